// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_OPEN_ROWS_HPP
#define IKM_SOURCE_OPEN_ROWS_HPP

#include <ikm/source/csv.hpp>
#include <ikm/source/json.hpp>
#include <ikm/source/row.hpp>
#include <ikm/source/sqlite.hpp>
#include <ikm/source/workbook.hpp>

#include <memory>
#include <string>
#include <vector>

namespace ikm {

/// What a file is, by its first bytes and not by its name.
enum class file_format { text, json, xlsx, ods, zip, sqlite };

/// What of a file is read, and when it is refused.
struct open_options {
  csv_options csv = {};
  json_limits json = {};
  workbook_limits workbook = {};
  std::string sheet = {};  ///< of a workbook, or a table of a database or of JSON
  std::string query = {};  ///< SQL, for a database
  sqlite_limits sqlite = {};
};

/// Of a compressed file (see unpacked), what is inside. Of standard input, a pipe or a device, which can be read only
/// once, nothing is taken: it counts as text.
/// \throws source_error for what cannot be read at all (an Excel file of before 2007 or with a password, a web page
///         named .xls, PDF, a compressed workbook or database), saying how to save it; io_error
/// `zip` is an archive that is not a workbook (see zipped_table).
[[nodiscard]] file_format format_of(const std::string& path);

/// The sheets of a workbook or the tables of JSON that can be chosen from; one empty name where there is nothing to
/// choose.
[[nodiscard]] std::vector<std::string> sheets_of(const std::string& path, const open_options& options = {});

/// A workbook, XLSX or ODS, for callers that read several of its sheets; nothing when the file is none.
[[nodiscard]] std::unique_ptr<workbook> open_workbook(const std::string& path, const workbook_limits& limits = {});

/// Rows of a file of any format: delimited text in any encoding, JSON, XLSX, ODS, SQLite, the only table in a ZIP. The
/// delimiter is the one that most of the first lines agree on, so that titles above a table do not mislead. Lines may
/// end in CR alone. Standard input, pipes and compressed files are text or JSON.
/// \throws source_error, io_error
[[nodiscard]] std::unique_ptr<row_source> open_rows(const std::string& path, const open_options& options = {});

/// The same of bytes that are text: delimited or JSON, not compressed.
[[nodiscard]] std::unique_ptr<row_source> open_rows(std::unique_ptr<byte_source> bytes,
                                                    const open_options& options = {});

}  // namespace ikm

#endif
