// SPDX-License-Identifier: BSL-1.0
// An application that has the answers in its own tables: the index of each counter, of both offices together, and what
// one element is missing.
#include <ikm/ikm.hpp>

#include <iostream>
#include <string>
#include <vector>

struct answered {
  std::string counter;
  std::vector<int> answers;  // 0: left blank
};

ikm::grouped_tally counted(const std::vector<answered>& rows) {
  ikm::grouped_tally counters{ikm::permenpan_14_2017(), {"counter"}};
  for (const answered& row : rows) counters.at({row.counter}).add(row.answers);  // an answer of 260 is refused
  return counters;
}

int main() {
  ikm::grouped_tally counters =
      counted({{"Loket 1", {4, 3, 4, 4, 3, 4, 4, 3, 4}}, {"Loket 2", {3, 3, 0, 4, 3, 3, 4, 3, 3}}});
  counters += counted({{"Loket 2", {3, 3, 3, 3, 3, 3, 3, 3, 3}}});  // from another office

  for (const auto& [key, answers] : counters.groups()) std::cout << key[0] << ": " << ikm::score(answers) << '\n';

  const ikm::unit_index whole = ikm::score(counters.total());
  const auto gap = ikm::gap_to(whole, *ikm::decimal::parse("88.31"));
  std::cout << "waktu: " << *whole.element("waktu").mean << '\n' << *gap << '\n';
}
