// SPDX-License-Identifier: BSL-1.0
// Contract, "Everywhere": help, version, exit statuses, output files, languages.
#include "cli/run_ikm.hpp"

#include <ikm/base/version.hpp>

#include <sys/stat.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

using cli::outcome;
namespace fs = std::filesystem;

namespace {

class Everywhere : public cli::Ikm {};

const std::vector<std::string> subcommands = {"score", "tally", "merge", "methodology"};

}  // namespace

TEST_F(Everywhere, HelpIsAResultAndSucceeds) {
  const outcome help = works({"--help"});
  EXPECT_NE(help.out.find("--lang"), std::string::npos);
  for (const std::string& name : subcommands) {
    EXPECT_NE(help.out.find(name), std::string::npos) << name;
    const outcome own = works({name, "--help"});
    EXPECT_NE(own.out, "");
    EXPECT_EQ(own.err, "");
  }
  const outcome score = works({"score", "--help"});
  for (const char* option :
       {"--methodology", "--weight-decimals", "--rounding", "--missing", "--bad-rows", "--rejects", "--by", "--combine",
        "--combine-by", "--combine-weights", "--delimiter", "--threads", "--format", "--output"})
    EXPECT_NE(score.out.find(option), std::string::npos) << option;
}

TEST_F(Everywhere, HelpIsInBothLanguages) {
  EXPECT_NE(works({"score", "--help", "--lang", "en"}).out, works({"score", "--help"}).out);
  EXPECT_EQ(works({"--lang", "en", "score", "--help"}).out, works({"score", "--help", "--lang=en"}).out);
}

TEST_F(Everywhere, HelpFitsTheTerminalAndHasHeadings) {
  const outcome help = works({"score", "--help", "--lang", "en"});
  for (const char* heading : {"\nWhich rows:\n", "\nIndex:\n", "\nStatistics:\n", "\nResult:\n", "\nExamples:\n"})
    EXPECT_NE(help.out.find(heading), std::string::npos) << heading;
  std::istringstream lines{help.out};
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  EXPECT_NE(help.out.find("--missing available|listwise|zero"), std::string::npos);
}

TEST_F(Everywhere, StandardInputIsReadWhereNoInputIsNamed) {
  const std::string answers = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,3,3,3,3,3,3,3\n";
  EXPECT_EQ(works({"score", "--format", "json"}, answers).out, works({"score", "-", "--format", "json"}, answers).out);
  EXPECT_TRUE(fails(2, {"score", "--lang", "en"}).mentions("name a file of answers"));
}

TEST_F(Everywhere, HelpIsASubcommandToo) {
  EXPECT_EQ(works({"help"}).out, works({"--help"}).out);
  EXPECT_EQ(works({"help", "score"}).out, works({"score", "--help"}).out);
  const outcome bare = fails(2, {});
  EXPECT_EQ(bare.err, works({"--help"}).out);
}

TEST_F(Everywhere, AMisspelledWordIsQuotedWithTheNearest) {
  EXPECT_TRUE(
      fails(2, {"scor", "s.csv", "--lang", "en"}).mentions("unknown subcommand: 'scor'; did you mean 'score'?"));
  EXPECT_TRUE(fails(2, {"score", sekadau(), "--tarjet", "77"})
                  .mentions("opsi tidak dikenal: '--tarjet'; maksudnya '--target'?"));
  EXPECT_TRUE(fails(2, {"score", sekadau(), "--tagret=77"}).mentions("maksudnya '--target'?"));
  EXPECT_FALSE(fails(2, {"score", sekadau(), "--nonsense"}).mentions("maksudnya"));
}

TEST_F(Everywhere, VersionIsTheOneOfTheHeader) {
  const std::string version = std::to_string(IKM_VERSION / 10000) + "." + std::to_string(IKM_VERSION / 100 % 100) +
                              "." + std::to_string(IKM_VERSION % 100);
  EXPECT_NE(works({"--version"}).out.find(version), std::string::npos);
}

// Exit status 2: wrong use of the command.
TEST_F(Everywhere, TheEnvironmentChoosesTheLanguageAndTheLoops) {
  ::setenv("IKM_LANG", "en", 1);
  EXPECT_TRUE(fails(2, {"scores"}).mentions("see --help"));
  ::setenv("IKM_LANG", "id", 1);
  EXPECT_TRUE(fails(2, {"scores"}).mentions("lihat --help"));
  ::unsetenv("IKM_LANG");
  const std::string whole = works({"score", sekadau(), "--format", "json"}).out;
  for (const char* loops : {"scalar", "avx2", "avx512"}) {
    ::setenv("IKM_ISA", loops, 1);
    EXPECT_EQ(works({"score", sekadau(), "--format", "json"}).out, whole) << loops;
  }
  ::setenv("IKM_ISA", "avx", 1);
  EXPECT_TRUE(
      fails(2, {"score", sekadau(), "--lang", "en"}).complains("ikm: IKM_ISA 'avx': known are scalar, avx2, avx512"));
  ::unsetenv("IKM_ISA");
}

