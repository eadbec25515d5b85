// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_MERGED_CELLS_HPP
#define IKM_SRC_SOURCE_MERGED_CELLS_HPP

#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Cells that a sheet shows as one: a rectangle, with the text of its first cell. Rows from 1, columns from 0; the last
/// ones belong to it.
struct merged_range {
  std::uint64_t first_row = 0;
  std::uint64_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
};

/// The merged ranges of a sheet while its rows pass by in order.
class merged_cells {
 public:
  /// Before the row in which it begins.
  void add(const merged_range& range) { coming_.emplace(range.first_row, range); }
  [[nodiscard]] bool empty() const noexcept { return coming_.empty() && covering_.empty(); }

  /// What covers cells of this row, appended to `notes` in order. The texts are valid until the next row.
  void pass(std::uint64_t line, const std::vector<std::string_view>& cells, std::vector<noted_cells>& notes);

  /// The texts that are kept for the rows below.
  [[nodiscard]] std::size_t kept_bytes() const noexcept { return kept_bytes_; }

 private:
  struct covering {
    merged_range range;
    std::string text;
  };

  [[nodiscard]] bool is_free(const merged_range& range) const;

  std::multimap<std::uint64_t, merged_range> coming_;  // by their first row
  std::map<std::size_t, covering> covering_;           // by their first column; no two share one
  std::size_t kept_bytes_ = 0;
};

}  // namespace ikm

#endif
