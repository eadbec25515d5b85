// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/ods.hpp>

#include "source/cell_text.hpp"
#include "source/chosen_sheet.hpp"
#include "source/merged_cells.hpp"
#include "source/sheet_row.hpp"
#include "source/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

constexpr const char* content = "content.xml";

std::uint64_t number_of(std::string_view text, std::uint64_t otherwise, std::uint64_t too_many) {
  if (text.empty()) return otherwise;
  std::uint64_t value = 0;
  const auto [end, why] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (why == std::errc::result_out_of_range) return too_many;
  return why == std::errc{} && value != 0 ? value : otherwise;
}

/// The sheets, and where each begins in the part that holds them all.
class ods_book {
 public:
  ods_book(const std::string& path, const workbook_limits& limits) : archive_{std::make_shared<archive>(path, limits)} {
    refuse_encrypted();
    if (!archive_->has(content))
      archive_->refuse(failure::unsupported_format, "arsip ini bukan buku kerja ODS; simpan sebagai ODS, XLSX atau CSV",
                       "this archive is no ODS workbook; save it as ODS, XLSX or CSV");
    find_sheets();
  }

  [[nodiscard]] const std::vector<workbook_sheet>& sheets() const noexcept { return sheets_; }
  [[nodiscard]] std::uint64_t offset_of(std::size_t sheet) const noexcept { return offsets_[sheet]; }
  /// No byte of the next sheet: sheets that are read in order go on where the one before has ended.
  [[nodiscard]] std::uint64_t end_of(std::size_t sheet) const noexcept {
    return sheet + 1 < offsets_.size() ? offsets_[sheet + 1] : ~std::uint64_t{0};
  }

  /// The part, read up to the sheet or less far.
  [[nodiscard]] std::shared_ptr<archive_part> bytes_before(std::size_t sheet) {
    const byte_limit most{"max_part_bytes", archive_->limits().max_part_bytes};
    const bool free = bytes_ != nullptr && bytes_.use_count() == 1;
    if (!free || bytes_->bytes() > offset_of(sheet)) bytes_ = std::make_shared<archive_part>(archive_, content, most);
    bytes_->limit_from_the_start(most);
    return bytes_;
  }
  [[nodiscard]] const std::shared_ptr<archive>& file() const noexcept { return archive_; }

  /// What first looks have unpacked.
  std::uint64_t tried_bytes = 0;

 private:
  void refuse_encrypted() const {
    bool encrypted = archive_->has("encrypted-package");
    if (!encrypted && archive_->has("META-INF/manifest.xml")) {
      part_events events;
      events.open = [&](std::string_view tag, const attributes&) { encrypted = encrypted || tag == "encryption-data"; };
      parse_part(archive_, "META-INF/manifest.xml", {"max_index_bytes", archive_->limits().max_index_bytes},
                 std::move(events));
    }
    if (encrypted)
      archive_->refuse(failure::password_needed, "buku kerja ODS ini berkata sandi; simpan tanpa kata sandi",
                       "this ODS workbook has a password; save it without one");
  }

  /// Styles that hide a sheet are before the sheets.
  void find_sheets() {
    struct finder {
      ods_book& book;
      xml_part* part = nullptr;
      std::string style = {};
      std::set<std::string> hiding = {};
      int depth = 0;
      int spreadsheet_depth = 0;

      void open(std::string_view tag, const attributes& with) {
        if (tag == "style") style = with["family"] == "table" ? with["name"] : std::string_view{};
        if (tag == "table-properties" && !style.empty() && with["display"] == "false") hiding.insert(style);
        ++depth;
        if (tag == "spreadsheet") spreadsheet_depth = depth;
        if (tag != "table" || spreadsheet_depth == 0 || depth != spreadsheet_depth + 1) return;
        const std::size_t most = book.archive_->limits().max_sheets;
        if (book.sheets_.size() == most) book.archive_->refuse_limit({}, "max_sheets", most);
        book.sheets_.push_back({std::string{with["name"]}, hiding.count(std::string{with["style-name"]}) != 0});
        book.offsets_.push_back(part->offset());
      }
      void close(std::string_view) { --depth; }
      void text(std::string_view) {}
    };
    finder found{*this};
    xml_part_for<finder> part{archive_, content, {"max_part_bytes", archive_->limits().max_part_bytes}, found};
    found.part = &part;
    while (part.step()) {
    }
  }

  std::shared_ptr<archive> archive_;
  std::vector<workbook_sheet> sheets_;
  std::vector<std::uint64_t> offsets_;
  std::shared_ptr<archive_part> bytes_;  // of anyone who read last
};

enum class sheet_use { read, first_look };

