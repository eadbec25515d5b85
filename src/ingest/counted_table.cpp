// SPDX-License-Identifier: BSL-1.0
#include "ingest/counted_table.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/usual_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ikm {
namespace {

/// What may be beside the number or the word of a step: `Jumlah jawaban 3`, `Responden yang menjawab "Baik"`.
constexpr std::array<std::string_view, 40> words_beside = {
    "likert", "poin",      "point",     "tingkat",     "total",   "jlh",    "resp",     "org",
    "nilai",  "skor",      "skala",     "jawaban",     "pilihan", "opsi",   "jumlah",   "jml",
    "banyak", "banyaknya", "frekuensi", "frek",        "f",       "n",      "angka",    "responden",
    "orang",  "menjawab",  "memilih",   "yang",        "score",   "answer", "answers",  "answered",
    "option", "value",     "rating",    "respondents", "count",   "of",     "kategori", "persepsi"};
constexpr std::array<std::string_view, 23> blank_words = {
    "tidak ada jawaban", "tdk menjawab",  "tdk diisi",     "blangko",      "blanko",
    "no response",       "not answered",  "no answers",    "kosong",       "tidak menjawab",
    "tidak diisi",       "tidak mengisi", "tidak dijawab", "tidak terisi", "tak menjawab",
    "tak diisi",         "tanpa jawaban", "blank",         "blanks",       "no answer",
    "missing",           "abstain",       "unanswered"};
constexpr std::array<std::string_view, 14> total_words = {"jumlah",     "jml",    "total",       "sum",    "n",
                                                          "responden",  "sampel", "respondents", "banyak", "banyaknya",
                                                          "respondent", "sample", "\u03C3",      "\u03A3"};
/// What is made of counts and is none.
constexpr std::array<std::string_view, 18> derived_words = {
    "nilai",      "skor",       "score",   "bobot",  "nrr",   "rata", "rerata", "tertimbang", "persen",
    "persentase", "prosentase", "percent", "indeks", "index", "ikm",  "mutu",   "mean",       "average"};
constexpr std::array<std::string_view, 6> share_words = {"persen",  "persentase", "prosentase",
                                                         "percent", "percentage", "proporsi"};
/// Words of degrees: a column that holds one and is not a step of the scale is a step of another.
constexpr std::array<std::string_view, 12> degree_words = {"sangat", "cukup", "kurang", "tidak", "netral",  "ragu",
                                                           "sedang", "biasa", "agak",   "very",  "neutral", "fair"};
/// Letters of four steps, as tables with narrow columns have them.
constexpr std::array<std::array<std::string_view, 4>, 6> letters_of_steps = {{{"tb", "kb", "b", "sb"},
                                                                              {"tp", "kp", "p", "sp"},
                                                                              {"ts", "ks", "s", "ss"},
                                                                              {"sts", "ts", "s", "ss"},
                                                                              {"tm", "km", "m", "sm"},
                                                                              {"stp", "tp", "p", "sp"}}};

bool is_one_of(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_any(std::string_view label, const auto& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return holds_words(label, phrase); });
}

bool is_share(std::string_view text) {
  return text.find('%') != std::string_view::npos || holds_any(folded(text), share_words);
}

