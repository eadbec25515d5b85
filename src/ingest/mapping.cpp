// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/mapping.hpp>

#include "base/joined.hpp"
#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/malformed_toml.hpp"
#include "ingest/toml_text.hpp"

#include <ikm/source/bytes.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>
#include <utility>

namespace ikm {
namespace {

constexpr std::string_view schema_name = "ikm.mapping/1";
constexpr std::size_t max_file_bytes = std::size_t{1} << 22;

class mapping_reader {
 public:
  explicit mapping_reader(const std::string& name) : name_{name} {}

  [[noreturn]] void refuse(const toml::source_region& where, failure code, const std::string& id,
                           const std::string& en) const {
    const std::string at = name_ + (where.begin.line == 0 ? ": " : ":" + std::to_string(where.begin.line) + ": ");
    throw mapping_error{code, {at + id, at + en}};
  }

  [[noreturn]] void refuse_kind(const toml::node& at, const std::string& key, const std::string& id,
                                const std::string& en) const {
    refuse(at.source(), failure::wrong_value, "'" + key + "' harus " + id, "'" + key + "' must be " + en);
  }

  std::string text(const std::string& key, const toml::node& value) const {
    if (const auto* const one = value.as_string()) return one->get();
    refuse_kind(value, key, "teks di antara tanda kutip", "a text between quotes");
  }

  std::vector<std::string> texts(const std::string& key, const toml::node& value) const {
    std::vector<std::string> all;
    if (value.is_string()) return {text(key, value)};
    const auto* const list = value.as_array();
    if (list == nullptr) refuse_kind(value, key, "teks atau daftar teks", "a text or a list of texts");
    for (const toml::node& one : *list) all.push_back(text(key, one));
    return all;
  }

  std::int64_t whole(const std::string& key, const toml::node& value, std::int64_t lowest) const {
    const auto* const one = value.as_integer();
    if (one == nullptr || one->get() < lowest)
      refuse_kind(value, key, "bilangan bulat, paling kecil " + std::to_string(lowest),
                  "a whole number, at least " + std::to_string(lowest));
    return one->get();
  }

  const toml::table& table(const std::string& key, const toml::node& value) const {
    if (const auto* const one = value.as_table()) return *one;
    refuse_kind(value, key, "tabel: [" + key + "]", "a table: [" + key + "]");
  }

  using entry_reader = std::function<void(const std::string& key, const toml::node& value)>;

  /// Every key must have a reader; one that is misspelt would otherwise do nothing in silence.
  void entries(const toml::table& from, const std::map<std::string, entry_reader>& readers) const {
    for (const auto& [key, value] : from) {
      const std::string name{key.str()};
      const auto reader = readers.find(name);
      if (reader == readers.end()) {
        std::string known;
        for (const auto& [one, ignored] : readers) append_item(known, one);
        refuse(value.source(), failure::unknown_key, "kunci '" + name + "' tidak dikenal; yang ada: " + known,
               "the key '" + name + "' is not known; there are: " + known);
      }
      reader->second(name, value);
    }
  }

 private:
  const std::string& name_;
};

}  // namespace

namespace {

/// Reads the sections of a mapping, one function per section.
class section_reader {
 public:
  section_reader(const mapping_reader& read, mapping& said) : read_{read}, said_{said} {}

  void all(const toml::table& root) const {
    using entry = const toml::node&;
    read_.entries(root, {
                            {"schema", [&](const std::string& key, entry value) { schema(key, value); }},
                            {"sheet", text_into(said_.sheet)},
                            {"query", text_into(said_.query)},
                            {"header_line", line_into(said_.header_line)},
                            {"date_order", [&](const std::string& key, entry value) { date_order_of(key, value); }},
                            {"blank", texts_into(said_.blanks)},
                            {"not_read", texts_into(said_.not_read)},
                            {"columns", [&](const std::string& key, entry value) { columns(read_.table(key, value)); }},
                            {"profile", [&](const std::string& key, entry value) { profile(read_.table(key, value)); }},
                            {"words", [&](const std::string& key, entry value) { words(read_.table(key, value)); }},
                            {"rows", [&](const std::string& key, entry value) { rows(read_.table(key, value)); }},
                            {"long", [&](const std::string& key, entry value) { long_table(read_.table(key, value)); }},
                        });
  }

 private:
  using entry_reader = mapping_reader::entry_reader;

