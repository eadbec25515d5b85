// SPDX-License-Identifier: BSL-1.0
// Which tables a JSON text holds.
#ifndef IKM_SRC_SOURCE_JSON_TABLES_HPP
#define IKM_SRC_SOURCE_JSON_TABLES_HPP

#include "source/json_scan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// An array of rows, or an object whose values are the rows.
struct json_table {
  std::string name;  ///< the keys that lead to it, `outer/inner`; empty where it is the whole text
  json_piece whole;
};

/// The tables of `top`, an array or an object: the array itself; the tables of a phpMyAdmin export; an object whose
/// values are objects with like keys (Firebase); arrays of objects and such objects that are its members, or the
/// members of its only member. None: the object is one row.
/// Complexity: a bounded number of passes over the text.
/// \throws json_scan_error
[[nodiscard]] std::vector<json_table> json_tables_in(std::string_view text, const json_piece& top);

}  // namespace ikm

#endif