/// The number that a word of a header is: `3`, `n3`, `f3`.
std::optional<int> number_in(std::string_view word) {
  if (word.size() > 1 && (word.front() == 'n' || word.front() == 'f')) word.remove_prefix(1);
  if (word.empty() || word.size() > 2 || word.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return word.size() == 1 ? word[0] - '0' : (word[0] - '0') * 10 + (word[1] - '0');
}

/// What a word of the usual forms is worth, whatever the element.
std::optional<int> score_of(std::string_view words) {
  for (const usual_word& one : usual_words())
    if (folded(one.word) == words) return one.score;
  return std::nullopt;
}

/// A header of one column, taken apart.
struct step_label {
  std::optional<int> number = {};
  std::optional<int> word = {};
  bool understood = true;  ///< there is nothing else in it
};

step_label step_label_of(std::string_view label) {
  step_label made;
  std::string rest;
  for (const std::string_view word : words_of(label)) {
    if (const auto number = number_in(word); number && !made.number)
      made.number = number;
    else if (!is_one_of(words_beside, word))
      rest += (rest.empty() ? "" : " ") + std::string{word};
  }
  if (rest.empty()) return made;
  made.word = score_of(rest);
  made.understood = made.word.has_value();
  return made;
}

/// The step that a column counts; words are known of the usual scale only.
std::optional<int> step_of(const step_label& label, const answer_scale& scale) {
  if (!label.understood || (label.word && scale != answer_scale{1, 4})) return std::nullopt;
  if (label.number && label.word && label.number != label.word) return std::nullopt;
  return label.number ? label.number : label.word;
}

class header_of_counts {
 public:
  header_of_counts(std::span<const std::string_view> header, std::span<const std::string_view> above,
                   const answer_scale& scale)
      : scale_{scale} {
    const auto filled = [](std::string_view cell) { return !trimmed(cell).empty(); };
    const auto texts = std::count_if(above.begin(), above.end(), filled);
    const bool is_title = texts == 1 && filled(above.front());  // and covers nothing
    std::string_view group;
    for (std::size_t c = 0; c < header.size(); ++c) {
      if (!is_title && c < above.size() && filled(above[c])) group = above[c];
      labels_.push_back(folded(header[c]));
      shares_.push_back(is_share(header[c]) || is_share(group));
    }
  }

  counted_layout find() {
    if (!find_steps() && !find_letters()) return {};
    const std::size_t first = *std::min_element(made_.steps.begin(), made_.steps.end());
    for (std::size_t c = 0; c < labels_.size(); ++c) {
      if (is_step(c) || shares_[c]) continue;
      const std::string& label = labels_[c];
      if (is_blank_label(label)) {
        if (made_.blanks.empty())
          made_.blanks.push_back(c);
        else
          made_.twice.emplace_back(made_.blanks.front(), c);
      } else if (is_one_of(total_words, first_word(label)) && !holds_any(label, derived_words)) {
        made_.totals.push_back(c);
      } else if (is_beyond(c)) {
        made_.beyond.push_back(c);
      } else if (c < first || first == 0) {
        made_.labels.push_back(c);
      }
    }
    return std::move(made_);
  }

 private:
  bool find_steps() {
    std::vector<std::optional<std::size_t>> found(static_cast<std::size_t>(scale_.highest - scale_.lowest) + 1);
    for (std::size_t c = 0; c < labels_.size(); ++c) {
      if (shares_[c] || labels_[c].empty() || is_blank_label(labels_[c])) continue;
      const auto step = step_of(step_label_of(labels_[c]), scale_);
      if (!step || *step < scale_.lowest || *step > scale_.highest) continue;
      auto& place = found[static_cast<std::size_t>(*step - scale_.lowest)];
      if (place)
        made_.twice.emplace_back(*place, c);
      else
        place = c;
    }
    return keep(found);
  }

  bool find_letters() {
    if (scale_ != answer_scale{1, 4}) return false;
    for (const auto& letters : letters_of_steps) {
      std::vector<std::optional<std::size_t>> found(letters.size());
      for (std::size_t c = 0; c < labels_.size(); ++c)
        for (std::size_t step = 0; step < letters.size(); ++step)
          if (labels_[c] == letters[step] && !shares_[c] && !found[step]) found[step] = c;
      if (keep(found)) return true;
    }
    return false;
  }

  bool keep(const std::vector<std::optional<std::size_t>>& found) {
    if (!std::all_of(found.begin(), found.end(), [](const auto& place) { return place.has_value(); })) {
      made_ = {};
      return false;
    }
    for (const auto& place : found) made_.steps.push_back(*place);
    return true;
  }

  [[nodiscard]] bool is_step(std::size_t column) const {
    return std::find(made_.steps.begin(), made_.steps.end(), column) != made_.steps.end() ||
           std::any_of(made_.twice.begin(), made_.twice.end(), [&](const auto& pair) { return pair.second == column; });
  }

  [[nodiscard]] static bool is_blank_label(std::string_view label) {
    return label == "0" || holds_any(label, blank_words);
  }

  /// `5` of four steps, `Cukup baik` beside `Kurang baik` and `Baik`.
  [[nodiscard]] bool is_beyond(std::size_t column) const {
    const step_label label = step_label_of(labels_[column]);
    if (label.number && label.understood) return *label.number == scale_.highest + 1;
    return !label.understood && holds_any(labels_[column], degree_words);
  }

  [[nodiscard]] static std::string_view first_word(std::string_view label) { return label.substr(0, label.find(' ')); }

  answer_scale scale_;
  std::vector<std::string> labels_ = {};
  std::vector<bool> shares_ = {};
  counted_layout made_ = {};
};

}  // namespace

counted_layout counted_layout_of(std::span<const std::string_view> header, std::span<const std::string_view> above,
                                 const answer_scale& scale) {
  constexpr std::size_t most_columns = 200;  // what is wider is not such a table
  if (header.size() > most_columns) return {};
  return header_of_counts{header, above, scale}.find();
}

}  // namespace ikm