  [[nodiscard]] entry_reader text_into(std::string& into) const {
    return [this, &into](const std::string& key, const toml::node& value) { into = read_.text(key, value); };
  }
  [[nodiscard]] entry_reader texts_into(std::vector<std::string>& into) const {
    return [this, &into](const std::string& key, const toml::node& value) { into = read_.texts(key, value); };
  }
  [[nodiscard]] entry_reader line_into(std::optional<std::uint64_t>& into) const {
    return [this, &into](const std::string& key, const toml::node& value) {
      into = static_cast<std::uint64_t>(read_.whole(key, value, 1));
    };
  }

  void schema(const std::string& key, const toml::node& value) const {
    if (read_.text(key, value) != schema_name)
      read_.refuse(value.source(), failure::wrong_value, "schema harus \"" + std::string{schema_name} + "\"",
                   "the schema must be \"" + std::string{schema_name} + "\"");
  }

  void date_order_of(const std::string& key, const toml::node& value) const {
    const std::string order = read_.text(key, value);
    if (order != "dmy" && order != "mdy") read_.refuse_kind(value, key, R"("dmy" atau "mdy")", R"("dmy" or "mdy")");
    said_.dates = order == "dmy" ? date_order::day_first : date_order::month_first;
  }

  void columns(const toml::table& from) const {
    for (const auto& [asked, headers] : from) {
      const std::string name{asked.str()};
      if (const auto* const several = headers.as_table())
        read_.entries(*several, {{"first_of", texts_into(said_.first_of[name])}});
      else
        said_.columns[name] = read_.texts(name, headers);
    }
  }

  void profile(const toml::table& from) const {
    for (const auto& [field, header] : from)
      said_.profile[std::string{field.str()}] = read_.text(std::string{field.str()}, header);
  }

  [[nodiscard]] int score(const std::string& word, const toml::node& value) const {
    return static_cast<int>(std::min<std::int64_t>(read_.whole(word, value, 1), 101));
  }

  void words(const toml::table& from) const {
    for (const auto& [word, value] : from) {
      const std::string outer{word.str()};
      if (const auto* const of_element = value.as_table()) {
        for (const auto& [inner, inner_score] : *of_element)
          said_.words[outer][std::string{inner.str()}] = score(std::string{inner.str()}, inner_score);
      } else {
        said_.words[""][outer] = score(outer, value);
      }
    }
  }

  void rows(const toml::table& from) const {
    using entry = const toml::node&;
    read_.entries(from, {
                            {"skip_lines", [&](const std::string& key, entry value) { skip_lines(key, value); }},
                            {"last_line", line_into(said_.last_line)},
                            {"totals", texts_into(said_.totals)},
                            {"not_totals", texts_into(said_.not_totals)},
                            {"complete_when", [&](const std::string& key, entry value) { complete_when(key, value); }},
                            {"leave_out", [&](const std::string& key,
                                              entry value) { said_.leave_out = values_of(read_.table(key, value)); }},
                            {"count", text_into(said_.count)},
                            {"without_number", unmarked_into(said_.without_number)},
                            {"without_time", unmarked_into(said_.without_time)},
                            {"respondent", text_into(said_.respondent)},
                        });
  }

  /// Numbers of lines, and ranges of them: `[3, "24-112"]`.
  void skip_lines(const std::string& key, const toml::node& value) const {
    const auto* const list = value.as_array();
    if (list == nullptr)
      read_.refuse_kind(value, key, "daftar nomor baris: [3, \"24-112\"]", "a list of lines: [3, \"24-112\"]");
    for (const toml::node& one : *list) {
      if (one.is_integer()) {
        const auto line = static_cast<std::uint64_t>(read_.whole(key, one, 1));
        said_.skip_lines.push_back({line, line});
      } else {
        said_.skip_lines.push_back(range_of(key, one));
      }
    }
  }

  [[nodiscard]] line_range range_of(const std::string& key, const toml::node& value) const {
    const std::string text = read_.text(key, value);
    line_range range;
    const char* const end = text.data() + text.size();
    const auto [dash, first_wrong] = std::from_chars(text.data(), end, range.first);
    if (first_wrong == std::errc{} && dash != end && *dash == '-')
      if (const auto [past, last_wrong] = std::from_chars(dash + 1, end, range.last);
          last_wrong == std::errc{} && past == end && range.first >= 1 && range.first <= range.last)
        return range;
    read_.refuse_kind(value, key, "nomor baris, atau \"24-112\"", "a line, or \"24-112\"");
  }

