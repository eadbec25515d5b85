// SPDX-License-Identifier: BSL-1.0
// In which form a result is written.
#ifndef IKM_SRC_CLI_RESULT_FORM_HPP
#define IKM_SRC_CLI_RESULT_FORM_HPP

#include "cli.hpp"
#include "output.hpp"

#include <string>
#include <vector>

namespace ikm::cli {

/// The options that say where a result goes and in which form: `--format`, `--output`.
struct result_options {
  std::vector<std::string> forms;  ///< that the command has; the first unless another is asked for
  std::string format = {};         ///< empty: as the ending of the file says
  std::string file = {};           ///< empty or `-`: standard output

  void add_to(CLI::App& command, const language& lang);
  /// \throws usage_error as result_form
  [[nodiscard]] std::string form() const;

  /// Writes a report in this form, where it has one writer for each.
  template <class Report>
  void write(const std::string& form, const Report& made, language lang, outputs& written) const {
    output& to = written.open(file);
    if (form == "json")
      write_json(to.stream(), made, lang);
    else if (form != "csv")
      write_text(to.text(), made, lang, terminal_width());
    else if constexpr (requires { write_csv(to.stream(), made, lang); })
      write_csv(to.stream(), made, lang);
    else
      write_csv(to.stream(), made);
    written.commit();
  }
};

/// The form asked for with `--format`; without it the one that the file's ending names (`lap.csv`, `LAP.JSON`), else
/// the first of those that the command has.
/// \param asked empty where no form was asked for
/// \param file empty or `-` for standard output
/// \throws usage_error when the ending names a known form that the command does not write: `lap.xlsx`
[[nodiscard]] std::string result_form(const std::string& asked, const std::string& file,
                                      const std::vector<std::string>& forms);

}  // namespace ikm::cli

#endif
