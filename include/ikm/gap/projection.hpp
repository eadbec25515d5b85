// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_PROJECTION_HPP
#define IKM_GAP_PROJECTION_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/gap/achievement.hpp>

#include <cstddef>
#include <string_view>

namespace ikm {

/// Where the values of earlier years lead, as a line through them, and how far a single new value may lie from it.
/// A statistic: doubles, not exact, and not kept within the indicator's scale. It is made by `project` (component
/// stats).
struct projection {
  int year = 0;
  double value = 0;        ///< the line's value in that year
  double low = 0;          ///< lower limit of the prediction interval
  double high = 0;         ///< upper limit
  double confidence = 0;   ///< 0.95
  std::size_t points = 0;  ///< how many values the line goes through

  friend bool operator==(const projection&, const projection&) = default;
};

/// What a projection says about a target.
enum class outlook {
  on_track,  ///< the whole interval meets the target
  at_risk,   ///< the target is inside the interval
  behind,    ///< the whole interval misses the target
};

/// The word for it in JSON: `on_track`.
[[nodiscard]] std::string_view name_of(outlook value) noexcept;

/// Limits and target are compared to a billionth, so that the last bits of the fit cannot turn values that lie exactly
/// on a line through the target into a miss.
[[nodiscard]] outlook outlook_of(const projection& projected, const decimal& target, direction way = direction::higher);

}  // namespace ikm

#endif
