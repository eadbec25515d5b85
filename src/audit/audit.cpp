// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/audit.hpp>

#include "base/enum_names.hpp"
#include "base/joined.hpp"

#include <ikm/index/grade.hpp>
#include <ikm/index/unit_index.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace ikm {
namespace {

/// A workbook keeps binary fractions of some 15 digits: what is beyond nine decimals is not a figure of an office.
constexpr int most_places = 9;

int compared_places(const printed_figure& figure) { return std::clamp(figure.value.places(), 2, most_places); }

ratio last_unit(const printed_figure& figure) { return ratio{decimal{1, figure.value.places()}}; }

/// What was there before it was rounded or cut to `figure`.
exact_range before_print(const printed_figure& figure) {
  const ratio value{figure.value};
  return {value - last_unit(figure) / ratio{2}, value + last_unit(figure)};
}

bool overlap(const exact_range& a, const exact_range& b) { return a.low <= b.high && b.low <= a.high; }

exact_range scaled(const exact_range& range, const ratio& factor) { return {range.low * factor, range.high * factor}; }

std::string value_in(const decimal& value, language lang) {
  return value.to_string(lang == language::english ? decimal_mark::point : decimal_mark::comma);
}

/// Follows one sheet from its means to its grade.
class auditor {
 public:
  auditor(const methodology& method, printed_sheet printed) : method_{method} {
    made_.printed = std::move(printed);
    made_.scale = scale_of(method, made_.printed);
  }

  audited_sheet run() {
    see_index();
    if (made_.scale == figure_scale::mixed) {
      note_mixed();
      if (made_.printed.index) made_.verdict = index_verdict::inconsistent;
    } else {
      follow_means();
      judge_index();
      check_columns();
    }
    judge_grade();
    return std::move(made_);
  }

 private:
  void note(std::string id, std::string en) { made_.notes.push_back({std::move(id), std::move(en)}); }
  [[nodiscard]] const std::string& code(std::size_t element) const { return method_.elements()[element].code; }

  /// On the scale of the answers, and below every index.
  void see_index() {
    if (!made_.printed.index) return;
    const ratio value{made_.printed.index->value};
    made_.index_is_mean = value >= ratio{method_.scale().lowest} && value <= ratio{method_.scale().highest} &&
                          value < ratio{method_.scale().lowest} * method_.conversion();
    if (made_.index_is_mean)
      note("indeks tercetak pada skala jawaban; dibandingkan pada skala itu",
           "the index is printed on the scale of the answers, and compared on it");
  }

  void note_mixed() {
    std::vector<std::string> outside;
    const ratio low = method_.scale().lowest;
    const ratio high = method_.scale().highest;
    for (std::size_t e = 0; e < made_.printed.means.size(); ++e)
      if (const auto& mean = made_.printed.means[e]; mean && (ratio{mean->value} < low || ratio{mean->value} > high))
        outside.push_back(code(e) + " " + mean->text);
    const std::string scale = std::to_string(method_.scale().lowest) + ".." + std::to_string(method_.scale().highest);
    note("NRR di luar skala " + scale + ": " + joined(outside),
         "means outside the scale " + scale + ": " + joined(outside));
  }

  void follow_means() {
    made_.allowed = possible_index(method_, made_.printed);
    if (made_.scale == figure_scale::index)
      note("angka unsur tercetak pada skala indeks; NRR adalah angka itu dibagi " + method_.conversion().to_string(),
           "figures of elements are printed on the scale of the index; the mean is the figure divided by " +
               method_.conversion().to_string());
    std::vector<ratio> means;
    std::vector<std::string> missing;
    const auto printed = printed_means(method_, made_.printed);
    for (std::size_t e = 0; e < printed.size(); ++e) {
      if (printed[e])
        means.push_back(*printed[e]);
      else
        missing.push_back(code(e));
    }
    if (!missing.empty())
      return note("tanpa NRR tercetak: " + joined(missing) + "; rentang mencakup seluruh skala untuknya",
                  "no printed mean: " + joined(missing) + "; the range covers the whole scale for it");
    made_.exact_from_means = index_of(method_, {.rounding = intermediate_rounding::exact}, means);
    for (const std::optional<int> decimals :
         {std::optional<int>{}, std::optional{4}, std::optional{3}, std::optional{2}})
      for (const intermediate_rounding rule : {intermediate_rounding::exact, intermediate_rounding::weighted3,
                                               intermediate_rounding::sum3, intermediate_rounding::mean2_truncated})
        try_convention(means, decimals, rule);
    note_unrounded_weights(means);
  }

  void try_convention(const std::vector<ratio>& means, std::optional<int> decimals, intermediate_rounding rule) {
    tried_convention tried{.weight_decimals = decimals, .rounding = rule};
    tried.exact = index_of(method_, {.weight_decimals = decimals, .rounding = rule}, means);
    tried.index = tried.exact.rounded(made_.printed.index ? compared_places(*made_.printed.index) : method_.decimals());
    tried.grade = grade_of(method_, published_of(method_, tried.exact));
    tried.matches = gives_printed(tried.exact);
    made_.conventions.push_back(std::move(tried));
  }

  /// Whether this index, rounded once to the printed decimals, is the printed one.
  [[nodiscard]] bool gives_printed(const ratio& exact) const {
    if (!made_.printed.index) return false;
    const int places = compared_places(*made_.printed.index);
    const ratio printed{made_.printed.index->value};
    return (made_.index_is_mean ? exact / method_.conversion() : exact).rounded(places) == printed.rounded(places);
  }

