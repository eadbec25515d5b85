// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/missing_answers.hpp>

#include <ikm/index/score.hpp>

#include <utility>

namespace ikm {
namespace {

score_options with(score_options options, missing rule) {
  options.missing = rule;
  return options;
}

/// The index if every blank had been this answer.
unit_index filled(const tally& answers, const score_options& options, int blanks_as) {
  const methodology& method = answers.method();
  const std::uint64_t respondents = answers.respondents();
  std::vector<ratio> means;
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    ratio sum;
    const std::size_t questions = method.elements()[e].questions.size();
    for (std::size_t q = method.first_question(e); q < method.first_question(e) + questions; ++q)
      sum += ratio::of(answers.sum(q) + static_cast<std::uint64_t>(blanks_as) * answers.count(q, blank), respondents);
    means.push_back(sum / ratio{static_cast<std::int64_t>(questions)});
  }
  return index_from_means(method, means, with(options, missing::available));
}

possibly<std::uint64_t> incomplete_of(const tally& answers) {
  if (!answers.knows_complete()) return undefined::only_marginals;
  return answers.respondents() - answers.respondents(coverage::complete);
}

}  // namespace

bool missing_answers::grade_is_certain() const {
  return worst && best && worst->grade()->letter == best->grade()->letter;
}

missing_answers missing_answers_of(const tally& answers, const score_options& options) {
  missing_answers found{.respondents = answers.respondents(),
                        .incomplete = incomplete_of(answers),
                        .blanks = 0,
                        .available = score(answers, with(options, missing::available)),
                        .listwise = score(answers, with(options, missing::listwise)),
                        .zero = score(answers, with(options, missing::zero)),
                        .worst = std::nullopt,
                        .best = std::nullopt};
  for (std::size_t q = 0; q < answers.method().question_count(); ++q) found.blanks += answers.count(q, blank);
  if (found.respondents == 0) return found;
  found.worst = filled(answers, options, answers.method().scale().lowest);
  found.best = filled(answers, options, answers.method().scale().highest);
  return found;
}

}  // namespace ikm
