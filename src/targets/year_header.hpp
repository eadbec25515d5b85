// SPDX-License-Identifier: BSL-1.0
// Which year does the header of a column name, and what are its numbers?
#ifndef IKM_SRC_TARGETS_YEAR_HEADER_HPP
#define IKM_SRC_TARGETS_YEAR_HEADER_HPP

#include "ingest/small_table.hpp"

#include <ikm/targets/indicator_table.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// A header that names a year: `2024`, `2024*`, `Target (2024)`, `Realisasi Tahun 2024`. What leads with another word
/// (`Anggaran 2024`) names another thing and is none.
struct year_header {
  int year = 0;
  bool targets = false;  ///< it says target
  bool actuals = false;  ///< it says realisasi
  bool more = false;     ///< it says something else too: `2023 (P)`, `2024 1)`, `2021-2026`

  /// Whether its column holds such numbers; a header without a word for either holds both.
  [[nodiscard]] bool holds(table_values what) const noexcept;
  /// Whether it may hold such numbers, but says more than is understood.
  [[nodiscard]] bool may_hold(table_values what) const noexcept;
};

/// Empty for a header that names no year, or another thing.
[[nodiscard]] std::optional<year_header> year_header_of(std::string_view header);

/// Columns of a table with such numbers.
struct year_columns {
  std::map<int, std::size_t> by_year = {};
  std::vector<std::size_t> unread = {};   ///< that may hold such numbers, but say more than is understood
  std::vector<std::size_t> numbers = {};  ///< all columns of a year, also of the other kind
};

/// A year twice is complained of.
[[nodiscard]] year_columns year_columns_of(small_table& table, table_values holds);

/// Whether a row of headers names such a year.
[[nodiscard]] bool names_year(const small_table& table, table_values holds);

}  // namespace ikm

#endif
