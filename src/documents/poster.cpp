// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/poster.hpp>

#include "documents/chart_parts.hpp"

#include <ikm/base/ratio.hpp>

#include <algorithm>

namespace ikm {
namespace {

/// Where the parts of a poster are. Everything is as large as `size`, that of its text, makes it.
struct poster_places {
  double width = 0;
  double height = 0;
  double size = 0;
  box panel;  ///< of the office, in its colour
  box title;
  box value;
  box scale;
  box people;
  box profile;
  box thanks;
};

poster_places places_of(poster_shape shape) {
  switch (shape) {
    case poster_shape::a4:
      return {.width = 794,
              .height = 1123,
              .size = 18,
              .panel = {0, 0, 794, 222},
              .title = {60, 258, 674, 92},
              .value = {60, 362, 674, 190},
              .scale = {60, 606, 674, 26},
              .people = {60, 700, 674, 56},
              .profile = {60, 782, 674, 196},
              .thanks = {60, 1004, 674, 84}};
    case poster_shape::wide:
      return {.width = 1920,
              .height = 1080,
              .size = 27,
              .panel = {0, 0, 700, 1080},
              .title = {790, 62, 1040, 124},
              .value = {790, 196, 1040, 280},
              .scale = {790, 552, 1040, 34},
              .people = {790, 656, 1040, 70},
              .profile = {790, 744, 1040, 206},
              .thanks = {790, 966, 1040, 84}};
    case poster_shape::square: break;
  }
  return {.width = 1080,
          .height = 1080,
          .size = 21,
          .panel = {0, 0, 1080, 196},
          .title = {72, 222, 936, 96},
          .value = {72, 328, 936, 206},
          .scale = {72, 592, 936, 28},
          .people = {72, 682, 936, 56},
          .profile = {72, 758, 936, 194},
          .thanks = {72, 970, 936, 84}};
}

/// A text as large as it fits into a box, from `size` down to three fifths of it.
struct fitted_text {
  std::vector<std::string> lines;
  double size = 0;
  [[nodiscard]] double step() const { return size * 1.2; }
  [[nodiscard]] double height() const { return step() * static_cast<double>(lines.size()); }
};

fitted_text fitted(std::string_view text, const box& into, double size, bool bold) {
  constexpr std::size_t most = 8;
  constexpr int tries = 11;  // 0.95 to the tenth is three fifths
  double tried = size;
  for (int i = 0; i < tries; ++i) {
    fitted_text made{lines_of(text, into.width, tried, most + 1, bold), tried};
    if (made.height() <= into.height && made.lines.size() <= most) return made;
    tried *= 0.95;
  }
  const double smallest = size * 0.6;
  const auto room = static_cast<std::size_t>(std::max(1.0, into.height / (smallest * 1.2)));
  return {lines_of(text, into.width, smallest, room, bold), smallest};
}

/// Draws it from the top of the box. \return where it ends
double draw(drawing& to, const fitted_text& text, const box& into, text_look look) {
  look.size = text.size;
  const double x = look.anchor == "middle" ? into.x + into.width / 2 : into.x;
  to.text({x, into.y + text.size}, text.lines, text.step(), look);
  return into.y + text.height();
}

struct poster_page {
  const poster& what;
  poster_places at;
  language lang;
  chart_look look;
  colour panel;  // the office's colour, as it is
  colour own;    // as it is seen on white

