// SPDX-License-Identifier: BSL-1.0
// Everything that asks the operating system about files and the terminal for the command stands here.
#include "output.hpp"

#include "cli.hpp"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
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

// What a signal that ends the program has to take back. A handler may hardly do anything: it reads names that stand in
// fixed places, and every call in it is one that POSIX allows there.
constexpr std::array ending = {SIGINT, SIGTERM, SIGHUP};
struct unfinished_file {
  std::atomic<bool> there = false;
  std::array<char, 4096> name{};  // as long as a path can be
};
std::array<unfinished_file, 4> unfinished;
std::atomic<int> shown_width = 0;  // of the line on the terminal that will be wiped
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void erase_shown() {
  constexpr std::array<char, 64> blanks = [] {
    std::array<char, 64> made{};
    made.fill(' ');
    return made;
  }();
  const auto put = [](const char* text, std::size_t size) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, text, size);
  };
  int width = shown_width.exchange(0);
  if (width == 0) return;
  put("\r", 1);
  for (; width > 0; width -= static_cast<int>(blanks.size()))
    put(blanks.data(), std::min(blanks.size(), static_cast<std::size_t>(width)));
  put("\r", 1);
}

/// Leaves no half file, and ends the program as the signal would have: who started it sees that it was stopped.
extern "C" void end_by(int signal) {
  for (unfinished_file& file : unfinished)
    if (file.there) unlink(file.name.data());
  erase_shown();
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(raise(signal));  // comes once this handler has returned
}

void watch_signals() {
  static const bool once = [] {
    for (const int signal : ending) {
      struct sigaction now {};
      sigaction(signal, nullptr, &now);
      if (now.sa_handler == SIG_IGN) continue;  // as under nohup
      now = {};
      now.sa_handler = end_by;
      for (const int other : ending) sigaddset(&now.sa_mask, other);
      sigaction(signal, &now, nullptr);
    }
    return true;
  }();
  static_cast<void>(once);
}

/// While it lives, the signals that end the program wait.
class signals_held {
 public:
  signals_held() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : ending) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, &before_);
  }
  signals_held(const signals_held&) = delete;
  signals_held& operator=(const signals_held&) = delete;
  ~signals_held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

void remember(const std::string& name) {
  for (unfinished_file& file : unfinished) {
    if (file.there || name.size() >= file.name.size()) continue;
    std::copy_n(name.c_str(), name.size() + 1, file.name.begin());
    file.there = true;
    return;
  }
}

void forget(const std::string& name) {
  for (unfinished_file& file : unfinished)
    if (file.there && name == file.name.data()) file.there = false;
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
  watch_signals();
  int handle = -1;
  {
    const signals_held held;
    handle = mkstemp(temporary_.data());
    if (handle >= 0) remember(temporary_);
  }
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
  forget(temporary_);
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
  forget(temporary_);
  temporary_.clear();
}

namespace {

std::size_t width_of(int terminal) {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (isatty(terminal) == 0 || ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return size.ws_col;
}

}  // namespace

std::size_t terminal_width() { return width_of(STDOUT_FILENO); }

bool shows_lines() { return isatty(STDERR_FILENO) != 0; }

void show_line(const std::string& text) {
  watch_signals();
  const int before = shown_width;
  std::size_t width = 0;  // characters; a terminal that is too narrow would wrap the line and keep its first half
  std::size_t end = 0;
  for (const std::size_t most = width_of(STDERR_FILENO) - 1; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80;
    if (begins && width == most) break;
    width += begins ? 1U : 0U;
  }
  shown_width = std::max(before, static_cast<int>(width));
  const std::string rest(static_cast<std::size_t>(shown_width) - width, ' ');
  std::cerr << '\r' + text.substr(0, end) + rest << std::flush;
}

void wipe_line() { erase_shown(); }

std::string option_of(rule which) {
  std::string option = "--";
  for (const char c : name_of(which)) option += c == '_' ? '-' : c;
  return which == rule::joint_counts ? "--joint" : option;
}

void complain(const std::string& text) { std::cerr << "ikm: " << text << '\n'; }

void complain(const input_error& problem, language lang) {
  for (const complaint& c : problem.complaints()) std::cerr << text_of(c, lang, option_of) << '\n';
  const std::uint64_t rest = problem.total() - problem.complaints().size();
  if (rest != 0)
    complain((lang == language::english ? "and " : "dan ") + std::to_string(rest) +
             (lang == language::english ? " more" : " lagi"));
}

}  // namespace ikm::cli
