// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "result_form.hpp"
#include "survey_options.hpp"

#include <ikm/report/notices.hpp>
#include <ikm/tally/stored.hpp>

#include <memory>

namespace ikm::cli {
namespace {

std::size_t groups_under(const std::vector<grouped_tally>& tables, std::uint64_t least) {
  std::size_t groups = 0;
  for (const grouped_tally& table : tables) groups += table.groups_under(least);
  return groups;
}

struct tally_command {
  survey_options answers = {};
  std::string file = {};

  /// The groups of a tally add up to its whole, so that it cannot hold some of them back.
  void refuse_small_groups(const std::vector<grouped_tally>& tables) const {
    if (!answers.smallest_group) return;
    const std::string least = std::to_string(*answers.smallest_group);
    const std::size_t groups = groups_under(tables, *answers.smallest_group);
    if (groups == 0) return;
    const std::string count = std::to_string(groups);
    throw tally_error{failure::small_groups,
                      {count + " kelompok berisi kurang dari " + least +
                           " responden, dan hitungan tersimpan tidak dapat menahannya: kelompok-kelompoknya harus "
                           "berjumlah sama dengan keseluruhan; pilih --by yang lebih kasar, atau tanpa --by "
                           "(--smallest-group)",
                       count + (groups == 1 ? " group has" : " groups have") + " fewer than " + least +
                           " respondents, and a stored tally cannot withhold them: its groups add up to the whole; "
                           "choose a coarser --by, or none (--smallest-group)"}};
  }

  void run(language lang) const {
    outputs written;
    const ikm::methodology method = answers.method();
    survey read = answers.read(method, answers.reading(method, written), lang, written);
    refuse_small_groups(read.groups);
    static_cast<void>(result_form({}, file, {"tally"}));
    const std::size_t small_groups = groups_under(read.groups, least_published_group);
    written.open(file).stream() << to_stored(std::move(read).stored());
    written.commit();
    answers.name_small_groups(small_groups, lang);
    name_changes(method, lang);
  }
};

struct merge_command {
  std::vector<std::string> inputs = {};
  std::string file = {};
  limit_options limits = {};

  void run(language lang) const {
    const read_limits most = limits.chosen();
    std::optional<stored_survey> whole;
    for (const std::string& path : inputs) {
      auto part = read_stored(path, most);
      if (!part)
        throw tally_error{failure::not_a_tally, {path + ": bukan hitungan tersimpan", path + ": not a stored tally"}};
      if (!whole) {
        whole = std::move(part);
        continue;
      }
      try {
        whole->merge(*std::move(part), most.tally);
      } catch (const over_limit& passed) {
        throw passed.at(path);
      } catch (const tally_error& problem) {
        throw tally_error{problem.code(), {path + ": " + problem.said().id, path + ": " + problem.said().en}};
      }
    }
    static_cast<void>(result_form({}, file, {"tally"}));
    output result{file};
    result.stream() << to_stored(*whole);
    result.commit();
    if (const std::size_t groups = groups_under(whole->groups, least_published_group); groups != 0)
      complain(small_groups_notice(groups, lang));
    name_changes(whole->all.method(), lang);
  }
};

std::string output_help(language lang) {
  return say(lang, "berkas hasil; bawaan: keluaran baku", "file for the result; default: standard output");
}

}  // namespace

void add_tally(CLI::App& app, const language& lang) {
  auto& command =
      *app.add_subcommand("tally", say(lang,
                                       "dari jawaban ke hitungan tersimpan: tanpa nama dan baris; "
                                       "kelompok kecil tetap memperlihatkan jawabannya",
                                       "from answers to a stored tally: no names, no rows; small groups still "
                                       "show their answers"));
  const auto c = std::make_shared<tally_command>();
  c->answers.add_to(command, lang);
  command.add_flag("--joint", c->answers.joint_counts,
                   say(lang, "simpan juga hitungan pasangan, untuk galat baku dan keandalan",
                       "keep joint counts too, for standard errors and reliability"));
  command.add_option("-o,--output", c->file, output_help(lang));
  writes_result(command, "--output");
  command.callback([c, &lang] {
    c->answers.settle_inputs(lang);
    c->run(lang);
  });
}

void add_merge(CLI::App& app, const language& lang) {
  auto& command = *app.add_subcommand("merge", say(lang, "gabungkan hitungan tersimpan", "add stored tallies"));
  const auto c = std::make_shared<merge_command>();
  command.add_option("TALLY", c->inputs, say(lang, "hitungan tersimpan", "stored tallies"))->required();
  command.add_option("-o,--output", c->file, output_help(lang));
  c->limits.add_to(command, lang);
  reads_files(command, {"TALLY"});
  writes_result(command, "--output");
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
