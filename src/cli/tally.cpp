// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/tally/stored.hpp>

#include <memory>

namespace ikm::cli {
namespace {

struct tally_command {
  survey_options answers = {};
  std::string file = {};

  void run(language lang) const {
    outputs written;
    const survey read = answers.read(answers.method(), answers.breakdowns(), lang, written);
    written.open(file).stream() << to_stored(read.stored());
    written.commit();
  }
};

struct merge_command {
  std::vector<std::string> inputs = {};
  std::string file = {};

  void run() const {
    std::optional<stored_survey> whole;
    for (const std::string& path : inputs) {
      auto part = read_stored(path);
      if (!part) throw tally_error{{path + ": bukan hitungan tersimpan", path + ": not a stored tally"}};
      if (!whole) {
        whole = std::move(part);
        continue;
      }
      try {
        whole->merge(*part);
      } catch (const tally_error& problem) {
        throw tally_error{{path + ": " + problem.said().id, path + ": " + problem.said().en}};
      }
    }
    output result{file};
    result.stream() << to_stored(*whole);
    result.commit();
  }
};

std::string output_help(language lang) {
  return say(lang, "berkas hasil; bawaan: keluaran baku", "file for the result; default: standard output");
}

}  // namespace

void add_tally(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("tally", say(lang, "dari jawaban ke hitungan tersimpan, tanpa data orang",
                                                   "from answers to a stored tally that holds no person"));
  const auto c = std::make_shared<tally_command>();
  c->answers.add_to(command, lang);
  command.add_flag("--joint", c->answers.joint_counts,
                   say(lang, "simpan juga hitungan pasangan, untuk galat baku dan keandalan",
                       "keep joint counts too, for standard errors and reliability"));
  command.add_option("-o,--output", c->file, output_help(lang));
  writes_result(command, "--output");
  command.callback([c, &lang] { c->run(lang); });
}

void add_merge(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("merge", say(lang, "gabungkan hitungan tersimpan", "add stored tallies"));
  const auto c = std::make_shared<merge_command>();
  command.add_option("TALLY", c->inputs, say(lang, "hitungan tersimpan", "stored tallies"))->required();
  command.add_option("-o,--output", c->file, output_help(lang));
  reads_files(command, {"TALLY"});
  writes_result(command, "--output");
  command.callback([c] { c->run(); });
}

}  // namespace ikm::cli
