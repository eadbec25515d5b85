// SPDX-License-Identifier: BSL-1.0
// A file in the page cache, from reading to the report as CSV in memory, in one process, against the least that any
// reader must do: bring the bytes in and find the line feeds.
//   in_process FILE [--by COLUMN] [--threads N] [--runs N] [--guard] [--print]
// `--print` writes the report instead. `--guard` ends with 1 when the ratio is more than a quarter under its goal.
#include "../batch.hpp"
#include "contest.hpp"
#include "line_scan.hpp"

#include <ikm/read/read_survey.hpp>
#include <ikm/report/csv.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main(int argc, char** argv) try {
  std::string file;
  ikm::read_options reading;
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
    } else if (option == "--by" && i + 1 < argc) {
      reading.by = {{argv[++i]}};
    } else if (option == "--threads" && i + 1 < argc) {
      threads = static_cast<unsigned>(std::stoul(argv[++i]));
    } else if (option == "--runs" && i + 1 < argc) {
      runs = std::stoi(argv[++i]);
    } else {
      file = option;
    }
  }
  if (file.empty())
    return std::fprintf(stderr, "usage: in_process FILE [--by COLUMN] [--threads N] [--runs N] [--guard] [--print]\n"),
           2;
  reading.threads = threads;
  std::uint64_t respondents = 0;
  const auto report = [&] {
    const std::vector<std::string> files{file};
    const ikm::score_report scored = score_report_of(read_survey(files, ikm::permenpan_14_2017(), reading));
    respondents = scored.answers.all.respondents();
    std::ostringstream text;
    write_csv(text, scored);
    return std::move(text).str();
  };
  const std::string expected = report();
  if (print) return std::cout << expected, 0;
  // One line a respondent: the peer has no quoted line breaks to tell apart.
  ikm::bench::require(ikm::bench::lines_of(file.c_str(), threads) == respondents + 1, "lines");

  volatile std::uint64_t sink = 0;
  std::vector<ikm::bench::contest> contests = {
      {"from file to report / pread + memchr", guard ? 0.65 : 0, [&] { sink = report().size(); },
       [&] { sink = ikm::bench::lines_of(file.c_str(), threads); },
       static_cast<double>(std::filesystem::file_size(file))}};
  const bool all = held(contests, runs);
  ikm::bench::require(report() == expected, "the report is another one at the end");
  return all || !guard ? 0 : 1;
} catch (const std::exception& e) {
  return std::fprintf(stderr, "%s\n", e.what()), 1;
}
