// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/xlsx.hpp>

#include "source/cell_text.hpp"
#include "source/chosen_sheet.hpp"
#include "source/merged_cells.hpp"
#include "source/sheet_row.hpp"
#include "source/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace ikm {
namespace {

/// What all sheets of a workbook share, read once.
class xlsx_book {
 public:
  xlsx_book(const std::string& path, const workbook_limits& limits)
      : archive_{std::make_shared<archive>(path, limits)} {
    if (!archive_->has("xl/workbook.xml"))
      refuse(failure::unsupported_format, "arsip ini bukan buku kerja XLSX; simpan sebagai XLSX atau CSV",
             "this archive is no XLSX workbook; save it as XLSX or CSV");
    read_sheets();
    read_relations();
  }

  [[nodiscard]] const std::vector<workbook_sheet>& sheets() const noexcept { return sheets_; }
  [[nodiscard]] const std::shared_ptr<archive>& file() const noexcept { return archive_; }
  [[nodiscard]] const workbook_limits& limits() const noexcept { return archive_->limits(); }
  [[nodiscard]] bool dates_from_1904() const noexcept { return dates_from_1904_; }

  [[nodiscard]] std::string part_of(std::size_t sheet) const {
    const auto found = targets_.find(relations_[sheet]);
    const std::string& name = sheets_[sheet].name;
    if (found == targets_.end() || !archive_->has(found->second))
      refuse(failure::malformed_workbook, "lembar '" + name + "' tidak ada isinya",
             "the sheet '" + name + "' has no content");
    return found->second;
  }

  [[noreturn]] void refuse(failure code, const std::string& id, const std::string& en) const {
    archive_->refuse(code, id, en);
  }

  /// A shared string; nothing where there are not so many.
  [[nodiscard]] std::optional<std::string_view> shared_string(std::size_t index) const noexcept {
    if (index + 1 >= starts_.size()) return std::nullopt;
    return std::string_view{strings_}.substr(starts_[index], starts_[index + 1] - starts_[index]);
  }

  [[nodiscard]] bool shows_dates(std::size_t style) const noexcept {
    return style < date_styles_.size() && date_styles_[style];
  }

  /// Before the first row of any sheet.
  void read_strings_and_styles() {
    if (std::exchange(read_, true)) return;
    read_strings();
    read_date_styles();
  }

  /// What first looks have unpacked.
  std::uint64_t tried_bytes = 0;

 private:
  void read_strings() {
    const auto found = targets_by_type_.find("sharedStrings");
    if (found == targets_by_type_.end() || !archive_->has(found->second)) return;
    bool in_text = false;
    int phonetic = 0;
    std::size_t text_begin = 0;
    part_events events;
    events.open = [&](std::string_view tag, const attributes&) {
      if (tag == "si") {
        if (starts_.size() == limits().max_strings)
          archive_->refuse_limit("xl/sharedStrings", "max_strings", limits().max_strings);
        starts_.push_back(strings_.size());
      }
      if (tag == "rPh") ++phonetic;
      in_text = tag == "t" && phonetic == 0;
      text_begin = strings_.size();
    };
    events.close = [&](std::string_view tag) {
      if (tag == "rPh") --phonetic;
      if (in_text) undo_escapes(strings_, text_begin);
      in_text = false;
    };
    events.text = [&](std::string_view text) {
      if (!in_text) return;
      if (strings_.size() + text.size() > limits().max_string_bytes)
        archive_->refuse_limit("xl/sharedStrings", "max_string_bytes", limits().max_string_bytes);
      strings_ += text;
    };
    parse_part(archive_, found->second, {"max_part_bytes", limits().max_part_bytes}, std::move(events));
    starts_.push_back(strings_.size());
  }

