// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

/// The lines of one remedy; of many the first few, since `[columns]` of a whole form would hide the sentence.
std::string text_of(const std::vector<mapping_edit>& edits, std::string& section) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (i == most) return text + ", …";
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

/// `; in the mapping: [rows] totals = ["Skor"] | not_totals = ["Skor"]; choose: duplicates first | report`.
std::string text_of(const std::vector<remedy>& remedies, language lang, rule_names rule_name) {
  std::string in_mapping;
  std::string by_rule;
  std::string section;
  for (const remedy& one : remedies) {
    if (const auto* const edits = std::get_if<std::vector<mapping_edit>>(&one))
      in_mapping += (in_mapping.empty() ? "" : " | ") + text_of(*edits, section);
    else
      by_rule += (by_rule.empty() ? "" : " | ") + text_of(std::get<setting>(one), rule_name);
  }
  const bool english = lang == language::english;
  std::string text;
  if (!in_mapping.empty()) text += (english ? "; in the mapping: " : "; di pemetaan: ") + in_mapping;
  if (!by_rule.empty()) text += (english ? "; choose: " : "; pilih: ") + by_rule;
  return text;
}

/// What was said, and what settles it.
std::string joined(const std::string& said, const std::string& settles) {
  const bool asks = said.ends_with('?') && !settles.empty();
  return asks ? said + " –" + settles.substr(1) : said + settles;  // without `;`
}

sentence first_said(const std::vector<complaint>& complaints) {
  if (complaints.empty()) return {"masukan tidak dapat dipakai", "the input cannot be used"};
  return {text_of(complaints.front(), language::indonesian), text_of(complaints.front(), language::english)};
}

}  // namespace

std::string_view name_of(rule which) noexcept {
  constexpr std::array<std::string_view, 8> names = {"bad_rows",     "count", "delimiter", "duplicates",
                                                     "joint_counts", "query", "sheet",     "year"};
  return names[static_cast<std::size_t>(which)];
}

std::string text_of(const complaint& what, language lang, rule_names rule_name) {
  std::string text = shown(what.where.file, 4096);  // whole, so that an editor finds it
  if (!what.where.sheet.empty()) text += "[" + shown(what.where.sheet) + "]";
  if (what.where.line != 0) text += ":" + std::to_string(what.where.line);
  text += ": ";
  if (what.where.record != 0)
    text += (lang == language::english ? "record " : "rekaman ") + std::to_string(what.where.record) + ": ";
  if (!what.where.column.empty()) text += visible(what.where.column) + ": ";
  return joined(text + sentence_of(what.what).in(lang), text_of(what.remedies, lang, rule_name));
}

input_error::input_error(failure code, std::vector<complaint> complaints, std::uint64_t total)
    : error{code, first_said(complaints)},
      complaints_{std::move(complaints)},
      total_{std::max<std::uint64_t>(total, complaints_.size())} {}

}  // namespace ikm
