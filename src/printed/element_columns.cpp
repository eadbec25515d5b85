// SPDX-License-Identifier: BSL-1.0
#include "printed/element_columns.hpp"

#include "base/ascii.hpp"
#include "ingest/label.hpp"
#include "ingest/question_names.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::array<std::string_view, 10> element_headers = {
    "kode",      "kode unsur",      "unsur",   "unsur pelayanan", "nama unsur",
    "unsur skm", "unsur penilaian", "element", "service element", "code"};
constexpr std::array<std::string_view, 17> mean_headers = {"nrr",
                                                           "nrr unsur",
                                                           "nrr per unsur",
                                                           "nilai rata rata",
                                                           "nilai rata rata unsur",
                                                           "nilai rata rata per unsur",
                                                           "rata rata",
                                                           "rata rata unsur",
                                                           "rata rata per unsur",
                                                           "rerata",
                                                           "mean",
                                                           "average",
                                                           "nilai unsur",
                                                           "nilai persepsi",
                                                           "nilai",
                                                           "skor",
                                                           "score"};
constexpr std::array<std::string_view, 10> weighted_headers = {"nrr tertimbang",
                                                               "nrr tertimbang unsur",
                                                               "nrr tertimbang per unsur",
                                                               "nilai tertimbang",
                                                               "rata rata tertimbang",
                                                               "nilai rata rata tertimbang",
                                                               "nilai rata rata tertimbang per unsur",
                                                               "tertimbang",
                                                               "weighted mean",
                                                               "weighted"};
constexpr std::array<std::string_view, 34> index_headers = {"nilai ikm",
                                                            "ikm",
                                                            "nilai skm",
                                                            "skm",
                                                            "ikm unit pelayanan",
                                                            "nilai ikm unit pelayanan",
                                                            "nilai ikm unit",
                                                            "indeks kepuasan masyarakat",
                                                            "nilai indeks kepuasan masyarakat",
                                                            "ikm konversi",
                                                            "nilai ikm konversi",
                                                            "konversi ikm",
                                                            "nilai interval konversi",
                                                            "nilai konversi",
                                                            "nilai indeks",
                                                            "indeks",
                                                            "indeks unsur",
                                                            "ikm unsur",
                                                            "konversi",
                                                            "index",
                                                            "nik",
                                                            "hasil ikm",
                                                            "hasil skm",
                                                            "capaian ikm",
                                                            "nilai ipkp",
                                                            "ipkp",
                                                            "nilai spkp",
                                                            "spkp",
                                                            "nilai ipak",
                                                            "ipak",
                                                            "nilai spak",
                                                            "spak",
                                                            "indeks persepsi kualitas pelayanan",
                                                            "indeks persepsi anti korupsi"};
constexpr std::array<std::string_view, 12> grade_headers = {
    "mutu",     "mutu pelayanan", "mutu layanan",           "mutu unit pelayanan", "nilai mutu", "grade",
    "kategori", "predikat",       "kinerja unit pelayanan", "kinerja pelayanan",   "kinerja",    "kriteria"};
constexpr std::array<std::string_view, 30> unit_headers = {"unit",
                                                           "nama unit",
                                                           "unit pelayanan",
                                                           "nama unit pelayanan",
                                                           "unit layanan",
                                                           "unit kerja",
                                                           "satuan kerja",
                                                           "opd",
                                                           "nama opd",
                                                           "perangkat daerah",
                                                           "nama perangkat daerah",
                                                           "skpd",
                                                           "nama skpd",
                                                           "instansi",
                                                           "nama instansi",
                                                           "organisasi",
                                                           "upp",
                                                           "nama upp",
                                                           "upt",
                                                           "dinas",
                                                           "puskesmas",
                                                           "kecamatan",
                                                           "kelurahan",
                                                           "desa",
                                                           "jenis layanan",
                                                           "layanan",
                                                           "lokasi",
                                                           "nama",
                                                           "name",
                                                           "office"};
