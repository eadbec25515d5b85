// SPDX-License-Identifier: BSL-1.0
// Domain, section 10: every test vector, one test each. Their figures are published ones or exact fractions worked out
// from the data files with Python's fractions; none comes from this library.
#include "golden/figures.hpp"

#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace {

using namespace ikm::literals;
using golden::published;

const ikm::methodology& of_2017() { return ikm::permenpan_14_2017(); }
const ikm::methodology& of_2004() { return ikm::kepmenpan_25_2004(); }

ikm::survey file(const std::string& path, std::vector<ikm::breakdown> by = {}) {
  const std::vector<std::string> paths = {std::string{IKM_SOURCE_DIR} + path};
  return ikm::read_survey(paths, of_2017(), {.by = std::move(by)});
}
ikm::survey sekadau() { return file("/docs/examples/sekadau_2019s1.csv"); }
ikm::survey jepara(std::vector<ikm::breakdown> by = {}) {
  return file("/tests/data/jepara_mpp_2020_2022.csv", std::move(by));
}

std::string exact(const ikm::unit_index& unit) { return unit.exact() ? unit.exact()->to_string() : "none"; }

}  // namespace

TEST(Section10, AllFoursAre100WithExactWeights) {
  const auto four = golden::all_answering(of_2017(), 4);
  EXPECT_EQ(published(ikm::score(four)), "100.00 A");
  EXPECT_EQ(exact(ikm::score(four)), "100");
  EXPECT_EQ(published(ikm::score(four, golden::weights_to(3))), "99.90 A");
  EXPECT_EQ(published(ikm::score(four, golden::weights_to(2))), "99.00 A");
}

TEST(Section10, AllThreesAre75AndC) {
  EXPECT_EQ(published(ikm::score(golden::all_answering(of_2017(), 3))), "75.00 C");
}

TEST(Section10, FiftyRespondentsWithEverySum130AreExactly65AndC) {
  const auto unit = ikm::score(golden::with_sums(of_2017(), std::vector<int>(9, 130), 50));
  EXPECT_EQ(exact(unit), "65");
  EXPECT_EQ(published(unit), "65.00 C");
}

TEST(Section10, TheOfficeThatPrintedTwoIndicesInOneDocument) {
  const auto counts = golden::with_sums(of_2017(), {105, 101, 100, 116, 102, 105, 106, 105, 115}, 29);
  EXPECT_EQ(exact(ikm::score(counts)), "23875/261");
  EXPECT_EQ(published(ikm::score(counts)), "91.48 A");
  EXPECT_EQ(published(ikm::score(counts, golden::weights_to(3))), "91.38 A");
  EXPECT_EQ(published(ikm::score(counts, golden::weights_to(2))), "90.56 A");
}

TEST(Section10, SumsThatAddTo3179Are88Point31AndA) {
  const auto unit = ikm::score(golden::with_sums(of_2017(), {354, 354, 353, 353, 353, 353, 353, 353, 353}, 100));
  EXPECT_EQ(exact(unit), "3179/36");  // 88.305556
  EXPECT_EQ(published(unit), "88.31 A");
}

TEST(Section10, Sekadau) {
  const ikm::survey read = sekadau();
  EXPECT_EQ(read.account.rows, 49U);
  EXPECT_EQ(read.account.accepted, 49U);
  EXPECT_EQ(exact(ikm::score(read.all)), "11575/147");
  EXPECT_EQ(published(ikm::score(read.all)), "78.74 B");
  EXPECT_EQ(ikm::score(read.all).mean()->to_string(), "3.1497");
  EXPECT_EQ(published(ikm::score(read.all, golden::weights_to(3))), "78.66 B");
  EXPECT_EQ(published(ikm::score(read.all, golden::weights_to(2))), "77.95 B");
}

