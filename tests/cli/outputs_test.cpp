// SPDX-License-Identifier: BSL-1.0
// Promises about what a run writes: docs/reliability.md.
#include "cli/running.hpp"

#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <thread>

using cli::outcome;
using cli::running;
namespace fs = std::filesystem;

namespace {

class Outputs : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,3,3,3,3,3,3,3,3,3\nA,4,4,4,4,4,4,4,4,4\nB,3,3,3,3,3,3,3,3,3\n");
    write("bad.csv", nine({"3,3,3,3,3,3,3,3,3", "9,3,3,3,3,3,3,3,3"}));
  }

  /// The run is refused as wrong use that names an input, and the file stays as it was.
  void refuses_to_lose(const std::string& victim, const std::vector<std::string>& arguments,
                       const std::string& in = {}) const {
    std::string command;
    for (const std::string& word : arguments) command += word + ' ';
    SCOPED_TRACE(command);
    const std::string before = read(victim);
    const auto names = listing();
    std::vector<std::string> english = arguments;
    english.insert(english.end(), {"--lang", "en"});
    EXPECT_TRUE(fails(2, english, in).mentions("is an input file"));
    EXPECT_TRUE(fails(2, arguments, in).mentions("adalah berkas masukan"));
    EXPECT_EQ(read(victim), before);
    EXPECT_EQ(listing(), names);
  }
};

const std::string marks = "\xE2\x80\xAE";  // U+202E turns the line round

}  // namespace

// Whatever a run reads, no option writes over it.
TEST_F(Outputs, NeverReplaceWhatTheRunReads) {
  write("m.toml", "schema = \"ikm.mapping/1\"\n[columns]\nwaktu = \"U3\"\n");
  write("t.csv", "unit,target\nA,77\nB,70\n");
  write("w.csv", "unit,bobot\nA,1\nB,2\n");
  write("k.csv", "unit,populasi\nA,100\nB,50\n");
  write("h.csv", "unit,bagian\nA,0.6\nB,0.4\n");
  write("me.toml", works({"methodology", "show", "permenpan-14-2017"}).out);
  write("g.csv", "indikator,2024,2025\nKepuasan (ikm),77,80\n");
  write("r.csv", "indikator,2024\nKepuasan (ikm),76\n");
  write("a.tally", works({"tally", "s.csv"}).out);
  const std::map<std::string, std::vector<std::string>> runs = {
      {"s.csv", {"score", "s.csv"}},
      {"m.toml", {"score", "s.csv", "--mapping", "m.toml"}},
      {"me.toml", {"score", "s.csv", "--methodology", "me.toml"}},
      {"t.csv", {"score", "s.csv", "--by", "unit", "--targets", "t.csv"}},
      {"w.csv", {"score", "s.csv", "--by", "unit", "--combine", "weights", "--combine-weights", "w.csv"}},
      {"k.csv", {"score", "s.csv", "--confidence", "0.95", "--strata", "k.csv"}},
      {"h.csv", {"score", "s.csv", "--confidence", "0.95", "--poststratify", "h.csv"}}};
  for (const auto& [victim, run] : runs)
    for (const char* option : {"-o", "--output", "--rejects"}) {
      std::vector<std::string> arguments = run;
      arguments.insert(arguments.end(), {option, victim});
      refuses_to_lose(victim, arguments);
    }
  refuses_to_lose("h.csv", {"score", "s.csv", "--confidence", "0.95", "--rake", "h.csv", "-o", "h.csv"});
  refuses_to_lose("m.toml", {"score", "s.csv", "--quality", "--importance", "m.toml", "-o", "m.toml"});
  refuses_to_lose("s.csv", {"tally", "s.csv", "-o", "./s.csv"});
  refuses_to_lose("a.tally", {"merge", "a.tally", "a.tally", "-o", "a.tally"});
  refuses_to_lose("bad.csv", {"compare", "s.csv", "bad.csv", "-o", "bad.csv"});
  refuses_to_lose("bad.csv", {"compare", "s.csv", "bad.csv", "--rejects", "bad.csv"});
  refuses_to_lose("g.csv", {"gap", "--targets", "g.csv", "-o", "g.csv"});
  refuses_to_lose("r.csv", {"gap", "--targets", "g.csv", "--actuals", "r.csv", "-o", "r.csv"});
  refuses_to_lose("s.csv", {"gap", "--targets", "g.csv", "--survey", "ikm:2024=s.csv", "-o", "s.csv"});
  refuses_to_lose("me.toml", {"gap", "--targets", "g.csv", "--methodology", "me.toml", "-o", "me.toml"});
  refuses_to_lose("m.toml", {"inspect", "s.csv", "--mapping", "m.toml", "--write-mapping", "m.toml"});
  refuses_to_lose("s.csv", {"inspect", "s.csv", "--write-mapping", "s.csv"});
  refuses_to_lose("me.toml", {"methodology", "-o", "me.toml", "show", "me.toml"});
}

