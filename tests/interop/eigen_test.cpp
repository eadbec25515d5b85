// SPDX-License-Identifier: BSL-1.0
#include <ikm/interop/eigen.hpp>

#include "stats/golden.hpp"

#include <limits>

namespace {

using golden::expect_close;

const std::string complete = "oracle/data/synthetic_complete.csv";

Eigen::MatrixXi matrix_of(const std::vector<golden::respondent>& rows) {
  Eigen::MatrixXi made(static_cast<Eigen::Index>(rows.size()), 9);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t q = 0; q < 9; ++q)
      made(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(q)) = rows[r].answers[q];
  return made;
}

TEST(EigenMatrices, RowsAreRespondents) {
  for (const auto& path : {std::string{"data/jepara_mpp_2020_2022.csv"}, complete}) {
    const auto rows = golden::sheet(path);
    ikm::tally found = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
    ikm::tally expected = found;
    for (const auto& row : rows) expected.add(row.answers);
    ikm::interop::add_rows(found, matrix_of(rows));
    EXPECT_TRUE(found == expected);
    // As binary fractions, with what other programs write for a blank; an expression is as good as a matrix.
    Eigen::MatrixXd with_nan = matrix_of(rows).cast<double>();
    with_nan = (with_nan.array() == 0).select(std::numeric_limits<double>::quiet_NaN(), with_nan);
    ikm::tally from_nan = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
    ikm::interop::add_rows(from_nan, with_nan.topRows(10));
    ikm::interop::add_rows(from_nan, with_nan.bottomRows(with_nan.rows() - 10));
    EXPECT_TRUE(from_nan == expected);
  }
}

TEST(EigenMatrices, ABadRowIsNamedBeforeAnythingIsCounted) {
  ikm::tally to{ikm::permenpan_14_2017()};
  Eigen::MatrixXd answers = Eigen::MatrixXd::Constant(3, 9, 4);
  for (const double bad : {5.0, -1.0, 3.5, 1e300, std::numeric_limits<double>::infinity()}) {
    answers(2, 7) = bad;
    try {
      ikm::interop::add_rows(to, answers);
      ADD_FAILURE() << bad << " was taken";
    } catch (const ikm::tally_error& error) {
      EXPECT_EQ(error.said().en, "row, column 2, 7: no answer on the scale");
    }
  }
  EXPECT_THROW(ikm::interop::add_rows(to, answers.leftCols(8)), ikm::tally_error);
  EXPECT_THROW(ikm::interop::add_rows(to, Eigen::MatrixXi::Constant(1, 9, 260)), ikm::tally_error);  // 4 in 8 bits
  EXPECT_EQ(to.respondents(), 0U);
}

// The textbook's form, on the centred matrix itself.
TEST(EigenMatrices, CovarianceIsThatOfTheCentredMatrix) {
  const auto rows = golden::sheet(complete);
  const Eigen::MatrixXd answers = matrix_of(rows).cast<double>();
  const Eigen::MatrixXd centred = answers.rowwise() - answers.colwise().mean();
  const Eigen::MatrixXd expected = centred.transpose() * centred / static_cast<double>(rows.size() - 1);
  const auto found = ikm::interop::covariance_matrix(golden::counted<ikm::pair_counts>(rows));
  ASSERT_TRUE(found);
  EXPECT_LT((*found - expected).cwiseAbs().maxCoeff(), 1e-12);
  const Eigen::VectorXd scale = expected.diagonal().cwiseSqrt().cwiseInverse();
  const auto correlations = ikm::interop::correlation_matrix(golden::counted<ikm::pair_counts>(rows));
  ASSERT_TRUE(correlations);
  EXPECT_LT((*correlations - scale.asDiagonal() * expected * scale.asDiagonal()).cwiseAbs().maxCoeff(), 1e-12);
}

// alpha = k/(k − 1)·(1 − trace/sum): R's psych computes it from this matrix.
TEST(EigenMatrices, AlphaFollowsFromTheCovariance) {
  const golden::figures quality{"quality.csv"};
  const auto found = *ikm::interop::covariance_matrix(
      golden::counted<ikm::pair_counts>(golden::sheet("data/jepara_mpp_2020_2022.csv")));
  expect_close(9.0 / 8 * (1 - found.trace() / found.sum()), quality.one("jepara", "alpha"), "alpha");
}

TEST(EigenMatrices, WhatIsUndefinedHasAReason) {
  ikm::pair_counts counts{ikm::permenpan_14_2017()};
  EXPECT_EQ(ikm::interop::covariance_matrix(counts).why(), ikm::undefined::no_respondents);
  EXPECT_EQ(ikm::interop::correlation_matrix(counts).why(), ikm::undefined::no_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, 4});
  EXPECT_EQ(ikm::interop::covariance_matrix(counts).why(), ikm::undefined::too_few_respondents);
  counts.add({4, 3, 4, 4, 3, 4, 4, 3, 3});
  EXPECT_EQ((*ikm::interop::covariance_matrix(counts))(0, 0), 0);
  EXPECT_EQ(ikm::interop::correlation_matrix(counts).why(), ikm::undefined::no_variance);
}

}  // namespace
