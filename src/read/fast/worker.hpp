// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_WORKER_HPP
#define IKM_SRC_READ_FAST_WORKER_HPP

#include "read/careful/row_judge.hpp"
#include "read/fast/kernels/group_table.hpp"
#include "read/fast/plan.hpp"
#include "source/csv_reader.hpp"

#include <ikm/read/survey.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace ikm {

/// One worker: counts for as many pieces of the text as it is given, in any order.
class text_worker {
 public:
  explicit text_worker(const text_plan& plan);

  struct piece {
    const char* text;   ///< as kernels::scan wants it
    std::size_t begin;  ///< a row begins there
    std::size_t end;    ///< rows that begin before it are taken
    std::size_t limit;
  };
  struct passed {
    std::size_t next = 0;     ///< where the first row that was not taken begins
    std::uint64_t lines = 0;  ///< line feeds before it
    bool unfinished = false;  ///< it begins before `end`, but its end is not within `limit`
    bool refused = false;     ///< it is one that the careful reader refuses, or one before it is
    bool foreign = false;     ///< there are totals, or bytes that are not plain UTF-8: only the careful reader will do
  };
  passed take(const piece& text);

  /// Groups kept so far, of all breakdowns.
  [[nodiscard]] std::size_t group_count() const noexcept;
  /// Whether what the careful reader took of it passes a limit.
  [[nodiscard]] bool passes_limit() const noexcept;
  /// Takes over the groups that the loops of another one have counted.
  void pour(text_worker& from);

  /// Rows set aside so far, by reason.
  [[nodiscard]] const row_account& account() const { return lanes_.front()->careful.account; }

  /// Adds the counts of `from`, all of which must be of one plan, to a survey.
  static void collect(std::vector<std::unique_ptr<text_worker>>& from, survey& into);

 private:
  struct lane {
    explicit lane(const text_plan& text, const lane_plan& plan);
    const lane_plan& plan;
    survey careful;  // what the careful reader counted
    row_judge judge;
    kernels::group_table groups;
    kernels::plain_counts plain;
    std::uint64_t rows = 0;         // what the loops counted
    std::uint64_t respondents = 0;  // for whom they stand
  };
  struct careful_counts;
  static tally collect_plain(const std::vector<lane*>& from, const text_plan& text);
  static tally collect_groups(const std::vector<lane*>& from, const text_plan& text, grouped_tally& into);
  passed take(lane& by, const piece& text);
  bool take_carefully(lane& by, std::string_view text);

  const text_plan& plan_;
  std::vector<std::unique_ptr<lane>> lanes_;
  csv_cells cells_;
};

}  // namespace ikm

#endif
