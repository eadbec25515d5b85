// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/workbook.hpp>

#include <ikm/source/source_error.hpp>
#include <ikm/source/xlsx.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

namespace {

using workbook_files::row_of;

const std::string two_rows = row_of(1, {"Unit", "U1"}) + row_of(2, {"Loket", "4"});

std::size_t rows_of(ikm::row_source& from) {
  std::size_t count = 0;
  for (ikm::row one; from.next(one);) ++count;
  return count;
}

}  // namespace

TEST(Workbook, VisibleSheetsAreThoseThatAreNotHidden) {
  const workbook_files::file file{
      "visible.xlsx",
      workbook_files::xlsx_of({{"Januari", two_rows}, {"Lama", two_rows, "", "hidden"}, {"Maret", two_rows}})};
  const auto book = ikm::open_xlsx(file.path());
  EXPECT_EQ(ikm::visible_sheets(*book), (std::vector<std::string>{"Januari", "Maret"}));
  ASSERT_EQ(book->sheets().size(), 3U);
  EXPECT_TRUE(book->sheets()[1].hidden);
}

TEST(Workbook, SeveralSheetsAreReadFromOneThatIsOpenedOnce) {
  const workbook_files::file file{"once.xlsx",
                                  workbook_files::xlsx_of({{"Januari", two_rows}, {"Februari", two_rows}})};
  auto book = ikm::open_xlsx(file.path());
  const auto first = book->rows("Januari");
  const auto second = book->rows("Februari");
  book.reset();  // rows outlive it
  EXPECT_EQ(rows_of(*first), 2U);
  EXPECT_EQ(rows_of(*second), 2U);
  EXPECT_EQ(second->sheet(), "Februari");
}

// Each sheet is about 150 bytes: two first looks pass a limit of 250, one does not, and reading is not counted there.
TEST(Workbook, FirstLooksTogetherAreLimited) {
  const workbook_files::file file{"tried.xlsx",
                                  workbook_files::xlsx_of({{"Januari", two_rows}, {"Februari", two_rows}})};
  const auto book = ikm::open_xlsx(file.path(), {.max_tried_bytes = 350});
  EXPECT_EQ(rows_of(*book->rows("Januari")), 2U);
  EXPECT_EQ(rows_of(*book->rows("Februari")), 2U);
  EXPECT_EQ(rows_of(*book->first_look("Januari")), 2U);
  try {
    (void)rows_of(*book->first_look("Februari"));
    FAIL() << "not refused";
  } catch (const ikm::over_limit& problem) {
    EXPECT_NE(std::string{problem.what()}.find("350 (max_tried_bytes)"), std::string::npos) << problem.what();
  }
}

TEST(Workbook, AllThatIsUnpackedIsLimited) {
  const workbook_files::file file{"unpacked.xlsx", workbook_files::xlsx_of({{"Januari", two_rows}})};
  const auto book = ikm::open_xlsx(file.path(), {.max_unpacked_bytes = 2'000});
  std::string said;
  try {
    for (int again = 0; again < 100; ++again) (void)rows_of(*book->rows("Januari"));
  } catch (const ikm::over_limit& problem) {
    said = problem.what();
  }
  EXPECT_NE(said.find("max_unpacked_bytes"), std::string::npos) << said;
}
