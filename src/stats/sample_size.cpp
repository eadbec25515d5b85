// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/sample_size.hpp>

#include <ikm/base/error.hpp>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace ikm {
namespace {

constexpr double p_times_q = 0.25;

constexpr auto table = std::to_array<krejcie_morgan_row>({
    {10, 10},     {15, 14},       {20, 19},     {25, 24},     {30, 28},     {35, 32},     {40, 36},     {45, 40},
    {50, 44},     {55, 48},       {60, 52},     {65, 56},     {70, 59},     {75, 63},     {80, 66},     {85, 70},
    {90, 73},     {95, 76},       {100, 80},    {110, 86},    {120, 92},    {130, 97},    {140, 103},   {150, 108},
    {160, 113},   {170, 118},     {180, 123},   {190, 127},   {200, 132},   {210, 136},   {220, 140},   {230, 144},
    {240, 148},   {250, 152},     {260, 155},   {270, 159},   {280, 162},   {290, 165},   {300, 169},   {320, 175},
    {340, 181},   {360, 186},     {380, 191},   {400, 196},   {420, 201},   {440, 205},   {460, 210},   {480, 214},
    {500, 217},   {550, 226},     {600, 234},   {650, 242},   {700, 248},   {750, 254},   {800, 260},   {850, 265},
    {900, 269},   {950, 274},     {1000, 278},  {1100, 285},  {1200, 291},  {1300, 297},  {1400, 302},  {1500, 306},
    {1600, 310},  {1700, 313},    {1800, 317},  {1900, 320},  {2000, 322},  {2200, 327},  {2400, 331},  {2600, 335},
    {2800, 338},  {3000, 341},    {3500, 346},  {4000, 351},  {4500, 354},  {5000, 357},  {6000, 361},  {7000, 364},
    {8000, 367},  {9000, 368},    {10000, 370}, {15000, 375}, {20000, 377}, {30000, 379}, {40000, 380}, {50000, 381},
    {75000, 382}, {1000000, 384},
});

void check(std::uint64_t population, double margin) {
  if (population == 0)
    throw statistics_error{failure::no_population, {"populasi harus lebih dari 0", "a population is greater than 0"}};
  if (!(margin > 0 && margin < 1))
    throw statistics_error{failure::proportion_out_of_range,
                           {"margin adalah proporsi di antara 0 dan 1, misalnya 0.05",
                            "a margin is a proportion between 0 and 1, such as 0.05"}};
}

void check_level(double level) {
  if (!(level > 0 && level < 1))
    throw statistics_error{failure::proportion_out_of_range,
                           {"tingkat kepercayaan harus di antara 0 dan 1, misalnya 0.95",
                            "a confidence level lies between 0 and 1, such as 0.95"}};
}

double chi_squared(std::optional<double> level) {
  if (!level) return krejcie_morgan_chi_squared;
  check_level(*level);
  return boost::math::quantile(boost::math::chi_squared{1}, *level);
}

/// As whole respondents, never more than there are people.
sample_size whole(double unrounded, double rounded, std::uint64_t population) {
  return {unrounded, rounded >= static_cast<double>(population) ? population : static_cast<std::uint64_t>(rounded)};
}

sample_size rounded_up(double unrounded, std::uint64_t population) {
  // A result that is whole but for its last bits must not ask for one more.
  return whole(unrounded, std::ceil(unrounded - 1e-9), population);
}

}  // namespace

sample_size krejcie_morgan(std::uint64_t population, double margin, std::optional<double> level) {
  check(population, margin);
  const double x = chi_squared(level) * p_times_q;
  const auto people = static_cast<double>(population);
  const double asked = x * people / (margin * margin * (people - 1) + x);
  return whole(asked, std::round(asked), population);
}

sample_size cochran(std::uint64_t population, double margin, double level) {
  check(population, margin);
  check_level(level);
  const double z = boost::math::quantile(boost::math::complement(boost::math::normal{}, (1 - level) / 2));
  const auto people = static_cast<double>(population);
  const double x = z * z * p_times_q;
  // n₀/(1 + (n₀ − 1)/N) with both sides times d²·N, which stays finite for the smallest margin.
  return rounded_up(x * people / (margin * margin * (people - 1) + x), population);
}

sample_size slovin(std::uint64_t population, double margin) {
  check(population, margin);
  const auto people = static_cast<double>(population);
  return rounded_up(people / (1 + people * margin * margin), population);
}

double margin_of_sample(std::uint64_t respondents, std::uint64_t population, std::optional<double> level) {
  if (respondents == 0 || respondents > population) {
    const std::string n = std::to_string(respondents);
    const std::string people = std::to_string(population);
    throw statistics_error{failure::population_too_small,
                           {n + " responden dari populasi " + people + " tidak mungkin",
                            n + " respondents of a population of " + people + " are impossible"}};
  }
  const double x = chi_squared(level);
  if (respondents == population) return 0;
  const auto n = static_cast<double>(respondents);
  const auto people = static_cast<double>(population);
  return std::sqrt(x * p_times_q * (people - n) / (n * (people - 1)));
}

std::span<const krejcie_morgan_row> krejcie_morgan_table() noexcept { return table; }

krejcie_morgan_row next_printed_row(std::uint64_t population) noexcept {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [&](const krejcie_morgan_row& row) { return row.population >= population; });
  return found == table.end() ? table.back() : *found;
}

}  // namespace ikm
