// SPDX-License-Identifier: BSL-1.0
#include "read/careful/row_fold.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/number_text.hpp"
#include "ingest/quoted.hpp"
#include "ingest/response_marks.hpp"

#include <algorithm>

namespace ikm {
namespace {

/// Of what is not an answer a merged cell says the same for all rows that it covers.
std::string_view profile_cell_of(const row& from, std::size_t column) { return trimmed(cell_value(from, column)); }

/// What a workbook says of a cell that is to be read, where that is not enough to read it.
std::optional<fault> not_readable(const row& from, std::size_t column, bool is_answer) {
  const noted_cells* const note = note_of(from, column);
  if (note == nullptr) return std::nullopt;
  if (note->what == cell_note::formula_without_value)
    return faults::formula_without_value{cell_name(column, from.line)};
  // A blank that is merged is a blank.
  if (is_answer && note->what == cell_note::merged_down && !trimmed(note->value).empty())
    return faults::merged_answers{cell_name(column, from.line), quotable(note->value)};
  return std::nullopt;
}

/// A number that is another in every row says nothing of who it is.
bool is_running_number(std::string_view header) {
  const std::string label = folded(header);
  return trimmed(header) == "#" || label == "no" || label == "nomor" || label == "no urut" || label == "id" ||
         label == "index";
}

/// Passing over the row: for what only its office can correct.
/// Records of JSON may share a line, which would leave out all of them.
std::vector<remedy> passing_over(const row& from) {
  if (from.record != 0) return {};
  return {std::vector{skipping(from.line)}};
}

/// Takes a quoted text out of a fault: in a row that is shifted it may be a name. False where there is none.
bool hide_text(fault& what) {
  return std::visit(
      [](auto& f) {
        using found = std::remove_reference_t<decltype(f)>;
        constexpr bool quotes = found::code == reason::text_answer || found::code == reason::coded_answer ||
                                found::code == reason::code_against_word;
        if constexpr (quotes) f.cell = "…";
        if constexpr (found::code == reason::answered_twice) f.answers = {"…"};
        return quotes || found::code == reason::answered_twice;
      },
      what);
}

/// Where a date belongs, words without a figure may be a name.
std::string date_shown(std::string_view cell) {
  return cell.empty() || cell.find_first_of("0123456789") != std::string_view::npos ? quotable(cell) : "…";
}

/// A number in a cell that is merged is that of its first row only.
std::string_view count_cell_of(const row& from, std::size_t column) {
  return column < from.cells.size() ? trimmed(from.cells[column]) : std::string_view{};
}

/// For how many respondents a row stands; empty where the cell does not say.
std::optional<std::uint64_t> count_in(std::string_view cell) {
  constexpr std::size_t most_digits = 9;
  cell = plain_count(cell);
  if (cell.empty() || cell.size() > most_digits) return std::nullopt;
  std::uint64_t count = 0;
  for (const char c : cell) {
    if (c < '0' || c > '9') return std::nullopt;
    count = count * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return count;
}

/// Rows that are nobody's, whatever is in the column that counts respondents.
bool says_nothing_of_respondents(row_kind kind) {
  return kind == row_kind::title || kind == row_kind::totals || kind == row_kind::legend ||
         kind == row_kind::repeated_header || kind == row_kind::column_numbers;
}

}  // namespace

complaint row_fold::here(std::uint64_t line, std::string column) const {
  return {.where = {name_, sheet_, line, std::move(column)}};
}

void row_fold::begin(const table& from, const row_source& rows) {
  placed_ = rows.cells_are_placed();
  plan_ = &from.plan();
  // Several sheets are one file.
  if (sheet_.empty() || survey_.account.files.empty() || survey_.account.files.back() != name_)
    survey_.account.files.push_back(name_);
  understanding& u = survey_.understood.emplace_back();
  u.file = name_;
  u.sheet = sheet_;
  u.delimiter = rows.delimiter() == "\t" ? "tab" : rows.delimiter();
  u.header_line = from.header_line();
  u.is_long = from.is_long();
  u.as_mapping = mapping_of(*plan_, method_, options_.said);
  u.as_mapping.sheet = sheet_;
  u.as_mapping.query = options_.query.empty() ? options_.said.query : options_.query;
  u.other_columns =
      plan_->table_end - std::min(plan_->table_end, plan_->answer_columns.size() + u.as_mapping.profile.size());
  for (const std::size_t column : plan_->answer_columns) u.question_columns.push_back(plan_->headers[column]);
  if ((options_.from || options_.to) && !plan_->date_column) {
    complaint wrong = here(from.header_line(), "tanggal");
    faults::missing_column missing{.wanted = {"tanggal"}};
    for (std::size_t c = 0; c < plan_->headers.size(); ++c)
      missing.offered.push_back({quotable(plan_->headers[c]), c + 1});
    wrong.what = std::move(missing);
    wrong.remedies = {std::vector<mapping_edit>{{"profile", "tanggal", to_complete{.is_text = true}}}};
    throw input_error{{std::move(wrong)}};
  }
  for (std::size_t i = 0; i < plan_->group_columns.size(); ++i)
    groups_.push_back({plan_->group_columns[i], plan_->group_values[i]});
  group_keys_.resize(groups_.size());
  budget_.begin(survey_.groups, options_.joint_counts);
  if (options_.duplicates != duplicates::ignore) {
    if (!survey_.account.duplicates) survey_.account.duplicates = 0;
    if (!survey_.account.straight_lined) survey_.account.straight_lined = 0;
    table_name_ = sheet_.empty() ? name_ : name_ + "[" + sheet_ + "]";
    seen_.begin_table(table_name_);
    identity_ = plan_->respondent_column ? std::vector{*plan_->respondent_column} : columns_of_whole_rows();
    moments_.assign(from.moment_columns().begin(), from.moment_columns().end());
  } else if (seen_.of_inputs && from.has_marks() && !plan_->count_column) {
    compares_inputs_ = true;
    moments_.assign(from.moment_columns().begin(), from.moment_columns().end());
    identity_ = columns_of_whole_rows();
    for (std::size_t column = 0; column < plan_->table_end; ++column)
      if (is_running_number(plan_->headers[column])) running_numbers_.push_back(column);
  }
  if (!options_.said_in.empty() && !survey_.account.mapping)
    survey_.account.mapping = mapping_use{options_.said_in, parts_of(options_.said), {}};
  if (survey_.account.mapping && !(options_.said.words.empty() && options_.said.blanks.empty())) {
    without_words_.emplace(method_);
    without_words_->read_usual_words(from.answers().reads_usual_words());
  }
  if (plan_->count_column && !survey_.account.lines_read) survey_.account.lines_read = 0;
  answers_.resize(method_.question_count());
}

/// A number that is another in each file says nothing of a row.
std::vector<std::size_t> row_fold::columns_of_whole_rows() const {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < plan_->table_end; ++column)
    if (!is_running_number(plan_->headers[column]) && column != plan_->count_column) columns.push_back(column);
  return columns;
}

/// What makes two rows the same. Programs write one moment in different ways.
void row_fold::name_row(const row& next) {
  identity_cells_.clear();
  moment_texts_.clear();
  moment_texts_.reserve(moments_.size());  // cells are views of them
  for (const std::size_t column : identity_) {
    std::string_view cell = profile_cell_of(next, column);
    if (std::binary_search(moments_.begin(), moments_.end(), column))
      if (auto moment = moment_text(cell, options_.said.dates)) cell = moment_texts_.emplace_back(*std::move(moment));
    identity_cells_.push_back(cell);
  }
}

void row_fold::compare_inputs(const table& from, const row& next) {
  if (!from.is_marked(next)) return;
  name_row(next);
  constexpr std::size_t longest_number = 9;  // what is longer is an id
  for (const std::size_t column : running_numbers_)
    if (const std::string_view cell = profile_cell_of(next, column); cell.size() > longest_number)
      identity_cells_.push_back(cell);
  seen_.of_inputs->see(identity_cells_);
}

/// Whether a cell would have been read in another way without the words of the mapping.
void row_fold::note_mapped(std::size_t question, std::string_view cell, const decoded& read) {
  const decoded plain = without_words_->read(question, cell);
  if (plain.given == read.given && plain.wrong == read.wrong) return;
  std::set<std::string>& changed = survey_.account.mapping->changed;
  changed.insert(read.given == blank && !read.wrong ? "blank" : "[words]");
  const bool all_seen = (options_.said.words.empty() || changed.contains("[words]")) &&
                        (options_.said.blanks.empty() || changed.contains("blank"));
  if (all_seen) without_words_.reset();
}

void row_fold::note_mapping() {
  if (!survey_.account.mapping || from_ == nullptr) return;
  std::set<std::string>& changed = survey_.account.mapping->changed;
  changed.merge(from_->changed_by_mapping());
  if (plan_->respondent_column && options_.duplicates != duplicates::ignore) changed.insert("[rows]");
  for (const char* const part : {"sheet", "query", "date_order"})  // they decide what is read, or in which order
    if (const auto& parts = survey_.account.mapping->parts; std::find(parts.begin(), parts.end(), part) != parts.end())
      changed.insert(part);
}

std::size_t row_fold::group_count() const noexcept {
  std::size_t count = 0;
  for (const group_tallies& one : groups_) count += one.tallies.size();
  return count;
}

void row_fold::recount_groups() {
  budget_.begin(survey_.groups, options_.joint_counts);
  for (std::size_t i = 0; i < groups_.size(); ++i)
    for (const auto& [key, counts] : groups_[i].tallies) pay_for(i, key, 0);
}

void row_fold::pay_for(std::size_t table, const group_key& key, std::uint64_t line) {
  if (survey_.groups[table].groups().contains(key)) return;  // another input has it
  auto passed = budget_.add(key);
  if (!passed && options_.joint_counts) passed = budget_.add_joint();
  refuse(passed, line);
}

void row_fold::refuse(const std::optional<over_limit>& passed, std::uint64_t line) {
  if (!passed) return;
  if (!notes_limits_) throw passed->at(name_, line);
  passes_limit_ = true;
}

void row_fold::finish() {
  note_mapping();
  if (survey_.account.duplicates && from_ != nullptr) *survey_.account.duplicates += from_->answers_set_aside();
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    auto& made = groups_[i].tallies;
    while (!made.empty()) {  // each is taken over, so that none is there twice
      auto group = made.extract(made.begin());
      survey_.groups[i].add(std::move(group.key()), std::move(group.mapped()));
    }
  }
}

