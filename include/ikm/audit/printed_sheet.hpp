// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_AUDIT_PRINTED_SHEET_HPP
#define IKM_AUDIT_PRINTED_SHEET_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/index/options.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A figure as it is printed.
struct printed_figure {
  std::string text;  ///< `3,31`
  decimal value;
};

/// What a processing sheet, or one line of a table of units, prints of one result.
struct printed_sheet {
  std::string name = {};                     ///< of the unit, or of the file
  std::uint64_t line = 0;                    ///< where it starts in its file
  std::string file = {};                     ///< empty where the figures come from no file
  std::string sheet = {};                    ///< of a workbook
  std::string unit = {};                     ///< empty where the table names none
  std::optional<std::uint64_t> people = {};  ///< respondents, where the table says how many
  /// NRR, one per element in the methodology's order; empty where none is printed. A table may print them on the scale
  /// of the index instead (75.00 for 3.00).
  std::vector<std::optional<printed_figure>> means = {};
  std::vector<std::optional<printed_figure>> weighted = {};  ///< weighted NRR; one per element, or nothing at all
  std::vector<std::optional<printed_figure>> indices = {};   ///< of each element; one per element, or nothing at all
  std::optional<printed_figure> index = {};
  std::string grade = {};  ///< as printed: `B`, `Baik`, `B (Baik)`
};

/// Exact limits, both included.
struct exact_range {
  ratio low;
  ratio high;
  friend bool operator==(const exact_range&, const exact_range&) = default;
};

/// On which scale the figures of a sheet's elements are.
enum class figure_scale {
  means,  ///< that of the answers, 1–4
  index,  ///< that of the index, 25–100
  mixed,  ///< at least one figure is on neither, or they differ
};
/// Which scale the printed means are on.
[[nodiscard]] figure_scale scale_of(const methodology& method, const printed_sheet& printed);

/// The decimals of the sheet's means: those of its longest one, at least 2, since trailing zeros are often lost.
[[nodiscard]] int decimals_of_means(const printed_sheet& printed);

/// What the printed mean of each element is on the scale of the answers; empty where none is printed.
/// Precondition: the figures are not mixed
[[nodiscard]] std::vector<std::optional<ratio>> printed_means(const methodology& method, const printed_sheet& printed);

/// The means that round, or are cut, to the printed one of each element: from half a unit of the last decimal below it
/// to one unit above it, within the scale. An element without a printed mean has the whole scale.
/// Precondition: the figures are not mixed
[[nodiscard]] std::vector<exact_range> possible_means(const methodology& method, const printed_sheet& printed);

/// Every index that such means can give; without options by the methodology's own weights, and no rounding between.
/// Precondition: the figures are not mixed
[[nodiscard]] exact_range possible_index(const methodology& method, const printed_sheet& printed,
                                         const score_options& options = {.rounding = intermediate_rounding::exact});

/// The band that a printed grade names, by its letter or its label in either language, in any case, with other words of
/// such a line: `B`, `baik`, `Mutu pelayanan: B (Baik)`. Empty where it names none, or two different ones.
[[nodiscard]] std::optional<band> printed_band(const methodology& method, std::string_view text);

}  // namespace ikm

#endif
