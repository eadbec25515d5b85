// SPDX-License-Identifier: BSL-1.0
#include "documents/follow_up_parts.hpp"

#include "ingest/quoted.hpp"
#include "report/json_values.hpp"
#include "report/labels.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t longest_words = 1000;

const element* element_of(const score_report& report, const std::string& id) {
  const auto& elements = report.combined.whole.method().elements();
  const auto found = std::find_if(elements.begin(), elements.end(), [&](const element& each) { return each.id == id; });
  return found == elements.end() ? nullptr : &*found;
}

std::string state_of(const follow_up_line& line, language lang) {
  if (!line.is_done) return label(lang, "belum", "not yet");
  return line.done_day ? shown(line.done, longest_words) : std::string{label(lang, "ya", "yes")};
}

std::string days_text(const follow_up_line& line) {
  const auto days = days_after_due(line);
  if (!days) return "–";
  return (*days > 0 ? "+" : "") + std::to_string(*days);
}

}  // namespace

std::optional<decimal> index_now(const score_report& report, const std::string& element) {
  const auto* const found = element_of(report, element);
  if (found == nullptr) return std::nullopt;
  const auto& elements = report.combined.whole.method().elements();
  return report.combined.whole.element(static_cast<std::size_t>(found - elements.data())).index;
}

bool is_of_this_survey(const follow_up_plan& plan, const score_report& report) {
  bool has_index = false;
  for (const follow_up_line& line : plan.lines) {
    if (!line.index) continue;
    has_index = true;
    if (line.index != index_now(report, line.element)) return false;
  }
  return has_index;
}

std::string progress_statement(const follow_up_plan& plan, language lang) {
  const follow_up_progress made = progress_of(plan);
  if (made.planned == 0)
    return label(lang, "Rencana tindak lanjut tidak memuat tindakan.", "The follow-up plan has no actions.");
  const std::string planned = std::to_string(made.planned);
  const std::string done = std::to_string(made.done);
  std::string text = lang == language::english ? "Of " + planned + " planned actions, " + done + " were done (" +
                                                     figure(made.share_percent, lang) + " %)."
                                               : "Dari " + planned + " tindakan yang direncanakan, " + done +
                                                     " dilaksanakan (" + figure(made.share_percent, lang) + " %).";
  if (!made.days_after_due) return text;
  const std::string on_time = std::to_string(made.on_time);
  const std::string late = std::to_string(made.late);
  if (lang == language::english)
    return text + " By their due day: " + on_time + "; after it: " + late + ". On average " +
           signed_figure(made.days_after_due, lang) + " days after the due day.";
  return text + " Tepat waktu: " + on_time + "; terlambat: " + late + ". Rata-rata " +
         signed_figure(made.days_after_due, lang) + " hari setelah batas waktu.";
}

std::vector<outline_block> follow_up_blocks(const follow_up_plan& plan, const score_report& report, language lang) {
  const auto title = [&](const char* id, const char* en, bool is_number = false) {
    return table_column{label(lang, id, en), is_number};
  };
  data_table table{.caption = label(lang, "Pelaksanaan rencana tindak lanjut", "What became of the follow-up plan"),
                   .columns = {title("Unsur", "Element"), title("Indeks saat rencana", "Index then", true),
                               title("Indeks sekarang", "Index now", true), title("Perubahan", "Change", true),
                               title("Tindakan", "Action"), title("Batas waktu", "Due"),
                               title("Penanggung jawab", "Responsible"), title("Selesai", "Done"),
                               title("Hari setelah batas", "Days after due", true), title("Bukti", "Evidence")}};
  for (const follow_up_line& line : plan.lines) {
    if (line.action.empty() && !line.is_done) continue;
    const element* const asked = element_of(report, line.element);
    const auto now = index_now(report, line.element);
    table.rows.push_back(
        {asked == nullptr ? line.element : shown(asked->code + " " + asked->name.in(lang), longest_words),
         figure(line.index, lang), figure(now, lang), now && line.index ? signed_figure(*now - *line.index, lang) : "–",
         shown(line.action, longest_words), shown(line.due, longest_words), shown(line.responsible, longest_words),
         state_of(line, lang), days_text(line), shown(line.evidence, longest_words)});
  }
  std::vector<outline_block> made = {paragraph{progress_statement(plan, lang)}};
  if (!table.rows.empty()) made.emplace_back(std::move(table));
  return made;
}

nlohmann::ordered_json follow_up_json(const follow_up_plan& plan, const score_report& report) {
  using namespace json_values;
  const follow_up_progress progress = progress_of(plan);
  json lines = json::array();
  for (const follow_up_line& line : plan.lines) {
    const auto now = index_now(report, line.element);
    const auto days = days_after_due(line);
    json one = {{"element", line.element}, {"index", number(line.index)}, {"grade", line.grade}};
    one["priority"] = line.priority ? json(*line.priority) : json(nullptr);
    const std::array<std::pair<const char*, const std::string*>, 6> words = {{{"cause", &line.cause},
                                                                              {"action", &line.action},
                                                                              {"due", &line.due},
                                                                              {"responsible", &line.responsible},
                                                                              {"done", &line.done},
                                                                              {"evidence", &line.evidence}}};
    for (const auto& [key, text] : words) one[key] = *text;
    one["is_done"] = line.is_done;
    one["days_after_due"] = days ? json(*days) : json(nullptr);
    one["index_now"] = number(now);
    one["change"] = now && line.index ? published(*now - *line.index) : json(nullptr);
    lines.push_back(std::move(one));
  }
  return {{"of_this_survey", is_of_this_survey(plan, report)}, {"planned", progress.planned}, {"done", progress.done},
          {"share_percent", number(progress.share_percent)},   {"on_time", progress.on_time}, {"late", progress.late},
          {"days_after_due", number(progress.days_after_due)}, {"lines", std::move(lines)}};
}

}  // namespace ikm
