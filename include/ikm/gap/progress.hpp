// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_PROGRESS_HPP
#define IKM_GAP_PROGRESS_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/gap/achievement.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/gap/projection.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// One year of an indicator. What has no basis is empty: no target, no value, no earlier value.
struct year_progress {
  int year = 0;
  std::optional<decimal> target = {};
  std::optional<achieved> actual = {};
  std::optional<decimal> difference = {};        ///< actual − target, whichever way is better
  std::optional<ratio> attainment_percent = {};  ///< capaian, exact
  std::optional<bool> met = {};                  ///< as good as the target
  std::optional<ikm::rating> rating = {};        ///< of the capaian
  std::optional<decimal> change = {};            ///< against the last earlier year with a value
  std::optional<ratio> change_percent = {};      ///< `change` / that value × 100; empty where it is 0

  friend bool operator==(const year_progress&, const year_progress&) = default;
};

/// The latest value against the last year of the plan.
struct end_progress {
  int year = 0;  ///< the last year with a target
  decimal target;
  std::optional<decimal> difference = {};  ///< latest actual − target
  std::optional<ratio> attainment_percent = {};
  std::optional<bool> met = {};
  /// (target − latest actual) / years left; 0 when met; negative where less is better. Empty when no year is left
  /// to close the gap, and without a value.
  std::optional<ratio> required_per_year = {};

  friend bool operator==(const end_progress&, const end_progress&) = default;
};

/// Where the latest value is beside the path that the targets draw.
struct path_progress {
  /// Beside the path, whichever way is better.
  enum class standing { ahead, on, behind };
  int year = 0;      ///< of the latest value
  ratio expected;    ///< that year's target; between the neighbouring targets, on a line, where it has none
  ratio difference;  ///< latest actual − expected
  standing stands = standing::on;  ///< which way counts as ahead follows the indicator's direction

  friend bool operator==(const path_progress&, const path_progress&) = default;
};

/// The word for it in JSON: `ahead`.
[[nodiscard]] std::string_view name_of(path_progress::standing value) noexcept;

/// How an indicator is doing.
struct indicator_progress {
  indicator plan;                     ///< as reported on: without values after the year that was asked for
  std::vector<year_progress> years;   ///< every year with a target or a value, in order
  std::optional<end_progress> end;    ///< empty without any target
  std::optional<path_progress> path;  ///< empty without a value within the years of the targets
  /// To the last year of the plan, where with_projection (component stats) added it: empty with fewer than three
  /// values, and when a value of that year is known.
  std::optional<ikm::projection> projection;
  std::optional<ikm::outlook> outlook;  ///< of the projection against the end target

  friend bool operator==(const indicator_progress&, const indicator_progress&) = default;
};

/// How progress is measured.
struct progress_options {
  lower_formula lower = lower_formula::reflect;
  double confidence = 0.95;      ///< of the projection that a report adds
  std::optional<int> year = {};  ///< the year reported on: values of later years are not looked at
};

/// Exact. A projection is not part of it.
/// \throws arithmetic_error when a difference, or a percentage of two decimals, does not fit 63 bits
/// Complexity: years · log years
[[nodiscard]] indicator_progress progress_of(indicator plan, const progress_options& options = {});

}  // namespace ikm

#endif
