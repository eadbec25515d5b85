// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_html.hpp>

#include "drawn.hpp"
#include "surveyed.hpp"

#include <ikm/documents/report_json.hpp>

#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <sstream>

namespace {

using ikm::language;

std::string html(const ikm::score_report& report, const ikm::about& office = {}, language lang = language::indonesian) {
  return html_of(outline_of(report, office, lang));
}

/// HTML whose few elements without an end are closed, as the reader of XML wants them.
drawn read(std::string page) {
  page = std::regex_replace(page, std::regex{"<!DOCTYPE html>"}, "");
  page = std::regex_replace(page, std::regex{"<(meta|img)([^>]*)>"}, "<$1$2/>");
  return drawn{page};
}

}  // namespace

TEST(ReportHtml, ItIsSoundAndHasNoScriptAndNoAddress) {
  ikm::about office;
  office.logo = ikm::checked_logo(R"(<svg viewBox="0 0 2 1"/>)", "logo.svg");
  office.unit = "</h1><script>alert(1)</script>";
  const drawn page = read(html(report_of_forty(), office));
  ASSERT_TRUE(page.well_formed);
  for (const char* never : {"script", "link", "iframe", "form", "object"})
    EXPECT_TRUE(page.all(never).empty()) << never;
  for (const drawn_part& part : page.parts)
    for (const auto& [key, value] : part.is)
      if (key == "href" || key == "src") {
        EXPECT_TRUE(value.starts_with("#") || value.starts_with("data:image/")) << value;
      } else {
        EXPECT_TRUE(key == "xmlns" || value.find("//") == std::string::npos) << key << " " << value;
      }
}

TEST(ReportHtml, ReadersThatDoNotSeeFindTheirWay) {
  const drawn page = read(html(report_of_forty()));
  EXPECT_EQ(page.all("html").at(0).is.at("lang"), "id");
  EXPECT_EQ(page.all("h1").size(), 1U);
  EXPECT_EQ(page.all("main").size(), 1U);
  EXPECT_EQ(page.all("nav").size(), 1U);
  std::set<std::string> ids;
  for (const drawn_part& part : page.parts)
    if (part.is.contains("id")) {
      EXPECT_TRUE(ids.insert(part.is.at("id")).second) << "twice: " << part.is.at("id");
    }
  for (const drawn_part& link : page.all("a")) EXPECT_TRUE(ids.contains(link.is.at("href").substr(1)));
  for (const drawn_part& head : page.all("th")) EXPECT_TRUE(head.is.contains("scope"));
  EXPECT_EQ(page.all("table").size(), page.all("caption").size());
  EXPECT_EQ(page.all("figure").size(), page.all("figcaption").size());
  EXPECT_EQ(page.all("figure").size(), page.all("svg").size());
  EXPECT_GE(page.all("svg").size(), 4U);
}

// The figures of the whole and of every group that is shown.
TEST(ReportHtml, FiguresAreThoseOfTheJson) {
  const ikm::score_report report = report_of_forty();
  std::ostringstream text;
  write_report_json(text, report, {}, {}, language::english);
  const auto figures = nlohmann::json::parse(text.str());
  std::set<std::string> cells;
  for (const drawn_part& part : read(html(report, {}, language::english)).parts)
    if (part.name == "td" || part.name == "th") cells.insert(part.text);
  const auto expect = [&](const nlohmann::json& result) {
    EXPECT_TRUE(cells.contains(ikm::decimal::parse(result.at("index").dump())->to_string()) ||
                cells.contains(result.at("index").dump() + "0") || cells.contains(result.at("index").dump()))
        << result.at("index");
    EXPECT_TRUE(cells.contains(result.at("respondents").dump())) << result.at("respondents");
  };
  for (const auto& group : figures.at("groups"))
    if (!group.at("result").is_null()) expect(group.at("result"));
  EXPECT_TRUE(cells.contains("81.88"));
  for (const auto& element : figures.at("result").at("elements"))
    EXPECT_TRUE(cells.contains(element.at("code").get<std::string>() + " " + element.at("name").get<std::string>()));
}

TEST(ReportHtml, NothingOfARespondentIsInItAndTheSameInputsGiveTheSameBytes) {
  const std::string page = html(report_of_forty());
  for (const char* personal : {"Budi", "Siti", "Rina", "732401", "@example"})
    EXPECT_EQ(page.find(personal), std::string::npos) << personal;
  EXPECT_EQ(page, html(report_of_forty()));
}

TEST(ReportHtml, ManyUnitsHaveAChartForEveryForty) {
  std::string text = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int unit = 0; unit < 90; ++unit) text += rows(5, "Unit " + std::to_string(unit), 3);
  const std::string page = html(report_of(text, {{"unit"}}));
  for (const char* part : {"(1–40)", "(41–80)", "(81–90)"}) EXPECT_NE(page.find(part), std::string::npos) << part;
}
