// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/report_files.hpp>

#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/follow_up_xlsx.hpp>
#include <ikm/documents/poster.hpp>
#include <ikm/documents/report_docx.hpp>
#include <ikm/documents/report_html.hpp>
#include <ikm/documents/survey_figures.hpp>

#include <utility>

namespace ikm {
namespace {

std::string processing_of(const reported& of) {
  return processing_xlsx(of.survey, of.office, of.lang, of.listed,
                         of.beside.unit ? of.beside.unit->name : std::string{});
}

std::vector<report_file> all_files() {
  std::vector<report_file> made = {{"report.html", [](const reported& of) { return html_of(of.whole()); }},
                                   {"report.docx", [](const reported& of) { return docx_of(of.whole()); }}};
  for (const poster_shape shape : {poster_shape::a4, poster_shape::wide, poster_shape::square})
    made.push_back({file_name_of(shape), [shape](const reported& of) {
                      return svg_of(poster_of(of.survey, of.office, of.lang), shape, of.lang);
                    }});
  made.push_back({"processing.xlsx", processing_of});
  made.push_back({follow_up_table, [](const reported& of) { return follow_up_csv(follow_up_of(of.survey)); }});
  made.push_back({follow_up_book, [](const reported& of) {
                    return follow_up_xlsx(follow_up_of(of.survey), of.survey.combined.whole.method(), of.office,
                                          of.lang);
                  }});
  return made;
}

}  // namespace

const outline& reported::whole() const {
  if (!whole_) whole_ = outline_of(survey, office, lang, beside);
  return *whole_;
}

const std::vector<report_file>& report_files() {
  static const std::vector<report_file> all = all_files();
  return all;
}

void ask_for_report(score_request& asked, bool has_joint_counts) {
  constexpr double usual_level = 0.95;
  asked.against_subtraction = true;
  if (!has_joint_counts) return;
  asked.statistics.quality = true;
  if (!asked.statistics.level) asked.statistics.level = usual_level;
}

}  // namespace ikm
