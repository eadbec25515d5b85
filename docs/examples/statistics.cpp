#include <ikm/ikm.hpp>
#include <ikm/stats/interval.hpp>
#include <ikm/stats/reliability.hpp>

#include <iostream>

int main() {
  auto answers = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
  answers.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  answers.add({3, 3, ikm::blank, 4, 3, 3, 4, 3, 3});
  answers.add({4, 4, 4, 4, 4, 3, 4, 4, 4});
  const auto index = ikm::estimate_survey(answers.joint().pairs).index;  // value, standard error, degrees of freedom
  const auto limits = ikm::confidence_interval(*index, 0.95);
  std::cout << limits.low << " to " << limits.high << '\n';
  const auto quality = ikm::reliability_of(answers.joint().pairs);
  if (quality.alpha)
    std::cout << "alpha " << *quality.alpha << '\n';
  else
    std::cout << "no alpha: " << ikm::sentence_of(quality.alpha.why()).en << '\n';
}
