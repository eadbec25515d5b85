// SPDX-License-Identifier: BSL-1.0
// An application tells failures apart by their codes, and shows sentences of ours in either language: never those of
// the operating system, of another library, or the options of a program.
#include <ikm/base/decimal.hpp>
#include <ikm/base/error.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/source/source_error.hpp>
#include <ikm/stats/sample_size.hpp>
#include <ikm/tally/stored.hpp>
#include <ikm/tally/tally.hpp>

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// A file that is gone when the test is.
class file {
 public:
  file(const std::string& name, const std::string& bytes)
      : path_{(fs::path{testing::TempDir()} / ("ikm_codes_" + name)).string()} {
    std::ofstream{path_, std::ios::binary} << bytes;
  }
  file(const file&) = delete;
  file& operator=(const file&) = delete;
  ~file() { fs::remove(path_); }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

std::string code_of(const std::function<void()>& operation) {
  try {
    operation();
  } catch (const ikm::error& problem) {
    EXPECT_NE(problem.said().id, problem.said().en);
    const std::regex foreign{"No such|Permission|directory|unexpected|invalid|error|failed|--[a-z]"};
    EXPECT_FALSE(std::regex_search(problem.said().id, foreign)) << problem.said().id;
    return std::string{name_of(problem.code())};
  }
  return "nothing";
}

std::string code_of_file(const std::string& name, const std::string& bytes, const ikm::read_options& options = {}) {
  const file kept{name, bytes};
  return code_of([&] { (void)read_survey(std::vector{kept.path()}, ikm::permenpan_14_2017(), options); });
}

std::string code_of_methodology(const std::string& toml) {
  return code_of([&] { (void)ikm::methodology_from_toml(toml, "m.toml"); });
}

std::string code_of_mapping(const std::string& toml) {
  return code_of([&] { (void)with_mapped_questions(ikm::permenpan_14_2017(), ikm::parse_mapping(toml, "p.toml")); });
}

std::string own(const std::string& more) {
  return "id = \"x\"\n" + more + "[[elements]]\nid = \"a\"\n[[elements]]\nid = \"b\"\n";
}

const std::string header = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
const std::string fours = "4,4,4,4,4,4,4,4,4\n";

}  // namespace

TEST(FailureCodes, OfNumbersAndStatistics) {
  EXPECT_EQ(code_of([] { (void)(ikm::ratio{1} / ikm::ratio{0}); }), "division_by_zero");
  EXPECT_EQ(code_of([] { (void)ikm::krejcie_morgan(0); }), "no_population");
  EXPECT_EQ(code_of([] { (void)ikm::slovin(100, 5); }), "proportion_out_of_range");
  EXPECT_EQ(code_of([] { (void)ikm::margin_of_sample(20, 10); }), "population_too_small");
}

TEST(FailureCodes, OfMethodologies) {
  EXPECT_EQ(code_of_methodology("id = \"x"), "malformed_toml");
  EXPECT_EQ(code_of_methodology("id = \"x\"\n"), "no_elements");
  EXPECT_EQ(code_of_methodology(own("skala = 4\n")), "unknown_key");
  EXPECT_EQ(code_of_methodology(own("decimals = \"2\"\n")), "wrong_value");
  EXPECT_EQ(code_of_methodology(own("decimals = 12\n")), "decimals_out_of_range");
  EXPECT_EQ(code_of_methodology(own("scale = [4, 1]\n")), "scale_out_of_range");
  EXPECT_EQ(code_of_methodology("id = \"X Y\"\n[[elements]]\nid = \"a\"\n"), "malformed_id");
  EXPECT_EQ(code_of_methodology(own("") + "[[elements]]\nid = \"a\"\n"), "repeated_code");
  EXPECT_EQ(code_of_methodology("id = \"x\"\n[[elements]]\nid = \"a\"\nweight = \"1/2\"\n"),
            "weights_do_not_add_to_one");
  EXPECT_EQ(code_of_methodology(own("[[bands]]\nletter = \"A\"\nlower = \"50\"\n")), "gap_between_bands");
  EXPECT_EQ(code_of_methodology(
                own("[[bands]]\nletter = \"A\"\nlower = \"25\"\n[[bands]]\nletter = \"B\"\nlower = \"200\"\n")),
            "unreachable_band");
}