void row_fold::take(const table& from, const table_row& next) {
  from_ = &from;
  read_count(next.from);
  if (next.unclear) {
    trusted_ = true;
    if (respondents_ == 0U) return;
    return reject(next.from, *next.unclear, respondents_.value_or(1));
  }
  if (next.holds_answers && survey_.account.told_with_answers.size() < complaints_kept)
    survey_.account.told_with_answers.push_back({name_, sheet_, next.from.line, {}});
  if (next.kind != row_kind::respondent) return count_skipped(next.from, next.kind);
  trusted_ = false;
  if (next.from.stray_quote)
    return reject(next.from, {.what = faults::stray_quote{}, .remedies = passing_over(next.from)}, 1);
  // A long table's rows and a sheet's are placed; their shorter rows only end in blanks.
  const std::size_t cells = next.from.cells.size();
  const bool placed = from.is_long() || placed_;
  if (cells != plan_->width && !(placed && (cells < plan_->width || plan_->table_end <= cells)))
    return reject(next.from, {.what = faults::ragged_row{cells, plan_->width}, .remedies = passing_over(next.from)}, 1);
  trusted_ = true;
  if (respondents_ == 0U) return;  // a row of nobody
  if (!take_date(next.from)) return;
  if (!respondents_) return reject_count(next.from);
  if (!take_answers(from, next.from) || !take_group_values(next.from) || !take_identity(next.from)) return;
  accept(next.from.line);
  if (compares_inputs_) compare_inputs(from, next.from);
}

