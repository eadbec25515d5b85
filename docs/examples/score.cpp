#include <ikm/ikm.hpp>

#include <iostream>

int main() {
  auto method = ikm::permenpan_14_2017();
  ikm::tally answers{method};
  answers.add({4, 3, 4, 4, 3, 4, 4, 3, 4});           // one respondent
  answers.add({3, 3, ikm::blank, 4, 3, 3, 4, 3, 3});  // one who left an element blank
  auto unit = ikm::score(answers);                    // exact
  std::cout << unit.published()->to_string() << ' ' << unit.grade()->letter << '\n';
}
