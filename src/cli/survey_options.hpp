// SPDX-License-Identifier: BSL-1.0
// The options of every subcommand that reads answers.
#ifndef IKM_SRC_CLI_SURVEY_OPTIONS_HPP
#define IKM_SRC_CLI_SURVEY_OPTIONS_HPP

#include "cli.hpp"
#include "limit_options.hpp"
#include "output.hpp"

#include <ikm/read/read_survey.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikm::cli {

struct survey_options {
  std::vector<std::string> inputs = {};
  std::string methodology = {};
  std::string delimiter = {};
  std::string bad_rows = "stop";
  std::string rejects = {};
  std::vector<std::string> by = {};
  std::string mapping_file = {};
  std::string count = {};
  std::string sheet = {};
  std::string query = {};
  unsigned query_seconds = 0;  ///< 0: as the library has it
  limit_options limits = {};
  std::string from = {};
  std::string to = {};
  std::string duplicates = {};
  unsigned threads = 0;
  std::optional<std::uint64_t> smallest_group = {};  ///< groups of fewer respondents are withheld
  bool joint_counts = false;                         ///< keep what statistics need; set by the subcommand

  void add_to(CLI::App& command, const language& lang);

  /// Standard input where no file was named and something is given there.
  /// \throws usage_error
  void settle_inputs(language lang);

  /// Says on standard error how many groups are too small to be published, where nobody decided about them.
  void name_small_groups(std::size_t groups, language lang) const;

  /// The options that say what a file means, for commands that read one.
  void add_meaning_to(CLI::App& command, const language& lang);
  /// The mapping named; an empty one where none is.
  [[nodiscard]] mapping said() const;
  /// Everything but the breakdowns and what is done with bad rows.
  [[nodiscard]] read_options meaning() const;

  /// The methodology named, or that of the first stored tally, or the one in force; with the mapping's questions.
  [[nodiscard]] ikm::methodology method() const;
  /// The breakdowns asked for; a repeated one counts once.
  [[nodiscard]] std::vector<breakdown> breakdowns() const;
  /// Everything that these options say; rows set aside go to the list of rejects where one is asked for.
  /// \param written the list is the first of it
  [[nodiscard]] read_options reading(const ikm::methodology& method, outputs& written) const;
  /// Reads the inputs, and says on standard error what was set aside.
  /// \param written complete where the list of rejects is all that a run makes
  [[nodiscard]] survey read(const ikm::methodology& method, const read_options& options, language lang,
                            outputs& written) const;
};

/// A text in the language in force.
[[nodiscard]] inline std::string say(language lang, const char* indonesian, const char* english) {
  return lang == language::english ? english : indonesian;
}

/// `unit,layanan` taken apart.
[[nodiscard]] breakdown columns_of(const std::string& list);

/// The delimiter that an option names: one character, or `tab`; `\0` where it is empty.
/// \throws usage_error for anything else
[[nodiscard]] char delimiter_named(const std::string& name);

/// The file that a methodology is read from; empty where it is a known id.
[[nodiscard]] std::string methodology_file(const std::string& id_or_file);

/// Says on standard error that a methodology is a changed copy of a built-in one, and what was changed.
void name_changes(const ikm::methodology& method, language lang);

}  // namespace ikm::cli

#endif
