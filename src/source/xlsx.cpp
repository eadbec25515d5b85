// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/xlsx.hpp>

#include <ikm/source/source_error.hpp>

#include <expat.h>
#include <zip.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 15;
constexpr int max_depth = 64;

struct close_archive {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct close_part {
  void operator()(zip_file_t* part) const noexcept { zip_fclose(part); }
};
struct free_parser {
  void operator()(XML_ParserStruct* parser) const noexcept { XML_ParserFree(parser); }
};
using archive_handle = std::unique_ptr<zip_t, close_archive>;
using part_handle = std::unique_ptr<zip_file_t, close_part>;
using parser_handle = std::unique_ptr<XML_ParserStruct, free_parser>;

/// Attributes of a tag by their names without prefix.
class attributes {
 public:
  explicit attributes(const XML_Char** pairs) : pairs_{pairs} {}
  [[nodiscard]] std::string_view operator[](std::string_view name) const {
    for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2)
      if (local(*pair) == name) return *(pair + 1);
    return {};
  }
  [[nodiscard]] static std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }

 private:
  const XML_Char** pairs_;
};

/// What the parser calls; exceptions must not pass through its C code, so a refusal is kept until it has returned.
struct part_events {
  std::function<void(std::string_view tag, const attributes&)> open = [](std::string_view, const attributes&) {};
  std::function<void(std::string_view tag)> close = [](std::string_view) {};
  std::function<void(std::string_view)> text = [](std::string_view) {};
};

/// How many bytes of a part, unpacked, are looked at, and which of the limits says so.
struct byte_limit {
  const char* name;
  std::uint64_t bytes;
};

/// One part of the archive, unpacked and parsed as it is asked for.
class xml_part {
 public:
  xml_part(zip_t* archive, std::string file, std::string part, const xlsx_limits& limits, part_events events,
           byte_limit most)
      : file_{std::move(file)},
        part_{std::move(part)},
        limits_{limits},
        most_{most},
        events_{std::move(events)},
        parser_{XML_ParserCreate("UTF-8")} {
    opened_.reset(zip_fopen(archive, part_.c_str(), 0));
    if (opened_ == nullptr) refuse(zip_strerror(archive), zip_strerror(archive));
    if (parser_ == nullptr) throw std::bad_alloc{};
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }
  xml_part(const xml_part&) = delete;
  xml_part& operator=(const xml_part&) = delete;

  /// Parses the next block, or as far as an event pauses; false when the part is done.
  bool step() {
    if (done_ && !paused_) return false;
    const XML_Status status = std::exchange(paused_, false) ? XML_ResumeParser(parser_.get()) : parse_block();
    if (failure_) std::rethrow_exception(failure_);
    paused_ = status == XML_STATUS_SUSPENDED;
    if (paused_) return true;
    if (status != XML_STATUS_OK) {
      const std::string why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
      refuse("XML: " + why, "XML: " + why);
    }
    // A tag or comment is held whole until its end comes.
    const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
    if (!done_ && at >= 0 && fed_ - static_cast<std::uint64_t>(at) > limits_.max_markup_bytes + block_bytes)
      refuse_limit("max_markup_bytes", limits_.max_markup_bytes);
    return !done_;
  }

  /// For an event: what follows waits for the next step.
  void pause() {
    if (!paused_) XML_StopParser(parser_.get(), XML_TRUE);
    paused_ = true;
  }

  [[noreturn]] void refuse(const std::string& id, const std::string& en) const {
    throw source_error{file_, 0, {part_ + ": " + id, part_ + ": " + en}};
  }
  [[noreturn]] void refuse_limit(const std::string& limit, std::uint64_t most) const {
    const std::string number = std::to_string(most);
    refuse("melewati batas " + number + " (" + limit + ")", "over the limit of " + number + " (" + limit + ")");
  }

