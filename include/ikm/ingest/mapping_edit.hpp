// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_MAPPING_EDIT_HPP
#define IKM_INGEST_MAPPING_EDIT_HPP

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ikm {

/// A value that only a person can give.
struct to_complete {
  bool is_text = false;  ///< to be written between quotes: a header, a label
  friend bool operator==(const to_complete&, const to_complete&) = default;
};

/// One question in several columns.
struct first_of {
  std::vector<std::string> headers;
  friend bool operator==(const first_of&, const first_of&) = default;
};

/// Physical lines, or rows of a sheet, both ends included.
struct line_range {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  friend bool operator==(const line_range&, const line_range&) = default;
};

/// Values of columns, by header: `{ Finished = "True" }`.
using values_by_header = std::map<std::string, std::vector<std::string>>;

/// What is written after the key.
using edit_value = std::variant<to_complete, std::string, std::int64_t, std::vector<std::string>,
                                std::vector<line_range>, first_of, values_by_header>;

/// One line of a mapping that settles a fault: `[rows] skip_lines = [7]`.
struct mapping_edit {
  std::string section = {};  ///< `rows`, `columns`, `words.biaya`; empty at the top
  std::string key = {};
  edit_value value = {};
  friend bool operator==(const mapping_edit&, const mapping_edit&) = default;
};

/// The edit as TOML writes it below its section's header: `skip_lines = [7]`; `…` stands for what is to be completed.
[[nodiscard]] std::string toml_of(const mapping_edit& edit);

/// The header of a section: `[words.biaya]`; empty at the top.
[[nodiscard]] std::string toml_section(const std::string& section);

/// The edit that passes over one row.
[[nodiscard]] inline mapping_edit skipping(std::uint64_t line) {
  return {"rows", "skip_lines", std::vector<line_range>{{line, line}}};
}

}  // namespace ikm

#endif
