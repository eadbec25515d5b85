// SPDX-License-Identifier: BSL-1.0
// Everything that asks the operating system about files and the terminal for the command is here.
#include "output.hpp"

#include "cli.hpp"

#include "base/system_problem.hpp"
#include "ingest/quoted.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
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
#include <new>
#include <random>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm::cli {
namespace {

[[noreturn]] void refuse(const std::string& path) {
  const system_problem why = system_problem_of(errno, failure::file_not_writable);
  throw output_error{why.code,
                     {path + ": tidak dapat ditulis: " + why.said.id, path + ": cannot be written: " + why.said.en}};
}

// What a signal that ends the program has to take back. A handler may hardly do anything: it reads names that are in
// fixed places, and every call in it is one that POSIX allows there.
constexpr std::array ending = {SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGALRM,
                               SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGPROF};
struct unfinished_file {
  std::atomic<bool> there = false;
  std::array<char, 4096> name{};  // as long as a path can be
};
std::array<unfinished_file, 16> unfinished;
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

/// As mkstemp makes them.
std::string random_name() {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::random_device chance;
  std::string name(6, ' ');
  for (char& letter : name) letter = letters[chance() % letters.size()];
  return name;
}

}  // namespace

void prepare_process() {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(standard, F_GETFD) == -1 && errno == EBADF)
      static_cast<void>(open("/dev/null", standard == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

std::string followed(const std::string& path) {
  constexpr int most = 40;  // as the system
  std::filesystem::path place = path;
  std::error_code unknown;
  for (int links = 0; std::filesystem::is_symlink(std::filesystem::symlink_status(place, unknown)); ++links) {
    if (links == most) {
      errno = ELOOP;
      refuse(path);
    }
    const std::filesystem::path target = std::filesystem::read_symlink(place, unknown);
    place = target.is_absolute() ? target : place.parent_path() / target;
  }
  return place.string();
}

/// Writes to a descriptor and keeps the first error.
class output::file_buffer : public std::streambuf {
 public:
  explicit file_buffer(int handle) : handle_{handle}, block_(std::size_t{1} << 16U) { empty(); }
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type next) override {
    if (!drain()) return traits_type::eof();
    if (!traits_type::eq_int_type(next, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(next);
      pbump(1);
    }
    return traits_type::not_eof(next);
  }
  int sync() override { return drain() ? 0 : -1; }

 private:
  void empty() { setp(block_.data(), block_.data() + block_.size()); }
  bool drain() {
    for (const char* from = pbase(); error_ == 0 && from < pptr();) {
      const ssize_t written = write(handle_, from, static_cast<std::size_t>(pptr() - from));
      if (written >= 0) {
        from += written;
      } else if (errno == EAGAIN) {
        pollfd waiting{.fd = handle_, .events = POLLOUT, .revents = 0};
        poll(&waiting, 1, -1);
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
    empty();
    return error_ == 0;
  }

  int handle_;
  int error_ = 0;
  std::vector<char> block_;
};

/// Line by line through the door.
class output::text_buffer : public std::streambuf {
 public:
  explicit text_buffer(std::ostream& to) : to_{to} {}

 protected:
  int_type overflow(int_type next) override {
    const char one = traits_type::to_char_type(next);
    if (!traits_type::eq_int_type(next, traits_type::eof())) xsputn(&one, 1);
    return traits_type::not_eof(next);
  }
  std::streamsize xsputn(const char* from, std::streamsize size) override {
    constexpr std::size_t enough = std::size_t{1} << 16U;
    held_.append(from, static_cast<std::size_t>(size));
    if (const std::size_t end = held_.size() > enough ? held_.rfind('\n') : std::string::npos;
        end != std::string::npos) {
      to_ << harmless(std::string_view{held_}.substr(0, end + 1));
      held_.erase(0, end + 1);
    }
    return size;
  }
  int sync() override {
    to_ << harmless(held_);
    held_.clear();
    return to_ ? 0 : -1;
  }

 private:
  std::ostream& to_;
  std::string held_;
};

output::output(std::string path) : path_{std::move(path)} {
  if (path_ == "-") path_.clear();
  struct stat previous {};
  struct stat standard {};
  const bool there = !path_.empty() && stat(path_.c_str(), &previous) == 0;
  // `/dev/stdout` is what it is redirected to, not a name for another file.
  const bool is_standard = there && fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == previous.st_dev &&
                           standard.st_ino == previous.st_ino && S_ISREG(previous.st_mode);
  if (path_.empty() || is_standard) {
    handle_ = STDOUT_FILENO;
  } else if (there && S_ISDIR(previous.st_mode)) {
    errno = EISDIR;
    refuse(path_);
  } else if (there && !S_ISREG(previous.st_mode)) {
    handle_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);  // a rename would put a file in place of the pipe
    if (handle_ < 0) refuse(path_);
    owned_ = true;
  } else {
    place_ = followed(path_);
    replaces_ = true;
    const std::string folder = std::filesystem::path{place_}.parent_path().string();
    open_unnamed(folder.empty() ? "." : folder);
    if (handle_ < 0) open_named();
    owned_ = true;
    if (there) previous_ = previous;
  }
  buffer_ = std::make_unique<file_buffer>(handle_);
  stream_ = std::make_unique<std::ostream>(buffer_.get());
  text_buffer_ = std::make_unique<text_buffer>(*stream_);
  text_ = std::make_unique<std::ostream>(text_buffer_.get());
}

/// A file without a name, which is gone whatever ends the program. It gets one through `/proc`.
void output::open_unnamed(const std::string& folder) {
  if (access("/proc/self/fd", X_OK) == 0) handle_ = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
}

/// Where there is none of those: a name that nobody else has and that follows no planted link.
void output::open_named() {
  temporary_ = place_ + ".XXXXXX";
  watch_signals();
  {
    const signals_held held;
    handle_ = mkostemp(temporary_.data(), O_CLOEXEC);
    if (handle_ >= 0) remember(temporary_);
  }
  if (handle_ >= 0) return;
  temporary_.clear();
  refuse(path_);
}

/// Who could not read the previous file cannot read this one.
void output::take_over() const {
  const mode_t mask = umask(0);
  umask(mask);
  mode_t mode = 0666U & ~mask;
  if (previous_) {
    mode = previous_->st_mode & 0777U;
    struct stat own {};
    if (fchown(handle_, previous_->st_uid, previous_->st_gid) != 0 &&
        fchown(handle_, static_cast<uid_t>(-1), previous_->st_gid) != 0 && fstat(handle_, &own) == 0 &&
        own.st_gid != previous_->st_gid)
      mode = (mode & 0707U) | ((mode & 07U) << 3U);  // another group is everybody else
  }
  fchmod(handle_, mode);
}

output::~output() {
  if (owned_ && handle_ >= 0) close(handle_);
  if (temporary_.empty()) return;
  unlink(temporary_.c_str());
  forget(temporary_);
}

std::ostream& output::stream() { return *stream_; }
std::ostream& output::text() { return *text_; }

void output::complete(bool syncs) {
  text_->flush();
  stream_->flush();
  const auto fail = [&](int why) {
    errno = why;
    refuse(path_.empty() ? "stdout" : path_);
  };
  if (buffer_->error() != 0) fail(buffer_->error());
  if (!*text_ || !*stream_) throw std::bad_alloc{};  // streams keep it to themselves
  if (replaces_) take_over();
  if (replaces_ && syncs && fsync(handle_) != 0 && errno != EINVAL && errno != ENOTSUP) fail(errno);
}

void output::publish(bool syncs) {
  if (!replaces_) return;
  watch_signals();
  const signals_held held;
  if (temporary_.empty()) {
    const std::string unnamed = "/proc/self/fd/" + std::to_string(handle_);
    const auto link_to = [&](const std::string& name) {
      return linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    };
    if (link_to(place_)) return published(syncs);
    if (errno != EEXIST) refuse(path_);
    // A name cannot be taken from another file by a link, only by a rename; what is renamed has to have one.
    constexpr int tries = 100;
    for (int i = 0; i < tries && temporary_.empty(); ++i) {
      const std::string name = place_ + "." + random_name();
      if (link_to(name))
        temporary_ = name;
      else if (errno != EEXIST)
        refuse(path_);
    }
    if (temporary_.empty()) refuse(path_);
  }
  if (rename(temporary_.c_str(), place_.c_str()) != 0) refuse(path_);
  forget(temporary_);
  temporary_.clear();
  published(syncs);
}

/// The folder, too, is to survive a power cut; where it cannot be synchronised, the file system does as it does.
void output::published(bool syncs) {
  replaces_ = false;
  if (!syncs) return;
  const std::string folder = std::filesystem::path{place_}.parent_path().string();
  const int handle = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  fsync(handle);
  close(handle);
}

dev_t output::file_system() const {
  struct stat own {};
  return fstat(handle_, &own) == 0 ? own.st_dev : dev_t{};
}

void output::sync_all() const {
  if (syncfs(handle_) == 0 || errno == EINVAL || errno == ENOTSUP) return;
  refuse(path_.empty() ? "stdout" : path_);
}

/// Many files one by one wait for the disk as often; together they wait once for each file system.
void outputs::sync_all() const {
  std::set<dev_t> synced;
  for (const output& file : files_)
    if (synced.insert(file.file_system()).second) file.sync_all();
}

void outputs::commit() {
  constexpr std::size_t most_one_by_one = 32;
  const bool together = files_.size() > most_one_by_one;
  for (output& file : files_) file.complete(!together);
  if (together) sync_all();
  for (output& file : files_) file.publish(!together);
  if (together) sync_all();
}

void allow_open_files(std::size_t files) {
  constexpr rlim_t others = 64;  // of the program itself
  rlimit allowed{};
  if (getrlimit(RLIMIT_NOFILE, &allowed) != 0) return;
  const rlim_t wanted = files + others;
  if (allowed.rlim_cur >= wanted) return;
  const rlim_t most = allowed.rlim_max;
  allowed.rlim_cur = std::min(wanted, most);
  if (most >= wanted && setrlimit(RLIMIT_NOFILE, &allowed) == 0) return;
  const std::string needed = std::to_string(wanted);
  throw output_error{failure::file_not_writable,
                     {"terlalu banyak berkas sekaligus: perlu " + needed + ", sistem mengizinkan " +
                          std::to_string(most) + " (ulimit -n); tulis lebih sedikit dokumen",
                      "too many files at once: " + needed + " are needed, the system allows " + std::to_string(most) +
                          " (ulimit -n); write fewer documents"}};
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
  switch (which) {
    case rule::joint_counts: return "--joint";
    case rule::methodology: return "--methodology FILE.toml (ikm methodology show ID -o FILE.toml)";
    case rule::recap: return "ikm recap --combine respondents | units";
    default: return option;
  }
}

void say_line(const std::string& text) {
  std::cerr << numbered(text) + '\n' << std::flush;
  std::cerr.clear();
}

void complain(const std::string& text) { say_line("ikm: " + text); }

void complain(const input_error& problem, language lang, const std::string& of_mappings) {
  const auto& all = problem.complaints();
  const auto last = std::find_if(all.rbegin(), all.rend(), [](const complaint& c) {
    return std::any_of(c.remedies.begin(), c.remedies.end(),
                       [](const remedy& one) { return std::holds_alternative<std::vector<mapping_edit>>(one); });
  });
  for (const complaint& c : all)
    say_line(text_of(c, lang, option_of) + (last != all.rend() && &c == &*last ? of_mappings : ""));
  const std::uint64_t rest = problem.total() - problem.complaints().size();
  if (rest != 0)
    complain((lang == language::english ? "and " : "dan ") + std::to_string(rest) +
             (lang == language::english ? " more" : " lagi"));
}

}  // namespace ikm::cli
