// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_EARLIER_PERIOD_HPP
#define IKM_DOCUMENTS_EARLIER_PERIOD_HPP

#include <ikm/base/error.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/stats/comparison.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A result that was written earlier cannot be used.
struct earlier_result_error : error {
  using error::error;
};

/// How an index was worked out: indices that were worked out differently differ for that reason too.
struct scoring_conventions {
  std::string methodology = {};  ///< its id
  std::optional<int> weight_decimals = {};
  std::string rounding = {};
  std::string missing = {};
  std::string combination = {};
  friend bool operator==(const scoring_conventions&, const scoring_conventions&) = default;
};

/// An element and its published index.
struct earlier_element {
  std::string id = {};
  std::optional<decimal> index = {};
};

/// What an earlier survey found, as it was published.
struct earlier_period {
  std::string name = {};  ///< `Semester I 2025`
  scoring_conventions how = {};
  std::uint64_t respondents = 0;
  std::optional<decimal> index = {};
  std::string grade = {};                  ///< its letter, by its own methodology
  std::optional<estimate> estimated = {};  ///< empty where its standard error is not known
  std::vector<earlier_element> elements = {};
};

/// From a survey that is scored again. Its standard error is known where the report asked for a confidence level.
[[nodiscard]] earlier_period earlier_period_of(const score_report& report, std::string name);

inline constexpr std::size_t max_earlier_result_bytes = std::size_t{256} << 20;
/// Values of what is read of it: groups, which may be many, are passed over.
inline constexpr std::size_t max_earlier_result_values = 100'000;

/// Whether a file begins as a result in JSON does (`ikm.score/1`, `ikm.report/1`); its first bytes are read.
/// \throws io_error
/// Precondition: the file can be read more than once
[[nodiscard]] bool is_earlier_result(const std::string& path);

/// From `ikm.score/1` or `ikm.report/1`. Groups are passed over.
/// \param file how errors name it
/// \throws earlier_result_error for text that is not JSON, another schema, a key that is missing, and a value of
///         another kind or beyond every scale; over_limit for more than max_earlier_result_bytes or
///         max_earlier_result_values
[[nodiscard]] earlier_period parse_earlier_result(std::string_view text, const std::string& file, std::string name);
/// \throws io_error too
[[nodiscard]] earlier_period read_earlier_result(const std::string& path, std::string name);

/// A period against an earlier one.
struct index_change {
  decimal difference;        ///< of the published indices
  comparison compared = {};  ///< of the two estimates; undecidable where one has no standard error
  double level = 0;          ///< of its interval
  bool is_worked_out_alike = true;
};

/// Empty where one of the two has no index. The two surveys are taken to have asked different people.
[[nodiscard]] std::optional<index_change> change_since(const earlier_period& before, const score_report& now);

}  // namespace ikm

#endif
