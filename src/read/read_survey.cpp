// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_survey.hpp>

#include "read/export_fold.hpp"
#include "read/fold_text.hpp"

#include <ikm/base/error.hpp>
#include <ikm/ingest/label.hpp>
#include <ikm/ingest/table.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

/// A mapping made from a workbook or a database reads the same form from a text file, which has neither sheet nor query.
open_options open_options_of(const read_options& options, bool of_text) {
  return {.csv = options.csv,
          .sheet = options.sheet.empty() && !of_text ? options.said.sheet : options.sheet,
          .query = options.query.empty() && !of_text ? options.said.query : options.query};
}

bool is_text(const std::string& path) {
  const file_format format = format_of(path);
  return format == file_format::text || format == file_format::json;
}

void fold_table(row_source& rows, const methodology& method, const read_options& options, seen_rows& seen,
                survey& into) {
  table from{rows, method, options.by, options.said};
  export_fold{rows.name(), rows.sheet(), method, options, seen, into}.run(from, rows);
}

/// The first sheet that holds a table of responses; a file of another format has only one.
void fold_file(const std::string& path, const methodology& method, const read_options& options, seen_rows& seen,
               survey& into) {
  open_options open = open_options_of(options, is_text(path));
  std::optional<input_error> closest;
  const std::vector<std::string> sheets = sheets_of(path, open);
  for (const std::string& sheet : sheets) {
    open.sheet = sheet;
    const auto rows = open_rows(path, open);
    recorded_rows recorded{*rows};
    std::unique_ptr<table> from;
    try {
      from = std::make_unique<table>(recorded, method, options.by, options.said);
    } catch (const input_error& problem) {
      // Of several sheets, the one that lacks the least is the one to speak of.
      if (!closest || problem.complaints().size() < closest->complaints().size()) closest = problem;
      continue;
    }
    fold_text(open_blocks(path).get(), *rows, recorded, *from, method, options, seen, into);
    for (const std::string& other : sheets)
      if (other != sheet) into.understood.back().other_sheets.push_back(other);
    return;
  }
  if (closest) throw *closest;
  throw input_error{{{.file = path, .why = reason::empty_file, .expected = "U1, U2, …"}}};
}

/// So many rows that it is no slip.
bool in_many_rows(std::uint64_t rows, const survey& made) { return rows >= 3 && rows * 10 >= made.account.rows; }

/// A form of five steps in a methodology of four: its fives would be set aside and the index be of the others only.
void refuse_five_steps(const survey& made) {
  const auto outside = made.account.reject_counts.find(reason::out_of_scale);
  if (made.all.method().scale() != answer_scale{1, 4} || outside == made.account.reject_counts.end()) return;
  if (!in_many_rows(outside->second, made)) return;
  std::optional<complaint> five;
  std::size_t fives = 0;
  std::size_t seen = 0;
  for (const complaint& c : made.account.rejects) {
    if (c.why != reason::out_of_scale) continue;
    ++seen;
    if (c.found != "5") continue;
    ++fives;
    if (!five) five = c;
  }
  if (fives * 2 <= seen) return;
  five->why = reason::five_point_form;
  throw input_error{{*five}, outside->second};
}

/// `Cukup` is the second of four steps or the third of five: where many answer so, the index without them would be of
/// the others only.
void refuse_middle_steps(const survey& made) {
  if (made.all.method().scale() != answer_scale{1, 4}) return;
  for (const auto& [word, count] : made.account.unknown_words) {
    const std::string label = folded(word.second);
    if ((label != "cukup" && label != "sedang") || !in_many_rows(count, made)) continue;
    for (const complaint& c : made.account.rejects)
      if (c.why == reason::text_answer && folded(c.found) == label) throw input_error{{c}, count};
  }
}

survey judged(survey made, const read_options& options) {
  // Rows that another office set aside before it stored its tally are not this run's to judge.
  std::uint64_t rejected = 0;
  for (const auto& [why, count] : made.account.reject_counts) rejected += count;
  refuse_five_steps(made);
  refuse_middle_steps(made);
  if (options.bad_rows == bad_rows::stop && rejected != 0) throw input_error{std::move(made.account.rejects), rejected};
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

/// Joint counts that nobody asks for must not stand in the way of files that are read without.
tally as_asked(tally stored, const std::string& path, const read_options& options) {
  if (!options.joint_counts) {
    stored.drop_joint_counts();
  } else if (!stored.has_joint_counts() && stored.respondents() != 0) {
    throw tally_error{
        {path + ": hitungan tersimpan dibuat tanpa hitungan pasangan; buat ulang dengan ikm tally --joint",
         path + ": the stored tally was made without joint counts; make it anew with ikm tally --joint"}};
  }
  return stored;
}

void add_stored(survey& into, const stored_survey& stored, const std::string& path, const read_options& options) {
  survey part = empty_survey(into.all.method(), options);
  part.all.merge(as_asked(stored.all, path, options));
  for (grouped_tally& wanted : part.groups) {
    const auto found = std::find_if(stored.groups.begin(), stored.groups.end(),
                                    [&](const grouped_tally& g) { return g.columns() == wanted.columns(); });
    if (found == stored.groups.end()) {
      std::string columns;
      for (const std::string& column : wanted.columns()) columns += (columns.empty() ? "" : ",") + column;
      throw tally_error{{path + ": hitungan tersimpan tidak dikelompokkan menurut '" + columns + "'",
                         path + ": the stored tally has no breakdown by '" + columns + "'"}};
    }
    grouped_tally asked{found->method(), found->columns()};
    for (const auto& [key, counts] : found->groups()) asked.at(key) = as_asked(counts, path, options);
    wanted.merge(asked);
  }
  static_cast<row_counts&>(part.account) = stored.rows;
  part.account.files.push_back(path);
  into.merge(part);
}

}  // namespace

survey read_survey(row_source& rows, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  seen_rows seen;
  fold_table(rows, method, options, seen, made);
  return judged(std::move(made), options);
}

survey read_survey(std::unique_ptr<byte_source> bytes, const methodology& method, const read_options& options) {
  return read_survey(*open_rows(std::move(bytes), open_options_of(options, true)), method, options);
}

survey read_survey(std::span<const std::string> paths, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  seen_rows seen;
  for (const std::string& path : paths) {
    auto bytes = open_bytes(path);
    std::string front = front_of(*bytes);
    const bool stored = front == stored_magic;
    bytes = rejoined(std::move(front), std::move(bytes));
    if (stored) {
      add_stored(made, stored_at(path, all_bytes(*bytes)), path, options);
    } else if (path == "-") {
      fold_table(*open_rows(std::move(bytes), open_options_of(options, true)), method, options, seen, made);
    } else {
      bytes.reset();
      fold_file(path, method, options, seen, made);
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
