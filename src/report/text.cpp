// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/text.hpp>

#include "base/joined.hpp"
#include "ingest/quoted.hpp"
#include "report/counted_text.hpp"
#include "report/labels.hpp"
#include "report/gap_text.hpp"
#include "report/in_order.hpp"
#include "report/page.hpp"
#include "report/statistics_text.hpp"
#include "report/terminal.hpp"

#include <ikm/gap/points.hpp>
#include <ikm/index/score.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/survey/changed_from_built_in.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>
#include <vector>

namespace ikm {
namespace {

constexpr std::size_t least_name = 12;
constexpr std::size_t longest_path = 4096;

/// `2 kosong, 4 jumlah dan catatan di bawahnya`; what a stored tally passed over is of no known kind.
std::string skipped_kinds(const row_account& rows, language lang) {
  std::string text;
  for (const auto& [kind, count] : rows.skips) append_item(text, std::to_string(count) + " " + label_of(kind).in(lang));
  return text.empty() ? label_of(row_kind::empty).in(lang) : text;
}

class text_writer : text_page {
 public:
  text_writer(std::ostream& to, const score_report& report, language lang, std::size_t width)
      : text_page{to, lang, 13}, report_{report}, width_{std::max<std::size_t>(width, 60)} {}

  void write() {
    heading();
    assumed();
    sheet();
    if (report_.targets.all) {
      line("");
      write_gap_text(to_, whole(), *report_.targets.all, lang_, width_);
    }
    write_statistics(to_, report_, lang_);
    for (std::size_t b = 0; b < report_.answers.groups.size(); ++b) groups(b);
  }

 private:
  const unit_index& whole() const { return report_.combined.whole; }
  const methodology& method() const { return whole().method(); }

  void heading() {
    line("{}", say("Indeks Kepuasan Masyarakat (IKM)", "Public satisfaction index (IKM)"));
    for (const std::string& file : report_.answers.account.files) line("  {}", shown(file, longest_path));
    line("");
  }

  void assumed() {
    fact(say("Metodologi", "Methodology"),
         fmt::format("{}: {}", shown(method().id()), shown(method().definition().name.in(lang_), 200)));
    if (const auto changed = changed_from_built_in(method()); !changed.empty())
      line("{:<13}! {}: {}", "", say("diubah, bukan lagi menurut peraturan", "changed, no longer by the regulation"),
           sentence_of(changed).in(lang_));
    fact(say("Bobot", "Weights"), weights());
    fact(say("Kosong", "Blanks"), blanks());
    if (const intermediate_rounding rule = rounding_in_use(method(), report_.options);
        rule != intermediate_rounding::exact)
      fact(say("Pembulatan", "Rounding"), std::string{name_of(rule)});
    fact(say("Gabungan", "Combination"), combination_text());
    const row_account& rows = report_.answers.account;
    if (rows.rows == 0 && report_.answers.all.respondents() != 0)  // an application counted them
      fact(say("Baris", "Rows"), say("tidak dibaca: responden dihitung sebelumnya", "none read: counted before"));
    else
      fact(say("Baris", "Rows"),
           fmt::format(fmt::runtime(say("{} = {} diterima + {} ditolak + {} dilewati ({})",
                                        "{} = {} accepted + {} rejected + {} skipped ({})")),
                       rows.rows, rows.accepted, rows.rejected, rows.skipped, skipped_kinds(rows, lang_)));
    if (rows.lines_read)
      fact(say("Dari berkas", "In the file"),
           fmt::format(fmt::runtime(say("{} baris, masing-masing mewakili beberapa responden",
                                        "{} rows, each standing for several respondents")),
                       *rows.lines_read));
    if (const std::uint64_t counted = report_.answers.all.marginal_respondents(); counted != 0)
      fact(say("Terhitung", "Counted"),
           fmt::format(fmt::runtime(say("{} responden dari hitungan per unsur, bukan satu baris per responden",
                                        "{} respondents from counts per element, not from one row per respondent")),
                       counted));
    if (rows.duplicates) fact(say("Ganda", "Duplicates"), std::to_string(*rows.duplicates));
    if (rows.mapping) fact(say("Pemetaan", "Mapping"), mapping_text(*rows.mapping));
    for (const auto& [word, count] : rows.unknown_words)
      line("{:<13}{}: '{}' × {}", "", shown(word.first), shown(word.second, 200), count);
    for (const auto& [why, count] : rows.reject_counts) line("{:<13}{}: {}", "", label_of(why).in(lang_), count);
    for (const understanding& u : report_.answers.understood) understood(u);
    line("");
  }

