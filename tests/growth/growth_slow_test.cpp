// SPDX-License-Identifier: BSL-1.0
// Ten times the input takes at most fifteen times the time, for every reader and every table: nothing that a file holds
// makes work grow with its square. Processor time, the best of three runs, so that a busy machine says the same.
#include <ikm/base/error.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/text.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/indicator_table.hpp>
#include <ikm/targets/unit_targets.hpp>

#include "growth/colliding.hpp"
#include "source/packed.hpp"
#include "source/workbook_files.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

using workbook_files::file;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double best_of_three(const std::function<void()>& run) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const double begin = processor_seconds();
    run();
    best = std::min(best, processor_seconds() - begin);
  }
  return best;
}

/// \param work makes what is to be timed, of so many things
void expect_linear(const std::string& what, std::size_t few,
                   const std::function<std::function<void()>(std::size_t)>& work) {
  const double short_time = best_of_three(work(few));
  const double long_time = best_of_three(work(10 * few));
  constexpr double clock_noise = 0.002;
  EXPECT_LE(long_time, 15 * std::max(short_time, clock_noise))
      << what << ": " << short_time << " s, then " << long_time;
}

const std::string answers = "3,4,2,3,4,1,3,2,4";
const std::string nine = "U1,U2,U3,U4,U5,U6,U7,U8,U9";

std::string repeated(std::size_t rows, const std::function<std::string(std::size_t)>& row) {
  std::string text;
  for (std::size_t i = 0; i < rows; ++i) text += row(i);
  return text;
}

std::string csv_of(
    std::size_t rows, const std::string& first = "unit",
    const std::function<std::string(std::size_t)>& cell = [](std::size_t i) {
      return "Unit " + std::to_string(i % 20);
    }) {
  return first + "," + nine + "\n" + repeated(rows, [&](std::size_t i) { return cell(i) + "," + answers + "\n"; });
}

/// Reads a file of that many rows.
void expect_linear_file(const std::string& what, const std::string& name, std::size_t few,
                        const std::function<std::string(std::size_t)>& text, const ikm::read_options& options = {}) {
  expect_linear(what, few, [&](std::size_t rows) {
    const auto from = std::make_shared<file>(name, text(rows));
    return [from, options] {
      ikm::read_options asked = options;
      asked.bad_rows = ikm::bad_rows::skip;
      (void)ikm::read_survey(std::vector{from->path()}, ikm::permenpan_14_2017(), asked);
    };
  });
}

std::string utf16_of(const std::string& text) {
  std::string made = "\xFF\xFE";
  for (const char c : text) (made += c) += '\0';
  return made;
}

std::string json_record(std::size_t i) {
  std::string made = "{\"unit\":\"Unit " + std::to_string(i) + "\"";
  for (int q = 1; q <= 9; ++q)
    made += ",\"U" + std::to_string(q) + "\":" + std::to_string(1 + (i + static_cast<std::size_t>(q)) % 4);
  return made + "}";
}

std::string xlsx_rows(std::size_t rows, const std::string& unit = {}) {
  using workbook_files::row_of;
  std::string made = row_of(1, {"unit", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"});
  for (std::size_t i = 0; i < rows; ++i)
    made +=
        row_of(i + 2, {unit.empty() ? "Unit " + std::to_string(i) : unit, "3", "4", "2", "3", "4", "1", "3", "2", "4"});
  return made;
}

void make_database(const std::string& path, std::size_t rows) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  const std::string sql =
      "CREATE TABLE survey(unit,U1,U2,U3,U4,U5,U6,U7,U8,U9);"
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x<" +
      std::to_string(rows) + ") INSERT INTO survey SELECT 'Unit '||x,3,4,2,3,4,1,3,2,4 FROM c;";
  ASSERT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
}

ikm::survey survey_of_units(std::size_t units) {
  return ikm::read_survey(
      ikm::bytes_of(csv_of(units, "unit", [](std::size_t i) { return "Unit " + std::to_string(i); }), "units.csv"),
      ikm::permenpan_14_2017(), {.by = {{"unit"}}});
}

}  // namespace

