// SPDX-License-Identifier: BSL-1.0
#include "report/chart.hpp"

#include "ingest/quoted.hpp"
#include "labels.hpp"
#include "report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t margin = 7;  // the year, and a blank
constexpr std::size_t least_width = 30;

/// Where a value is, from the left.
class scale {
 public:
  scale(double low, double high, std::size_t width) : low_{low}, high_{high}, width_{width} {}

  [[nodiscard]] double low() const noexcept { return low_; }
  [[nodiscard]] double high() const noexcept { return high_; }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] bool holds(double value) const noexcept { return value >= low_ && value <= high_; }
  /// The nearest column; values beyond the ends are on them.
  [[nodiscard]] std::size_t column(double value) const noexcept {
    const double part = (std::clamp(value, low_, high_) - low_) / (high_ - low_);
    return static_cast<std::size_t>(std::lround(part * static_cast<double>(width_ - 1)));
  }

 private:
  double low_;
  double high_;
  std::size_t width_;
};

using cells = std::vector<std::string>;

std::string line_of(const std::string& head, const cells& row) {
  std::string text = fmt::format("{:<{}}", head, margin);
  for (const std::string& cell : row) text += cell;
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::optional<scale> scale_of(const indicator_progress& progress, std::size_t width) {
  std::optional<double> low;
  std::optional<double> high;
  const auto see = [&](const decimal& value) {
    const double number = value.to_double();
    low = std::min(low.value_or(number), number);
    high = std::max(high.value_or(number), number);
  };
  for (const year_progress& year : progress.years) {
    if (year.target) see(*year.target);
    if (year.actual) see(year.actual->value);
  }
  if (!low) return std::nullopt;
  const double room = *high > *low ? (*high - *low) / 20 : 1;
  return scale{*low - room, *high + room, std::max(width, least_width) - margin};
}

cells with_bounds(const scale& axis, const std::vector<band>& bands) {
  cells row(axis.width(), " ");
  for (const band& b : bands)
    if (axis.holds(b.lower.to_double())) row[axis.column(b.lower.to_double())] = "┊";
  return row;
}

/// Each letter in the middle of what is seen of its band.
cells letters(const scale& axis, const std::vector<band>& bands) {
  cells row = with_bounds(axis, bands);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    // Below all bounds the lowest band applies.
    const double from = i == 0 ? axis.low() : std::max(axis.low(), bands[i].lower.to_double());
    const double to = i + 1 < bands.size() ? std::min(axis.high(), bands[i + 1].lower.to_double()) : axis.high();
    if (from < to) row[axis.column((from + to) / 2)] = shown(bands[i].letter);
  }
  return row;
}

void connect(cells& row, std::size_t a, std::size_t b) {
  for (std::size_t c = std::min(a, b) + 1; c < std::max(a, b); ++c)
    if (row[c] == " ") row[c] = "─";
}

cells year_row(const scale& axis, const std::vector<band>& bands, const year_progress& year) {
  cells row = with_bounds(axis, bands);
  const auto place = [&](const decimal& value) { return axis.column(value.to_double()); };
  if (year.target) row[place(*year.target)] = "|";
  if (!year.actual) return row;
  const std::size_t at = place(year.actual->value);
  row[at] = year.target && place(*year.target) == at ? "◆" : "●";
  if (year.target) connect(row, place(*year.target), at);
  return row;
}

cells projection_row(const scale& axis, const std::vector<band>& bands, const projection& made) {
  cells row = with_bounds(axis, bands);
  const std::size_t low = axis.column(made.low);
  const std::size_t high = axis.column(made.high);
  connect(row, low, high);
  row[low] = made.low < axis.low() ? "<" : "[";
  row[high] = made.high > axis.high() ? ">" : "]";
  if (axis.holds(made.value)) row[axis.column(made.value)] = "×";
  return row;
}

}  // namespace

std::vector<std::string> chart_of(const indicator_progress& progress, const std::vector<band>& bands, language lang,
                                  std::size_t width) {
  const auto axis = scale_of(progress, width);
  if (!axis) return {};
  std::vector<std::string> lines;
  if (!bands.empty()) lines.push_back(line_of("", letters(*axis, bands)));
  for (const year_progress& year : progress.years)
    lines.push_back(line_of(std::to_string(year.year), year_row(*axis, bands, year)));
  if (progress.projection)
    lines.push_back(
        line_of(fmt::format("({})", progress.projection->year), projection_row(*axis, bands, *progress.projection)));

  // As many decimals as tell the ends apart.
  const int places = std::clamp(1 - static_cast<int>(std::floor(std::log10(axis->high() - axis->low()))), 1, 6);
  const auto end = [&](double value) {
    std::string text = fmt::format("{:.{}f}", value, places);
    if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  const std::string low = end(axis->low());
  const std::string high = end(axis->high());
  std::string rule = low + " ";
  const std::size_t rest =
      axis->width() > low.size() + high.size() + 2 ? axis->width() - low.size() - high.size() - 2 : 0;
  for (std::size_t c = 0; c < rest; ++c) rule += "─";
  lines.push_back(fmt::format("{:<{}}{} {}", "", margin, rule, high));
  // `~` keeps a sign and its word on one line.
  std::string legend = label(lang, "|~target  ●~realisasi  ◆~keduanya", "|~target  ●~actual  ◆~both");
  if (!bands.empty()) legend += label(lang, "  ┊~batas~mutu", "  ┊~grade");
  if (progress.projection) legend += label(lang, "  [~×~]~proyeksi", "  [~×~]~projection");
  for (std::string& part : wrapped(legend, axis->width())) {
    std::replace(part.begin(), part.end(), '~', ' ');
    lines.push_back(fmt::format("{:<{}}{}", "", margin, part));
  }
  return lines;
}

}  // namespace ikm
