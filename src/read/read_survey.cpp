// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_survey.hpp>

#include <ikm/base/error.hpp>
#include <ikm/ingest/decode.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace ikm {
namespace {

/// Groups of one breakdown while rows come in: hashed, sorted only at the end.
class group_fold {
 public:
  group_fold(const methodology& method, const std::vector<std::size_t>& columns) : method_{method}, columns_{columns} {}

  void add(std::span<const std::string_view> cells, std::span<const answer> answers) {
    key_.clear();
    for (const std::size_t column : columns_) {
      const std::string_view value = trimmed(cells[column]);
      // The length in front keeps ("a", "bc") apart from ("ab", "c").
      key_ += std::to_string(value.size());
      key_ += ' ';
      key_ += value;
    }
    auto place = groups_.find(key_);
    if (place == groups_.end()) {
      group_key values;
      for (const std::size_t column : columns_) values.emplace_back(trimmed(cells[column]));
      place = groups_.try_emplace(key_, std::move(values), tally{method_}).first;
    }
    place->second.second.add_checked(answers);
  }

  void into(grouped_tally& breakdown) const {
    for (const auto& [key, group] : groups_) breakdown.at(group.first).merge(group.second);
  }

 private:
  const methodology& method_;
  const std::vector<std::size_t>& columns_;
  std::string key_;
  std::unordered_map<std::string, std::pair<group_key, tally>> groups_;
};

bool is_empty(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return trimmed(cell).empty(); });
}

survey empty_survey(const methodology& method, const read_options& options) {
  survey made{.all = tally{method}};
  for (const breakdown& columns : options.by) made.groups.emplace_back(method, columns);
  return made;
}

/// One table, folded into a survey.
class table_fold {
 public:
  table_fold(row_source& rows, const methodology& method, const read_options& options, survey& into)
      : rows_{rows}, method_{method}, options_{options}, survey_{into} {}

  void run() {
    survey_.account.files.push_back(rows_.name());
    read_header();
    for (const auto& columns : plan_.group_columns) groups_.emplace_back(method_, columns);
    answers_.resize(method_.question_count());
    while (rows_.next(row_)) take();
    for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i].into(survey_.groups[i]);
  }

 private:
  void skip() {
    ++survey_.account.rows;
    ++survey_.account.skipped;
  }

  void read_header() {
    for (;;) {
      if (!rows_.next(row_))
        throw input_error{{{.file = rows_.name(),
                            .sheet = std::string{rows_.sheet()},
                            .why = reason::empty_file,
                            .expected = "U1, U2, …"}}};
      if (!is_empty(row_.cells)) break;
      skip();
    }
    plan_ = understand_header(row_.cells, method_, options_.by, rows_.name(), rows_.sheet(), row_.line);
    understanding& u = survey_.understood.emplace_back();
    u.file = rows_.name();
    u.sheet = rows_.sheet();
    u.delimiter = rows_.delimiter() == "\t" ? "tab" : rows_.delimiter();
    for (const std::size_t column : plan_.answer_columns) u.question_columns.push_back(plan_.headers[column]);
  }

  void take() {
    if (is_empty(row_.cells)) return skip();
    ++survey_.account.rows;
    if (row_.stray_quote) return reject({.why = reason::stray_quote});
    if (row_.cells.size() != plan_.width)
      return reject({.found = std::to_string(row_.cells.size()),
                     .why = reason::ragged_row,
                     .expected = std::to_string(plan_.width)});
    std::size_t worst = plan_.width;  // the leftmost bad cell is the one that is named
    reason why{};
    for (std::size_t q = 0; q < answers_.size(); ++q) {
      const std::size_t column = plan_.answer_columns[q];
      const decoded cell = decode(row_.cells[column], method_.scale());
      answers_[q] = cell.given;
      if (cell.wrong && column < worst) {
        worst = column;
        why = *cell.wrong;
      }
    }
    if (worst != plan_.width)
      return reject({.column = plan_.headers[worst],
                     .found = std::string{trimmed(row_.cells[worst])},
                     .why = why,
                     .expected = std::to_string(method_.scale().lowest) + ".." +
                                 std::to_string(method_.scale().highest)});
    ++survey_.account.accepted;
    survey_.all.add_checked(answers_);
    for (group_fold& group : groups_) group.add(row_.cells, answers_);
  }

  /// Where cells have moved, a name or a number of somebody may stand in an answer's column: only what can be an
  /// answer is passed on.
  [[nodiscard]] std::string_view answer_cell(std::size_t column, bool trusted) const {
    if (column >= row_.cells.size()) return {};
    const std::string_view cell = row_.cells[column];
    return trusted || !decode(cell, method_.scale()).wrong ? cell : std::string_view{};
  }

  void reject(complaint why) {
    why.file = rows_.name();
    why.sheet = rows_.sheet();
    why.line = row_.line;
    if (options_.on_reject) {
      rejected_row set_aside{.why = why};
      const bool trusted = why.why != reason::ragged_row && why.why != reason::stray_quote;
      for (const std::size_t column : plan_.answer_columns)
        set_aside.answer_cells.emplace_back(answer_cell(column, trusted));
      options_.on_reject(set_aside);
    }
    survey_.account.reject(std::move(why));
  }

  row_source& rows_;
  const methodology& method_;
  const read_options& options_;
  survey& survey_;
  row row_;
  column_plan plan_;
  std::vector<group_fold> groups_;
  std::vector<answer> answers_;
};

