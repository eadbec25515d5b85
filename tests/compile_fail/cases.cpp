// SPDX-License-Identifier: BSL-1.0
// One file built once as it should be used (CASE 0), and once with each forbidden line.
#include <ikm/ikm.hpp>

#ifndef CASE
#error "CASE is not set"
#endif

int main() {
  ikm::tally answers{ikm::permenpan_14_2017()};
  const ikm::decimal published{7874, 2};
#if CASE == 1
  ikm::ratio from_binary = 0.1;  // a tenth is not a binary fraction
#elif CASE == 2
  (void)ikm::grade_of(answers.method(), 78.74);  // only a published decimal is graded
#elif CASE == 3
  (void)ikm::grade_of(answers.method(), ikm::ratio{11575, 147});  // nor an unrounded fraction
#elif CASE == 4
  double lossy = published;  // a loss of value has a name: to_double()
#elif CASE == 5
  ikm::tally nothing;  // counts belong to a methodology
#elif CASE == 6
  ikm::unit_index unit = answers;  // scoring has a name: score()
#endif
  return published.places() == 2 && answers.respondents() == 0 ? 0 : 1;
}
