// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_TOTALS_LABEL_HPP
#define IKM_SRC_INGEST_TOTALS_LABEL_HPP

#include <string_view>

namespace ikm {

/// Whether a row's first filled cell labels totals: `Σ Nilai/Unsur`, `NRR Tertimbang/Unsur`, `IKM Unit Pelayanan`.
enum class totals_label {
  none,
  at_end,   ///< statistics, ranks, goals: `Tertinggi`; only where no respondent follows
  perhaps,  ///< it begins like one: `Mutu dan Akreditasi`
  surely,
};
/// Complexity: one comparison of a letter for most cells.
[[nodiscard]] totals_label totals_label_of(std::string_view cell);

/// The known words that the label begins with, folded: `mutu` of `Mutu dan Akreditasi`; empty where there are none. All
/// that may be shown of it: the cell may be a person's name.
[[nodiscard]] std::string_view totals_words_of(std::string_view cell);

}  // namespace ikm

#endif
