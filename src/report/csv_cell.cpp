// SPDX-License-Identifier: BSL-1.0
#include "report/csv_cell.hpp"

#include <ikm/base/decimal.hpp>

#include <algorithm>

namespace ikm {
namespace {

/// Length of what a spreadsheet skips before it looks for a formula: blanks, quotes, and characters that are not seen.
std::size_t skipped(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) <= ' ' || byte(0) == '"' || byte(0) == 0x7F) return text.empty() ? 0 : 1;
  if (byte(0) == 0xC2 && ((byte(1) >= 0x80 && byte(1) <= 0xA0) || byte(1) == 0xAD)) return 2;
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;                     // U+061C
  if (byte(0) == 0xE1 && byte(1) == 0xA0 && byte(2) == 0x8E) return 3;  // U+180E
  if (byte(0) == 0xE2 && byte(1) == 0x80 &&
      ((byte(2) >= 0x80 && byte(2) < 0x90) || (byte(2) >= 0xA8 && byte(2) <= 0xAF)))
    return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x98 && byte(2) <= 0x9F) return 3;  // curly quotes
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0x9F && byte(2) <= 0xAF) return 3;  // U+205F–206F
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;                     // U+3000
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;                     // U+FEFF
  return 0;
}

/// `= + - @`, full-width and small ones too.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos) return true;
  constexpr std::string_view wide[] = {"＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"};
  return std::ranges::any_of(wide, [&](std::string_view sign) { return text.starts_with(sign); });
}

/// An apostrophe in front of each formula: at the start, and where a program that splits at another separator would see
/// one. A number runs nothing, and programs are to read it as it is.
std::string without_formulas(std::string_view value) {
  constexpr std::string_view separators = ";\t|\n\r";
  if (value.find_first_of("=+-@\t\r\xEF") == std::string_view::npos) return std::string{value};
  std::string cell;
  // Some programs pass over a tab and look again at what follows.
  const std::size_t text = value.find_first_not_of("\t\r");
  if (text != 0 && text != std::string_view::npos && !begins_formula(value.substr(text))) cell += '\'';
  while (!value.empty()) {
    const std::string_view part = value.substr(0, std::min(value.find_first_of(separators), value.size()));
    std::size_t start = 0;
    while (const std::size_t size = skipped(part.substr(start))) start += size;
    const std::string_view last = part.substr(start, part.find_last_not_of(" \"") + 1 - std::min(start, part.size()));
    cell += part.substr(0, start);
    if (begins_formula(part.substr(start)) && !(last.starts_with('-') && decimal::parse(last))) cell += '\'';
    cell += part.substr(start);
    value.remove_prefix(part.size());
    if (value.empty()) break;
    cell += value.front();
    value.remove_prefix(1);
  }
  return cell;
}

}  // namespace

std::string csv_cell(std::string_view value) {
  std::string cell = without_formulas(value);
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace ikm
