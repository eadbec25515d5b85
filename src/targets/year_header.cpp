// SPDX-License-Identifier: BSL-1.0
#include "targets/year_header.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ikm {
namespace {

enum class part { targets, actuals, year_word, year, mark, other };

constexpr std::array<std::pair<std::string_view, part>, 9> words = {{{"target", part::targets},
                                                                     {"realisasi", part::actuals},
                                                                     {"actual", part::actuals},
                                                                     {"tahun", part::year_word},
                                                                     {"year", part::year_word},
                                                                     {"thn", part::year_word},
                                                                     {"th", part::year_word},
                                                                     {"targets", part::targets},
                                                                     {"actuals", part::actuals}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters, of any script; signs such as `*`, `²` and `†` are none.
std::size_t letter_at(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? 1 : 0;
  if (c <= 0xC2 || c == 0xE2) return 0;  // U+0080 to U+00BF, U+2000 to U+2FFF (marks, blanks, signs), and their rests
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80) ++length;
  return length;
}

/// The known word at the front of a run of letters; the longest that leaves a rest of known words is not looked for:
/// no two of them are read two ways.
std::optional<std::pair<std::string_view, part>> known_word(std::string_view letters) {
  std::optional<std::pair<std::string_view, part>> found;
  for (const auto& word : words)
    if (letters.starts_with(word.first) && (!found || word.first.size() > found->first.size())) found = word;
  return found;
}

/// `targettahun` is both words; `targetperubahan` is one, and something else.
void add_words(std::string_view letters, std::vector<part>& parts) {
  const std::string low = compact(letters);
  std::string_view rest = low;
  while (!rest.empty()) {
    const auto word = known_word(rest);
    if (!word) return parts.push_back(part::other);
    parts.push_back(word->second);
    rest.remove_prefix(word->first.size());
  }
}

/// The parts of a header in order, without what separates them; years go to `years`.
std::vector<part> parts_of(std::string_view header, std::vector<int>& years) {
  std::vector<part> parts;
  while (!header.empty()) {
    std::size_t size = 0;
    while (size < header.size() && is_digit(header[size])) ++size;
    if (size > 0) {
      int number = 0;
      if (size == 4)
        for (const char c : header.substr(0, size)) number = number * 10 + (c - '0');
      const bool is_year = number >= 1900 && number < 3000;
      if (is_year) years.push_back(number);
      parts.push_back(is_year ? part::year : part::other);
    } else {
      for (std::size_t letter = 0; size < header.size() && (letter = letter_at(header.substr(size))) > 0;)
        size += letter;
      if (size > 0) add_words(header.substr(0, size), parts);
      if (size == 0 && header.front() == '%') parts.push_back(part::other);  // of something: not the target itself
    }
    header.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return parts;
}

}  // namespace

bool year_header::holds(table_values what) const noexcept {
  if (more || (targets && actuals)) return false;
  return what == table_values::targets ? !actuals : !targets;
}

bool year_header::may_hold(table_values what) const noexcept {
  if (holds(what) || !(more || (targets && actuals))) return false;
  return what == table_values::targets ? targets || !actuals : actuals || !targets;
}

std::optional<year_header> year_header_of(std::string_view header) {
  std::vector<int> years;
  const std::vector<part> parts = parts_of(header, years);
  const auto count = [&](part what) { return std::count(parts.begin(), parts.end(), what); };
  if (years.empty() || parts.front() == part::other) return std::nullopt;
  return year_header{.year = years.front(),
                     .targets = count(part::targets) > 0,
                     .actuals = count(part::actuals) > 0,
                     .more = years.size() > 1 || count(part::other) > 0};
}

year_columns year_columns_of(small_table& table, table_values holds) {
  year_columns made;
  for (std::size_t c = 0; c < table.headers().size(); ++c) {
    const auto header = year_header_of(table.headers()[c]);
    if (!header) continue;
    made.numbers.push_back(c);
    if (header->may_hold(holds)) made.unread.push_back(c);
    if (!header->holds(holds)) continue;
    const auto [at, fresh] = made.by_year.try_emplace(header->year, c);
    if (!fresh) table.complain_twice(at->second, c);
  }
  return made;
}

bool names_year(const small_table& table, table_values holds) {
  return std::any_of(table.headers().begin(), table.headers().end(), [&](const std::string& header) {
    const auto found = year_header_of(header);
    return found && found->holds(holds);
  });
}

}  // namespace ikm