  void complete_when(const std::string& key, const toml::node& value) const {
    if (const auto* const by_value = value.as_table())
      said_.complete_values = values_of(*by_value);
    else
      said_.complete_when = read_.text(key, value);
  }

  [[nodiscard]] std::map<std::string, std::vector<std::string>> values_of(const toml::table& from) const {
    std::map<std::string, std::vector<std::string>> values;
    for (const auto& [header, value] : from)
      values[std::string{header.str()}] = read_.texts(std::string{header.str()}, value);
    return values;
  }

  [[nodiscard]] entry_reader unmarked_into(std::optional<unmarked_rows>& into) const {
    return [this, &into](const std::string& key, const toml::node& value) {
      const std::string what = read_.text(key, value);
      if (what != "respondents" && what != "skip")
        read_.refuse_kind(value, key, R"("respondents" atau "skip")", R"("respondents" or "skip")");
      into = what == "skip" ? unmarked_rows::skip : unmarked_rows::respondents;
    };
  }

  void long_table(const toml::table& from) const {
    mapping::long_columns& columns = said_.long_table.emplace();
    read_.entries(from, {{"respondent", text_into(columns.respondent)},
                         {"question", text_into(columns.question)},
                         {"answer", text_into(columns.answer)}});
    if (columns.respondent.empty() || columns.question.empty() || columns.answer.empty())
      read_.refuse(from.source(), failure::missing_value, "[long] memerlukan respondent, question, dan answer",
                   "[long] needs respondent, question and answer");
  }

  const mapping_reader& read_;
  mapping& said_;
};

}  // namespace

namespace {

/// Keys that say the opposite of each other.
void refuse_contradictions(const mapping& said, const std::string& name) {
  const bool all_count = said.complete_when && said.complete_when->empty();
  if (all_count && (!said.leave_out.empty() || !said.complete_values.empty()))
    throw mapping_error{failure::wrong_value,
                        {name + ": complete_when = \"\" menghitung semua baris, leave_out tidak; pilih satu",
                         name + ": complete_when = \"\" counts all rows and leave_out does not; keep one"}};
  for (const std::string& words : said.totals)
    for (const std::string& names : said.not_totals)
      if (folded(words) == folded(names))
        throw mapping_error{failure::wrong_value,
                            {name + ": '" + words + "' ada di totals dan di not_totals; pilih satu",
                             name + ": '" + words + "' is in totals and in not_totals; keep one"}};
}

}  // namespace

mapping parse_mapping(std::string_view toml_text, const std::string& name) {
  toml::table root;
  try {
    root = toml::parse(toml_text);
  } catch (const toml::parse_error& problem) {
    throw mapping_error{failure::malformed_toml, malformed_toml(name, toml_text, problem)};
  }
  mapping said;
  section_reader{mapping_reader{name}, said}.all(root);
  refuse_contradictions(said, name);
  return said;
}

mapping read_mapping_file(const std::string& path) {
  const std::unique_ptr<byte_source> bytes = open_bytes(path);
  std::string text;
  std::array<char, 1 << 14> block{};
  while (const std::size_t got = bytes->read(block)) {
    text.append(block.data(), got);
    if (text.size() > max_file_bytes)
      throw mapping_error{failure::file_too_large,
                          {path + ": terlalu besar untuk sebuah pemetaan", path + ": too large for a mapping"}};
  }
  return parse_mapping(text, path);
}

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += "\\u00";
      quoted += hex[byte >> 4U];
      quoted += hex[byte & 15U];
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string toml_key(const std::string& key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? key : toml_quoted(key);
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& text : texts) list += (list.size() == 1 ? "" : ", ") + toml_quoted(text);
  return list + "]";
}

namespace {

/// One text is alone, as people write it.
std::string text_or_list(const std::vector<std::string>& texts) {
  return texts.size() == 1 ? toml_quoted(texts.front()) : toml_list(texts);
}

}  // namespace

namespace {

/// The sections of a mapping's text, in the order in which they are written.
class toml_sections {
 public:
  void add(const std::string& section, const std::string& line) { text_of(section) += line + "\n"; }

  /// Below a section's other lines.
  void add(const mapping_edit& edit) { add(edit.section, toml_of(edit)); }

