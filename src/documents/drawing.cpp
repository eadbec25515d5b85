// SPDX-License-Identifier: BSL-1.0
#include "documents/drawing.hpp"

#include "base/utf8.hpp"
#include "ingest/quoted.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace ikm {
namespace {

constexpr std::string_view fonts = "'Liberation Sans', Arial, Helvetica, sans-serif";
constexpr std::size_t longest_text = 4000;

/// Advance widths of Helvetica, in thousandths of the size, from the blank to `~`. Source: Adobe Font Metrics.
constexpr std::array<int, 95> widths = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                        556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                        667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                        333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                        556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

/// Other fonts than the first are wider; bold ones are too.
constexpr double room_for_other_fonts = 1.1;
constexpr double room_for_bold = 1.07;

/// The characters of a text, each as its bytes.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> made;
  while (!text.empty()) {
    const std::size_t size = utf8_length(text);
    const std::size_t taken = size == 0 || size > text.size() ? 1 : size;
    made.push_back(text.substr(0, taken));
    text.remove_prefix(taken);
  }
  return made;
}

double thousandths(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1 && first >= ' ' && first <= '~') return widths[first - static_cast<unsigned char>(' ')];
  return character.size() == 2 ? 667 : 1000;  // Latin with marks, Greek, Cyrillic; what is wider
}

/// The part of `word` that fits, at least one character.
std::string_view front_that_fits(std::string_view word, double width, double size, bool bold) {
  std::size_t taken = 0;
  for (const std::string_view character : characters(word)) {
    if (taken != 0 && width_of(word.substr(0, taken + character.size()), size, bold) > width) break;
    taken += character.size();
  }
  return word.substr(0, taken);
}

}  // namespace

std::string plain(std::string_view text) {
  std::string made;
  for (const char c : text.substr(0, longest_text)) {
    const bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!is_blank)
      made += c;
    else if (!made.empty() && made.back() != ' ')
      made += ' ';
  }
  if (!made.empty() && made.back() == ' ') made.pop_back();
  made = shown(made, longest_text);
  // U+FFFE and U+FFFF are not characters of XML: one of them, and the document cannot be read.
  for (std::size_t at = made.find("\xEF\xBF"); at != std::string::npos; at = made.find("\xEF\xBF", at + 1))
    if (at + 2 < made.size() && (made[at + 2] == '\xBE' || made[at + 2] == '\xBF')) made.replace(at, 3, "?");
  return made;
}

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : plain(text)) {
    switch (c) {
      case '&': made += "&amp;"; break;
      case '<': made += "&lt;"; break;
      case '>': made += "&gt;"; break;
      case '"': made += "&quot;"; break;
      case '\'': made += "&#39;"; break;
      default: made += c;
    }
  }
  return made;
}

std::string length(double value) {
  std::array<char, 32> text{};
  double hundredths = std::round(value * 100);
  if (hundredths == 0) hundredths = 0;  // no −0
  auto* const end =
      std::to_chars(text.data(), text.data() + text.size(), hundredths / 100, std::chars_format::fixed, 2).ptr;
  std::string made{text.data(), end};
  made.resize(made.find_last_not_of('0') + 1);
  if (made.back() == '.') made.pop_back();
  return made;
}

double width_of(std::string_view text, double size, bool bold) {
  double sum = 0;
  for (const std::string_view character : characters(text)) sum += thousandths(character);
  return sum / 1000 * size * room_for_other_fonts * (bold ? room_for_bold : 1);
}

std::vector<std::string> lines_of(std::string_view text, double width, double size, std::size_t most, bool bold) {
  const std::string whole = plain(text);
  std::string_view rest = whole;
  std::vector<std::string> lines(1);
  const auto begin_line = [&](std::string_view word) {
    if (!lines.back().empty()) lines.emplace_back();
    lines.back() = word;
  };
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string longer = lines.back().empty() ? std::string{word} : lines.back() + " " + std::string{word};
    if (width_of(longer, size, bold) <= width) {
      lines.back() = longer;
      continue;
    }
    while (width_of(word, size, bold) > width && word.size() > 1) {
      const std::string_view front = front_that_fits(word, width, size, bold);
      if (front.size() == word.size()) break;
      begin_line(front);
      word.remove_prefix(front.size());
    }
    if (!word.empty()) begin_line(word);
  }
  if (lines.size() <= most) return lines;
  lines.resize(most);
  std::string& last = lines.back();
  while (!last.empty() && width_of(last + "…", size, bold) > width)
    last.resize(last.size() - characters(last).back().size());
  last += "…";
  return lines;
}