TEST(Section10, SekadauElementByElement) {
  const auto unit = ikm::score(sekadau().all);
  const std::vector<std::uint64_t> sums = {138, 139, 150, 177, 159, 163, 161, 143, 159};
  const std::vector<const char*> means = {"2.8163", "2.8367", "3.0612", "3.6122", "3.2449",
                                          "3.3265", "3.2857", "2.9184", "3.2449"};
  const std::vector<const char*> indices = {"70.41 C", "70.92 C", "76.53 C", "90.31 A", "81.12 B",
                                            "83.16 B", "82.14 B", "72.96 C", "81.12 B"};
  for (std::size_t e = 0; e < 9; ++e) {
    const ikm::element_index row = unit.element(e);
    EXPECT_EQ(row.counts.sum, sums[e]);
    EXPECT_EQ(row.counts.answers, 49U);
    EXPECT_EQ(row.counts.blanks, 0U);
    EXPECT_EQ(row.mean->rounded(4).to_string(), means[e]);
    EXPECT_EQ(row.index->to_string() + " " + row.grade->letter, indices[e]);
  }
  EXPECT_EQ(unit.element(0).counts.levels, (std::vector<std::uint64_t>{1, 8, 39, 1}));
  EXPECT_EQ(unit.element(3).counts.levels, (std::vector<std::uint64_t>{0, 2, 15, 32}));
}

// Sections 3 and 10: the treatments of blanks, to four decimals and as published.
TEST(Section10, JeparaWithBlanksLeavingTheirElement) {
  const ikm::survey read = jepara();
  const auto unit = ikm::score(read.all);
  EXPECT_EQ(unit.respondents(), 2404U);
  EXPECT_EQ(exact(unit), "685125016553506609281167353685/7123269433736435913906305256");
  EXPECT_EQ(unit.exact()->rounded(4).to_string(), "96.1813");
  EXPECT_EQ(published(unit), "96.18 A");
  const std::vector<std::uint64_t> blanks = {12, 18, 16, 14, 17, 15, 11, 41, 53};
  const std::vector<std::uint64_t> sums = {9243, 9137, 9150, 9154, 9193, 9253, 9275, 9021, 9056};
  for (std::size_t e = 0; e < 9; ++e) {
    EXPECT_EQ(unit.element(e).counts.blanks, blanks[e]);
    EXPECT_EQ(unit.element(e).counts.answers, 2404 - blanks[e]);
    EXPECT_EQ(unit.element(e).counts.sum, sums[e]);
  }
}

TEST(Section10, JeparaWithCompleteRespondentsOnly) {
  const auto unit = ikm::score(jepara().all, {.missing = ikm::missing::listwise});
  EXPECT_EQ(unit.respondents(), 2404U - 82U);
  EXPECT_EQ(exact(unit), "335600/3483");
  EXPECT_EQ(unit.exact()->rounded(4).to_string(), "96.3537");
  EXPECT_EQ(published(unit), "96.35 A");
}

TEST(Section10, JeparaWithABlankAsZero) {
  const auto unit = ikm::score(jepara().all, {.missing = ikm::missing::zero});
  EXPECT_EQ(exact(unit), "343675/3606");
  EXPECT_EQ(unit.exact()->rounded(4).to_string(), "95.3064");
  EXPECT_EQ(published(unit), "95.31 A");
}

TEST(Section10, Bantul2023FromItsPrintedMeans) {
  const auto unit = ikm::index_from_means(
      of_2017(), golden::means_of({"3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"}));
  EXPECT_EQ(exact(unit), "1571/18");
  EXPECT_EQ(published(unit), "87.28 B");
}

TEST(Section10, TheAnnexExampleOf2004) {
  const auto means = golden::means_of(
      {"3.45", "2.65", "3.53", "2.31", "1.55", "3.12", "2.13", "2.43", "3.21", "1.45", "1.93", "2.31", "3.03", "1.56"});
  const auto weighted3 = ikm::index_from_means(of_2004(), means, {.rounding = ikm::intermediate_rounding::weighted3});
  EXPECT_EQ(exact(weighted3), "1231/20");
  EXPECT_EQ(published(weighted3), "61.55 C");
  const auto unrounded = ikm::index_from_means(of_2004(), means);
  EXPECT_EQ(exact(unrounded), "123043/2000");
  EXPECT_EQ(published(unrounded), "61.52 C");
}

