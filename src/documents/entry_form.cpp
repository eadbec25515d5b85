// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/entry_form.hpp>

#include "documents/workbook_writer.hpp"

#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace ikm {
namespace {

using four_words = std::array<std::string_view, 4>;

/// What the annexed questionnaire asks about an element, and its answers from 1 to 4.
struct annexed_question {
  std::string_view element;
  std::string_view about;
  four_words words;
};

// Source: PermenPAN-RB 14/2017, annexed questionnaire; `maklumat` from 16/2014.
constexpr std::array<annexed_question, 10> annexed = {{
    {"persyaratan",
     "kesesuaian persyaratan pelayanan dengan jenis pelayanannya",
     {"Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"}},
    {"prosedur", "kemudahan prosedur pelayanan di unit ini", {"Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"}},
    {"waktu", "kecepatan waktu dalam memberikan pelayanan", {"Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"}},
    {"biaya", "kewajaran biaya/tarif dalam pelayanan", {"Sangat mahal", "Cukup mahal", "Murah", "Gratis"}},
    {"produk",
     "kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan",
     {"Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"}},
    {"kompetensi",
     "kompetensi/kemampuan petugas dalam pelayanan",
     {"Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"}},
    {"perilaku",
     "perilaku petugas dalam pelayanan terkait kesopanan dan keramahan",
     {"Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"}},
    {"maklumat", "pelaksanaan maklumat pelayanan", {"Tidak baik", "Kurang baik", "Baik", "Sangat baik"}},
    {"pengaduan",
     "penanganan pengaduan pengguna layanan",
     {"Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"}},
    {"sarana", "kualitas sarana dan prasarana", {"Buruk", "Cukup", "Baik", "Sangat baik"}},
}};

constexpr four_words usual_words_of_quality = {"Tidak baik", "Kurang baik", "Baik", "Sangat baik"};

/// One question as the form asks it.
struct asked_question {
  std::string text = {};                ///< with its code in brackets at the end
  std::vector<std::string> words = {};  ///< from the lowest step; none: the steps alone
};

asked_question question_of(const methodology& method, std::size_t question, language lang) {
  const element& asked = method.elements()[method.element_of(question)];
  const std::string code = " [" + method.question_at(question).code + "]";
  if (lang == language::english) return {"How do you rate: " + shown(asked.name.en, 400) + "?" + code, {}};
  const auto* const known = std::find_if(annexed.begin(), annexed.end(),
                                         [&](const annexed_question& each) { return each.element == asked.id; });
  const bool is_annexed = known != annexed.end() && asked.questions.size() == 1;
  asked_question made{"Bagaimana pendapat Saudara tentang " +
                          (is_annexed ? std::string{known->about} : shown(asked.name.id, 400)) + "?" + code,
                      {}};
  if (method.scale() != answer_scale{1, 4}) return made;
  const four_words& words = known != annexed.end() ? known->words : usual_words_of_quality;
  made.words.assign(words.begin(), words.end());
  return made;
}

/// A field of the profile, and the values that can be chosen.
struct profile_column {
  const char* title;
  std::vector<std::string> values;
  double width;
};

std::vector<profile_column> profile_columns(language lang) {
  const std::vector<std::string> education = {"SD", "SMP", "SMA", "D1-D3", "D4/S1", "S2 ke atas"};
  return {
      {label(lang, "Tanggal", "Date"), {}, 12},
      {label(lang, "Jenis layanan", "Service"), {}, 18},
      {label(lang, "Jenis kelamin", "Sex"), {label(lang, "Laki-laki", "Male"), label(lang, "Perempuan", "Female")}, 13},
      {label(lang, "Umur", "Age"), {}, 8},
      {label(lang, "Pendidikan", "Education"), education, 13},
      {label(lang, "Pekerjaan", "Occupation"), {}, 16}};
}

constexpr std::uint32_t rows_of_a_form = 5000;

std::vector<std::string> steps_of(const answer_scale& scale) {
  std::vector<std::string> made;
  made.reserve(static_cast<std::size_t>(scale.highest - scale.lowest) + 1);
  for (int step = scale.lowest; step <= scale.highest; ++step) made.push_back(std::to_string(step));
  return made;
}

cell_rule rule_of(const asked_question& asked, const answer_scale& scale, language lang) {
  const std::string steps = std::to_string(scale.lowest) + "–" + std::to_string(scale.highest);
  cell_rule made{.title = label(lang, "Jawaban", "Answer")};
  if (asked.words.empty()) {
    made.what = cell_rule::kind::whole_number;
    made.least = scale.lowest;
    made.most = scale.highest;
    made.message = steps;
    made.refusal = label(lang, "Isi bilangan bulat ", "Enter a whole number ") + steps;
    return made;
  }
  made.what = cell_rule::kind::list;
  made.values = asked.words;
  for (std::string& step : steps_of(scale)) made.values.push_back(std::move(step));
  for (std::size_t i = 0; i < asked.words.size(); ++i)
    made.message += (i == 0 ? "" : ", ") + std::to_string(scale.lowest + static_cast<int>(i)) + " " + asked.words[i];
  made.refusal = label(lang, "Isi 1–4, atau salah satu katanya; kosongkan bila tidak dijawab",
                       "Enter 1–4 or one of the words; leave it empty where there is no answer");
  return made;
}

void write_top(sheet_writer& to, const methodology& method, language lang) {
  to.text(0, label(lang, "Isian survei kepuasan masyarakat", "Entry of the satisfaction survey"), {cell_look::title});
  to.next_row();
  to.text(0, shown(method.definition().name.in(lang), 400), {cell_look::note});
  to.next_row();
  const std::string steps = std::to_string(method.scale().lowest) + "–" + std::to_string(method.scale().highest);
  to.text(0,
          label(lang, "Satu baris tiap responden. Jawaban: ", "One row per respondent. Answers: ") + steps +
              label(lang, " atau katanya; yang tidak dijawab dikosongkan.", "; where there is none, leave it empty."),
          {cell_look::note});
  to.next_row();
}

}  // namespace

