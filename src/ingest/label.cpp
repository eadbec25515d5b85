// SPDX-License-Identifier: BSL-1.0
#include "ingest/label.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace ikm {
namespace {

bool is_ascii_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether this character beyond ASCII is invisible or punctuation, and nothing to keep.
bool is_blank_or_mark(std::string_view character) {
  return character.starts_with("\xC2") ||                                           // no-break space, «, ·, °
         character.starts_with("\xE2\x80") || character.starts_with("\xE2\x81") ||  // U+2000..U+207F: dashes, quotes
         character == "\xE3\x80\x80" ||                                             // ideographic space
         character == "\xEF\xBB\xBF";                                               // byte order mark
}

/// A letter of Latin-1 in lower case; any other character as it is.
std::string lower(std::string_view character) {
  std::string made{character};
  if (character.size() != 2 || character.front() != '\xC3') return made;
  const auto second = static_cast<unsigned char>(character.back());
  if (second <= 0x9E && second != 0x97) made.back() = static_cast<char>(second + 0x20U);  // 0x97 is the times sign
  return made;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string label;
  label.reserve(text.size());
  bool gap = false;
  const auto keep = [&](char c) {
    if (gap && !label.empty()) label += ' ';
    gap = false;
    label += c;
  };
  while (!text.empty()) {
    const auto c = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (is_ascii_letter_or_digit(c)) {
      keep(static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    } else if (c == '&') {
      gap = true;
      for (const char letter : std::string_view{"dan"}) keep(letter);
      gap = true;
    } else if (c < 0x80) {
      gap = true;
    } else if (const std::size_t whole = utf8_length(text); whole == 0 || whole == std::string_view::npos) {
      keep(static_cast<char>(c));  // no character: it takes nothing of what follows with it
    } else {
      length = whole;
      if (is_blank_or_mark(text.substr(0, length))) {
        gap = true;
      } else {
        for (const char part : lower(text.substr(0, length))) keep(part);
      }
    }
    text.remove_prefix(length);
  }
  return label;
}

std::vector<std::string_view> words_of(std::string_view folded_label) {
  std::vector<std::string_view> words;
  while (!folded_label.empty()) {
    const std::size_t end = std::min(folded_label.find(' '), folded_label.size());
    if (end != 0) words.push_back(folded_label.substr(0, end));
    folded_label.remove_prefix(std::min(end + 1, folded_label.size()));
  }
  return words;
}

bool holds_words(std::string_view label, std::string_view phrase) {
  for (std::size_t at = label.find(phrase); at != std::string_view::npos; at = label.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || label[at - 1] == ' ') && (end == label.size() || label[end] == ' ')) return true;
  }
  return false;
}

}  // namespace ikm
