// SPDX-License-Identifier: BSL-1.0
// The parts of a drawing, read back from its text.
#ifndef IKM_TESTS_DOCUMENTS_DRAWN_HPP
#define IKM_TESTS_DOCUMENTS_DRAWN_HPP

#include "documents/drawing.hpp"

#include <expat.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <vector>

struct drawn_part {
  std::string name;
  std::map<std::string, std::string> is;
  std::string text;

  [[nodiscard]] double number(const std::string& key) const { return is.contains(key) ? std::stod(is.at(key)) : 0; }
};

struct drawn {
  std::vector<drawn_part> parts;
  bool well_formed = false;

  explicit drawn(const std::string& markup) {
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, begin, [](void* to, const char*) { static_cast<drawn*>(to)->is_open_ = false; });
    XML_SetCharacterDataHandler(parser, take);
    well_formed = XML_Parse(parser, markup.data(), static_cast<int>(markup.size()), 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
  }

  [[nodiscard]] std::vector<drawn_part> all(const std::string& name) const {
    std::vector<drawn_part> made;
    for (const drawn_part& each : parts)
      if (each.name == name) made.push_back(each);
    return made;
  }
  /// The texts that are seen, in the order of the drawing.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> made;
    for (const drawn_part& each : all("text")) made.push_back(each.text);
    return made;
  }
  [[nodiscard]] bool says(const std::string& text) const {
    const auto said = texts();
    return std::find(said.begin(), said.end(), text) != said.end();
  }
  [[nodiscard]] std::string description() const { return all("desc").at(0).text; }

  /// Where a text is, as wide as it is estimated to be at most.
  static ikm::box place_of(const drawn_part& text) {
    const double size = text.number("font-size");
    const double width = ikm::width_of(text.text, size, text.is.contains("font-weight"));
    const auto anchor = text.is.find("text-anchor");
    const double shift = anchor == text.is.end() ? 0 : anchor->second == "end" ? width : width / 2;
    return {text.number("x") - shift, text.number("y") - size * 0.75, width, size * 0.95};
  }

 private:
  static void begin(void* to, const char* name, const char** attributes) {
    drawn_part part{name, {}, {}};
    for (; *attributes != nullptr; attributes += 2) part.is[attributes[0]] = attributes[1];
    static_cast<drawn*>(to)->parts.push_back(std::move(part));
    static_cast<drawn*>(to)->is_open_ = true;
  }
  static void take(void* to, const char* text, int size) {
    drawn& made = *static_cast<drawn*>(to);
    if (made.is_open_) made.parts.back().text.append(text, static_cast<std::size_t>(size));
  }

  bool is_open_ = false;  // nothing has ended since the last part began: what follows an end is not a part's text
};

/// What holds for every chart: sound markup, named for readers that do not see, every text on the drawing and none on
/// another, every text seen, nothing from outside.
inline void expect_sound(const std::string& markup) {
  const drawn chart{markup};
  ASSERT_TRUE(chart.well_formed) << markup;
  const drawn_part& whole = chart.parts.front();
  EXPECT_EQ(whole.name, "svg");
  EXPECT_EQ(whole.is.at("role"), "img");
  const std::string named = chart.all("title").at(0).is.at("id") + " " + chart.all("desc").at(0).is.at("id");
  EXPECT_EQ(whole.is.at("aria-labelledby"), named);
  EXPECT_FALSE(chart.description().empty());
  const ikm::box canvas{0, 0, whole.number("width"), whole.number("height")};
  const auto texts = chart.all("text");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const ikm::box place = drawn::place_of(texts[i]);
    EXPECT_TRUE(place.x >= 0 && place.y >= 0 && place.x + place.width <= canvas.width &&
                place.y + place.height <= canvas.height)
        << "leaves the drawing: " << texts[i].text;
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      EXPECT_FALSE(overlap(place, drawn::place_of(texts[j]))) << texts[i].text << " on " << texts[j].text;
    const auto fill = ikm::colour_named(texts[i].is.at("fill"));
    ASSERT_TRUE(fill) << texts[i].is.at("fill");
    EXPECT_GE(contrast(*fill, ikm::colour{228, 232, 238}), 4.5) << texts[i].text;  // the darkest that is behind one
  }
  for (const drawn_part& each : chart.parts)
    for (const auto& [key, value] : each.is)
      EXPECT_TRUE(key == "xmlns" || value.find("://") == std::string::npos) << key << "=" << value;
  for (const char* never : {"script", "image", "foreignObject", "use", "style"})
    EXPECT_TRUE(chart.all(never).empty()) << never;
}

#endif
