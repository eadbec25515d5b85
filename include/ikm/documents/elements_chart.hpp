// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_ELEMENTS_CHART_HPP
#define IKM_DOCUMENTS_ELEMENTS_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// One element as it is drawn.
struct charted_element {
  std::string code = {};  ///< `U1`
  std::string name = {};
  std::optional<decimal> index = {};  ///< as published; empty without an answer
  std::string grade = {};             ///< its letter
};

/// The index of each element.
struct elements_chart {
  std::string title = {};
  std::vector<charted_element> elements = {};
  index_scale scale = {};
  std::optional<decimal> target = {};
  std::optional<decimal> index = {};  ///< of all elements together
};

/// One bar per element on the axis of the index, on strips of the grades, with lines for the target and the index; the
/// value and the grade follow each bar.
[[nodiscard]] std::string svg_of(const elements_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
