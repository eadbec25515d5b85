// SPDX-License-Identifier: BSL-1.0
#include "ingest/columns.hpp"

#include "base/ascii.hpp"
#include "base/keyed_hash.hpp"
#include "ingest/column_cells.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/question_names.hpp"
#include "ingest/quoted.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t candidates_listed = 6;

/// How names of columns are compared: without the blanks around them, ASCII letters in lower case.
std::string key_of(std::string_view name) { return lower(trimmed(name)); }

/// What each column may ask, by the strength of its claim.
struct claims_by_question {
  std::vector<std::vector<std::size_t>> named;  // columns
  std::vector<std::vector<std::size_t>> any;
  /// Columns that ask to write something down, and whose cells do not answer: named where nothing else is found.
  std::vector<std::vector<std::size_t>> doubted;
  std::vector<bool> unclear;  // by column

  claims_by_question(std::span<const std::string_view> header, const header_place& where, const methodology& method,
                     const mapping& said)
      : named(method.question_count()),
        any(method.question_count()),
        doubted(method.question_count()),
        unclear(header.size()) {
    const question_names names{method};
    std::optional<answer_reader> reader;
    if (!where.rows.empty()) reader.emplace(method, said);
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (std::find(where.legends.begin(), where.legends.end(), column) != where.legends.end()) continue;
      std::vector<claim> claims = names.claims(trimmed(header[column]));
      if (claims.empty() && column < where.aliases.size()) claims = names.claims(where.aliases[column]);
      for (const claim& c : claims) {
        if (reader && !is_believed(c, column, header[column], where.rows, *reader)) continue;
        if (c.strength == claim_strength::named) named[c.question].push_back(column);
        any[c.question].push_back(column);
        if (c.strength == claim_strength::unclear) unclear[column] = true;
      }
    }
    for (std::size_t q = 0; reader && q < any.size(); ++q) leave_out_other_cells(q, where.rows, *reader);
  }

  [[nodiscard]] bool all_named_once() const {
    return std::all_of(named.begin(), named.end(), [](const auto& columns) { return columns.size() == 1; });
  }

 private:
  /// `Waktu tunggu (menit)` beside a question that is answered: a claim by words is not believed where no cell answers.
  void leave_out_other_cells(std::size_t question, first_rows rows, const answer_reader& reader) {
    std::vector<std::size_t>& columns = any[question];
    if (columns.size() < 2) return;
    std::vector<std::size_t> others;
    bool answered = false;
    for (const std::size_t column : columns) {
      const column_cells cells = cells_of_column(rows, column, reader, question);
      answered = answered || (cells.answers > 0 && cells.answers + cells.nothing == cells.filled());
      const bool is_named = std::find(named[question].begin(), named[question].end(), column) != named[question].end();
      if (!is_named && cells.others > 0 && cells.answers + cells.nothing == 0) others.push_back(column);
    }
    if (!answered) return;
    std::erase_if(columns,
                  [&](std::size_t column) { return std::find(others.begin(), others.end(), column) != others.end(); });
  }

  /// A claim of the header, weighed against the cells.
  bool is_believed(const claim& c, std::size_t column, std::string_view header, first_rows rows,
                   const answer_reader& reader) {
    const column_cells cells = cells_of_column(rows, column, reader, c.question);
    if (cells.hold_dates()) return false;
    if (c.strength == claim_strength::named || cells.filled() == 0 || cells.answers > 0 || !asks_to_write(header))
      return true;
    doubted[c.question].push_back(column);
    return false;
  }
};

/// The number of `#5`, which tells a place and is never a word to look for.
std::optional<std::size_t> place_number(std::string_view wanted) {
  if (wanted.size() < 2 || wanted.front() != '#') return std::nullopt;
  std::size_t number = 0;
  const auto [end, why] = std::from_chars(wanted.data() + 1, wanted.data() + wanted.size(), number);
  if (why != std::errc{} || end != wanted.data() + wanted.size()) return std::nullopt;
  return number;
}

