// SPDX-License-Identifier: BSL-1.0
#include "options.hpp"

#include "border.hpp"

#include "base/utf8.hpp"
#include "ingest/quoted.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace ikm::c {
namespace {

[[noreturn]] void refuse_json(const std::string& id, const std::string& en) {
  throw wrong_use{"malformed_options", {"options_json: " + id, "options_json: " + en}};
}

std::string with_dashes(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// Takes options as the parser meets them: numbers keep their digits, and nothing nested deeper than a list is built.
class option_reader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit option_reader(std::map<std::string, option_value, std::less<>>& into) : into_{into} {}

  bool null() override {
    if (in_list_ || depth_ != 1) refuse_value();
    into_.erase(name_);
    return true;
  }
  bool boolean(bool value) override {
    if (in_list_ || depth_ != 1) refuse_value();
    if (value)
      into_[name_].is_flag = true;
    else
      into_.erase(name_);
    return true;
  }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& digits) override { return take(digits); }
  bool string(string_t& value) override { return take(value); }
  bool binary(binary_t& /*value*/) override { refuse_value(); }
  bool start_object(std::size_t /*elements*/) override {
    if (depth_ != 0) refuse_value();
    depth_ = 1;
    return true;
  }
  bool key(string_t& name) override {
    name_ = with_dashes(name);
    if (!is_plain_text(name_) || !seen_.emplace(name_, true).second)
      refuse_json("'" + shown(name_) + "' disebut dua kali", "'" + shown(name_) + "' is given twice");
    into_[name_];
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override {
    if (depth_ != 1 || in_list_) refuse_value();
    in_list_ = true;
    into_[name_].is_list = true;
    return true;
  }
  bool end_array() override {
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*problem*/) override {
    const std::string at = std::to_string(position);
    refuse_json("bukan JSON (pada bita ke-" + at + ")", "this is not JSON (at byte " + at + ")");
  }

 private:
  [[noreturn]] void refuse_value() const {
    if (depth_ == 0)
      refuse_json(R"(yang diharapkan objek seperti {"by": ["unit"]})",
                  R"(expected an object such as {"by": ["unit"]})");
    refuse_option(name_, {}, "teks, bilangan, true, atau daftar teks", "a text, a number, true, or a list of texts");
  }
  bool take(std::string text) {
    if (depth_ != 1) refuse_value();
    if (!is_plain_text(text)) refuse_option(name_, {}, "teks tanpa NUL", "a text without a NUL");
    into_[name_].texts.push_back(std::move(text));
    return true;
  }

  std::map<std::string, option_value, std::less<>>& into_;
  std::map<std::string, bool> seen_ = {};
  std::string name_ = {};
  int depth_ = 0;
  bool in_list_ = false;
};

}  // namespace

void refuse_option(std::string_view name, const std::string& found, const std::string& expected_id,
                   const std::string& expected_en) {
  const std::string option = "'" + shown(std::string{name}) + "'";
  const std::string value = found.empty() ? "" : " '" + shown(found) + "'";
  throw wrong_use{"wrong_option",
                  {"opsi " + option + value + ": yang diharapkan " + expected_id,
                   "option " + option + value + ": expected " + expected_en}};
}

options::options(const char* json, std::span<const std::string_view> known) {
  const std::string_view text{json == nullptr ? "" : json};
  if (text.empty()) return;
  if (text.size() > max_bytes)
    refuse_json("lebih besar dari " + std::to_string(max_bytes) + " bita",
                "larger than " + std::to_string(max_bytes) + " bytes");
  option_reader reader{given_};
  nlohmann::json::sax_parse(text, &reader);
  for (const auto& [name, value] : given_) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string list;
    for (const std::string_view one : known) list += (list.empty() ? "" : ", ") + std::string{one};
    const std::string option = "'" + shown(name) + "'";
    throw wrong_use{"unknown_option",
                    {"opsi " + option + " tidak dikenal di sini; yang dikenal: " + list,
                     "option " + option + " is not known here; known are: " + list}};
  }
}

std::optional<std::string> options::text(std::string_view name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return std::nullopt;
  if (found->second.is_list || found->second.is_flag) refuse_option(name, {}, "satu teks", "one text");
  return found->second.texts.front();
}

std::vector<std::string> options::texts(std::string_view name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return {};
  if (found->second.is_flag) refuse_option(name, {}, "teks atau daftar teks", "a text or a list of texts");
  return found->second.texts;
}

bool options::flag(std::string_view name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return false;
  if (!found->second.is_flag) refuse_option(name, {}, "true atau false", "true or false");
  return true;
}

std::optional<std::int64_t> options::whole(std::string_view name, std::int64_t lowest, std::int64_t highest) const {
  const auto digits = text(name);
  if (!digits) return std::nullopt;
  std::int64_t number = 0;
  const char* const end = digits->data() + digits->size();
  const auto [stop, problem] = std::from_chars(digits->data(), end, number);
  if (problem != std::errc{} || stop != end || digits->empty() || number < lowest || number > highest) {
    const std::string range = std::to_string(lowest) + "–" + std::to_string(highest);
    refuse_option(name, *digits, "bilangan bulat " + range, "a whole number " + range);
  }
  return number;
}

std::string options::word(std::string_view name, std::span<const std::string_view> words) const {
  const auto given = text(name);
  if (!given) return std::string{words.front()};
  if (std::find(words.begin(), words.end(), *given) != words.end()) return *given;
  std::string list;
  for (const std::string_view one : words) list += (list.empty() ? "" : ", ") + std::string{one};
  refuse_option(name, *given, "salah satu dari " + list, "one of " + list);
}

}  // namespace ikm::c
