// SPDX-License-Identifier: BSL-1.0
// Answers in memory, on one thread, against what else could count them; every result is compared before it is timed.
//   in_memory [--rows N] [--runs N] [--guard]
// `--guard` ends with 1 when a ratio is less than half its goal, and takes fewer rows: for bench/guard.sh.
// There the read-sum has no goal: on a busy machine anyone who shares the core slows what counts, not what waits for
// memory.
#include "../batch.hpp"
#include "contest.hpp"

#include <ikm/tally/batch.hpp>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/histogram.hpp>

#include <Eigen/Core>

#include <array>
#include <cstdio>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using ikm::bench::questions;
using ikm::bench::require;

/// The least that any of them must do, as plainly as it can be written: read all of it.
[[gnu::always_inline]] inline std::uint64_t sum_of(const void* from, std::size_t bytes) {
  std::array<std::uint64_t, 32> sums{};
  const auto* const begin = static_cast<const unsigned char*>(from);
  const std::size_t step = sizeof sums;
  for (std::size_t at = 0; at + step <= bytes; at += step)
    for (std::size_t k = 0; k < sums.size(); ++k) {
      std::uint64_t word;
      std::memcpy(&word, begin + at + 8 * k, sizeof word);
      sums[k] += word;
    }
  std::uint64_t sum = 0;
  for (const std::uint64_t s : sums) sum += s;
  return sum;
}
[[gnu::noinline]] std::uint64_t read_sum(const void* from, std::size_t bytes) { return sum_of(from, bytes); }

/// The same with the widest loads of this machine.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
__attribute__((target_clones("default", "avx2", "avx512f")))
#endif
[[gnu::noinline]] std::uint64_t
wide_read_sum(const void* from, std::size_t bytes) {
  return sum_of(from, bytes);
}

using by_row_map = Eigen::Map<const Eigen::Matrix<ikm::answer, Eigen::Dynamic, questions, Eigen::RowMajor>>;
using by_column_map = Eigen::Map<const Eigen::Matrix<ikm::answer, Eigen::Dynamic, questions, Eigen::ColMajor>>;

