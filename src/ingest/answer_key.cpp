// SPDX-License-Identifier: BSL-1.0
#include "ingest/answer_key.hpp"

#include "base/joined.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::size_t longest_text = 1000;  // of a cell that may hold a key

/// A code and the word that explains it.
struct key_pair {
  int code = 0;
  std::string word;
  answer score = blank;  // of the word, as it is known
};

/// Words that only a key has alone.
constexpr std::array<std::pair<std::string_view, answer>, 6> bare_words = {
    {{"buruk", 1}, {"jelek", 1}, {"tidak", 1}, {"kurang", 2}, {"cukup", 2}, {"sedang", 2}}};

/// Reads words as any question of the methodology does.
class word_reader {
 public:
  word_reader(const answer_reader& answers, std::size_t questions) : answers_{answers}, questions_{questions} {}

  /// Empty where no question knows the word, or questions differ.
  [[nodiscard]] std::optional<answer> score(std::string_view word) const {
    for (const auto& [bare, score] : bare_words)
      if (bare == word) return score;
    std::optional<answer> found;
    for (std::size_t q = 0; q < questions_; ++q) {
      const decoded one = answers_.read(q, word);
      if (one.wrong || one.usual_word == 0) continue;
      if (found && *found != one.given) return std::nullopt;
      found = one.given;
    }
    return found;
  }
  /// A word of a form of five steps.
  [[nodiscard]] bool is_of_five(std::string_view word) const {
    return questions_ != 0 && answers_.read(0, word).wrong == reason::five_point_form;
  }

 private:
  const answer_reader& answers_;
  std::size_t questions_;
};

using code_and_word = std::pair<int, std::string>;

