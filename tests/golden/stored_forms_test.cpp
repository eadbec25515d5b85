// SPDX-License-Identifier: BSL-1.0
// Stored forms of every released version, read back for ever. The files were written by stored/make_v1.py from the
// format's description, not by the library.
#include "golden/figures.hpp"

#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using golden::published;

std::string bytes_of_golden(const std::string& name) {
  std::ifstream file{std::string{IKM_SOURCE_DIR} + "/tests/golden/stored/" + name, std::ios::binary};
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>{file}, {}};
}

ikm::survey read(const std::string& path, std::vector<ikm::breakdown> by = {}) {
  const std::vector<std::string> paths = {std::string{IKM_SOURCE_DIR} + path};
  return ikm::read_survey(paths, ikm::permenpan_14_2017(), {.by = std::move(by)});
}

}  // namespace

TEST(StoredVersion1, SekadauReadsBackAndIsWrittenInTheSameBytes) {
  const std::string bytes = bytes_of_golden("v1_sekadau.tally");
  const ikm::stored_survey stored = ikm::from_stored(bytes);
  EXPECT_EQ(ikm::to_stored(stored), bytes);
  EXPECT_EQ(stored.rows, (ikm::row_counts{49, 49, 0, 0}));
  EXPECT_EQ(ikm::score(stored.all).exact()->to_string(), "11575/147");
  EXPECT_EQ(published(ikm::score(stored.all)), "78.74 B");
  EXPECT_EQ(stored.all.method().elements()[8].name.id, "Sarana dan prasarana");
}

TEST(StoredVersion1, SekadauIsWhatTheSurveyStoresToday) {
  const ikm::stored_survey now = read("/docs/examples/sekadau_2019s1.csv").stored();
  const ikm::stored_survey then = ikm::from_stored(bytes_of_golden("v1_sekadau.tally"));
  EXPECT_EQ(now, then);
}

TEST(StoredVersion1, JeparaByUnitAndYear) {
  const std::string bytes = bytes_of_golden("v1_jepara_by_unit_and_year.tally");
  const ikm::stored_survey stored = ikm::from_stored(bytes);
  EXPECT_EQ(ikm::to_stored(stored), bytes);
  EXPECT_EQ(stored, read("/tests/data/jepara_mpp_2020_2022.csv", {{"unit"}, {"year", "unit"}}).stored());
  EXPECT_EQ(published(ikm::score(stored.all)), "96.18 A");
  EXPECT_EQ(published(ikm::score(stored.all, {.missing = ikm::missing::listwise})), "96.35 A");
  EXPECT_EQ(published(ikm::score(stored.all, {.missing = ikm::missing::zero})), "95.31 A");
  EXPECT_EQ(published(ikm::combine(stored.groups.at(0), ikm::combination::units).whole), "94.80 A");
}

TEST(StoredVersion1, EveryFeatureOfTheFormat) {
  const std::string bytes = bytes_of_golden("v1_every_feature.tally");
  const ikm::stored_survey stored = ikm::from_stored(bytes);
  EXPECT_EQ(ikm::to_stored(stored), bytes);
  EXPECT_EQ(stored.rows, (ikm::row_counts{9, 5, 3, 1}));

  const ikm::methodology& method = stored.all.method();
  EXPECT_EQ(method.id(), "own.v1");
  EXPECT_EQ(method.definition().name.id, "Tab\tdan baris\nbaru");
  EXPECT_EQ(method.definition().name.en, "Back\\slash and return\r");
  EXPECT_EQ(method.scale(), (ikm::answer_scale{1, 5}));
  EXPECT_EQ(method.decimals(), 3);
  EXPECT_EQ(method.conversion().to_string(), "61/3");
  EXPECT_EQ(method.definition().weight_decimals, 4);
  EXPECT_EQ(method.definition().rounding, ikm::intermediate_rounding::mean2_truncated);
  EXPECT_EQ(method.question_count(), 3U);
  EXPECT_EQ(method.question_at(1).code, "U1.2");
  EXPECT_EQ(method.bands()[1].lower.to_string(), "70.125");

  // Worked out by hand: the element's means are (9/3 + 16/4)/2 = 7/2 and 12/3; weights 0.6667 and 0.3333.
  EXPECT_EQ(ikm::score(stored.all).exact()->to_string(), "4473313/60000");
  EXPECT_EQ(published(ikm::score(stored.all)), "74.555 B");
  EXPECT_EQ(published(ikm::score(stored.all, {.missing = ikm::missing::listwise})), "81.333 B");
  EXPECT_EQ(published(ikm::score(stored.all, {.missing = ikm::missing::zero})), "50.156 K");

  const auto& groups = stored.groups.at(0).groups();
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups.at({"Loket\t1"}).respondents(), 2U);
  EXPECT_EQ(groups.at({""}).respondents(), 1U);
  EXPECT_EQ(groups.at({"a\\b\nc"}).answers(0), 0U);
  EXPECT_EQ(groups.at({"\xC3\xA9"}).count(1, 4), 1U);
}
