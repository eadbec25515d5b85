// SPDX-License-Identifier: BSL-1.0
#include <ikm/survey/methodology.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;
using ikm::methodology;
using ikm::methodology_definition;

namespace {

methodology_definition two_elements() {
  return {.id = "two",
          .name = {"Dua", "Two"},
          .elements = {{.id = "a", .code = "U1", .name = {}, .weight = "1/3"_ratio},
                       {.id = "b", .code = "U2", .name = {}, .weight = "2/3"_ratio}}};
}

/// The sentence with which a definition is refused; empty when it is not.
std::string refusal(methodology_definition definition) {
  try {
    methodology{std::move(definition)};
    return {};
  } catch (const ikm::methodology_error& problem) {
    EXPECT_FALSE(problem.said().id.empty());
    return problem.what();
  }
}

}  // namespace

// Domain, section 2: the elements of 14/2017 in the body's order, weight 1/9.
TEST(Methodology, Of2017HasNineElementsInTheBodysOrder) {
  const methodology& method = ikm::permenpan_14_2017();
  const std::vector<std::string> ids = {"persyaratan", "prosedur", "waktu",     "biaya", "produk",
                                        "kompetensi",  "perilaku", "pengaduan", "sarana"};
  ASSERT_EQ(method.elements().size(), ids.size());
  for (std::size_t e = 0; e < ids.size(); ++e) {
    EXPECT_EQ(method.elements()[e].id, ids[e]);
    EXPECT_EQ(method.elements()[e].code, "U" + std::to_string(e + 1));
    EXPECT_EQ(method.elements()[e].weight, "1/9"_ratio);
  }
  EXPECT_EQ(method.conversion(), ikm::ratio{25});
}

TEST(Methodology, Of2014HasMaklumatEighth) {
  EXPECT_EQ(ikm::permenpan_16_2014().elements()[7].id, "maklumat");
  EXPECT_EQ(ikm::permenpan_16_2014().elements()[8].id, "pengaduan");
}

TEST(Methodology, Of2004HasFourteenElementsAndItsWeightIsUsedAs71Thousandths) {
  const methodology& method = ikm::kepmenpan_25_2004();
  EXPECT_EQ(method.elements().size(), 14U);
  EXPECT_EQ(method.elements()[13].weight, "1/14"_ratio);
  EXPECT_EQ(method.definition().weight_decimals, 3);
}

// Domain, section 2: the lower bounds, as printed.
TEST(Methodology, BandsAreTheRegulations) {
  const auto lower = [](const methodology& method) {
    std::string text;
    for (const ikm::band& b : method.bands()) text += b.letter + b.lower.to_string() + " ";
    return text;
  };
  EXPECT_EQ(lower(ikm::permenpan_14_2017()), "D25.00 C65.00 B76.61 A88.31 ");
  EXPECT_EQ(lower(ikm::permenpan_16_2014()), "D25.00 C43.76 B62.51 A81.26 ");
  EXPECT_EQ(lower(ikm::kepmenpan_25_2004()), "D25.00 C43.76 B62.51 A81.26 ");
}

// Domain, section 2: eight and five elements on the same scale; the bands of 14/2017 in practice.
TEST(Methodology, SisterSurveysHaveTheScaleAndBandsOf2017) {
  const auto ids = [](const methodology& method) {
    std::string text;
    for (const ikm::element& e : method.elements()) text += e.id + " ";
    return text;
  };
  const methodology ipkp = *ikm::methodology_named("ipkp");
  const methodology ipak = *ikm::methodology_named("ipak");
  EXPECT_EQ(ids(ipkp), "informasi persyaratan prosedur waktu biaya sarana respon konsultasi ");
  EXPECT_EQ(ids(ipak), "diskriminasi kecurangan gratifikasi pungutan-liar percaloan ");
  for (const methodology& method : {ipkp, ipak}) {
    EXPECT_EQ(method.conversion(), ikm::ratio{25});
    EXPECT_EQ(method.bands().back().lower, "88.31"_decimal);
    EXPECT_EQ(method.bands()[1].lower, "65.00"_decimal);
    EXPECT_EQ(method.definition().weight_decimals, std::nullopt);
  }
  EXPECT_EQ(ipkp.elements()[0].weight, "1/8"_ratio);
  EXPECT_EQ(ipak.elements()[4].weight, "1/5"_ratio);
}

