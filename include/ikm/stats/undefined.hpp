// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_UNDEFINED_HPP
#define IKM_STATS_UNDEFINED_HPP

#include <ikm/base/sentence.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace ikm {

/// Why a statistic has no value for these counts.
enum class undefined {
  no_respondents,       ///< nobody is left
  no_answers,           ///< an element that enters has no answer
  too_few_respondents,  ///< a variance needs two, a critical correlation three
  lone_in_stratum,      ///< a stratum with a single respondent has no variance of its own
  no_variance,          ///< everybody answered alike
  one_item,             ///< reliability needs two elements
  unequal_weights,      ///< own indices follow from sums only where all questions weigh the same
  everybody_asked,      ///< chance has no part where nobody was left out
  only_marginals,       ///< respondents were counted question by question: how their answers go together is not known
};

/// The name used in JSON: `too_few_respondents`.
[[nodiscard]] std::string_view name_of(undefined reason) noexcept;
/// The reason as people read it.
[[nodiscard]] sentence sentence_of(undefined reason);

/// A statistic, or why there is none.
template <typename T>
class possibly {
 public:
  /// It is known.
  possibly(T value) : value_{std::move(value)} {}  // NOLINT(google-explicit-constructor)
  /// It is not defined, for this reason.
  possibly(undefined reason) noexcept : reason_{reason} {}  // NOLINT(google-explicit-constructor)

  /// Whether it is known.
  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  /// The same.
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
  /// Precondition of this and `->`: has_value().
  [[nodiscard]] const T& operator*() const noexcept { return *value_; }
  /// Precondition: has_value().
  [[nodiscard]] const T* operator->() const noexcept { return &*value_; }
  /// Empty where it is not defined.
  [[nodiscard]] const std::optional<T>& value() const noexcept { return value_; }
  /// Precondition: !has_value().
  [[nodiscard]] undefined why() const noexcept { return reason_; }

 private:
  std::optional<T> value_;
  undefined reason_ = undefined::no_respondents;
};

}  // namespace ikm

#endif
