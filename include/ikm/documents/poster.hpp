// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_POSTER_HPP
#define IKM_DOCUMENTS_POSTER_HPP

#include <ikm/documents/about.hpp>
#include <ikm/documents/chart_look.hpp>
#include <ikm/documents/profile_chart.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What a publication poster says. Source: PermenPAN-RB 14/2017, the annexed form of the publication.
struct poster {
  about office = {};                  ///< its names, colour, logo, period and thanks
  std::optional<decimal> index = {};  ///< as published
  std::string grade = {};
  std::string label = {};  ///< of the grade: `Baik`
  std::uint64_t respondents = 0;
  std::string methodology = {};
  index_scale scale = {};
  std::vector<charted_field> profile = {};  ///< respondents by sex and by education; the first two are drawn
};

/// The proportions of a poster.
enum class poster_shape {
  a4,      ///< to be printed
  wide,    ///< 16:9, for a screen
  square,  ///< 1:1, for social media
};

/// The name of its file: `poster-a4.svg`, `poster-16x9.svg`, `poster-1x1.svg`.
[[nodiscard]] std::string_view file_name_of(poster_shape shape) noexcept;

/// The poster as SVG: text as text, the logo within, the same bytes for the same values. The unit and the period are
/// as marked places where nothing names them.
[[nodiscard]] std::string svg_of(const poster& what, poster_shape shape, language lang);

}  // namespace ikm

#endif
