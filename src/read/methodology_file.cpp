// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/methodology_file.hpp>

#include "base/ratio_parts.hpp"
#include "ingest/malformed_toml.hpp"

#include <ikm/base/error.hpp>
#include <ikm/source/bytes.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <span>

namespace ikm {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 20;
constexpr std::int64_t beyond_any_limit = 1'000'000;

class toml_reader {
 public:
  explicit toml_reader(const std::string& name) : name_{name} {}

  [[noreturn]] void refuse(const toml::source_region& where, failure code, const std::string& indonesian,
                           const std::string& english) const {
    const std::string at = name_ + ":" + std::to_string(where.begin.line) + ": ";
    throw methodology_error{code, {at + indonesian, at + english}};
  }

  void only(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        std::string list;
        for (const std::string_view k : known) list += (list.empty() ? "" : ", ") + std::string{k};
        refuse(key.source(), failure::unknown_key,
               "kunci '" + std::string{key.str()} + "' tidak dikenal; yang dikenal: " + list,
               "unknown key '" + std::string{key.str()} + "'; known: " + list);
      }
  }

  std::string text(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return {};
    if (const auto* const value = node->as_string()) return value->get();
    refuse(node->source(), failure::wrong_value, std::string{key} + " harus teks dalam tanda kutip",
           std::string{key} + " must be a quoted text");
  }

  std::optional<int> whole(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return std::nullopt;
    return whole(*node, key);
  }
  int whole(const toml::node& node, std::string_view key) const {
    if (const auto* const value = node.as_integer())
      return static_cast<int>(std::clamp<std::int64_t>(value->get(), -beyond_any_limit, beyond_any_limit));
    refuse(node.source(), failure::wrong_value, std::string{key} + " harus bilangan bulat",
           std::string{key} + " must be a whole number");
  }

