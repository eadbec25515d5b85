// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/score.hpp>

#include <ikm/base/error.hpp>

#include <string>

namespace ikm {
namespace {

answer_counts counts_of(const tally& answers, std::size_t question, missing rule) {
  const coverage who = rule == missing::listwise ? coverage::complete : coverage::all;
  const auto [lowest, highest] = answers.method().scale();
  answer_counts counts;
  counts.levels.reserve(static_cast<std::size_t>(highest - lowest) + 1);
  for (int a = lowest; a <= highest; ++a) counts.levels.push_back(answers.count(question, static_cast<answer>(a), who));
  counts.answers = answers.answers(question, who);
  counts.blanks = answers.count(question, blank, who);
  counts.sum = answers.sum(question, who);
  counts.divisor = rule == missing::zero ? answers.respondents(who) : counts.answers;
  return counts;
}

/// The mean of the element's questions' means; empty when one of them has no answer at all.
std::optional<ratio> mean_of(const index_part& part, std::size_t first, std::size_t questions) {
  const auto mean = [&](std::size_t q) { return ratio::of(part.questions[q].sum, part.questions[q].divisor); };
  for (std::size_t q = first; q < first + questions; ++q)
    if (part.questions[q].answers == 0) return std::nullopt;
  ratio total = mean(first);
  for (std::size_t q = first + 1; q < first + questions; ++q) total += mean(q);
  return questions == 1 ? total : total / ratio{static_cast<std::int64_t>(questions)};
}

}  // namespace

unit_index score(const tally& answers, const score_options& options) {
  const methodology& method = answers.method();
  // Who left something blank is not known of respondents who were counted question by question.
  const bool known = options.missing != missing::listwise || answers.knows_complete();
  const missing rule = known ? options.missing : missing::available;
  index_part part;
  part.knows_complete = known;
  part.respondents = answers.respondents(rule == missing::listwise ? coverage::complete : coverage::all);
  part.questions.reserve(method.question_count());
  for (std::size_t q = 0; q < method.question_count(); ++q) part.questions.push_back(counts_of(answers, q, rule));

  std::vector<std::optional<ratio>> means;
  means.reserve(method.elements().size());
  for (std::size_t e = 0; e < method.elements().size(); ++e)
    means.push_back(known ? mean_of(part, method.first_question(e), method.elements()[e].questions.size())
                          : std::nullopt);
  std::vector<index_part> parts;
  parts.push_back(std::move(part));
  return {method, options, std::move(means), std::move(parts)};
}

unit_index index_from_means(const methodology& method, const std::vector<ratio>& means, const score_options& options) {
  if (means.size() != method.elements().size()) {
    const std::string expected = std::to_string(method.elements().size());
    const std::string found = std::to_string(means.size());
    throw tally_error{failure::wrong_number_of_values,
                      {found + " NRR untuk " + expected + " unsur", found + " means for " + expected + " elements"}};
  }
  const ratio lowest = options.missing == missing::zero ? 0 : method.scale().lowest;
  const ratio highest = method.scale().highest;
  for (std::size_t e = 0; e < means.size(); ++e)
    if (means[e] < lowest || means[e] > highest) {
      const std::string scale = lowest.to_string() + ".." + highest.to_string();
      throw tally_error{
          failure::mean_out_of_scale,
          {method.elements()[e].code + ": NRR " + means[e].to_string() + " di luar skala " + scale,
           method.elements()[e].code + ": the mean " + means[e].to_string() + " is outside the scale " + scale}};
    }
  return {method, options, {means.begin(), means.end()}, {}};
}

}  // namespace ikm
