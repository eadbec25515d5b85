// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/index_value.hpp>

#include <gtest/gtest.h>

namespace {

using namespace ikm;

std::string letter(const decimal& value) {
  const auto found = grade_of_value(permenpan_14_2017(), value);
  return found ? found->letter : "none";
}

// domain.md 2: the value rounded half up to two decimals is graded, so that 88.305 is A and 64.995 is C.
TEST(IndexValue, ThePublishedValueIsGraded) {
  EXPECT_EQ(letter("88.305"_decimal), "A");
  EXPECT_EQ(letter("88.3049"_decimal), "B");
  EXPECT_EQ(letter("64.995"_decimal), "C");
  EXPECT_EQ(letter("64.9949"_decimal), "D");
  EXPECT_EQ(letter("76.605"_decimal), "B");
  EXPECT_EQ(letter("100"_decimal), "A");
  EXPECT_EQ(letter("24.85"_decimal), "D");  // domain.md 10: below the lowest bound the lowest band applies
}

TEST(IndexValue, AMeanOrWhatIsNoIndexHasNoGrade) {
  for (const auto& value : {"1"_decimal, "3.27"_decimal, "4"_decimal, "-1"_decimal, "100.01"_decimal, "785"_decimal})
    EXPECT_EQ(letter(value), "none") << value.to_string();
  EXPECT_EQ(index_of_mean(permenpan_14_2017(), "3.27"_decimal), "81.75"_decimal);
}

TEST(IndexValue, ItsRange) {
  const methodology method = permenpan_14_2017();
  EXPECT_EQ(lowest_index(method), "25"_decimal);
  EXPECT_EQ(highest_index(method), "100"_decimal);
  const auto name = [&](const decimal& value) { return std::string{name_of(range_of(value, method))}; };
  EXPECT_EQ(name("25"_decimal), "index");
  EXPECT_EQ(name("100"_decimal), "index");
  EXPECT_EQ(name("78.5"_decimal), "index");
  EXPECT_EQ(name("3.27"_decimal), "mean");
  EXPECT_EQ(name("0.785"_decimal), "below_lowest");
  EXPECT_EQ(name("24.99"_decimal), "below_lowest");
  EXPECT_EQ(name("785"_decimal), "outside");
  EXPECT_EQ(name("-0.01"_decimal), "outside");
}

// Steps from 1 to 5 are worth 20 each.
TEST(IndexValue, TheScaleIsTheMethodologys) {
  const methodology five{{.id = "five",
                          .name = {"five", "five"},
                          .elements = {{.id = "a", .code = "A", .name = {"a", "a"}, .weight = 1}},
                          .scale = {1, 5},
                          .bands = {{"B", {"b", "b"}, "20"_decimal}}}};
  EXPECT_EQ(lowest_index(five), "20"_decimal);  // 100 / 5
  EXPECT_EQ(range_of("5"_decimal, five), index_position::mean);
  EXPECT_EQ(range_of("20"_decimal, five), index_position::index);
}

TEST(IndexValue, TheIdIsReadInAnyCase) {
  EXPECT_TRUE(is_index_id("ikm"));
  EXPECT_TRUE(is_index_id("IKM"));
  EXPECT_FALSE(is_index_id("ikm2"));
  EXPECT_FALSE(is_index_id(""));
}

}  // namespace
