// SPDX-License-Identifier: BSL-1.0
// A plan whose figures are known by hand: docs/examples/iku_targets.csv and iku_actuals.csv, shortened.
#ifndef IKM_TESTS_DOCUMENTS_PLANNED_HPP
#define IKM_TESTS_DOCUMENTS_PLANNED_HPP

#include <ikm/report/indicator_report.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/source/csv.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/open_rows.hpp>

#include <string>

inline ikm::indicator_table indicators_in(const std::string& text, ikm::table_values holds) {
  return read_indicator_table(*ikm::open_rows(ikm::bytes_of(text, "iku.csv")), holds);
}

/// The index of the survey is the value of 2025, which the tables do not have.
inline ikm::indicator_report planned_for(const ikm::score_report& report) {
  ikm::indicator_request asked;
  asked.targets = indicators_in(
      "indikator;2021;2022;2023;2024;2025;2026\nNilai indeks kepuasan masyarakat (IKM);"
      "76;76,9;77;77,5;78;78,5\nNilai Lakip Kecamatan;65,92;70,1;72,5;73,5;75,5;77,5\n",
      ikm::table_values::targets);
  asked.actuals = indicators_in(
      "indikator;2021;2022;2023;2024\nNilai indeks kepuasan masyarakat (IKM);75,1;76,95;77,2;77,63\n"
      "Nilai Lakip Kecamatan;66,4;69,85;72,5;-\n",
      ikm::table_values::actuals);
  asked.surveys = {{"ikm", 2025, report.combined.whole, {"survei.csv"}}};
  asked.options.year = 2025;
  return indicator_report_of(asked);
}

#endif
