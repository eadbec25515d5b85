// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/zipped.hpp>

#include <ikm/source/open_rows.hpp>
#include <ikm/source/source_error.hpp>

#include "source/workbook_files.hpp"

#include <gtest/gtest.h>

namespace {

using workbook_files::parts;
using workbook_files::zip_of;

const std::string table = "Unit,U1\nLoket A,4\n";

/// All cells of the table, or what is said.
std::string read(const parts& files, const ikm::workbook_limits& limits = {}) {
  const workbook_files::file file{"zipped.zip", zip_of(files)};
  try {
    const auto rows = ikm::open_rows(file.path(), {.workbook = limits});
    std::string cells;
    for (ikm::row one; rows->next(one);)
      for (const std::string_view cell : one.cells) cells += std::string{cell} + "|";
    return cells;
  } catch (const ikm::error& problem) {
    return problem.what();
  }
}

}  // namespace

TEST(Zipped, TheOnlyTableIsRead) {
  EXPECT_EQ(read({{"Survei.csv", table}}), "Unit|U1|Loket A|4|");
  EXPECT_EQ(read({{"folder/", ""}, {"folder/Survei.TSV", "Unit\tU1\nLoket A\t4\n"}}), "Unit|U1|Loket A|4|");
  EXPECT_EQ(read({{"jawaban.json", "[{\"Unit\":\"Loket A\",\"U1\":4}]"}}), "Unit|U1|Loket A|4|");
  EXPECT_EQ(read({{"ekspor", table}}), "Unit|U1|Loket A|4|");
  EXPECT_EQ(read({{"data.txt", table}}), "Unit|U1|Loket A|4|");
}

TEST(Zipped, WhatSystemsAndPeopleAddIsNoTable) {
  EXPECT_EQ(read({{"__MACOSX/._Survei.csv", "x"}, {".DS_Store", "x"}, {"Survei.csv", table}}), "Unit|U1|Loket A|4|");
  EXPECT_EQ(read({{"Baca saya.txt", "x"}, {"foto.jpg", "x"}, {"a/Survei.csv", table}}), "Unit|U1|Loket A|4|");
}

TEST(Zipped, SeveralTablesAreNamed) {
  const std::string said = read({{"Januari.csv", table}, {"Februari.csv", table}});
  EXPECT_NE(said.find("2 tables: Januari.csv, Februari.csv"), std::string::npos) << said;
  EXPECT_NE(read({{"Januari.csv", table}, {"Februari.xlsx", "x"}}).find("2 tables"), std::string::npos);
}

TEST(Zipped, AWorkbookWithinIsToBeUnpackedFirst) {
  for (const char* name : {"Data.xlsx", "Data.ods", "Data.xls", "survei.sqlite", "lagi.zip"})
    EXPECT_NE(read({{name, "x"}}).find(std::string{name} + "; unpack it"), std::string::npos) << name;
}

TEST(Zipped, NothingThatIsATableIsSaid) {
  EXPECT_NE(read({}).find("no table"), std::string::npos);
  EXPECT_NE(read({{"a.jpg", "x"}, {"b.pdf", "x"}}).find("a.jpg, b.pdf"), std::string::npos);
}

TEST(Zipped, DocumentsOfOtherProgramsAreNamed) {
  EXPECT_NE(read({{"xl/workbook.bin", "x"}}).find("XLSB"), std::string::npos);
  EXPECT_NE(read({{"word/document.xml", "x"}}).find("DOCX"), std::string::npos);
  EXPECT_NE(read({{"ppt/presentation.xml", "x"}}).find("PPTX"), std::string::npos);
  EXPECT_NE(read({{"Index/Document.iwa", "x"}}).find("Numbers"), std::string::npos);
  EXPECT_NE(read({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}}).find("OpenDocument"),
            std::string::npos);
}

TEST(Zipped, WhatComesOutIsLimited) {
  EXPECT_EQ(read({{"Survei.csv", table}}, {.max_unpacked_bytes = table.size()}), "Unit|U1|Loket A|4|");
  EXPECT_NE(read({{"Survei.csv", table}}, {.max_unpacked_bytes = table.size() - 1}).find("max_unpacked_bytes"),
            std::string::npos);
}

TEST(Zipped, AnArchiveIsToldByWhatItHolds) {
  const workbook_files::file xlsx{"kind.zip", workbook_files::xlsx_of({{"Data", ""}})};
  const workbook_files::file ods{"kind.xlsx", workbook_files::ods_of("")};
  const workbook_files::file other{"kind.ods", zip_of({{"Survei.csv", table}})};
  EXPECT_EQ(ikm::zip_kind_of(xlsx.path()), ikm::zip_kind::xlsx);
  EXPECT_EQ(ikm::zip_kind_of(ods.path()), ikm::zip_kind::ods);
  EXPECT_EQ(ikm::zip_kind_of(other.path()), ikm::zip_kind::other);
  EXPECT_EQ(ikm::format_of(other.path()), ikm::file_format::zip);
}