survey judged(survey made, const read_options& options) {
  // Rows that another office set aside before it stored its tally are not this run's to judge.
  std::uint64_t rejected = 0;
  for (const auto& [why, count] : made.account.reject_counts) rejected += count;
  if (options.bad_rows == bad_rows::stop && rejected != 0)
    throw input_error{std::move(made.account.rejects), rejected};
  return made;
}

std::string all_bytes(byte_source& bytes) {
  std::string text;
  constexpr std::size_t block = std::size_t{1} << 16;
  for (;;) {
    const std::size_t had = text.size();
    text.resize(had + std::max(block, had));
    const std::size_t got = bytes.read(std::span{text}.subspan(had));
    text.resize(had + got);
    if (got == 0) return text;
  }
}

/// The first bytes, to tell a stored tally; the source stands behind them afterwards.
std::string front_of(byte_source& bytes) {
  std::string front(stored_magic.size(), '\0');
  std::size_t had = 0;
  while (had < front.size()) {
    const std::size_t got = bytes.read(std::span{front}.subspan(had));
    if (got == 0) break;
    had += got;
  }
  front.resize(had);
  return front;
}

/// As from_stored, with the file named in what is said.
stored_survey stored_at(const std::string& path, std::string_view bytes) {
  const auto at = [&](const sentence& said) { return sentence{path + ": " + said.id, path + ": " + said.en}; };
  try {
    return from_stored(bytes);
  } catch (const tally_error& problem) {
    throw tally_error{at(problem.said())};
  } catch (const methodology_error& problem) {
    throw methodology_error{at(problem.said())};
  }
}

void add_stored(survey& into, const stored_survey& stored, const std::string& path, const read_options& options) {
  survey part = empty_survey(into.all.method(), options);
  part.all.merge(stored.all);
  for (grouped_tally& wanted : part.groups) {
    const auto found = std::find_if(stored.groups.begin(), stored.groups.end(),
                                    [&](const grouped_tally& g) { return g.columns() == wanted.columns(); });
    if (found == stored.groups.end()) {
      std::string columns;
      for (const std::string& column : wanted.columns()) columns += (columns.empty() ? "" : ",") + column;
      throw tally_error{{path + ": hitungan tersimpan tidak dikelompokkan menurut '" + columns + "'",
                         path + ": the stored tally has no breakdown by '" + columns + "'"}};
    }
    wanted.merge(*found);
  }
  static_cast<row_counts&>(part.account) = stored.rows;
  part.account.files.push_back(path);
  into.merge(part);
}

}  // namespace

survey read_survey(row_source& rows, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  table_fold{rows, method, options, made}.run();
  return judged(std::move(made), options);
}

survey read_survey(std::unique_ptr<byte_source> bytes, const methodology& method, const read_options& options) {
  return read_survey(*csv_rows(std::move(bytes), options.csv), method, options);
}

survey read_survey(std::span<const std::string> paths, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  for (const std::string& path : paths) {
    auto bytes = open_bytes(path);
    std::string front = front_of(*bytes);
    const bool stored = front == stored_magic;
    bytes = rejoined(std::move(front), std::move(bytes));
    if (stored) {
      add_stored(made, stored_at(path, all_bytes(*bytes)), path, options);
    } else {
      table_fold{*csv_rows(std::move(bytes), options.csv), method, options, made}.run();
    }
  }
  return judged(std::move(made), options);
}

std::optional<stored_survey> read_stored(const std::string& path) {
  const auto bytes = open_bytes(path);
  std::string front = front_of(*bytes);
  if (front != stored_magic) return std::nullopt;
  return stored_at(path, front + all_bytes(*bytes));
}

}  // namespace ikm