  /// `"1/9"`, `"0.2"`, or a whole number. A TOML float is binary, so 0.1 would no longer be a tenth.
  std::optional<ratio> fraction(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* const value = node->as_integer()) return ratio{value->get()};
    const auto* const value = node->as_string();
    auto parsed = value == nullptr ? std::nullopt : ratio::parse(value->get());
    if (!parsed)
      refuse(node->source(), failure::wrong_value,
             std::string{key} + R"( harus pecahan atau desimal dalam tanda kutip, misalnya "1/9" atau "0.2")",
             std::string{key} + R"( must be a quoted fraction or decimal, such as "1/9" or "0.2")");
    return parsed;
  }

  std::optional<decimal> bound(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto* const whole_value = node->as_integer();
    const auto* const value = node->as_string();
    auto parsed = whole_value != nullptr ? decimal::parse(std::to_string(whole_value->get()))
                  : value != nullptr     ? decimal::parse(value->get())
                                         : std::nullopt;
    if (!parsed)
      refuse(node->source(), failure::wrong_value,
             std::string{key} + " harus desimal dalam tanda kutip, misalnya \"76.61\"",
             std::string{key} + " must be a quoted decimal, such as \"76.61\"");
    return parsed;
  }

  std::vector<const toml::table*> rows(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    std::vector<const toml::table*> made;
    if (node == nullptr) return made;
    const auto* const list = node->as_array();
    if (list == nullptr || !list->is_array_of_tables())
      refuse(node->source(), failure::wrong_value, "[[" + std::string{key} + "]] diharapkan",
             "expected [[" + std::string{key} + "]]");
    for (const toml::node& entry : *list) made.push_back(entry.as_table());
    return made;
  }

  void elements(const toml::table& root, methodology_definition& d) const {
    const auto entries = rows(root, "elements");
    std::size_t weighted = 0;
    for (const toml::table* const row : entries) {
      only(*row, {"id", "code", "name", "name_en", "weight", "questions"});
      element e{.id = text(*row, "id"),
                .code = text(*row, "code"),
                .name = {text(*row, "name"), text(*row, "name_en")},
                .weight = {}};
      if (const auto weight = fraction(*row, "weight")) {
        e.weight = *weight;
        ++weighted;
      }
      if (const toml::node* const codes = row->get("questions")) {
        const auto* const list = codes->as_array();
        if (list == nullptr || list->empty() || !list->is_homogeneous(toml::node_type::string))
          refuse(codes->source(), failure::wrong_value, R"(questions harus daftar kode, misalnya ["U1.1", "U1.2"])",
                 R"(questions must be a list of codes, such as ["U1.1", "U1.2"])");
        for (const toml::node& code : *list) e.questions.push_back({code.as_string()->get()});
      }
      d.elements.push_back(std::move(e));
    }
    if (weighted != 0 && weighted != entries.size())
      refuse(root.source(), failure::missing_value, "beri bobot semua unsur, atau tidak satu pun",
             "give all elements a weight, or none");
    // The constructor takes weights of 0 for weights that were left out; these were written.
    if (weighted != 0 &&
        std::all_of(d.elements.begin(), d.elements.end(), [](const element& e) { return e.weight == 0; }))
      refuse(root.source(), failure::weights_do_not_add_to_one, "jumlah bobot 0, bukan 1",
             "the weights add to 0, not 1");
  }

  struct bounds {
    decimal lower;
    decimal upper;
    const toml::table* row;
  };

  /// A scale that was changed and a conversion or bands that were not are one mistake with one cause: it is named where
  /// it stands, with what the others become.
  void scale_fits(const toml::table& root, const methodology_definition& d, const std::vector<bounds>& closed) const {
    const bool is_scale = d.scale.lowest >= 1 && d.scale.highest > d.scale.lowest && d.scale.highest <= 100;
    // What is out of its limits is refused later, with a sentence of its own.
    const bool is_conversion = !d.conversion || (d.conversion->sign() > 0 && ratio_parts::is_small(*d.conversion) &&
                                                 *d.conversion < ratio{10'000});
    if (d.bands.empty() || !is_scale || !is_conversion || d.decimals > 9) return;
    const auto by_lower = [](const auto& a, const auto& b) { return a.lower < b.lower; };
    const decimal lowest_bound = std::min_element(d.bands.begin(), d.bands.end(), by_lower)->lower;
    const decimal highest_bound = std::max_element(d.bands.begin(), d.bands.end(), by_lower)->lower;
    const ratio usual{100, d.scale.highest};
    const ratio conversion = d.conversion.value_or(usual);
    const ratio highest = ratio{d.scale.highest} * conversion;
    const auto lowest_by = [&](const ratio& by) {
      return (ratio{d.scale.lowest} * by).rounded(d.decimals, rounding_mode::cut);
    };
    const auto top = std::max_element(closed.begin(), closed.end(), by_lower);
    const bool beyond = top != closed.end() && top->upper <= decimal{100} && highest > ratio{100};
    if (d.conversion && (beyond || highest < ratio{highest_bound})) {
      const std::string product =
          conversion.to_string() + " · " + std::to_string(d.scale.highest) + " = " + highest.to_string();
      const std::string bound = beyond ? top->upper.to_string() : highest_bound.to_string();
      std::string id = "conversion: indeks tertinggi " + product +
                       (beyond ? ", di atas batas atas mutu tertinggi " : ", di bawah batas bawah mutu tertinggi ") +
                       bound + "; dengan conversion = \"" + usual.to_string() + "\" indeks tertinggi 100";
      std::string en = "conversion: the highest index is " + product +
                       (beyond ? ", above the highest upper bound " : ", below the highest lower bound ") + bound +
                       "; with conversion = \"" + usual.to_string() + "\" the highest index is 100";
      if (const decimal lowest = lowest_by(usual); lowest_bound > lowest) {
        id += " dan mutu terendah mulai dari " + lowest.to_string() + ", bukan " + lowest_bound.to_string();
        en += " and the lowest band begins at " + lowest.to_string() + ", not at " + lowest_bound.to_string();
      }
      refuse(root.get("conversion")->source(), failure::bands_contradict_conversion, id, en);
    }
    if (d.scale != answer_scale{} && ratio{lowest_bound} > ratio{d.scale.lowest} * conversion) {
      const std::string product = conversion.to_string() + " · " + std::to_string(d.scale.lowest);
      const std::string lowest = lowest_by(conversion).to_string();
      refuse(root.get("scale")->source(), failure::bands_contradict_conversion,
             "scale: indeks terendah " + product + ", jadi mutu terendah mulai dari " + lowest + ", bukan " +
                 lowest_bound.to_string(),
             "scale: the lowest index is " + product + ", so the lowest band begins at " + lowest + ", not at " +
                 lowest_bound.to_string());
    }
  }

  void bands(const toml::table& root, methodology_definition& d) const {
    std::vector<bounds> closed;
    for (const toml::table* const row : rows(root, "bands")) {
      only(*row, {"letter", "label", "label_en", "lower", "upper"});
      const auto lower = bound(*row, "lower");
      if (!lower)
        refuse(row->source(), failure::missing_value, "batas bawah (lower) tidak ada", "the lower bound is missing");
      d.bands.push_back({text(*row, "letter"), {text(*row, "label"), text(*row, "label_en")}, *lower});
      if (const auto upper = bound(*row, "upper")) closed.push_back({*lower, *upper, row});
    }
    if (d.decimals < 0 || d.decimals > decimal::max_places) return;  // refused with its own sentence later
    scale_fits(root, d, closed);
    const ratio step = ratio{decimal{1, d.decimals}};
    for (const auto& [lower, upper, row] : closed) {
      std::optional<decimal> next;
      for (const band& b : d.bands)
        if (b.lower > lower && (!next || b.lower < *next)) next = b.lower;
      if (next && ratio{upper} + step != ratio{*next})
        refuse(row->source(), failure::gap_between_bands,
               "celah atau tumpang-tindih: batas atas " + upper.to_string() + " tidak bertemu batas bawah " +
                   next->to_string(),
               "a hole or an overlap: the upper bound " + upper.to_string() + " does not meet the lower bound " +
                   next->to_string());
      const ratio highest = ratio{d.scale.highest} * d.conversion.value_or(ratio{100, std::max(d.scale.highest, 1)});
      if (!next && ratio{upper} < highest)
        refuse(row->source(), failure::gap_between_bands, "celah di atas batas atas " + upper.to_string(),
               "a hole above the upper bound " + upper.to_string());
    }
  }

  methodology made_from(const toml::table& root) const {
    only(root, {"id", "name", "name_en", "scale", "decimals", "conversion", "weight_decimals", "rounding", "elements",
                "bands"});
    methodology_definition d;
    d.id = text(root, "id");
    d.name = {text(root, "name"), text(root, "name_en")};
    if (const toml::node* const scale = root.get("scale")) {
      const auto* const ends = scale->as_array();
      if (ends == nullptr || ends->size() != 2)
        refuse(scale->source(), failure::wrong_value, "scale harus [terendah, tertinggi]",
               "scale must be [lowest, highest]");
      d.scale = {whole(ends->at(0), "scale"), whole(ends->at(1), "scale")};
    }
    d.decimals = whole(root, "decimals").value_or(2);
    d.conversion = fraction(root, "conversion");
    d.weight_decimals = whole(root, "weight_decimals");
    if (const std::string rule = text(root, "rounding"); !rule.empty()) {
      const auto named = rounding_named(rule);
      if (!named)
        refuse(root.get("rounding")->source(), failure::wrong_value, "pembulatan '" + rule + "' tidak dikenal",
               "unknown rounding '" + rule + "'");
      d.rounding = *named;
    }
    elements(root, d);
    bands(root, d);
    try {
      return methodology{std::move(d)};
    } catch (const methodology_error& problem) {
      throw methodology_error{problem.code(), {name_ + ": " + problem.said().id, name_ + ": " + problem.said().en}};
    }
  }

 private:
  const std::string& name_;
};

}  // namespace

