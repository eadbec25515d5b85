// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_survey.hpp>

#include "ingest/usual_words.hpp"
#include "read/export_fold.hpp"
#include "read/fold_text.hpp"
#include "read/progress_meter.hpp"

#include <ikm/base/error.hpp>
#include <ikm/ingest/label.hpp>
#include <ikm/ingest/table.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/source/unpacked.hpp>
#include <ikm/source/zipped.hpp>
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

/// \param file the same text for reading anywhere, where it can be
void fold_rows(row_source& rows, const file_blocks* file, const methodology& method, const read_options& options,
               seen_rows& seen, survey& into, progress_meter* meter) {
  recorded_rows recorded{rows};
  table from{recorded, method, options.by, options.said};
  fold_text(file, rows, recorded, from, method, options, seen, into, {}, meter);
}

/// How much a table lacks: one for each question without a column.
std::size_t lacking_in(const input_error& problem) {
  std::size_t lacking = 0;
  for (const complaint& c : problem.complaints()) {
    const auto* const missing = std::get_if<faults::missing_column>(&c.what);
    lacking += missing != nullptr ? missing->wanted.size() : 1;
  }
  return lacking;
}

/// The first sheet of a workbook that holds a table of responses; a database has only one.
void fold_sheets(const std::string& path, const methodology& method, const read_options& options, seen_rows& seen,
                 survey& into) {
  open_options open = open_options_of(options, false);
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
      if (!closest || lacking_in(problem) < lacking_in(*closest)) closest = problem;
      continue;
    }
    fold_text(nullptr, *rows, recorded, *from, method, options, seen, into);
    for (const std::string& other : sheets)
      if (other != sheet) into.understood.back().other_sheets.push_back(other);
    return;
  }
  if (closest) throw input_error{*closest};
  throw input_error{{{.where = {.file = path}, .what = faults::empty_file{"U1, U2, …"}}}};
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
    const auto* const wrong = std::get_if<faults::out_of_scale>(&c.what);
    if (wrong == nullptr) continue;
    ++seen;
    if (wrong->cell != "5") continue;
    ++fives;
    if (!five) five = c;
  }
  if (fives * 2 <= seen) return;
  five->what = faults::five_point_form{"5", made.all.method().scale()};
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
      if (const auto* const wrong = std::get_if<faults::text_answer>(&c.what);
          wrong != nullptr && folded(wrong->cell) == label)
        throw input_error{{c}, count};
  }
}

/// Where a question stands: its column, in the first of the files.
place place_of(const survey& made, std::size_t question) {
  if (made.understood.empty()) return {};
  const understanding& first = made.understood.front();
  return {first.file, first.sheet, first.header_line, first.question_columns.at(question)};
}

remedy what_each_is_worth(const std::string& section, const std::vector<std::string>& words) {
  std::vector<mapping_edit> edits;
  for (const std::string& word : words) edits.push_back({section, word, to_complete{}});
  return edits;
}

std::string words_section(const survey& made, std::size_t question) {
  const methodology& method = made.all.method();
  return "words." + method.elements()[method.element_of(question)].id;
}

/// `Mahal` and `Cukup mahal` in one column are not the same answer, though each form knows them as 2; more than four
/// degrees are a form of five steps.
void refuse_words_of_one_score(const survey& made) {
  std::vector<complaint> wrong;
  for (std::size_t q = 0; q < made.all.method().question_count(); ++q) {
    const std::vector<std::size_t> used = used_words(made.account.words.of(q));
    const std::vector<word_conflict> conflicts = conflicts_among(used);
    if (conflicts.empty()) continue;
    complaint& one = wrong.emplace_back();
    one.where = place_of(made, q);
    std::vector<std::string> words;
    for (const word_conflict& c : conflicts)
      for (const std::size_t i : {c.one, c.other}) words.emplace_back(usual_words()[i].word);
    if (degrees_among(used) > 4) {
      std::string all;
      for (const std::size_t i : used) all += (all.empty() ? "" : ", ") + std::string{usual_words()[i].word};
      one.what = faults::five_point_form{all, made.all.method().scale()};
    } else {
      one.what = faults::words_of_one_score{words, usual_words()[conflicts.front().one].score};
    }
    one.remedies.push_back(what_each_is_worth(words_section(made, q), words));
  }
  if (!wrong.empty()) throw input_error{std::move(wrong)};
}

/// `Cukup baik` is the third of five steps, or the second of four: where the column has at most four words, either.
void refuse_cukup(const survey& made) {
  for (const complaint& c : made.account.rejects) {
    const auto* const five = std::get_if<faults::five_point_form>(&c.what);
    if (five == nullptr) continue;
    complaint said = c;
    const auto& columns = made.understood.front().question_columns;
    const auto column = std::find(columns.begin(), columns.end(), c.where.column);
    std::vector<std::size_t> used;
    if (column != columns.end())
      used = used_words(made.account.words.of(static_cast<std::size_t>(column - columns.begin())));
    std::vector<std::string> seconds{shown(five->cell)};
    for (const std::size_t i : used)
      if (usual_words()[i].score == 2) seconds.emplace_back(usual_words()[i].word);
    if (degrees_among(used) < 4 && seconds.size() == 1)
      said.remedies.emplace_back(std::vector<mapping_edit>{{"words", seconds.front(), std::int64_t{2}}});
    else if (degrees_among(used) < 4)
      said.remedies.push_back(what_each_is_worth("words", seconds));
    throw input_error{{std::move(said)}, made.account.reject_counts.at(reason::five_point_form)};
  }
}

