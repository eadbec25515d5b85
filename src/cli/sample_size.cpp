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

struct sample_size_command {
  std::uint64_t population = 0;
  std::string margin = "0.05";
  std::string level = {};
  std::optional<std::uint64_t> respondents = {};
  result_options result{.forms = {"text", "json"}};

  void run(language lang) const try {
    const double d = proportion_of("--margin", margin, "0.05");
    std::optional<double> confidence;  // the printed table's χ² of 3.841 stands for 95 %
    if (!level.empty()) confidence = proportion_of("--confidence", level);
    const sample_size table = krejcie_morgan(population, d, confidence);
    const sample_size by_cochran = cochran(population, d, confidence.value_or(0.95));
    const sample_size by_slovin = slovin(population, d);
    const krejcie_morgan_row next = next_printed_row(population);
    const bool as_printed = level.empty() && d == 0.05;
    std::optional<double> reached;
    if (respondents) reached = margin_of_sample(*respondents, population, confidence);

    const std::string form = result.form();
    output file{result.file};
    std::ostream& to = file.stream();
    if (form == "json") {
      using json = nlohmann::ordered_json;
      const auto rule = [](const sample_size& size, const char* formula) {
        return json{{"respondents", size.respondents}, {"unrounded", size.unrounded}, {"formula", formula}};
      };
      json made = {{"schema", "ikm.sample-size/1"},
                   {"population", population},
                   {"margin", d},
                   {"level", confidence.value_or(0.95)},
                   {"krejcie_morgan", rule(table, krejcie_morgan_formula)},
                   {"cochran", rule(by_cochran, cochran_formula)},
                   {"slovin", rule(by_slovin, slovin_formula)}};
      // The table is printed for 5 % at 95 % only.
      made["krejcie_morgan"]["next_printed_row"] =
          as_printed ? json{{"population", next.population}, {"respondents", next.respondents}} : json(nullptr);
      if (respondents) made["sample"] = {{"respondents", *respondents}, {"margin", *reached}};
      to << made.dump() << '\n';
    } else {
      const auto number = [&](double value, int decimals) {
        std::string text = fmt::format("{:.{}f}", value, decimals);
        if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
        return text;
      };
      const auto shortest = [&](double value) {
        std::string text = fmt::format("{:.6g}", value);
        if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
        return text;
      };
      fmt::print(to, "N = {}, d = {}, {} %\n", population, shortest(d), shortest(100 * confidence.value_or(0.95)));
      const auto as_written = [&](std::string formula) {
        if (lang == language::indonesian) std::replace(formula.begin(), formula.end(), '.', ',');
        return formula;
      };
      const auto rule = [&](const char* name, const sample_size& size, const char* formula) {
        fmt::print(to, "{:<15}{:>7}  ({})  {}\n", name, size.respondents, number(size.unrounded, 2),
                   as_written(formula));
      };
      rule("Krejcie–Morgan", table, krejcie_morgan_formula);
      if (as_printed)
        fmt::print(to,
                   fmt::runtime(say(lang, "{:<14}baris tabel berikutnya: {} → {}\n",
                                    "{:<14}next row of the printed table: {} → {}\n")),
                   "", next.population, next.respondents);
      rule("Cochran", by_cochran, cochran_formula);
      rule("Slovin", by_slovin, slovin_formula);
      if (respondents)
        fmt::print(to,
                   fmt::runtime(say(lang, "{} responden dari {}: margin {} % untuk sebuah proporsi\n",
                                    "{} respondents of {}: a margin of {} % for a proportion\n")),
                   *respondents, population, number(100 * *reached, 2));
    }
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
