// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_docx.hpp>

#include "documents/chart_parts.hpp"
#include "documents/colour.hpp"
#include "documents/docx_parts.hpp"
#include "documents/drawing.hpp"

#include "report/labels.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

// Bars are cells of a grid: a name, the axis in narrow columns, a value.
constexpr int axis_columns = 50;
constexpr int axis_column = 92;
constexpr int bar_name = 3000;
constexpr int bar_value = text_width - bar_name - axis_columns * axis_column;
constexpr int thousandths_of_axis = 1000;

constexpr std::size_t most_on_a_page = 15;  // rows of a table that stays on one

int columns_at(int thousandths) {
  return std::clamp((thousandths * axis_columns + thousandths_of_axis / 2) / thousandths_of_axis, 0, axis_columns);
}

std::string text_run(std::string_view text, std::string_view look = {}) {
  std::string made = "<w:r>";
  if (!look.empty()) made += "<w:rPr>" + std::string{look} + "</w:rPr>";
  return made + R"(<w:t xml:space="preserve">)" + escaped(text) + "</w:t></w:r>";
}

/// Blanks at the ends are kept, where `escaped` would take them away.
std::string blank_run() { return R"(<w:r><w:t xml:space="preserve"> </w:t></w:r>)"; }

std::string field_mark(std::string_view kind) {
  return R"(<w:r><w:fldChar w:fldCharType=")" + std::string{kind} + R"("/></w:r>)";
}

std::string field_begin(const std::string& instruction) {
  return field_mark("begin") + R"(<w:r><w:instrText xml:space="preserve"> )" + instruction + " </w:instrText></w:r>" +
         field_mark("separate");
}

/// A paragraph of a style; `more` are its own properties, in the order of CT_PPr after the style.
std::string paragraph_of(std::string_view style, const std::string& runs, std::string_view more = {}) {
  std::string made = "<w:p>";
  if (!style.empty() || !more.empty()) {
    made += "<w:pPr>";
    if (!style.empty()) made += R"(<w:pStyle w:val=")" + std::string{style} + R"("/>)";
    made += std::string{more} + "</w:pPr>";
  }
  return made + runs + "</w:p>\n";
}

std::string bookmarked(std::size_t number, const std::string& runs) {
  const std::string id = std::to_string(number);
  return R"(<w:bookmarkStart w:id=")" + id + R"(" w:name="_Toc)" + id + R"("/>)" + runs + R"(<w:bookmarkEnd w:id=")" +
         id + R"("/>)";
}

/// `Tabel 3. …`, whose number the word processor counts on.
std::string caption_of(const std::string& caption, std::size_t number) {
  const std::string digits = std::to_string(number);
  const std::size_t at = number == 0 ? std::string::npos : caption.find(" " + digits);
  if (at == std::string::npos) return paragraph_of("Caption", text_run(caption));
  const std::string word = caption.substr(0, at);
  return paragraph_of("Caption", text_run(word) + blank_run() + field_begin("SEQ " + word + " \\* ARABIC") +
                                     text_run(digits) + field_mark("end") +
                                     text_run(caption.substr(at + 1 + digits.size())));
}

/// How a cell looks; the children of tcPr are in the order of CT_TcPr.
struct cell_look {
  int width = 0;
  int columns = 1;             ///< of the grid
  std::string_view fill = {};  ///< rrggbb
  std::string_view bar = {};   ///< rrggbb of its one line, however high the row is
  bool stays_on_a_line = false;
  std::string_view aligned = {};
  std::string_view letters = {};
  bool is_tight = false;    ///< no room at the sides
  bool is_centred = false;  ///< from top to bottom
  bool keeps_next = false;  ///< on the page of the next row
};

