// SPDX-License-Identifier: BSL-1.0
// Surveys of which every figure is known by hand.
#ifndef IKM_TESTS_DOCUMENTS_SURVEYED_HPP
#define IKM_TESTS_DOCUMENTS_SURVEYED_HPP

#include <ikm/read/read_survey.hpp>
#include <ikm/report/score_survey.hpp>

#include <string>

/// That many rows of one unit, sex and education, all of whose answers are `answer`.
inline std::string rows(int count, const std::string& profile, int answer) {
  std::string made;
  for (int i = 0; i < count; ++i) {
    made += profile;
    for (int u = 0; u < 9; ++u) made += "," + std::to_string(answer);
    made += "\n";
  }
  return made;
}

/// 40 respondents: unit A 20 × 3, unit B 17 × 4, unit C 3 × 1. IKM = 25 · (60 + 68 + 3)/40 = 81.875 → 81.88.
/// Sex: L 22, P 18. Education: SMA 25, S1 12, SD 3.
inline std::string forty() {
  return "unit,jenis_kelamin,pendidikan,nama,nik,email,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" +
         rows(20, "A,L,SMA,Budi Santoso,7324010101900001,budi@example.id", 3) +
         rows(5, "B,P,SLTA,Siti Aminah,7324010101900002,siti@example.id", 4) +
         rows(10, "B,P,S1,Siti Aminah,7324010101900002,siti@example.id", 4) +
         rows(2, "B,L,Strata 1,Budi Santoso,7324010101900001,budi@example.id", 4) +
         rows(3, "C,P,SD,Rina Kecil,7324010101900003,rina@example.id", 1);
}

inline ikm::score_report report_of(const std::string& text, const std::vector<ikm::breakdown>& by,
                                   ikm::score_request asked = {}) {
  asked.smallest_group = 5;
  asked.against_subtraction = true;
  asked.statistics.quality = true;
  asked.statistics.level = 0.95;
  return score_survey(
      [&](const ikm::methodology& method, const ikm::read_options& options) {
        return read_survey(ikm::bytes_of(text, "survei.csv"), method, options);
      },
      ikm::permenpan_14_2017(), {.by = by}, asked);
}

inline ikm::score_report report_of_forty() {
  return report_of(forty(), {{"unit"}, {"jenis_kelamin:baku"}, {"pendidikan:baku"}});
}

#endif
