// SPDX-License-Identifier: BSL-1.0
// Workbooks and other archives as a test needs them, written from their parts.
#ifndef IKM_TESTS_SOURCE_WORKBOOK_FILES_HPP
#define IKM_TESTS_SOURCE_WORKBOOK_FILES_HPP

#include <boost/crc.hpp>

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workbook_files {

using parts = std::vector<std::pair<std::string, std::string>>;

inline void put(std::string& to, std::uint64_t value, int bytes) {
  for (int b = 0; b < bytes; ++b, value >>= 8) to += static_cast<char>(value & 0xFF);
}

/// Files as they are, one after the other, and the list of them (APPNOTE.TXT 4.3).
inline std::string zip_of(const parts& files) {
  std::string archive;
  std::string list;
  for (const auto& [name, bytes] : files) {
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    std::string facts;
    put(facts, 20, 2);  // version needed
    put(facts, 0, 8);   // no flags, stored, no time
    put(facts, crc.checksum(), 4);
    put(facts, bytes.size(), 4);
    put(facts, bytes.size(), 4);
    put(facts, name.size(), 2);
    put(facts, 0, 2);
    list += "PK\1\2";
    put(list, 20, 2);
    list += facts;
    put(list, 0, 10);  // no comment, first disk, no attributes
    put(list, archive.size(), 4);
    list += name;
    archive += "PK\3\4" + facts + name;
    archive += bytes;
  }
  const auto at = archive.size();
  archive += list;
  archive += "PK\5\6";
  put(archive, 0, 4);
  put(archive, files.size(), 2);
  put(archive, files.size(), 2);
  put(archive, list.size(), 4);
  put(archive, at, 4);
  put(archive, 0, 2);
  return archive;
}

/// A file that is gone when the test is.
class file {
 public:
  file(const std::string& name, const std::string& bytes)
      : path_{(std::filesystem::temp_directory_path() / (std::to_string(getpid()) + "_" + name)).string()} {
    std::ofstream{path_, std::ios::binary} << bytes;
  }
  file(const file&) = delete;
  file& operator=(const file&) = delete;
  ~file() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

struct sheet {
  std::string name;
  std::string rows;         ///< `<row>` elements
  std::string behind = {};  ///< what is after the rows, such as merged cells
  std::string state = {};   ///< `hidden`
};

/// An XLSX of these sheets; style 1 shows dates.
inline std::string xlsx_of(const std::vector<sheet>& sheets, const std::string& shared_strings = {}) {
  std::string listed;
  std::string relations;
  parts files;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string id = "rId" + std::to_string(i + 1);
    const std::string part = "worksheets/sheet" + std::to_string(i + 1) + ".xml";
    listed += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + std::to_string(i + 1) + "\" state=\"" +
              (sheets[i].state.empty() ? "visible" : sheets[i].state) + "\" r:id=\"" + id + "\"/>";
    relations += "<Relationship Id=\"" + id + "\" Type=\"x/worksheet\" Target=\"" + part + "\"/>";
    files.emplace_back("xl/" + part,
                       "<worksheet><sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].behind + "</worksheet>");
  }
  relations += "<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>";
  relations += "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>";
  files.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + listed + "</sheets></workbook>");
  files.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  files.emplace_back("xl/styles.xml",
                     "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  files.emplace_back("xl/sharedStrings.xml", "<sst>" + shared_strings + "</sst>");
  return zip_of(files);
}

/// A row of texts and whole numbers; blanks are left out.
inline std::string row_of(std::uint64_t line, const std::vector<std::string>& cells) {
  std::string made = "<row r=\"" + std::to_string(line) + "\">";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string place = std::string(1, static_cast<char>('A' + i)) + std::to_string(line);
    if (cells[i].starts_with("<"))  // a cell as it is, such as a formula
      made += "<c r=\"" + place + "\">" + cells[i] + "</c>";
    else if (cells[i].find_first_not_of("0123456789") == std::string::npos)
      made += "<c r=\"" + place + "\"><v>" + cells[i] + "</v></c>";
    else
      made += "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
  }
  return made + "</row>";
}

inline std::string merges_of(const std::vector<std::string>& ranges) {
  std::string made = "<mergeCells>";
  for (const std::string& range : ranges) made += "<mergeCell ref=\"" + range + "\"/>";
  return made + "</mergeCells>";
}

/// An ODS of these tables, given as `<table:table>` elements; the style `unseen` hides a sheet.
inline std::string ods_of(const std::string& tables, const std::string& manifest = "<manifest:manifest/>") {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>"
                  "<style:style style:name=\"seen\" style:family=\"table\"><style:table-properties "
                  "table:display=\"true\"/></style:style><style:style style:name=\"unseen\" "
                  "style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
                  "</office:automatic-styles><office:body><office:spreadsheet>" +
                      tables + "</office:spreadsheet></office:body></office:document-content>"},
                 {"META-INF/manifest.xml", manifest}});
}

inline std::string ods_text(const std::string& text) {
  return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
}
inline std::string ods_number(const std::string& value) {
  return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"><text:p>shown</text:p>" +
         "</table:table-cell>";
}

}  // namespace workbook_files

#endif
