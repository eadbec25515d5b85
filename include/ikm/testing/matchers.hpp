// SPDX-License-Identifier: BSL-1.0
// Matchers for EXPECT_THAT of GoogleTest, with failures that show what a result is made of. They need no header of
// GoogleTest: who uses them has it.
#ifndef IKM_TESTING_MATCHERS_HPP
#define IKM_TESTING_MATCHERS_HPP

#include <ikm/gap/gap_to.hpp>
#include <ikm/index/unit_index.hpp>

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace ikm {

namespace testing {

/// The published index has this value, written with a point or a comma: `HasIndex("78.74")`.
class HasIndex {
 public:
  using is_gtest_matcher = void;
  /// \param index as it is published: `78.74`
  explicit HasIndex(std::string index) : index_{std::move(index)} {}

  bool MatchAndExplain(const unit_index& unit, std::ostream* out) const {
    const std::optional<decimal> expected = decimal::parse(index_);
    if (out != nullptr && !expected) *out << "but '" << index_ << "' is not a decimal";
    return expected && unit.published() && *unit.published() == *expected;
  }
  void DescribeTo(std::ostream* out) const { *out << "has the index " << index_; }
  void DescribeNegationTo(std::ostream* out) const { *out << "does not have the index " << index_; }

 private:
  std::string index_;
};

/// There is no index, since an element has no answer.
class HasNoIndex {
 public:
  using is_gtest_matcher = void;

  bool MatchAndExplain(const unit_index& unit, std::ostream*) const { return !unit.published(); }
  void DescribeTo(std::ostream* out) const { *out << "has no index"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "has an index"; }
};

/// The published index earns this letter: `IsGraded("B")`.
class IsGraded {
 public:
  using is_gtest_matcher = void;
  /// \param letter `B`
  explicit IsGraded(std::string letter) : letter_{std::move(letter)} {}

  bool MatchAndExplain(const unit_index& unit, std::ostream* out) const {
    const std::optional<band> grade = unit.grade();
    if (out != nullptr && grade) *out << "whose grade " << grade->letter << " begins at " << grade->lower.to_string();
    return grade && grade->letter == letter_;
  }
  void DescribeTo(std::ostream* out) const { *out << "is graded " << letter_; }
  void DescribeNegationTo(std::ostream* out) const { *out << "is not graded " << letter_; }

 private:
  std::string letter_;
};

/// This is the least number of points to the target: `EXPECT_THAT(gap_to(unit, "80"_decimal), NeedsPoints(23))`.
class NeedsPoints {
 public:
  using is_gtest_matcher = void;
  /// \param points that answers have to rise by
  explicit NeedsPoints(std::uint64_t points) : points_{points} {}

  bool MatchAndExplain(const target_gap& gap, std::ostream*) const { return gap.points_needed == points_; }
  bool MatchAndExplain(const std::optional<target_gap>& gap, std::ostream* out) const {
    if (out != nullptr && !gap) *out << "which is not a gap, since there is no index";
    return gap && gap->points_needed == points_;
  }
  void DescribeTo(std::ostream* out) const { *out << "needs " << points_ << " points"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "does not need " << points_ << " points"; }

 private:
  std::uint64_t points_;
};

/// No number of points reaches the target.
class IsOutOfReach {
 public:
  using is_gtest_matcher = void;

  bool MatchAndExplain(const target_gap& gap, std::ostream*) const { return !gap.points_needed; }
  bool MatchAndExplain(const std::optional<target_gap>& gap, std::ostream*) const { return gap && !gap->points_needed; }
  void DescribeTo(std::ostream* out) const { *out << "is out of reach"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "is within reach"; }
};

}  // namespace testing
}  // namespace ikm

#endif