 private:
  XML_Status parse_block() {
    void* const into = XML_GetBuffer(parser_.get(), static_cast<int>(block_bytes));
    if (into == nullptr) throw std::bad_alloc{};
    const zip_int64_t got = zip_fread(opened_.get(), into, block_bytes);
    if (got < 0) refuse(zip_file_strerror(opened_.get()), zip_file_strerror(opened_.get()));
    fed_ += static_cast<std::uint64_t>(got);
    if (fed_ > most_.bytes) refuse_limit(most_.name, most_.bytes);
    done_ = got == 0;
    return XML_ParseBuffer(parser_.get(), static_cast<int>(got), done_ ? 1 : 0);
  }

  template <typename Action>
  void guarded(const Action& action) {
    if (failure_) return;
    try {
      action();
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  static void on_open(void* self, const XML_Char* tag, const XML_Char** pairs) {
    auto& part = *static_cast<xml_part*>(self);
    part.guarded([&] {
      if (++part.depth_ > max_depth) part.refuse_limit("max_depth", max_depth);
      part.events_.open(attributes::local(tag), attributes{pairs});
    });
  }
  static void on_close(void* self, const XML_Char* tag) {
    auto& part = *static_cast<xml_part*>(self);
    part.guarded([&] {
      --part.depth_;
      part.events_.close(attributes::local(tag));
    });
  }
  static void on_text(void* self, const XML_Char* text, int size) {
    auto& part = *static_cast<xml_part*>(self);
    part.guarded([&] { part.events_.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& part = *static_cast<xml_part*>(self);
    part.guarded([&] {
      part.refuse("memuat DOCTYPE, yang tidak pernah ditulis program lembar kerja; ditolak",
                  "holds a DOCTYPE, which no spreadsheet program writes; refused");
    });
  }

  std::string file_;
  std::string part_;
  xlsx_limits limits_;
  byte_limit most_;
  part_events events_;
  part_handle opened_;
  parser_handle parser_;
  std::exception_ptr failure_;
  std::uint64_t fed_ = 0;
  int depth_ = 0;
  bool done_ = false;
  bool paused_ = false;
};

struct sheet_entry {
  std::string name;
  std::string relation;
  bool hidden = false;
};

/// The workbook's parts other than the sheets.
class workbook {
 public:
  workbook(const std::string& path, const xlsx_limits& limits) : path_{path}, limits_{limits} {
    int why = 0;
    archive_.reset(zip_open(path.c_str(), ZIP_RDONLY, &why));
    if (archive_ == nullptr) {
      zip_error_t said;
      zip_error_init_with_code(&said, why);
      const std::string text = zip_error_strerror(&said);
      zip_error_fini(&said);
      refuse("bukan arsip XLSX yang utuh: " + text, "no whole XLSX archive: " + text);
    }
    if (static_cast<std::uint64_t>(zip_get_num_entries(archive_.get(), 0)) > limits.max_parts)
      refuse("lebih dari " + std::to_string(limits.max_parts) + " bagian (max_parts)",
             "more than " + std::to_string(limits.max_parts) + " parts (max_parts)");
    if (!has("xl/workbook.xml"))
      refuse("arsip ini bukan buku kerja XLSX; dari LibreOffice, simpan sebagai XLSX atau CSV",
             "this archive is no XLSX workbook; from LibreOffice, save it as XLSX or CSV");
    read_sheets();
    read_relations();
  }

  [[nodiscard]] const std::vector<sheet_entry>& sheets() const { return sheets_; }
  [[nodiscard]] zip_t* archive() const { return archive_.get(); }
  [[nodiscard]] bool dates_from_1904() const { return dates_from_1904_; }

  [[nodiscard]] std::string part_of(const sheet_entry& sheet) const {
    const auto found = targets_.find(sheet.relation);
    if (found == targets_.end() || !has(found->second))
      refuse("lembar '" + sheet.name + "' tidak ada isinya", "the sheet '" + sheet.name + "' has no content");
    return found->second;
  }

  [[noreturn]] void refuse(const std::string& id, const std::string& en) const {
    throw source_error{path_, 0, {id, en}};
  }

  /// Every shared string, joined; they begin at `starts`.
  void read_strings(std::string& all, std::vector<std::size_t>& starts) const {
    const auto found = targets_by_type_.find("sharedStrings");
    if (found == targets_by_type_.end() || !has(found->second)) return;
    bool in_text = false;
    int phonetic = 0;
    part_events events;
    events.open = [&](std::string_view tag, const attributes&) {
      if (tag == "si") {
        if (starts.size() == limits_.max_strings)
          refuse("xl/sharedStrings: melewati batas " + std::to_string(limits_.max_strings) + " (max_strings)",
                 "xl/sharedStrings: over the limit of " + std::to_string(limits_.max_strings) + " (max_strings)");
        starts.push_back(all.size());
      }
      if (tag == "rPh") ++phonetic;
      in_text = tag == "t" && phonetic == 0;
    };
    events.close = [&](std::string_view tag) {
      if (tag == "rPh") --phonetic;
      in_text = false;
    };
    events.text = [&](std::string_view text) {
      if (!in_text) return;
      if (all.size() + text.size() > limits_.max_string_bytes)
        refuse(
            "xl/sharedStrings: melewati batas " + std::to_string(limits_.max_string_bytes) + " (max_string_bytes)",
            "xl/sharedStrings: over the limit of " + std::to_string(limits_.max_string_bytes) + " (max_string_bytes)");
      all += text;
    };
    run(found->second, std::move(events), {"max_part_bytes", limits_.max_part_bytes});
    starts.push_back(all.size());
  }

  /// Which cell styles show a number as a date.
  [[nodiscard]] std::vector<bool> read_date_styles() const {
    std::vector<bool> dates;
    const auto found = targets_by_type_.find("styles");
    if (found == targets_by_type_.end() || !has(found->second)) return dates;
    std::map<int, bool> own_formats;
    bool in_cell_styles = false;
    part_events events;
    events.open = [&](std::string_view tag, const attributes& with) {
      if (tag == "numFmt") own_formats[number(with["numFmtId"])] = shows_date(with["formatCode"]);
      if (tag == "cellXfs") in_cell_styles = true;
      if (tag != "xf" || !in_cell_styles || dates.size() > limits_.max_columns * 4) return;
      const int format = number(with["numFmtId"]);
      const auto own = own_formats.find(format);
      const bool built_in =
          (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47);
      dates.push_back(own != own_formats.end() ? own->second : built_in);
    };
    events.close = [&](std::string_view tag) { in_cell_styles = in_cell_styles && tag != "cellXfs"; };
    run(found->second, std::move(events));
    return dates;
  }

 private:
  [[nodiscard]] bool has(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
  }

  /// What is not a sheet nor its texts is small in every honest workbook.
  void run(const std::string& part, part_events events) const {
    run(part, std::move(events), {"max_index_bytes", limits_.max_index_bytes});
  }

  void run(const std::string& part, part_events events, byte_limit most) const {
    xml_part reader{archive_.get(), path_, part, limits_, std::move(events), most};
    while (reader.step()) {
    }
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
      if (tag == "sheet" && sheets_.size() == limits_.max_sheets)
        refuse("lebih dari " + std::to_string(limits_.max_sheets) + " lembar (max_sheets)",
               "more than " + std::to_string(limits_.max_sheets) + " sheets (max_sheets)");
      if (tag == "sheet")
        sheets_.push_back(
            {std::string{with["name"]}, std::string{with["id"]}, !with["state"].empty() && with["state"] != "visible"});
    };
    run("xl/workbook.xml", std::move(events));
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
    if (has("xl/_rels/workbook.xml.rels")) run("xl/_rels/workbook.xml.rels", std::move(events));
  }

  std::string path_;
  xlsx_limits limits_;
  archive_handle archive_;
  std::vector<sheet_entry> sheets_;
  std::map<std::string, std::string> targets_;
  std::map<std::string, std::string> targets_by_type_;
  bool dates_from_1904_ = false;
};

/// Days since 1970-01-01 as a calendar date (proleptic Gregorian).
std::array<int, 3> civil(std::int64_t days) {
  // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * of_year + 2) / 153;
  const unsigned day = of_year - (153 * shifted + 2) / 5 + 1;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t year = static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

/// Excel counts days from 1899-12-30 (its 1900 is taken for a leap year), or from 1904-01-01.
std::string date_text(double serial, bool from_1904) {
  const auto seconds = static_cast<std::int64_t>(std::llround(serial * 86400));
  const std::int64_t days = seconds / 86400 - (from_1904 ? 24107 : 25569);
  const auto of_day = static_cast<int>(seconds % 86400);
  const auto [year, month, day] = civil(days);
  std::array<char, 40> text{};
  const int size = of_day == 0 ? std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day)
                               : std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d:%02d", year, month,
                                               day, of_day / 3600, of_day / 60 % 60, of_day % 60);
  return {text.data(), static_cast<std::size_t>(size)};
}

class xlsx_reader final : public row_source {
 public:
  xlsx_reader(const std::string& path, const std::string& sheet, const xlsx_limits& limits)
      : path_{path}, limits_{limits}, book_{path, limits} {
    const sheet_entry& chosen = choose(sheet);
    sheet_ = chosen.name;
    book_.read_strings(strings_, starts_);
    date_styles_ = book_.read_date_styles();
    part_events events;
    events.open = [this](std::string_view tag, const attributes& with) { open(tag, with); };
    events.close = [this](std::string_view tag) { close(tag); };
    events.text = [this](std::string_view text) {
      if (!in_value_) return;
      if (value_.size() + text.size() > limits_.max_cell_bytes)
        refuse_limit(current_.line, "max_cell_bytes", limits_.max_cell_bytes);
      value_ += text;
    };
    part_ = std::make_unique<xml_part>(book_.archive(), path, book_.part_of(chosen), limits, std::move(events),
                                       byte_limit{"max_part_bytes", limits.max_part_bytes});
  }

  [[nodiscard]] const std::string& name() const noexcept override { return path_; }
  [[nodiscard]] std::string_view sheet() const noexcept override { return sheet_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }

  [[nodiscard]] bool next(row& into) override {
    while (ready_.empty())
      if (!part_->step() && ready_.empty()) return false;
    given_ = std::move(ready_.front());
    ready_.pop_front();
    cells_.assign(given_.cells.begin(), given_.cells.end());
    into = {.line = given_.line, .cells = cells_};
    return true;
  }

 private:
  struct sheet_row {
    std::uint64_t line = 0;
    std::vector<std::string> cells;
  };

  [[noreturn]] void refuse_limit(std::uint64_t line, const std::string& limit, std::uint64_t most) const {
    const std::string number = std::to_string(most);
    throw source_error{
        path_ + "[" + sheet_ + "]",
        line,
        {"melewati batas " + number + " (" + limit + ")", "over the limit of " + number + " (" + limit + ")"}};
  }

  const sheet_entry& choose(const std::string& wanted) const {
    std::string listed;
    for (const sheet_entry& sheet : book_.sheets()) {
      if (wanted.empty() ? !sheet.hidden : sheet.name == wanted) return sheet;
      if (listed.size() < 300) listed += (listed.empty() ? "" : ", ") + sheet.name;
    }
    book_.refuse("tidak ada lembar '" + wanted + "'; yang ada: " + listed,
                 "there is no sheet '" + wanted + "'; there are: " + listed);
  }

  void open(std::string_view tag, const attributes& with) {
    if (tag == "row") {
      std::uint64_t line = current_.line + 1;
      if (const std::string_view said = with["r"]; !said.empty())
        if (std::from_chars(said.data(), said.data() + said.size(), line).ec != std::errc{})
          line = limits_.max_rows + 1;
      if (line > limits_.max_rows) refuse_limit(0, "max_rows", limits_.max_rows);
      // Rows ascend from 1, or the number of rows would have no limit.
      if (line <= current_.line)
        book_.refuse("baris lembar tidak berurutan di baris " + std::to_string(line),
                     "the rows of the sheet are out of order at row " + std::to_string(line));
      current_ = {.line = line, .cells = {}};
    } else if (tag == "c") {
      column_ = column_of(with["r"], current_.cells.size());
      if (column_ >= limits_.max_columns) refuse_limit(current_.line, "max_columns", limits_.max_columns);
      type_ = with["t"];
      style_ = 0;
      const std::string_view style = with["s"];
      std::from_chars(style.data(), style.data() + style.size(), style_);
      value_.clear();
    } else if (tag == "rPh") {
      ++phonetic_;
    } else {
      in_value_ = tag == "v" || (tag == "t" && phonetic_ == 0);
    }
  }

  void close(std::string_view tag) {
    in_value_ = false;
    if (tag == "rPh") --phonetic_;
    if (tag == "c" && !value_.empty()) {
      if (current_.cells.size() <= column_) current_.cells.resize(column_ + 1);
      std::string text = cell_text();
      row_bytes_ += text.size();
      if (row_bytes_ > limits_.max_row_bytes) refuse_limit(current_.line, "max_row_bytes", limits_.max_row_bytes);
      current_.cells[column_] = std::move(text);
    } else if (tag == "row") {
      // One cell far to the right makes many, and one shared text as many as point to it: they are counted as made.
      cells_made_ += current_.cells.size();
      if (cells_made_ > limits_.max_cells) refuse_limit(current_.line, "max_cells", limits_.max_cells);
      text_bytes_ += row_bytes_;
      if (text_bytes_ > limits_.max_text_bytes) refuse_limit(current_.line, "max_text_bytes", limits_.max_text_bytes);
      row_bytes_ = 0;
      ready_.push_back(std::exchange(current_, {.line = current_.line, .cells = {}}));
      part_->pause();
    }
  }

  /// `AB12` is column 27, counted from 0; without a place, the one behind the last.
  [[nodiscard]] std::size_t column_of(std::string_view place, std::size_t after_last) const {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (const char c : place) {
      if (c < 'A' || c > 'Z') break;
      if (++letters > 3) return limits_.max_columns;
      column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return letters == 0 ? after_last : column - 1;
  }

  [[nodiscard]] std::string cell_text() const {
    if (type_ == "s") {
      std::size_t index = 0;
      const bool read = std::from_chars(value_.data(), value_.data() + value_.size(), index).ec == std::errc{};
      if (!read || index + 1 >= starts_.size())
        throw source_error{path_ + "[" + sheet_ + "]",
                           current_.line,
                           {"sel menunjuk teks yang tidak ada", "a cell points to a text that is not there"}};
      const std::size_t size = starts_[index + 1] - starts_[index];
      if (size > limits_.max_cell_bytes) refuse_limit(current_.line, "max_cell_bytes", limits_.max_cell_bytes);
      return strings_.substr(starts_[index], size);
    }
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (!type_.empty() && type_ != "n") return value_;
    double number = 0;
    const auto [end, why] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (why != std::errc{} || end != value_.data() + value_.size()) return value_;
    if (style_ < date_styles_.size() && date_styles_[style_] && number >= 1 && number < 2958466)
      return date_text(number, book_.dates_from_1904());
    if (std::abs(number) < 1e15 && number == std::trunc(number)) return std::to_string(static_cast<long long>(number));
    return value_;
  }

  std::string path_;
  std::string sheet_;
  xlsx_limits limits_;
  workbook book_;
  std::string strings_;
  std::vector<std::size_t> starts_;
  std::vector<bool> date_styles_;
  std::deque<sheet_row> ready_;
  sheet_row current_;
  sheet_row given_;
  std::vector<std::string_view> cells_;
  std::size_t column_ = 0;
  std::size_t style_ = 0;
  std::string type_;
  std::string value_;
  bool in_value_ = false;
  int phonetic_ = 0;
  std::size_t row_bytes_ = 0;
  std::uint64_t cells_made_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::unique_ptr<xml_part> part_;  // last: it reads from the archive of book_
};

}  // namespace

std::vector<std::string> xlsx_sheets(const std::string& path, const xlsx_limits& limits) {
  const workbook book{path, limits};
  std::vector<std::string> names;
  for (const sheet_entry& sheet : book.sheets())
    if (!sheet.hidden) names.push_back(sheet.name);
  return names;
}

std::unique_ptr<row_source> xlsx_rows(const std::string& path, const std::string& sheet, const xlsx_limits& limits) {
  return std::make_unique<xlsx_reader>(path, sheet, limits);
}

}  // namespace ikm