TEST_F(Everywhere, WrongUseIs2) {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"scores"},
      {"score"},
      {"tally"},
      {"merge"},
      {"methodology"},
      {"methodology", "show"},
      {"score", sekadau(), "--nonsense"},
      {"score", sekadau(), "--missing", "mean"},
      {"score", sekadau(), "--rounding", "up"},
      {"score", sekadau(), "--bad-rows", "drop"},
      {"score", sekadau(), "--combine", "median"},
      {"score", sekadau(), "--format", "xml"},
      {"score", sekadau(), "--lang", "fr"},
      {"score", sekadau(), "--weight-decimals", "x"},
      {"score", sekadau(), "--weight-decimals", "-1"},
      {"score", sekadau(), "--weight-decimals", "2.5"},
      {"score", sekadau(), "--threads", "-3"},
      {"score", sekadau(), "--threads", "many"},
      {"score", sekadau(), "--delimiter", ";;"},
      {"score", sekadau(), "--delimiter", "\""},
      {"score", sekadau(), "--by", ""},
      {"score", sekadau(), "--by", "U1,"},
      {"score", sekadau(), "--combine", "units"},
      {"score", sekadau(), "--combine-by", "U1"},  // without a rule it would say nothing
      {"score", sekadau(), "--rejects", "r.csv", "-o", "./r.csv"},
      {"score", sekadau(), "--rejects", "-"},
      {"score", sekadau(), "--rejects", sekadau()},
      {"tally", sekadau(), "--rejects", "r.csv", "-o", "r.csv"},
      {"score", sekadau(), "--combine", "weights", "--combine-by", "U1"},
      {"score", sekadau(), "--combine-weights", "w.csv"},
      {"score", sekadau(), "--format", "csv", "--by", "U1", "--by", "U2"},
      {"score", "-", "-"},
  };
  for (const auto& arguments : wrong) {
    std::string shown;
    for (const std::string& word : arguments) shown += word + ' ';
    SCOPED_TRACE(shown);
    static_cast<void>(fails(2, arguments));
  }
}

// What the system says is given in our words, in either language.
TEST_F(Everywhere, WhyAFileCannotBeReadOrWrittenIsSaidInTheLanguageAskedFor) {
  EXPECT_EQ(fails(1, {"score", "/nowhere/a.csv"}).err,
            "ikm: /nowhere/a.csv: tidak dapat dibaca: berkas atau foldernya tidak ada\n");
  EXPECT_EQ(fails(1, {"score", "/nowhere/a.csv", "--lang", "en"}).err,
            "ikm: /nowhere/a.csv: cannot be read: there is no such file or folder\n");
  EXPECT_EQ(fails(1, {"score", "/"}).err, "ikm: /: tidak dapat dibaca: ini sebuah folder\n");
  EXPECT_EQ(fails(3, {"methodology", "list", "-o", "/nowhere/a"}).err,
            "ikm: /nowhere/a: tidak dapat ditulis: berkas atau foldernya tidak ada\n");
}

// `--lang` is for complaints too, and Indonesian is what nobody has to ask for.
TEST_F(Everywhere, WrongUseIsSaidInTheLanguageAskedFor) {
  const std::string see = "ikm: lihat --help\n";
  EXPECT_EQ(fails(2, {"--lang", "id"}).err, "ikm: sebutkan satu subperintah\n" + see);
  EXPECT_EQ(fails(2, {"score"}).err, "ikm: sebutkan berkas jawaban (INPUT)\n");
  EXPECT_EQ(fails(2, {"score", "a.csv", "--nonsense"}).err, "ikm: argumen tidak dikenal: --nonsense\n" + see);
  EXPECT_EQ(fails(2, {"score", "a.csv", "--target"}).err, "ikm: --target: nilainya belum disebut\n" + see);
  EXPECT_EQ(fails(2, {"score", "a.csv", "--bad-rows"}).err, "ikm: --bad-rows: nilainya belum disebut\n" + see);
  EXPECT_EQ(fails(2, {"inspect", "a.csv", "b.csv"}).err, "ikm: FILE: terlalu banyak nilai\n" + see);
  EXPECT_EQ(fails(2, {"score", "a.csv", "--threads", "x"}).err, "ikm: nilai tidak dapat dibaca: --threads = x\n" + see);
  EXPECT_EQ(fails(2, {"score", "a.csv", "--missing", "mean"}).err,
            "ikm: --missing: mean bukan salah satu dari {available,listwise,zero}\n" + see);
  EXPECT_EQ(fails(2, {"score", "a.csv", "--weight-decimals", "12"}).err,
            "ikm: --weight-decimals: nilai 12 di luar rentang 0 sampai 9\n" + see);
  EXPECT_EQ(fails(2, {"score", "--lang", "en"}).err, "ikm: name a file of answers (INPUT)\n");
  const std::string help = works({"score", "--help"}).out;
  for (const char* english : {"Usage", "Options", "Positionals", "Print this", "REQUIRED"})
    EXPECT_EQ(help.find(english), std::string::npos) << english;
}

