// SPDX-License-Identifier: BSL-1.0
// A page of text in one language, line by line: what every report for people is written with.
#ifndef IKM_SRC_REPORT_PAGE_HPP
#define IKM_SRC_REPORT_PAGE_HPP

#include "report/labels.hpp"
#include "report/terminal.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace ikm {

class text_page {
 protected:
  /// \param names columns for the names of facts
  text_page(std::ostream& to, language lang, std::size_t names) : to_{to}, lang_{lang}, names_{names} {}

  [[nodiscard]] const char* say(const char* indonesian, const char* english) const {
    return label(lang_, indonesian, english);
  }
  template <typename... Values>
  void line(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::print(to_, pattern, std::forward<Values>(values)...);
    to_ << '\n';
  }
  void fact(std::string_view name, std::string_view value) { line("{:<{}}{}", name, names_, value); }
  /// Below a heading, in as many lines as the value needs; none where it is empty.
  void wrapped_fact(std::string_view name, std::string_view value, std::size_t width) {
    for (const std::string& part : wrapped(value, width - names_)) {
      if (part.empty()) continue;
      const std::size_t taken = columns_of(name) + 2;
      line("  {}{}{}", name, std::string(taken < names_ ? names_ - taken : 1, ' '), part);
      name = {};
    }
  }

  std::ostream& to_;
  language lang_;

 private:
  std::size_t names_;
};

}  // namespace ikm

#endif