  /// Which cell styles show a number as a date.
  void read_date_styles() {
    const auto found = targets_by_type_.find("styles");
    if (found == targets_by_type_.end() || !archive_->has(found->second)) return;
    std::map<int, bool> own_formats;
    bool in_cell_styles = false;
    part_events events;
    events.open = [&](std::string_view tag, const attributes& with) {
      if (tag == "numFmt") own_formats[number(with["numFmtId"])] = shows_date(with["formatCode"]);
      if (tag == "cellXfs") in_cell_styles = true;
      if (tag != "xf" || !in_cell_styles || date_styles_.size() > limits().max_columns * 4) return;
      const int format = number(with["numFmtId"]);
      const auto own = own_formats.find(format);
      const bool built_in =
          (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47);
      date_styles_.push_back(own != own_formats.end() ? own->second : built_in);
    };
    events.close = [&](std::string_view tag) { in_cell_styles = in_cell_styles && tag != "cellXfs"; };
    parse_index(found->second, std::move(events));
  }

  /// What is not a sheet nor its texts is small in every honest workbook.
  void parse_index(const std::string& part, part_events events) const {
    parse_part(archive_, part, {"max_index_bytes", limits().max_index_bytes}, std::move(events));
  }

  static int number(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  /// `dd/mm/yyyy` does, `#,##0.00 "hari"` and `[Red]0` do not.
  static bool shows_date(std::string_view format) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
      const char c = format[i];
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '\\' || c == '_') {
        ++i;
      } else if (c == '[') {
        bracketed = true;
      } else if (c == ']') {
        bracketed = false;
      } else if (!bracketed &&
                 (c == 'y' || c == 'd' || c == 'm' || c == 'h' || c == 'Y' || c == 'D' || c == 'M' || c == 'H')) {
        return true;
      }
    }
    return false;
  }

  void read_sheets() {
    part_events events;
    events.open = [&](std::string_view tag, const attributes& with) {
      if (tag == "workbookPr") dates_from_1904_ = with["date1904"] == "1" || with["date1904"] == "true";
      if (tag != "sheet") return;
      if (sheets_.size() == limits().max_sheets) archive_->refuse_limit({}, "max_sheets", limits().max_sheets);
      std::string name{with["name"]};
      undo_escapes(name, 0);
      sheets_.push_back({std::move(name), !with["state"].empty() && with["state"] != "visible"});
      relations_.emplace_back(with["id"]);
    };
    parse_index("xl/workbook.xml", std::move(events));
  }

  void read_relations() {
    part_events events;
    events.open = [&](std::string_view tag, const attributes& with) {
      if (tag != "Relationship") return;
      std::string target{with["Target"]};
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      targets_[std::string{with["Id"]}] = target;
      const std::string_view type = with["Type"];
      targets_by_type_[std::string{type.substr(std::min(type.size(), type.rfind('/') + 1))}] = target;
    };
    if (archive_->has("xl/_rels/workbook.xml.rels")) parse_index("xl/_rels/workbook.xml.rels", std::move(events));
  }

  std::shared_ptr<archive> archive_;
  std::vector<workbook_sheet> sheets_;
  std::vector<std::string> relations_;  // beside sheets_
  std::map<std::string, std::string> targets_;
  std::map<std::string, std::string> targets_by_type_;
  bool dates_from_1904_ = false;
  bool read_ = false;
  std::string strings_;              // all shared ones, joined
  std::vector<std::size_t> starts_;  // of each, and the end of the last
  std::vector<bool> date_styles_;
};

/// `AB` of `AB12` is column 27, counted from 0; empty without letters, and `beyond` for more than a sheet has.
std::optional<std::size_t> column_of(std::string_view place, std::size_t beyond) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z') break;
    if (++letters > 3) return beyond;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return letters == 0 ? std::nullopt : std::optional{column - 1};
}

