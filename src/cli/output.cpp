// SPDX-License-Identifier: BSL-1.0
// Everything that asks the operating system about files and the terminal for the command stands here.
#include "output.hpp"

#include "cli.hpp"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <utility>

namespace ikm::cli {
namespace {

[[noreturn]] void refuse(const std::string& path) {
  const std::string why = std::strerror(errno);
  throw output_error{{path + ": tidak dapat ditulis: " + why, path + ": cannot be written: " + why}};
}

}  // namespace

output::output(std::string path) : path_{std::move(path)}, place_{path_} {
  if (path_ == "-") path_.clear();
  if (path_.empty()) return;
  std::error_code unknown;
  const auto kind = std::filesystem::status(path_, unknown).type();
  if (kind == std::filesystem::file_type::directory) {
    errno = EISDIR;
    refuse(path_);
  }
  if (kind != std::filesystem::file_type::regular && kind != std::filesystem::file_type::not_found) {
    file_.open(path_, std::ios::binary);  // a pipe or a device is written to; a rename would put a file in its place
    if (!file_) refuse(path_);
    return;
  }
  // What a link points to is replaced, not the link; and who could not read the previous file cannot read this one.
  std::error_code dangling;
  if (const auto real = std::filesystem::canonical(path_, dangling); !dangling) place_ = real.string();
  const mode_t mask = umask(0);
  umask(mask);
  mode_t mode = 0666 & ~mask;
  struct stat previous {};
  if (stat(place_.c_str(), &previous) == 0) mode = previous.st_mode & 0777;
  // mkstemp makes a name that nobody else has and cannot follow a planted link.
  temporary_ = place_ + ".XXXXXX";
  const int handle = mkstemp(temporary_.data());
  if (handle < 0) {
    temporary_.clear();
    refuse(path_);
  }
  fchmod(handle, mode);
  close(handle);
  file_.open(temporary_, std::ios::binary | std::ios::trunc);
  if (!file_) refuse(path_);
}

output::~output() {
  if (temporary_.empty()) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

std::ostream& output::stream() { return path_.empty() ? std::cout : file_; }

void output::commit() {
  stream().flush();
  if (!stream()) refuse(path_.empty() ? "stdout" : path_);
  if (path_.empty()) return;
  file_.close();
  if (!file_) refuse(path_);
  if (temporary_.empty()) return;  // a pipe or a device
  std::error_code problem;
  std::filesystem::rename(temporary_, place_, problem);
  if (problem) {
    errno = problem.value();
    refuse(path_);
  }
  temporary_.clear();
}

std::size_t terminal_width() {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return size.ws_col;
}

void complain(const std::string& text) { std::cerr << "ikm: " << text << '\n'; }

void complain(const input_error& problem, language lang) {
  for (const complaint& c : problem.complaints()) std::cerr << text_of(c, lang) << '\n';
  const std::uint64_t rest = problem.total() - problem.complaints().size();
  if (rest != 0)
    complain((lang == language::english ? "and " : "dan ") + std::to_string(rest) +
             (lang == language::english ? " more" : " lagi"));
}

}  // namespace ikm::cli