class header_search {
 public:
  header_search(std::span<const std::string_view> header, const header_place& where, const methodology& method,
                const mapping& said)
      : where_{where}, method_{method}, said_{said} {
    for (std::size_t column = 0; column < header.size(); ++column) {
      headers_.emplace_back(trimmed(header[column]));
      add_name(header[column], column);
      if (column < where.aliases.size() && key_of(where.aliases[column]) != key_of(header[column]))
        add_name(where.aliases[column], column);
    }
  }

  [[nodiscard]] std::vector<std::size_t> questions(std::span<const std::string_view> header) {
    const claims_by_question claims{header, where_, method_, said_};
    const bool only_names = claims.all_named_once() && said_.columns.empty() && said_.first_of.empty();
    std::vector<bool> taken = not_read();
    further_.assign(method_.question_count(), {});
    const std::vector<std::optional<std::size_t>> by_mapping = mapped(taken);
    std::vector<std::size_t> columns;
    std::vector<std::size_t> missing;
    for (std::size_t q = 0; q < method_.question_count(); ++q) {
      if (by_mapping[q]) {
        columns.push_back(*by_mapping[q]);
        continue;
      }
      std::vector<std::size_t> candidates = only_names ? claims.named[q] : claims.any[q];
      std::erase_if(candidates, [&](std::size_t column) { return taken[column]; });
      const bool sure = candidates.size() == 1 && (only_names || !claims.unclear[candidates.front()]);
      columns.push_back(sure ? candidates.front() : 0);
      if (sure) continue;
      if (candidates.empty()) {
        candidates = claims.doubted[q];
        std::erase_if(candidates, [&](std::size_t column) { return taken[column]; });
      }
      if (candidates.empty())
        missing.push_back(q);
      else
        complain_of_candidates(q, candidates, claims);
    }
    if (!missing.empty()) complain_of_missing(missing);
    answers_ = columns;
    for (const std::vector<std::size_t>& more : further_) answers_.insert(answers_.end(), more.begin(), more.end());
    return columns;
  }

  /// Further columns of a question, by question; empty where every question has one column.
  [[nodiscard]] std::vector<std::vector<std::size_t>> further() const {
    const bool none = std::all_of(further_.begin(), further_.end(),
                                  [](const std::vector<std::size_t>& more) { return more.empty(); });
    return none ? std::vector<std::vector<std::size_t>>{} : further_;
  }