  /// `form.toml; changed: [rows]; without effect: [columns], [words]`
  std::string mapping_text(const mapping_use& used) const {
    std::string changed;
    std::string idle;
    for (const std::string& part : used.parts) {
      std::string& list = used.changed.contains(part) ? changed : idle;
      append_item(list, part);
    }
    std::string text = shown(used.file, longest_path);
    if (!changed.empty()) text += say("; mengubah: ", "; changed: ") + changed;
    if (!idle.empty()) text += say("; tanpa pengaruh: ", "; without effect: ") + idle;
    return text;
  }

  std::string weights() const {
    if (const auto decimals = weight_decimals_in_use(method(), report_.options))
      return fmt::format(fmt::runtime(say("dibulatkan {} desimal ({})", "rounded to {} decimals ({})")), *decimals,
                         figure(weight_in_use(method(), 0, report_.options).rounded(*decimals), lang_));
    const auto& elements = method().elements();
    const bool equal = std::all_of(elements.begin(), elements.end(),
                                   [&](const element& e) { return e.weight == elements.front().weight; });
    if (!equal) return say("eksak, tidak sama", "exact, unequal");
    return fmt::format(fmt::runtime(say("eksak, {} tiap unsur", "exact, {} an element")),
                       elements.front().weight.to_string());
  }

  const char* blanks() const {
    switch (report_.options.missing) {
      case missing::listwise:
        return say("respondennya tidak dihitung (listwise)", "their respondents are dropped (listwise)");
      case missing::zero: return say("dihitung 0 (zero)", "count as 0 (zero)");
      case missing::available: break;
    }
    return say("tidak dihitung pada unsurnya (available)", "left out of their element (available)");
  }

  std::string combination_text() const {
    const combined_index& c = report_.combined;
    switch (report_.rule) {
      case combination::pooled:
        return say("semua responden sebagai satu survei (pooled)", "all respondents as one survey (pooled)");
      case combination::respondents:
        return say("indeks unit ditimbang menurut responden (respondents)",
                   "units' indices weighted by respondents (respondents)") +
               left_out(c);
      case combination::units:
        return say("rata-rata sederhana indeks unit (units)", "simple mean of the units' indices (units)") +
               left_out(c);
      case combination::weights: break;
    }
    return say("indeks unit ditimbang menurut bobot yang diberikan (weights)",
               "units' indices by given weights (weights)") +
           left_out(c);
  }

  std::string left_out(const combined_index& c) const {
    std::string text = fmt::format(fmt::runtime(say("; {} unit", "; {} units")), c.whole.parts().size());
    const auto add = [&](const std::vector<group_key>& keys, const char* why) {
      for (const group_key& key : keys) text += fmt::format("\n{:<13}{}: {}", "", why, name_of(key, lang_));
    };
    add(c.unnamed, say("tidak ikut, tanpa nama", "left out, unnamed"));
    add(c.no_index, say("tidak ikut, ada unsur tanpa jawaban", "left out, an element without answers"));
    add(c.unweighted, say("tidak ikut, tanpa bobot", "left out, no weight given"));
    add(c.unmatched, say("bobot untuk unit yang tidak ada", "a weight for a unit that does not occur"));
    if (c.respondents_left_out != 0)
      text +=
          fmt::format(fmt::runtime(say("\n{:<13}responden yang tidak ikut: {}", "\n{:<13}respondents left out: {}")),
                      "", c.respondents_left_out);
    return text;
  }

  void understood(const understanding& u) {
    const std::string named = u.delimiter == "tab" ? say("tab", "tab") : "'" + u.delimiter + "'";
    if (!u.sheet.empty()) fact(say("Lembar", "Sheet"), shown(u.sheet));
    for (const std::string& other : u.other_sheets)
      line("{:<13}{}: {}", "", say("tidak dibaca", "not read"), shown(other));
    if (u.header_line > 1)
      fact(say("Judul kolom", "Header"), fmt::format(fmt::runtime(say("baris {}", "line {}")), u.header_line));
    if (u.is_long) fact(say("Bentuk", "Shape"), say("satu baris satu jawaban", "one row per answer"));
    if (u.is_counted) fact(say("Bentuk", "Shape"), counted_text(u, method().scale(), lang_));
    if (!u.delimiter.empty()) fact(say("Pemisah", "Delimiter"), named);
    std::string columns;
    std::string row;
    for (std::size_t q = 0; q < u.question_columns.size(); ++q) {
      const std::string one =
          shown(u.question_columns[q]) + "→" + shown(method().elements()[method().element_of(q)].id);
      if (columns_of(row) + columns_of(one) + 2 > width_ - 13) {
        columns += row + fmt::format("\n{:<13}", "");
        row.clear();
      }
      append_item(row, one + (q + 1 < u.question_columns.size() ? "," : ""), " ");
    }
    fact(say("Kolom", "Columns"), columns + row);
  }

