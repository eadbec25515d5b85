// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/notices.hpp>

#include "base/joined.hpp"
#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/index/grade.hpp>

#include <algorithm>

namespace ikm {
namespace {

/// How many of a kind are named; the rest are counted.
constexpr std::size_t most_named = 20;
constexpr std::size_t longest_path = 4096;

/// The notices of one report, in the order in which they are said.
struct notice_list {
  language lang;
  std::vector<std::string> made = {};

  [[nodiscard]] std::string say(const char* id, const char* en) const { return label(lang, id, en); }
  void add(std::string text) { made.push_back(std::move(text)); }

  /// The first of a list of units, and how many more there are.
  template <typename Text>
  void name_units(const std::vector<group_key>& keys, const std::string& what, Text text) {
    for (std::size_t i = 0; i < std::min(keys.size(), most_named); ++i) add(what + ": " + text(keys[i]));
    if (keys.size() > most_named) add(what + ": " + std::to_string(keys.size() - most_named) + say(" lagi", " more"));
  }
};

/// Units that did not enter the whole, and weights of units that are not there.
void name_left_out(notice_list& to, const combined_index& combined, const grouped_tally& units) {
  const auto named = [&](const group_key& key) { return name_of(key, to.lang); };
  const auto with_respondents = [&](const group_key& key) {
    const auto unit = units.groups().find(key);
    const std::uint64_t respondents = unit == units.groups().end() ? 0 : unit->second.respondents();
    return named(key) + ", " + std::to_string(respondents) +
           to.say(" responden", respondents == 1 ? " respondent" : " respondents");
  };
  to.name_units(combined.unnamed, to.say("tidak ikut, tanpa nama", "left out, unnamed"), with_respondents);
  to.name_units(combined.no_index,
                to.say("tidak ikut, ada unsur tanpa jawaban", "left out, an element without answers"),
                with_respondents);
  to.name_units(combined.unweighted, to.say("tidak ikut, tanpa bobot", "left out, no weight given"), with_respondents);
  to.name_units(combined.unmatched,
                to.say("bobot untuk unit yang tidak ada", "a weight for a unit that does not occur"), named);
}

/// A target that every survey reaches is probably a mean, or a share; one that none reaches is a slip.
void name_odd_target(notice_list& to, const decimal& given, const methodology& method) {
  const std::string name = to.say("target ", "the target ") + figure(given, to.lang);
  const std::string below = name + to.say(" di bawah indeks terendah ", " is below the lowest index ") +
                            figure(lowest_index(method), to.lang);
  switch (range_of(given, method)) {
    case index_position::index: return;
    case index_position::below_lowest: return to.add(below);
    case index_position::mean:
      return to.add(below + to.say("; bila itu NRR, indeksnya ", "; if it is a mean, as an index it is ") +
                    figure(index_of_mean(method, given), to.lang));
    case index_position::outside: break;
  }
  to.add(name + to.say(" di atas indeks tertinggi ", " is above the highest index ") +
         figure(highest_index(method), to.lang));
}

void name_doubts(notice_list& to, const score_report& report, report_form form) {
  if (report.sample && !report.sample->enough())
    to.add(to.say("responden kurang dari Krejcie–Morgan: ", "fewer respondents than Krejcie–Morgan asks: ") +
           std::to_string(report.sample->respondents) + " < " + std::to_string(report.sample->asked));
  if (!report.statistics.confidence || form == report_form::text) return;
  if (report.sample && !report.statistics.confidence->population)
    to.add(to.say("populasi tidak dipakai untuk koreksi: indeks digabungkan dari unit-unit",
                  "the population is not used for a correction: the index is combined from units"));
  if (form == report_form::csv) to.add(chance_only().in(to.lang));  // JSON says it itself
  for (const doubt why : report.statistics.confidence->open_doubts()) to.add(sentence_of(why).in(to.lang));
}

/// One line for all targets below the lowest index: they are probably means.
void name_low_targets(notice_list& to, const matched_targets& units) {
  constexpr std::size_t most = 5;
  const auto& low = units.below_lowest;
  if (low.empty()) return;
  std::string text = shown(units.file, longest_path) + ": " +
                     to.say("target di bawah indeks terendah", "targets below the lowest index");
  for (std::size_t i = 0; i < std::min(low.size(), most); ++i)
    text += (i == 0 ? ": " : ", ") + name_of(low[i].first, to.lang) + " " + low[i].second.to_string();
  to.add(text + (low.size() > most ? " … (" + std::to_string(low.size()) + ")" : ""));
}

std::string reason_of(const join_remark& remark, language lang) {
  switch (remark.what) {
    case join_remark::kind::unmatched: return label(lang, "tidak ada targetnya; tidak ikut", "has no target; left out");
    case join_remark::kind::renumbered:
      return label(lang, "nomornya lain daripada di tabel target", "has another number than in the table of targets");
    case join_remark::kind::words:
      return "'" + shown(remark.found) + "' " + label(lang, "bukan angka; tidak ikut", "is not a number; left out");
    case join_remark::kind::unread_column: break;
  }
  return label(lang, "kolom ini tidak dibaca; tulis tahunnya saja bila isinya diperlukan",
               "this column is not read; write the year alone if its figures are needed");
}

void name_remarks(notice_list& to, const indicator_report& report) {
  for (std::size_t i = 0; i < std::min(report.remarks.size(), most_named); ++i) {
    const join_remark& remark = report.remarks[i];
    std::string text = shown(remark.file) + ":" + std::to_string(remark.line) + ": ";
    for (const std::string* part : {&remark.name, &remark.column})
      if (!part->empty()) text += shown(*part) + ": ";
    to.add(text + reason_of(remark, to.lang));
  }
  if (report.remarks.size() > most_named)
    to.add(std::to_string(report.remarks.size() - most_named) + to.say(" catatan lagi", " remarks more"));
}

/// Figures that are given as an index and cannot be one: one line for the targets, one for each value.
void name_out_of_range(notice_list& to, const indicator& plan, const methodology& method) {
  const std::string scale = std::to_string(method.scale().lowest) + "–" + std::to_string(method.scale().highest);
  const std::string lowest = figure(lowest_index(method), to.lang);
  std::string low;
  for (const auto& [year, target] : plan.targets)
    if (range_of(target, method) != index_position::index)
      append_item(low, std::to_string(year) + ": " + figure(target, to.lang));
  if (!low.empty())
    to.add(shown(plan.id) + ": " +
           to.say("target di luar indeks, yang terendah ", "targets outside the index, whose lowest is ") + lowest +
           " (" + low + ")");
  for (const auto& [year, actual] : plan.actuals) {
    const index_position where = range_of(actual.value, method);
    if (actual.source == origin::survey || where == index_position::index) continue;
    const std::string name = shown(plan.id) + " " + std::to_string(year) + ": " + figure(actual.value, to.lang);
    if (where != index_position::mean) {
      to.add(name + to.say(" di luar indeks, yang terendah ", " is outside the index, whose lowest is ") + lowest);
      continue;
    }
    const decimal index = index_of_mean(method, actual.value);
    to.add(name + to.say(" ada pada skala ", " is on the scale ") + scale +
           to.say(" (rata-rata), bukan indeks; tanpa mutu. Sebagai indeks: ",
                  " (a mean), not an index; no grade. As an index: ") +
           figure(index, to.lang) + ", " + grade_of(method, index).letter);
  }
}

/// One cause, not one line per element.
std::string why_nobody(const row_account& rows, language lang) {
  const std::string counts = label(lang, "ditolak ", "rejected ") + std::to_string(rows.rejected) +
                             label(lang, ", dilewati ", ", skipped ") + std::to_string(rows.skipped);
  return label(lang, "tidak ada indeks: tidak ada responden; baris: ", "no index: there are no respondents; rows: ") +
         std::to_string(rows.rows) + " (" + counts + ")";
}

bool is_small(const compared_side& side) {
  return side.index.respondents() != 0 && side.index.respondents() < least_published_group;
}

}  // namespace

std::vector<std::string> notices_of(const score_report& report, report_form form, language lang) {
  notice_list made{lang};
  const methodology& method = report.combined.whole.method();
  // Text says it above the sheet.
  if (form != report_form::text && report.units) name_left_out(made, report.combined, *report.units);
  if (report.targets.all) name_odd_target(made, *report.targets.all, method);
  name_doubts(made, report, form);
  if (report.targets.units) {
    const auto named = [&](const group_key& key) { return name_of(key, lang); };
    const matched_targets& units = *report.targets.units;
    made.name_units(units.without_target, made.say("unit tanpa target", "a unit without a target"), named);
    made.name_units(units.without_unit,
                    made.say("target untuk unit yang tidak ada", "a target for a unit that does not occur"), named);
  }
  const bool nobody = report.combined.whole.respondents() == 0;
  if (nobody) made.add(why_nobody(report.answers.account, lang));
  if (!report.combined.whole.knows_complete())
    made.add(
        made.say("tidak ada indeks: jawaban dihitung per unsur, jadi tidak diketahui responden mana yang menjawab "
                 "semuanya",
                 "no index: answers were counted per element, so it is not known which respondents answered all"));
  for (const std::size_t e : nobody ? std::vector<std::size_t>{} : report.combined.whole.unanswered()) {
    const element& asked = method.elements()[e];
    made.add(made.say("tidak ada indeks: tidak ada jawaban untuk ", "no index: there is no answer to ") +
             shown(asked.code + " " + asked.name.in(lang), 200));
  }
  if (report.targets.units) name_low_targets(made, *report.targets.units);
  return std::move(made.made);
}

std::vector<std::string> notices_of(const indicator_report& report, language lang) {
  notice_list made{lang};
  name_remarks(made, report);
  for (const indicator_progress& each : report.indicators)
    if (is_index(each.plan)) name_out_of_range(made, each.plan, report.method);
  return std::move(made.made);
}

std::vector<std::string> notices_of(const row_account& rows, language lang, rule_names rule_name) {
  notice_list made{lang};
  for (const place& one : rows.told_with_answers)
    made.add(
        shown(one.file, longest_path) + ":" + std::to_string(one.line) + ": " +
        made.say("dilewati menurut pemetaan, tetapi berisi jawaban", "left out by the mapping, but holds answers"));
  const std::string first =
      (rule_name != nullptr ? rule_name(rule::duplicates) : std::string{name_of(rule::duplicates)}) + " first";
  for (const input_overlap& one : rows.overlaps)
    made.add(shown(one.file, longest_path) + ": " + made.say("baris yang juga ada di ", "rows that are also in ") +
             shown(one.earlier, longest_path) + ": " + (one.is_estimate ? made.say("sekitar ", "about ") : "") +
             std::to_string(one.rows) + made.say("; dihitung di keduanya, dengan ", "; they count in both, with ") +
             first + made.say(" sekali saja", " only once"));
  return std::move(made.made);
}

std::vector<std::string> notices_of(const methodology& method, const score_options& options, language lang) {
  notice_list made{lang};
  const ratio total = total_weight(method, options);
  if (total <= ratio{1}) return {};
  const decimal sum = total.rounded(*weight_decimals_in_use(method, options));
  const decimal highest = (total * method.conversion() * ratio{method.scale().highest}).rounded(method.decimals());
  made.add(made.say("bobot yang dibulatkan berjumlah ", "the rounded weights add to ") + figure(sum, lang) +
           made.say(": indeks dapat mencapai ", ": an index can be as high as ") + figure(highest, lang));
  return std::move(made.made);
}

std::string small_groups_notice(std::size_t groups, language lang) {
  const std::string count = std::to_string(groups);
  const std::string least = std::to_string(least_published_group);
  if (lang == language::english)
    return count + (groups == 1 ? " group has" : " groups have") + " fewer than " + least +
           " respondents: not for publication";
  return count + " kelompok berisi kurang dari " + least + " responden: bukan untuk diterbitkan";
}

std::size_t small_groups_of(const score_report& report) {
  const coverage who = report.options.missing == missing::listwise ? coverage::complete : coverage::all;
  std::size_t groups = 0;
  for (const grouped_tally& table : report.answers.groups) groups += table.groups_under(least_published_group, who);
  return groups;
}

std::size_t small_groups_of(const compare_report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.groups.begin(), report.groups.end(),
                    [](const group_comparison& group) { return is_small(group.first) || is_small(group.second); }));
}

std::size_t small_groups_of(const units_report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.units.begin(), report.units.end(), [](const auto& unit) { return is_small(unit.second); }));
}

}  // namespace ikm
