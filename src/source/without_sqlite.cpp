// SPDX-License-Identifier: BSL-1.0
// In place of the reader of SQLite, where a build leaves it out.
#include <ikm/source/source_error.hpp>
#include <ikm/source/sqlite.hpp>

namespace ikm {

std::unique_ptr<row_source> sqlite_rows(const std::string& path, const std::string& /*query*/,
                                        const std::string& /*table*/, const sqlite_limits& /*limits*/) {
  throw source_error{path,
                     0,
                     failure::unsupported_format,
                     {"basis data SQLite tidak dibaca oleh pustaka ini; simpan tabelnya sebagai CSV",
                      "this build of the library reads no SQLite database; save its table as CSV"}};
}

}  // namespace ikm
