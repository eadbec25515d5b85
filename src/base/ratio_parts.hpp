// SPDX-License-Identifier: BSL-1.0
// What a fraction is made of, without arbitrary precision.
#ifndef IKM_SRC_BASE_RATIO_PARTS_HPP
#define IKM_SRC_BASE_RATIO_PARTS_HPP

#include <ikm/base/ratio.hpp>

#include <cstdint>
#include <memory>
#include <utility>

namespace ikm {

struct ratio_parts {
  using big = ratio::big;

  /// Whether numerator and denominator fit 64 bits.
  [[nodiscard]] static bool is_small(const ratio& value) noexcept { return value.big_ == nullptr; }
  /// Precondition of these: small, and so in lowest terms.
  [[nodiscard]] static std::int64_t numerator(const ratio& value) noexcept { return value.numerator_; }
  [[nodiscard]] static std::int64_t denominator(const ratio& value) noexcept { return value.denominator_; }

  /// Precondition: not small
  [[nodiscard]] static const big& of_big(const ratio& value) noexcept { return *value.big_; }
  [[nodiscard]] static ratio made_of(std::shared_ptr<const big> parts) noexcept { return ratio{std::move(parts)}; }
};

}  // namespace ikm

#endif
