// SPDX-License-Identifier: BSL-1.0
// Any bytes as a name, a header, a cell: comparing them is stable, what a person sees of them is sound text that
// commands nothing, and a day that is read is in the calendar.
#include "base/utf8.hpp"
#include "ingest/label.hpp"
#include "ingest/question_names.hpp"
#include "ingest/quoted.hpp"

#include <ikm/ingest/dates.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

void require(bool held, const char* what, std::string_view text) {
  if (held) return;
  std::fprintf(stderr, "%s: ", what);
  for (const char c : text) std::fprintf(stderr, "%02x", static_cast<unsigned char>(c));
  std::fputc('\n', stderr);
  std::abort();
}

bool has_control(std::string_view text, bool lines) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !(lines && c == '\n')) || byte == 0x7F;
  });
}

/// A control character of the second page, or a mark of direction: two and three bytes of UTF-8.
bool has_mark(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return true;
    if (byte(0) == 0xD8 && byte(1) == 0x9C) return true;  // U+061C
    if (at + 2 >= text.size() || byte(0) != 0xE2) continue;
    if (byte(1) == 0x80 && ((byte(2) >= 0xA8 && byte(2) <= 0xAE) || byte(2) == 0x8E || byte(2) == 0x8F)) return true;
    if (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return true;
  }
  return false;
}

/// The most digits without a letter between them. Letters of other scripts, and bytes that are none, part digits too,
/// which only the library tells from blanks and marks: so this is asked of ASCII alone.
std::size_t most_digits(std::string_view text) {
  std::size_t most = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    const bool parts = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
    digits = parts ? 0 : digits + (c >= '0' && c <= '9' ? 1 : 0);
    most = std::max(most, digits);
  }
  return most;
}

/// `31/02/2026`, `2026-00-31`: of a cell that begins so, what follows may be a time, which stays.
bool begins_as_date(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  for (int part = 0; part < 2; ++part) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 4 || digits == text.size() || std::string_view{"/-."}.find(text[digits]) > 2)
      return false;
    text.remove_prefix(digits + 1);
  }
  return true;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void look_at_what_is_shown(std::string_view text) {
  for (const std::size_t most : {std::size_t{7}, std::size_t{60}, text.size() + 8}) {
    const std::string all[] = {ikm::shown(text, most), ikm::visible(text, most)};
    for (const std::string& seen : all) {
      require(ikm::is_plain_text(seen), "what is shown is not a sound text", text);
      require(!has_control(seen, false) && !has_mark(seen), "what is shown commands", text);
    }
    require(ikm::is_plain_text(ikm::well_formed(text, most)), "what is written is not a sound text", text);
  }
  const std::string sentence = ikm::numbered(text);
  require(ikm::is_plain_text(sentence) && !has_control(sentence, false) && !has_mark(sentence), "a sentence commands",
          text);
  const std::string lines = ikm::harmless(text);
  require(ikm::is_plain_text(lines) && !has_control(lines, true) && !has_mark(lines), "lines command", text);
  const std::string quoted = ikm::quotable(text);
  require(!ikm::is_plain_text(text) || ikm::is_plain_text(quoted), "quoting breaks sound text", text);
  require(!is_ascii(quoted) || begins_as_date(quoted) || most_digits(quoted) < 10, "ten digits are quoted", text);
}

void look_at_days(std::string_view text) {
  constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (const ikm::date_order order : {ikm::date_order::day_first, ikm::date_order::month_first}) {
    const auto when = ikm::parse_day(text, order);
    if (!when) continue;
    const bool leap = (when->year % 4 == 0 && when->year % 100 != 0) || when->year % 400 == 0;
    require(when->month >= 1 && when->month <= 12 && when->of_month >= 1, "no such day", text);
    require(when->of_month <= days[static_cast<std::size_t>(when->month - 1)], "no month has that day", text);
    require(leap || when->month != 2 || when->of_month <= 28, "no such day in that year", text);
    require(ikm::looks_like_day(text), "a day that does not look like one", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A piece of memory that ends where the text ends, so that anyone who reads on is found.
  const std::unique_ptr<char[]> exact{new char[size]};
  std::copy_n(data, size, exact.get());
  const std::string_view text{exact.get(), size};
  const std::string folded = ikm::folded(text);
  require(ikm::folded(folded) == folded, "folded again it differs", text);
  for (const std::string_view word : ikm::words_of(folded)) require(!word.empty(), "a word without letters", text);
  require(folded.empty() || ikm::holds_words(folded, folded), "a label does not hold itself", text);
  static const ikm::question_names names{ikm::permenpan_14_2017()};
  for (const ikm::claim& one : names.claims(text)) require(one.question < 9, "a claim to no question", text);
  look_at_what_is_shown(text);
  look_at_days(text);
  return 0;
}
