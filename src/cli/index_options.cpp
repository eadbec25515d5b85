// SPDX-License-Identifier: BSL-1.0
#include "index_options.hpp"

#include "help.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/report/notices.hpp>

namespace ikm::cli {

void index_options::add_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Indeks", "Index"));
  command
      .add_option("--weight-decimals", weight_decimals,
                  say(lang, "bulatkan bobot ke N desimal (2: 0,11)", "round weights to N decimals (2: 0.11)"))
      ->check(CLI::Range(0, 9));
  command.add_option("--rounding", rounding, say(lang, "pembulatan antara", "intermediate rounding"))
      ->check(CLI::IsMember({"exact", "weighted3", "sum3", "mean2-truncated"}));
  add_missing_to(command, lang);
}

void index_options::add_missing_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Indeks", "Index"));
  command
      .add_option("--missing", missing,
                  say(lang, "arti jawaban kosong: available (bawaan), listwise, zero",
                      "what a blank means: available (default), listwise, zero"))
      ->check(CLI::IsMember({"available", "listwise", "zero"}));
}

score_options index_options::chosen() const {
  score_options made{.missing = *missing_named(missing), .weight_decimals = weight_decimals, .rounding = {}};
  if (!rounding.empty()) made.rounding = rounding_named(rounding);
  return made;
}

void index_options::check_weights(const ikm::methodology& method, language lang) const {
  const score_options options = chosen();
  if (total_weight(method, options) == ratio{0}) {
    const std::string decimals = std::to_string(*weight_decimals_in_use(method, options));
    throw usage_error{{"bobot yang dibulatkan ke " + decimals + " desimal semuanya 0; lihat --weight-decimals",
                       "weights rounded to " + decimals + " decimals are all 0; see --weight-decimals"}};
  }
  for (const std::string& notice : notices_of(method, options, lang)) complain(notice);
}

}  // namespace ikm::cli
