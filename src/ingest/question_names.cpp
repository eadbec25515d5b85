// SPDX-License-Identifier: BSL-1.0
#include "ingest/question_names.hpp"

#include "base/ascii.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <ikm/ingest/profile.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace ikm {
namespace {

struct keyword {
  std::string_view element;
  std::string_view word;
};

constexpr std::array keywords_of_elements = {keyword{"persyaratan", "persyaratan"},
                                             keyword{"persyaratan", "syarat"},
                                             keyword{"persyaratan", "requirements"},
                                             keyword{"prosedur", "prosedur"},
                                             keyword{"prosedur", "mekanisme"},
                                             keyword{"prosedur", "alur pelayanan"},
                                             keyword{"prosedur", "procedure"},
                                             keyword{"waktu", "waktu"},
                                             keyword{"waktu", "kecepatan"},
                                             keyword{"biaya", "biaya"},
                                             keyword{"biaya", "tarif"},
                                             keyword{"produk", "produk"},
                                             keyword{"produk", "hasil pelayanan"},
                                             keyword{"produk", "hasil layanan"},
                                             keyword{"kompetensi", "kompetensi"},
                                             keyword{"kompetensi", "kemampuan"},
                                             keyword{"kompetensi", "keterampilan"},
                                             keyword{"perilaku", "perilaku"},
                                             keyword{"perilaku", "kesopanan"},
                                             keyword{"perilaku", "keramahan"},
                                             keyword{"pengaduan", "pengaduan"},
                                             keyword{"pengaduan", "aduan"},
                                             keyword{"pengaduan", "keluhan"},
                                             keyword{"sarana", "sarana"},
                                             keyword{"sarana", "prasarana"},
                                             keyword{"sarana", "fasilitas"},
                                             keyword{"maklumat", "maklumat"},
                                             keyword{"kejelasan-petugas", "kejelasan"},
                                             keyword{"kedisiplinan-petugas", "kedisiplinan"},
                                             keyword{"tanggung-jawab-petugas", "tanggung jawab"},
                                             keyword{"kemampuan-petugas", "kemampuan"},
                                             keyword{"kecepatan", "kecepatan"},
                                             keyword{"keadilan", "keadilan"},
                                             keyword{"kesopanan-keramahan", "kesopanan"},
                                             keyword{"kesopanan-keramahan", "keramahan"},
                                             keyword{"kewajaran-biaya", "kewajaran biaya"},
                                             keyword{"kepastian-biaya", "kepastian biaya"},
                                             keyword{"kepastian-jadwal", "kepastian jadwal"},
                                             keyword{"kenyamanan", "kenyamanan"},
                                             keyword{"keamanan", "keamanan"},
                                             keyword{"informasi", "informasi"},
                                             keyword{"respon", "respon"},
                                             keyword{"respon", "respons"},
                                             keyword{"konsultasi", "konsultasi"},
                                             keyword{"konsultasi", "pengaduan"},
                                             keyword{"diskriminasi", "diskriminasi"},
                                             keyword{"diskriminasi", "membeda bedakan"},
                                             keyword{"kecurangan", "kecurangan"},
                                             keyword{"gratifikasi", "gratifikasi"},
                                             keyword{"gratifikasi", "imbalan"},
                                             keyword{"pungutan-liar", "pungutan liar"},
                                             keyword{"pungutan-liar", "pungutan"},
                                             keyword{"pungutan-liar", "pungli"},
                                             keyword{"percaloan", "percaloan"},
                                             keyword{"percaloan", "calo"}};

/// Words of headers that hold what a person wrote freely, or a file.
constexpr std::array<std::string_view, 12> free_text_words = {"saran",  "kritik",   "masukan",  "komentar",
                                                              "alasan", "sebutkan", "jelaskan", "unggah",
                                                              "upload", "lampiran", "foto",     "catatan"};
/// Words of headers that hold what was computed from the answers.
constexpr std::array<std::string_view, 11> derived_words = {
    "nrr", "ikm", "skm", "rata rata", "rerata", "jumlah", "total", "mutu", "tertimbang", "indeks", "bobot"};
/// Words of headers that hold another measure of the same thing: how long it took, how often, how much it matters. Its
/// figures may well look like answers.
constexpr std::array<std::string_view, 10> measure_words = {
    "waktu kunjungan", "jam kunjungan", "frekuensi",   "berapa kali", "berapa hari",
    "berapa jam",      "berapa menit",  "kepentingan", "ekspektasi",  "durasi"};
/// The same, between brackets: in a sentence they may mean something else.
constexpr std::array<std::string_view, 7> bracketed_measures = {"hari",    "jam", "menit",     "kali",
                                                                "harapan", "hr",  "importance"};
/// Words of headers that ask to write something down, or how much of it there was.
constexpr std::array<std::string_view, 22> writing_words = {
    "tulis",     "tuliskan",    "tulislah",    "sebutkan",        "isikan",      "uraikan",
    "ceritakan", "jelaskan",    "jika ada",    "bila ada",        "apabila ada", "kalau ada",
    "berapa",    "keluarkan",   "dikeluarkan", "media pengaduan", "media aduan", "isi pengaduan",
    "isi aduan", "isi keluhan", "ada keluhan", "jenis keluhan"};
/// Words of headers that ask how something is done, whatever else they hold.
constexpr std::array<std::string_view, 11> handling_words = {"penanganan",    "menangani", "ditangani", "pengelolaan",
                                                             "tindak lanjut", "respon",    "kualitas",  "bagaimana",
                                                             "pendapat",      "kewajaran", "kesesuaian"};
/// Words that may be beside `keluhan` without asking how complaints are handled.
constexpr std::array<std::string_view, 14> bare_words = {"keluhan",  "aduan",     "anda",      "saudara", "bapak",
                                                         "ibu",      "responden", "pelanggan", "pemohon", "masyarakat",
                                                         "pengguna", "layanan",   "pelayanan", "atau"};
/// Columns that a quiz adds to each question: points and remarks.
constexpr std::array<std::string_view, 4> quiz_ends = {"[skor]", "[score]", "[masukan]", "[feedback]"};
constexpr std::array<std::string_view, 5> quiz_beginnings = {"points - ", "feedback - ", "poin - ", "umpan balik - ",
                                                             "points – "};
/// What may be in front of a question's number.
constexpr std::array<std::string_view, 9> number_words = {"u",  "unsur", "q",    "p",    "pertanyaan",
                                                          "no", "nomor", "soal", "butir"};

bool holds_any(std::string_view label, const auto& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return holds_words(label, phrase); });
}

