// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/text.hpp>

#include "base/utf8.hpp"
#include "source/utf8_value.hpp"

#include <ikm/source/source_error.hpp>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What 0x80..0x9F mean in Windows-1252; the five that mean nothing stay the controls that they are in Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

enum class encoding { unknown, ascii, utf8, utf16_little, utf16_big, windows };

void append(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

/// A byte beyond ASCII.
void append_windows(std::string& text, char c) {
  const auto byte = static_cast<unsigned char>(c);
  append(text, byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
}

/// How many bytes at the end of `text` begin a UTF-8 sequence that may be whole once more bytes come.
std::size_t unfinished_at_end(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto c = static_cast<unsigned char>(text[text.size() - back]);
    if (c >= 0xC0) return utf8_length(text.substr(text.size() - back)) == std::string_view::npos ? back : 0;
    if (c < 0x80) break;
  }
  return 0;
}

/// What has to be known of text before it may pass as it stands.
struct looks {
  bool beyond_ascii = false;
  bool nul = false;
  std::uint64_t lines = 0;
};

/// In pieces whose line feeds fit a byte, so that compilers make vectors of it.
looks look_over(std::string_view text) {
  constexpr std::size_t piece = 240;
  looks seen;
  unsigned char either = 0;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    unsigned char lines = 0;
    unsigned char nuls = 0;
    for (const char c : text.substr(at, piece)) {
      either = static_cast<unsigned char>(either | static_cast<unsigned char>(c));
      nuls = static_cast<unsigned char>(nuls | (c == '\0' ? 1U : 0U));
      lines = static_cast<unsigned char>(lines + (c == '\n' ? 1U : 0U));
    }
    seen.nul = seen.nul || nuls != 0;
    seen.lines += lines;
  }
  seen.beyond_ascii = either >= 0x80;
  return seen;
}

