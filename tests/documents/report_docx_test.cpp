// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_docx.hpp>

#include "packed.hpp"
#include "red_pixel.hpp"
#include "surveyed.hpp"

#include <ikm/documents/report_json.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <sstream>

namespace {

using ikm::language;

struct docx {
  std::map<std::string, std::string> parts;
  xml_node document;

  explicit docx(const std::string& bytes) {
    for (auto& [name, text] : parts_of(bytes)) parts[name] = std::move(text);
    document = xml_node::parsed(parts.at("word/document.xml"));
  }
  explicit docx(const ikm::outline& report) : docx{docx_of(report)} {}

  [[nodiscard]] std::string styled(const std::string& style) const {
    std::string made;
    for (const xml_node* each : document.all("w:p"))
      if (style_of(*each) == style) made += each->text_of("w:t") + "\n";
    return made;
  }
  static std::string style_of(const xml_node& paragraph) {
    const xml_node* const own = paragraph.child("w:pPr");
    const xml_node* const style = own == nullptr ? nullptr : own->child("w:pStyle");
    return style == nullptr ? "" : style->attribute("w:val");
  }
  /// The texts of the cells of every table of a style.
  [[nodiscard]] std::vector<std::vector<std::vector<std::string>>> tables(const std::string& style) const {
    std::vector<std::vector<std::vector<std::string>>> made;
    for (const xml_node* table : document.all("w:tbl")) {
      if (table->child("w:tblPr")->child("w:tblStyle")->attribute("w:val") != style) continue;
      auto& rows = made.emplace_back();
      for (const xml_node* row : table->all("w:tr")) {
        auto& cells = rows.emplace_back();
        for (const xml_node* cell : row->all("w:tc")) cells.push_back(cell->text_of("w:t"));
      }
    }
    return made;
  }
};

ikm::outline forty_of(language lang = language::indonesian, const ikm::about& office = {}) {
  return outline_of(report_of_forty(), office, lang);
}

/// The order of children in ECMA-376 part 1, of the elements in which we write more than one.
const std::map<std::string, std::vector<std::string>>& orders() {
  static const std::map<std::string, std::vector<std::string>> all = {
      {"w:pPr",
       {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr", "w:pBdr", "w:shd",
        "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"}},
      {"w:rPr",
       {"w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:highlight", "w:u",
        "w:shd", "w:vertAlign", "w:lang"}},
      {"w:tblPr",
       {"w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
        "w:tblCaption", "w:tblDescription"}},
      {"w:tblBorders", {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}},
      {"w:tblCellMar", {"w:top", "w:left", "w:bottom", "w:right"}},
      {"w:tcMar", {"w:top", "w:left", "w:bottom", "w:right"}},
      {"w:trPr", {"w:cantSplit", "w:trHeight", "w:tblHeader"}},
      {"w:tcPr", {"w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"}},
      {"w:tbl", {"w:tblPr", "w:tblGrid", "w:tr"}},
      {"w:tr", {"w:trPr", "w:tc"}},
      {"w:tc", {"w:tcPr", "w:p"}},
      {"w:sectPr", {"w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"}},
      {"w:style",
       {"w:name", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat",
        "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"}},
      {"w:tblStylePr", {"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr"}},
      {"w:styles", {"w:docDefaults", "w:latentStyles", "w:style"}},
      {"w:abstractNum", {"w:nsid", "w:multiLevelType", "w:tmpl", "w:lvl"}},
      {"w:lvl", {"w:start", "w:numFmt", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"}},
      {"w:numbering", {"w:abstractNum", "w:num"}},
      {"w:settings", {"w:zoom", "w:defaultTabStop", "w:compat", "w:themeFontLang"}},
      {"wp:inline", {"wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"}},
      {"pic:pic", {"pic:nvPicPr", "pic:blipFill", "pic:spPr"}},
      {"pic:blipFill", {"a:blip", "a:srcRect", "a:stretch"}},
      {"pic:spPr", {"a:xfrm", "a:prstGeom"}},
      {"a:xfrm", {"a:off", "a:ext"}},
  };
  return all;
}

void expect_order(const xml_node& of, const std::string& part) {
  if (const auto known = orders().find(of.name); known != orders().end()) {
    std::size_t last = 0;
    for (const xml_node& each : of.inside) {
      const auto at = std::find(known->second.begin(), known->second.end(), each.name);
      ASSERT_NE(at, known->second.end()) << part << ": " << of.name << " holds " << each.name;
      const auto place = static_cast<std::size_t>(at - known->second.begin());
      EXPECT_GE(place, last) << part << ": " << each.name << " in " << of.name;
      last = place;
    }
  }
  for (const xml_node& each : of.inside) expect_order(each, part);
}

int number(const xml_node* of, const std::string& key, int otherwise) {
  return of == nullptr ? otherwise : std::stoi(of->attribute(key));
}

ikm::about office_with_logo() {
  ikm::about office;
  office.logo = ikm::checked_logo(red_pixel, "logo.png");
  return office;
}

}  // namespace

TEST(ReportDocx, EveryPartIsSoundAndNamed) {
  const std::string bytes = docx_of(forty_of(language::indonesian, office_with_logo()));
  EXPECT_EQ(parts_of(bytes).front().first, "[Content_Types].xml");
  const docx made{bytes};
  std::set<std::string> kinds;
  const xml_node types = xml_node::parsed(made.parts.at("[Content_Types].xml"));
  for (const xml_node* each : types.all("Override")) kinds.insert(each->attribute("PartName"));
  for (const auto& [name, text] : made.parts) {
    if (name.ends_with(".png")) continue;
    EXPECT_NO_THROW((void)xml_node::parsed(text)) << name;
    if (name.ends_with(".xml") && name != "[Content_Types].xml") {
      EXPECT_TRUE(kinds.contains("/" + name)) << name;
    }
  }
  for (const std::string& name : kinds) EXPECT_TRUE(made.parts.contains(name.substr(1))) << name;
  const xml_node relations = xml_node::parsed(made.parts.at("word/_rels/document.xml.rels"));
  std::set<std::string> ids;
  for (const xml_node* each : relations.all("Relationship")) {
    EXPECT_TRUE(made.parts.contains("word/" + each->attribute("Target"))) << each->attribute("Target");
    EXPECT_EQ(each->attribute("TargetMode"), "") << "nothing from outside";
    EXPECT_TRUE(ids.insert(each->attribute("Id")).second);
  }
  for (const xml_node* each : made.document.all("w:footerReference"))
    EXPECT_TRUE(ids.contains(each->attribute("r:id")));
  for (const xml_node* each : made.document.all("a:blip")) EXPECT_TRUE(ids.contains(each->attribute("r:embed")));
}

// Word refuses a document whose elements are in another order.
TEST(ReportDocx, ElementsStandInTheOrderOfTheStandard) {
  ikm::score_request asked;
  asked.target = ikm::decimal{90};
  const ikm::score_report report = report_of(forty(), {{"unit"}, {"jenis_kelamin:baku"}}, asked);
  const docx made{outline_of(report, office_with_logo(), language::indonesian)};
  for (const char* part : {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
                           "word/footer1.xml", "word/footer2.xml"})
    expect_order(xml_node::parsed(made.parts.at(part)), part);
  EXPECT_FALSE(made.document.all("wp:inline").empty());
}

TEST(ReportDocx, EveryStyleThatIsUsedIsThere) {
  const docx made{forty_of()};
  std::set<std::string> known;
  const xml_node styles = xml_node::parsed(made.parts.at("word/styles.xml"));
  for (const xml_node* each : styles.all("w:style")) EXPECT_TRUE(known.insert(each->attribute("w:styleId")).second);
  for (const char* use : {"w:pStyle", "w:tblStyle"})
    for (const xml_node* each : made.document.all(use))
      EXPECT_TRUE(known.contains(each->attribute("w:val"))) << each->attribute("w:val");
  for (const char* use : {"w:basedOn", "w:next"})
    for (const xml_node* each : styles.all(use)) EXPECT_TRUE(known.contains(each->attribute("w:val")));
}

TEST(ReportDocx, ItSaysWhatTheOutlineSays) {
  for (const language lang : {language::indonesian, language::english}) {
    const ikm::outline report = forty_of(lang);
    const docx made{report};
    std::vector<std::vector<std::vector<std::string>>> tables;
    std::string headings;
    for (const ikm::outline_section& section : report.sections) {
      headings += section.title + "\n";
      for (const ikm::outline_block& block : section.blocks) {
        if (const auto* const words = std::get_if<ikm::paragraph>(&block)) {
          EXPECT_NE(made.styled("").find(words->text + "\n"), std::string::npos) << words->text;
        }
        if (const auto* const place = std::get_if<ikm::marked_place>(&block)) {
          EXPECT_NE(made.styled("FillIn").find("[" + place->what + "]\n"), std::string::npos) << place->what;
        }
        if (const auto* const table = std::get_if<ikm::data_table>(&block)) {
          auto& rows = tables.emplace_back(1);
          for (const ikm::table_column& column : table->columns) rows.front().push_back(column.title);
          rows.insert(rows.end(), table->rows.begin(), table->rows.end());
        }
      }
    }
    EXPECT_EQ(made.styled("Heading1"), headings);
    auto written = made.tables("Figures");
    std::erase_if(written, [](const auto& table) { return table.front().size() == 2 && table.size() == 2; });
    EXPECT_EQ(written, tables);
  }
}

// What the tables show is what report.json has.
TEST(ReportDocx, FiguresAreThoseOfTheJson) {
  const ikm::score_report report = report_of_forty();
  std::ostringstream text;
  write_report_json(text, report, {}, {}, language::english);
  const auto figures = nlohmann::json::parse(text.str());
  const docx made{outline_of(report, {}, language::english)};
  std::set<std::vector<std::string>> rows;
  for (const auto& table : made.tables("Figures")) rows.insert(table.begin(), table.end());
  const auto shown = [](const nlohmann::json& value, int places) {
    return ikm::ratio{*ikm::decimal::parse(value.dump())}.rounded(places).to_string();
  };
  const auto expect_group = [&](const std::string& name, const nlohmann::json& result) {
    EXPECT_TRUE(rows.contains(
        {name, result.at("respondents").dump(), shown(result.at("index"), 2), result.at("grade").at("letter")}))
        << name;
  };
  for (const auto& element : figures.at("result").at("elements")) {
    const std::string name = element.at("code").get<std::string>() + " " + element.at("name").get<std::string>();
    EXPECT_TRUE(rows.contains({name, element.at("answers").dump(), shown(element.at("mean"), 4),
                               shown(element.at("index"), 2), element.at("grade").at("letter")}))
        << name;
  }
  std::size_t shown_groups = 0;
  for (const auto& group : figures.at("groups"))
    if (!group.at("result").is_null()) {
      const std::string key = group.at("by").front();
      const std::map<std::string, std::string> english = {
          {"Laki-laki", "Male"}, {"Perempuan", "Female"}, {"SMA", "Senior high (SMA)"}};
      expect_group(english.contains(key) ? english.at(key) : key, group.at("result"));
      ++shown_groups;
    }
  EXPECT_EQ(shown_groups, 4U) << "unit A, both sexes, education SMA";
  EXPECT_TRUE(rows.contains({"IKM", "40 respondents", "3.2750", "81.88", "B"}));
  EXPECT_EQ(figures.at("result").at("index"), 81.88);
}

TEST(ReportDocx, HeaderRowsRepeatAndNoRowIsBroken) {
  const docx made{forty_of()};
  std::size_t tables = 0;
  for (const xml_node* table : made.document.all("w:tbl")) {
    const auto rows = table->all("w:tr");
    for (const xml_node* row : rows) EXPECT_NE(row->child("w:trPr")->child("w:cantSplit"), nullptr);
    if (table->child("w:tblPr")->child("w:tblLook")->attribute("w:val") != "0620") continue;
    ++tables;
    EXPECT_NE(rows.front()->child("w:trPr")->child("w:tblHeader"), nullptr);
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i]->child("w:trPr")->child("w:tblHeader"), nullptr);
  }
  EXPECT_GE(tables, 8U);
}

