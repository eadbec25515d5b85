// SPDX-License-Identifier: BSL-1.0
// Domain, sections 2 to 4: bands without holes, one rounding, and the errors met in the field that must not come back.
#include "golden/figures.hpp"

#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace ikm::literals;
using golden::published;

std::string letter(const ikm::methodology& method, const char* value) {
  return ikm::grade_of(method, *ikm::decimal::parse(value)).letter;
}

/// The published index and its grade of an exact index, by nine equal means.
std::string from_exact(const ikm::methodology& method, const ikm::ratio& index) {
  return published(ikm::index_from_means(
      method, std::vector<ikm::ratio>(method.elements().size(), index / method.conversion()), {.weight_decimals = {}}));
}

}  // namespace

TEST(Section2, BandsOf2017AtEveryBound) {
  const auto& method = ikm::permenpan_14_2017();
  for (const auto& [value, expected] : std::vector<std::pair<const char*, const char*>>{{"24.75", "D"},
                                                                                        {"25.00", "D"},
                                                                                        {"64.99", "D"},
                                                                                        {"65.00", "C"},
                                                                                        {"76.60", "C"},
                                                                                        {"76.61", "B"},
                                                                                        {"88.30", "B"},
                                                                                        {"88.31", "A"},
                                                                                        {"100.00", "A"}})
    EXPECT_EQ(letter(method, value), expected) << value;
}

TEST(Section2, BandsOf2004And2014AtEveryBound) {
  for (const auto& method : {ikm::kepmenpan_25_2004(), ikm::permenpan_16_2014()})
    for (const auto& [value, expected] : std::vector<std::pair<const char*, const char*>>{{"24.85", "D"},
                                                                                          {"25.00", "D"},
                                                                                          {"43.75", "D"},
                                                                                          {"43.76", "C"},
                                                                                          {"62.50", "C"},
                                                                                          {"62.51", "B"},
                                                                                          {"81.25", "B"},
                                                                                          {"81.26", "A"},
                                                                                          {"100.00", "A"}})
      EXPECT_EQ(letter(method, value), expected) << method.id() << ' ' << value;
}

TEST(Section2, LabelsOfTheGrades) {
  for (const auto& method : ikm::built_in_methodologies()) {
    const std::vector<std::pair<const char*, const char*>> labels = {
        {"D", "Tidak baik"}, {"C", "Kurang baik"}, {"B", "Baik"}, {"A", "Sangat baik"}};
    ASSERT_EQ(method.bands().size(), labels.size());
    for (std::size_t b = 0; b < labels.size(); ++b) {
      EXPECT_EQ(method.bands()[b].letter, labels[b].first);
      EXPECT_EQ(method.bands()[b].label.id, labels[b].second);
    }
  }
}

// Closed ranges on unrounded values leave holes at 88.305 and 64.995: rounded first, both are in a band.
TEST(Section2, NoHolesBetweenBands) {
  const auto& method = ikm::permenpan_14_2017();
  EXPECT_EQ(from_exact(method, "88.305"_ratio), "88.31 A");
  EXPECT_EQ(from_exact(method, "64.995"_ratio), "65.00 C");
  EXPECT_EQ(from_exact(method, "76.605"_ratio), "76.61 B");
  EXPECT_EQ(from_exact(method, "88.3049999999999999999"_ratio), "88.30 B");
  EXPECT_EQ(from_exact(method, "64.9949999999999999999"_ratio), "64.99 D");
  EXPECT_EQ(from_exact(method, "76.6049999999999999999"_ratio), "76.60 C");
}

TEST(Section2, EveryHundredthOfTheScaleHasABand) {
  for (const auto& method : ikm::built_in_methodologies()) {
    std::string last = "D";
    const std::string order = "DCBA";
    for (int hundredths = 0; hundredths <= 10'000; ++hundredths) {
      const std::string now = ikm::grade_of(method, ikm::decimal{hundredths, 2}).letter;
      ASSERT_GE(order.find(now), order.find(last)) << method.id() << ' ' << hundredths;
      last = now;
    }
    EXPECT_EQ(last, "A");
  }
}

