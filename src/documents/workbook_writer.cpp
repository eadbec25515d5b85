// SPDX-License-Identifier: BSL-1.0
#include "documents/workbook_writer.hpp"

#include "base/ascii.hpp"
#include "base/system_problem.hpp"
#include "ingest/quoted.hpp"
#include "source/archive.hpp"

#include <ikm/base/error.hpp>

#include <ikm/source/source_error.hpp>

#include <expat.h>
#include <xlsxwriter.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <string_view>

namespace ikm {
namespace {

constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_sheet_name = 31;

[[noreturn]] void refuse(const sentence& why) {
  throw io_error{failure::file_not_writable,
                 {"buku kerja tidak dapat ditulis: " + why.id, "the workbook cannot be written: " + why.en}};
}

/// By what the system said last.
[[noreturn]] void refuse() { refuse(system_problem_of(errno, failure::file_not_writable).said); }

void check(lxw_error result) {
  switch (result) {
    case LXW_NO_ERROR: return;
    case LXW_ERROR_MEMORY_MALLOC_FAILED: throw std::bad_alloc{};
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE: refuse();
    default: break;
  }
  const std::string number = std::to_string(result);
  refuse({"libxlsxwriter, kode " + number, "libxlsxwriter, code " + number});
}

/// A file without a name, in memory: libxlsxwriter writes to a name only.
class memory_file {
 public:
  memory_file() : handle_{memfd_create("workbook", MFD_CLOEXEC)} {
    if (handle_ < 0) refuse();
  }
  memory_file(const memory_file&) = delete;
  memory_file& operator=(const memory_file&) = delete;
  ~memory_file() { close(handle_); }

  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(handle_); }
  [[nodiscard]] std::string bytes() const {
    struct stat about {};
    if (fstat(handle_, &about) != 0) refuse();
    std::string made(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t had = 0;
    while (had < made.size()) {
      const ssize_t got = pread(handle_, made.data() + had, made.size() - had, static_cast<off_t>(had));
      if (got <= 0) refuse();
      had += static_cast<std::size_t>(got);
    }
    return made;
  }

 private:
  int handle_;
};

/// libxlsxwriter passes its temporary files through without looking whether all was written: where there was no room, a
/// part ends within its markup.
void refuse_if_cut(const std::string& path) {
  const auto whole = std::make_shared<archive>(path, workbook_limits{});
  std::vector<char> block(std::size_t{1} << 16);
  for (const std::string& name : whole->parts()) {
    archive_part part{whole, name, {"max_part_bytes", workbook_limits{}.max_part_bytes}};
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate("UTF-8"),
                                                                              XML_ParserFree};
    for (std::size_t got = 1; got != 0;) {
      got = part.read(block);
      if (XML_Parse(parser.get(), block.data(), static_cast<int>(got), got == 0 ? 1 : 0) != XML_STATUS_OK)
        refuse({name + " terpotong", name + " is cut"});
    }
  }
}

/// Numbers with a point in this thread, whatever the application set: libxlsxwriter writes them by the locale.
class plain_numbers {
 public:
  plain_numbers() : plain_{newlocale(LC_ALL_MASK, "C", nullptr)}, before_{uselocale(plain_)} {}
  plain_numbers(const plain_numbers&) = delete;
  plain_numbers& operator=(const plain_numbers&) = delete;
  ~plain_numbers() {
    uselocale(before_);
    if (plain_ != nullptr) freelocale(plain_);
  }

 private:
  locale_t plain_;
  locale_t before_;
};

lxw_col_t column_of(std::uint32_t column) { return static_cast<lxw_col_t>(column); }

void set_look(lxw_format* made, cell_look look) {
  constexpr lxw_color_t pale = 0xDCE6F1;
  constexpr lxw_color_t grey = 0x767676;
  constexpr lxw_color_t to_fill = 0xFFF9E5;
  constexpr lxw_color_t line = 0xA6A6A6;
  const auto bordered = [&] {
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, line);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  };
  switch (look) {
    case cell_look::plain: break;
    case cell_look::title:
      format_set_bold(made);
      format_set_font_size(made, 14);
      break;
    case cell_look::heading:
      bordered();
      format_set_bold(made);
      format_set_text_wrap(made);
      format_set_align(made, LXW_ALIGN_CENTER);
      format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
      format_set_bg_color(made, pale);
      break;
    case cell_look::words:
      bordered();
      format_set_text_wrap(made);
      break;
    case cell_look::number:
    case cell_look::fraction: bordered(); break;
    case cell_look::centred:
      bordered();
      format_set_align(made, LXW_ALIGN_CENTER);
      break;
    case cell_look::total: format_set_align(made, LXW_ALIGN_RIGHT); [[fallthrough]];
    case cell_look::total_name:
      bordered();
      format_set_bold(made);
      format_set_bg_color(made, pale);
      break;
    case cell_look::aid: format_set_font_color(made, grey); break;
    case cell_look::note:
      format_set_italic(made);
      format_set_font_color(made, grey);
      break;
    case cell_look::filled_in:
    case cell_look::date:
      bordered();
      format_set_text_wrap(made);
      format_set_bg_color(made, to_fill);
      format_set_unlocked(made);
      break;
  }
}

