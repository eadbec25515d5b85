// SPDX-License-Identifier: BSL-1.0
#include "limit_options.hpp"

#include "output.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <charconv>
#include <string_view>

namespace ikm::cli {
namespace {

/// `1500000000`, `1500MB`, `2GiB`.
std::optional<std::uint64_t> bytes_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || number == 0) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const auto& [name, bytes] : {std::pair<std::string_view, std::uint64_t>{"", 1},
                                    {"MB", 1'000'000},
                                    {"GB", 1'000'000'000},
                                    {"MiB", std::uint64_t{1} << 20},
                                    {"GiB", std::uint64_t{1} << 30}})
    if (unit == name && number <= ~std::uint64_t{0} / bytes) return number * bytes;
  return std::nullopt;
}

/// The option that raises a limit; empty where none does.
std::string option_raising(const over_limit& passed) {
  if (passed.limit() == "max_groups") return "--max-groups";
  if (passed.limit() == "max_query_seconds") return "--query-seconds";
  return passed.is_of_memory() ? "--max-memory" : "";
}

}  // namespace

void limit_options::add_to(CLI::App& command, const language& lang) {
  command
      .add_option("--max-groups", groups,
                  say(lang, "paling banyak sekian kelompok, semua rincian bersama; bawaan 1000000",
                      "at most that many groups, all breakdowns together; default 1000000"))
      ->check(people(lang));
  command.add_option(
      "--max-memory", memory,
      say(lang, "memori untuk semua yang disimpan selagi membaca: bita, MB, GB, MiB, atau GiB; bawaan 1GiB",
          "memory for all that is kept while reading: bytes, MB, GB, MiB or GiB; default 1GiB"));
}

read_limits limit_options::chosen(std::uint64_t copies) const {
  const std::optional<std::uint64_t> bytes = memory.empty() ? usual_memory : bytes_of(memory);
  if (!bytes)
    throw usage_error{{"--max-memory '" + memory + "': yang diharapkan banyaknya bita, misalnya 2GiB atau 500000000",
                       "--max-memory '" + memory + "': expected a number of bytes, such as 2GiB or 500000000"}};
  read_limits limits = limits_within(*bytes / copies);
  if (groups) limits.tally.max_groups = static_cast<std::size_t>(*groups);
  return limits;
}

std::string said_of(const over_limit& passed, language lang) {
  const std::string option = option_raising(passed);
  return passed.said().in(lang) +
         (option.empty() ? std::string{} : "; " + option + say(lang, " mengizinkan lebih banyak", " allows more"));
}

}  // namespace ikm::cli
