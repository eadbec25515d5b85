// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/json.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

namespace {

/// Rows as `line: cell|cell`.
std::vector<std::string> rows_of(const std::string& text, ikm::json_limits limits = {}) {
  const auto rows = ikm::json_rows(ikm::bytes_of(text, "f.json"), limits);
  std::vector<std::string> all;
  for (ikm::row one; rows->next(one);) {
    std::string row = std::to_string(one.line) + ":";
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    all.push_back(row);
  }
  return all;
}

using lines = std::vector<std::string>;

}  // namespace

TEST(Json, LinesArraysAndEnvelopesAreTheSameRows) {
  EXPECT_EQ(rows_of("{\"a\":1,\"b\":\"x\"}\n\n{\"b\":null,\"c\":2.5}\n"), (lines{"1:a|b|c|", "1:1|x||", "3:||2.5|"}));
  EXPECT_EQ(rows_of("[{\"a\":1,\"b\":\"x\"},\n{\"b\":null,\"c\":2.5}]"), (lines{"1:a|b|c|", "1:1|x||", "2:||2.5|"}));
  EXPECT_EQ(rows_of("{\"n\":2,\"data\":[{\"a\":1,\"b\":\"x\"},\n{\"b\":null,\"c\":2.5}]}"),
            (lines{"1:a|b|c|", "1:1|x||", "2:||2.5|"}));
  EXPECT_EQ(rows_of("{\n\"data\":[{\"a\":1}]}\n"), (lines{"2:a|", "2:1|"}));
  EXPECT_EQ(rows_of("[[\"a\",\"b\"],[1,2]]"), (lines{"1:a|b|", "1:1|2|"}));
}

TEST(Json, ValuesAreWrittenAsCells) {
  EXPECT_EQ(rows_of(R"({"a":{"b":4.0,"c":{"d":true}},"e":["x","y"],"f":-3,"g":18446744073709551615,"h":"\u00e9\n"})"),
            (lines{"1:a/b|a/c/d|e|f|g|h|", "1:4|true|x y|-3|18446744073709551615|\u00e9\n|"}));
}

TEST(Json, WhatIsNoTableOfResponsesIsRefused) {
  for (const char* text : {"[1,2]", "{\"a\":1,\"a\":2}", "[{\"a\":1}", "[{\"a\":}]",
                           "{\"x\":[{\"a\":1}],\"y\":[{\"a\":1}]}", "[{\"a\":1}] x", "[{\"a\":1},[1]]",
                           "{\"a\":1}\n[1]\n", "{", R"({"a":"x\u0000"})", R"({"a\u0000":1})", R"([["a\u0000"]])"})
    EXPECT_THROW((void)rows_of(text), ikm::source_error) << text;
  EXPECT_TRUE(rows_of("").empty());
  EXPECT_TRUE(rows_of("[]").empty());
}

TEST(Json, LimitsHaveNames) {
  EXPECT_THROW((void)rows_of("[{\"a\":1,\"b\":2,\"c\":3}]", {.max_columns = 2}), ikm::source_error);
  EXPECT_THROW((void)rows_of("[{\"a\":1,\"b\":2,\"c\":3}]", {.max_file_bytes = 10}), ikm::source_error);
  EXPECT_THROW((void)rows_of(std::string(100'000, '[')), ikm::source_error);
}

// Keys within keys are written out for every cell, and an object may leave nearly all of the columns out.
TEST(Json, ShortTextsThatWouldMakeMuchAreRefused) {
  const auto refusal = [](const std::string& text, ikm::json_limits limits) -> std::string {
    try {
      (void)rows_of(text, limits);
    } catch (const ikm::source_error& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_EQ(refusal(R"({"abc":{"de":1}})", {.max_key_bytes = 6}), "");
  EXPECT_NE(refusal(R"({"abc":{"de":1}})", {.max_key_bytes = 5}).find("max_key_bytes"), std::string::npos);
  EXPECT_EQ(refusal("{\"a\":1,\"b\":1}\n{\"a\":1}\n", {.max_cells = 4}), "");
  EXPECT_NE(refusal("{\"a\":1,\"b\":1}\n{\"a\":1}\n", {.max_cells = 3}).find("max_cells"), std::string::npos);
}
