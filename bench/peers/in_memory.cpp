// SPDX-License-Identifier: BSL-1.0
// Answers in memory against what else could count them, interleaved in one run, every result compared first.
//   in_memory [--rows N] [--runs N] [--guard]
// `--guard` ends with 1 when a ratio is more than a quarter under its floor: for continuous integration.
#include "../batch.hpp"

#include <ikm/tally/batch.hpp>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/histogram.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>

namespace {

using ikm::bench::questions;

/// The least that any of them must do: read all of it.
std::uint64_t read_sum(const std::vector<ikm::answer>& answers) {
  std::array<std::uint64_t, 32> sums{};
  const std::size_t words = answers.size() / 8 / sums.size() * sums.size();
  for (std::size_t i = 0; i < words; i += sums.size())
    for (std::size_t k = 0; k < sums.size(); ++k) {
      std::uint64_t word;
      std::memcpy(&word, answers.data() + 8 * (i + k), sizeof word);
      sums[k] += word;
    }
  std::uint64_t sum = 0;
  for (const std::uint64_t s : sums) sum += s;
  return sum;
}

struct contest {
  const char* name;
  double floor;
  std::function<void()> ours;
  std::function<void()> theirs;
  std::vector<double> ours_took = {};
  std::vector<double> theirs_took = {};
};

double took(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> of) {
  std::nth_element(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2), of.end());
  return of[of.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rows = 10'000'000;
  int runs = 7;
  bool guard = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--guard") guard = true;
    if (option == "--rows" && i + 1 < argc) rows = std::stoul(argv[++i]);
    if (option == "--runs" && i + 1 < argc) runs = std::stoi(argv[++i]);
  }

  const auto& method = ikm::permenpan_14_2017();
  const std::vector<ikm::answer> answers = ikm::bench::answers(rows);
  std::vector<ikm::answer> by_column(answers.size());
  std::vector<const ikm::answer*> columns;
  for (std::size_t q = 0; q < questions; ++q) {
    for (std::size_t i = 0; i < rows; ++i) by_column[q * rows + i] = answers[i * questions + q];
    columns.push_back(by_column.data() + q * rows);
  }
  ikm::tally expected{method};
  for (std::size_t i = 0; i < rows; ++i) expected.add_checked(std::span{answers}.subspan(i * questions, questions));
  volatile std::uint64_t sink = 0;

  const auto by_rows = [&] {
    ikm::tally t{method};
    add_rows(t, answers);
    return t;
  };
  const auto by_columns = [&] {
    ikm::tally t{method};
    add_columns(t, columns, rows);
    return t;
  };
  ikm::bench::require(by_rows() == expected, "rows");
  ikm::bench::require(by_columns() == expected, "columns");

  namespace acc = boost::accumulators;
  using accumulator = acc::accumulator_set<double, acc::stats<acc::tag::count, acc::tag::mean>>;
  const auto accumulated = [&] {
    std::array<accumulator, questions> means;
    for (std::size_t i = 0; i < answers.size(); i += questions)
      for (std::size_t q = 0; q < questions; ++q)
        if (answers[i + q] != ikm::blank) means[q](answers[i + q]);
    return means;
  };
  const auto means = accumulated();
  for (std::size_t q = 0; q < questions; ++q)
    ikm::bench::require(acc::count(means[q]) == expected.answers(q), "Boost.Accumulators counts otherwise");
  namespace bh = boost::histogram;
  const auto histogrammed = [&] {
    auto h = bh::make_histogram(bh::axis::integer<>(0, static_cast<int>(questions)), bh::axis::integer<>(0, 5));
    for (std::size_t i = 0; i < answers.size(); i += questions)
      for (std::size_t q = 0; q < questions; ++q) h(static_cast<int>(q), static_cast<int>(answers[i + q]));
    return h;
  };
  const auto histogram = histogrammed();
  for (int q = 0; q < static_cast<int>(questions); ++q)
    for (int a = 0; a <= 4; ++a)
      ikm::bench::require(static_cast<std::uint64_t>(histogram.at(q, a)) ==
                              expected.count(static_cast<std::size_t>(q), static_cast<ikm::answer>(a)),
                          "Boost.Histogram counts otherwise");

  std::vector<contest> contests = {
      {"rows / read-sum", 0.80, [&] { sink = by_rows().respondents(); }, [&] { sink = read_sum(answers); }},
      {"columns / read-sum", 0.90, [&] { sink = by_columns().respondents(); }, [&] { sink = read_sum(by_column); }},
      {"rows / Boost.Accumulators", 7, [&] { sink = by_rows().respondents(); },
       [&] {
         for (const accumulator& one : accumulated()) sink = sink + static_cast<std::uint64_t>(1e6 * acc::mean(one));
       }},
      {"rows / Boost.Histogram", 28, [&] { sink = by_rows().respondents(); },
       [&] { sink = static_cast<std::uint64_t>(histogrammed().at(0, 1)); }},
  };

  std::vector<std::vector<std::uint32_t>> ids;
  for (const auto& [units, floor] : {std::pair{1U, 1.0}, {1000U, 1.0}, {100'000U, 2.0}}) {
    std::mt19937_64 random{ikm::bench::seed};
    std::vector<std::uint32_t>& of = ids.emplace_back(rows);
    for (std::uint32_t& id : of) id = static_cast<std::uint32_t>(random() % units);
  }
  std::vector<std::array<std::array<std::uint64_t, 5>, questions>> naive;
  for (const auto& [at, units, floor, name] : {std::tuple{0, 1U, 1.0, "1 unit / counts[id][e][v]++"},
                                               {1, 1000U, 1.0, "1,000 units / counts[id][e][v]++"},
                                               {2, 100'000U, 2.0, "100,000 units / counts[id][e][v]++"}}) {
    const auto& of = ids[static_cast<std::size_t>(at)];
    const auto grouped = [&answers, &of, &method, units = units] {
      std::vector<ikm::tally> groups(units, ikm::tally{method});
      add_rows(groups, of, answers);
      return groups;
    };
    const auto by_hand = [&answers, &of, &naive, units = units] {
      naive.assign(units, {});
      for (std::size_t i = 0; i < of.size(); ++i)
        for (std::size_t q = 0; q < questions; ++q) ++naive[of[i]][q][answers[i * questions + q]];
    };
    by_hand();
    const auto groups = grouped();
    for (std::size_t g = 0; g < units; ++g)
      for (std::size_t q = 0; q < questions; ++q)
        for (std::uint8_t a = 0; a <= 4; ++a) ikm::bench::require(groups[g].count(q, a) == naive[g][q][a], "groups");
    contests.push_back({name, floor, [=, &sink] { sink = grouped()[0].respondents(); }, by_hand});
  }

  for (int run = 0; run < runs; ++run)
    for (contest& c : contests) {
      c.ours_took.push_back(took(c.ours));
      c.theirs_took.push_back(took(c.theirs));
    }
  bool sound = true;
  std::printf("%-38s %10s %10s %8s %8s\n", "", "ours ms", "peer ms", "ratio", "goal");
  for (const contest& c : contests) {
    const double ratio = median(c.theirs_took) / median(c.ours_took);
    std::printf("%-38s %10.2f %10.2f %8.2f %8.2f\n", c.name, 1e3 * median(c.ours_took), 1e3 * median(c.theirs_took),
                ratio, c.floor);
    sound = sound && ratio >= 0.75 * c.floor;
  }
  return guard && !sound ? 1 : 0;
}
