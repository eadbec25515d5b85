// SPDX-License-Identifier: BSL-1.0
// The program while it runs, for what happens in the middle: signals, limits, a terminal.
#ifndef IKM_TESTS_CLI_RUNNING_HPP
#define IKM_TESTS_CLI_RUNNING_HPP

#include "cli/run_ikm.hpp"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <thread>

namespace cli {

/// The program while it runs.
class running {
 public:
  ~running() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  running() = default;
  running(const running&) = delete;
  running& operator=(const running&) = delete;

  /// \param terminal standard error is one; else it goes to the file `err`
  void start(const fs::path& work, const std::vector<std::string>& arguments, bool terminal,
             std::optional<int> ignored = {}) {
    std::vector<std::string> words = {IKM_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    winsize size{.ws_row = 24, .ws_col = 60, .ws_xpixel = 0, .ws_ypixel = 0};
    child_ = terminal ? forkpty(&terminal_, nullptr, nullptr, &size) : fork();
    ASSERT_GE(child_, 0);
    if (child_ != 0) return;
    if (ignored) std::signal(*ignored, SIG_IGN);
    if (chdir(work.c_str()) != 0) _exit(126);
    const int out = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    if (!terminal) dup2(open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    const rlimit limit{.rlim_cur = file_size, .rlim_max = RLIM_INFINITY};
    if (file_size != RLIM_INFINITY) setrlimit(RLIMIT_FSIZE, &limit);
    if (without_unnamed_files) refuse_unnamed_files();
    execv(argv[0], argv.data());
    _exit(127);
  }

  /// What it has written to its terminal so far; waits a little for more.
  const std::string& seen() {
    pollfd waiting{.fd = terminal_, .events = POLLIN, .revents = 0};
    while (poll(&waiting, 1, 50) > 0) {
      std::string block(4096, '\0');
      const ssize_t got = ::read(terminal_, block.data(), block.size());
      if (got <= 0) break;
      seen_.append(block, 0, static_cast<std::size_t>(got));
    }
    return seen_;
  }

  void send(int signal) const { ASSERT_EQ(kill(child_, signal), 0); }
  /// As outcome::status.
  int wait() {
    int status = 0;
    while (terminal_ >= 0 && waitpid(child_, &status, WNOHANG) == 0) seen();  // a full terminal would hold it up
    if (terminal_ < 0) waitpid(child_, &status, 0);
    child_ = 0;
    if (terminal_ >= 0) seen();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }

  /// Whether it has a file open that has no name, or none any more.
  [[nodiscard]] bool holds_unnamed_file() const {
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(child_) + "/fd", gone}) {
      const std::string target = fs::read_symlink(entry.path(), gone).string();
      if (target.ends_with(" (deleted)")) return true;
    }
    return false;
  }

  /// As on a file system that has no files without a name.
  bool without_unnamed_files = false;
  rlim_t file_size = RLIM_INFINITY;

 private:
  /// Opening one fails as it does there.
  static void refuse_unnamed_files() {
    constexpr auto to_errno = static_cast<std::uint32_t>(SECCOMP_RET_ERRNO) | static_cast<std::uint32_t>(EOPNOTSUPP);
    constexpr auto number = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
    constexpr auto third = static_cast<std::uint32_t>(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t));
    std::array<sock_filter, 6> program = {{{BPF_LD | BPF_W | BPF_ABS, 0, 0, number},
                                           {BPF_JMP | BPF_JEQ | BPF_K, 0, 3, __NR_openat},
                                           {BPF_LD | BPF_W | BPF_ABS, 0, 0, third},
                                           {BPF_JMP | BPF_JSET | BPF_K, 0, 1, O_TMPFILE & ~O_DIRECTORY},
                                           {BPF_RET | BPF_K, 0, 0, to_errno},
                                           {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}}};
    const sock_fprog filter{.len = static_cast<unsigned short>(program.size()), .filter = program.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
      _exit(125);
  }

  pid_t child_ = 0;
  int terminal_ = -1;
  std::string seen_;
};

inline bool becomes_true(const std::function<bool()>& what) {
  for (const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
       std::chrono::steady_clock::now() < end;) {
    if (what()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return false;
}

}  // namespace cli

#endif