  /// Complains of columns that go on with the numbers of the questions and hold answers.
  void complain_of_unread(const column_plan& plan) {
    std::vector<std::size_t> unread;
    const std::vector<bool> known = not_read();
    const answer_reader reader{method_, said_};
    const std::set<std::pair<std::string, int>> numbers = numbers_of_questions();
    for (std::size_t column = 0; column < headers_.size() && !where_.rows.empty(); ++column) {
      const auto has = [&](const std::vector<std::size_t>& columns) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
      };
      if (known[column] || column == plan.count_column || has(answers_) || has(where_.legends) ||
          std::any_of(plan.group_columns.begin(), plan.group_columns.end(), has))
        continue;
      if (continues(numbers, column) && holds_answers(column, reader)) unread.push_back(column);
    }
    if (unread.empty()) return;
    std::vector<std::string> names = said_.not_read;
    for (const std::size_t column : unread) names.push_back(naming(column));
    complaint wrong = here(headers_[unread.front()]);
    wrong.what = faults::unread_question{refs(unread)};
    wrong.remedies.emplace_back(setting{rule::methodology});
    settle(wrong, {"", "not_read", std::move(names)});
    complaints_.push_back(std::move(wrong));
  }

  /// Complains of a question that was deleted in the form and made again: `U3` and `U3 (baru)`, of which each row has
  /// only one.
  void complain_of_made_again() {
    if (where_.rows.empty()) return;
    const std::vector<bool> known = not_read();
    const answer_reader reader{method_, said_};
    std::vector<std::string> labels;
    labels.reserve(headers_.size());
    for (const std::string& header : headers_) labels.push_back(folded(header));
    for (std::size_t q = 0; q < method_.question_count(); ++q) {
      if (is_mapped(q)) continue;
      const std::array<std::string, 2> names = {labels[answers_[q]] + ' ', folded(method_.question_at(q).code) + ' '};
      std::vector<std::size_t> candidates{answers_[q]};
      for (std::size_t column = 0; column < labels.size(); ++column) {
        const bool named = std::any_of(names.begin(), names.end(),
                                       [&](const std::string& name) { return labels[column].starts_with(name); });
        if (named && !known[column] && std::find(answers_.begin(), answers_.end(), column) == answers_.end() &&
            fill_each_other_up(where_.rows, std::array{answers_[q], column}, reader, q) &&
            cells_of_column(where_.rows, column, reader, q).others == 0)
          candidates.push_back(column);
      }
      if (candidates.size() == 1) continue;
      complaint wrong = here(method_.question_at(q).code);
      wrong.what = faults::ambiguous_column{refs(candidates), method_.elements()[method_.element_of(q)].id};
      offer(wrong, q, candidates);
      complaints_.push_back(std::move(wrong));
    }
  }

  /// The column that a breakdown or a mapping names; complains and answers 0 where there is none or more than one.
  std::size_t find(const std::string& asked) {
    if (const auto mapped = said_.profile.find(asked); mapped != said_.profile.end())
      return find_mapped("profile", asked, mapped->second);
    std::vector<std::size_t> found = columns_named(asked);
    if (found.empty())
      if (const auto field = profile_field_named(asked)) found = columns_of(*field);
    if (found.size() == 1) return found.front();
    complaint wrong = here(asked);
    if (found.empty())
      if (const std::size_t colon = asked.rfind(':'); colon != std::string::npos && colon != 0)
        if (const auto how = ways_of_grouping(asked.substr(0, colon)); !how.empty()) {
          wrong.what = faults::missing_column{.wanted = {asked}, .instead = asked.substr(colon + 1), .allowed = how};
          complaints_.push_back(std::move(wrong));
          return 0;
        }
    if (found.empty())
      wrong.what = faults::missing_column{.wanted = {asked}, .offered = refs()};
    else
      wrong.what = faults::duplicate_column{refs(found)};
    settle(wrong, {"profile", asked, to_complete{.is_text = true}});
    complaints_.push_back(std::move(wrong));
    return 0;
  }

  [[nodiscard]] std::optional<std::size_t> find_quietly(profile_field field) const {
    const std::vector<std::size_t> found = columns_of(field);
    return found.size() == 1 ? std::optional{found.front()} : std::nullopt;
  }

  std::size_t find_mapped(const std::string& section, const std::string& asked, const std::string& wanted) {
    const std::vector<std::size_t> found = columns_called(wanted);
    if (found.size() == 1) return found.front();
    complaint wrong = here(asked);
    if (found.empty()) {
      wrong.what = faults::missing_column{.wanted = {wanted}, .offered = refs()};
    } else {
      wrong.what = faults::duplicate_column{refs(found)};
      settle(wrong, {section, asked, "#" + std::to_string(found.front() + 1)});
    }
    complaints_.push_back(std::move(wrong));
    return 0;
  }

  /// The column of `count`, which cannot be one of the questions.
  std::size_t find_count(const std::string& wanted) {
    const std::size_t column = find_mapped("rows", "count", wanted);
    const auto asks = std::find(answers_.begin(), answers_.end(), column);
    if (!complaints_.empty() || asks == answers_.end()) return column;
    complaint wrong = here("count");
    const auto question = static_cast<std::size_t>(asks - answers_.begin());
    wrong.what = faults::ambiguous_column{refs({column}), "count, " + method_.question_at(question).code};
    complaints_.push_back(std::move(wrong));
    return column;
  }

  [[nodiscard]] std::vector<std::string> headers() && { return std::move(headers_); }
  [[nodiscard]] const std::vector<complaint>& complaints() const { return complaints_; }

 private:
  /// The column that the mapping gives each question; of several columns of one question, the first.
  [[nodiscard]] std::vector<std::optional<std::size_t>> mapped(std::vector<bool>& taken) {
    std::vector<std::optional<std::size_t>> by_mapping(method_.question_count());
    for (const auto& [asked, wanted] : said_.columns)
      for (std::size_t i = 0; i < wanted.size(); ++i)
        if (const auto question = mapped_question(asked, i)) {
          const std::size_t column = find_mapped("columns", method_.question_at(*question).code, wanted[i]);
          if (by_mapping[*question] && *by_mapping[*question] != column) {
            complaint wrong = here(method_.question_at(*question).code);
            wrong.what = faults::duplicate_column{refs({*by_mapping[*question], column})};
            complaints_.push_back(std::move(wrong));
          }
          by_mapping[*question] = column;
          taken[column] = true;
        }
    for (const auto& [asked, wanted] : said_.first_of)
      if (const auto question = mapped_question(asked, 0); question && !wanted.empty()) {
        std::vector<std::size_t>& more = further_[*question];
        for (const std::string& one : wanted) {
          more.push_back(find_mapped("columns", method_.question_at(*question).code, one));
          taken[more.back()] = true;
        }
        by_mapping[*question] = more.front();
        more.erase(more.begin());
      }
    return by_mapping;
  }

  [[nodiscard]] complaint here(const std::string& column) const {
    return {.where = {where_.file, where_.sheet, where_.line, column}};
  }

  static void settle(complaint& wrong, mapping_edit by) { wrong.remedies.emplace_back(std::vector{std::move(by)}); }

  /// What may be after the colon of a breakdown's column; empty where there is no such column.
  [[nodiscard]] std::vector<std::string> ways_of_grouping(const std::string& column) const {
    const auto field = profile_field_named(column);
    const std::vector<std::size_t> found = columns_named(column);
    if (found.empty() && !said_.profile.contains(column) && (!field || columns_of(*field).empty())) return {};
    const auto by_header = found.empty() ? std::nullopt : profile_field_of(headers_[found.front()]);
    if (field == profile_field::date || by_header == profile_field::date)
      return {"bulan", "triwulan", "semester", "tahun"};
    return {"baku"};
  }

  void add_name(std::string_view name, std::size_t column) {
    std::vector<std::size_t>& columns = by_key_[key_of(name)];
    // Two are enough to complain of: the same header a thousand times must not cost more.
    if (columns.size() < candidates_listed) columns.push_back(column);
  }

  [[nodiscard]] std::vector<std::size_t> columns_named(const std::string& name) const {
    const auto place = by_key_.find(key_of(name));
    return place == by_key_.end() ? std::vector<std::size_t>{} : place->second;
  }

  /// The columns that a mapping may mean: by header, by place, or by header but for case and marks.
  [[nodiscard]] std::vector<std::size_t> columns_called(const std::string& wanted) const {
    std::vector<std::size_t> found = columns_named(wanted);
    if (!found.empty()) return found;
    if (const auto number = place_number(wanted)) {
      if (*number >= 1 && *number <= headers_.size()) found = {*number - 1};
      return found;
    }
    if (by_label_.empty())
      for (std::size_t column = 0; column < headers_.size(); ++column)
        by_label_[folded(headers_[column])].push_back(column);
    const std::string label = folded(wanted);
    const auto place = by_label_.find(label);
    return label.empty() || place == by_label_.end() ? found : place->second;
  }

  /// The columns that a mapping knows and does not read. A later export may lack one of them.
  [[nodiscard]] std::vector<bool> not_read() const {
    std::vector<bool> known(headers_.size());
    for (const std::string& one : said_.not_read)
      for (const std::size_t column : columns_called(one)) known[column] = true;
    return known;
  }

  /// The numbers that questions have, by their codes and by the headers of their columns.
  [[nodiscard]] std::set<std::pair<std::string, int>> numbers_of_questions() const {
    std::set<std::pair<std::string, int>> numbers;
    const auto add = [&](std::string_view text) {
      if (const auto number = question_number_of(text)) numbers.emplace(number->word, number->number);
    };
    for (std::size_t q = 0; q < method_.question_count(); ++q) add(method_.question_at(q).code);
    for (const std::size_t answered : answers_) add(headers_[answered]);
    return numbers;
  }

  /// Whether the header's number is of a series in which questions are numbered, and of none of them.
  [[nodiscard]] bool continues(const std::set<std::pair<std::string, int>>& numbers, std::size_t column) const {
    const auto number = question_number_of(headers_[column]);
    if (!number || numbers.contains({number->word, number->number})) return false;
    const auto series = numbers.lower_bound({number->word, 0});
    return number->word == "u" || (series != numbers.end() && series->first == number->word);
  }

  /// Whether most of the filled cells are answers to some question.
  [[nodiscard]] bool holds_answers(std::size_t column, const answer_reader& reader) const {
    for (std::size_t q = 0; q < method_.question_count(); ++q) {
      const column_cells cells = cells_of_column(where_.rows, column, reader, q);
      if (cells.answers > cells.filled() / 2) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<std::size_t> columns_of(profile_field field) const {
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < headers_.size(); ++column) {
      // A profile word may be in a question.
      if (std::find(answers_.begin(), answers_.end(), column) != answers_.end()) continue;
      const bool alias = column < where_.aliases.size() && profile_field_of(where_.aliases[column]) == field;
      if (alias || profile_field_of(headers_[column]) == field) found.push_back(column);
    }
    return found;
  }

  [[nodiscard]] std::optional<std::size_t> mapped_question(const std::string& asked, std::size_t nth) const {
    const std::string label = folded(asked);
    for (std::size_t e = 0; e < method_.elements().size(); ++e) {
      const element& one = method_.elements()[e];
      if (folded(one.id) == label || folded(one.code) == label) {
        if (nth < one.questions.size()) return method_.first_question(e) + nth;
        return std::nullopt;
      }
      for (std::size_t q = 0; q < one.questions.size(); ++q)
        if (folded(one.questions[q].code) == label) return method_.first_question(e) + q;
    }
    return std::nullopt;
  }

  /// How a mapping calls a question: by its element where that has no other.
  [[nodiscard]] std::string key_of_question(std::size_t question) const {
    const element& asked = method_.elements()[method_.element_of(question)];
    return asked.questions.size() == 1 ? asked.id : method_.question_at(question).code;
  }

  void complain_of_candidates(std::size_t question, const std::vector<std::size_t>& candidates,
                              const claims_by_question& claims) {
    complaint wrong = here(method_.question_at(question).code);
    if (candidates.size() > 1 && claims.named[question].size() == candidates.size())
      wrong.what = faults::duplicate_column{refs(candidates)};
    else
      wrong.what = faults::ambiguous_column{refs(candidates), method_.elements()[method_.element_of(question)].id};
    if (candidates.size() == 1) wrong.remedies.emplace_back(setting{rule::methodology});
    offer(wrong, question, candidates);
    complaints_.push_back(std::move(wrong));
  }

  /// Each of the first two columns alone; and both, where no row has both.
  void offer(complaint& wrong, std::size_t question, const std::vector<std::size_t>& candidates) const {
    for (const std::size_t column : std::span{candidates}.first(std::min<std::size_t>(candidates.size(), 2)))
      settle(wrong, {"columns", key_of_question(question), naming(column)});
    if (candidates.size() > 1 && candidates.size() < candidates_listed &&
        fill_each_other_up(where_.rows, candidates, answer_reader{method_, said_}, question)) {
      first_of one;
      for (const std::size_t column : candidates) one.headers.push_back(naming(column));
      settle(wrong, {"columns", key_of_question(question), std::move(one)});
    }
  }

  /// Whether the mapping says in which columns the question is.
  [[nodiscard]] bool is_mapped(std::size_t question) const {
    const auto names_it = [&](const auto& columns) {
      return std::any_of(columns.begin(), columns.end(),
                         [&](const auto& one) { return mapped_question(one.first, 0) == question; });
    };
    return names_it(said_.columns) || names_it(said_.first_of);
  }

  /// All questions without a column are one complaint: they have one cause.
  void complain_of_missing(const std::vector<std::size_t>& questions) {
    std::string codes;
    for (const std::size_t q : questions) codes += (codes.empty() ? "" : ", ") + method_.question_at(q).code;
    complaint wrong = here(codes);
    faults::missing_column missing{.offered = refs()};
    std::vector<mapping_edit> edits;
    for (const std::size_t q : questions) {
      const std::string key = key_of_question(q);
      const std::string& code = method_.question_at(q).code;
      missing.wanted.push_back(key == code ? code : code + ", " + key);
      edits.push_back({"columns", key, proposed(q)});
    }
    wrong.what = std::move(missing);
    wrong.remedies.emplace_back(std::move(edits));
    if (!looks_like_header()) settle(wrong, {"", "header_line", static_cast<std::int64_t>(where_.line)});
    complaints_.push_back(std::move(wrong));
  }

  /// A column as a mapping names it: by its header, or by its place where the header is not the only one.
  [[nodiscard]] std::string naming(std::size_t column) const {
    const auto place = by_key_.find(key_of(headers_[column]));
    const bool only = looks_like_header() && place != by_key_.end() && place->second.size() == 1;
    return only ? shown(headers_[column], 120) : "#" + std::to_string(column + 1);
  }

  /// Numbered headers, as many as there are questions, are likely to be in order; a person has to say so.
  [[nodiscard]] edit_value proposed(std::size_t question) const {
    std::vector<std::size_t> numbered;
    for (std::size_t column = 0; column < headers_.size(); ++column) {
      const std::string label = folded(headers_[column]);
      const bool sub_question = label.find(" sq0") != std::string::npos;
      const bool bare = label.size() <= 4 && label.size() >= 2 && (label[0] == 'q' || label[0] == 'p') &&
                        label.find_first_not_of("0123456789", 1) == std::string::npos;
      if (sub_question || bare) numbered.push_back(column);
    }
    if (numbered.size() == method_.question_count()) return naming(numbered[question]);
    return to_complete{.is_text = true};
  }

  /// A file without a header has data in its place, which must not be quoted: enough of the cells have to be known.
  [[nodiscard]] bool looks_like_header() const {
    if (where_.is_certain) return true;
    if (!looks_like_header_) {
      const question_names names{method_};
      const auto known =
          static_cast<std::size_t>(std::count_if(headers_.begin(), headers_.end(), [&](const std::string& header) {
            return !names.claims(header).empty() || profile_field_of(header).has_value() ||
                   folded(header).find(" sq0") != std::string::npos;
          }));
      looks_like_header_ = known >= 3 || known * 2 >= headers_.size();
    }
    return *looks_like_header_;
  }

  /// The columns, with their headers where those may be quoted.
  [[nodiscard]] std::vector<column_ref> refs(const std::vector<std::size_t>& columns) const {
    std::vector<column_ref> made;
    made.reserve(columns.size());
    for (const std::size_t column : columns)
      made.push_back({looks_like_header() ? quotable(headers_[column]) : std::string{}, column + 1});
    return made;
  }
  [[nodiscard]] std::vector<column_ref> refs() const {
    std::vector<std::size_t> all(headers_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return refs(all);
  }

  const header_place& where_;
  const methodology& method_;
  const mapping& said_;
  std::vector<std::string> headers_;
  std::unordered_map<std::string, std::vector<std::size_t>, keyed_hash> by_key_;
  std::vector<complaint> complaints_;
  std::vector<std::size_t> answers_;
  std::vector<std::vector<std::size_t>> further_;  // by question
  mutable std::unordered_map<std::string, std::vector<std::size_t>, keyed_hash>
      by_label_;  // folded; made when it is needed
  mutable std::optional<bool> looks_like_header_;
};

/// After the last answer and the last column asked for, a column without a header ends the table.
std::size_t end_of_table(const column_plan& plan) {
  std::size_t last = 0;
  for (const std::size_t column : plan.answer_columns) last = std::max(last, column);
  for (const auto& columns : plan.further_columns)
    for (const std::size_t column : columns) last = std::max(last, column);
  for (const auto& columns : plan.group_columns)
    for (const std::size_t column : columns) last = std::max(last, column);
  for (const auto& column : {plan.date_column, plan.respondent_column, plan.complete_column, plan.count_column})
    if (column) last = std::max(last, *column);
  for (std::size_t column = last + 1; column < plan.width; ++column)
    if (plan.headers[column].empty()) return column;
  return plan.width;
}

}  // namespace

