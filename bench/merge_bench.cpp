// SPDX-License-Identifier: BSL-1.0
// Merging offices' tallies, and writing and reading the stored form.
#include "batch.hpp"

#include <ikm/read/read_survey.hpp>

#include <benchmark/benchmark.h>

namespace {

ikm::stored_survey stored(std::size_t units) {
  return ikm::read_survey(ikm::bytes_of(ikm::bench::csv(units * 20, units), "bench"), ikm::permenpan_14_2017(),
                          {.by = {{"unit"}}})
      .stored();
}

void merge(benchmark::State& state) {
  const auto part = stored(static_cast<std::size_t>(state.range(0)));
  auto twice = part;
  twice.merge(part);
  ikm::bench::require(twice.all.respondents() == 2 * part.all.respondents(), "respondents");
  ikm::bench::require(twice.groups.front().total() == twice.all, "the groups' total");
  for (auto _ : state) {
    auto whole = part;
    whole.merge(part);
    benchmark::DoNotOptimize(whole.all.respondents());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(merge)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

void stored_form(benchmark::State& state) {
  const auto part = stored(static_cast<std::size_t>(state.range(0)));
  ikm::bench::require(ikm::from_stored(ikm::to_stored(part)) == part, "the stored form");
  for (auto _ : state) benchmark::DoNotOptimize(ikm::from_stored(ikm::to_stored(part)).all.respondents());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(stored_form)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
