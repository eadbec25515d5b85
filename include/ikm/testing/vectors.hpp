// SPDX-License-Identifier: BSL-1.0
// Conformance vectors as a table of tests: an office's own methodology is held to a file of them. Needs nlohmann/json.
#ifndef IKM_TESTING_VECTORS_HPP
#define IKM_TESTING_VECTORS_HPP

#include <ikm/base/error.hpp>
#include <ikm/testing/vector_result.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace ikm::testing {

/// One case of a file of `ikm.conformance/1`.
struct vector_case {
  std::string name;
  std::string rule;    ///< what a scorer that fails does wrong
  std::string source;  ///< where the rule or its figures come from
  json input;
  json expect;  ///< what is looked at; anything else of a result is left aside
};

/// How GoogleTest shows a case.
inline void PrintTo(const vector_case& one, std::ostream* out) { *out << '"' << one.name << '"'; }

/// The cases of one file.
/// \throws io_error that names the file when it cannot be read or is not `ikm.conformance/1`
[[nodiscard]] inline std::vector<vector_case> cases_in(const std::string& path) {
  std::ifstream file{path};
  if (!file) throw io_error{failure::file_not_readable, {path + ": tidak dapat dibaca", path + ": cannot be read"}};
  try {
    const json text = json::parse(file);
    if (text.at("schema") != "ikm.conformance/1")
      throw io_error{failure::unsupported_format,
                     {path + ": bukan ikm.conformance/1", path + ": is not ikm.conformance/1"}};
    std::vector<vector_case> cases;
    for (const json& one : text.at("cases"))
      cases.push_back({one.at("name"), one.at("rule"), one.at("source"), one.at("input"), one.at("expect")});
    return cases;
  } catch (const json::exception& e) {
    throw io_error{failure::malformed_json,
                   {path + ": bukan JSON, atau sebuah kasus tidak lengkap", path + ": " + e.what()}};
  }
}

namespace detail {

/// Figures are equal by value: "78.50" and "78.5".
inline bool same_figure(const json& expected, const json& found) {
  if (expected == found) return true;
  if (!expected.is_string() || !found.is_string()) return false;
  const auto a = ratio::parse(expected.get<std::string>());
  const auto b = ratio::parse(found.get<std::string>());
  return a && b && *a == *b;
}

}  // namespace detail

/// What differs, each as `gap.met is false, expected true`; empty when a result is as expected.
[[nodiscard]] inline std::vector<std::string> differences(const json& expected, const json& found,
                                                          const std::string& where = {}) {
  std::vector<std::string> all;
  const auto look_into = [&](const std::string& key, const json& part, const json& of) {
    for (std::string& one : differences(part, of, where.empty() ? key : where + "." + key))
      all.push_back(std::move(one));
  };
  if (expected.is_object() && found.is_object()) {
    for (const auto& [key, part] : expected.items()) look_into(key, part, found.value(key, json(nullptr)));
  } else if (expected.is_array() && found.is_array() && expected.size() == found.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) look_into(std::to_string(i), expected[i], found[i]);
  } else if (!detail::same_figure(expected, found)) {
    all.push_back((where.empty() ? "the result" : where) + " is " + found.dump() + ", expected " + expected.dump());
  }
  return all;
}

/// This library gives what a case expects: `for (const auto& one : cases_in("kasus.json")) EXPECT_THAT(one, Holds());`
class Holds {
 public:
  using is_gtest_matcher = void;
  /// \param own methodologies that a case may name beside the built-in ones
  explicit Holds(std::vector<methodology> own = {}) : own_{std::move(own)} {}

  bool MatchAndExplain(const vector_case& one, std::ostream* out) const {
    const json result = result_of(one.input, own_);
    const std::vector<std::string> different = differences(one.expect, result);
    if (out != nullptr && !different.empty()) {
      *out << "which breaks the rule: " << one.rule << "\n(" << one.source << ")";
      if (result.contains("why")) *out << "\n  the input is refused: " << result["why"].get<std::string>();
      for (const std::string& difference : different) *out << "\n  " << difference;
    }
    return different.empty();
  }
  void DescribeTo(std::ostream* out) const { *out << "holds"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "does not hold"; }

 private:
  std::vector<methodology> own_;
};

}  // namespace ikm::testing

#endif