group_wish wish_of(const std::string& asked) {
  const std::size_t colon = asked.rfind(':');
  if (colon == std::string::npos || colon == 0) return {asked, {}};
  const std::string column = asked.substr(0, colon);
  const std::string how = key_of(std::string_view{asked}.substr(colon + 1));
  if (const auto length = period_named(how)) return {column, {.by_period = length}};
  if (how == "baku" || how == "standard")
    return {column, {.standard = profile_field::unit}};  // which field, the header says
  return {asked, {}};
}

namespace {

asked_column asked_in(std::span<const std::string_view> header, header_search& search, const std::string& column) {
  // A header may hold a colon of its own.
  const bool literal =
      std::any_of(header.begin(), header.end(), [&](std::string_view name) { return key_of(name) == key_of(column); });
  group_wish wish = literal ? group_wish{column, {}} : wish_of(column);
  const std::size_t place = search.find(wish.column);
  if (wish.value.standard) {
    const auto by_name = profile_field_named(wish.column);
    const auto by_header = place < header.size() ? profile_field_of(header[place]) : std::nullopt;
    wish.value.standard = by_name ? by_name : by_header;
    if (!wish.value.standard) wish.value.standard = profile_field::occupation;  // only its blanks are tidied
  }
  return {place, wish.value};
}

}  // namespace

