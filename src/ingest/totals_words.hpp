// SPDX-License-Identifier: BSL-1.0
// How rows of totals, and notes below them, are labelled, all folded. The readers of rows know them by these lists, and
// the fast loops by their first letters.
#ifndef IKM_SRC_INGEST_TOTALS_WORDS_HPP
#define IKM_SRC_INGEST_TOTALS_WORDS_HPP

#include <string_view>

namespace ikm::totals_words {

/// Whole labels that are nothing else.
inline constexpr std::string_view sure_labels[] = {"jumlah",
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
                                                   "jumlah responden",
                                                   "bobot",
                                                   "bobot unsur",
                                                   "bobot per unsur"};

/// With what such labels begin. The longer before the shorter that it begins with.
inline constexpr std::string_view likely_beginnings[] = {"jumlah",
                                                         "jml",
                                                         "grand total",
                                                         "total",
                                                         "subtotal",
                                                         "sub total",
                                                         "sum",
                                                         "rekapitulasi",
                                                         "rekap",
                                                         "nrr",
                                                         "rata rata",
                                                         "rata2",
                                                         "rerata",
                                                         "mean",
                                                         "average",
                                                         "median",
                                                         "modus",
                                                         "minimum",
                                                         "min",
                                                         "maksimum",
                                                         "maximum",
                                                         "max",
                                                         "standar deviasi",
                                                         "simpangan baku",
                                                         "ikm",
                                                         "skm",
                                                         "nilai",
                                                         "indeks",
                                                         "konversi",
                                                         "mutu",
                                                         "kinerja",
                                                         "predikat",
                                                         "kategori",
                                                         "tingkat kepuasan",
                                                         "persentase",
                                                         "prosentase",
                                                         "tertimbang",
                                                         "bobot",
                                                         "keterangan",
                                                         "catatan",
                                                         "mengetahui"};

/// Whole labels that are words of other things as well.
inline constexpr std::string_view likely_labels[] = {"hasil", "hasil ikm", "hasil skm", "hasil akhir"};

/// Labels of statistics, ranks and goals. A unit or a class may be called so: such a row is one of these only where no
/// respondent follows it.
inline constexpr std::string_view end_labels[] = {"harapan", "range",  "rentang", "gap",        "selisih",  "highest",
                                                  "lowest",  "rank",   "ideal",   "kesimpulan", "valid",    "validitas",
                                                  "alpha",   "urutan", "standar", "maks",       "maksimal", "minimal",
                                                  "sasaran", "skala",  "count",   "baseline"};

/// With what such labels begin.
inline constexpr std::string_view end_beginnings[] = {
    "tertinggi",       "terendah",         "peringkat",      "ranking",       "rangking",
    "prioritas",       "priority",         "skor",           "score",         "varians",
    "variance",        "varian",           "target",         "stdev",         "standard deviation",
    "std deviasi",     "std deviation",    "kuartil",        "nilai harapan", "quartile",
    "persentil",       "percentile",       "cronbach alpha", "korelasi",      "rhitung",
    "rtabel",          "capaian",          "highest score",  "lowest score",  "urutan prioritas",
    "deviasi standar", "batas atas",       "batas bawah",    "ambang batas",  "benchmark",
    "toleransi",       "terlemah",         "terkuat",        "terbaik",       "terburuk",
    "tahun lalu",      "tahun sebelumnya", "periode lalu",   "nilai maks",    "kkm"};

/// A place may be called so; a colon after it says that it is a note.
inline constexpr std::string_view source_of_data = "sumber";

}  // namespace ikm::totals_words

#endif
