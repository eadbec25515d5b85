// SPDX-License-Identifier: BSL-1.0
// What bash completes after `source <(ikm completion bash)`; zsh and fish get the same words.
#include "cli/run_ikm.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

class Completion : public cli::Ikm {
 protected:
  /// What bash offers for the last of the words, one blank between the offers.
  [[nodiscard]] std::string offered(const std::string& words) const {
    write("t.sh", "cd \"$(dirname \"$0\")\"; source ./ikm.bash; COMP_WORDS=(" + words +
                      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ikm; echo \"${COMPREPLY[*]}\"");
    FILE* const shell = ::popen(("bash '" + path("t.sh").string() + "'").c_str(), "r");
    std::string said;
    for (int c = 0; (c = std::fgetc(shell)) != EOF;) said += static_cast<char>(c);
    EXPECT_EQ(::pclose(shell), 0);
    return said;
  }
};

}  // namespace

TEST_F(Completion, OffersCommandsOptionsWordsAndFiles) {
  write("ikm.bash", works({"completion", "bash"}).out);
  write("jawaban.csv", "");
  EXPECT_EQ(offered("ikm sco"), "score\n");
  EXPECT_EQ(offered("ikm methodology ''"), "list show\n");
  EXPECT_EQ(offered("ikm score --miss"), "--missing\n");
  EXPECT_EQ(offered("ikm score --missing l"), "listwise\n");
  EXPECT_EQ(offered("ikm score --missing zero jaw"), "jawaban.csv\n");
  EXPECT_EQ(offered("ikm score x.csv --mapping jaw"), "jawaban.csv\n");
  EXPECT_EQ(offered("ikm score x.csv --lang ''"), "id en\n");
}

TEST_F(Completion, OfEveryShellNamesEveryCommand) {
  const std::vector<std::string> commands = {"score",   "tally",       "merge",   "gap",
                                             "compare", "sample-size", "inspect", "methodology"};
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string made = works({"completion", shell}).out;
    for (const std::string& command : commands) EXPECT_NE(made.find(command), std::string::npos) << shell << command;
    EXPECT_NE(made.find("listwise"), std::string::npos) << shell;
  }
}

TEST_F(Completion, OfAnotherShellIsWrongUse) { EXPECT_EQ(run({"completion", "csh"}).status, 2); }
