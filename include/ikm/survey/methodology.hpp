// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SURVEY_METHODOLOGY_HPP
#define IKM_SURVEY_METHODOLOGY_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/base/sentence.hpp>

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// Intermediate roundings met in printed sheets. The index is rounded once more when it is published.
enum class intermediate_rounding {
  exact,            ///< none
  weighted3,        ///< each weighted mean to 3 decimals before adding
  sum3,             ///< the sum of weighted means to 3 decimals before the conversion
  mean2_truncated,  ///< each element's mean cut to 2 decimals
};

/// The name that it had before 0.1.
using rounding = intermediate_rounding;

/// The name used by options and files: `weighted3`, `mean2-truncated`.
[[nodiscard]] std::string_view name_of(intermediate_rounding rule) noexcept;
/// The rounding of that name; empty for any other word.
[[nodiscard]] std::optional<intermediate_rounding> rounding_named(std::string_view name) noexcept;

/// What one column of a questionnaire asks. An element has one question unless its definition says otherwise.
struct question {
  std::string code;  ///< how a column names it: `U1`, or `U1.2` for the second question of `U1`

  friend bool operator==(const question&, const question&) = default;
};

/// A service element (unsur pelayanan).
struct element {
  std::string id;                        ///< stable, lower case: `sarana`
  std::string code;                      ///< `U9`
  sentence name;                         ///< as the regulation names it, and in English
  ratio weight = {};                     ///< exact; all weights add to 1; 0 for every element: equal ones
  std::vector<question> questions = {};  ///< one with the element's own code when left empty

  friend bool operator==(const element&, const element&) = default;
};

/// The answers that are possible, each a whole step.
struct answer_scale {
  int lowest = 1;
  int highest = 4;
  friend bool operator==(const answer_scale&, const answer_scale&) = default;
};

/// A grade (mutu pelayanan) and the least published index that earns it.
struct band {
  std::string letter;  ///< `B`
  sentence label;      ///< kinerja unit pelayanan: `Baik`, `Good`
  decimal lower;       ///< inclusive, on the published side (25–100)

  friend bool operator==(const band&, const band&) = default;
  /// `B (Baik, from 76.61)`
  friend std::ostream& operator<<(std::ostream& out, const band& grade);
};

/// What a methodology is made of, before it is checked.
struct methodology_definition {
  std::string id;
  sentence name;
  std::vector<element> elements;
  answer_scale scale = {};
  std::vector<band> bands = {};             ///< in any order; empty: those of PermenPAN-RB 14/2017
  int decimals = 2;                         ///< of the published index
  std::optional<ratio> conversion = {};     ///< index = mean × conversion; empty: 100 / highest (25 on 1–4)
  std::optional<int> weight_decimals = {};  ///< the weights in use are rounded to that many decimals
  intermediate_rounding rounding = intermediate_rounding::exact;

  friend bool operator==(const methodology_definition&, const methodology_definition&) = default;
};

/// What was asked and how it is valued: elements, weights, scale, bands. Checked when made, immutable
/// afterwards, cheap to copy, free to share between threads.
class methodology {
 public:
  /// The most questions, all elements together: what comes from a file must not make a reader work without end.
  static constexpr std::size_t max_questions = 1000;
  /// The most digits of the numerator and of the denominator of a weight or of the conversion.
  static constexpr std::size_t max_digits = 75;

  /// Fills what was left empty (weights that are all 0 become equal ones) and checks that ids and codes are there and
  /// differ, weights are not negative and add to 1, the scale is within 1..100, bands have different letters and
  /// bounds, leave no hole above the scale's lowest index and can all be reached; that there are at most max_questions,
  /// no weight passes max_digits, and the highest index is below 1,000,000. \throws methodology_error that says what is
  /// wrong
  explicit methodology(methodology_definition definition);

  /// `permenpan-14-2017`.
  [[nodiscard]] const std::string& id() const noexcept { return parts_->definition.id; }
  /// All of it, what was left empty filled in.
  [[nodiscard]] const methodology_definition& definition() const noexcept { return parts_->definition; }
  /// In the order of the regulation, `U1` first.
  [[nodiscard]] const std::vector<element>& elements() const noexcept { return parts_->definition.elements; }
  /// 1–4 in the regulations.
  [[nodiscard]] const answer_scale& scale() const noexcept { return parts_->definition.scale; }
  /// From the lowest bound to the highest.
  [[nodiscard]] const std::vector<band>& bands() const noexcept { return parts_->definition.bands; }
  /// Of the published index.
  [[nodiscard]] int decimals() const noexcept { return parts_->definition.decimals; }
  /// 25 on a scale of 1–4.
  [[nodiscard]] const ratio& conversion() const noexcept { return *parts_->definition.conversion; }

  /// Questions of all elements, in order: a respondent's answers are in this order.
  [[nodiscard]] std::size_t question_count() const noexcept { return parts_->element_of.size(); }
  /// The element that the question belongs to. Precondition: question < question_count().
  [[nodiscard]] std::size_t element_of(std::size_t question) const noexcept { return parts_->element_of[question]; }
  /// The element's first question; the others follow it. Precondition: element < elements().size().
  [[nodiscard]] std::size_t first_question(std::size_t element) const noexcept {
    return parts_->first_question[element];
  }
  /// A question by its place. Precondition: question < question_count().
  [[nodiscard]] const question& question_at(std::size_t question) const noexcept {
    const std::size_t e = element_of(question);
    return elements()[e].questions[question - first_question(e)];
  }

  /// The place of the element with this id or code, `sarana` or `U9`; empty where there is none.
  [[nodiscard]] std::optional<std::size_t> element_named(std::string_view id_or_code) const noexcept;

  /// Counts taken under the one may be merged with counts taken under the other: all is equal but names and labels.
  friend bool alike(const methodology& a, const methodology& b);
  /// The same definition, names and labels too.
  friend bool operator==(const methodology& a, const methodology& b);
  /// The id.
  friend std::ostream& operator<<(std::ostream& out, const methodology& method);

 private:
  struct parts {
    methodology_definition definition;
    std::vector<std::size_t> element_of;
    std::vector<std::size_t> first_question;
  };
  std::shared_ptr<const parts> parts_;
};

/// PermenPAN-RB 14/2017, in force: nine elements, weight 1/9, the body's order (pengaduan 8th, sarana 9th).
[[nodiscard]] const methodology& permenpan_14_2017();
/// PermenPAN-RB 16/2014: nine elements, the eighth is maklumat; the bands of 2004.
[[nodiscard]] const methodology& permenpan_16_2014();
/// KEP/25/M.PAN/2/2004: fourteen elements, weight 1/14 used as 0.071.
[[nodiscard]] const methodology& kepmenpan_25_2004();

/// The built-in ones, in the order in which they are listed.
[[nodiscard]] const std::vector<methodology>& built_in_methodologies();
/// Empty when no built-in one has this id.
[[nodiscard]] std::optional<methodology> methodology_named(std::string_view id);

}  // namespace ikm

#endif
