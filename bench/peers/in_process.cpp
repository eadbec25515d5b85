// SPDX-License-Identifier: BSL-1.0
// A file of the generator in the page cache, from reading to the report by unit as CSV in memory, in one process,
// against the least that any reader must do, and against Debian's best reader on one thread; results are compared
// first.
//   in_process FILE [--threads N] [--runs N] [--guard] [--print]
// `--print` writes the report instead. `--guard` ends with 1 when the ratio to the other reader is less than half its
// goal: for bench/guard.sh.
#include "../batch.hpp"
#include "contest.hpp"
#include "line_scan.hpp"
#ifdef IKM_FCCP
#include "fccp_units.hpp"
#endif

#include <ikm/read/read_survey.hpp>
#include <ikm/report/csv.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

int main(int argc, char** argv) try {
  std::string file;
  unsigned threads = 1;
  int runs = 7;
  bool guard = false;
  bool print = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--guard") {
      guard = true;
    } else if (option == "--print") {
      print = true;
    } else if (option == "--threads" && i + 1 < argc) {
      threads = static_cast<unsigned>(std::stoul(argv[++i]));
    } else if (option == "--runs" && i + 1 < argc) {
      runs = std::stoi(argv[++i]);
    } else {
      file = option;
    }
  }
  if (file.empty())
    return std::fprintf(stderr, "usage: in_process FILE [--threads N] [--runs N] [--guard] [--print]\n"), 2;

  const ikm::read_options reading{.by = {{"unit"}}, .threads = threads};
  const auto read = [&] {
    const std::vector<std::string> files{file};
    return read_survey(files, ikm::permenpan_14_2017(), reading);
  };
  const auto report = [&] {
    std::ostringstream text;
    write_csv(text, score_report_of(read()));
    return std::move(text).str();
  };
  const std::string expected = report();
  if (print) return std::cout << expected, 0;

  const ikm::survey counted = read();
  // One line per respondent: no quoted line breaks here.
  ikm::bench::require(ikm::bench::lines_of(file.c_str(), threads) == counted.all.respondents() + 1, "lines");
  volatile std::uint64_t sink = 0;
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  const auto ours = [&] { sink = report().size(); };
  std::vector<ikm::bench::contest> contests = {{"from file to report / pread + memchr", 0, ours,
                                                [&] { sink = ikm::bench::lines_of(file.c_str(), threads); }, bytes}};
#ifdef IKM_FCCP
  const auto peer = ikm::bench::fccp_units(file);
  ikm::bench::require(peer.size() == counted.groups.front().groups().size(), "units");
  for (const auto& [key, counts] : counted.groups.front().groups()) {
    const auto& of = peer.at(key.front());
    ikm::bench::require(of.respondents == counts.respondents(), "respondents of a unit");
    for (std::size_t q = 0; q < ikm::bench::questions; ++q)
      ikm::bench::require(of.answers[q] == counts.answers(q) && of.sums[q] == counts.sum(q), "answers of a unit");
  }
  if (threads == 1)
    contests.push_back(
        {"from file to report / libfccp-dev", 5.5, ours, [&] { sink = ikm::bench::fccp_units(file).size(); }, bytes});
#endif
  const bool all = held(contests, runs, guard ? ikm::bench::time_of::thread : ikm::bench::time_of::wall);
  ikm::bench::require(report() == expected, "the report is another one at the end");
  return all || !guard ? 0 : 1;
} catch (const std::exception& e) {
  return std::fprintf(stderr, "%s\n", e.what()), 1;
}