// Grading the 1–4 value rounded to two decimals moves grades: 3.53 is B, the true 3.5336 is A.
TEST(Section2, TheMeanRoundedToTwoDecimalsIsNeverGraded) {
  const auto& method = ikm::permenpan_14_2017();
  EXPECT_EQ(from_exact(method, "3.53"_ratio * 25), "88.25 B");
  EXPECT_EQ(from_exact(method, "3.5336"_ratio * 25), "88.34 A");
}

// A grade belongs to its methodology.
TEST(Section2, SixtyFourAndAHalfIsBIn2015AndDSince2017) {
  EXPECT_EQ(from_exact(ikm::permenpan_16_2014(), "64.50"_ratio), "64.50 B");
  EXPECT_EQ(from_exact(ikm::permenpan_14_2017(), "64.50"_ratio), "64.50 D");
}

TEST(Section2, ElementsOfTheThreeMethodologies) {
  const auto ids = [](const ikm::methodology& method) {
    std::vector<std::string> made;
    for (const ikm::element& e : method.elements()) made.push_back(e.id);
    return made;
  };
  EXPECT_EQ(ids(ikm::permenpan_14_2017()),
            (std::vector<std::string>{"persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku",
                                      "pengaduan", "sarana"}));
  EXPECT_EQ(ids(ikm::permenpan_16_2014()),
            (std::vector<std::string>{"persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku",
                                      "maklumat", "pengaduan"}));
  const std::vector<std::string> of_2004 = {
      "Prosedur",   "Persyaratan", "Kejelasan petugas", "Kedisiplinan petugas", "Tanggung jawab",  "Kemampuan",
      "Kecepatan",  "Keadilan",    "Kesopanan dan",     "Kewajaran biaya",      "Kepastian biaya", "Kepastian jadwal",
      "Kenyamanan", "Keamanan"};
  ASSERT_EQ(ikm::kepmenpan_25_2004().elements().size(), of_2004.size());
  for (std::size_t e = 0; e < of_2004.size(); ++e)
    EXPECT_TRUE(ikm::kepmenpan_25_2004().elements()[e].name.id.starts_with(of_2004[e])) << e;
}

// The same bands on the 1–4 side, as the regulation prints them beside: 2.60, 3.0644, 3.5324.
TEST(Section2, BandsOf2017OnTheSideOfTheMeans) {
  const auto& bands = ikm::permenpan_14_2017().bands();
  const std::vector<ikm::ratio> lower = {"1.00"_ratio, "2.60"_ratio, "3.0644"_ratio, "3.5324"_ratio};
  for (std::size_t b = 0; b < lower.size(); ++b) EXPECT_EQ(ikm::ratio{bands[b].lower} / 25, lower[b]);
}

// Section 3: the table of weights. 0.11 caps the index at 99, 0.071 at 99.4.
TEST(Section3, CeilingsOfRoundedWeights) {
  EXPECT_EQ(published(ikm::score(golden::all_answering(ikm::permenpan_14_2017(), 4), golden::weights_to(2))),
            "99.00 A");
  EXPECT_EQ(published(ikm::score(golden::all_answering(ikm::kepmenpan_25_2004(), 4))), "99.40 A");
  EXPECT_EQ(published(ikm::score(golden::all_answering(ikm::kepmenpan_25_2004(), 4), golden::weights_to(9))),
            "100.00 A");
}

// Section 3: with 0.11 exact values from 88.31 up to 89.19 lose their A.
TEST(Section3, WeightsOfElevenHundredthsTakeTheAOfEightyNine) {
  const auto& method = ikm::permenpan_14_2017();
  const auto with_11 = [&](const char* index) {
    return published(ikm::index_from_means(method, std::vector<ikm::ratio>(9, *ikm::ratio::parse(index) / 25),
                                           golden::weights_to(2)));
  };
  EXPECT_EQ(from_exact(method, "88.31"_ratio), "88.31 A");
  EXPECT_EQ(with_11("88.31"), "87.43 B");  // 87.4269
  EXPECT_EQ(from_exact(method, "89.19"_ratio), "89.19 A");
  EXPECT_EQ(with_11("89.19"), "88.30 B");  // 88.2981
  EXPECT_EQ(with_11("89.20"), "88.31 A");  // 88.308
}

