// SPDX-License-Identifier: BSL-1.0
#include "documents/docx_parts.hpp"

#include "documents/drawing.hpp"

#include <array>
#include <initializer_list>
#include <string>

namespace ikm {
namespace {

const std::string word_space = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
const std::string relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

bool has_png(const outline& report) { return report.office.logo.is == logo::kind::png; }

std::string kinds_of_parts(const outline& report) {
  const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string made{xml_declaration};
  made += R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
          R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
          R"(<Default Extension="xml" ContentType="application/xml"/>)";
  if (has_png(report)) made += R"(<Default Extension="png" ContentType="image/png"/>)";
  const auto part = [&](const char* name, const std::string& kind) {
    made += std::string{R"(<Override PartName=")"} + name + R"(" ContentType=")" + kind + R"("/>)";
  };
  part("/word/document.xml", word + "document.main+xml");
  part("/word/styles.xml", word + "styles+xml");
  part("/word/numbering.xml", word + "numbering+xml");
  part("/word/settings.xml", word + "settings+xml");
  part("/word/footer1.xml", word + "footer+xml");
  part("/word/footer2.xml", word + "footer+xml");
  part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  return made + "</Types>";
}

std::string relations(std::initializer_list<std::array<std::string, 3>> all) {
  std::string made{xml_declaration};
  made += R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (const auto& [id, kind, target] : all)
    if (!target.empty())
      made += R"(<Relationship Id=")" + id + R"(" Type=")" + kind + R"(" Target=")" + target + R"("/>)";
  return made + "</Relationships>";
}

std::string relations_of_package() {
  return relations({{"rId1", relation_space + "officeDocument", "word/document.xml"},
                    {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                     "docProps/core.xml"}});
}

std::string relations_of_document(const outline& report) {
  return relations({{"rId1", relation_space + "styles", "styles.xml"},
                    {"rId2", relation_space + "numbering", "numbering.xml"},
                    {"rId3", relation_space + "settings", "settings.xml"},
                    {"rId4", relation_space + "footer", "footer1.xml"},
                    {"rId5", relation_space + "footer", "footer2.xml"},
                    {"rId6", relation_space + "image", has_png(report) ? "media/logo.png" : ""}});
}

std::string core_properties(const outline& report) {
  std::string made{xml_declaration};
  made += R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
          R"(xmlns:dc="http://purl.org/dc/elements/1.1/">)";
  made += "<dc:title>" + escaped(report.title) + "</dc:title>";
  if (!report.office.unit.empty()) made += "<dc:creator>" + escaped(report.office.unit) + "</dc:creator>";
  made += std::string{"<dc:language>"} + (report.lang == language::english ? "en-GB" : "id-ID") + "</dc:language>";
  return made + "</cp:coreProperties>";
}

/// A style of paragraphs. Children are in the order of CT_Style, CT_PPr and CT_RPr: Word refuses any other.
struct paragraph_style {
  const char* id;
  const char* name;
  const char* based_on;
  const char* next;
  const char* paragraph;
  std::string letters;
  bool is_main = true;  ///< shown among the styles to choose from
};

std::string xml_of(const paragraph_style& style) {
  std::string made = std::string{R"(<w:style w:type="paragraph" w:styleId=")"} + style.id + R"("><w:name w:val=")" +
                     style.name + R"("/>)";
  if (*style.based_on != '\0') made += std::string{R"(<w:basedOn w:val=")"} + style.based_on + R"("/>)";
  if (*style.next != '\0') made += std::string{R"(<w:next w:val=")"} + style.next + R"("/>)";
  if (style.is_main) made += "<w:qFormat/>";
  if (*style.paragraph != '\0') made += std::string{"<w:pPr>"} + style.paragraph + "</w:pPr>";
  if (!style.letters.empty()) made += "<w:rPr>" + style.letters + "</w:rPr>";
  return made + "</w:style>";
}

std::string size_of(int half_points) {
  const std::string size = std::to_string(half_points);
  return R"(<w:sz w:val=")" + size + R"("/><w:szCs w:val=")" + size + R"("/>)";
}

std::vector<paragraph_style> paragraph_styles(const std::string& own) {
  const std::string bold = "<w:b/><w:bCs/>";
  const std::string coloured = R"(<w:color w:val=")" + own + R"("/>)";
  return {
      {"Heading1", "heading 1", "Normal", "Normal",
       R"(<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:before="0" w:after="240"/><w:outlineLvl w:val="0"/>)",
       bold + coloured + size_of(32)},
      {"Heading2", "heading 2", "Normal", "Normal",
       R"(<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="1"/>)",
       bold + size_of(24)},
      {"Title", "Title", "Normal", "Normal",
       R"(<w:spacing w:before="3600" w:after="360" w:line="240" w:lineRule="auto"/>)", bold + coloured + size_of(52)},
      {"Subtitle", "Subtitle", "Normal", "Normal", R"(<w:spacing w:after="80"/>)", size_of(28)},
      {"Caption", "caption", "Normal", "Normal",
       R"(<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>)", bold + size_of(20)},
      {"TableText", "Table Text", "Normal", "", R"(<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>)",
       size_of(18)},
      {"ListBullet", "List Bullet", "Normal", "",
       R"(<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>)", ""},
      {"FillIn", "Fill In", "Normal", "Normal", "",
       R"(<w:color w:val="4d3a00"/><w:shd w:val="clear" w:color="auto" w:fill="fff3cd"/>)"},
      {"TOCHeading", "TOC Heading", "Normal", "Normal",
       R"(<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/>)", bold + coloured + size_of(32)},
      {"TOC1", "toc 1", "Normal", "Normal",
       R"(<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="60"/>)", "", false},
      {"TOC2", "toc 2", "Normal", "Normal",
       R"(<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="240"/>)",
       "", false},
      {"Footer", "footer", "Normal", "", R"(<w:spacing w:after="0"/><w:jc w:val="center"/>)", size_of(18), false},
  };
}

std::string table_styles() {
  const auto side = [](const char* name) {
    return std::string{"<w:"} + name + R"( w:val="single" w:sz="4" w:space="0" w:color="949ca6"/>)";
  };
  const std::string margins = R"(<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>)"
                              R"(<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>)";
  return R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>)"
         R"(<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>)"
         R"(<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>)"
         R"(<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
         R"(<w:style w:type="table" w:customStyle="1" w:styleId="Figures"><w:name w:val="Figures"/>)"
         R"(<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>)" +
         side("top") + side("left") + side("bottom") + side("right") + side("insideH") + side("insideV") +
         "</w:tblBorders>" + margins +
         R"(</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>)"
         R"(<w:shd w:val="clear" w:color="auto" w:fill="eef0f3"/></w:tcPr></w:tblStylePr></w:style>)"
         R"(<w:style w:type="table" w:customStyle="1" w:styleId="Bars"><w:name w:val="Bars"/>)"
         R"(<w:basedOn w:val="TableNormal"/><w:tblPr>)" +
         margins + "</w:tblPr></w:style>";
}

std::string styles(const outline& report, const colour& own) {
  const std::string lang = report.lang == language::english ? "en-GB" : "id-ID";
  std::string made{xml_declaration};
  made +=
      "<w:styles " + word_space +
      R"(><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" )"
      R"(w:cs="Arial"/>)" +
      size_of(22) + R"(<w:lang w:val=")" + lang + R"("/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>)" +
      R"(<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
      R"(<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">)"
      R"(<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>)";
  for (const paragraph_style& each : paragraph_styles(hexadecimal(own))) made += xml_of(each);
  return made + table_styles() + "</w:styles>";
}

std::string bullets() {
  return std::string{xml_declaration} + "<w:numbering " + word_space +
         R"(><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">)"
         R"(<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>)"
         R"(<w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>)"
         R"(<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";
}

