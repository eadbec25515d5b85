// SPDX-License-Identifier: BSL-1.0
// What is read from front to back only: standard input, pipes, compressed files. They give what the file gives, with
// the same complaints; how far it has come is shown on a terminal only; a signal leaves no half file.
#include "cli/running.hpp"
#include "source/packed.hpp"

#include <pty.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <thread>

using cli::becomes_true;
using cli::outcome;
using cli::running;
namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

/// Not so where nothing is mounted at /dev/pts, as in a bare chroot.
bool has_terminals() {
  int ours = -1;
  int theirs = -1;
  if (openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0) return false;
  close(ours);
  close(theirs);
  return true;
}

class Streams : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    std::signal(SIGPIPE, SIG_IGN);  // a program that stops reading is an answer too
  }

  /// 20,000 rows, of which some are bad, some hold line breaks; then what is put after them.
  static std::string many_rows(const std::string& end = {}) {
    std::string text = "no,unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\r\n";
    unsigned state = 7;
    for (int row = 1; row <= 20'000; ++row) {
      state = state * 1'664'525U + 1'013'904'223U;
      text += std::to_string(row) +
              (row % 50 == 3 ? ",\"Loket\n\"\"caf\u00e9\"\"\"" : ",Loket " + std::to_string(state >> 28U));
      for (unsigned q = 0; q < 9; ++q) {
        const unsigned digit = (state >> (q + 4U)) % 16U;
        text += ',';
        text += row % 997 == 0 && q == 4 ? "9" : digit == 0 ? "" : std::to_string(digit % 4 + 1);
      }
      text += "\r\n";
    }
    return text + end;
  }

  /// Written to a pipe of that name, piece by piece, by a thread of its own.
  std::thread written(const std::string& name, std::string text) const {
    EXPECT_EQ(mkfifo(path(name).c_str(), 0600), 0);
    return std::thread{[file = path(name), text = std::move(text)] {
      const int to = open(file.c_str(), O_WRONLY);
      for (std::size_t at = 0, size = 1; at < text.size(); at += size, size = size * 3 % 60'001 + 1) {
        size = std::min(size, text.size() - at);
        if (::write(to, text.data() + at, size) != static_cast<ssize_t>(size)) break;
      }
      close(to);
    }};
  }

  [[nodiscard]] outcome scored(const std::string& input, const std::string& in, const char* threads) const {
    outcome made = run({"score", input, "--by", "unit", "--bad-rows", "skip", "--rejects", "r.csv", "--format", "json",
                        "--threads", threads},
                       in);
    made.out += exists("r.csv") ? read("r.csv") : "";
    // The one difference is the name; as a cell of a spreadsheet `-` is after an apostrophe.
    for (std::string* text : {&made.out, &made.err})
      for (const std::string& name : {"\"" + input + "\"", "'" + input + ",", input + ":", input + ","})
        for (std::size_t at = 0; (at = text->find(name, at)) != std::string::npos;)
          text->replace(at, name.size(), name.back() == '"' ? "\"@\"" : std::string{'@', name.back()});
    if (exists("r.csv")) fs::remove(path("r.csv"));
    return made;
  }
};

}  // namespace

TEST_F(Streams, GiveWhatTheFileGives) {
  const std::vector<std::string> ends = {"", "20001,Loket 1,1,2,3,4,1,2,3,4,1",
                                         ",Jumlah,70000,70000,70000,70000,70000,70000,70000,70000,70000\r\n\r\n",
                                         "20001,\"Loket,1,2,3,4,1,2,3,4,1\r\n",
                                         "20001,\"Loket\"x,1,2,3,4,1,2,3,4,1\r\n20002,caf\xE9,1,2,3,4,1,2,3,4,1\r\n"};
  for (const std::string& end : ends) {
    const std::string text = many_rows(end);
    write("f.csv", text);
    write("f.gz", packed::gzip(text.substr(0, 300'001)) + packed::gzip(text.substr(300'001)));
    write("f.zst", packed::skippable("x") + packed::zstd(text));
    const outcome file = scored("f.csv", "", "2");
    EXPECT_EQ(file.status, end.find("\"Loket,") == std::string::npos ? 0 : 1) << file;
    for (const char* threads : {"1", "3"}) {
      const auto expect_same = [&](const std::string& input, const std::string& in) {
        const outcome made = scored(input, in, threads);
        EXPECT_EQ(made.status, file.status) << input << threads << made.err;
        EXPECT_TRUE(made.out == file.out) << input << threads;  // too long to be shown
        EXPECT_EQ(made.err, file.err) << input << threads;
      };
      expect_same("-", text);  // a file, from its front
      expect_same("-", cli::file_text(path("f.gz")));
      expect_same("-", cli::file_text(path("f.zst")));
      expect_same("f.gz", "");
      expect_same("f.zst", "");
      for (const std::string& of : {text, cli::file_text(path("f.gz"))}) {
        std::thread writer = written("pipe", of);
        expect_same("pipe", "");
        writer.join();
        fs::remove(path("pipe"));
      }
    }
  }
}

