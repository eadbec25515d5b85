// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/survey_figures.hpp>

#include "drawn.hpp"
#include "surveyed.hpp"

#include <map>

using ikm::language;

TEST(SurveyFigures, EveryElementHasItsPublishedIndex) {
  const ikm::elements_chart chart = elements_chart_of(report_of_forty(), language::indonesian);
  ASSERT_EQ(chart.elements.size(), 9U);
  for (const ikm::charted_element& each : chart.elements) {
    EXPECT_EQ(each.index, (ikm::decimal{8188, 2}));  // all elements alike: 81.875
    EXPECT_EQ(each.grade, "B");
  }
  EXPECT_EQ(chart.index, (ikm::decimal{8188, 2}));
  EXPECT_FALSE(chart.target);
}

// C has 3 respondents; so that nobody works it out from the whole, the next smallest, B with 17, is withheld too.
TEST(SurveyFigures, ASmallUnitIsWithheldAndTheNextSmallestWithIt) {
  const ikm::units_chart chart = units_chart_of(report_of_forty(), 0, language::indonesian);
  ASSERT_EQ(chart.units.size(), 3U);
  EXPECT_EQ(chart.units[0].name, "A");
  EXPECT_EQ(chart.units[0].index, (ikm::decimal{7500, 2}));
  EXPECT_EQ(chart.units[0].grade, "C");
  for (const std::size_t hidden : {1U, 2U}) {
    EXPECT_TRUE(chart.units[hidden].withheld);
    EXPECT_FALSE(chart.units[hidden].index);
  }
}

TEST(SurveyFigures, EducationStandsFromTheLowestUpAndInTheLanguage) {
  const ikm::score_report report = report_of_forty();
  const ikm::charted_field field = respondents_by(report, 2, language::indonesian);
  EXPECT_EQ(field.name, "Pendidikan");
  ASSERT_EQ(field.values.size(), 3U);
  EXPECT_EQ(field.values[0].name, "SD");
  EXPECT_FALSE(field.values[0].respondents) << "3 respondents";
  EXPECT_EQ(field.values[1].name, "SMA");
  EXPECT_EQ(field.values[1].respondents, 25U);
  EXPECT_EQ(field.values[2].name, "D4/S1");
  EXPECT_FALSE(field.values[2].respondents) << "12, withheld beside SD";
  EXPECT_EQ(respondents_by(report, 1, language::english).name, "Sex");
  EXPECT_EQ(respondents_by(report, 1, language::english).values[0].name, "Male");
  EXPECT_EQ(respondents_by(report, 1, language::english).values[0].respondents, 22U);
}

// 3 people at 25, 20 at 75, 17 at 100: classes of 5 from 25, the last one with 100 in it.
TEST(SurveyFigures, OwnIndicesStandInTheirClasses) {
  const auto chart = distribution_chart_of(report_of_forty(), language::indonesian);
  ASSERT_TRUE(chart);
  ASSERT_EQ(chart->classes.size(), 15U);
  EXPECT_EQ(chart->classes[0].respondents, 3U);
  EXPECT_EQ(chart->classes[10].lower, ikm::decimal{75});
  EXPECT_EQ(chart->classes[10].respondents, 20U);
  EXPECT_EQ(chart->classes[14].respondents, 17U);
}

TEST(SurveyFigures, ThereIsNoDistributionWithoutJointCounts) {
  ikm::score_report report = report_of_forty();
  report.statistics.quality.reset();
  EXPECT_FALSE(distribution_chart_of(report, language::indonesian));
  EXPECT_FALSE(priorities_chart_of(report, language::indonesian));
}

// Everybody answers all questions alike, so that every element goes with the others as well as can be: 1.
TEST(SurveyFigures, PrioritiesHaveTheirImportance) {
  const auto chart = priorities_chart_of(report_of_forty(), language::english);
  ASSERT_TRUE(chart);
  ASSERT_EQ(chart->elements.size(), 9U);
  EXPECT_EQ(chart->elements[0].performance, (ikm::decimal{32750, 4}));  // 131/40
  EXPECT_EQ(chart->elements[0].importance, ikm::decimal{1});
}

TEST(SurveyFigures, APosterShowsSexAndEducationAndNothingElse) {
  const ikm::poster poster = poster_of(report_of_forty(), {}, language::indonesian);
  EXPECT_EQ(poster.index, (ikm::decimal{8188, 2}));
  EXPECT_EQ(poster.grade, "B");
  EXPECT_EQ(poster.label, "Baik");
  EXPECT_EQ(poster.respondents, 40U);
  ASSERT_EQ(poster.profile.size(), 2U);
  EXPECT_EQ(poster.profile[0].name, "Jenis kelamin");
  EXPECT_EQ(poster.profile[1].name, "Pendidikan");
}

namespace {

ikm::understanding profile_of(const std::map<std::string, std::string>& columns) {
  ikm::understanding made;
  for (const auto& [field, column] : columns) made.as_mapping.profile[field] = column;
  return made;
}

}  // namespace

TEST(WithProfile, FieldsOfEveryFileFollowWhatWasAskedFor) {
  const std::vector<ikm::understanding> files = {
      profile_of({{"jenis_kelamin", "JK"}, {"umur", "Umur"}, {"pekerjaan", "Kerja"}, {"tanggal", "Tgl"}}),
      profile_of({{"jenis_kelamin", "L/P"}, {"pekerjaan", "Profesi"}, {"tanggal", "Hari"}})};
  // The second file has no ages; days are no groups; what has standard values is grouped by them.
  EXPECT_EQ(ikm::with_profile({{"unit"}}, files),
            (std::vector<ikm::breakdown>{{"unit"}, {"jenis_kelamin:baku"}, {"pekerjaan"}}));
}

TEST(WithProfile, AFieldThatWasAskedForIsNotAddedInAnotherForm) {
  const std::vector<ikm::understanding> files = {profile_of({{"jenis_kelamin", "JK"}, {"umur", "Umur"}})};
  EXPECT_EQ(ikm::with_profile({{"jenis_kelamin"}, {"umur:dekade"}}, files),
            (std::vector<ikm::breakdown>{{"jenis_kelamin"}, {"umur:dekade"}}));
  EXPECT_EQ(ikm::with_profile({{"unit"}}, {}), (std::vector<ikm::breakdown>{{"unit"}}));
}
