// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/open_rows.hpp>

#include "source/delimiter.hpp"
#include "source/line_ends.hpp"
#include "source/read_once.hpp"

#include <ikm/source/ods.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/source/text.hpp>
#include <ikm/source/unpacked.hpp>
#include <ikm/source/xlsx.hpp>
#include <ikm/source/zipped.hpp>

#include <string_view>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t looked_at = std::size_t{1} << 15;
constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view empty_zip_magic = "PK\x05\x06";
constexpr std::string_view sqlite_magic = "SQLite format 3";

std::string front_of(byte_source& bytes, std::size_t most) {
  std::string front(most, '\0');
  std::size_t size = 0;
  while (size < most) {
    const std::size_t got = bytes.read(std::span{front}.subspan(size));
    if (got == 0) break;
    size += got;
  }
  front.resize(size);
  return front;
}

[[noreturn]] void refuse(const std::string& file, failure code, const std::string& id, const std::string& en) {
  throw source_error{file, 0, code, {id, en}};
}

void refuse_unreadable(const std::string& file, std::string_view front) {
  if (front.starts_with("\xD0\xCF\x11\xE0"))
    refuse(file, failure::unsupported_format,
           "berkas Excel lama (.xls) atau berkata sandi; simpan sebagai XLSX tanpa kata sandi, atau CSV",
           "an Excel file of before 2007 (.xls) or with a password; save it as XLSX without one, or as CSV");
  if (front.starts_with("%PDF"))
    refuse(file, failure::unsupported_format, "berkas PDF; diperlukan data aslinya",
           "a PDF; the data behind it are needed");
  if (is_packed(front))
    refuse(file, failure::unsupported_format, "berkas terkompresi dua kali; buka dahulu satu",
           "a file that was compressed twice; unpack it once");
  const std::size_t text = front.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (text != std::string_view::npos && front[text] == '<')
    refuse(file, failure::unsupported_format,
           "halaman web (HTML/XML), walaupun namanya mungkin .xls; buka di Excel lalu simpan sebagai XLSX",
           "a web page (HTML/XML), though it may be named .xls; open it in Excel and save it as XLSX");
}

bool is_zip(std::string_view front) { return front.starts_with(zip_magic) || front.starts_with(empty_zip_magic); }

/// What is read here and there and not from front to back.
void refuse_file_only(const std::string& file, std::string_view front) {
  if (is_zip(front))
    refuse(file, failure::plain_file_needed,
           "XLSX, ODS dan ZIP hanya dapat dibaca dari berkas biasa, tidak dari masukan baku, pipa, atau berkas "
           "terkompresi",
           "XLSX, ODS and ZIP can only be read from a file as it is, not from standard input, a pipe or a compressed "
           "file");
  if (front.starts_with(sqlite_magic))
    refuse(file, failure::plain_file_needed,
           "SQLite hanya dapat dibaca dari berkas biasa, tidak dari masukan baku, pipa, atau berkas terkompresi",
           "SQLite can only be read from a file as it is, not from standard input, a pipe or a compressed file");
}

[[noreturn]] void refuse_query(const std::string& file) {
  refuse(file, failure::option_of_other_format, "kueri (query) hanya untuk berkas SQLite",
         "a query is for SQLite files only");
}

bool looks_like_json(std::string_view front) {
  const std::size_t first = front.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (front[first] != '{' && front[first] != '[')) return false;
  const std::size_t second = front.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return true;
  if (front.substr(first).starts_with("[null,")) return true;  // Firebase: ids 1, 2, 3 as an array
  return std::string_view{front[first] == '{' ? "\"}" : "{[]"}.find(front[second]) != std::string_view::npos;
}

/// Rows of a text that is not the bytes it came from: nothing but rows is to be had of it.
class translated_rows final : public row_source {
 public:
  explicit translated_rows(std::unique_ptr<row_source> rows) : rows_{std::move(rows)} {}
  [[nodiscard]] const std::string& name() const noexcept override { return rows_->name(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return rows_->delimiter(); }
  [[nodiscard]] bool next(row& into) override { return rows_->next(into); }

 private:
  std::unique_ptr<row_source> rows_;
};

}  // namespace

