// SPDX-License-Identifier: BSL-1.0
// A project that only scores: the umbrella header, component core, no third-party header.
#include <ikm/ikm.hpp>

#include <iostream>

int main() {
  ikm::tally answers{ikm::permenpan_14_2017()};
  answers.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  const ikm::unit_index unit = ikm::score(answers);
  std::cout << unit.published()->to_string() << ' ' << unit.grade()->letter << '\n';
  // By hand: the answers add to 33; 25 · 33 / 9 = 91.666…, published 91.67, A.
  return unit.published()->to_string() == "91.67" && unit.grade()->letter == "A" ? 0 : 1;
}