/// A word that stands in every question is asked for once, for all of them.
void ask_once(survey& made) {
  std::map<std::string, std::size_t> columns_of_word;
  for (const auto& [place, count] : made.account.unknown_words) ++columns_of_word[place.second];
  const std::size_t questions = made.all.method().question_count();
  std::vector<std::string> asked;
  std::erase_if(made.account.rejects, [&](complaint& c) {
    const auto* const wrong = std::get_if<faults::text_answer>(&c.what);
    if (wrong == nullptr || questions < 2) return false;
    const std::string word = quotable(shown(wrong->cell));
    const auto place = columns_of_word.find(word);
    if (place == columns_of_word.end() || place->second < questions) return false;
    if (std::find(asked.begin(), asked.end(), word) != asked.end()) return true;
    asked.push_back(word);
    c.remedies = {std::vector<mapping_edit>{{"words", word, to_complete{}}}};
    return false;
  });
}

survey judged(survey made, const read_options& options) {
  // Rows that another office set aside before it stored its tally are not this run's to judge.
  std::uint64_t rejected = 0;
  for (const auto& [why, count] : made.account.reject_counts) rejected += count;
  refuse_words_of_one_score(made);
  refuse_cukup(made);
  refuse_five_steps(made);
  refuse_middle_steps(made);
  ask_once(made);
  if (options.bad_rows == bad_rows::stop && rejected != 0) throw input_error{std::move(made.account.rejects), rejected};
  return made;
}

/// The whole of a stored tally.
std::string all_bytes(byte_source& bytes) {
  constexpr std::size_t most = std::size_t{1} << 30;
  constexpr std::size_t block = std::size_t{1} << 16;
  std::string text;
  for (;;) {
    const std::size_t had = text.size();
    if (had > most)
      throw tally_error{{bytes.name() + ": hitungan tersimpan lebih besar dari 1 GiB",
                         bytes.name() + ": the stored tally is larger than 1 GiB"}};
    text.resize(had + std::max(block, had));
    const std::size_t got = bytes.read(std::span{text}.subspan(had));
    text.resize(had + got);
    if (got == 0) return text;
  }
}

/// The first bytes, enough to tell a stored tally and a compressed file.
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
    throw no_joint_counts{
        {path + ": hitungan tersimpan dibuat tanpa hitungan pasangan; buat ulang dengan hitungan pasangan",
         path + ": the stored tally was made without joint counts; make it again with joint counts"}};
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

/// All bytes of the input; empty where that cannot be known.
std::optional<std::uint64_t> size_of(std::span<const std::string> paths) {
  std::uint64_t total = 0;
  for (const std::string& path : paths) {
    const auto file = open_blocks(path);
    if (!file) return std::nullopt;
    total += file->size();
  }
  return total;
}

void fold_input(const std::string& path, const methodology& method, const read_options& options, seen_rows& seen,
                survey& into, progress_meter& meter) {
  std::unique_ptr<file_blocks> file = open_blocks(path);
  std::unique_ptr<byte_source> bytes = std::make_unique<counted_bytes>(open_bytes(path), meter);
  std::string front = front_of(*bytes);
  if (is_packed(front)) {
    file.reset();
    bytes = unpacked(rejoined(std::move(front), std::move(bytes)));
    front = front_of(*bytes);
  }
  if (front == stored_magic) {
    bytes = rejoined(std::move(front), std::move(bytes));
    return add_stored(into, stored_at(path, all_bytes(*bytes)), path, options);
  }
  if (file && path != "-") {
    const file_format format = format_of(path);
    if (format == file_format::xlsx || format == file_format::ods || format == file_format::sqlite)
      return fold_sheets(path, method, options, seen, into);
    if (format == file_format::zip) {
      file.reset();
      bytes = zipped_table(path);
      front = front_of(*bytes);
      if (front == stored_magic) {
        bytes = rejoined(std::move(front), std::move(bytes));
        return add_stored(into, stored_at(path, all_bytes(*bytes)), path, options);
      }
    }
  }
  const auto rows = open_rows(rejoined(std::move(front), std::move(bytes)), open_options_of(options, true));
  fold_rows(*rows, file.get(), method, options, seen, into, &meter);
}

}  // namespace

survey read_survey(row_source& rows, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  seen_rows seen;
  fold_rows(rows, nullptr, method, options, seen, made, nullptr);
  return judged(std::move(made), options);
}

survey read_survey(std::unique_ptr<byte_source> bytes, const methodology& method, const read_options& options) {
  progress_meter meter{options.on_progress, std::nullopt};
  survey made = empty_survey(method, options);
  seen_rows seen;
  const auto rows =
      open_rows(unpacked(std::make_unique<counted_bytes>(std::move(bytes), meter)), open_options_of(options, true));
  fold_rows(*rows, nullptr, method, options, seen, made, &meter);
  return judged(std::move(made), options);
}

survey read_survey(std::span<const std::string> paths, const methodology& method, const read_options& options) {
  progress_meter meter{options.on_progress, options.on_progress ? size_of(paths) : std::nullopt};
  survey made = empty_survey(method, options);
  seen_rows seen;
  for (const std::string& path : paths) fold_input(path, method, options, seen, made, meter);
  return judged(std::move(made), options);
}

std::optional<stored_survey> read_stored(const std::string& path) {
  const auto bytes = unpacked(open_bytes(path));
  std::string front = front_of(*bytes);
  if (front != stored_magic) return std::nullopt;
  return stored_at(path, front + all_bytes(*bytes));
}

}  // namespace ikm