// A complaint names the file, the whole of it, so that an editor finds it.
TEST_F(Everywhere, ComplaintsNameLongPathsWhole) {
  const std::string folder = std::string(90, 'a') + "/" + std::string(90, 'b');
  fs::create_directories(path(folder));
  write(folder + "/jawaban.csv", nine({"1,2,3,7,1,2,3,4,1"}));
  EXPECT_TRUE(fails(1, {"score", folder + "/jawaban.csv", "--lang", "en"})
                  .complains(folder + "/jawaban.csv:2: U4: '7' is outside the scale 1..4"));
  write(folder + "/baik.csv", nine({"1,2,3,4,1,2,3,4,1"}));
  EXPECT_NE(works({"score", folder + "/baik.csv"}).out.find(folder + "/baik.csv\n"), std::string::npos);
}

// Exit status 1: the input could not be used.
TEST_F(Everywhere, UnusableInputIs1) {
  write("empty.csv", "");
  write("text.csv", "halo\n");
  fs::create_directory(path("folder"));
  for (const char* input : {"empty.csv", "text.csv", "folder", "nowhere.csv"}) {
    SCOPED_TRACE(input);
    EXPECT_TRUE(fails(1, {"score", input}).mentions(input));
    EXPECT_TRUE(fails(1, {"tally", input}).mentions(input));
    EXPECT_TRUE(fails(1, {"merge", input}).mentions(input));
  }
  // One good input does not save a bad one.
  EXPECT_TRUE(fails(1, {"score", sekadau(), "nowhere.csv"}).mentions("nowhere.csv"));
}

// A failed run prints no result: figures that would not fit are refused before the first byte.
TEST_F(Everywhere, ATargetThatIsNoIndexIsRefusedBeforeAnythingIsPrinted) {
  for (const char* target : {"999999999999999999", "-5", "1.00000000000000000", "7e1", "x", ""})
    for (const char* format : {"text", "json", "csv"}) {
      SCOPED_TRACE(std::string{target} + " " + format);
      static_cast<void>(fails(2, {"score", sekadau(), "--format", format, std::string{"--target="} + target}));
    }
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,4,4\n");
  for (const char* target : {"999999999999999999", "-5", "\"1,00000000000000000\""}) {
    SCOPED_TRACE(target);
    write("t.csv", std::string{"unit,target\na,"} + target + "\n");
    for (const char* format : {"text", "json", "csv"})
      static_cast<void>(fails(1, {"score", "s.csv", "--by", "unit", "--targets", "t.csv", "--format", format}));
  }
}

// Exit status 3: the output could not be written.
TEST_F(Everywhere, UnwritableOutputIs3) {
  for (const char* format : {"text", "json", "csv"}) {
    const outcome full = run({"score", sekadau(), "--format", format}, {}, "/dev/full");
    EXPECT_EQ(full.status, 3) << full;
    EXPECT_NE(full.err, "");
  }
  EXPECT_EQ(run({"tally", sekadau()}, {}, "/dev/full").status, 3);
  EXPECT_EQ(run({"methodology", "list"}, {}, "/dev/full").status, 3);
  EXPECT_EQ(run({"methodology", "show", "permenpan-14-2017"}, {}, "/dev/full").status, 3);
  EXPECT_EQ(run({"--help"}, {}, "/dev/full").status, 3);
  EXPECT_EQ(run({"--version"}, {}, "/dev/full").status, 3);
  write("a.tally", works({"tally", sekadau()}).out);
  EXPECT_EQ(run({"merge", "a.tally"}, {}, "/dev/full").status, 3);
  for (const char* file : {"no/such/folder/out.json", "folder"}) {
    fs::create_directories(path("folder"));
    EXPECT_TRUE(fails(3, {"score", sekadau(), "-o", file}).mentions(file));
  }
  static_cast<void>(fails(3, {"score", sekadau(), "-o", std::string(300, 'x')}));  // longer than a name can be
  static_cast<void>(fails(3, {"score", sekadau(), "--rejects", "no/such/folder/r.csv"}));
}

