// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_CLI_OUTPUT_HPP
#define IKM_SRC_CLI_OUTPUT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/ingest/complaint.hpp>

#include <cstddef>
#include <fstream>
#include <ostream>
#include <string>

namespace ikm::cli {

/// Where a result goes: standard output, or a temporary file beside the one named, renamed when all is written.
/// A pipe or a device that is named is written to as it is. A file that was there keeps its permissions, a link stays one.
/// Without `commit` the file named stays as it was, also when a signal (SIGINT, SIGTERM, SIGHUP) ends the program: the
/// temporary file is then removed too.
class output {
 public:
  /// \param path empty or `-`: standard output
  /// \throws output_error when it cannot be written
  explicit output(std::string path);
  output(const output&) = delete;
  output& operator=(const output&) = delete;
  ~output();

  [[nodiscard]] std::ostream& stream();
  /// \throws output_error when not all could be written
  void commit();

 private:
  std::string path_;   // as it was named
  std::string place_;  // where it stands, links followed
  std::string temporary_;
  std::ofstream file_;
};

/// Columns of the terminal that standard output is; 80 where it is none.
[[nodiscard]] std::size_t terminal_width();

/// A line on standard error that is drawn over the one before it, until it is wiped; also wiped when a signal ends the
/// program. To be used only where it shows: where standard error is a terminal.
[[nodiscard]] bool shows_lines();
void show_line(const std::string& text);
void wipe_line();

/// Complaints and notices, to standard error. A complaint about a place begins with the place, as compilers do it, so
/// that editors find it; anything else begins with the program's name.
void complain(const input_error& problem, language lang);
void complain(const std::string& text);

/// How the command calls a rule: `--duplicates`.
[[nodiscard]] std::string option_of(rule which);

}  // namespace ikm::cli

#endif
