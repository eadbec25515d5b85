// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/what_if.hpp>

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace ikm {
namespace {

void check_element(const unit_index& unit, std::size_t element) {
  if (element < unit.method().elements().size()) return;
  const std::string number = std::to_string(element + 1);
  throw tally_error{failure::unknown_element, {"tidak ada unsur ke-" + number, "there is no element number " + number}};
}

/// The same parts weighed again, as `score` and `combine` do it.
unit_index weighed(const unit_index& unit, std::vector<index_part> parts) {
  const methodology& method = unit.method();
  std::vector<std::optional<ratio>> means;
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const std::size_t first = method.first_question(e);
    const std::size_t questions = method.elements()[e].questions.size();
    std::optional<ratio> mean = unit.means()[e] ? std::optional<ratio>{0} : std::nullopt;
    for (const index_part& part : parts)
      for (std::size_t q = first; mean && q < first + questions; ++q)
        *mean += part.share * ratio::of(part.questions[q].sum, part.questions[q].divisor) /
                 ratio{static_cast<std::int64_t>(questions)};
    means.push_back(std::move(mean));
  }
  return {method, unit.options(), std::move(means), std::move(parts)};
}

/// One step up for `count` of the answers at `level`. Precondition: there are that many, and a level above.
void raise(answer_counts& counts, std::size_t level, std::uint64_t count) {
  counts.levels[level] -= count;
  counts.levels[level + 1] += count;
  counts.sum += count;
}

/// The lowest answers rise first. What rises out of a level is in the next one when that one's turn comes, but
/// those who were there already go before it, so nobody rises twice while another could rise once.
void raise_lowest_first(answer_counts& counts, std::uint64_t points) {
  while (points > 0) {
    std::uint64_t arrived = 0;  // at this level by this round's own step
    for (std::size_t level = 0; level + 1 < counts.levels.size() && points > 0; ++level) {
      const std::uint64_t rising = std::min(counts.levels[level] - arrived, points);
      raise(counts, level, rising);
      points -= rising;
      arrived = rising;
    }
  }
}

}  // namespace

unit_index with_means(const unit_index& unit, const std::map<std::size_t, ratio>& means) {
  std::vector<std::optional<ratio>> changed = unit.means();
  const answer_scale& scale = unit.method().scale();
  const ratio lowest = unit.options().missing == missing::zero ? 0 : scale.lowest;
  for (const auto& [element, mean] : means) {
    check_element(unit, element);
    if (mean < lowest || mean > ratio{scale.highest}) {
      const std::string& code = unit.method().elements()[element].code;
      const std::string range = lowest.to_string() + ".." + std::to_string(scale.highest);
      throw tally_error{failure::mean_out_of_scale,
                        {code + ": NRR " + mean.to_string() + " di luar skala " + range,
                         code + ": the mean " + mean.to_string() + " is outside the scale " + range}};
    }
    changed[element] = mean;
  }
  return {unit.method(), unit.options(), std::move(changed), {}};
}

raised_index with_lowest_raised(const unit_index& unit, std::size_t element) {
  check_element(unit, element);
  if (unit.parts().empty())
    throw tally_error{failure::only_means_known,
                      {"hanya NRR yang diketahui, bukan jawaban", "only means are known, no answers"}};
  const methodology& method = unit.method();
  const std::size_t first = method.first_question(element);
  const std::size_t last = first + method.elements()[element].questions.size();
  const auto top = static_cast<std::size_t>(method.scale().highest - method.scale().lowest);

  const answer_counts all = unit.element(element).counts;
  const auto occurs = [](std::uint64_t count) { return count > 0; };
  const auto level =
      static_cast<std::size_t>(std::find_if(all.levels.begin(), all.levels.end(), occurs) - all.levels.begin());
  if (level >= top) return {unit, blank, 0};

  std::vector<index_part> parts = unit.parts();
  for (index_part& part : parts)
    for (std::size_t q = first; q < last; ++q) raise(part.questions[q], level, part.questions[q].levels[level]);
  return {weighed(unit, std::move(parts)), static_cast<answer>(method.scale().lowest + static_cast<int>(level)),
          all.levels[level]};
}

unit_index with_steps(const unit_index& unit, const std::vector<plan_step>& steps) {
  std::vector<index_part> parts = unit.parts();
  const auto highest = static_cast<std::uint64_t>(unit.method().scale().highest);
  for (const plan_step& step : steps) {
    if (step.part >= parts.size() || step.question >= parts[step.part].questions.size())
      throw tally_error{failure::unknown_question,
                        {"langkah menunjuk pertanyaan yang tidak ada", "a step names a question that does not exist"}};
    answer_counts& counts = parts[step.part].questions[step.question];
    if (step.points > highest * counts.answers - counts.sum)
      throw tally_error{failure::too_many_points,
                        {"langkah melebihi ruang jawaban", "a step takes more points than the answers allow"}};
    raise_lowest_first(counts, step.points);
  }
  if (parts.empty()) return unit;
  return weighed(unit, std::move(parts));
}

}  // namespace ikm