  /// Whether the section says something of the key already.
  [[nodiscard]] bool has(const std::string& section, const std::string& key) const {
    const std::string start = toml_key(key) + " = ";
    return std::any_of(sections_.begin(), sections_.end(), [&](const auto& one) {
      return one.first == section &&
             (one.second.starts_with(start) || one.second.find("\n" + start) != std::string::npos);
    });
  }

  [[nodiscard]] std::string text() const {
    std::string all = "schema = \"" + std::string{schema_name} + "\"\n";
    for (const auto& [section, lines] : sections_) {
      if (!section.empty()) all += "\n" + toml_section(section) + "\n";
      all += lines;
    }
    return all;
  }

 private:
  std::string& text_of(const std::string& section) {
    const auto place =
        std::find_if(sections_.begin(), sections_.end(), [&](const auto& s) { return s.first == section; });
    return place != sections_.end() ? place->second : sections_.emplace_back(section, "").second;
  }

  // [words] before [words.biaya]; the rest as people read it.
  std::vector<std::pair<std::string, std::string>> sections_ = {{"", ""}};
};

/// The lines of `[rows]`.
void write_rows(const mapping& said, toml_sections& to) {
  const auto write = [&](const std::string& key, edit_value value) { to.add({"rows", key, std::move(value)}); };
  const auto texts = [&](const std::string& key, const std::vector<std::string>& values) {
    if (!values.empty()) to.add("rows", key + " = " + text_or_list(values));
  };
  const auto by_header = [&](const std::string& key, const values_by_header& values) {
    if (!values.empty()) write(key, values);
  };
  if (!said.skip_lines.empty()) write("skip_lines", said.skip_lines);
  if (said.last_line) write("last_line", static_cast<std::int64_t>(*said.last_line));
  texts("totals", said.totals);
  texts("not_totals", said.not_totals);
  if (said.complete_when) write("complete_when", *said.complete_when);
  by_header("complete_when", said.complete_values);
  by_header("leave_out", said.leave_out);
  if (!said.count.empty()) write("count", said.count);
  const auto unmarked = [&](const std::string& key, const std::optional<unmarked_rows>& what) {
    if (what) write(key, std::string{*what == unmarked_rows::skip ? "skip" : "respondents"});
  };
  unmarked("without_number", said.without_number);
  unmarked("without_time", said.without_time);
  if (!said.respondent.empty()) write("respondent", said.respondent);
}

toml_sections sections_of(const mapping& said) {
  toml_sections to;
  if (!said.sheet.empty()) to.add({"", "sheet", said.sheet});
  if (!said.query.empty()) to.add({"", "query", said.query});
  if (said.header_line) to.add({"", "header_line", static_cast<std::int64_t>(*said.header_line)});
  if (said.dates == date_order::month_first) to.add({"", "date_order", std::string{"mdy"}});
  if (!said.blanks.empty()) to.add("", "blank = " + text_or_list(said.blanks));
  if (!said.not_read.empty()) to.add("", "not_read = " + text_or_list(said.not_read));
  for (const auto& [asked, headers] : said.columns) to.add("columns", toml_key(asked) + " = " + text_or_list(headers));
  for (const auto& [asked, headers] : said.first_of) to.add({"columns", asked, first_of{headers}});
  for (const auto& [field, header] : said.profile) to.add({"profile", field, header});
  for (const auto& [of_element, words] : said.words)
    for (const auto& [word, score] : words)
      to.add({of_element.empty() ? "words" : "words." + of_element, word, std::int64_t{score}});
  write_rows(said, to);
  if (said.long_table) {
    to.add({"long", "respondent", said.long_table->respondent});
    to.add({"long", "question", said.long_table->question});
    to.add({"long", "answer", said.long_table->answer});
  }
  return to;
}

/// Joins `more` to a list that is to be written as one line; false where the values are not lists of one kind.
bool joins(edit_value& list, const edit_value& more) {
  if (auto* const lines = std::get_if<std::vector<line_range>>(&list))
    if (const auto* const others = std::get_if<std::vector<line_range>>(&more)) {
      for (const line_range& one : *others)
        if (std::find(lines->begin(), lines->end(), one) == lines->end()) lines->push_back(one);
      return true;
    }
  if (auto* const texts = std::get_if<std::vector<std::string>>(&list))
    if (const auto* const others = std::get_if<std::vector<std::string>>(&more)) {
      for (const std::string& one : *others)
        if (std::find(texts->begin(), texts->end(), one) == texts->end()) texts->push_back(one);
      return true;
    }
  if (auto* const values = std::get_if<values_by_header>(&list))
    if (const auto* const others = std::get_if<values_by_header>(&more)) {
      for (const auto& [header, wanted] : *others)
        for (const std::string& one : wanted)
          if (auto& known = (*values)[header]; std::find(known.begin(), known.end(), one) == known.end())
            known.push_back(one);
      return true;
    }
  return false;
}

std::string instead_of_above(language lang) {
  return lang == language::english ? "instead of the line above" : "sebagai ganti baris di atas";
}

/// The lists of the mapping that an edit would repeat: they are written again, so that one line holds all.
edit_value with_decided(const mapping& said, const mapping_edit& edit) {
  edit_value value;
  if (edit.section == "rows" && edit.key == "skip_lines") value = said.skip_lines;
  if (edit.section == "rows" && edit.key == "totals") value = said.totals;
  if (edit.section == "rows" && edit.key == "not_totals") value = said.not_totals;
  if (edit.section.empty() && edit.key == "not_read") value = said.not_read;
  if (edit.section.empty() && edit.key == "blank") value = said.blanks;
  if (edit.section == "rows" && edit.key == "leave_out") value = said.leave_out;
  return joins(value, edit.value) ? value : edit.value;
}

}  // namespace