TEST(Growth, DelimitedText) {
  expect_linear_file("plain", "plain.csv", 200'000, [](std::size_t n) { return csv_of(n); });
  expect_linear_file("UTF-16", "utf16.csv", 50'000, [](std::size_t n) { return utf16_of(csv_of(n)); });
  expect_linear_file("Windows-1252", "windows.csv", 50'000, [](std::size_t n) {
    return csv_of(n, "unit", [](std::size_t) { return std::string{"Caf\xE9"}; });
  });
  expect_linear_file("gzip", "packed.csv.gz", 100'000, [](std::size_t n) { return packed::gzip(csv_of(n)); });
  expect_linear_file("zstd", "packed.csv.zst", 100'000, [](std::size_t n) { return packed::zstd(csv_of(n)); });
  expect_linear_file("line feeds in quotes", "quoted.csv", 20'000, [](std::size_t n) {
    return csv_of(n, "saran", [](std::size_t i) { return "\"a\n\"\"b\"\"\n" + std::to_string(i) + "\""; });
  });
  expect_linear_file("one long cell", "long_cell.csv", 1'000'000, [](std::size_t n) {
    return csv_of(100, "saran",
                  [n](std::size_t i) { return i == 50 ? '"' + std::string(n, 'x') + '"' : std::string{"a"}; });
  });
}

TEST(Growth, RowsThatAreNotPlain) {
  expect_linear_file("bad rows", "bad.csv", 20'000, [](std::size_t n) {
    return "unit," + nine + "\n" +
           repeated(n, [](std::size_t i) { return "A,3,4,2,x" + std::to_string(i) + ",4,1,3,2,4\n"; });
  });
  expect_linear_file("blank rows", "blank.csv", 100'000, [](std::size_t n) {
    return csv_of(100) + repeated(n, [](std::size_t) { return std::string{",,,,,,,,,\n"}; }) + "A," + answers + "\n";
  });
  expect_linear_file("words", "words.csv", 20'000, [](std::size_t n) {
    return "unit," + nine + "\n" +
           repeated(n, [](std::size_t) { return std::string{"A,Baik,Baik,Baik,Baik,Baik,Baik,Baik,Baik,Baik\n"}; });
  });
  expect_linear_file("totals in the middle", "totals.csv", 20'000, [](std::size_t n) {
    return csv_of(n) + "Jumlah,3,3,3,3,3,3,3,3,3\n" + repeated(n, [](std::size_t) { return "A," + answers + "\n"; });
  });
}

TEST(Growth, Columns) {
  expect_linear_file("columns that are not read", "columns.csv", 1'000, [](std::size_t n) {
    std::string header = nine;
    std::string row = answers;
    for (std::size_t c = 0; c < n; ++c) {
      header += ",Kolom " + std::to_string(c);
      row += ",isi";
    }
    return header + "\n" + repeated(100, [&](std::size_t) { return row + "\n"; });
  });
}

TEST(Growth, Groups) {
  const auto unit = [](std::size_t i) { return "Unit " + std::to_string(i); };
  const auto long_unit = [](std::size_t i) { return std::string(80, 'x') + std::to_string(i); };
  expect_linear_file("units", "units.csv", 20'000, [&](std::size_t n) { return csv_of(n, "unit", unit); },
                     {.by = {{"unit"}}});
  expect_linear_file("units with long names", "long_units.csv", 10'000,
                     [&](std::size_t n) { return csv_of(n, "unit", long_unit); }, {.by = {{"unit"}}});
  expect_linear_file("units with joint counts", "joint.csv", 5'000,
                     [&](std::size_t n) { return csv_of(n, "unit", unit); }, {.by = {{"unit"}}, .joint_counts = true});
  expect_linear_file("several breakdowns", "breakdowns.csv", 10'000,
                     [&](std::size_t n) {
                       return csv_of(n, "unit,layanan", [&](std::size_t i) { return unit(i) + "," + unit(i / 2); });
                     },
                     {.by = {{"unit"}, {"layanan"}, {"unit", "layanan"}}});
}

TEST(Growth, RespondentsWhoAreThereTwice) {
  const auto id = [](std::size_t i) { return std::to_string(i * 7919); };
  for (const auto how : {ikm::duplicates::report, ikm::duplicates::first})
    expect_linear_file("duplicates", "duplicates.csv", 20'000,
                       [&](std::size_t n) { return csv_of(n, "id_responden", id); }, {.duplicates = how});
}

