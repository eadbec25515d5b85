// SPDX-License-Identifier: BSL-1.0
// What charts have in common: an axis, strips of the grades, a heading and a legend.
#ifndef IKM_SRC_DOCUMENTS_CHART_PARTS_HPP
#define IKM_SRC_DOCUMENTS_CHART_PARTS_HPP

#include "documents/drawing.hpp"

#include <ikm/documents/chart_look.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// Every chart is as wide as this, but for a trend of many periods.
inline constexpr double chart_width = 720;
inline constexpr double chart_margin = 16;

inline constexpr colour quiet{74, 79, 87};           // of what explains
inline constexpr colour faint{148, 156, 166};        // of lines that separate
inline constexpr colour target_colour{154, 52, 18};  // told apart from blue by all, and by its dashes in grey

/// The two colours under bars, the darker one first.
inline constexpr colour dark_band{228, 232, 238};
inline constexpr colour light_band{246, 247, 249};

/// A part of the drawing along which values are.
struct axis {
  double low = 0;
  double high = 1;
  double from = 0;  ///< the place of `low`
  double to = 1;
  /// Values outside are drawn at its ends.
  [[nodiscard]] double at(double value) const;
  [[nodiscard]] double at(const decimal& value) const { return at(value.to_double()); }
};

/// The colour of what is measured, as it is seen on every band.
[[nodiscard]] colour colour_of(const chart_look& look);

[[nodiscard]] std::string figure_in(const chart_look& look, const decimal& value);
[[nodiscard]] std::string in(const chart_look& look, const char* id, const char* en);

/// The title, in as many lines as it needs. \return where what follows may begin
double draw_heading(drawing& to, const chart_look& look, const std::string& title, double width);

/// A mark and what it means.
struct legend_entry {
  enum class mark { bar, line, dashed, tick, point, diamond, whisker } shown = mark::bar;
  colour fill;
  std::string text;
};
/// In as many rows as it needs. \return where what follows may begin
double draw_legend(drawing& to, const std::vector<legend_entry>& entries, double top, double width);

/// Grades as strips across a horizontal axis, with letters above and bounds below.
/// \param place of the strips; letters take the 18 above it, bounds the 18 below it
void draw_bands_across(drawing& to, const chart_look& look, const index_scale& scale, const axis& along,
                       const box& place, bool with_bounds = true);

/// `D dari 25,00, C dari 65,00`, for descriptions.
[[nodiscard]] std::string bands_in_words(const chart_look& look, const index_scale& scale);

}  // namespace ikm

#endif