std::string cell_of(std::string_view text, const cell_look& look) {
  std::string made = R"(<w:tc><w:tcPr><w:tcW w:w=")" + std::to_string(look.width) + R"(" w:type="dxa"/>)";
  if (look.columns > 1) made += R"(<w:gridSpan w:val=")" + std::to_string(look.columns) + R"("/>)";
  if (!look.fill.empty()) made += R"(<w:shd w:val="clear" w:color="auto" w:fill=")" + std::string{look.fill} + R"("/>)";
  if (look.stays_on_a_line) made += "<w:noWrap/>";
  if (look.is_tight) made += R"(<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>)";
  if (look.is_centred) made += R"(<w:vAlign w:val="center"/>)";
  made += "</w:tcPr>";
  std::string own = look.keeps_next ? "<w:keepNext/>" : "";
  if (!look.bar.empty()) own += R"(<w:shd w:val="clear" w:color="auto" w:fill=")" + std::string{look.bar} + R"("/>)";
  if (!look.aligned.empty()) own += R"(<w:jc w:val=")" + std::string{look.aligned} + R"("/>)";
  return made + paragraph_of("TableText", text.empty() ? "" : text_run(text, look.letters), own) + "</w:tc>";
}

std::string row_begin(bool repeats) {
  return std::string{"<w:tr><w:trPr><w:cantSplit/>"} + (repeats ? "<w:tblHeader/>" : "") + "</w:trPr>";
}

std::string table_begin(std::string_view style, const std::string& caption, const std::vector<int>& widths,
                        bool has_header) {
  std::string made = R"(<w:tbl><w:tblPr><w:tblStyle w:val=")" + std::string{style} + R"("/><w:tblW w:w=")" +
                     std::to_string(std::accumulate(widths.begin(), widths.end(), 0)) +
                     R"(" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val=")" +
                     (has_header ? "0620" : "0600") + R"("/><w:tblCaption w:val=")" + escaped(caption) +
                     R"("/></w:tblPr><w:tblGrid>)";
  for (const int width : widths) made += R"(<w:gridCol w:w=")" + std::to_string(width) + R"("/>)";
  return made + "</w:tblGrid>\n";
}

/// Tables that follow each other would become one.
std::string table_end() { return "</w:tbl>\n" + paragraph_of("TableText", ""); }

/// What a column would take, and what it needs so that no word is broken.
struct column_room {
  double natural = 0;
  double least = 0;
};

void make_room_for(column_room& room, std::string_view cell, bool bold) {
  constexpr double longest_word = 150;  // points; a longer one is broken
  room.natural = std::max(room.natural, width_of(cell, table_letters, bold));
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(' '), cell.size());
    room.least = std::max(room.least, std::min(width_of(cell.substr(0, end), table_letters, bold), longest_word));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

column_room room_of(const data_table& table, std::size_t column) {
  constexpr double to_write_in = 55;  // points
  column_room room;
  make_room_for(room, table.columns[column].title, true);
  bool is_empty = !table.rows.empty();
  for (const auto& row : table.rows) {
    is_empty = is_empty && row[column].empty();
    make_room_for(room, row[column], false);
  }
  if (table.columns[column].is_number) room.least = std::max(room.least, std::min(room.natural, to_write_in));
  if (is_empty) room = {std::max(room.natural, to_write_in), std::max(room.least, to_write_in)};
  const double margins = 2.0 * cell_margin / 20 + 1;
  return {room.natural + margins, room.least + margins};
}

/// The whole width of the text, shared so that words stay whole while there is room.
std::vector<int> widths_of(const data_table& table) {
  std::vector<column_room> rooms(table.columns.size());
  double natural = 0;
  double least = 0;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    rooms[i] = room_of(table, i);
    natural += rooms[i].natural;
    least += rooms[i].least;
  }
  const double whole = text_width / 20.0;
  std::vector<int> made(rooms.size());
  int left = text_width;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    double width = rooms[i].natural * whole / natural;
    if (natural > whole && least >= whole) width = rooms[i].least * whole / least;
    if (natural > whole && least < whole)
      width = rooms[i].least + (whole - least) * (rooms[i].natural - rooms[i].least) / (natural - least);
    made[i] = i + 1 == rooms.size() ? left : std::min(static_cast<int>(width * 20), left);
    left -= made[i];
  }
  return made;
}

