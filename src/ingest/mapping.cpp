// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/mapping.hpp>

#include <ikm/ingest/label.hpp>
#include <ikm/source/bytes.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
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

  [[noreturn]] void refuse(const toml::source_region& where, const std::string& id, const std::string& en) const {
    const std::string at = name_ + (where.begin.line == 0 ? ": " : ":" + std::to_string(where.begin.line) + ": ");
    throw mapping_error{{at + id, at + en}};
  }

  [[noreturn]] void refuse_kind(const toml::node& at, const std::string& key, const std::string& id,
                                const std::string& en) const {
    refuse(at.source(), "'" + key + "' harus " + id, "'" + key + "' must be " + en);
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
        for (const auto& [one, ignored] : readers) known += (known.empty() ? "" : ", ") + one;
        refuse(value.source(), "kunci '" + name + "' tidak dikenal; yang ada: " + known,
               "the key '" + name + "' is not known; there are: " + known);
      }
      reader->second(name, value);
    }
  }

 private:
  const std::string& name_;
};

}  // namespace

mapping parse_mapping(std::string_view toml_text, const std::string& name) {
  toml::table root;
  try {
    root = toml::parse(toml_text);
  } catch (const toml::parse_error& problem) {
    const std::string at = name + ":" + std::to_string(problem.source().begin.line) + ": ";
    const std::string why{problem.description()};
    throw mapping_error{{at + "bukan TOML yang utuh: " + why, at + "no well-formed TOML: " + why}};
  }
  const mapping_reader read{name};
  mapping said;
  const auto text_into = [&](std::string& into) {
    return [&read, &into](const std::string& key, const toml::node& value) { into = read.text(key, value); };
  };
  const auto texts_into = [&](std::vector<std::string>& into) {
    return [&read, &into](const std::string& key, const toml::node& value) { into = read.texts(key, value); };
  };
  read.entries(
      root,
      {
          {"schema",
           [&](const std::string& key, const toml::node& value) {
             if (read.text(key, value) != schema_name)
               read.refuse(value.source(), "schema harus \"" + std::string{schema_name} + "\"",
                           "the schema must be \"" + std::string{schema_name} + "\"");
           }},
          {"sheet", text_into(said.sheet)},
          {"query", text_into(said.query)},
          {"header_line",
           [&](const std::string& key, const toml::node& value) {
             said.header_line = static_cast<std::uint64_t>(read.whole(key, value, 1));
           }},
          {"date_order",
           [&](const std::string& key, const toml::node& value) {
             const std::string order = read.text(key, value);
             if (order != "dmy" && order != "mdy")
               read.refuse_kind(value, key, R"("dmy" atau "mdy")", R"("dmy" or "mdy")");
             said.dates = order == "dmy" ? date_order::day_first : date_order::month_first;
           }},
          {"blank", texts_into(said.blanks)},
          {"columns",
           [&](const std::string& key, const toml::node& value) {
             for (const auto& [asked, headers] : read.table(key, value))
               said.columns[std::string{asked.str()}] = read.texts(std::string{asked.str()}, headers);
           }},
          {"profile",
           [&](const std::string& key, const toml::node& value) {
             for (const auto& [field, header] : read.table(key, value))
               said.profile[std::string{field.str()}] = read.text(std::string{field.str()}, header);
           }},
          {"words",
           [&](const std::string& key, const toml::node& value) {
             for (const auto& [word, score] : read.table(key, value)) {
               const std::string outer{word.str()};
               if (const auto* const of_element = score.as_table()) {
                 for (const auto& [inner, inner_score] : *of_element)
                   said.words[outer][std::string{inner.str()}] = static_cast<int>(
                       std::min<std::int64_t>(read.whole(std::string{inner.str()}, inner_score, 1), 101));
               } else {
                 said.words[""][outer] = static_cast<int>(std::min<std::int64_t>(read.whole(outer, score, 1), 101));
               }
             }
           }},
          {"rows",
           [&](const std::string& key, const toml::node& value) {
             read.entries(
                 read.table(key, value),
                 {{"skip_lines",
                   [&](const std::string& inner, const toml::node& lines) {
                     const auto* const list = lines.as_array();
                     if (list == nullptr)
                       read.refuse_kind(lines, inner, "daftar nomor baris", "a list of line numbers");
                     for (const toml::node& line : *list)
                       said.skip_lines.push_back(static_cast<std::uint64_t>(read.whole(inner, line, 1)));
                   }},
                  {"totals", texts_into(said.totals)},
                  {"not_totals", texts_into(said.not_totals)},
                  {"complete_when", [&](const std::string& inner,
                                        const toml::node& header) { said.complete_when = read.text(inner, header); }},
                  {"respondent", text_into(said.respondent)}});
           }},
          {"long",
           [&](const std::string& key, const toml::node& value) {
             mapping::long_columns& columns = said.long_table.emplace();
             read.entries(read.table(key, value), {{"respondent", text_into(columns.respondent)},
                                                   {"question", text_into(columns.question)},
                                                   {"answer", text_into(columns.answer)}});
             if (columns.respondent.empty() || columns.question.empty() || columns.answer.empty())
               read.refuse(value.source(), "[long] memerlukan respondent, question, dan answer",
                           "[long] needs respondent, question and answer");
           }},
      });
  return said;
}

