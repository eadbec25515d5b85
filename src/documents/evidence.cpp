// SPDX-License-Identifier: BSL-1.0
#include "documents/evidence.hpp"

#include "report/labels.hpp"

#include <array>

namespace ikm {
namespace {

struct evidence_row {
  const char* number;
  sentence asked;
  sentence shown;
};

const std::array<evidence_row, 4>& rows_of_indicators() {
  static const std::array<evidence_row, 4> rows = {{
      {"6",
       {"Laporan hasil survei", "The report of the survey"},
       {"report.html atau report.docx, disahkan", "report.html or report.docx, signed"}},
      {"7",
       {"Publikasi hasil di beberapa media", "Publication of the result in several media"},
       {"poster-a4.svg (papan pengumuman), poster-16x9.svg (layar, situs), poster-1x1.svg (media sosial); foto atau "
        "tautan",
        "poster-a4.svg (notice board), poster-16x9.svg (screen, website), poster-1x1.svg (social media); photo or "
        "link"}},
      {"8",
       {"Bagian rencana tindak lanjut yang dilaksanakan", "Share of the follow-up plan that was done"},
       {"follow-up.xlsx yang diisi; bab V laporan", "follow-up.xlsx, filled in; chapter V of the report"}},
      {"9",
       {"Kecepatan tindak lanjut", "Speed of the follow-up"},
       {"kolom batas waktu, selesai, dan bukti pada follow-up.xlsx",
        "the columns due, done and evidence of follow-up.xlsx"}},
  }};
  return rows;
}

}  // namespace

data_table evidence_table(language lang) {
  data_table made{.caption = label(lang, "Daftar bukti untuk PEKPPP", "Evidence for the national assessment (PEKPPP)"),
                  .columns = {{label(lang, "Indikator", "Indicator"), false},
                              {label(lang, "Yang ditanyakan", "What is asked"), false},
                              {label(lang, "Dokumen yang menunjukkannya", "Document that shows it"), false},
                              {label(lang, "Ada di mana (diisi)", "Where it is (to be filled in)"), false}}};
  for (const evidence_row& each : rows_of_indicators())
    made.rows.push_back({each.number, each.asked.in(lang), each.shown.in(lang), ""});
  return made;
}

}  // namespace ikm