TEST(Growth, LongTables) {
  const auto rows = [](std::size_t n) {
    std::string text = "id_responden,unsur,jawaban\n";
    for (std::size_t i = 0; i < n; ++i)
      for (int q = 1; q <= 9; ++q)
        text += std::to_string(i * 7919) + ",U" + std::to_string(q) + "," + std::to_string(1 + i % 4) + "\n";
    return text;
  };
  expect_linear_file("one row per answer", "long.csv", 10'000, rows);
}

// Keys of a file that fall together in a hash without a key take at most three times the time of others.
TEST(Growth, KeysThatWereMadeToCollide) {
  constexpr std::size_t keys = 20'000;
  const auto seconds = [](const std::string& name, const std::string& text, const ikm::read_options& options) {
    const file from{name, text};
    return best_of_three([&] { (void)ikm::read_survey(std::vector{from.path()}, ikm::permenpan_14_2017(), options); });
  };
  struct kind {
    std::string name;
    std::function<std::string(const std::function<std::string(std::size_t)>&)> text;
    ikm::read_options options = {};
  };
  const auto rows = [](const std::string& header, const std::string& rest) {
    return [=](const std::function<std::string(std::size_t)>& key) {
      return header + repeated(keys, [&](std::size_t i) { return '"' + key(i) + '"' + rest; });
    };
  };
  ikm::read_options ids{.duplicates = ikm::duplicates::report};
  ikm::read_options units{.by = {{"unit"}}};
  ids.csv.delimiter = units.csv.delimiter = ',';  // some of the keys hold tabs
  const std::vector<kind> kinds = {
      {"long.csv", rows("id_responden,unsur,jawaban\n", ",U1,3\n"), units},
      {"ids.csv", rows("id_responden," + nine + "\n", "," + answers + "\n"), ids},
      {"units.csv", rows("unit," + nine + "\n", "," + answers + "\n"), units},
      {"keys.json",
       [](const std::function<std::string(std::size_t)>& key) {
         return "{" +
                repeated(keys,
                         [&](std::size_t i) {
                           std::string escaped;
                           for (const char c : key(i)) escaped += c == '\t' ? std::string{"\\t"} : std::string{c};
                           return '"' + escaped + "\":" + json_record(i) + ",";
                         }) +
                "\"z\":" + json_record(keys) + "}";
       }},
  };
  for (const kind& one : kinds) {
    ikm::read_options options = one.options;
    if (one.name == "long.csv") options.by.clear();
    const double plain = seconds(one.name, one.text(colliding::plain), options);
    const double made = seconds(one.name, one.text(colliding::text), options);
    EXPECT_LE(made, 3 * std::max(plain, 0.002)) << one.name << ": " << plain << " s, then " << made;
  }
}

TEST(Growth, Json) {
  expect_linear_file("lines", "lines.jsonl", 10'000,
                     [](std::size_t n) { return repeated(n, [](std::size_t i) { return json_record(i) + "\n"; }); });
  expect_linear_file("an array", "array.json", 10'000, [](std::size_t n) {
    return "[" + repeated(n, [](std::size_t i) { return json_record(i) + ","; }) + json_record(n) + "]";
  });
  expect_linear_file("an object of records", "object.json", 10'000, [](std::size_t n) {
    return "{" + repeated(n, [](std::size_t i) { return "\"-k" + std::to_string(i) + "\":" + json_record(i) + ","; }) +
           "\"z\":" + json_record(n) + "}";
  });
  expect_linear_file("nested", "nested.json", 10'000, [](std::size_t n) {
    return repeated(n, [](std::size_t i) { return "{\"isi\":" + json_record(i) + "}\n"; });
  });
}