// It is the file that counts, not the name.
TEST_F(Outputs, AFileIsKnownByWhatItIs) {
  fs::create_directory(path("folder"));
  fs::create_symlink("../s.csv", path("folder/link.csv"));
  fs::create_hard_link(path("s.csv"), path("hard.csv"));
  fs::create_symlink("s.csv", path("one"));
  fs::create_symlink("one", path("two"));
  for (const char* name : {"folder/link.csv", "hard.csv", "two", "folder/../s.csv"}) {
    refuses_to_lose("s.csv", {"score", "s.csv", "-o", name});
    refuses_to_lose("s.csv", {"score", name, "-o", "s.csv"});
  }
  refuses_to_lose("s.csv", {"score", path("s.csv").string(), "-o", "s.csv"});
  write("s.db-wal", "what a database keeps beside itself");
  refuses_to_lose("s.db-wal", {"score", "s.db", "-o", "s.db-wal"});
}

TEST_F(Outputs, StandardInputIsAFileToo) {
  const std::string ikm = IKM_PROGRAM;
  const auto shell = [&](const std::string& command) {
    return WEXITSTATUS(std::system(("cd '" + path("").string() + "' && " + command + " 2>said").c_str()));
  };
  const std::string before = read("s.csv");
  EXPECT_EQ(shell(ikm + " score - -o s.csv <s.csv"), 2);
  EXPECT_EQ(shell(ikm + " score - --rejects s.csv <s.csv >out"), 2);
  EXPECT_EQ(shell(ikm + " score /dev/stdin -o s.csv <s.csv"), 2);
  EXPECT_EQ(shell(ikm + " score s.csv >>s.csv"), 2);
  EXPECT_EQ(shell(ikm + " score s.csv -o /dev/stdout >>s.csv"), 2);
  EXPECT_EQ(read("s.csv"), before);
  // Where standard input is not read, it is not an input.
  EXPECT_EQ(shell(ikm + " score s.csv -o other.csv <other.csv"), 2) << "the shell's own: no such file";
  write("other.csv", "yesterday's");
  EXPECT_EQ(shell(ikm + " score s.csv -o other.csv <other.csv"), 0);
  EXPECT_NE(read("other.csv"), "yesterday's");
}

// New files, earlier results, devices, and a file that happens to be called like a methodology.
TEST_F(Outputs, WhatIsNotReadIsWritten) {
  static_cast<void>(works({"score", "s.csv", "-o", "o.txt", "--rejects", "r.csv"}));
  static_cast<void>(works({"score", "s.csv", "-o", "o.txt", "--rejects", "r.csv"}));
  static_cast<void>(works({"score", "s.csv", "-o", "/dev/null", "--rejects", "/dev/null"}));
  static_cast<void>(works({"methodology", "show", "permenpan-14-2017", "-o", "permenpan-14-2017"}));
  static_cast<void>(works({"score", "s.csv", "--methodology", "permenpan-14-2017", "-o", "permenpan-14-2017"}));
  EXPECT_NE(read("permenpan-14-2017").find("IKM"), std::string::npos);
  write("m.toml", "schema = \"ikm.mapping/1\"\n");
  static_cast<void>(works({"inspect", "s.csv", "--mapping", "m.toml", "--write-mapping", "m2.toml"}));
}

TEST_F(Outputs, TwoOutputsDoNotShareAPlace) {
  fs::create_symlink("not-yet.csv", path("dangling"));
  for (const char* name : {"not-yet.csv", "./not-yet.csv", "dangling"})
    static_cast<void>(fails(2, {"score", "s.csv", "--rejects", "not-yet.csv", "-o", name}));
}

