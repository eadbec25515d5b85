// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/mapping_edit.hpp>

#include "ingest/toml_text.hpp"

namespace ikm {
namespace {

std::string lines_of(const std::vector<line_range>& ranges) {
  std::string list;
  for (const line_range& range : ranges) {
    if (!list.empty()) list += ", ";
    list += range.first == range.last ? std::to_string(range.first)
                                      : toml_quoted(std::to_string(range.first) + "-" + std::to_string(range.last));
  }
  return "[" + list + "]";
}

std::string table_of(const values_by_header& values) {
  std::string table;
  for (const auto& [header, wanted] : values)
    table += (table.empty() ? "{ " : ", ") + toml_key(header) + " = " +
             (wanted.size() == 1 ? toml_quoted(wanted.front()) : toml_list(wanted));
  return table + " }";
}

struct as_toml {
  std::string operator()(const to_complete& open) const { return open.is_text ? "\"…\"" : "…"; }
  std::string operator()(const std::string& text) const { return toml_quoted(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::vector<std::string>& texts) const { return toml_list(texts); }
  std::string operator()(const std::vector<line_range>& ranges) const { return lines_of(ranges); }
  std::string operator()(const values_by_header& values) const { return table_of(values); }
  std::string operator()(const first_of& columns) const { return "{ first_of = " + toml_list(columns.headers) + " }"; }
};

}  // namespace

std::string toml_of(const mapping_edit& edit) {
  // A word is quoted even where TOML does not ask for it: that is how people write the next one, with a blank in it.
  const bool is_word = edit.section.starts_with("words");
  return (is_word ? toml_quoted(edit.key) : toml_key(edit.key)) + " = " + std::visit(as_toml{}, edit.value);
}

std::string toml_section(const std::string& section) {
  const std::size_t dot = section.find('.');
  if (section.empty()) return {};
  if (dot == std::string::npos) return "[" + section + "]";
  return "[" + section.substr(0, dot) + "." + toml_key(section.substr(dot + 1)) + "]";
}

}  // namespace ikm
