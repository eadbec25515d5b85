// SPDX-License-Identifier: BSL-1.0
// The fold itself, one respondent after the other, against Boost.Accumulators fed with the same answers.
#include "batch.hpp"

#include <ikm/tally/tally.hpp>

#include <benchmark/benchmark.h>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/sum.hpp>

#include <array>

namespace {

using ikm::bench::questions;

ikm::tally folded(const std::vector<ikm::answer>& answers) {
  ikm::tally t{ikm::permenpan_14_2017()};
  for (std::size_t i = 0; i < answers.size(); i += questions) t.add_checked(std::span{answers}.subspan(i, questions));
  return t;
}

namespace acc = boost::accumulators;
using accumulator = acc::accumulator_set<std::uint64_t, acc::stats<acc::tag::count, acc::tag::sum>>;

std::array<accumulator, questions> accumulated(const std::vector<ikm::answer>& answers) {
  std::array<accumulator, questions> made;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i] != ikm::blank) made[i % questions](answers[i]);
  return made;
}

void tally(benchmark::State& state) {
  const auto answers = ikm::bench::answers(static_cast<std::size_t>(state.range(0)));
  const auto expected = accumulated(answers);
  const auto made = folded(answers);
  for (std::size_t q = 0; q < questions; ++q) {
    ikm::bench::require(made.sum(q) == acc::sum(expected[q]), "a sum");
    ikm::bench::require(made.answers(q) == acc::count(expected[q]), "a count");
  }
  for (auto _ : state) benchmark::DoNotOptimize(folded(answers).respondents());
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(answers.size()));
}
BENCHMARK(tally)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

void boost_accumulators(benchmark::State& state) {
  const auto answers = ikm::bench::answers(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(acc::sum(accumulated(answers)[0]));
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(answers.size()));
}
BENCHMARK(boost_accumulators)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