std::vector<asked_column> asked_profile(std::span<const std::string_view> header, const methodology& method,
                                        std::span<const breakdown> by, const mapping& said) {
  const header_place nowhere{};
  header_search search{header, nowhere, method, said};
  std::vector<asked_column> all;
  const auto add = [&](const auto& find) {
    const std::size_t complaints = search.complaints().size();
    const asked_column one = find();
    if (search.complaints().size() == complaints) all.push_back(one);
  };
  for (const breakdown& columns : by)
    for (const std::string& column : columns) add([&] { return asked_in(header, search, column); });
  if (!said.count.empty()) add([&] { return asked_column{search.find_mapped("rows", "count", said.count), {}}; });
  return all;
}

column_plan understand_header(std::span<const std::string_view> header, const methodology& method,
                              std::span<const breakdown> by, const header_place& where, const mapping& said) {
  header_search search{header, where, method, said};
  column_plan plan{.width = header.size()};
  plan.answer_columns = search.questions(header);
  plan.further_columns = search.further();
  std::vector<complaint> twice;
  for (const breakdown& columns : by) {
    std::vector<std::size_t> found;
    std::vector<group_value> values;
    for (const std::string& column : columns) {
      const asked_column asked = asked_in(header, search, column);
      found.push_back(asked.column);
      values.push_back(asked.value);
    }
    plan.group_columns.push_back(std::move(found));
    plan.group_values.push_back(std::move(values));
  }
  if (const auto mapped = said.profile.find("tanggal"); mapped != said.profile.end()) {
    plan.date_column = search.find_mapped("profile", "tanggal", mapped->second);
  } else {
    plan.date_column = search.find_quietly(profile_field::date);
  }
  if (!said.respondent.empty()) plan.respondent_column = search.find_mapped("rows", "respondent", said.respondent);
  if (said.complete_when) {
    if (!said.complete_when->empty())
      plan.complete_column = search.find_mapped("rows", "complete_when", *said.complete_when);
  }
  if (!said.count.empty()) plan.count_column = search.find_count(said.count);
  if (search.complaints().empty()) search.complain_of_made_again();
  if (search.complaints().empty()) search.complain_of_unread(plan);
  if (!search.complaints().empty()) throw input_error{search.complaints()};
  for (std::size_t q = 0; q < plan.answer_columns.size(); ++q)
    for (std::size_t r = q + 1; r < plan.answer_columns.size(); ++r)
      if (plan.answer_columns[q] == plan.answer_columns[r])
        twice.push_back(
            {.where = {where.file, where.sheet, where.line, std::string{trimmed(header[plan.answer_columns[q]])}},
             .what = faults::ambiguous_column{{{method.question_at(q).code, plan.answer_columns[q] + 1},
                                               {method.question_at(r).code, plan.answer_columns[r] + 1}},
                                              method.question_at(q).code},
             .remedies = {std::vector<mapping_edit>{
                 {"columns", method.elements()[method.element_of(r)].id, to_complete{.is_text = true}}}}});
  if (!twice.empty()) throw input_error{std::move(twice)};
  plan.headers = std::move(search).headers();
  plan.table_end = end_of_table(plan);
  return plan;
}

