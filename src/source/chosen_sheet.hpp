// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_CHOSEN_SHEET_HPP
#define IKM_SRC_SOURCE_CHOSEN_SHEET_HPP

#include <ikm/source/workbook.hpp>

#include <cstddef>
#include <string>

namespace ikm {

/// Which sheet is meant: the one of that name, or the first that is not hidden.
/// \throws source_error, with the names of those that there are
[[nodiscard]] std::size_t chosen_sheet(const workbook& book, const std::string& file, const std::string& wanted);

}  // namespace ikm

#endif