std::string settings() {
  return std::string{xml_declaration} + "<w:settings " + word_space +
         R"(><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" )"
         R"(w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)";
}

/// The foot of every page, and that of the cover, which has no number.
std::string foot(bool has_number) {
  std::string made{xml_declaration};
  made += "<w:ftr " + word_space + R"(><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>)";
  if (has_number)
    made +=
        R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>)"
        R"(</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>)"
        R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
  return made + "</w:p></w:ftr>";
}

}  // namespace

std::string hexadecimal(const colour& of) { return text_of(of).substr(1); }

std::vector<package_part> docx_parts_of(const outline& report, const colour& own) {
  std::vector<package_part> made = {{"[Content_Types].xml", kinds_of_parts(report)},
                                    {"_rels/.rels", relations_of_package()},
                                    {"docProps/core.xml", core_properties(report)},
                                    {"word/_rels/document.xml.rels", relations_of_document(report)},
                                    {"word/styles.xml", styles(report, own)},
                                    {"word/numbering.xml", bullets()},
                                    {"word/settings.xml", settings()},
                                    {"word/footer1.xml", foot(true)},
                                    {"word/footer2.xml", foot(false)}};
  if (has_png(report)) made.push_back({"word/media/logo.png", report.office.logo.bytes});
  return made;
}

}  // namespace ikm
