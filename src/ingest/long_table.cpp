// SPDX-License-Identifier: BSL-1.0
#include "ingest/long_table.hpp"

#include "base/keyed_hash.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/quoted.hpp"

#include <ikm/base/over_limit.hpp>
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::array<std::string_view, 9> respondent_names = {"respondent",     "responden",     "id responden",
                                                              "responden id",   "respondent id", "no responden",
                                                              "kode responden", "response id",   "id respon"};
constexpr std::array<std::string_view, 11> question_headers = {
    "question",    "pertanyaan",    "unsur",         "kode unsur",    "id unsur",       "unsur id",
    "question id", "question code", "id pertanyaan", "pertanyaan id", "kode pertanyaan"};
constexpr std::array<std::string_view, 7> answer_names = {"answer", "jawaban",       "nilai", "skor",
                                                          "score",  "nilai jawaban", "value"};

std::optional<std::size_t> only_one(std::span<const std::string_view> header, const auto& is_meant) {
  std::optional<std::size_t> found;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (!is_meant(folded(header[column]))) continue;
    if (found) return std::nullopt;
    found = column;
  }
  return found;
}

std::optional<std::size_t> named_one_of(std::span<const std::string_view> header, const auto& names) {
  return only_one(
      header, [&](const std::string& label) { return std::find(names.begin(), names.end(), label) != names.end(); });
}

/// The value of a group that a cell gives, to be compared.
std::string value_of(std::string_view cell, const group_value& how, date_order dates) {
  if (how.by_period)
    if (const auto when = parse_day(cell, dates)) return period_of(*when, *how.by_period);
  return how.standard ? normalised(*how.standard, cell) : std::string{cell};
}

/// Texts, short ones each once: most cells of a long table say what others say.
class kept_texts {
 public:
  using number = std::uint32_t;
  static constexpr number none = 0;  ///< of the empty text
  /// Of a text beside its letters: its entry, and what tables of it take while they grow.
  static constexpr std::size_t bytes_each = 112;

  [[nodiscard]] bool contains(std::string_view text) const {
    return text.empty() || (text.size() <= longest_shared && numbers_.contains(text));
  }
  number number_of(std::string_view text) {
    if (text.empty()) return none;
    if (text.size() > longest_shared) {
      texts_.push_back(&long_ones_.emplace_back(text));
      return static_cast<number>(texts_.size());
    }
    const auto [place, fresh] = numbers_.try_emplace(std::string{text}, static_cast<number>(texts_.size() + 1));
    if (fresh) texts_.push_back(&place->first);
    return place->second;
  }
  [[nodiscard]] std::string_view text(number which) const {
    return which == none ? std::string_view{} : std::string_view{*texts_[which - 1]};
  }

 private:
  static constexpr std::size_t longest_shared = 4096;

  std::unordered_map<std::string, number, keyed_hash, std::equal_to<>> numbers_;
  std::deque<std::string> long_ones_;
  std::vector<const std::string*> texts_;
};