void row_fold::read_count(const row& next) {
  if (!plan_->count_column) return;
  ++*survey_.account.lines_read;
  respondents_ = count_in(count_cell_of(next, *plan_->count_column));
}

/// A row without anything counts as often as its number says, and once where it has none.
void row_fold::count_skipped(const row& next, row_kind kind) {
  if (says_nothing_of_respondents(kind)) return skip(kind, 1);
  if (kind == row_kind::empty && plan_->count_column && !respondents_ &&
      !count_cell_of(next, *plan_->count_column).empty())
    return reject_count(next);
  if (respondents_ != 0U) skip(kind, respondents_.value_or(1));
}

void row_fold::accept(std::uint64_t line) {
  survey_.account.rows += *respondents_;
  survey_.account.accepted += *respondents_;
  if (plan_->count_column)
    survey_.all.add(answers_, *respondents_);
  else
    survey_.all.add_checked(answers_);
  if (survey_.account.straight_lined && answers_.front() != blank &&
      std::all_of(answers_.begin(), answers_.end(), [&](answer a) { return a == answers_.front(); }))
    *survey_.account.straight_lined += *respondents_;
  for (std::size_t i = 0; i < groups_.size(); ++i) count(i, line);
  if (options_.on_respondent) options_.on_respondent(answers_, *respondents_);
}

