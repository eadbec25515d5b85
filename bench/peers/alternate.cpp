// SPDX-License-Identifier: BSL-1.0
// Times two shell commands in turns, as whole processes.
//   alternate NAME GOAL RUNS FOLDER OURS THEIRS
// GOAL is `>= N`, `<= N` or `-`: of the ratio of medians, theirs to ours. What the commands print is in
// FOLDER/ours and FOLDER/theirs afterwards, of the last run. A command that times its own work says so on standard
// error, `work_ms N`: the ratio by that is shown too. Peak memory is that of the largest process of the command.
#include "contest.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

extern char** environ;  // NOLINT: POSIX has no header for it

namespace {

struct runs {
  std::string command;
  std::string out;
  std::vector<double> seconds = {};
  std::vector<double> own = {};
  long peak_kib = 0;
};

void once(runs& of) {
  const std::string err = of.out + ".err";
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 1, of.out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  posix_spawn_file_actions_addopen(&files, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  std::string shell = "sh";
  std::string flag = "-c";
  std::vector<char*> arguments = {shell.data(), flag.data(), of.command.data(), nullptr};
  pid_t child = 0;
  int status = 0;
  rusage used{};
  const auto begin = std::chrono::steady_clock::now();
  if (posix_spawn(&child, "/bin/sh", &files, nullptr, arguments.data(), environ) != 0 ||
      wait4(child, &status, 0, &used) != child || status != 0) {
    std::fprintf(stderr, "failed: %s\n", of.command.c_str());
    std::exit(1);
  }
  of.seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  posix_spawn_file_actions_destroy(&files);
  of.peak_kib = std::max(of.peak_kib, used.ru_maxrss);
  std::ifstream said{err};
  for (std::string word; said >> word;)
    if (word == "work_ms" && said >> word) of.own.push_back(std::stod(word) / 1e3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) return std::fprintf(stderr, "usage: alternate NAME GOAL RUNS FOLDER OURS THEIRS\n"), 2;
  const std::string goal = argv[2];
  runs ours{argv[5], std::string{argv[4]} + "/ours"};
  runs theirs{argv[6], std::string{argv[4]} + "/theirs"};
  std::vector<double> ratios;
  for (int run = 0; run < std::atoi(argv[3]); ++run) {
    once(ours);
    once(theirs);
    ratios.push_back(theirs.seconds.back() / ours.seconds.back());
  }
  const double a = ikm::bench::median(ours.seconds);
  const double b = ikm::bench::median(theirs.seconds);
  std::sort(ratios.begin(), ratios.end());
  std::printf("%-40s ours %.4f s %.1f MiB, theirs %.4f s %.1f MiB, ratio %.2f (%.2f to %.2f)", argv[1], a,
              static_cast<double>(ours.peak_kib) / 1024, b, static_cast<double>(theirs.peak_kib) / 1024, b / a,
              ratios.front(), ratios.back());
  if (!theirs.own.empty()) std::printf(", by the peer's own clock %.2f", ikm::bench::median(theirs.own) / a);
  if (goal != "-") {
    const double bound = std::stod(goal.substr(3));
    const bool met = goal[0] == '>' ? b / a >= bound : b / a <= bound;
    std::printf("; goal %s: %s", goal.c_str(), met ? "met" : "missed");
  }
  std::printf("\n");
}
