// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/failure.hpp>

#include "documented_codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// As the header lists them.
std::vector<std::string> enumerators() {
  const std::string header = contents(fs::path{IKM_SOURCE_DIR} / "include/ikm/base/failure.hpp");
  const std::size_t begin = header.find("enum class failure {");
  const std::string body = header.substr(begin, header.find("};", begin) - begin);
  const std::regex line{"\n  ([a-z_]+),"};
  std::vector<std::string> found;
  for (std::sregex_iterator at{body.begin(), body.end(), line}, end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

}  // namespace

TEST(Failure, IsCalledAsItIsWrittenInTheHeader) {
  const std::vector<std::string> listed = enumerators();
  ASSERT_GT(listed.size(), 90U);
  for (std::size_t i = 0; i < listed.size(); ++i) EXPECT_EQ(name_of(static_cast<ikm::failure>(i)), listed[i]);
  EXPECT_EQ(std::set<std::string>(listed.begin(), listed.end()).size(), listed.size());
}

TEST(Failure, StandsInTheDocumentationWithWhatItMeansAndWhatSettlesIt) {
  EXPECT_EQ(documented_codes("Failures"), enumerators());
}

TEST(Failure, EachIsThrownSomewhere) {
  constexpr std::string_view before = "failure::";
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
  std::set<std::string> thrown;
  for (const char* const folder : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{IKM_SOURCE_DIR} / folder}) {
      if (!entry.is_regular_file() || entry.path().stem() == "failure") continue;
      const std::string code = contents(entry.path());
      for (std::size_t at = code.find(before); at != std::string::npos; at = code.find(before, at + 1)) {
        const std::size_t begin = at + before.size();
        thrown.insert(code.substr(begin, code.find_first_not_of(letters, begin) - begin));
      }
    }
  for (const std::string& one : enumerators()) EXPECT_TRUE(thrown.contains(one)) << one;
}
