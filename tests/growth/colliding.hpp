// SPDX-License-Identifier: BSL-1.0
// Texts that have one std::hash in libstdc++, in all 64 bits and whatever the seed.
#ifndef IKM_TESTS_GROWTH_COLLIDING_HPP
#define IKM_TESTS_GROWTH_COLLIDING_HPP

#include <cstddef>
#include <string>

namespace colliding {

/// After that hash's mixing the two blocks of eight bytes differ by 2^63 only, so that all texts of them with an even
/// number of the second have one hash. \param which below 65,536
inline std::string text(std::size_t which) {
  std::string made;
  std::size_t seconds = 0;
  for (unsigned bit = 0; bit < 16; ++bit) {
    const bool second = (which >> bit & 1U) != 0;
    seconds += second ? 1 : 0;
    made += second ? "cbt=ni|z" : "cb1W\tO$\t";
  }
  return made + (seconds % 2 != 0 ? "cbt=ni|z" : "cb1W\tO$\t") + "x";
}

/// As long as those, and all different to that hash.
inline std::string plain(std::size_t which) {
  const std::string number = std::to_string(which);
  return std::string(137 - number.size(), 'p') + number;
}

}  // namespace colliding

#endif
