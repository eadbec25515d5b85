// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/label.hpp>

#include <algorithm>
#include <cstddef>

namespace ikm {
namespace {

bool is_ascii_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Length of the invisible or punctuation character at the front, beyond ASCII; 0 when it is something to keep.
std::size_t blank_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xC0) return 2;   // no-break space, «, ·, °
  if (byte(0) == 0xE2 && byte(1) >= 0x80 && byte(1) <= 0x81) return 3;  // U+2000..U+207F: dashes, quotes, zero width
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;  // ideographic space
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;  // byte order mark
  return 0;
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
    } else if (const std::size_t blank = blank_length(text); blank != 0) {
      gap = true;
      length = blank;
    } else if (c == 0xC3 && text.size() > 1) {
      const auto second = static_cast<unsigned char>(text[1]);
      keep(static_cast<char>(c));
      keep(static_cast<char>(second >= 0x80 && second <= 0x9E && second != 0x97 ? second + 0x20 : second));
      length = 2;
    } else {
      keep(static_cast<char>(c));
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
