// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/weighting.hpp>

#include "base/joined.hpp"
#include "stats/checks.hpp"
#include "stats/residuals.hpp"

#include <ikm/base/error.hpp>

#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace ikm {
namespace {

using Eigen::VectorXd;

/// `L / SMA`; a blank value has no name of its own.
sentence shown(const group_key& key) {
  sentence text;
  for (const std::string& value : key) {
    append_item(text.id, value.empty() ? "(kosong)" : value, " / ");
    append_item(text.en, value.empty() ? "(blank)" : value, " / ");
  }
  return text;
}

[[noreturn]] void refuse(const group_key& cell, failure code, const char* id, const char* en) {
  const sentence name = shown(cell);
  throw statistics_error{code, {"'" + name.id + "': " + id, "'" + name.en + "': " + en}};
}

/// One cell's respondents and what one of them weighs.
struct weighted_cell {
  const pair_counts* answers;
  double n;
  double weight;
};

/// What the linearised variable of one figure adds up to in one cell.
struct cell_sums {
  double n;
  double weight;
  double sum;      ///< Σ z
  double squares;  ///< Σ z²
  [[nodiscard]] double mean() const { return n == 0 ? 0 : sum / n; }
  [[nodiscard]] double within() const {
    return n == 0 ? 0 : stats_detail::without_rounding(squares - sum * sum / n, squares);
  }
};

/// The variance of a figure from what its linearised variable adds up to in each cell.
using variance_rule = std::function<double(const std::vector<cell_sums>&)>;

survey_estimate estimate_weighted(const std::vector<weighted_cell>& cells, const score_options& options,
                                  double degrees_of_freedom, std::optional<undefined> no_variance,
                                  const variance_rule& variance) {
  const methodology& method = cells.front().answers->method();
  const Eigen::MatrixXd coefficients = stats_detail::figure_coefficients(method, options);
  VectorXd sums = VectorXd::Zero(coefficients.cols());
  VectorXd divisors = sums;
  for (const weighted_cell& cell : cells) {
    sums += cell.weight * stats_detail::question_sums(*cell.answers, options.missing);
    divisors += cell.weight * stats_detail::question_divisors(*cell.answers, options.missing);
  }
  const auto answered = divisors.array() > 0;
  const VectorXd safe = answered.select(divisors, VectorXd::Ones(divisors.size()));
  const VectorXd means = sums.cwiseQuotient(safe);
  std::vector<stats_detail::residual_moments> residuals;
  residuals.reserve(cells.size());
  for (const weighted_cell& cell : cells)
    residuals.push_back(stats_detail::residuals_about(*cell.answers, options.missing, means));

  const auto figure = [&](Eigen::Index row) -> possibly<estimate> {
    const VectorXd of_means = coefficients.row(row).transpose();
    if (row == 0 ? !answered.all() : !(answered || of_means.array() == 0).all()) return undefined::no_answers;
    if (no_variance) return *no_variance;
    const VectorXd of_totals = of_means.cwiseQuotient(safe);
    std::vector<cell_sums> linearised;
    linearised.reserve(cells.size());
    for (std::size_t c = 0; c < cells.size(); ++c)
      linearised.push_back({cells[c].n, cells[c].weight, of_totals.dot(residuals[c].sums),
                            stats_detail::sum_of_squares(of_totals, residuals[c].products)});
    return estimate{of_means.dot(means), std::sqrt(std::max(variance(linearised), 0.0)), degrees_of_freedom};
  };
  survey_estimate found{figure(0), {}};
  for (Eigen::Index e = 1; e < coefficients.rows(); ++e) found.elements.push_back(figure(e));
  return found;
}

survey_estimate nobody(std::size_t elements) {
  return {undefined::no_respondents, std::vector<possibly<estimate>>(elements, undefined::no_respondents)};
}

pair_counts pooled(const cell_counts& cells) {
  pair_counts all{cells.begin()->second.method()};
  for (const auto& [key, answers] : cells) all.merge(answers);
  return all;
}

possibly<double> ratio_of_variances(const survey_estimate& weighted, const survey_estimate& plain) {
  if (!weighted.index) return weighted.index.why();
  if (!plain.index) return plain.index.why();
  if (plain.index->standard_error == 0) return undefined::no_variance;
  const double ratio = weighted.index->standard_error / plain.index->standard_error;
  return ratio * ratio;
}

weighted_estimate finish(const cell_counts& cells, const std::vector<weighted_cell>& weighted,
                         const score_options& options, std::optional<std::uint64_t> population,
                         const variance_rule& within_cells) {
  const pair_counts everybody = pooled(cells);
  if (population) check_population(*population, everybody.respondents());
  double n = 0;
  double total = 0;
  double squares = 0;
  for (const weighted_cell& cell : weighted) {
    n += cell.n;
    total += cell.n * cell.weight;
    squares += cell.n * cell.weight * cell.weight;
  }
  const double unseen = population ? 1 - n / static_cast<double>(*population) : 1;
  const auto few = n < 2 ? std::optional{undefined::too_few_respondents} : std::nullopt;
  weighted_estimate found{estimate_weighted(weighted, options, n - 1, few,
                                            [&](const std::vector<cell_sums>& linearised) {
                                              return unseen * n / (n - 1) * within_cells(linearised);
                                            }),
                          {},
                          n * squares / (total * total)};
  auto cell = weighted.begin();
  for (const auto& [key, answers] : cells) found.weights[key] = (cell++)->weight * n / total;
  found.variance_ratio = ratio_of_variances(found.survey, estimate_survey(everybody, options, population));
  return found;
}

void check_share(const group_key& cell, double share) {
  if (!(share > 0) || !std::isfinite(share))
    refuse(cell, failure::share_not_positive, "bagiannya harus lebih besar dari 0", "its share must be greater than 0");
}

/// Cells on their way to the margins' shares.
struct raking {
  std::vector<weighted_cell> cells = {};
  std::vector<std::vector<std::size_t>> value_of = {};  ///< of each margin: which of its values a cell belongs to
  std::vector<std::vector<double>> shares = {};         ///< of each margin, scaled to add to 1

