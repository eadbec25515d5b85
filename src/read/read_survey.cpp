// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_survey.hpp>

#include "ingest/label.hpp"
#include "ingest/quoted.hpp"
#include "ingest/table.hpp"
#include "ingest/usual_words.hpp"
#include "read/intake.hpp"
#include "read/open_table.hpp"
#include "read/route.hpp"
#include "read/same_input.hpp"
#include "read/sheet_choice.hpp"
#include "source/read_once.hpp"

#include <ikm/base/error.hpp>
#include <ikm/base/over_limit.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/source/unpacked.hpp>
#include <ikm/source/zipped.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

/// A mapping made from a workbook or a database reads the same form from a text file, which has neither sheet nor
/// query.
open_options open_options_of(const read_options& options, bool of_text) {
  return {.csv = options.csv,
          .json = options.limits.json,
          .workbook = options.limits.workbook,
          .sheet = options.sheet.empty() && !of_text ? options.said.sheet : options.sheet,
          .query = options.query.empty() && !of_text ? options.said.query : options.query,
          .sqlite = options.limits.sqlite};
}

/// \param file the same text for reading anywhere, where it can be
void fold_rows(row_source& rows, const file_blocks* file, const intake& to) {
  open_table from{rows, to};
  fold_table(from, to, file);
}

void fold_workbook(const std::string& path, const intake& to) {
  const open_options open = open_options_of(to.options, false);
  if (!open.query.empty()) static_cast<void>(open_rows(path, open));  // which refuses it
  const auto book = open_workbook(path, open.workbook);
  const auto look = [&](const std::string& sheet) { return book->first_look(sheet); };
  const sheet_choice chosen =
      choose_sheets({path, visible_sheets(*book), look}, open.sheet, to.method, to.options.said);
  for (const std::string& sheet : chosen.read) {
    const auto rows = book->rows(sheet);
    fold_rows(*rows, nullptr, {to.method, to.options, to.seen, to.into});
    to.into.understood.back().other_sheets = chosen.others;
    if (open.sheet == every_sheet) to.into.understood.back().as_mapping.sheet = open.sheet;
  }
}

/// A database has one table that is read, JSON may have several.
void fold_sheets(const std::string& path, const intake& to) {
  open_options open = open_options_of(to.options, false);
  const std::string wanted = open.sheet;
  if (wanted == every_sheet) open.sheet.clear();
  const auto opened = [&](const std::string& sheet) {
    open.sheet = sheet;
    return open_rows(path, open);
  };
  const sheet_choice chosen = choose_sheets({path, sheets_of(path, open), opened}, wanted, to.method, to.options.said);
  for (const std::string& sheet : chosen.read) {
    const auto rows = opened(sheet);
    fold_rows(*rows, nullptr, {to.method, to.options, to.seen, to.into});
    to.into.understood.back().other_sheets = chosen.others;
    if (wanted == every_sheet) to.into.understood.back().as_mapping.sheet = wanted;
  }
}

/// Whether a text is to be looked at table by table: of several none was chosen, or all are asked for.
bool has_tables_to_choose(const source_error& problem, const read_options& options) {
  return dynamic_cast<const several_tables*>(&problem) != nullptr ||
         (problem.code() == failure::unknown_table && open_options_of(options, true).sheet == every_sheet);
}

/// That many rows that it is not a slip.
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
  throw bad_rows_error{{*five}, outside->second};
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
        throw bad_rows_error{{c}, count};
  }
}

/// Where a question is: its column, in the first of the files.
place place_of(const survey& made, std::size_t question) {
  if (made.understood.empty()) return {};
  const understanding& first = made.understood.front();
  return {first.file, first.sheet, first.header_line, first.question_columns.at(question)};
}

