// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/csv.hpp>

#include "report_fixture.hpp"

#include <gtest/gtest.h>

#include <sstream>

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
