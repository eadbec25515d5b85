// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_READ_LIMITS_HPP
#define IKM_READ_READ_LIMITS_HPP

#include <ikm/ingest/table_limits.hpp>
#include <ikm/source/json.hpp>
#include <ikm/source/sqlite.hpp>
#include <ikm/source/workbook.hpp>
#include <ikm/tally/tally_limits.hpp>

#include <cstdint>

namespace ikm {

/// When an input is refused, whatever it is. Those of delimited text are in csv_options.
struct read_limits {
  json_limits json = {};
  workbook_limits workbook = {};
  sqlite_limits sqlite = {};
  long_limits long_table = {};
  tally_limits tally = {};
  std::uint64_t max_seen_bytes = std::uint64_t{768} << 20;  ///< what is kept to find respondents who are there twice
  std::uint64_t max_tally_bytes = std::uint64_t{1} << 30;   ///< a stored tally, unpacked: it is held whole
};

/// The memory that the limits are made for: whichever is used to the full, a run needs about as much.
inline constexpr std::uint64_t usual_memory = std::uint64_t{1} << 30;

/// The limits of what is kept in memory, made for another amount of it. Complexity: constant.
/// \param bytes whole MiB of it count; at least one
[[nodiscard]] read_limits limits_within(std::uint64_t bytes);

}  // namespace ikm

#endif
