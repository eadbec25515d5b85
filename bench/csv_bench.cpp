// SPDX-License-Identifier: BSL-1.0
// Taking delimited text apart into cells.
#include "batch.hpp"

#include <ikm/source/csv.hpp>

#include <benchmark/benchmark.h>

namespace {

std::size_t cells_of(const std::string& text) {
  const auto rows = ikm::csv_rows(ikm::bytes_of(text, "bench"));
  std::size_t cells = 0;
  for (ikm::row r; rows->next(r);) cells += r.cells.size();
  return cells;
}

void csv_rows(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const std::string text = ikm::bench::csv(rows, 100);
  ikm::bench::require(cells_of(text) == (rows + 1) * 12, "cells");
  for (auto _ : state) benchmark::DoNotOptimize(cells_of(text));
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(csv_rows)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
