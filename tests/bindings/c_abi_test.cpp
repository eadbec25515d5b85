// SPDX-License-Identifier: BSL-1.0
// libikm.so as programs in C see it: what it computes is what the command prints, and misuse gives a status.
#include <ikm/ikm.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using nlohmann::json;

const std::string tree = IKM_SOURCE_DIR;
const std::string sekadau = tree + "/docs/examples/sekadau_2019s1.csv";
const std::string two_counters = tree + "/docs/examples/dua_loket.csv";
const std::string exports = tree + "/tests/data/exports/";

std::string contents(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// A text that the library made, given back.
struct made {
  int status = 0;
  std::string text = {};
};

made made_by(const std::function<int(char**, size_t*)>& call) {
  char* text = nullptr;
  size_t size = 0;
  made result{call(&text, &size), {}};
  EXPECT_EQ(result.status == IKM_DONE, text != nullptr);
  if (text != nullptr) {
    result.text.assign(text, size);
    EXPECT_EQ(text[size], '\0');
  }
  ikm_free(text);
  return result;
}

made score_file(const std::string& path, const char* options = nullptr) {
  return made_by([&](char** text, size_t* size) { return ikm_score_file(path.c_str(), options, text, size); });
}

made score_bytes(const std::string& bytes, const char* options = nullptr) {
  return made_by(
      [&](char** text, size_t* size) { return ikm_score_bytes(bytes.data(), bytes.size(), options, text, size); });
}

made report_bytes(const std::string& bytes, const char* file, const char* options = nullptr) {
  return made_by([&](char** text, size_t* size) {
    return ikm_report_bytes(bytes.data(), bytes.size(), options, file, text, size);
  });
}

made score_answers(const std::vector<unsigned char>& answers, size_t questions, const char* options = nullptr) {
  return made_by([&](char** text, size_t* size) {
    return ikm_score_answers(answers.data(), answers.size() / questions, questions, options, text, size);
  });
}

std::string code() { return ikm_last_code(); }
std::string english() { return ikm_last_error("en"); }

std::string printed_by_command(const std::string& arguments) {
  std::FILE* const pipe = popen((IKM_PROGRAM " " + arguments + " 2>/dev/null").c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer{};
  for (size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) != 0;) text.append(buffer.data(), got);
  pclose(pipe);
  return text;
}

/// A methodology and a tally of it, freed at the end.
struct counting {
  explicit counting(int joint = 0) {
    EXPECT_EQ(ikm_methodology_named("permenpan-14-2017", 17, &method), IKM_DONE);
    EXPECT_EQ(ikm_tally_make(method, joint, &tally), IKM_DONE);
  }
  counting(const counting&) = delete;
  counting& operator=(const counting&) = delete;
  ~counting() {
    EXPECT_EQ(ikm_tally_free(tally), IKM_DONE);
    EXPECT_EQ(ikm_methodology_free(method), IKM_DONE);
  }
  [[nodiscard]] uint64_t respondents() const {
    uint64_t count = 99;
    EXPECT_EQ(ikm_tally_respondents(tally, &count), IKM_DONE);
    return count;
  }
  [[nodiscard]] std::string stored() const {
    return made_by([&](char** text, size_t* size) { return ikm_tally_store(tally, text, size); }).text;
  }

  ikm_methodology* method = nullptr;
  ikm_tally* tally = nullptr;
};

const std::vector<unsigned char> threes(9, 3);

}  // namespace

TEST(CAbi, SaysItsVersion) {
  EXPECT_EQ(ikm_abi_version(), IKM_ABI_VERSION);
  EXPECT_EQ(std::to_string(IKM_CMAKE_VERSION / 10000) + "." + std::to_string(IKM_CMAKE_VERSION / 100 % 100) + "." +
                std::to_string(IKM_CMAKE_VERSION % 100),
            ikm_version());
}

