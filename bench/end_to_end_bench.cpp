// SPDX-License-Identifier: BSL-1.0
// From text in memory to a graded index, by unit. IKM_BENCH_ROWS sets the largest batch (10,000,000 takes 600 MB).
#include "batch.hpp"

#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>

namespace {

ikm::survey read(const std::string& text) {
  return ikm::read_survey(ikm::bytes_of(text, "bench"), ikm::permenpan_14_2017(), {.by = {{"unit"}}});
}

void read_and_score(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const std::string text = ikm::bench::csv(rows, 100);
  const auto answers = ikm::bench::answers(rows);
  ikm::tally expected{ikm::permenpan_14_2017()};
  for (std::size_t i = 0; i < answers.size(); i += ikm::bench::questions)
    expected.add(std::span{answers}.subspan(i, ikm::bench::questions));
  const ikm::survey made = read(text);
  ikm::bench::require(made.all == expected, "the whole");
  ikm::bench::require(made.groups.front().total() == expected, "the groups' total");
  for (auto _ : state) benchmark::DoNotOptimize(ikm::score(read(text).all).published());
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void sizes(benchmark::internal::Benchmark* bench) {
  const char* const asked = std::getenv("IKM_BENCH_ROWS");
  const std::int64_t most = asked == nullptr ? 1'000'000 : std::atoll(asked);
  for (std::int64_t rows = 10'000; rows <= most; rows *= 10) bench->Arg(rows);
}
BENCHMARK(read_and_score)->Apply(sizes)->Unit(benchmark::kMillisecond);

}  // namespace