TEST(Methodology, TheNameOfASurveyStandsForItsIndex) {
  EXPECT_EQ(ikm::methodology_named("spkp")->id(), "ipkp");
  EXPECT_EQ(ikm::methodology_named("spak")->id(), "ipak");
  EXPECT_EQ(ikm::methodology_named("ipak")->elements().size(), 5U);
}

TEST(Methodology, AnElementIsFoundByIdOrCode) {
  const auto& method = ikm::permenpan_14_2017();
  EXPECT_EQ(method.element_named("sarana"), 8U);
  EXPECT_EQ(method.element_named("U9"), 8U);
  EXPECT_EQ(method.element_named("Sarana"), std::nullopt);
  EXPECT_EQ(::testing::PrintToString(method), "permenpan-14-2017");
  EXPECT_EQ(::testing::PrintToString(method.bands()[2]), "B (Baik, from 76.61)");
}

TEST(Methodology, IsEqualWithItsNames) {
  auto d = ikm::permenpan_14_2017().definition();
  EXPECT_EQ(ikm::methodology{d}, ikm::permenpan_14_2017());
  d.elements[0].name.en = "Conditions";
  EXPECT_NE(ikm::methodology{d}, ikm::permenpan_14_2017());
}

TEST(Methodology, IsFoundByItsId) {
  EXPECT_EQ(ikm::methodology_named("permenpan-16-2014")->elements().size(), 9U);
  EXPECT_FALSE(ikm::methodology_named("permenpan-1-1900"));
}

TEST(Methodology, FillsWhatWasLeftEmpty) {
  const methodology method{two_elements()};
  EXPECT_EQ(method.conversion(), ikm::ratio{25});
  EXPECT_EQ(method.bands().size(), 4U);
  EXPECT_EQ(method.elements()[0].name.id, "a");
  EXPECT_EQ(method.elements()[0].questions.front().code, "U1");
  auto five = two_elements();
  five.scale = {1, 5};
  five.bands = {{"D", {}, "20"_decimal}, {"A", {}, "60"_decimal}};
  EXPECT_EQ(methodology{five}.conversion(), ikm::ratio{20});
}

TEST(Methodology, QuestionsOfAnElementFollowEachOther) {
  auto definition = two_elements();
  definition.elements[0].questions = {{"U1.1"}, {"U1.2"}};
  const methodology method{definition};
  EXPECT_EQ(method.question_count(), 3U);
  EXPECT_EQ(method.element_of(1), 0U);
  EXPECT_EQ(method.element_of(2), 1U);
  EXPECT_EQ(method.first_question(1), 2U);
  EXPECT_EQ(method.question_at(1).code, "U1.2");
}

TEST(Methodology, RefusesWeightsThatDoNotAddToOne) {
  auto d = two_elements();
  d.elements[0].weight = "0.11"_ratio;
  EXPECT_EQ(
      refusal(d),
      "methodology 'two': the weights add to 233/300, not 1; leave all of them out to weigh all elements the same");
  d.elements = two_elements().elements;
  d.elements[0].weight = "-1/3"_ratio;
  d.elements[1].weight = "4/3"_ratio;
  EXPECT_EQ(refusal(d), "methodology 'two': the weight of element 'a' is negative");
}

// As in TOML: who gives no weight means equal ones.
TEST(Methodology, WeightsLeftOutAreEqual) {
  auto d = two_elements();
  for (ikm::element& e : d.elements) e.weight = {};
  const methodology method{d};
  EXPECT_EQ(method.elements()[0].weight, "1/2"_ratio);
  EXPECT_EQ(method.elements()[1].weight, "1/2"_ratio);
  d.elements[0].weight = "1/2"_ratio;
  EXPECT_EQ(refusal(d),
            "methodology 'two': the weights add to 1/2, not 1; leave all of them out to weigh all elements the same");
}

