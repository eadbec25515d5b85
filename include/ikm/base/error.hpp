// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_ERROR_HPP
#define IKM_BASE_ERROR_HPP

#include <ikm/base/failure.hpp>
#include <ikm/base/sentence.hpp>

#include <stdexcept>
#include <utility>

namespace ikm {

/// An operation failed. Bad data in a survey is not an error but a value: see `ikm/ingest/complaint.hpp`.
class error : public std::runtime_error {
 public:
  /// \param code why, for a program
  /// \param said what went wrong
  error(failure code, sentence said) : std::runtime_error{said.en}, code_{code}, said_{std::move(said)} {}

  /// Why, for a program; see `docs/errors.md`.
  [[nodiscard]] failure code() const noexcept { return code_; }

  /// What went wrong, in both languages; `what()` is the English one.
  [[nodiscard]] const sentence& said() const noexcept { return said_; }

 private:
  failure code_;
  sentence said_;
};

/// A number that cannot be represented or an operation that arithmetic does not define.
struct arithmetic_error : error {
  using error::error;
};

/// A methodology that contradicts itself, or is not known.
struct methodology_error : error {
  using error::error;
};

/// Counts that do not belong together, or answers that are not of the tally's methodology.
struct tally_error : error {
  using error::error;
};

/// A statistic that was asked for in a way that has no meaning: a level of 95, a population smaller than the sample.
struct statistics_error : error {
  using error::error;
};

/// A file, buffer or stream that cannot be read or written.
struct io_error : error {
  using error::error;
};

}  // namespace ikm

#endif
