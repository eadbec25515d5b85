// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TESTS_REPORT_REPORT_FIXTURE_HPP
#define IKM_TESTS_REPORT_REPORT_FIXTURE_HPP

#include <ikm/read/read_survey.hpp>
#include <ikm/report/score_report.hpp>

#include <string>

/// A survey of three rows in two units, one of them with hostile names, and one bad row set aside.
inline ikm::score_report small_report(const ikm::score_options& options = {}) {
  const std::string text =
      "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
      "=cmd(),4,4,4,4,4,4,4,4,4\n"
      ",3,3,3,3,3,3,3,3,\n"
      "=cmd(),9,4,4,4,4,4,4,4,4\n"
      "\"a \"\"b\"\", c\",4,4,4,4,4,4,4,4,4\n";
  return score_report_of(ikm::read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(),
                                          {.bad_rows = ikm::bad_rows::skip, .by = {{"unit"}}}),
                         {.options = options});
}

#endif