bool is_of_quiz(std::string_view header) {
  const std::string text = lower(trimmed(header));
  return std::any_of(quiz_ends.begin(), quiz_ends.end(), [&](std::string_view end) { return text.ends_with(end); }) ||
         std::any_of(quiz_beginnings.begin(), quiz_beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool holds_bracketed(std::string_view header) {
  for (std::size_t open = header.find('('); open != std::string_view::npos; open = header.find('(', open + 1)) {
    const std::string within = folded(header.substr(open, header.find(')', open) - open));
    if (std::find(bracketed_measures.begin(), bracketed_measures.end(), within) != bracketed_measures.end())
      return true;
  }
  return false;
}

std::size_t digits_at(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  return end <= 3 ? end : 0;
}

struct numbered {
  std::string code;  // `u 8`, `8`
  std::string rest;
};

/// `q8 sarana dan prasarana` taken apart; empty where no number is in front.
std::optional<numbered> number_in_front(std::string_view label) {
  for (const std::string_view word : number_words) {
    if (!label.starts_with(word)) continue;
    std::string_view behind = label.substr(word.size());
    if (behind.starts_with(' ')) behind.remove_prefix(1);
    const std::size_t digits = digits_at(behind);
    if (digits == 0 || (digits < behind.size() && behind[digits] != ' ')) continue;
    return numbered{std::string{word} + " " + std::string{behind.substr(0, digits)},
                    std::string{behind.substr(std::min(digits + 1, behind.size()))}};
  }
  const std::size_t digits = digits_at(label);
  if (digits == 0 || (digits < label.size() && label[digits] != ' ')) return std::nullopt;
  return numbered{std::string{label.substr(0, digits)}, std::string{label.substr(std::min(digits + 1, label.size()))}};
}

}  // namespace

question_names::question_names(const methodology& method) {
  const auto name = [&](std::string_view text, std::size_t question) {
    if (std::string label = folded(text); !label.empty()) names_.try_emplace(std::move(label), question);
  };
  // Codes before names: a code cannot be overruled.
  for (std::size_t q = 0; q < method.question_count(); ++q) {
    const std::string& code = method.question_at(q).code;
    name(code, q);
    if (const auto number = number_in_front(folded(code));
        number && number->rest.empty() && number->code.starts_with("u ")) {
      name(number->code, q);
      name("unsur" + number->code.substr(1), q);
      name("unsur" + number->code.substr(2), q);
    }
  }
  for (std::size_t e = 0; e < method.elements().size(); ++e) {
    const element& asked = method.elements()[e];
    if (asked.questions.size() > 1) continue;  // the name does not say which of them
    const std::size_t q = method.first_question(e);
    for (const std::string& text : {asked.code, asked.id, asked.name.id, asked.name.en}) name(text, q);
    bool known = false;
    for (const auto& [id, word] : keywords_of_elements)
      if (id == asked.id) {
        keywords_.emplace_back(word, q);
        known = true;
      }
    if (!known) keywords_.emplace_back(folded(asked.name.id), q);
  }
  std::stable_sort(keywords_.begin(), keywords_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::vector<claim> question_names::claims(std::string_view header) const {
  if (header.size() > 2000) return {};
  const std::string label = folded(header);
  if (label.empty() || is_of_quiz(header)) return {};
  const auto named = [&](std::string_view text) -> std::vector<claim> {
    const auto place = names_.find(text);
    if (place == names_.end()) return {};
    return {{place->second, claim_strength::named}};
  };
  if (auto found = named(label); !found.empty()) return found;
  // A row of a grid: `Bagaimana pendapat Anda? [Persyaratan]`.
  if (const std::string_view trimmed_header = trimmed(header); trimmed_header.ends_with(']'))
    if (const std::size_t bracket = trimmed_header.rfind('['); bracket != std::string_view::npos && bracket != 0)
      if (auto found = claims(trimmed_header.substr(bracket + 1, trimmed_header.size() - bracket - 2)); !found.empty())
        return found;
  // Group and question, as KoboToolbox and nested JSON have them.
  if (const std::size_t slash = header.rfind('/'); slash != std::string_view::npos)
    if (auto found = named(folded(header.substr(slash + 1)));
        !found.empty() && header.find(' ') == std::string_view::npos)
      return found;
  const auto number = number_in_front(label);
  const std::string_view text = number ? std::string_view{number->rest} : std::string_view{label};
  const std::vector<claim> coded = number ? named(number->code) : std::vector<claim>{};
  if (number) {
    if (text.empty()) return {};  // `Q8`: which element that is, is not in the header
    if (auto found = named(text); !found.empty()) return found;
  }
  if (profile_field_of(header) == profile_field::date) return {};
  if (holds_any(label, derived_words)) return {};
  if (holds_any(label, free_text_words) && !holds_words(label, "pengaduan")) return {};

  std::vector<std::size_t> found;
  std::string rest = " " + std::string{text} + " ";
  for (const auto& [phrase, question] : keywords_) {
    // A longer phrase takes its words away from shorter ones.
    const std::string whole = " " + phrase + " ";
    bool here = false;
    for (std::size_t at = rest.find(whole); at != std::string::npos; at = rest.find(whole)) {
      rest.replace(at, whole.size(), " | ");
      here = true;
    }
    if (here && std::find(found.begin(), found.end(), question) == found.end()) found.push_back(question);
  }
  if (found.empty()) {
    if (coded.empty()) return {};
    return {{coded.front().question, claim_strength::unclear}};
  }
  const bool measured = coded.empty() && (holds_any(label, measure_words) || holds_bracketed(header));
  if (found.size() == 1) return {{found.front(), measured ? claim_strength::unclear : claim_strength::worded}};
  for (const std::size_t question : found)
    if (!coded.empty() && coded.front().question == question) return {{question, claim_strength::worded}};
  std::vector<claim> unclear;
  unclear.reserve(found.size());
  for (const std::size_t question : found) unclear.push_back({question, claim_strength::unclear});
  return unclear;
}

bool asks_to_write(std::string_view header) {
  if (header.size() > 2000) return false;
  const std::string label = folded(header);
  const auto number = number_in_front(label);
  if (number && (number->code.starts_with("u ") || number->code.starts_with("unsur "))) return false;
  const std::string_view text = number ? std::string_view{number->rest} : std::string_view{label};
  if (holds_any(text, handling_words)) return false;
  if (holds_any(text, writing_words)) return true;
  const std::vector<std::string_view> words = words_of(text);
  const bool of_complaints = holds_words(text, "keluhan") || holds_words(text, "aduan");
  return of_complaints && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return std::find(bare_words.begin(), bare_words.end(), word) != bare_words.end();
         });
}

std::optional<question_number> question_number_of(std::string_view header) {
  if (header.size() > 2000) return std::nullopt;
  const std::string label = folded(header);
  const auto number = number_in_front(label);
  if (!number || is_of_quiz(header)) return std::nullopt;
  const std::size_t gap = number->code.rfind(' ');
  if (gap == std::string::npos) return std::nullopt;  // `10. Jenis kelamin`
  const std::string word = number->code.substr(0, gap);
  if (word == "no" || word == "nomor" || profile_field_of(number->rest)) return std::nullopt;
  if (holds_any(label, derived_words) || holds_any(label, free_text_words)) return std::nullopt;
  return question_number{word == "unsur" ? "u" : word, std::stoi(number->code.substr(gap + 1))};
}

}  // namespace ikm
