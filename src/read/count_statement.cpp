// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/count_statement.hpp>

#include "base/enum_names.hpp"
#include "ingest/columns.hpp"
#include "ingest/label.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace ikm {
namespace {

constexpr enum_names<sql_dialect, 7> dialect_names{
    {"ansi", "postgresql", "mysql", "sqlite", "duckdb", "clickhouse", "spark"}};
constexpr std::string_view count_name = "n";
constexpr std::size_t longest_name = 1000;

/// A name that no database has.
[[noreturn]] void refuse_name(std::string id, std::string en) {
  throw statement_error{failure::malformed_id, {std::move(id), std::move(en)}};
}

/// A mapping that reads more than rows of answers.
[[noreturn]] void refuse(std::string id, std::string en) {
  throw statement_error{failure::wrong_value, {std::move(id), std::move(en)}};
}

/// An identifier between the dialect's quotes.
std::string quoted(std::string_view name, sql_dialect dialect) {
  if (name.empty() || name.size() > longest_name)
    refuse_name("nama tabel atau kolom kosong atau terlalu panjang",
                "a name of a table or column is empty or too long");
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    refuse_name("nama tabel atau kolom berisi karakter kendali", "a name of a table or column has a control character");
  const bool back =
      dialect == sql_dialect::mysql || dialect == sql_dialect::clickhouse || dialect == sql_dialect::spark;
  const bool escapes = dialect == sql_dialect::clickhouse;  // which reads a backslash in a name as in a text
  const char mark = back ? '`' : '"';
  std::string made(1, mark);
  for (const char c : name) {
    if (escapes && (c == '\\' || c == mark))
      made += '\\';
    else if (c == mark)
      made += mark;
    made += c;
  }
  return made + mark;
}

/// `skm.respon` with each part quoted; `"a.b"` is one part.
std::string quoted_table(std::string_view table, sql_dialect dialect) {
  std::string made;
  std::string part;
  const auto end_part = [&] {
    made += (made.empty() ? "" : ".") + quoted(part, dialect);
    part.clear();
  };
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i] == '"' && part.empty()) {
      for (++i; i < table.size() && (table[i] != '"' || table.substr(i, 2) == "\"\""); ++i) {
        if (table[i] == '"') ++i;
        part += table[i];
      }
      if (i == table.size())
        refuse_name("tanda kutip pada nama tabel tidak ditutup", "a quote in the name of the table is not closed");
    } else if (table[i] == '.') {
      end_part();
    } else {
      part += table[i];
    }
  }
  end_part();
  return made;
}

/// A column of the table, and whether its time of the day is cut off.
struct counted_column {
  std::string name;
  bool is_cut = false;
};

/// The columns to be counted, each once.
class counted_columns {
 public:
  void add(const std::string& name, bool is_cut) {
    if (name.starts_with('#') && name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string::npos)
      refuse("kolom " + name + " hanya disebut nomornya; sebutkan namanya di basis data",
             "the column " + name + " is known by its number only; give its name in the database");
    if (folded(name) == count_name)
      refuse("kolom '" + name + "' bernama sama dengan banyaknya responden",
             "the column '" + name + "' has the name of the count");
    const auto known =
        std::find_if(columns_.begin(), columns_.end(), [&](const counted_column& one) { return one.name == name; });
    if (known == columns_.end())
      columns_.push_back({name, is_cut});
    else
      known->is_cut = known->is_cut && is_cut;
  }
  [[nodiscard]] const std::vector<counted_column>& all() const noexcept { return columns_; }

 private:
  std::vector<counted_column> columns_ = {};
};

/// The headers that a mapping gives a question; its code where it gives none.
std::vector<std::string> headers_of(const methodology& method, const mapping& said, std::size_t question) {
  const element& of = method.elements()[method.element_of(question)];
  const std::string code = folded(method.question_at(question).code);
  const std::size_t place = question - method.first_question(method.element_of(question));
  const auto names_element = [&](const std::string& asked) {
    return folded(asked) == folded(of.id) || folded(asked) == folded(of.code);
  };
  for (const auto& [asked, headers] : said.columns) {
    if (folded(asked) == code && headers.size() == 1) return headers;
    if (names_element(asked) && place < headers.size()) return {headers[place]};
  }
  for (const auto& [asked, headers] : said.first_of)
    if (folded(asked) == code || (of.questions.size() == 1 && names_element(asked))) return headers;
  return {method.question_at(question).code};
}

/// What a result of counts cannot be read by.
void check(const mapping& said) {
  if (said.long_table)
    refuse("pemetaan menyebut tabel panjang; pernyataan ini menghitung tabel dengan satu responden tiap baris",
           "the mapping is of a long table; the statement counts a table with one respondent per row");
  if (said.header_line || said.last_line || !said.skip_lines.empty())
    refuse("pemetaan menyebut nomor baris berkas; di basis data pakailah syarat",
           "the mapping names lines of a file; in a database use a condition");
  if (!said.count.empty())
    refuse("tiap baris tabel sudah mewakili beberapa responden; bacalah tabelnya langsung",
           "each row of the table stands for several respondents already; read the table itself");
  if (!said.respondent.empty())
    refuse(
        "pemetaan menyebut kolom pembeda responden; hitungan tidak memuatnya, hapuslah dari pemetaan",
        "the mapping names a column that tells respondents apart; counts do not hold it, take it out of the mapping");
}

