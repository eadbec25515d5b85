// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/dates.hpp>

#include <gtest/gtest.h>

using ikm::day;
using ikm::parse_day;

// Domain, section 5: dates are dd/mm/yyyy.
TEST(Dates, AreReadDayFirst) {
  const day expected{2024, 3, 5};
  for (const char* text :
       {"05/03/2024", "5/3/2024", "5-3-2024", "05.03.2024 10:15:00", "2024-03-05", "2024/03/05 9:00:00 AM GMT+8",
        "2024-03-05T08:00:00.000+08:00", "5 Maret 2024", "5 March 2024", " 05-Mar-2024 "})
    EXPECT_EQ(parse_day(text), expected) << text;
  EXPECT_EQ(parse_day("03/05/2024", ikm::date_order::month_first), expected);
}

TEST(Dates, WhatIsNoDateIsNone) {
  for (const char* text : {"", "-", "32/01/2024", "29/02/2023", "31/04/2024", "01/13/2024", "05/03/24", "2024", "besok",
                           "1/2/3/4", "10:15:00", "99999999999/1/2024", "2024-13-01"})
    EXPECT_FALSE(parse_day(text)) << text;
  EXPECT_TRUE(parse_day("29/02/2024"));
}

TEST(Dates, ArePutInPeriodsThatSortInTime) {
  EXPECT_EQ(period_of({2024, 3, 31}, ikm::period::month), "2024-03");
  EXPECT_EQ(period_of({2024, 3, 31}, ikm::period::quarter), "2024-T1");
  EXPECT_EQ(period_of({2024, 4, 1}, ikm::period::quarter), "2024-T2");
  EXPECT_EQ(period_of({2024, 12, 31}, ikm::period::quarter), "2024-T4");
  EXPECT_EQ(period_of({2024, 6, 30}, ikm::period::half), "2024-S1");
  EXPECT_EQ(period_of({2024, 7, 1}, ikm::period::half), "2024-S2");
  EXPECT_EQ(period_of({2024, 7, 1}, ikm::period::year), "2024");
  EXPECT_EQ(ikm::period_named("triwulan"), ikm::period::quarter);
  EXPECT_FALSE(ikm::period_named("minggu"));
}

TEST(Dates, ADateIsKnownAsSuchInEitherOrderAndWithAYearOfTwoDigits) {
  for (const char* text : {"2/3/26 8:00:00", "12/31/26", "31/12/26 23:59", "2026-03-02", "5 Mei 2026", "13-1-26"})
    EXPECT_TRUE(ikm::looks_like_day(text)) << text;
  for (const char* text : {"3", "3,5", "8:00", "99/99/26", "0812 345", "Cepat", "1.2.345"})
    EXPECT_FALSE(ikm::looks_like_day(text)) << text;
}
