// SPDX-License-Identifier: BSL-1.0
#include <ikm/gap/projection.hpp>

#include "base/enum_names.hpp"

#include <array>
#include <cstddef>

namespace ikm {
namespace {

constexpr enum_names<outlook, 3> outlook_names{{"on_track", "at_risk", "behind"}};

}  // namespace

std::string_view name_of(outlook value) noexcept { return outlook_names.of(value); }

outlook outlook_of(const projection& projected, const decimal& target, direction way) {
  constexpr double billionth = 1e-9;
  const double goal = target.to_double();
  const bool lower = way == direction::lower;
  const double worst = lower ? goal - projected.high : projected.low - goal;
  const double best = lower ? goal - projected.low : projected.high - goal;
  if (worst > -billionth) return outlook::on_track;
  return best > -billionth ? outlook::at_risk : outlook::behind;
}

}  // namespace ikm
