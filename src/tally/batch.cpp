// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/batch.hpp>

#include "tally/kernels/batch.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace ikm {
namespace {

using kernels::batch_counts;
using kernels::batch_shape;

/// The loops only know that there is an answer outside the scale: here the first one is named.
/// \throws tally_error when there is one
template <class AnswerAt>
void refuse_outside(const methodology& method, std::size_t respondents, const AnswerAt& answer_at) {
  const auto [lowest, highest] = method.scale();
  for (std::size_t row = 0; row < respondents; ++row)
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const answer given = answer_at(row, q);
      if (given != blank && (given < lowest || given > highest))
        refuse_answer(method, q, std::to_string(given), row + 1);
    }
}

tally empty_one_like(const tally& to) {
  return to.has_joint_counts() ? tally::with_joint_counts(to.method()) : tally{to.method()};
}

/// One respondent after the other, for what the loops do not count: wide scales, many questions, joint counts.
template <class AnswerAt>
void add_singly(tally& to, std::size_t respondents, const AnswerAt& answer_at) {
  refuse_outside(to.method(), respondents, answer_at);
  tally part = empty_one_like(to);
  std::vector<answer> one(to.method().question_count());
  for (std::size_t row = 0; row < respondents; ++row) {
    for (std::size_t q = 0; q < one.size(); ++q) one[q] = answer_at(row, q);
    part.add(one);
  }
  to.merge(part);
}

void require(bool fits, failure otherwise, const char* id, const char* en) {
  if (!fits) throw tally_error{otherwise, {id, en}};
}

batch_shape shape_of(const methodology& method) {
  return {method.question_count(), static_cast<unsigned>(method.scale().lowest),
          static_cast<unsigned>(method.scale().highest)};
}

/// Precondition: counted.sound.
void add(tally& to, const batch_shape& shape, const batch_counts& counted) {
  const std::size_t steps = shape.steps();
  std::vector<std::uint64_t> counts;
  counts.reserve(2 * shape.questions * (steps + 1));
  const auto put = [&](const std::vector<std::uint64_t>& cells, std::uint64_t respondents) {
    for (std::size_t q = 0; q < shape.questions; ++q) {
      const auto first = cells.begin() + static_cast<std::ptrdiff_t>(q * steps);
      std::uint64_t blanks = respondents;
      for (std::size_t s = 0; s < steps; ++s) blanks -= first[static_cast<std::ptrdiff_t>(s)];
      counts.push_back(blanks);
      counts.insert(counts.end(), first, first + static_cast<std::ptrdiff_t>(steps));
    }
  };
  put(counted.all, counted.respondents);
  put(counted.complete, counted.complete_respondents);
  to.merge(tally::from_counts(to.method(), counted.respondents, counted.complete_respondents, counts));
}

/// The same, each into the tally of its group. Precondition: every answer is blank or within the scale.
void add_singly(std::span<tally> groups, std::span<const std::uint32_t> group_of, std::span<const answer> answers) {
  const std::size_t questions = groups.front().method().question_count();
  std::vector<tally> parts;
  parts.reserve(groups.size());
  for (const tally& group : groups) parts.push_back(empty_one_like(group));
  for (std::size_t row = 0; row < group_of.size(); ++row)
    parts[group_of[row]].add(answers.subspan(row * questions, questions));
  for (std::size_t g = 0; g < groups.size(); ++g) groups[g].merge(parts[g]);
}

}  // namespace

void add_rows(tally& to, std::span<const answer> answers) {
  const batch_shape shape = shape_of(to.method());
  require(answers.size() % shape.questions == 0, failure::wrong_number_of_values, "baris terakhir tidak utuh",
          "the last row is not whole");
  const std::size_t respondents = answers.size() / shape.questions;
  const auto answer_at = [&](std::size_t row, std::size_t q) { return answers[row * shape.questions + q]; };
  if (!shape.fits() || to.has_joint_counts()) return add_singly(to, respondents, answer_at);
  batch_counts counted{shape};
  kernels::count_rows(shape, answers.data(), respondents, kernels::best_isa(), counted);
  if (!counted.sound) refuse_outside(to.method(), respondents, answer_at);
  add(to, shape, counted);
}