  [[nodiscard]] std::string say(const char* id, const char* en) const { return in(look, id, en); }
  [[nodiscard]] std::string or_place(const std::string& text, const char* id, const char* en) const {
    return text.empty() ? "[" + say(id, en) + "]" : text;
  }
  [[nodiscard]] std::string period() const {
    return or_place(period_of(what.office), "periode survei", "period of the survey");
  }
};

/// \return how much of the panel the logo takes, on the left or above
double draw_logo(drawing& to, const poster_page& page, const box& inner, bool above) {
  const logo& picture = page.what.office.logo;
  if (picture.is == logo::kind::none) return 0;
  const double side = above ? page.at.size * 7 : inner.height;
  const double around = side * 0.09;
  const box frame{inner.x, inner.y, side, side};
  to.rectangle(frame, white, side * 0.08);
  to.picture({frame.x + around, frame.y + around, side - 2 * around, side - 2 * around}, data_address(picture));
  return side + page.at.size * 1.4;
}

void draw_office(drawing& to, const poster_page& page) {
  const poster_places& at = page.at;
  const about& office = page.what.office;
  to.rectangle(at.panel, page.panel);
  const colour letters = ink_on(page.panel);
  const bool above = at.panel.height > at.panel.width;
  const double margin = at.title.x < at.panel.width ? at.title.x : at.size * 2.6;
  box inner{margin, at.size * 2, at.panel.width - 2 * margin, at.panel.height - at.size * 4};
  const double taken = draw_logo(to, page, inner, above);
  if (above) {
    inner.y += taken;
    inner.height -= taken;
  } else {
    inner.x += taken;
    inner.width -= taken;
  }
  const auto line = [&](const std::string& text, double size, bool bold, double share) {
    if (text.empty()) return;
    const box room{inner.x, inner.y, inner.width, inner.height * share};
    const double end = draw(to, fitted(text, room, size, bold), room, {.bold = bold, .fill = letters});
    inner.height -= end - inner.y + at.size * 0.3;
    inner.y = end + at.size * 0.3;
  };
  line(office.parent, at.size * 1.05, false, 0.34);
  line(page.or_place(office.unit, "nama unit pelayanan", "name of the service unit"), at.size * (above ? 2.5 : 2), true,
       0.75);
  line(office.service, at.size * 1.05, false, 1);
  if (!above) return;
  std::string contact = office.address;
  if (!office.website.empty()) contact += (contact.empty() ? "" : " · ") + office.website;
  const fitted_text small = fitted(contact, {inner.x, 0, inner.width, at.size * 4}, at.size * 0.8, false);
  if (!contact.empty())
    draw(to, small, {inner.x, at.panel.height - at.size * 2 - small.height(), inner.width, small.height()},
         {.fill = letters});
}

void draw_title(drawing& to, const poster_page& page) {
  const box& into = page.at.title;
  const std::string title = page.say("Indeks Kepuasan Masyarakat (IKM)", "Public Satisfaction Index (IKM)");
  const double end = draw(to, fitted(title, {into.x, into.y, into.width, into.height * 0.62}, page.at.size * 1.9, true),
                          into, {.bold = true, .anchor = "middle"});
  const box below{into.x, end + page.at.size * 0.2, into.width, into.y + into.height - end};
  draw(to, fitted(page.period(), below, page.at.size * 1.2, false), below, {.anchor = "middle", .fill = quiet});
}

void draw_value(drawing& to, const poster_page& page) {
  const box& into = page.at.value;
  const poster& what = page.what;
  const double side = into.height * 0.74;
  const double name_height = into.height - side;
  const std::string value = what.index ? figure_in(page.look, *what.index) : "–";
  const double room = into.width - side - page.at.size * 4;
  const double size =
      std::min(into.height * 0.92, into.height * 0.92 * room / width_of(value, into.height * 0.92, true));
  const double gap = page.at.size * 2;
  // Digits are as wide as their font has them; the estimate is for the widest one.
  const double width = width_of(value, size, true) / 1.1;
  const double left = into.x + (into.width - width - gap - side) / 2;
  to.text({left + width / 2, into.y + into.height / 2 + size * 0.36}, value,
          {.size = size, .bold = true, .anchor = "middle", .fill = page.own});
  const double badge = left + width + gap;
  to.rectangle({badge, into.y, side, side}, page.own, side * 0.1);
  const std::string grade = what.grade.empty() ? "–" : what.grade;
  const double letter = std::min(side * 0.75, side * 0.9 / width_of(grade, 1, true));
  to.text({badge + side / 2, into.y + side / 2 + letter * 0.36}, grade,
          {.size = letter, .bold = true, .anchor = "middle", .fill = ink_on(page.own)});
  const box name{badge - gap, into.y + side + name_height * 0.14, side + 2 * gap, name_height};
  draw(to, fitted(what.label, name, page.at.size * 1.35, true), name, {.bold = true, .anchor = "middle"});
}

/// Where the index is among the grades.
void draw_scale(drawing& to, const poster_page& page) {
  const box& into = page.at.scale;
  const poster& what = page.what;
  const axis along{what.scale.lowest.to_double(), what.scale.highest.to_double(), into.x, into.x + into.width};
  const double size = page.at.size * 0.72;
  double last_end = -1;
  for (std::size_t i = 0; i < what.scale.bands.size(); ++i) {
    const band& each = what.scale.bands[i];
    const double from = i == 0 ? into.x : along.at(each.lower);
    const double end = i + 1 < what.scale.bands.size() ? along.at(what.scale.bands[i + 1].lower) : into.x + into.width;
    const bool own = what.index && each.letter == what.grade;
    const colour fill = own ? page.own : i % 2 == 0 ? colour{214, 219, 227} : dark_band;
    to.rectangle({from, into.y, end - from - 2, into.height}, fill);
    if (width_of(each.letter, size * 1.2, true) < end - from)
      to.text({(from + end) / 2, into.y + into.height / 2 + size * 0.43}, each.letter,
              {.size = size * 1.2, .bold = true, .anchor = "middle", .fill = own ? ink_on(page.own) : ink});
    const std::string bound = figure_in(page.look, each.lower);
    const double half = width_of(bound, size) / 2;
    const double x = std::max(from, into.x + (i == 0 ? half : 0));
    if (x - half < last_end) continue;
    to.text({x, into.y + into.height + size * 1.4}, bound, {.size = size, .anchor = "middle", .fill = quiet});
    last_end = x + half + 4;
  }
  if (!what.index) return;
  const double x = along.at(*what.index);
  const double tip = page.at.size * 0.75;
  to.area({{x, into.y - 3}, {x - tip * 0.7, into.y - 3 - tip}, {x + tip * 0.7, into.y - 3 - tip}}, ink);
}

std::string value_of(const poster_page& page, const charted_share& each) {
  if (!each.respondents) return page.say("ditahan", "withheld");
  std::string made = std::to_string(*each.respondents);
  if (page.what.respondents != 0) {
    const decimal share = (ratio::of(*each.respondents, page.what.respondents) * ratio{100}).rounded(1);
    made += " (" + figure_in(page.look, share) + " %)";
  }
  return made;
}

/// How a field is laid out: the same for both, so that they are read as one.
struct field_layout {
  double step = 0;  ///< from one row to the next
  double size = 0;  ///< of the text
};

field_layout layout_of(const poster_page& page, std::size_t fields, double width) {
  std::size_t rows = 1;
  for (std::size_t i = 0; i < fields; ++i) rows = std::max(rows, page.what.profile[i].values.size());
  const double step = std::min(page.at.size * 1.45, page.at.profile.height / (static_cast<double>(rows) + 1.3));
  double size = step * 0.66;
  for (std::size_t i = 0; i < fields; ++i)
    for (const charted_share& each : page.what.profile[i].values)  // so that a name is in one line
      if (const double taken = width_of(each.name, size); taken > width * 0.44)
        size = std::max(step * 0.45, size * width * 0.44 / taken);
  return {step, size};
}

void draw_field(drawing& to, const poster_page& page, const charted_field& field, const box& into,
                const field_layout& as) {
  const double size = as.size;
  to.text({into.x, into.y + size}, lines_of(field.name, into.width, size * 1.1, 1, true), as.step,
          {.size = size * 1.1, .bold = true, .fill = page.own});
  std::uint64_t most = 1;
  double name_width = 0;
  double value_width = 0;
  for (const charted_share& each : field.values) {
    most = std::max(most, each.respondents.value_or(0));
    name_width = std::max(name_width, width_of(each.name, size) + 10);
    value_width = std::max(value_width, width_of(value_of(page, each), size) + 8);
  }
  name_width = std::min(name_width, into.width * 0.46);
  const double room = std::max(1.0, into.width - name_width - value_width);
  double y = into.y + as.step * 1.25;
  for (const charted_share& each : field.values) {
    to.text({into.x, y + size}, lines_of(each.name, name_width - 8, size, 1), as.step, {.size = size});
    double end = into.x + name_width;
    if (each.respondents) {
      const double width = std::max(1.0, room * static_cast<double>(*each.respondents) / static_cast<double>(most));
      to.rectangle({end, y + size * 0.12, width, size}, page.own);
      end += width;
    }
    to.text({end + 6, y + size}, value_of(page, each), {.size = size, .fill = each.respondents ? ink : quiet});
    y += as.step;
  }
}

void draw_people(drawing& to, const poster_page& page) {
  const poster& what = page.what;
  const box& into = page.at.people;
  const std::string number = std::to_string(what.respondents);
  const std::string word = page.say("responden", "respondents");
  const double size = page.at.size * 2;
  // Without a profile the number is in the middle of the free room.
  const double y = what.profile.empty() ? (into.y + page.at.thanks.y - size) / 2 : into.y;
  to.text({into.x + into.width / 2, y + size}, number + " " + word, {.size = size, .bold = true, .anchor = "middle"});
  const std::size_t fields = std::min<std::size_t>(what.profile.size(), 2);
  const box& all = page.at.profile;
  const double gap = page.at.size * 2.4;
  if (fields == 0) return;
  const double width = (all.width - gap * static_cast<double>(fields - 1)) / static_cast<double>(fields);
  const field_layout as = layout_of(page, fields, width);
  for (std::size_t i = 0; i < fields; ++i) {
    draw_field(to, page, what.profile[i], {all.x + static_cast<double>(i) * (width + gap), all.y, width, all.height},
               as);
  }
}

void draw_thanks(drawing& to, const poster_page& page) {
  const box& into = page.at.thanks;
  const about& office = page.what.office;
  const std::string thanks =
      !office.thanks.empty()
          ? office.thanks
          : page.say(
                "Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat agar kami terus "
                "memperbaiki dan meningkatkan kualitas pelayanan bagi masyarakat.",
                "Thank you for your rating. What you say helps us to keep improving the quality of our service to the "
                "public.");
  to.line({into.x, into.y}, {into.x + into.width, into.y}, {.stroke = faint});
  const box words{into.x, into.y + page.at.size * 0.5, into.width, into.height * 0.6};
  const double end = draw(to, fitted(thanks, words, page.at.size * 0.95, false), words, {.anchor = "middle"});
  std::string source = page.what.methodology;
  if (page.at.panel.height <= page.at.panel.width)
    for (const std::string* more : {&office.address, &office.website})
      if (!more->empty()) source += (source.empty() ? "" : " · ") + *more;
  const box below{into.x, end + page.at.size * 0.15, into.width, into.y + into.height - end};
  draw(to, fitted(source, below, page.at.size * 0.72, false), below, {.anchor = "middle", .fill = quiet});
}

std::string description_of(const poster_page& page) {
  const poster& what = page.what;
  std::string made = "IKM " + (what.index ? figure_in(page.look, *what.index) : std::string{"–"});
  if (!what.grade.empty()) made += ", " + page.say("mutu ", "grade ") + what.grade + " (" + what.label + ")";
  made += "; " + std::to_string(what.respondents) + page.say(" responden", " respondents") + ". ";
  for (std::size_t f = 0; f < std::min<std::size_t>(what.profile.size(), 2); ++f) {
    made += what.profile[f].name + ": ";
    for (std::size_t i = 0; i < what.profile[f].values.size(); ++i) {
      const charted_share& each = what.profile[f].values[i];
      made += (i == 0 ? "" : ", ") + each.name + " " +
              (each.respondents ? std::to_string(*each.respondents) : page.say("ditahan", "withheld"));
    }
    made += ". ";
  }
  return made;
}

}  // namespace

std::string_view file_name_of(poster_shape shape) noexcept {
  switch (shape) {
    case poster_shape::a4: return "poster-a4.svg";
    case poster_shape::wide: return "poster-16x9.svg";
    case poster_shape::square: break;
  }
  return "poster-1x1.svg";
}

std::string svg_of(const poster& what, poster_shape shape, language lang) {
  const colour panel = colour_named(what.office.colour).value_or(usual_colour);
  const poster_page page{what, places_of(shape), lang, {.lang = lang}, panel, seen_on(panel, dark_band)};
  const std::string title = page.say("Indeks Kepuasan Masyarakat, ", "Public Satisfaction Index, ") +
                            page.or_place(what.office.unit, "nama unit pelayanan", "name of the service unit") + ", " +
                            page.period();
  drawing to{"poster", title, description_of(page)};
  draw_office(to, page);
  draw_title(to, page);
  draw_value(to, page);
  draw_scale(to, page);
  draw_people(to, page);
  draw_thanks(to, page);
  return shape == poster_shape::a4 ? to.finished(page.at.width, page.at.height, "210mm", "297mm")
                                   : to.finished(page.at.width, page.at.height);
}

}  // namespace ikm