// Section 3: 0.071 reproduces the published tables of Bogor, 1/14 none. By hand: these means add to 42.066;
// 42.066 · 0.071 · 25 = 74.667, and 42.066 · 25 / 14 = 75.118.
TEST(Section3, TheWeightOf2004IsTheOneInUse) {
  const auto means = golden::means_of({"3.007", "2.993", "3.02", "3.00", "3.113", "3.033", "2.887", "2.947", "2.98",
                                       "3.033", "3.00", "3.033", "3.02", "3.00"});
  EXPECT_EQ(published(ikm::index_from_means(ikm::kepmenpan_25_2004(), means)), "74.67 B");
  ikm::methodology_definition exact = ikm::kepmenpan_25_2004().definition();
  exact.weight_decimals.reset();
  EXPECT_EQ(published(ikm::index_from_means(ikm::methodology{exact}, means)), "75.12 B");
}

// Section 3: the sum rounded to 3 decimals, then × 25 (a hospital: 76.475 against 76.467). 3.05868 is such a sum.
TEST(Section3, TheSumRoundedToThreeDecimalsBeforeTheConversion) {
  const auto& method = ikm::permenpan_14_2017();
  const std::vector<ikm::ratio> means(9, "3.05868"_ratio);
  EXPECT_EQ(ikm::index_from_means(method, means).exact()->to_string(), "76467/1000");
  EXPECT_EQ(ikm::index_from_means(method, means, {.rounding = ikm::intermediate_rounding::sum3}).exact()->to_string(),
            "3059/40");  // 76.475
}

// Section 3: NRR truncated to two decimals.
TEST(Section3, MeansCutToTwoDecimals) {
  const auto& method = ikm::permenpan_14_2017();
  const auto unit = ikm::index_from_means(method, std::vector<ikm::ratio>(9, "3.559"_ratio),
                                          {.rounding = ikm::intermediate_rounding::mean2_truncated});
  EXPECT_EQ(unit.exact()->to_string(), "355/4");  // 3.55 × 25 = 88.75
}

// Section 4: an exact 65 is no 64.99999999999999, a perfect survey no 100.00000000000003, at any size.
TEST(Section4, BinaryFractionsWouldMissThese) {
  const auto& method = ikm::permenpan_14_2017();
  for (const int respondents : {1, 3, 7, 10, 29, 49, 97, 150, 1000}) {
    const auto four = ikm::score(golden::all_answering(method, 4, respondents));
    EXPECT_EQ(*four.exact(), ikm::ratio{100});
    EXPECT_EQ(published(four), "100.00 A");
  }
  for (int fives = 1; fives <= 40; ++fives) {
    const auto unit = ikm::score(golden::with_sums(method, std::vector<int>(9, 13 * fives), 5 * fives));
    EXPECT_EQ(published(unit), "65.00 C") << fives;
  }
}

// Section 4: 88.99 is not 88 (integer truncation → B).
TEST(Section4, NothingIsCutToAWholeNumber) {
  EXPECT_EQ(from_exact(ikm::permenpan_14_2017(), "88.99"_ratio), "88.99 A");
}

