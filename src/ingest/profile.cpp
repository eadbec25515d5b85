// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/profile.hpp>

#include "base/enum_names.hpp"
#include "base/joined.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr enum_names<profile_field, 7> field_names{
    {"unit", "layanan", "jenis_kelamin", "umur", "pendidikan", "pekerjaan", "tanggal"}};

struct usual_name {
  std::string_view name;  // folded
  profile_field field;
};

constexpr std::array usual_names = {
    usual_name{"unit", profile_field::unit},
    usual_name{"unit layanan", profile_field::unit},
    usual_name{"unit pelayanan", profile_field::unit},
    usual_name{"nama unit", profile_field::unit},
    usual_name{"loket", profile_field::unit},
    usual_name{"gerai", profile_field::unit},
    usual_name{"instansi", profile_field::unit},
    usual_name{"opd", profile_field::unit},
    usual_name{"layanan", profile_field::service},
    usual_name{"service", profile_field::service},
    usual_name{"jenis layanan", profile_field::service},
    usual_name{"jenis pelayanan", profile_field::service},
    usual_name{"layanan yang diterima", profile_field::service},
    usual_name{"pelayanan yang diterima", profile_field::service},
    usual_name{"jenis kelamin", profile_field::sex},
    usual_name{"kelamin", profile_field::sex},
    usual_name{"gender", profile_field::sex},
    usual_name{"sex", profile_field::sex},
    usual_name{"jk", profile_field::sex},
    usual_name{"l p", profile_field::sex},
    usual_name{"umur", profile_field::age},
    usual_name{"usia", profile_field::age},
    usual_name{"age", profile_field::age},
    usual_name{"umur tahun", profile_field::age},
    usual_name{"usia tahun", profile_field::age},
    usual_name{"pendidikan", profile_field::education},
    usual_name{"pendidikan terakhir", profile_field::education},
    usual_name{"education", profile_field::education},
    usual_name{"pekerjaan", profile_field::occupation},
    usual_name{"pekerjaan utama", profile_field::occupation},
    usual_name{"occupation", profile_field::occupation},
    usual_name{"profesi", profile_field::occupation},
    usual_name{"tanggal", profile_field::date},
    usual_name{"tgl", profile_field::date},
    usual_name{"date", profile_field::date},
    usual_name{"tanggal survei", profile_field::date},
    usual_name{"tanggal survey", profile_field::date},
    usual_name{"tanggal pengisian", profile_field::date},
    usual_name{"tanggal kunjungan", profile_field::date},
    usual_name{"waktu input", profile_field::date},
    usual_name{"waktu isi", profile_field::date},
    usual_name{"waktu pengisian", profile_field::date},
    usual_name{"waktu survei", profile_field::date},
    usual_name{"waktu survey", profile_field::date},
    usual_name{"cap waktu", profile_field::date},
    usual_name{"stempel waktu", profile_field::date},
    usual_name{"timestamp", profile_field::date},
    usual_name{"created at", profile_field::date},
    usual_name{"submitdate", profile_field::date},
    usual_name{"submission time", profile_field::date},
    usual_name{"recordeddate", profile_field::date},
    usual_name{"recorded date", profile_field::date},
};

std::optional<profile_field> field_called(std::string_view label) {
  for (const usual_name& usual : usual_names)
    if (usual.name == label) return usual.field;
  return std::nullopt;
}

/// Without the number in front and without the person it addresses: `2. Usia Anda (Tahun)` is `usia tahun`.
std::string without_frills(std::string_view label) {
  std::string bare;
  bool in_front = true;
  for (const std::string_view word : words_of(label)) {
    const bool number = word.size() <= 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
    if (std::exchange(in_front, false) && number && word.size() < label.size()) continue;
    bool addressed = false;
    for (const std::string_view one : {"anda", "saudara", "bapak", "ibu", "responden"}) addressed |= word == one;
    if (addressed && !bare.empty()) continue;
    append_item(bare, word, " ");
  }
  return bare;
}

const std::string unknown = "Tidak diketahui";

std::string without_doubled_blanks(std::string_view value) {
  std::string text;
  for (const char c : trimmed(value)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) text += c;
    if (blank && text.back() != ' ') text += ' ';
  }
  return text;
}

std::string sex_of(std::string_view label) {
  for (const std::string_view male : {"l", "lk", "laki", "laki laki", "lelaki", "pria", "male", "m"})
    if (label == male) return "Laki-laki";
  for (const std::string_view female : {"p", "pr", "perempuan", "wanita", "female", "f", "w"})
    if (label == female) return "Perempuan";
  return unknown;
}

std::string age_band_of(std::string_view value) {
  value = trimmed(value);
  int age = 0;
  const auto [end, why] = std::from_chars(value.data(), value.data() + value.size(), age);
  const std::string unit = folded({end, static_cast<std::size_t>(value.data() + value.size() - end)});
  const bool bare = unit.empty() || unit == "tahun" || unit == "thn" || unit == "th";
  if (why != std::errc{} || !bare || age < 5 || age > 110) return unknown;
  constexpr std::array<std::pair<int, std::string_view>, 6> bands = {
      {{16, "<17"}, {25, "17-25"}, {35, "26-35"}, {45, "36-45"}, {55, "46-55"}, {65, "56-65"}}};
  for (const auto& [last, name] : bands)
    if (age <= last) return std::string{name};
  return ">65";
}