TEST(Methodology, RefusesIdsThatRepeat) {
  auto d = two_elements();
  d.elements[1].id = "a";
  EXPECT_EQ(refusal(d), "methodology 'two': the element id 'a' occurs twice");
  d = two_elements();
  d.elements[1].code = "u1";
  EXPECT_EQ(refusal(d), "methodology 'two': the question code 'u1' is empty or occurs twice");
  d = two_elements();
  d.elements[1].code = "u1";
  d.elements[1].questions = {{"U2"}};
  EXPECT_EQ(refusal(d), "methodology 'two': the element code 'u1' occurs twice");
  d = two_elements();
  d.elements[0].code = "B";
  EXPECT_EQ(refusal(d), "methodology 'two': the code 'B' is another element's id");
}

TEST(Methodology, RefusesBandsThatLeaveAHole) {
  auto d = two_elements();
  d.bands = {{"B", {}, "30"_decimal}, {"A", {}, "60"_decimal}};
  EXPECT_EQ(refusal(d), "methodology 'two': there is a hole between the lowest index 25 and the lowest bound 30");
  d.bands = {{"B", {}, "25"_decimal}, {"A", {}, "25.0"_decimal}};
  EXPECT_EQ(refusal(d), "methodology 'two': the lower bound 25.0 occurs twice");
  d.bands = {{"A", {}, "25"_decimal}, {"A", {}, "60"_decimal}};
  EXPECT_EQ(refusal(d), "methodology 'two': the grade 'A' is empty or occurs twice");
  d.bands = {{"B", {}, "25"_decimal}, {"A", {}, "60.125"_decimal}};
  EXPECT_EQ(refusal(d), "methodology 'two': the lower bound 60.125 has more decimals than the published index");
}

// Bounds on the side of the means, as they are beside the others in the regulation, would make every survey an A.
TEST(Methodology, RefusesBandsThatNoIndexOrEveryIndexReaches) {
  auto d = two_elements();
  d.bands = {
      {"D", {}, "1.00"_decimal}, {"C", {}, "2.60"_decimal}, {"B", {}, "3.06"_decimal}, {"A", {}, "3.53"_decimal}};
  EXPECT_EQ(refusal(d),
            "methodology 'two': every index, from 25 up, would be graded 'A': bounds are on the side of the index, not "
            "of the means");
  d.bands = {{"B", {}, "25"_decimal}, {"A", {}, "100.01"_decimal}};
  EXPECT_EQ(
      refusal(d),
      "methodology 'two': the grade 'A' cannot be reached: its lower bound 100.01 is above the highest index 100");
  d.bands = {{"E", {}, "0"_decimal}, {"D", {}, "25"_decimal}, {"A", {}, "100"_decimal}};  // a blank may count as 0
  EXPECT_EQ(refusal(d), "");
  d.bands = {{"A", {}, "0"_decimal}};
  EXPECT_EQ(refusal(d), "");
}

// Domain, section 2: an office may add elements, and unequal weights are allowed if they add to 1.
TEST(Methodology, AddedElementsAndUnequalWeightsAreAllowed) {
  auto d = ikm::permenpan_14_2017().definition();
  for (ikm::element& e : d.elements) e.weight = "0.1"_ratio;
  d.id = "ditambah";
  d.elements.push_back({.id = "inklusi", .code = "U10", .name = {}, .weight = "1/20"_ratio});
  d.elements.push_back({.id = "digital", .code = "U11", .name = {}, .weight = "0,05"_ratio});
  EXPECT_EQ(refusal(d), "");
  d.elements.pop_back();
  EXPECT_EQ(
      refusal(d),
      "methodology 'ditambah': the weights add to 19/20, not 1; leave all of them out to weigh all elements the same");
}

// Domain, section 2: IPKP has 8 elements, IPAK 5; the 14/2017 bands and × 25 hold in practice.
TEST(Methodology, SisterSurveysHaveFewerElements) {
  for (const std::vector<std::string>& ids : {std::vector<std::string>{"informasi", "persyaratan", "prosedur", "waktu",
                                                                       "biaya", "sarana", "respon", "konsultasi"},
                                              {"diskriminasi", "kecurangan", "gratifikasi", "pungli", "percaloan"}}) {
    methodology_definition d{.id = "saudara", .name = {}, .elements = {}};
    for (const std::string& id : ids)
      d.elements.push_back(
          {.id = id, .code = {}, .name = {}, .weight = ikm::ratio{1, static_cast<std::int64_t>(ids.size())}});
    const methodology method{d};
    EXPECT_EQ(method.question_count(), ids.size());
    EXPECT_EQ(method.conversion(), ikm::ratio{25});
    EXPECT_EQ(method.bands().back().lower, "88.31"_decimal);
  }
}

