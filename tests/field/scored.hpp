// SPDX-License-Identifier: BSL-1.0
// A survey written as text, and what comes of it: its index and number of respondents, or why it stops.
#ifndef IKM_TESTS_FIELD_SCORED_HPP
#define IKM_TESTS_FIELD_SCORED_HPP

#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/bytes.hpp>

#include <string>

/// `75.00 of 3`, or `stop: 4 without_time`: the line and the code of the first complaint.
inline std::string scored(const std::string& text, const ikm::read_options& options = {},
                          const ikm::methodology& method = ikm::permenpan_14_2017()) {
  try {
    const ikm::methodology asked = with_mapped_questions(method, options.said);
    const ikm::survey read = read_survey(ikm::bytes_of(text, "f.csv"), asked, options);
    const auto published = score(read.all).published();
    return (published ? published->to_string() : "-") + " of " + std::to_string(read.all.respondents());
  } catch (const ikm::input_error& problem) {
    const ikm::complaint& first = problem.complaints().front();
    return "stop: " + std::to_string(first.where.line) + " " + std::string{name_of(first.code())};
  }
}

/// The same with the lines of a mapping.
inline std::string scored_with(const std::string& toml, const std::string& text, ikm::read_options options = {}) {
  options.said = ikm::parse_mapping(toml, "m.toml");
  return scored(text, options);
}

/// `,4,4,4,4,4,4,4,4,4`.
inline std::string nine(char answer) {
  std::string cells;
  for (int i = 0; i < 9; ++i) cells += std::string{","} + answer;
  return cells;
}

inline const std::string codes = ",U1,U2,U3,U4,U5,U6,U7,U8,U9";

#endif
