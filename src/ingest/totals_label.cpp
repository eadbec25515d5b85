// SPDX-License-Identifier: BSL-1.0
#include "ingest/totals_label.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/totals_words.hpp"

#include <algorithm>
#include <string>

namespace ikm {
namespace {

using namespace totals_words;

bool begins_with_words(std::string_view label, std::string_view words) {
  return label.starts_with(words) && (label.size() == words.size() || label[words.size()] == ' ');
}

/// The label without the marks of a footnote in front.
std::string_view unmarked(std::string_view cell) {
  cell = trimmed(cell);
  while (!cell.empty() && (cell.front() == '*' || cell.front() == ')' || cell.front() == '('))
    cell = trimmed(cell.substr(1));
  return cell;
}

bool is_at_end(std::string_view label) {
  return std::ranges::find(end_labels, label) != std::ranges::end(end_labels) ||
         std::ranges::any_of(end_beginnings, [&](std::string_view words) { return begins_with_words(label, words); });
}

}  // namespace

totals_label totals_label_of(std::string_view cell) {
  cell = unmarked(cell);
  if (cell.starts_with("\u03A3") || cell.starts_with("\u2211")) return totals_label::surely;
  constexpr std::string_view first_letters = "jgtsnrimkbapchuvldqJGTSNRIMKBAPCHUVLDQ";
  if (cell.empty() || cell.size() > 120 || first_letters.find(cell.front()) == std::string_view::npos)
    return totals_label::none;
  const std::string label = folded(cell);
  if (std::ranges::find(sure_labels, label) != std::ranges::end(sure_labels)) return totals_label::surely;
  if (is_at_end(label)) return totals_label::at_end;
  return totals_words_of(cell).empty() ? totals_label::none : totals_label::perhaps;
}

std::string_view totals_words_of(std::string_view cell) {
  cell = unmarked(cell);
  if (cell.size() > 120) return {};
  const std::string label = folded(cell);
  for (const std::string_view whole : likely_labels)
    if (label == whole) return whole;
  for (const std::string_view beginning : likely_beginnings)
    if (begins_with_words(label, beginning)) return beginning;
  for (const std::string_view whole : end_labels)
    if (label == whole) return whole;
  for (const std::string_view beginning : end_beginnings)
    if (begins_with_words(label, beginning)) return beginning;
  if (begins_with_words(label, source_of_data) && cell.find(':') != std::string_view::npos) return source_of_data;
  return {};
}

}  // namespace ikm