class utf8_source final : public byte_source {
 public:
  explicit utf8_source(std::unique_ptr<byte_source> bytes) : bytes_{std::move(bytes)} {}

  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }

  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (into.empty()) return 0;
    while (taken_ == text_.size()) {
      if (nul_) refuse_nul();
      text_.clear();
      taken_ = 0;
      if (ended_) return 0;
      const bool plain = (encoding_ == encoding::ascii || encoding_ == encoding::utf8) && raw_.size() < into.size();
      if (plain) {
        if (const std::size_t size = pass(into)) return size;
      } else {
        fill();
      }
      translate();
    }
    const std::size_t got = text_.copy(into.data(), into.size(), taken_);
    taken_ += got;
    return got;
  }

 private:
  /// Most text is UTF-8 already: it goes straight through. 0 where something in it has to be looked at one by one, and
  /// at the end: all that was read then is in raw_.
  std::size_t pass(std::span<char> into) {
    const std::size_t had = raw_.copy(into.data(), raw_.size());
    const std::size_t size = had + bytes_->read(into.subspan(had));
    ended_ = size == had;
    const std::string_view all{into.data(), size};
    const std::string_view whole = all.substr(0, size - unfinished_at_end(all));
    const looks seen = look_over(whole);
    const bool sound =
        !ended_ && !seen.nul && (!seen.beyond_ascii || simdjson::validate_utf8(whole.data(), whole.size()));
    raw_ = all.substr(sound ? whole.size() : 0);
    if (!sound) return 0;
    if (seen.beyond_ascii) encoding_ = encoding::utf8;
    line_ += seen.lines;
    return whole.size();
  }

  /// Adds a block to what was left of the last one.
  void fill() {
    const std::size_t had = raw_.size();
    raw_.resize(had + block_bytes);
    const std::size_t got = bytes_->read(std::span{raw_}.subspan(had));
    raw_.resize(had + got);
    ended_ = got == 0;
  }

  void translate() {
    if (encoding_ == encoding::unknown) {
      while (raw_.size() < 64 && !ended_) fill();
      encoding_ = encoding_at_front();
    }
    const bool wide = encoding_ == encoding::utf16_little || encoding_ == encoding::utf16_big;
    const std::size_t done = wide ? translate_utf16() : translate_bytes();
    raw_.erase(0, done);
    if (ended_ && !nul_ && !raw_.empty()) {
      text_ += replacement;  // the file ends within a character
      raw_.clear();
    }
  }

  encoding encoding_at_front() {
    const std::string_view front{raw_};
    if (front.starts_with("\xFF\xFE")) return raw_.erase(0, 2), encoding::utf16_little;
    if (front.starts_with("\xFE\xFF")) return raw_.erase(0, 2), encoding::utf16_big;
    if (front.starts_with("\xEF\xBB\xBF")) return raw_.erase(0, 3), encoding::utf8;
    // Without a mark: text in Latin letters has a NUL in every other byte.
    std::array<std::size_t, 2> nuls{};
    const std::size_t looked = std::min<std::size_t>(front.size(), 4096);
    for (std::size_t i = 0; i < looked; ++i) nuls[i % 2] += front[i] == '\0' ? 1U : 0U;
    if (looked >= 8 && nuls[1] * 8 > looked * 3 && nuls[0] == 0) return encoding::utf16_little;
    if (looked >= 8 && nuls[0] * 8 > looked * 3 && nuls[1] == 0) return encoding::utf16_big;
    return encoding::ascii;
  }

  std::size_t translate_bytes() {
    const std::string_view raw{raw_};
    std::size_t at = 0;
    while (at < raw.size()) {
      std::size_t plain = at;
      while (plain < raw.size() && static_cast<unsigned char>(raw[plain]) - 1U < 0x7FU) ++plain;
      line_ += static_cast<std::uint64_t>(std::count(raw.begin() + static_cast<std::ptrdiff_t>(at),
                                                     raw.begin() + static_cast<std::ptrdiff_t>(plain), '\n'));
      text_ += raw.substr(at, plain - at);
      at = plain;
      if (at == raw.size()) break;
      nul_ = raw[at] == '\0';
      if (nul_) break;
      if (encoding_ == encoding::windows) {
        append_windows(text_, raw[at++]);
        continue;
      }
      const std::size_t length = utf8_length(raw.substr(at));
      if (length == std::string_view::npos && !ended_) break;
      if (length != 0 && length != std::string_view::npos) {
        encoding_ = encoding::utf8;
        text_ += raw.substr(at, length);
        at += length;
      } else if (encoding_ == encoding::ascii) {
        encoding_ = encoding::windows;
      } else {
        text_ += replacement;
        ++at;
      }
    }
    return at;
  }

  std::size_t translate_utf16() {
    const bool little = encoding_ == encoding::utf16_little;
    const auto unit = [&](std::size_t i) {
      const auto a = static_cast<unsigned char>(raw_[i]);
      const auto b = static_cast<unsigned char>(raw_[i + 1]);
      return static_cast<char32_t>(little ? a | (b << 8U) : b | (a << 8U));
    };
    std::size_t at = 0;
    while (at + 1 < raw_.size()) {
      const char32_t c = unit(at);
      const bool high = c >= 0xD800 && c < 0xDC00;
      if (high && at + 3 >= raw_.size() && !ended_) break;
      nul_ = c == 0;
      if (nul_) break;
      at += 2;
      if (c == '\n') ++line_;
      if (high && at + 1 < raw_.size() && unit(at) >= 0xDC00 && unit(at) < 0xE000) {
        append(text_, 0x10000 + ((c - 0xD800) << 10U) + (unit(at) - 0xDC00));
        at += 2;
      } else if (c >= 0xD800 && c < 0xE000) {
        text_ += replacement;
      } else {
        append(text_, c);
      }
    }
    return at;
  }

  [[noreturn]] void refuse_nul() const {
    throw source_error{name(),
                       line_,
                       failure::nul_character,
                       {"ada bita NUL; ini bukan berkas teks", "there is a NUL byte; this is not a text file"}};
  }

  std::unique_ptr<byte_source> bytes_;
  std::string raw_;   // as it came, not yet translated
  std::string text_;  // translated
  std::size_t taken_ = 0;
  std::uint64_t line_ = 1;
  encoding encoding_ = encoding::unknown;
  bool ended_ = false;
  bool nul_ = false;  // one is after text_: what precedes it is given first, so that blocks make no difference
};

}  // namespace

std::string utf8_value(std::string_view bytes) {
  if (is_plain_text(bytes)) return std::string{bytes};
  std::string text;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) {
      text += c;
    } else {
      append_windows(text, c);
    }
  }
  return text;
}

std::unique_ptr<byte_source> utf8_text(std::unique_ptr<byte_source> bytes) {
  return std::make_unique<utf8_source>(std::move(bytes));
}

}  // namespace ikm
