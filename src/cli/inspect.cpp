// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "survey_options.hpp"

#include "ingest/quoted.hpp"

#include <ikm/report/inspect_report.hpp>

#include <filesystem>
#include <memory>

namespace ikm::cli {
namespace {

struct inspect_command {
  survey_options answers = {};
  std::string mapping_to = {};

  void run(language lang) const {
    const ikm::methodology method = answers.method();
    read_options options = answers.meaning();
    options.bad_rows = ikm::bad_rows::skip;
    options.duplicates = ikm::duplicates::report;
    if (answers.inputs.front() != "-" && std::filesystem::is_regular_file(answers.inputs.front()) &&
        read_stored(answers.inputs.front()))
      throw usage_error{{"ini hitungan tersimpan; inspect memerlukan berkas jawaban",
                         "this is a stored tally; inspect needs a file of answers"}};
    try {
      const survey read = read_watched(answers.inputs, method, options, lang);
      const std::vector<open_question> open = open_questions_of(read, lang);
      outputs written;
      write_understanding(written.open("").text(), read, lang);
      write_mapping(written, to_toml(read.understood.front().as_mapping, open, lang), open, lang);
      if (!read.account.rejects.empty()) complain(input_error{read.account.rejects, read.account.rejected}, lang);
    } catch (const input_error& problem) {
      const std::vector<open_question> open = open_questions_of(problem.complaints(), lang);
      outputs written;
      write_mapping(written, to_toml(options.said, open, lang), open, lang);
      throw;
    }
  }

 private:
  void write_mapping(outputs& written, const std::string& toml, const std::vector<open_question>& open,
                     language lang) const {
    if (!mapping_to.empty()) written.open(mapping_to).stream() << toml;
    written.commit();
    if (!mapping_to.empty() && !open.empty())
      complain(
          shown(mapping_to, 4096) +
          say(lang,
              ": pemetaan ditulis; lengkapi satu pilihan tiap pertanyaan dan hapus '# ' di depannya, lalu pakai dengan "
              "--mapping",
              ": the mapping is written; complete one choice per question, remove the '# ' before it, then use it "
              "with --mapping"));
  }
};

}  // namespace

void add_inspect(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("inspect", say(lang, "perlihatkan bagaimana sebuah berkas dipahami, dan tulis pemetaannya",
                                         "show how a file would be understood, and write its mapping"));
  const auto c = std::make_shared<inspect_command>();
  command.add_option("FILE", c->answers.inputs, say(lang, "berkas jawaban", "file of answers"))
      ->required()
      ->expected(1);
  c->answers.add_meaning_to(command, lang);
  command.add_option("--write-mapping", c->mapping_to,
                     say(lang, "tulis pemetaan (TOML) ke berkas ini", "write the mapping (TOML) to this file"));
  reads_files(command, {"FILE"});
  writes_beside(command, "--write-mapping");
  command.footer(say(
      lang, "Contoh:\n  ikm inspect survei.csv --write-mapping arti.toml\n  ikm score survei.csv --mapping arti.toml\n",
      "Examples:\n  ikm inspect survey.csv --write-mapping meaning.toml\n  ikm score survey.csv --mapping "
      "meaning.toml\n"));
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