// A run that stops at bad rows writes their list; one that fails otherwise leaves the previous one.
TEST_F(Outputs, TheListOfRejectsIsTheProductOfARunThatStopsAtBadRowsOnly) {
  const auto list = [&] { return cli::lines_of(read("r.csv")); };
  static_cast<void>(fails(1, {"score", "bad.csv", "--rejects", "r.csv", "-o", "o.txt"}));
  ASSERT_EQ(list().size(), 2U);
  EXPECT_EQ(list()[1], "bad.csv,3,U1,9,out_of_scale,9,3,3,3,3,3,3,3,3");
  EXPECT_FALSE(exists("o.txt"));
  write("r.csv", "previous");
  write("miss.csv", "U1,U2,U3,U4,U5,U6,U7,U8\n3,3,3,3,3,3,3,3\n");
  static_cast<void>(fails(1, {"score", "miss.csv", "--rejects", "r.csv"}));
  static_cast<void>(fails(1, {"score", "bad.csv", "miss.csv", "--rejects", "r.csv"}));
  static_cast<void>(fails(1, {"score", "bad.csv", "miss.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  static_cast<void>(fails(1, {"score", "bad.csv", "nowhere.csv", "--rejects", "r.csv"}));
  static_cast<void>(fails(3, {"score", "bad.csv", "--bad-rows", "skip", "--rejects", "r.csv", "-o", "nowhere/o.csv"}));
  EXPECT_EQ(run({"score", "bad.csv", "--bad-rows", "skip", "--rejects", "r.csv"}, {}, "/dev/full").status, 3);
  EXPECT_EQ(read("r.csv"), "previous");
}

TEST_F(Outputs, OneListHoldsTheRejectsOfBothSurveys) {
  write("bad2.csv", nine({"3,3,3,3,3,3,3,3,3", "4,3,3,3,3,3,3,3,3", "3,3,3,3,3,3,3,3,7"}));
  write("bad.csv", nine({"3,3,3,3,3,3,3,3,3", "4,3,3,3,3,3,3,3,3", "9,3,3,3,3,3,3,3,3"}));
  static_cast<void>(works({"compare", "bad.csv", "bad2.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  const auto list = cli::lines_of(read("r.csv"));
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[1].substr(0, 10), "bad.csv,4,");
  EXPECT_EQ(list[2].substr(0, 11), "bad2.csv,4,");
}

// A file that may not grow, a pipe that nobody reads: exit 3 and a sentence, and nothing is left.
TEST_F(Outputs, AFileThatMayNotGrowIsAnErrorOfTheOutput) {
  const auto before = listing();
  for (const bool unnamed : {true, false})
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"score", "s.csv", "--format", "json", "-o", "o.json"},
             {"score", "s.csv", "--format", "json", "-o", "o.json", "--rejects", "r.csv"},
             {"tally", "s.csv", "-o", "o.tally"}}) {
      running ikm;
      ikm.file_size = 100;  // bytes
      ikm.without_unnamed_files = !unnamed;
      ikm.start(path(""), arguments, false);
      EXPECT_EQ(ikm.wait(), 3);
      EXPECT_NE(read("err").find("o."), std::string::npos) << read("err");
      fs::remove(path("out"));
      fs::remove(path("err"));
      EXPECT_EQ(listing(), before);
    }
}

TEST_F(Outputs, APipeThatNobodyReadsIsAnErrorOfTheOutput) {
  const std::string ikm = IKM_PROGRAM;
  const auto shell = [&](const std::string& command) {
    return WEXITSTATUS(std::system(
        ("bash -c \"cd '" + path("").string() + "' && exec 9> >(exec true); sleep 0.3; " + command + "\"").c_str()));
  };
  EXPECT_EQ(shell(ikm + " score bad.csv --bad-rows skip --rejects r.csv >&9 2>said"), 3);
  EXPECT_NE(read("said"), "");
  EXPECT_FALSE(exists("r.csv"));
  // Standard error that nobody reads, or that is closed, decides nothing.
  EXPECT_EQ(shell(ikm + " score bad.csv --bad-rows skip --rejects r.csv -o o.txt 2>&9"), 0);
  EXPECT_TRUE(exists("r.csv") && exists("o.txt"));
  EXPECT_EQ(shell(ikm + " score s.csv -o o2.txt 2>&- <&- >&-"), 0);
  EXPECT_EQ(read("o2.txt"), works({"score", "s.csv"}).out);
  // A closed standard output takes no file's place.
  EXPECT_EQ(shell(ikm + " score bad.csv --bad-rows skip --rejects r2.csv >&- 2>said"), 3);
  EXPECT_FALSE(exists("r2.csv"));
}

TEST_F(Outputs, LinksLeadToTheFileThatIsWritten) {
  fs::create_directory(path("folder"));
  fs::create_symlink("folder/new.json", path("d.json"));
  fs::create_symlink("d.json", path("chain.json"));
  static_cast<void>(works({"score", "s.csv", "--format", "json", "-o", "chain.json"}));
  EXPECT_TRUE(fs::is_symlink(path("chain.json")) && fs::is_symlink(path("d.json")));
  EXPECT_TRUE(fs::is_regular_file(path("folder/new.json")));
  fs::create_symlink("no/such/folder/x.json", path("lost.json"));
  fs::create_symlink("round.json", path("round.json"));
  for (const char* name : {"lost.json", "round.json"}) {
    EXPECT_TRUE(fails(3, {"score", "s.csv", "-o", name}).mentions(name));
    EXPECT_TRUE(fs::is_symlink(path(name)));
  }
  // A hard link is cut: the other name keeps the previous file.
  write("first.txt", "yesterday's");
  fs::create_hard_link(path("first.txt"), path("second.txt"));
  static_cast<void>(works({"score", "s.csv", "-o", "first.txt"}));
  EXPECT_EQ(read("second.txt"), "yesterday's");
}

TEST_F(Outputs, OwnerAndPermissionsOfThePreviousFileStay) {
  for (const bool unnamed : {true, false}) {
    write("p.txt", "yesterday's");
    ASSERT_EQ(chmod(path("p.txt").c_str(), 0640), 0);
    const bool root = geteuid() == 0;
    if (root) {
      ASSERT_EQ(chown(path("p.txt").c_str(), 12345, 54321), 0);
    }
    running ikm;
    ikm.without_unnamed_files = !unnamed;
    ikm.start(path(""), {"score", "s.csv", "-o", "p.txt"}, false);
    ASSERT_EQ(ikm.wait(), 0);
    struct stat now {};
    ASSERT_EQ(stat(path("p.txt").c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 07777U, 0640U);
    if (root) {
      EXPECT_EQ((std::pair{now.st_uid, now.st_gid}), (std::pair<uid_t, gid_t>{12345, 54321}));
    }
    EXPECT_NE(read("p.txt"), "yesterday's");
  }
}

// Text of files, of their names, of tallies and mappings commands no terminal and begins no line.
TEST_F(Outputs, NothingOfAFileCommandsTheTerminal) {
  const std::string evil = "\x1b]52;c;ZXZpbA==\x07" + marks +
                           "evil\xC2\x9B"
                           "31m\nkantor.csv:1: FORGED";
  const std::string in_json = nlohmann::json(evil).dump();
  write("dk.json", "[{" + in_json + ":1," + in_json + ":2}]");
  write("map.toml", "schema=\"ikm.mapping/1\"\n[columns]\n" + in_json + "=\"U1\"\n");
  write("map2.toml", "schema=\"ikm.mapping/1\"\n[columns]\nwaktu=" + in_json + "\n");
  write("met.toml", "id=" + in_json + "\nname=\"n\"\nscale=[1,4]\n[[elements]]\nid=\"a\"\ncode=\"Q1\"\nname=\"b\"\n");
  write("head.csv", "U1,U2,U3,U4,U5,U6,U7,U8,\"" + evil + "\"\n3,3,3,3,3,3,3,3,3\n");
  write("cell.csv", nine({"3,3,3,3,3,3,3,3,\"" + evil + "\""}));
  write("unit.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n\"" + evil + "\",3,3,3,3,3,3,3,3,3\n");
  write("good" + evil.substr(0, 20) + ".csv", nine({"3,3,3,3,3,3,3,3,3"}));
  const std::vector<std::vector<std::string>> runs = {{"score", "dk.json"},
                                                      {"score", "s.csv", "--mapping", "map.toml"},
                                                      {"score", "s.csv", "--mapping", "map2.toml"},
                                                      {"score", "s.csv", "--methodology", "met.toml"},
                                                      {"score", "head.csv"},
                                                      {"inspect", "head.csv"},
                                                      {"score", "cell.csv"},
                                                      {"inspect", "cell.csv"},
                                                      {"score", "unit.csv", "--by", "unit"},
                                                      {"compare", "unit.csv", "--by", "unit"},
                                                      {"score", "missing" + evil + ".csv"},
                                                      {"score", "good" + evil.substr(0, 20) + ".csv"},
                                                      {"merge", "missing" + evil + ".tally"},
                                                      {"score", "s.csv", "--by", evil},
                                                      {"score", "s.csv", "--target", evil},
                                                      {"score", "s.csv", "--" + evil},
                                                      {"gap", "--targets", "missing" + evil},
                                                      {"gap", "--targets", "s.csv", "--actual", evil},
                                                      {"methodology", "show", evil},
                                                      {"score", "s.csv", "-o", "no/" + evil}};
  for (const auto& arguments : runs) {
    const outcome made = run(arguments);
    SCOPED_TRACE(arguments[0] + " " + arguments[1] + "\n" + made.out + made.err);
    for (const std::string& text : {made.out, made.err}) {
      for (const char* raw : {"\x1b", "\x07", "\xC2\x9B", "\xE2\x80\xAE", "\nkantor.csv:1:"})
        EXPECT_EQ(text.find(raw), std::string::npos) << static_cast<int>(raw[0]);
    }
  }
}

// U+200C and U+200D join emoji and letters; other forms have escapes of their own.
TEST_F(Outputs, MarksAreShownAndFormsForProgramsKeepThem) {
  const std::string couple = "Loket \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";
  write("u.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nke" + marks + "kiri,3,3,3,3,3,3,3,3,3\n" + couple + ",3,3,3,3,3,3,3,3,3\n");
  const outcome text = works({"score", "u.csv", "--by", "unit"});
  EXPECT_NE(text.out.find("?kiri"), std::string::npos) << text;
  EXPECT_NE(text.out.find(couple), std::string::npos) << text;
  EXPECT_NE(works({"score", "u.csv", "--by", "unit", "--format", "json"}).out.find("ke" + marks + "kiri"),
            std::string::npos);
  EXPECT_NE(works({"score", "u.csv", "--by", "unit", "--format", "csv"}).out.find("ke" + marks + "kiri"),
            std::string::npos);
  write("c.csv", nine({"3,3,3,3,3,3,3,3,kiri" + marks + "kanan"}));
  EXPECT_TRUE(fails(1, {"score", "c.csv"}).mentions("kiriU+202Ekanan"));
}

namespace {

/// Kills runs at random moments and looks at what is there afterwards.
class Killed : public Outputs {
 protected:
  void kill_runs(int runs, int row_count) {
    std::string rows = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
    for (int row = 0; row < row_count; ++row)
      rows += "Loket " + std::to_string(row % 500) + (row % 7 == 0 ? ",9" : ",3") + ",3,3,3,3,3,3,3,3\n";
    write("many.csv", rows);
    const std::vector<std::string> arguments = {"tally", "many.csv", "--by", "unit",      "--bad-rows",
                                                "skip",  "-o",       "o",    "--rejects", "r"};
    const auto begun = std::chrono::steady_clock::now();
    static_cast<void>(works(arguments));
    const auto whole = std::chrono::steady_clock::now() - begun;
    const std::string result = read("o");
    const std::string rejects = read("r");
    const auto before = listing();
    std::mt19937 chance{20'170'014};
    std::map<bool, int> ended;
    std::size_t left = 0;
    for (int i = 0; i < runs; ++i) {
      write("o", "yesterday's result");
      write("r", "yesterday's rejects");
      running ikm;
      ikm.start(path(""), arguments, false);
      if (HasFatalFailure()) return;
      std::this_thread::sleep_for(whole * (chance() % 1000) / 800);
      ikm.send(SIGKILL);
      ++ended[ikm.wait() == 0];
      EXPECT_TRUE(read("o") == "yesterday's result" || read("o") == result) << "half a result";
      EXPECT_TRUE(read("r") == "yesterday's rejects" || read("r") == rejects) << "half a list";
      EXPECT_TRUE(read("o") != result || read("r") == rejects) << "a result without its rejects";
      fs::remove(path("out"));
      fs::remove(path("err"));
      for (const std::string& name : listing()) {
        if (std::find(before.begin(), before.end(), name) != before.end()) continue;
        // Between two calls of the system a whole file has a name of its own.
        ++left;
        EXPECT_TRUE(read(name) == result || read(name) == rejects) << name;
        fs::remove(path(name));
      }
    }
    EXPECT_GT(ended[false], runs / 10) << "hardly a run was killed: this proves nothing";
    EXPECT_LE(left, static_cast<std::size_t>(1 + runs / 200));
    std::cout << "killed " << ended[false] << " of " << runs << ", files left " << left << '\n';
  }
};

}  // namespace

TEST_F(Killed, AtAnyMomentEveryFileIsWholeOrAsItWas) {
  const char* more = std::getenv("IKM_KILLS");
  kill_runs(more == nullptr ? 40 : std::atoi(more), 3'000);
}

TEST_F(Killed, AtAnyMomentOverManyRowsToo) {
  const char* more = std::getenv("IKM_KILLS");
  kill_runs(more == nullptr ? 10 : std::atoi(more) / 5, more == nullptr ? 10'000 : 1'000'000);
}
