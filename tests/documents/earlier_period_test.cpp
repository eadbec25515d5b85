// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/earlier_period.hpp>

#include "surveyed.hpp"

#include <ikm/base/over_limit.hpp>
#include <ikm/documents/report_json.hpp>
#include <ikm/report/json.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using ikm::failure;
using ikm::language;

std::string result(const std::string& inside, const std::string& schema = "ikm.score/1") {
  return R"({"schema": ")" + schema +
         R"(", "methodology": {"id": "permenpan-14-2017", "weight_decimals": null, "rounding": "exact", )"
         R"("missing": "available"}, "combination": {"rule": "pooled"}, "result": )" +
         inside + "}";
}

const std::string plain_result =
    R"({"respondents": 30, "index": 75, "index_exact": "75", "grade": {"letter": "C", "label": "Kurang baik"}, )"
    R"("elements": [{"id": "persyaratan", "index": 70.5}, {"id": "biaya", "index": null}]})";

/// The same with a standard error of 1.5 from 30 respondents.
const std::string estimated_result =
    R"({"respondents": 30, "index": 75, "index_exact": "75", "grade": {"letter": "C", "label": "Kurang baik"}, )"
    R"("elements": [], "standard_error": 1.5, "confidence": {"degrees_of_freedom": 29}})";

std::optional<failure> refusal_of(const std::string& text) {
  try {
    (void)ikm::parse_earlier_result(text, "lama.json", "2024");
  } catch (const ikm::earlier_result_error& problem) {
    EXPECT_TRUE(problem.said().id.starts_with("lama.json: ")) << problem.said().id;
    EXPECT_NE(problem.said().id, problem.said().en);
    return problem.code();
  }
  return std::nullopt;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  text.replace(text.find(what), what.size(), with);
  return text;
}

bool is_result(const std::string& name, const std::string& bytes) {
  const std::string path = (std::filesystem::path{testing::TempDir()} / ("ikm_earlier_" + name)).string();
  std::ofstream{path, std::ios::binary} << bytes;
  const bool is = ikm::is_earlier_result(path);
  std::filesystem::remove(path);
  return is;
}

}  // namespace

// Own indices 20 × 75, 17 × 100, 3 × 25 around 81.875: squares 945.3125 + 5584.765625 + 9704.296875 = 16234.375; the
// standard error is √(16234.375/39/40) = 3.22594, with 39 degrees of freedom.
TEST(EarlierPeriod, OfASurveyThatIsScoredAgain) {
  const ikm::earlier_period made = earlier_period_of(report_of_forty(), "Semester I 2025");
  EXPECT_EQ(made.name, "Semester I 2025");
  EXPECT_EQ(made.index->to_string(), "81.88");
  EXPECT_EQ(made.grade, "B");
  EXPECT_EQ(made.respondents, 40U);
  EXPECT_EQ(made.how, (ikm::scoring_conventions{"permenpan-14-2017", {}, "exact", "available", "pooled"}));
  ASSERT_TRUE(made.estimated);
  EXPECT_NEAR(made.estimated->standard_error, 3.22594, 0.00001);
  EXPECT_EQ(made.estimated->degrees_of_freedom, 39);
  ASSERT_EQ(made.elements.size(), 9U);
  EXPECT_EQ(made.elements[3].id, "biaya");
  EXPECT_EQ(made.elements[3].index->to_string(), "81.88");
}

TEST(EarlierPeriod, WhatIsWrittenIsReadBack) {
  const ikm::score_report report = report_of_forty();
  const ikm::earlier_period made = earlier_period_of(report, "2024");
  std::ostringstream score;
  write_json(score, report, language::indonesian);
  std::ostringstream whole;
  write_report_json(whole, report, {}, {}, language::english);
  for (const std::string& text : {score.str(), whole.str()}) {
    const ikm::earlier_period read = ikm::parse_earlier_result(text, "lama.json", "2024");
    EXPECT_EQ(read.how, made.how);
    EXPECT_EQ(read.index->to_string(), "81.88");
    EXPECT_EQ(read.grade, made.grade);
    EXPECT_EQ(read.respondents, made.respondents);
    ASSERT_TRUE(read.estimated);
    EXPECT_DOUBLE_EQ(read.estimated->value, 81.875);
    EXPECT_DOUBLE_EQ(read.estimated->standard_error, made.estimated->standard_error);
    EXPECT_EQ(read.elements.size(), 9U);
  }
}

TEST(EarlierPeriod, FiguresAreShownWithTheirTwoDecimals) {
  const ikm::earlier_period read = ikm::parse_earlier_result(result(plain_result), "lama.json", "2024");
  EXPECT_EQ(read.index->to_string(), "75.00");
  EXPECT_EQ(read.elements.at(0).index->to_string(), "70.50");
  EXPECT_FALSE(read.elements.at(1).index);
  EXPECT_FALSE(read.estimated) << "nobody asked for its standard error";
}

TEST(EarlierPeriod, AResultWithoutAnIndexIsOne) {
  const ikm::earlier_period read = ikm::parse_earlier_result(
      result(R"({"respondents": 3, "index": null, "index_exact": null, "grade": null, "elements": []})"), "lama.json",
      "2024");
  EXPECT_FALSE(read.index);
  EXPECT_FALSE(change_since(read, report_of_forty()));
}

