// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_AUDIT_AUDIT_HPP
#define IKM_AUDIT_AUDIT_HPP

#include <ikm/audit/printed_sheet.hpp>
#include <ikm/base/sentence.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// What the printed means say of the printed index.
enum class index_verdict {
  reproduced,    ///< a named convention, applied to the printed means, gives it
  allowed,       ///< none does, but means that round or are cut to the printed ones can
  inconsistent,  ///< neither
  no_index,      ///< none is printed
};
/// The word for it in JSON: `reproduced`.
[[nodiscard]] std::string_view name_of(index_verdict verdict) noexcept;

/// What the printed index says of the printed grade.
enum class grade_verdict {
  right,
  wrong,
  other_bands,  ///< wrong, but right by the bands of another built-in methodology
  no_grade,     ///< none is printed, or none that names a band
};
/// The word for it in JSON: `other_bands`.
[[nodiscard]] std::string_view name_of(grade_verdict verdict) noexcept;

/// One way in which offices compute an index, applied to the printed means.
struct tried_convention {
  std::optional<int> weight_decimals = {};  ///< empty: the methodology's own weights
  intermediate_rounding rounding = intermediate_rounding::exact;
  ratio exact = {};    ///< what it gives, before the last rounding
  decimal index = {};  ///< with as many decimals as the printed index, at least two
  band grade = {};     ///< of its published value
  bool matches = false;
};

/// What follows from the printed figures of one sheet.
struct audited_sheet {
  printed_sheet printed;
  figure_scale scale = figure_scale::means;
  bool index_is_mean = false;                      ///< the printed index is on the scale of the answers: 3.49
  std::optional<ratio> exact_from_means = {};      ///< by the methodology's own weights; empty where a mean is missing
  std::optional<exact_range> allowed = {};         ///< see possible_index; empty for mixed figures
  std::vector<tried_convention> conventions = {};  ///< own weights, 4, 3 and 2 decimals, each with every rounding
  index_verdict verdict = index_verdict::no_index;
  ikm::grade_verdict grade_verdict = ikm::grade_verdict::no_grade;
  std::optional<band> grade_of_printed = {};  ///< of the printed index, where there is one
  std::vector<sentence> notes = {};           ///< what a reader must know beside the verdicts
};

/// Whether the printed figures of a sheet follow from each other. Exact.
/// Precondition: `printed.means` has one place per element; `weighted` and `indices` have as many, or none
[[nodiscard]] audited_sheet audit(const methodology& method, printed_sheet printed);

}  // namespace ikm

#endif
