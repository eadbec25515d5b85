// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/row.hpp>

#include <gtest/gtest.h>

#include <array>

namespace {

/// The least that a format has to be: rows of cells.
class one_row final : public ikm::row_source {
 public:
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] bool next(ikm::row& into) override {
    if (given_) return false;
    given_ = true;
    into = {.line = 7, .cells = cells_};
    return true;
  }

 private:
  std::string name_ = "one";
  std::array<std::string_view, 2> cells_ = {"a", "b"};
  bool given_ = false;
};

}  // namespace

TEST(Row, AFormatWithoutSheetsOrDelimiterHasNone) {
  one_row rows;
  EXPECT_EQ(rows.sheet(), "");
  EXPECT_EQ(rows.delimiter(), "");
  ikm::row r;
  ASSERT_TRUE(rows.next(r));
  EXPECT_EQ(r.line, 7U);
  EXPECT_FALSE(r.stray_quote);
  EXPECT_FALSE(rows.next(r));
}
