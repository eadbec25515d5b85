// SPDX-License-Identifier: BSL-1.0
// The page of `man ikm` is made from the options themselves.
#include "cli/run_ikm.hpp"

#include <string>

namespace {

class Manual : public cli::Ikm {};

}  // namespace

TEST_F(Manual, NamesEveryCommandAndOptionThatHelpNames) {
  for (const char* lang : {"id", "en"}) {
    const std::string page = works({"manual", "--lang", lang}).out;
    for (const char* command :
         {"score", "tally", "merge", "gap", "compare", "sample\\-size", "inspect", "report", "audit"})
      EXPECT_NE(page.find(std::string{".SH ikm "} + command + "\n"), std::string::npos) << command;
    EXPECT_NE(page.find(".B \\-\\-missing available|listwise|zero\n"), std::string::npos) << page;
    EXPECT_NE(page.find(".B \\-o, \\-\\-output "), std::string::npos) << page;
  }
}

TEST_F(Manual, IsInTheLanguageAsked) {
  EXPECT_NE(works({"manual"}).out.find(".SH STATUS KELUAR\n"), std::string::npos);
  EXPECT_NE(works({"manual", "--lang", "en"}).out.find(".SH EXIT STATUS\n"), std::string::npos);
}

// A line of roff that begins with a point or a single quote is a command of its own.
TEST_F(Manual, HasNoCommandsOfRoffButItsOwn) {
  const std::string page = works({"manual"}).out;
  for (std::size_t at = 0; at < page.size(); at = page.find('\n', at) + 1) {
    EXPECT_NE(page[at], '\'') << page.substr(at, 60);
    if (page[at] == '.') {
      const std::string command = page.substr(at + 1, 2);
      EXPECT_TRUE(command == "TH" || command == "SH" || command == "TP" || command == "RI" || command == "br" ||
                  command == "nf" || command == "fi" || command == "B " || command == "\\\"")
          << page.substr(at, 60);
    }
  }
}