// The published figure of Kabupaten Sekadau, first half of 2019.
TEST(CAbi, ScoresAFile) {
  const made scored = score_file(sekadau, R"({"target": "78.5"})");
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  const json result = json::parse(scored.text)["result"];
  EXPECT_EQ(result["index"], 78.74);
  EXPECT_EQ(result["grade"]["letter"], "B");
  EXPECT_EQ(result["gap"]["points_needed"], 0);
}

TEST(CAbi, GivesTheBytesThatTheCommandPrints) {
  const std::vector<std::pair<std::string, std::string>> options = {
      {"", ""},
      {R"({"by": "unit", "target": "77,5", "lang": "en"})", "--by unit --target 77,5 --lang en"},
      {R"({"by": ["unit"], "confidence": 0.95, "quality": true, "missing": "listwise"})",
       "--by unit --confidence 0.95 --quality --missing listwise"},
      {R"({"weight_decimals": 2, "rounding": "sum3", "combine": "units", "combine-by": "unit"})",
       "--weight-decimals 2 --rounding sum3 --combine units --combine-by unit"},
  };
  for (const auto& [as_json, as_words] : options)
    EXPECT_EQ(score_file(two_counters, as_json.c_str()).text,
              printed_by_command("score --format json " + two_counters + " " + as_words))
        << as_json << english();
}

// Formats as offices hold them, from memory: the same as from the file, under the name that was given.
TEST(CAbi, ReadsBytesAsItReadsTheFile) {
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{exports}) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().string();
    const made file = score_file(path);
    const std::string options = json{{"name", path}}.dump();
    const made bytes = score_bytes(contents(path), options.c_str());
    if (contents(path).starts_with("SQLite format 3")) {
      EXPECT_EQ(bytes.status, IKM_BAD_INPUT);
      EXPECT_EQ(code(), "plain_file_needed");
      EXPECT_NE(english().find(path), std::string::npos);
      EXPECT_NE(english().find("save its table as CSV"), std::string::npos);
      continue;
    }
    EXPECT_EQ(bytes.status, file.status) << path << ": " << english();
    EXPECT_EQ(bytes.text, file.text) << path;
    files += file.status == IKM_DONE ? 1 : 0;
  }
  EXPECT_GT(files, 5U);
}

TEST(CAbi, NamesBytesInComplaints) {
  const made scored = score_bytes("U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,7,4,4,4,4\n", R"({"name": "maret.csv"})");
  EXPECT_EQ(scored.status, IKM_BAD_INPUT);
  EXPECT_EQ(code(), "bad_rows");
  EXPECT_EQ(english(), "maret.csv:2: U5: '7' is outside the scale 1..4");
}

// By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
TEST(CAbi, ScoresAnswersInMemory) {
  const made scored = score_answers({4, 3, 4, 4, 3, 4, 4, 3, 4, 3, 3, 0, 4, 3, 3, 4, 3, 3}, 9);
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  const json report = json::parse(scored.text);
  EXPECT_EQ(report["result"]["index_exact"], "175/2");
  EXPECT_EQ(report["result"]["elements"][2]["blanks"], 1);
  EXPECT_EQ(report["input"]["accepted"], 2);
}

TEST(CAbi, AnswersOutsideTheScaleStopTheRunOrAreSetAside) {
  std::vector<unsigned char> answers(18, 3);
  answers[9 + 4] = 5;
  EXPECT_EQ(score_answers(answers, 9).status, IKM_BAD_INPUT);
  EXPECT_EQ(english(), "answers:2: U5: '5' is outside the scale 1..4");
  const made skipped = score_answers(answers, 9, R"({"bad-rows": "skip"})");
  ASSERT_EQ(skipped.status, IKM_DONE);
  const json report = json::parse(skipped.text);
  EXPECT_EQ(report["input"]["rejected"], 1);
  EXPECT_EQ(report["input"]["rows"], 2);
  EXPECT_EQ(report["result"]["index"], 75);
}

