// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/logo.hpp>

#include "red_pixel.hpp"

#include <ikm/documents/about.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using ikm::failure;

std::string svg(const std::string& inside, const std::string& more = "") {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 )"
         R"(10" )" +
         more + ">" + inside + "</svg>";
}

std::optional<failure> refusal_of(const std::string& bytes) {
  try {
    (void)ikm::checked_logo(bytes, "logo");
  } catch (const ikm::about_error& problem) {
    return problem.code();
  }
  return std::nullopt;
}

}  // namespace

TEST(Logo, APngIsTakenWithItsSize) {
  const ikm::logo made = ikm::checked_logo(red_pixel, "logo.png");
  EXPECT_EQ(made.is, ikm::logo::kind::png);
  EXPECT_EQ(made.width, 1);
  EXPECT_EQ(made.height, 1);
  EXPECT_EQ(data_address(made).substr(0, 34), "data:image/png;base64,iVBORw0KGgoA");
}

TEST(Logo, Base64IsThatOfRfc4648) {
  for (const auto& [bytes, text] : std::vector<std::pair<std::string, std::string>>{{"f", "Zg=="},
                                                                                    {"fo", "Zm8="},
                                                                                    {"foo", "Zm9v"},
                                                                                    {"foob", "Zm9vYg=="},
                                                                                    {"fooba", "Zm9vYmE="},
                                                                                    {"foobar", "Zm9vYmFy"}})
    EXPECT_EQ(ikm::data_address({.is = ikm::logo::kind::png, .bytes = bytes}), "data:image/png;base64," + text);
  EXPECT_EQ(ikm::data_address({}), "");
}

TEST(Logo, APngThatIsNotWholeIsRefused) {
  for (std::size_t cut = 9; cut < red_pixel.size(); ++cut)
    EXPECT_EQ(refusal_of(red_pixel.substr(0, cut)), failure::damaged_file) << cut;
  std::string changed = red_pixel;
  changed[45] = 'x';
  EXPECT_EQ(refusal_of(changed), failure::damaged_file) << "its check sum";
  EXPECT_EQ(refusal_of(red_pixel + "<script>"), failure::damaged_file) << "what follows the end";
}

TEST(Logo, ALogoHasASizeAndIsNeitherHugeNorAStrip) {
  EXPECT_EQ(refusal_of(std::string(ikm::max_logo_bytes + 1, ' ')), failure::file_too_large);
  EXPECT_EQ(refusal_of(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<svg width="100%" height="100%"/>)"), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<svg viewBox="0 0 1000 1"/>)"), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<svg width="40mm" height="20mm"/>)"), std::nullopt);
}

TEST(Logo, OtherFormatsAreRefused) {
  for (const char* other : {"", "GIF89a", "\xFF\xD8\xFF\xE0", "%PDF-1.7", "root:x:0:0"})
    EXPECT_EQ(refusal_of(other), failure::unsupported_format) << other;
  EXPECT_EQ(refusal_of("<html><body/></html>"), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<svg viewBox="0 0 2 1"><g></svg>)"), failure::damaged_file);
}

// As drawing programs save it: gradients, styles, parts used again, words about the licence.
TEST(Logo, ADrawingOfADrawingProgramIsTaken) {
  const ikm::logo made = ikm::checked_logo(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Created with Inkscape "
      "(http://www.inkscape.org/) -->\n" +
          svg(R"(<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""/></metadata>)"
              R"(<sodipodi:namedview xmlns:sodipodi="s" sodipodi:export="C:\\logo.png"/>)"
              R"(<style>.a{fill:url(#g);stroke:#fff}</style><defs><linearGradient id="g" xlink:href="#h"/></defs>)"
              "<use href=\"#a\"/><path class=\"a\" d=\"M0 0\" style=\"fill:url( '#g' )\" fill=\"url(#g)\"/>"
              R"(<image href="data:image/png;base64,AAAA"/>)"),
      "logo.svg");
  EXPECT_EQ(made.width, 20);
  EXPECT_EQ(made.height, 10);
  EXPECT_TRUE(data_address(made).starts_with("data:image/svg+xml;base64,PD94bWwg"));
}

TEST(Logo, WhatRunsOrAsksForSomethingFromOutsideIsRefused) {
  for (const char* inside : {"<script>alert(1)</script>",
                             "<SCRIPT/>",
                             R"(<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>)",
                             "<foreignObject/>",
                             "<g onload=\"x()\"/>",
                             "<g ONCLICK=\"x()\"/>",
                             R"(<image href="http://x.invalid/a.png"/>)",
                             R"(<image xlink:href="//x.invalid/a.png"/>)",
                             R"(<use href="other.svg#a"/>)",
                             "<a href=\"javascript:x()\"/>",
                             R"(<image href="file:///etc/passwd"/>)",
                             R"(<image href="data:image/svg+xml;base64,AAAA"/>)",
                             "<style>@import url(x.css);</style>",
                             "<style>.a{fill:url(http://x.invalid/)}</style>",
                             "<style>.a{fill:u/**/rl(http://x.invalid/)}</style>",
                             R"(<style>.a{fill:\75rl(http://x.invalid/)}</style>)",
                             "<g style=\"fill:URL( &quot;http://x.invalid/&quot; )\"/>",
                             "<g fill=\"url(http://x.invalid/#a)\"/>",
                             "<g fill=\"\\75rl(http://x.invalid/#a)\"/>",
                             "<g style=\"background:image-set('http://x.invalid/a.png' 1x)\"/>",
                             R"(<g xml:base="http://x.invalid/"/>)",
                             R"(<animate attributeName="href" to="http://x.invalid/"/>)",
                             R"(<set attributeName="href"/>)",
                             R"(<?xml-stylesheet href="http://x.invalid/a.css"?>)"})
    EXPECT_EQ(refusal_of(svg(inside)), failure::unsupported_format) << inside;
  EXPECT_EQ(refusal_of(svg("", "onload=\"x()\"")), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<!DOCTYPE svg [<!ENTITY a "b">]>)" + svg("&a;")), failure::unsupported_format);
  EXPECT_EQ(refusal_of(R"(<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>)" + svg("&a;")),
            failure::unsupported_format);
}
