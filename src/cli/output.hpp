// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_CLI_OUTPUT_HPP
#define IKM_SRC_CLI_OUTPUT_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/ingest/complaint.hpp>

#include <sys/stat.h>

#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace ikm::cli {

/// Standard streams that were closed become ones that nothing can be written to, so that no file takes their place. A
/// pipe that nobody reads and a file that may not grow become errors of the write, not the end of the program.
void prepare_process();

/// The place that a name stands for, links followed, also where nothing is there yet.
/// \throws output_error when the links lead nowhere
[[nodiscard]] std::string followed(const std::string& path);

/// Where a result goes: standard output, or a file that takes the name when all is written.
/// A pipe or a device that is named is written to as it is. A file that was there keeps its owner, group and
/// permissions where the system allows it; a link stays one. Until it takes its name a file has none, so that nothing
/// is left of it whatever ends the program; where the file system has no such files, it has a name of its own that the
/// signals which can be caught remove.
class output {
 public:
  /// \param path empty or `-`: standard output
  /// \throws output_error when it cannot be written
  explicit output(std::string path);
  output(const output&) = delete;
  output& operator=(const output&) = delete;
  ~output();

  /// What programs read: as it is.
  [[nodiscard]] std::ostream& stream();
  /// What people read: what could command a terminal becomes `?`.
  [[nodiscard]] std::ostream& text();

  /// Everything is where a power cut does not reach it, but for the name.
  /// \param syncs whether this waits for the disk; who does not want that has to `sync_all`
  /// \throws output_error when not all could be written; std::bad_alloc
  void complete(bool syncs = true);
  /// Takes the name. Precondition: complete
  void publish(bool syncs = true);
  void commit() {
    complete();
    publish();
  }
  /// Everything on the file system of this output is where a power cut does not reach it.
  /// \throws output_error
  void sync_all() const;
  /// Which file system that is.
  [[nodiscard]] dev_t file_system() const;

 private:
  class file_buffer;
  class text_buffer;

  void open_unnamed(const std::string& folder);
  void open_named();
  void take_over() const;
  void published(bool syncs);

  std::string path_;   // as it was named
  std::string place_;  // where it is, links followed
  std::string temporary_;
  int handle_ = -1;
  bool owned_ = false;     // closed here
  bool replaces_ = false;  // has yet to take its name
  std::optional<struct stat> previous_ = {};
  std::unique_ptr<file_buffer> buffer_;
  std::unique_ptr<text_buffer> text_buffer_;
  std::unique_ptr<std::ostream> stream_;
  std::unique_ptr<std::ostream> text_;
};

/// All that one run writes. Everything is complete before the first takes its name: a run that fails leaves every
/// earlier file as it was.
class outputs {
 public:
  /// \throws output_error when it cannot be written
  output& open(const std::string& path) { return files_.emplace_back(path); }
  [[nodiscard]] bool empty() const { return files_.empty(); }
  [[nodiscard]] output& front() { return files_.front(); }
  /// In the order they were opened.
  /// \throws output_error when not all could be written
  void commit();

 private:
  void sync_all() const;

  std::list<output> files_;
};

/// Makes room for so many open files at once; a file that takes its name last is open until then.
/// \throws output_error where the system allows fewer
void allow_open_files(std::size_t files);

/// Columns of the terminal that standard output is; 80 where it is none.
[[nodiscard]] std::size_t terminal_width();

/// A line on standard error that is drawn over the one before it, until it is wiped; also wiped when a signal ends the
/// program. To be used only where it shows: where standard error is a terminal.
[[nodiscard]] bool shows_lines();
void show_line(const std::string& text);
void wipe_line();

/// One line on standard error, as every sentence for people leaves the program: nothing in it commands a terminal or
/// begins another line. Whether anybody reads it decides nothing.
void say_line(const std::string& text);

/// Complaints and notices, to standard error. A complaint about a place begins with the place, as compilers do it, so
/// that editors find it; anything else begins with the program's name.
/// \param of_mappings is said after the last complaint that lines of a mapping settle
void complain(const input_error& problem, language lang, const std::string& of_mappings = {});
void complain(const std::string& text);

/// How the command calls a rule: `--duplicates`.
[[nodiscard]] std::string option_of(rule which);

}  // namespace ikm::cli

#endif
