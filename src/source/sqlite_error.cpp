// SPDX-License-Identifier: BSL-1.0
#include "source/sqlite_error.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace ikm {
namespace {

struct known_message {
  std::string_view begins;
  failure code;
  const char* id;  // before the name that follows in the message
  const char* en;
};

constexpr std::array<known_message, 6> known_messages = {{
    {"unsafe use of ", failure::query_not_allowed, "fungsi ini tidak diizinkan: ", "this function is not allowed: "},
    {"no such table: ", failure::unknown_table, "tidak ada tabel ", "there is no table "},
    {"no such column: ", failure::malformed_query, "tidak ada kolom ", "there is no column "},
    {"ambiguous column name: ", failure::malformed_query, "lebih dari satu tabel memuat kolom ",
     "more than one table has the column "},
    {"no such function: ", failure::query_not_allowed, "tidak ada fungsi ", "there is no function "},
    {"near ", failure::malformed_query, "kueri SQL tidak dapat dibaca di dekat ", "the SQL query cannot be read near "},
}};

/// A name as the message has it, without its quotes and what follows them.
std::string name_in(std::string_view text) {
  if (text.starts_with('"')) {
    text.remove_prefix(1);
    text = text.substr(0, text.find("\": "));
  }
  constexpr std::size_t most_bytes = 200;
  return "'" + std::string{text.substr(0, most_bytes)} + "'";
}

struct problem {
  failure code;
  sentence said;
};

problem query_problem(std::string_view message) {
  const auto* const known = std::find_if(known_messages.begin(), known_messages.end(),
                                         [&](const known_message& one) { return message.starts_with(one.begins); });
  if (known == known_messages.end())
    return {
        failure::malformed_query,
        {"kueri, tabel, atau tampilan (view) ini tidak dapat dijalankan", "this query, table or view cannot be run"}};
  const std::string name = name_in(message.substr(known->begins.size()));
  return {known->code, {known->id + name, known->en + name}};
}

problem problem_of(int code, std::string_view message) {
  // A schema that calls what is not allowed counts as damaged there.
  if (const std::size_t at = message.find(known_messages.front().begins); at != std::string_view::npos)
    return query_problem(message.substr(at));
  constexpr int primary = 0xFF;
  switch (code & primary) {
    case SQLITE_ERROR: return query_problem(message);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {failure::damaged_file,
              {"basis data SQLite ini rusak atau terpotong; salin lagi dari asalnya",
               "this SQLite database is damaged or cut off; copy it again from where it came"}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {failure::file_in_use,
              {"basis data ini sedang dipakai program lain; ulangi setelah program itu selesai",
               "another program is using this database; try again when it is done"}};
    case SQLITE_AUTH:
    case SQLITE_READONLY:
      return {failure::query_not_allowed,
              {"kueri ini meminta lebih daripada membaca tabel", "this query asks for more than reading tables"}};
    default:
      return {failure::file_not_readable,
              {"basis data SQLite ini tidak dapat dibaca", "this SQLite database cannot be read"}};
  }
}

}  // namespace

source_error sqlite_error_of(const std::string& file, int code, std::string_view message) {
  const problem found = problem_of(code, message);
  return {file, 0, found.code, found.said};
}

}  // namespace ikm
