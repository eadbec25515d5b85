// SPDX-License-Identifier: BSL-1.0
// A project that reads answers and writes a report: component io.
#include <ikm/read/read_survey.hpp>
#include <ikm/report/csv.hpp>

#include <iostream>

int main() {
  const auto answers = ikm::read_survey(ikm::bytes_of("U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,3,3,3,3,3,3,3\n", "memory"),
                                        ikm::permenpan_14_2017());
  const auto report = ikm::score_report_of(answers);
  ikm::write_csv(std::cout, report);
  return report.combined.whole.published()->to_string() == "75.00" ? 0 : 1;
}
