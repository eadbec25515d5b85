// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TALLY_RESPONDENT_HPP
#define IKM_TALLY_RESPONDENT_HPP

#include <ikm/survey/answer.hpp>
#include <ikm/survey/methodology.hpp>

#include <concepts>
#include <cstddef>
#include <ranges>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ikm {

/// Which respondents a count covers.
enum class coverage {
  all,       ///< every respondent
  complete,  ///< only respondents who answered every question
};

template <class Number>
concept whole_number = std::integral<Number> && !std::is_same_v<Number, bool> && !std::is_same_v<Number, char> &&
                       !std::is_same_v<Number, wchar_t> && !std::is_same_v<Number, char8_t> &&
                       !std::is_same_v<Number, char16_t> && !std::is_same_v<Number, char32_t>;

/// A range of whole numbers of any type but characters and truth values.
template <class Range>
concept whole_numbers = std::ranges::input_range<Range> && whole_number<std::ranges::range_value_t<Range>>;

/// Whether these are the answers of one respondent: one per question, each `blank` or within the scale.
/// \throws tally_error that says what does not fit
void check_answers(const methodology& method, std::span<const answer> answers);

/// \throws tally_error always: what was found for this question is outside the scale
/// \param row of several respondents which, from 1; 0: there is only one
[[noreturn]] void refuse_answer(const methodology& method, std::size_t question, const std::string& found,
                                std::size_t row = 0);

/// Numbers of another type as answers, unless they do not fit into one: 260 does not become 4.
/// \throws tally_error that says which question and number
template <whole_numbers Numbers>
[[nodiscard]] std::vector<answer> answers_from(const methodology& method, const Numbers& numbers) {
  std::vector<answer> made;
  made.reserve(method.question_count());
  for (const auto number : numbers) {
    if (!std::in_range<answer>(number)) refuse_answer(method, made.size(), std::to_string(number));
    made.push_back(static_cast<answer>(number));
  }
  return made;
}

}  // namespace ikm

#endif
