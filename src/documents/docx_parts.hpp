// SPDX-License-Identifier: BSL-1.0
// The parts of a DOCX that do not depend on what the report says, and the measures of its page.
#ifndef IKM_SRC_DOCUMENTS_DOCX_PARTS_HPP
#define IKM_SRC_DOCUMENTS_DOCX_PARTS_HPP

#include "documents/colour.hpp"
#include "documents/package.hpp"

#include <ikm/documents/outline.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

// Lengths are twentieths of a point, as the format has them.
inline constexpr int page_width = 11906;  // A4
inline constexpr int page_height = 16838;
inline constexpr int page_margin = 1418;  // 25 mm
inline constexpr int text_width = page_width - 2 * page_margin;
inline constexpr int cell_margin = 85;
inline constexpr double table_letters = 9;  // points

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// `1b5e8c`, as the format writes a colour.
[[nodiscard]] std::string hexadecimal(const colour& of);

/// Everything but the document: kinds of parts and their relations, styles, bullets, the foot of the pages, settings,
/// the title, and the logo where it is a PNG. The first is the one that the format wants first.
/// \param own the colour of headings
[[nodiscard]] std::vector<package_part> docx_parts_of(const outline& report, const colour& own);

}  // namespace ikm

#endif