namespace {

/// What is read of a file with these rows below the codes of 14/2017 and a column in front.
ikm::survey read(const std::string& rows, ikm::bad_rows bad = ikm::bad_rows::stop) {
  return ikm::read_survey(ikm::bytes_of("no,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + rows, "f.csv"), ikm::permenpan_14_2017(),
                          {.bad_rows = bad});
}

std::string times(int count, const std::string& row) {
  std::string text;
  for (int i = 0; i < count; ++i) text += row;
  return text;
}

}  // namespace

// Section 4: the lowest 4 % of answers dropped as "sampling". By hand: (96 · 4 + 4 · 1) / 100 · 25 = 97.
TEST(Section4, TheLowestAnswersAreNotDropped) {
  const auto made = read(times(96, "x,4,4,4,4,4,4,4,4,4\n") + times(4, "x,1,1,1,1,1,1,1,1,1\n"));
  EXPECT_EQ(made.all.respondents(), 100U);
  EXPECT_EQ(published(ikm::score(made.all)), "97.00 A");
}

// Section 4: duplicates. Who answers alike is a respondent all the same; they are looked for when asked.
TEST(Section4, EqualAnswersAreNoDuplicates) {
  EXPECT_EQ(read(times(5, "x,4,3,4,3,4,3,4,3,4\n")).all.respondents(), 5U);
}

// Section 4: a blank counted as 0 or shifting all later answers one element to the left.
TEST(Section4, ABlankIsNoZeroAndShiftsNothing) {
  const auto made = read("x,,1,2,3,4,1,2,3,4\n");
  EXPECT_EQ(made.all.answers(0), 0U);
  const std::vector<std::uint64_t> sums = {0, 1, 2, 3, 4, 1, 2, 3, 4};
  for (std::size_t q = 0; q < sums.size(); ++q) EXPECT_EQ(made.all.sum(q), sums[q]) << q;
}

// Section 4: a 5 counted on a 1–4 scale.
TEST(Section4, AFiveIsNeverCounted) {
  EXPECT_THROW((void)read("x,4,4,4,4,4,4,4,4,5\n"), ikm::input_error);
  const auto made = read("x,4,4,4,4,4,4,4,4,5\nx,3,3,3,3,3,3,3,3,3\n", ikm::bad_rows::skip);
  EXPECT_EQ(made.account.rejected, 1U);
  EXPECT_EQ(published(ikm::score(made.all)), "75.00 C");
}

// Section 4: totals and footer rows counted as respondents.
TEST(Section4, TotalsAreNoRespondents) {
  const auto made = read(
      "1,4,4,4,4,4,4,4,4,4\n2,3,3,3,3,3,3,3,3,3\n\u03A3 Nilai/Unsur,7,7,7,7,7,7,7,7,7\n"
      "NRR/Unsur,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5\nIKM Unit Pelayanan,87.5,,,,,,,,\n");
  EXPECT_EQ(made.all.respondents(), 2U);
  EXPECT_EQ(made.account.rows, 5U);
  EXPECT_EQ(made.account.skipped, 3U);
  EXPECT_EQ(published(ikm::score(made.all)), "87.50 B");
}

// Section 4: option order taken for the score (`Sangat mahal` first = 4).
TEST(Section4, SangatMahalIsTheLowestAnswer) {
  const auto made = read(
      "x,Sangat sesuai,Sangat mudah,Sangat cepat,Sangat mahal,Sangat sesuai,Sangat kompeten,Sangat sopan dan ramah,"
      "Dikelola dengan baik,Sangat baik\n");
  for (std::size_t q = 0; q < 9; ++q) EXPECT_EQ(made.all.sum(q), q == 3 ? 1U : 4U) << q;
}

// Section 4: averages of averages. Two units of different size, pooled by default.
TEST(Section4, PoolingIsNoAverageOfAverages) {
  ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit"}};
  units.at({"small"}).merge(golden::all_answering(ikm::permenpan_14_2017(), 4, 1));
  units.at({"large"}).merge(golden::all_answering(ikm::permenpan_14_2017(), 2, 9));
  EXPECT_EQ(published(ikm::combine(units, ikm::combination::pooled).whole), "55.00 D");
  EXPECT_EQ(published(ikm::combine(units, ikm::combination::units).whole), "75.00 C");
  EXPECT_EQ(published(ikm::combine(units, ikm::combination::respondents).whole), "55.00 D");
}
