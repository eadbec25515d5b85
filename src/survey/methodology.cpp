// SPDX-License-Identifier: BSL-1.0
#include <ikm/survey/methodology.hpp>

#include "base/ascii.hpp"
#include "base/big_ratio.hpp"
#include "base/enum_names.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <tuple>

namespace ikm {
namespace {

constexpr enum_names<intermediate_rounding, 4> rounding_names{{"exact", "weighted3", "sum3", "mean2-truncated"}};

/// Bands as the regulations print them, on the 25–100 side.
std::vector<band> bands_from(const char* c, const char* b, const char* a) {
  const auto lower = [](const char* text) { return *decimal::parse(text); };
  return {{"D", {"Tidak baik", "Poor"}, lower("25.00")},
          {"C", {"Kurang baik", "Fair"}, lower(c)},
          {"B", {"Baik", "Good"}, lower(b)},
          {"A", {"Sangat baik", "Very good"}, lower(a)}};
}

std::vector<band> bands_of_2017() { return bands_from("65.00", "76.61", "88.31"); }
std::vector<band> bands_of_2004() { return bands_from("43.76", "62.51", "81.26"); }

struct named_element {
  const char* id;
  const char* name;
  const char* name_en;
};

std::vector<element> equally_weighted(std::initializer_list<named_element> names) {
  std::vector<element> elements;
  for (const auto& [id, name, name_en] : names)
    elements.push_back({.id = id,
                        .code = "U" + std::to_string(elements.size() + 1),
                        .name = {name, name_en},
                        .weight = ratio{1, static_cast<std::int64_t>(names.size())}});
  return elements;
}

constexpr named_element requirements = {"persyaratan", "Persyaratan", "Requirements"};
constexpr named_element procedure = {"prosedur", "Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"};
constexpr named_element time_taken = {"waktu", "Waktu penyelesaian", "Completion time"};
constexpr named_element cost = {"biaya", "Biaya/tarif", "Cost/tariff"};
constexpr named_element product = {"produk", "Produk spesifikasi jenis pelayanan", "Product of the service"};
constexpr named_element competence = {"kompetensi", "Kompetensi pelaksana", "Competence of staff"};
constexpr named_element conduct = {"perilaku", "Perilaku pelaksana", "Conduct of staff"};
constexpr named_element complaints = {"pengaduan", "Penanganan pengaduan, saran, dan masukan",
                                      "Handling of complaints, suggestions and input"};
constexpr named_element facilities = {"sarana", "Sarana dan prasarana", "Facilities and infrastructure"};
constexpr named_element pledge = {"maklumat", "Maklumat pelayanan", "Service pledge"};

bool is_identifier(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

[[noreturn]] void refuse(const std::string& id, failure code, const std::string& indonesian,
                         const std::string& english) {
  throw methodology_error{code, {"metodologi '" + id + "': " + indonesian, "methodology '" + id + "': " + english}};
}

/// Precondition: value >= 0
bool is_too_long(const ratio& value) {
  if (ratio_parts::is_small(value)) return false;
  static const cpp_int most{"1" + std::string(methodology::max_digits, '0')};
  return numerator_of(value) >= most || denominator_of(value) >= most;
}

/// Σ of the weights, over one growing common denominator as the index is.
ratio total_of(const std::vector<element>& elements) {
  cpp_int numerator = 0;
  cpp_int denominator = 1;
  for (const element& e : elements) {
    const cpp_int d = denominator_of(e.weight);
    if (d == denominator) {
      numerator += numerator_of(e.weight);
    } else {
      numerator = numerator * d + numerator_of(e.weight) * denominator;
      denominator *= d;
    }
  }
  return ratio_of(std::move(numerator), std::move(denominator));
}

void weigh_equally_if_left_out(std::vector<element>& elements) {
  const bool weighted = std::any_of(elements.begin(), elements.end(), [](const element& e) { return e.weight != 0; });
  if (weighted) return;
  for (element& e : elements) e.weight = ratio{1, static_cast<std::int64_t>(elements.size())};
}

void check_elements(methodology_definition& d) {
  if (d.elements.empty()) refuse(d.id, failure::no_elements, "tidak ada unsur", "there are no elements");
  weigh_equally_if_left_out(d.elements);
  std::set<std::string> ids;
  std::set<std::string> codes;
  std::set<std::string> element_codes;
  const std::string most = std::to_string(methodology::max_questions);
  for (element& e : d.elements) {
    if (!is_identifier(e.id))
      refuse(d.id, failure::malformed_id, "id unsur '" + e.id + "' harus huruf kecil, angka, '_', '-' atau '.'",
             "the element id '" + e.id + "' must be lower-case letters, digits, '_', '-' or '.'");
    if (!ids.insert(e.id).second)
      refuse(d.id, failure::repeated_code, "id unsur '" + e.id + "' muncul dua kali",
             "the element id '" + e.id + "' occurs twice");
    if (e.code.empty()) e.code = "U" + std::to_string(&e - d.elements.data() + 1);
    if (e.name.id.empty()) e.name.id = e.name.en.empty() ? e.id : e.name.en;
    if (e.name.en.empty()) e.name.en = e.name.id;
    if (e.questions.empty()) e.questions.push_back({e.code});
    for (const question& q : e.questions)
      if (q.code.empty() || !codes.insert(lower(q.code)).second)
        refuse(d.id, failure::repeated_code, "kode pertanyaan '" + q.code + "' kosong atau muncul dua kali",
               "the question code '" + q.code + "' is empty or occurs twice");
    if (!element_codes.insert(lower(e.code)).second)
      refuse(d.id, failure::repeated_code, "kode unsur '" + e.code + "' muncul dua kali",
             "the element code '" + e.code + "' occurs twice");
    if (codes.size() > methodology::max_questions)
      refuse(d.id, failure::too_many_questions, "lebih dari " + most + " pertanyaan",
             "more than " + most + " questions");
    if (e.weight.sign() < 0)
      refuse(d.id, failure::negative_weight, "bobot unsur '" + e.id + "' negatif",
             "the weight of element '" + e.id + "' is negative");
    if (is_too_long(e.weight))
      refuse(
          d.id, failure::number_too_long,
          "bobot unsur '" + e.id + "' lebih dari " + std::to_string(methodology::max_digits) + " angka",
          "the weight of element '" + e.id + "' has more than " + std::to_string(methodology::max_digits) + " digits");
  }
  // A code that is another element's id would make a column's meaning depend on the order of the search.
  for (const element& e : d.elements)
    for (const question& q : e.questions)
      if (const std::string code = lower(q.code); code != e.id && ids.contains(code))
        refuse(d.id, failure::repeated_code, "kode '" + q.code + "' adalah id unsur lain",
               "the code '" + q.code + "' is another element's id");
  if (const ratio total = total_of(d.elements); total != ratio{1})
    refuse(d.id, failure::weights_do_not_add_to_one,
           "jumlah bobot " + total.to_string() + ", bukan 1; hapus semua bobot agar semua unsur sama berat",
           "the weights add to " + total.to_string() + ", not 1; leave all of them out to weigh all elements the same");
}

void check_bands(methodology_definition& d) {
  if (d.bands.empty()) d.bands = bands_of_2017();
  std::sort(d.bands.begin(), d.bands.end(), [](const band& a, const band& b) { return a.lower < b.lower; });
  std::set<std::string> letters;
  for (std::size_t i = 0; i < d.bands.size(); ++i) {
    band& b = d.bands[i];
    if (b.letter.empty() || !letters.insert(b.letter).second)
      refuse(d.id, failure::repeated_band, "mutu '" + b.letter + "' kosong atau muncul dua kali",
             "the grade '" + b.letter + "' is empty or occurs twice");
    if (b.label.id.empty()) b.label.id = b.label.en;
    if (b.label.en.empty()) b.label.en = b.label.id;
    if (i > 0 && d.bands[i - 1].lower == b.lower)
      refuse(d.id, failure::repeated_band, "batas bawah " + b.lower.to_string() + " muncul dua kali",
             "the lower bound " + b.lower.to_string() + " occurs twice");
    if (b.lower.places() > d.decimals)
      refuse(d.id, failure::bound_too_precise,
             "batas bawah " + b.lower.to_string() + " lebih teliti daripada indeks yang diterbitkan",
             "the lower bound " + b.lower.to_string() + " has more decimals than the published index");
  }
  const ratio lowest_index = ratio{d.scale.lowest} * *d.conversion;
  if (ratio{d.bands.front().lower} > lowest_index)
    refuse(d.id, failure::gap_between_bands,
           "ada celah antara indeks terendah " + lowest_index.to_string() + " dan batas terbawah " +
               d.bands.front().lower.to_string(),
           "there is a hole between the lowest index " + lowest_index.to_string() + " and the lowest bound " +
               d.bands.front().lower.to_string());
  const ratio highest_index = ratio{d.scale.highest} * *d.conversion;
  const band& top = d.bands.back();
  if (ratio{top.lower} > highest_index)
    refuse(d.id, failure::unreachable_band,
           "mutu '" + top.letter + "' tidak dapat dicapai: batas bawahnya " + top.lower.to_string() +
               " di atas indeks tertinggi " + highest_index.to_string(),
           "the grade '" + top.letter + "' cannot be reached: its lower bound " + top.lower.to_string() +
               " is above the highest index " + highest_index.to_string());
  // Bounds on the side of the means (1.00, 2.60, 3.06, 3.53) would make every survey an A.
  if (d.bands.size() > 1 && ratio{top.lower} <= lowest_index)
    refuse(d.id, failure::bands_of_means,
           "setiap indeks, mulai dari " + lowest_index.to_string() + ", akan bermutu '" + top.letter +
               "': batas ditulis pada sisi indeks, bukan sisi NRR",
           "every index, from " + lowest_index.to_string() + " up, would be graded '" + top.letter +
               "': bounds are on the side of the index, not of the means");
}

}  // namespace

std::string_view name_of(intermediate_rounding rule) noexcept { return rounding_names.of(rule); }

std::optional<intermediate_rounding> rounding_named(std::string_view name) noexcept {
  return rounding_names.named(name);
}

methodology::methodology(methodology_definition d) {
  if (!is_identifier(d.id))
    refuse(d.id, failure::malformed_id, "id harus huruf kecil, angka, '_', '-' atau '.'",
           "the id must be lower-case letters, digits, '_', '-' or '.'");
  if (d.name.id.empty()) d.name.id = d.name.en.empty() ? d.id : d.name.en;
  if (d.name.en.empty()) d.name.en = d.name.id;
  if (d.scale.lowest < 1 || d.scale.highest <= d.scale.lowest || d.scale.highest > 100)
    refuse(d.id, failure::scale_out_of_range, "skala harus naik di antara 1 dan 100",
           "the scale must rise within 1 and 100");
  if (d.decimals < 0 || d.decimals > 9)
    refuse(d.id, failure::decimals_out_of_range, "jumlah desimal harus 0 sampai 9", "the decimals must be within 0..9");
  if (d.weight_decimals && (*d.weight_decimals < 0 || *d.weight_decimals > 9))
    refuse(d.id, failure::decimals_out_of_range, "desimal bobot harus 0 sampai 9",
           "the weight decimals must be within 0..9");
  if (!d.conversion) d.conversion = ratio{100, d.scale.highest};
  if (d.conversion->sign() <= 0)
    refuse(d.id, failure::conversion_out_of_range, "konversi harus positif", "the conversion must be positive");
  // With rounded weights an index can be so many times the highest one as there are elements; with nine decimals more
  // it still fits 63 bits.
  if (is_too_long(*d.conversion) || ratio{d.scale.highest} * *d.conversion >= ratio{1'000'000})
    refuse(d.id, failure::conversion_out_of_range, "konversi terlalu besar atau terlalu teliti",
           "the conversion is too large or too precise");
  check_elements(d);
  check_bands(d);

  parts made{std::move(d), {}, {}};
  for (std::size_t e = 0; e < made.definition.elements.size(); ++e) {
    made.first_question.push_back(made.element_of.size());
    made.element_of.insert(made.element_of.end(), made.definition.elements[e].questions.size(), e);
  }
  parts_ = std::make_shared<const parts>(std::move(made));
}

std::optional<std::size_t> methodology::element_named(std::string_view id_or_code) const noexcept {
  const auto found = std::find_if(elements().begin(), elements().end(),
                                  [&](const element& one) { return one.id == id_or_code || one.code == id_or_code; });
  if (found == elements().end()) return std::nullopt;
  return static_cast<std::size_t>(found - elements().begin());
}

bool operator==(const methodology& a, const methodology& b) {
  return a.parts_ == b.parts_ || a.definition() == b.definition();
}

std::ostream& operator<<(std::ostream& out, const methodology& method) { return out << method.id(); }

std::ostream& operator<<(std::ostream& out, const band& grade) {
  return out << grade.letter << " (" << grade.label.id << ", from " << grade.lower << ')';
}

bool alike(const methodology& a, const methodology& b) {
  if (a.parts_ == b.parts_) return true;
  const auto essence = [](const methodology_definition& d) {
    return std::tie(d.id, d.scale, d.decimals, d.conversion, d.weight_decimals, d.rounding);
  };
  const auto same_element = [](const element& x, const element& y) {
    return x.id == y.id && x.weight == y.weight &&
           std::equal(x.questions.begin(), x.questions.end(), y.questions.begin(), y.questions.end(),
                      [](const question& p, const question& q) { return p.code == q.code; });
  };
  const auto same_band = [](const band& x, const band& y) { return x.letter == y.letter && x.lower == y.lower; };
  return essence(a.definition()) == essence(b.definition()) &&
         std::equal(a.elements().begin(), a.elements().end(), b.elements().begin(), b.elements().end(), same_element) &&
         std::equal(a.bands().begin(), a.bands().end(), b.bands().begin(), b.bands().end(), same_band);
}

const methodology& permenpan_14_2017() {
  static const methodology method{
      {.id = "permenpan-14-2017",
       .name = {"Peraturan Menteri PAN-RB Nomor 14 Tahun 2017", "Regulation of the Minister PAN-RB 14/2017"},
       .elements = equally_weighted(
           {requirements, procedure, time_taken, cost, product, competence, conduct, complaints, facilities}),
       .bands = bands_of_2017()}};
  return method;
}

const methodology& permenpan_16_2014() {
  static const methodology method{
      {.id = "permenpan-16-2014",
       .name = {"Peraturan Menteri PAN-RB Nomor 16 Tahun 2014", "Regulation of the Minister PAN-RB 16/2014"},
       .elements = equally_weighted(
           {requirements, procedure, time_taken, cost, product, competence, conduct, pledge, complaints}),
       .bands = bands_of_2004()}};
  return method;
}

const methodology& kepmenpan_25_2004() {
  static const methodology method{
      {.id = "kepmenpan-25-2004",
       .name = {"Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004", "Decree of the Minister PAN KEP/25/M.PAN/2/2004"},
       .elements = equally_weighted({
           {"prosedur", "Prosedur pelayanan", "Service procedure"},
           {"persyaratan", "Persyaratan pelayanan", "Service requirements"},
           {"kejelasan-petugas", "Kejelasan petugas pelayanan", "Clarity of who serves"},
           {"kedisiplinan-petugas", "Kedisiplinan petugas pelayanan", "Discipline of staff"},
           {"tanggung-jawab-petugas", "Tanggung jawab petugas pelayanan", "Responsibility of staff"},
           {"kemampuan-petugas", "Kemampuan petugas pelayanan", "Ability of staff"},
           {"kecepatan", "Kecepatan pelayanan", "Speed of service"},
           {"keadilan", "Keadilan mendapatkan pelayanan", "Fairness of access"},
           {"kesopanan-keramahan", "Kesopanan dan keramahan petugas", "Courtesy and friendliness of staff"},
           {"kewajaran-biaya", "Kewajaran biaya pelayanan", "Reasonableness of cost"},
           {"kepastian-biaya", "Kepastian biaya pelayanan", "Certainty of cost"},
           {"kepastian-jadwal", "Kepastian jadwal pelayanan", "Certainty of schedule"},
           {"kenyamanan", "Kenyamanan lingkungan", "Comfort of the surroundings"},
           {"keamanan", "Keamanan pelayanan", "Security of the service"},
       }),
       .bands = bands_of_2004(),
       .weight_decimals = 3}};
  return method;
}

namespace {

/// The surveys of perceived quality (SPKP) and integrity (SPAK) beside that of satisfaction. Their scale and bands are
/// those of 14/2017 in practice; no regulation that says so was found.
const methodology& ipkp() {
  static const methodology method{
      {.id = "ipkp",
       .name = {"Indeks Persepsi Kualitas Pelayanan (survei SPKP)", "Index of perceived service quality (SPKP survey)"},
       .elements = equally_weighted({{"informasi", "Informasi pelayanan", "Information about the service"},
                                     {"persyaratan", "Persyaratan pelayanan", "Service requirements"},
                                     {"prosedur", "Prosedur pelayanan", "Service procedure"},
                                     time_taken,
                                     cost,
                                     facilities,
                                     {"respon", "Respon petugas", "Response of staff"},
                                     {"konsultasi", "Konsultasi dan pengaduan", "Consultation and complaints"}}),
       .bands = bands_of_2017()}};
  return method;
}

const methodology& ipak() {
  static const methodology method{
      {.id = "ipak",
       .name = {"Indeks Persepsi Anti Korupsi (survei SPAK)", "Index of perceived integrity (SPAK survey)"},
       .elements = equally_weighted({{"diskriminasi", "Tanpa diskriminasi", "No discrimination"},
                                     {"kecurangan", "Tanpa kecurangan", "No cheating"},
                                     {"gratifikasi", "Tanpa imbalan atau gratifikasi", "No gratuities"},
                                     {"pungutan-liar", "Tanpa pungutan liar", "No illegal charges"},
                                     {"percaloan", "Tanpa percaloan", "No middlemen"}}),
       .bands = bands_of_2017()}};
  return method;
}

}  // namespace

const std::vector<methodology>& built_in_methodologies() {
  static const std::vector<methodology> all = {permenpan_14_2017(), permenpan_16_2014(), kepmenpan_25_2004(), ipkp(),
                                               ipak()};
  return all;
}

std::optional<methodology> methodology_named(std::string_view id) {
  if (id == "spkp") id = "ipkp";  // the survey, and the index that it gives
  if (id == "spak") id = "ipak";
  for (const methodology& method : built_in_methodologies())
    if (method.id() == id) return method;
  return std::nullopt;
}

}  // namespace ikm
