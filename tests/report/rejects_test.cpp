// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/rejects.hpp>

#include <gtest/gtest.h>

#include <sstream>

TEST(Rejects, HoldWhereWhatWhyAndTheAnswerCells) {
  std::ostringstream text;
  write_rejects_header(text, ikm::permenpan_14_2017());
  ikm::write_reject(text, {.why = {.where = {.file = "f.csv", .line = 4, .column = "U1"},
                                   .what = ikm::faults::text_answer{"=9", {{1, 4}, {}}}},
                           .answer_cells = {"=9", "1", "2", "3", "", "1", "1", "1", "1"}});
  EXPECT_EQ(
      text.str(),
      "file,line,column,found,reason,U1,U2,U3,U4,U5,U6,U7,U8,U9\nf.csv,4,U1,'=9,text_answer,'=9,1,2,3,,1,1,1,1\n");
}