  [[nodiscard]] std::size_t values() const {
    return std::accumulate(shares.begin(), shares.end(), std::size_t{0},
                           [](std::size_t sum, const auto& one) { return sum + one.size(); });
  }
};

void add_margin(raking& to, const cell_counts& cells, std::size_t m, const std::map<std::string, double>& margin) {
  double total = 0;
  for (const auto& [value, share] : margin) {
    check_share({value}, share);
    total += share;
  }
  std::vector<std::size_t>& value_of = to.value_of.emplace_back();
  value_of.reserve(to.cells.size());
  std::vector<double> seen(margin.size());
  auto cell = to.cells.begin();
  for (const auto& [key, answers] : cells) {
    const auto found = margin.find(key[m]);
    if (found == margin.end())
      refuse({key[m]}, failure::stratum_without_size, "bagiannya tidak diketahui", "its share is not known");
    value_of.push_back(static_cast<std::size_t>(std::distance(margin.begin(), found)));
    seen[value_of.back()] += (cell++)->n;
  }
  std::vector<double>& shares = to.shares.emplace_back();
  shares.reserve(margin.size());
  for (const auto& [value, share] : margin) {
    if (seen[shares.size()] == 0)
      refuse({value}, failure::stratum_without_respondents, "tidak ada respondennya", "it has no respondents");
    shares.push_back(share / total);
  }
}

/// Brings every margin to its shares once; gives the largest relative change of a weight.
double sweep(raking& of) {
  double change = 0;
  for (std::size_t m = 0; m < of.shares.size(); ++m) {
    std::vector<double> now(of.shares[m].size());
    // Cells in which nobody enters have a weight too, which may grow beyond all bounds; it counts nobody.
    for (std::size_t c = 0; c < of.cells.size(); ++c)
      if (of.cells[c].n != 0) now[of.value_of[m][c]] += of.cells[c].n * of.cells[c].weight;
    for (std::size_t c = 0; c < of.cells.size(); ++c) {
      const double factor = of.shares[m][of.value_of[m][c]] / now[of.value_of[m][c]];
      of.cells[c].weight *= factor;
      // What is not a number has not settled.
      change = std::isfinite(factor) ? std::max(change, std::abs(factor - 1)) : HUGE_VAL;
    }
  }
  return change;
}

void settle(raking& of) {
  constexpr int most_sweeps = 10'000;
  constexpr double settled = 1e-14;
  double change = sweep(of);  // the first only brings the weights to the shares' scale
  for (int sweeps = 1; sweeps < most_sweeps && change > settled; ++sweeps) change = sweep(of);
  if (!(change <= 1e-9))
    throw statistics_error{failure::shares_do_not_settle,
                           {"bobot tidak mencapai kestabilan: bagian yang diketahui tidak sejalan dengan responden",
                            "the weights do not settle: the known shares contradict the respondents"}};
}

/// The margins' main effects, fitted over the cells by least squares; each cell counts as often as it has respondents.
class main_effects {
 public:
  explicit main_effects(const raking& of)
      : effects_{Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(of.cells.size()),
                                       static_cast<Eigen::Index>(of.values()))},
        roots_(static_cast<Eigen::Index>(of.cells.size())) {
    for (std::size_t c = 0; c < of.cells.size(); ++c) {
      const auto row = static_cast<Eigen::Index>(c);
      roots_(row) = std::sqrt(of.cells[c].n);
      Eigen::Index from = 0;
      for (std::size_t m = 0; m < of.shares.size(); ++m) {
        effects_(row, from + static_cast<Eigen::Index>(of.value_of[m][c])) = roots_(row);
        from += static_cast<Eigen::Index>(of.shares[m].size());
      }
    }
    fit_.compute(effects_);
  }

