// SPDX-License-Identifier: BSL-1.0
// Contract: `ikm tally` reduces responses to counts, `ikm merge` adds them, `ikm score` reads them.
#include "cli/run_ikm.hpp"

#include <string>
#include <vector>

using cli::outcome;
using nlohmann::json;

namespace {

class Tally : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    const auto lines = cli::lines_of(cli::file_text(jepara()));
    std::vector<std::string> parts(3, lines[0] + "\n");
    for (std::size_t row = 1; row < lines.size(); ++row) parts[row % 3] += lines[row] + "\n";
    for (std::size_t p = 0; p < parts.size(); ++p) write("part" + std::to_string(p) + ".csv", parts[p]);
  }
  static std::string golden(const std::string& name) {
    return std::string{IKM_SOURCE_DIR} + "/tests/golden/stored/" + name;
  }
};

}  // namespace

TEST_F(Tally, OfSekadauIsTheGoldenFile) {
  static_cast<void>(works({"tally", sekadau(), "-o", "s.tally"}));
  EXPECT_EQ(read("s.tally"), cli::file_text(golden("v1_sekadau.tally")));
  EXPECT_EQ(works({"tally", sekadau()}).out, read("s.tally"));
}

TEST_F(Tally, OfJeparaByUnitIsTheGoldenFile) {
  EXPECT_EQ(works({"tally", jepara(), "--by", "unit", "--by", "year,unit"}).out,
            cli::file_text(golden("v1_jepara_by_unit_and_year.tally")));
}

TEST_F(Tally, IsScoredLikeTheResponses) {
  static_cast<void>(works({"tally", jepara(), "--by", "unit", "-o", "j.tally"}));
  for (const char* missing : {"available", "listwise", "zero"}) {
    const json from_tally = score({"j.tally", "--by", "unit", "--missing", missing});
    const json from_rows = score({jepara(), "--by", "unit", "--missing", missing});
    EXPECT_EQ(from_tally["result"], from_rows["result"]);
    EXPECT_EQ(from_tally["groups"], from_rows["groups"]);
    for (const char* key : {"rows", "accepted", "rejected", "skipped"})
      EXPECT_EQ(from_tally["input"][key], from_rows["input"][key]);
  }
}

TEST_F(Tally, PartsMergeToTheWholeInAnyOrder) {
  for (const char* part : {"part0", "part1", "part2"})
    static_cast<void>(works({"tally", std::string{part} + ".csv", "--by", "unit", "-o", std::string{part} + ".tally"}));
  const std::string whole = works({"tally", jepara(), "--by", "unit"}).out;
  EXPECT_EQ(works({"merge", "part0.tally", "part1.tally", "part2.tally"}).out, whole);
  EXPECT_EQ(works({"merge", "part2.tally", "part0.tally", "part1.tally"}).out, whole);
  static_cast<void>(works({"merge", "part1.tally", "part0.tally", "-o", "two.tally"}));
  EXPECT_EQ(works({"merge", "part2.tally", "two.tally"}).out, whole);
  // `score` merges what it is given, tallies and responses alike.
  const json expected = score({jepara(), "--by", "unit"});
  EXPECT_EQ(score({"part0.tally", "part1.tally", "part2.tally", "--by", "unit"})["result"], expected["result"]);
  EXPECT_EQ(score({"part2.csv", "two.tally", "--by", "unit"})["groups"], expected["groups"]);
  EXPECT_EQ(works({"tally", "part2.csv", "two.tally", "--by", "unit"}).out, whole);
}

// A sum that is added to gets a name of its own each time: what a run reads is not written over.
TEST_F(Tally, IsNotWrittenOverOneOfItsInputs) {
  static_cast<void>(works({"tally", "part0.csv", "-o", "sum.tally"}));
  static_cast<void>(works({"tally", "part1.csv", "-o", "b.tally"}));
  const std::string before = read("sum.tally");
  static_cast<void>(fails(2, {"merge", "sum.tally", "b.tally", "-o", "sum.tally"}));
  EXPECT_EQ(read("sum.tally"), before);
}

