// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_KERNELS_SCAN_HPP
#define IKM_SRC_READ_FAST_KERNELS_SCAN_HPP

#include "group_table.hpp"
#include "base/isa.hpp"
#include "tally/kernels/batch.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace ikm::kernels {

/// What a plain row of one file looks like, and which of its cells matter.
struct row_shape {
  /// Answers are in one register of 16 bytes; its last byte counts the respondent.
  static constexpr std::size_t most_questions = 15;

  char delimiter = ',';
  bool crlf = false;  ///< rows end in CR LF, as the header does
  std::uint32_t columns = 0;
  std::uint32_t questions = 0;
  std::uint8_t lowest = 1;  ///< single digits
  std::uint8_t highest = 4;

  struct slice {
    std::uint32_t first, last;  ///< neighbouring columns
  };
  static constexpr std::size_t most_slices = 8;
  std::vector<slice> key;  ///< empty: respondents are not grouped

  /// The column that says for how many respondents a row stands; empty where each is one. No joint counts are kept
  /// then.
  std::optional<std::uint32_t> count_column;

  /// `answers_from[c]` has bit i set where column c + i holds an answer.
  std::vector<std::uint64_t> answers_from;

  /// What the first cell of a row may be. Where it is an answer it says nothing more.
  enum class first_cell {
    answer,
    label,   ///< it may say that the row is one of totals
    number,  ///< a running number: a row that does not begin with a digit is not a respondent for sure
  };
  first_cell first = first_cell::answer;

  joint_shape joint = {};  ///< what is kept of how answers go together

  /// Which answer each counter of a line looks at, and which step of the scale (from 1) it counts.
  alignas(64) std::uint8_t pick[line_bytes];
  alignas(64) std::uint8_t step[line_bytes];

  [[nodiscard]] std::uint32_t steps() const noexcept { return highest - lowest + 1U; }
  [[nodiscard]] std::size_t cells() const noexcept { return std::size_t{questions} * steps(); }

  /// \param answer_columns one per question, ascending
  void set_answers(const std::vector<std::uint32_t>& answer_columns);
};

/// A row that the fast loop leaves to the careful reader.
struct odd_row {
  std::size_t begin, end;  ///< without the line feed
};

/// Rows of nothing but answers, on their way from text into counts: steps from 1, 0 where blank, side by side.
struct answer_rows {  // NOLINT(clang-analyzer-optin.performance.Padding): what is used together is together
  explicit answer_rows(const row_shape& of);

  lane_counts lanes;
  batch_counts counts;
  std::size_t questions;
  std::size_t size = 0;  ///< bytes held; between two scans all rows are whole
  alignas(64) std::uint8_t bytes[lane_counts::block_rows * batch_shape::most_questions + 2 * line_bytes];
  /// `last_of_row[i]` has bit k set where the k-th answer after the i-th of a row is the last of its row.
  std::uint64_t last_of_row[batch_shape::most_questions];
  std::uint8_t place[64 + batch_shape::most_questions];  ///< i % questions
};

/// Rows that stand for several respondents, on their way into counts: a row adds one to the line of each byte of its
/// number that is not 0, and a line that is emptied counts as often as that byte says.
struct weighted_lines {
  struct line {
    alignas(line_bytes) std::uint8_t whole[line_bytes];
    alignas(line_bytes) std::uint8_t partial[line_bytes];
  };
  static constexpr std::size_t number_bytes = 4;

  /// \param place of the byte, from the least
  [[nodiscard]] line& at(std::size_t place, std::uint8_t byte) noexcept { return lines[place * 256 + byte]; }

  std::vector<line> lines = std::vector<line>(number_bytes * 256);
};

/// Counts of respondents who are not grouped, in the order of the answer columns.
struct plain_counts {
  explicit plain_counts(const row_shape& shape);

  std::vector<std::uint64_t> whole;  ///< cells, then respondents
  std::vector<std::uint64_t> partial;
  std::vector<std::uint64_t> joint;          ///< where they are kept
  std::unique_ptr<answer_rows> rows;         ///< only where a row has no other cells, and no joint counts are kept
  std::unique_ptr<weighted_lines> weighted;  ///< only where rows stand for several respondents

  /// Brings all into `whole` and `partial`.
  void settle();
  /// Empties a line of `weighted` into them.
  void pour_weighted(weighted_lines::line& from, std::uint64_t times);
};

/// One chunk of text on its way into counts.
struct scan {
  const row_shape* shape = nullptr;
  const char* text =
      nullptr;         ///< `front` bytes before it and `padding` bytes after `limit` can be read; the byte before is LF
  std::size_t at = 0;  ///< where the next row begins
  std::size_t end = 0;    ///< rows that begin before it are to be counted
  std::size_t limit = 0;  ///< how much text there is

  group_table* groups = nullptr;
  plain_counts* plain = nullptr;

  bool beyond_ascii = false;  ///< some byte was
  bool nul = false;           ///< some byte was

  std::uint64_t rows = 0;         ///< counted
  std::uint64_t respondents = 0;  ///< for whom they stand, where rows have a column for it
  std::uint64_t inner_lines = 0;  ///< line feeds inside of the cells of rows that were passed, odd ones too
  std::vector<odd_row> odd;       ///< with sound quotes and a known end, but otherwise not plain