  void sheet() {
    // A narrow window has no room for the sums and the weighted means.
    constexpr std::size_t all_figures = 8 + 7 + 9 + 8 + 10 + 8 + 6;
    const bool narrow = width_ < all_figures + least_name;
    const std::size_t sum_width = narrow ? 0 : 9;
    const std::size_t weighted_width = narrow ? 0 : 10;
    const std::size_t figures = all_figures - (narrow ? 9 + 10 : 0);
    const std::size_t name_width = std::clamp<std::size_t>(width_ > figures ? width_ - figures : 0, least_name, 46);
    const auto unless_narrow = [&](const std::string& text) { return narrow ? std::string{} : text; };
    line("{:<{}}{:>8}{:>7}{:>{}}{:>8}{:>{}}{:>8} {}", say("Unsur", "Element"), name_width, say("Jawaban", "Answers"),
         say("Kosong", "Blanks"), unless_narrow(say("Jumlah", "Sum")), sum_width, say("NRR", "Mean"),
         unless_narrow(say("NRR×bobot", "Weighted")), weighted_width, say("Indeks", "Index"), say("Mutu", "Grade"));
    for (std::size_t e = 0; e < method().elements().size(); ++e) {
      const element& asked = method().elements()[e];
      const element_index row = whole().element(e);
      line("{:<{}}{:>8}{:>7}{:>{}}{:>8}{:>{}}{:>8} {}",
           cut(shown(asked.code + " " + asked.name.in(lang_), 200), name_width - 1), name_width, row.counts.answers,
           row.counts.blanks, unless_narrow(std::to_string(row.counts.sum)), sum_width, mean(row.mean),
           unless_narrow(mean(row.weighted)), weighted_width, figure(row.index, lang_), letter_of(row.grade));
    }
    line("");
    const std::string times = fmt::format("× {}", method().conversion().to_string());
    fact(say("Responden", "Respondents"), std::to_string(whole().respondents()));
    total(say("*) Jumlah NRR tertimbang", "*) Sum of weighted means"), figure(whole().mean(), lang_));
    total(fmt::format("**) IKM = *) {}", times), figure(whole().published(), lang_));
    const auto grade = whole().grade();
    total(say("Mutu pelayanan", "Grade"), letter_of(grade));
    total(say("Kinerja unit pelayanan", "Performance of the unit"), performance_of(grade));
  }

  /// What a methodology of a file or of another office calls a grade reaches the terminal without control characters.
  static std::string letter_of(const std::optional<band>& grade) { return grade ? shown(grade->letter) : "–"; }
  std::string performance_of(const std::optional<band>& grade) const {
    return grade ? shown(grade->label.in(lang_)) : "–";
  }

  void total(std::string_view name, const std::string& value) { line("{:<30}{}", name, value); }

  std::string mean(const std::optional<ratio>& value) const {
    return figure(value ? std::optional{value->rounded(4)} : std::nullopt, lang_);
  }

  /// One row of a breakdown, scored and held against its target; no more of the unit than is shown.
  struct group_row {
    std::string name;
    std::uint64_t respondents = 0;
    std::optional<decimal> index = {};
    std::string margin = {};  ///< empty where none is asked for; `!` where it is too small
    std::optional<band> grade = {};
    std::optional<decimal> target = {};
    std::optional<decimal> difference = {};
    std::optional<std::uint64_t> points = {};
    bool withheld = false;  ///< only its name is shown
    bool is_small = false;  ///< and that is why; else so that a small one beside it stays unknown
  };

  group_row row_of(std::size_t breakdown, const group_key& key, const tally& counts) {
    if (is_withheld(report_, breakdown, key, counts))
      return {.name = name_of(key, lang_), .withheld = true, .is_small = is_withheld(report_, counts)};
    const unit_index unit = score(counts, report_.options);
    group_row row{.name = name_of(key, lang_),
                  .respondents = unit.respondents(),
                  .index = unit.published(),
                  .margin = report_.asked.level ? margin_of(counts) : std::string{},
                  .grade = unit.grade(),
                  .target = report_.targets.of(breakdown, key)};
    if (row.target && row.index) {
      row.difference = *row.index - *row.target;
      row.points = points_needed(unit, *row.target);
    }
    return row;
  }

