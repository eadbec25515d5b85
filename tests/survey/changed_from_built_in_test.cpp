// SPDX-License-Identifier: BSL-1.0
#include <ikm/survey/changed_from_built_in.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;
using ikm::methodology;
using ikm::methodology_definition;

namespace {

/// The keys of what was changed, one after the other.
std::string changed(const methodology_definition& definition) {
  std::string keys;
  for (const ikm::methodology_part part : changed_from_built_in(methodology{definition}))
    keys += (keys.empty() ? "" : " ") + std::string{name_of(part)};
  return keys;
}

methodology_definition of_2017() { return ikm::permenpan_14_2017().definition(); }

}  // namespace

TEST(ChangedFromBuiltIn, ABuiltInOneIsNotChanged) {
  for (const methodology& method : ikm::built_in_methodologies()) EXPECT_EQ(changed(method.definition()), "");
}

TEST(ChangedFromBuiltIn, EachPartThatDecidesAnIndexOrAGradeIsNamed) {
  auto d = of_2017();
  d.bands[3].lower = "70.00"_decimal;
  EXPECT_EQ(changed(d), "bands");
  d = of_2017();
  d.bands[2].letter = "B+";
  EXPECT_EQ(changed(d), "bands");
  d = of_2017();
  d.bands.erase(d.bands.begin() + 1);
  EXPECT_EQ(changed(d), "bands");
  d = of_2017();
  d.elements[0].weight = "2/9"_ratio;
  d.elements[1].weight = 0;
  EXPECT_EQ(changed(d), "weights");
  d = of_2017();
  d.decimals = 3;
  EXPECT_EQ(changed(d), "decimals");
  d = of_2017();
  d.rounding = ikm::intermediate_rounding::sum3;
  EXPECT_EQ(changed(d), "rounding");
  d = of_2017();
  d.weight_decimals = 2;
  EXPECT_EQ(changed(d), "weight_decimals");
  d = ikm::kepmenpan_25_2004().definition();
  d.weight_decimals = std::nullopt;
  EXPECT_EQ(changed(d), "weight_decimals");
  d = of_2017();
  d.conversion = 26;
  EXPECT_EQ(changed(d), "conversion");
  d = of_2017();
  d.scale = {1, 5};
  d.conversion = 20;
  d.bands[0].lower = "20.00"_decimal;
  EXPECT_EQ(changed(d), "scale conversion bands");
}

// Ten elements at 1/10 instead of nine at 1/9.
TEST(ChangedFromBuiltIn, OtherElementsAreNamed) {
  auto d = of_2017();
  d.elements.push_back({.id = "inklusi", .code = "U10", .name = {}});
  for (ikm::element& e : d.elements) e.weight = 0;
  EXPECT_EQ(changed(d), "elements weights");
  d = of_2017();
  d.elements[8].id = "kebersihan";
  EXPECT_EQ(changed(d), "elements");
  d = of_2017();
  std::swap(d.elements[7].code, d.elements[8].code);
  std::swap(d.elements[7].questions, d.elements[8].questions);
  EXPECT_EQ(changed(d), "elements") << "a column U8 would be another element's";
}

TEST(ChangedFromBuiltIn, TranslationsQuestionsAndOrderChangeNothing) {
  auto d = of_2017();
  d.name = {"Permenpan 14", "Ministerial regulation"};
  for (ikm::element& e : d.elements) e.name = {"Unsur " + e.code, "Element " + e.code};
  for (ikm::band& b : d.bands) b.label = {b.label.en, {}};  // a copy in English only
  EXPECT_EQ(changed(d), "");
  d = of_2017();
  d.bands[3].label.en = "Excellent";
  d.bands[3].label.id = "SANGAT BAIK";
  EXPECT_EQ(changed(d), "");
  d = of_2017();
  d.elements[0].questions = {{"U1.1"}, {"U1.2"}};
  EXPECT_EQ(changed(d), "");
  d = of_2017();
  std::swap(d.elements[7], d.elements[8]);
  EXPECT_EQ(changed(d), "");
}

TEST(ChangedFromBuiltIn, ALabelOfTheRegulationIsNotFree) {
  auto d = of_2017();
  d.bands[1].label.id = "Cukup baik";
  EXPECT_EQ(changed(d), "bands");
  d = of_2017();
  d.bands[0].label.en = "Very good";  // what the best grade is called
  EXPECT_EQ(changed(d), "bands");
}

TEST(ChangedFromBuiltIn, AnIdOfItsOwnIsNoCopy) {
  auto d = of_2017();
  d.id = "rsud";
  d.bands[3].lower = "70.00"_decimal;
  EXPECT_EQ(changed(d), "");
}

TEST(ChangedFromBuiltIn, IsSaidInBothLanguages) {
  using part = ikm::methodology_part;
  const ikm::sentence said = ikm::sentence_of({part::weights, part::bands});
  EXPECT_EQ(said.id, "bobot, batas mutu");
  EXPECT_EQ(said.en, "weights, bands");
}
