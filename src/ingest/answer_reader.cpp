// SPDX-License-Identifier: BSL-1.0
#include "ingest/answer_reader.hpp"

#include "base/ascii.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/quoted.hpp"
#include "ingest/usual_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ikm {
namespace {

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

/// How programs write that there is no answer.
bool is_missing_mark(std::string_view text) {
  if (text.size() < 2 || text.size() > 4) return false;
  constexpr std::string_view marks[] = {"na", "n/a", "#n/a", "nan", "null", "\\n"};
  return std::ranges::find(marks, lower(text)) != std::end(marks);
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
      literal_(method.elements().size()),
      mapped_(method.elements().size()),
      usual_(method.elements().size()),
      mapped_listed_(method.elements().size()),
      usual_listed_(method.elements().size()) {
  for (std::size_t q = 0; q < method.question_count(); ++q) element_of_.push_back(method.element_of(q));
  for (std::size_t e = 0; e < mapped_.size(); ++e) {
    const std::string& id = ids_.emplace_back(method.elements()[e].id);
    for (const std::string_view whose : {std::string_view{id}, std::string_view{}})
      if (const auto words = said.words.find(std::string{whose}); words != said.words.end())
        take_mapped(e, words->second);
    for (const std::string& word : said.blanks) take_mapped(e, word, blank);
    if (scale_ != answer_scale{1, 4}) continue;
    for (std::size_t i = 0; i < usual_words().size(); ++i) {
      const usual_word& usual = usual_words()[i];
      if (usual.element != id && !usual.element.empty()) continue;
      const scored_word scored{usual.score, static_cast<std::uint8_t>(i + 1)};
      if (const std::string label = folded(usual.word);
          !mapped_[e].contains(label) && usual_[e].try_emplace(label, scored).second)
        usual_listed_[e].emplace_back(usual.word);
    }
  }
}

/// One section of a mapping's words. Sections that came before win.
void answer_reader::take_mapped(std::size_t element, const std::map<std::string, int>& words) {
  std::map<std::string, int> by_letters;
  std::map<std::string, std::optional<int>> by_label;
  for (const auto& [word, score] : words) {
    if (score < scale_.lowest || score > scale_.highest)
      throw mapping_error{failure::score_out_of_scale,
                          {"pemetaan: nilai kata '" + word + "' di luar skala",
                           "mapping: the score of the word '" + word + "' is outside the scale"}};
    const auto same = by_letters.try_emplace(lower(trimmed(word)), score).first;
    if (same->second != score)
      throw mapping_error{
          failure::word_with_two_scores,
          {"pemetaan: kata '" + word + "' punya dua nilai", "mapping: the word '" + word + "' has two scores"}};
    const auto [label, fresh] = by_label.try_emplace(folded(word), score);
    if (!fresh && label->second != score) label->second.reset();  // it fits two words of different scores
  }
  for (const auto& [word, score] : words) {
    const auto given = static_cast<answer>(score);
    const std::string label = folded(word);
    const bool fresh = !mapped_[element].contains(label);
    take_literal(element, word, given);
    if (label.empty()) continue;  // `*` is only itself
    mapped_[element].try_emplace(label, by_label[label] ? std::optional{given} : std::nullopt);
    if (fresh || !by_label[label]) mapped_listed_[element].push_back(word);
  }
}

void answer_reader::take_mapped(std::size_t element, const std::string& word, answer given) {
  take_literal(element, word, given);
  if (const std::string label = folded(word); !label.empty()) mapped_[element].try_emplace(label, given);
}

/// What a mapping says literally goes before everything else, codes and dashes included.
void answer_reader::take_literal(std::size_t element, const std::string& word, answer given) {
  const std::string_view text = trimmed(word);
  if (text.empty()) return;
  literal_[element].try_emplace(std::string{text}, given);
  const decoded code = decode(text, scale_);
  codes_mapped_ = codes_mapped_ || !code.wrong || *code.wrong != reason::text_answer;
  codes_scored_ = codes_scored_ || (given != blank && !code.wrong && code.given != blank);
}

decoded answer_reader::read_word(std::size_t question, std::string_view cell) const {
  const std::size_t element = element_of_[question];
  if (cell.size() > 200) return {blank, reason::text_answer};  // free text, not an answer
  if (!literal_[element].empty())
    if (const auto place = literal_[element].find(trimmed(cell)); place != literal_[element].end())
      return {place->second};
  if (codes_mapped_) {
    const decoded code = decode(cell, scale_);
    if (!code.wrong || *code.wrong != reason::text_answer) return code;
  }
  if (is_missing_mark(trimmed(cell))) return {};
  bool fits_two = false;
  const auto known = [&](const std::string& word) -> std::optional<decoded> {
    if (const auto place = mapped_[element].find(word); place != mapped_[element].end()) {
      fits_two = !place->second;
      return place->second ? decoded{*place->second} : decoded{blank, reason::text_answer};
    }
    if (!usual_read_) return std::nullopt;
    const auto place = usual_[element].find(word);
    if (place == usual_[element].end()) return std::nullopt;
    return decoded{.given = place->second.score, .wrong = {}, .usual_word = place->second.usual};
  };
  const std::string label = folded(cell);
  if (const auto score = known(label)) return *score;
  if (is_answer_code(label)) return {blank, reason::coded_answer};
  if (!usual_read_) return {blank, reason::text_answer};
  const std::string word = spelt(label);
  if (const auto score = known(word)) return *score;
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
        if (letter || fits_two) return *score;
        const decoded code = decode(code_in_front ? front : back, scale_);
        if (!code.wrong && code.given == score->given) return *score;
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
  // A decimal is not a word: the rows are means, or another scale.
  if (why == reason::text_answer || why == reason::code_against_word)
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
    const bool usual = words == &usual_listed_[element];
    if (usual && !usual_read_) continue;
    known.words.insert(known.words.end(), words->begin(), words->end());
    for (const std::string& word : *words)
      known.scores.push_back(usual ? usual_[element].at(folded(word)).score
                                   : literal_[element].at(std::string{trimmed(word)}));
  }
  return known;
}

}  // namespace ikm
