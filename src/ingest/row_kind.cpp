// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/row_kind.hpp>

#include "base/enum_names.hpp"

namespace ikm {
namespace {

constexpr enum_names<row_kind, 12> names{{"respondent", "empty", "title", "totals", "legend", "repeated_header",
                                          "column_numbers", "told", "incomplete", "outside_period", "numbered",
                                          "duplicate"}};

}  // namespace

std::string_view name_of(row_kind kind) noexcept { return names.of(kind); }

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

}  // namespace ikm