bool overlap(const box& a, const box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

drawing::drawing(const std::string& id, std::string title, std::string description)
    : title_{std::move(title)}, description_{std::move(description)} {
  for (const char c : id)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') id_ += c;
  if (id_.empty()) id_ = "chart";
}

void drawing::rectangle(const box& where, const colour& fill, double round) {
  body_ += R"(<rect x=")" + length(where.x) + R"(" y=")" + length(where.y) + R"(" width=")" + length(where.width) +
           R"(" height=")" + length(where.height) + R"(")" + (round > 0 ? R"( rx=")" + length(round) + R"(")" : "") +
           R"( fill=")" + text_of(fill) + "\"/>\n";
}

void drawing::outlined(const box& where, const colour& fill, const colour& stroke, std::string_view dashes) {
  body_ += R"(<rect x=")" + length(where.x) + R"(" y=")" + length(where.y) + R"(" width=")" + length(where.width) +
           R"(" height=")" + length(where.height) + R"(" fill=")" + text_of(fill) + R"(" stroke=")" + text_of(stroke) +
           R"(")";
  if (!dashes.empty()) body_ += R"( stroke-dasharray=")" + std::string{dashes} + R"(")";
  body_ += "/>\n";
}

void drawing::line(const point& from, const point& to, const line_look& look) { path({from, to}, look); }

void drawing::path(const std::vector<point>& through, const line_look& look) {
  std::string steps;
  for (const point& p : through) steps += (steps.empty() ? "M" : " L") + length(p.x) + " " + length(p.y);
  const auto stroke = [&](const colour& of, double width) {
    body_ += R"(<path d=")" + steps + R"(" fill="none" stroke=")" + text_of(of) + R"(" stroke-width=")" +
             length(width) + R"(")";
    if (!look.dashes.empty()) body_ += R"( stroke-dasharray=")" + std::string{look.dashes} + R"(")";
    body_ += "/>\n";
  };
  if (look.cased) stroke(white, look.width + 2);
  stroke(look.stroke, look.width);
}

void drawing::area(const std::vector<point>& around, const colour& fill) {
  std::string corners;
  for (const point& p : around) corners += (corners.empty() ? "" : " ") + length(p.x) + "," + length(p.y);
  body_ += R"(<polygon points=")" + corners + R"(" fill=")" + text_of(fill) + "\"/>\n";
}

void drawing::disc(const point& centre, double radius, const colour& fill) {
  body_ += R"(<circle cx=")" + length(centre.x) + R"(" cy=")" + length(centre.y) + R"(" r=")" + length(radius) +
           R"(" fill=")" + text_of(fill) + "\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>\n";
}

void drawing::diamond(const point& centre, double radius, const colour& fill, const colour& stroke) {
  body_ += R"(<path d="M)" + length(centre.x) + " " + length(centre.y - radius) + " L" + length(centre.x + radius) +
           " " + length(centre.y) + " L" + length(centre.x) + " " + length(centre.y + radius) + " L" +
           length(centre.x - radius) + " " + length(centre.y) + R"( Z" fill=")" + text_of(fill) + R"(" stroke=")" +
           text_of(stroke) + "\" stroke-width=\"2\"/>\n";
}

void drawing::text(const point& at, std::string_view words, const text_look& look) {
  body_ += R"(<text x=")" + length(at.x) + R"(" y=")" + length(at.y) + R"(" font-size=")" + length(look.size) + R"(")";
  if (look.bold) body_ += R"( font-weight="bold")";
  if (look.anchor != "start") body_ += R"( text-anchor=")" + std::string{look.anchor} + R"(")";
  body_ += R"( fill=")" + text_of(look.fill) + R"(")";
  if (look.halo) body_ += R"( stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke")";
  body_ += ">" + escaped(words) + "</text>\n";
}

void drawing::text(const point& at, const std::vector<std::string>& lines, double step, const text_look& look) {
  double y = at.y;
  for (const std::string& line : lines) {
    text(point{at.x, y}, line, look);
    y += step;
  }
}

void drawing::picture(const box& where, std::string_view address) {
  if (address.empty()) return;
  body_ += R"(<image x=")" + length(where.x) + R"(" y=")" + length(where.y) + R"(" width=")" + length(where.width) +
           R"(" height=")" + length(where.height) + R"(" href=")" + std::string{address} + "\"/>\n";
}

std::string drawing::finished(double width, double height) const {
  return finished(width, height, length(width), length(height));
}

std::string drawing::finished(double width, double height, std::string_view width_on_paper,
                              std::string_view height_on_paper) const {
  const std::string size = length(width) + " " + length(height);
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + size + R"(" width=")" +
         std::string{width_on_paper} + R"(" height=")" + std::string{height_on_paper} +
         R"(" role="img" aria-labelledby=")" + id_ + "-title " + id_ + R"(-desc" font-family=")" + std::string{fonts} +
         "\">\n<title id=\"" + id_ + R"(-title">)" + escaped(title_) + "</title>\n<desc id=\"" + id_ + R"(-desc">)" +
         escaped(description_) + "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body_ +
         "</svg>\n";
}

}  // namespace ikm
