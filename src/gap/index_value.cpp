// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/index_value.hpp>

#include "base/ascii.hpp"
#include "base/enum_names.hpp"

#include <ikm/base/ratio.hpp>
#include <ikm/index/grade.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ikm {
namespace {

decimal published(const methodology& method, const ratio& exact) { return exact.rounded(method.decimals()); }

}  // namespace

std::string_view name_of(index_position where) noexcept {
  constexpr enum_names<index_position, 4> names{{"index", "mean", "below_lowest", "outside"}};
  return names.of(where);
}

decimal lowest_index(const methodology& method) {
  return published(method, method.conversion() * ratio{method.scale().lowest});
}

decimal highest_index(const methodology& method) {
  return published(method, method.conversion() * ratio{method.scale().highest});
}

index_position range_of(const decimal& value, const methodology& method) {
  if (value < decimal{0} || value > highest_index(method)) return index_position::outside;
  if (value >= lowest_index(method)) return index_position::index;
  const bool on_scale = value >= decimal{method.scale().lowest} && value <= decimal{method.scale().highest};
  return on_scale ? index_position::mean : index_position::below_lowest;
}

std::optional<band> grade_of_value(const methodology& method, const decimal& value) {
  const index_position where = range_of(value, method);
  if (where == index_position::outside || where == index_position::mean) return std::nullopt;
  return grade_of(method, published(method, value));
}

decimal index_of_mean(const methodology& method, const decimal& mean) {
  return published(method, method.conversion() * ratio{mean});
}

bool is_index_id(std::string_view id) noexcept { return same_in_any_case(id, "ikm"); }

}  // namespace ikm
