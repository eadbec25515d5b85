// SPDX-License-Identifier: BSL-1.0
#include "field/random_formats.hpp"

#include "source/workbook_files.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace random_survey {
namespace {

std::vector<line> all_lines(const table& from) {
  std::vector<line> all = from.above;
  all.insert(all.end(), from.header.begin(), from.header.end());
  all.insert(all.end(), from.rows.begin(), from.rows.end());
  all.insert(all.end(), from.below.begin(), from.below.end());
  return all;
}

std::string in_quotes(const std::string& cell) {
  std::string made = "\"";
  for (const char c : cell) made += c == '"' ? std::string{"\"\""} : std::string{c};
  return made + '"';
}

std::string xml_text(const std::string& text) {
  std::string made;
  for (const char c : text)
    made += c == '&'    ? std::string{"&amp;"}
            : c == '<'  ? std::string{"&lt;"}
            : c == '"'  ? std::string{"&quot;"}
            : c == '\n' ? std::string{"&#10;"}
                        : std::string{c};
  return made;
}

std::string xlsx_rows(const std::vector<line>& lines) {
  std::string made;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    line cells = lines[i];
    for (std::string& cell : cells) cell = xml_text(cell);
    made += workbook_files::row_of(i + 1, cells);
  }
  return made;
}

std::string ods_rows(const std::vector<line>& lines) {
  std::string made;
  for (const line& one : lines) {
    made += "<table:table-row>";
    for (const std::string& cell : one) {
      if (cell.empty())
        made += "<table:table-cell/>";
      else
        made +=
            looks_like_whole_number(cell) ? workbook_files::ods_number(cell) : workbook_files::ods_text(xml_text(cell));
    }
    made += "</table:table-row>";
  }
  return made;
}

std::string json_text(const std::string& text) {
  std::string made = "\"";
  for (const char c : text)
    made += c == '"'    ? std::string{"\\\""}
            : c == '\\' ? std::string{"\\\\"}
            : c == '\n' ? std::string{"\\n"}
                        : std::string{c};
  return made + '"';
}

std::string json_value(const std::string& cell, bool typed) {
  if (cell.empty()) return "null";
  return typed && looks_like_whole_number(cell) ? cell : json_text(cell);
}

}  // namespace

bool looks_like_whole_number(const std::string& cell) {
  return !cell.empty() && cell.size() < 10 && (cell == "0" || cell.front() != '0') &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string delimited(const table& from, char delimiter, const std::string& line_end, bool quote_all) {
  std::string made;
  for (const line& one : all_lines(from)) {
    for (std::size_t i = 0; i < one.size(); ++i) {
      const std::string& cell = one[i];
      const bool special =
          cell.find_first_of("\"\r\n") != std::string::npos || cell.find(delimiter) != std::string::npos;
      if (i != 0) made += delimiter;
      made += special || quote_all ? in_quotes(cell) : cell;
    }
    made += line_end;
  }
  return made;
}

std::string utf16(const std::string& text, bool big_endian) {
  std::string made;
  const auto put = [&](unsigned unit) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFFU);
    made += big_endian ? high : low;
    made += big_endian ? low : high;
  };
  put(0xFEFF);
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;  // the surveys use no longer ones
    unsigned code = size == 1 ? first : first & (size == 2 ? 0x1FU : 0x0FU);
    for (std::size_t j = 1; j < size; ++j) code = code << 6U | (static_cast<unsigned char>(text[i + j]) & 0x3FU);
    put(code);
    i += size;
  }
  return made;
}

std::string windows_1252(const std::string& text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x80) {
      made += text[i];
    } else if (first < 0xE0) {  // U+00A0 .. U+00FF are there under their own numbers
      made += static_cast<char>((first & 3U) << 6U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU));
      i += 1;
    } else {  // of the longer ones only the dash
      made += '\x96';
      i += 2;
    }
  }
  return made;
}

std::string zip(const std::string& text) {
  return workbook_files::zip_of({{"Survei/", ""}, {"Survei/Survei.csv", text}, {"__MACOSX/Survei/._Survei.csv", "x"}});
}

