// SPDX-License-Identifier: BSL-1.0
#include "source/merged_cells.hpp"

#include <iterator>

namespace ikm {

/// Ranges that overlap are in no file that a spreadsheet wrote: the one that came first holds.
bool merged_cells::is_free(const merged_range& range) const {
  const auto after = covering_.upper_bound(range.last_column);
  return after == covering_.begin() || std::prev(after)->second.range.last_column < range.first_column;
}

void merged_cells::pass(std::uint64_t line, const std::vector<std::string_view>& cells,
                        std::vector<noted_cells>& notes) {
  for (auto it = covering_.begin(); it != covering_.end();) {
    if (it->second.range.last_row >= line) {
      ++it;
    } else {
      kept_bytes_ -= it->second.text.size();
      it = covering_.erase(it);
    }
  }
  while (!coming_.empty() && coming_.begin()->first <= line) {
    const merged_range range = coming_.begin()->second;
    coming_.erase(coming_.begin());
    if (range.last_row < line || !is_free(range)) continue;
    std::string text;
    // A first row that the file leaves out is blank.
    if (range.first_row == line && range.first_column < cells.size()) text = cells[range.first_column];
    kept_bytes_ += text.size();
    covering_.emplace(range.first_column, covering{range, std::move(text)});
  }
  for (const auto& [column, one] : covering_) {
    const bool down = one.range.first_row < line;
    const std::size_t first = one.range.first_column + (down ? 0 : 1);
    if (first <= one.range.last_column)
      notes.push_back(
          {first, one.range.last_column, down ? cell_note::merged_down : cell_note::merged_across, one.text});
  }
}

}  // namespace ikm
