// SPDX-License-Identifier: BSL-1.0
#include "ingest/not_responses.hpp"

#include "ingest/counted_rows.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/number_text.hpp"
#include "ingest/totals_label.hpp"

#include <ikm/ingest/profile.hpp>
#include <ikm/ingest/row_kind.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// Headers of columns that say how many respondents gave the answers of a row.
constexpr std::array<std::string_view, 18> names_of_counts = {
    "n",      "count",    "counts", "count star", "cnt", "frekuensi",        "frekwensi",        "frequency",
    "freq",   "frek",     "f",      "jumlah",     "jml", "jumlah responden", "banyak responden", "banyaknya responden",
    "banyak", "banyaknya"};
/// What is made of counts and is beside them.
constexpr std::array<std::string_view, 7> names_of_shares = {"persen",     "percent",  "persentase", "prosentase",
                                                             "percentage", "proporsi", "kumulatif"};
/// What columns that say how many people an office served or asked count: `Jumlah Responden (orang)`, `SAMPEL`.
constexpr std::array<std::string_view, 9> names_of_people = {
    "sampel", "sample", "populasi", "population", "responden", "respondents", "kuesioner", "kuisioner", "sample size"};
constexpr std::array<std::string_view, 8> words_of_amounts = {"jumlah",    "jml",   "total",  "banyak",
                                                              "banyaknya", "besar", "ukuran", "n"};
constexpr std::array<std::string_view, 5> names_of_men = {"l", "laki laki", "pria", "jumlah laki laki", "male"};
constexpr std::array<std::string_view, 5> names_of_women = {"p", "perempuan", "wanita", "jumlah perempuan", "female"};
/// Headers of columns that name an office, beside those of the profile fields unit and service.
constexpr std::array<std::string_view, 31> names_of_offices = {"skpd",
                                                               "dinas",
                                                               "kantor",
                                                               "kecamatan",
                                                               "kelurahan",
                                                               "desa",
                                                               "puskesmas",
                                                               "upt",
                                                               "uptd",
                                                               "upp",
                                                               "satker",
                                                               "satuan kerja",
                                                               "unit kerja",
                                                               "unit organisasi",
                                                               "perangkat daerah",
                                                               "organisasi",
                                                               "sekolah",
                                                               "cabang",
                                                               "lokasi",
                                                               "kabupaten",
                                                               "kota",
                                                               "kab kota",
                                                               "provinsi",
                                                               "badan",
                                                               "biro",
                                                               "bagian",
                                                               "balai",
                                                               "rsud",
                                                               "rumah sakit",
                                                               "nagari",
                                                               "unit penyelenggara pelayanan"};

bool is_one_of(const auto& names, std::string_view label) {
  return std::find(names.begin(), names.end(), label) != names.end();
}

/// Whether a column of that header counts people: `jumlah responden orang`.
bool names_people(std::string_view label) {
  constexpr std::string_view of_whom = " orang";
  if (label.ends_with(of_whom)) label.remove_suffix(of_whom.size());
  const std::size_t end = label.find(' ');
  if (end != std::string_view::npos && is_one_of(words_of_amounts, label.substr(0, end))) label.remove_prefix(end + 1);
  return is_one_of(names_of_people, label);
}

/// `(1)`, `(2)`, …: the numbers of the columns, below the header.
bool numbers_columns(const std::vector<std::string>& cells) {
  std::size_t number = 0;
  for (const std::string& cell : cells) {
    const std::string text = folded(cell);
    if (number == 0 && text.empty()) continue;
    if (text != std::to_string(++number)) return false;
  }
  return number >= 5;
}

