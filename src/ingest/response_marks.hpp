// SPDX-License-Identifier: BSL-1.0
// Which columns hold what hardly two responses share: a moment to the second, or a long id?
#ifndef IKM_SRC_INGEST_RESPONSE_MARKS_HPP
#define IKM_SRC_INGEST_RESPONSE_MARKS_HPP

#include "ingest/columns.hpp"
#include "ingest/header.hpp"

#include <ikm/ingest/dates.hpp>
#include <ikm/source/row.hpp>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A date with a time of day to the second: `05/01/2026 08:11:32`. Whole minutes may be rounded, and many share them.
[[nodiscard]] bool is_moment(std::string_view cell);

/// The same moment in one spelling, `2026-01-05 08:11:32`, whatever program wrote it; empty where the cell holds none.
[[nodiscard]] std::optional<std::string> moment_text(std::string_view cell, date_order dates);

/// A long word of letters and digits, as programs give to a response: `R_3JDfkP9sLmQzXy1`, a UUID.
[[nodiscard]] bool is_long_id(std::string_view cell);

/// The columns of a table that tell one response from all others, judged by the first rows below the header.
struct response_marks {
  std::vector<std::size_t> moments = {};
  std::vector<std::size_t> ids = {};

  [[nodiscard]] bool none() const noexcept { return moments.empty() && ids.empty(); }
  /// Whether the row holds one of them.
  [[nodiscard]] bool are_in(const row& one) const;
};

/// \param below where in `front` the rows below the header begin
[[nodiscard]] response_marks response_marks_of(const column_plan& plan, const std::deque<kept_row>& front,
                                               std::size_t below);

}  // namespace ikm

#endif
