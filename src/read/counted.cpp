// SPDX-License-Identifier: BSL-1.0
#include "read/counted.hpp"

#include <string>
#include <utility>

namespace ikm {
namespace {

using request = answers_needed::request;

[[noreturn]] void refuse(request asked, const std::string& name, const sentence& said) {
  constexpr const char* id = ": tabel hitungan per unsur ";
  constexpr const char* en = ": a table of counts per element ";
  throw answers_needed{asked, {name + id + said.id, name + en + said.en}};
}

/// What only rows of respondents can give is not passed over in silence: the counts would be of something else.
void refuse_what_needs_rows(const std::string& name, const read_options& options) {
  if (options.from || options.to)
    refuse(request::period, name,
           {"tidak memuat tanggal, jadi kurun waktu tidak dapat diambil darinya; berikan jawabannya",
            "has no dates, so no period can be taken from it; give the answers"});
  if (options.duplicates != duplicates::ignore && options.duplicates != duplicates::report)
    refuse(request::duplicates, name,
           {"tidak memuat baris responden, jadi responden ganda tidak dapat dicari di dalamnya; berikan jawabannya",
            "has no rows of respondents, so those who are there twice cannot be looked for in it; give the answers"});
  if (!options.by.empty())
    refuse(request::grouping, name,
           {"tidak memuat profil, jadi tidak dapat dirinci menurut '" + options.by.front().front() +
                "'; berikan jawabannya, atau satu tabel tiap kelompok",
            "has no profile, so there is no breakdown by '" + options.by.front().front() +
                "'; give the answers, or one table per group"});
}

void understand(const counted_answers& counted, const row_source& rows, survey& into) {
  understanding& u = into.understood.emplace_back();
  u.file = rows.name();
  u.sheet = rows.sheet();
  u.delimiter = rows.delimiter() == "\t" ? "tab" : rows.delimiter();
  u.header_line = counted.header_line;
  u.question_columns = counted.labels;
  u.is_counted = true;
  u.step_columns = counted.step_headers;
  u.blank_column = counted.blank_header;
  u.blanks_are_inferred = counted.blanks_are_inferred;
  u.as_mapping.sheet = u.sheet;
}

void pass_over(row_kind kind, std::uint64_t rows, row_account& into) {
  if (rows == 0) return;
  into.rows += rows;
  into.skipped += rows;
  into.skips[kind] += rows;
}

}  // namespace

void take_counted(const counted_answers& counted, const row_source& rows, const intake& to) {
  refuse_what_needs_rows(rows.name(), to.options);
  row_account& account = to.into.account;
  if (rows.sheet().empty() || account.files.empty() || account.files.back() != rows.name())
    account.files.push_back(rows.name());
  understand(counted, rows, to.into);
  to.into.all.merge(tally::from_marginals(to.method, counted.respondents, counted.counts));
  account.rows += counted.respondents;
  account.accepted += counted.respondents;
  pass_over(row_kind::title, counted.titles, account);
  pass_over(row_kind::empty, counted.blank_rows, account);
  pass_over(row_kind::totals, counted.other_rows, account);
}

}  // namespace ikm
