// SPDX-License-Identifier: BSL-1.0
// A workbook that was made, read back as any reader of workbooks reads it: saved values of its formulas.
#ifndef IKM_TESTS_DOCUMENTS_READ_BOOK_HPP
#define IKM_TESTS_DOCUMENTS_READ_BOOK_HPP

#include "source/archive.hpp"

#include <ikm/source/xlsx.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

using sheet_rows = std::vector<std::vector<std::string>>;

struct read_book {
  std::vector<std::string> names;
  std::map<std::string, sheet_rows> sheets;
  std::map<std::string, std::string> parts;  ///< of the archive, unpacked

  explicit read_book(const std::string& bytes) {
    const auto path =
        std::filesystem::temp_directory_path() /
        ("ikm_book_" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()} + ".xlsx");
    std::ofstream{path, std::ios::binary} << bytes;
    const auto book = ikm::open_xlsx(path.string());
    for (const ikm::workbook_sheet& each : book->sheets()) {
      names.push_back(each.name);
      sheet_rows& rows = sheets[each.name];
      const auto from = book->rows(each.name);
      for (ikm::row next; from->next(next);) {
        rows.resize(next.line);
        rows.back().assign(next.cells.begin(), next.cells.end());
      }
    }
    const auto packed = std::make_shared<ikm::archive>(path.string(), ikm::workbook_limits{});
    for (const std::string& name : packed->parts()) {
      ikm::archive_part part{packed, name, {"max_part_bytes", 1 << 28}};
      std::vector<char> block(4096);
      for (std::size_t got = part.read(block); got != 0; got = part.read(block)) parts[name].append(block.data(), got);
    }
    std::filesystem::remove(path);
  }

  /// The row of a sheet whose cell in that column is this text; no cells where there is none.
  [[nodiscard]] std::vector<std::string> row(const std::string& sheet, const std::string& name,
                                             std::size_t column = 0) const {
    for (const auto& cells : sheets.at(sheet))
      if (cells.size() > column && cells[column] == name) return cells;
    return {};
  }
  /// The cell right of that name.
  [[nodiscard]] std::string value(const std::string& sheet, const std::string& name, std::size_t column = 0) const {
    const auto cells = row(sheet, name, column);
    return column + 1 < cells.size() ? cells[column + 1] : std::string{};
  }
  /// Whether a text is in any part, packed away as it may be.
  [[nodiscard]] bool holds(const std::string& text) const {
    for (const auto& [name, bytes] : parts)
      if (bytes.find(text) != std::string::npos) return true;
    return false;
  }
};

#endif