std::string number_form(const cell_style& style) {
  if (style.look == cell_look::fraction) return "?/" + std::to_string(style.places);
  if (style.look == cell_look::date) return "yyyy-mm-dd";
  std::string made = "0";
  if (style.places > 0) made += "." + std::string(static_cast<std::size_t>(style.places), '0');
  return made;
}

bool holds_numbers(cell_look look) {
  return look == cell_look::number || look == cell_look::centred || look == cell_look::fraction ||
         look == cell_look::total || look == cell_look::aid || look == cell_look::date;
}

/// What a spreadsheet takes as the name of a sheet, at most that many bytes of it.
std::string cut_name(const std::string& name, std::size_t most) {
  std::string made;
  for (const char c : shown(name, longest_text))
    made += std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : ' ';
  if (made.size() > most) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;  // not within a letter
    made.resize(end);
  }
  while (!made.empty() && made.back() == ' ') made.pop_back();
  return made.empty() ? "Sheet" : made;
}

}  // namespace

struct workbook_writer::parts {
  plain_numbers numbers = {};
  memory_file file = {};
  std::string file_name = {};
  lxw_workbook* book = nullptr;  // owned, until it is closed
  std::map<cell_style, lxw_format*> formats = {};
  std::map<std::string, bool> names = {};  // folded
  std::list<sheet_writer::parts> sheets = {};
  std::string last = {};
};

struct sheet_writer::parts {
  lxw_worksheet* sheet;
  lxw_workbook* book;
  std::map<cell_style, lxw_format*>* formats;
  std::uint32_t row = 0;

  lxw_format* format(const cell_style& style) const {
    const auto [found, fresh] = formats->try_emplace(style, nullptr);
    if (!fresh) return found->second;
    found->second = workbook_add_format(book);
    set_look(found->second, style.look);
    if (holds_numbers(style.look)) format_set_num_format(found->second, number_form(style).c_str());
    return found->second;
  }
};

std::string column_name(std::uint32_t column) {
  std::string made;
  for (std::uint32_t left = column + 1; left != 0; left = (left - 1) / 26)
    made.insert(made.begin(), static_cast<char>('A' + (left - 1) % 26));
  return made;
}

std::string name_of(const cell_place& cell) { return column_name(cell.column) + std::to_string(cell.row + 1); }

std::string fixed_name_of(const cell_place& cell) {
  return "$" + column_name(cell.column) + "$" + std::to_string(cell.row + 1);
}

std::string name_in(const std::string& sheet, const cell_place& cell) {
  return "'" + sheet + "'!" + fixed_name_of(cell);  // `sheet` has no quote: see cut_name
}

std::uint32_t sheet_writer::row() const noexcept { return to_->row; }
void sheet_writer::next_row(std::uint32_t rows) { to_->row += rows; }

void sheet_writer::height(double points) { check(worksheet_set_row(to_->sheet, to_->row, points, nullptr)); }

void sheet_writer::text(std::uint32_t column, const std::string& value, const cell_style& style) {
  check(worksheet_write_string(to_->sheet, to_->row, column_of(column), shown(value, longest_text).c_str(),
                               to_->format(style)));
}

void sheet_writer::number(std::uint32_t column, double value, const cell_style& style) {
  check(worksheet_write_number(to_->sheet, to_->row, column_of(column), value, to_->format(style)));
}

void sheet_writer::blank(std::uint32_t column, const cell_style& style) {
  check(worksheet_write_blank(to_->sheet, to_->row, column_of(column), to_->format(style)));
}

void sheet_writer::formula(std::uint32_t column, const std::string& formula, double saved, const cell_style& style) {
  check(
      worksheet_write_formula_num(to_->sheet, to_->row, column_of(column), formula.c_str(), to_->format(style), saved));
}

void sheet_writer::formula(std::uint32_t column, const std::string& formula, const std::string& saved,
                           const cell_style& style) {
  check(worksheet_write_formula_str(to_->sheet, to_->row, column_of(column), formula.c_str(), to_->format(style),
                                    shown(saved, longest_text).c_str()));
}

void sheet_writer::width(std::uint32_t from, std::uint32_t to, double characters) {
  check(worksheet_set_column(to_->sheet, column_of(from), column_of(to), characters, nullptr));
}

void sheet_writer::freeze(const cell_place& cell) {
  worksheet_freeze_panes(to_->sheet, cell.row, column_of(cell.column));
  if (cell.row > 0) check(worksheet_repeat_rows(to_->sheet, cell.row - 1, cell.row - 1));
}

