// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_DISTRIBUTION_CHART_HPP
#define IKM_DOCUMENTS_DISTRIBUTION_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// How many respondents have an own index from `lower` up to the next class's.
struct charted_class {
  decimal lower = {};
  std::uint64_t respondents = 0;
};

/// How the respondents' own indices are spread.
struct distribution_chart {
  std::string title = {};
  std::vector<charted_class> classes = {};  ///< ascending, one after the other; the last ends at the scale's highest
  index_scale scale = {};
  std::optional<decimal> index = {};
};

/// One column per class with the number of its respondents above it, on strips of the grades.
[[nodiscard]] std::string svg_of(const distribution_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