class long_reader final : public respondent_rows {
 public:
  long_reader(row_source& rows, std::span<const std::string_view> header, std::uint64_t header_line, long_plan plan,
              long_options options)
      : rows_{rows}, header_line_{header_line}, width_{header.size()}, plan_{plan}, options_{std::move(options)} {
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (column == plan.question || column == plan.answer) continue;
      kept_.push_back(column);
      headers_.emplace_back(header[column]);
    }
    std::erase_if(options_.profile, [&](const asked_column& one) {
      return one.column == plan.question || one.column == plan.answer || one.column == plan.respondent;
    });
  }

  [[nodiscard]] const std::string& name() const noexcept override { return rows_.name(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return rows_.sheet(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return rows_.delimiter(); }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }

  [[nodiscard]] bool next(row& into) override {
    if (!loaded_) {
      loaded_ = true;
      load();
      cells_.assign(headers_.begin(), headers_.end());
      into = {.line = header_line_, .cells = cells_};
      return true;
    }
    cells_.assign(headers_.size(), {});
    if (next_ == respondents_.size()) {
      if (blank_rows_ == 0) return false;
      --blank_rows_;
      into = {.line = 0, .cells = cells_};
      return true;
    }
    const respondent& one = respondents_[next_++];
    for (std::size_t i = 0; i < one.cells.size(); ++i) cells_[i] = texts_.text(one.cells[i]);
    into = {.line = one.line, .cells = cells_};
    return true;
  }

  [[nodiscard]] std::uint64_t answers_set_aside() const override { return answers_set_aside_; }

  [[nodiscard]] std::optional<complaint> wrong_with(std::uint64_t given) const override {
    const auto place = wrong_.find(static_cast<std::size_t>(given - 1));
    if (place == wrong_.end()) return std::nullopt;
    const second_value& other = place->second;
    const std::string_view first = trimmed(texts_.text(respondents_[place->first].cells[other.at]));
    std::vector<std::string> both{quotable(first), quotable(texts_.text(other.text))};
    complaint made{.where = {.column = headers_[other.at]}};
    if (other.at < kept_.size()) {
      made.what = faults::changing_profile{
          std::move(both), {profile_rows_[place->first * options_.profile.size() + other.asked], other.rows}};
      made.remedies = {setting{rule::bad_rows, {"skip"}}};
    } else {
      made.what = faults::answered_twice{std::move(both)};
      made.remedies = {setting{rule::duplicates, {"first", "last"}}, setting{rule::bad_rows, {"skip"}}};
    }
    return made;
  }

 private:
  struct respondent {
    std::uint64_t line = 0;
    std::vector<kept_texts::number> cells;  // the kept columns, then the questions as far as they are answered
  };

  /// A second value where a respondent has one, in a column of the table that is made.
  struct second_value {
    std::size_t at = 0;
    kept_texts::number text = kept_texts::none;
    std::size_t asked = 0;   // of a profile: which of the columns that are asked for
    std::uint64_t rows = 0;  // of a profile: with this value
  };

  [[noreturn]] void refuse(fault what, std::uint64_t line, std::string column = {}) const {
    throw input_error{{{.where = {name(), std::string{sheet()}, line, std::move(column)}, .what = std::move(what)}}};
  }

  void load() {
    for (row from; rows_.next(from);) {
      const noted_cells* const note = note_of(from, plan_.answer);
      if (note != nullptr && note->what == cell_note::formula_without_value)
        refuse(faults::formula_without_value{cell_name(plan_.answer, from.line)}, from.line, header_of(plan_.answer));
      const bool blank_row = std::all_of(from.cells.begin(), from.cells.end(),
                                         [](std::string_view cell) { return trimmed(cell).empty(); });
      if (blank_row)
        ++blank_rows_;
      else
        take(from, note);
    }
  }

  void take(const row& from, const noted_cells* note) {
    if (from.stray_quote) refuse(faults::stray_quote{}, from.line);
    if (from.cells.size() != width_ && !(rows_.cells_are_placed() && from.cells.size() < width_))
      refuse(faults::ragged_row{from.cells.size(), width_}, from.line);
    if (note != nullptr && note->what == cell_note::merged_down && !trimmed(note->value).empty())
      refuse(faults::merged_answers{cell_name(plan_.answer, from.line), quotable(note->value)}, from.line,
             header_of(plan_.answer));
    const auto cell = [&](std::size_t column) { return cell_value(from, column); };
    const std::string_view key = trimmed(cell(plan_.respondent));
    const std::string question{trimmed(cell(plan_.question))};
    if (key.empty()) refuse(faults::missing_name{}, from.line, header_of(plan_.respondent));
    if (question.empty()) refuse(faults::missing_name{}, from.line, header_of(plan_.question));
    const std::size_t whose = respondent_called(key, from.line);
    if (respondents_[whose].cells.empty())
      for (const std::size_t column : kept_) set(whose, respondents_[whose].cells.size(), cell(column), from.line);
    if (!options_.profile.empty()) compare_profile(whose, from);
    take_answer(whose, question, trimmed(cell(plan_.answer)), from.line);
  }

  /// The respondent of that key; without cells where it is the first row.
  std::size_t respondent_called(std::string_view key, std::uint64_t line) {
    constexpr std::size_t bytes_each = 64;
    const kept_texts::number called = number_of(key, line);
    if (by_key_.size() <= called) by_key_.resize(called + 1);
    if (by_key_[called] == 0) {
      keep(bytes_each, options_.profile.size(), line);
      respondents_.push_back({line, {}});
      profile_rows_.resize(profile_rows_.size() + options_.profile.size());
      by_key_[called] = static_cast<std::uint32_t>(respondents_.size());
    }
    return by_key_[called] - 1;
  }

  kept_texts::number number_of(std::string_view text, std::uint64_t line) {
    if (!texts_.contains(text)) keep(kept_texts::bytes_each + text.size(), 0, line);
    return texts_.number_of(text);
  }

  /// Room for more is counted with the cells.
  void set(std::size_t whose, std::size_t at, std::string_view text, std::uint64_t line) {
    std::vector<kept_texts::number>& cells = respondents_[whose].cells;
    if (cells.capacity() <= at) {
      const std::size_t room = at + 1 + at / 4;
      keep(0, room - cells.capacity(), line);
      cells.reserve(room);
    }
    if (cells.size() <= at) cells.resize(at + 1);
    cells[at] = number_of(text, line);
  }

  void take_answer(std::size_t whose, const std::string& question, std::string_view given, std::uint64_t line) {
    const std::size_t at = column_of(question, line);
    const std::vector<kept_texts::number>& cells = respondents_[whose].cells;
    if (at < cells.size() && cells[at] != kept_texts::none && !given.empty()) {
      if (options_.again == answered_again::set_aside) return note_second(whose, {.at = at}, given, line);
      ++answers_set_aside_;
      if (options_.again == answered_again::keep_first) return;
    }
    if (at >= cells.size() || !given.empty()) set(whose, at, given, line);
  }

  /// A blank says nothing of a value that is elsewhere.
  void compare_profile(std::size_t whose, const row& from) {
    for (std::size_t i = 0; i < options_.profile.size(); ++i) {
      const asked_column& asked = options_.profile[i];
      const std::string_view now = trimmed(cell_value(from, asked.column));
      if (now.empty()) continue;
      const auto kept = std::find(kept_.begin(), kept_.end(), asked.column);
      const auto at = static_cast<std::size_t>(kept - kept_.begin());
      const std::string_view first = trimmed(texts_.text(respondents_[whose].cells[at]));
      if (first.empty()) set(whose, at, now, from.line);
      std::uint32_t& rows_of_first = profile_rows_[whose * options_.profile.size() + i];
      if (first.empty() || is_same(now, first, asked.value)) {
        ++rows_of_first;
        continue;
      }
      note_second(whose, {.at = at, .asked = i}, now, from.line);
      second_value& other = wrong_.at(whose);
      if (other.at == at && other.asked == i && is_same(now, trimmed(texts_.text(other.text)), asked.value))
        ++other.rows;
    }
  }

  [[nodiscard]] bool is_same(std::string_view a, std::string_view b, const group_value& how) const {
    return a == b || value_of(a, how, options_.dates) == value_of(b, how, options_.dates);
  }

  /// The first one of a respondent is the one that is complained of.
  void note_second(std::size_t whose, second_value other, std::string_view value, std::uint64_t line) {
    constexpr std::size_t bytes_each = 80;  // of an entry, with what its table needs
    if (wrong_.contains(whose)) return;
    keep(bytes_each, 0, line);
    other.text = number_of(value, line);
    wrong_.emplace(whose, other);
  }

  /// Counts what is about to be kept.
  void keep(std::size_t bytes, std::size_t cells, std::uint64_t line) {
    cells_kept_ += cells;
    bytes_kept_ += bytes;
    const long_limits& limits = options_.limits;
    if (cells_kept_ > limits.max_cells) refuse_memory(line, "max_cells", limits.max_cells);
    if (bytes_kept_ > limits.max_text_bytes) refuse_memory(line, "max_text_bytes", limits.max_text_bytes);
  }

  [[nodiscard]] std::string header_of(std::size_t column) const {
    for (std::size_t i = 0; i < kept_.size(); ++i)
      if (kept_[i] == column) return headers_[i];
    return {};
  }

  std::size_t column_of(const std::string& question, std::uint64_t line) {
    const auto [place, fresh] = by_question_.try_emplace(question, headers_.size());
    if (fresh) {
      const std::size_t most = options_.limits.max_questions;
      if (by_question_.size() > most) refuse_limit(line, "max_questions", most);
      const std::size_t longest = options_.limits.max_question_name_bytes;
      if (question.size() > longest) refuse_limit(line, "max_question_name_bytes", longest);
      headers_.push_back(question);
    }
    return place->second;
  }

  [[noreturn]] void refuse_limit(std::uint64_t line, const std::string& limit, std::size_t most) const {
    throw over_limit{name(), line, limit, most};
  }
  [[noreturn]] void refuse_memory(std::uint64_t line, const std::string& limit, std::size_t most) const {
    throw over_limit{name(), line, limit, most}.of_memory();
  }

  row_source& rows_;
  std::uint64_t header_line_;
  std::size_t width_;
  long_plan plan_;
  long_options options_;
  std::vector<std::size_t> kept_;
  std::vector<std::string> headers_;
  kept_texts texts_;
  std::vector<std::uint32_t> by_key_;  // by the number of the text: the respondent, from 1; 0: none
  std::unordered_map<std::string, std::size_t, keyed_hash> by_question_;
  std::vector<respondent> respondents_;
  std::unordered_map<std::size_t, second_value> wrong_;  // by respondent
  std::vector<std::uint32_t> profile_rows_;  // by respondent and column of the profile: rows with the first value
  std::uint64_t answers_set_aside_ = 0;
  std::uint64_t blank_rows_ = 0;
  std::size_t cells_kept_ = 0;
  std::size_t bytes_kept_ = 0;
  std::size_t next_ = 0;
  bool loaded_ = false;
  std::vector<std::string_view> cells_;
};

}  // namespace

std::optional<long_plan> long_plan_of(std::span<const std::string_view> header, const mapping& said) {
  std::optional<std::size_t> respondent;
  std::optional<std::size_t> question;
  std::optional<std::size_t> given;
  if (said.long_table) {
    const auto called = [&](const std::string& name) {
      return only_one(header, [wanted = folded(name)](const std::string& label) { return label == wanted; });
    };
    respondent = called(said.long_table->respondent);
    question = called(said.long_table->question);
    given = called(said.long_table->answer);
  } else {
    respondent = named_one_of(header, respondent_names);
    question = named_one_of(header, question_headers);
    given = named_one_of(header, answer_names);
  }
  if (!respondent || !question || !given) return std::nullopt;
  return long_plan{*respondent, *question, *given};
}

std::unique_ptr<respondent_rows> one_row_a_respondent(row_source& rows, std::span<const std::string_view> header,
                                                      std::uint64_t header_line, long_plan plan, long_options options) {
  return std::make_unique<long_reader>(rows, header, header_line, plan, std::move(options));
}

}  // namespace ikm
