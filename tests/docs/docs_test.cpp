// SPDX-License-Identifier: BSL-1.0
// Every example of the documentation is run. In README.md and docs/*.md
//   ```console blocks are sessions: lines with `$ ` are run by a shell from the top of the tree, what follows each is
//              what it prints on both streams, to the letter;
//   ```c, ```cpp, ```php, ```python, ```toml and ```cmake blocks are word for word in a file of docs/examples or tests,
//   where they are built, run or read.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct block {
  std::string language;
  std::string text;
  std::string where;
};

std::string contents(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found = {fs::path{IKM_SOURCE_DIR} / "README.md"};
  for (const auto& entry : fs::directory_iterator{fs::path{IKM_SOURCE_DIR} / "docs"})
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  return found;
}

std::vector<block> blocks(const fs::path& page) {
  std::vector<block> found;
  std::istringstream lines{contents(page)};
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) found.push_back({line.substr(3), {}, page.filename().string() + ":" + std::to_string(number)});
      inside = !inside;
    } else if (inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

/// A page as one line, so that a sentence is found wherever its lines end.
std::string in_one_line(const char* page) {
  std::istringstream words{contents(fs::path{IKM_SOURCE_DIR} / page)};
  std::string text;
  for (std::string word; words >> word;) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string printed_by(const std::string& command) {
  std::FILE* const pipe = popen(("{ " + command + "\n} 2>&1").c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) != 0;)
    text.append(buffer.data(), got);
  pclose(pipe);
  return text;
}

void check_session(const block& session) {
  std::istringstream lines{session.text};
  std::string command;
  std::string expected;
  const auto check = [&] {
    if (!command.empty()) {
      EXPECT_EQ(printed_by(command), expected) << session.where << ": $ " << command;
    }
    expected.clear();
  };
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) {
      check();
      command = line.substr(2);
    } else {
      expected += line + "\n";
    }
  }
  check();
}

class Docs : public ::testing::Test {
 protected:
  // A folder in which docs/, src/ and tests/ are the tree's, so that sessions may write files of their own.
  Docs() {
    fs::remove_all(work_);
    fs::create_directories(work_);
    for (const char* folder : {"docs", "src", "tests"})
      fs::create_directory_symlink(fs::path{IKM_SOURCE_DIR} / folder, work_ / folder);
    setenv("PYTHONDONTWRITEBYTECODE", "1", 1);  // which would write into the tree
    fs::current_path(work_);
    const std::string path = fs::path{IKM_PROGRAM}.parent_path().string() + ":" + std::getenv("PATH");
    setenv("PATH", path.c_str(), 1);
  }
  ~Docs() override {
    fs::current_path("/");
    fs::remove_all(work_);
  }

 private:
  fs::path work_ = fs::temp_directory_path() / ("ikm_docs_" + std::to_string(getpid()));
};

}  // namespace

// The journey follows the answer to U4 on line 21 of a real sheet: what it says of the others is counted here.
TEST_F(Docs, TheJourneyCountsTheFoursOfItsSheet) {
  std::istringstream lines{contents(fs::path{IKM_SOURCE_DIR} / "docs/examples/sekadau_2019s1.csv")};
  std::string line;
  std::getline(lines, line);
  int until_21 = 0;
  int all = 0;
  for (int number = 2; std::getline(lines, line); ++number) {
    std::istringstream cells{line};
    std::string cell;
    for (int column = 0; column < 5; ++column) std::getline(cells, cell, ',');
    all += cell == "4" ? 1 : 0;
    if (number <= 21) until_21 = all;
  }
  const std::string sentence =
      std::to_string(until_21) + " such answers are known, and " + std::to_string(all) + " after the last row.";
  EXPECT_NE(in_one_line("docs/journey_of_an_answer.md").find(sentence), std::string::npos) << sentence;
}

TEST_F(Docs, SessionsPrintWhatTheyShow) {
  std::size_t sessions = 0;
  for (const fs::path& page : pages())
    for (const block& b : blocks(page))
      if (b.language == "console") {
        check_session(b);
        ++sessions;
      }
  EXPECT_GT(sessions, 2U);
}

TEST_F(Docs, CodeStandsInAFileThatIsBuilt) {
  std::string built;
  const std::set<std::string> of_files = {"c", "cmake", "cpp", "php", "python", "toml"};
  for (const char* folder : {"docs/examples", "tests/consume"})
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{IKM_SOURCE_DIR} / folder})
      if (entry.is_regular_file()) built += contents(entry.path());
  std::size_t code = 0;
  for (const fs::path& page : pages())
    for (const block& b : blocks(page))
      if (of_files.contains(b.language)) {
        EXPECT_NE(built.find(b.text), std::string::npos) << b.where << " is in no file that is built";
        ++code;
      }
  EXPECT_GT(code, 1U);
}

TEST_F(Docs, PagesThatAreLinkedAreThere) {
  for (const fs::path& page : pages()) {
    const std::string text = contents(page);
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      const std::string target = text.substr(at + 2, text.find_first_of(")#", at) - at - 2);
      if (!target.empty() && !target.starts_with("http")) {
        EXPECT_TRUE(fs::exists(page.parent_path() / target)) << page << " links " << target;
      }
    }
  }
}
