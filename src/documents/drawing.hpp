// SPDX-License-Identifier: BSL-1.0
// SVG as text: escaped, the same bytes every time, and how much room a text takes.
#ifndef IKM_SRC_DOCUMENTS_DRAWING_HPP
#define IKM_SRC_DOCUMENTS_DRAWING_HPP

#include "documents/colour.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What a name of a file or of an office may be in a document: one line, no control characters, sound UTF-8.
[[nodiscard]] std::string plain(std::string_view text);

/// As it is in XML and HTML, in text as well as in quotes; `plain` before that.
[[nodiscard]] std::string escaped(std::string_view text);

/// A length in the drawing, with at most two decimals: `12.5`.
[[nodiscard]] std::string length(double value);

/// What a text takes at most in the fonts that a drawing names, as an estimate: no font is asked.
[[nodiscard]] double width_of(std::string_view text, double size, bool bold = false);

/// The text in lines that are not wider than `width`, broken at blanks, a longer word within. The last of `most` lines
/// ends in `…` where something is left out.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text, double width, double size, std::size_t most = 4,
                                                bool bold = false);

struct point {
  double x = 0;
  double y = 0;
};
struct box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};
[[nodiscard]] bool overlap(const box& a, const box& b);

struct text_look {
  double size = 12;
  bool bold = false;
  std::string_view anchor = "start";
  colour fill = ink;
  bool halo = false;  ///< white around the letters, where lines may cross them
};

struct line_look {
  colour stroke = ink;
  double width = 1;
  std::string_view dashes = {};  ///< as stroke-dasharray has them
  bool cased = false;            ///< white on both sides, so that it is seen on bars
};

/// A drawing that grows.
class drawing {
 public:
  /// \param id begins the names of its title and description
  drawing(const std::string& id, std::string title, std::string description);

  void rectangle(const box& where, const colour& fill, double round = 0);
  void outlined(const box& where, const colour& fill, const colour& stroke, std::string_view dashes = {});
  void line(const point& from, const point& to, const line_look& look = {});
  void path(const std::vector<point>& through, const line_look& look);
  void area(const std::vector<point>& around, const colour& fill);
  void disc(const point& centre, double radius, const colour& fill);
  void diamond(const point& centre, double radius, const colour& fill, const colour& stroke);
  void text(const point& at, std::string_view words, const text_look& look = {});
  /// Lines under each other, the first with its baseline at `at`.
  void text(const point& at, const std::vector<std::string>& lines, double step, const text_look& look = {});
  /// \param address of a checked picture; nothing is drawn without one
  void picture(const box& where, std::string_view address);
  /// What was drawn elsewhere, on top.
  void add(const drawing& other) { body_ += other.body_; }

  /// The whole, of this size.
  [[nodiscard]] std::string finished(double width, double height) const;
  /// The same, of another size on paper: `210mm`.
  [[nodiscard]] std::string finished(double width, double height, std::string_view width_on_paper,
                                     std::string_view height_on_paper) const;

 private:
  std::string id_;
  std::string title_;
  std::string description_;
  std::string body_;
};

}  // namespace ikm

#endif
