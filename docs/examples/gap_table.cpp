// SPDX-License-Identifier: BSL-1.0
// Holds a survey against every year of a plan and prints how far it is, and what would close the gap.
//   gap_table TARGETS.csv INDICATOR RESPONSES.csv
#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/plan.hpp>
#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/indicator_table.hpp>

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  try {
    const auto plan = ikm::with_targets(ikm::read_indicator_table(*ikm::open_rows(argv[1])));
    const std::vector<std::string> responses = {argv[3]};
    const ikm::unit_index unit = ikm::score(ikm::read_survey(responses, ikm::permenpan_14_2017()).all);
    if (!unit.published()) throw ikm::error{ikm::failure::undefined_index, {"tidak ada indeks", "there is no index"}};

    for (const ikm::indicator& indicator : plan) {
      if (indicator.id != argv[2]) continue;
      std::cout << indicator.name << ": " << unit.published()->to_string() << '\n';
      for (const auto& [year, target] : indicator.targets) {
        const auto gap = ikm::gap_to(unit, target);  // empty without an index
        std::cout << year << "  target " << target.to_string() << "  difference " << gap->difference.to_string();
        if (gap->points_needed) std::cout << "  points " << *gap->points_needed;
        std::cout << '\n';
        if (!gap->plan) {
          std::cout << "      out of reach: the highest is " << gap->highest_reachable.to_string() << '\n';
          continue;
        }
        for (const ikm::element_step& step : ikm::by_element(unit, *gap->plan))
          std::cout << "      " << unit.method().elements()[step.element].id << ": " << step.points
                    << (step.one_step ? " of " : " points from ") << step.answers
                    << (step.one_step ? " answers one step better\n" : " answers\n");
      }
    }
  } catch (const ikm::error& problem) {
    std::cerr << name_of(problem.code()) << ": " << problem.said().en << '\n';
    return problem.code() == ikm::failure::file_changed ? 2 : 1;  // 2: worth another try
  }
}