TEST(Growth, Workbooks) {
  using workbook_files::ods_number;
  using workbook_files::ods_text;
  expect_linear_file("XLSX", "book.xlsx", 5'000,
                     [](std::size_t n) {
                       return workbook_files::xlsx_of({{"Data", xlsx_rows(n)}});
                     },
                     {.by = {{"unit"}}});
  expect_linear_file("shared strings", "strings.xlsx", 5'000, [](std::size_t n) {
    return workbook_files::xlsx_of({{"Data", xlsx_rows(n, "<v>1</v>")}}, repeated(n, [](std::size_t i) {
                                     return "<si><t>Teks " + std::to_string(i) + "</t></si>";
                                   }));
  });
  expect_linear_file("merged cells", "merged.xlsx", 2'000,
                     [](std::size_t n) {
                       std::vector<std::string> ranges;
                       for (std::size_t i = 0; i < n; i += 2)
                         ranges.push_back("A" + std::to_string(i + 2) + ":A" + std::to_string(i + 3));
                       return workbook_files::xlsx_of({{"Data", xlsx_rows(n), workbook_files::merges_of(ranges)}});
                     },
                     {.by = {{"unit"}}});
  expect_linear_file("sheets", "sheets.xlsx", 20, [](std::size_t n) {
    std::vector<workbook_files::sheet> sheets;
    for (std::size_t i = 0; i < n; ++i)
      sheets.push_back({"Catatan " + std::to_string(i), repeated(200, [](std::size_t r) {
                          return workbook_files::row_of(r + 1, {"catatan", "tanpa jawaban"});
                        })});
    sheets.push_back({"Data", xlsx_rows(100)});
    return workbook_files::xlsx_of(sheets);
  });
  expect_linear_file("ODS", "book.ods", 5'000, [](std::size_t n) {
    const auto row = [](const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
    std::string header = ods_text("unit");
    std::string cells = ods_text("Unit 1");
    for (int q = 1; q <= 9; ++q) {
      header += ods_text("U" + std::to_string(q));
      cells += ods_number("3");
    }
    return workbook_files::ods_of("<table:table table:name=\"Data\" table:style-name=\"seen\"><table:table-column/>" +
                                  row(header) + repeated(n, [&](std::size_t) { return row(cells); }) +
                                  "</table:table>");
  });
}

TEST(Growth, Databases) {
  expect_linear("SQLite", 20'000, [](std::size_t rows) {
    const auto from = std::make_shared<file>("survey" + std::to_string(rows) + ".db", "");
    make_database(from->path(), rows);
    return [from] { (void)ikm::read_survey(std::vector{from->path()}, ikm::permenpan_14_2017(), {.by = {{"unit"}}}); };
  });
}

TEST(Growth, StoredTallies) {
  expect_linear("read", 5'000, [](std::size_t units) {
    const auto text = std::make_shared<std::string>(ikm::to_stored(survey_of_units(units).stored()));
    return [text] { (void)ikm::from_stored(*text); };
  });
  expect_linear("merged", 5'000, [](std::size_t units) {
    const auto stored = std::make_shared<ikm::stored_survey>(survey_of_units(units).stored());
    return [stored] {
      ikm::stored_survey both = *stored;
      both.merge(*stored);
    };
  });
  // A hundred small ones into a large one must not cost the large one each time.
  expect_linear("small ones into a large one", 20, [](std::size_t files) {
    const auto large = std::make_shared<ikm::stored_survey>(survey_of_units(20'000).stored());
    const auto small = std::make_shared<ikm::stored_survey>(survey_of_units(100).stored());
    return [large, small, files] {
      for (std::size_t i = 0; i < files; ++i) large->merge(*small);
    };
  });
}

TEST(Growth, Mappings) {
  expect_linear("words of a mapping", 2'000, [](std::size_t words) {
    const auto text = std::make_shared<std::string>(
        "schema = \"ikm.mapping/1\"\n[words]\n" + repeated(words, [](std::size_t i) {
          return "\"kata " + std::to_string(i) + "\" = " + std::to_string(1 + i % 4) + "\n";
        }));
    const auto rows = std::make_shared<std::string>(csv_of(100));
    return [text, rows] {
      (void)ikm::read_survey(ikm::bytes_of(*rows, "f.csv"), ikm::permenpan_14_2017(),
                             {.said = ikm::parse_mapping(*text, "m.toml")});
    };
  });
}

namespace {

/// Reads a table of that many rows.
void expect_linear_table(const std::string& what, std::size_t few, const std::function<std::string(std::size_t)>& text,
                         const std::function<void(ikm::row_source&)>& read) {
  expect_linear(what, few, [&](std::size_t rows) {
    const auto all = std::make_shared<std::string>(text(rows));
    return [all, read] { read(*ikm::open_rows(ikm::bytes_of(*all, "t.csv"))); };
  });
}

}  // namespace

