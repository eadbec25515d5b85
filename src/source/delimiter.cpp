// SPDX-License-Identifier: BSL-1.0
#include "source/delimiter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <vector>

namespace ikm {
namespace {

/// How many of each mark the lines hold, outside quotes; blank lines left out.
struct marks_of_line {
  std::array<std::size_t, 7> count{};
};
constexpr std::array<char, 7> marks = {',', ';', '\t', '|', '^', '~', ':'};
constexpr std::size_t usual_marks = 3;
constexpr std::size_t many_marks = 8;  // as nine columns have

std::vector<marks_of_line> count_marks(std::string_view text, bool whole, char line_end) {
  std::vector<marks_of_line> lines;
  marks_of_line line;
  bool quoted = false;
  bool blank = true;
  const auto end_line = [&] {
    if (!blank) lines.push_back(line);
    line = {};
    blank = true;
  };
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == line_end) {
      end_line();
      continue;
    }
    blank = blank && (c == ' ' || c == '\r' || c == '\n');
    if (quoted) continue;
    for (std::size_t i = 0; i < marks.size(); ++i) line.count[i] += c == marks[i] ? 1U : 0U;
  }
  if (whole || lines.empty()) end_line();
  return lines;
}

struct vote {
  std::size_t mark = 0;
  std::size_t weight = 0;
};

vote vote_of_usual(const std::vector<marks_of_line>& lines) {
  vote best;
  for (std::size_t i = 0; i < usual_marks; ++i) {
    std::map<std::size_t, std::size_t> lines_with;
    for (const marks_of_line& line : lines) ++lines_with[line.count[i]];
    for (const auto& [count, agreeing] : lines_with)
      if (count * agreeing > best.weight) best = {i, count * agreeing};
  }
  return best;
}

/// Whether from line `from` on each line holds as many of a mark as the others, and some.
bool agree_on(const std::vector<marks_of_line>& lines, std::size_t from, std::size_t mark) {
  const std::size_t wanted = lines[from].count[mark];
  return wanted != 0 && std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(),
                                    [&](const marks_of_line& line) { return line.count[mark] == wanted; });
}

}  // namespace

char agreed_delimiter(std::string_view front, bool whole, char line_end) {
  const std::vector<marks_of_line> lines = count_marks(front, whole, line_end);
  vote best = vote_of_usual(lines);
  const std::size_t usual = best.mark;
  for (std::size_t i = usual_marks; i < marks.size(); ++i) {
    const bool colon = marks[i] == ':';
    const auto first =
        std::find_if(lines.begin(), lines.end(), [&](const marks_of_line& line) { return line.count[i] != 0; });
    const auto from = static_cast<std::size_t>(first - lines.begin());
    // A column of times (08:15:00) is one column: colons separate only where there are more, in each line of the text.
    if (lines.size() < from + 2 || (colon && (from != 0 || first->count[i] < 3))) continue;
    const std::size_t weight = first->count[i] * (lines.size() - from);
    // Headers and names may hold as many commas by chance; a list of choices within a cell has fewer of these marks.
    const bool many = !colon && first->count[i] >= many_marks && first->count[i] > 2 * first->count[usual];
    const bool decides = many || !agree_on(lines, from, usual);
    if (weight > best.weight && agree_on(lines, from, i) && decides) best = {i, weight};
  }
  return marks[best.mark];
}

}  // namespace ikm
