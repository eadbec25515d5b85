// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_COMPLAINT_HPP
#define IKM_INGEST_COMPLAINT_HPP

#include <ikm/base/error.hpp>
#include <ikm/ingest/fault.hpp>
#include <ikm/ingest/mapping_edit.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ikm {

/// Where something is wrong.
struct place {
  std::string file = {};
  std::string sheet = {};    ///< empty where the file has no sheets
  std::uint64_t line = 0;    ///< where the row starts, from 1; 0: the whole file
  std::string column = {};   ///< as the header has it, or the question's code; empty: the whole row
  std::uint64_t record = 0;  ///< of a JSON table, from 1, since one line may hold many; 0: the line says it
};

/// What can be told to a run beside a mapping. A program names it as its users know it.
enum class rule {
  bad_rows,
  count,
  delimiter,
  duplicates,
  joint_counts,
  query,
  sheet,
  year,
  methodology,  ///< one of your own
  recap,        ///< of offices, in place of a score of respondents
};

/// The word for it: `duplicates`.
[[nodiscard]] std::string_view name_of(rule which) noexcept;

/// A rule and the values that would settle a fault; without values, any.
struct setting {
  rule which{};
  std::vector<std::string> values = {};
};

/// One way to settle a fault: lines of a mapping, to be written together, or a setting.
using remedy = std::variant<std::vector<mapping_edit>, setting>;

/// One thing found wrong: where, what, and each way to settle it. A value, counted; never thrown by itself.
struct complaint {
  place where = {};
  fault what = {};
  std::vector<remedy> remedies = {};  ///< to choose from; empty where only the input can be corrected

  /// The code of the fault.
  [[nodiscard]] reason code() const noexcept { return code_of(what); }
};

/// How a program calls its rules.
using rule_names = std::string (*)(rule);

/// `responses.csv:214: U4: '7' is outside the scale 1..4`, with control characters of the input made visible.
/// \param rule_name the word for a rule; without it, its plain name
[[nodiscard]] std::string text_of(const complaint& what, language lang, rule_names rule_name = nullptr);

/// A file that cannot be used, or answers that stop the run: what was found wrong, the first of each kind.
class input_error : public error {
 public:
  /// \param complaints at least one
  /// \param total how many there were, as many as complaints or more
  explicit input_error(std::vector<complaint> complaints, std::uint64_t total = 0)
      : input_error{failure::unclear_input, std::move(complaints), total} {}

  /// The first of each kind; at least one.
  [[nodiscard]] const std::vector<complaint>& complaints() const noexcept { return complaints_; }
  /// How many there were, those that are not listed too.
  [[nodiscard]] std::uint64_t total() const noexcept { return total_; }

 protected:
  /// For kinds of it that have a code of their own.
  input_error(failure code, std::vector<complaint> complaints, std::uint64_t total);

 private:
  std::vector<complaint> complaints_;
  std::uint64_t total_;
};

}  // namespace ikm

#endif
