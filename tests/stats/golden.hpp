// SPDX-License-Identifier: BSL-1.0
// Golden values from R (tests/oracle/README.md) and the sheets they belong to.
#ifndef IKM_TESTS_STATS_GOLDEN_HPP
#define IKM_TESTS_STATS_GOLDEN_HPP

#include <ikm/stats/estimate.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/own_sums.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/tally.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace golden {

inline std::vector<std::string> cells_of(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> cells;
  std::istringstream text{line};
  for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
  if (!line.empty() && line.back() == ',') cells.emplace_back();
  return cells;
}

inline std::ifstream opened(const std::string& path) {
  std::ifstream file{std::string{IKM_SOURCE_DIR} + "/tests/" + path};
  if (!file) throw std::runtime_error{"no such test file: " + path};
  return file;
}

/// `case,figure,item,value`
class figures {
 public:
  explicit figures(const std::string& name) {
    auto file = opened("oracle/golden/" + name);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const auto cells = cells_of(line);
      values_[{cells[0], cells[1]}].emplace_back(cells[2], std::stod(cells[3]));
    }
  }
  [[nodiscard]] double one(const std::string& of, const std::string& figure) const {
    return values_.at({of, figure}).at(0).second;
  }
  [[nodiscard]] std::vector<double> many(const std::string& of, const std::string& figure) const {
    std::vector<double> found;
    for (const auto& [item, value] : values_.at({of, figure})) found.push_back(value);
    return found;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, double>>& items(const std::string& of,
                                                                         const std::string& figure) const {
    return values_.at({of, figure});
  }

 private:
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::string, double>>> values_;
};

/// A respondent's row: profile by column, answers U1..U9.
struct respondent {
  std::map<std::string, std::string> profile;
  std::vector<ikm::answer> answers;
};

inline std::vector<respondent> sheet(const std::string& path) {
  auto file = opened(path);
  std::string line;
  std::getline(file, line);
  const auto header = cells_of(line);
  std::vector<respondent> rows;
  while (std::getline(file, line)) {
    const auto cells = cells_of(line);
    respondent row;
    for (std::size_t c = 0; c < header.size(); ++c) {
      const bool question = header[c].size() == 2 && header[c][0] == 'U';
      if (!question) row.profile[header[c]] = cells.at(c);
      if (question)
        row.answers.push_back(cells.at(c).empty() ? ikm::blank : static_cast<ikm::answer>(cells[c][0] - '0'));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

template <typename Counts>
Counts counted(const std::vector<respondent>& rows, const ikm::methodology& method = ikm::permenpan_14_2017()) {
  Counts counts{method};
  for (const respondent& row : rows) counts.add(row.answers);
  return counts;
}

inline std::vector<respondent> where(std::vector<respondent> rows, const std::string& column,
                                     const std::string& value) {
  std::erase_if(rows, [&](const respondent& row) { return row.profile.at(column) != value; });
  return rows;
}

/// The agreement that is asked for.
inline void expect_close(double found, double expected, const std::string& what) {
  EXPECT_LE(std::abs(found - expected), 1e-9 * std::max(std::abs(expected), 1e-3))
      << what << ": " << found << " for " << expected;
}

inline const figures& precision() {
  static const figures found{"precision.csv"};
  return found;
}

/// Index, elements and interval of one case of precision.csv.
inline void expect_golden(const ikm::survey_estimate& found, const std::string& of, double level = 0.95) {
  SCOPED_TRACE(of);
  ASSERT_TRUE(found.index);
  expect_close(found.index->value, precision().one(of, "index"), "index");
  expect_close(found.index->standard_error, precision().one(of, "index_se"), "index_se");
  expect_close(found.index->degrees_of_freedom, precision().one(of, "df"), "df");
  expect_close(ikm::margin(*found.index, level), precision().one(of, "margin"), "margin");
  const ikm::interval limits = ikm::confidence_interval(*found.index, level);
  expect_close(limits.low, precision().one(of, "low"), "low");
  expect_close(limits.high, precision().one(of, "high"), "high");
  const auto means = precision().many(of, "element_mean");
  const auto errors = precision().many(of, "element_se");
  ASSERT_EQ(found.elements.size(), means.size());
  for (std::size_t e = 0; e < means.size(); ++e) {
    ASSERT_TRUE(found.elements[e]);
    expect_close(found.elements[e]->value, means[e], "element_mean");
    expect_close(found.elements[e]->standard_error, errors[e], "element_se");
  }
}

}  // namespace golden

#endif
