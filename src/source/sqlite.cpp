// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/sqlite.hpp>

#include "base/joined.hpp"
#include "source/sqlite_error.hpp"
#include "source/sqlite_file.hpp"
#include "source/sqlite_functions.hpp"
#include "source/utf8_value.hpp"

#include <ikm/source/source_error.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {
namespace {

/// Of SQLite's machine, between two looks at what it has taken; each may be a function of a tenth of a second.
constexpr int steps_between_looks = 100;

struct finalize_statement {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using statement = std::unique_ptr<sqlite3_stmt, finalize_statement>;

/// A file that comes from elsewhere may hold views and triggers that act: only reading is let through.
int only_reading(void* refused, int action, const char*, const char* name, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION:
      if (is_allowed_function(name)) return SQLITE_OK;
      *static_cast<std::string*>(refused) = name;
      return SQLITE_DENY;
    default: return SQLITE_DENY;
  }
}

/// What preparing may take: views within views grow with a power, and SQLite asks nobody meanwhile. The limit is one of
/// the process, so it holds only as long.
class heap_limit {
 public:
  explicit heap_limit(std::uint64_t more) : soft_{sqlite3_soft_heap_limit64(-1)}, hard_{sqlite3_hard_heap_limit64(-1)} {
    const auto most = sqlite3_memory_used() + static_cast<sqlite3_int64>(more);
    if (hard_ <= 0 || hard_ > most) sqlite3_hard_heap_limit64(most);
  }
  heap_limit(const heap_limit&) = delete;
  heap_limit& operator=(const heap_limit&) = delete;
  ~heap_limit() {
    sqlite3_hard_heap_limit64(hard_);
    sqlite3_soft_heap_limit64(soft_);
  }

 private:
  sqlite3_int64 soft_;
  sqlite3_int64 hard_;
};

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    text += c;
    if (c == '"') text += c;
  }
  return text + '"';
}

std::string literal_text(std::string_view text) {
  std::string made = "'";
  for (const char c : text) {
    made += c;
    if (c == '\'') made += c;
  }
  return made + '\'';
}

