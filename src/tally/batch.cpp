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

[[noreturn]] void outside(const methodology& method) {
  const std::string scale = std::to_string(method.scale().lowest) + ".." + std::to_string(method.scale().highest);
  throw tally_error{failure::answer_out_of_scale,
                    {"ada jawaban di luar skala " + scale, "an answer is outside the scale " + scale}};
}

void require(bool fits, failure otherwise, const char* id, const char* en) {
  if (!fits) throw tally_error{otherwise, {id, en}};
}

batch_shape shape_of(const methodology& method) {
  return {method.question_count(), static_cast<unsigned>(method.scale().lowest),
          static_cast<unsigned>(method.scale().highest)};
}

void add(tally& to, const batch_shape& shape, const batch_counts& counted) {
  if (!counted.sound) outside(to.method());
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

}  // namespace

void add_rows(tally& to, std::span<const answer> answers) {
  const batch_shape shape = shape_of(to.method());
  require(answers.size() % shape.questions == 0, failure::wrong_number_of_values, "baris terakhir tidak utuh",
          "the last row is not whole");
  if (!shape.fits()) {
    tally part{to.method()};
    for (std::size_t at = 0; at < answers.size(); at += shape.questions) part.add(answers.subspan(at, shape.questions));
    return to.merge(part);
  }
  batch_counts counted{shape};
  kernels::count_rows(shape, answers.data(), answers.size() / shape.questions, kernels::best_isa(), counted);
  add(to, shape, counted);
}

void add_columns(tally& to, std::span<const answer* const> columns, std::size_t respondents) {
  const batch_shape shape = shape_of(to.method());
  require(columns.size() == shape.questions, failure::wrong_number_of_values, "satu larik untuk tiap pertanyaan",
          "one array per question is needed");
  if (!shape.fits()) {
    tally part{to.method()};
    std::vector<answer> one(shape.questions);
    for (std::size_t i = 0; i < respondents; ++i) {
      for (std::size_t q = 0; q < shape.questions; ++q) one[q] = columns[q][i];
      part.add(one);
    }
    return to.merge(part);
  }
  batch_counts counted{shape};
  kernels::columns_loop_for(kernels::best_isa())(shape, columns.data(), respondents, counted);
  add(to, shape, counted);
}

void add_planes(tally& to, std::span<const std::uint64_t* const> planes, std::size_t respondents) {
  const batch_shape shape = shape_of(to.method());
  require(shape.fits() && shape.highest <= 7, failure::methodology_too_large,
          "tiga bit hanya cukup untuk skala sampai 7 dan 16 pertanyaan",
          "three bits serve scales up to 7 and 16 questions only");
  require(planes.size() == 3 * shape.questions, failure::wrong_number_of_values, "tiga larik untuk tiap pertanyaan",
          "three arrays per question are needed");
  batch_counts counted{shape};
  kernels::planes_loop_for(kernels::best_isa())(shape, planes.data(), respondents, counted);
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
  if (!kernels::group_lines::fits(shape)) {
    std::vector<tally> parts(groups.size(), tally{method});
    for (std::size_t i = 0; i < group_of.size(); ++i)
      parts[group_of[i]].add(answers.subspan(i * shape.questions, shape.questions));
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g].merge(parts[g]);
    return;
  }
  kernels::group_lines lines{shape, groups.size()};
  kernels::grouped_loop_for(kernels::best_isa())(lines, group_of.data(), answers.data(), group_of.size());
  if (!lines.sound) outside(method);
  batch_counts counted{shape};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    lines.take(g, counted);
    if (counted.respondents != 0) add(groups[g], shape, counted);
  }
}

}  // namespace ikm
