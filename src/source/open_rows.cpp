// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/open_rows.hpp>

#include <ikm/source/ods.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/source/sqlite.hpp>
#include <ikm/source/text.hpp>
#include <ikm/source/unpacked.hpp>
#include <ikm/source/xlsx.hpp>
#include <ikm/source/zipped.hpp>

#include <array>
#include <map>
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

[[noreturn]] void refuse(const std::string& file, const std::string& id, const std::string& en) {
  throw source_error{file, 0, {id, en}};
}

void refuse_unreadable(const std::string& file, std::string_view front) {
  if (front.starts_with("\xD0\xCF\x11\xE0"))
    refuse(file, "berkas Excel lama (.xls) atau berkata sandi; simpan sebagai XLSX tanpa kata sandi, atau CSV",
           "an Excel file of before 2007 (.xls) or with a password; save it as XLSX without one, or as CSV");
  if (front.starts_with("%PDF"))
    refuse(file, "berkas PDF; diperlukan data aslinya", "a PDF; the data behind it are needed");
  if (is_packed(front))
    refuse(file, "berkas terkompresi dua kali; buka dahulu satu", "a file that was compressed twice; unpack it once");
  const std::size_t text = front.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (text != std::string_view::npos && front[text] == '<')
    refuse(file, "halaman web (HTML/XML), walaupun namanya mungkin .xls; buka di Excel lalu simpan sebagai XLSX",
           "a web page (HTML/XML), though it may be named .xls; open it in Excel and save it as XLSX");
}

bool is_zip(std::string_view front) { return front.starts_with(zip_magic) || front.starts_with(empty_zip_magic); }

/// What is read here and there and not from front to back.
void refuse_file_only(const std::string& file, std::string_view front) {
  if (is_zip(front))
    refuse(file,
           "XLSX, ODS dan ZIP hanya dapat dibaca dari berkas biasa, tidak dari masukan baku, pipa, atau berkas "
           "terkompresi",
           "XLSX, ODS and ZIP can only be read from a file as it is, not from standard input, a pipe or a compressed "
           "file");
  if (front.starts_with(sqlite_magic))
    refuse(file, "SQLite hanya dapat dibaca dari berkas biasa, tidak dari masukan baku, pipa, atau berkas terkompresi",
           "SQLite can only be read from a file as it is, not from standard input, a pipe or a compressed file");
}

[[noreturn]] void refuse_query(const std::string& file) {
  refuse(file, "--query hanya untuk berkas SQLite", "--query is for SQLite files only");
}

bool looks_like_json(std::string_view front) {
  const std::size_t first = front.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (front[first] != '{' && front[first] != '[')) return false;
  const std::size_t second = front.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return true;
  return std::string_view{front[first] == '{' ? "\"}" : "{[]"}.find(front[second]) != std::string_view::npos;
}

/// The delimiter that the most lines agree on, each weighing as many as it holds.
char agreed_delimiter(std::string_view text) {
  constexpr std::array candidates = {',', ';', '\t'};
  std::array<std::map<std::size_t, std::size_t>, candidates.size()> lines_with;
  std::array<std::size_t, candidates.size()> seen{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      seen[i] += c == candidates[i] ? 1U : 0U;
      if (c == '\n') {
        ++lines_with[i][seen[i]];
        seen[i] = 0;
      }
    }
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) ++lines_with[i][seen[i]];  // the last line may have no end
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    for (const auto& [count, lines] : lines_with[i])
      if (count * lines > most) {
        most = count * lines;
        best = i;
      }
  return candidates[best];
}

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
  if (format == file_format::sqlite) return sqlite_rows(path, options.query, options.sheet);
  if (format == file_format::zip) return open_rows(unpacked(zipped_table(path, options.workbook)), options);
  if (format != file_format::xlsx && format != file_format::ods) return open_rows(unpacked(open_bytes(path)), options);
  if (!options.query.empty()) refuse_query(path);
  return open_workbook(path, options.workbook)->rows(options.sheet);
}

std::unique_ptr<row_source> open_rows(std::unique_ptr<byte_source> bytes, const open_options& options) {
  const std::string name = bytes->name();
  if (!options.query.empty()) refuse_query(name);
  if (!options.sheet.empty())
    refuse(name, "--sheet hanya untuk XLSX, ODS dan SQLite", "--sheet is for XLSX, ODS and SQLite files only");
  std::string raw = front_of(*bytes, 64);
  refuse_file_only(name, raw);
  refuse_unreadable(name, raw);
  std::unique_ptr<byte_source> text = utf8_text(rejoined(std::move(raw), std::move(bytes)));
  std::string front = front_of(*text, looked_at);
  refuse_unreadable(name, front);
  const bool json = looks_like_json(front);
  csv_options csv = options.csv;
  if (!json && csv.delimiter == '\0') csv.delimiter = agreed_delimiter(front);
  std::unique_ptr<byte_source> whole = rejoined(std::move(front), std::move(text));
  return json ? json_rows(std::move(whole), options.json) : csv_rows(std::move(whole), csv);
}

}  // namespace ikm