void sheet_writer::print_area(const cell_place& last, bool is_wide) {
  worksheet_set_paper(to_->sheet, 9);  // A4
  if (is_wide) worksheet_set_landscape(to_->sheet);
  worksheet_fit_to_pages(to_->sheet, 1, 0);
  worksheet_set_footer(to_->sheet, "&C&P / &N");
  check(worksheet_print_area(to_->sheet, 0, 0, last.row, column_of(last.column)));
}

void sheet_writer::chart(const cell_place& at, const bar_chart& drawn) {
  lxw_chart* const made = workbook_add_chart(to_->book, LXW_CHART_BAR);
  if (made == nullptr) throw std::bad_alloc{};
  lxw_chart_series* const series = chart_add_series(made, drawn.names.c_str(), drawn.figures.c_str());
  chart_series_set_labels(series);
  lxw_chart_fill fill{};
  fill.color = 0x2F6B9A;
  chart_series_set_fill(series, &fill);
  chart_series_set_name(series, drawn.title.c_str());
  chart_title_set_name(made, drawn.title.c_str());
  chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
  chart_axis_set_min(made->x_axis, drawn.least);
  chart_axis_set_max(made->x_axis, drawn.most);
  chart_axis_set_reverse(made->y_axis);  // the first element on top
  constexpr double bar = 26;
  constexpr double around = 90;
  lxw_chart_options size{};
  size.x_scale = 1.5;
  size.y_scale = (around + bar * static_cast<double>(drawn.bars)) / 288;  // of the usual height
  check(worksheet_insert_chart_opt(to_->sheet, at.row, column_of(at.column), made, &size));
}

void sheet_writer::rule(const cell_place& first, const cell_place& last, const cell_rule& what) {
  lxw_data_validation made{};
  std::vector<std::string> values = what.values;
  std::vector<char*> list;
  list.reserve(values.size() + 1);
  for (std::string& value : values) list.push_back(value.data());
  list.push_back(nullptr);
  std::string title = what.title;
  std::string message = what.message;
  std::string refusal = what.refusal;
  switch (what.what) {
    case cell_rule::kind::list:
      made.validate = LXW_VALIDATION_TYPE_LIST;
      made.value_list = list.data();
      break;
    case cell_rule::kind::whole_number:
      made.validate = LXW_VALIDATION_TYPE_INTEGER;
      made.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      made.minimum_number = static_cast<double>(what.least);
      made.maximum_number = static_cast<double>(what.most);
      break;
    case cell_rule::kind::date:
      made.validate = LXW_VALIDATION_TYPE_DATE;
      made.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
      made.value_datetime = {2000, 1, 1, 0, 0, 0};
      break;
  }
  made.input_title = title.data();
  made.input_message = message.data();
  made.error_title = title.data();
  made.error_message = refusal.data();
  made.show_error = refusal.empty() ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
  check(worksheet_data_validation_range(to_->sheet, first.row, column_of(first.column), last.row,
                                        column_of(last.column), &made));
}

workbook_writer::workbook_writer(const std::string& title) : parts_{std::make_unique<parts>()} {
  parts_->file_name = parts_->file.name();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  parts_->book = workbook_new_opt(parts_->file_name.c_str(), &options);
  if (parts_->book == nullptr) throw std::bad_alloc{};
  lxw_doc_properties about{};
  std::string name = shown(title, longest_text);
  about.title = name.data();
  about.created = 1494288000;  // 9 May 2017, the day of PermenPAN-RB 14/2017: the same in every file
  check(workbook_set_properties(parts_->book, &about));
}

workbook_writer::~workbook_writer() {
  if (parts_->book != nullptr) lxw_workbook_free(parts_->book);
}

sheet_writer workbook_writer::sheet(const std::string& name) {
  std::string made = cut_name(name, longest_sheet_name);
  constexpr std::size_t room_for_number = 6;
  for (std::size_t again = 2; !parts_->names.emplace(lower(made), true).second; ++again)
    made = cut_name(name, longest_sheet_name - room_for_number) + " " + std::to_string(again);
  lxw_worksheet* const added = workbook_add_worksheet(parts_->book, made.c_str());
  if (added == nullptr) refuse({made, made});
  parts_->last = made;
  parts_->sheets.push_back({added, parts_->book, &parts_->formats});
  return sheet_writer{parts_->sheets.back()};
}

const std::string& workbook_writer::last_name() const noexcept { return parts_->last; }

std::string workbook_writer::bytes() {
  lxw_workbook* const book = std::exchange(parts_->book, nullptr);
  check(workbook_close(book));  // which frees it
  try {
    refuse_if_cut(parts_->file_name);
  } catch (const source_error& problem) {
    refuse(problem.said());
  }
  return parts_->file.bytes();
}

}  // namespace ikm