std::optional<day> row_fold::date_in(const row& next, std::size_t column) const {
  const std::string_view cell = profile_cell_of(next, column);
  const auto read = parse_day(cell, options_.said.dates);
  if (read) return read;
  const bool day_first = options_.said.dates == date_order::day_first;
  if (!parse_day(cell, day_first ? date_order::month_first : date_order::day_first)) return std::nullopt;
  // One such date says that all the others were read in the wrong order: no row can be trusted.
  complaint wrong = here(next.line, plan_->headers[column]);
  wrong.where.record = next.record;
  wrong.what = faults::date_order{quotable(cell), options_.said.dates};
  wrong.remedies = {std::vector<mapping_edit>{{"", "date_order", std::string{day_first ? "mdy" : "dmy"}}}};
  throw input_error{{std::move(wrong)}};
}

bool row_fold::take_date(const row& next) {
  if (!options_.from && !options_.to) return true;
  if (!take_note(next, *plan_->date_column)) return false;
  const auto when = date_in(next, *plan_->date_column);
  if (!when) {
    reject_date(next, *plan_->date_column);
    return false;
  }
  if ((options_.from && *when < *options_.from) || (options_.to && *when > *options_.to)) {
    skip(row_kind::outside_period, respondents_.value_or(1));
    return false;
  }
  return true;
}

bool row_fold::take_note(const row& next, std::size_t column) {
  auto unread = next.notes.empty() ? std::nullopt : not_readable(next, column, false);
  if (!unread) return true;
  reject(next,
         {.where = {.column = plan_->headers[column]}, .what = *std::move(unread), .remedies = passing_over(next)},
         respondents_.value_or(1));
  return false;
}

std::optional<complaint> row_fold::unread_answer(const row& next, std::size_t& column) const {
  std::optional<complaint> first;
  const auto look = [&](std::size_t at) {
    if (at >= column) return;
    auto unread = not_readable(next, at, true);
    if (!unread) return;
    column = at;
    first =
        complaint{.where = {.column = plan_->headers[at]}, .what = *std::move(unread), .remedies = passing_over(next)};
  };
  std::for_each(plan_->answer_columns.begin(), plan_->answer_columns.end(), look);
  for (const auto& further : plan_->further_columns) std::for_each(further.begin(), further.end(), look);
  return first;
}

bool row_fold::take_answers(const table& from, const row& next) {
  // The leftmost bad cell is the one that is named.
  std::size_t worst_column = plan_->width;
  std::optional<complaint> worst = next.notes.empty() ? std::nullopt : unread_answer(next, worst_column);
  for (std::size_t q = 0; q < answers_.size(); ++q) {
    if (!plan_->further_columns.empty() && reject_answered_twice(from, q, next)) return false;
    const std::string_view cell = trimmed(answer_cell(*plan_, from.answers(), q, next.cells));
    const decoded one = from.answers().read(q, cell);
    // Of several columns of one question, the one that is filled.
    const std::size_t column = one.wrong ? column_of(cell, q, next) : plan_->answer_columns[q];
    answers_[q] = one.given;
    if (without_words_) note_mapped(q, cell, one);
    if (one.usual_word != 0) survey_.account.words.add(q, one.usual_word - 1U, *respondents_);
    if (!one.wrong) continue;
    if (*one.wrong == reason::text_answer && from.in_place(next))
      note_unknown(plan_->headers[plan_->answer_columns[q]], cell);
    if (column >= worst_column && *one.wrong != reason::five_point_form) continue;
    worst_column = column;
    worst = from.answers().complaint_about(q, plan_->headers[column], cell, *one.wrong);
    worst->where = {name_, sheet_, next.line, worst->where.column, next.record};
    // Whether `Cukup baik` is the second of four steps is known at the end.
    if (*one.wrong == reason::five_point_form && !folded(cell).starts_with("cukup "))
      throw input_error{{std::move(*worst)}};
  }
  if (!worst) return true;
  reject(next, std::move(*worst), *respondents_);
  return false;
}

