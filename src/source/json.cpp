// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/json.hpp>

#include "base/joined.hpp"
#include "base/keyed_hash.hpp"
#include "source/json_scan.hpp"
#include "source/json_tables.hpp"

#include <ikm/source/source_error.hpp>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ikm {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t block_bytes = std::size_t{1} << 16;

/// One row's JSON within the text.
struct piece {
  std::size_t at;
  std::size_t size;
  std::uint64_t record;  // from 1 within its table; 0 where each row has a line of its own
};

/// What simdjson found, in our words.
sentence json_sentence_of(simdjson::error_code why) {
  switch (why) {
    case simdjson::EMPTY: return {"tidak ada isinya", "it holds nothing"};
    case simdjson::DEPTH_ERROR: return {"bersarang terlalu dalam", "it is nested too deep"};
    case simdjson::STRING_ERROR:
    case simdjson::UNESCAPED_CHARS:
      return {"sebuah teks memuat karakter atau '\\' yang tidak sah",
              "a string holds a character or a '\\' that is not valid"};
    case simdjson::UNCLOSED_STRING: return {"sebuah teks tidak ditutup", "a string is not closed"};
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE:
      return {"sebuah angka tidak sah atau terlalu besar", "a number is not valid or too large"};
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return {"sebuah kata bukan true, false, atau null", "a word is not true, false or null"};
    case simdjson::UTF8_ERROR: return {"bukan teks UTF-8", "it is not UTF-8 text"};
    default:
      return {"tanda kurung, koma, atau titik dua tidak pada tempatnya", "a bracket, comma or colon is out of place"};
  }
}

