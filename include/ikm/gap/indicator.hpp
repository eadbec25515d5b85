// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_GAP_INDICATOR_HPP
#define IKM_GAP_INDICATOR_HPP

#include <ikm/base/decimal.hpp>
#include <ikm/gap/achievement.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {

/// Where an achieved value comes from.
enum class origin {
  table,   ///< a table of achieved values
  given,   ///< said by the caller
  survey,  ///< the published index of a survey
};

/// The word for it in JSON: `survey`.
[[nodiscard]] std::string_view name_of(origin source) noexcept;

/// What was achieved in one year (realisasi).
struct achieved {
  decimal value;
  origin source = origin::table;
  friend bool operator==(const achieved&, const achieved&) = default;
};

/// One row of a plan (indikator kinerja): what is to be achieved in which year, and what was. On whatever scale the
/// indicator has; fed by a survey or not.
struct indicator {
  std::string id;                                               ///< short and stable: `ikm`
  std::string name;                                             ///< indikator
  std::string goal = {};                                        ///< sasaran
  std::string formula = {};                                     ///< as the plan words it
  std::string responsible = {};                                 ///< penanggung jawab
  direction way = direction::higher;                            ///< arah
  std::map<int, decimal> targets = {};                          ///< by year; a missing year has none
  std::map<int, achieved> actuals = {};                         ///< by year; a missing year has none
  std::vector<std::pair<std::string, std::string>> other = {};  ///< columns kept as they stand: header, cell

  friend bool operator==(const indicator&, const indicator&) = default;
};

/// Reads a number of a plan, as `decimal::parse` does, of up to 12 digits before the mark and 6 after it: rupiah as
/// well as percentages fit, and no difference of two overflows. Empty for anything else.
[[nodiscard]] std::optional<decimal> plan_value(std::string_view text) noexcept;

/// Whether the only mark of a number may group thousands: `1.250` may, `0,125`, `12,5` and `1250.125` may not. Where
/// nothing else decides, such a number has to be asked for.
[[nodiscard]] bool mark_may_group(std::string_view number) noexcept;

/// A short id from an indicator's name: the last parenthesised word in lower case (`Nilai indeks … ( IKM )` is `ikm`),
/// else the name in lower case with whatever is not a letter or digit as one `_` (`nilai_lakip_kecamatan`).
/// Letters outside ASCII are kept as they are.
[[nodiscard]] std::string id_from_name(std::string_view name);

}  // namespace ikm

#endif