  static constexpr std::size_t padding = 256;
  static constexpr std::size_t front = 8;
};

/// Why a loop stopped.
enum class stopped {
  at_end,    ///< every row that begins before `end` was passed
  at_quote,  ///< the row at `at` has a quote out of its place: its end must be found carefully
  at_limit,  ///< the row at `at` does not end within `limit`, or is longer than the loop looks
};

/// What the first bytes of a row say of its first cell: for each three letters, whatever their case, the fourth ones
/// with which they begin a label of totals, a bit each; and a flag for each first byte that is neither letter nor
/// digit. Some letters share a place: what is found here is looked at once more.
struct label_beginnings {
  static constexpr std::size_t places = 1024;
  std::uint32_t fourth_letters[places];
  std::uint8_t no_letter[256];

  /// Three letters as one number.
  template <class Text>
  [[nodiscard]] static constexpr std::uint32_t three_of(const Text& text) noexcept {
    const auto letter = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) & 31U; };
    return letter(0) << 10 | letter(1) << 5 | letter(2);
  }
  [[nodiscard]] static constexpr std::size_t place_of(std::uint32_t three) noexcept {
    return (three * 0x9E3779B1U >> 16) % places;
  }
};
extern const label_beginnings totals_beginnings;

/// Whether the row at `text` may be one of totals by its first cell, or has a blank there: careful eyes must see it.
/// Precondition: the delimiter is neither letter nor digit; four bytes can be read.
/// Complexity: two look-ups for nearly all rows.
[[nodiscard]] bool may_be_totals_slow(std::string_view text, char delimiter);
[[nodiscard]] inline bool may_be_totals(const char* text, std::size_t size, char delimiter) {
  const std::uint32_t fourth =
      totals_beginnings.fourth_letters[label_beginnings::place_of(label_beginnings::three_of(text))];
  if ((fourth >> (text[3] & 31) & 1) == 0 && totals_beginnings.no_letter[static_cast<unsigned char>(text[0])] == 0)
      [[likely]]
    return false;
  return may_be_totals_slow({text, size}, delimiter);
}

/// Whether the first cell says that the row may be something else than a respondent.
[[nodiscard]] inline bool may_be_other(const row_shape& shape, const char* text, std::size_t size) {
  switch (shape.first) {
    case row_shape::first_cell::answer: break;
    case row_shape::first_cell::label: return may_be_totals(text, size, shape.delimiter);
    case row_shape::first_cell::number: return text[0] < '0' || text[0] > '9';
  }
  return false;
}

/// The most digits of a number of respondents that the loops read.
inline constexpr std::size_t most_count_digits = 9;

/// The number of up to most_count_digits digits that ends before `end`; 0 where there is another byte in it or none,
/// and for 0 itself: careful eyes must see that.
/// Precondition: eight bytes before `end` can be read.
[[nodiscard]] inline std::uint32_t count_before(const char* end, std::size_t size) noexcept {
  if (size == 0 || size > most_count_digits) return 0;
  std::uint64_t digits;
  std::memcpy(&digits, end - 8, sizeof digits);
  digits ^= 0x3030'3030'3030'3030U;
  const std::size_t others = size < 8 ? 8 - size : 0;  // bytes before the number
  digits = digits >> 8 * others << 8 * others;
  const std::uint64_t wrong = (digits & 0x7F7F'7F7F'7F7F'7F7FU) + 0x7676'7676'7676'7676U;
  if (((wrong | digits) & 0x8080'8080'8080'8080U) != 0) return 0;
  digits = digits * (10 << 8 | 1) >> 8;
  digits = (digits & 0x00FF'00FF'00FF'00FFU) * (std::uint64_t{100} << 16 | 1) >> 16;
  digits = (digits & 0x0000'FFFF'0000'FFFFU) * (std::uint64_t{10'000} << 32 | 1) >> 32;
  if (size <= 8) return static_cast<std::uint32_t>(digits);
  const unsigned first = static_cast<unsigned char>(end[-9]) ^ 0x30U;
  return first > 9 ? 0 : first * 100'000'000U + static_cast<std::uint32_t>(digits);
}

/// Counts plain rows and lists odd ones until it is stopped.
using scan_loop = stopped (*)(scan&);

/// Precondition: has(which).
[[nodiscard]] scan_loop scan_loop_for(isa which) noexcept;

/// The hash that a loop finds groups by. At least `key_room` + 8 bytes from the key on can be read.
using key_hash = std::uint32_t (*)(std::string_view key, const std::uint8_t* seed);
[[nodiscard]] key_hash key_hash_for(isa which) noexcept;

std::uint32_t hash_scalar(std::string_view key, const std::uint8_t* seed);
std::uint32_t hash_avx2(std::string_view key, const std::uint8_t* seed);
std::uint32_t hash_avx512(std::string_view key, const std::uint8_t* seed);
stopped scan_scalar(scan& job);
stopped scan_avx2(scan& job);
stopped scan_avx512(scan& job);

}  // namespace ikm::kernels

#endif