std::string number_text(double value) {
  std::array<char, 32> digits{};
  const bool whole = std::abs(value) < 1e15 && value == std::trunc(value);
  auto* const end = whole
                        ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(value)).ptr
                        : std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::string cell_text(const dom::element& value) {
  switch (value.type()) {
    case dom::element_type::STRING: return std::string{value.get_string().value_unsafe()};
    case dom::element_type::INT64: return std::to_string(value.get_int64().value_unsafe());
    case dom::element_type::UINT64: return std::to_string(value.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE: return number_text(value.get_double().value_unsafe());
    case dom::element_type::BOOL: return value.get_bool().value_unsafe() ? "true" : "false";
    case dom::element_type::NULL_VALUE: return {};
    case dom::element_type::ARRAY:  // several choices of one question
    {
      std::string text;
      dom::array choices;
      if (value.get_array().get(choices) != simdjson::SUCCESS) return text;
      for (const dom::element one : choices) {
        const bool scalar = one.type() != dom::element_type::ARRAY && one.type() != dom::element_type::OBJECT;
        append_item(text, scalar ? cell_text(one) : simdjson::minify(one), " ");
      }
      return text;
    }
    case dom::element_type::OBJECT: break;
  }
  return simdjson::minify(value);
}

class json_reader final : public row_source {
 public:
  json_reader(std::unique_ptr<byte_source> bytes, json_limits limits, std::string table)
      : bytes_{std::move(bytes)}, limits_{limits}, wanted_{std::move(table)} {}

  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }
  [[nodiscard]] std::string_view sheet() const noexcept override { return sheet_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool names_columns() const noexcept override { return !of_arrays_; }
  [[nodiscard]] bool is_number(std::size_t cell) const noexcept override {
    return cell < numbers_.size() && numbers_[cell];
  }

  /// The tables that can be chosen from; one empty name where there is nothing to choose.
  [[nodiscard]] std::vector<std::string> tables() {
    read_whole();
    std::vector<std::string> names;
    scanned([&] {
      for (const json_table& one : find_tables()) names.push_back(one.name);
    });
    return names.size() > 1 ? names : std::vector<std::string>{{}};
  }

  [[nodiscard]] bool next(row& into) override {
    if (!started_) {
      started_ = true;
      load();
      if (pieces_.empty()) return false;
      if (!of_arrays_) {
        cells_.assign(keys_.begin(), keys_.end());
        into = {.line = line_of(pieces_.front().at), .cells = cells_};
        return true;
      }
    }
    if (next_ == pieces_.size()) return false;
    const piece& one = pieces_[next_++];
    texts_.assign(keys_.size(), {});
    numbers_.assign(keys_.size(), false);
    const dom::element value = parsed({one.at, one.size});
    if (of_arrays_) {
      dom::array cells;
      if (const auto why = value.get_array().get(cells)) refuse_json(one.at, why);
      for (const dom::element cell : cells) {
        if (texts_.size() == limits_.max_columns) refuse_columns(one.at);
        texts_.push_back(text_of(cell, one.at));
        numbers_.push_back(cell.is_number());
      }
    } else {
      filled_.assign(keys_.size(), false);
      walk(value, one.at, [&](const std::string& key, const dom::element& cell) {
        const std::size_t column = column_of_.at(key);
        if (filled_[column])
          refuse(one.at, {"kunci '" + key + "' muncul dua kali dalam satu objek",
                          "the key '" + key + "' occurs twice in one object"});
        filled_[column] = true;
        texts_[column] = text_of(cell, one.at);
        numbers_[column] = cell.is_number();
      });
    }
    cells_.assign(texts_.begin(), texts_.end());
    into = {.line = line_of(one.at), .record = one.record, .cells = cells_};
    return true;
  }

 private:
  [[noreturn]] void refuse(std::size_t at, const sentence& said, failure code = failure::malformed_json) {
    throw source_error{name(), line_of(at), code, said};
  }
  [[noreturn]] void refuse_limit(std::size_t at, const std::string& limit, std::size_t most) {
    throw over_limit{name(), line_of(at), limit, most};
  }
  [[noreturn]] void refuse_json(std::size_t at, simdjson::error_code why) {
    if (why == simdjson::MEMALLOC) throw std::bad_alloc{};
    const sentence said = json_sentence_of(why);
    refuse(at, {"bukan JSON yang utuh: " + said.id, "not well-formed JSON: " + said.en});
  }
  [[noreturn]] void refuse_columns(std::size_t at) {
    const std::string most = std::to_string(limits_.max_columns);
    throw over_limit{name(),
                     line_of(at),
                     "max_columns",
                     limits_.max_columns,
                     {"lebih dari " + most + " kunci (max_columns)", "more than " + most + " keys (max_columns)"}};
  }

  void refuse_nul(std::string_view text, std::size_t at) {
    if (text.find('\0') != std::string_view::npos)
      refuse(at, {"ada karakter NUL (\\u0000) di dalam teks", "there is a NUL character (\\u0000) in a text"},
             failure::nul_character);
  }
  std::string text_of(const dom::element& cell, std::size_t at) {
    std::string text = cell_text(cell);
    refuse_nul(text, at);
    return text;
  }

  /// Rows are asked for from front to back, so that lines are counted once.
  std::uint64_t line_of(std::size_t at) {
    if (at < counted_to_) {
      counted_to_ = 0;
      line_ = 1;
    }
    const char* const text = text_.data();
    line_ += static_cast<std::uint64_t>(std::count(text + counted_to_, text + at, '\n'));
    counted_to_ = at;
    return line_;
  }

  dom::element parsed(const json_piece& one) {
    dom::element value;
    // The text is padded after its end, so any piece of it may be read in place.
    if (const auto why = parser_.parse(text_.data() + one.at, one.size, false).get(value)) refuse_json(one.at, why);
    return value;
  }

  template <typename Visit>
  void walk(const dom::element& value, std::size_t at, const Visit& visit) {
    path_.clear();
    walk_within(value, at, visit);
  }

  template <typename Visit>
  void walk_within(const dom::element& value, std::size_t at, const Visit& visit) {
    dom::object members;
    if (value.get_object().get(members) != simdjson::SUCCESS)
      refuse(at, {"setiap baris harus sebuah objek {...}", "each row must be an object {...}"});
    const std::size_t outer = path_.size();
    for (const dom::key_value_pair member : members) {
      path_.resize(outer);
      if (outer + member.key.size() > limits_.max_key_bytes) refuse_limit(at, "max_key_bytes", limits_.max_key_bytes);
      path_ += member.key;
      if (member.value.is_object()) {
        path_ += '/';
        walk_within(member.value, at, visit);  // simdjson bounds the depth
      } else {
        visit(path_, member.value);
      }
    }
    path_.resize(outer);
  }

  /// What is found out on the bytes, before any document is made.
  template <typename Scan>
  void scanned(const Scan& scan) {
    try {
      scan();
    } catch (const json_scan_error& problem) {
      const sentence& why = problem.why;
      refuse(std::min(problem.at, size_), {"bukan JSON yang utuh: " + why.id, "not well-formed JSON: " + why.en});
    }
  }

  void load() {
    read_whole();
    scanned([&] {
      const std::vector<json_table> tables = find_tables();
      if (tables.empty()) {
        if (!wanted_.empty()) refuse_choice({});
        take_values();
      } else {
        take_table(chosen_of(tables));
      }
    });
    find_keys();
  }

  [[nodiscard]] std::string_view text() const { return {text_.data(), size_}; }

  /// None where the rows are not within anything: JSON lines, or one object.
  std::vector<json_table> find_tables() {
    const std::size_t front = past_blanks(text(), 0);
    if (front == size_) return {};
    const json_piece first = json_value(text(), front);
    const std::size_t behind = past_blanks(text(), front + first.size);
    if (behind == size_) return json_tables_in(text(), first);
    if (text()[front] == '[') refuse(behind, {"ada teks setelah larik JSON", "text follows the JSON array"});
    return {};
  }

  json_table chosen_of(const std::vector<json_table>& tables) {
    if (wanted_.empty() && tables.size() == 1) return tables.front();
    std::vector<std::string> names;
    for (const json_table& one : tables) {
      if (!wanted_.empty() && one.name == wanted_) {
        sheet_ = wanted_;
        return one;
      }
      names.push_back(one.name);
    }
    if (wanted_.empty()) throw several_tables{name(), std::move(names)};
    refuse_choice(names);
  }

  [[noreturn]] void refuse_choice(const std::vector<std::string>& names) {
    std::string listed;
    for (const std::string& one : names)
      if (!one.empty() && listed.size() < 200) append_item(listed, one);
    if (listed.empty())
      refuse(0,
             {"tidak ada tabel '" + wanted_ + "': berkas JSON ini hanya memuat satu tabel tanpa nama",
              "there is no table '" + wanted_ + "': this JSON file holds one table, without a name"},
             failure::unknown_table);
    refuse(0,
           {"tidak ada tabel '" + wanted_ + "'; yang ada: " + listed,
            "there is no table '" + wanted_ + "'; there are: " + listed},
           failure::unknown_table);
  }

  /// Objects are counted while they come in: a short file may unpack to many that hold nothing.
  void read_whole() {
    json_container_count containers;
    std::string all;
    for (;;) {
      const std::size_t had = all.size();
      all.resize(had + std::max(block_bytes, had / 4));
      const std::size_t got = bytes_->read(std::span{all}.subspan(had));
      all.resize(had + got);
      if (got == 0) break;
      containers.add(std::string_view{all}.substr(had));
      size_ = 0;  // what is refused here is the file and no line of it
      if (all.size() > limits_.max_file_bytes)
        throw over_limit{name(), 0, "max_file_bytes", limits_.max_file_bytes}.of_memory();
      if (containers.count() > limits_.max_rows) refuse_whole("max_rows", limits_.max_rows);
    }
    size_ = all.size();
    all.append(simdjson::SIMDJSON_PADDING, '\0');
    text_ = std::move(all);
  }

  [[noreturn]] void refuse_whole(const std::string& limit, std::uint64_t most) {
    throw over_limit{name(), 0, limit, most};
  }

  /// One object after the other, as a rule one per line.
  void take_values() {
    for (std::size_t at = past_blanks(text(), 0); at != size_;) {
      const json_piece one = json_value(text(), at);
      pieces_.push_back({one.at, one.size, 0});
      at = past_blanks(text(), one.at + one.size);
    }
  }

  void take_table(const json_table& table) {
    std::uint64_t record = 0;
    json_member element;
    for (json_children elements{text(), table.whole}; elements.next(element);) {
      ++record;
      const std::string_view value = text().substr(element.value.at, element.value.size);
      if (value == "null") continue;
      if (value.front() != '{' && value.front() != '[')
        refuse(element.value.at, {"unsur larik harus objek {...} atau larik [...]",
                                  "an element of the array must be an object {...} or an array [...]"});
      pieces_.push_back({element.value.at, element.value.size, record});
    }
  }

  void find_keys() {
    of_arrays_ = !pieces_.empty() && text()[pieces_.front().at] == '[';
    if (of_arrays_) {
      for (const piece& one : pieces_)
        if (!parsed({one.at, one.size}).is_array())
          refuse(one.at, {"setiap baris harus sebuah larik [...]", "each row must be an array [...]"});
      return;
    }
    for (const piece& one : pieces_)
      walk(parsed({one.at, one.size}), one.at, [&](const std::string& key, const dom::element&) {
        if (!column_of_.try_emplace(key, keys_.size()).second) return;
        if (keys_.size() == limits_.max_columns) refuse_columns(one.at);
        refuse_nul(key, one.at);
        keys_.push_back(key);
      });
    if (keys_.empty()) pieces_.clear();  // objects with nothing in them: the file is empty
    if (pieces_.size() > limits_.max_cells / std::max<std::size_t>(keys_.size(), 1))
      refuse_limit(pieces_.front().at, "max_cells", limits_.max_cells);
  }

  std::unique_ptr<byte_source> bytes_;
  json_limits limits_;
  std::string wanted_;
  std::string sheet_;
  dom::parser parser_;
  std::string text_;  // with room after it, so that any piece of it may be parsed in place
  std::size_t size_ = 0;
  std::vector<piece> pieces_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t, keyed_hash> column_of_;
  std::string path_;  // of keys, as they are walked
  std::size_t next_ = 0;
  std::size_t counted_to_ = 0;
  std::uint64_t line_ = 1;
  bool started_ = false;
  bool of_arrays_ = false;
  std::vector<bool> filled_;
  std::vector<std::string> texts_;
  std::vector<bool> numbers_;
  std::vector<std::string_view> cells_;
};

}  // namespace

std::unique_ptr<row_source> json_rows(std::unique_ptr<byte_source> bytes, json_limits limits,
                                      const std::string& table) {
  return std::make_unique<json_reader>(std::move(bytes), limits, table);
}

std::vector<std::string> json_tables(std::unique_ptr<byte_source> bytes, json_limits limits) {
  return json_reader{std::move(bytes), limits, {}}.tables();
}

}  // namespace ikm