/// The first rows of a table that may be respondents', and what is asked of their columns.
class first_rows {
 public:
  first_rows(const table_form& form, const std::deque<kept_row>& front, std::size_t below, const mapping& said)
      : plan_{form.plan}, said_{said} {
    for (std::size_t i = below; i < front.size(); ++i) {
      const std::vector<std::string>& cells = front[i].cells;
      const auto filled = std::find_if_not(cells.begin(), cells.end(), [](const auto& c) { return is_blank(c); });
      if (filled == cells.end() || passes_over(said, front[i].line)) continue;
      if (i == below && numbers_columns(cells)) continue;
      if (totals_label_of(*filled) != totals_label::none) break;
      rows_.push_back(&front[i]);
    }
    for (const std::string& header : plan_.headers) labels_.push_back(folded(header));
  }

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::size_t columns() const { return std::min(labels_.size(), plan_.table_end); }
  [[nodiscard]] const std::string& label(std::size_t column) const { return labels_[column]; }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    const std::vector<std::string>& cells = rows_[row]->cells;
    return column < cells.size() ? trimmed(cells[column]) : std::string_view{};
  }
  [[nodiscard]] bool is_blank_throughout(std::size_t column) const {
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (!cell(r, column).empty()) return false;
    return true;
  }
  [[nodiscard]] bool asks(std::size_t column) const {
    return std::find(plan_.answer_columns.begin(), plan_.answer_columns.end(), column) != plan_.answer_columns.end();
  }
  /// A mapping says what the column is.
  [[nodiscard]] bool is_settled(std::size_t column) const {
    return asks(column) || column == plan_.count_column ||
           std::any_of(said_.not_read.begin(), said_.not_read.end(), [&](const std::string& known) {
             return known == place_of(column) || folded(known) == labels_[column];
           });
  }
  /// How a mapping names the column.
  [[nodiscard]] std::string naming(std::size_t column) const {
    const bool only = std::count(labels_.begin(), labels_.end(), labels_[column]) == 1;
    return only ? plan_.headers[column] : place_of(column);
  }
  /// What a mapping says with the columns among those that are not read.
  [[nodiscard]] mapping_edit not_reading(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> names = said_.not_read;
    for (const std::size_t column : columns) names.push_back(naming(column));
    return {"", "not_read", std::move(names)};
  }
  /// Whole numbers in half of the rows at least, and nothing else in the others, some above 1.
  [[nodiscard]] bool counts_something(std::size_t column) const {
    std::uint64_t most = 0;
    std::size_t filled = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (number_text_of(cell(r, column)).what == number_text::kind::empty) continue;
      const auto number = count_of(cell(r, column));
      if (!number) return false;
      ++filled;
      most = std::max(most, *number);
    }
    return most > 1 && filled * 2 >= rows_.size();
  }
  /// Each number follows the one above it, from 1 or over many rows.
  [[nodiscard]] bool numbers_rows(std::size_t column) const {
    constexpr std::size_t many = 5;
    for (std::size_t r = 1; r < rows_.size(); ++r)
      if (count_of(cell(r, column)).value_or(0) != count_of(cell(r - 1, column)).value_or(0) + 1) return false;
    return rows_.size() >= many || count_of(cell(0, column)) == 1U;
  }
  /// 1, 2, 3 … in the order of the rows.
  [[nodiscard]] bool counts_rows(std::size_t column) const {
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (count_of(cell(r, column)) != r + 1) return false;
    return true;
  }
  /// Numbers that ascend may be those of respondents.
  [[nodiscard]] bool ascends(std::size_t column) const {
    for (std::size_t r = 1; r < rows_.size(); ++r)
      if (count_of(cell(r, column)) <= count_of(cell(r - 1, column))) return false;
    return rows_.size() > 1;
  }
  [[nodiscard]] const column_plan& plan() const { return plan_; }

 private:
  [[nodiscard]] static std::string place_of(std::size_t column) { return "#" + std::to_string(column + 1); }

  const column_plan& plan_;
  const mapping& said_;
  std::vector<const kept_row*> rows_;
  std::vector<std::string> labels_;
};

bool names_an_office(const std::string& label, const std::string& header) {
  const auto field = profile_field_of(header);
  if (field == profile_field::unit || field == profile_field::service) return true;
  const std::string_view bare = label.starts_with("nama ") ? std::string_view{label}.substr(5) : label;
  return std::any_of(names_of_offices.begin(), names_of_offices.end(), [&](std::string_view name) {
    return bare == name || (bare.starts_with(name) && bare[name.size()] == ' ');
  });
}

/// A column that names an office per row, and none twice.
std::optional<std::size_t> column_of_offices(const first_rows& rows) {
  for (std::size_t column = 0; column < rows.columns(); ++column) {
    if (rows.asks(column) || !names_an_office(rows.label(column), rows.plan().headers[column])) continue;
    std::set<std::string> names;
    bool once = true;
    for (std::size_t r = 0; r < rows.size() && once; ++r) {
      const std::string_view name = rows.cell(r, column);
      once = !name.empty() && name.find_first_not_of("0123456789") != std::string_view::npos &&
             names.insert(folded(name)).second;
    }
    if (once) return column;
  }
  return std::nullopt;
}