TEST_F(Streams, EveryCommandReadsThem) {
  const std::string text = cli::file_text(sekadau());
  write("s.csv.gz", packed::gzip(text));
  write("s.csv.zst", packed::zstd(text));
  EXPECT_NE(works({"inspect", "s.csv.gz"}).out.find("49"), std::string::npos);
  const std::string stored = works({"tally", "s.csv.zst"}).out;
  EXPECT_EQ(stored, works({"tally", sekadau()}).out);
  write("s.tally.gz", packed::gzip(stored));
  write("s.tally.zst", packed::zstd(stored));
  EXPECT_EQ(works({"merge", "s.tally.gz"}).out, stored);
  EXPECT_EQ(score({"s.tally.zst"})["result"]["index"], 78.74);
  std::thread writer = written("pipe", stored);
  EXPECT_EQ(score({"pipe"})["result"]["index"], 78.74);
  writer.join();
  write("s.json.gz",
        packed::gzip("[{\"U1\":3,\"U2\":3,\"U3\":3,\"U4\":3,\"U5\":3,\"U6\":3,\"U7\":3,\"U8\":3,\"U9\":3}]"));
  EXPECT_EQ(score({"s.json.gz"})["result"]["index"], 75);
  EXPECT_EQ(score({"-"}, cli::file_text(path("s.json.gz")))["result"]["index"], 75);
}

TEST_F(Streams, ACutOrDamagedFileGivesNoResult) {
  const std::string text = many_rows();
  write("old.json", "yesterday's result");
  for (const std::string& packed : {packed::gzip(text), packed::zstd(text)}) {
    for (const std::size_t size : {packed.size() - 1, packed.size() / 2, std::size_t{20}}) {
      write("f", packed.substr(0, size));
      EXPECT_EQ(fails(1, {"score", "f", "--bad-rows", "skip", "-o", "old.json", "--lang", "en"}).err,
                "f: this compressed file is cut off; download or copy it again\n");
    }
    std::string bad = packed;
    bad[bad.size() / 2] = static_cast<char>(~bad[bad.size() / 2]);
    write("f", bad);
    EXPECT_TRUE(
        fails(1, {"score", "f", "--bad-rows", "skip", "-o", "old.json"}).mentions("f: berkas terkompresi ini rusak"));
    EXPECT_EQ(read("old.json"), "yesterday's result");
  }
  write("twice", packed::gzip(packed::gzip(text)));
  EXPECT_TRUE(fails(1, {"score", "twice", "--lang", "en"}).mentions("twice: a file that was compressed twice"));
  const std::string book = std::string{IKM_SOURCE_DIR} + "/tests/data/exports/application.";
  for (const char* kind : {"xlsx", "sqlite"}) {
    write("book.gz", packed::gzip(cli::file_text(book + kind)));
    EXPECT_TRUE(fails(1, {"score", "book.gz", "--lang", "en"}).mentions("can only be read from a file as it is"));
    EXPECT_TRUE(fails(1, {"score", "-", "--lang", "en"}, cli::file_text(book + kind))
                    .mentions("can only be read from a file as it is"));
  }
}

// Four kilobytes that unpack to gigabytes end at the limits on rows.
TEST_F(Streams, ABombEndsAtTheLimits) {
  const std::string once = packed::zstd(std::string(1 << 24, 'x'));
  std::string bomb = packed::zstd("U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,1,1,1,1,1,1,1,");
  for (int i = 0; i < 1000; ++i) bomb += once;
  write("bomb.zst", bomb);
  EXPECT_TRUE(fails(1, {"score", "bomb.zst"}).mentions("max_row_bytes"));
}

