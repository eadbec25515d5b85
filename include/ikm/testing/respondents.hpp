// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TESTING_RESPONDENTS_HPP
#define IKM_TESTING_RESPONDENTS_HPP

#include <ikm/base/error.hpp>
#include <ikm/tally/tally.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::testing {

/// The most respondents that one row stands for.
inline constexpr std::size_t most_alike = 1'000'000;

namespace detail {

inline std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  line = line.substr(0, line.find('#'));
  for (std::size_t at = 0; (at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

/// A whole number up to `most`; a larger one, and what is none, is refused with its line.
inline std::size_t number_of(std::string_view word, std::size_t most, std::size_t line) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (failed != std::errc{} || end != word.data() + word.size() || number > most) {
    const std::string found = "'" + std::string{word} + "'";
    throw tally_error{
        failure::wrong_value,
        {"baris " + std::to_string(line) + ": " + found + " bukan bilangan sampai " + std::to_string(most),
         "line " + std::to_string(line) + ": " + found + " is not a number up to " + std::to_string(most)}};
  }
  return number;
}

}  // namespace detail

/// A survey from rows as text: a row per respondent, an answer per question in the methodology's order, separated by
/// blanks. `-` is a blank answer. `x 20` at the end of a row makes twenty such respondents. `#` begins a comment.
/// \throws tally_error with the line that does not fit the methodology
[[nodiscard]] inline tally respondents(const methodology& method, std::string_view rows) {
  tally made{method};
  std::size_t line = 0;
  while (!rows.empty()) {
    ++line;
    const std::size_t end = std::min(rows.find('\n'), rows.size());
    std::vector<std::string_view> words = detail::words_of(rows.substr(0, end));
    rows.remove_prefix(std::min(end + 1, rows.size()));
    std::size_t alike = 1;
    if (words.size() > 1 && words[words.size() - 2] == "x") {
      alike = detail::number_of(words.back(), most_alike, line);
      words.resize(words.size() - 2);
    }
    if (words.empty()) continue;
    std::vector<answer> answers;
    for (const std::string_view word : words)
      answers.push_back(word == "-" ? blank : static_cast<answer>(detail::number_of(word, 255, line)));
    if (std::find(words.begin(), words.end(), "0") != words.end()) answers.clear();  // a blank is `-`
    try {
      check_answers(method, answers);
    } catch (const tally_error& e) {
      const std::string at = std::to_string(line) + ": ";
      throw tally_error{e.code(), {"baris " + at + e.said().id, "line " + at + e.said().en}};
    }
    for (; alike > 0; --alike) made.add(answers);
  }
  return made;
}

}  // namespace ikm::testing

#endif
