// SPDX-License-Identifier: BSL-1.0
// Colours, and whether one is seen on another.
#ifndef IKM_SRC_DOCUMENTS_COLOUR_HPP
#define IKM_SRC_DOCUMENTS_COLOUR_HPP

#include <optional>
#include <string>
#include <string_view>

namespace ikm {

struct colour {
  int red = 0;
  int green = 0;
  int blue = 0;
  friend bool operator==(const colour&, const colour&) = default;
};

/// The least contrast of text with its background. Source: WCAG 2.1, 1.4.3.
inline constexpr double least_contrast = 4.5;

inline constexpr colour white{255, 255, 255};
inline constexpr colour ink{26, 26, 26};
inline constexpr colour usual_colour{27, 94, 140};

/// `#1b5e8c`; empty for anything else.
[[nodiscard]] std::optional<colour> colour_named(std::string_view text) noexcept;
[[nodiscard]] std::string text_of(const colour& of);

/// From 1 (alike) to 21 (black on white). Source: WCAG 2.1, relative luminance.
[[nodiscard]] double contrast(const colour& a, const colour& b);

/// White or ink, whichever is read better on `back`: one of the two has enough contrast with every colour.
[[nodiscard]] colour ink_on(const colour& back);

/// The colour, made darker until it has `least` contrast with `back`.
/// Precondition: black has it
[[nodiscard]] colour seen_on(colour of, const colour& back, double least = least_contrast);

/// So much of the way (0–1) from one colour to another.
[[nodiscard]] colour between(const colour& from, const colour& to, double part);

}  // namespace ikm

#endif