TEST(FailureCodes, OfMappings) {
  EXPECT_EQ(code_of_mapping("columns"), "malformed_toml");
  EXPECT_EQ(code_of_mapping("kolom = 1"), "unknown_key");
  EXPECT_EQ(code_of_mapping("header_line = \"tiga\""), "wrong_value");
  EXPECT_EQ(code_of_mapping("[long]\nrespondent = \"a\""), "missing_value");
  EXPECT_EQ(code_of_mapping("[columns]\nparkir = \"Parkir\""), "unknown_element");
  EXPECT_EQ(code_of_mapping("[words]\nBagus = 7"), "score_out_of_scale");
  EXPECT_EQ(code_of_mapping("[words]\n1 = 4"), "missing_value");
  EXPECT_EQ(code_of_mapping("[rows]\ntotals = [\"Skor\"]\nnot_totals = [\"skor\"]"), "wrong_value");
}

TEST(FailureCodes, OfCounts) {
  const ikm::methodology nine = ikm::permenpan_14_2017();
  ikm::tally all{nine};
  EXPECT_EQ(code_of([&] { all.add(std::vector<ikm::answer>(8, 4)); }), "wrong_number_of_values");
  EXPECT_EQ(code_of([&] { all.add(std::vector<ikm::answer>(9, 7)); }), "answer_out_of_scale");
  EXPECT_EQ(code_of([&] { all.merge(ikm::tally{ikm::permenpan_16_2014()}); }), "different_methodologies");
  EXPECT_EQ(code_of([&] { (void)all.joint(); }), "no_joint_counts");
  EXPECT_EQ(code_of([] { (void)ikm::from_stored("U1,U2\n"); }), "not_a_tally");
  EXPECT_EQ(code_of([] { (void)ikm::from_stored("ikm.tally/9\nend\t0\n"); }), "unknown_tally_version");
}

TEST(FailureCodes, OfFiles) {
  const auto read = [](const std::string& path) {
    return code_of([&] { (void)read_survey(std::vector{path}, ikm::permenpan_14_2017()); });
  };
  EXPECT_EQ(read("/nowhere/at/all.csv"), "file_not_found");
  EXPECT_EQ(read(testing::TempDir()), "file_is_a_folder");
  EXPECT_EQ(code_of_file("a.csv", header + fours), "nothing");
  EXPECT_EQ(code_of_file("a.csv", header + "7,4,4,4,4,4,4,4,4\n"), "bad_rows");
  EXPECT_EQ(code_of_file("a.csv", "A,B\n1,2\n"), "unclear_input");
  EXPECT_EQ(code_of_file("a.csv", header + "\"4,4,4,4,4,4,4,4,4\n"), "unclosed_quote");
  EXPECT_EQ(code_of_file("a.csv", header + std::string("4\0,4", 4)), "nul_character");
  EXPECT_EQ(code_of_file("a.csv", header + fours, {.csv = {.max_columns = 8}}), "over_limit");
  EXPECT_EQ(code_of_file("a.csv", header + fours, {.query = "SELECT 1"}), "option_of_other_format");
  EXPECT_EQ(code_of_file("a.pdf", "%PDF-1.7"), "unsupported_format");
  EXPECT_EQ(code_of_file("a.xlsx", "PK\3\4 and then nothing"), "damaged_file");
  EXPECT_EQ(code_of_file("a.gz", "\x1F\x8B\x08 and then nothing"), "damaged_file");
  EXPECT_EQ(code_of_file("a.db", std::string("SQLite format 3\0 and then nothing", 33)), "damaged_file");
  EXPECT_EQ(code_of_file("a.json", "[{\"u1\": 4, }]"), "malformed_json");
}