TEST(ReportDocx, CellsFillTheGridOfTheirTable) {
  const docx made{forty_of()};
  for (const xml_node* table : made.document.all("w:tbl")) {
    const auto columns = table->child("w:tblGrid")->all("w:gridCol");
    std::vector<int> ends = {0};
    for (const xml_node* each : columns) ends.push_back(ends.back() + number(each, "w:w", 0));
    EXPECT_EQ(ends.back(), 9070) << "as wide as the text";
    for (const xml_node* row : table->all("w:tr")) {
      std::size_t at = 0;
      for (const xml_node* cell : row->all("w:tc")) {
        const xml_node* const own = cell->child("w:tcPr");
        const std::size_t from = at;
        at += static_cast<std::size_t>(number(own->child("w:gridSpan"), "w:val", 1));
        ASSERT_LT(at, ends.size());
        EXPECT_EQ(number(own->child("w:tcW"), "w:w", 0), ends[at] - ends[from]);
      }
      EXPECT_EQ(at, columns.size());
    }
  }
}

// 81.88 is (81.88 − 25)/75 = 0.7584 of the axis, 38 of its 50 columns; 75.00 is 0.6667, 33 of them. Strips: C begins at
// 65.00, 0.5333 of the axis and 27 columns, B at 76.61 (0.6881, 34), A at 88.31 (0.8441, 42).
TEST(ReportDocx, BarsAreAsLongAsTheirValues) {
  const docx made{forty_of()};
  std::map<std::string, std::pair<int, std::string>> bars;
  std::vector<int> strips;
  for (const xml_node* table : made.document.all("w:tbl")) {
    if (table->child("w:tblPr")->child("w:tblStyle")->attribute("w:val") != "Bars") continue;
    for (const xml_node* row : table->all("w:tr")) {
      const auto cells = row->all("w:tc");
      int filled = 0;
      for (const xml_node* cell : cells)
        if (cell->child("w:p")->child("w:pPr")->child("w:shd") != nullptr)
          filled = number(cell->child("w:tcPr")->child("w:gridSpan"), "w:val", 1);
      // The profile is shown before the indices of its groups, which have the same names.
      bars.try_emplace(cells.front()->text_of("w:t"), filled, cells.back()->text_of("w:t"));
      if (cells.size() == 6 && strips.empty())
        for (std::size_t i = 1; i < 5; ++i)
          strips.push_back(number(cells[i]->child("w:tcPr")->child("w:gridSpan"), "w:val", 1));
    }
  }
  EXPECT_EQ(strips, (std::vector<int>{27, 7, 8, 8}));
  EXPECT_EQ(bars.at("U1 Persyaratan"), (std::pair<int, std::string>{38, "81,88 B"}));
  EXPECT_EQ(bars.at("A"), (std::pair<int, std::string>{33, "75,00 C"}));
  EXPECT_EQ(bars.at("B"), (std::pair<int, std::string>{0, "ditahan"}));
  EXPECT_EQ(bars.at("Laki-laki"), (std::pair<int, std::string>{44, "22"})) << "of the 25 that most have: 0.88";
  EXPECT_EQ(bars.at("SMA"), (std::pair<int, std::string>{50, "25"}));
  EXPECT_EQ(bars.at("SD"), (std::pair<int, std::string>{0, "ditahan"}));
}

