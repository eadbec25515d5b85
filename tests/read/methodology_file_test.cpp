// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/methodology_file.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

using namespace ikm::literals;

namespace {

std::string refusal(const std::string& toml) {
  try {
    (void)ikm::methodology_from_toml(toml, "own.toml");
    return {};
  } catch (const ikm::methodology_error& problem) {
    EXPECT_TRUE(std::string{problem.what()}.starts_with("own.toml")) << problem.what();
    return problem.what();
  }
}

}  // namespace

TEST(MethodologyFile, ReadsEverything) {
  const auto method = ikm::methodology_from_toml(R"(
id = "own"
name = "Sendiri"
name_en = "Own"
scale = [1, 5]
decimals = 1
conversion = "20"
weight_decimals = 3
rounding = "weighted3"
[[elements]]
id = "a"
code = "Q1"
name = "Unsur A"
name_en = "Element A"
weight = "1/4"
questions = ["Q1.1", "Q1.2"]
[[elements]]
id = "b"
weight = "0.75"
[[bands]]
letter = "Y"
label = "Baik"
lower = "60.0"
upper = "100"
[[bands]]
letter = "X"
label = "Buruk"
label_en = "Bad"
lower = 20
upper = "59.9"
)",
                                                 "own.toml");
  EXPECT_EQ(method.question_count(), 3U);
  EXPECT_EQ(method.elements()[1].code, "U2");
  EXPECT_EQ(method.elements()[1].weight, "3/4"_ratio);
  EXPECT_EQ(method.scale().highest, 5);
  EXPECT_EQ(method.bands().front().letter, "X");
  EXPECT_EQ(method.definition().rounding, ikm::intermediate_rounding::weighted3);
  EXPECT_EQ(method.definition().weight_decimals, 3);
  EXPECT_EQ(method.definition().name.en, "Own");
}

TEST(MethodologyFile, WeightsLeftOutAreEqual) {
  const auto method = ikm::methodology_from_toml(
      "id='x'\n[[elements]]\nid='a'\n[[elements]]\nid='b'\n[[elements]]\nid='c'\n", "own.toml");
  EXPECT_EQ(method.elements()[2].weight, "1/3"_ratio);
  EXPECT_EQ(method.elements()[2].code, "U3");
}

TEST(MethodologyFile, RefusesEachMistakeAtItsLine) {
  const std::string elements = "[[elements]]\nid='a'\nweight='1/2'\n[[elements]]\nid='b'\nweight='1/2'\n";
  EXPECT_EQ(refusal("id='x'\n" + elements), "");
  EXPECT_EQ(refusal("id='x'\nwieght_decimals=2\n" + elements),
            "own.toml:2: unknown key 'wieght_decimals'; known: id, name, name_en, scale, decimals, conversion, "
            "weight_decimals, rounding, elements, bands");
  EXPECT_EQ(refusal("id='x'\n[[elements]]\nid='a'\nweight=0.5\n"),
            "own.toml:4: weight must be a quoted fraction or decimal, such as \"1/9\" or \"0.2\"");
  EXPECT_EQ(refusal("id='x'\n[[elements]]\nid='a'\nweight='1/2'\n[[elements]]\nid='b'\n"),
            "own.toml:1: give all elements a weight, or none");
  EXPECT_EQ(refusal("id='x'\n[[elements]]\nid='a'\nweight='0.9'\n"),
            "own.toml: methodology 'x': the weights add to 9/10, not 1; leave all of them out to weigh all elements "
            "the same");
  EXPECT_EQ(refusal("id='x'\n[[elements]]\nid='a'\nweight='0'\n[[elements]]\nid='b'\nweight=0\n"),
            "own.toml:1: the weights add to 0, not 1");
  EXPECT_EQ(refusal("id=3\n" + elements), "own.toml:1: id must be a quoted text");
  EXPECT_EQ(refusal("id='x'\nscale=[1]\n" + elements), "own.toml:2: scale must be [lowest, highest]");
  EXPECT_EQ(refusal("id='x'\nrounding='up'\n" + elements), "own.toml:2: unknown rounding 'up'");
  EXPECT_EQ(refusal("id='x'\n" + elements + "[[bands]]\nletter='A'\nlower=25.5\n"),
            "own.toml:10: lower must be a quoted decimal, such as \"76.61\"");
  EXPECT_EQ(refusal("id='x'\nelements=3\n"), "own.toml:2: expected [[elements]]");
  EXPECT_TRUE(refusal("id='x\n").starts_with("own.toml:1: not well-formed TOML, column "));
}

