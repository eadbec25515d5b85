// SPDX-License-Identifier: BSL-1.0
#include "source/sheet_row.hpp"

#include <ikm/source/source_error.hpp>

#include <algorithm>

namespace ikm {

void sheet_row::begin(std::uint64_t line) {
  line_ = line;
  placed_.clear();
  buffer_.clear();
  formulas_.clear();
  row_bytes_ = 0;
}

void sheet_row::put(std::size_t column, std::string_view text) {
  place_at(column, text.size()) = {nullptr, buffer_.size(), text.size(), false};
  buffer_ += text;
}

void sheet_row::put_number(std::size_t column, std::string_view text) {
  put(column, text);
  placed_[column].number = true;
}

void sheet_row::point(std::size_t column, std::string_view text) {
  place_at(column, text.size()) = {text.data(), 0, text.size(), false};
}

void sheet_row::put_formula(std::size_t column, std::string_view begins_with) {
  if (formulas_.size() == limits_.max_columns) refuse_limit("max_columns", limits_.max_columns);
  formulas_.push_back({column, std::string{begins_with}});
}

sheet_row::place& sheet_row::place_at(std::size_t column, std::size_t bytes) {
  if (column >= limits_.max_columns) refuse_limit("max_columns", limits_.max_columns);
  row_bytes_ += bytes;
  if (row_bytes_ > limits_.max_row_bytes) refuse_limit("max_row_bytes", limits_.max_row_bytes);
  if (placed_.size() <= column) placed_.resize(column + 1);
  return placed_[column];
}

row sheet_row::end(merged_cells& merges) {
  cells_.clear();
  for (const place& one : placed_)
    cells_.emplace_back(one.text != nullptr ? one.text : buffer_.data() + one.at, one.size);
  note_cells(merges);
  // One cell far to the right makes many, and one shared text as many as point to it: they are counted as made.
  cells_made_ += cells_.size() + notes_.size();
  if (cells_made_ > limits_.max_cells) refuse_limit("max_cells", limits_.max_cells);
  text_bytes_ += row_bytes_;
  if (text_bytes_ > limits_.max_text_bytes) refuse_limit("max_text_bytes", limits_.max_text_bytes);
  return {.line = line_, .cells = cells_, .notes = notes_};
}

void sheet_row::note_cells(merged_cells& merges) {
  notes_.clear();
  if (!merges.empty() && (!cells_.empty() || !formulas_.empty())) {
    merges.pass(line_, cells_, notes_);
    if (merges.kept_bytes() > limits_.max_row_bytes) refuse_limit("max_row_bytes", limits_.max_row_bytes);
  }
  if (formulas_.empty()) return;
  const row covered{.line = line_, .cells = cells_, .notes = notes_};
  std::vector<noted_cells> all{notes_};
  for (const noted_formula& one : formulas_)
    if (note_of(covered, one.column) == nullptr)
      all.push_back({one.column, one.column, cell_note::formula_without_value, one.text});
  std::sort(all.begin(), all.end(), [](const noted_cells& a, const noted_cells& b) { return a.first < b.first; });
  notes_ = std::move(all);
}

void sheet_row::refuse(failure code, const std::string& id, const std::string& en) const {
  throw source_error{where_, line_, code, {id, en}};
}

void sheet_row::refuse_limit(const char* limit, std::uint64_t most) const {
  throw over_limit{where_, line_, limit, most};
}

}  // namespace ikm
