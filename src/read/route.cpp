// SPDX-License-Identifier: BSL-1.0
#include "read/route.hpp"

#include "read/careful/row_fold.hpp"
#include "read/counted.hpp"
#include "read/fast/chunks.hpp"
#include "read/fast/plan.hpp"
#include "read/fast/stream.hpp"

#include <cstdint>

namespace ikm {
namespace {

/// False, and nothing done, when the table is not for the loops.
bool fold_fast(open_table& from, const intake& to, const file_blocks* file, const fold_tuning& tuning) {
  csv_reader* const text = from.delimited_text();
  if (text == nullptr || from.front().size() < tuning.least_rows_ahead) return false;
  found_table found{from.rows().name(), to.method, to.options.csv, from.front()};
  found.csv.delimiter = from.rows().delimiter().front();
  auto plan = plan_text(found, from.columns(), to.options, text->ended_with_crlf(), tuning.isa);
  if (!plan) return false;
  set_room(*plan, to.options, to.into.groups, file == nullptr ? 1 : threads_of(to.options));
  if (file != nullptr) return fold_chunks(*file, *text, *plan, to, tuning.chunk_bytes);
  fold_stream(*text, *plan, to, tuning.chunk_bytes);
  return true;
}

/// Takes the rows that were read to find the table; what a row is may depend on being the first below the header.
/// \returns whether a respondent, or what only precedes one, was among them
bool take_front(open_table& from, row_fold& careful) {
  if (from.columns().is_long()) return false;
  bool begun = false;
  for (table_row next; from.next_in_front(next);) {
    careful.take(from.columns(), next);
    begun = begun || next.kind == row_kind::respondent || next.kind == row_kind::column_numbers;
  }
  return begun;
}

void take_rest(open_table& from, row_fold& careful, progress_meter* meter) {
  constexpr std::uint64_t now_and_then = 1024;
  table_row next;
  for (std::uint64_t count = 1; from.next(next); ++count) {
    careful.take(from.columns(), next);
    if (meter != nullptr && count % now_and_then == 0) meter->tell();
  }
}

}  // namespace

bool fold_table(open_table& from, const intake& to, const file_blocks* file, const fold_tuning& tuning) {
  if (const counted_answers* const counted = from.columns().counted()) {
    take_counted(*counted, from.rows(), to);
    return false;
  }
  row_fold careful{from.rows().name(), from.rows().sheet(), to};
  careful.begin(from.columns(), from.rows());
  const bool by_loops = take_front(from, careful) && !from.columns().has_turned() && !careful.compares_inputs() &&
                        !to.options.on_respondent && fold_fast(from, to, file, tuning);
  if (by_loops) careful.recount_groups();
  // Of what comes from front to back the loops give back what they could not go on with.
  if (!by_loops || file == nullptr) take_rest(from, careful, to.meter);
  for (table_row next; from.next_at_end(next);) careful.take(from.columns(), next);
  careful.finish();
  return by_loops;
}

}  // namespace ikm