TEST(CAbi, SeveralFilesAreOneSurvey) {
  const std::array paths = {sekadau.c_str(), two_counters.c_str()};
  const made scored = made_by(
      [&](char** text, size_t* size) { return ikm_score_files(paths.data(), paths.size(), nullptr, text, size); });
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  EXPECT_EQ(json::parse(scored.text)["result"]["respondents"], 49 + 10);
}

TEST(CAbi, TakesAMethodologyAndAMappingAsText) {
  const json options = {{"methodology-text", contents(tree + "/docs/examples/layanan-daring.toml")}};
  const made scored = score_bytes("Q1.1,Q1.2,Q2\n4,3,4\n3,2,4\n", options.dump().c_str());
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  // By hand, as docs/conformance.md: kemudahan (3.5 + 2.5) / 2 = 3, kecepatan 4; 25 · (3/4 + 3) = 93.75.
  EXPECT_EQ(json::parse(scored.text)["result"]["index"], 93.75);
}

TEST(CAbi, HoldsTablesAgainstEachOther) {
  const made gap = made_by([&](char** text, size_t* size) {
    return ikm_gap_tables("id,2024,2025\nikm,\"77,5\",78\n", "id,2024\nikm,\"78,74\"\n", nullptr, text, size);
  });
  ASSERT_EQ(gap.status, IKM_DONE) << english();
  const json year = json::parse(gap.text)["indicators"][0]["years"][0];
  EXPECT_EQ(year["difference"], 1.24);
  EXPECT_EQ(year["attainment_percent"], 101.6);
  const made alone = made_by(
      [&](char** text, size_t* size) { return ikm_gap_tables("id,2025\nikm,78\n", nullptr, nullptr, text, size); });
  EXPECT_EQ(alone.status, IKM_DONE) << english();
}

// What the command writes, byte for byte: all files of a run that lists each respondent and has a target and an office.
TEST(CAbi, GivesTheFilesThatTheCommandWrites) {
  const std::string place = testing::TempDir() + "/ikm-c-abi-report";
  std::filesystem::remove_all(place);
  const std::string office = tree + "/docs/examples/about.toml";
  EXPECT_EQ(printed_by_command("report " + two_counters + " --by unit --target 80 --lang en --about " + office +
                               " -o " + place),
            "");
  const std::string options =
      json{{"name", two_counters}, {"by", "unit"}, {"target", 80}, {"lang", "en"}, {"about", office}}.dump();
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{place}) {
    const std::string name = entry.path().filename().string();
    const made file = report_bytes(contents(two_counters), name.c_str(), options.c_str());
    EXPECT_EQ(file.status, IKM_DONE) << name << ": " << english();
    EXPECT_TRUE(file.text == contents(entry.path().string())) << name;
    ++files;
  }
  EXPECT_EQ(files, 9U) << "the table of docs/laporan.md";
  std::filesystem::remove_all(place);
}

TEST(CAbi, ReportsOnAStoredTallyAndOnAWorkbook) {
  counting counts;
  ASSERT_EQ(ikm_tally_add(counts.tally, threes.data(), 9, 5), IKM_DONE);
  const made page = report_bytes(counts.stored(), "report.html");
  ASSERT_EQ(page.status, IKM_DONE) << english();
  EXPECT_NE(page.text.find("75,00"), std::string::npos) << "five respondents who gave threes";
  const made book = report_bytes(contents(exports + "application.xlsx"), "processing.xlsx");
  ASSERT_EQ(book.status, IKM_DONE) << english();
  EXPECT_EQ(book.text.substr(0, 2), "PK");
}

TEST(CAbi, SaysWhatAnOfficeSaysOfItself) {
  const json options = {{"about-text", "unit = \"Dinas Contoh\"\n"}};
  const made page = report_bytes(contents(two_counters), "report.html", options.dump().c_str());
  ASSERT_EQ(page.status, IKM_DONE) << english();
  EXPECT_NE(page.text.find("Dinas Contoh"), std::string::npos);
  const json wrong = {{"about-text", "unitt = \"Dinas Contoh\"\n"}};
  EXPECT_EQ(report_bytes(contents(two_counters), "report.html", wrong.dump().c_str()).status, IKM_BAD_INPUT);
  EXPECT_EQ(english().rfind("about-text:1", 0), 0U) << english();
}

