// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_html.hpp>

#include "documents/chart_parts.hpp"
#include "documents/colour.hpp"
#include "documents/drawing.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ikm {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 22mm 18mm 20mm; @bottom-center { content: counter(page); font: 9pt sans-serif; } }
@page :first { @bottom-center { content: ""; } }
* { box-sizing: border-box; }
html { font: 11pt/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff; }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .8rem; padding-bottom: .3rem; border-bottom: 3px solid var(--own); }
h3 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
h2, h3, caption, figcaption { break-after: avoid; }
p { margin: .5rem 0; orphans: 3; widows: 3; }
.cover { min-height: 60vh; display: flex; flex-direction: column; justify-content: center; border-top: 12px solid var(--own); }
.cover img { max-width: 9rem; max-height: 9rem; margin-bottom: 2rem; }
.cover p { font-size: 1.15rem; margin: .2rem 0; }
nav ol { list-style: none; padding: 0; }
nav a { color: inherit; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.4rem; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding-bottom: .4rem; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid #949ca6; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #1a1a1a; background: #eef0f3; overflow-wrap: normal; }
tbody th { font-weight: normal; min-width: 9rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th.n { white-space: normal; }
thead { display: table-header-group; }
tr, figure, .short { break-inside: avoid; }
.blank { width: 15%; }
figure { margin: 1rem 0 1.4rem; }
figure svg { width: 100%; height: auto; display: block; }
figcaption { font-weight: bold; font-size: .9rem; margin-bottom: .3rem; }
.fill { background: #fff3cd; border: 1px dashed #7a5b00; color: #4d3a00; padding: .2rem .4rem; }
@media screen and (max-width: 36rem) {
  table { font-size: .72rem; }
  th, td { padding: .25rem .2rem; }
  tbody th { min-width: 4.5rem; }
}
@media screen and (max-width: 48rem) {
  .wide { overflow-x: auto; }
  .wide th, .wide td { overflow-wrap: normal; }
}
@media print {
  body { max-width: none; padding: 0; }
  .cover { height: 245mm; break-after: page; }
  nav, .chapter { break-before: page; }
  nav { break-after: page; }
}
)";

/// What the office fills in has room to write in, also where a narrow page shares it out.
bool is_blank(const data_table& table, std::size_t column) {
  return !table.rows.empty() &&
         std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[column].empty(); });
}

/// Its rows stay on one page.
bool is_short(const data_table& table) {
  constexpr std::size_t most_rows = 15;
  return table.rows.size() <= most_rows;
}

/// A small screen scrolls sideways in it, by the keyboard too, rather than break its words.
bool is_wide(const data_table& table) {
  constexpr std::size_t most_columns = 6;
  return table.columns.size() > most_columns;
}

struct html_writer {
  std::string made = {};

  void operator()(const paragraph& block) { made += "<p>" + escaped(block.text) + "</p>\n"; }
  void operator()(const marked_place& block) { made += R"(<p class="fill">[)" + escaped(block.what) + "]</p>\n"; }
  void operator()(const subheading& block) { made += "<h3>" + escaped(block.text) + "</h3>\n"; }
  void operator()(const bullet_list& block) {
    made += "<ul>\n";
    for (const std::string& item : block.items) made += "<li>" + escaped(item) + "</li>\n";
    made += "</ul>\n";
  }
  void operator()(const drawn_figure& block) {
    made += "<figure>\n<figcaption>" + escaped(block.caption) + "</figcaption>\n" + block.svg + "</figure>\n";
  }
  void operator()(const data_table& block) {
    if (is_wide(block)) made += "<div class=\"wide\" tabindex=\"0\">\n";
    made += std::string{is_short(block) ? R"(<table class="short">)" : "<table>"} + "\n<caption>" +
            escaped(block.caption) + "</caption>\n<thead>\n<tr>";
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      const char* const kind = block.columns[i].is_number ? R"( class="n">)"
                               : is_blank(block, i)       ? R"( class="blank">)"
                                                          : ">";
      made += R"(<th scope="col")" + std::string{kind} + escaped(block.columns[i].title) + "</th>";
    }
    made += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& row : block.rows) {
      made += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool is_number = block.columns[i].is_number;
        made += std::string{i == 0 ? R"(<th scope="row")" : "<td"} + (is_number ? R"( class="n">)" : ">") +
                escaped(row[i]) + (i == 0 ? "</th>" : "</td>");
      }
      made += "</tr>\n";
    }
    made += "</tbody>\n</table>\n";
    if (is_wide(block)) made += "</div>\n";
  }
};

std::string cover_of(const outline& report) {
  std::string made = "<header class=\"cover\">\n";
  const about& office = report.office;
  if (office.logo.is != logo::kind::none)
    made += R"(<img alt=")" + escaped(report.lang == language::english ? "Logo of the office" : "Logo instansi") +
            R"(" src=")" + data_address(office.logo) + "\">\n";
  made += "<h1>" + escaped(report.title) + "</h1>\n";
  for (const std::string& line : report.cover) made += "<p>" + escaped(line) + "</p>\n";
  return made + "</header>\n";
}

std::string contents_of(const outline& report) {
  const std::string title = report.lang == language::english ? "Contents" : "Daftar isi";
  std::string made = "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + title + "</h2>\n<ol>\n";
  for (const outline_section& each : report.sections)
    made += R"(<li><a href="#)" + each.id + R"(">)" + escaped(each.title) + "</a></li>\n";
  return made + "</ol>\n</nav>\n";
}

}  // namespace

std::string html_of(const outline& report) {
  const colour own = seen_on(colour_named(report.office.colour).value_or(usual_colour), white);
  html_writer to;
  to.made = "<!DOCTYPE html>\n<html lang=\"" + std::string{report.lang == language::english ? "en" : "id"} +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n"
            R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; )"
            "img-src data:\">\n"
            "<title>" +
            escaped(report.title) + "</title>\n<style>\n:root { --own: " + text_of(own) + "; }" + std::string{style} +
            "</style>\n</head>\n<body>\n" + cover_of(report) + contents_of(report) + "<main>\n";
  for (const outline_section& each : report.sections) {
    to.made += R"(<section class="chapter" aria-labelledby=")" + each.id + "\">\n<h2 id=\"" + each.id + R"(">)" +
               escaped(each.title) + "</h2>\n";
    for (const outline_block& block : each.blocks) std::visit(to, block);
    to.made += "</section>\n";
  }
  return to.made + "</main>\n</body>\n</html>\n";
}

}  // namespace ikm
