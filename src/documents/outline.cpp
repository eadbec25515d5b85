// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/outline.hpp>

#include "documents/evidence.hpp"
#include "documents/follow_up_parts.hpp"
#include "documents/outline_parts.hpp"
#include "documents/statements.hpp"
#include "documents/trend_parts.hpp"

#include "report/labels.hpp"

#include <ikm/documents/survey_figures.hpp>
#include <ikm/survey/changed_from_built_in.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ikm {
namespace {

/// A chapter as it is written.
struct chapter_writer {
  const score_report& report;
  const about& office;
  language lang;
  const report_context& beside;
  outline_section made = {};

  [[nodiscard]] const char* say(const char* id, const char* en) const { return label(lang, id, en); }
  [[nodiscard]] document_look look() const { return {lang, office.colour}; }
  void add(outline_block block) { made.blocks.push_back(std::move(block)); }
  void heading(const char* id, const char* en) { add(subheading{say(id, en)}); }
  /// Nothing where there is nothing to state.
  void state(std::string text) {
    if (!text.empty()) add(paragraph{std::move(text)});
  }
  void mark(const char* id, const char* en) { add(marked_place{say(id, en)}); }
  void fact(const char* id, const char* en, const std::string& value) {
    if (value.empty())
      add(marked_place{say(id, en)});
    else
      add(paragraph{std::string{say(id, en)} + ": " + value});
  }
  /// What the office wrote for a chapter; an empty line begins the next paragraph.
  bool own_words(chapter which) {
    const auto found = office.text.find(which);
    if (found == office.text.end() || found->second.empty()) return false;
    std::string_view rest = found->second;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find("\n\n"), rest.size());
      if (rest.substr(0, end).find_first_not_of(" \t\r\n") != std::string_view::npos)
        add(paragraph{std::string{rest.substr(0, end)}});
      rest.remove_prefix(end);
      rest.remove_prefix(std::min(rest.find_first_not_of('\n'), rest.size()));
    }
    return true;
  }
  void all(std::vector<outline_block> blocks) {
    for (outline_block& block : blocks) add(std::move(block));
  }
};

outline_section introduction(chapter_writer to) {
  to.made = {.id = "introduction", .title = to.say("I. Pendahuluan", "I. Introduction")};
  to.heading("Latar belakang", "Background");
  if (!to.own_words(chapter::introduction))
    to.mark("Latar belakang dan tujuan survei", "Why the survey was made, and what for");
  to.heading("Dasar hukum", "Legal basis");
  if (to.office.legal_basis.empty())
    to.mark("Dasar hukum pelaksanaan survei", "The legal basis of the survey");
  else
    to.add(bullet_list{to.office.legal_basis});
  to.heading("Metodologi", "Methodology");
  to.state(methodology_statement(to.report, to.lang));
  const auto changed = changed_from_built_in(to.report.combined.whole.method());
  if (!changed.empty())
    to.state(std::string{to.say("Metodologi ini diubah, bukan lagi menurut peraturan: ",
                                "This methodology is changed, no longer by the regulation: ")} +
             sentence_of(changed).in(to.lang) + ".");
  to.heading("Tim pelaksana", "Team");
  if (to.office.team.empty())
    to.mark("Nama dan tugas tim pelaksana", "Names and tasks of the team");
  else
    to.add(bullet_list{to.office.team});
  return std::move(to.made);
}

outline_section collection(chapter_writer to) {
  to.made = {.id = "collection", .title = to.say("II. Pengumpulan data", "II. Collection of the data")};
  to.own_words(chapter::collection);
  to.fact("Cara pengumpulan", "How people were asked", to.office.method);
  to.fact("Tempat", "Where", to.office.place);
  to.fact("Waktu", "When", to.office.dates);
  to.state(rows_statement(to.report, to.beside.unit ? to.beside.unit->name : std::string{}, to.lang));
  const std::string sample = sample_statement(to.report, to.office, to.lang);
  if (sample.empty())
    to.mark("Jumlah pengguna layanan dalam periode ini, dan alasan jumlah responden",
            "How many people were served in this period, and why so many were asked");
  to.state(sample);
  return std::move(to.made);
}

outline_section results(chapter_writer to) {
  to.made = {.id = "results", .title = to.say("III. Hasil", "III. Results")};
  to.state(index_statement(to.report, to.lang));
  to.state(interval_statement(to.report, to.lang));
  to.state(change_statement(to.report, to.beside, to.lang));
  to.state(target_statement(to.report, to.lang));
  to.own_words(chapter::results);
  to.heading("Responden", "Respondents");
  auto profile = profile_blocks(to.report, to.look());
  if (profile.empty())
    to.mark("Responden menurut jenis kelamin, umur, pendidikan, pekerjaan, dan jenis layanan",
            "Respondents by sex, age, education, occupation and service");
  to.all(std::move(profile));
  to.state(withheld_statement(to.report, to.lang));
  to.heading("Indeks tiap unsur", "Index of each element");
  to.all(elements_blocks(to.report, to.look()));
  for (std::size_t t = 0; t < to.report.answers.groups.size(); ++t) to.all(group_blocks(to.report, t, to.look()));
  return std::move(to.made);
}