std::vector<std::string> parts_of(const mapping& said) {
  const mapping none;
  mapping rows = none;  // with what [rows] may hold, and nothing else
  rows.skip_lines = said.skip_lines;
  rows.last_line = said.last_line;
  rows.totals = said.totals;
  rows.not_totals = said.not_totals;
  rows.complete_when = said.complete_when;
  rows.complete_values = said.complete_values;
  rows.leave_out = said.leave_out;
  rows.count = said.count;
  rows.without_number = said.without_number;
  rows.without_time = said.without_time;
  rows.respondent = said.respondent;
  std::vector<std::string> parts;
  const auto add = [&](const char* name, bool is_said) {
    if (is_said) parts.emplace_back(name);
  };
  add("sheet", !said.sheet.empty());
  add("query", !said.query.empty());
  add("header_line", said.header_line.has_value());
  add("date_order", said.dates != none.dates);
  add("blank", !said.blanks.empty());
  add("not_read", !said.not_read.empty());
  add("[columns]", !said.columns.empty() || !said.first_of.empty());
  add("[profile]", !said.profile.empty());
  add("[words]", !said.words.empty());
  add("[rows]", rows != none);
  add("[long]", said.long_table.has_value());
  return parts;
}

std::string to_toml(const mapping& said) { return sections_of(said).text(); }

std::string to_toml(const mapping& said, std::span<const open_question> open, language lang) {
  struct line {
    std::vector<std::string> prose;
    mapping_edit edit;
  };
  std::vector<line> lines;
  for (const open_question& question : open)
    for (const auto& choice : question.choices)
      for (const mapping_edit& edit : choice) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&](line& known) {
          if (known.edit.section != edit.section || known.edit.key != edit.key) return false;
          return known.edit.value == edit.value || joins(known.edit.value, edit.value);
        });
        line& at = same != lines.end()
                       ? *same
                       : lines.emplace_back(line{{}, {edit.section, edit.key, with_decided(said, edit)}});
        if (std::find(at.prose.begin(), at.prose.end(), question.prose) == at.prose.end())
          at.prose.push_back(question.prose);
      }
  toml_sections to = sections_of(said);
  std::map<std::string, std::vector<std::string>> above;  // a section's last prose: choices of one question share it
  for (const line& one : lines) {
    std::vector<std::string>& said_above = above[one.edit.section];
    for (const std::string& prose : one.prose)
      if (std::find(said_above.begin(), said_above.end(), prose) == said_above.end())
        to.add(one.edit.section, "## " + prose);
    said_above = one.prose;
    const bool replaces = to.has(one.edit.section, one.edit.key);
    to.add(one.edit.section, "# " + toml_of(one.edit) + (replaces ? "  # " + instead_of_above(lang) : ""));
  }
  return to.text();
}

