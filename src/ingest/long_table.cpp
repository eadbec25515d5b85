// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/long_table.hpp>

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>
#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <array>
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

class long_reader final : public row_source {
 public:
  long_reader(row_source& rows, std::span<const std::string_view> header, std::uint64_t header_line, long_plan plan,
              long_limits limits)
      : rows_{rows}, header_line_{header_line}, width_{header.size()}, plan_{plan}, limits_{limits} {
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (column == plan.question || column == plan.answer) continue;
      kept_.push_back(column);
      headers_.emplace_back(header[column]);
    }
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
    if (next_ == respondents_.size()) return false;
    const respondent& one = respondents_[next_++];
    cells_.assign(headers_.size(), {});
    for (std::size_t i = 0; i < one.cells.size(); ++i) cells_[i] = one.cells[i];
    into = {.line = one.line, .cells = cells_};
    return true;
  }

 private:
  struct respondent {
    std::uint64_t line = 0;
    std::vector<std::string> cells;  // the kept columns, then the questions as far as they are answered
  };

  [[noreturn]] void refuse(fault what, std::uint64_t line, std::string column = {}) const {
    throw input_error{{{.where = {name(), std::string{sheet()}, line, std::move(column)}, .what = std::move(what)}}};
  }

  void load() {
    row from;
    std::size_t stored = 0;
    while (rows_.next(from)) {
      const noted_cells* const note = note_of(from, plan_.answer);
      if (note != nullptr && note->what == cell_note::formula_without_value)
        refuse(faults::formula_without_value{cell_name(plan_.answer, from.line)}, from.line, header_of(plan_.answer));
      if (std::all_of(from.cells.begin(), from.cells.end(),
                      [](std::string_view cell) { return trimmed(cell).empty(); })) {
        respondents_.push_back({from.line, {}});
        continue;
      }
      if (from.stray_quote) refuse(faults::stray_quote{}, from.line);
      if (from.cells.size() != width_ && !(rows_.cells_are_placed() && from.cells.size() < width_))
        refuse(faults::ragged_row{from.cells.size(), width_}, from.line);
      if (note != nullptr && note->what == cell_note::merged_down && !trimmed(note->value).empty())
        refuse(faults::merged_answers{cell_name(plan_.answer, from.line), quotable(note->value)}, from.line,
               header_of(plan_.answer));
      const auto cell = [&](std::size_t column) { return cell_value(from, column); };
      const std::string key{trimmed(cell(plan_.respondent))};
      const std::string question{trimmed(cell(plan_.question))};
      for (const auto& [text, column] : {std::pair{&key, plan_.respondent}, std::pair{&question, plan_.question}})
        if (text->empty()) refuse(faults::missing_name{}, from.line, header_of(column));
      const auto [place, fresh] = by_key_.try_emplace(key, respondents_.size());
      if (fresh) {
        respondent& one = respondents_.emplace_back();
        one.line = from.line;
        for (const std::size_t column : kept_) one.cells.emplace_back(cell(column));
        stored += kept_.size();
      }
      const std::size_t at = column_of(question, from.line);
      respondent& one = respondents_[place->second];
      if (one.cells.size() <= at) {
        stored += at + 1 - one.cells.size();
        if (stored > limits_.max_cells) refuse_limit(from.line, "max_cells", limits_.max_cells);
        one.cells.resize(at + 1);
      }
      const std::string_view given = trimmed(cell(plan_.answer));
      if (given.empty()) continue;
      if (!one.cells[at].empty())
        refuse(faults::answered_twice{{quotable(one.cells[at]), quotable(given)}}, from.line, question);
      one.cells[at] = given;
    }
  }

  [[nodiscard]] std::string header_of(std::size_t column) const {
    for (std::size_t i = 0; i < kept_.size(); ++i)
      if (kept_[i] == column) return headers_[i];
    return {};
  }

  std::size_t column_of(const std::string& question, std::uint64_t line) {
    const auto [place, fresh] = by_question_.try_emplace(question, headers_.size());
    if (fresh) {
      if (by_question_.size() > limits_.max_questions) refuse_limit(line, "max_questions", limits_.max_questions);
      headers_.push_back(question);
    }
    return place->second;
  }

  [[noreturn]] void refuse_limit(std::uint64_t line, const std::string& limit, std::size_t most) const {
    const std::string number = std::to_string(most);
    throw source_error{
        name(),
        line,
        {"melewati batas " + number + " (" + limit + ")", "over the limit of " + number + " (" + limit + ")"}};
  }

  row_source& rows_;
  std::uint64_t header_line_;
  std::size_t width_;
  long_plan plan_;
  long_limits limits_;
  std::vector<std::size_t> kept_;
  std::vector<std::string> headers_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, std::size_t> by_question_;
  std::vector<respondent> respondents_;
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

std::unique_ptr<row_source> one_row_a_respondent(row_source& rows, std::span<const std::string_view> header,
                                                 std::uint64_t header_line, long_plan plan, long_limits limits) {
  return std::make_unique<long_reader>(rows, header, header_line, plan, limits);
}

}  // namespace ikm
