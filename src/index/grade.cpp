// SPDX-License-Identifier: BSL-1.0
#include <ikm/index/grade.hpp>

#include <algorithm>

namespace ikm {
namespace {

/// The first band whose lower bound is beyond the value.
auto first_beyond(const methodology& method, const decimal& published) {
  const auto& bands = method.bands();
  return std::upper_bound(bands.begin(), bands.end(), published,
                          [](const decimal& value, const band& b) { return value < b.lower; });
}

}  // namespace

const band& grade_of(const methodology& method, const decimal& published) {
  const auto beyond = first_beyond(method, published);
  return beyond == method.bands().begin() ? *beyond : *std::prev(beyond);
}

std::optional<band> grade_above(const methodology& method, const decimal& published) {
  const auto beyond = first_beyond(method, published);
  // Below all bounds the lowest band applies already, so the next one is the second.
  const auto above = beyond == method.bands().begin() ? std::next(beyond) : beyond;
  if (above == method.bands().end()) return std::nullopt;
  return *above;
}

}  // namespace ikm