bool passes_over(const mapping& said, std::uint64_t line) {
  if (said.last_line && line > *said.last_line) return true;
  return std::any_of(said.skip_lines.begin(), said.skip_lines.end(),
                     [&](const line_range& range) { return line >= range.first && line <= range.last; });
}

namespace {

/// Where a mapping gives one code of the scale another score (1 is the best), it says what each is worth: with only
/// some of them two codes would mean one thing.
void refuse_half_turned_codes(const mapping& said, const answer_scale& scale) {
  for (const auto& [of_element, words] : said.words) {
    const auto score_of = [&, &here = words](int code) -> std::optional<int> {
      const std::string word = std::to_string(code);
      if (const auto found = here.find(word); found != here.end()) return found->second;
      const auto everywhere = said.words.find("");
      if (everywhere == said.words.end()) return std::nullopt;
      const auto found = everywhere->second.find(word);
      return found == everywhere->second.end() ? std::nullopt : std::optional{found->second};
    };
    bool turned = false;
    std::string missing;
    for (int code = scale.lowest; code <= scale.highest; ++code) {
      const std::optional<int> score = score_of(code);
      turned = turned || (score && *score != code);
      if (!score) missing += (missing.empty() ? "\"" : ", \"") + std::to_string(code) + "\"";
    }
    if (!turned || missing.empty()) continue;
    const std::string section = toml_section(of_element.empty() ? "words" : "words." + of_element);
    throw mapping_error{failure::missing_value,
                        {"pemetaan: " + section + " mengubah nilai sebagian kode; sebutkan juga " + missing,
                         "mapping: " + section + " gives some codes another score; name " + missing + " too"}};
  }
}

}  // namespace

methodology with_mapped_questions(const methodology& method, const mapping& said) {
  methodology_definition made = method.definition();
  bool changed = false;
  for (const auto& [asked, headers] : said.columns) {
    const std::string label = folded(asked);
    bool found = false;
    for (element& e : made.elements) {
      if (folded(e.id) == label || (e.questions.size() <= 1 && folded(e.code) == label)) {
        found = true;
        if (headers.size() == std::max<std::size_t>(e.questions.size(), 1)) break;
        e.questions.clear();
        for (std::size_t i = 1; i <= headers.size(); ++i) e.questions.push_back({e.code + "." + std::to_string(i)});
        changed = true;
        break;
      }
      for (const question& q : e.questions) found = found || (folded(q.code) == label && headers.size() == 1);
      if (found) break;
    }
    if (!found || headers.empty()) {
      std::string known;
      for (const element& e : method.elements()) append_item(known, e.id);
      throw mapping_error{
          failure::unknown_element,
          {"pemetaan: '" + asked + "' bukan unsur metodologi '" + method.id() + "' (" + known + ")",
           "mapping: '" + asked + "' is not an element of the methodology '" + method.id() + "' (" + known + ")"}};
    }
  }
  for (const auto& [asked, headers] : said.first_of) {
    const std::string label = folded(asked);
    const bool found = std::any_of(made.elements.begin(), made.elements.end(), [&](const element& e) {
      if (e.questions.size() <= 1 && (folded(e.id) == label || folded(e.code) == label)) return true;
      return std::any_of(e.questions.begin(), e.questions.end(),
                         [&](const question& q) { return folded(q.code) == label; });
    });
    if (!found)
      throw mapping_error{failure::several_questions,
                          {"pemetaan: '" + asked + "' bukan satu pertanyaan metodologi '" + method.id() + "'",
                           "mapping: '" + asked + "' is not one question of the methodology '" + method.id() + "'"}};
  }
  for (const auto& [of_element, words] : said.words) {
    const bool known =
        of_element.empty() || std::any_of(made.elements.begin(), made.elements.end(),
                                          [&, &name = of_element](const element& e) { return e.id == name; });
    if (!known)
      throw mapping_error{failure::unknown_element,
                          {"pemetaan: [words." + of_element + "] bukan unsur",
                           "mapping: [words." + of_element + "] is not an element"}};
    for (const auto& [word, score] : words)
      if (score < method.scale().lowest || score > method.scale().highest)
        throw mapping_error{failure::score_out_of_scale,
                            {"pemetaan: nilai kata '" + word + "' di luar skala",
                             "mapping: the score of the word '" + word + "' is outside the scale"}};
  }
  refuse_half_turned_codes(said, method.scale());
  return changed ? methodology{std::move(made)} : method;
}

}  // namespace ikm