mapping read_mapping_file(const std::string& path) {
  const std::unique_ptr<byte_source> bytes = open_bytes(path);
  std::string text;
  std::array<char, 1 << 14> block{};
  while (const std::size_t got = bytes->read(block)) {
    text.append(block.data(), got);
    if (text.size() > max_file_bytes)
      throw mapping_error{{path + ": terlalu besar untuk sebuah pemetaan", path + ": too large for a mapping"}};
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

namespace {

std::string toml_key(const std::string& key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? key : toml_quoted(key);
}

std::string toml_list(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return toml_quoted(texts.front());
  std::string list = "[";
  for (const std::string& text : texts) list += (list.size() == 1 ? "" : ", ") + toml_quoted(text);
  return list + "]";
}

}  // namespace

std::string to_toml(const mapping& said) {
  std::string toml = "schema = \"" + std::string{schema_name} + "\"\n";
  if (!said.sheet.empty()) toml += "sheet = " + toml_quoted(said.sheet) + "\n";
  if (!said.query.empty()) toml += "query = " + toml_quoted(said.query) + "\n";
  if (said.header_line) toml += "header_line = " + std::to_string(*said.header_line) + "\n";
  if (said.dates == date_order::month_first) toml += "date_order = \"mdy\"\n";
  if (!said.blanks.empty()) toml += "blank = " + toml_list(said.blanks) + "\n";
  if (!said.columns.empty()) toml += "\n[columns]\n";
  for (const auto& [asked, headers] : said.columns) toml += toml_key(asked) + " = " + toml_list(headers) + "\n";
  if (!said.profile.empty()) toml += "\n[profile]\n";
  for (const auto& [field, header] : said.profile) toml += toml_key(field) + " = " + toml_quoted(header) + "\n";
  for (const auto& [of_element, words] : said.words) {
    toml += of_element.empty() ? "\n[words]\n" : "\n[words." + toml_key(of_element) + "]\n";
    for (const auto& [word, score] : words) toml += toml_key(word) + " = " + std::to_string(score) + "\n";
  }
  const bool rows = !said.skip_lines.empty() || !said.totals.empty() || !said.not_totals.empty() ||
                    said.complete_when || !said.respondent.empty();
  if (rows) toml += "\n[rows]\n";
  if (!said.skip_lines.empty()) {
    std::string lines;
    for (const std::uint64_t line : said.skip_lines) lines += (lines.empty() ? "" : ", ") + std::to_string(line);
    toml += "skip_lines = [" + lines + "]\n";
  }
  if (!said.totals.empty()) toml += "totals = " + toml_list(said.totals) + "\n";
  if (!said.not_totals.empty()) toml += "not_totals = " + toml_list(said.not_totals) + "\n";
  if (said.complete_when) toml += "complete_when = " + toml_quoted(*said.complete_when) + "\n";
  if (!said.respondent.empty()) toml += "respondent = " + toml_quoted(said.respondent) + "\n";
  if (said.long_table)
    toml += "\n[long]\nrespondent = " + toml_quoted(said.long_table->respondent) +
            "\nquestion = " + toml_quoted(said.long_table->question) +
            "\nanswer = " + toml_quoted(said.long_table->answer) + "\n";
  return toml;
}

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
      for (const element& e : method.elements()) known += (known.empty() ? "" : ", ") + e.id;
      throw mapping_error{
          {"pemetaan: '" + asked + "' bukan unsur metodologi '" + method.id() + "' (" + known + ")",
           "mapping: '" + asked + "' is no element of the methodology '" + method.id() + "' (" + known + ")"}};
    }
  }
  for (const auto& [of_element, words] : said.words) {
    const bool known =
        of_element.empty() || std::any_of(made.elements.begin(), made.elements.end(),
                                          [&, &name = of_element](const element& e) { return e.id == name; });
    if (!known)
      throw mapping_error{
          {"pemetaan: [words." + of_element + "] bukan unsur", "mapping: [words." + of_element + "] is no element"}};
    for (const auto& [word, score] : words)
      if (score < method.scale().lowest || score > method.scale().highest)
        throw mapping_error{{"pemetaan: nilai kata '" + word + "' di luar skala",
                             "mapping: the score of the word '" + word + "' is outside the scale"}};
  }
  return changed ? methodology{std::move(made)} : method;
}

}  // namespace ikm
