// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/read/count_statement.hpp>

#include <memory>
#include <string>
#include <vector>

namespace ikm::cli {
namespace {

struct sql_command {
  std::string table = {};
  std::string dialect = "ansi";
  std::string where = {};
  std::string file = {};
  survey_options answers = {};

  void run(language lang) const {
    static_cast<void>(result_form({}, file, {"sql"}));
    const ikm::methodology method = answers.method();
    const std::string statement = count_statement(method, {.table = table,
                                                           .dialect = *sql_dialect_named(dialect),
                                                           .by = answers.breakdowns(),
                                                           .said = answers.said(),
                                                           .where = where});
    output to{file};
    to.stream() << statement;
    to.commit();
    name_changes(method, lang);
    if (!where.empty())
      complain(say(lang, "syarat --where diteruskan apa adanya", "the condition of --where is passed on as it is"));
  }
};

}  // namespace

void add_sql(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand(
      "sql", say(lang, "pernyataan SQL yang menghitung jawaban di basis data; hasilnya dibaca dengan --count n",
                 "an SQL statement that counts answers in a database; its result is read with --count n"));
  const auto c = std::make_shared<sql_command>();
  command
      .add_option("--table", c->table,
                  say(lang, "tabel jawaban: NAMA atau SKEMA.NAMA", "table of answers: NAME or SCHEMA.NAME"))
      ->required();
  std::vector<std::string> dialects;
  for (int i = 0; i <= static_cast<int>(sql_dialect::spark); ++i)
    dialects.emplace_back(name_of(static_cast<sql_dialect>(i)));
  command
      .add_option("--dialect", c->dialect,
                  say(lang, "bahasa basis data (bawaan ansi); mysql juga untuk MariaDB",
                      "language of the database (default ansi); mysql is MariaDB's too"))
      ->check(CLI::IsMember(dialects));
  command
      .add_option("--by", c->answers.by,
                  say(lang, "rincian menurut KOLOM[,KOLOM]; boleh berulang; tanggal:bulan dipotong ke hari",
                      "breakdown by COLUMN[,COLUMN]; may be repeated; tanggal:bulan is cut to the day"))
      ->take_all()
      ->allow_extra_args(false);
  command.add_option("--where", c->where,
                     say(lang, "syarat SQL, diteruskan apa adanya", "a condition in SQL, passed on as it is"));
  command.add_option("--methodology", c->answers.methodology,
                     say(lang, "id metodologi, atau berkas TOML", "a methodology's id, or a TOML file"));
  command.add_option("--mapping", c->answers.mapping_file,
                     say(lang, "berkas pemetaan (TOML): arti kolom", "mapping file (TOML): what columns mean"));
  command.add_option("-o,--output", c->file, say(lang, "tulis hasil ke berkas ini", "write the result to this file"));
  reads_files(command, {"--mapping"});
  reads_files(command, {"--methodology"}, methodology_file);
  writes_result(command, "--output");
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