TEST_F(Tally, HoldsNoPerson) {
  write("s.csv", "nama,nik,U1,U2,U3,U4,U5,U6,U7,U8,U9,saran\nBudi Santoso,7312,4,4,4,4,4,4,4,4,4,semoga maju\n");
  const std::string stored = works({"tally", "s.csv"}).out;
  for (const char* personal : {"Budi", "7312", "semoga", "s.csv"})
    EXPECT_EQ(stored.find(personal), std::string::npos) << personal;
}

TEST_F(Tally, RowsSetAsideAreCarriedAlong) {
  write("s.csv", nine({"4,4,4,4,4,4,4,4,4", "9,4,4,4,4,4,4,4,4", ",,,,,,,,"}));
  static_cast<void>(fails(1, {"tally", "s.csv", "-o", "s.tally"}));
  EXPECT_FALSE(exists("s.tally"));
  static_cast<void>(works({"tally", "s.csv", "--bad-rows", "skip", "--rejects", "r.csv", "-o", "s.tally"}));
  EXPECT_EQ(cli::lines_of(read("r.csv")).size(), 2U);
  static_cast<void>(works({"merge", "s.tally", "s.tally", "-o", "twice.tally"}));
  const json input = score({"twice.tally"})["input"];
  EXPECT_EQ(input["rows"], 6);
  EXPECT_EQ(input["accepted"], 2);
  EXPECT_EQ(input["rejected"], 2);
  EXPECT_EQ(input["skipped"], 2);
}

TEST_F(Tally, KeepsItsMethodology) {
  write("s.csv", nine({"3,3,3,3,3,3,3,3,3"}));
  static_cast<void>(works({"tally", "s.csv", "--methodology", "permenpan-16-2014", "-o", "s.tally"}));
  const json made = score({"s.tally"});
  EXPECT_EQ(made["methodology"]["id"], "permenpan-16-2014");
  EXPECT_EQ(made["result"]["grade"]["letter"], "B");
}

TEST_F(Tally, UnlikeMethodologiesAndBreakdownsAreRefused) {
  static_cast<void>(works({"tally", "part0.csv", "-o", "a.tally"}));
  static_cast<void>(works({"tally", "part1.csv", "--methodology", "permenpan-16-2014", "-o", "b.tally"}));
  static_cast<void>(works({"tally", "part2.csv", "--by", "unit", "-o", "c.tally"}));
  write("old.tally", "kept");
  EXPECT_TRUE(fails(1, {"merge", "a.tally", "b.tally", "-o", "old.tally"}).mentions("b.tally"));
  EXPECT_TRUE(fails(1, {"merge", "a.tally", "c.tally", "-o", "old.tally"}).mentions("c.tally"));
  EXPECT_EQ(read("old.tally"), "kept");
  static_cast<void>(fails(1, {"score", "a.tally", "b.tally"}));
  static_cast<void>(fails(1, {"score", "b.tally", "--methodology", "permenpan-14-2017"}));
  EXPECT_TRUE(fails(1, {"score", "a.tally", "--by", "unit"}).mentions("a.tally"));
}

TEST_F(Tally, DamagedOrForeignOnesAreRefused) {
  const std::string whole = cli::file_text(golden("v1_sekadau.tally"));
  const auto refused = [&](const std::string& bytes) {
    write("x.tally", bytes);
    EXPECT_TRUE(fails(1, {"merge", "x.tally"}).mentions("x.tally"));
    EXPECT_TRUE(fails(1, {"score", "x.tally"}).mentions("x.tally"));
  };
  refused("");
  refused(whole.substr(0, whole.size() / 2));
  refused(whole.substr(0, whole.size() - 1));
  refused(whole + "x");
  std::string flipped = whole;
  flipped[whole.find("\t49\t") + 1] = '5';
  refused(flipped);
  std::string later = whole;
  later.replace(0, 11, "ikm.tally/9");
  refused(later);
}