TEST_F(Streams, HowFarItHasComeIsShownOnATerminalAndWiped) {
  if (!has_terminals()) GTEST_SKIP() << "this system gives no pseudo-terminals";
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  running ikm;
  ikm.start(path(""), {"score", "pipe", "--lang", "en", "--bad-rows", "skip", "--format", "csv"}, true);
  if (HasFatalFailure()) return;
  const int to = open(path("pipe").c_str(), O_WRONLY);
  const std::string rows = many_rows();
  ASSERT_EQ(::write(to, rows.data(), rows.size()), static_cast<ssize_t>(rows.size()));
  const std::string more = rows.substr(rows.find('\n') + 1);
  EXPECT_TRUE(becomes_true([&] {
    EXPECT_EQ(::write(to, more.data(), more.size()), static_cast<ssize_t>(more.size()));
    return ikm.seen().find("MB/s") != std::string::npos;
  }));
  close(to);
  EXPECT_EQ(ikm.wait(), 0);
  // Drawn, drawn over, wiped with blanks; and only then complaints.
  const std::string seen = ikm.seen();
  EXPECT_EQ(seen.find("\rikm: "), 0U) << seen;
  const std::size_t complaint = seen.find("pipe:");
  ASSERT_NE(complaint, std::string::npos) << seen;
  ASSERT_GT(complaint, 2U);
  EXPECT_EQ(seen.substr(complaint - 2, 2), " \r") << seen;
  EXPECT_EQ(seen.find("MB/s", complaint), std::string::npos) << seen;
  for (std::size_t at = 0, next = 0; next < complaint; at = next + 1) {
    next = seen.find('\r', at);
    EXPECT_LT(next - at, 60U) << "longer than the terminal is wide";
  }
}

TEST_F(Streams, NothingIsShownWhereNobodyLooksOrNothingTakesLong) {
  if (!has_terminals()) GTEST_SKIP() << "this system gives no pseudo-terminals";
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  running slow;
  slow.start(path(""), {"score", "pipe", "--format", "csv"}, false);
  const int to = open(path("pipe").c_str(), O_WRONLY);
  std::string rows = nine({});
  for (int i = 0; i < 40'000; ++i) rows += "3,3,3,3,3,3,3,3,3\n";
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(::write(to, rows.data(), rows.size()), static_cast<ssize_t>(rows.size()));
    rows.erase(0, i == 0 ? rows.find('\n') + 1 : 0);
    std::this_thread::sleep_for(550ms);
  }
  close(to);
  EXPECT_EQ(slow.wait(), 0);
  EXPECT_EQ(read("err"), "");
  running quick;
  quick.start(path(""), {"score", sekadau(), "--format", "csv"}, true);
  EXPECT_EQ(quick.wait(), 0);
  EXPECT_EQ(quick.seen(), "");
}

TEST_F(Streams, ASignalLeavesNoHalfFile) {
  for (const bool unnamed : {true, false})
    for (const int signal :
         {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF}) {
      SCOPED_TRACE(signal);
      SCOPED_TRACE(unnamed);
      write("r.csv", "yesterday's rejects");
      write("old.json", "yesterday's result");
      ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
      running ikm;
      ikm.without_unnamed_files = !unnamed;
      ikm.start(path(""), {"score", "pipe", "--rejects", "r.csv", "-o", "old.json", "--bad-rows", "skip"}, false);
      const int to = open(path("pipe").c_str(), O_WRONLY);
      const std::string rows = many_rows();
      ASSERT_EQ(::write(to, rows.data(), rows.size()), static_cast<ssize_t>(rows.size()));
      const std::vector<std::string> whole = {"err", "old.json", "out", "pipe", "r.csv"};
      ASSERT_TRUE(becomes_true([&] { return listing().size() > whole.size() || ikm.holds_unnamed_file(); }))
          << "no temporary file: this proves nothing";
      EXPECT_TRUE(unnamed || !ikm.holds_unnamed_file());
      ikm.send(signal);
      EXPECT_EQ(ikm.wait(), 1000 + signal) << "not ended by the signal";
      close(to);
      EXPECT_EQ(listing(), whole);
      EXPECT_EQ(read("r.csv"), "yesterday's rejects");
      EXPECT_EQ(read("old.json"), "yesterday's result");
      EXPECT_EQ(read("out"), "");
      fs::remove(path("pipe"));
    }
}

// Under nohup it goes on.
TEST_F(Streams, ASignalThatWasIgnoredStaysIgnored) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  running ikm;
  ikm.start(path(""), {"score", "pipe", "--rejects", "r.csv", "--format", "csv"}, false, SIGHUP);
  const int to = open(path("pipe").c_str(), O_WRONLY);
  const std::string rows = nine({"3,3,3,3,3,3,3,3,3"});
  ASSERT_TRUE(becomes_true([&] { return listing().size() > 3 || ikm.holds_unnamed_file(); }));
  ikm.send(SIGHUP);
  ASSERT_EQ(::write(to, rows.data(), rows.size()), static_cast<ssize_t>(rows.size()));
  close(to);
  EXPECT_EQ(ikm.wait(), 0);
  EXPECT_NE(read("out").find("75.00"), std::string::npos);
}
