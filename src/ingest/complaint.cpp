// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include "base/enum_names.hpp"
#include "base/joined.hpp"
#include "ingest/quoted.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

/// The lines of one remedy; of many columns the first few, since those of a whole form would hide the sentence.
std::string text_of(const std::vector<mapping_edit>& edits, std::string& section) {
  constexpr std::size_t most_columns = 3;
  std::string text;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (i == most_columns && edits[i].section == "columns") return text + ", …";
    if (i != 0) text += ", ";
    if (edits[i].section != section) {
      section = edits[i].section;
      if (!section.empty()) text += toml_section(section) + " ";
    }
    text += toml_of(edits[i]);
  }
  return text;
}

/// A name with a blank, and `*`, as a shell takes them for one word.
std::string in_quotes_if_needed(const std::string& value) {
  const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.' || c == ',';
  });
  return plain ? value : "\"" + value + "\"";
}

std::string text_of(const setting& chosen, rule_names rule_name) {
  std::string text = rule_name != nullptr ? rule_name(chosen.which) : std::string{name_of(chosen.which)};
  for (std::size_t i = 0; i < chosen.values.size(); ++i)
    text += (i == 0 ? " " : " | ") + in_quotes_if_needed(shown(chosen.values[i]));
  return text;
}

/// What settles a fault: lines of a mapping, and rules.
struct ways_out {
  std::string in_mapping;  ///< `in the mapping: [rows] totals = ["Skor"] | not_totals = ["Skor"]`
  std::string by_rule;     ///< `choose: duplicates first | report`
};

ways_out ways_out_of(const std::vector<remedy>& remedies, language lang, rule_names rule_name) {
  std::string in_mapping;
  std::string by_rule;
  std::string section;
  for (const remedy& one : remedies) {
    if (const auto* const edits = std::get_if<std::vector<mapping_edit>>(&one))
      append_item(in_mapping, text_of(*edits, section), " | ");
    else
      append_item(by_rule, text_of(std::get<setting>(one), rule_name), " | ");
  }
  const bool english = lang == language::english;
  if (!in_mapping.empty()) in_mapping = (english ? "in the mapping: " : "di pemetaan: ") + in_mapping;
  if (!by_rule.empty()) by_rule = (english ? "choose: " : "pilih: ") + by_rule;
  return {in_mapping, by_rule};
}

/// Where the last sentence says when a way out is right (`… Only if the row need not count`); npos where none does.
std::size_t condition_of(const std::string& said) {
  const std::size_t at = said.rfind(". ");
  if (at == std::string::npos) return at;
  const std::string_view last = std::string_view{said}.substr(at + 2);
  for (const std::string_view begin : {"Bila ", "Hanya bila ", "If ", "Only if "})
    if (last.starts_with(begin)) return at;
  return std::string::npos;
}

/// What was said, and what settles it: `…; in the mapping: …; choose: …`.
std::string with_ways_out(const std::string& said, const ways_out& ways) {
  const auto& [in_mapping, by_rule] = ways;
  if (in_mapping.empty() && by_rule.empty()) return said;
  if (const std::size_t condition = condition_of(said); condition != std::string::npos) {
    // The condition is that of the mapping where there is one; rules are for what was said before it.
    if (in_mapping.empty()) return said + ", " + by_rule;
    const std::string before = said.substr(0, condition) + (by_rule.empty() ? "" : "; " + by_rule);
    return before + said.substr(condition) + ", " + in_mapping;
  }
  std::string text = said + (said.ends_with('?') ? " – " : "; ") + (in_mapping.empty() ? by_rule : in_mapping);
  if (!in_mapping.empty() && !by_rule.empty()) text += "; " + by_rule;
  return text;
}

sentence first_said(const std::vector<complaint>& complaints) {
  if (complaints.empty()) return {"masukan tidak dapat dipakai", "the input cannot be used"};
  return {text_of(complaints.front(), language::indonesian), text_of(complaints.front(), language::english)};
}

}  // namespace

std::string_view name_of(rule which) noexcept {
  constexpr enum_names<rule, 10> names{{"bad_rows", "count", "delimiter", "duplicates", "joint_counts", "query",
                                        "sheet", "year", "methodology", "recap"}};
  return names.of(which);
}

std::string text_of(const complaint& what, language lang, rule_names rule_name) {
  std::string text = shown(what.where.file, 4096);  // whole, so that an editor finds it
  if (!what.where.sheet.empty()) text += "[" + shown(what.where.sheet) + "]";
  if (what.where.line != 0) text += ":" + std::to_string(what.where.line);
  text += ": ";
  if (what.where.record != 0)
    text += (lang == language::english ? "record " : "rekaman ") + std::to_string(what.where.record) + ": ";
  if (!what.where.column.empty()) text += visible(what.where.column) + ": ";
  return with_ways_out(text + sentence_of(what.what).in(lang), ways_out_of(what.remedies, lang, rule_name));
}

input_error::input_error(failure code, std::vector<complaint> complaints, std::uint64_t total)
    : error{code, first_said(complaints)},
      complaints_{std::move(complaints)},
      total_{std::max<std::uint64_t>(total, complaints_.size())} {}

}  // namespace ikm