// A limit on the bytes alone would let 256 MiB of numbers become some gigabytes.
TEST(EarlierPeriod, ValuesAreBoundedWhereTheyAreReadAndNotInGroups) {
  std::string zeros;
  for (std::size_t i = 0; i < ikm::max_earlier_result_values; ++i) zeros += "0,";
  const std::string many = "[" + zeros + "0]";
  const auto limit_of = [](const std::string& text) -> std::string {
    try {
      (void)ikm::parse_earlier_result(text, "lama.json", "2024");
    } catch (const ikm::over_limit& problem) {
      return problem.limit();
    }
    return {};
  };
  EXPECT_EQ(limit_of(result(replaced(plain_result, "30", many))), "max_earlier_result_values");
  std::string passed = result(plain_result);
  passed.insert(passed.size() - 1, R"(, "groups": )" + many + R"(, "input": {"x": )" + many + "}");
  EXPECT_EQ(limit_of(passed), "");
}

TEST(EarlierPeriod, GroupsArePassedOverWhateverTheyHold) {
  std::string text = result(plain_result);
  text.insert(text.size() - 1,
              R"(, "groups": [{"result": {"index": "x"}}, )" + std::string(2000, '[') + std::string(2000, ']') + "]");
  EXPECT_EQ(ikm::parse_earlier_result(text, "lama.json", "2024").respondents, 30U);
}

TEST(EarlierPeriod, WhatCannotBeAResultIsRefused) {
  EXPECT_EQ(refusal_of(result(plain_result)), std::nullopt);
  EXPECT_EQ(refusal_of(result(plain_result, "ikm.report/1")), std::nullopt);
  EXPECT_EQ(refusal_of("U1,U2\n3,3\n"), failure::malformed_json);
  EXPECT_EQ(refusal_of("[1, 2]"), failure::malformed_json);
  EXPECT_EQ(refusal_of(result(plain_result).substr(0, 200)), failure::malformed_json);
  EXPECT_EQ(refusal_of(result(plain_result, "ikm.gap/1")), failure::wrong_value);
  EXPECT_EQ(refusal_of(result("null")), failure::wrong_value);
  EXPECT_EQ(refusal_of(R"({"schema": "ikm.score/1"})"), failure::missing_value);
  for (const auto& [what, with] :
       {std::pair{"\"respondents\": 30", "\"respondents\": -30"},
        std::pair{"\"respondents\": 30", "\"respondents\": 30.5"}, std::pair{"\"index\": 75", "\"index\": \"75\""},
        std::pair{"\"index\": 75", "\"index\": -1"}, std::pair{"\"index\": 75", "\"index\": 7500"},
        std::pair{"\"index\": 75", "\"index\": 1e300"}, std::pair{"\"letter\": \"C\"", "\"letter\": 3"},
        std::pair{"\"standard_error\": 1.5", "\"standard_error\": -1.5"},
        std::pair{"\"degrees_of_freedom\": 29", "\"degrees_of_freedom\": 0"},
        std::pair{"\"index_exact\": \"75\"", "\"index_exact\": \"75/0\""},
        std::pair{"\"elements\": []", "\"elements\": {}"}})
    EXPECT_EQ(refusal_of(replaced(result(estimated_result), what, with)), failure::wrong_value) << with;
  EXPECT_EQ(refusal_of(replaced(result(estimated_result), "\"elements\"", "\"others\"")), failure::missing_value);
}

TEST(EarlierPeriod, AResultIsToldFromAnswers) {
  EXPECT_TRUE(is_result("a.json", result(plain_result)));
  EXPECT_TRUE(is_result("b.json", "\n  " + result(plain_result, "ikm.report/1")));
  EXPECT_FALSE(is_result("c.json", R"([{"U1": 3, "catatan": "ikm.score/1"}])"));
  EXPECT_FALSE(is_result("d.json", R"({"data": [{"U1": 3}]})"));
  EXPECT_FALSE(is_result("e.csv", "U1,U2\n3,3\n"));
  EXPECT_FALSE(is_result("f.csv", ""));
}

// 81.875 − 75 = 6.875 with the standard error √(1.5² + 10.40665) = 3.55762 and 54.28 degrees of freedom after Welch; t
// is 2.00465, so the interval is −0.257 to 14.007. The published difference is 81.88 − 75.00.
TEST(EarlierPeriod, TheChangeHasItsInterval) {
  const ikm::earlier_period before = ikm::parse_earlier_result(result(estimated_result), "lama.json", "2024");
  const auto change = change_since(before, report_of_forty());
  ASSERT_TRUE(change);
  EXPECT_EQ(change->difference.to_string(), "6.88");
  EXPECT_EQ(change->level, 0.95);
  ASSERT_TRUE(change->compared.limits);
  EXPECT_NEAR(change->compared.limits->low, -0.257, 0.001);
  EXPECT_NEAR(change->compared.limits->high, 14.007, 0.001);
  EXPECT_EQ(change->compared.word, ikm::verdict::no_change);
  EXPECT_TRUE(change->is_worked_out_alike);
}

TEST(EarlierPeriod, WithoutAStandardErrorNothingIsDecided) {
  const auto change =
      change_since(ikm::parse_earlier_result(result(plain_result), "lama.json", "2024"), report_of_forty());
  ASSERT_TRUE(change);
  EXPECT_EQ(change->difference.to_string(), "6.88");
  EXPECT_EQ(change->compared.word, ikm::verdict::undecidable);
  EXPECT_FALSE(change->compared.limits);
}

TEST(EarlierPeriod, AnotherWayToWorkItOutIsSeen) {
  for (const auto& [what, with] : {std::pair{"permenpan-14-2017", "permenpan-16-2014"},
                                   std::pair{"\"weight_decimals\": null", "\"weight_decimals\": 2"},
                                   std::pair{"\"available\"", "\"listwise\""}, std::pair{"\"pooled\"", "\"units\""}}) {
    const auto before = ikm::parse_earlier_result(replaced(result(plain_result), what, with), "lama.json", "2024");
    EXPECT_FALSE(change_since(before, report_of_forty())->is_worked_out_alike) << with;
  }
}
