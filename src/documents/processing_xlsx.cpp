// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/processing_xlsx.hpp>

#include "documents/processing_parts.hpp"
#include "ingest/quoted.hpp"

#include <ikm/base/error.hpp>
#include <ikm/tally/batch.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t longest_line = 400;

/// Whether these answers are what the report counted.
bool are_those_of(const std::vector<answer>& answers, const tally& counted) {
  tally again{counted.method()};
  add_rows(again, answers);
  return again.respondents() == counted.respondents() && again.counts() == counted.counts();
}

}  // namespace

void respondent_list::add(std::span<const answer> answers, std::uint64_t respondents) {
  const bool fits = respondents <= most_ && respondents_ <= most_ - respondents;
  respondents_ = fits ? respondents_ + respondents : most_ + 1;
  if (!fits) {
    answers_ = {};
    return;
  }
  for (std::uint64_t i = 0; i < respondents; ++i) answers_.insert(answers_.end(), answers.begin(), answers.end());
}

void processing_page::write_top(sheet_writer& to, const std::string& title) const {
  to.text(0, title, {cell_look::title});
  to.next_row();
  const auto line = [&](const std::string& text, const char* missing) {
    to.text(0, text.empty() ? std::string{"["} + missing + "]" : shown(text, longest_line));
    to.next_row();
  };
  line(office.unit, say("nama unit pelayanan", "name of the service unit"));
  line(period_of(office), say("periode survei", "period of the survey"));
  to.next_row();
}

void write_figure(sheet_writer& to, std::uint32_t column, const written_figure& figure) {
  const cell_style style{figure.look, figure.saved ? figure.saved->places() : 0};
  if (figure.formula.empty() && figure.saved)
    to.number(column, figure.saved->to_double(), style);
  else if (figure.formula.empty())
    to.blank(column, style);
  else if (figure.saved)
    to.formula(column, figure.formula, figure.saved->to_double(), style);
  else
    to.formula(column, figure.formula, std::string{}, style);
}

void write_word(sheet_writer& to, std::uint32_t column, const std::string& formula, const std::string& saved,
                cell_look look) {
  if (formula.empty())
    to.text(column, saved, {look});
  else
    to.formula(column, formula, saved, {look});
}

void write_headings(sheet_writer& to, const std::vector<const char*>& titles) {
  std::uint32_t column = 0;
  for (const char* const title : titles) to.text(column++, title, {cell_look::heading});
  constexpr double two_lines = 30;
  to.height(two_lines);
  to.next_row();
}

void write_name(sheet_writer& to, std::uint32_t column, const std::string& name, double width) {
  constexpr double line = 15;
  constexpr double most_lines = 8;
  to.text(column, name, {cell_look::words});
  to.height(line * std::min(1 + std::floor(static_cast<double>(name.size()) / width), most_lines));
}

std::string difference_formula(const shown_decimal& a, const shown_decimal& b) {
  const int places = std::max(a.value.places(), b.value.places());
  if (places > finest_places) return {};
  const std::string unit = "1" + std::string(static_cast<std::size_t>(places), '0');
  return "=IF(" + a.cell + R"(="","",(ROUND()" + unit + "*" + a.cell + ",0)-ROUND(" + unit + "*" + b.cell + ",0))/" +
         unit + ")";
}

std::optional<decimal> mean_in_formula(const unit_index& of) {
  const auto mean = of.mean();
  const rounding rule = rounding_in_use(of.method(), of.options());
  if (!mean || (rule != rounding::weighted3 && rule != rounding::sum3)) return mean;
  return ratio{*mean}.rounded(3);
}

void write_note(sheet_writer& to, const std::string& note, std::size_t characters) {
  for (std::size_t at = 0; at < note.size();) {
    std::size_t end = note.size();
    if (end - at > characters) {
      end = note.rfind(' ', at + characters);
      if (end == std::string::npos || end <= at) end = std::min(note.find(' ', at), note.size());
    }
    to.text(0, note.substr(at, end - at), {cell_look::note});
    to.next_row();
    at = end + 1;
  }
}

std::string processing_xlsx(const score_report& report, const about& office, language lang,
                            const respondent_list& listed, const std::string& unit) {
  const unit_index& whole = report.combined.whole;
  if (!listed.answers().empty() && !are_those_of(listed.answers(), report.answers.all))
    throw tally_error{failure::contradictory_counts,
                      {"daftar responden bukan responden yang dihitung dalam laporan",
                       "the list of respondents does not hold those whom the report counts"}};
  const auto weights = whole_weights_of(whole.method(), report.options);
  const char* const title = lang == language::english ? "Processing of the satisfaction survey"
                                                      : "Pengolahan data survei kepuasan masyarakat";
  workbook_writer book{title};
  const processing_page page{report, office, lang, book, weights, unit};
  const bool is_pooled = report.rule == combination::pooled;
  const processing_places first = write_processing_sheet(page, is_pooled ? listed.answers() : std::vector<answer>{});
  write_recap_sheet(page, first);
  for (std::size_t t = 0; t < report.answers.groups.size(); ++t) write_group_sheet(page, t, first);
  if (report.targets.all) write_target_sheet(page, first);
  if (office.follow_up) write_follow_up_sheet(page, *office.follow_up);
  return book.bytes();
}

}  // namespace ikm