/// Columns that say how many people each office served or asked; men and women together are one such count.
std::vector<std::size_t> columns_of_people(const first_rows& rows) {
  std::vector<std::size_t> found;
  std::vector<std::size_t> men;
  std::vector<std::size_t> women;
  for (std::size_t column = 0; column < rows.columns(); ++column) {
    const std::string& label = rows.label(column);
    const bool of_men = is_one_of(names_of_men, label);
    const bool of_women = is_one_of(names_of_women, label);
    if (!of_men && !of_women && !names_people(label)) continue;
    if (rows.is_settled(column) || !rows.counts_something(column) || rows.numbers_rows(column)) continue;
    if (of_men || of_women)
      (of_men ? men : women).push_back(column);
    else if (label != "responden" || !rows.ascends(column))
      found.push_back(column);
  }
  if (!men.empty() && !women.empty()) {
    found.insert(found.end(), men.begin(), men.end());
    found.insert(found.end(), women.begin(), women.end());
  }
  return found;
}

/// What the answers of a row add up to, and how many there are; empty where one is not an answer.
std::optional<std::pair<std::uint64_t, std::uint64_t>> sum_of(const first_rows& rows, std::size_t row,
                                                              const answer_reader& reader) {
  std::uint64_t sum = 0;
  std::uint64_t given = 0;
  const std::vector<std::size_t>& columns = rows.plan().answer_columns;
  for (std::size_t q = 0; q < columns.size(); ++q) {
    const decoded one = reader.read(q, rows.cell(row, columns[q]));
    if (one.wrong) return std::nullopt;
    sum += one.given;
    given += one.given != blank ? 1U : 0U;
  }
  return std::pair{sum, given};
}

/// Whether the column only adds up, or counts, the answers of its row: of most rows, since sums are typed too.
bool is_made_of_answers(const first_rows& rows, std::size_t column, const answer_reader& reader) {
  std::size_t sums = 0;
  std::size_t counts = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto made = sum_of(rows, r, reader);
    if (!made) continue;
    const auto number = count_of(rows.cell(r, column));
    sums += number == made->first ? 1U : 0U;
    counts += number == made->second ? 1U : 0U;
  }
  return std::max(sums, counts) * 2 > rows.size();
}

/// Whether the answers, with the offices that gave them, are all different and nothing tells of a person.
bool holds_patterns(const first_rows& rows) {
  std::vector<std::size_t> pattern = rows.plan().answer_columns;
  for (std::size_t column = 0; column < rows.columns(); ++column) {
    const std::string& label = rows.label(column);
    if (rows.asks(column) || is_one_of(names_of_counts, label) || is_one_of(names_of_shares, label) ||
        rows.is_blank_throughout(column))
      continue;
    if (!names_an_office(label, rows.plan().headers[column])) return false;
    pattern.push_back(column);
  }
  std::set<std::vector<std::string>> patterns;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<std::string> one;
    one.reserve(pattern.size());
    for (const std::size_t column : pattern) one.push_back(folded(rows.cell(r, column)));
    if (!patterns.insert(std::move(one)).second) return false;
  }
  return true;
}

std::optional<complaint> recap(const first_rows& rows) {
  const auto offices = column_of_offices(rows);
  if (!offices) return std::nullopt;
  const std::vector<std::size_t> people = columns_of_people(rows);
  if (people.empty()) return std::nullopt;
  const std::string& header = rows.plan().headers[people.front()];
  return complaint{.where = {.column = header},
                   .what = faults::recap_of_offices{rows.plan().headers[*offices], header},
                   .remedies = {std::vector{rows.not_reading(people)}, setting{rule::recap}}};
}

std::optional<complaint> frequencies(const first_rows& rows, const answer_reader& reader) {
  if (rows.plan().count_column) return std::nullopt;
  for (std::size_t column = 0; column < rows.columns(); ++column) {
    if (!is_one_of(names_of_counts, rows.label(column)) || rows.is_settled(column)) continue;
    // What is called `n` may number the rows; what is called a count does not.
    if (rows.label(column) == "n" && rows.counts_rows(column)) continue;
    if (!rows.counts_something(column) || is_made_of_answers(rows, column, reader) || !holds_patterns(rows)) continue;
    const std::string& header = rows.plan().headers[column];
    complaint wrong{.where = {.column = header}, .what = faults::frequency_column{header}};
    wrong.remedies = {std::vector<mapping_edit>{{"rows", "count", rows.naming(column)}},
                      std::vector{rows.not_reading({column})}, setting{rule::count, {rows.naming(column)}}};
    return wrong;
  }
  return std::nullopt;
}

}  // namespace

std::optional<complaint> why_not_responses(const table_form& form, const std::deque<kept_row>& front, std::size_t below,
                                           const answer_reader& reader, const mapping& said) {
  const first_rows rows{form, front, below, said};
  if (rows.empty()) return std::nullopt;
  if (auto wrong = recap(rows)) return wrong;
  if (form.number_column) return std::nullopt;
  return frequencies(rows, reader);
}

}  // namespace ikm
