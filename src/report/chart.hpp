// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_CHART_HPP
#define IKM_SRC_REPORT_CHART_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/gap/progress.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// The path of an indicator as a small chart in characters, a line a year: `|` the target, `●` the value, `◆` both in
/// one place, `─` the distance between them; `[ × ]` the projection and its interval, `<` and `>` where that runs out
/// of the chart; `┊` the lower bounds of grades, with their letters above.
/// \param bands empty where the indicator is not graded
/// \param width columns that it may take, at least 40
/// Returns no line when there is neither a target nor a value.
[[nodiscard]] std::vector<std::string> chart_of(const indicator_progress& progress, const std::vector<band>& bands,
                                                language lang, std::size_t width);

}  // namespace ikm

#endif