  /// Notes what has to be said of margins below the table.
  std::string margin_of(const tally& counts) {
    const result_statistics own = statistics_of_group(report_, counts);
    const confidence_statement& stated = *own.confidence;
    if (!stated.margin) {
      margin_notes_.insert("–: " + sentence_of(stated.margin.why()).in(lang_));
      return "–";
    }
    const auto doubts = stated.open_doubts();
    for (const doubt why : doubts) margin_notes_.insert("!: " + sentence_of(why).in(lang_));
    return statistic(stated.margin, 2, lang_) + (doubts.empty() ? "" : "!");
  }

  std::size_t margin_width() const { return report_.asked.level ? 8 : 0; }
  /// Of a group's target; 0 in a narrow window, where its difference says enough.
  std::size_t target_width() const { return width_ < 12 + 8 + margin_width() + 1 + 6 + 27 + least_name ? 0 : 9; }

  void groups(std::size_t breakdown) {
    const grouped_tally& table = report_.answers.groups[breakdown];
    const std::string title = joined(table.columns(), " / ");
    const bool with_gap = report_.targets.all || (report_.targets.units && breakdown == 0);
    const std::size_t figures = 12 + 8 + margin_width() + 1 + 6 + (with_gap ? target_width() + 9 + 9 : 14);
    const std::size_t name_width = std::clamp<std::size_t>(width_ > figures ? width_ - figures : 0, least_name, 60);
    line("");
    to_ << fmt::format("{:<{}}{:>12}{:>8}{:>{}} {:<6}", cut(title, name_width - 1), name_width,
                       say("Responden", "Respondents"), "IKM", report_.asked.level ? "±" : "", margin_width(),
                       say("Mutu", "Grade"));
    if (with_gap) {
      line("{:>{}}{:>9}{:>9}", target_width() == 0 ? "" : "Target", target_width(), say("Selisih", "Gap"),
           say("Poin", "Points"));
    } else {
      line("{}", say("Kinerja", "Performance"));
    }
    if (!with_gap) {
      // Notes on margins are gathered as rows are made: by one thread.
      write_in_order(to_, table.groups(), report_.asked.level ? 1 : report_.threads,
                     [&](std::string& text, const auto& unit) {
                       text += group_line(row_of(breakdown, unit.first, unit.second), name_width, false);
                     });
      notes();
      return;
    }
    std::vector<group_row> rows;
    for (const auto& [key, counts] : table.groups()) rows.push_back(row_of(breakdown, key, counts));
    // The farthest below its target first; what cannot be compared last, in order of its name.
    std::stable_sort(rows.begin(), rows.end(), [](const group_row& a, const group_row& b) {
      if (a.difference.has_value() != b.difference.has_value()) return a.difference.has_value();
      return a.difference && *a.difference < *b.difference;
    });
    for (const group_row& row : rows) to_ << group_line(row, name_width, true);
    notes();
  }

  void notes() {
    for (const std::string& note : margin_notes_) line("{}", note);
    margin_notes_.clear();
  }

  std::string group_line(const group_row& row, std::size_t name_width, bool with_gap) const {
    if (row.withheld && !row.is_small)
      return fmt::format(fmt::runtime(say("{:<{}}   ditahan agar kelompok kecil tidak dapat dihitung\n",
                                          "{:<{}}   withheld so that a small group cannot be worked out\n")),
                         cut(row.name, name_width - 1), name_width);
    if (row.withheld)
      return fmt::format(fmt::runtime(say("{:<{}}   ditahan: kurang dari {} responden\n",
                                          "{:<{}}   withheld: fewer than {} respondents\n")),
                         cut(row.name, name_width - 1), name_width, report_.smallest_group);
    const std::string front =
        fmt::format("{:<{}}{:>12}{:>8}{:>{}} {:<6}", cut(row.name, name_width - 1), name_width, row.respondents,
                    figure(row.index, lang_), row.margin, margin_width(), letter_of(row.grade));
    if (with_gap)
      return front + fmt::format("{:>{}}{:>9}{:>9}\n", target_width() == 0 ? "" : figure(row.target, lang_),
                                 target_width(), signed_figure(row.difference, lang_),
                                 row.points ? std::to_string(*row.points) : "–");
    return front + performance_of(row.grade) + '\n';
  }

  const score_report& report_;
  std::size_t width_;
  std::set<std::string> margin_notes_ = {};
};

}  // namespace

void write_text(std::ostream& to, const score_report& report, language lang, std::size_t width) {
  text_writer{to, report, lang, width}.write();
}

}  // namespace ikm