std::string form_xlsx(const methodology& method, language lang) {
  workbook_writer book{label(lang, "Isian survei kepuasan masyarakat", "Entry of the satisfaction survey")};
  sheet_writer to = book.sheet(label(lang, "Isian", "Entry"));
  const std::vector<profile_column> profile = profile_columns(lang);
  const auto first_question = static_cast<std::uint32_t>(profile.size());
  const auto last_question = first_question + static_cast<std::uint32_t>(method.question_count()) - 1;
  constexpr double question_width = 24;
  constexpr double suggestion_width = 40;
  constexpr double header_height = 90;
  for (std::uint32_t i = 0; i < profile.size(); ++i) to.width(i, i, profile[i].width);
  to.width(first_question, last_question, question_width);
  to.width(last_question + 1, last_question + 1, suggestion_width);
  write_top(to, method, lang);
  for (std::uint32_t i = 0; i < profile.size(); ++i) to.text(i, profile[i].title, {cell_look::heading});
  for (std::uint32_t q = 0; q < method.question_count(); ++q)
    to.text(first_question + q, question_of(method, q, lang).text, {cell_look::heading});
  to.text(last_question + 1, label(lang, "Saran", "Suggestions"), {cell_look::heading});
  to.height(header_height);
  to.next_row();
  to.freeze({to.row(), 0});
  const std::uint32_t first = to.row();
  const std::uint32_t last = first + rows_of_a_form - 1;
  for (std::uint32_t i = 0; i < profile.size(); ++i)
    if (!profile[i].values.empty())
      to.rule({first, i}, {last, i}, {.what = cell_rule::kind::list, .values = profile[i].values});
  for (std::uint32_t q = 0; q < method.question_count(); ++q)
    to.rule({first, first_question + q}, {last, first_question + q},
            rule_of(question_of(method, q, lang), method.scale(), lang));
  to.print_area({first, last_question + 1}, true);
  return book.bytes();
}

std::string form_text(const methodology& method, language lang) {
  std::string made = shown(method.definition().name.in(lang), 400) + "\n\n";
  made += label(lang, "Profil (tiap baris satu pertanyaan):\n", "Profile (one question per line):\n");
  for (const profile_column& field : profile_columns(lang)) {
    made += std::string{field.title} + "\n";
    for (const std::string& value : field.values) made += "  - " + value + "\n";
  }
  made += label(lang, "\nPertanyaan (pilihan ganda, satu jawaban):\n", "\nQuestions (multiple choice, one answer):\n");
  for (std::size_t q = 0; q < method.question_count(); ++q) {
    const asked_question asked = question_of(method, q, lang);
    made += asked.text + "\n";
    for (const std::string& word : asked.words.empty() ? steps_of(method.scale()) : asked.words)
      made += "  - " + word + "\n";
  }
  made += label(lang, "\nPertanyaan terbuka:\nSaran\n", "\nOpen question:\nSuggestions\n");
  return made;
}

}  // namespace ikm