bool is_digits(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

/// The pairs of a text without separators, with the codes before the words or after them.
std::vector<code_and_word> pairs_of(const std::vector<std::string_view>& words) {
  std::vector<code_and_word> found;
  const auto digit = [](std::string_view word) { return word.size() == 1 && word[0] >= '1' && word[0] <= '9'; };
  if (words.size() < 2 || digit(words.front()) == digit(words.back())) return found;
  const bool in_front = digit(words.front());
  std::string word;
  int code = 0;
  for (const std::string_view one : words) {
    if (!digit(one)) {
      append_item(word, one, " ");
      continue;
    }
    if (!word.empty()) found.emplace_back(in_front ? code : one[0] - '0', std::exchange(word, {}));
    code = one[0] - '0';
  }
  if (in_front && !word.empty()) found.emplace_back(code, std::move(word));
  return found;
}

/// `Sangat baik: 4, Baik: 3`: what is before the colon is a word of the key.
bool is_word_before_code(std::string_view text, std::size_t colon) {
  const std::string after = folded(text.substr(colon + 1));
  const std::vector<std::string_view> words = words_of(after);
  return words.size() > 1 && words[0].size() == 1 && is_digits(words[0]) && is_digits(words.back());
}

/// `Nilai 4 = Tidak sesuai`, `1 artinya Sangat baik`.
bool says_nothing(std::string_view word) {
  constexpr std::array<std::string_view, 21> words = {
      "nilai", "skor",    "kode",    "angka",  "poin",  "bobot", "jawaban", "pilihan", "skala", "keterangan", "ket",
      "arti",  "artinya", "berarti", "adalah", "score", "value", "code",    "point",   "means", "note"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The pairs of one text: `Keterangan: 1 = Sangat baik, 2 = Baik; 3 = Kurang baik`. None where larger numbers are
/// among them: those are bounds of grades.
std::vector<code_and_word> pairs_in(std::string_view text) {
  std::vector<code_and_word> found;
  if (text.size() > longest_text) return found;
  // `Keterangan: …`, but not `1: Sangat baik`.
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos)
    if (text.substr(0, colon).find_first_of("0123456789") == std::string_view::npos) {
      const bool sole_word = text.substr(colon + 1).find_first_not_of("0123456789 ") == std::string_view::npos;
      if (!sole_word && !is_word_before_code(text, colon)) text.remove_prefix(colon + 1);
    }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|/\n"), text.size());
    const std::string label = folded(text.substr(0, end));
    std::vector<std::string_view> words = words_of(label);
    std::erase_if(words, says_nothing);
    const bool bounds = std::any_of(words.begin(), words.end(),
                                    [](std::string_view word) { return word.size() > 1 && is_digits(word); });
    std::vector<code_and_word> here = pairs_of(words);
    if (bounds && !(found.empty() && here.empty())) return {};
    found.insert(found.end(), here.begin(), here.end());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

/// Whether a word is worth less than one before it.
bool falls(const std::map<int, key_pair>& key) {
  answer most = blank;
  for (const auto& [code, pair] : key) {
    if (pair.score != blank && pair.score < most) return true;
    most = std::max(most, pair.score);
  }
  return false;
}

/// Whether no word is worth more than one before it.
bool never_rises(const std::map<int, key_pair>& key) {
  answer least = std::numeric_limits<answer>::max();
  for (const auto& [code, pair] : key) {
    if (pair.score != blank && pair.score > least) return false;
    if (pair.score != blank) least = std::min(least, pair.score);
  }
  return true;
}

/// Pairs of one key, as they come in the order of the rows. The same code again begins another key.
class key_search {
 public:
  key_search(word_reader words, const answer_scale& scale) : words_{words}, scale_{scale} {}

  void add(int code, const std::string& word, std::uint64_t line) {
    if (wrong_) return;
    const auto score = words_.score(word);
    if (!score && !words_.is_of_five(word)) return;
    if (pairs_.contains(code)) judge();
    if (pairs_.empty()) line_ = line;
    pairs_[code] = {code, word, score.value_or(blank)};
  }
  void add(std::string_view text, std::uint64_t line) {
    for (const auto& [code, word] : pairs_in(text)) add(code, word, line);
  }
  /// What was found so far is the whole key.
  void judge() {
    const std::map<int, key_pair> key = std::exchange(pairs_, {});
    if (wrong_ || !covers_scale(key)) return;
    const bool more_steps = key.rbegin()->first > scale_.highest;
    const bool agrees = !falls(key);
    if (more_steps || !agrees) wrong_ = std::pair{line_, key};
  }

  [[nodiscard]] const std::optional<std::pair<std::uint64_t, std::map<int, key_pair>>>& wrong() const { return wrong_; }

 private:
  [[nodiscard]] bool covers_scale(const std::map<int, key_pair>& key) const {
    for (int step = scale_.lowest; step <= scale_.highest; ++step)
      if (!key.contains(step)) return false;
    return true;
  }

  word_reader words_;
  answer_scale scale_;
  std::map<int, key_pair> pairs_;
  std::uint64_t line_ = 0;
  std::optional<std::pair<std::uint64_t, std::map<int, key_pair>>> wrong_;
};

/// A lone code, with its word in the next cell.
std::optional<int> lone_code(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.ends_with('.') || cell.ends_with('=')) cell = trimmed(cell.substr(0, cell.size() - 1));
  if (cell.size() != 1 || cell[0] < '1' || cell[0] > '9') return std::nullopt;
  return cell[0] - '0';
}

/// Looks at the cells of a row from `first` on.
void look_at(const kept_row& row, std::size_t first, key_search& search) {
  const auto cell = [&](std::size_t column) {
    return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view{};
  };
  for (std::size_t column = first; column < row.cells.size(); ++column) {
    const auto code = lone_code(cell(column));
    if (!code) {
      search.add(cell(column), row.line);
      continue;
    }
    std::size_t next = column + 1;
    while (cell(next) == "=" || cell(next) == ":") ++next;
    // A number after the word is the bound of a grade.
    const std::string_view after = cell(next + 1);
    const bool bound = after.size() > 1 && after.find_first_of("0123456789") != std::string_view::npos &&
                       folded(after).find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (!bound && cell(next).size() <= longest_text) search.add(*code, folded(cell(next)), row.line);
  }
}

bool has_answers(const kept_row& row, const column_plan& plan) {
  return std::any_of(plan.answer_columns.begin(), plan.answer_columns.end(),
                     [&](std::size_t column) { return column < row.cells.size() && !is_blank(row.cells[column]); });
}

}  // namespace

std::optional<complaint> key_against_scale(const std::deque<kept_row>& front, const header_choice& header,
                                           const column_plan& plan, const answer_reader& answers,
                                           const answer_scale& scale) {
  if (scale != answer_scale{1, 4}) return std::nullopt;
  key_search search{{answers, plan.answer_columns.size()}, scale};
  for (std::size_t i = 0; i < front.size(); ++i) {
    if (i == header.titles) search.judge();
    if (i >= header.titles && i < header.below()) continue;
    // In a respondent's row only the cells beside the table are not the respondent's.
    const bool respondent = i >= header.below() && has_answers(front[i], plan);
    look_at(front[i], respondent ? plan.table_end : 0, search);
  }
  search.judge();
  if (!search.wrong()) return std::nullopt;
  faults::key_against_scale what{.scale = scale};
  std::vector<mapping_edit> edits;
  const auto& [line, key] = *search.wrong();
  for (const auto& [code, pair] : key) {
    what.pairs.push_back(std::to_string(code) + " = " + pair.word);
    edits.push_back({"words", std::to_string(code), to_complete{}});
  }
  if (key.rbegin()->first <= scale.highest && never_rises(key))
    for (mapping_edit& edit : edits) edit.value = std::int64_t{scale.lowest + scale.highest - (edit.key[0] - '0')};
  return complaint{.where = {.line = line}, .what = std::move(what), .remedies = {std::move(edits)}};
}

}  // namespace ikm