  /// The variance of the total of z, by what the effects leave of it.
  [[nodiscard]] double variance(const std::vector<cell_sums>& linearised) const {
    VectorXd scaled(roots_.size());
    for (Eigen::Index row = 0; row < roots_.size(); ++row)
      scaled(row) = linearised[static_cast<std::size_t>(row)].mean() * roots_(row);
    const VectorXd left = scaled - effects_ * fit_.solve(scaled);
    double variance = 0;
    double total = 0;
    double n = 0;
    for (Eigen::Index row = 0; row < roots_.size(); ++row) {
      const cell_sums& z = linearised[static_cast<std::size_t>(row)];
      const double residual = roots_(row) == 0 ? 0 : left(row) / roots_(row);
      variance += z.weight * z.weight * (z.within() + z.n * residual * residual);
      total += z.weight * z.n * residual;
      n += z.n;
    }
    return variance - total * total / n;
  }

 private:
  Eigen::MatrixXd effects_;
  VectorXd roots_;
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> fit_ = {};  // the margins overlap by a constant
};

}  // namespace

survey_estimate estimate_stratified(const cell_counts& strata, const std::map<group_key, std::uint64_t>& served,
                                    const score_options& options) {
  if (strata.empty()) return nobody(0);
  for (const auto& [key, size] : served)
    if (!strata.contains(key))
      refuse(key, failure::stratum_without_respondents, "tidak ada respondennya", "it has no respondents");
  std::vector<weighted_cell> cells;
  std::vector<double> sizes;
  double n = 0;
  std::optional<undefined> none;
  for (const auto& [key, answers] : strata) {
    const auto size = served.find(key);
    if (size == served.end())
      refuse(key, failure::stratum_without_size, "jumlah yang dilayani tidak diketahui", "its size is not known");
    if (size->second < answers.respondents())
      refuse(key, failure::stratum_too_small, "jumlah yang dilayani lebih kecil daripada respondennya",
             "it served fewer people than answered");
    const double here = stats_detail::entering(answers, options.missing);
    if (here == 0) refuse(key, failure::stratum_without_respondents, "tidak ada respondennya", "it has no respondents");
    // A stratum seen whole adds no variance, however small it is.
    if (here == 1 && size->second > 1) none = undefined::lone_in_stratum;
    cells.push_back({&answers, here, static_cast<double>(size->second) / here});
    sizes.push_back(static_cast<double>(size->second));
    n += here;
  }
  const double degrees_of_freedom = n - static_cast<double>(cells.size());
  if (!none && degrees_of_freedom < 1) none = undefined::too_few_respondents;
  return estimate_weighted(cells, options, degrees_of_freedom, none, [&](const std::vector<cell_sums>& linearised) {
    double variance = 0;
    for (std::size_t h = 0; h < linearised.size(); ++h) {
      const cell_sums& z = linearised[h];
      const double unseen = 1 - z.n / sizes[h];
      if (unseen > 0) variance += unseen * z.weight * z.weight * z.n / (z.n - 1) * z.within();
    }
    return variance;
  });
}