/// `A2:B9`; empty for what is not a range of cells.
std::optional<merged_range> range_of(std::string_view text, std::size_t most_columns) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  merged_range range;
  const auto corner = [&](std::string_view place, std::uint64_t& row, std::size_t& column) {
    const auto letters = column_of(place, most_columns);
    const std::size_t digits = std::min(place.size(), place.find_first_of("0123456789"));
    return letters && (column = *letters) < most_columns &&
           std::from_chars(place.data() + digits, place.data() + place.size(), row).ec == std::errc{} && row != 0;
  };
  if (!corner(text.substr(0, colon), range.first_row, range.first_column) ||
      !corner(text.substr(colon + 1), range.last_row, range.last_column) || range.first_row > range.last_row ||
      range.first_column > range.last_column)
    return std::nullopt;
  return range;
}

/// The merged cells of a sheet. They are after its rows, where they would be known too late: so the part is unpacked
/// once before, and its bytes are searched, which costs a fifth of reading it.
class merge_search {
 public:
  merge_search(const std::shared_ptr<archive>& from, const std::string& part)
      : bytes_{from, part, {"max_part_bytes", from->limits().max_part_bytes}} {
    bytes_.count_apart();
  }

  void into(merged_cells& merges) {
    std::string block(block_bytes + kept_bytes, '\0');
    std::size_t had = 0;
    for (;;) {
      const std::size_t got = bytes_.read(std::span{block}.subspan(had, block_bytes));
      const std::string_view all = std::string_view{block}.substr(0, had + got);
      const std::size_t done = search(all, got == 0, merges);
      if (got == 0) return;
      had = std::min(all.size() - done, kept_bytes);
      std::copy(all.end() - static_cast<std::ptrdiff_t>(had), all.end(), block.begin());
    }
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 16;
  static constexpr std::size_t kept_bytes = 256;  // longer than the tags that are looked for

  /// How much of the text is done with.
  std::size_t search(std::string_view text, bool last, merged_cells& merges) {
    std::size_t done = 0;
    while (!behind_rows_) {
      // A search that skips: this is most of the work.
      const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(done), text.end(), end_of_rows_);
      if (found == text.end()) return done;
      const auto at = static_cast<std::size_t>(found - text.begin());
      done = at + end_of_rows.size();
      const std::size_t tag = text.rfind('<', at);
      behind_rows_ = tag != std::string_view::npos && text[tag + 1] == '/';
    }
    for (;;) {
      constexpr std::string_view merge = "mergeCell ";
      const std::size_t at = text.find(merge, done);
      if (at == std::string_view::npos) return done;
      const std::size_t end = text.find('>', at);
      if (end == std::string_view::npos && !last) return at;
      done = std::min(text.size(), end);
      take(text.substr(at, done - at), merges);
    }
  }

  void take(std::string_view tag, merged_cells& merges) {
    const workbook_limits& limits = bytes_.of().limits();
    const std::size_t name = tag.find("ref=");
    if (name == std::string_view::npos || name + 5 > tag.size()) return;
    const std::string_view value = tag.substr(name + 5);
    const auto range = range_of(value.substr(0, value.find(tag[name + 4])), limits.max_columns);
    if (!range) return;
    if (++count_ > limits.max_merges) bytes_.of().refuse_limit(bytes_.name(), "max_merges", limits.max_merges);
    merges.add(*range);
  }

  static constexpr std::string_view end_of_rows = "sheetData>";

  archive_part bytes_;
  std::boyer_moore_horspool_searcher<std::string_view::const_iterator> end_of_rows_{end_of_rows.begin(),
                                                                                    end_of_rows.end()};
  bool behind_rows_ = false;
  std::size_t count_ = 0;
};

enum class sheet_use { read, first_look };

class xlsx_reader final : public row_source {
 public:
  xlsx_reader(std::shared_ptr<xlsx_book> book, std::size_t sheet, sheet_use use)
      : book_{std::move(book)},
        limits_{book_->limits()},
        sheet_{book_->sheets()[sheet].name},
        use_{use},
        row_{limits_, name_of_sheet()} {
    book_->read_strings_and_styles();
    const std::string part = book_->part_of(sheet);
    byte_limit most{"max_part_bytes", limits_.max_part_bytes};
    if (use == sheet_use::read) {
      merge_search{book_->file(), part}.into(merges_);
    } else {
      most = {"max_tried_bytes", limits_.max_tried_bytes, book_->tried_bytes, true};
    }
    part_ = std::make_unique<xml_part_for<xlsx_reader>>(book_->file(), part, most, *this);
  }
  ~xlsx_reader() override {
    if (use_ == sheet_use::first_look) book_->tried_bytes += part_->unpacked();
  }

