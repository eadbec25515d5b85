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
  EXPECT_THROW((void)rows_of("[{\"a\":1,\"b\":2,\"c\":3}]", {.max_columns = 2}), ikm::over_limit);
  EXPECT_THROW((void)rows_of("[{\"a\":1,\"b\":2,\"c\":3}]", {.max_file_bytes = 10}), ikm::over_limit);
  EXPECT_THROW((void)rows_of(std::string(100'000, '[')), ikm::source_error);
}

// Keys within keys are written out for every cell, and an object may leave nearly all of the columns out.
TEST(Json, ShortTextsThatWouldMakeMuchAreRefused) {
  const auto refusal = [](const std::string& text, ikm::json_limits limits) -> std::string {
    try {
      (void)rows_of(text, limits);
    } catch (const ikm::over_limit& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_EQ(refusal(R"({"abc":{"de":1}})", {.max_key_bytes = 6}), "");
  EXPECT_NE(refusal(R"({"abc":{"de":1}})", {.max_key_bytes = 5}).find("max_key_bytes"), std::string::npos);
  EXPECT_EQ(refusal("{\"a\":1,\"b\":1}\n{\"a\":1}\n", {.max_cells = 4}), "");
  EXPECT_NE(refusal("{\"a\":1,\"b\":1}\n{\"a\":1}\n", {.max_cells = 3}).find("max_cells"), std::string::npos);
}

namespace {

/// Rows of the table of that name as `record: cell|cell`.
lines records_of(const std::string& text, const std::string& table = {}) {
  const auto rows = ikm::json_rows(ikm::bytes_of(text, "f.json"), {}, table);
  lines all;
  for (ikm::row one; rows->next(one);) {
    std::string row = std::to_string(one.record) + ":";
    for (const std::string_view cell : one.cells) row += std::string{cell} + "|";
    all.push_back(row);
  }
  return all;
}

lines choices_in(const std::string& text) {
  try {
    (void)records_of(text);
  } catch (const ikm::several_tables& problem) {
    return problem.names();
  }
  return {};
}

}  // namespace

// An array on one line has one line number for all; only JSON lines say by their line which record it is.
TEST(Json, ARecordOfATableHasANumber) {
  EXPECT_EQ(records_of("[{\"a\":1},{\"a\":2},{\"a\":3}]"), (lines{"0:a|", "1:1|", "2:2|", "3:3|"}));
  EXPECT_EQ(records_of("{\"data\":[{\"a\":1},{\"a\":2}]}"), (lines{"0:a|", "1:1|", "2:2|"}));
  EXPECT_EQ(records_of("[[\"a\"],[1]]"), (lines{"1:a|", "2:1|"}));
  EXPECT_EQ(records_of("{\"a\":1}\n{\"a\":2}\n"), (lines{"0:a|", "0:1|", "0:2|"}));
  EXPECT_EQ(records_of("{\"a\":1}"), (lines{"0:a|", "0:1|"}));
}

TEST(Json, AnObjectOfObjectsWithLikeKeysIsATable) {
  const lines two = {"0:u1|u2|", "1:4|3|", "2:2||"};
  for (const char* text : {
           R"({"-Nx1":{"u1":4,"u2":3},"-Nx2":{"u1":2}})",
           "{\n \"-Nx1\": {\n  \"u1\": 4,\n  \"u2\": 3\n },\n \"-Nx2\": {\n  \"u1\": 2\n }\n}\n",
           R"({"responses":{"7f3c-9a":{"u1":4,"u2":3},"00b1-22":{"u1":2}}})",
           R"({"1":{"u1":4,"u2":3},"2":{"u1":2}})",
           R"({"versi":3,"survei":{"a":{"u1":4,"u2":3},"b":{"u1":2}}})",
       })
    EXPECT_EQ(records_of(text), two) << text;
  // Firebase writes ids 1, 2 as an array.
  EXPECT_EQ(records_of(R"({"survei":[null,{"u1":4},{"u1":2}]})"), (lines{"0:u1|", "2:4|", "3:2|"}));
}

TEST(Json, OneFlatObjectIsOneRow) {
  EXPECT_EQ(records_of("{\n\"u1\":4,\n\"u2\":3}"), (lines{"0:u1|u2|", "0:4|3|"}));
  EXPECT_EQ(records_of(R"({"jawaban":{"u1":4,"u2":3},"profil":{"unit":"A","umur":31}})"),
            (lines{"0:jawaban/u1|jawaban/u2|profil/unit|profil/umur|", "0:4|3|A|31|"}));
  EXPECT_EQ(records_of(R"({"u1":4,"u2":3,"u3":3,"anak":{"1":{"umur":3},"2":{"umur":5}}})"),
            (lines{"0:u1|u2|u3|anak/1/umur|anak/2/umur|", "0:4|3|3|3|5|"}));
  EXPECT_EQ(records_of(R"({"-Nx1":{"u1":4,"u2":3}})"), (lines{"0:-Nx1/u1|-Nx1/u2|", "0:4|3|"}));
}

TEST(Json, TablesOfPhpmyadmin) {
  const std::string head = R"([{"type":"header","version":"5.2.1"},{"type":"database","name":"skm"},)";
  const std::string survey = R"({"type":"table","name":"survei","database":"skm","data":[{"u1":"4"},{"u1":"2"}]})";
  EXPECT_EQ(records_of(head + survey + "]"), (lines{"0:u1|", "1:4|", "2:2|"}));
  const std::string both = head + R"({"type":"table","name":"petugas","data":[{"nama":"A"}]},)" + survey + "]";
  EXPECT_EQ(choices_in(both), (lines{"petugas", "survei"}));
  EXPECT_EQ(records_of(both, "survei"), (lines{"0:u1|", "1:4|", "2:2|"}));
  // An array whose rows have a type is an array.
  EXPECT_EQ(records_of(R"([{"type":"table","u1":4}])"), (lines{"0:type|u1|", "1:table|4|"}));
}

TEST(Json, OfSeveralTablesOneIsChosen) {
  const std::string two = R"({"layanan":[{"id":1}],"survei":[{"u1":4},{"u1":2}]})";
  EXPECT_EQ(choices_in(two), (lines{"layanan", "survei"}));
  EXPECT_EQ(ikm::json_tables(ikm::bytes_of(two, "f.json")), (lines{"layanan", "survei"}));
  EXPECT_EQ(ikm::json_tables(ikm::bytes_of("[{\"u1\":4}]", "f.json")), (lines{""}));
  EXPECT_EQ(records_of(two, "survei"), (lines{"0:u1|", "1:4|", "2:2|"}));
  EXPECT_THROW((void)records_of(two, "lain"), ikm::source_error);
  EXPECT_THROW((void)records_of("[{\"u1\":4}]", "survei"), ikm::source_error);
  EXPECT_THROW((void)records_of("{\"u1\":4}", "survei"), ikm::source_error);
  // Ids may be the same in each of the tables.
  EXPECT_EQ(choices_in(R"({"survei":{"1":{"u1":4},"2":{"u1":2}},"petugas":{"1":{"nama":"A"},"2":{"nama":"B"}}})"),
            (lines{"survei", "petugas"}));
}

TEST(Json, WhereNoObjectHoldsAnythingThereIsNoRow) {
  for (const char* text : {"[{},{}]", "{}\n{}\n", "{}", "{\"data\":[{},{}]}", "{\"data\":[]}", "[]"})
    EXPECT_TRUE(records_of(text).empty()) << text;
  EXPECT_EQ(records_of("[{},{\"a\":1},{}]"), (lines{"0:a|", "1:|", "2:1|", "3:|"}));
}

// Each object is counted as its bytes come in, within strings nothing is.
TEST(Json, ObjectsAreCountedBeforeAnyIsKept) {
  const auto refusal = [](const std::string& text) -> std::string {
    try {
      (void)rows_of(text, {.max_rows = 3});
    } catch (const ikm::over_limit& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_EQ(refusal("[{\"a\":1},{\"a\":2}]"), "");
  EXPECT_NE(refusal("[{\"a\":1},{},{}]").find("max_rows"), std::string::npos);
  EXPECT_EQ(refusal("[{\"a\":\"{{[[\\\"{{\"}]"), "");
  EXPECT_NE(refusal("{}\n{}\n{}\n{}\n").find("max_rows"), std::string::npos);
}

// A text that is cut off anywhere is refused or read, and never read past.
TEST(Json, CutOffAnywhereItIsNotReadPast) {
  const std::string text = R"({"layanan":[{"id":1}],"survei":{"a":{"u1":"\"x"},"b":{"u1":[1,{"c":null}]}}})";
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::vector<char> exact(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
    try {
      const auto rows = ikm::json_rows(ikm::bytes_of({exact.data(), size}, "f.json"));
      for (ikm::row one; rows->next(one);) {
      }
      EXPECT_EQ(size, 0U);
    } catch (const ikm::source_error&) {
    }
  }
}