TEST(CAbi, AReportHasTheFilesThatItHas) {
  for (const char* name : {"report.pdf", "report", "", "../report.html"}) {
    EXPECT_EQ(report_bytes(contents(two_counters), name).status, IKM_WRONG_USE) << name;
    EXPECT_EQ(code(), "unknown_file") << name;
    EXPECT_NE(english().find("report.html"), std::string::npos) << "it names those that there are";
  }
  EXPECT_EQ(report_bytes(contents(two_counters), "a\x1b[31m").status, IKM_WRONG_USE);
  EXPECT_NE(english().find("'a?[31m'"), std::string::npos) << english();
  EXPECT_EQ(report_bytes("U1,U2\n", "report.html", R"({"name": "maret.csv"})").status, IKM_BAD_INPUT);
  EXPECT_NE(english().find("maret.csv"), std::string::npos);
  EXPECT_EQ(report_bytes(contents(two_counters), "report.html", R"({"output": "x"})").status, IKM_WRONG_USE);
  EXPECT_EQ(report_bytes(contents(two_counters), "report.html", R"({"rows": -1})").status, IKM_WRONG_USE);
  EXPECT_EQ(
      report_bytes(contents(two_counters), "report.html", R"({"about": "a.toml", "about-text": "unit = 'A'"})").status,
      IKM_WRONG_USE);
}

TEST(CAbi, ComparesAndInspects) {
  const made compared = made_by([&](char** text, size_t* size) {
    return ikm_compare_files(two_counters.c_str(), nullptr, R"({"by": "unit"})", text, size);
  });
  ASSERT_EQ(compared.status, IKM_DONE) << english();
  EXPECT_EQ(compared.text, printed_by_command("compare --format json --by unit " + two_counters));
  const made mapping =
      made_by([&](char** text, size_t* size) { return ikm_inspect_file(sekadau.c_str(), nullptr, text, size); });
  ASSERT_EQ(mapping.status, IKM_DONE) << english();
  EXPECT_NE(mapping.text.find("schema = \"ikm.mapping/1\""), std::string::npos) << mapping.text;
}

TEST(CAbi, SmallGroupsAreNamedBesideTheResult) {
  const std::string rows = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,4,4,4,4,4,4,4,4,4\n";
  ASSERT_EQ(score_bytes(rows, R"({"by": "unit"})").status, IKM_DONE);
  EXPECT_NE(std::string{ikm_last_notices("en")}.find("1 group has fewer than 5 respondents"), std::string::npos);
  ASSERT_EQ(score_bytes(rows, R"({"by": "unit", "smallest-group": 5})").status, IKM_DONE);
  EXPECT_STREQ(ikm_last_notices("en"), "");
}

