// SPDX-License-Identifier: BSL-1.0
// Contract: without --format the ending of the result's file says its form; --format goes before.
#include "cli/run_ikm.hpp"

#include <string>
#include <vector>

using cli::outcome;

namespace {

class ResultForm : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    write("s.csv", nine({"4,4,4,4,4,4,4,4,4", "2,2,2,2,2,2,2,2,2"}));
    write("t.csv", "indikator,2024\nNilai (IKM),70\n");
  }
  /// What the command writes to standard output in a form.
  [[nodiscard]] std::string as(const std::vector<std::string>& command, const std::string& form) const {
    std::vector<std::string> words = command;
    words.insert(words.end(), {"--format", form});
    return works(words).out;
  }
  [[nodiscard]] std::string written(std::vector<std::string> command, const std::string& name) const {
    command.insert(command.end(), {"-o", name});
    EXPECT_EQ(works(command).out, "");
    return read(name);
  }
};

}  // namespace

TEST_F(ResultForm, IsThatOfTheEnding) {
  const std::vector<std::vector<std::string>> commands = {{"score", "s.csv"}, {"gap", "--targets", "t.csv"}};
  for (const auto& command : commands) {
    for (const char* name : {"lap.csv", "LAP.CSV", "lap.2026.Csv"})
      EXPECT_EQ(written(command, name), as(command, "csv")) << name;
    for (const char* name : {"lap.json", "lap.JSON"}) EXPECT_EQ(written(command, name), as(command, "json")) << name;
    for (const char* name : {"hasil", "hasil.txt", "hasil.2026", "csv", ".csv", "hasil.md"})
      EXPECT_EQ(written(command, name), as(command, "text")) << name;
  }
  EXPECT_EQ(written({"compare", "s.csv", "s.csv"}, "c.json"), as({"compare", "s.csv", "s.csv"}, "json"));
  EXPECT_EQ(written({"sample-size", "1234"}, "n.json"), as({"sample-size", "1234"}, "json"));
}

TEST_F(ResultForm, TheOneAskedForGoesBefore) {
  EXPECT_EQ(written({"score", "s.csv", "--format", "text"}, "lap.json"), as({"score", "s.csv"}, "text"));
  EXPECT_EQ(written({"score", "s.csv", "--format", "csv"}, "lap.xlsx"), as({"score", "s.csv"}, "csv"));
}

TEST_F(ResultForm, OneThatTheCommandDoesNotWriteStopsIt) {
  struct {
    std::vector<std::string> command;
    std::vector<std::string> names;
  } const cases[] = {
      {{"score", "s.csv"},
       {"lap.xlsx", "lap.XLSX", "lap.ods", "lap.docx", "lap.pdf", "lap.html", "lap.csv.gz", "lap.tsv"}},
      {{"gap", "--targets", "t.csv"}, {"lap.xlsx", "lap.pdf"}},
      {{"compare", "s.csv", "s.csv"}, {"c.csv", "c.xlsx"}},
      {{"sample-size", "1234"}, {"n.csv", "n.ods"}},
      {{"tally", "s.csv"}, {"s.xlsx", "hitung.json"}},
      {{"methodology", "show", "permenpan-14-2017"}, {"m.json", "m.docx"}},
      {{"methodology", "list"}, {"m.csv"}},
  };
  for (const auto& [command, names] : cases)
    for (const std::string& name : names) {
      write(name, "kept");
      std::vector<std::string> words = command;
      words.insert(words.end(), {"-o", name});
      EXPECT_TRUE(fails(2, words).mentions("--output '" + name + "': perintah ini tidak menulis bentuk")) << name;
      EXPECT_EQ(read(name), "kept");
    }
  static_cast<void>(works({"tally", "s.csv", "-o", "s.tally"}));
  EXPECT_TRUE(fails(2, {"merge", "s.tally", "-o", "m.xlsx", "--lang", "en"}).mentions("it writes: tally"));
}

// In CSV there is no place for it, so it is said.
TEST_F(ResultForm, WhatCsvDoesNotShowIsSaid) {
  write("profile.csv",
        "sex," + read("s.csv").substr(0, 27) + "L,4,4,4,4,4,4,4,4,4\nP,2,2,2,2,2,2,2,2,2\nL,2,3,3,3,3,3,3,3,2\n");
  write("sex.csv", "sex,share\nL,50\nP,50\n");
  const auto said = [&](const std::vector<std::string>& asked, const std::string& form) {
    std::vector<std::string> words = {"score", "profile.csv", "--lang", "en", "--format", form};
    words.insert(words.end(), asked.begin(), asked.end());
    return works(words);
  };
  EXPECT_TRUE(said({"--quality"}, "csv").complains("ikm: CSV does not show --quality; use --format json or text"));
  EXPECT_TRUE(said({"--quality", "--confidence", "0.95", "--rake", "sex.csv"}, "csv")
                  .complains("ikm: CSV does not show --quality, --rake; use --format json or text"));
  EXPECT_TRUE(said({"--duplicates", "report"}, "csv").mentions("CSV does not show --duplicates report"));
  EXPECT_TRUE(said({"--population", "3"}, "csv").mentions("CSV does not show --population"));
  EXPECT_FALSE(said({"--confidence", "0.95", "--population", "4"}, "csv").mentions("CSV does not show"));
  EXPECT_FALSE(said({"--quality"}, "json").mentions("does not show"));
  EXPECT_FALSE(said({"--target", "70"}, "csv").mentions("does not show"));
}
