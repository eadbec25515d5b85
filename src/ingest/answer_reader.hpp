// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_ANSWER_READER_HPP
#define IKM_SRC_INGEST_ANSWER_READER_HPP

#include "ingest/decode.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ikm {

/// Reads a cell as an answer: a code, a blank, or a word of its element. Words score by element and never by the order
/// in which a form lists them: `Sangat mahal` is 1. The usual words are those of the questionnaires in use (see
/// docs/file_formats.md), on a scale of 1–4 only; a mapping's words come before them.
/// A mapping's words are looked for as they stand, then without regard to case, blanks and punctuation, as the usual
/// ones are; usual typing errors are listed, none is guessed. `NA`, `N/A`, `NaN`, `NULL` and `\N` are blanks.
/// Const use is free on any thread.
class answer_reader {
 public:
  /// Precondition: the mapping's elements are the methodology's (see with_mapped_questions).
  /// \throws mapping_error where a word's score is outside the scale
  explicit answer_reader(const methodology& method, const mapping& said = {});

  /// Whether the usual words are read (they are, unless told otherwise). In a file whose answers are codes, a word is
  /// somebody's slip and not an answer; a mapping's words always are.
  void read_usual_words(bool read) noexcept { usual_read_ = read; }
  [[nodiscard]] bool reads_usual_words() const noexcept { return usual_read_; }

  /// Whether a mapping says what codes are worth.
  [[nodiscard]] bool maps_codes() const noexcept { return codes_scored_; }

  /// Complexity: one step for a code, one look-up for a word. Precondition: the question exists.
  [[nodiscard]] decoded read(std::size_t question, std::string_view cell) const {
    if (!codes_mapped_) {
      const decoded code = decode(cell, scale_);
      if (!code.wrong || *code.wrong != reason::text_answer) return code;
    }
    return read_word(question, cell);
  }

  /// What is expected in a cell of the question: the scale, and `Tidak cepat, Lambat, …`.
  [[nodiscard]] known_answers known(std::size_t question) const;

  /// The complaint about a cell that read as no answer, complete but for its place.
  [[nodiscard]] complaint complaint_about(std::size_t question, const std::string& header, std::string_view cell,
                                          reason why) const;

 private:
  [[nodiscard]] decoded read_word(std::size_t question, std::string_view cell) const;

  void take_mapped(std::size_t element, const std::map<std::string, int>& words);
  void take_mapped(std::size_t element, const std::string& word, answer given);
  void take_literal(std::size_t element, const std::string& word, answer given);

  struct scored_word {
    answer score = blank;
    std::uint8_t usual = 0;  // see decoded
  };

  answer_scale scale_;
  bool usual_read_ = true;
  bool codes_mapped_ = false;            // the mapping gives a code another meaning
  bool codes_scored_ = false;            // the mapping gives a step of the scale a score
  std::vector<std::string> ids_;         // by element
  std::vector<std::size_t> element_of_;  // by question
  /// By element, each: a mapping's words as they stand, and folded (empty: they fit two scores); the usual words
  /// folded.
  // Words of a mapping are sorted, not hashed: they come from a file, which may be written so that all fall together.
  std::vector<std::map<std::string, answer, std::less<>>> literal_;
  std::vector<std::map<std::string, std::optional<answer>, std::less<>>> mapped_;
  std::vector<std::unordered_map<std::string, scored_word>> usual_;
  std::vector<std::vector<std::string>> mapped_listed_;  // by element, as they are shown
  std::vector<std::vector<std::string>> usual_listed_;   // likewise
};

}  // namespace ikm

#endif
