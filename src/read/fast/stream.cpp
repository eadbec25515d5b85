// SPDX-License-Identifier: BSL-1.0
#include "read/fast/stream.hpp"

#include "read/careful/complainer.hpp"
#include "read/fast/text_pieces.hpp"
#include "read/fast/worker.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <vector>

namespace ikm {

void fold_stream(csv_reader& rows, const text_plan& plan, const intake& to, std::size_t piece_bytes) {
  complainer complaints{plan.table, to};
  std::vector<std::unique_ptr<text_worker>> workers;
  workers.push_back(std::make_unique<text_worker>(plan));
  std::vector<std::unique_ptr<text_worker>> wrong;  // at most one
  std::uint64_t line = rows.line();
  {
    text_pieces pieces{rows, piece_bytes, threads_of(to.options) > 1};
    for (std::size_t unfinished = 0; pieces.next(unfinished);) {
      const row_account before = workers.front()->account();
      const text_worker::piece piece{pieces.text(), 0, pieces.closed_size(), pieces.closed_size()};
      const text_worker::passed passed = workers.front()->take(piece);
      const bool too_many_groups = workers.front()->group_count() > plan.most_groups || workers.front()->passes_limit();
      if (passed.foreign || passed.refused || too_many_groups || (passed.unfinished && pieces.ended())) {
        wrong.push_back(std::make_unique<text_worker>(plan));
        static_cast<void>(wrong.front()->take(piece));
        pieces.give_back(line);
        break;
      }
      const std::size_t taken = std::min(passed.next, pieces.size());
      if (complaints.wants(set_aside_since(workers.front()->account(), before)))
        complaints.hear(bytes_of({pieces.text(), taken}, plan.table.name), line);
      line += passed.lines;
      unfinished = pieces.size() - taken;
      if (to.meter != nullptr) to.meter->tell();
    }
    if (wrong.empty() && pieces.failure()) std::rethrow_exception(pieces.failure());
  }
  complaints.finish();
  text_worker::collect(workers, to.into);
  if (wrong.empty()) return;
  survey part = empty_survey(to.method, to.options);
  text_worker::collect(wrong, part);
  to.into.take_away(part);
}

}  // namespace ikm
