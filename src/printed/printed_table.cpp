// SPDX-License-Identifier: BSL-1.0
#include <ikm/printed/printed_table.hpp>

#include "base/ascii.hpp"
#include "base/joined.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/quoted.hpp"
#include "ingest/small_table.hpp"
#include "ingest/totals_label.hpp"
#include "printed/element_columns.hpp"

#include <ikm/base/error.hpp>
#include <ikm/ingest/row_kind.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ikm {
namespace {

using column = std::optional<std::size_t>;

constexpr std::array<std::pair<std::string_view, printed_part>, 8> part_keys = {{{"unit", printed_part::unit},
                                                                                 {"responden", printed_part::people},
                                                                                 {"respondents", printed_part::people},
                                                                                 {"ikm", printed_part::index},
                                                                                 {"indeks", printed_part::index},
                                                                                 {"index", printed_part::index},
                                                                                 {"mutu", printed_part::grade},
                                                                                 {"grade", printed_part::grade}}};

std::optional<printed_part> part_named(std::string_view key) {
  const std::string word = lower(key);
  for (const auto& [name, part] : part_keys)
    if (name == word) return part;
  return std::nullopt;
}

/// The column whose header names the part most surely; the first of several.
column column_of(const small_table& table, printed_part part) {
  column best;
  std::optional<std::size_t> rank;
  for (std::size_t c = 0; c < table.headers().size(); ++c) {
    const auto found = rank_of(part, folded(table.headers()[c]));
    if (!found || (rank && *rank <= *found)) continue;
    rank = found;
    best = c;
  }
  return best;
}

std::vector<std::string> codes_of(const methodology& method) {
  std::vector<std::string> codes;
  codes.reserve(method.elements().size());
  for (const element& each : method.elements()) codes.push_back(each.code);
  return codes;
}

std::string code_and_id(const element& each) { return each.code + ", " + each.id; }

std::string_view first_filled(const small_table& table, std::size_t row) {
  for (std::size_t c = 0; c < table.headers().size(); ++c)
    if (const auto cell = table.cell(row, c); !cell.empty()) return cell;
  return {};
}

/// The header once more, or the numbers of the columns: `(1) (2) (3)`.
bool repeats_header(const small_table& table, std::size_t row) {
  bool same = true;
  bool numbers = true;
  for (std::size_t c = 0; c < table.headers().size(); ++c) {
    const std::string cell = folded(table.cell(row, c));
    same = same && cell == folded(table.headers()[c]);
    numbers = numbers && cell == std::to_string(c + 1);
  }
  return same || (numbers && table.headers().size() >= 3);
}

/// A number of people, in groups of three or not: `1.250`. What is none says nothing.
std::optional<std::uint64_t> people_in(const small_table& table, std::size_t row, column from) {
  constexpr std::size_t most_digits = 9;
  if (!from) return std::nullopt;
  const number_text written = table.text_of(row, *from);
  if (written.what != number_text::kind::number || written.limit != number_text::bound::none || written.percent)
    return std::nullopt;
  const std::string digits = written.plain(true);
  if (digits.empty() || digits.size() > most_digits || digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoull(digits);
}

/// What the two kinds of tables share: figures, and complaints about them.
class figure_reader {
 public:
  explicit figure_reader(small_table& table) : table_{table} {}

  /// Empty for an empty cell; what is not a number is complained of.
  std::optional<printed_figure> read(std::size_t row, column from) {
    if (!from) return std::nullopt;
    const number_text written = table_.text_of(row, *from);
    if (written.what == number_text::kind::empty) return std::nullopt;
    const std::string text{table_.cell(row, *from)};
    if (written.what == number_text::kind::number && written.limit == number_text::bound::none)
      if (const auto value = decimal::parse(written.plain(false))) return printed_figure{text, *value};
    table_.complain(table_.line(row), faults::not_a_number{text, "3,31"}, from);
    return std::nullopt;
  }

  /// `87,28 (B)`: an index, and the grade after it.
  std::optional<printed_figure> read_result(std::size_t row, column from, std::string& grade) {
    const std::string_view cell = table_.cell(row, from);
    const std::size_t end = std::min(cell.find_first_not_of("0123456789.,"), cell.size());
    const std::string_view rest = trimmed(cell.substr(end));
    if (end == 0 || rest.empty() || rest.front() == '%' || rest.find_first_of("0123456789") != std::string_view::npos)
      return read(row, from);
    const number_text written = number_text_of(cell.substr(0, end));
    const auto value = written.what == number_text::kind::number ? decimal::parse(written.plain(false)) : std::nullopt;
    if (!value) return read(row, from);
    if (grade.empty()) grade = rest;
    return printed_figure{std::string{trimmed(cell.substr(0, end))}, *value};
  }

 private:
  small_table& table_;
};

/// One element per row.
class elements_reader {
 public:
  elements_reader(small_table& table, const methodology& method, printed_table& into)
      : table_{table}, method_{method}, names_{method}, figures_{table}, into_{into} {
    mean_ = column_of(table, printed_part::mean);
    weighted_ = column_of(table, printed_part::weighted);
    index_ = column_of(table, printed_part::index);
    grade_ = column_of(table, printed_part::grade);
    if (!mean_) std::swap(mean_, index_);  // figures of elements on the scale of the index alone
    for (std::size_t c = 0; c < table.headers().size(); ++c)
      if (rank_of(printed_part::element, folded(table.headers()[c]))) labels_.push_back(c);
    const std::size_t elements = method.elements().size();
    sheet_ = {.name = into.file, .line = table.header_line(), .file = into.file};
    sheet_.means.resize(elements);
    if (weighted_) sheet_.weighted.resize(elements);
    if (index_) sheet_.indices.resize(elements);
    lines_.resize(elements);
  }

  static bool is_header(const small_table& table) {
    bool codes = false;
    bool elements = false;
    for (const std::string& header : table.headers()) {
      const std::string label = folded(header);
      if (!rank_of(printed_part::element, label)) continue;
      codes = true;
      elements = elements || label.find("unsur") != std::string::npos || label.find("element") != std::string::npos;
    }
    if (codes && column_of(table, printed_part::mean)) return true;
    return elements && column_of(table, printed_part::index);
  }

  void read() {
    for (std::size_t row = 0; row < table_.size(); ++row) take(row);
    table_.finish();
    check_elements();
    into_.sheets.push_back(std::move(sheet_));
  }

 private:
  /// \throws tally_error where an element has no row
  void check_elements() const {
    std::string missing;
    std::size_t rows = 0;
    for (std::size_t e = 0; e < lines_.size(); ++e) {
      if (lines_[e])
        ++rows;
      else
        append_item(missing, code_and_id(method_.elements()[e]), "; ");
    }
    if (missing.empty()) return;
    const std::string file = shown(into_.file, 4096);
    const std::string counts = std::to_string(rows) + " / " + std::to_string(lines_.size());
    throw tally_error{failure::wrong_number_of_values,
                      {file + ": tabel ini memuat " + counts + " unsur; tidak ada baris untuk " + missing +
                           "; lengkapi, atau sebutkan metodologi tabel ini",
                       file + ": the table has " + counts + " elements; there is no row for " + missing +
                           "; add it, or name the methodology of the table"}};
  }

  /// By name before by code, since offices number the elements in two ways.
  [[nodiscard]] std::optional<std::size_t> element_of(std::size_t row) const {
    std::optional<std::size_t> found;
    for (const std::size_t label : labels_) {
      const std::string_view cell = table_.cell(row, label);
      const auto here = names_.element_of_row(cell);
      const bool is_code = folded(cell).find_first_of("0123456789") != std::string::npos && folded(cell).size() <= 8;
      if (here && (!found || !is_code)) found = here;
    }
    return found;
  }

  void take(std::size_t row) {
    const std::string_view first = first_filled(table_, row);
    if (first.empty() || repeats_header(table_, row)) return;
    if (const auto e = element_of(row)) return take_element(row, *e);
    const std::string_view label = label_of(row);
    const std::string text = folded(label);
    if (begins_like(printed_part::people, text)) {
      for (const column c : {mean_, index_, weighted_})
        if (const auto people = people_in(table_, row, c)) sheet_.people = people;
    } else if (begins_like(printed_part::grade, text)) {
      if (const auto cell = cell_beside(row); !cell.empty()) sheet_.grade = cell;
    } else if (begins_like(printed_part::index, text)) {
      take_result(row);
    } else if (totals_label_of(label) != totals_label::none || !holds_figures(row)) {
      into_.passed.push_back({into_.file, table_.line(row), std::string{label}});
    } else {
      table_.complain(table_.line(row), faults::unknown_word{std::string{label}, codes_of(method_)}, labels_.front());
    }
  }

  void take_element(std::size_t row, std::size_t e) {
    if (lines_[e])
      return table_.complain(table_.line(row), faults::duplicate_row{code_and_id(method_.elements()[e]), *lines_[e]},
                             labels_.front());
    lines_[e] = table_.line(row);
    sheet_.means[e] = figures_.read(row, mean_);
    if (weighted_) sheet_.weighted[e] = figures_.read(row, weighted_);
    if (index_) sheet_.indices[e] = figures_.read(row, index_);
  }

  /// The label of a row that names no element: in the columns of elements, else its first cell.
  [[nodiscard]] std::string_view label_of(std::size_t row) const {
    for (const std::size_t label : labels_)
      if (const auto cell = table_.cell(row, label); !cell.empty()) return cell;
    return first_filled(table_, row);
  }

  [[nodiscard]] bool holds_figures(std::size_t row) const {
    for (const column c : {mean_, weighted_, index_})
      if (c && table_.text_of(row, *c).what != number_text::kind::empty) return true;
    return false;
  }

  /// The first filled cell after the label.
  [[nodiscard]] std::string_view cell_beside(std::size_t row) const {
    const std::string_view label = label_of(row);
    bool after = false;
    for (std::size_t c = 0; c < table_.headers().size(); ++c) {
      const auto cell = table_.cell(row, c);
      if (after && !cell.empty()) return cell;
      after = after || cell == label;
    }
    return {};
  }

  /// The printed index: the cell that may be one, where a row also holds the sum of weighted means.
  void take_result(std::size_t row) {
    std::optional<printed_figure> best;
    for (const column c : {index_, mean_, weighted_}) {
      const auto found = c ? figures_.read_result(row, c, sheet_.grade) : std::nullopt;
      if (found && (!best || (!is_index(*best) && is_index(*found)))) best = found;
    }
    if (grade_ && sheet_.grade.empty()) sheet_.grade = table_.cell(row, grade_);
    if (!best) {
      into_.passed.push_back({into_.file, table_.line(row), std::string{label_of(row)}});
    } else if (!sheet_.index || (!is_index(*sheet_.index) && is_index(*best))) {
      sheet_.index = best;
      result_line_ = table_.line(row);
    } else if (is_index(*best) && best->value != sheet_.index->value) {
      table_.complain(table_.line(row), faults::duplicate_row{std::string{label_of(row)}, result_line_},
                      labels_.front());
    }
  }

  [[nodiscard]] bool is_index(const printed_figure& figure) const {
    return ratio{figure.value} > ratio{method_.scale().highest};
  }

  small_table& table_;
  const methodology& method_;
  element_names names_;
  figure_reader figures_;
  printed_table& into_;
  std::vector<std::size_t> labels_ = {};
  column mean_;
  column weighted_;
  column index_;
  column grade_;
  std::vector<std::optional<std::uint64_t>> lines_ = {};
  std::uint64_t result_line_ = 0;
  printed_sheet sheet_ = {};
};

/// Where a table of units has what.
struct unit_columns {
  std::vector<column> elements = {};
  column unit = {};
  column people = {};
  column index = {};
  column grade = {};
};

class units_reader {
 public:
  units_reader(small_table& table, const methodology& method, printed_table& into)
      : table_{table}, method_{method}, names_{method}, figures_{table}, into_{into} {}

  /// Whether a row of headers names half of the elements at least.
  static bool names_elements(const small_table& table, const element_names& names, std::size_t elements) {
    std::vector<bool> found(elements);
    for (const std::string& header : table.headers())
      if (const auto e = names.element_of(header)) found[*e] = true;
    const auto named = static_cast<std::size_t>(std::count(found.begin(), found.end(), true));
    return named * 2 >= elements;
  }

  void read(const printed_options& options) {
    find(options);
    for (std::size_t row = 0; row < table_.size(); ++row) take(row);
  }

 private:
  void find(const printed_options& options) {
    at_.elements.resize(method_.elements().size());
    at_.people = column_of(table_, printed_part::people);
    at_.index = column_of(table_, printed_part::index);
    at_.grade = column_of(table_, printed_part::grade);
    at_.unit = column_of(table_, printed_part::unit);
    for (const auto& [key, header] : options.columns) place(key, header);
    const bool given = std::any_of(at_.elements.begin(), at_.elements.end(), [](column c) { return c.has_value(); });
    if (!given) find_elements();
    const bool any = std::any_of(at_.elements.begin(), at_.elements.end(), [](column c) { return c.has_value(); });
    if (!at_.unit) at_.unit = text_before_elements();
    if (!any && !options.needs_means) return;
    faults::missing_column missing;
    for (std::size_t e = 0; e < at_.elements.size(); ++e)
      if (!at_.elements[e]) missing.wanted.push_back(code_and_id(method_.elements()[e]));
    if (missing.wanted.empty()) return;
    for (std::size_t c = 0; c < table_.headers().size(); ++c) missing.offered.push_back({table_.headers()[c], c + 1});
    table_.complain(table_.header_line(), std::move(missing));
  }

  /// A column that the caller names.
  void place(const std::string& key, const std::string& header) {
    const auto& headers = table_.compact_headers();
    const auto found = std::find(headers.begin(), headers.end(), compact_header(header));
    if (found == headers.end()) {
      faults::missing_column missing{.wanted = {header}};
      for (std::size_t c = 0; c < headers.size(); ++c) missing.offered.push_back({table_.headers()[c], c + 1});
      return table_.complain(table_.header_line(), std::move(missing));
    }
    const auto c = static_cast<std::size_t>(found - headers.begin());
    if (const auto part = part_named(key)) {
      (*part == printed_part::unit     ? at_.unit
       : *part == printed_part::people ? at_.people
       : *part == printed_part::index  ? at_.index
                                       : at_.grade) = c;
    } else if (const auto e = names_.named(key)) {
      at_.elements[*e] = c;
    }
  }

  void find_elements() {
    std::vector<bool> sure(at_.elements.size());
    for (std::size_t c = 0; c < table_.headers().size(); ++c) {
      if (c == at_.unit || c == at_.index || c == at_.grade || c == at_.people) continue;
      const std::string& header = table_.headers()[c];
      const auto e = names_.element_of(header);
      if (!e) {
        if (names_.goes_on(header))
          table_.complain(table_.header_line(), faults::unknown_word{header, codes_of(method_)}, c);
        continue;
      }
      const bool named = names_.named(header).has_value();
      column& place = at_.elements[*e];
      if (place && named == sure[*e]) {
        table_.complain_twice(*place, c);
      } else if (!place || named) {
        place = c;
        sure[*e] = named;
      }
    }
  }

  /// The first column of text to the left of the elements.
  [[nodiscard]] column text_before_elements() const {
    std::size_t end = table_.headers().size();
    for (const column e : at_.elements)
      if (e) end = std::min(end, *e);
    for (std::size_t c = 0; c < end; ++c) {
      if (rank_of(printed_part::number, folded(table_.headers()[c])) || c == at_.people || c == at_.index) continue;
      for (std::size_t row = 0; row < table_.size(); ++row)
        if (table_.text_of(row, c).what == number_text::kind::words) return c;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_total(std::size_t row) const {
    return totals_label_of(first_filled(table_, row)) != totals_label::none ||
           totals_label_of(table_.cell(row, at_.unit)) != totals_label::none;
  }

  /// Whether nothing but the first cell is filled.
  [[nodiscard]] bool is_alone(std::size_t row) const {
    for (std::size_t c = 1; c < table_.headers().size(); ++c)
      if (!table_.cell(row, c).empty()) return false;
    return true;
  }

  [[nodiscard]] bool holds_figures(std::size_t row) const {
    const auto filled = [&](column c) { return c && table_.text_of(row, *c).what != number_text::kind::empty; };
    return filled(at_.index) || std::any_of(at_.elements.begin(), at_.elements.end(), filled);
  }

  void take(std::size_t row) {
    const std::string_view first = first_filled(table_, row);
    if (first.empty() || repeats_header(table_, row)) return;
    if (!holds_figures(row) || is_total(row)) {
      if (table_.text_of(row, 0).what == number_text::kind::number && is_alone(row))
        return;  // a numbered line of a form
      into_.passed.push_back({into_.file, table_.line(row), std::string{first}});
      return;
    }
    printed_sheet sheet{.line = table_.line(row), .file = into_.file, .unit = std::string{table_.cell(row, at_.unit)}};
    sheet.name = sheet.unit.empty() ? into_.file : sheet.unit;
    sheet.people = people_in(table_, row, at_.people);
    sheet.means.reserve(at_.elements.size());
    for (const column e : at_.elements) sheet.means.push_back(figures_.read(row, e));
    sheet.grade = table_.cell(row, at_.grade);
    sheet.index = at_.index ? figures_.read_result(row, at_.index, sheet.grade) : std::nullopt;
    into_.sheets.push_back(std::move(sheet));
  }

  small_table& table_;
  const methodology& method_;
  element_names names_;
  figure_reader figures_;
  printed_table& into_;
  unit_columns at_ = {};
};

bool holds_all(const small_table& table, const std::map<std::string, std::string>& columns) {
  return std::all_of(columns.begin(), columns.end(),
                     [&](const auto& named) { return table.has_any({compact_header(named.second)}); });
}

}  // namespace

bool names_printed_column(const methodology& method, std::string_view key) {
  return part_named(key) || element_names{method}.named(key);
}

printed_table read_printed_table(row_source& rows, const methodology& method, const printed_options& options,
                                 const table_limits& limits) {
  const element_names names{method};
  bool by_elements = false;
  const auto is_header = [&](const small_table& table) {
    by_elements = options.columns.empty() && elements_reader::is_header(table);
    if (by_elements) return true;
    if (!options.columns.empty()) return holds_all(table, options.columns);
    if (units_reader::names_elements(table, names, method.elements().size())) return true;
    return !options.needs_means && column_of(table, printed_part::index) && column_of(table, printed_part::unit);
  };
  std::string expected = options.columns.empty() ? "unsur, nrr; unit, U1, …, ikm" : std::string{};
  for (const auto& [key, header] : options.columns) append_item(expected, header);
  small_table table{rows, is_header, expected, {"max_table_rows", limits.max_table_rows, limits.max_table_bytes}};
  printed_table made{.file = rows.name()};
  if (by_elements)
    elements_reader{table, method, made}.read();
  else
    units_reader{table, method, made}.read(options);
  table.finish();
  const std::string sheet{rows.sheet()};
  for (printed_sheet& each : made.sheets) each.sheet = sheet;
  return made;
}

}  // namespace ikm