weighted_estimate stratify(const cell_counts& strata, const std::map<group_key, std::uint64_t>& served,
                           const score_options& options) {
  weighted_estimate found{estimate_stratified(strata, served, options), {}};
  if (strata.empty()) return found;
  double n = 0;
  double squares = 0;
  double people = 0;
  std::uint64_t population = 0;
  for (const auto& [key, size] : served) {
    const double here = stats_detail::entering(strata.at(key), options.missing);
    const auto size_here = static_cast<double>(size);
    n += here;
    people += size_here;
    population += size;
    squares += size_here * size_here / here;
    found.weights[key] = size_here / here;
  }
  for (auto& [key, weight] : found.weights) weight *= n / people;
  found.design_effect = n * squares / (people * people);
  found.variance_ratio = ratio_of_variances(found.survey, estimate_survey(pooled(strata), options, population));
  return found;
}

survey_estimate estimate_of_parts(const std::vector<estimated_part>& parts) {
  if (parts.empty()) return nobody(0);
  const auto whole = [&](const auto& figure_of) -> possibly<estimate> {
    estimate sum;
    double variance = 0;
    for (const estimated_part& part : parts) {
      const possibly<estimate>& of_unit = figure_of(part.unit);
      // Of many units one that is too small is what is in the way, not the survey's size.
      if (!of_unit)
        return parts.size() > 1 && of_unit.why() == undefined::too_few_respondents ? undefined::lone_in_stratum
                                                                                   : of_unit.why();
      sum.value += part.share * of_unit->value;
      variance += part.share * part.share * of_unit->standard_error * of_unit->standard_error;
      sum.degrees_of_freedom += of_unit->degrees_of_freedom;
    }
    sum.standard_error = std::sqrt(variance);
    return sum;
  };
  survey_estimate found{whole([](const survey_estimate& unit) { return unit.index; }), {}};
  for (std::size_t e = 0; e < parts.front().unit.elements.size(); ++e)
    found.elements.push_back(whole([e](const survey_estimate& unit) { return unit.elements[e]; }));
  return found;
}

weighted_estimate poststratify(const cell_counts& cells, const std::map<group_key, double>& shares,
                               const score_options& options, std::optional<std::uint64_t> population) {
  if (cells.empty()) return {nobody(0), {}};
  for (const auto& [key, share] : shares) {
    check_share(key, share);
    if (!cells.contains(key))
      refuse(key, failure::stratum_without_respondents, "tidak ada respondennya", "it has no respondents");
  }
  std::vector<weighted_cell> weighted;
  for (const auto& [key, answers] : cells) {
    const auto share = shares.find(key);
    if (share == shares.end())
      refuse(key, failure::stratum_without_size, "bagiannya tidak diketahui", "its share is not known");
    const double n = stats_detail::entering(answers, options.missing);
    if (n == 0) refuse(key, failure::stratum_without_respondents, "tidak ada respondennya", "it has no respondents");
    weighted.push_back({&answers, n, share->second / n});
  }
  return finish(cells, weighted, options, population, [](const std::vector<cell_sums>& linearised) {
    return std::accumulate(linearised.begin(), linearised.end(), 0.0,
                           [](double sum, const cell_sums& z) { return sum + z.weight * z.weight * z.within(); });
  });
}

weighted_estimate rake(const cell_counts& cells, const std::vector<std::map<std::string, double>>& margins,
                       const score_options& options, std::optional<std::uint64_t> population) {
  if (cells.empty()) return {nobody(0), {}};
  if (margins.empty() || cells.begin()->first.size() != margins.size())
    throw statistics_error{failure::wrong_number_of_values,
                           {"perlu satu daftar bagian untuk setiap kolom", "one list of shares per column is needed"}};
  raking made;
  made.cells.reserve(cells.size());
  for (const auto& [key, answers] : cells)
    made.cells.push_back({&answers, stats_detail::entering(answers, options.missing), 1});
  for (std::size_t m = 0; m < margins.size(); ++m) add_margin(made, cells, m, margins[m]);
  const std::size_t values = made.values();
  if (values > max_raked / cells.size())
    throw statistics_error{
        failure::too_many_shares,
        {"terlalu banyak nilai untuk bobot bersama: " + std::to_string(cells.size()) + " sel, " +
             std::to_string(values) + " bagian",
         "too many values to rake: " + std::to_string(cells.size()) + " cells, " + std::to_string(values) + " shares"}};
  settle(made);
  const main_effects effects{made};
  return finish(cells, made.cells, options, population,
                [&](const std::vector<cell_sums>& linearised) { return effects.variance(linearised); });
}

}  // namespace ikm
