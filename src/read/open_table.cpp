// SPDX-License-Identifier: BSL-1.0
#include "read/open_table.hpp"

#include <cstddef>
#include <string_view>

namespace ikm {
namespace {

/// What becomes of a respondent of a long table who answered a question twice.
answered_again again_of(const read_options& options) {
  if (options.duplicates == duplicates::first) return answered_again::keep_first;
  return options.duplicates == duplicates::last ? answered_again::keep_last : answered_again::set_aside;
}

}  // namespace

open_table::open_table(row_source& rows, const intake& to)
    : recorded_{rows},
      table_{recorded_,
             to.method,
             to.options.by,
             to.options.said,
             {.again = again_of(to.options), .limits = to.options.limits.long_table}} {}

bool open_table::recorded_rows::next(row& into) {
  if (now == mode::hold || !rest.next(into)) return false;
  if (now != mode::record) return true;
  // A table reads so far ahead; what asks for more reads a long table, whose rows are not for the loops.
  constexpr std::size_t rows_ahead = 64;
  constexpr std::size_t bytes_ahead = std::size_t{1} << 22;
  if (kept.size() >= rows_ahead || kept_bytes >= bytes_ahead) {
    kept = {};
    now = mode::pass;
    return true;
  }
  kept.push_back(ikm::kept(into));
  for (const std::string_view cell : into.cells) kept_bytes += cell.size();
  return true;
}

}  // namespace ikm
