// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/about.hpp>

#include "documents/colour.hpp"
#include "ingest/malformed_toml.hpp"

#include <ikm/source/bytes.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_text = 20'000;
constexpr std::size_t longest_list = 100;
constexpr std::string_view schema_name = "ikm.about/1";

constexpr std::array<std::pair<chapter, std::string_view>, 5> chapters = {
    {{chapter::introduction, "introduction"},
     {chapter::collection, "collection"},
     {chapter::results, "results"},
     {chapter::analysis, "analysis"},
     {chapter::last_follow_up, "last_follow_up"}}};

/// A key, and where its text goes.
struct text_key {
  std::string_view key;
  std::string* to;
};

class about_reader {
 public:
  explicit about_reader(const std::string& name) : name_{name} {}

  [[noreturn]] void refuse(const toml::source_region& where, failure code, const std::string& id,
                           const std::string& en) const {
    const std::string at = name_ + ":" + std::to_string(where.begin.line) + ": ";
    throw about_error{code, {at + id, at + en}};
  }

  [[nodiscard]] std::string text(const toml::node& value, const std::string& key) const {
    std::string made;
    if (const auto* const one = value.as_string())
      made = one->get();
    else if (const auto* const number = value.as_integer())  // a year, an NIP
      made = std::to_string(number->get());
    else
      refuse(value.source(), failure::wrong_value, key + " harus teks di antara tanda kutip",
             key + " must be a quoted text");
    if (made.size() > longest_text)
      refuse(value.source(), failure::wrong_value, key + " lebih dari 20.000 bita",
             key + " is longer than 20,000 bytes");
    return made;
  }

  /// One text, or a list of them.
  [[nodiscard]] std::vector<std::string> texts(const toml::node& value, const std::string& key) const {
    const auto* const list = value.as_array();
    if (list == nullptr) return {text(value, key)};
    if (list->size() > longest_list)
      refuse(value.source(), failure::wrong_value, key + " lebih dari 100 baris", key + " has more than 100 lines");
    std::vector<std::string> made;
    made.reserve(list->size());
    for (const toml::node& one : *list) made.push_back(text(one, key));
    return made;
  }

  [[nodiscard]] const toml::table& table(const toml::node& value, const std::string& key) const {
    const auto* const made = value.as_table();
    if (made == nullptr)
      refuse(value.source(), failure::wrong_value, "[" + key + "] diharapkan", "expected [" + key + "]");
    return *made;
  }

  [[noreturn]] void refuse_key(const toml::key& key, const std::string& known) const {
    refuse(key.source(), failure::unknown_key,
           "kunci '" + std::string{key.str()} + "' tidak dikenal; yang dikenal: " + known,
           "unknown key '" + std::string{key.str()} + "'; known: " + known);
  }

  void signatory_of(const toml::table& from, signatory& to) const {
    const std::array<text_key, 6> keys = {{{"name", &to.name},
                                           {"nip", &to.nip},
                                           {"rank", &to.rank},
                                           {"position", &to.position},
                                           {"place", &to.place},
                                           {"date", &to.date}}};
    for (const auto& [key, value] : from) {
      const std::string_view name = key.str();
      const auto* const found =
          std::find_if(keys.begin(), keys.end(), [name](const text_key& each) { return each.key == name; });
      if (found == keys.end()) refuse_key(key, "name, nip, rank, position, place, date");
      *found->to = text(value, std::string{key.str()});
    }
  }

  void chapters_of(const toml::table& from, std::map<chapter, std::string>& to) const {
    for (const auto& [key, value] : from) {
      const std::string_view name = key.str();
      const auto* const found =
          std::find_if(chapters.begin(), chapters.end(), [name](const auto& each) { return each.second == name; });
      if (found == chapters.end()) refuse_key(key, "introduction, collection, results, analysis, last_follow_up");
      to[found->first] = text(value, std::string{key.str()});
    }
  }

  [[nodiscard]] std::uint64_t people(const toml::node& value, const std::string& key) const {
    const auto* const number = value.as_integer();
    if (number == nullptr || number->get() < 1)
      refuse(value.source(), failure::wrong_value, key + " harus bilangan bulat, paling kecil 1",
             key + " must be a whole number, at least 1");
    return static_cast<std::uint64_t>(number->get());
  }

