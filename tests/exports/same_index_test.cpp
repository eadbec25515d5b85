// SPDX-License-Identifier: BSL-1.0
// The same small survey in every shape that offices hold gives the same exact index. What it is worth was computed with
// Python's fractions by tests/data/exports/make_exports.py and is in expected.json there.
#include <ikm/index/score.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

const std::string folder = IKM_SOURCE_DIR "/tests/data/exports/";
const std::string exact = "15500/189";
const std::string long_query =
    "SELECT r.id AS id_responden, r.unit, r.tanggal, u.kode AS unsur, j.nilai AS jawaban "
    "FROM jawaban j JOIN responden r ON r.id = j.id_responden JOIN unsur u ON u.id = j.id_unsur";

/// One row per respondent, from the same tables.
std::string wide_query() {
  std::string columns = "r.unit";
  for (int u = 1; u <= 9; ++u)
    columns += ", MAX(CASE j.id_unsur WHEN " + std::to_string(u) + " THEN j.nilai END) AS u" + std::to_string(u);
  return "SELECT " + columns + " FROM responden r JOIN jawaban j ON r.id = j.id_responden GROUP BY r.id";
}

std::string text_of_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

ikm::survey read(const std::string& file, ikm::read_options options = {}) {
  const std::vector<std::string> paths = {folder + file};
  return read_survey(paths, with_mapped_questions(ikm::permenpan_14_2017(), options.said), options);
}

std::string index_of(const ikm::tally& counts) {
  const auto index = score(counts).exact();
  return index ? index->to_string() : "none";
}

struct shape {
  const char* file;
  ikm::read_options options = {};
};

std::vector<shape> shapes() {
  std::vector<shape> all;
  for (const char* file : {"plain.csv", "excel_semicolon.csv", "utf16_tab.txt", "windows_1252.csv", "google_forms.csv",
                           "application_export.csv", "application_names.csv", "qualtrics.csv", "kobo.csv",
                           "lines.jsonl", "array.json", "long.csv", "application.xlsx", "google_forms.xlsx"})
    all.push_back({file});
  all.push_back({"limesurvey.csv", {.said = ikm::read_mapping_file(folder + "limesurvey.toml")}});
  all.push_back({"application.sqlite", {.query = long_query}});
  all.push_back({"application.sqlite", {.query = wide_query()}});
  return all;
}

}  // namespace

TEST(Exports, AllShapesOfOneSurveyGiveTheSameExactIndex) {
  const std::string expected = text_of_file(folder + "expected.json");
  ASSERT_NE(expected.find("\"index_exact\": \"" + exact + "\",\n \"index\": \"82.01\""), std::string::npos);
  const ikm::survey plain = read("plain.csv");
  for (const shape& one : shapes()) {
    const ikm::survey made = read(one.file, one.options);
    EXPECT_EQ(index_of(made.all), exact) << one.file;
    EXPECT_EQ(made.all, plain.all) << one.file;  // every count, not only the index
    EXPECT_EQ(made.account.rejected, 0U) << one.file;
    EXPECT_EQ(made.account.rows, made.account.accepted + made.account.skipped) << one.file;
  }
}

TEST(Exports, EverySkippedRowIsCountedByKind) {
  using ikm::row_kind;
  EXPECT_EQ(read("application_export.csv").account.skips,
            (ikm::skip_counts{{row_kind::empty, 3}, {row_kind::title, 2}, {row_kind::totals, 5}}));
  EXPECT_EQ(read("application_names.csv").account.skips, (ikm::skip_counts{{row_kind::totals, 1}}));
  EXPECT_EQ(read("limesurvey.csv", {.said = ikm::read_mapping_file(folder + "limesurvey.toml")}).account.skips,
            (ikm::skip_counts{{row_kind::incomplete, 2}}));
}

TEST(Exports, UnitsAreTheSameWhereverTheirColumnIsCalledSomethingElse) {
  // From expected.json.
  const std::map<std::string, std::string> units = {
      {"Loket 1", "5375/63"}, {"Loket 2", "2735/36"}, {"Loket 3", "4525/54"}};
  for (const char* file : {"plain.csv", "google_forms.csv", "application_export.csv", "application.xlsx", "kobo.csv",
                           "lines.jsonl", "long.csv", "qualtrics.csv"}) {
    const ikm::survey made = read(file, {.by = {{"unit"}}});
    ASSERT_EQ(made.groups.front().groups().size(), 3U) << file;
    for (const auto& [unit, index] : units)
      EXPECT_EQ(index_of(made.groups.front().groups().at({unit})), index) << file << " " << unit;
  }
}