// Domain, section 2: closed ranges leave holes (88.305, 64.995); printed bounds must meet.
TEST(MethodologyFile, RefusesBandsThatLeaveHoles) {
  const std::string head = "id='x'\n[[elements]]\nid='a'\n";
  const auto bands = [&](const std::string& upper) {
    return head + "[[bands]]\nletter='D'\nlower='25'\nupper='" + upper +
           "'\n[[bands]]\nletter='C'\nlower='65.00'\nupper='100'\n";
  };
  EXPECT_EQ(refusal(bands("64.99")), "");
  EXPECT_EQ(refusal(bands("64.98")),
            "own.toml:4: a hole or an overlap: the upper bound 64.98 does not meet the lower bound 65.00");
  EXPECT_EQ(refusal(bands("65.00")),
            "own.toml:4: a hole or an overlap: the upper bound 65.00 does not meet the lower bound 65.00");
  EXPECT_EQ(refusal(head + "[[bands]]\nletter='D'\nlower='25'\nupper='99'\n"),
            "own.toml:4: a hole above the upper bound 99");
}

// 25 · 5 = 125 and 25 · 10 = 250; 100/5 = 20, so that the lowest answer 1 is worth 20.00, and 100/10 = 10.
TEST(MethodologyFile, AScaleThatTheConversionDoesNotFitIsOneComplaintWithItsCause) {
  const auto copy = [](const std::string& scale, const std::string& conversion, const std::string& lowest) {
    return "id='x'\n" + conversion + "scale=" + scale + "\n[[elements]]\nid='a'\n[[bands]]\nletter='D'\nlower='" +
           lowest + "'\nupper='64.99'\n[[bands]]\nletter='A'\nlower='65.00'\nupper='100.00'\n";
  };
  const std::string by25 = "conversion='25'\n";
  EXPECT_EQ(refusal(copy("[1, 5]", by25, "25.00")),
            "own.toml:2: conversion: the highest index is 25 · 5 = 125, above the highest upper bound 100.00; with "
            "conversion = \"20\" the highest index is 100 and the lowest band begins at 20.00, not at 25.00");
  EXPECT_EQ(refusal(copy("[1, 10]", by25, "25.00")),
            "own.toml:2: conversion: the highest index is 25 · 10 = 250, above the highest upper bound 100.00; with "
            "conversion = \"10\" the highest index is 100 and the lowest band begins at 10.00, not at 25.00");
  EXPECT_EQ(refusal(copy("[1, 5]", by25, "20.00")),
            "own.toml:2: conversion: the highest index is 25 · 5 = 125, above the highest upper bound 100.00; with "
            "conversion = \"20\" the highest index is 100");
  // 25 · 2 = 50 never reaches 65.00.
  EXPECT_EQ(refusal(copy("[1, 2]", by25, "25.00")),
            "own.toml:2: conversion: the highest index is 25 · 2 = 50, below the highest lower bound 65.00; with "
            "conversion = \"50\" the highest index is 100");
  EXPECT_EQ(refusal(copy("[1, 5]", "conversion='20'\n", "25.00")),
            "own.toml:3: scale: the lowest index is 20 · 1, so the lowest band begins at 20.00, not at 25.00");
  EXPECT_EQ(refusal(copy("[1, 5]", "", "25.00")),
            "own.toml:2: scale: the lowest index is 20 · 1, so the lowest band begins at 20.00, not at 25.00");
  EXPECT_EQ(refusal(copy("[1, 5]", "conversion='20'\n", "20.00")), "");
  EXPECT_EQ(refusal(copy("[1, 4]", by25, "25.00")), "");
}

TEST(MethodologyFile, AFileThatIsNotThereIsRefused) {
  EXPECT_THROW((void)ikm::read_methodology_file("/no/such.toml"), ikm::io_error);
  EXPECT_THROW((void)ikm::read_methodology_file("/dev/zero"), ikm::methodology_error);
}

// As `--methodology` names them: an id is one before it is a file.
TEST(MethodologyFile, IsNamedByItsIdOrItsFile) {
  EXPECT_EQ(ikm::methodology_named_or_read("permenpan-16-2014").id(), "permenpan-16-2014");
  EXPECT_EQ(ikm::methodology_named_or_read(IKM_SOURCE_DIR "/docs/examples/layanan-daring.toml").id(), "layanan-daring");
  try {
    (void)ikm::methodology_named_or_read("permenpan-14");
    FAIL() << "there is none of that name";
  } catch (const ikm::methodology_error& problem) {
    EXPECT_EQ(problem.code(), ikm::failure::unknown_methodology);
    EXPECT_EQ(problem.said().en,
              "'permenpan-14' is neither a file nor a known methodology (permenpan-14-2017, permenpan-16-2014, "
              "kepmenpan-25-2004, ipkp, ipak)");
  }
}
