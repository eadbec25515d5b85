// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_PROFILE_CHART_HPP
#define IKM_DOCUMENTS_PROFILE_CHART_HPP

#include <ikm/documents/chart_look.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm {

/// One value of a field of the profile.
struct charted_share {
  std::string name = {};
  std::optional<std::uint64_t> respondents = {};  ///< empty: withheld, and nothing but the name is drawn
};

/// One field of the profile: sex, education.
struct charted_field {
  std::string name = {};
  std::vector<charted_share> values = {};
};

/// Who answered.
struct profile_chart {
  std::string title = {};
  std::vector<charted_field> fields = {};
  std::uint64_t respondents = 0;  ///< of the survey: what shares are of
};

/// One bar per value, with the number of respondents and their share in percent beside it, rounded once to one decimal.
[[nodiscard]] std::string svg_of(const profile_chart& chart, const chart_look& look = {});

}  // namespace ikm

#endif
