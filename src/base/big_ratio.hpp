// SPDX-License-Identifier: BSL-1.0
// Arbitrary precision stays behind this header: Boost.Multiprecision adds two seconds to whatever includes it.
#ifndef IKM_SRC_BASE_BIG_RATIO_HPP
#define IKM_SRC_BASE_BIG_RATIO_HPP

#include "base/ratio_parts.hpp"

#include <ikm/base/ratio.hpp>

#include <boost/multiprecision/cpp_int.hpp>

namespace ikm {

using boost::multiprecision::cpp_int;

/// denominator > 0; not necessarily in lowest terms: a common divisor costs more than all the rest, so it is sought
/// only when the fraction is shown or grows by arithmetic.
struct ratio::big {
  cpp_int numerator;
  cpp_int denominator;
};

/// numerator / denominator as a ratio, small where it fits. Does not reduce.
/// Precondition: denominator > 0
[[nodiscard]] ratio ratio_of(cpp_int numerator, cpp_int denominator);

/// Numerator and denominator of any ratio.
[[nodiscard]] cpp_int numerator_of(const ratio& value);
[[nodiscard]] cpp_int denominator_of(const ratio& value);

/// numerator / denominator rounded once to `places` decimals.
/// \throws arithmetic_error when the result needs more than 63 bits
[[nodiscard]] decimal rounded(const cpp_int& numerator, const cpp_int& denominator, int places, rounding_mode rule);

}  // namespace ikm

#endif
