// SPDX-License-Identifier: BSL-1.0
// "No binary floating point on the way from counts to grade": this test reads the rooms for it. The one way out is an
// exit that says what it does, `to_double`, and no room on the way takes it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::array rooms_on_the_way = {"base", "survey", "tally", "index", "gap"};

/// `source` without comments and without what is in quotes; lines stay where they are.
std::string code_of(const std::string& source) {
  std::string code;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const std::string_view rest = std::string_view{source}.substr(i);
    std::size_t skip = 0;
    if (rest.starts_with("//")) {
      skip = std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      skip = std::min(rest.find("*/"), rest.size() - 2) + 2;
    } else if (rest.starts_with("R\"")) {
      const std::string close = ")" + std::string{rest.substr(2, rest.find('(') - 2)} + "\"";
      skip = std::min(rest.find(close), rest.size() - close.size()) + close.size();
    } else if (rest.front() == '"' ||
               (rest.front() == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(source[i - 1])) == 0))) {
      skip = 1;
      while (skip < rest.size() && rest[skip] != rest.front()) skip += rest[skip] == '\\' ? 2 : 1;
      skip = std::min(skip + 1, rest.size());
    }
    if (skip == 0) {
      code += rest.front();
      continue;
    }
    code += ' ';
    code.append(
        static_cast<std::size_t>(std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(skip), '\n')),
        '\n');
    i += skip - 1;
  }
  return code;
}

/// The code without the declarations and bodies of the exits.
std::string without_exits(std::string code) {
  static const std::regex head{
      R"((double|float)\s+((ikm::)?\w+::)?to_double\s*\([^)]*\)\s*(const)?\s*(noexcept)?\s*(;|\{))"};
  std::smatch found;
  while (std::regex_search(code, found, head)) {
    const auto from = static_cast<std::size_t>(found.position());
    std::size_t to = from + static_cast<std::size_t>(found.length());
    for (std::size_t depth = code[to - 1] == '{' ? 1 : 0; depth != 0 && to < code.size(); ++to)
      depth = code[to] == '{' ? depth + 1 : code[to] == '}' ? depth - 1 : depth;
    for (std::size_t i = from; i < to; ++i)
      if (code[i] != '\n') code[i] = ' ';
  }
  return code;
}

/// Lines that deal with binary fractions: `12: double x`.
std::vector<std::string> findings(const std::string& source) {
  static const std::regex suspect{
      R"(\b(double|float|float_t|double_t|_Float\d+|__float128|cpp_bin_float\w*|strto[df]|stod|stof)\b)"
      R"(|\b(to_double|lround|llround|nearbyint|rint|sqrt|std::round|std::floor|std::ceil)\b)"
      R"(|\bpow\s*\(\s*(?!cpp_int\b))"  // of big integers it is exact
      R"(|<cmath>|<math\.h>|<cfloat>)"
      R"(|\b\d[\d']*\.\d*|[^\w.)\]]\.\d+|\b\d[\d']*[eE][-+]?\d+)"};
  const std::string whole = code_of(source);
  const std::string code = without_exits(whole);
  const bool has_exit = code != whole;
  std::vector<std::string> found;
  std::size_t number = 1;
  for (std::size_t at = 0; at <= code.size(); ++number) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    const std::string line = code.substr(at, end - at);
    const bool for_the_exit = has_exit && line.find("<cmath>") != std::string::npos;
    if (!for_the_exit && std::regex_search(line, suspect)) found.push_back(std::to_string(number) + ": " + line);
    at = end + 1;
  }
  return found;
}

std::vector<fs::path> sources_of(const std::string& room) {
  std::vector<fs::path> files;
  for (const char* side : {"include/ikm", "src"}) {
    const fs::path folder = fs::path{IKM_SOURCE_DIR} / side / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

/// A projection into years to come is an estimate: it starts from published values and never comes back to a grade.
bool is_projection(const fs::path& path, const std::string& line) {
  return path.stem() == "projection" ||
         (path.stem() == "progress" && line.find("double confidence = 0.95;") != std::string::npos);
}

}  // namespace

TEST(NoBinaryFloatingPoint, TheScanFindsWhatItLooksFor) {
  for (const char* bad :
       {"double x = 0;", "float f(int);", "auto x = 0.5;", "auto x = 25.;", "auto y = a / .5;", "auto x = 1e9;",
        "return static_cast<double>(n);", "#include <cmath>", "auto y = exact.to_double();", "long double z;",
        "std::vector<double> v;", "x = std::round(y);", "x = pow(10, n);", "auto t = std::stod(text);"})
    EXPECT_EQ(findings(bad).size(), 1U) << bad;
  for (const char* good :
       {"// a double\nint x;", "/* float */ int y;", "auto s = \"0.5 double\";", "std::array{'.', ','};",
        "[[nodiscard]] double to_double() const;",
        "double ratio::to_double() const { if (x) { return static_cast<double>(a); } return 0.5; }\nint after;",
        "auto p = pow(cpp_int{10}, n);", "int doubled = 1'000'000; doubled *= 0x1F;",
        "for (auto x : {1, 2}) v.begin();", "auto a = b[1].sum;"})
    EXPECT_TRUE(findings(good).empty()) << good << " -> " << findings(good).front();
  EXPECT_EQ(findings("double to_double() const { return 1.0; }\nint a;\ndouble leak;").front(), "3: double leak;");
}

TEST(NoBinaryFloatingPoint, NoneOnTheWayFromCountsToGrade) {
  std::size_t read = 0;
  for (const char* room : rooms_on_the_way)
    for (const fs::path& path : sources_of(room)) {
      std::ifstream file{path, std::ios::binary};
      const std::string source{std::istreambuf_iterator<char>{file}, {}};
      ASSERT_FALSE(source.empty()) << path;
      ++read;
      for (const std::string& line : findings(source))
        if (!is_projection(path, line)) ADD_FAILURE() << fs::relative(path, IKM_SOURCE_DIR).string() << ':' << line;
    }
  EXPECT_GE(read, 20U) << "the rooms have moved: this test reads nothing";
}
