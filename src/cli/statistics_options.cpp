// SPDX-License-Identifier: BSL-1.0
#include "statistics_options.hpp"

#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/base/decimal.hpp>

namespace ikm::cli {

double proportion_of(const std::string& option, const std::string& text) {
  const auto value = decimal::parse(text);
  if (!value || *value <= decimal{0} || *value >= decimal{1})
    throw usage_error{{option + " '" + text + "': yang diharapkan proporsi di antara 0 dan 1, misalnya 0,95",
                       option + " '" + text + "': expected a proportion between 0 and 1, such as 0.95"}};
  return value->to_double();
}

void statistics_options::add_to(CLI::App& command, const language& lang) {
  command.add_option("--confidence", level,
                     say(lang, "tingkat kepercayaan (0,95): galat baku, margin, selang",
                         "confidence level (0.95): standard error, margin, interval"));
  command
      .add_option("--interval", method,
                  say(lang, "cara menarik selang: student_t (bawaan), logit, skew_corrected",
                      "how the interval is drawn: student_t (default), logit, skew_corrected"))
      ->check(CLI::IsMember({"student_t", "logit", "skew_corrected"}));
  command.add_option("--population", population,
                     say(lang, "banyaknya yang dilayani, untuk koreksi populasi dan Krejcie–Morgan",
                         "how many were served, for the population correction and Krejcie–Morgan"));
  command.add_flag("--quality", quality,
                   say(lang, "mutu kuesioner: alpha, korelasi butir, sebaran, jawaban kosong, prioritas",
                       "questionnaire quality: alpha, item correlations, distribution, blanks, priorities"));
}

statistics_request statistics_options::request() const {
  if (method != "student_t" && level.empty())
    throw usage_error{{"--interval memerlukan --confidence", "--interval needs --confidence"}};
  statistics_request asked{.method = *interval_method_named(method), .population = population, .quality = quality};
  if (!level.empty()) asked.level = proportion_of("--confidence", level);
  return asked;
}

void statistics_options::complain_about(const score_report& report, bool text, language lang) const {
  if (report.sample && !report.sample->enough())
    complain(say(lang, "responden kurang dari Krejcie–Morgan: ", "fewer respondents than Krejcie–Morgan asks: ") +
             std::to_string(report.sample->respondents) + " < " + std::to_string(report.sample->asked));
  if (!report.statistics.confidence || text) return;
  for (const doubt why : report.statistics.confidence->open_doubts()) complain(sentence_of(why).in(lang));
}

}  // namespace ikm::cli