// What comes from a file of another office must not make a reader work without end.
TEST(Methodology, RefusesWhatWouldTakeForEver) {
  methodology_definition d{.id = "many", .name = {}, .elements = {}};
  for (std::int64_t e = 0; e < 1001; ++e)
    d.elements.push_back(
        {.id = "e" + std::to_string(e), .code = {}, .name = {}, .weight = ikm::ratio{e < 1000 ? 1 : 0, 1000}});
  EXPECT_EQ(refusal(d), "methodology 'many': more than 1000 questions");
  d.elements.pop_back();
  EXPECT_EQ(refusal(d), "");

  d = two_elements();
  const auto exact = [](std::size_t digits) { return *ikm::ratio::parse("0." + std::string(digits - 1, '3') + "1"); };
  d.elements[0].weight = exact(74);
  d.elements[1].weight = ikm::ratio{1} - exact(74);
  EXPECT_EQ(refusal(d), "");  // weights of 74 decimals are still exact
  d.elements[0].weight = exact(75);
  d.elements[1].weight = ikm::ratio{1} - exact(75);
  EXPECT_EQ(refusal(d), "methodology 'two': the weight of element 'a' has more than 75 digits");
  for (const std::string& conversion : {std::string(4000, '9'), "1/" + std::string(4000, '9'), std::string(14, '9')}) {
    d = two_elements();
    d.conversion = ikm::ratio::parse(conversion);
    EXPECT_EQ(refusal(d), "methodology 'two': the conversion is too large or too precise") << conversion;
  }
}

TEST(Methodology, RefusesWhatCannotBe) {
  auto d = two_elements();
  d.elements.clear();
  EXPECT_EQ(refusal(d), "methodology 'two': there are no elements");
  for (const ikm::answer_scale scale : {ikm::answer_scale{0, 4}, {4, 4}, {1, 101}, {-1, 3}}) {
    d = two_elements();
    d.scale = scale;
    EXPECT_EQ(refusal(d), "methodology 'two': the scale must rise within 1 and 100");
  }
  d = two_elements();
  d.id = "Two!";
  EXPECT_NE(refusal(d), "");
  d = two_elements();
  d.decimals = 10;
  EXPECT_NE(refusal(d), "");
  d = two_elements();
  d.conversion = ikm::ratio{0};
  EXPECT_NE(refusal(d), "");
  d = two_elements();
  d.weight_decimals = -1;
  EXPECT_NE(refusal(d), "");
}

TEST(Methodology, AlikeMeansAllButNames) {
  const methodology a{two_elements()};
  auto other = two_elements();
  other.name.id = "Lain";
  other.elements[0].name = {"A besar", "Big A"};
  EXPECT_TRUE(alike(a, methodology{other}));
  for (int change = 0; change < 5; ++change) {
    auto unlike = two_elements();
    if (change == 0) unlike.id = "three";
    if (change == 1) std::swap(unlike.elements[0].weight, unlike.elements[1].weight);
    if (change == 2) unlike.decimals = 3;
    if (change == 3) unlike.elements[0].questions = {{"U1.1"}, {"U1.2"}};
    if (change == 4) unlike.weight_decimals = 3;
    EXPECT_FALSE(alike(a, methodology{unlike})) << change;
  }
}

TEST(Methodology, RoundingsHaveNames) {
  for (const auto rule : {ikm::intermediate_rounding::exact, ikm::intermediate_rounding::weighted3,
                          ikm::intermediate_rounding::sum3, ikm::intermediate_rounding::mean2_truncated})
    EXPECT_EQ(ikm::rounding_named(ikm::name_of(rule)), rule);
  EXPECT_FALSE(ikm::rounding_named("up"));
}
