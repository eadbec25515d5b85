#include <ikm/interop/accumulators.hpp>
#include <ikm/interop/eigen.hpp>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>

#include <Eigen/Eigenvalues>

#include <iostream>

int main() {
  Eigen::MatrixXd answers(3, 9);         // a row a respondent; 0 or NaN is a blank
  answers << 4, 3, 4, 4, 3, 4, 4, 3, 4,  //
      3, 3, 0, 4, 3, 3, 4, 3, 3,         //
      2, 4, 3, 4, 2, 3, 4, 4, 4;
  auto counts = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
  ikm::interop::add_rows(counts, answers);
  if (const auto covariance = ikm::interop::covariance_matrix(counts.joint().pairs))
    std::cout << Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>{*covariance}.eigenvalues().maxCoeff() << '\n';

  namespace acc = boost::accumulators;
  acc::accumulator_set<double, acc::stats<acc::tag::mean>> own;
  ikm::interop::accumulate(own, *ikm::own_indices_of(counts.joint().own));
  std::cout << acc::mean(own) << '\n';
}
