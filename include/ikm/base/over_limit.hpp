// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_OVER_LIMIT_HPP
#define IKM_BASE_OVER_LIMIT_HPP

#include <ikm/base/error.hpp>
#include <ikm/base/sentence.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace ikm {

/// What is said, with the place before it: `a.csv:3: …`.
/// \param line from 1; 0 when the whole file is meant
[[nodiscard]] inline sentence located(const std::string& file, std::uint64_t line, const sentence& said) {
  const std::string where = file + (line == 0 ? ": " : ":" + std::to_string(line) + ": ");
  return {where + said.id, where + said.en};
}

/// An input, or what is made of all inputs together, is larger than a limit allows that the caller may set.
class over_limit : public error {
 public:
  /// \param limit as the options name it: `max_rows`
  over_limit(const std::string& file, std::uint64_t line, const std::string& limit, std::uint64_t most)
      : over_limit{file, line, limit, most, said_of(limit, most)} {}
  /// The same, said in other words.
  over_limit(const std::string& file, std::uint64_t line, std::string limit, std::uint64_t most, const sentence& said)
      : error{failure::over_limit, located(file, line, said)},
        limit_{std::move(limit)},
        most_{most},
        file_{file},
        line_{line} {}
  /// Of a place that is not known yet.
  over_limit(std::string limit, std::uint64_t most, sentence said)
      : error{failure::over_limit, std::move(said)}, limit_{std::move(limit)}, most_{most} {}

  /// The same, with the place before what is said.
  [[nodiscard]] over_limit at(const std::string& file, std::uint64_t line = 0) const {
    over_limit placed{file, line, limit_, most_, said()};
    placed.is_of_memory_ = is_of_memory_;
    return placed;
  }
  /// The same, of a limit on what is kept in memory: all of those are set together.
  [[nodiscard]] over_limit of_memory() const {
    over_limit made = *this;
    made.is_of_memory_ = true;
    return made;
  }
  /// `over the limit of 16384 (max_columns)`.
  [[nodiscard]] static sentence said_of(const std::string& limit, std::uint64_t most) {
    const std::string number = std::to_string(most) + " (" + limit + ")";
    return {"melewati batas " + number, "over the limit of " + number};
  }

  /// As the options name it: `max_rows`.
  [[nodiscard]] const std::string& limit() const noexcept { return limit_; }
  /// What it allows.
  [[nodiscard]] std::uint64_t most() const noexcept { return most_; }
  /// Empty when the place is not known.
  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  /// Physical line, from 1; 0 when the whole file is meant.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  /// Whether it is one of the limits on memory that `limits_within` makes.
  [[nodiscard]] bool is_of_memory() const noexcept { return is_of_memory_; }

 private:
  std::string limit_;
  std::uint64_t most_;
  std::string file_ = {};
  std::uint64_t line_ = 0;
  bool is_of_memory_ = false;
};

}  // namespace ikm

#endif
