// SPDX-License-Identifier: BSL-1.0
#include "source/json_scan.hpp"

#include <algorithm>

namespace ikm {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The place after the string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    switch (text[i]) {
      case '"': return i + 1;
      case '\\': ++i; break;
      case '\n':
        throw json_scan_error{at, {"sebuah teks tidak ditutup di barisnya", "a string is not closed on its line"}};
      default: break;
    }
  }
  throw json_scan_error{at, {"sebuah teks tidak ditutup", "a string is not closed"}};
}

std::size_t container_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < text.size();) {
    switch (text[i]) {
      case '"': i = string_end(text, i); continue;
      case '{':
      case '[': ++depth; break;
      case '}':
      case ']':
        if (--depth == 0) return i + 1;
        break;
      default: break;
    }
    ++i;
  }
  throw json_scan_error{at, text[at] == '{' ? sentence{"sebuah objek tidak ditutup", "an object is not closed"}
                                            : sentence{"sebuah larik tidak ditutup", "an array is not closed"}};
}

}  // namespace

std::size_t past_blanks(std::string_view text, std::size_t at) noexcept {
  return std::min(text.find_first_not_of(blanks, at), text.size());
}

json_piece json_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) throw json_scan_error{text.size(), {"sebuah nilai tidak ada", "a value is missing"}};
  std::size_t end = at;
  if (text[at] == '{' || text[at] == '[') {
    end = container_end(text, at);
  } else if (text[at] == '"') {
    end = string_end(text, at);
  } else {
    end = std::min(text.find_first_of(" \t\r\n,:{}[]\"", at), text.size());
  }
  if (end == at) throw json_scan_error{at, {"sebuah nilai tidak ada", "a value is missing"}};
  return {at, end - at};
}

json_children::json_children(std::string_view text, const json_piece& whole)
    : text_{text.substr(0, whole.at + whole.size)},
      keyed_{text[whole.at] == '{'},
      at_{whole.at + 1},
      end_{whole.at + whole.size - 1} {}

bool json_children::next(json_member& into) {
  at_ = past_blanks(text_, at_);
  if (at_ == end_ && first_) return false;
  if (!first_) {
    if (at_ == end_) return false;
    if (text_[at_] != ',') throw json_scan_error{at_, {"sebuah koma tidak ada", "a comma is missing"}};
    at_ = past_blanks(text_, at_ + 1);
  }
  first_ = false;
  into.key = {};
  if (keyed_) {
    if (at_ >= text_.size() || text_[at_] != '"')
      throw json_scan_error{at_, {"sebuah kunci tidak ada", "a key is missing"}};
    const json_piece key = json_value(text_, at_);
    into.key = text_.substr(key.at + 1, key.size - 2);
    at_ = past_blanks(text_, key.at + key.size);
    if (at_ >= text_.size() || text_[at_] != ':')
      throw json_scan_error{at_, {"sebuah titik dua tidak ada", "a colon is missing"}};
    at_ = past_blanks(text_, at_ + 1);
  }
  into.value = json_value(text_, at_);
  at_ = into.value.at + into.value.size;
  return true;
}

void json_container_count::add(std::string_view block) noexcept {
  for (const char c : block) {
    if (escaped_) {
      escaped_ = false;
    } else if (within_string_) {
      within_string_ = c != '"';
      escaped_ = c == '\\';
    } else {
      within_string_ = c == '"';
      count_ += c == '{' || c == '[' ? 1U : 0U;
    }
  }
}

}  // namespace ikm