void add_columns(tally& to, std::span<const answer* const> columns, std::size_t respondents) {
  const batch_shape shape = shape_of(to.method());
  require(columns.size() == shape.questions, failure::wrong_number_of_values, "satu larik untuk tiap pertanyaan",
          "one array per question is needed");
  const auto answer_at = [&](std::size_t row, std::size_t q) { return columns[q][row]; };
  if (!shape.fits() || to.has_joint_counts()) return add_singly(to, respondents, answer_at);
  batch_counts counted{shape};
  kernels::columns_loop_for(kernels::best_isa())(shape, columns.data(), respondents, counted);
  if (!counted.sound) refuse_outside(to.method(), respondents, answer_at);
  add(to, shape, counted);
}

void add_planes(tally& to, std::span<const std::uint64_t* const> planes, std::size_t respondents) {
  const batch_shape shape = shape_of(to.method());
  require(shape.fits() && shape.highest <= 7, failure::methodology_too_large,
          "tiga bit hanya cukup untuk skala sampai 7 dan 16 pertanyaan",
          "three bits serve scales up to 7 and 16 questions only");
  require(planes.size() == 3 * shape.questions, failure::wrong_number_of_values, "tiga larik untuk tiap pertanyaan",
          "three arrays per question are needed");
  const auto answer_at = [&](std::size_t row, std::size_t q) {
    unsigned value = 0;
    for (unsigned bit = 0; bit < 3; ++bit)
      value |= static_cast<unsigned>(planes[3 * q + bit][row / 64] >> (row % 64) & 1U) << bit;
    return static_cast<answer>(value);
  };
  if (to.has_joint_counts()) return add_singly(to, respondents, answer_at);
  batch_counts counted{shape};
  kernels::planes_loop_for(kernels::best_isa())(shape, planes.data(), respondents, counted);
  if (!counted.sound) refuse_outside(to.method(), respondents, answer_at);
  add(to, shape, counted);
}

void add_rows(std::span<tally> groups, std::span<const std::uint32_t> group_of, std::span<const answer> answers) {
  if (group_of.empty() && answers.empty()) return;
  require(!groups.empty() &&
              std::all_of(group_of.begin(), group_of.end(), [&](std::uint32_t g) { return g < groups.size(); }),
          failure::unknown_group, "tidak ada kelompok dengan nomor itu", "there is no group of that number");
  const methodology& method = groups.front().method();
  require(std::all_of(groups.begin(), groups.end(), [&](const tally& g) { return alike(g.method(), method); }),
          failure::different_methodologies, "metodologi kelompok berbeda-beda",
          "the groups are of different methodologies");
  const batch_shape shape = shape_of(method);
  require(answers.size() == group_of.size() * shape.questions, failure::wrong_number_of_values,
          "satu kelompok untuk tiap baris", "one group per row is needed");
  const auto answer_at = [&](std::size_t row, std::size_t q) { return answers[row * shape.questions + q]; };
  const bool joint = std::any_of(groups.begin(), groups.end(), [](const tally& g) { return g.has_joint_counts(); });
  if (!kernels::group_lines::fits(shape) || joint) {
    refuse_outside(method, group_of.size(), answer_at);
    return add_singly(groups, group_of, answers);
  }
  kernels::group_lines lines{shape, groups.size()};
  kernels::grouped_loop_for(kernels::best_isa())(lines, group_of.data(), answers.data(), group_of.size());
  if (!lines.sound) refuse_outside(method, group_of.size(), answer_at);
  batch_counts counted{shape};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    lines.take(g, counted);
    if (counted.respondents != 0) add(groups[g], shape, counted);
  }
}

}  // namespace ikm
