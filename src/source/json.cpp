// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/json.hpp>

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
};

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
        text += (text.empty() ? "" : " ") + (scalar ? cell_text(one) : simdjson::minify(one));
      }
      return text;
    }
    case dom::element_type::OBJECT: break;
  }
  return simdjson::minify(value);
}

class json_reader final : public row_source {
 public:
  json_reader(std::unique_ptr<byte_source> bytes, json_limits limits) : bytes_{std::move(bytes)}, limits_{limits} {}

  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool names_columns() const noexcept override { return true; }
  [[nodiscard]] bool is_number(std::size_t cell) const noexcept override {
    return cell < numbers_.size() && numbers_[cell];
  }

  [[nodiscard]] bool next(row& into) override {
    if (!started_) {
      started_ = true;
      load();
      if (pieces_.empty()) return false;
      if (!keys_.empty()) {
        cells_.assign(keys_.begin(), keys_.end());
        into = {.line = line_of(pieces_.front().at), .cells = cells_};
        return true;
      }
    }
    if (next_ == pieces_.size()) return false;
    const piece& one = pieces_[next_++];
    texts_.assign(keys_.size(), {});
    numbers_.assign(keys_.size(), false);
    const dom::element value = parsed(one);
    if (keys_.empty()) {
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
    into = {.line = line_of(one.at), .cells = cells_};
    return true;
  }

 private:
  [[noreturn]] void refuse(std::size_t at, const sentence& said) { throw source_error{name(), line_of(at), said}; }
  [[noreturn]] void refuse_limit(std::size_t at, const std::string& limit, std::size_t most) {
    const std::string number = std::to_string(most);
    refuse(at, {"melewati batas " + number + " (" + limit + ")", "over the limit of " + number + " (" + limit + ")"});
  }
  [[noreturn]] void refuse_json(std::size_t at, simdjson::error_code why) {
    const std::string text = simdjson::error_message(why);
    refuse(at, {"bukan JSON yang utuh: " + text, "no well-formed JSON: " + text});
  }
  [[noreturn]] void refuse_columns(std::size_t at) {
    const std::string most = std::to_string(limits_.max_columns);
    refuse(at, {"lebih dari " + most + " kunci (max_columns)", "more than " + most + " keys (max_columns)"});
  }

  void refuse_nul(std::string_view text, std::size_t at) {
    if (text.find('\0') != std::string_view::npos)
      refuse(at, {"ada karakter NUL (\\u0000) di dalam teks", "there is a NUL character (\\u0000) in a text"});
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

  dom::element parsed(const piece& one) {
    dom::element value;
    // The text is padded behind its end, so any piece of it may be read in place.
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

  void load() {
    read_whole();
    const std::string_view text{text_.data(), size_};
    const std::size_t front = text.find_first_not_of(" \t\r\n");
    if (front == std::string_view::npos) return;
    if (text[front] == '[') {
      take_array({front, size_ - front});
    } else if (!take_lines(text, front)) {
      take_envelope({front, size_ - front});
    }
    find_keys();
  }

  void read_whole() {
    std::string all;
    for (;;) {
      const std::size_t had = all.size();
      all.resize(had + std::max(block_bytes, had));
      const std::size_t got = bytes_->read(std::span{all}.subspan(had));
      all.resize(had + got);
      if (got == 0) break;
      if (all.size() > limits_.max_file_bytes) {
        const std::string most = std::to_string(limits_.max_file_bytes);
        throw source_error{name(),
                           0,
                           {"lebih besar dari batas " + most + " bita (max_file_bytes)",
                            "larger than the limit of " + most + " bytes (max_file_bytes)"}};
      }
    }
    size_ = all.size();
    text_ = simdjson::padded_string{all};
  }

  /// The elements of an array, found without building them.
  void take_array(piece array) {
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::array elements;
    const simdjson::padded_string_view view{text_.data() + array.at, array.size,
                                            array.size + simdjson::SIMDJSON_PADDING};
    if (const auto why = parser.iterate(view).get(document)) refuse_json(array.at, why);
    if (const auto why = document.get_array().get(elements)) refuse_json(array.at, why);
    for (auto element : elements) {
      std::string_view raw;
      simdjson::ondemand::value value;
      if (const auto why = element.get(value)) refuse_json(last_place(array), why);
      simdjson::ondemand::json_type type{};
      if (const auto why = value.type().get(type)) refuse_json(last_place(array), why);
      if (type == simdjson::ondemand::json_type::object) {
        simdjson::ondemand::object inner;
        if (const auto why = value.get_object().get(inner)) refuse_json(last_place(array), why);
        if (const auto why = inner.raw_json().get(raw)) refuse_json(last_place(array), why);
      } else if (type == simdjson::ondemand::json_type::array) {
        simdjson::ondemand::array inner;
        if (const auto why = value.get_array().get(inner)) refuse_json(last_place(array), why);
        if (const auto why = inner.raw_json().get(raw)) refuse_json(last_place(array), why);
      } else {
        refuse(last_place(array), {"unsur larik harus objek {...} atau larik [...]",
                                   "an element of the array must be an object {...} or an array [...]"});
      }
      pieces_.push_back({static_cast<std::size_t>(raw.data() - text_.data()), raw.size()});
    }
    const char* behind = nullptr;
    if (document.current_location().get(behind) == simdjson::SUCCESS)
      refuse(last_place(array), {"ada teks setelah larik JSON", "text follows the JSON array"});
  }

  [[nodiscard]] std::size_t last_place(piece whole) const { return pieces_.empty() ? whole.at : pieces_.back().at; }

  /// One object a line; false when the text is one object over several lines, or the only one.
  bool take_lines(std::string_view text, std::size_t at) {
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (text.substr(at, end - at).find_first_not_of(" \t\r") != std::string_view::npos) {
        pieces_.push_back({at, end - at});
        if (pieces_.size() == 1) {
          dom::element first;
          if (parser_.parse(text_.data() + at, end - at, false).get(first) != simdjson::SUCCESS) {
            pieces_.clear();
            return false;
          }
        }
      }
      at = end + 1;
    }
    if (pieces_.size() == 1 && has_rows(parsed(pieces_.front()))) {
      pieces_.clear();
      return false;
    }
    return true;
  }

  static bool has_rows(const dom::element& value) {
    dom::object members;
    if (value.get_object().get(members) != simdjson::SUCCESS) return false;
    return std::any_of(members.begin(), members.end(), [](const dom::key_value_pair& m) { return is_table(m.value); });
  }

  static bool is_table(const dom::element& value) {
    dom::array rows;
    return value.get_array().get(rows) == simdjson::SUCCESS && rows.size() != 0 && rows.at(0).is_object();
  }

  /// The one array of objects inside an object.
  void take_envelope(piece whole) {
    dom::object members;
    if (const auto why = parsed(whole).get_object().get(members)) refuse_json(whole.at, why);
    std::vector<std::string> tables;
    for (const dom::key_value_pair member : members)
      if (is_table(member.value)) tables.emplace_back(member.key);
    if (tables.size() != 1)
      refuse(whole.at,
             {"objek JSON ini memuat " + std::to_string(tables.size()) + " larik berisi objek; harus satu",
              "this JSON object holds " + std::to_string(tables.size()) + " arrays of objects; one is expected"});
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    const simdjson::padded_string_view view{text_.data() + whole.at, whole.size,
                                            whole.size + simdjson::SIMDJSON_PADDING};
    if (const auto why = parser.iterate(view).get(document)) refuse_json(whole.at, why);
    simdjson::ondemand::object object;
    if (const auto why = document.get_object().get(object)) refuse_json(whole.at, why);
    simdjson::ondemand::array array;
    if (const auto why = object.find_field_unordered(tables.front()).get_array().get(array)) refuse_json(whole.at, why);
    std::string_view raw;
    if (const auto why = array.raw_json().get(raw)) refuse_json(whole.at, why);
    take_array({static_cast<std::size_t>(raw.data() - text_.data()), raw.size()});
  }

  void find_keys() {
    if (pieces_.empty() || text_.data()[pieces_.front().at] == '[') {
      for (const piece& one : pieces_)
        if (!parsed(one).is_array())
          refuse(one.at, {"setiap baris harus sebuah larik [...]", "each row must be an array [...]"});
      return;
    }
    for (const piece& one : pieces_)
      walk(parsed(one), one.at, [&](const std::string& key, const dom::element&) {
        if (!column_of_.try_emplace(key, keys_.size()).second) return;
        if (keys_.size() == limits_.max_columns) refuse_columns(one.at);
        refuse_nul(key, one.at);
        keys_.push_back(key);
      });
    if (pieces_.size() > limits_.max_cells / std::max<std::size_t>(keys_.size(), 1))
      refuse_limit(pieces_.front().at, "max_cells", limits_.max_cells);
  }

  std::unique_ptr<byte_source> bytes_;
  json_limits limits_;
  dom::parser parser_;
  simdjson::padded_string text_;
  std::size_t size_ = 0;
  std::vector<piece> pieces_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t> column_of_;
  std::string path_;  // of keys, as they are walked
  std::size_t next_ = 0;
  std::size_t counted_to_ = 0;
  std::uint64_t line_ = 1;
  bool started_ = false;
  std::vector<bool> filled_;
  std::vector<std::string> texts_;
  std::vector<bool> numbers_;
  std::vector<std::string_view> cells_;
};

}  // namespace

std::unique_ptr<row_source> json_rows(std::unique_ptr<byte_source> bytes, json_limits limits) {
  return std::make_unique<json_reader>(std::move(bytes), limits);
}

}  // namespace ikm
