// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/options.hpp>

#include "base/enum_names.hpp"

#include <algorithm>
#include <array>

namespace ikm {
namespace {
constexpr enum_names<missing, 3> missing_names{{"available", "listwise", "zero"}};
}

std::string_view name_of(missing rule) noexcept { return missing_names.of(rule); }

std::optional<missing> missing_named(std::string_view name) noexcept { return missing_names.named(name); }

std::optional<int> weight_decimals_in_use(const methodology& method, const score_options& options) {
  return options.weight_decimals ? options.weight_decimals : method.definition().weight_decimals;
}

intermediate_rounding rounding_in_use(const methodology& method, const score_options& options) {
  return options.rounding.value_or(method.definition().rounding);
}

ratio weight_in_use(const methodology& method, std::size_t element, const score_options& options) {
  const ratio& weight = method.elements()[element].weight;
  const auto decimals = weight_decimals_in_use(method, options);
  return decimals ? ratio{weight.rounded(*decimals)} : weight;
}

ratio total_weight(const methodology& method, const score_options& options) {
  if (!weight_decimals_in_use(method, options)) return 1;  // checked when it was made
  ratio total;
  for (std::size_t e = 0; e < method.elements().size(); ++e) total += weight_in_use(method, e, options);
  return total;
}

}  // namespace ikm
