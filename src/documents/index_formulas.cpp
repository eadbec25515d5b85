// SPDX-License-Identifier: BSL-1.0
#include "documents/index_formulas.hpp"

#include "base/ratio_parts.hpp"

#include <algorithm>
#include <numeric>

namespace ikm {
namespace {

constexpr std::int64_t most_digits = 100'000'000'000'000;  // 10^14: a spreadsheet has 15 digits, one is left for halves
constexpr std::int64_t largest_divisor = 10'000'000;
constexpr std::int64_t largest_conversion = 1000;
constexpr int most_places = 4;
constexpr std::int64_t mean_unit = 10'000;  // means have 4 decimals
constexpr std::int64_t thousandths = 1000;  // what intermediate rounding leaves

std::int64_t power_of_ten(int places) {
  std::int64_t made = 1;
  for (int i = 0; i < places; ++i) made *= 10;
  return made;
}

bool fits(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(a, b, &product) && product <= most_digits;
}

std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b, std::int64_t most) {
  const std::int64_t over = b / std::gcd(a, b);
  if (!fits(a, over) || a * over > most) return std::nullopt;
  return a * over;
}

std::string text_of(std::int64_t value) { return std::to_string(value); }

/// `/100`; nothing for 1.
std::string over(std::int64_t divisor) { return divisor == 1 ? std::string{} : "/" + text_of(divisor); }

/// `ROUND(figure,0)/100`
std::string rounded(const std::string& figure, std::int64_t unit) { return "ROUND(" + figure + ",0)" + over(unit); }

}  // namespace

std::optional<whole_weights> whole_weights_of(const methodology& method, const score_options& options) {
  whole_weights made;
  made.places = method.decimals();
  made.rounding = rounding_in_use(method, options);
  const ratio& conversion = method.conversion();
  if (!ratio_parts::is_small(conversion) || made.places > most_places) return std::nullopt;
  made.numerator = ratio_parts::numerator(conversion);
  made.denominator = ratio_parts::denominator(conversion);
  if (made.numerator > largest_conversion || made.denominator > largest_conversion) return std::nullopt;
  std::vector<ratio> shares;
  shares.reserve(method.elements().size());
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const auto questions = static_cast<std::int64_t>(method.elements()[e].questions.size());
    const ratio& share = shares.emplace_back(weight_in_use(method, e, options) / ratio{questions});
    if (!ratio_parts::is_small(share)) return std::nullopt;
    const auto common = common_multiple(made.divisor, ratio_parts::denominator(share), largest_divisor);
    if (!common) return std::nullopt;
    made.divisor = *common;
  }
  for (std::size_t e = 0; e < shares.size(); ++e) {
    const std::size_t questions = method.elements()[e].questions.size();
    const std::int64_t whole = made.divisor / ratio_parts::denominator(shares[e]) * ratio_parts::numerator(shares[e]);
    made.of_question.insert(made.of_question.end(), questions, whole);
    made.of_element.push_back(whole * static_cast<std::int64_t>(questions));
  }
  const std::int64_t highest =
      std::int64_t{2} * method.scale().highest;  // weights that were rounded add to more than 1
  const std::int64_t factor = power_of_ten(made.places) * made.numerator;
  const auto grain = common_multiple(2 * mean_unit, 2 * factor, most_digits / (made.divisor * highest));
  if (!grain || !fits(factor * 100, made.divisor * highest) || !fits(factor, thousandths * highest))
    return std::nullopt;
  made.grain = *grain;
  return made;
}