std::size_t row_fold::column_of(std::string_view cell, std::size_t question, const row& next) const {
  if (question < plan_->further_columns.size())
    for (const std::size_t column : plan_->further_columns[question])
      if (column < next.cells.size() && trimmed(next.cells[column]) == cell) return column;
  return plan_->answer_columns[question];
}

bool row_fold::reject_answered_twice(const table& from, std::size_t question, const row& next) {
  const std::vector<std::string_view> given = answers_given(*plan_, from.answers(), question, next.cells);
  if (given.size() < 2) return false;
  faults::answered_twice twice;
  for (const std::string_view cell : given) twice.answers.push_back(quotable(trimmed(cell)));
  std::string columns = plan_->headers[plan_->answer_columns[question]];
  for (const std::size_t column : plan_->further_columns[question]) columns += ", " + plan_->headers[column];
  reject(next, {.where = {.column = std::move(columns)}, .what = std::move(twice), .remedies = passing_over(next)},
         *respondents_);
  return true;
}

bool row_fold::take_group_values(const row& next) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    group_key& key = group_keys_[i];
    key.clear();
    for (std::size_t c = 0; c < groups_[i].columns.size(); ++c) {
      const std::size_t column = groups_[i].columns[c];
      if (!take_note(next, column)) return false;
      const std::string_view cell = profile_cell_of(next, column);
      const group_value& how = groups_[i].values[c];
      if (how.by_period && !cell.empty() && cell != "-") {
        const auto when = date_in(next, column);
        if (!when) {
          reject_date(next, column);
          return false;
        }
        key.push_back(period_of(*when, *how.by_period));
      } else if (how.by_period) {
        key.emplace_back();
      } else if (how.standard) {
        key.push_back(normalised(*how.standard, cell));
      } else {
        key.emplace_back(cell);
      }
    }
    refuse(too_long(key, options_.limits.tally), next.line);
  }
  return true;
}

bool row_fold::take_identity(const row& next) {
  if (identity_.empty() || options_.duplicates == duplicates::ignore) return true;
  name_row(next);
  // Respondents who left the key blank are not known to be the same.
  if (plan_->respondent_column && identity_cells_.front().empty()) return true;
  if (options_.duplicates == duplicates::last) return hold_last(next);
  const auto earlier = seen_.before(identity_cells_, next.line);
  hold_memory_of_seen(next.line);
  const std::uint64_t repeated = *respondents_ - (earlier ? 0 : 1);
  if (repeated == 0) return true;
  const seen_rows::row_place first = earlier.value_or(seen_rows::row_place{table_name_, next.line});
  note_duplicates(next.line, first, repeated);
  if (options_.duplicates == duplicates::report) return true;
  if (options_.duplicates == duplicates::first) {
    skip(row_kind::duplicate, repeated);
  } else {
    complaint wrong{.what = faults::duplicate{first.line, first.table == table_name_ ? "" : first.table}};
    if (plan_->respondent_column)
      wrong.remedies = passing_over(next);
    else
      wrong.remedies = {std::vector<mapping_edit>{{"rows", "respondent", to_complete{.is_text = true}}}};
    wrong.remedies.emplace_back(setting{rule::duplicates, {"first", "report"}});
    reject(next, std::move(wrong), repeated);
  }
  respondents_ = 1;  // the first of them is kept
  return !earlier;
}

