// SPDX-License-Identifier: BSL-1.0
// What is after an ikm_tally: counts that one thread at a time writes.
#ifndef IKM_SRC_BINDINGS_C_COUNTED_HPP
#define IKM_SRC_BINDINGS_C_COUNTED_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/tally/stored.hpp>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>

namespace ikm::c {

/// Answers in memory: that of respondent r to question q is at `first + r * row_stride + q * question_stride`.
struct answer_block {
  const answer* first = nullptr;
  std::size_t rows = 0;
  std::size_t questions = 0;
  std::ptrdiff_t row_stride = 0;
  std::ptrdiff_t question_stride = 1;
};

/// All of the block or nothing.
/// \throws wrong_use for another number of questions than the methodology has; tally_error for an answer outside the
///         scale
void add_block(tally& to, const answer_block& block);

class counted {
 public:
  counted(const methodology& method, bool joint);
  explicit counted(stored_survey counts) : counts_{std::move(counts)} {}

  /// \throws tally_error as tally::add, and where the counts are grouped: nobody says to which group they belong
  void add(std::span<const answer> answers, std::uint64_t respondents);
  void add_batch(const answer_block& block);
  void merge(const stored_survey& other);
  [[nodiscard]] std::uint64_t respondents() const;
  [[nodiscard]] stored_survey copy() const;

 private:
  void refuse_groups() const;
  void count_rows(std::uint64_t respondents);

  mutable std::mutex one_at_a_time_ = {};
  stored_survey counts_;
};

}  // namespace ikm::c

#endif
