// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/survey.hpp>

#include <gtest/gtest.h>

namespace {
ikm::complaint wrong(std::uint64_t line, ikm::fault what = ikm::faults::out_of_scale{}) {
  return {.where = {.file = "f", .line = line}, .what = std::move(what)};
}
}  // namespace

TEST(Survey, KeepsTheFirstComplaintsOfAKindAndCountsTheRest) {
  ikm::row_account account;
  for (std::uint64_t i = 0; i < 30; ++i) account.reject(wrong(i));
  account.reject(wrong(99, ikm::faults::ragged_row{}));
  EXPECT_EQ(account.rejected, 31U);
  EXPECT_EQ(account.rejects.size(), ikm::complaints_kept + 1);
  EXPECT_EQ(account.reject_counts[ikm::reason::out_of_scale], 30U);
}

TEST(Survey, MergedAccountsKeepTheFirstOfAKind) {
  ikm::row_account a;
  ikm::row_account b;
  for (std::uint64_t i = 0; i < 15; ++i) a.reject(wrong(i));
  for (std::uint64_t i = 0; i < 15; ++i) b.reject(wrong(100 + i));
  a.merge(b);
  EXPECT_EQ(a.rejected, 30U);
  EXPECT_EQ(a.rejects.size(), ikm::complaints_kept);
  EXPECT_EQ(a.rejects.back().where.line, 104U);
}

TEST(Survey, MergesCountsRowsAndFiles) {
  const auto& method = ikm::permenpan_14_2017();
  ikm::survey a{.all = ikm::tally{method}};
  a.all.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  a.account.rows = a.account.accepted = 1;
  a.account.files = {"a.csv"};
  ikm::survey b = a;
  b.account.files = {"b.csv"};
  a.merge(b);
  EXPECT_EQ(a.all.respondents(), 2U);
  EXPECT_EQ(a.account.rows, 2U);
  EXPECT_EQ(a.account.files, (std::vector<std::string>{"a.csv", "b.csv"}));
  EXPECT_EQ(a.stored().rows.accepted, 2U);
}