/// Nothing is counted before all inputs were read: a later row may take its place. Always false.
bool row_fold::hold_last(const row& next) {
  seen_rows::last_row& held = seen_.last(identity_cells_);
  const bool fresh = held.answers.empty();
  if (const std::uint64_t repeated = *respondents_ - (fresh ? 1 : 0); repeated != 0) {
    note_duplicates(next.line, fresh ? seen_rows::row_place{table_name_, next.line} : seen_.place_of(held.at),
                    repeated);
    skip(row_kind::duplicate, repeated);
  }
  if (fresh) {
    ++survey_.account.rows;
    ++survey_.account.accepted;
  }
  seen_.keep(held, next.line, answers_, group_keys_);
  hold_memory_of_seen(next.line);
  return false;
}

void row_fold::hold_memory_of_seen(std::uint64_t line) const {
  const std::uint64_t most = options_.limits.max_seen_bytes;
  if (seen_.bytes() <= most) return;
  const std::string number = std::to_string(most);
  const sentence said{
      "mencari responden ganda memerlukan lebih dari " + number + " bita (max_seen_bytes)",
      "looking for respondents who are there twice needs more than " + number + " bytes (max_seen_bytes)"};
  throw over_limit{name_, line, "max_seen_bytes", most, said}.of_memory();
}

void row_fold::note_duplicates(std::uint64_t line, const seen_rows::row_place& same_as, std::uint64_t respondents) {
  *survey_.account.duplicates += respondents;
  if (survey_.account.duplicate_lines.size() < complaints_kept)
    survey_.account.duplicate_lines.push_back({line, same_as.line, table_name_, same_as.table});
}

void row_fold::count(std::size_t table, std::uint64_t line) {
  auto& tallies = groups_[table].tallies;
  const group_key& key = group_keys_[table];
  auto place = tallies.find(key);
  if (place == tallies.end()) {
    pay_for(table, key, line);
    place = tallies.try_emplace(key, empty_tally(method_, options_)).first;
  }
  if (plan_->count_column)
    place->second.add(answers_, *respondents_);
  else
    place->second.add_checked(answers_);
}

void row_fold::reject_date(const row& next, std::size_t column) {
  reject(next,
         {.where = {.column = plan_->headers[column]},
          .what = faults::bad_date{date_shown(profile_cell_of(next, column)), options_.said.dates},
          .remedies = passing_over(next)},
         respondents_.value_or(1));
}

void row_fold::reject_count(const row& next) {
  const std::size_t column = *plan_->count_column;
  auto unread = not_readable(next, column, false);
  fault wrong = unread ? *std::move(unread) : faults::bad_count{quotable(count_cell_of(next, column))};
  reject(next, {.where = {.column = plan_->headers[column]}, .what = std::move(wrong), .remedies = passing_over(next)},
         1);
}

void row_fold::skip(row_kind kind, std::uint64_t respondents) {
  survey_.account.rows += respondents;
  survey_.account.skipped += respondents;
  survey_.account.skips[kind] += respondents;
}

void row_fold::note_unknown(const std::string& column, std::string_view cell) {
  auto& words = survey_.account.unknown_words;
  const std::pair<std::string, std::string> key{shown(column), shown(quotable(cell))};
  if (const auto place = words.find(key); place != words.end()) {
    place->second += *respondents_;
  } else if (words.size() < unknown_words_kept) {
    words.emplace(key, *respondents_);
  }
}

void row_fold::reject(const row& next, complaint why, std::uint64_t respondents) {
  survey_.account.rows += respondents;
  why.where = {name_, sheet_, next.line, std::move(why.where.column), next.record};
  const bool in_place = trusted_ && (from_ == nullptr || from_->in_place(next));
  if (!in_place && hide_text(why.what)) why.remedies = passing_over(next);
  if (options_.on_reject) {
    rejected_row set_aside{.why = why};
    for (std::size_t q = 0; q < plan_->answer_columns.size(); ++q) {
      const std::size_t column = plan_->answer_columns[q];
      std::string_view cell = column < next.cells.size() ? next.cells[column] : std::string_view{};
      if (from_ != nullptr && !plan_->further_columns.empty())
        cell = answer_cell(*plan_, from_->answers(), q, next.cells);
      // In a row that is shifted a name may be where an answer belongs.
      const bool shown_cell = in_place || !decode(cell, method_.scale()).wrong;
      set_aside.answer_cells.push_back(shown_cell ? quotable(cell) : std::string{});
    }
    options_.on_reject(set_aside);
  }
  survey_.account.reject(std::move(why), respondents);
}

}  // namespace ikm
