// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_ROW_KIND_HPP
#define IKM_INGEST_ROW_KIND_HPP

#include <ikm/base/sentence.hpp>

#include <cstdint>
#include <map>
#include <string_view>

namespace ikm {

/// What a row of a file is. All but `respondent` are passed over, and counted.
enum class row_kind {
  respondent,
  empty,            ///< nothing in it
  title,            ///< above the header
  totals,           ///< sums, means and index of the answers, and what is below them
  legend,           ///< text beside the table only
  repeated_header,  ///< the header once more, as on each printed page
  column_numbers,   ///< `(1) (2) (3) …` below the header
  told,             ///< a mapping says to pass it over
  incomplete,       ///< given up half way, by the column that a mapping names
  outside_period,   ///< not within --from and --to
  numbered,         ///< nothing but a running number or a code, and figures computed from no answers
  duplicate,        ///< a respondent who is there already, where the first counts
};

/// The word for it in JSON: `repeated_header`.
[[nodiscard]] std::string_view name_of(row_kind kind) noexcept;

/// The kind as people call it: `baris jumlah`, `totals`.
[[nodiscard]] sentence label_of(row_kind kind);

/// How many rows of each kind were passed over. Adds up to what is skipped.
using skip_counts = std::map<row_kind, std::uint64_t>;

}  // namespace ikm

#endif
