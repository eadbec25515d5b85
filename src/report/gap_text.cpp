// SPDX-License-Identifier: BSL-1.0
#include "report/gap_text.hpp"

#include "ingest/quoted.hpp"
#include "labels.hpp"
#include "report/page.hpp"
#include "report/terminal.hpp"

#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/plan.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t least_name = 12;

class gap_writer : text_page {
 public:
  gap_writer(std::ostream& to, const unit_index& unit, const target_gap& gap, language lang, std::size_t width)
      : text_page{to, lang, 24}, unit_{unit}, gap_{gap}, width_{std::max<std::size_t>(width, 60)} {}

  void write() {
    facts();
    elements();
    plan();
  }

 private:
  std::string show(const decimal& value) const { return figure(value, lang_); }

  std::string points_text(const std::optional<std::uint64_t>& points) const {
    if (!points) return say("tidak terjangkau", "out of reach");
    return fmt::format(fmt::runtime(say("{} poin", "{} points")), *points);
  }

  std::string name_of(std::size_t element) const {
    const ikm::element& asked = unit_.method().elements()[element];
    return shown(asked.code + " " + asked.name.in(lang_), 200);
  }

  void facts() {
    line("{}", fmt::format(fmt::runtime(say("Jarak ke target {}", "Gap to the target {}")), show(gap_.target)));
    fact(say("Selisih", "Difference"), signed_figure(gap_.difference, lang_));
    if (gap_.attainment_percent) fact(say("Capaian", "Attainment"), show(gap_.attainment_percent->rounded(2)) + " %");
    if (gap_.met) {
      fact(say("Target", "Target"), say("tercapai", "met"));
    } else {
      fact(say("Target", "Target"),
           say("belum tercapai; sedikitnya ", "not met; at the least ") + points_text(gap_.points_needed) +
               say(" (1 poin: satu jawaban naik satu tingkat)", " (1 point: one answer one step better)"));
    }
    fact(say("Tertinggi terjangkau", "Highest reachable"), show(gap_.highest_reachable));
    if (const auto& next = gap_.next_grade)
      fact(say("Mutu berikutnya", "Next grade"),
           fmt::format("{} ({}): {}, {}", shown(next->grade.letter), show(next->grade.lower),
                       signed_figure(next->difference, lang_), points_text(next->points_needed)));
    line("");
  }

  void elements() {
    // A narrow window has no room for the contributions.
    constexpr std::size_t all_figures = 8 + 9 + 11 + 12 + 13;
    const bool narrow = width_ < all_figures + least_name;
    const std::size_t contribution_width = narrow ? 0 : 11;
    const std::size_t figures = all_figures - (narrow ? 11 : 0);
    const auto unless_narrow = [&](const std::string& text) { return narrow ? std::string{} : text; };
    const std::size_t name_width = std::clamp<std::size_t>(width_ > figures ? width_ - figures : 0, least_name, 46);
    line("{:<{}}{:>8}{:>9}{:>{}}{:>12}{:>13}", say("Unsur", "Element"), name_width, say("Indeks", "Index"),
         say("Selisih", "Gap"), unless_narrow(say("Sumbangan", "Contribut.")), contribution_width,
         say("NRR perlu", "Mean asked"), say("Poin sendiri", "Points alone"));
    bool beyond = false;
    for (const element_gap& e : gap_.elements) {
      std::string required = figure(e.required_mean ? std::optional{e.required_mean->rounded(4)} : std::nullopt, lang_);
      if (!e.reachable) required += "*";
      beyond |= !e.reachable;
      line("{:<{}}{:>8}{:>9}{:>{}}{:>12}{:>13}", cut(name_of(e.element), name_width - 1), name_width, show(e.index),
           signed_figure(e.difference, lang_), unless_narrow(signed_figure(e.contribution.rounded(2), lang_)),
           contribution_width, required, e.points_needed ? std::to_string(*e.points_needed) : "–");
    }
    if (gap_.contribution_remainder.sign() != 0 && !narrow)
      line("{:<{}}{:>28}", say("(pembulatan jumlah)", "(rounding of the sum)"), name_width,
           signed_figure(gap_.contribution_remainder.rounded(4), lang_));
    if (beyond) line("{}", say("* tidak dapat dicapai unsur ini sendiri", "* this element alone cannot do it"));
  }

  void plan() {
    if (gap_.met) return;
    line("");
    if (!gap_.plan) {
      line("{}", fmt::format(fmt::runtime(say("Target tidak terjangkau: yang tertinggi {}",
                                              "The target is out of reach: the highest is {}")),
                             show(gap_.highest_reachable)));
      return;
    }
    line("{}", fmt::format(fmt::runtime(say("Rencana dengan poin paling sedikit ({}):",
                                            "The plan with the fewest points ({}):")),
                           gap_.plan->points));
    for (const element_step& step : by_element(unit_, *gap_.plan)) {
      const char* pattern =
          step.one_step ? say("  {}: {} dari {} jawaban naik satu tingkat", "  {}: {} of {} answers one step better")
                        : say("  {}: {} poin dari {} jawaban, sebagian naik lebih dari satu tingkat",
                              "  {}: {} points from {} answers, some by more than one step");
      line("{}", fmt::format(fmt::runtime(pattern), name_of(step.element), step.points, step.answers));
    }
  }

  const unit_index& unit_;
  const target_gap& gap_;
  std::size_t width_;
};

}  // namespace

void write_gap_text(std::ostream& to, const unit_index& unit, const decimal& target, language lang, std::size_t width) {
  if (const auto gap = gap_to(unit, target)) gap_writer{to, unit, *gap, lang, width}.write();
}

}  // namespace ikm
