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

constexpr std::array<std::string_view, 15> likely_beginnings = {
    "jumlah", "total", "sum",     "nrr",        "rata rata", "rerata",  "ikm",       "nilai",
    "indeks", "mutu",  "kinerja", "tertimbang", "bobot",     "average", "keterangan"};

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
  cell = trimmed(cell);
  while (!cell.empty() && (cell.front() == '*' || cell.front() == ')' || cell.front() == '('))
    cell = trimmed(cell.substr(1));
  if (cell.starts_with("\u03A3") || cell.starts_with("\u2211")) return totals_label::surely;
  constexpr std::string_view first_letters = "jtsnrimkbaJTSNRIMKBA";
  if (cell.empty() || cell.size() > 120 || first_letters.find(cell.front()) == std::string_view::npos)
    return totals_label::none;
  const std::string label = folded(cell);
  if (std::find(sure_labels.begin(), sure_labels.end(), label) != sure_labels.end()) return totals_label::surely;
  for (const std::string_view beginning : likely_beginnings)
    if (label.starts_with(beginning) && (label.size() == beginning.size() || label[beginning.size()] == ' '))
      return totals_label::perhaps;
  return totals_label::none;
}

}  // namespace ikm
