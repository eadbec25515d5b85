// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/csv.hpp>

#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

/// Gives its text in pieces of a chosen size, so that every boundary falls everywhere once.
class trickle final : public ikm::byte_source {
 public:
  trickle(std::string text, std::size_t piece) : text_{std::move(text)}, piece_{piece} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const std::size_t got = text_.copy(into.data(), std::min(piece_, into.size()), at_);
    at_ += got;
    return got;
  }

 private:
  std::string text_;
  std::size_t piece_;
  std::size_t at_ = 0;
  std::string name_ = "t.csv";
};

/// `line:[cell][cell]` for each row, with `!` where a quote strays.
std::string rows_of(ikm::row_source& rows) {
  std::string text;
  for (ikm::row r; rows.next(r);) {
    text += std::to_string(r.line) + ":";
    for (const std::string_view cell : r.cells) text += "[" + std::string{cell} + "]";
    text += r.stray_quote ? "! " : " ";
  }
  return text;
}

std::string rows_of(const std::string& csv, ikm::csv_options options = {}) {
  const std::string whole = rows_of(*ikm::csv_rows(ikm::bytes_of(csv, "t.csv"), options));
  for (std::size_t piece = 1; piece <= 7; ++piece)
    EXPECT_EQ(rows_of(*ikm::csv_rows(std::make_unique<trickle>(csv, piece), options)), whole) << piece;
  return whole;
}

std::string refusal(const std::string& csv, ikm::csv_options options = {}) {
  try {
    rows_of(*ikm::csv_rows(ikm::bytes_of(csv, "t.csv"), options));
    return {};
  } catch (const ikm::error& problem) {
    return problem.what();
  }
}

}  // namespace

TEST(Csv, ReadsCommaSemicolonAndTab) {
  EXPECT_EQ(rows_of("a,b\n1,2\n"), "1:[a][b] 2:[1][2] ");
  EXPECT_EQ(rows_of("a;b\n1,5;2\n"), "1:[a][b] 2:[1,5][2] ");
  EXPECT_EQ(rows_of("a\tb\n1\t2"), "1:[a][b] 2:[1][2] ");
  EXPECT_EQ(rows_of("a;b\n", {.delimiter = ','}), "1:[a;b] ");
}

TEST(Csv, DetectsTheDelimiterOutsideQuotes) {
  EXPECT_EQ(rows_of("\"a,b,c,d\";e\n1;2\n"), "1:[a,b,c,d][e] 2:[1][2] ");
  EXPECT_EQ(rows_of("\"a\n;;;\",e\n1,2\n"), "1:[a\n;;;][e] 3:[1][2] ");
  EXPECT_EQ(rows_of("one\n2\n"), "1:[one] 2:[2] ");
}

TEST(Csv, PassesOverAByteOrderMark) { EXPECT_EQ(rows_of("\xEF\xBB\xBFU1,U2\n1,2\n"), "1:[U1][U2] 2:[1][2] "); }

TEST(Csv, ReadsCrLfAndAMissingLastLineFeed) {
  EXPECT_EQ(rows_of("a,b\r\n1,2\r\n"), "1:[a][b] 2:[1][2] ");
  EXPECT_EQ(rows_of("a,b\r\n\"1\",\"2\"\r\n"), "1:[a][b] 2:[1][2] ");
  EXPECT_EQ(rows_of("a,b\n1,2"), "1:[a][b] 2:[1][2] ");
  EXPECT_EQ(rows_of("a,b\n1,"), "1:[a][b] 2:[1][] ");
}

TEST(Csv, ReadsQuotingOfRfc4180) {
  EXPECT_EQ(rows_of("a,b\n\"x \"\"y\"\", z\",2\n"), "1:[a][b] 2:[x \"y\", z][2] ");
  EXPECT_EQ(rows_of("a,b\n\"\",\"\"\"\"\n"), "1:[a][b] 2:[][\"] ");
}

TEST(Csv, ALineBreakInAQuotedCellKeepsTheLinesTrue) {
  EXPECT_EQ(rows_of("a,b\n\"x\ny\r\nz\",2\n3,4\n"), "1:[a][b] 2:[x\ny\r\nz][2] 5:[3][4] ");
}

TEST(Csv, AQuoteInsideAnUnquotedCellIsText) {
  EXPECT_EQ(rows_of("a,b\n5\" pipa,2\n3,4\n"), "1:[a][b] 2:[5\" pipa][2] 3:[3][4] ");
}

TEST(Csv, TextAfterAClosingQuoteIsMarked) {
  EXPECT_EQ(rows_of("a,b\n\"x\"y,2\n3,4\n"), "1:[a][b] 2:[xy][2]! 3:[3][4] ");
}

TEST(Csv, AnEmptyLineIsARowWithOneEmptyCell) {
  EXPECT_EQ(rows_of("a,b\n\n1,2\n\n"), "1:[a][b] 2:[] 3:[1][2] 4:[] ");
  EXPECT_EQ(rows_of(""), "");
}

TEST(Csv, NulBytesAreText) {
  EXPECT_EQ(rows_of(std::string{"a,b\n1\0,2\n", 9}), std::string("1:[a][b] 2:[1\0][2] ", 19));
}

TEST(Csv, AnUnclosedQuoteIsRefusedWhereItOpened) {
  EXPECT_EQ(refusal("a,b\n1,2\n3,\"4\n5,6\n"), "t.csv:3: a quote is opened on this line and never closed");
}

TEST(Csv, Utf16IsRefused) {
  EXPECT_EQ(refusal(std::string{"\xFF\xFE\x41\0", 4}), "t.csv:1: the file is UTF-16; save it as CSV UTF-8");
}

TEST(Csv, LimitsAreRefusedByName) {
  EXPECT_EQ(refusal("a,b\n" + std::string(500'000, 'x') + "\n", {.max_row_bytes = 100'000}),
            "t.csv:2: the row is longer than the limit of 100000 bytes (max_row_bytes)");
  EXPECT_EQ(refusal("a,b\n1,\"" + std::string(500'000, '\n') + "\n", {.max_row_bytes = 100'000}),
            "t.csv:2: a quote is opened on this line and not closed within 100000 bytes (max_row_bytes)");
  EXPECT_EQ(refusal(std::string(30, ',') + "\n", {.max_columns = 30}), "t.csv:1: more than 30 columns (max_columns)");
  EXPECT_EQ(refusal(std::string(29, ',') + "\n", {.max_columns = 30}), "");
}

TEST(Csv, SaysWhichDelimiterItFound) {
  const auto rows = ikm::csv_rows(ikm::bytes_of("a;b\n", "t.csv"));
  ikm::row r;
  ASSERT_TRUE(rows->next(r));
  EXPECT_EQ(rows->delimiter(), ";");
}