  [[nodiscard]] const std::string& name() const noexcept override { return book_->file()->path(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return sheet_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool is_number(std::size_t cell) const noexcept override { return row_.is_number(cell); }

  [[nodiscard]] bool next(row& into) override {
    ready_ = false;
    while (!ready_)
      if (!part_->step() && !ready_) return false;
    into = current_;
    return true;
  }

  void open(std::string_view tag, const attributes& with) {
    if (tag == "c") {
      begin_cell(with);
    } else if (tag == "v") {
      in_value_ = has_value_ = true;
    } else if (tag == "row") {
      begin_row(with["r"]);
    } else if (tag == "rPh") {
      ++phonetic_;
    } else if (tag == "f") {
      has_formula_ = in_formula_ = true;
    } else {
      in_value_ = tag == "t" && phonetic_ == 0;
      text_begin_ = value_.size();
    }
  }

  void close(std::string_view tag) {
    if (tag == "c") {
      end_cell();
    } else if (tag == "row") {
      end_row();
    } else if (tag == "rPh") {
      --phonetic_;
    } else if (tag == "t" && in_value_) {
      undo_escapes(value_, text_begin_);
    }
    in_value_ = false;
    in_formula_ = false;
  }

  void text(std::string_view text) {
    if (in_formula_) formula_.append(text.substr(0, formula_kept - std::min(formula_kept, formula_.size())));
    if (!in_value_) return;
    if (value_.size() + text.size() > limits_.max_cell_bytes)
      row_.refuse_limit("max_cell_bytes", limits_.max_cell_bytes);
    value_ += text;
  }

 private:
  static constexpr std::size_t formula_kept = 32;

  [[nodiscard]] std::string name_of_sheet() const { return book_->file()->path() + "[" + sheet_ + "]"; }

  void begin_row(std::string_view said) {
    std::uint64_t line = row_.line() + 1;
    if (!said.empty() && std::from_chars(said.data(), said.data() + said.size(), line).ec != std::errc{})
      line = limits_.max_rows + 1;
    if (line > limits_.max_rows) row_.refuse_limit("max_rows", limits_.max_rows);
    // Rows ascend from 1, or the number of rows would have no limit.
    if (line <= row_.line())
      book_->refuse(failure::malformed_workbook, "baris lembar tidak berurutan di baris " + std::to_string(line),
                    "the rows of the sheet are out of order at row " + std::to_string(line));
    row_.begin(line);
    next_column_ = 0;
  }

  void begin_cell(const attributes& with) {
    std::string_view where;
    std::string_view style;
    type_ = cell_type::number;
    for (const XML_Char** pair = with.pairs(); *pair != nullptr; pair += 2) {
      const std::string_view attribute = local_name(pair[0]);
      if (attribute == "r") where = pair[1];
      if (attribute == "s") style = pair[1];
      if (attribute == "t") type_ = type_of(pair[1]);
    }
    column_ = column_of(where, limits_.max_columns).value_or(next_column_);
    next_column_ = column_ + 1;
    if (column_ >= limits_.max_columns) row_.refuse_limit("max_columns", limits_.max_columns);
    style_ = 0;
    std::from_chars(style.data(), style.data() + style.size(), style_);
    value_.clear();
    formula_.clear();
    has_formula_ = false;
  }

  enum class cell_type { number, shared_string, truth, formula_text, other };
  static cell_type type_of(std::string_view said) {
    if (said == "s") return cell_type::shared_string;
    if (said == "b") return cell_type::truth;
    if (said == "str") return cell_type::formula_text;
    return said == "n" || said.empty() ? cell_type::number : cell_type::other;
  }

  void end_cell() {
    if (!value_.empty()) {
      put_value();
    } else if (has_formula_ && !(type_ == cell_type::formula_text && has_value_)) {
      row_.put_formula(column_, formula_);
    }
    has_value_ = false;
  }

  void put_value() {
    switch (type_) {
      case cell_type::shared_string: return row_.point(column_, shared_string());
      case cell_type::truth: return row_.put(column_, value_ == "1" ? "TRUE" : "FALSE");
      case cell_type::formula_text: undo_escapes(value_, 0); return row_.put(column_, value_);
      case cell_type::other: return row_.put(column_, value_);
      case cell_type::number: break;
    }
    if (book_->shows_dates(style_)) {
      double number = 0;
      const auto [end, why] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
      if (why == std::errc{} && end == value_.data() + value_.size() && number >= 1 && number < 2958466)
        return row_.put(column_, shown_date(number, book_->dates_from_1904()));
    }
    if (value_.size() == 1) return row_.put_number(column_, value_);
    row_.put_number(column_, shown_number(value_));
  }

  [[nodiscard]] std::string_view shared_string() const {
    std::size_t index = 0;
    const bool read = std::from_chars(value_.data(), value_.data() + value_.size(), index).ec == std::errc{};
    const auto text = read ? book_->shared_string(index) : std::nullopt;
    if (!text)
      row_.refuse(failure::malformed_workbook, "sel menunjuk teks yang tidak ada",
                  "a cell points to a text that is not there");
    if (text->size() > limits_.max_cell_bytes) row_.refuse_limit("max_cell_bytes", limits_.max_cell_bytes);
    return *text;
  }

  void end_row() {
    current_ = row_.end(merges_);
    ready_ = true;
    part_->pause();
  }

  std::shared_ptr<xlsx_book> book_;
  workbook_limits limits_;
  std::string sheet_;
  sheet_use use_;
  merged_cells merges_;
  sheet_row row_;
  row current_;
  bool ready_ = false;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;  // of a cell that does not say where it is
  std::size_t style_ = 0;
  cell_type type_ = cell_type::number;
  std::string value_;
  std::string formula_;
  std::size_t text_begin_ = 0;
  bool in_value_ = false;
  bool has_value_ = false;
  bool in_formula_ = false;
  bool has_formula_ = false;
  int phonetic_ = 0;
  std::unique_ptr<xml_part_for<xlsx_reader>> part_;  // last: it calls this reader
};

class xlsx_workbook final : public workbook {
 public:
  xlsx_workbook(const std::string& path, const workbook_limits& limits)
      : book_{std::make_shared<xlsx_book>(path, limits)} {}

  [[nodiscard]] const std::vector<workbook_sheet>& sheets() const noexcept override { return book_->sheets(); }
  [[nodiscard]] std::unique_ptr<row_source> rows(const std::string& sheet) override {
    return std::make_unique<xlsx_reader>(book_, chosen_sheet(*this, book_->file()->path(), sheet), sheet_use::read);
  }
  [[nodiscard]] std::unique_ptr<row_source> first_look(const std::string& sheet) override {
    return std::make_unique<xlsx_reader>(book_, chosen_sheet(*this, book_->file()->path(), sheet),
                                         sheet_use::first_look);
  }

 private:
  std::shared_ptr<xlsx_book> book_;
};

}  // namespace

std::unique_ptr<workbook> open_xlsx(const std::string& path, const workbook_limits& limits) {
  return std::make_unique<xlsx_workbook>(path, limits);
}

std::vector<std::string> xlsx_sheets(const std::string& path, const workbook_limits& limits) {
  return visible_sheets(*open_xlsx(path, limits));
}

std::unique_ptr<row_source> xlsx_rows(const std::string& path, const std::string& sheet,
                                      const workbook_limits& limits) {
  return open_xlsx(path, limits)->rows(sheet);
}

}  // namespace ikm
