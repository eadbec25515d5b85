// SPDX-License-Identifier: BSL-1.0
// Contract: groups of fewer than --smallest-group respondents keep their name and are withheld, in every form; without
// it one line on standard error says how many are too small to be published.
#include "cli/run_ikm.hpp"

#include <string>
#include <vector>

using cli::outcome;
using nlohmann::json;

namespace {

/// Five of SMA who answered 3 throughout, one of S2 who answered 1: the whole is 25 · (5·3 + 1)/6 = 66.67.
class SmallGroups : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    std::string text = "pendidikan,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
    for (int i = 0; i < 5; ++i) text += "SMA,3,3,3,3,3,3,3,3,3\n";
    write("s.csv", text + "S2,1,1,1,1,1,1,1,1,1\n");
  }
  static constexpr const char* said =
      "ikm: 1 group has fewer than 5 respondents: not for publication (--smallest-group 5 withholds them)";
};

}  // namespace

TEST_F(SmallGroups, AreShownAndCountedWhereNobodyDecided) {
  for (const char* format : {"text", "json", "csv"})
    EXPECT_TRUE(works({"score", "s.csv", "--by", "pendidikan", "--format", format, "--lang", "en"}).complains(said));
  EXPECT_EQ(score({"s.csv", "--by", "pendidikan"})["groups"][0]["result"]["index"], 25);
  EXPECT_TRUE(works({"score", "s.csv", "--by", "pendidikan"})
                  .complains("ikm: 1 kelompok berisi kurang dari 5 responden: bukan untuk diterbitkan "
                             "(--smallest-group 5 menahannya)"));
}

TEST_F(SmallGroups, NothingIsSaidWithoutSmallGroups) {
  EXPECT_EQ(works({"score", "s.csv", "--format", "json"}).err, "");
  write("five.csv", read("s.csv").substr(0, read("s.csv").find("S2")));
  EXPECT_EQ(works({"score", "five.csv", "--by", "pendidikan", "--format", "json"}).err, "");
  EXPECT_EQ(works({"tally", "five.csv", "--by", "pendidikan"}).err, "");
  EXPECT_EQ(works({"score", "s.csv", "--by", "pendidikan", "--smallest-group", "1", "--format", "json"}).err, "");
}

TEST_F(SmallGroups, AreWithheldFromJson) {
  const outcome made =
      works({"score", "s.csv", "--by", "pendidikan", "--smallest-group", "5", "--target", "70", "--format", "json"});
  EXPECT_EQ(made.err, "");
  EXPECT_EQ(made.json()["result"]["index"], 66.67);
  const json groups = made.json()["groups"];
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0], json({{"by", {{"pendidikan", "S2"}}}, {"result", nullptr}, {"withheld", true}}));
  EXPECT_EQ(groups[1]["result"]["index"], 75);
  EXPECT_FALSE(groups[1].contains("withheld"));
}

TEST_F(SmallGroups, AreWithheldFromCsv) {
  const auto lines = cli::lines_of(
      works({"score", "s.csv", "--by", "pendidikan", "--smallest-group", "5", "--target", "70", "--format", "csv"})
          .out);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0],
            "level,pendidikan,respondents,index,grade,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,"
            "pengaduan,sarana,target,difference,met,points_needed,withheld");
  EXPECT_TRUE(lines[1].ends_with(",false")) << lines[1];
  EXPECT_EQ(lines[2], "group,S2,,,,,,,,,,,,,,,,,true");
  EXPECT_TRUE(lines[3].starts_with("group,SMA,5,75.00,C,")) << lines[3];
  // As many cells as the header, also with an interval.
  for (const std::string& line : cli::lines_of(works({"score", "s.csv", "--by", "pendidikan", "--smallest-group", "5",
                                                      "--confidence", "0.95", "--format", "csv"})
                                                   .out))
    EXPECT_EQ(std::count(line.begin(), line.end(), ','), 19) << line;
}

TEST_F(SmallGroups, AreWithheldFromText) {
  const std::string text = works({"score", "s.csv", "--by", "pendidikan", "--smallest-group", "5", "--lang", "en"}).out;
  EXPECT_NE(text.find("withheld: fewer than 5 respondents"), std::string::npos) << text;
  EXPECT_NE(text.find("75.00"), std::string::npos);
  EXPECT_EQ(text.find("25.00"), std::string::npos) << text;
}

