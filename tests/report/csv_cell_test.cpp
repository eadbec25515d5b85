// SPDX-License-Identifier: BSL-1.0
#include "report/csv_cell.hpp"

#include <gtest/gtest.h>

TEST(CsvCell, ACellIsQuotedWhenItHasToBeAndNeverAFormula) {
  EXPECT_EQ(ikm::csv_cell("Loket 1"), "Loket 1");
  EXPECT_EQ(ikm::csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(ikm::csv_cell("a\nb"), "\"a\nb\"");
  for (const char* plain : {"-1", "-41", "-3,5", "-0.25"}) {
    const std::string cell = ikm::csv_cell(plain);
    EXPECT_EQ(cell.find('\''), std::string::npos) << "a number runs nothing: " << cell;
  }
  for (const char* formula : {"=1", "+1", "-1+cmd()", "--1", "-", "-x", "@x", "\tx"})
    EXPECT_EQ(ikm::csv_cell(formula), std::string{"'"} + formula);
  EXPECT_EQ(ikm::csv_cell("\r=1"), "\"\r'=1\"");
}

// A program may split at a semicolon, a tab or a bar, whatever is quoted, and pass over blanks and what is not seen.
TEST(CsvCell, AFormulaBehindAnotherSeparatorRunsNothing) {
  EXPECT_EQ(ikm::csv_cell("Loket;=cmd|'/C calc'!A0;x"), "Loket;'=cmd|'/C calc'!A0;x");
  EXPECT_EQ(ikm::csv_cell("Loket\t=1+1"), "Loket\t'=1+1");
  EXPECT_EQ(ikm::csv_cell("Loket|@SUM(A1)"), "Loket|'@SUM(A1)");
  EXPECT_EQ(ikm::csv_cell("Loket\n+1+1"), "\"Loket\n'+1+1\"");
  EXPECT_EQ(ikm::csv_cell("Loket,a;  =1"), "\"Loket,a;  '=1\"");
  EXPECT_EQ(ikm::csv_cell("\t=1"), "\t'=1");
  EXPECT_EQ(ikm::csv_cell("a;\"=1\""), "\"a;\"\"'=1\"\"\"");
  EXPECT_EQ(ikm::csv_cell(" =1"), " '=1");
  for (const char* unseen : {"\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\xAE", "\xE3\x80\x80", "\x01"})
    EXPECT_EQ(ikm::csv_cell(std::string{unseen} + "=cmd"), std::string{unseen} + "'=cmd");
  for (const char* wide : {"＝", "＋", "－", "＠", "﹦"})
    EXPECT_EQ(ikm::csv_cell(std::string{wide} + "cmd"), std::string{"'"} + wide + "cmd");
}

TEST(CsvCell, NumbersAndTextsStandAsTheyAre) {
  for (const char* plain : {"-2,5", "Loket;-2", "Loket; -2,5 ;3"}) {
    const std::string cell = ikm::csv_cell(plain);
    EXPECT_EQ(cell.find('\''), std::string::npos) << cell;
  }
  for (const char* plain :
       {"Loket; 2", "a=b", "a-b; c+d", "3-4", "Jl. A. Yani 3 - 5", "x@y", "é;ü", "Loket 1|Loket 2", "'=1"})
    EXPECT_EQ(ikm::csv_cell(plain), plain);
  for (const char* cut : {"\xE2", "\xE2\x80", "\xEF\xBB", "\xC2", "a;\xEF", "\xE2\x80;Loket"})
    EXPECT_EQ(ikm::csv_cell(cut), cut);
  EXPECT_EQ(ikm::csv_cell("\xE2\x80;=1"), "\xE2\x80;'=1");
}
