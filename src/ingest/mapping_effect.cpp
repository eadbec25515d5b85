// SPDX-License-Identifier: BSL-1.0
#include "ingest/mapping_effect.hpp"

#include <ikm/ingest/complaint.hpp>

namespace ikm {
namespace {

bool same_columns(const column_plan& a, const column_plan& b) {
  return a.answer_columns == b.answer_columns && a.further_columns == b.further_columns &&
         a.group_columns == b.group_columns && a.date_column == b.date_column;
}

bool changes(const column_plan& plan, const header_facts& header, const mapping& without) {
  try {
    return !same_columns(plan, understand_header(header.cells, header.method, header.by, header.where, without));
  } catch (const input_error&) {
    return true;  // without it there was a question
  }
}

}  // namespace

std::set<std::string> parts_that_change(const column_plan& plan, const header_facts& header, const mapping& said) {
  std::set<std::string> found;
  const auto try_without = [&](const std::string& part, bool is_said, auto clear) {
    if (!is_said) return;
    mapping without = said;
    clear(without);
    if (changes(plan, header, without)) found.insert(part);
  };
  try_without("[columns]", !said.columns.empty() || !said.first_of.empty(), [](mapping& m) {
    m.columns.clear();
    m.first_of.clear();
  });
  try_without("[profile]", !said.profile.empty(), [](mapping& m) { m.profile.clear(); });
  try_without("not_read", !said.not_read.empty(), [](mapping& m) { m.not_read.clear(); });
  return found;
}

}  // namespace ikm
