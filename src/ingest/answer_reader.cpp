// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/answer_reader.hpp>

#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ikm {
namespace {

struct usual_word {
  std::string_view element;  // id; empty: every element
  std::string_view word;
  answer score;
};

/// From the questionnaires annexed to the regulations and the forms in use. The order is that in which they are listed
/// to a person who wrote another one.
constexpr std::array usual_words = {
    usual_word{"persyaratan", "Tidak sesuai", 1}, usual_word{"persyaratan", "Kurang sesuai", 2},
    usual_word{"persyaratan", "Sesuai", 3}, usual_word{"persyaratan", "Sangat sesuai", 4},
    usual_word{"produk", "Tidak sesuai", 1}, usual_word{"produk", "Kurang sesuai", 2},
    usual_word{"produk", "Sesuai", 3}, usual_word{"produk", "Sangat sesuai", 4},
    usual_word{"prosedur", "Tidak mudah", 1}, usual_word{"prosedur", "Sulit", 1},
    usual_word{"prosedur", "Kurang mudah", 2}, usual_word{"prosedur", "Mudah", 3},
    usual_word{"prosedur", "Sangat mudah", 4}, usual_word{"waktu", "Tidak cepat", 1}, usual_word{"waktu", "Lambat", 1},
    usual_word{"waktu", "Kurang cepat", 2}, usual_word{"waktu", "Lumayan lambat", 2}, usual_word{"waktu", "Cepat", 3},
    usual_word{"waktu", "Sangat cepat", 4},
    // Here the first option of the form is the worst answer: many applications score it 4.
    usual_word{"biaya", "Sangat mahal", 1}, usual_word{"biaya", "Cukup mahal", 2}, usual_word{"biaya", "Mahal", 2},
    usual_word{"biaya", "Murah", 3}, usual_word{"biaya", "Gratis", 4}, usual_word{"biaya", "Tidak wajar", 1},
    usual_word{"biaya", "Kurang wajar", 2}, usual_word{"biaya", "Wajar", 3}, usual_word{"biaya", "Sangat wajar", 4},
    usual_word{"kompetensi", "Tidak kompeten", 1}, usual_word{"kompetensi", "Tidak mampu", 1},
    usual_word{"kompetensi", "Kurang kompeten", 2}, usual_word{"kompetensi", "Kurang mampu", 2},
    usual_word{"kompetensi", "Kompeten", 3}, usual_word{"kompetensi", "Mampu", 3},
    usual_word{"kompetensi", "Sangat kompeten", 4}, usual_word{"kompetensi", "Sangat mampu", 4},
    usual_word{"perilaku", "Tidak sopan dan ramah", 1}, usual_word{"perilaku", "Tidak sopan dan tidak ramah", 1},
    usual_word{"perilaku", "Kurang sopan dan ramah", 2}, usual_word{"perilaku", "Kurang sopan dan kurang ramah", 2},
    usual_word{"perilaku", "Sopan dan ramah", 3}, usual_word{"perilaku", "Sangat sopan dan ramah", 4},
    usual_word{"perilaku", "Sangat sopan dan sangat ramah", 4}, usual_word{"sarana", "Buruk", 1},
    usual_word{"sarana", "Cukup", 2}, usual_word{"sarana", "Baik", 3}, usual_word{"sarana", "Sangat baik", 4},
    usual_word{"pengaduan", "Tidak ada", 1}, usual_word{"pengaduan", "Ada tetapi tidak berfungsi", 2},
    usual_word{"pengaduan", "Berfungsi kurang maksimal", 3}, usual_word{"pengaduan", "Dikelola dengan baik", 4},
    usual_word{"", "Tidak baik", 1}, usual_word{"", "Tidak puas", 1}, usual_word{"", "Kurang baik", 2},
    usual_word{"", "Kurang puas", 2}, usual_word{"", "Baik", 3}, usual_word{"", "Puas", 3},
    usual_word{"", "Sangat baik", 4}, usual_word{"", "Sangat puas", 4}};

/// Spellings met in forms, word by word.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> spellings = {{{"tdk", "tidak"},
                                                                                      {"tak", "tidak"},
                                                                                      {"krg", "kurang"},
                                                                                      {"kurag", "kurang"},
                                                                                      {"kurnag", "kurang"},
                                                                                      {"sgt", "sangat"},
                                                                                      {"sngat", "sangat"},
                                                                                      {"sanggat", "sangat"},
                                                                                      {"sangt", "sangat"},
                                                                                      {"tapi", "tetapi"},
                                                                                      {"maximal", "maksimal"},
                                                                                      {"komptn", "kompeten"},
                                                                                      {"kompenten", "kompeten"},
                                                                                      {"sesui", "sesuai"},
                                                                                      {"sesuia", "sesuai"},
                                                                                      {"dgn", "dengan"}}};

