// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_SAMPLE_SIZE_HPP
#define IKM_STATS_SAMPLE_SIZE_HPP

#include <cstdint>
#include <optional>
#include <span>

namespace ikm {

/// How many respondents a rule asks for.
struct sample_size {
  double unrounded = 0;
  std::uint64_t respondents = 0;
};

/// χ² with one degree of freedom at 95 %, as Krejcie and Morgan print it.
inline constexpr double krejcie_morgan_chi_squared = 3.841;

/// S = X²·N·P·Q / (d²·(N − 1) + X²·P·Q) with P = Q = 0.5, rounded to nearest.
/// Source: Krejcie and Morgan, Educational and Psychological Measurement 30 (1970); PermenPAN-RB 14/2017 prints the
/// table. \param population N, how many people were served \param margin d, as a proportion \param level of confidence;
/// empty: 95 % with the printed 3.841, otherwise the exact χ² \throws statistics_error when the population is 0, the
/// margin is not in (0, 1), or the level is not
[[nodiscard]] sample_size krejcie_morgan(std::uint64_t population, double margin = 0.05,
                                         std::optional<double> level = {});

/// n₀/(1 + (n₀ − 1)/N) with n₀ = z²·P·Q/d², rounded up. Source: Cochran, Sampling Techniques, 4.4. \throws as above
[[nodiscard]] sample_size cochran(std::uint64_t population, double margin = 0.05, double level = 0.95);

/// N/(1 + N·d²), rounded up: the rule known as Slovin's. \throws as above
[[nodiscard]] sample_size slovin(std::uint64_t population, double margin = 0.05);

/// The margin for which krejcie_morgan asks for this sample size: √(X²·P·Q·(N − n)/(n·(N − 1))); 0 when all were asked.
/// Of a proportion of one half, the least certain one; the index's own margin comes from its standard error.
/// \throws statistics_error when there are no respondents or more than the population
[[nodiscard]] double margin_of_sample(std::uint64_t respondents, std::uint64_t population,
                                      std::optional<double> level = {});

/// A row of the printed table.
struct krejcie_morgan_row {
  std::uint64_t population = 0;
  std::uint64_t respondents = 0;
};
/// The printed table, from 10 to 1,000,000.
[[nodiscard]] std::span<const krejcie_morgan_row> krejcie_morgan_table() noexcept;
/// The printed row that serves this population: the first that is not smaller; the last one above the table.
[[nodiscard]] krejcie_morgan_row next_printed_row(std::uint64_t population) noexcept;

}  // namespace ikm

#endif
