// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_REPORT_INDICATOR_REPORT_HPP
#define IKM_REPORT_INDICATOR_REPORT_HPP

#include <ikm/base/error.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/gap/progress.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/targets/indicator_table.hpp>

#include <cstddef>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ikm {

/// What `ikm gap` shows, before any format.
struct indicator_report {
  std::vector<std::string> files = {};  ///< read for it
  progress_options options = {};
  std::vector<indicator_progress> indicators = {};  ///< in the order of the plan
  std::vector<join_remark> remarks = {};            ///< what the tables did not agree upon
  methodology method = permenpan_14_2017();         ///< whose bands grade the indicators that are an index
  std::map<std::pair<std::string, int>, unit_index> surveys = {};  ///< behind values of origin::survey, by id and year
};

/// A value that the caller gives, as it was typed: no table shows which of its marks begins decimals.
struct given_actual {
  std::string id;  ///< of the indicator, in any case
  int year = 0;
  std::string value;
};

/// A given value that cannot be used.
struct given_actual_error : error {
  /// \param which the value that was given
  given_actual_error(given_actual which, failure code, sentence said)
      : error{code, std::move(said)}, given{std::move(which)} {}
  given_actual given;
};

/// The index of a survey, as an achieved value.
struct surveyed_actual {
  std::string id;  ///< of the indicator, in any case
  int year = 0;
  unit_index index;
  std::vector<std::string> files = {};  ///< that were read for it
};

/// The tables of a plan, and what was achieved beside them.
struct indicator_request {
  indicator_table targets;
  std::optional<indicator_table> actuals = {};
  std::vector<given_actual> given = {};
  std::vector<surveyed_actual> surveys = {};
  progress_options options = {};
  methodology method = permenpan_14_2017();
};

/// Joins the tables, adds the values beside them, and works out where each indicator is.
/// Projections are added.
/// \throws given_actual_error for a value that is not a number, whose mark may be either, or that is outside the range
///         of an index; input_error as join; error for an indicator that the plan does not have, a year that has a
///         value already, or a survey without an index
[[nodiscard]] indicator_report indicator_report_of(const indicator_request& asked);

/// Whether an indicator is an index on the methodology's scale, so that its bands apply: its id is `ikm`, or a survey
/// feeds it.
[[nodiscard]] bool is_index(const indicator& plan);

/// The band of an achieved index, as published. Empty for a mean that was given as an index.
[[nodiscard]] std::optional<band> grade_of_actual(const methodology& method, const achieved& actual);

/// As many decimals as the figures of an indicator have, at least two.
[[nodiscard]] int shown_places(const indicator& plan);

/// What is made of an indicator's figures, rounded once to shown_places.
[[nodiscard]] decimal rounded_like(const indicator& plan, const ratio& value);

/// A quotient of figures, rounded once. Figures of three decimals and more, and quotients below 1, have two more
/// decimals than the figures; others have two.
[[nodiscard]] decimal rounded_quotient(const indicator& plan, const ratio& value);

/// That of the path: a target of its year, or a point between two targets.
[[nodiscard]] decimal rounded_on_path(const indicator_progress& progress, const ratio& value);

/// Schema `ikm.gap/1`. Keys are English; names and labels are in `lang`. Exact figures are rounded once; the projection
/// is unrounded. A year fed by a survey also has the `gap` of its result.
void write_json(std::ostream& to, const indicator_report& report, language lang);

/// One row per indicator and year: `id,name,year,target,actual,source,difference,attainment_percent,met,rating,change,
/// change_percent`. Comma-separated UTF-8, LF; decimal point; what has no basis is empty.
void write_csv(std::ostream& to, const indicator_report& report, language lang);

/// A table and a small chart an indicator, where it is and where it leads; after it, for the latest survey, what
/// would close the gap.
/// \param width columns of the terminal
void write_text(std::ostream& to, const indicator_report& report, language lang, std::size_t width = 80);

}  // namespace ikm

#endif
