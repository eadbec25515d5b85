// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_SOURCE_ERROR_HPP
#define IKM_SOURCE_SOURCE_ERROR_HPP

#include <ikm/base/error.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace ikm {

/// The bytes of a source cannot be taken apart into rows, from one place on.
class source_error : public error {
 public:
  source_error(std::string file, std::uint64_t line, const sentence& said)
      : error{located(file, line, said)}, file_{std::move(file)}, line_{line} {}

  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  /// Physical line, from 1; 0 when the whole file is meant.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  static sentence located(const std::string& file, std::uint64_t line, const sentence& said) {
    const std::string where = file + (line == 0 ? ": " : ":" + std::to_string(line) + ": ");
    return {where + said.id, where + said.en};
  }

  std::string file_;
  std::uint64_t line_;
};

}  // namespace ikm

#endif
