// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_STATS_INTERVAL_HPP
#define IKM_STATS_INTERVAL_HPP

#include <ikm/base/sentence.hpp>
#include <ikm/stats/estimate.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace ikm {

/// How an interval is drawn from an estimate and its standard error. Which of them hold the truth how often was
/// simulated: docs/statistics.md has the table.
enum class interval_method {
  student_t,       ///< estimate ± t · standard error: too narrow where answers are strongly skewed
  logit,           ///< the same on the log-odds of the place between the least and the greatest index, turned back
  skew_corrected,  ///< Hall's transformation: takes the respondents' skewness into account
};

/// The name used by options and JSON: `student_t`.
[[nodiscard]] std::string_view name_of(interval_method rule) noexcept;
/// The method of that name; empty for any other word.
[[nodiscard]] std::optional<interval_method> interval_method_named(std::string_view name) noexcept;

/// From the lowest to the highest figure that it holds.
struct interval {
  double low = 0;
  double high = 0;
};

/// What an interval has to know of a figure beside its estimate. student_t needs nothing.
struct figure_shape {
  index_range range = {25, 100};  ///< for logit; skew_corrected is kept within it
  double skewness_of_mean = 0;    ///< for skew_corrected: skewness of the respondents' own figures / √respondents
};

/// t(level, degrees of freedom) · standard error: what is after ±.
/// \throws statistics_error unless 0 < level < 1
[[nodiscard]] double margin(const estimate& of, double level);

/// The interval that holds the population's figure in a share `level` of samples, as far as chance alone is at work.
/// Where the standard error is 0, or the estimate at an end of the range (logit), it is that point.
/// Sources: logit: Korn and Graubard, Survey Methodology 24 (1998); skew_corrected: Hall, JRSS B 54 (1992).
/// \throws statistics_error unless 0 < level < 1
[[nodiscard]] interval confidence_interval(const estimate& of, double level,
                                           interval_method rule = interval_method::student_t,
                                           const figure_shape& shape = {});

/// Why a Student's t margin is known to be too small.
enum class doubt {
  skewed,       ///< fewer than 25·skewness² respondents (Cochran, Sampling Techniques, 2.15)
  no_variance,  ///< a sample in which all answered alike tells nothing of its own error
};
/// The name used in JSON: `skewed`.
[[nodiscard]] std::string_view name_of(doubt why) noexcept;
/// What there is to doubt, as people read it.
[[nodiscard]] sentence sentence_of(doubt why);

/// \param skewness_of_mean empty: not known, and not judged
/// \param census everybody was asked, so that a standard error of 0 is true
[[nodiscard]] std::vector<doubt> doubts_about(const estimate& of, std::optional<double> skewness_of_mean,
                                              bool census = false);

}  // namespace ikm

#endif