/// `d iii`, `diploma 3`, `d-3` are `d3`; `strata 1`, `s 1` are `s1`.
std::vector<std::string> degrees_of(std::string_view label) {
  std::vector<std::string> degrees;
  const std::vector<std::string_view> words = words_of(label);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool diploma = words[i] == "d" || words[i] == "diploma";
    const bool strata = words[i] == "s" || words[i] == "strata";
    std::string degree{words[i]};
    if ((diploma || strata) && i + 1 < words.size()) {
      const std::string_view next = words[i + 1];
      const std::string_view step = next == "i" || next == "1"     ? "1"
                                    : next == "ii" || next == "2"  ? "2"
                                    : next == "iii" || next == "3" ? "3"
                                    : next == "iv" || next == "4"  ? "4"
                                                                   : "";
      if (!step.empty()) {
        degree = (diploma ? "d" : "s") + std::string{step};
        ++i;
      }
    }
    degrees.push_back(degree);
  }
  return degrees;
}

/// Words of a level of education, each with the group that it names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 44> education_groups = {
    {{"sd", "SD"},
     {"mi", "SD"},
     {"sdn", "SD"},
     {"dasar", "SD"},
     {"smp", "SMP"},
     {"mts", "SMP"},
     {"sltp", "SMP"},
     {"smpn", "SMP"},
     {"sma", "SMA"},
     {"smk", "SMA"},
     {"slta", "SMA"},
     {"ma", "SMA"},
     {"smu", "SMA"},
     {"stm", "SMA"},
     {"smea", "SMA"},
     {"man", "SMA"},
     {"sman", "SMA"},
     {"d1", "D1-D3"},
     {"d2", "D1-D3"},
     {"d3", "D1-D3"},
     {"di", "D1-D3"},
     {"dii", "D1-D3"},
     {"diii", "D1-D3"},
     {"diploma", "D1-D3"},
     {"akademi", "D1-D3"},
     {"d4", "D4/S1"},
     {"div", "D4/S1"},
     {"s1", "D4/S1"},
     {"sarjana", "D4/S1"},
     {"s2", "S2 ke atas"},
     {"s3", "S2 ke atas"},
     {"magister", "S2 ke atas"},
     {"master", "S2 ke atas"},
     {"doktor", "S2 ke atas"},
     {"pascasarjana", "S2 ke atas"},
     {"a", "SD"},
     {"b", "SMP"},
     {"c", "SMA"},  // of `Paket`
     // Words that say nothing of the group.
     {"sederajat", ""},
     {"paket", ""},
     {"sekolah", ""},
     {"tamat", ""},
     {"ke", ""},
     {"atas", ""}}};

std::string education_of(std::string_view label) {
  std::string_view found;
  bool packet = false;
  for (const std::string& degree : degrees_of(label)) {
    const bool letter = degree == "a" || degree == "b" || degree == "c";
    std::optional<std::string_view> group;
    for (const auto& [name, of] : education_groups)
      if (name == degree) group = of;
    if (!group || (letter && !packet)) return unknown;
    packet = degree == "paket";
    if (group->empty()) continue;
    if (!found.empty() && found != *group) return unknown;
    found = *group;
  }
  return found.empty() ? unknown : std::string{found};
}

}  // namespace

std::string_view name_of(profile_field field) noexcept { return field_names.of(field); }

std::optional<profile_field> profile_field_named(std::string_view name) {
  const std::string label = folded(name);
  for (const std::string_view word : field_names.words)
    if (folded(word) == label) return field_names.named(word);
  return std::nullopt;
}

std::optional<profile_field> profile_field_of(std::string_view header) {
  const std::string label = without_frills(folded(header));
  if (const auto field = field_called(label)) return field;
  if (const std::size_t slash = header.rfind('/'); slash != std::string_view::npos)
    if (const auto field = field_called(folded(header.substr(slash + 1)))) return field;
  // A name of two words or more may go on: `Unit layanan yang dikunjungi`.
  for (const usual_name& usual : usual_names)
    if (usual.name.find(' ') != std::string_view::npos && label.starts_with(usual.name) &&
        label[usual.name.size()] == ' ')
      return usual.field;
  return std::nullopt;
}

std::string normalised(profile_field field, std::string_view value) {
  if (trimmed(value).empty() || trimmed(value) == "-") return {};
  switch (field) {
    case profile_field::sex: return sex_of(folded(value));
    case profile_field::age: return age_band_of(value);
    case profile_field::education: return education_of(folded(value));
    case profile_field::unit:
    case profile_field::service:
    case profile_field::occupation:
    case profile_field::date: break;
  }
  return without_doubled_blanks(value);
}

}  // namespace ikm
