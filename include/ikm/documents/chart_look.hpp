// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_CHART_LOOK_HPP
#define IKM_DOCUMENTS_CHART_LOOK_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/survey/methodology.hpp>

#include <string>
#include <vector>

namespace ikm {

/// How a chart looks, whatever it shows. Every chart is a whole SVG: text as text, a title and a description for
/// readers that do not see, the same bytes for the same values.
struct chart_look {
  language lang = language::indonesian;
  /// `#rrggbb`, of what is measured; made darker where it would not be seen. Anything else: the usual blue.
  std::string colour = {};
  /// Begins the names within the drawing; different for every chart of one page. Letters, digits, `-`.
  std::string id = "chart";
  bool heading = true;  ///< whether the title is drawn too, where no caption says it
};

/// The axis of an index, and the grades along it.
struct index_scale {
  decimal lowest = {};           ///< 25
  decimal highest = {};          ///< 100
  std::vector<band> bands = {};  ///< from the lowest bound to the highest
};

/// That of a methodology.
[[nodiscard]] index_scale index_scale_of(const methodology& method);

}  // namespace ikm

#endif
