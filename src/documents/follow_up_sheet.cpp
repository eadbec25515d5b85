// SPDX-License-Identifier: BSL-1.0
// The sheet `Tindak lanjut` of processing.xlsx: what became of the plan that was read.
#include "documents/follow_up_parts.hpp"
#include "documents/processing_parts.hpp"

namespace ikm {
namespace {

enum follow_up_column : std::uint32_t {
  element_at,
  then_at,
  now_at,
  change_at,
  action_at,
  due_at,
  done_on_at,
  planned_at,
  done_at,
  days_at
};

std::string down(std::uint32_t column, std::uint32_t first, std::uint32_t last) {
  return name_of({first, column}) + ":" + name_of({last, column});
}

void write_headings_of(const processing_page& page, sheet_writer& to) {
  write_headings(
      to, {page.say("Unsur", "Element"), page.say("Indeks saat rencana", "Index then"),
           page.say("Indeks sekarang", "Index now"), page.say("Perubahan", "Change"), page.say("Tindakan", "Action"),
           page.say("Batas waktu", "Due"), page.say("Selesai", "Done"), page.say("Direncanakan (1)", "Planned (1)"),
           page.say("Dilaksanakan (1)", "Done (1)"), page.say("Hari setelah batas", "Days after due")});
  to.freeze({to.row(), 1});
}

void write_line(const processing_page& page, sheet_writer& to, const follow_up_line& line) {
  constexpr double room_for_words = 45;
  const auto now = index_now(page.report, line.element);
  to.text(element_at, line.element, {cell_look::words});
  write_figure(to, then_at, {{}, line.index});
  write_figure(to, now_at, {{}, now});
  if (line.index && now)
    write_figure(to, change_at,
                 {difference_formula({name_of({to.row(), now_at}), *now}, {name_of({to.row(), then_at}), *line.index}),
                  *now - *line.index});
  else
    to.blank(change_at, {cell_look::number});
  to.text(action_at, line.action, {cell_look::words});
  to.text(due_at, line.due, {cell_look::words});
  to.text(done_on_at, line.done, {cell_look::words});
  const bool is_planned = !line.action.empty() || line.is_done;
  to.number(planned_at, is_planned ? 1 : 0, {cell_look::centred});
  to.number(done_at, line.is_done ? 1 : 0, {cell_look::centred});
  if (const auto days = days_after_due(line); days && is_planned)
    to.number(days_at, static_cast<double>(*days), {cell_look::centred});
  else
    to.blank(days_at, {cell_look::centred});
  to.height(room_for_words);
  to.next_row();
}

}  // namespace

void write_follow_up_sheet(const processing_page& page, const follow_up_plan& plan) {
  sheet_writer to = page.book.sheet("Tindak lanjut");
  constexpr double name_width = 16;
  constexpr double words_width = 36;
  constexpr double figure_width = 13;
  to.width(0, 0, name_width);
  to.width(then_at, change_at, figure_width);
  to.width(action_at, action_at, words_width);
  to.width(due_at, days_at, figure_width);
  page.write_top(to, page.say("Pelaksanaan rencana tindak lanjut", "What became of the follow-up plan"));
  write_headings_of(page, to);
  if (plan.lines.empty()) return;
  const std::uint32_t first = to.row();
  for (const follow_up_line& line : plan.lines) write_line(page, to, line);
  const std::uint32_t last = to.row() - 1;
  const follow_up_progress made = progress_of(plan);
  const auto total = [&](const char* name, const std::string& formula, const std::optional<decimal>& saved) {
    to.text(element_at, name, {cell_look::total_name});
    write_figure(to, then_at, {formula, saved, cell_look::total});
    to.next_row();
  };
  const auto whole = [](std::size_t count) { return decimal{static_cast<std::int64_t>(count)}; };
  const std::string planned = name_of({to.row() + 1, then_at});
  const std::string done = name_of({to.row() + 2, then_at});
  const std::string days = down(days_at, first, last);
  to.next_row();
  total(page.say("Direncanakan", "Planned"), "=SUM(" + down(planned_at, first, last) + ")", whole(made.planned));
  total(page.say("Dilaksanakan", "Done"), "=SUM(" + down(done_at, first, last) + ")", whole(made.done));
  total(page.say("Bagian (%)", "Share (%)"),
        "=IF(" + planned + "=0,\"\",ROUND(10000*" + done + "/" + planned + ",0)/100)", made.share_percent);
  total(page.say("Rata-rata hari", "Mean of days"),
        "=IF(COUNT(" + days + ")=0,\"\",ROUND(10*SUM(" + days + ")/COUNT(" + days + "),0)/10)", made.days_after_due);
  to.print_area({to.row(), days_at}, true);
}

}  // namespace ikm