TEST(Section10, AllOnesAreBelowTheLowestBoundAndTakeTheLowestBand) {
  EXPECT_EQ(published(ikm::score(golden::all_answering(of_2004(), 1))), "24.85 D");
  EXPECT_EQ(published(ikm::score(golden::all_answering(of_2017(), 1), golden::weights_to(2))), "24.75 D");
}

TEST(Section10, Bogor2011FromItsPrintedMeans) {
  const auto unit =
      ikm::index_from_means(of_2004(), golden::means_of({"3.007", "2.993", "3.02", "3.00", "3.113", "3.033", "2.887",
                                                         "2.947", "2.98", "3.033", "3.00", "3.033", "3.02", "3.00"}));
  EXPECT_EQ(exact(unit), "1493343/20000");
  EXPECT_EQ(published(unit), "74.67 B");
}

// Section 7: 21 counters and the rows without one.
TEST(Section7, JeparaHas21NamedUnitsAndTheUnnamedRest) {
  const ikm::survey read = jepara({{"unit"}});
  const auto& groups = read.groups.at(0).groups();
  EXPECT_EQ(groups.size(), 22U);
  EXPECT_EQ(groups.at({""}).respondents(), 375U);
  const std::map<std::string, std::pair<std::uint64_t, std::string>> expected = {
      {"", {375, "90.32 A"}},      {"BANK JATENG", {664, "97.64 A"}}, {"DISKOMINFO", {3, "80.56 B"}},
      {"DLH", {1, "91.67 A"}},     {"KEJARI", {1, "100.00 A"}},       {"PELAYANAN OSS", {454, "96.90 A"}},
      {"SAMSAT", {443, "97.15 A"}}};
  for (const auto& [name, figures] : expected) {
    const auto unit = ikm::score(groups.at({name}));
    EXPECT_EQ(unit.respondents(), figures.first) << name;
    EXPECT_EQ(published(unit), figures.second) << name;
  }
  EXPECT_EQ(exact(ikm::score(groups.at({"PELAYANAN OSS"}))), "10133592475/104579127");
}

TEST(Section7, JeparaCombinedByEachRule) {
  const ikm::survey read = jepara({{"unit"}});
  const auto pooled = ikm::combine(read.groups[0], ikm::combination::pooled);
  EXPECT_EQ(published(pooled.whole), "96.18 A");  // with the rows without a counter
  EXPECT_EQ(pooled.respondents_left_out, 0U);

  const auto units = ikm::combine(read.groups[0], ikm::combination::units);
  EXPECT_EQ(exact(units.whole), "480637050178412183402725/5069805386308101306504");
  EXPECT_EQ(published(units.whole), "94.80 A");
  EXPECT_EQ(units.respondents_left_out, 375U);
  EXPECT_EQ(units.unnamed, (std::vector<ikm::group_key>{{""}}));

  const auto respondents = ikm::combine(read.groups[0], ikm::combination::respondents);
  EXPECT_EQ(exact(respondents.whole), "40161414149375/413164949418");
  EXPECT_EQ(published(respondents.whole), "97.20 A");
  EXPECT_EQ(respondents.whole.respondents(), 2029U);

  ikm::grouped_tally named{of_2017(), {"unit"}};
  for (const auto& [key, counts] : read.groups[0].groups())
    if (!key[0].empty()) named.at(key) = counts;
  const auto pooled_named = ikm::combine(named, ikm::combination::pooled);
  EXPECT_EQ(exact(pooled_named.whole), "7296798583525/75066515316");
  EXPECT_EQ(published(pooled_named.whole), "97.20 A");
}
