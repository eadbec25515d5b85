// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/row_kind.hpp>

#include <ikm/ingest/decode.hpp>
#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <array>

namespace ikm {
namespace {

constexpr std::array<std::string_view, 11> names = {"respondent", "empty",           "title",          "totals",
                                                    "legend",     "repeated_header", "column_numbers", "told",
                                                    "incomplete", "outside_period",  "duplicate"};

constexpr std::array<std::string_view, 30> sure_labels = {"jumlah",
                                                          "total",
                                                          "sum",
                                                          "jumlah nilai",
                                                          "total nilai",
                                                          "jumlah nilai unsur",
                                                          "jumlah nilai per unsur",
                                                          "nilai unsur",
                                                          "nilai per unsur",
                                                          "nrr",
                                                          "nrr unsur",
                                                          "nrr per unsur",
                                                          "nrr tertimbang",
                                                          "nrr tertimbang unsur",
                                                          "nrr tertbg unsur",
                                                          "nrr tertimbang per unsur",
                                                          "rata rata",
                                                          "rata rata unsur",
                                                          "rata rata per unsur",
                                                          "nilai rata rata",
                                                          "rerata",
                                                          "average",
                                                          "ikm",
                                                          "ikm unit pelayanan",
                                                          "nilai ikm",
                                                          "nilai indeks",
                                                          "indeks kepuasan masyarakat",
                                                          "mutu pelayanan",
                                                          "kinerja unit pelayanan",
                                                          "jumlah responden"};

/// With what such labels begin. The longer before the shorter that it begins with.
constexpr std::array likely_beginnings = {std::string_view{"jumlah"},
                                          std::string_view{"jml"},
                                          std::string_view{"grand total"},
                                          std::string_view{"total"},
                                          std::string_view{"subtotal"},
                                          std::string_view{"sub total"},
                                          std::string_view{"sum"},
                                          std::string_view{"rekapitulasi"},
                                          std::string_view{"rekap"},
                                          std::string_view{"nrr"},
                                          std::string_view{"rata rata"},
                                          std::string_view{"rata2"},
                                          std::string_view{"rerata"},
                                          std::string_view{"mean"},
                                          std::string_view{"average"},
                                          std::string_view{"median"},
                                          std::string_view{"modus"},
                                          std::string_view{"minimum"},
                                          std::string_view{"min"},
                                          std::string_view{"maksimum"},
                                          std::string_view{"maximum"},
                                          std::string_view{"max"},
                                          std::string_view{"standar deviasi"},
                                          std::string_view{"simpangan baku"},
                                          std::string_view{"ikm"},
                                          std::string_view{"skm"},
                                          std::string_view{"nilai"},
                                          std::string_view{"indeks"},
                                          std::string_view{"konversi"},
                                          std::string_view{"mutu"},
                                          std::string_view{"kinerja"},
                                          std::string_view{"predikat"},
                                          std::string_view{"kategori"},
                                          std::string_view{"tingkat kepuasan"},
                                          std::string_view{"persentase"},
                                          std::string_view{"prosentase"},
                                          std::string_view{"tertimbang"},
                                          std::string_view{"bobot"},
                                          std::string_view{"keterangan"},
                                          std::string_view{"catatan"},
                                          std::string_view{"mengetahui"}};
/// Whole labels that are words of other things as well.
constexpr std::array<std::string_view, 4> likely_labels = {"hasil", "hasil ikm", "hasil skm", "hasil akhir"};

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
    case row_kind::duplicate: break;
  }
  return {"ganda", "duplicates"};
}

totals_label totals_label_of(std::string_view cell) {
  cell = unmarked(cell);
  if (cell.starts_with("\u03A3") || cell.starts_with("\u2211")) return totals_label::surely;
  constexpr std::string_view first_letters = "jgtsnrimkbapchJGTSNRIMKBAPCH";
  if (cell.empty() || cell.size() > 120 || first_letters.find(cell.front()) == std::string_view::npos)
    return totals_label::none;
  const std::string label = folded(cell);
  if (std::find(sure_labels.begin(), sure_labels.end(), label) != sure_labels.end()) return totals_label::surely;
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
  // A place may be called so; a colon says that it is a note.
  if (begins_with_words(label, "sumber") && cell.find(':') != std::string_view::npos) return "sumber";
  return {};
}

}  // namespace ikm
