// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_LOGO_HPP
#define IKM_DOCUMENTS_LOGO_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ikm {

/// A picture for a document: it runs nothing and asks for nothing from outside.
struct logo {
  /// What it is; `none`: there is no logo.
  enum class kind { none, png, svg } is = kind::none;
  std::string bytes = {};
  double width = 0;  ///< only its proportion to `height` matters
  double height = 0;
};

inline constexpr std::size_t max_logo_bytes = std::size_t{1} << 20;
inline constexpr unsigned max_logo_pixels = 4096;  ///< in width and in height

/// The picture in `bytes`, looked at to its end. PNG: every part of it is whole. SVG: no script, no event, no address
/// outside the file (also none in styles), no entities. Neither is more than ten times as wide as it is high, nor the
/// other way round.
/// \param name how errors name it
/// \throws about_error for anything else
[[nodiscard]] logo checked_logo(std::string bytes, std::string_view name);

/// `data:image/png;base64,…`. Empty where there is none.
[[nodiscard]] std::string data_address(const logo& of);

}  // namespace ikm

#endif