methodology methodology_from_toml(std::string_view text, const std::string& name) {
  toml::table root;
  try {
    root = toml::parse(text, name);
  } catch (const toml::parse_error& problem) {
    throw methodology_error{failure::malformed_toml, malformed_toml(name, text, problem)};
  }
  return toml_reader{name}.made_from(root);
}

methodology read_methodology_file(const std::string& path) {
  const auto bytes = open_bytes(path);
  std::string text(max_bytes + 1, '\0');
  std::size_t had = 0;
  while (had < text.size()) {
    const std::size_t got = bytes->read(std::span{text}.subspan(had));
    if (got == 0) break;
    had += got;
  }
  if (had > max_bytes)
    throw methodology_error{
        failure::file_too_large,
        {path + ": lebih besar dari 1 MiB, bukan metodologi", path + ": larger than 1 MiB, no methodology"}};
  return methodology_from_toml(std::string_view{text}.substr(0, had), path);
}

methodology methodology_named_or_read(const std::string& id_or_file) {
  if (auto named = methodology_named(id_or_file)) return *named;
  if (std::filesystem::exists(id_or_file)) return read_methodology_file(id_or_file);
  std::string known;
  for (const methodology& m : built_in_methodologies()) known += (known.empty() ? "" : ", ") + m.id();
  throw methodology_error{failure::unknown_methodology,
                          {"'" + id_or_file + "' bukan berkas dan bukan metodologi yang dikenal (" + known + ")",
                           "'" + id_or_file + "' is neither a file nor a known methodology (" + known + ")"}};
}

}  // namespace ikm