remedy what_each_is_worth(const std::string& section, const std::vector<std::string>& words) {
  std::vector<mapping_edit> edits;
  edits.reserve(words.size());
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

/// A word that is in every question is asked for once, for all of them.
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

/// Rows that are left out by different values are one line of a mapping, which cannot have the key twice.
void join_left_out(survey& made, const mapping& said) {
  std::vector<mapping_edit*> edits;
  for (complaint& c : made.account.rejects)
    for (remedy& one : c.remedies)
      if (auto* const lines = std::get_if<std::vector<mapping_edit>>(&one))
        for (mapping_edit& edit : *lines)
          if (edit.key == "leave_out" && std::holds_alternative<values_by_header>(edit.value)) edits.push_back(&edit);
  values_by_header all = said.leave_out;
  for (const mapping_edit* const edit : edits)
    for (const auto& [header, values] : std::get<values_by_header>(edit->value))
      for (const std::string& value : values)
        if (auto& known = all[header]; std::find(known.begin(), known.end(), value) == known.end())
          known.push_back(value);
  for (mapping_edit* const edit : edits) edit->value = all;
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
  join_left_out(made, options.said);
  if (options.bad_rows == bad_rows::stop && rejected != 0)
    throw bad_rows_error{std::move(made.account.rejects), rejected};
  return made;
}

[[noreturn]] void refuse_size(const std::string& name, std::uint64_t most) {
  const std::string number = std::to_string(most);
  throw over_limit{name,
                   0,
                   "max_tally_bytes",
                   most,
                   {"hitungan tersimpan lebih besar dari " + number + " bita (max_tally_bytes)",
                    "the stored tally is larger than " + number + " bytes (max_tally_bytes)"}};
}

/// The whole of a stored tally.
std::string all_bytes(byte_source& bytes, const read_limits& limits) {
  constexpr std::size_t block = std::size_t{1} << 20;
  std::string text;
  for (;;) {
    const std::size_t had = text.size();
    if (had > limits.max_tally_bytes) refuse_size(bytes.name(), limits.max_tally_bytes);
    text.resize(std::min(had + std::max(block, had), static_cast<std::size_t>(limits.max_tally_bytes) + 1));
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
stored_survey stored_at(const std::string& path, byte_source& from, const read_limits& limits) {
  const std::string bytes = all_bytes(from, limits);
  const auto at = [&](const sentence& said) { return sentence{path + ": " + said.id, path + ": " + said.en}; };
  try {
    return from_stored(bytes, limits.tally);
  } catch (const over_limit& passed) {
    throw passed.at(path);
  } catch (const tally_error& problem) {
    throw tally_error{problem.code(), at(problem.said())};
  } catch (const methodology_error& problem) {
    throw methodology_error{problem.code(), at(problem.said())};
  }
}

/// Without joint counts a tally does not say what is asked of it.
void require_joint_counts(const tally& stored, const std::string& path) {
  if (stored.has_joint_counts() || stored.respondents() == 0 || stored.marginal_respondents() != 0) return;
  throw no_joint_counts{
      {path + ": hitungan tersimpan dibuat tanpa hitungan pasangan; buat ulang dengan hitungan pasangan",
       path + ": the stored tally was made without joint counts; make it again with joint counts"}};
}

std::string name_of(const breakdown& columns) {
  std::string text;
  for (const std::string& column : columns) text += (text.empty() ? "" : ",") + column;
  return text;
}

/// Whether what is asked for groups a date: `tanggal:bulan`.
bool has_period(const breakdown& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const std::string& column) {
    const std::size_t colon = column.rfind(':');
    return colon != std::string::npos && period_named(std::string_view{column}.substr(colon + 1));
  });
}

[[noreturn]] void refuse_breakdown(const std::string& path, const breakdown& asked, const stored_survey& stored) {
  std::string known;
  for (const grouped_tally& has : stored.groups)
    known += (known.empty() ? "'" : ", '") + shown(name_of(has.columns())) + "'";
  const std::string columns = shown(name_of(asked));
  sentence said = {path + ": hitungan tersimpan tidak dikelompokkan menurut '" + columns + "'",
                   path + ": the stored tally has no breakdown by '" + columns + "'"};
  said.id += known.empty() ? "; ia tidak dikelompokkan sama sekali" : "; yang ada: " + known;
  said.en += known.empty() ? "; it has none at all" : "; there are: " + known;
  if (has_period(asked)) {
    said.id += "; ia tidak memuat tanggal, jadi kurun waktu memerlukan jawabannya";
    said.en += "; it has no dates, so a period needs the answers";
  }
  throw answers_needed{answers_needed::request::grouping, said};
}

/// What only answers can give is not passed over in silence: the counts would be of something else.
void refuse_what_needs_answers(const std::string& path, const read_options& options) {
  using request = answers_needed::request;
  if (options.from || options.to)
    throw answers_needed{request::period,
                         {path + ": hitungan tersimpan tidak memuat tanggal, jadi kurun waktu tidak dapat diambil "
                                 "darinya; berikan jawabannya",
                          path + ": a stored tally has no dates, so no period can be taken from it; give the answers"}};
  if (options.duplicates != duplicates::ignore)
    throw answers_needed{
        request::duplicates,
        {path + ": hitungan tersimpan tidak memuat baris, jadi responden ganda tidak dapat dicari di "
                "dalamnya; berikan jawabannya",
         path + ": a stored tally has no rows, so respondents who are there twice cannot be looked for "
                "in it; give the answers"}};
  if (!options.said.count.empty())
    throw answers_needed{
        request::count,
        {path + ": hitungan tersimpan tidak memuat baris, jadi kolom '" + shown(options.said.count) +
             "' tidak menghitung apa pun di dalamnya; buat hitungan dari jawaban dengan kolom itu, lalu gabungkan",
         path + ": a stored tally has no rows, so the column '" + shown(options.said.count) +
             "' counts nothing in it; make a tally of the answers with that column, then merge"}};
  if (!options.said.words.empty() || !options.said.blanks.empty())
    throw answers_needed{
        request::words,
        {path + ": hitungan tersimpan tidak memuat kata, jadi kata dan tanda kosong dari pemetaan "
                "tidak berlaku padanya; buat hitungan dari jawaban dengan pemetaan itu, lalu gabungkan",
         path + ": a stored tally has no words, so words and blanks of a mapping do nothing to it; make "
                "a tally of the answers with that mapping, then merge"}};
}

void add_stored(survey& into, stored_survey stored, const std::string& path, const read_options& options) {
  refuse_what_needs_answers(path, options);
  if (options.joint_counts)
    require_joint_counts(stored.all, path);
  else  // those that nobody asks for must not be in the way of files that are read without
    stored.all.drop_joint_counts();
  into.all.refuse_merge(stored.all);

  std::vector<grouped_tally*> asked;
  for (const breakdown& wanted : options.by) {
    const auto found = std::find_if(stored.groups.begin(), stored.groups.end(),
                                    [&](const grouped_tally& g) { return g.columns() == wanted; });
    if (found == stored.groups.end()) refuse_breakdown(path, wanted, stored);
    if (options.joint_counts)
      for (const auto& [key, counts] : found->groups()) require_joint_counts(counts, path);
    else
      found->drop_joint_counts();
    asked.push_back(&*found);
  }
  survey part{.all = std::move(stored.all)};
  for (auto one = asked.begin(); one != asked.end(); ++one) {
    if (std::find(one + 1, asked.end(), *one) == asked.end())
      part.groups.push_back(std::move(**one));
    else
      part.groups.push_back(**one);  // it is asked for once more
  }
  stored.groups.clear();
  static_cast<row_counts&>(part.account) = stored.rows;
  part.account.files.push_back(path);
  try {
    into.merge(std::move(part), options.limits.tally);
  } catch (const over_limit& passed) {
    throw passed.at(path);
  }
}

/// Who gives an input twice counts its respondents twice.
void refuse_same_inputs(std::span<const std::string> paths) {
  const auto twice = given_twice(paths);
  if (!twice) return;
  const std::string& first = paths[twice->first];
  const std::string& again = paths[twice->again];
  const bool same_name = !twice->are_tallies && first == again;
  complaint wrong{.where = {.file = again}, .what = faults::same_input{first, twice->are_tallies, same_name}};
  if (!twice->are_tallies && !same_name) wrong.remedies = {setting{rule::duplicates, {"report"}}};
  throw input_error{{std::move(wrong)}};
}

/// Rows that are in two inputs are one download in two files where they are many; some few seconds are shared by
/// chance. A day of a month is a thirtieth.
void judge_overlaps(const repeated_rows& rows, std::span<const std::string> paths, row_account& into) {
  constexpr std::uint64_t least_share = 50;  // one row in that many
  std::vector<complaint> wrong;
  for (const repeated_rows::overlap& one : rows.overlaps()) {
    if (one.rows * least_share >= one.of) {
      complaint made{.where = {.file = paths[one.later]},
                     .what = faults::repeated_rows{paths[one.earlier], one.rows, one.is_estimate}};
      made.remedies = {setting{rule::duplicates, {"first", "report"}}};
      if (wrong.size() < complaints_kept) wrong.push_back(std::move(made));
    } else if (into.overlaps.size() < complaints_kept) {
      into.overlaps.push_back({paths[one.later], paths[one.earlier], one.rows, one.is_estimate});
    }
  }
  if (!wrong.empty()) throw input_error{std::move(wrong)};
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

bool is_read_here_and_there(file_format format) {
  return format == file_format::xlsx || format == file_format::ods || format == file_format::sqlite;
}

void fold_input(const std::string& path, const intake& to) {
  const std::unique_ptr<file_blocks> file = open_blocks(path);
  std::unique_ptr<byte_source> bytes = std::make_unique<counted_bytes>(open_bytes(path), *to.meter);
  std::string front = front_of(*bytes);
  const file_blocks* plain = file.get();  // the same text for reading anywhere, where it is
  if (is_packed(front)) {
    plain = nullptr;
    bytes = unpacked(rejoined(std::move(front), std::move(bytes)));
    front = front_of(*bytes);
  }
  const bool told = front == stored_magic || plain == nullptr || path == "-";
  const file_format format = told ? file_format::text : format_of(path);
  if (format == file_format::zip) {
    plain = nullptr;
    bytes = zipped_table(path, to.options.limits.workbook);
    front = front_of(*bytes);
  }
  if (front == stored_magic) {
    bytes = rejoined(std::move(front), std::move(bytes));
    add_stored(to.into, stored_at(path, *bytes, to.options.limits), path, to.options);
  } else if (format == file_format::xlsx || format == file_format::ods) {
    fold_workbook(path, to);
  } else if (is_read_here_and_there(format)) {
    fold_sheets(path, to);
  } else {
    try {
      const auto rows = open_rows(rejoined(std::move(front), std::move(bytes)), open_options_of(to.options, true));
      fold_rows(*rows, plain, to);
    } catch (const source_error& problem) {
      if (!has_tables_to_choose(problem, to.options) || is_read_once(path) || format == file_format::zip) throw;
      fold_sheets(path, to);  // JSON is read from front to back, and nothing was counted yet
    }
  }
  if (file) file->refuse_if_changed();
}

}  // namespace

survey read_survey(row_source& rows, const methodology& method, const read_options& options) {
  survey made = empty_survey(method, options);
  seen_rows seen;
  fold_rows(rows, nullptr, {method, options, seen, made});
  seen.count_last(options, made);
  return judged(std::move(made), options);
}

survey read_survey(std::unique_ptr<byte_source> bytes, const methodology& method, const read_options& options) {
  progress_meter meter{options.on_progress, std::nullopt};
  survey made = empty_survey(method, options);
  seen_rows seen;
  const auto rows =
      open_rows(unpacked(std::make_unique<counted_bytes>(std::move(bytes), meter)), open_options_of(options, true));
  fold_rows(*rows, nullptr, {method, options, seen, made, &meter});
  seen.count_last(options, made);
  return judged(std::move(made), options);
}

survey read_survey(std::span<const std::string> paths, const methodology& method, const read_options& options) {
  progress_meter meter{options.on_progress, options.on_progress ? size_of(paths) : std::nullopt};
  survey made = empty_survey(method, options);
  seen_rows seen;
  if (options.duplicates != duplicates::report) refuse_same_inputs(paths);
  if (paths.size() > 1 && options.duplicates == duplicates::ignore) seen.of_inputs.emplace();
  for (const std::string& path : paths) {
    if (seen.of_inputs) seen.of_inputs->next_input();
    fold_input(path, {method, options, seen, made, &meter});
  }
  if (seen.of_inputs) judge_overlaps(*seen.of_inputs, paths, made.account);
  seen.count_last(options, made);
  return judged(std::move(made), options);
}

std::optional<stored_survey> read_stored(const std::string& path, const read_limits& limits) {
  auto bytes = unpacked(open_bytes(path));
  std::string front = front_of(*bytes);
  if (front != stored_magic) return std::nullopt;
  bytes = rejoined(std::move(front), std::move(bytes));
  return stored_at(path, *bytes, limits);
}

}  // namespace ikm
