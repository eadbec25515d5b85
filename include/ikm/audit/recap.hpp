// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_AUDIT_RECAP_HPP
#define IKM_AUDIT_RECAP_HPP

#include <ikm/audit/printed_sheet.hpp>
#include <ikm/index/combine.hpp>

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ikm {

/// How printed results of units make the whole.
struct recap_request {
  combination rule = combination::units;    ///< `pooled` needs answers, and is refused
  std::map<group_key, ratio> weights = {};  ///< of each unit by its name, for combination::weights
  std::optional<int> weight_decimals = {};  ///< of the elements' weights; empty: the methodology's own
};

/// Where the index of a unit comes from.
enum class recap_source {
  means,  ///< every element has a printed mean
  index,  ///< no element has one, so that the printed index is all there is
};
/// The word for it in JSON: `means`.
[[nodiscard]] std::string_view name_of(recap_source source) noexcept;

/// A unit that entered.
struct recap_unit {
  printed_sheet printed;
  recap_source source = recap_source::means;
  ratio exact = {};          ///< its index
  exact_range allowed = {};  ///< every index that its printed figures can stand for
  ratio share = {};          ///< of the whole; all shares add to 1
};

/// Why a unit did not enter.
enum class left_out {
  no_index,    ///< neither all means nor an index, or means outside the scale
  unnamed,     ///< weights are given by name
  unweighted,  ///< it has no weight, or no number of respondents
};
/// The word for it in JSON: `unweighted`.
[[nodiscard]] std::string_view name_of(left_out why) noexcept;

/// A unit that did not enter, and why.
struct left_out_unit {
  printed_sheet printed;
  left_out why = left_out::no_index;
};

/// A whole made of printed results.
struct recap {
  methodology method = permenpan_14_2017();
  recap_request asked = {};
  ratio exact = {};               ///< Σ share · index
  decimal published = {};         ///< rounded once
  band grade = {};                ///< of the published value
  exact_range allowed = {};       ///< what the printed decimals leave: Σ share · the limits of each unit
  std::vector<ratio> means = {};  ///< of each element, with the same shares; empty where a unit has only its index
  std::vector<recap_unit> units = {};
  std::vector<left_out_unit> left_out = {};
  std::vector<group_key> unmatched = {};  ///< weights of units that do not occur
};

/// Combines printed results: each unit's index of its printed means, else its printed index, with shares by the rule.
/// Exact; no unit is rounded on the way.
/// \throws tally_error for combination::pooled, when no unit is left, and when a weight is negative or all are 0
[[nodiscard]] recap recap_of(const methodology& method, std::span<const printed_sheet> sheets,
                             const recap_request& asked);

}  // namespace ikm

#endif
