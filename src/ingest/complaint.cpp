// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

/// One line a reason, in the enumeration's order: its name in files, and its sentence with %f for what was found
/// and %e for what was expected. A test holds the two together.
struct reason_text {
  std::string_view name;
  std::string_view id;
  std::string_view en;
};

constexpr std::array<reason_text, 13> texts = {{
    {"out_of_scale", "'%f' di luar skala %e", "'%f' is outside the scale %e"},
    {"decimal_answer", "'%f' bilangan desimal; jawaban harus bilangan bulat %e",
     "'%f' is a decimal; an answer is a whole number %e"},
    {"text_answer", "'%f' bukan angka; jawaban harus bilangan bulat %e",
     "'%f' is not a number; an answer is a whole number %e"},
    {"ragged_row", "baris berisi %f sel, sedangkan judul kolom %e", "the row has %f cells, the header %e"},
    {"stray_quote", "ada teks setelah tanda kutip penutup; kutip di dalam sel harus digandakan",
     "text follows a closing quote; a quote inside a cell must be doubled"},
    {"missing_column", "kolom tidak ditemukan; yang ada: %f; yang dicari: %e",
     "column not found; there are: %f; looked for: %e"},
    {"duplicate_column", "dua kolom untuk hal yang sama: %f; harus satu", "two columns for the same thing: %f; one is expected"},
    {"empty_file", "berkas kosong; yang diharapkan adalah %e", "the file is empty; expected %e"},
    {"not_a_number", "'%f' bukan angka seperti %e", "'%f' is not a number such as %e"},
    {"unknown_word", "'%f' tidak dikenal; yang dapat dipakai: %e", "'%f' is not known; expected one of: %e"},
    {"missing_name", "baris tanpa nama", "the row has no name"},
    {"duplicate_row", "'%f' sudah ada di baris %e", "'%f' already stands on line %e"},
    {"ambiguous_year", "ada beberapa tahun (%f); pilih dengan %e", "there are several years (%f); choose with %e"},
}};

const reason_text& text_for(reason why) { return texts[static_cast<std::size_t>(why)]; }

std::string filled(std::string_view pattern, std::string_view found, std::string_view expected) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '%' && i + 1 < pattern.size()) {
      text += pattern[++i] == 'f' ? found : expected;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

/// Length of the well-formed UTF-8 sequence at the front; 0 where there is none.
std::size_t utf8_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) || (lead == 0xF0 && byte(1) < 0x90) ||
      (lead == 0xF4 && byte(1) >= 0x90))
    return 0;
  return length;
}

sentence first_said(const std::vector<complaint>& complaints) {
  if (complaints.empty()) return {"masukan tidak dapat dipakai", "the input cannot be used"};
  return {text_of(complaints.front(), language::indonesian), text_of(complaints.front(), language::english)};
}

}  // namespace

std::string_view name_of(reason why) noexcept { return text_for(why).name; }

std::string shown(std::string_view found) {
  constexpr std::size_t most = 60;
  std::string text;
  while (!found.empty()) {
    const std::size_t length = utf8_sequence(found);
    if (text.size() + std::max<std::size_t>(length, 1) > most) return text + "…";
    const auto front = static_cast<unsigned char>(found.front());
    const bool c1_control = length == 2 && front == 0xC2 && static_cast<unsigned char>(found[1]) < 0xA0;
    if (length == 0 || front < 0x20 || front == 0x7F || c1_control) {
      text += '?';
    } else {
      text += found.substr(0, length);
    }
    found.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text;
}

std::string text_of(const complaint& what, language lang) {
  std::string text = shown(what.file);
  if (!what.sheet.empty()) text += "[" + shown(what.sheet) + "]";
  if (what.line != 0) text += ":" + std::to_string(what.line);
  text += ": ";
  if (!what.column.empty()) text += shown(what.column) + ": ";
  const reason_text& pattern = text_for(what.why);
  return text + filled(lang == language::english ? pattern.en : pattern.id, shown(what.found), what.expected);
}

input_error::input_error(std::vector<complaint> complaints, std::uint64_t total)
    : error{first_said(complaints)},
      complaints_{std::move(complaints)},
      total_{std::max<std::uint64_t>(total, complaints_.size())} {}

}  // namespace ikm
