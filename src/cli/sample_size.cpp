// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "statistics_options.hpp"
#include "survey_options.hpp"

#include <ikm/stats/sample_size.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace ikm::cli {
namespace {

constexpr const char* krejcie_morgan_formula = "X²·N·P·Q / (d²·(N−1) + X²·P·Q), P = Q = 0.5";
constexpr const char* cochran_formula = "n₀ / (1 + (n₀−1)/N), n₀ = z²·P·Q/d², P = Q = 0.5";
constexpr const char* slovin_formula = "N / (1 + N·d²)";

/// Everything that is written.
struct sizes {
  std::uint64_t population;
  double margin;
  std::optional<double> level;  ///< the printed table's χ² of 3.841 stands for 95 %
  sample_size table = krejcie_morgan(population, margin, level);
  sample_size by_cochran = cochran(population, margin, level.value_or(0.95));
  sample_size by_slovin = slovin(population, margin);
  /// The table is printed for 5 % at 95 % only.
  std::optional<krejcie_morgan_row> next_printed = {};
  std::optional<std::uint64_t> respondents = {};
  std::optional<double> reached = {};  ///< the margin of those respondents
};

void write_json(std::ostream& to, const sizes& of) {
  using json = nlohmann::ordered_json;
  const auto rule = [](const sample_size& size, const char* formula) {
    return json{{"respondents", size.respondents}, {"unrounded", size.unrounded}, {"formula", formula}};
  };
  json made = {{"schema", "ikm.sample-size/1"},
               {"population", of.population},
               {"margin", of.margin},
               {"level", of.level.value_or(0.95)},
               {"krejcie_morgan", rule(of.table, krejcie_morgan_formula)},
               {"cochran", rule(of.by_cochran, cochran_formula)},
               {"slovin", rule(of.by_slovin, slovin_formula)}};
  made["krejcie_morgan"]["next_printed_row"] =
      of.next_printed ? json{{"population", of.next_printed->population}, {"respondents", of.next_printed->respondents}}
                      : json(nullptr);
  if (of.respondents) made["sample"] = {{"respondents", *of.respondents}, {"margin", *of.reached}};
  to << made.dump() << '\n';
}

void write_text(std::ostream& to, const sizes& of, language lang) {
  const auto as_written = [&](std::string text) {
    if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  const auto shortest = [&](double value) { return as_written(fmt::format("{:.6g}", value)); };
  const auto rule = [&](const char* name, const sample_size& size, const char* formula) {
    fmt::print(to, "{:<15}{:>7}  ({})  {}\n", name, size.respondents, as_written(fmt::format("{:.2f}", size.unrounded)),
               as_written(formula));
  };
  fmt::print(to, "N = {}, d = {}, {} %\n", of.population, shortest(of.margin), shortest(100 * of.level.value_or(0.95)));
  rule("Krejcie–Morgan", of.table, krejcie_morgan_formula);
  if (of.next_printed)
    fmt::print(to,
               fmt::runtime(say(lang, "{:<14}baris tabel berikutnya: {} → {}\n",
                                "{:<14}next row of the printed table: {} → {}\n")),
               "", of.next_printed->population, of.next_printed->respondents);
  rule("Cochran", of.by_cochran, cochran_formula);
  rule("Slovin", of.by_slovin, slovin_formula);
  if (of.respondents)
    fmt::print(to,
               fmt::runtime(say(lang, "{} responden dari {}: margin {} % untuk sebuah proporsi\n",
                                "{} respondents of {}: a margin of {} % for a proportion\n")),
               *of.respondents, of.population, as_written(fmt::format("{:.2f}", 100 * *of.reached)));
}

struct sample_size_command {
  std::uint64_t population = 0;
  std::string margin = "0.05";
  std::string level = {};
  std::optional<std::uint64_t> respondents = {};
  result_options result{.forms = {"text", "json"}};

  [[nodiscard]] sizes sizes_asked_for() const {
    const double d = proportion_of("--margin", margin, "0.05");
    std::optional<double> confidence;
    if (!level.empty()) confidence = proportion_of("--confidence", level);
    sizes made{.population = population, .margin = d, .level = confidence, .respondents = respondents};
    if (level.empty() && d == 0.05) made.next_printed = next_printed_row(population);
    if (respondents) made.reached = margin_of_sample(*respondents, population, confidence);
    return made;
  }

  void run(language lang) const try {
    const sizes made = sizes_asked_for();
    const std::string form = result.form();
    output file{result.file};
    if (form == "json")
      write_json(file.stream(), made);
    else
      write_text(file.stream(), made, lang);
    file.commit();
  } catch (const statistics_error& problem) {
    throw usage_error{problem.said()};  // there is no input but the command line
  }
};

}  // namespace

void add_sample_size(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("sample-size", say(lang, "berapa responden yang diperlukan, atau margin dari yang ada",
                                             "how many respondents are needed, or the margin of those there are"));
  const auto c = std::make_shared<sample_size_command>();
  command
      .add_option("N", c->population,
                  say(lang, "populasi: banyaknya yang dilayani", "population: how many were served"))
      ->required()
      ->check(people(lang));
  command.add_option("--margin", c->margin,
                     say(lang, "margin sebagai proporsi (bawaan 0,05)", "margin as a proportion (default 0.05)"));
  command.add_option("--confidence", c->level,
                     say(lang, "tingkat kepercayaan (bawaan: 0,95 dengan χ² tercetak 3,841)",
                         "confidence level (default: 0.95 with the printed χ² of 3.841)"));
  command
      .add_option("--respondents", c->respondents,
                  say(lang, "sebaliknya: margin dari sekian responden",
                      "the reverse: the margin of a given number of respondents"))
      ->check(people(lang));
  c->result.add_to(command, lang);
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