std::vector<std::string_view> answers_given(const column_plan& plan, const answer_reader& answers, std::size_t question,
                                            std::span<const std::string_view> row) {
  std::vector<std::string_view> given;
  const auto add = [&](std::size_t column) {
    if (column >= row.size()) return;
    if (const decoded one = answers.read(question, row[column]); one.wrong || one.given != blank)
      given.push_back(row[column]);
  };
  add(plan.answer_columns[question]);
  if (question < plan.further_columns.size())
    for (const std::size_t column : plan.further_columns[question]) add(column);
  return given;
}

std::string_view answer_cell(const column_plan& plan, const answer_reader& answers, std::size_t question,
                             std::span<const std::string_view> row) {
  if (plan.further_columns.empty() || plan.further_columns[question].empty()) {
    const std::size_t column = plan.answer_columns[question];
    return column < row.size() ? row[column] : std::string_view{};
  }
  const std::vector<std::string_view> given = answers_given(plan, answers, question, row);
  return given.empty() ? std::string_view{} : given.front();
}

std::size_t questions_asked(std::span<const std::string_view> header, const methodology& method, const mapping& said) {
  if (header.size() < 2) return 0;  // a title
  const claims_by_question claims{header, {}, method, said};
  auto asked = static_cast<std::size_t>(
      std::count_if(claims.any.begin(), claims.any.end(), [](const auto& columns) { return !columns.empty(); }));
  for (const auto* const columns : {&said.columns, &said.first_of})
    for (const auto& [name, wanted] : *columns)
      for (const std::string& one : wanted) {
        const auto is = [&](std::string_view cell) { return !trimmed(cell).empty() && folded(cell) == folded(one); };
        asked += !place_number(one) && std::any_of(header.begin(), header.end(), is) ? 1U : 0U;
      }
  return asked;
}

