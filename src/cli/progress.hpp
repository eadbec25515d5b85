// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_CLI_PROGRESS_HPP
#define IKM_SRC_CLI_PROGRESS_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/read/read_survey.hpp>

#include <chrono>
#include <functional>
#include <span>
#include <string>

namespace ikm::cli {

/// How far reading has come, on one line of a terminal, once it takes longer than a second: share, bytes, rate, time
/// left. Wiped when it is destroyed, so that whatever is said next is alone.
class progress_line {
 public:
  explicit progress_line(language lang) : lang_{lang} {}
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;
  ~progress_line();

  /// To be called while reading; empty where standard error is not a terminal.
  [[nodiscard]] std::function<void(const read_progress&)> listener();

 private:
  using clock = std::chrono::steady_clock;
  void take(const read_progress& now);

  language lang_;
  clock::time_point begun_ = clock::now();
  clock::time_point due_ = begun_ + std::chrono::seconds{1};
};

/// read_survey, with such a line.
[[nodiscard]] survey read_watched(std::span<const std::string> paths, const methodology& method, read_options options,
                                  language lang);

}  // namespace ikm::cli

#endif
