// SPDX-License-Identifier: BSL-1.0
#include "help.hpp"

#include "output.hpp"
#include "survey_options.hpp"

#include "report/terminal.hpp"

#include <ikm/base/version.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace ikm::cli {
namespace {

constexpr std::size_t name_columns = 30;
constexpr std::size_t least_columns = 24;  // of a description

/// A name, and beside or below it what it means.
std::string entry(const std::string& name, const std::string& meaning) {
  const std::size_t width = terminal_width();
  const std::size_t columns = width > name_columns + least_columns ? width - name_columns : least_columns;
  std::string made = "  " + name;
  const std::size_t length = ikm::columns_of(made);
  if (length + 2 > name_columns)
    made += "\n" + std::string(name_columns, ' ');
  else
    made += std::string(name_columns - length, ' ');
  const std::string next = "\n" + std::string(name_columns, ' ');
  bool first = true;
  for (const std::string& line : wrapped(meaning, columns)) made += (std::exchange(first, false) ? "" : next) + line;
  return made + "\n";
}

class help_formatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return entry(make_option_name(option, is_positional) + make_option_opts(option), option->get_description());
  }

  /// With one blank line between groups, where the parser has two.
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string help = Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at = 0; (at = help.find("\n\n\n", at)) != std::string::npos;) help.erase(at, 1);
    return help;
  }

  std::string make_subcommand(const CLI::App* command) const override {
    return entry(command->get_name(), command->get_description());
  }

  /// `--missing available|listwise|zero`, `--weight-decimals 0-9`, `--by TEXT ...`
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return {};
    std::string type = option->get_type_name();
    const std::size_t colon = type.find(':');
    std::string checked = colon == std::string::npos ? std::string{} : type.substr(colon + 1);
    type.resize(std::min(colon, type.size()));
    if (const std::vector<std::string> choices = choices_of(*option); !choices.empty()) {
      std::string shown;
      for (const std::string& choice : choices) shown += (shown.empty() ? " " : "|") + choice;
      return shown;
    }
    if (const std::size_t from = checked.find('['); from != std::string::npos) {
      checked = checked.substr(from + 1, checked.find(']') - from - 1);
      checked.erase(std::remove(checked.begin(), checked.end(), ' '), checked.end());
      return " " + checked;
    }
    return " " + get_label(type) + (option->get_expected_max() == CLI::detail::expected_max_vector_size ? " ..." : "");
  }
};

}  // namespace

std::string version_text() {
  return "ikm " + std::to_string(IKM_VERSION / 10000) + "." + std::to_string(IKM_VERSION / 100 % 100) + "." +
         std::to_string(IKM_VERSION % 100);
}

void name_parts_of_help(CLI::App& app, language lang) {
  const auto format = std::make_shared<help_formatter>();
  app.formatter(format);
  app.option_defaults()->group(say(lang, "Opsi", "Options"));
  app.set_help_flag("-h,--help", say(lang, "tampilkan bantuan ini", "show this help"));
  if (lang == language::english) return;
  app.group("Subperintah");
  for (const auto& [english, id] : {std::pair{"Usage", "Pemakaian"},
                                    {"OPTIONS", "OPSI"},
                                    {"Positionals", "Argumen"},
                                    {"SUBCOMMAND", "SUBPERINTAH"},
                                    {"REQUIRED", "WAJIB"},
                                    {"TEXT", "TEKS"},
                                    {"INT", "BILANGAN"},
                                    {"UINT", "BILANGAN"},
                                    {"FLOAT", "ANGKA"}})
    format->label(english, id);
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();  // `TEXT:{available,listwise,zero}`
  const std::size_t from = type.find(":{");
  const std::size_t to = type.find('}', from == std::string::npos ? 0 : from);
  std::vector<std::string> choices;
  if (from == std::string::npos || to == std::string::npos) return choices;
  for (std::size_t at = from + 2; at < to;) {
    const std::size_t end = std::min(type.find(',', at), to);
    choices.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return choices;
}

void under(CLI::App& command, const std::string& heading) { command.option_defaults()->group(heading); }

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = word.size() / 3 + 1;  // one more than is allowed
  for (const std::string& name : known) {
    // Distance of Damerau and Levenshtein, three rows of its table at a time.
    std::vector<std::size_t> before, above(name.size() + 1), row(name.size() + 1);
    for (std::size_t j = 0; j <= name.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      row[0] = i;
      for (std::size_t j = 1; j <= name.size(); ++j) {
        row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (word[i - 1] == name[j - 1] ? 0 : 1)});
        if (i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1])
          row[j] = std::min(row[j], before[j - 2] + 1);
      }
      before = std::exchange(above, row);
    }
    if (above.back() < least) {
      least = above.back();
      best = name;
    }
  }
  return best;
}

}  // namespace ikm::cli