file_format format_of(const std::string& path) {
  if (is_read_once(path)) return file_format::text;
  std::unique_ptr<byte_source> bytes = open_bytes(path);
  std::string front = front_of(*bytes, 64);
  const bool packed = is_packed(front);
  if (packed) {
    bytes = unpacked(rejoined(std::move(front), std::move(bytes)));
    front = front_of(*bytes, 64);
  }
  refuse_unreadable(path, front);
  if (packed) refuse_file_only(path, front);
  if (is_zip(front)) {
    const zip_kind kind = zip_kind_of(path);
    if (kind == zip_kind::other) return file_format::zip;
    return kind == zip_kind::xlsx ? file_format::xlsx : file_format::ods;
  }
  if (front.starts_with(sqlite_magic)) return file_format::sqlite;
  return looks_like_json(front) ? file_format::json : file_format::text;
}

std::vector<std::string> sheets_of(const std::string& path, const open_options& options) {
  if (!options.sheet.empty()) return {options.sheet};
  if (const auto book = open_workbook(path, options.workbook)) return visible_sheets(*book);
  const file_format format = format_of(path);
  if (format == file_format::json) return json_tables(utf8_text(unpacked(open_bytes(path))), options.json);
  return {std::string{}};
}

std::unique_ptr<workbook> open_workbook(const std::string& path, const workbook_limits& limits) {
  switch (format_of(path)) {
    case file_format::xlsx: return open_xlsx(path, limits);
    case file_format::ods: return open_ods(path, limits);
    default: return nullptr;
  }
}

std::unique_ptr<row_source> open_rows(const std::string& path, const open_options& options) {
  const file_format format = format_of(path);
  if (format == file_format::sqlite) return sqlite_rows(path, options.query, options.sheet, options.sqlite);
  if (format == file_format::zip) return open_rows(unpacked(zipped_table(path, options.workbook)), options);
  if (format != file_format::xlsx && format != file_format::ods) return open_rows(unpacked(open_bytes(path)), options);
  if (!options.query.empty()) refuse_query(path);
  return open_workbook(path, options.workbook)->rows(options.sheet);
}

std::unique_ptr<row_source> open_rows(std::unique_ptr<byte_source> bytes, const open_options& options) {
  const std::string name = bytes->name();
  if (!options.query.empty()) refuse_query(name);
  std::string raw = front_of(*bytes, 64);
  refuse_file_only(name, raw);
  refuse_unreadable(name, raw);
  std::unique_ptr<byte_source> text = utf8_text(rejoined(std::move(raw), std::move(bytes)));
  std::string front = front_of(*text, looked_at);
  refuse_unreadable(name, front);
  const bool whole = front.size() < looked_at;
  const bool in_cr = ends_lines_in_cr(front);
  const bool json = looks_like_json(front);
  csv_options csv = options.csv;
  if (!json && csv.delimiter == '\0') csv.delimiter = agreed_delimiter(front, whole, in_cr ? '\r' : '\n');
  std::unique_ptr<byte_source> all = rejoined(std::move(front), std::move(text));
  if (in_cr) all = with_line_feeds(std::move(all), json ? '\0' : csv.delimiter);
  if (json) return json_rows(std::move(all), options.json, options.sheet);
  if (!options.sheet.empty())
    refuse(name, failure::option_of_other_format,
           "hanya buku kerja (XLSX, ODS), SQLite, dan JSON yang mempunyai lembar atau tabel untuk dipilih",
           "only workbooks (XLSX, ODS), SQLite and JSON have sheets or tables to choose from");
  std::unique_ptr<row_source> rows = csv_rows(std::move(all), csv);
  return in_cr ? std::make_unique<translated_rows>(std::move(rows)) : std::move(rows);
}

}  // namespace ikm
