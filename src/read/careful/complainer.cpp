// SPDX-License-Identifier: BSL-1.0
#include "read/careful/complainer.hpp"

#include "source/csv_reader.hpp"

#include <algorithm>
#include <utility>

namespace ikm {
namespace {

read_options ungrouped(read_options options) {
  options.by.clear();
  return options;
}

}  // namespace

std::map<reason, std::uint64_t> set_aside_since(const row_account& now, const row_account& before) {
  std::map<reason, std::uint64_t> more;
  if (now.rejected == before.rejected) return more;
  for (const auto& [why, count] : now.reject_counts) {
    const auto had = before.reject_counts.find(why);
    const std::uint64_t fresh = count - (had == before.reject_counts.end() ? 0 : had->second);
    if (fresh != 0) more[why] = fresh;
  }
  return more;
}

complainer::complainer(const found_table& of, const intake& to)
    : of_{of},
      options_{ungrouped(to.options)},
      account_{to.into.account},
      heard_{empty_survey(of.method, options_)},
      judge_{of, options_, heard_} {
  heard_.account = account_;  // what the first rows gave counts among those that are kept
}

bool complainer::wants(const std::map<reason, std::uint64_t>& set_aside) const {
  return std::any_of(set_aside.begin(), set_aside.end(), [this](const auto& entry) {
    if (options_.on_reject || entry.first == reason::text_answer) return true;  // unknown words are listed
    // A row may stand for more respondents than complaints are kept.
    const auto& rejects = heard_.account.rejects;
    return std::count_if(rejects.begin(), rejects.end(), [&](const complaint& c) { return c.code() == entry.first; }) <
           std::int64_t{complaints_kept};
  });
}

void complainer::hear(std::unique_ptr<byte_source> rows_from, std::uint64_t line) {
  csv_reader rows{std::move(rows_from), of_.csv, line};
  for (row next; rows.next(next);) judge_.take(next);
}

void complainer::finish() {
  account_.rejects = std::move(heard_.account.rejects);
  account_.unknown_words = std::move(heard_.account.unknown_words);
}

}  // namespace ikm