/// Words that only a form of five steps has. Squeezed into four they would make a wrong index that looks right.
constexpr std::array<std::string_view, 21> five_step_words = {"netral",
                                                              "biasa saja",
                                                              "biasa",
                                                              "ragu ragu",
                                                              "cukup puas",
                                                              "cukup baik",
                                                              "cukup sesuai",
                                                              "cukup mudah",
                                                              "cukup cepat",
                                                              "cukup setuju",
                                                              "cukup kompeten",
                                                              "cukup mampu",
                                                              "cukup wajar",
                                                              "cukup sopan dan ramah",
                                                              "sangat tidak puas",
                                                              "sangat tidak baik",
                                                              "sangat tidak setuju",
                                                              "sangat tidak sesuai",
                                                              "sangat buruk",
                                                              "sangat tidak mudah",
                                                              "sangat tidak cepat"};

std::string spelt(std::string_view label) {
  std::string text;
  for (std::string_view word : words_of(label)) {
    for (const auto& [met, meant] : spellings)
      if (word == met) word = meant;
    text += (text.empty() ? "" : " ") + std::string{word};
  }
  return text;
}

bool is_code(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `a1`, `ao04`, `l002`: how LimeSurvey names answers.
bool is_answer_code(std::string_view label) {
  constexpr std::string_view beginnings[] = {"ao", "a", "l"};
  return label.size() <= 5 && std::ranges::any_of(beginnings, [&](std::string_view letters) {
           return label.starts_with(letters) && is_code(label.substr(letters.size()));
         });
}

}  // namespace

answer_reader::answer_reader(const methodology& method, const mapping& said)
    : scale_{method.scale()},
      mapped_(method.elements().size()),
      usual_(method.elements().size()),
      mapped_listed_(method.elements().size()),
      usual_listed_(method.elements().size()) {
  for (std::size_t q = 0; q < method.question_count(); ++q) element_of_.push_back(method.element_of(q));
  for (std::size_t e = 0; e < mapped_.size(); ++e) {
    const std::string& id = ids_.emplace_back(method.elements()[e].id);
    for (const std::string_view whose : {std::string_view{id}, std::string_view{}})
      if (const auto words = said.words.find(std::string{whose}); words != said.words.end())
        for (const auto& [word, score] : words->second) {
          if (score < scale_.lowest || score > scale_.highest)
            throw mapping_error{{"pemetaan: nilai kata '" + word + "' di luar skala",
                                 "mapping: the score of the word '" + word + "' is outside the scale"}};
          const std::string label = folded(word);
          codes_mapped_ = codes_mapped_ || is_code(label);
          if (mapped_[e].try_emplace(label, static_cast<answer>(score)).second) mapped_listed_[e].push_back(word);
        }
    for (const std::string& word : said.blanks) {
      const std::string label = folded(word);
      codes_mapped_ = codes_mapped_ || is_code(label);
      if (!label.empty()) mapped_[e].try_emplace(label, blank);
    }
    if (scale_ != answer_scale{1, 4}) continue;
    for (const usual_word& usual : usual_words)
      if (usual.element == id || usual.element.empty())
        if (const std::string label = folded(usual.word);
            !mapped_[e].contains(label) && usual_[e].try_emplace(label, usual.score).second)
          usual_listed_[e].emplace_back(usual.word);
  }
}