TEST(FailureCodes, OfQueries) {
  const std::string database = IKM_SOURCE_DIR "/tests/data/exports/application.sqlite";
  const auto asked = [&](const std::string& query) {
    return code_of([&] { (void)read_survey(std::vector{database}, ikm::permenpan_14_2017(), {.query = query}); });
  };
  EXPECT_EQ(asked("SELEC 1"), "malformed_query");
  EXPECT_EQ(asked("SELECT nothing FROM sqlite_master"), "malformed_query");
  EXPECT_EQ(asked("SELECT * FROM nowhere"), "unknown_table");
  EXPECT_EQ(asked("SELECT 1; SELECT 2"), "query_not_allowed");
  EXPECT_EQ(asked("SELECT randomblob(9)"), "query_not_allowed");
}

// A tally has neither dates nor rows nor words.
TEST(FailureCodes, OfWhatOnlyAnswersCanGive) {
  ikm::stored_survey stored{{}, ikm::tally{ikm::permenpan_14_2017()}, {}};
  stored.all.add(std::vector<ikm::answer>(9, 4));
  stored.rows = {.rows = 1, .accepted = 1};
  const std::string text = to_stored(stored);
  EXPECT_EQ(code_of_file("a.tally", text), "nothing");
  EXPECT_EQ(code_of_file("a.tally", text, {.from = ikm::day{2026, 1, 1}}), "tally_without_dates");
  EXPECT_EQ(code_of_file("a.tally", text, {.duplicates = ikm::duplicates::first}), "tally_without_rows");
  EXPECT_EQ(code_of_file("a.tally", text, {.by = {{{"unit"}}}}), "tally_without_breakdown");
  EXPECT_EQ(code_of_file("a.tally", text, {.joint_counts = true}), "no_joint_counts");
  std::string damaged = text;
  damaged[damaged.find("permenpan")] = 'q';
  EXPECT_EQ(code_of_file("a.tally", damaged), "damaged_tally");
}

TEST(FailureCodes, APassedLimitIsNamed) {
  try {
    (void)read_survey(ikm::bytes_of(header + fours, "f.csv"), ikm::permenpan_14_2017(), {.csv = {.max_columns = 8}});
    FAIL();
  } catch (const ikm::over_limit& problem) {
    EXPECT_EQ(problem.limit(), "max_columns");
    EXPECT_EQ(problem.most(), 8U);
    EXPECT_EQ(problem.line(), 1U);
  }
}

// The words of a program, and the sentences of others, are not in the library.
TEST(FailureCodes, TheLibraryNamesNoOptionAndQuotesNoForeignSentence) {
  const std::regex option{R"(--[a-z]+\b(?!:)|\bikm (score|tally|merge|inspect|compare|gap|methodology|sample-size)\b)"};
  const std::regex literal{R"("([^"\\]|\\.)*")"};
  constexpr std::array<std::string_view, 7> foreign = {"strerror",        "sqlite3_errstr", "simdjson::error_message",
                                                       "XML_ErrorString", "getErrorName",   "zip_error_strerror",
                                                       "lxw_strerror"};
  std::size_t files = 0;
  for (const char* const folder : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{IKM_SOURCE_DIR} / folder}) {
      const std::string path = entry.path().string();
      const bool is_ours = entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp";
      if (!is_ours || path.find("/src/cli/") != std::string::npos) continue;
      ++files;
      std::ifstream text{path};
      for (std::string line; std::getline(text, line);) {
        const std::string code = line.substr(0, line.find("//"));
        const bool may_name = code.find("--") != std::string::npos || code.find("ikm ") != std::string::npos;
        std::sregex_iterator at{code.begin(), code.end(), literal};
        for (const std::sregex_iterator end; may_name && at != end; ++at) {
          EXPECT_FALSE(std::regex_search(at->str(), option)) << path << ": " << line;
        }
        for (const std::string_view one : foreign) EXPECT_EQ(code.find(one), std::string::npos) << path << ": " << line;
      }
    }
  EXPECT_GT(files, 150U);
}