mapping mapping_of(const column_plan& plan, const methodology& method, const mapping& said) {
  mapping made = said;
  std::unordered_map<std::string, std::size_t, keyed_hash> with_key;
  for (const std::string& header : plan.headers) ++with_key[key_of(header)];
  const auto naming = [&](std::size_t column) {
    const std::string& header = plan.headers[column];
    return with_key[key_of(header)] == 1 ? header : "#" + std::to_string(column + 1);
  };
  made.columns.clear();
  made.first_of.clear();
  for (std::size_t q = 0; q < plan.answer_columns.size(); ++q) {
    const element& asked = method.elements()[method.element_of(q)];
    if (q < plan.further_columns.size() && !plan.further_columns[q].empty()) {
      std::vector<std::string>& headers =
          made.first_of[asked.questions.size() == 1 ? asked.id : method.question_at(q).code];
      headers.push_back(naming(plan.answer_columns[q]));
      for (const std::size_t column : plan.further_columns[q]) headers.push_back(naming(column));
    } else {
      made.columns[asked.id].push_back(naming(plan.answer_columns[q]));
    }
  }
  std::map<std::string, std::vector<std::size_t>> fields;
  for (std::size_t column = 0; column < plan.table_end; ++column) {
    const auto has = [&](const std::vector<std::size_t>& columns) {
      return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if (has(plan.answer_columns) || std::any_of(plan.further_columns.begin(), plan.further_columns.end(), has))
      continue;
    if (const auto field = profile_field_of(plan.headers[column]))
      fields[std::string{name_of(*field)}].push_back(column);
  }
  // Of several columns that may be a field none is written down: anyone who asks for it has to say which.
  for (const auto& [field, columns] : fields)
    if (columns.size() == 1) made.profile.try_emplace(field, naming(columns.front()));
  return made;
}

bool names_every_question(std::span<const std::string_view> header, const methodology& method) {
  return claims_by_question{header, {}, method, {}}.all_named_once();
}

}  // namespace ikm