decoded answer_reader::read_word(std::size_t question, std::string_view cell) const {
  const std::size_t element = element_of_[question];
  if (cell.size() > 200) return {blank, reason::text_answer};  // free text, not an answer
  const auto known = [&](const std::string& word) -> std::optional<answer> {
    if (const auto place = mapped_[element].find(word); place != mapped_[element].end()) return place->second;
    if (!usual_read_) return std::nullopt;
    if (const auto place = usual_[element].find(word); place != usual_[element].end()) return place->second;
    return std::nullopt;
  };
  const std::string label = folded(cell);
  if (const auto score = known(label)) return {*score};
  if (codes_mapped_) {
    const decoded code = decode(cell, scale_);
    if (!code.wrong || *code.wrong != reason::text_answer) return code;
  }
  if (is_answer_code(label)) return {blank, reason::coded_answer};
  if (!usual_read_) return {blank, reason::text_answer};
  const std::string word = spelt(label);
  if (const auto score = known(word)) return {*score};
  // `3. Sesuai`, `Sesuai (3)`: the code and the word must say the same. `c. Sesuai`: the word says it.
  const std::size_t first_blank = word.find(' ');
  const std::size_t last_blank = word.rfind(' ');
  if (first_blank != std::string::npos) {
    const std::string front = word.substr(0, first_blank);
    const std::string back = word.substr(last_blank + 1);
    const bool code_in_front = is_code(front);
    const bool letter = front.size() == 1 && front[0] >= 'a' && front[0] <= 'e';
    const std::string rest = code_in_front || letter ? word.substr(first_blank + 1) : word.substr(0, last_blank);
    if (code_in_front || letter || is_code(back))
      if (const auto score = known(rest)) {
        if (letter) return {*score};
        const decoded code = decode(code_in_front ? front : back, scale_);
        if (!code.wrong && code.given == *score) return code;
        return {blank, reason::code_against_word};
      }
  }
  if (scale_ == answer_scale{1, 4} &&
      std::find(five_step_words.begin(), five_step_words.end(), word) != five_step_words.end())
    return {blank, reason::five_point_form};
  return {blank, reason::text_answer};
}

namespace {

fault fault_of(reason why, std::string cell, known_answers known) {
  switch (why) {
    case reason::out_of_scale: return faults::out_of_scale{std::move(cell), known.scale};
    case reason::decimal_answer: return faults::decimal_answer{std::move(cell), known.scale};
    case reason::code_against_word: return faults::code_against_word{std::move(cell), std::move(known)};
    case reason::coded_answer: return faults::coded_answer{std::move(cell), std::move(known)};
    case reason::five_point_form: return faults::five_point_form{std::move(cell), known.scale};
    default: return faults::text_answer{std::move(cell), std::move(known)};
  }
}

}  // namespace

complaint answer_reader::complaint_about(std::size_t question, const std::string& header, std::string_view cell,
                                         reason why) const {
  const std::string found = quotable(trimmed(cell));
  complaint wrong{.where = {.column = header}, .what = fault_of(why, found, known(question))};
  const std::string word = shown(quotable(trimmed(cell)));
  const auto score = [&](const std::string& section, edit_value value) {
    wrong.remedies.emplace_back(std::vector<mapping_edit>{{section, word, std::move(value)}});
  };
  if (why == reason::text_answer || why == reason::decimal_answer || why == reason::code_against_word)
    score("words." + ids_[element_of_[question]], to_complete{});
  if (why == reason::coded_answer) {
    score("words", std::int64_t{scale_.highest});
    score("words", std::int64_t{scale_.lowest});
  }
  return wrong;
}

known_answers answer_reader::known(std::size_t question) const {
  known_answers known{.scale = scale_};
  const std::size_t element = element_of_[question];
  for (const auto* const words : {&mapped_listed_[element], &usual_listed_[element]}) {
    if (words == &usual_listed_[element] && !usual_read_) continue;
    known.words.insert(known.words.end(), words->begin(), words->end());
  }
  return known;
}

}  // namespace ikm