TEST(CAbi, OptionsAreWhatTheyMustBe) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {R"({"bij": "unit"})", "unknown_option"},
      {R"({"output": "x.json"})", "unknown_option"},
      {R"({"weight-decimals": 2, "weight_decimals": 3})", "malformed_options"},
      {R"({"target": "78.5")", "malformed_options"},
      {R"([])", "malformed_options"},
      {R"("by")", "malformed_options"},
      {R"({"by": {"unit": 1}})", "wrong_option"},
      {R"({"by": [["unit"]]})", "wrong_option"},
      {R"({"by": true})", "wrong_option"},
      {R"({"quality": "yes"})", "wrong_option"},
      {R"({"target": "tinggi"})", "wrong_option"},
      {R"({"target": 785})", "wrong_option"},
      {R"({"missing": "none"})", "wrong_option"},
      {R"({"weight-decimals": 2.5})", "wrong_option"},
      {R"({"weight-decimals": 10})", "wrong_option"},
      {R"({"confidence": 95})", "wrong_option"},
      {R"({"from": "2024-13-01"})", "wrong_option"},
      {R"({"combine": "units"})", "wrong_option"},
      {R"({"mapping": "-"})", "wrong_option"},
      {"{\"by\": \"unit\\u0000\"}", "wrong_option"},
      {"{\"by\": \"\xC3\x28\"}", "malformed_options"},
      {"{\"by\": \"" + std::string(std::size_t{1} << 21, 'x') + "\"}", "malformed_options"},
      {std::string(100'000, '['), "malformed_options"},
  };
  for (const auto& [options, expected] : wrong) {
    EXPECT_EQ(score_file(sekadau, options.c_str()).status, IKM_WRONG_USE) << options.substr(0, 80);
    EXPECT_EQ(code(), expected) << options.substr(0, 80) << ": " << english();
    EXPECT_STRNE(ikm_last_error("id"), ikm_last_error("en"));
  }
  for (const char* right : {"", "{}", R"({"by": null, "quality": false})", R"({"target": 78.50, "threads": "2"})"})
    EXPECT_EQ(score_file(sekadau, right).status, IKM_DONE) << right << english();
}

// 78.5 as a number is the decimal that was written, not the nearest of binary floating point.
TEST(CAbi, NumbersKeepTheirDigits) {
  const made scored = score_file(sekadau, R"({"target": 78.741})");
  ASSERT_EQ(scored.status, IKM_DONE);
  EXPECT_EQ(json::parse(scored.text)["result"]["gap"]["target"], 78.741);
  EXPECT_EQ(scored.text, score_file(sekadau, R"({"target": "78.741"})").text);
}

TEST(CAbi, FailuresHaveTheCodesOfTheLibrary) {
  EXPECT_EQ(score_file(tree + "/nothing.csv").status, IKM_BAD_INPUT);
  EXPECT_EQ(code(), "file_not_found");
  EXPECT_EQ(score_file(sekadau, R"({"methodology": "permenpan-99"})").status, IKM_BAD_INPUT);
  EXPECT_EQ(code(), "unknown_methodology");
  EXPECT_EQ(score_file("-").status, IKM_WRONG_USE);
  EXPECT_EQ(code(), "standard_input");
  EXPECT_EQ(score_file(sekadau).status, IKM_DONE);
  EXPECT_EQ(code(), "");
  EXPECT_EQ(english(), "");
}

TEST(CAbi, NullsGiveAStatus) {
  char* text = nullptr;
  size_t size = 1;
  ikm_methodology* method = nullptr;
  ikm_tally* tally = nullptr;
  const std::array calls = {
      ikm_score_file(nullptr, nullptr, &text, &size),
      ikm_score_file(sekadau.c_str(), nullptr, nullptr, &size),
      ikm_score_files(nullptr, 1, nullptr, &text, &size),
      ikm_score_files(nullptr, 0, nullptr, &text, &size),
      ikm_score_bytes(nullptr, 1, nullptr, &text, &size),
      ikm_score_answers(nullptr, 1, 9, nullptr, &text, &size),
      ikm_gap_tables(nullptr, nullptr, nullptr, &text, &size),
      ikm_report_bytes(nullptr, 1, nullptr, "report.html", &text, &size),
      ikm_report_bytes("", 0, nullptr, nullptr, &text, &size),
      ikm_report_bytes("", 0, nullptr, "report.html", nullptr, &size),
      ikm_compare_files(nullptr, nullptr, nullptr, &text, &size),
      ikm_inspect_file(nullptr, nullptr, &text, &size),
      ikm_methodology_named(nullptr, 3, &method),
      ikm_methodology_named("x", 1, nullptr),
      ikm_methodology_from_toml(nullptr, 3, &method),
      ikm_methodology_to_toml(nullptr, &text, &size),
      ikm_methodology_questions(nullptr, &size),
      ikm_tally_make(nullptr, 0, &tally),
      ikm_tally_from_file(nullptr, nullptr, &tally),
      ikm_tally_add(nullptr, threes.data(), 9, 1),
      ikm_tally_add_batch(nullptr, threes.data(), 1, 9, 9, 1),
      ikm_tally_merge(nullptr, nullptr),
      ikm_tally_respondents(nullptr, nullptr),
      ikm_tally_store(nullptr, &text, &size),
      ikm_tally_load(nullptr, 1, &tally),
      ikm_tally_score(nullptr, nullptr, &text, &size),
  };
  for (size_t i = 0; i < calls.size(); ++i) EXPECT_EQ(calls[i], IKM_WRONG_USE) << i;
  EXPECT_EQ(text, nullptr);
  EXPECT_EQ(method, nullptr);
  EXPECT_EQ(tally, nullptr);
  EXPECT_EQ(ikm_methodology_free(nullptr), IKM_DONE);
  EXPECT_EQ(ikm_tally_free(nullptr), IKM_DONE);
  ikm_free(nullptr);
  EXPECT_EQ(score_bytes("").status, IKM_BAD_INPUT);  // an empty file, which no pointer is needed for
}

TEST(CAbi, FreedHandlesAndThoseOfAnotherKindGiveAStatus) {
  counting kept;
  ikm_tally* freed = nullptr;
  ASSERT_EQ(ikm_tally_make(kept.method, 0, &freed), IKM_DONE);
  ASSERT_EQ(ikm_tally_free(freed), IKM_DONE);
  EXPECT_EQ(ikm_tally_free(freed), IKM_WRONG_USE);
  EXPECT_EQ(code(), "unknown_handle");
  EXPECT_EQ(ikm_tally_add(freed, threes.data(), 9, 1), IKM_WRONG_USE);
  EXPECT_EQ(ikm_tally_merge(kept.tally, freed), IKM_WRONG_USE);
  ikm_tally* next = nullptr;
  ASSERT_EQ(ikm_tally_make(kept.method, 0, &next), IKM_DONE);
  EXPECT_NE(next, freed);  // a number is not used twice
  EXPECT_EQ(ikm_tally_free(freed), IKM_WRONG_USE);
  EXPECT_EQ(ikm_tally_free(next), IKM_DONE);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  EXPECT_EQ(ikm_tally_add(reinterpret_cast<ikm_tally*>(kept.method), threes.data(), 9, 1), IKM_WRONG_USE);
}

TEST(CAbi, ATextIsGivenBackOnce) {
  char* text = nullptr;
  ASSERT_EQ(ikm_score_file(sekadau.c_str(), nullptr, &text, nullptr), IKM_DONE);
  ikm_free(text);
  ikm_free(text);
  EXPECT_EQ(code(), "not_given");
  char own[] = "mine";
  ikm_free(own);
  EXPECT_EQ(code(), "not_given");
}

TEST(CAbi, WrongSizesGiveAStatus) {
  EXPECT_EQ(score_answers(threes, 3).status, IKM_WRONG_USE);
  EXPECT_EQ(code(), "wrong_size");
  char* text = nullptr;
  EXPECT_EQ(ikm_score_answers(threes.data(), SIZE_MAX / 2, 9, nullptr, &text, nullptr), IKM_WRONG_USE);
  const counting kept;
  EXPECT_EQ(ikm_tally_add(kept.tally, threes.data(), 8, 1), IKM_BAD_INPUT);
  EXPECT_EQ(ikm_tally_add_batch(kept.tally, threes.data(), 1, 8, 8, 1), IKM_WRONG_USE);
  EXPECT_EQ(kept.respondents(), 0U);
}

TEST(CAbi, TextThatIsNotUtf8GivesAStatus) {
  ikm_methodology* method = nullptr;
  EXPECT_EQ(ikm_methodology_named("\xFF\xFE", 2, &method), IKM_WRONG_USE);
  EXPECT_EQ(code(), "not_utf8");
  EXPECT_EQ(ikm_methodology_from_toml("id = \"\xC3\x28\"", 9, &method), IKM_WRONG_USE);
  EXPECT_EQ(ikm_methodology_from_toml("id\0", 3, &method), IKM_WRONG_USE);
}

// The same respondents in four layouts; r · 9 + q counts modulo 4, 0 is a blank.
TEST(CAbi, BatchesAreReadWithTheirStrides) {
  constexpr size_t rows = 10'000;
  std::vector<unsigned char> by_row(rows * 9);
  std::vector<unsigned char> by_column(rows * 9);
  std::vector<unsigned char> spread(rows * 20);
  std::vector<unsigned char> backwards(rows * 9);
  counting one_by_one;
  for (size_t r = 0; r < rows; ++r) {
    for (size_t q = 0; q < 9; ++q) {
      const auto answer = static_cast<unsigned char>((r + 2 * q) % 5);
      by_row[r * 9 + q] = by_column[q * rows + r] = spread[r * 20 + 2 * q] = backwards[(rows - 1 - r) * 9 + 8 - q] =
          answer;
    }
    ASSERT_EQ(ikm_tally_add(one_by_one.tally, &by_row[r * 9], 9, 1), IKM_DONE);
  }
  const auto counted = [&](const unsigned char* first, ptrdiff_t row, ptrdiff_t question) {
    const counting batch;
    EXPECT_EQ(ikm_tally_add_batch(batch.tally, first, rows, 9, row, question), IKM_DONE) << english();
    return batch.stored();
  };
  EXPECT_EQ(counted(by_row.data(), 9, 1), one_by_one.stored());
  EXPECT_EQ(counted(by_column.data(), 1, rows), one_by_one.stored());
  EXPECT_EQ(counted(spread.data(), 20, 2), one_by_one.stored());
  EXPECT_EQ(counted(&backwards.back(), -9, -1), one_by_one.stored());
}

// Joint counts need to see each respondent together.
TEST(CAbi, BatchesKeepJointCounts) {
  constexpr size_t rows = 100;
  std::vector<unsigned char> answers(rows * 9);
  for (size_t i = 0; i < answers.size(); ++i) answers[i] = static_cast<unsigned char>(i * i % 5);
  const counting batch{1};
  const counting one_by_one{1};
  ASSERT_EQ(ikm_tally_add_batch(batch.tally, answers.data(), rows, 9, 9, 1), IKM_DONE) << english();
  for (size_t r = 0; r < rows; ++r) ASSERT_EQ(ikm_tally_add(one_by_one.tally, &answers[r * 9], 9, 1), IKM_DONE);
  EXPECT_EQ(batch.stored(), one_by_one.stored());
  EXPECT_EQ(score_answers(answers, 9, R"({"confidence": 0.95})").status, IKM_DONE) << english();
}

TEST(CAbi, ABatchWithABadAnswerAddsNobody) {
  constexpr size_t rows = 9'000;
  std::vector<unsigned char> answers(rows * 20, 3);
  answers[(rows - 1) * 20] = 5;
  const counting kept;
  for (const auto& [row, question] : {std::pair{9, 1}, {1, 9000}, {20, 2}}) {
    EXPECT_EQ(ikm_tally_add_batch(kept.tally, answers.data(), rows, 9, row, question),
              row == 20 ? IKM_BAD_INPUT : IKM_DONE);
  }
  EXPECT_EQ(code(), "answer_out_of_scale");
  EXPECT_EQ(kept.respondents(), 2 * rows);
}

TEST(CAbi, TalliesAreStoredMergedAndScored) {
  counting first{1};
  const counting second{1};
  ASSERT_EQ(ikm_tally_add(first.tally, threes.data(), 9, 5), IKM_DONE);
  const std::vector<unsigned char> fours(9, 4);
  ASSERT_EQ(ikm_tally_add(second.tally, fours.data(), 9, 5), IKM_DONE);
  ASSERT_EQ(ikm_tally_merge(first.tally, second.tally), IKM_DONE);
  ASSERT_EQ(ikm_tally_merge(first.tally, first.tally), IKM_DONE);  // twice as many, and no deadlock
  EXPECT_EQ(first.respondents(), 20U);
  const std::string stored = first.stored();
  ikm_tally* loaded = nullptr;
  ASSERT_EQ(ikm_tally_load(stored.data(), stored.size(), &loaded), IKM_DONE) << english();
  const made scored = made_by([&](char** text, size_t* size) {
    return ikm_tally_score(loaded, R"({"target": 80, "confidence": 0.95})", text, size);
  });
  EXPECT_EQ(ikm_tally_free(loaded), IKM_DONE);
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  EXPECT_EQ(json::parse(scored.text)["result"]["index"], 87.5);  // half threes, half fours
  EXPECT_EQ(json::parse(score_bytes(stored).text)["result"]["index"], 87.5);
  EXPECT_EQ(ikm_tally_load(stored.data(), stored.size() - 9, &loaded), IKM_BAD_INPUT);
  EXPECT_EQ(code(), "damaged_tally");
}

TEST(CAbi, ATallyOfAFileKeepsItsGroups) {
  ikm_tally* counted = nullptr;
  ASSERT_EQ(ikm_tally_from_file(two_counters.c_str(), R"({"by": "unit"})", &counted), IKM_DONE) << english();
  const made scored =
      made_by([&](char** text, size_t* size) { return ikm_tally_score(counted, R"({"by": "unit"})", text, size); });
  ASSERT_EQ(scored.status, IKM_DONE) << english();
  EXPECT_EQ(json::parse(scored.text)["groups"][1]["result"]["index"], 75);
  EXPECT_EQ(ikm_tally_add(counted, threes.data(), 9, 1), IKM_BAD_INPUT);  // to which counter?
  EXPECT_EQ(code(), "different_breakdowns");
  const made without =
      made_by([&](char** text, size_t* size) { return ikm_tally_score(counted, R"({"by": "layanan"})", text, size); });
  EXPECT_EQ(without.status, IKM_BAD_INPUT);
  EXPECT_EQ(ikm_tally_free(counted), IKM_DONE);
}

TEST(CAbi, MethodologiesComeBackAsTheirText) {
  const std::string toml = contents(tree + "/docs/examples/layanan-daring.toml");
  ikm_methodology* own = nullptr;
  ASSERT_EQ(ikm_methodology_from_toml(toml.data(), toml.size(), &own), IKM_DONE) << english();
  size_t questions = 0;
  EXPECT_EQ(ikm_methodology_questions(own, &questions), IKM_DONE);
  EXPECT_EQ(questions, 3U);
  const std::string text =
      made_by([&](char** made_text, size_t* size) { return ikm_methodology_to_toml(own, made_text, size); }).text;
  ikm_methodology* again = nullptr;
  EXPECT_EQ(ikm_methodology_from_toml(text.data(), text.size(), &again), IKM_DONE) << english();
  EXPECT_EQ(ikm_methodology_free(again), IKM_DONE);
  EXPECT_EQ(ikm_methodology_free(own), IKM_DONE);
}

TEST(CAbi, ThreadsShareATallyAndEachHasItsOwnError) {
  const counting kept;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 500; ++i) EXPECT_EQ(ikm_tally_add(kept.tally, threes.data(), 9, 1), IKM_DONE);
      if (t % 2 == 0) {
        EXPECT_EQ(ikm_tally_free(nullptr), IKM_DONE);
        EXPECT_EQ(code(), "");
      } else {
        EXPECT_EQ(ikm_tally_respondents(kept.tally, nullptr), IKM_WRONG_USE);
        EXPECT_EQ(code(), "null_pointer");
      }
    });
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(kept.respondents(), 2000U);
}
