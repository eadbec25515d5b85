// SPDX-License-Identifier: BSL-1.0
// What the subcommands share: the language, the exit statuses, and what main needs of each.
#ifndef IKM_SRC_CLI_CLI_HPP
#define IKM_SRC_CLI_CLI_HPP

#include <ikm/base/error.hpp>
#include <ikm/base/sentence.hpp>

#include <CLI/CLI.hpp>

#include <exception>
#include <utility>

namespace ikm::cli {

enum exit_status : int { done = 0, bad_input = 1, wrong_use = 2, bad_output = 3 };

/// The result could not be written.
struct output_error : error {
  using error::error;
};

/// The command was used wrongly, in a way that only shows once several options are seen together.
class usage_error : public std::exception {
 public:
  explicit usage_error(sentence said) : said_{std::move(said)} {}
  [[nodiscard]] const sentence& said() const noexcept { return said_; }
  [[nodiscard]] const char* what() const noexcept override { return said_.en.c_str(); }

 private:
  sentence said_;
};

/// Each adds its subcommand to `app`; parsing runs it. Texts are in `lang`.
void add_score(CLI::App& app, const language& lang);
void add_inspect(CLI::App& app, const language& lang);
void add_methodology(CLI::App& app, const language& lang);
void add_tally(CLI::App& app, const language& lang);
void add_merge(CLI::App& app, const language& lang);
void add_compare(CLI::App& app, const language& lang);
void add_sample_size(CLI::App& app, const language& lang);
void add_gap(CLI::App& app, const language& lang);
void add_audit(CLI::App& app, const language& lang);
void add_recap(CLI::App& app, const language& lang);
void add_sql(CLI::App& app, const language& lang);
void add_completion(CLI::App& app, const language& lang);
void add_manual(CLI::App& app, const language& lang);
void add_report(CLI::App& app, const language& lang);
void add_template(CLI::App& app, const language& lang);

}  // namespace ikm::cli

#endif
