// SPDX-License-Identifier: BSL-1.0
#include "source/json_tables.hpp"

#include "base/keyed_hash.hpp"

#include <simdjson.h>

#include <algorithm>
#include <unordered_set>

namespace ikm {
namespace {

std::string_view text_of(std::string_view text, const json_piece& piece) { return text.substr(piece.at, piece.size); }
bool is_object(std::string_view text, const json_piece& piece) { return text[piece.at] == '{'; }
bool is_array(std::string_view text, const json_piece& piece) { return text[piece.at] == '['; }

/// A key as it is meant: its escapes resolved.
std::string unescaped(std::string_view key) {
  if (key.find('\\') == std::string_view::npos) return std::string{key};
  simdjson::dom::parser parser;
  std::string_view made;
  const std::string quoted = '"' + std::string{key} + '"';
  return parser.parse(quoted).get_string().get(made) == simdjson::SUCCESS ? std::string{made} : std::string{key};
}

/// Whether most of the keys of `record` were seen before, or most of those seen are in it; adds them.
bool is_like(std::string_view text, const json_piece& record, std::unordered_set<std::string_view, keyed_hash>& seen) {
  std::size_t keys = 0;
  std::size_t known = 0;
  const std::size_t before = seen.size();
  json_member member;
  for (json_children members{text, record}; members.next(member); ++keys)
    known += seen.insert(member.key).second ? 0U : 1U;
  return before == 0 || keys == 0 || known * 2 >= std::min(keys, before);
}

/// An object whose values, at least two, are objects with like keys: a table with ids of any form as keys. Where such a
/// value is a table itself, the outer object only names its tables.
/// \param within whether values may still be looked into
bool holds_records(std::string_view text, const json_piece& whole, bool within) {
  std::unordered_set<std::string_view, keyed_hash> keys;
  std::size_t records = 0;
  json_member member;
  for (json_children members{text, whole}; members.next(member); ++records) {
    if (!is_object(text, member.value) || !is_like(text, member.value, keys)) return false;
    if (within && records == 0 && holds_records(text, member.value, false)) return false;
  }
  return records >= 2 && !keys.empty();
}

/// An array whose first element that is not null is an object. (Firebase writes ids 1, 2, 3 as an array with null in
/// front.)
bool holds_objects(std::string_view text, const json_piece& array) {
  json_member element;
  for (json_children elements{text, array}; elements.next(element);)
    if (text_of(text, element.value) != "null") return is_object(text, element.value);
  return false;
}

std::size_t keys_of_first(std::string_view text, const json_piece& records) {
  json_member record;
  json_member member;
  std::size_t keys = 0;
  if (json_children all{text, records}; !all.next(record)) return 0;
  for (json_children members{text, record.value}; members.next(member);) ++keys;
  return keys;
}

std::vector<json_table> tables_among(std::string_view text, const json_piece& whole, const std::string& within);

/// `{"status": "ok", "data": {"items": […], "page": 1}}`: tables within the members that are objects.
/// \param plain how many members have values of their own: a row of answers has more than what is nested in it
std::vector<json_table> tables_one_deeper(std::string_view text, const json_piece& whole, std::size_t plain) {
  std::vector<json_table> found;
  json_member member;
  for (json_children all{text, whole}; all.next(member);) {
    if (!is_object(text, member.value)) continue;
    for (json_table& one : tables_among(text, member.value, unescaped(member.key) + '/'))
      if (is_array(text, one.whole) && plain < keys_of_first(text, one.whole)) found.push_back(std::move(one));
  }
  return found;
}

/// Tables among the members of an object.
std::vector<json_table> tables_among(std::string_view text, const json_piece& whole, const std::string& within) {
  std::vector<json_table> arrays;
  std::vector<json_table> objects;
  std::size_t members = 0;
  std::size_t plain = 0;
  json_member last;
  json_member member;
  for (json_children all{text, whole}; all.next(member); ++members) {
    last = member;
    const json_table made{within + unescaped(member.key), member.value};
    if (is_array(text, member.value)) {
      if (holds_objects(text, member.value)) arrays.push_back(made);
    } else if (!is_object(text, member.value)) {
      ++plain;
    } else if (holds_records(text, member.value, true)) {
      objects.push_back(made);
    }
  }
  // A row of answers with something nested in it has more of its own than what is nested.
  for (const json_table& one : objects)
    if (plain < keys_of_first(text, one.whole)) arrays.push_back(one);
  if (arrays.empty() && members > 1 && within.empty()) return tables_one_deeper(text, whole, plain);
  if (!arrays.empty() || members != 1) return arrays;
  const std::string name = within + unescaped(last.key);
  const bool empty = past_blanks(text, last.value.at + 1) == last.value.at + last.value.size - 1;
  if (is_array(text, last.value)) return empty ? std::vector<json_table>{{name, last.value}} : arrays;
  return is_object(text, last.value) && within.empty() ? tables_among(text, last.value, name + '/') : arrays;
}

/// The value of a string member of an object, as it is written; empty where there is none.
std::string_view string_member(std::string_view text, const json_piece& object, std::string_view key) {
  json_member member;
  for (json_children members{text, object}; members.next(member);)
    if (member.key == key && text[member.value.at] == '"')
      return text.substr(member.value.at + 1, member.value.size - 2);
  return {};
}

/// `[{"type": "header"}, {"type": "database"}, {"type": "table", "name": …, "data": […]}]`
std::vector<json_table> tables_of_phpmyadmin(std::string_view text, const json_piece& array) {
  std::vector<json_table> made;
  json_member part;
  json_member member;
  bool first = true;
  for (json_children parts{text, array}; parts.next(part); first = false) {
    if (!is_object(text, part.value)) return {};
    const std::string_view type = string_member(text, part.value, "type");
    if (first && type != "header") return {};
    if (type != "table") continue;
    for (json_children members{text, part.value}; members.next(member);)
      if (member.key == "data" && is_array(text, member.value))
        made.push_back({unescaped(string_member(text, part.value, "name")), member.value});
  }
  return made;
}

}  // namespace

std::vector<json_table> json_tables_in(std::string_view text, const json_piece& top) {
  if (is_array(text, top)) {
    std::vector<json_table> tables = tables_of_phpmyadmin(text, top);
    if (tables.empty()) tables.push_back({{}, top});
    return tables;
  }
  if (!is_object(text, top))
    throw json_scan_error{top.at, {"yang diharapkan sebuah objek atau larik", "an object or an array is expected"}};
  if (holds_records(text, top, true)) return {{{}, top}};
  return tables_among(text, top, {});
}

}  // namespace ikm