std::vector<counted_column> columns_of(const methodology& method, const count_request& asked) {
  check(asked.said);
  counted_columns columns;
  for (const breakdown& each : asked.by)
    for (const std::string& wanted : each) {
      const group_wish wish = wish_of(wanted);
      const auto mapped = asked.said.profile.find(wish.column);
      columns.add(mapped == asked.said.profile.end() ? wish.column : mapped->second, wish.value.by_period.has_value());
    }
  for (std::size_t q = 0; q < method.question_count(); ++q)
    for (const std::string& header : headers_of(method, asked.said, q)) columns.add(header, false);
  // What the mapping reads of every row besides.
  if (const auto date = asked.said.profile.find("tanggal"); date != asked.said.profile.end())
    columns.add(date->second, true);
  if (asked.said.complete_when && !asked.said.complete_when->empty()) columns.add(*asked.said.complete_when, false);
  for (const auto& [header, values] : asked.said.complete_values) columns.add(header, false);
  for (const auto& [header, values] : asked.said.leave_out) columns.add(header, false);
  return columns.all();
}

/// The cell as text that is compared by its bytes.
std::string as_text(const std::string& column, sql_dialect dialect) {
  switch (dialect) {
    case sql_dialect::postgresql: return "CAST(" + column + " AS text) COLLATE \"C\"";
    case sql_dialect::mysql: return "CAST(CONVERT(" + column + " USING utf8mb4) AS BINARY)";
    case sql_dialect::sqlite: return "CAST(" + column + " AS TEXT) COLLATE BINARY";
    case sql_dialect::clickhouse: return "ifNull(toString(" + column + "), '')";
    case sql_dialect::spark: return "CAST(" + column + " AS STRING)";
    case sql_dialect::duckdb: return "CAST(" + column + " AS VARCHAR) COLLATE C";
    case sql_dialect::ansi: break;
  }
  return "CAST(" + column + " AS VARCHAR(4000))";
}

/// Its first ten characters where it begins with an ISO date and ends there or goes on with a time.
std::string cut_to_day(const std::string& text, sql_dialect dialect) {
  const std::string iso = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]|$)'";
  std::string condition;
  std::string day = "substr(" + text + ", 1, 10)";
  switch (dialect) {
    case sql_dialect::postgresql: condition = text + " ~ " + iso; break;
    case sql_dialect::mysql: condition = text + " REGEXP " + iso; break;
    case sql_dialect::sqlite:
      condition = text + " GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND substr(" + text +
                  ", 11, 1) IN ('', ' ', 'T')";
      break;
    case sql_dialect::duckdb: condition = "regexp_matches(" + text + ", " + iso + ")"; break;
    case sql_dialect::clickhouse:
      condition = "match(" + text + ", " + iso + ")";
      day = "substring(" + text + ", 1, 10)";
      break;
    case sql_dialect::spark: condition = text + " RLIKE " + iso; break;
    case sql_dialect::ansi:
      condition = text + " LIKE '____-__-__' OR " + text + " LIKE '____-__-__ %' OR " + text + " LIKE '____-__-__T%'";
      day = "SUBSTRING(" + text + " FROM 1 FOR 10)";
      break;
  }
  return "CASE WHEN " + condition + " THEN " + day + " ELSE " + text + " END";
}

/// A value of the inner statement as it leaves the outer one: as text, and blank where the database's own client would
/// write a word for NULL.
std::string shown_again(const std::string& name, sql_dialect dialect) {
  return dialect == sql_dialect::mysql ? "COALESCE(CONVERT(" + name + " USING utf8mb4), '')" : name;
}

}  // namespace

std::string_view name_of(sql_dialect dialect) noexcept { return dialect_names.of(dialect); }

std::optional<sql_dialect> sql_dialect_named(std::string_view name) noexcept { return dialect_names.named(name); }

std::string count_statement(const methodology& method, const count_request& asked) {
  const std::vector<counted_column> columns = columns_of(method, asked);
  std::string outer;
  std::string inner;
  std::string groups;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string name = "c" + std::to_string(c + 1);
    const std::string text = as_text("t." + quoted(columns[c].name, asked.dialect), asked.dialect);
    outer += "  " + shown_again("s." + name, asked.dialect) + " AS " + quoted(columns[c].name, asked.dialect) + ",\n";
    inner += (c == 0 ? "" : ",\n") + std::string{"    "} +
             (columns[c].is_cut ? cut_to_day(text, asked.dialect) : text) + " AS " + name;
    groups += (c == 0 ? "" : ", ") + ("s." + name);
  }
  std::string made = "SELECT\n" + outer + "  COUNT(*) AS " + quoted(count_name, asked.dialect) +
                     "\nFROM (\n  SELECT\n" + inner + "\n  FROM " + quoted_table(asked.table, asked.dialect) + " AS t";
  if (!asked.where.empty()) made += "\n  WHERE " + asked.where;
  return made + "\n) AS s\nGROUP BY " + groups + ";\n";
}

}  // namespace ikm
