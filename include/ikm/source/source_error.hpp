// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_SOURCE_ERROR_HPP
#define IKM_SOURCE_SOURCE_ERROR_HPP

#include <ikm/base/error.hpp>
#include <ikm/base/over_limit.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// The bytes of a source cannot be taken apart into rows, from one place on.
class source_error : public error {
 public:
  /// \param line from 1; 0 when the whole file is meant
  source_error(std::string file, std::uint64_t line, failure code, const sentence& said)
      : error{code, located(file, line, said)}, file_{std::move(file)}, line_{line} {}

  /// As it was named.
  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  /// Physical line, from 1; 0 when the whole file is meant.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  std::string file_;
  std::uint64_t line_;
};

/// A source holds several tables, and which one is meant was not said.
class several_tables : public source_error {
 public:
  /// \param names of the tables
  several_tables(std::string file, std::vector<std::string> names)
      : source_error{std::move(file), 0, failure::several_tables, listed(names)}, names_{std::move(names)} {}

  /// To choose from.
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

 private:
  static sentence listed(const std::vector<std::string>& names) {
    constexpr std::size_t most_bytes = 200;
    std::string list;
    for (const std::string& one : names) {
      if (list.size() >= most_bytes) {
        list += ", …";
        break;
      }
      list += (list.empty() ? "" : ", ") + one;
    }
    const std::string count = std::to_string(names.size());
    return {"berkas ini memuat " + count + " tabel (" + list + "); sebutkan satu di antaranya sebagai sheet",
            "this file holds " + count + " tables (" + list + "); name one of them as the sheet"};
  }

  std::vector<std::string> names_;
};

}  // namespace ikm

#endif