namespace {

/// No product in a formula about these questions has too many digits.
bool products_fit(const unit_index& of, const whole_weights& weights) {
  const methodology& method = of.method();
  const std::int64_t of_index = 2 * power_of_ten(weights.places) * weights.numerator;
  for (std::size_t q = 0; q < method.question_count(); ++q) {
    const std::uint64_t divisor = of.question(q).divisor;
    if (divisor > static_cast<std::uint64_t>(most_digits / method.scale().highest)) return false;
    const auto sum = static_cast<std::int64_t>(divisor) * method.scale().highest;
    const std::int64_t weight = weights.of_element[method.element_of(q)];
    if (!fits(sum, std::max(of_index, 2 * mean_unit)) ||
        !fits(sum, std::max({weight, weights.divisor, weights.denominator})))
      return false;
    if (!fits(weight * sum, weights.grain)) return false;
  }
  return true;
}

struct question_range {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// The sum of the quotients, times a factor, is whole, or so far below a whole number that its remainders show it.
bool lies_apart(const unit_index& of, const question_range& questions, std::int64_t factor,
                const std::vector<std::int64_t>& weights) {
  const ratio too_close{2, 1'000'000'000};
  ratio sum;
  for (std::size_t q = questions.first; q < questions.first + questions.count; ++q) {
    const answer_counts counts = of.question(q);
    if (counts.divisor == 0) return true;
    const ratio one = ratio::of(counts.sum, counts.divisor) * ratio{factor};
    sum += weights.empty() ? one : one * ratio{weights[q]};
  }
  const ratio below = ratio{sum.ceiling()} - sum;
  return below.sign() == 0 || below >= too_close;
}

}  // namespace

bool formulas_are_exact(const unit_index& of, const whole_weights& weights) {
  if (of.parts().size() != 1 || !products_fit(of, weights)) return false;
  const methodology& method = of.method();
  if (!lies_apart(of, {0, method.question_count()}, weights.grain, weights.of_question)) return false;
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const question_range own{method.first_question(e), method.elements()[e].questions.size()};
    if (own.count == 1) continue;
    for (const std::int64_t factor :
         {2 * mean_unit, std::int64_t{100}, 2 * power_of_ten(weights.places) * weights.numerator})
      if (!lies_apart(of, own, factor, {})) return false;
    for (const std::int64_t factor : {2 * mean_unit, 2 * thousandths})
      if (!lies_apart(of, own, factor, weights.of_question)) return false;
  }
  return true;
}

std::optional<decimal> aid_value(const unit_index& of, const whole_weights& weights) {
  if (!of.exact()) return std::nullopt;
  const ratio sum = *of.exact() / of.method().conversion();
  if (weights.rounding == rounding::weighted3) return (sum * ratio{thousandths}).rounded(0);
  if (weights.rounding == rounding::mean2_truncated) return (sum * ratio{100 * weights.divisor}).rounded(0);
  ratio unrounded;
  for (std::size_t e = 0; e < of.means().size(); ++e) unrounded += of.element(e).weight * *of.means()[e];
  return (unrounded * ratio{weights.grain} * ratio{weights.divisor}).rounded(0, rounding_rule::cut);
}

std::string cell_line::at(std::size_t i) const {
  return column_name(columns[i]) + (is_fixed ? "$" : "") + std::to_string(row + 1);
}

std::string cell_line::range(std::size_t from, std::size_t to) const {
  return from == to ? at(from) : at(from) + ":" + at(to);
}

// Σ factor · w · S / n cut to a whole number: the whole numbers of the quotients, and what their remainders make
// together. The remainders are binary fractions; 1E-9 is far more than what they can be wrong by.
std::string index_formulas::floor_of_sum(std::size_t first, std::size_t count, std::int64_t factor,
                                         bool is_weighted) const {
  const std::size_t last = first + count - 1;
  const std::string divisors = sheet_ + cells_.divisors.range(first, last);
  const std::string product = text_of(factor) +
                              (is_weighted ? "*" + sheet_ + cells_.weights.range(first, last) : std::string{}) + "*" +
                              sheet_ + cells_.sums.range(first, last);
  std::string whole = "INT(" + product + "/" + divisors + ")";
  if (count == 1) return whole;
  return "(SUMPRODUCT(" + whole + ")+INT(SUMPRODUCT((" + product + "-" + whole + "*" + divisors + ")/" + divisors +
         ")+1E-9))";
}

std::string index_formulas::where_answered(std::size_t first, std::size_t count, const std::string& figure) const {
  const std::string answers = sheet_ + cells_.answers.range(first, first + count - 1);
  return "=IF(" + (count == 1 ? answers : "MIN(" + answers + ")") + "=0,\"\"," + figure + ")";
}

std::string index_formulas::rounded_mean(std::size_t element, const multiple& of) const {
  const std::size_t first = method_.first_question(element);
  const std::size_t count = method_.elements()[element].questions.size();
  if (count == 1) {
    const std::string divisor = sheet_ + cells_.divisors.at(first);
    const std::string below = of.denominator == 1 ? divisor : "(" + text_of(of.denominator) + "*" + divisor + ")";
    return where_answered(first, 1,
                          rounded(text_of(of.numerator) + "*" + sheet_ + cells_.sums.at(first) + "/" + below, of.unit));
  }
  const std::int64_t parts = 2 * static_cast<std::int64_t>(count) * of.denominator;
  return where_answered(first, count,
                        rounded(floor_of_sum(first, count, 2 * of.numerator, false) + over(parts), of.unit));
}

std::string index_formulas::element_mean(std::size_t element) const {
  return rounded_mean(element, {mean_unit, 1, mean_unit});
}

std::string index_formulas::element_index(std::size_t element) const {
  const std::int64_t unit = power_of_ten(weights_.places);
  return rounded_mean(element, {unit * weights_.numerator, weights_.denominator, unit});
}

std::string index_formulas::element_cut(std::size_t element) const {
  const std::size_t first = method_.first_question(element);
  const std::size_t count = method_.elements()[element].questions.size();
  const std::string hundredths = floor_of_sum(first, count, 100, false);
  if (count == 1) return where_answered(first, 1, hundredths + "/100");
  return where_answered(first, count, "INT(" + hundredths + "/" + std::to_string(count) + ")/100");
}

std::string index_formulas::element_weighted(std::size_t element) const {
  const std::size_t first = method_.first_question(element);
  const std::size_t count = method_.elements()[element].questions.size();
  if (weights_.rounding == rounding::mean2_truncated)
    return where_answered(first, count,
                          rounded("100*ROUND(100*" + cells_.cuts.at(element) + ",0)*" + cells_.weights.at(element) +
                                      over(weights_.divisor),
                                  mean_unit));
  const std::int64_t unit = weights_.rounding == rounding::weighted3 ? thousandths : mean_unit;
  if (count == 1)
    return where_answered(first, 1,
                          rounded(text_of(unit) + "*" + cells_.weights.at(first) + "*" + cells_.sums.at(first) + "/(" +
                                      text_of(weights_.divisor) + "*" + cells_.divisors.at(first) + ")",
                                  unit));
  return where_answered(first, count,
                        rounded(floor_of_sum(first, count, 2 * unit, true) + over(2 * weights_.divisor), unit));
}

std::string index_formulas::aid() const {
  const std::size_t count = method_.question_count();
  switch (weights_.rounding) {
    case rounding::weighted3: return where_answered(0, count, "ROUND(1000*SUM(" + cells_.weighted.all() + "),0)");
    case rounding::mean2_truncated:
      return where_answered(0, count,
                            "SUMPRODUCT(ROUND(100*" + cells_.cuts.all() + ",0)*" + cells_.weights.all() + ")");
    case rounding::exact:
    case rounding::sum3: break;
  }
  return where_answered(0, count, floor_of_sum(0, count, weights_.grain, true));
}

std::string index_formulas::mean() const {
  const std::string aid = name_of(cells_.aid);
  const auto defined = [&](const std::string& figure) { return "=IF(" + aid + R"(="","",)" + figure + ")"; };
  switch (weights_.rounding) {
    case rounding::weighted3: return defined(aid + "/1000");
    case rounding::mean2_truncated: return defined(rounded("100*" + aid + over(weights_.divisor), mean_unit));
    case rounding::sum3:
      return defined(rounded(aid + over(weights_.grain / thousandths * weights_.divisor), thousandths));
    case rounding::exact: break;
  }
  return defined(rounded(aid + over(weights_.grain / mean_unit * weights_.divisor), mean_unit));
}

std::string index_formulas::index() const {
  const std::string aid = name_of(cells_.aid);
  const std::int64_t unit = power_of_ten(weights_.places);
  const std::int64_t factor = unit * weights_.numerator;
  const auto defined = [&](const std::string& figure) {
    return "=IF(" + aid + R"(="","",)" + rounded(figure, unit) + ")";
  };
  switch (weights_.rounding) {
    case rounding::weighted3: return defined(text_of(factor) + "*" + aid + over(thousandths * weights_.denominator));
    case rounding::mean2_truncated:
      return defined(text_of(factor) + "*" + aid + over(100 * weights_.divisor * weights_.denominator));
    case rounding::sum3:
      return defined(text_of(factor) + "*ROUND(1000*" + name_of(cells_.mean) + ",0)" +
                     over(thousandths * weights_.denominator));
    case rounding::exact: break;
  }
  return defined(aid + over(weights_.grain / factor * weights_.divisor * weights_.denominator));
}

std::string grade_formula(const std::string& index, const std::string& bounds, const std::string& found) {
  return "=IF(" + index + R"(="","",LOOKUP(MAX()" + index + ",MIN(" + bounds + "))," + bounds + "," + found + "))";
}

}  // namespace ikm