TEST_F(Everywhere, OutputGoesToTheFileAndNothingElseStandsBesideIt) {
  const std::string expected = works({"score", sekadau(), "--format", "json"}).out;
  for (const std::vector<std::string>& option :
       std::vector<std::vector<std::string>>{{"-o", "r.json"}, {"--output", "r.json"}, {"--output=r.json"}}) {
    std::vector<std::string> arguments = {"score", sekadau(), "--format", "json"};
    arguments.insert(arguments.end(), option.begin(), option.end());
    const outcome made = works(arguments);
    EXPECT_EQ(made.out, "");
    EXPECT_EQ(read("r.json"), expected);
    EXPECT_EQ(listing(), (std::vector<std::string>{"r.json"}));
  }
}

TEST_F(Everywhere, AFailedRunLeavesThePreviousFileAsItWas) {
  write("old.json", "yesterday's result");
  write("bad.csv", nine({"1,2,3,4,1,2,3,4,9"}));
  write("torn.tally", works({"tally", sekadau()}).out.substr(0, 300));
  static_cast<void>(fails(1, {"score", "bad.csv", "-o", "old.json"}));
  static_cast<void>(fails(1, {"tally", "bad.csv", "-o", "old.json"}));
  static_cast<void>(fails(1, {"merge", "torn.tally", "-o", "old.json"}));
  static_cast<void>(fails(1, {"score", "nowhere.csv", "-o", "old.json"}));
  EXPECT_EQ(read("old.json"), "yesterday's result");
  EXPECT_EQ(listing(), (std::vector<std::string>{"bad.csv", "old.json", "torn.tally"}));
}

