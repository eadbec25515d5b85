// SPDX-License-Identifier: BSL-1.0
// What passes a limit is refused with its name and the option that raises it.
#include "run_ikm.hpp"

namespace {

class Limits : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    write("three.csv",
          "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,3,3,3,3,3,3,3,3,3\nB,3,3,3,3,3,3,3,3,3\nC,3,3,3,3,3,3,3,3,3\n");
  }
};

}  // namespace

TEST_F(Limits, GroupsAreAsManyAsTheOptionSays) {
  static_cast<void>(works({"score", "three.csv", "--by", "unit", "--max-groups", "3"}));
  const std::string said = "three.csv:4: lebih dari 2 kelompok (max_groups); --max-groups mengizinkan lebih banyak";
  for (const char* command : {"score", "tally"})
    EXPECT_TRUE(fails(1, {command, "three.csv", "--by", "unit", "--max-groups", "2"}).complains(said)) << command;
  write("three.tally", works({"tally", "three.csv", "--by", "unit"}).out);
  for (const char* command : {"score", "merge"}) {
    std::vector<std::string> words = {command, "three.tally", "three.tally", "--max-groups", "2"};
    if (words[0] == "score") words = {"score", "three.tally", "--by", "unit", "--max-groups", "2"};
    const auto refused = fails(1, words);
    EXPECT_TRUE(refused.mentions("(max_groups); --max-groups ")) << refused;
    EXPECT_TRUE(refused.mentions("three.tally: ")) << refused;
  }
}

// JSON is held whole: a text of more than a quarter of the memory is refused.
TEST_F(Limits, JsonThatIsTooLargeNamesTheOption) {
  std::string text = "[";
  for (int i = 0; i < 20'000; ++i) text += R"({"U1":3,"U2":3,"U3":3,"U4":3,"U5":3,"U6":3,"U7":3,"U8":3,"U9":3},)";
  text.back() = ']';
  write("many.json", text);  // 1.3 MB
  static_cast<void>(works({"score", "many.json", "--max-memory", "8MiB"}));
  EXPECT_TRUE(fails(1, {"score", "many.json", "--max-memory", "4MiB", "--lang", "en"})
                  .complains("many.json: over the limit of 1048576 (max_file_bytes); --max-memory allows more"));
}

// One MiB keeps 97,656 cells of a long table: a respondent of nine answers has at least nine.
TEST_F(Limits, LongTablesNameTheOption) {
  std::string text = "id_responden,unsur,jawaban\n";
  for (int i = 0; i < 15'000; ++i)
    for (int q = 1; q <= 9; ++q) text += std::to_string(i) + ",U" + std::to_string(q) + ",3\n";
  write("long.csv", text);
  static_cast<void>(works({"score", "long.csv"}));
  const auto refused = fails(1, {"score", "long.csv", "--max-memory", "1MiB", "--lang", "en"});
  EXPECT_TRUE(refused.mentions("; --max-memory allows more")) << refused;
}

// The switch raises no limit of a row.
TEST_F(Limits, NoOptionIsNamedWhereNoneRaisesTheLimit) {
  std::string wide = "unit";
  for (int c = 0; c < 16'384; ++c) wide += ",K" + std::to_string(c);
  write("wide.csv", wide + "\n");
  const auto refused = fails(1, {"score", "wide.csv", "--lang", "en"});
  EXPECT_TRUE(refused.mentions("max_columns")) << refused;
  EXPECT_FALSE(refused.mentions("--max")) << refused;
}

TEST_F(Limits, JointCountsNameTheOption) {
  std::string text = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 400; ++i) text += "Unit " + std::to_string(i) + ",3,3,3,3,3,3,3,3,3\n";
  write("units.csv", text);
  // A group keeps 3,856 bytes and little more: one MiB of memory gives 768 KiB to less than 204 of them.
  static_cast<void>(works({"tally", "units.csv", "--by", "unit", "--joint"}));
  EXPECT_TRUE(fails(1, {"tally", "units.csv", "--by", "unit", "--joint", "--max-memory", "1MiB", "--lang", "en"})
                  .mentions("bytes (max_joint_bytes); --max-memory allows more"));
  EXPECT_TRUE(fails(1, {"score", "units.csv", "--by", "unit", "--confidence", "0.95", "--max-memory", "1MiB"})
                  .mentions("bita (max_joint_bytes); --max-memory mengizinkan lebih banyak"));
}

TEST_F(Limits, AnAmountOfMemoryIsUnderstoodOrRefused) {
  for (const char* amount : {"500000000", "500MB", "2GB", "512MiB", "1GiB"})
    static_cast<void>(works({"score", "three.csv", "--max-memory", amount}));
  for (const char* amount :
       {"0", "-1", "2 GiB", "2gib", "GiB", "1.5GiB", "99999999999999999999", "18446744073709551615GiB"})
    EXPECT_TRUE(
        fails(2, {"score", "three.csv", "--max-memory", amount}).mentions("--max-memory '" + std::string{amount} + "'"))
        << amount;
}
