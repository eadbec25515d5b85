// SPDX-License-Identifier: BSL-1.0
#include "given_values.hpp"

#include <charconv>
#include <system_error>

namespace ikm::cli {

assignment assignment_of(const std::string& option, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = equals == std::string::npos ? equals : text.rfind(':', equals);
  assignment made;
  if (colon != std::string::npos) {
    made = {text.substr(0, colon), 0, text.substr(equals + 1)};
    const char* end = text.data() + equals;
    const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, made.year);
    if (problem != std::errc{} || stop != end) made.year = 0;
  }
  if (made.id.empty() || made.value.empty() || made.year < 1900 || made.year > 2999)
    throw usage_error{
        {option + " '" + text + "': yang diharapkan ID:TAHUN=" + (option == "--survey" ? "BERKAS" : "NILAI"),
         option + " '" + text + "': expected ID:YEAR=" + (option == "--survey" ? "FILE" : "VALUE")}};
  return made;
}

std::vector<given_actual> actuals_of(const std::vector<std::string>& texts) {
  std::vector<given_actual> made;
  made.reserve(texts.size());
  for (const std::string& text : texts) {
    const assignment one = assignment_of("--actual", text);
    made.push_back({one.id, one.year, one.value});
  }
  return made;
}

indicator_report indicators_of(const indicator_request& asked) try {
  return indicator_report_of(asked);
} catch (const given_actual_error& problem) {
  const auto& [id, year_of, value] = problem.given;
  const std::string option = "--actual '" + id + ":" + std::to_string(year_of) + "=" + value + "': ";
  throw usage_error{{option + problem.said().id, option + problem.said().en}};
}

}  // namespace ikm::cli
