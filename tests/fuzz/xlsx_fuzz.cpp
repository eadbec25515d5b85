// SPDX-License-Identifier: BSL-1.0
// A workbook whose markup is anything: rows within the limits, or an error of ours. The archive around the parts is put
// together here, or next to no input would be one; an input that begins with PK is taken for a whole file.
// Parts are separated by a byte 0x1E: sheet, shared strings, styles, workbook; a part that is not there is a plain one.
#include <ikm/base/error.hpp>
#include <ikm/source/row.hpp>
#include <ikm/source/xlsx.hpp>

#include "fuzz/open_file.hpp"
#include "source/workbook_files.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
constexpr std::string_view package =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" )"
    R"(Target="worksheets/sheet1.xml"/><Relationship Id="rId2" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" )"
    R"(Target="sharedStrings.xml"/><Relationship Id="rId3" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";
constexpr std::array<std::string_view, 4> plain = {
    R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>)",
    R"(<sst><si><t>unit</t></si><si><t>U1</t></si></sst>)",
    R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)",
    R"(<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>)"
    R"(<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>)"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest{reinterpret_cast<const char*>(data), size};
  std::string archive;
  if (rest.starts_with("PK")) {
    archive = rest;
  } else {
    std::array<std::string_view, 4> parts = plain;
    for (std::string_view& part : parts) {
      if (rest.empty()) break;
      const std::size_t end = rest.find('\x1E');
      if (end != 0) part = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    archive = workbook_files::zip_of({{"[Content_Types].xml", std::string{content_types}},
                                      {"_rels/.rels", std::string{package}},
                                      {"xl/workbook.xml", std::string{parts[3]}},
                                      {"xl/_rels/workbook.xml.rels", std::string{relations}},
                                      {"xl/styles.xml", std::string{parts[2]}},
                                      {"xl/sharedStrings.xml", std::string{parts[1]}},
                                      {"xl/worksheets/sheet1.xml", std::string{parts[0]}}});
  }
  const fuzz::open_file file{archive};
  ikm::workbook_limits limits;
  limits.max_part_bytes = 1 << 20;
  limits.max_string_bytes = 1 << 16;
  limits.max_cell_bytes = 1 << 12;
  limits.max_columns = 300;
  limits.max_rows = 5000;
  try {
    for (const std::string& sheet : ikm::xlsx_sheets(file.path(), limits)) {
      const auto rows = ikm::xlsx_rows(file.path(), sheet, limits);
      std::uint64_t count = 0;
      for (ikm::row one; rows->next(one); ++count) {
        bool within = one.cells.size() <= limits.max_columns && count < limits.max_rows && one.line != 0;
        for (const std::string_view cell : one.cells) within = within && cell.size() <= limits.max_cell_bytes;
        if (within) continue;
        std::fprintf(stderr, "beyond a limit in row %llu\n", static_cast<unsigned long long>(one.line));
        std::abort();
      }
    }
  } catch (const ikm::error&) {  // what it is for
  }
  return 0;
}