std::string xlsx(const table& from) {
  std::vector<workbook_files::sheet> sheets = {{"Data", xlsx_rows(all_lines(from))}};
  if (!from.elsewhere.empty())
    sheets.push_back({"Februari", xlsx_rows(from.elsewhere), {}, from.elsewhere_is_hidden ? "hidden" : ""});
  return workbook_files::xlsx_of(sheets);
}

std::string ods(const table& from) {
  const auto sheet = [](const std::string& name, const std::string& style, const std::vector<line>& lines) {
    return "<table:table table:name=\"" + name + "\" table:style-name=\"" + style + "\">" + ods_rows(lines) +
           "</table:table>";
  };
  return workbook_files::ods_of(
      sheet("Data", "seen", all_lines(from)) +
      (from.elsewhere.empty() ? "" : sheet("Februari", from.elsewhere_is_hidden ? "unseen" : "seen", from.elsewhere)));
}

std::string json(const table& from, format form, bool typed, bool absent_blanks) {
  const line& keys = from.header.back();
  const bool arrays = form == format::json_arrays;
  line rows;
  if (arrays) {
    std::string header;
    for (const std::string& key : keys) header += (header.empty() ? "[" : ", ") + json_text(key);
    rows.push_back(header + "]");
  }
  for (const line& one : from.rows) {
    std::string row;
    for (std::size_t i = 0; i < one.size() && i < keys.size(); ++i) {
      if (!arrays && absent_blanks && one[i].empty()) continue;
      row += (row.empty() ? "" : ", ") + (arrays ? "" : json_text(keys[i]) + ": ") + json_value(one[i], typed);
    }
    const std::string id = "-Nx" + std::to_string(rows.size() * 7919 + 1000);
    rows.push_back((form == format::json_firebase ? json_text(id) + ": " : "") +
                   (arrays ? "[" + row + "]" : "{" + row + "}"));
  }
  const bool lines = form == format::json_lines;
  std::string all;
  for (const std::string& one : rows) all += (all.empty() ? "" : lines ? "\n" : ",\n") + one;
  switch (form) {
    case format::json_lines: return all + "\n";
    case format::json_firebase: return "{" + all + "}\n";
    case format::json_within: return "{\"status\": \"ok\", \"data\": [" + all + "]}\n";
    case format::json_phpmyadmin:
      return "[{\"type\":\"header\",\"version\":\"5.2.1\",\"comment\":\"Export to JSON plugin for PHPMyAdmin\"},\n"
             "{\"type\":\"database\",\"name\":\"skm\"},\n"
             "{\"type\":\"table\",\"name\":\"survei\",\"database\":\"skm\",\"data\":[\n" +
             all + "\n]}\n]\n";
    default: return "[" + all + "]\n";
  }
}

std::string sqlite(const table& from, bool typed) {
  sqlite3* opened = nullptr;
  if (sqlite3_open(":memory:", &opened) != SQLITE_OK) throw std::runtime_error{"sqlite"};
  const auto run = [&](const std::string& sql) {
    if (sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error{sql};
  };
  const auto quoted = [](const std::string& text, char mark) {
    std::string made{mark};
    for (const char c : text) made += c == mark ? std::string(2, mark) : std::string{c};
    return made + mark;
  };
  std::string columns;
  for (const std::string& key : from.header.back()) columns += (columns.empty() ? "" : ", ") + quoted(key, '"');
  run("BEGIN; CREATE TABLE survei (" + columns + ")");
  for (const line& one : from.rows) {
    std::string values;
    for (const std::string& cell : one)
      values += (values.empty() ? "" : ", ") + (cell.empty()                             ? "NULL"
                                                : typed && looks_like_whole_number(cell) ? cell
                                                                                         : quoted(cell, '\''));
    run("INSERT INTO survei VALUES (" + values + ")");
  }
  run("COMMIT");
  sqlite3_int64 size = 0;
  unsigned char* const bytes = sqlite3_serialize(opened, "main", &size, 0);
  std::string made{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  sqlite3_free(bytes);
  sqlite3_close(opened);
  return made;
}

}  // namespace random_survey