outline_section analysis(chapter_writer to) {
  to.made = {.id = "analysis", .title = to.say("IV. Analisis", "IV. Analysis")};
  to.heading("Kekuatan dan kelemahan", "Strong and weak elements");
  to.state(extremes_statement(to.report, to.lang));
  to.state(below_grade_statement(to.report, to.lang));
  to.all(priority_blocks(to.report, to.look()));
  to.all(distribution_blocks(to.report, to.look()));
  if (to.report.targets.all) {
    to.heading("Target dan selisih", "Target and gap");
    to.state(target_statement(to.report, to.lang));
    to.all(target_blocks(to.report, to.lang));
  }
  if (!to.own_words(chapter::analysis))
    to.mark("Sebab dari nilai unsur yang rendah, menurut saran responden dan pengamatan unit",
            "Why the weak elements are weak, by what respondents said and what the unit saw");
  to.heading("Rencana tindak lanjut", "Plan of the follow-up");
  if (to.office.follow_up && is_of_this_survey(*to.office.follow_up, to.report))
    to.all(follow_up_blocks(*to.office.follow_up, to.report, to.lang));
  else
    to.add(follow_up_table(to.report, to.lang));
  to.heading("Tren", "Trend");
  auto trend = trend_blocks(to.report, to.office, to.beside, to.look());
  if (trend.empty())
    to.mark("Perbandingan dengan survei periode sebelumnya", "The comparison with surveys of earlier periods");
  to.all(std::move(trend));
  auto plan = indicator_blocks(to.report, to.beside, to.look());
  if (!plan.empty()) to.heading("Capaian kinerja untuk LKjIP", "Performance for the accountability report (LKjIP)");
  to.all(std::move(plan));
  return std::move(to.made);
}

outline_section last_follow_up(chapter_writer to) {
  to.made = {.id = "last-follow-up",
             .title = to.say("V. Tindak lanjut periode sebelumnya", "V. Follow-up of the last period")};
  const bool has_plan = to.office.follow_up && !is_of_this_survey(*to.office.follow_up, to.report);
  if (has_plan) to.all(follow_up_blocks(*to.office.follow_up, to.report, to.lang));
  if (!to.own_words(chapter::last_follow_up) && !has_plan)
    to.mark("Apa yang direncanakan pada periode sebelumnya, apa yang sudah dilaksanakan, dan buktinya",
            "What was planned in the last period, what was done of it, and what proves it");
  return std::move(to.made);
}

outline_section annexes(chapter_writer to) {
  to.made = {.id = "annexes", .title = to.say("Lampiran", "Annexes")};
  to.heading("A. Kuesioner", "A. Questionnaire");
  to.mark("Kuesioner yang dipakai", "The questionnaire that was used");
  to.heading("B. Lembar pengolahan", "B. Processing sheet");
  to.add(processing_table(to.report, to.lang));
  to.heading("C. Kunci mutu", "C. Key of the grades");
  to.add(grades_table(to.report, to.lang));
  to.heading("D. Dokumentasi", "D. Documentation");
  to.mark("Foto dan bukti pelaksanaan survei", "Pictures and proofs of the survey");
  to.heading("E. Daftar bukti untuk PEKPPP", "E. Evidence for the national assessment (PEKPPP)");
  to.add(evidence_table(to.lang));
  to.heading("Pengesahan", "Approval");
  const signatory& signs = to.office.signatory;
  const std::string where = signs.place + (signs.place.empty() || signs.date.empty() ? "" : ", ") + signs.date;
  to.fact("Tempat dan tanggal", "Place and date", where);
  to.fact("Jabatan", "Position", signs.position);
  to.fact("Nama", "Name", signs.name);
  if (!signs.rank.empty()) to.fact("Pangkat", "Rank", signs.rank);
  if (!signs.nip.empty()) to.fact("NIP", "NIP", signs.nip);
  return std::move(to.made);
}

/// `Gambar 1. …`, `Tabel 1. …`, counted through the whole report.
void number_captions(std::vector<outline_section>& sections, language lang) {
  std::size_t figures = 0;
  std::size_t tables = 0;
  for (outline_section& section : sections)
    for (outline_block& block : section.blocks) {
      if (auto* const drawn = std::get_if<drawn_figure>(&block)) {
        drawn->number = ++figures;
        drawn->caption = label(lang, "Gambar ", "Figure ") + std::to_string(figures) + ". " + drawn->caption;
      }
      if (auto* const table = std::get_if<data_table>(&block)) {
        table->number = ++tables;
        table->caption = label(lang, "Tabel ", "Table ") + std::to_string(tables) + ". " + table->caption;
      }
    }
}

}  // namespace

outline outline_of(const score_report& report, const about& office, language lang, const report_context& beside) {
  outline made{.lang = lang,
               .title = label(lang, "Laporan Survei Kepuasan Masyarakat", "Report of the Public Satisfaction Survey"),
               .office = office};
  const auto cover = [&](const std::string& text, const char* id, const char* en) {
    made.cover.push_back(text.empty() ? std::string{"["} + label(lang, id, en) + "]" : text);
  };
  cover(office.unit, "nama unit pelayanan", "name of the service unit");
  for (const std::string* line : {&office.parent, &office.service, &office.address})
    if (!line->empty()) made.cover.push_back(*line);
  cover(period_of(office), "periode survei", "period of the survey");
  const chapter_writer page{report, office, lang, beside};
  made.sections.reserve(6);
  for (outline_section (*write)(chapter_writer) :
       {introduction, collection, results, analysis, last_follow_up, annexes})
    made.sections.push_back(write(page));
  number_captions(made.sections, lang);
  return made;
}

}  // namespace ikm