constexpr std::array<std::string_view, 11> people_headers = {
    "responden", "jumlah responden", "jml responden",         "banyak responden", "jumlah sampel",
    "sampel",    "respondents",      "number of respondents", "respondent",       "sample",
    "n"};
constexpr std::array<std::string_view, 5> number_headers = {"no", "nomor", "no urut", "number", "#"};

std::span<const std::string_view> headers_of(printed_part part) {
  switch (part) {
    case printed_part::element: return element_headers;
    case printed_part::mean: return mean_headers;
    case printed_part::weighted: return weighted_headers;
    case printed_part::index: return index_headers;
    case printed_part::grade: return grade_headers;
    case printed_part::unit: return unit_headers;
    case printed_part::people: return people_headers;
    case printed_part::number: break;
  }
  return number_headers;
}

/// Words in front of or after an element, which say that the column holds its mean.
constexpr std::array<std::string_view, 9> mean_words = {
    "nrr", "nilai rata rata", "rata rata", "rerata", "mean", "nilai", "skor", "score", "indeks"};

/// `nrr u1` and `u1 nrr` without `nrr`; empty where no such word is at either end.
std::string without_mean_words(std::string_view label) {
  for (const std::string_view word : mean_words) {
    if (label.starts_with(std::string{word} + " ")) return std::string{label.substr(word.size() + 1)};
    if (label.ends_with(" " + std::string{word})) return std::string{label.substr(0, label.size() - word.size() - 1)};
  }
  return {};
}

methodology one_question_each(const methodology& method) {
  methodology_definition made = method.definition();
  for (element& each : made.elements) each.questions.clear();
  return methodology{std::move(made)};
}

}  // namespace

std::optional<std::size_t> rank_of(printed_part part, std::string_view label) {
  const auto headers = headers_of(part);
  const auto found = std::find(headers.begin(), headers.end(), label);
  if (found != headers.end()) return static_cast<std::size_t>(found - headers.begin());
  const bool weighs = holds_words(label, "tertimbang") || holds_words(label, "bobot") || holds_words(label, "weighted");
  const bool may_have_more = part == printed_part::weighted  ? weighs && !holds_words(label, "bobot")
                             : part == printed_part::number  ? false
                             : part == printed_part::element ? label.starts_with("unsur ")
                                                             : !weighs && begins_like(part, label);
  if (!may_have_more) return std::nullopt;
  return headers.size();
}

bool begins_like(printed_part part, std::string_view label) {
  const auto headers = headers_of(part);
  return std::any_of(headers.begin(), headers.end(), [&](std::string_view header) {
    return header.size() > 2 && label.starts_with(header) &&
           (label.size() == header.size() || label[header.size()] == ' ');
  });
}

element_names::element_names(const methodology& method) : method_{one_question_each(method)}, names_{method_} {}

std::optional<std::size_t> element_names::named(std::string_view text) const {
  const auto claims = names_.claims(text);
  if (claims.size() != 1 || claims.front().strength != claim_strength::named) return std::nullopt;
  return claims.front().question;
}

std::optional<std::size_t> element_names::element_of(std::string_view text) const {
  const std::string label = folded(text);
  auto claims = names_.claims(text);
  if (claims.empty())
    if (const std::string rest = without_mean_words(label); !rest.empty()) claims = names_.claims(rest);
  if (claims.size() != 1 || claims.front().strength == claim_strength::unclear) return std::nullopt;
  return claims.front().question;
}

std::optional<std::size_t> element_names::element_of_row(std::string_view text) const {
  const std::string label = folded(text);
  const bool digits = !label.empty() && label.size() <= 3 && label.find_first_not_of("0123456789") == std::string::npos;
  return digits ? named("U" + label) : element_of(text);
}

bool element_names::goes_on(std::string_view text) const {
  std::string label = folded(text);
  if (const std::string rest = without_mean_words(label); !rest.empty() && rest.front() == 'u') label = rest;
  const auto number = question_number_of(label);
  return number && number->word == "u" && static_cast<std::size_t>(number->number) > method_.elements().size();
}

}  // namespace ikm
