// SPDX-License-Identifier: BSL-1.0
// From a cell to an answer.
#include "batch.hpp"

#include "ingest/decode.hpp"

#include <benchmark/benchmark.h>

namespace {

void decode(benchmark::State& state) {
  const auto answers = ikm::bench::answers(static_cast<std::size_t>(state.range(0)));
  std::string digits;
  for (const ikm::answer a : answers) digits += static_cast<char>('0' + a);
  std::vector<std::string_view> cells;
  for (std::size_t i = 0; i < answers.size(); ++i)
    cells.push_back(answers[i] == ikm::blank ? std::string_view{} : std::string_view{digits}.substr(i, 1));
  const ikm::answer_scale scale{1, 4};
  for (std::size_t i = 0; i < cells.size(); ++i)
    ikm::bench::require(ikm::decode(cells[i], scale).given == answers[i], "an answer");
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const std::string_view cell : cells) sum += ikm::decode(cell, scale).given;
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells.size()));
}
BENCHMARK(decode)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
