// SPDX-License-Identifier: BSL-1.0
// The index as a regulation's reader would compute it, respondent by respondent, in Boost's rationals: nothing of ours
// is used, so that nothing of ours can be wrong in both.
#ifndef IKM_TESTS_LAWS_REFERENCE_HPP
#define IKM_TESTS_LAWS_REFERENCE_HPP

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace reference {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

/// One respondent's answers in question order; 0 where none was given.
using respondent = std::vector<int>;

struct element {
  cpp_rational weight;
  std::size_t questions = 1;
};

enum class blanks { available, listwise, zero };

inline bool is_complete(const respondent& who) {
  for (const int answer : who)
    if (answer == 0) return false;
  return true;
}

inline std::vector<respondent> entering(const std::vector<respondent>& all, blanks rule) {
  if (rule != blanks::listwise) return all;
  std::vector<respondent> kept;
  for (const respondent& who : all)
    if (is_complete(who)) kept.push_back(who);
  return kept;
}

/// Means of the elements; empty where a question of it has no answer.
inline std::vector<std::optional<cpp_rational>> means(const std::vector<respondent>& all,
                                                      const std::vector<element>& elements, blanks rule) {
  const std::vector<respondent> kept = entering(all, rule);
  std::vector<std::optional<cpp_rational>> made;
  std::size_t question = 0;
  for (const element& e : elements) {
    cpp_rational total = 0;
    bool answered = true;
    for (std::size_t i = 0; i < e.questions; ++i, ++question) {
      cpp_int sum = 0;
      cpp_int answers = 0;
      for (const respondent& who : kept) {
        sum += who[question];
        if (who[question] != 0) ++answers;
      }
      if (answers == 0) {
        answered = false;
        continue;
      }
      total += cpp_rational{sum} / (rule == blanks::zero ? cpp_rational{kept.size()} : cpp_rational{answers});
    }
    if (answered)
      made.emplace_back(total / cpp_rational{e.questions});
    else
      made.emplace_back();
  }
  return made;
}

/// conversion · Σ weight · mean; empty where an element has no mean.
inline std::optional<cpp_rational> index(const std::vector<respondent>& all, const std::vector<element>& elements,
                                         blanks rule = blanks::available, const cpp_rational& conversion = 25) {
  cpp_rational sum = 0;
  const auto nrr = means(all, elements, rule);
  for (std::size_t e = 0; e < elements.size(); ++e) {
    if (!nrr[e]) return std::nullopt;
    sum += elements[e].weight * *nrr[e];
  }
  return sum * conversion;
}

/// `n/d` in lowest terms, `n` when whole.
inline std::string text(const cpp_rational& value) { return value.str(); }
inline std::string text(const std::optional<cpp_rational>& value) { return value ? value->str() : "none"; }

inline cpp_int power_of_ten(int places) {
  cpp_int power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

/// `units` · 10^-`places` in digits, trailing zeros too.
inline std::string digits(cpp_int units, int places) {
  const bool negative = units < 0;
  if (negative) units = -units;
  std::string text = units.str();
  if (places > 0) {
    if (text.size() <= static_cast<std::size_t>(places))
      text.insert(0, static_cast<std::size_t>(places) + 1 - text.size(), '0');
    text.insert(text.size() - static_cast<std::size_t>(places), 1, '.');
  }
  return (negative ? "-" : "") + text;
}

/// Rounded half away from zero: ⌊(2·|n|·10^p + d) / 2d⌋ with the sign put back.
inline std::string rounded(const cpp_rational& value, int places) {
  const cpp_int n = boost::multiprecision::numerator(value);
  const cpp_int d = boost::multiprecision::denominator(value);
  const cpp_int magnitude = (2 * abs(n) * power_of_ten(places) + d) / (2 * d);
  return digits(n < 0 ? cpp_int{-magnitude} : magnitude, places);
}

/// Cut towards zero.
inline std::string cut(const cpp_rational& value, int places) {
  const cpp_int n = boost::multiprecision::numerator(value);
  const cpp_int d = boost::multiprecision::denominator(value);
  const cpp_int magnitude = abs(n) * power_of_ten(places) / d;
  return digits(n < 0 ? cpp_int{-magnitude} : magnitude, places);
}

inline std::vector<element> equal_elements(std::size_t count) {
  return std::vector<element>(count, element{cpp_rational{1, count}, 1});
}

/// Respondents whose answers are uniform on 1..highest, blank with the chance of `blank_per_mille`.
inline std::vector<respondent> random_respondents(std::mt19937_64& random, std::size_t count, std::size_t questions,
                                                  int highest, unsigned blank_per_mille) {
  std::vector<respondent> made(count, respondent(questions));
  for (respondent& who : made)
    for (int& answer : who)
      answer = random() % 1000 < blank_per_mille ? 0 : static_cast<int>(random() % static_cast<unsigned>(highest)) + 1;
  return made;
}

}  // namespace reference

#endif
