// SPDX-License-Identifier: BSL-1.0
#include "progress.hpp"

#include "output.hpp"
#include "survey_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace ikm::cli {
namespace {

/// `3.4 GB`, in the language's decimal mark.
std::string bytes_text(double bytes, language lang) {
  const char* unit = "MB";
  bytes /= 1e6;
  if (bytes >= 999.5) {
    unit = "GB";
    bytes /= 1e3;
  }
  std::string text = fmt::format("{:.{}f} {}", bytes, bytes < 99.5 ? 1 : 0, unit);
  if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string time_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  const std::uint64_t hours = whole / 3600;
  return hours == 0 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                    : fmt::format("{}:{:02}:{:02}", hours, whole / 60 % 60, whole % 60);
}

}  // namespace

progress_line::~progress_line() { wipe_line(); }

std::function<void(const read_progress&)> progress_line::listener() {
  if (!shows_lines()) return {};
  return [this](const read_progress& now) { take(now); };
}

void progress_line::take(const read_progress& now) {
  const clock::time_point time = clock::now();
  if (time < due_) return;
  due_ = time + std::chrono::milliseconds{100};
  const auto done = static_cast<double>(now.bytes);
  const double rate = done / std::chrono::duration<double>(time - begun_).count();
  const std::string per_second = bytes_text(rate, lang_) + say(lang_, "/dtk", "/s");
  if (!now.total) return show_line("ikm: " + bytes_text(done, lang_) + ", " + per_second);
  const auto total = static_cast<double>(std::max<std::uint64_t>(*now.total, 1));
  show_line(fmt::format("ikm: {:.0f}% {} {}, {}, {} {}", std::min(100.0, 100.0 * done / total),
                        say(lang_, "dari", "of"), bytes_text(total, lang_), per_second, say(lang_, "sisa", "left"),
                        time_text((total - done) / std::max(rate, 1.0))));
}

survey read_watched(std::span<const std::string> paths, const methodology& method, read_options options,
                    language lang) {
  progress_line line{lang};
  options.on_progress = line.listener();
  return read_survey(paths, method, options);
}

}  // namespace ikm::cli