template <class Map>
std::array<std::uint64_t, questions> eigen_sums(const Map& answers) {
  std::array<std::uint64_t, questions> made{};
  const Eigen::Matrix<std::uint32_t, 1, questions> sums = answers.template cast<std::uint32_t>().colwise().sum();
  for (std::size_t q = 0; q < questions; ++q) made[q] = sums[static_cast<Eigen::Index>(q)];
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rows = 30'000'000;
  int runs = 7;
  bool guard = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--guard") {
      guard = true;
      rows = 4'000'000;
    } else if (option == "--rows" && i + 1 < argc) {
      rows = std::stoul(argv[++i]);
    } else if (option == "--runs" && i + 1 < argc) {
      runs = std::stoi(argv[++i]);
    } else {
      return std::fprintf(stderr, "usage: in_memory [--rows N] [--runs N] [--guard]\n"), 2;
    }
  }

  const auto& method = ikm::permenpan_14_2017();
  const std::vector<ikm::answer> answers = ikm::bench::answers(rows);
  ikm::tally expected{method};
  for (std::size_t i = 0; i < rows; ++i) expected.add_checked(std::span{answers}.subspan(i * questions, questions));

  // The same answers as columns, and as bits.
  std::vector<ikm::answer> by_column(answers.size());
  const std::size_t words = (rows + 63) / 64;
  std::vector<std::uint64_t> bits(3 * questions * words);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t q = 0; q < questions; ++q) {
      const ikm::answer a = answers[i * questions + q];
      by_column[q * rows + i] = a;
      for (std::size_t b = 0; b < 3; ++b)
        bits[(3 * q + b) * words + i / 64] |= static_cast<std::uint64_t>(a >> b & 1) << i % 64;
    }
  std::vector<const std::uint64_t*> planes;
  for (std::size_t p = 0; p < 3 * questions; ++p) planes.push_back(bits.data() + p * words);
  const double bytes = static_cast<double>(answers.size());
  const double plane_bytes = 8.0 * static_cast<double>(bits.size());

  // Who holds Eigen matrices hands over what they are made on.
  const by_row_map row_matrix{answers.data(), static_cast<Eigen::Index>(rows), questions};
  const by_column_map column_matrix{by_column.data(), static_cast<Eigen::Index>(rows), questions};
  std::vector<const ikm::answer*> columns;
  for (std::size_t q = 0; q < questions; ++q)
    columns.push_back(&column_matrix.coeffRef(0, static_cast<Eigen::Index>(q)));

  volatile std::uint64_t sink = 0;
  const auto by_rows = [&] {
    ikm::tally t{method};
    add_rows(t, std::span{row_matrix.data(), static_cast<std::size_t>(row_matrix.size())});
    return t;
  };
  const auto by_columns = [&] {
    ikm::tally t{method};
    add_columns(t, columns, rows);
    return t;
  };
  const auto by_planes = [&] {
    ikm::tally t{method};
    add_planes(t, planes, rows);
    return t;
  };
  require(by_rows() == expected, "rows");
  require(by_columns() == expected, "columns");
  require(by_planes() == expected, "bit planes");

  for (std::size_t q = 0; q < questions; ++q) {
    require(eigen_sums(row_matrix)[q] == expected.sum(q), "Eigen sums rows otherwise");
    require(eigen_sums(column_matrix)[q] == expected.sum(q), "Eigen sums columns otherwise");
  }

  namespace acc = boost::accumulators;
  using accumulator = acc::accumulator_set<double, acc::stats<acc::tag::count, acc::tag::mean>>;
  const auto accumulated = [&] {
    std::array<accumulator, questions> means;
    for (std::size_t i = 0; i < answers.size(); i += questions)
      for (std::size_t q = 0; q < questions; ++q)
        if (answers[i + q] != ikm::blank) means[q](answers[i + q]);
    return means;
  };
  const auto use = [&sink](const std::array<accumulator, questions>& means) {
    for (const accumulator& one : means) sink = sink + static_cast<std::uint64_t>(1e6 * acc::mean(one));
  };
  const auto means = accumulated();
  for (std::size_t q = 0; q < questions; ++q) {
    require(acc::count(means[q]) == expected.answers(q), "Boost.Accumulators counts otherwise");
    const double mean = static_cast<double>(expected.sum(q)) / static_cast<double>(expected.answers(q));
    require(std::abs(acc::mean(means[q]) - mean) < 1e-9, "Boost.Accumulators has another mean");
  }

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
      require(static_cast<std::uint64_t>(histogram.at(q, a)) ==
                  expected.count(static_cast<std::size_t>(q), static_cast<ikm::answer>(a)),
              "Boost.Histogram counts otherwise");

  const auto ours_by_rows = [&] { sink = by_rows().respondents(); };
  const auto ours_by_columns = [&] { sink = by_columns().respondents(); };
  const auto ours_by_planes = [&] { sink = by_planes().respondents(); };
  std::vector<ikm::bench::contest> contests = {
      {"row-major / read-sum of it", guard ? 0 : 0.80, ours_by_rows,
       [&] { sink = read_sum(answers.data(), answers.size()); }, bytes},
      {"column-major / read-sum of it", guard ? 0 : 0.90, ours_by_columns,
       [&] { sink = read_sum(by_column.data(), by_column.size()); }, bytes},
      {"row-major / read-sum, widest loads", 0, ours_by_rows,
       [&] { sink = wide_read_sum(answers.data(), answers.size()); }, bytes},
      {"column-major / read-sum, widest loads", 0, ours_by_columns,
       [&] { sink = wide_read_sum(by_column.data(), by_column.size()); }, bytes},
      {"bit planes / read-sum of them", 0, ours_by_planes, [&] { sink = read_sum(bits.data(), 8 * bits.size()); },
       plane_bytes},
      {"bit planes / row-major, as many respondents", 0, ours_by_planes, ours_by_rows, plane_bytes},
      {"row-major Eigen map / Eigen column sums", 0, ours_by_rows, [&] { sink = eigen_sums(row_matrix)[0]; }, bytes},
      {"column-major Eigen map / Eigen column sums", 0, ours_by_columns, [&] { sink = eigen_sums(column_matrix)[0]; },
       bytes},
      {"row-major / Boost.Accumulators", 7, ours_by_rows, [&] { use(accumulated()); }, bytes},
      {"column-major / Boost.Accumulators of rows", 7, ours_by_columns, [&] { use(accumulated()); }, bytes},
      {"row-major / Boost.Histogram", 28, ours_by_rows,
       [&] { sink = static_cast<std::uint64_t>(histogrammed().at(0, 1)); }, bytes},
  };

  struct grouping {
    std::string name;
    std::uint32_t units;
    double floor;
    std::vector<std::uint32_t> unit_of = {};
  };
  std::vector<grouping> groupings = {{"1 unit / counts[id][e][v]++", 1, 1.0},
                                     {"1,000 units / counts[id][e][v]++", 1000, 1.0},
                                     // How much faster many units are depends on the machine's memory.
                                     {"100,000 units / counts[id][e][v]++", 100'000, guard ? 1.0 : 2.0}};
  std::vector<std::array<std::array<std::uint64_t, 5>, questions>> naive;
  for (grouping& by : groupings) {
    std::mt19937_64 random{ikm::bench::seed};
    by.unit_of.resize(rows);
    for (std::uint32_t& id : by.unit_of) id = static_cast<std::uint32_t>(random() % by.units);
    const auto grouped = [&answers, &by, &method] {
      std::vector<ikm::tally> groups(by.units, ikm::tally{method});
      add_rows(groups, by.unit_of, answers);
      return groups;
    };
    const auto by_hand = [&answers, &by, &naive] {
      naive.assign(by.units, {});
      for (std::size_t i = 0; i < by.unit_of.size(); ++i)
        for (std::size_t q = 0; q < questions; ++q) ++naive[by.unit_of[i]][q][answers[i * questions + q]];
    };
    by_hand();
    const auto groups = grouped();
    for (std::size_t g = 0; g < by.units; ++g)
      for (std::size_t q = 0; q < questions; ++q)
        for (std::uint8_t a = 0; a <= 4; ++a) require(groups[g].count(q, a) == naive[g][q][a], "groups");
    contests.push_back(
        {by.name, by.floor, [grouped, &sink] { sink = grouped()[0].respondents(); }, by_hand, 13.0 / 9.0 * bytes});
  }

  return held(contests, runs, guard ? ikm::bench::time_of::thread : ikm::bench::time_of::wall) || !guard ? 0 : 1;
}
