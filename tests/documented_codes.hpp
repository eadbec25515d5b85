// SPDX-License-Identifier: BSL-1.0
// The codes that docs/errors.md lists, in its order.
#ifndef IKM_TESTS_DOCUMENTED_CODES_HPP
#define IKM_TESTS_DOCUMENTED_CODES_HPP

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <string>
#include <vector>

/// Of one section: the rows `| `code` | what it means | what settles it |` below `## section`.
inline std::vector<std::string> documented_codes(const std::string& section) {
  std::ifstream page{IKM_SOURCE_DIR "/docs/errors.md"};
  const std::regex row{R"(^\| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \|$)"};
  std::vector<std::string> found;
  bool inside = false;
  std::size_t rows = 0;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## " + section;
    if (!inside) continue;
    rows += line.starts_with("| `") ? 1U : 0U;
    if (std::smatch cells; std::regex_match(line, cells, row)) found.push_back(cells[1]);
  }
  EXPECT_EQ(found.size(), rows) << "each row has three cells";
  return found;
}

#endif