TEST(Exports, DatesAreGroupedByQuarterAndLimitedToAPeriod) {
  for (const char* file : {"plain.csv", "google_forms.csv", "application.xlsx", "lines.jsonl", "application_names.csv",
                           "google_forms.xlsx", "kobo.csv"}) {
    const ikm::survey made = read(file, {.by = {{"tanggal:triwulan"}}});
    std::map<std::string, std::uint64_t> quarters;
    for (const auto& [key, counts] : made.groups.front().groups()) quarters[key.front()] = counts.respondents();
    EXPECT_EQ(quarters,
              (std::map<std::string, std::uint64_t>{{"2024-T1", 6}, {"2024-T2", 3}, {"2024-T3", 3}, {"2024-T4", 4}}))
        << file;
    const ikm::survey half = read(file, {.from = ikm::day{2024, 1, 1}, .to = ikm::day{2024, 6, 30}});
    EXPECT_EQ(index_of(half.all), "27275/324") << file;
    EXPECT_EQ(half.account.skips.at(ikm::row_kind::outside_period), 7U) << file;
  }
}

TEST(Exports, ProfilesAreGroupedNormalisedOrRaw) {
  const ikm::survey made =
      read("plain.csv", {.by = {{"jenis_kelamin:baku"}, {"umur:baku"}, {"pendidikan:baku"}, {"Jenis Kelamin"}}});
  std::map<std::string, std::uint64_t> sexes;
  for (const auto& [key, counts] : made.groups[0].groups()) sexes[key.front()] = counts.respondents();
  EXPECT_EQ(sexes, (std::map<std::string, std::uint64_t>{{"Laki-laki", 8}, {"Perempuan", 8}}));
  EXPECT_EQ(made.groups[1].groups().at({"Tidak diketahui"}).respondents(), 2U);  // ages -41 and 352
  EXPECT_EQ(made.groups[2].groups().at({"SMA"}).respondents(), 5U);
  EXPECT_EQ(made.groups[3].groups().size(), 10U);
}

TEST(Exports, AMappingWrittenOnceReadsTheFormAgain) {
  for (const char* file :
       {"google_forms.csv", "application.xlsx", "qualtrics.csv", "kobo.csv", "application_export.csv", "array.json"}) {
    const ikm::mapping written = ikm::parse_mapping(to_toml(read(file).understood.front().as_mapping), "written.toml");
    EXPECT_EQ(index_of(read(file, {.said = written}).all), exact) << file;
  }
  // Made from a workbook, it reads the same form as text.
  const ikm::mapping written =
      ikm::parse_mapping(to_toml(read("application.xlsx").understood.front().as_mapping), "written.toml");
  EXPECT_EQ(written.sheet, "Pengolahan");
  EXPECT_EQ(index_of(read("application_export.csv", {.said = written}).all), exact);
}

TEST(Exports, DuplicatesAreLookedForWhenAsked) {
  EXPECT_FALSE(read("plain.csv").account.duplicates);
  const std::string text =
      "No,NIK,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,9,4,4,4,4,4,4,4,4,4\n2,9,4,4,4,4,4,4,4,4,4\n3,9,4,4,4,4,4,4,4,4,3\n";
  const auto made = [&](ikm::duplicates how, const char* key) {
    ikm::read_options options{.duplicates = how};
    options.said.respondent = key;
    return read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), options);
  };
  EXPECT_EQ(made(ikm::duplicates::report, "").account.duplicates, 1U);
  EXPECT_EQ(made(ikm::duplicates::report, "").all.respondents(), 3U);
  EXPECT_EQ(made(ikm::duplicates::report, "").account.straight_lined, 2U);
  EXPECT_EQ(made(ikm::duplicates::report, "NIK").account.duplicates, 2U);
  EXPECT_EQ(made(ikm::duplicates::first, "NIK").all.respondents(), 1U);
  EXPECT_EQ(made(ikm::duplicates::first, "NIK").account.skips.at(ikm::row_kind::duplicate), 2U);
  EXPECT_THROW((void)made(ikm::duplicates::stop, "NIK"), ikm::input_error);
}

TEST(Exports, SeveralQuestionsOfOneElementWork) {
  ikm::read_options options;
  options.said.columns["sarana"] = {"kursi", "toilet"};
  const ikm::methodology method = with_mapped_questions(ikm::permenpan_14_2017(), options.said);
  const ikm::survey made = read_survey(
      ikm::bytes_of("U1,U2,U3,U4,U5,U6,U7,U8,kursi,toilet\n4,4,4,4,4,4,4,4,4,2\n", "f.csv"), method, options);
  EXPECT_EQ(index_of(made.all), "875/9");  // 25 * (8 * 4 + 3) / 9
}