/// Bytes that are not text, as SQL writes them: a picture in a column that nobody reads is no reason to stop.
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
  using clock = std::chrono::steady_clock;

 public:
  sqlite_reader(const std::string& path, const std::string& query, std::string table, const sqlite_limits& limits)
      : name_{path},
        table_{std::move(table)},
        limits_{limits},
        memory_before_{sqlite3_memory_used()},
        file_{path, limits} {
    sqlite3* const opened = file_.database();
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, nullptr);
    sqlite3_drop_modules(opened, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, limits_.max_cell_bytes);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
    constexpr int most_instructions = 100'000;
    constexpr int longest_pattern = 1'000;
    sqlite3_limit(opened, SQLITE_LIMIT_VDBE_OP, most_instructions);
    sqlite3_limit(opened, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, longest_pattern);
    sqlite3_limit(opened, SQLITE_LIMIT_WORKER_THREADS, 0);
    bound_trims(opened);
    // A view may compute for ever, and generated columns may be made of nothing.
    sqlite3_progress_handler(opened, steps_between_looks, look, this);
    // A file that is not a database shows itself only when something is read of it. What is sorted stays in memory,
    // where it is counted.
    if (sqlite3_exec(opened, "PRAGMA schema_version; PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr) !=
        SQLITE_OK)
      refuse();
    const std::string from = query.empty() ? only_table() : std::string{};
    computes_ = !query.empty() || !is_plain_table(from);
    sqlite3_set_authorizer(opened, only_reading, &refused_function_);
    if (computes_)
      sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, std::min(limits_.max_cell_bytes, limits_.max_computed_bytes));
    open(query.empty() ? "SELECT * FROM " + quoted(from) : query);
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
      // A statement that is asked again after its last row would begin anew.
      if (done_) return false;
      const int step = take_step();
      done_ = step == SQLITE_DONE;
      if (done_) file_.refuse_if_changed();
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
    sqlite3* const opened = file_.database();
    if (passed_ != nullptr) refuse_limit(passed_, most_of(passed_));
    switch (sqlite3_errcode(opened)) {
      case SQLITE_TOOBIG: {
        const bool computed = computes_ && limits_.max_computed_bytes < limits_.max_cell_bytes;
        refuse_limit(computed ? "max_computed_bytes" : "max_cell_bytes",
                     static_cast<std::uint64_t>(computed ? limits_.max_computed_bytes : limits_.max_cell_bytes));
      }
      case SQLITE_NOMEM: refuse_limit("max_memory_bytes", limits_.max_memory_bytes);
      default: break;
    }
    if (!refused_function_.empty()) refuse_function(refused_function_);
    throw sqlite_error_of(name_, sqlite3_errcode(opened), utf8_value(sqlite3_errmsg(opened)));
  }

  [[noreturn]] void refuse_function(const std::string& raw) const {
    const std::string name = utf8_value(raw);
    throw source_error{name_,
                       0,
                       failure::query_not_allowed,
                       {"fungsi '" + name + "' tidak diizinkan; data jawaban tidak memerlukannya",
                        "the function '" + name + "' is not allowed; answers do not need it"}};
  }

  [[nodiscard]] std::uint64_t most_of(std::string_view limit) const {
    if (limit == "max_steps") return limits_.max_steps;
    return limit == "max_query_seconds" ? limits_.max_query_seconds : limits_.max_memory_bytes;
  }

  [[noreturn]] void refuse_limit(const std::string& limit, std::uint64_t most) const {
    throw over_limit{name_, line_, limit, most};
  }

  static int look(void* self) noexcept {
    auto& reader = *static_cast<sqlite_reader*>(self);
    reader.steps_ += steps_between_looks;
    if (reader.steps_ > reader.limits_.max_steps) reader.passed_ = "max_steps";
    if (reader.memory_used() > reader.limits_.max_memory_bytes) reader.passed_ = "max_memory_bytes";
    if (reader.computes_ && reader.time_in_steps_ + (clock::now() - reader.step_began_) > reader.most_time())
      reader.passed_ = "max_query_seconds";
    return reader.passed_ == nullptr ? 0 : 1;
  }

  [[nodiscard]] std::uint64_t memory_used() const {
    const sqlite3_int64 used = sqlite3_memory_used();
    return used > memory_before_ ? static_cast<std::uint64_t>(used - memory_before_) : 0;
  }
  [[nodiscard]] clock::duration most_time() const { return std::chrono::seconds{limits_.max_query_seconds}; }

  /// Only the time within SQLite counts, not that of anyone who uses the rows.
  int take_step() {
    if (!computes_) return sqlite3_step(statement_.get());
    step_began_ = clock::now();
    const int step = sqlite3_step(statement_.get());
    time_in_steps_ += clock::now() - step_began_;
    if (step == SQLITE_ROW && time_in_steps_ > most_time()) passed_ = "max_query_seconds";
    return passed_ == nullptr ? step : SQLITE_INTERRUPT;
  }

  void prepare(const std::string& query) {
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    const heap_limit limited{limits_.max_memory_bytes};
    if (sqlite3_prepare_v2(file_.database(), query.c_str(), -1, &made, &rest) != SQLITE_OK) refuse();
    statement_.reset(made);
    const bool more = std::string_view{rest}.find_first_not_of(" \t\r\n;") != std::string_view::npos;
    if (made == nullptr || more || sqlite3_stmt_readonly(made) == 0 || sqlite3_column_count(made) == 0)
      throw source_error{name_,
                         0,
                         failure::query_not_allowed,
                         {"kueri harus satu perintah SELECT", "the query must be one SELECT statement"}};
  }

  /// The statement whose rows are given.
  void open(const std::string& query) {
    prepare(query);
    if (sqlite3_column_count(statement_.get()) > limits_.max_columns)
      refuse_limit("max_columns", static_cast<std::uint64_t>(limits_.max_columns));
    if (!computes_) return;
    const called_functions calls = functions_of(file_.database(), query);
    if (!calls.refused.empty()) refuse_function(calls.refused);
    if (calls.virtual_table)
      throw source_error{name_,
                         0,
                         failure::query_not_allowed,
                         {"tabel virtual tidak dibaca; simpan isinya sebagai tabel biasa",
                          "virtual tables are not read; save what they hold as a plain table"}};
    if (calls.count > limits_.max_functions)
      refuse_limit("max_functions", static_cast<std::uint64_t>(limits_.max_functions));
  }

  /// A table whose columns all are in the file, none of them computed.
  [[nodiscard]] bool is_plain_table(const std::string& table) {
    prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = " + literal_text(table) + " COLLATE NOCASE");
    if (sqlite3_step(statement_.get()) != SQLITE_ROW) return false;
    prepare("PRAGMA table_xinfo(" + quoted(table) + ")");
    constexpr int hidden_column = 6;
    int step = 0;
    while ((step = sqlite3_step(statement_.get())) == SQLITE_ROW)
      if (sqlite3_column_int(statement_.get(), hidden_column) != 0) return false;
    return step == SQLITE_DONE;
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
      if (listed.size() < 200) append_item(listed, utf8_value(tables.back()));
    }
    if (step != SQLITE_DONE) refuse();
    if (tables.size() != 1)
      throw source_error{name_,
                         0,
                         tables.empty() ? failure::no_table : failure::several_database_tables,
                         {"basis data ini memuat " + std::to_string(tables.size()) + " tabel (" + listed +
                              "); sebutkan satu di antaranya sebagai sheet, atau sebuah kueri SELECT",
                          "this database holds " + std::to_string(tables.size()) + " tables (" + listed +
                              "); name one of them as the sheet, or give a SELECT query"}};
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
        failure::nul_character,
        {"kolom '" + header + "': ada bita NUL di dalam teks; perbaiki nilai ini di basis datanya",
         "column '" + header + "': there is a NUL byte in the text; correct this value in the database"}};
  }

  std::string name_;
  std::string table_;
  sqlite_limits limits_;
  sqlite3_int64 memory_before_;
  sqlite_file file_;
  statement statement_;
  std::uint64_t steps_ = 0;
  const char* passed_ = nullptr;  // the limit
  std::string refused_function_;
  bool computes_ = false;  // a query, a view, a generated column
  clock::time_point step_began_ = {};
  clock::duration time_in_steps_ = {};
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