struct docx_writer {
  std::string own;  // the colour of bars, rrggbb
  std::string made = {};
  std::size_t headings = 0;
  std::string contents = {};

  void heading(std::string_view style, std::string_view entry_style, const std::string& text) {
    made += paragraph_of(style, bookmarked(++headings, text_run(text)));
    const std::string link = R"(<w:hyperlink w:anchor="_Toc)" + std::to_string(headings) + R"(" w:history="1">)" +
                             text_run(text) + "</w:hyperlink>";
    contents += paragraph_of(entry_style, (headings == 1 ? field_begin(R"(TOC \o &quot;1-2&quot; \h \z)") : "") + link);
  }

  void operator()(const paragraph& block) { made += paragraph_of("", text_run(block.text)); }
  void operator()(const marked_place& block) { made += paragraph_of("FillIn", text_run("[" + block.what + "]")); }
  void operator()(const subheading& block) { heading("Heading2", "TOC2", block.text); }
  void operator()(const bullet_list& block) {
    for (const std::string& item : block.items) made += paragraph_of("ListBullet", text_run(item));
  }

  void operator()(const data_table& block) {
    made += caption_of(block.caption, block.number);
    const std::vector<int> widths = widths_of(block);
    made += table_begin("Figures", block.caption, widths, true) + row_begin(true);
    for (std::size_t i = 0; i < block.columns.size(); ++i)
      made += cell_of(block.columns[i].title, {.width = widths[i],
                                               .fill = "eef0f3",
                                               .aligned = block.columns[i].is_number ? "right" : "",
                                               .letters = "<w:b/><w:bCs/>",
                                               .keeps_next = true});
    made += "</w:tr>\n";
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      const std::vector<std::string>& row = block.rows[r];
      const bool keeps_next = block.rows.size() <= most_on_a_page && r + 1 < block.rows.size();
      made += row_begin(false);
      for (std::size_t i = 0; i < row.size(); ++i)
        made += cell_of(
            row[i],
            {.width = widths[i], .aligned = block.columns[i].is_number ? "right" : "", .keeps_next = keeps_next});
      made += "</w:tr>\n";
    }
    made += table_end();
  }

  void operator()(const drawn_figure& block) {
    const cell_chart& chart = block.in_cells;
    if (chart.bars.empty() && chart.quadrants.empty()) return;
    made += caption_of(block.caption, block.number);
    if (!chart.quadrants.empty()) return quadrants(block);
    std::vector<int> widths(axis_columns + 2, axis_column);
    widths.front() = bar_name;
    widths.back() = bar_value;
    made += table_begin("Bars", block.caption, widths, !chart.strips.empty());
    if (!chart.strips.empty()) strips(chart);
    const bool is_short = chart.bars.size() <= most_on_a_page;
    for (const cell_bar& each : chart.bars) bar(each, is_short && &each != &chart.bars.back());
    made += table_end();
  }

  void strips(const cell_chart& chart) {
    const std::string dark = hexadecimal(dark_band);
    const std::string light = hexadecimal(light_band);
    made += row_begin(true) + cell_of("", {.width = bar_name});
    int from = 0;
    for (std::size_t i = 0; i < chart.strips.size(); ++i) {
      const int end = i + 1 == chart.strips.size() ? axis_columns : columns_at(chart.strips[i].end);
      if (end <= from) continue;
      made += cell_of(chart.strips[i].name, {.width = (end - from) * axis_column,
                                             .columns = end - from,
                                             .fill = i % 2 == 0 ? dark : light,
                                             .aligned = "center",
                                             .is_tight = true});
      from = end;
    }
    made += cell_of("", {.width = bar_value}) + "</w:tr>\n";
  }

  void bar(const cell_bar& each, bool keeps_next) {
    const bool is_heading = each.value.empty();
    made += row_begin(false) + cell_of(each.name, {.width = bar_name,
                                                   .letters = is_heading ? "<w:b/><w:bCs/>" : std::string_view{},
                                                   .is_centred = true,
                                                   .keeps_next = keeps_next});
    const int filled = each.filled > 0 ? std::max(columns_at(each.filled), 1) : 0;
    if (filled != 0)
      made += cell_of(
          "", {.width = filled * axis_column, .columns = filled, .bar = own, .is_tight = true, .is_centred = true});
    if (filled != axis_columns)
      made += cell_of(
          "", {.width = (axis_columns - filled) * axis_column, .columns = axis_columns - filled, .is_tight = true});
    made += cell_of(each.value, {.width = bar_value, .stays_on_a_line = true, .aligned = "right", .is_centred = true}) +
            "</w:tr>\n";
  }

  void quadrants(const drawn_figure& block) {
    constexpr int half = text_width / 2;
    made += table_begin("Figures", block.caption, {half, half}, false);
    const auto& cells = block.in_cells.quadrants;
    for (std::size_t i = 0; i + 1 < cells.size(); i += 2)
      made +=
          row_begin(false) + cell_of(cells[i], {.width = half}) + cell_of(cells[i + 1], {.width = half}) + "</w:tr>\n";
    made += table_end();
  }
};