// The simple mean of 75 and 25.
TEST_F(SmallGroups, StillMakeTheWhole) {
  const json made = score({"s.csv", "--by", "pendidikan", "--combine", "units", "--smallest-group", "5"});
  EXPECT_EQ(made["result"]["index"], 50);
  EXPECT_TRUE(made["groups"][0]["result"].is_null());
}

// With listwise only complete respondents enter: of six in SMA one is complete.
TEST_F(SmallGroups, AreThoseWhoseAnswersAreShown) {
  std::string text = "pendidikan,U1,U2,U3,U4,U5,U6,U7,U8,U9\nSMA,3,3,3,3,3,3,3,3,3\n";
  for (int i = 0; i < 5; ++i) text += "SMA,3,3,3,3,3,3,3,3,\n";
  write("blanks.csv", text);
  const std::vector<std::string> asked = {"blanks.csv", "--by", "pendidikan", "--smallest-group", "5", "--missing"};
  const auto with = [&](const char* missing) {
    std::vector<std::string> words = asked;
    words.emplace_back(missing);
    return score(words)["groups"][0]["result"];
  };
  EXPECT_TRUE(with("listwise").is_null());
  EXPECT_EQ(with("available")["respondents"], 6);
}

// The groups of a tally add up to its whole, so it cannot hold one back.
TEST_F(SmallGroups, OfATallyAreNamedOrRefused) {
  EXPECT_TRUE(works({"tally", "s.csv", "--by", "pendidikan", "--lang", "en", "-o", "s.tally"}).complains(said));
  EXPECT_TRUE(works({"merge", "s.tally", "--lang", "en"})
                  .complains("ikm: 1 group has fewer than 5 respondents: not for publication"));
  write("old.tally", "kept");
  const outcome made =
      fails(1, {"tally", "s.csv", "--by", "pendidikan", "--smallest-group", "5", "--lang", "en", "-o", "old.tally"});
  EXPECT_TRUE(made.mentions("1 group has fewer than 5 respondents, and a stored tally cannot withhold them")) << made;
  EXPECT_EQ(read("old.tally"), "kept");
  EXPECT_EQ(works({"tally", "s.csv", "--smallest-group", "5"}).err, "");
  // What was stored is withheld when it is shown.
  EXPECT_TRUE(score({"s.tally", "--by", "pendidikan", "--smallest-group", "5"})["groups"][0]["result"].is_null());
}

TEST_F(SmallGroups, AreNotComparedWhereTheyAreWithheld) {
  const std::vector<std::string> two = {"compare", "s.csv", "s.csv", "--by", "pendidikan"};
  const auto with = [&](std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return works(words);
  };
  EXPECT_TRUE(with(two, {"--lang", "en"}).complains(said));
  const json groups = with(two, {"--format", "json", "--smallest-group", "5"}).json()["groups"];
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0], json({{"by", {{"pendidikan", "S2"}}},
                             {"first", nullptr},
                             {"second", nullptr},
                             {"comparison", nullptr},
                             {"withheld", true}}));
  EXPECT_EQ(groups[1]["first"]["index"], 75);
  const std::string text = with(two, {"--lang", "en", "--smallest-group", "5"}).out;
  EXPECT_NE(text.find("S2: withheld, fewer than 5 respondents"), std::string::npos) << text;

  const std::vector<std::string> one = {"compare", "s.csv", "--by", "pendidikan"};
  EXPECT_TRUE(with(one, {"--lang", "en"}).complains(said));
  const json made = with(one, {"--format", "json", "--smallest-group", "5"}).json();
  EXPECT_EQ(made["units"][0], json({{"by", {{"pendidikan", "S2"}}},
                                    {"respondents", nullptr},
                                    {"index", nullptr},
                                    {"grade", nullptr},
                                    {"withheld", true}}));
  EXPECT_EQ(made["units"][1]["index"], 75);
  EXPECT_TRUE(made["pairs"].empty());
  EXPECT_NE(with(one, {"--smallest-group", "5"}).out.find("S2: ditahan, kurang dari 5 responden"), std::string::npos);
}
