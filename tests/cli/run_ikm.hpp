// SPDX-License-Identifier: BSL-1.0
// Runs the built program as a user would: a folder of its own, arguments, standard input; and gives back what it
// said, what it complained about and how it ended.
#ifndef IKM_TESTS_CLI_RUN_IKM_HPP
#define IKM_TESTS_CLI_RUN_IKM_HPP

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace cli {

namespace fs = std::filesystem;

inline std::string file_text(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>{file}, {}};
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What one run did.
struct outcome {
  int status = -1;  ///< of exit; 1000 + signal when it was killed
  std::string out;
  std::string err;

  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
  [[nodiscard]] bool complains(const std::string& line) const {
    const auto lines = lines_of(err);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  }
  [[nodiscard]] bool mentions(const std::string& text) const { return err.find(text) != std::string::npos; }
};

inline std::ostream& operator<<(std::ostream& to, const outcome& o) {
  return to << "status " << o.status << "\n--- out\n" << o.out << "--- err\n" << o.err;
}

/// A test that runs the program in an empty folder, removed afterwards.
class Ikm : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ikm-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    work_ = folder_ / "work";
    fs::create_directory(work_);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream file{work_ / name, std::ios::binary};
    file << text;
    ASSERT_TRUE(file.flush());
  }
  [[nodiscard]] std::string read(const std::string& name) const { return file_text(work_ / name); }
  [[nodiscard]] bool exists(const std::string& name) const { return fs::exists(work_ / name); }
  [[nodiscard]] fs::path path(const std::string& name) const { return work_ / name; }
  /// Names in the folder, sorted.
  [[nodiscard]] std::vector<std::string> listing() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{work_}) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  /// \param out where standard output goes, when it is not to be captured
  [[nodiscard]] outcome run(const std::vector<std::string>& arguments, const std::string& in = {},
                            const std::string& out = {}) const {
    const fs::path in_path = folder_ / "in";
    const fs::path out_path = out.empty() ? folder_ / "out" : fs::path{out};
    const fs::path err_path = folder_ / "err";
    std::ofstream{in_path, std::ios::binary} << in;

    std::vector<std::string> words = {IKM_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    const pid_t child = fork();
    if (child == 0) {
      const int in_file = open(in_path.c_str(), O_RDONLY);
      const int out_file = open(out_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      const int err_file = open(err_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (in_file < 0 || out_file < 0 || err_file < 0 || chdir(work_.c_str()) != 0) _exit(126);
      dup2(in_file, STDIN_FILENO);
      dup2(out_file, STDOUT_FILENO);
      dup2(err_file, STDERR_FILENO);
      execv(argv[0], argv.data());
      _exit(127);
    }
    outcome made;
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) return made;
    made.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    if (out.empty()) made.out = file_text(out_path);
    made.err = file_text(err_path);
    return made;
  }

  /// The run fails with this status, says something on standard error and nothing on standard output.
  [[nodiscard]] outcome fails(int status, const std::vector<std::string>& arguments, const std::string& in = {}) const {
    outcome made = run(arguments, in);
    EXPECT_EQ(made.status, status) << made;
    EXPECT_EQ(made.out, "") << made;
    EXPECT_NE(made.err, "");
    return made;
  }
  /// The run succeeds.
  [[nodiscard]] outcome works(const std::vector<std::string>& arguments, const std::string& in = {}) const {
    outcome made = run(arguments, in);
    EXPECT_EQ(made.status, 0) << made;
    return made;
  }
  /// The JSON of `ikm score --format json ARGUMENTS`.
  [[nodiscard]] nlohmann::json score(std::vector<std::string> arguments, const std::string& in = {}) const {
    arguments.insert(arguments.begin(), {"score", "--format", "json"});
    const outcome made = works(arguments, in);
    if (made.status != 0) return {};
    return made.json();
  }

  static std::string sekadau() { return std::string{IKM_SOURCE_DIR} + "/docs/examples/sekadau_2019s1.csv"; }
  static std::string jepara() { return std::string{IKM_SOURCE_DIR} + "/tests/data/jepara_mpp_2020_2022.csv"; }

  /// The header of nine coded answers and these rows.
  static std::string nine(const std::vector<std::string>& rows) {
    std::string text = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
    for (const std::string& row : rows) text += row + "\n";
    return text;
  }

 private:
  fs::path folder_;
  fs::path work_;
};

/// The keys of a JSON object, sorted.
inline std::vector<std::string> keys_of(const nlohmann::json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace cli

#endif
