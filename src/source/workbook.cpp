// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/workbook.hpp>

#include "base/joined.hpp"
#include "source/chosen_sheet.hpp"

#include <ikm/source/source_error.hpp>

namespace ikm {

std::vector<std::string> visible_sheets(const workbook& book) {
  std::vector<std::string> names;
  for (const workbook_sheet& sheet : book.sheets())
    if (!sheet.hidden) names.push_back(sheet.name);
  return names;
}

std::size_t chosen_sheet(const workbook& book, const std::string& file, const std::string& wanted) {
  constexpr std::size_t listed_bytes = 300;
  std::string listed;
  for (std::size_t i = 0; i < book.sheets().size(); ++i) {
    const workbook_sheet& sheet = book.sheets()[i];
    if (wanted.empty() ? !sheet.hidden : sheet.name == wanted) return i;
    if (listed.size() < listed_bytes) append_item(listed, sheet.name);
  }
  throw source_error{file,
                     0,
                     wanted.empty() ? failure::no_table : failure::unknown_table,
                     {wanted.empty() ? "semua lembar tersembunyi: " + listed
                                     : "tidak ada lembar '" + wanted + "'; yang ada: " + listed,
                      wanted.empty() ? "all sheets are hidden: " + listed
                                     : "there is no sheet '" + wanted + "'; there are: " + listed}};
}

}  // namespace ikm
