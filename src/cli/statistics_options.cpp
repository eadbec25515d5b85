// SPDX-License-Identifier: BSL-1.0
#include "statistics_options.hpp"

#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/base/decimal.hpp>
#include <ikm/base/error.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/source/open_rows.hpp>

namespace ikm::cli {

namespace {

std::uint64_t whole_people(const group_key& key, const ratio& number) {
  const std::int64_t whole = number.ceiling();
  if (ratio{whole} != number || whole < 0)
    throw statistics_error{failure::wrong_value,
                           {"'" + key.front() + "': banyaknya orang harus bilangan bulat",
                            "'" + key.front() + "': a number of people is whole"}};
  return static_cast<std::uint64_t>(whole);
}

}  // namespace

CLI::Validator people(const language& lang) {
  return CLI::Validator{
      [&lang](const std::string& text) -> std::string {
        constexpr std::size_t most = 18;
        if (!text.empty() && text.size() <= most && text.find_first_not_of("0123456789") == std::string::npos)
          return {};
        return "'" + text + "': " +
               say(lang, "yang diharapkan bilangan bulat tanpa tanda, misalnya 1234",
                   "expected a whole number without marks, such as 1234");
      },
      {}};
}

double proportion_of(const std::string& option, const std::string& text, const std::string& example) {
  const auto value = decimal::parse(text);
  if (!value || *value <= decimal{0} || *value >= decimal{1})
    throw usage_error{{option + " '" + text + "': yang diharapkan proporsi di antara 0 dan 1, misalnya " +
                           decimal::parse(example)->to_string(decimal_mark::comma),
                       option + " '" + text + "': expected a proportion between 0 and 1, such as " + example}};
  return value->to_double();
}

void statistics_options::add_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Statistik", "Statistics"));
  command.add_option("--confidence", level,
                     say(lang, "tingkat kepercayaan (0,95): galat baku, margin, selang",
                         "confidence level (0.95): standard error, margin, interval"));
  command
      .add_option("--interval", method,
                  say(lang, "cara menarik selang: student_t (bawaan), logit, skew_corrected",
                      "how the interval is drawn: student_t (default), logit, skew_corrected"))
      ->check(CLI::IsMember({"student_t", "logit", "skew_corrected"}));
  command
      .add_option("--population", population,
                  say(lang, "banyaknya yang dilayani, untuk koreksi populasi dan Krejcie–Morgan",
                      "how many were served, for the population correction and Krejcie–Morgan"))
      ->check(people(lang));
  command.add_flag("--quality", quality,
                   say(lang, "mutu kuesioner: alpha, korelasi butir, sebaran, jawaban kosong, prioritas",
                       "questionnaire quality: alpha, item correlations, distribution, blanks, priorities"));
  command
      .add_option("--priority-lines", lines,
                  say(lang, "letak garis prioritas: means (bawaan), midpoint, target",
                      "where the lines of the priorities are: means (default), midpoint, target"))
      ->check(CLI::IsMember({"means", "midpoint", "target"}));
  command.add_option("--importance", importance,
                     say(lang, "pemetaan (TOML) ke kolom kepentingan yang dinyatakan responden",
                         "mapping (TOML) to the columns in which respondents stated importance"));
  command.add_option("--strata", strata,
                     say(lang, "survei ditarik menurut strata: tabel kolom strata dan populasi",
                         "the survey was drawn by strata: a table of their columns and population"));
  command.add_option("--poststratify", poststratify,
                     say(lang, "timbang ke bagian yang diketahui: tabel kolom profil dan bagian",
                         "weight to known shares: a table of profile columns and share"));
  command
      .add_option("--rake", rake,
                  say(lang, "seperti --poststratify untuk beberapa kolom yang tidak disilangkan; berulang",
                      "as --poststratify for several columns that are not crossed; repeated"))
      ->take_all()
      ->allow_extra_args(false);
  reads_files(command, {"--importance", "--strata", "--poststratify", "--rake"});
}

statistics_request statistics_options::request() const {
  if (method != "student_t" && level.empty())
    throw usage_error{{"--interval memerlukan --confidence", "--interval needs --confidence"}};
  statistics_request asked{.method = *interval_method_named(method), .population = population, .quality = quality};
  if (!level.empty()) asked.level = proportion_of("--confidence", level);
  if (!quality && (lines != "means" || !importance.empty()))
    throw usage_error{
        {"--priority-lines dan --importance memerlukan --quality", "--priority-lines and --importance need --quality"}};
  asked.lines = *priority_lines_named(lines);
  return asked;
}

std::optional<weighting_request> statistics_options::weighting() const {
  const int ways = (strata.empty() ? 0 : 1) + (poststratify.empty() ? 0 : 1) + (rake.empty() ? 0 : 1);
  if (ways == 0) return std::nullopt;
  if (ways > 1)
    throw usage_error{
        {"pilih satu: --strata, --poststratify, atau --rake", "choose one: --strata, --poststratify, or --rake"}};
  if (level.empty() || method == "skew_corrected")
    throw usage_error{{"--strata, --poststratify dan --rake memerlukan --confidence, dengan student_t atau logit",
                       "--strata, --poststratify and --rake need --confidence, with student_t or logit"}};
  weighting_request made;
  const auto table = [](const std::string& file) { return read_composition(*open_rows(file)); };
  if (!strata.empty()) {
    const known_composition known = table(strata);
    made.by = known.columns;
    for (const auto& [key, number] : known.numbers) made.served.emplace(key, whole_people(key, number));
  } else if (!poststratify.empty()) {
    const known_composition known = table(poststratify);
    made.rule = weighting_rule::poststratified;
    made.by = known.columns;
    for (const auto& [key, number] : known.numbers) made.shares.emplace(key, number.to_double());
  } else {
    made.rule = weighting_rule::raked;
    for (const std::string& file : rake) {
      const known_composition known = table(file);
      if (known.columns.size() != 1)
        throw usage_error{
            {"--rake '" + file + "': satu kolom saja tiap tabel", "--rake '" + file + "': one column per table"}};
      made.by.push_back(known.columns.front());
      std::map<std::string, double>& margin = made.margins.emplace_back();
      for (const auto& [key, number] : known.numbers) margin.emplace(key.front(), number.to_double());
    }
  }
  return made;
}

}  // namespace ikm::cli