TEST_F(Everywhere, ASuccessfulRunReplacesThePreviousFile) {
  write("old.json", std::string(100'000, 'x'));
  static_cast<void>(works({"score", sekadau(), "--format", "json", "-o", "old.json"}));
  EXPECT_EQ(nlohmann::json::parse(read("old.json"))["result"]["index"], 78.74);
}

TEST_F(Everywhere, TheOutputKeepsLinksAndPermissions) {
  write("kept.json", "yesterday's result");
  ASSERT_EQ(chmod(path("kept.json").c_str(), 0600), 0);
  fs::create_directory(path("elsewhere"));
  fs::create_symlink("../kept.json", path("elsewhere/link.json"));
  static_cast<void>(works({"score", sekadau(), "--format", "json", "-o", "elsewhere/link.json"}));
  EXPECT_TRUE(fs::is_symlink(path("elsewhere/link.json")));
  EXPECT_EQ(nlohmann::json::parse(read("kept.json"))["result"]["index"], 78.74);
  EXPECT_EQ(fs::status(path("kept.json")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(listing(), (std::vector<std::string>{"elsewhere", "kept.json"}));
}

// A pipe or a device named as the output is written to, not replaced by a file of its name.
TEST_F(Everywhere, AnOutputThatIsNoRegularFileIsNotReplaced) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  const int reader = open(path("pipe").c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  const outcome made = run({"methodology", "list", "-o", "pipe"});
  EXPECT_TRUE(fs::is_fifo(path("pipe"))) << "the pipe was replaced by a file";
  std::string got(65'536, '\0');
  const ssize_t size = ::read(reader, got.data(), got.size());
  close(reader);
  EXPECT_EQ(made.status, 0) << made;
  EXPECT_GT(size, 0);
}

TEST_F(Everywhere, ADashIsStandardInput) {
  const std::string expected = cli::file_text(sekadau());
  EXPECT_EQ(score({"-"}, expected)["result"], score({sekadau()})["result"]);
  const std::string stored = works({"tally", "-"}, expected).out;
  EXPECT_EQ(score({"-"}, stored)["result"], score({sekadau()})["result"]);
  write("a.tally", stored);
  EXPECT_EQ(works({"merge", "-"}, stored).out, stored);
}

TEST_F(Everywhere, ADashAsOutputIsStandardOutput) {
  EXPECT_EQ(works({"score", sekadau(), "-o", "-"}).out, works({"score", sekadau()}).out);
  EXPECT_EQ(listing(), std::vector<std::string>{});
}

// Text in `id` uses the decimal comma; JSON and CSV always the point, whatever the language.
TEST_F(Everywhere, TheDecimalMarkFollowsTheLanguageInTextOnly) {
  const std::string id = works({"score", sekadau()}).out;
  const std::string en = works({"score", sekadau(), "--lang", "en"}).out;
  EXPECT_NE(id.find("78,74"), std::string::npos) << id;
  EXPECT_EQ(id.find("78.74"), std::string::npos) << id;
  EXPECT_NE(en.find("78.74"), std::string::npos) << en;
  EXPECT_EQ(en.find("78,74"), std::string::npos) << en;
  EXPECT_EQ(works({"score", sekadau(), "--lang", "id"}).out, id);
  EXPECT_EQ(works({"--lang", "en", "score", sekadau()}).out, en);
  EXPECT_EQ(works({"score", sekadau(), "--format", "csv"}).out,
            works({"score", sekadau(), "--format", "csv", "--lang", "en"}).out);
  const auto json_id = score({sekadau()});
  const auto json_en = score({sekadau(), "--lang", "en"});
  EXPECT_EQ(cli::keys_of(json_id["result"]), cli::keys_of(json_en["result"]));
  EXPECT_EQ(json_id["result"]["grade"]["label"], "Baik");
  EXPECT_EQ(json_id["result"]["index"], json_en["result"]["index"]);
  EXPECT_EQ(json_id["result"]["elements"][8]["name"], "Sarana dan prasarana");
  EXPECT_NE(json_en["result"]["elements"][8]["name"], "Sarana dan prasarana");
}

TEST_F(Everywhere, ComplaintsAreInTheLanguageAskedFor) {
  write("bad.csv", nine({"1,2,3,7,1,2,3,4,1"}));
  EXPECT_TRUE(fails(1, {"score", "bad.csv"}).mentions("di luar skala 1..4"));
  EXPECT_TRUE(fails(1, {"score", "bad.csv", "--lang", "en"}).mentions("is outside the scale 1..4"));
}

TEST_F(Everywhere, ResultsDoNotDependOnTheNumberOfThreads) {
  std::string text = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  unsigned state = 1;
  for (int row = 0; row < 30'000; ++row) {
    state = state * 1'664'525U + 1'013'904'223U;
    text += row % 500 == 3 ? "\"Loket, \"\"" + std::to_string(state % 7) + "\"\"\nbaris\""
                           : "Loket " + std::to_string((state >> 8) % 40);
    for (unsigned q = 0; q < 9; ++q) {
      const unsigned digit = (state >> (q + 5)) % 16;
      text += ',';
      if (row % 997 == 0 && q == 4)
        text += "9";
      else if (digit != 0)
        text += std::to_string(digit % 4 + 1);
    }
    text += '\n';
  }
  write("many.csv", text);
  for (const char* format : {"json", "csv", "text"}) {
    const auto with = [&](const char* threads) {
      return works({"score", "many.csv", "--by", "unit", "--bad-rows", "skip", "--rejects", "r.csv", "--format", format,
                    "--threads", threads});
    };
    const outcome one = with("1");
    const std::string rejects = read("r.csv");
    for (const char* threads : {"2", "3", "7"}) {
      const outcome more = with(threads);
      EXPECT_EQ(more.out, one.out) << threads;
      EXPECT_EQ(more.err, one.err) << threads;
      EXPECT_EQ(read("r.csv"), rejects) << threads;
    }
  }
}

// What is said to the command is text; a name of a file may be any bytes.
TEST_F(Everywhere, AnArgumentThatIsNoTextIsRefusedAndAFileMayHaveAnyName) {
  const std::string answers = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,3,3,3,3,3,3,3,3,3\n";
  write("s.csv", answers);
  write("s\xE2\x80.csv", answers);
  for (const char* by : {"zz\xE2\x80", "Pl\xE9", "\xC2"}) {
    EXPECT_TRUE(fails(2, {"score", "s.csv", "--by", by}).mentions("UTF-8")) << by;
    EXPECT_TRUE(fails(2, {"score", "s.csv", std::string{"--by="} + by}).mentions("UTF-8")) << by;
  }
  EXPECT_TRUE(fails(2, {"score", "s.csv", "--sheet", "\xFF"}).mentions("--sheet"));
  EXPECT_EQ(score({"s\xE2\x80.csv"})["units"].size(), score({"s.csv"})["units"].size());
  (void)works({"tally", "s.csv", "-o", "t\xE2\x80.tally"});
  EXPECT_TRUE(exists("t\xE2\x80.tally"));
  (void)works({"score", "t\xE2\x80.tally"});
}
