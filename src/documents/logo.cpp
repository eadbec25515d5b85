// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/logo.hpp>

#include "base/ascii.hpp"

#include <ikm/documents/about.hpp>

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr double most_proportion = 10;
constexpr std::size_t most_parts = 100'000;  // of an SVG

[[noreturn]] void refuse(std::string_view name, failure code, const std::string& id, const std::string& en) {
  throw about_error{code, {std::string{name} + ": " + id, std::string{name} + ": " + en}};
}

void check_proportion(const logo& made, std::string_view name) {
  if (!(made.width > 0) || !(made.height > 0) || made.width > most_proportion * made.height ||
      made.height > most_proportion * made.width)
    refuse(name, failure::unsupported_format,
           "logo tanpa ukuran, atau lebih dari sepuluh kali lebih panjang di satu sisi",
           "a logo without a size, or more than ten times as long on one side");
}

// PNG: eight bytes, then parts: length, kind, content, check sum.
constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n";

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t made = 0;
  for (std::size_t i = 0; i < 4; ++i) made = made << 8U | static_cast<unsigned char>(bytes[at + i]);
  return made;
}

/// CRC-32 as PNG and ZIP have it.
std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t made = 0xFFFFFFFFU;
  for (const char c : bytes) {
    made ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) made = (made >> 1U) ^ ((made & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~made;
}

logo png_of(std::string bytes, std::string_view name) {
  const auto damaged = [name] { refuse(name, failure::damaged_file, "PNG tidak utuh", "the PNG is not whole"); };
  const std::string_view all = bytes;
  constexpr std::size_t around = 12;  // length, kind, check sum
  logo made{.is = logo::kind::png};
  bool ended = false;
  for (std::size_t at = png_start.size(); !ended;) {
    if (all.size() - at < around) damaged();
    const std::size_t size = number_at(all, at);
    if (size > all.size() - at - around) damaged();
    const std::string_view kind = all.substr(at + 4, 4);
    if (check_sum(all.substr(at + 4, size + 4)) != number_at(all, at + 8 + size)) damaged();
    const bool is_first = at == png_start.size();
    if (is_first != (kind == "IHDR") || (is_first && size != 13)) damaged();
    if (is_first) {
      const std::uint32_t width = number_at(all, at + 8);
      const std::uint32_t height = number_at(all, at + 12);
      if (width > max_logo_pixels || height > max_logo_pixels)
        refuse(name, failure::file_too_large, "logo lebih dari 4096 piksel di satu sisi",
               "a logo of more than 4096 pixels on one side");
      made.width = width;
      made.height = height;
    }
    ended = kind == "IEND";
    at += around + size;
    if (ended && at != all.size()) damaged();  // whatever follows is not a picture
  }
  check_proportion(made, name);
  made.bytes = std::move(bytes);
  return made;
}

/// What an SVG is seen to hold, part by part.
struct svg_look {
  logo made{.is = logo::kind::svg};
  std::size_t parts = 0;
  std::string why;       // why it is refused
  std::string in_style;  // the text of `style`, which comes in pieces
  int style_depth = 0;
  XML_Parser parser = nullptr;
  void refuse_for(std::string_view reason) {
    if (why.empty()) why = reason;
    XML_StopParser(parser, XML_FALSE);
  }
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string without_blanks(std::string_view text) {
  std::string made;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') made += lower(c);
  return made;
}

/// A style may name parts of the drawing (`url(#a)`), and nothing else.
bool names_outside(std::string_view style) {
  const std::string text = without_blanks(style);
  if (text.find('\\') != std::string::npos || text.find("@import") != std::string::npos ||
      text.find("image-set(") != std::string::npos || text.find("src(") != std::string::npos ||
      text.find("expression(") != std::string::npos || text.find("/*") != std::string::npos)
    return true;
  for (std::size_t at = 0; (at = text.find("url(", at)) != std::string::npos; ++at) {
    std::size_t from = at + 4;
    if (from < text.size() && (text[from] == '"' || text[from] == '\'')) ++from;
    if (from >= text.size() || text[from] != '#') return true;
  }
  return false;
}

/// A part of the drawing, or a picture within the file itself.
bool is_inside(std::string_view address) {
  const std::string text = without_blanks(address);
  return text.empty() || text.front() == '#' || text.starts_with("data:image/png;base64,") ||
         text.starts_with("data:image/jpeg;base64,");
}

double size_of(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
  return problem == std::errc{} && value > 0 && value < 1e9 && unit != "%" ? value : 0;
}

void take_size(logo& to, const std::map<std::string_view, std::string_view>& attributes) {
  const auto value = [&](std::string_view key) {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string_view{} : found->second;
  };
  to.width = size_of(value("width"));
  to.height = size_of(value("height"));
  std::vector<double> box;
  for (std::string_view rest = value("viewBox"); !rest.empty() && box.size() < 4;) {
    const std::size_t from = std::min(rest.find_first_not_of(" ,\t\n\r"), rest.size());
    const std::size_t end = std::min(rest.find_first_of(" ,\t\n\r", from), rest.size());
    box.push_back(size_of(rest.substr(from, end - from)));
    rest.remove_prefix(end);
  }
  if (box.size() == 4 && box[2] > 0 && box[3] > 0) {
    to.width = box[2];
    to.height = box[3];
  }
}

void begin_part(void* to, const char* full_name, const char** attributes) {
  constexpr std::array<std::string_view, 15> never = {
      "script", "foreignobject", "iframe", "object",   "embed",         "audio", "video",           "handler",
      "link",   "animate",       "set",    "listener", "animatemotion", "body",  "animatetransform"};
  svg_look& look = *static_cast<svg_look*>(to);
  const std::string name = lower(without_prefix(full_name));
  if (++look.parts > most_parts) return look.refuse_for("parts");
  if (look.parts == 1 && name != "svg") return look.refuse_for("svg");
  if (std::find(never.begin(), never.end(), name) != never.end()) return look.refuse_for(name);
  if (look.style_depth > 0 || name == "style") ++look.style_depth;
  std::map<std::string_view, std::string_view> all;
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view key = attributes[0];
    const std::string_view value = attributes[1];
    const std::string plain_key = lower(without_prefix(key));
    all.emplace(key, value);
    if (key == "xmlns" || key.starts_with("xmlns:")) continue;
    if (plain_key.starts_with("on")) return look.refuse_for(plain_key);
    if ((plain_key == "href" || plain_key == "src") && !is_inside(value)) return look.refuse_for(plain_key);
    // Attributes of other vocabularies draw nothing.
    const bool draws = key.find(':') == std::string_view::npos;
    if (plain_key == "base" || (draws && names_outside(value))) return look.refuse_for(plain_key);
  }
  if (look.parts == 1) take_size(look.made, all);
}

void end_part(void* to, const char* name) {
  svg_look& look = *static_cast<svg_look*>(to);
  static_cast<void>(name);
  if (look.style_depth > 0 && --look.style_depth == 0) {
    if (names_outside(look.in_style)) look.refuse_for("style");
    look.in_style.clear();
  }
}

void take_text(void* to, const char* text, int size) {
  svg_look& look = *static_cast<svg_look*>(to);
  if (look.style_depth > 0) look.in_style.append(text, static_cast<std::size_t>(size));
}

logo svg_of(std::string bytes, std::string_view name) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser{XML_ParserCreate(nullptr),
                                                                                             XML_ParserFree};
  svg_look look;
  look.parser = parser.get();
  XML_SetUserData(parser.get(), &look);
  XML_SetElementHandler(parser.get(), begin_part, end_part);
  XML_SetCharacterDataHandler(parser.get(), take_text);
  XML_SetEntityDeclHandler(parser.get(),
                           [](void* to, const char*, int, const char*, int, const char*, const char*, const char*,
                              const char*) { static_cast<svg_look*>(to)->refuse_for("entity"); });
  XML_SetProcessingInstructionHandler(parser.get(), [](void* to, const char*, const char*) {
    static_cast<svg_look*>(to)->refuse_for("processing instruction");
  });
  const bool whole = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), 1) == XML_STATUS_OK;
  if (!look.why.empty())
    refuse(name, failure::unsupported_format,
           "SVG ini bukan gambar biasa ('" + look.why + "'): tanpa skrip, tanpa alamat luar",
           "this SVG is not a plain drawing ('" + look.why + "'): no script, no address outside");
  if (!whole) refuse(name, failure::damaged_file, "SVG tidak utuh", "the SVG is not whole");
  check_proportion(look.made, name);
  look.made.bytes = std::move(bytes);
  return std::move(look.made);
}

}  // namespace

logo checked_logo(std::string bytes, std::string_view name) {
  if (bytes.size() > max_logo_bytes)
    refuse(name, failure::file_too_large, "logo lebih besar dari 1 MiB", "a logo larger than 1 MiB");
  if (std::string_view{bytes}.starts_with(png_start)) return png_of(std::move(bytes), name);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start != std::string::npos && bytes[start] == '<') return svg_of(std::move(bytes), name);
  refuse(name, failure::unsupported_format, "logo harus PNG atau SVG", "a logo is PNG or SVG");
}

std::string data_address(const logo& of) {
  if (of.is == logo::kind::none) return {};
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string made = of.is == logo::kind::png ? "data:image/png;base64," : "data:image/svg+xml;base64,";
  for (std::size_t at = 0; at < of.bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    const std::size_t taken = std::min<std::size_t>(3, of.bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < taken ? static_cast<unsigned char>(of.bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) made += i <= taken ? digits[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return made;
}

}  // namespace ikm