class ods_reader final : public row_source {
 public:
  ods_reader(std::shared_ptr<ods_book> book, std::size_t sheet, sheet_use use)
      : book_{std::move(book)},
        limits_{book_->file()->limits()},
        sheet_{book_->sheets()[sheet].name},
        use_{use},
        begin_{book_->offset_of(sheet)},
        row_{limits_, book_->file()->path() + "[" + sheet_ + "]"} {
    const byte_limit whole{"max_part_bytes", limits_.max_part_bytes};
    part_ = std::make_unique<xml_part_for<ods_reader>>(book_->bytes_before(sheet), *this);
    const byte_limit tried{"max_tried_bytes", limits_.max_tried_bytes, book_->tried_bytes, true};
    part_->read_between(begin_, book_->end_of(sheet), "<sheets>", use == sheet_use::read ? whole : tried);
  }
  ~ods_reader() override {
    if (use_ == sheet_use::first_look) book_->tried_bytes += part_->unpacked() - begin_;
  }

  [[nodiscard]] const std::string& name() const noexcept override { return book_->file()->path(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return sheet_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool is_number(std::size_t cell) const noexcept override { return row_.is_number(cell); }

  [[nodiscard]] bool next(row& into) override {
    while (times_ == 0)
      if (!part_->step() && times_ == 0) return false;
    --times_;
    if (repeated_) row_.begin_again(row_.line() + 1);
    repeated_ = true;
    into = row_.end(merges_);
    return true;
  }

  void open(std::string_view tag, const attributes& with) {
    ++depth_;
    if (passed_over_ != 0) return;
    const bool beside_text = in_cell_ && !in_text_ && tag != "p";  // a comment, a picture
    if (beside_text || tag == "shapes" || tag == "ruby-text" || (tag == "table" && depth_ > table_depth)) {
      passed_over_ = depth_;
    } else if (tag == "table-row") {
      begin_row(with);
    } else if (tag == "table-cell" || tag == "covered-table-cell") {
      begin_cell(with);
    } else if (tag == "p" && in_cell_) {
      if (paragraphs_++ != 0) add("\n");
      in_text_ = true;
    } else if (in_text_) {
      if (tag == "s") add_blanks(number_of(with["c"], 1, limits_.max_cell_bytes));
      if (tag == "tab") add("\t");
      if (tag == "line-break") add("\n");
    }
  }

  void close(std::string_view tag) {
    const int depth = depth_--;
    if (passed_over_ != 0) {
      if (depth == passed_over_) passed_over_ = 0;
    } else if (tag == "p") {
      in_text_ = false;
    } else if (tag == "table-cell" || tag == "covered-table-cell") {
      end_cell();
    } else if (tag == "table-row") {
      end_row();
    } else if (tag == "table") {
      part_->stop();
    }
  }

  void text(std::string_view text) {
    if (in_text_ && passed_over_ == 0) add(text);
  }

 private:
  static constexpr int table_depth = 2;

  void add(std::string_view text) {
    if (shown_.size() + text.size() > limits_.max_cell_bytes)
      row_.refuse_limit("max_cell_bytes", limits_.max_cell_bytes);
    shown_ += text;
  }

  void add_blanks(std::uint64_t count) {
    if (count >= limits_.max_cell_bytes) row_.refuse_limit("max_cell_bytes", limits_.max_cell_bytes);
    add(std::string(static_cast<std::size_t>(count), ' '));
  }

  void begin_row(const attributes& with) {
    first_line_ += rows_;
    rows_ = number_of(with["number-rows-repeated"], 1, limits_.max_rows + 1);
    column_ = 0;
    filled_ = false;
    row_.begin(first_line_);
  }

  void begin_cell(const attributes& with) {
    in_cell_ = true;
    paragraphs_ = 0;
    shown_.clear();
    type_ = with["value-type"];
    has_text_value_ = with.has("string-value");
    value_ = value_in(with);
    has_formula_ = with.has("formula");
    formula_ = with["formula"].substr(0, 64);
    times_beside_ = number_of(with["number-columns-repeated"], 1, limits_.max_columns + 1);
    const std::uint64_t down = number_of(with["number-rows-spanned"], 1, limits_.max_rows);
    const std::uint64_t across = number_of(with["number-columns-spanned"], 1, limits_.max_columns);
    if ((down == 1 && across == 1) || column_ >= limits_.max_columns || rows_ > 1) return;
    if (++merges_made_ > limits_.max_merges) row_.refuse_limit("max_merges", limits_.max_merges);
    merges_.add({first_line_, first_line_ + std::min(down, limits_.max_rows) - 1, column_,
                 std::min<std::size_t>(column_ + static_cast<std::size_t>(across), limits_.max_columns) - 1});
  }

  [[nodiscard]] std::string_view value_in(const attributes& with) const {
    if (type_ == "float" || type_ == "percentage" || type_ == "currency") return with["value"];
    if (type_ == "date") return with["date-value"];
    if (type_ == "boolean") return with["boolean-value"];
    return type_ == "string" ? with["string-value"] : std::string_view{};
  }

  void end_cell() {
    in_cell_ = false;
    const std::string text = cell_text();
    const std::uint64_t end = column_ + times_beside_;
    if (!text.empty()) {
      if (end > limits_.max_columns) row_.refuse_limit("max_columns", limits_.max_columns);
      const bool number = type_ == "float" || type_ == "percentage" || type_ == "currency";
      for (; column_ < end; ++column_) number ? row_.put_number(column_, text) : row_.put(column_, text);
      filled_ = true;
    } else if (has_formula_ && type_ != "string") {
      if (end > limits_.max_columns) row_.refuse_limit("max_columns", limits_.max_columns);
      for (; column_ < end; ++column_) row_.put_formula(column_, formula_);
      filled_ = true;
    }
    // Blanks up to the edge of the sheet are usual.
    column_ = static_cast<std::size_t>(std::min<std::uint64_t>(end, limits_.max_columns));
  }

  [[nodiscard]] std::string cell_text() const {
    if (type_ == "float" || type_ == "percentage" || type_ == "currency") return shown_number(value_);
    if (type_ == "boolean") return value_ == "true" ? "TRUE" : "FALSE";
    if (type_ == "date") return date_text();
    // An error in a formula is an empty text that shows something.
    if (has_text_value_ && !(value_.empty() && has_formula_)) return value_;
    return shown_;
  }

  /// `2026-01-05T08:30:00.5` as sheets of XLSX give it.
  [[nodiscard]] std::string date_text() const {
    std::string text = value_.substr(0, value_.find('.'));
    const std::size_t t = text.find('T');
    if (t == std::string::npos) return text;
    if (text.substr(t) == "T00:00:00") return text.substr(0, t);
    text[t] = ' ';
    return text;
  }

  void end_row() {
    if (!filled_) return;  // also a million times, up to the edge of the sheet
    if (first_line_ + rows_ - 1 > limits_.max_rows) row_.refuse_limit("max_rows", limits_.max_rows);
    times_ = rows_;
    repeated_ = false;
    part_->pause();
  }

  std::shared_ptr<ods_book> book_;
  workbook_limits limits_;
  std::string sheet_;
  sheet_use use_;
  std::uint64_t begin_;
  merged_cells merges_;
  std::size_t merges_made_ = 0;
  sheet_row row_;
  std::uint64_t first_line_ = 1;  // of the rows that are alike
  std::uint64_t rows_ = 0;        // how many are alike
  std::uint64_t times_ = 0;       // how many of them are still to be given
  bool repeated_ = false;         // one was given
  bool filled_ = false;
  int depth_ = 0;
  int passed_over_ = 0;  // the depth of what holds no text of a cell
  std::size_t column_ = 0;
  std::uint64_t times_beside_ = 1;
  std::string type_;
  std::string value_;
  std::string formula_;
  std::string shown_;
  std::size_t paragraphs_ = 0;
  bool in_cell_ = false;
  bool in_text_ = false;
  bool has_text_value_ = false;
  bool has_formula_ = false;
  std::unique_ptr<xml_part_for<ods_reader>> part_;  // last: it calls this reader
};

class ods_workbook final : public workbook {
 public:
  ods_workbook(const std::string& path, const workbook_limits& limits)
      : book_{std::make_shared<ods_book>(path, limits)} {}

  [[nodiscard]] const std::vector<workbook_sheet>& sheets() const noexcept override { return book_->sheets(); }
  [[nodiscard]] std::unique_ptr<row_source> rows(const std::string& sheet) override {
    return std::make_unique<ods_reader>(book_, chosen_sheet(*this, book_->file()->path(), sheet), sheet_use::read);
  }
  [[nodiscard]] std::unique_ptr<row_source> first_look(const std::string& sheet) override {
    return std::make_unique<ods_reader>(book_, chosen_sheet(*this, book_->file()->path(), sheet),
                                        sheet_use::first_look);
  }

 private:
  std::shared_ptr<ods_book> book_;
};

}  // namespace

std::unique_ptr<workbook> open_ods(const std::string& path, const workbook_limits& limits) {
  return std::make_unique<ods_workbook>(path, limits);
}

}  // namespace ikm