  /// A methodology whose weights are rounded of its own: that it is not the exact ones is worth a word.
  void note_unrounded_weights(const std::vector<ratio>& means) {
    if (!method_.definition().weight_decimals) return;
    ratio sum;
    for (std::size_t e = 0; e < means.size(); ++e) sum += method_.elements()[e].weight * means[e];
    if (gives_printed(sum * method_.conversion()))
      note("bobot tepat, yang tidak dipakai metodologi ini, memberi indeks tercetak",
           "exact weights, which this methodology does not use, give the printed index");
  }

  void judge_index() {
    if (!made_.printed.index) return;
    const bool reproduced = std::any_of(made_.conventions.begin(), made_.conventions.end(),
                                        [](const tried_convention& tried) { return tried.matches; });
    const ratio value{made_.printed.index->value};
    const exact_range printed = made_.index_is_mean ? scaled(before_print(*made_.printed.index), method_.conversion())
                                                    : exact_range{value, value};
    const bool lies_within = overlap(printed, *made_.allowed);
    made_.verdict = reproduced    ? index_verdict::reproduced
                    : lies_within ? index_verdict::allowed
                                  : index_verdict::inconsistent;
  }

  /// The further columns of a sheet: weighted means and indices of the elements.
  void check_columns() {
    const auto& weighted = made_.printed.weighted;
    const auto& indices = made_.printed.indices;
    const std::vector<exact_range> means = possible_means(method_, made_.printed);
    std::vector<std::string> wrong_weighted;
    std::vector<std::string> wrong_indices;
    for (std::size_t e = 0; e < means.size(); ++e) {
      if (!made_.printed.means[e]) continue;
      if (e < weighted.size() && weighted[e] && !follows_weights(e, means[e], *weighted[e]))
        wrong_weighted.push_back(code(e) + " " + weighted[e]->text);
      if (e < indices.size() && indices[e] &&
          !overlap(before_print(*indices[e]), scaled(means[e], method_.conversion())))
        wrong_indices.push_back(code(e) + " " + indices[e]->text);
    }
    if (!wrong_weighted.empty())
      note("NRR tertimbang yang tidak mengikuti NRR: " + joined(wrong_weighted),
           "weighted means that do not follow from the means: " + joined(wrong_weighted));
    if (!wrong_indices.empty())
      note("indeks unsur yang tidak mengikuti NRR: " + joined(wrong_indices),
           "indices of elements that do not follow from the means: " + joined(wrong_indices));
    note_sum_of_weighted();
  }

  [[nodiscard]] bool follows_weights(std::size_t element, const exact_range& mean,
                                     const printed_figure& printed) const {
    constexpr std::array<std::optional<int>, 4> decimals_of_weights = {std::nullopt, 4, 3, 2};
    return std::ranges::any_of(decimals_of_weights, [&](const std::optional<int>& decimals) {
      return overlap(before_print(printed),
                     scaled(mean, weight_in_use(method_, element, {.weight_decimals = decimals})));
    });
  }

  /// Where the printed index comes from, if not from the means.
  void note_sum_of_weighted() {
    if (made_.printed.weighted.empty() || made_.verdict == index_verdict::reproduced) return;
    ratio sum;
    for (const auto& each : made_.printed.weighted) {
      if (!each) return;
      sum += ratio{each->value};
    }
    if (gives_printed(sum * method_.conversion()))
      note("jumlah NRR tertimbang yang tercetak memberi indeks tercetak",
           "the printed weighted means add to the printed index");
  }

  /// The published value that a printed grade is held against: the printed index, else that of the printed means.
  [[nodiscard]] std::optional<decimal> graded_value() {
    if (const auto& index = made_.printed.index) {
      const ratio value{index->value};
      return published_of(method_, made_.index_is_mean ? value * method_.conversion() : value);
    }
    if (!made_.exact_from_means) return std::nullopt;
    return published_of(method_, *made_.exact_from_means);
  }

  void judge_grade() {
    const auto value = graded_value();
    if (value && made_.printed.index) made_.grade_of_printed = grade_of(method_, *value);
    const std::string& printed = made_.printed.grade;
    if (printed.empty()) return;
    const auto named = printed_band(method_, printed);
    if (!named)
      note("mutu tercetak tidak dikenal: '" + printed + "'", "the printed grade is not known: '" + printed + "'");
    if (!named || !value) return;
    if (!made_.printed.index)
      note("mutu dibandingkan dengan indeks dari NRR tercetak",
           "the grade is compared with the index of the printed means");
    if (grade_of(method_, *value).letter == named->letter) {
      made_.grade_verdict = grade_verdict::right;
      return;
    }
    made_.grade_verdict = grade_verdict::wrong;
    std::vector<std::string> others;
    for (const methodology& other : built_in_methodologies()) {
      if (other.id() == method_.id()) continue;
      const auto there = printed_band(other, printed);
      if (there && there->letter == grade_of(other, published_of(other, ratio{*value})).letter)
        others.push_back(other.id());
    }
    if (others.empty()) return;
    made_.grade_verdict = grade_verdict::other_bands;
    note(value_in(*value, language::indonesian) + " bermutu " + named->letter + " menurut batas " + joined(others),
         value_in(*value, language::english) + " is " + named->letter + " by the bands of " + joined(others));
  }

  const methodology& method_;
  audited_sheet made_ = {};
};

}  // namespace

std::string_view name_of(index_verdict verdict) noexcept {
  constexpr enum_names<index_verdict, 4> names{{"reproduced", "allowed", "inconsistent", "no_index"}};
  return names.of(verdict);
}

std::string_view name_of(grade_verdict verdict) noexcept {
  constexpr enum_names<grade_verdict, 4> names{{"right", "wrong", "other_bands", "no_grade"}};
  return names.of(verdict);
}

audited_sheet audit(const methodology& method, printed_sheet printed) {
  return auditor{method, std::move(printed)}.run();
}

}  // namespace ikm
