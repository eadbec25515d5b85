// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

#include "report_fixture.hpp"

#include <gtest/gtest.h>

#include <sstream>

TEST(ReportCsv, ACellIsQuotedWhenItHasToBeAndNeverAFormula) {
  EXPECT_EQ(ikm::csv_cell("Loket 1"), "Loket 1");
  EXPECT_EQ(ikm::csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(ikm::csv_cell("a\nb"), "\"a\nb\"");
  for (const char* plain : {"-1", "-41", "-3,5", "-0.25"}) {
    const std::string cell = ikm::csv_cell(plain);
    EXPECT_EQ(cell.find('\''), std::string::npos) << "a number runs nothing: " << cell;
  }
  for (const char* formula : {"=1", "+1", "-1+cmd()", "--1", "-", "-x", "@x", "\tx"})
    EXPECT_EQ(ikm::csv_cell(formula), std::string{"'"} + formula);
  EXPECT_EQ(ikm::csv_cell("\r=1"), "\"'\r=1\"");
}

TEST(ReportCsv, IsOneRowAResult) {
  std::ostringstream text;
  write_csv(text, small_report());
  EXPECT_EQ(text.str(),
            "level,unit,respondents,index,grade,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,"
            "sarana\n"
            "survey,,3,92.59,A,3.6667,3.6667,3.6667,3.6667,3.6667,3.6667,3.6667,3.6667,4.0000\n"
            "group,,1,,,3.0000,3.0000,3.0000,3.0000,3.0000,3.0000,3.0000,3.0000,\n"
            "group,'=cmd(),1,100.00,A,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000\n"
            "group,\"a \"\"b\"\", c\",1,100.00,A,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000,4.0000\n");
}
