// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_DATES_HPP
#define IKM_INGEST_DATES_HPP

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ikm {

/// A day of the calendar.
struct day {
  int year = 0;
  int month = 0;  ///< 1..12
  int of_month = 0;
  friend auto operator<=>(const day&, const day&) = default;  // NOLINT(modernize-use-nullptr): its own 0
};

/// How a date written with numbers only is read. Four digits in front are a year in every order.
enum class date_order { day_first, month_first };

/// Reads `31/01/2024`, `31-1-2024 10:15`, `31.01.2024`, `2024-01-31T10:15:00+08:00`, `2024/01/31 9:00:00 AM GMT+8`,
/// `31 Januari 2024`, `31-Jan-2024`: the day; the time is passed over. Empty when it is anything else, a day that no
/// month has, or a year of two digits, which could be read in more than one way.
[[nodiscard]] std::optional<day> parse_day(std::string_view text, date_order order = date_order::day_first);

/// Whether the text is a date to a reader, in either order and also with a year of two digits: enough to know that a
/// column holds dates, not enough to know the day.
[[nodiscard]] bool looks_like_day(std::string_view text);

/// What a date is grouped by.
enum class period { month, quarter, half, year };

/// `bulan`, `triwulan`, `semester`, `tahun`, and `month`, `quarter`, `half`, `year`.
[[nodiscard]] std::optional<period> period_named(std::string_view name);

/// `2024-01`, `2024-T1`, `2024-S1`, `2024`: in the order of time when sorted by byte value.
[[nodiscard]] std::string period_of(const day& when, period length);

}  // namespace ikm

#endif
