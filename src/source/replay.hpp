// SPDX-License-Identifier: BSL-1.0
// Rows that can be looked at before they are read.
#ifndef IKM_SRC_SOURCE_REPLAY_HPP
#define IKM_SRC_SOURCE_REPLAY_HPP

#include <ikm/source/row.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A copy of a row.
struct kept_row {
  std::uint64_t line = 0;
  std::uint64_t record = 0;
  bool stray_quote = false;
  std::vector<std::string> cells = {};
  std::vector<noted_cells> notes = {};  ///< without their texts, which are beside them
  std::vector<std::string> note_values = {};
};

[[nodiscard]] inline kept_row kept(const row& from) {
  kept_row copy{from.line, from.record, from.stray_quote, {from.cells.begin(), from.cells.end()}, {}, {}};
  for (noted_cells note : from.notes) {
    copy.note_values.emplace_back(note.value);
    note.value = {};
    copy.notes.push_back(note);
  }
  return copy;
}

[[nodiscard]] inline std::vector<std::string_view> views_of(const kept_row& from) {
  return {from.cells.begin(), from.cells.end()};
}

/// Passes the rows of another source on; its first rows can be looked at before they are read.
class replayed_rows final : public row_source {
 public:
  /// \param rest must outlive it
  explicit replayed_rows(row_source& rest) : rest_{rest} {}

  [[nodiscard]] const std::string& name() const noexcept override { return rest_.name(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return rest_.sheet(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return rest_.delimiter(); }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return rest_.cells_are_placed(); }
  [[nodiscard]] bool names_columns() const noexcept override { return rest_.names_columns(); }

  /// Reads at most `rows` rows ahead, and not more than about `bytes` bytes of them.
  void look_ahead(std::size_t rows, std::size_t bytes) {
    row from;
    std::size_t held = 0;
    while (front_.size() < rows && held < bytes && rest_.next(from)) {
      front_.push_back(kept(from));
      for (const std::string_view cell : from.cells) held += cell.size() + sizeof(std::string);
      for (const noted_cells& note : from.notes) held += note.value.size() + sizeof(note) + sizeof(std::string);
    }
  }
  [[nodiscard]] const std::deque<kept_row>& front() const noexcept { return front_; }

  [[nodiscard]] bool next(row& into) override {
    if (front_.empty()) return rest_.next(into);
    current_ = std::move(front_.front());
    front_.pop_front();
    cells_.assign(current_.cells.begin(), current_.cells.end());
    for (std::size_t i = 0; i < current_.notes.size(); ++i) current_.notes[i].value = current_.note_values[i];
    into = {.line = current_.line,
            .record = current_.record,
            .cells = cells_,
            .stray_quote = current_.stray_quote,
            .notes = current_.notes};
    return true;
  }

 private:
  row_source& rest_;
  std::deque<kept_row> front_;
  kept_row current_;
  std::vector<std::string_view> cells_;
};

}  // namespace ikm

#endif
