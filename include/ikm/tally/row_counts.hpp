// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_ROW_COUNTS_HPP
#define IKM_TALLY_ROW_COUNTS_HPP

#include <cstdint>

namespace ikm {

/// What became of every row that was read. Law: rows = accepted + rejected + skipped. Merges by adding.
struct row_counts {
  std::uint64_t rows = 0;
  std::uint64_t accepted = 0;  ///< became respondents
  std::uint64_t rejected = 0;  ///< set aside whole
  std::uint64_t skipped = 0;   ///< passed over: empty, or no respondent's (see row_kind)

  /// Adds what became of other rows.
  void merge(const row_counts& other) noexcept {
    rows += other.rows;
    accepted += other.accepted;
    rejected += other.rejected;
    skipped += other.skipped;
  }
  /// The inverse of `merge`. Precondition: `part` was merged.
  void take_away(const row_counts& part) noexcept {
    rows -= part.rows;
    accepted -= part.accepted;
    rejected -= part.rejected;
    skipped -= part.skipped;
  }
  friend bool operator==(const row_counts&, const row_counts&) = default;
};

}  // namespace ikm

#endif