  [[nodiscard]] std::string colour(const toml::node& value, const std::string& key) const {
    std::string made = text(value, key);
    if (!colour_named(made))
      refuse(value.source(), failure::wrong_value, key + R"( harus seperti "#1b5e8c")",
             key + R"( must be like "#1b5e8c")");
    return made;
  }

  /// \param logo where the name of the logo's file goes
  [[nodiscard]] about made_from(const toml::table& root, std::string& logo) const {
    about made;
    const std::array<text_key, 12> keys = {{{"unit", &made.unit},
                                            {"parent", &made.parent},
                                            {"service", &made.service},
                                            {"address", &made.address},
                                            {"website", &made.website},
                                            {"period", &made.period},
                                            {"year", &made.year},
                                            {"method", &made.method},
                                            {"place", &made.place},
                                            {"dates", &made.dates},
                                            {"thanks", &made.thanks},
                                            {"logo", &logo}}};
    for (const auto& [key, value] : root) {
      const std::string_view name = key.str();
      const auto* const found =
          std::find_if(keys.begin(), keys.end(), [name](const text_key& each) { return each.key == name; });
      if (found != keys.end()) {
        *found->to = text(value, std::string{name});
      } else if (!rest_of(made, name, value)) {
        refuse_key(
            key,
            "schema, unit, parent, service, address, website, period, year, method, place, dates, population, team, "
            "legal_basis, thanks, colour, logo, [signatory], [text]");
      }
    }
    return made;
  }

 private:
  /// Keys that are not a single text. \return whether the key is known
  [[nodiscard]] bool rest_of(about& made, std::string_view key, const toml::node& value) const {
    if (key == "schema") {
      if (text(value, "schema") != schema_name)
        refuse(value.source(), failure::wrong_value, "schema yang dikenal: ikm.about/1",
               "the schema known is ikm.about/1");
    } else if (key == "population") {
      made.population = people(value, "population");
    } else if (key == "team") {
      made.team = texts(value, "team");
    } else if (key == "legal_basis") {
      made.legal_basis = texts(value, "legal_basis");
    } else if (key == "colour" || key == "color") {
      made.colour = colour(value, std::string{key});
    } else if (key == "signatory") {
      signatory_of(table(value, "signatory"), made.signatory);
    } else if (key == "text") {
      chapters_of(table(value, "text"), made.text);
    } else {
      return false;
    }
    return true;
  }

  const std::string& name_;
};

about parsed(std::string_view text, const std::string& name, std::string& logo) {
  toml::table root;
  try {
    root = toml::parse(text, name);
  } catch (const toml::parse_error& problem) {
    throw about_error{failure::malformed_toml, malformed_toml(name, text, problem)};
  }
  return about_reader{name}.made_from(root, logo);
}

/// The bytes of a file that is no larger than `most`; one more where it is.
std::string bytes_of_file(const std::string& path, std::size_t most) {
  const auto bytes = open_bytes(path);
  std::string text(most + 1, '\0');
  std::size_t had = 0;
  while (had < text.size()) {
    const std::size_t got = bytes->read(std::span{text}.subspan(had));
    if (got == 0) break;
    had += got;
  }
  text.resize(had);
  return text;
}

}  // namespace

std::string period_of(const about& office) {
  const bool says_year = office.year.empty() || office.period.find(office.year) != std::string::npos;
  if (says_year) return office.period;
  return office.period + (office.period.empty() ? "" : " ") + office.year;
}

std::string_view name_of(chapter which) noexcept {
  for (const auto& [each, name] : chapters)
    if (each == which) return name;
  return {};
}

about parse_about(std::string_view toml, const std::string& name) {
  std::string logo;
  return parsed(toml, name, logo);
}

about read_about(const std::string& path) {
  const std::string text = bytes_of_file(path, max_file_bytes);
  if (text.size() > max_file_bytes)
    throw about_error{failure::file_too_large, {path + ": lebih besar dari 1 MiB", path + ": larger than 1 MiB"}};
  std::string logo;
  about made = parsed(text, path, logo);
  if (!logo.empty()) {
    const std::string place = (std::filesystem::path{path}.parent_path() / logo).string();
    made.logo = checked_logo(bytes_of_file(place, max_logo_bytes), place);
  }
  return made;
}

}  // namespace ikm