/// A picture in the line, as high as `most` at most. The children are in the order of CT_Inline and CT_Picture.
std::string picture_of(const logo& picture, const std::string& described) {
  constexpr double most = 1'800'000;  // 50 mm in the format's 1/360,000 cm
  const double scale = most / std::max(picture.width, picture.height);
  const std::string size = R"(cx=")" + std::to_string(std::max(1L, static_cast<long>(picture.width * scale))) +
                           R"(" cy=")" + std::to_string(std::max(1L, static_cast<long>(picture.height * scale))) +
                           R"(")";
  return R"(<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent )" + size +
         R"(/><wp:docPr id="1" name="Logo" descr=")" + escaped(described) +
         R"("/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>)"
         R"(<pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>)"
         R"(<a:blip r:embed="rId6"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>)"
         R"(<a:off x="0" y="0"/><a:ext )" +
         size +
         R"(/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>)"
         R"(</a:graphic></wp:inline></w:drawing></w:r>)";
}

std::string cover_of(const outline& report) {
  std::string made;
  const std::string described = label(report.lang, "Logo instansi", "Logo of the office");
  if (report.office.logo.is == logo::kind::png)
    made += paragraph_of("", picture_of(report.office.logo, described));
  else if (report.office.logo.is == logo::kind::svg)
    made += paragraph_of("FillIn", text_run("[" + described + "]"));
  made += paragraph_of("Title", text_run(report.title));
  for (const std::string& line : report.cover) made += paragraph_of("Subtitle", text_run(line));
  return made;
}

std::string page() {
  return R"(<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId5"/>)"
         R"(<w:pgSz w:w=")" +
         std::to_string(page_width) + R"(" w:h=")" + std::to_string(page_height) + R"("/><w:pgMar w:top="1418" )" +
         R"(w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr>)";
}

std::string document_of(const outline& report, const colour& own) {
  docx_writer to{.own = hexadecimal(own)};
  for (const outline_section& each : report.sections) {
    to.heading("Heading1", "TOC1", each.title);
    for (const outline_block& block : each.blocks) std::visit(to, block);
  }
  std::string made{xml_declaration};
  made += R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
          R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
          R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
          R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
          R"(xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>)"
          "\n";
  made += cover_of(report) + paragraph_of("TOCHeading", text_run(label(report.lang, "Daftar isi", "Contents")));
  made += to.contents;
  if (to.headings != 0) made += paragraph_of("", field_mark("end"));
  return made + to.made + page() + "</w:body></w:document>";
}

}  // namespace

std::string docx_of(const outline& report) {
  const colour own = seen_on(colour_named(report.office.colour).value_or(usual_colour), white);
  std::vector<package_part> parts = docx_parts_of(report, own);
  parts.push_back({"word/document.xml", document_of(report, own)});
  return package_of(parts);
}

}  // namespace ikm
