// SPDX-License-Identifier: BSL-1.0
#include "read/careful/row_judge.hpp"

namespace ikm {

bool fed_rows::next(row& into) {
  if (given_ < from_.front.size()) {
    const kept_row& kept = from_.front[given_++];
    cells_.assign(kept.cells.begin(), kept.cells.end());
    into = {.line = kept.line, .record = kept.record, .cells = cells_, .stray_quote = kept.stray_quote};
    return true;
  }
  if (!fed_) return false;
  into = *fed_;
  fed_.reset();
  return true;
}

row_judge::row_judge(const found_table& of, const read_options& options, survey& into)
    : rows_{of},
      table_{rows_, of.method, options.by, options.said},
      fold_{of.name, {}, {of.method, options, seen_, into}} {
  fold_.note_limits();
  fold_.begin(table_, rows_);
  into.account.files.clear();
  for (table_row passed; table_.next(passed);) {
  }
}

void row_judge::take(const row& next) {
  rows_.feed(next);
  table_row judged;
  if (table_.next(judged)) fold_.take(table_, judged);
}

}  // namespace ikm
