// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/row_kind.hpp>

#include "ingest/totals_words.hpp"

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <array>

namespace ikm {
namespace {

using namespace totals_words;

constexpr std::array<std::string_view, 12> names = {"respondent", "empty",           "title",          "totals",
                                                    "legend",     "repeated_header", "column_numbers", "told",
                                                    "incomplete", "outside_period",  "numbered",       "duplicate"};

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

std::string_view name_of(row_kind kind) noexcept { return names[static_cast<std::size_t>(kind)]; }

sentence label_of(row_kind kind) {
  switch (kind) {
    case row_kind::respondent: return {"responden", "respondents"};
    case row_kind::empty: return {"kosong", "empty"};
    case row_kind::title: return {"judul di atas tabel", "titles above the table"};
    case row_kind::totals: return {"jumlah dan catatan di bawahnya", "totals and notes below them"};
    case row_kind::legend: return {"keterangan di samping tabel", "legend beside the table"};
    case row_kind::repeated_header: return {"judul kolom berulang", "repeated headers"};
    case row_kind::column_numbers: return {"nomor kolom", "column numbers"};
    case row_kind::told: return {"menurut pemetaan", "told by the mapping"};
    case row_kind::incomplete: return {"tidak diselesaikan", "given up half way"};
    case row_kind::outside_period: return {"di luar periode", "outside the period"};
    case row_kind::numbered: return {"hanya bernomor, tanpa isi", "numbered, with nothing filled in"};
    case row_kind::duplicate: break;
  }
  return {"ganda", "duplicates"};
}

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