TEST(Growth, Tables) {
  const auto with_number = [](const std::string& header, const std::string& number) {
    return [=](std::size_t n) {
      return header + repeated(n, [&](std::size_t i) { return "Unit " + std::to_string(i) + ";" + number + "\n"; });
    };
  };
  expect_linear_table("targets", 5'000, with_number("unit;target\n", "77,5"),
                      [](ikm::row_source& rows) { (void)ikm::read_unit_targets(rows, {"unit"}); });
  expect_linear_table("weights", 5'000, with_number("unit;bobot\n", "0,25"),
                      [](ikm::row_source& rows) { (void)ikm::read_unit_weights(rows, {"unit"}); });
  expect_linear_table("compositions", 5'000, with_number("unit;populasi\n", "125"),
                      [](ikm::row_source& rows) { (void)ikm::read_composition(rows); });
  expect_linear_table("indicators", 2'000, with_number("indikator;2024;2025\n", "70,5;71,5"),
                      [](ikm::row_source& rows) { (void)ikm::read_indicator_table(rows); });
  expect_linear_table("wrong cells", 2'000, with_number("unit;target\n", "tujuh"), [](ikm::row_source& rows) {
    EXPECT_THROW((void)ikm::read_unit_targets(rows, {"unit"}), ikm::input_error);
  });
}

TEST(Growth, TablesBesideEachOther) {
  const auto table = [](std::size_t n, const char* kind) {
    const std::string text = "indikator;2024;2025\n" + repeated(n, [&](std::size_t i) {
                               return std::string{kind} + std::to_string(i) + ";70,5;71,5\n";
                             });
    return ikm::read_indicator_table(*ikm::open_rows(ikm::bytes_of(text, "t.csv")));
  };
  for (const char* others : {"Hal ", "Lain "})  // all found, none found
    expect_linear("indicators with their values", 2'000, [&](std::size_t n) {
      const auto targets = std::make_shared<ikm::indicator_table>(table(n, "Hal "));
      const auto actuals = std::make_shared<ikm::indicator_table>(table(n, others));
      return [targets, actuals] { (void)ikm::join(*targets, *actuals); };
    });
  expect_linear("units with their targets", 5'000, [](std::size_t n) {
    const auto units = std::make_shared<ikm::survey>(survey_of_units(n));
    const auto targets = std::make_shared<ikm::unit_targets>();
    for (std::size_t i = 0; i < n; ++i) targets->targets[{"UNIT  " + std::to_string(i + n / 2)}] = ikm::decimal{78};
    return [units, targets] { (void)ikm::match_targets(units->groups.front(), *targets); };
  });
}

TEST(Growth, Results) {
  expect_linear("units that are combined", 5'000, [](std::size_t n) {
    const auto units = std::make_shared<ikm::survey>(survey_of_units(n));
    const auto weights = std::make_shared<std::map<ikm::group_key, ikm::ratio>>();
    for (std::size_t i = 0; i < n; ++i)
      weights->emplace(ikm::group_key{"Unit " + std::to_string(i)},
                       ikm::ratio{1, static_cast<std::int64_t>(1 + i % 997)});
    return [units, weights] { (void)ikm::combine(units->groups.front(), ikm::combination::weights, {}, *weights); };
  });
  const auto written = [](std::size_t n, const std::function<void(std::ostream&, const ikm::score_report&)>& write) {
    const auto report = std::make_shared<ikm::score_report>(ikm::score_report_of(survey_of_units(n)));
    return [report, write] {
      std::ostringstream to;
      write(to, *report);
    };
  };
  expect_linear("JSON", 5'000, [&](std::size_t n) {
    return written(n,
                   [](std::ostream& to, const ikm::score_report& r) { write_json(to, r, ikm::language::indonesian); });
  });
  expect_linear("CSV", 5'000, [&](std::size_t n) {
    return written(n, [](std::ostream& to, const ikm::score_report& r) { write_csv(to, r); });
  });
  expect_linear("text", 5'000, [&](std::size_t n) {
    return written(
        n, [](std::ostream& to, const ikm::score_report& r) { write_text(to, r, ikm::language::indonesian, 80); });
  });
}
