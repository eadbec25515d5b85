// SPDX-License-Identifier: BSL-1.0
// The words of the forms in use: what each is worth, and which of them are not the same degree.
#ifndef IKM_SRC_INGEST_USUAL_WORDS_HPP
#define IKM_SRC_INGEST_USUAL_WORDS_HPP

#include <ikm/survey/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ikm {

/// A word of a form of four steps.
struct usual_word {
  std::string_view element;  ///< id; empty: every element
  std::string_view word;
  answer score;
  std::string_view vocabulary;  ///< words of one vocabulary form one scale; empty: of the one beside it
  /// Of two words of one vocabulary with the same score, `Mahal` and `Cukup mahal`, the one that is another degree.
  bool is_other_degree;
};

[[nodiscard]] std::span<const usual_word> usual_words() noexcept;

/// Two words of one question that are different degrees and have one score.
struct word_conflict {
  std::size_t one;  ///< indices of usual_words
  std::size_t other;
};

/// The words that were used, by how often each was.
[[nodiscard]] std::vector<std::size_t> used_words(std::span<const std::uint64_t> counts);

/// The contradictions among the words of one question, one per score.
[[nodiscard]] std::vector<word_conflict> conflicts_among(std::span<const std::size_t> used);

/// How many degrees the words of one question have: words of one degree from two vocabularies are one.
[[nodiscard]] std::size_t degrees_among(std::span<const std::size_t> used);

}  // namespace ikm

#endif
