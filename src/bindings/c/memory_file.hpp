// SPDX-License-Identifier: BSL-1.0
// A file that is in memory, so that workbooks and stored tallies in memory are read as files are.
#ifndef IKM_SRC_BINDINGS_C_MEMORY_FILE_HPP
#define IKM_SRC_BINDINGS_C_MEMORY_FILE_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/read/read_survey.hpp>

#include <string>
#include <string_view>

namespace ikm::c {

/// Bytes under a path of this process. Nothing is on a disk.
class memory_file {
 public:
  /// \param name how complaints call it
  /// \throws source_error for a database, which cannot be read so; io_error where the system has no room for it
  memory_file(std::string_view bytes, std::string name);
  memory_file(const memory_file&) = delete;
  memory_file& operator=(const memory_file&) = delete;
  ~memory_file();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

  /// The answers in it, under its name. \throws as read_survey, with the path in what it says
  [[nodiscard]] survey read(const methodology& method, const read_options& how) const;
  /// The exception in flight, with the name in what it says. \throws always
  [[noreturn]] void rethrow_named() const;

 private:
  /// The path becomes the name in what was read and in what is said.
  void name_in(survey& read) const;
  [[nodiscard]] std::string named(std::string text) const;

  std::string name_;
  std::string path_ = {};
  int file_ = -1;
};

}  // namespace ikm::c

#endif
