// SPDX-License-Identifier: BSL-1.0
// From counts to the exact index: many units, each with blanks of its own, so that the nine denominators differ.
#include "batch.hpp"

#include <ikm/index/score.hpp>

#include <benchmark/benchmark.h>

#include <boost/multiprecision/cpp_int.hpp>

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

std::vector<ikm::tally> units(std::size_t count, std::size_t respondents) {
  std::mt19937_64 random{ikm::bench::seed};
  std::vector<ikm::tally> made;
  made.reserve(count);
  const auto answers = ikm::bench::answers(respondents);
  for (std::size_t u = 0; u < count; ++u) {
    ikm::tally t{ikm::permenpan_14_2017()};
    for (std::size_t i = 0; i < answers.size(); i += ikm::bench::questions) {
      std::array<ikm::answer, ikm::bench::questions> row{};
      std::copy_n(answers.begin() + static_cast<std::ptrdiff_t>(i), row.size(), row.begin());
      row[random() % row.size()] = ikm::blank;
      t.add_checked(row);
    }
    made.push_back(std::move(t));
  }
  return made;
}

void score(benchmark::State& state) {
  const auto all = units(static_cast<std::size_t>(state.range(0)), 40);
  for (std::size_t u = 0; u < all.size(); u += all.size() / 100 + 1) {
    cpp_rational expected = 0;
    for (std::size_t q = 0; q < ikm::bench::questions; ++q)
      expected += cpp_rational{all[u].sum(q)} / cpp_rational{all[u].answers(q)};
    ikm::bench::require(ikm::score(all[u]).exact()->to_string() == cpp_rational{expected * 25 / 9}.str(), "an index");
  }
  for (auto _ : state)
    for (const ikm::tally& t : all) benchmark::DoNotOptimize(ikm::score(t).published());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(score)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