// What only answers can give is refused by name, not passed over.
TEST_F(Tally, WhatNeedsTheAnswersIsRefused) {
  write("s.csv",
        "tanggal,unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n2026-02-01,a,2,2,2,2,2,2,2,2,2\n2026-03-01,b,4,4,4,4,4,4,4,4,4\n");
  write("more.csv", "tanggal,unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n2026-03-02,b,4,4,4,4,4,4,4,4,4\n");
  write("words.toml", "schema = \"ikm.mapping/1\"\n[words]\n\"Cukup Puas\" = 2\n");
  static_cast<void>(works({"tally", "s.csv", "--by", "unit", "--joint", "-o", "s.tally"}));
  struct {
    std::vector<std::string> asked;
    const char* why;
    const char* option;
  } const cases[] = {
      {{"--from", "2026-03-01"}, "a stored tally has no dates", "(--from, --to)"},
      {{"--to", "2026-02-28"}, "a stored tally has no dates", "(--from, --to)"},
      {{"--duplicates", "report"}, "a stored tally has no rows", "(--duplicates)"},
      {{"--duplicates", "first"}, "a stored tally has no rows", "(--duplicates)"},
      {{"--duplicates", "stop"}, "a stored tally has no rows", "(--duplicates)"},
      {{"--mapping", "words.toml"}, "a stored tally has no words", "(--mapping)"},
      {{"--count", "n"}, "a stored tally has no rows, so the column 'n' counts nothing in it", "(--count, --mapping)"},
      {{"--by", "tanggal:bulan"}, "no breakdown by 'tanggal:bulan'; there are: 'unit'; it has no dates", "(--by)"},
      {{"--by", "tanggal:semester,unit"}, "it has no dates, so a period needs the answers", "(--by)"},
      {{"--by", "umur"}, "no breakdown by 'umur'; there are: 'unit'", "(--by)"},
  };
  for (const auto& [asked, why, option] : cases)
    for (const std::vector<std::string>& inputs : {std::vector<std::string>{"score", "s.tally"},
                                                   {"score", "more.csv", "s.tally"},
                                                   {"score", "-"},
                                                   {"tally", "s.tally"},
                                                   {"compare", "s.tally", "s.tally"}}) {
      std::vector<std::string> words = inputs;
      words.insert(words.end(), asked.begin(), asked.end());
      words.insert(words.end(), {"--lang", "en"});
      const bool names_a_column = asked[1] == "umur" || asked[0] == "--count";
      if (names_a_column && inputs.size() == 3 && inputs[1] == "more.csv")
        continue;  // the answers have no such column either
      const outcome made = fails(1, words, read("s.tally"));
      EXPECT_TRUE(made.mentions(why)) << made;
      EXPECT_TRUE(made.mentions(option)) << made;
      EXPECT_TRUE(made.mentions(inputs[1] == "-" ? "-: " : "s.tally: ")) << made;
    }
  // By hand: of March there is one respondent with 4 everywhere.
  EXPECT_EQ(score({"s.csv", "--from", "2026-03-01"})["result"]["index"], 100);
}

TEST_F(Tally, AMappingOfColumnsBesideATallyIsForTheAnswers) {
  write("s.csv", nine({"2,2,2,2,2,2,2,2,2"}));
  static_cast<void>(works({"tally", "s.csv", "-o", "s.tally"}));
  write("x.csv", "A,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n");
  write("m.toml", "schema = \"ikm.mapping/1\"\n[columns]\npersyaratan = \"A\"\n");
  EXPECT_EQ(score({"s.tally", "x.csv", "--mapping", "m.toml"})["result"]["index"], 75);
}

// A tally grouped by month has its months, and gives them.
TEST_F(Tally, APeriodThatATallyHasIsGiven) {
  write("s.csv", "tanggal,U1,U2,U3,U4,U5,U6,U7,U8,U9\n2026-02-01,2,2,2,2,2,2,2,2,2\n2026-03-01,4,4,4,4,4,4,4,4,4\n");
  static_cast<void>(works({"tally", "s.csv", "--by", "tanggal:bulan", "-o", "s.tally"}));
  const json groups = score({"s.tally", "--by", "tanggal:bulan"})["groups"];
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[1]["by"]["tanggal:bulan"], "2026-03");
  EXPECT_EQ(groups[1]["result"]["index"], 100);
}