TEST(ReportDocx, CaptionsAreCountedByTheWordProcessor) {
  const docx made{forty_of()};
  int figures = 0;
  int tables = 0;
  for (const xml_node* each : made.document.all("w:p")) {
    if (docx::style_of(*each) != "Caption") continue;
    const std::string field = each->text_of("w:instrText");
    const bool is_figure = field == " SEQ Gambar \\* ARABIC ";
    EXPECT_TRUE(is_figure || field == " SEQ Tabel \\* ARABIC ") << field;
    const std::string begins = is_figure ? "Gambar " + std::to_string(++figures) : "Tabel " + std::to_string(++tables);
    EXPECT_TRUE(each->text_of("w:t").starts_with(begins + ". ")) << each->text_of("w:t");
  }
  EXPECT_GE(figures, 4);
  EXPECT_GE(tables, 8);
}

TEST(ReportDocx, TheContentsLeadToTheHeadings) {
  const docx made{forty_of()};
  std::set<std::string> bookmarks;
  std::set<std::string> ids;
  for (const xml_node* each : made.document.all("w:bookmarkStart")) {
    EXPECT_TRUE(bookmarks.insert(each->attribute("w:name")).second);
    EXPECT_TRUE(ids.insert(each->attribute("w:id")).second);
  }
  const auto links = made.document.all("w:hyperlink");
  EXPECT_EQ(links.size(), bookmarks.size());
  for (const xml_node* each : links) EXPECT_TRUE(bookmarks.contains(each->attribute("w:anchor")));
  int open = 0;
  for (const xml_node* each : made.document.all("w:fldChar")) {
    const std::string kind = each->attribute("w:fldCharType");
    open += kind == "begin" ? 1 : kind == "end" ? -1 : 0;
    EXPECT_GE(open, 0);
  }
  EXPECT_EQ(open, 0) << "a field without an end";
  EXPECT_EQ(made.document.all("w:titlePg").size(), 1U) << "the cover has no number";
  EXPECT_EQ(xml_node::parsed(made.parts.at("word/footer1.xml")).text_of("w:instrText"), " PAGE ");
}

