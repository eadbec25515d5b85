// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_SQLITE_FILE_HPP
#define IKM_SRC_SOURCE_SQLITE_FILE_HPP

#include "source/blocks.hpp"

#include <ikm/source/sqlite.hpp>

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

namespace ikm {

struct close_database {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
using database = std::unique_ptr<sqlite3, close_database>;

/// A database file, opened so that nothing is written beside it. To be kept as long as the database is open.
class sqlite_file {
 public:
  /// \throws source_error when it is not there, when a journal or a log beside it is in the way
  sqlite_file(const std::string& path, const sqlite_limits& limits);

  [[nodiscard]] sqlite3* database() const noexcept { return database_.get(); }
  /// To be asked after the last row.
  /// \throws io_error, source_error when somebody has written to it meanwhile
  void refuse_if_changed() const;

 private:
  void refuse_journal() const;
  void open_image(const file_blocks& file, const file_blocks& log, const sqlite_limits& limits);
  [[noreturn]] void refuse(int why) const;

  std::string name_;   // as it was given
  std::string place_;  // links followed
  std::string image_;  // the database with its log
  bool read_without_locks_ = false;
  std::unique_ptr<file_blocks> file_;
  ikm::database database_;
};

/// A database with what its write-ahead log has committed, as
/// https://www.sqlite.org/fileformat2.html#the_write_ahead_log has it; frames after the last that is whole are left
/// out, as SQLite leaves them out.
[[nodiscard]] std::string with_log(std::string bytes, std::string_view log, std::size_t max_bytes);

}  // namespace ikm

#endif
