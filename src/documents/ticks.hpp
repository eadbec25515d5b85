// SPDX-License-Identifier: BSL-1.0
// Round figures along an axis.
#ifndef IKM_SRC_DOCUMENTS_TICKS_HPP
#define IKM_SRC_DOCUMENTS_TICKS_HPP

#include <ikm/base/decimal.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace ikm {

/// At most so many multiples of 1, 2 or 5 times a power of ten within the range, exact. None for an empty range.
[[nodiscard]] inline std::vector<decimal> ticks_between(double low, double high, int most) {
  constexpr int least_power = -6;
  constexpr int greatest_power = 15;
  if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) return {};
  for (int power = least_power; power <= greatest_power; ++power)
    for (const int digit : {1, 2, 5}) {
      const double step = digit * std::pow(10.0, power);
      const double first = std::ceil(low / step - 1e-9);
      const double last = std::floor(high / step + 1e-9);
      if (last - first + 1 > most) continue;
      std::vector<decimal> made;
      std::int64_t scale = digit;  // exact: a whole number of steps
      for (int i = 0; i < power; ++i) scale *= 10;
      for (auto at = static_cast<std::int64_t>(first); at <= static_cast<std::int64_t>(last); ++at)
        made.emplace_back(at * scale, std::max(0, -power));
      return made;
    }
  return {};
}

}  // namespace ikm

#endif