TEST(ReportDocx, ALogoInPngStandsInItAndOneInSvgIsAMarkedPlace) {
  const ikm::about office = office_with_logo();
  EXPECT_EQ(docx{forty_of(language::indonesian, office)}.parts.at("word/media/logo.png"), office.logo.bytes);
  ikm::about drawn;
  drawn.logo = ikm::checked_logo(R"(<svg viewBox="0 0 2 1"/>)", "logo.svg");
  const docx made{forty_of(language::english, drawn)};
  EXPECT_FALSE(made.parts.contains("word/media/logo.png"));
  EXPECT_TRUE(made.styled("FillIn").starts_with("[Logo of the office]\n"));
}

// What is not a character in XML, what is markup, and what is a field to Word.
TEST(ReportDocx, NoTextLeavesItsPlace) {
  ikm::about office;
  office.unit = "</w:t><w:altChunk/> & \"x\" \x01\x08 \xEF\xBF\xBE \xEF\xBF\xBF";
  office.parent = "{ DDEAUTO c:\\\\windows\\\\cmd.exe }";
  const docx made{forty_of(language::indonesian, office)};
  EXPECT_TRUE(made.document.all("w:altChunk").empty());
  EXPECT_NE(made.styled("Subtitle").find("</w:t><w:altChunk/> & \"x\""), std::string::npos);
  for (const auto& [name, text] : made.parts)
    for (const char* never : {"\x01", "\x08", "\xEF\xBF\xBE", "\xEF\xBF\xBF"})
      EXPECT_EQ(text.find(never), std::string::npos) << name;
  for (const xml_node* each : made.document.all("w:instrText"))
    EXPECT_TRUE(each->text.starts_with(" SEQ ") || each->text.starts_with(" TOC ")) << each->text;
}

// Local headers begin with PK\3\4; the time is at 10, the date at 12: 0:00, and 1 January 1980 (0x0021).
TEST(ReportDocx, TheSameOutlineGivesTheSameBytesWithoutAClock) {
  const std::string bytes = docx_of(forty_of());
  EXPECT_EQ(bytes, docx_of(forty_of()));
  std::size_t parts = 0;
  for (std::size_t at = bytes.find("PK\3\4"); at != std::string::npos; at = bytes.find("PK\3\4", at + 4)) {
    EXPECT_EQ(bytes.substr(at + 10, 4), (std::string{"\0\0\x21\0", 4}));
    ++parts;
  }
  EXPECT_EQ(parts, parts_of(bytes).size());
}

TEST(ReportDocx, NothingOfARespondentIsInAnyPart) {
  for (const auto& [name, text] : docx{forty_of()}.parts)
    for (const char* personal : {"Budi", "Siti", "Rina", "732401", "@example"})
      EXPECT_EQ(text.find(personal), std::string::npos) << name << " " << personal;
}
