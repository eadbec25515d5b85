// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/sqlite.hpp>

#include "source/utf8_value.hpp"

#include <ikm/source/source_error.hpp>

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// Of SQLite's machine, between two looks at how many were taken.
constexpr int steps_between_looks = 1 << 20;

struct close_database {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
struct finalize_statement {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using database = std::unique_ptr<sqlite3, close_database>;
using statement = std::unique_ptr<sqlite3_stmt, finalize_statement>;

/// A file that comes from elsewhere may hold views and triggers that act: only reading is let through.
int only_reading(void*, int action, const char*, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    default: return SQLITE_DENY;
  }
}

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    text += c;
    if (c == '"') text += c;
  }
  return text + '"';
}

/// Bytes that are no text, as SQL writes them: a picture in a column that nobody reads is no reason to stop.
std::string literal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "X'";
  text.reserve(bytes.size() * 2 + 3);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte / 16U];
    text += digits[byte % 16U];
  }
  return text + '\'';
}

class sqlite_reader final : public row_source {
 public:
  sqlite_reader(const std::string& path, const std::string& query, std::string table, const sqlite_limits& limits)
      : name_{path}, table_{std::move(table)}, limits_{limits} {
    sqlite3* opened = nullptr;
    const int why = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, nullptr);
    database_.reset(opened);
    if (why != SQLITE_OK) refuse();
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, limits_.max_cell_bytes);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
    // A view may compute for ever, and generated columns may be made of nothing.
    sqlite3_progress_handler(opened, steps_between_looks, look, this);
    // A file that is no database shows itself only when something is read of it.
    if (sqlite3_exec(opened, "PRAGMA schema_version", nullptr, nullptr, nullptr) != SQLITE_OK) refuse();
    sqlite3_set_authorizer(opened, only_reading, nullptr);
    prepare(query.empty() ? "SELECT * FROM " + quoted(only_table()) : query);
  }

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::string_view sheet() const noexcept override { return table_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool names_columns() const noexcept override { return true; }

  [[nodiscard]] bool is_number(std::size_t cell) const noexcept override {
    if (line_ <= 1 || done_ || cell >= texts_.size()) return false;
    const int type = sqlite3_column_type(statement_.get(), static_cast<int>(cell));
    return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
  }

  [[nodiscard]] bool next(row& into) override {
    const int columns = sqlite3_column_count(statement_.get());
    texts_.resize(static_cast<std::size_t>(columns));
    if (line_ == 0) {
      for (int i = 0; i < columns; ++i)
        texts_[static_cast<std::size_t>(i)] = utf8_value(sqlite3_column_name(statement_.get(), i));
    } else {
      // A statement that is asked again behind its last row would begin anew.
      const int step = done_ ? SQLITE_DONE : sqlite3_step(statement_.get());
      done_ = step == SQLITE_DONE;
      if (done_) return false;
      if (step != SQLITE_ROW) refuse();
      std::size_t bytes = 0;
      for (int i = 0; i < columns; ++i) {
        bytes += (texts_[static_cast<std::size_t>(i)] = cell(i)).size();
        if (bytes > limits_.max_row_bytes) refuse_limit("max_row_bytes", limits_.max_row_bytes);
      }
    }
    cells_.assign(texts_.begin(), texts_.end());
    into = {.line = ++line_, .cells = cells_};
    return true;
  }

 private:
  [[noreturn]] void refuse() const {
    if (steps_ > limits_.max_steps) refuse_limit("max_steps", limits_.max_steps);
    const std::string why = utf8_value(sqlite3_errmsg(database_.get()));
    throw source_error{name_, 0, {"SQLite: " + why, "SQLite: " + why}};
  }

  [[noreturn]] void refuse_limit(const std::string& limit, std::uint64_t most) const {
    const std::string number = std::to_string(most);
    throw source_error{
        name_,
        line_,
        {"melewati batas " + number + " (" + limit + ")", "over the limit of " + number + " (" + limit + ")"}};
  }

  static int look(void* self) noexcept {
    auto& reader = *static_cast<sqlite_reader*>(self);
    reader.steps_ += steps_between_looks;
    return reader.steps_ > reader.limits_.max_steps ? 1 : 0;
  }

  void prepare(const std::string& query) {
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v2(database_.get(), query.c_str(), -1, &made, &rest) != SQLITE_OK) refuse();
    statement_.reset(made);
    const bool more = std::string_view{rest}.find_first_not_of(" \t\r\n;") != std::string_view::npos;
    if (made == nullptr || more || sqlite3_stmt_readonly(made) == 0 || sqlite3_column_count(made) == 0)
      throw source_error{name_, 0, {"--query harus satu perintah SELECT", "--query must be one SELECT statement"}};
    if (sqlite3_column_count(made) > limits_.max_columns)
      refuse_limit("max_columns", static_cast<std::uint64_t>(limits_.max_columns));
  }

  [[nodiscard]] std::string only_table() {
    if (!table_.empty()) return table_;
    prepare(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY name");
    std::vector<std::string> tables;
    std::string listed;
    int step = 0;
    while ((step = sqlite3_step(statement_.get())) == SQLITE_ROW) {
      tables.emplace_back(bytes_of(sqlite3_column_text(statement_.get(), 0), 0));  // as it is, to be asked for again
      if (listed.size() < 200) listed += (listed.empty() ? "" : ", ") + utf8_value(tables.back());
    }
    if (step != SQLITE_DONE) refuse();
    if (tables.size() != 1)
      throw source_error{name_,
                         0,
                         {"basis data ini memuat " + std::to_string(tables.size()) + " tabel (" + listed +
                              "); tulis --sheet TABEL atau --query \"SELECT ...\"",
                          "this database holds " + std::to_string(tables.size()) + " tables (" + listed +
                              "); write --sheet TABLE or --query \"SELECT ...\""}};
    table_ = utf8_value(tables.front());
    return tables.front();
  }

  [[nodiscard]] std::string cell(int column) const {
    sqlite3_stmt* const from = statement_.get();
    switch (sqlite3_column_type(from, column)) {
      case SQLITE_NULL: return {};
      case SQLITE_INTEGER: return std::to_string(sqlite3_column_int64(from, column));
      case SQLITE_FLOAT: {
        const double value = sqlite3_column_double(from, column);
        if (std::abs(value) < 1e15 && value == std::trunc(value)) return std::to_string(static_cast<long long>(value));
        std::array<char, 32> digits{};
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
      }
      case SQLITE_BLOB: {
        const std::string_view bytes = bytes_of(sqlite3_column_blob(from, column), column);
        return bytes.find('\0') == std::string_view::npos ? utf8_value(bytes) : literal(bytes);
      }
      default: {
        // Asked for as text, a database in UTF-16 answers in UTF-8.
        const std::string_view text = bytes_of(sqlite3_column_text(from, column), column);
        if (text.find('\0') != std::string_view::npos) refuse_nul(column);
        return utf8_value(text);
      }
    }
  }

  [[nodiscard]] std::string_view bytes_of(const void* value, int column) const {
    const int size = sqlite3_column_bytes(statement_.get(), column);
    if (value == nullptr) return {};
    return {static_cast<const char*>(value), static_cast<std::size_t>(size)};
  }

  [[noreturn]] void refuse_nul(int column) const {
    const std::string header = utf8_value(sqlite3_column_name(statement_.get(), column));
    throw source_error{
        name_,
        line_ + 1,
        {"kolom '" + header + "': ada bita NUL di dalam teks; perbaiki nilai ini di basis datanya",
         "column '" + header + "': there is a NUL byte in the text; correct this value in the database"}};
  }

  std::string name_;
  std::string table_;
  sqlite_limits limits_;
  std::uint64_t steps_ = 0;
  database database_;
  statement statement_;
  std::uint64_t line_ = 0;
  bool done_ = false;
  std::vector<std::string> texts_;
  std::vector<std::string_view> cells_;
};

}  // namespace

std::unique_ptr<row_source> sqlite_rows(const std::string& path, const std::string& query, const std::string& table,
                                        const sqlite_limits& limits) {
  return std::make_unique<sqlite_reader>(path, query, table, limits);
}

}  // namespace ikm
