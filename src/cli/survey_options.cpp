// SPDX-License-Identifier: BSL-1.0
#include "survey_options.hpp"

#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "statistics_options.hpp"

#include "base/joined.hpp"

#include <ikm/read/methodology_file.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/rejects.hpp>
#include <ikm/survey/changed_from_built_in.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace ikm::cli {

void survey_options::add_to(CLI::App& command, const language& lang) {
  command.add_option(
      "INPUT", inputs,
      say(lang, "berkas jawaban atau hitungan tersimpan; - untuk masukan baku, juga bila tidak disebut",
          "files of answers or stored tallies; - is standard input, which is also read where none is named"));
  add_meaning_to(command, lang);
  under(command, say(lang, "Baris mana", "Which rows"));
  command.add_option("--from", from,
                     say(lang, "hanya jawaban sejak tanggal ini (yyyy-mm-dd atau dd/mm/yyyy)",
                         "only responses since this date (yyyy-mm-dd or dd/mm/yyyy)"));
  command.add_option("--to", to, say(lang, "hanya jawaban sampai tanggal ini", "only responses up to this date"));
  command
      .add_option(
          "--duplicates", duplicates,
          say(lang,
              "cari responden ganda: report (disebut, tetap dihitung), first (yang pertama dipakai), last (yang "
              "terakhir), stop; "
              "memerlukan sekitar 50 byte tiap baris, last sekitar 300",
              "look for respondents who are there twice: report (named, still counted), first (keep the first), last "
              "(keep the "
              "last), stop; takes some 50 bytes per row, last some 300"))
      ->check(CLI::IsMember({"report", "first", "last", "stop"}));
  command
      .add_option("--bad-rows", bad_rows,
                  say(lang, "bila ada baris salah: stop (bawaan), atau skip: baris itu tidak dihitung",
                      "when a row is bad: stop (default), or skip: the row is not counted"))
      ->check(CLI::IsMember({"stop", "skip"}));
  command.add_option("--rejects", rejects,
                     say(lang, "tulis baris yang ditolak ke berkas ini", "write the rows set aside to this file"));
  under(command, say(lang, "Rincian", "Breakdowns"));
  command
      .add_option(
          "--by", by,
          say(lang, "rincian menurut KOLOM[,KOLOM]; boleh berulang; tanggal:bulan|triwulan|semester|tahun, umur:baku",
              "breakdown by COLUMN[,COLUMN]; may be repeated; tanggal:bulan|triwulan|semester|tahun, umur:baku"))
      ->take_all()
      ->allow_extra_args(false);
  command
      .add_option("--smallest-group", smallest_group,
                  say(lang, "tahan kelompok yang respondennya kurang dari N; untuk yang diterbitkan biasanya 5",
                      "withhold groups of fewer than N respondents; for what is published usually 5"))
      ->check(people(lang));
  reads_files(command, {"INPUT"});
  writes_beside(command, "--rejects");
  under(command, say(lang, "Opsi", "Options"));
  command.add_option("--threads", threads, say(lang, "jumlah utas; bawaan: semua inti", "threads; default: all cores"));
}

void survey_options::settle_inputs(language lang) {
  // Nobody means a terminal, `/dev/null` or an empty file without saying so.
  struct stat given {};
  const bool says_nothing =
      fstat(STDIN_FILENO, &given) != 0 || S_ISCHR(given.st_mode) || (S_ISREG(given.st_mode) && given.st_size == 0);
  if (inputs.empty() && says_nothing)
    throw usage_error{{"sebutkan berkas jawaban (INPUT)", "name a file of answers (INPUT)"}};
  if (inputs.empty()) inputs = {"-"};
  if (isatty(STDIN_FILENO) == 1 && std::find(inputs.begin(), inputs.end(), "-") != inputs.end())
    complain(say(lang, "menunggu jawaban yang diketik; akhiri dengan Ctrl-D",
                 "waiting for answers to be typed; end with Ctrl-D"));
}

void survey_options::add_meaning_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Arti berkas", "What a file means"));
  command.add_option("--methodology", methodology,
                     say(lang, "id metodologi, atau berkas TOML", "a methodology's id, or a TOML file"));
  command.add_option("--delimiter", delimiter,
                     say(lang, "pemisah sel: ',' ';' atau tab; bawaan: dikenali sendiri",
                         "cell delimiter: ',' ';' or tab; default: detected"));
  command.add_option(
      "--mapping", mapping_file,
      say(lang, "berkas pemetaan (TOML): arti kolom dan kata; dibuat dengan ikm inspect BERKAS --write-mapping NAMA",
          "mapping file (TOML): what columns and words mean; made by ikm inspect FILE --write-mapping NAME"));
  command.add_option("--count", count,
                     say(lang, "kolom yang menyebut tiap baris mewakili berapa responden",
                         "the column that says for how many respondents each row stands"));
  command.add_option("--sheet", sheet,
                     say(lang,
                         "lembar buku kerja (XLSX, ODS), atau tabel SQLite atau JSON; \"*\": semua lembar yang berisi "
                         "responden; bawaan: satu-satunya",
                         "sheet of a workbook (XLSX, ODS), or table of an SQLite or JSON file; \"*\": every sheet that "
                         "holds respondents; default: the only one"));
  command.add_option("--query", query,
                     say(lang, "perintah SELECT untuk berkas SQLite", "SELECT statement for an SQLite file"));
  command.add_option("--query-seconds", query_seconds,
                     say(lang, "waktu terlama untuk kueri atau view SQLite, dalam detik; bawaan 10",
                         "the longest time of an SQLite query or view, in seconds; default 10"));
  limits.add_to(command, lang);
  reads_files(command, {"--mapping"});
  reads_files(command, {"--methodology"}, methodology_file);
}

breakdown columns_of(const std::string& list) {
  breakdown columns = items_of(list);
  if (std::any_of(columns.begin(), columns.end(), [](const std::string& column) { return column.empty(); }))
    throw usage_error{{"--by '" + list + "': nama kolom kosong", "--by '" + list + "': an empty column name"}};
  return columns;
}

char delimiter_named(const std::string& name) {
  if (name.empty()) return '\0';
  if (name == "tab" || name == "\\t") return '\t';
  if (name.size() == 1 && name != "\"" && name != "\n" && name != "\r") return name.front();
  throw usage_error{{"--delimiter harus satu karakter, atau tab", "--delimiter must be one character, or tab"}};
}

namespace {

/// The options that ask for what a stored tally does not have.
std::string option_of(answers_needed::request asked) {
  switch (asked) {
    case answers_needed::request::period: return "--from, --to";
    case answers_needed::request::duplicates: return "--duplicates";
    case answers_needed::request::words: return "--mapping";
    case answers_needed::request::count: return "--count, --mapping";
    case answers_needed::request::grouping: break;
  }
  return "--by";
}

}  // namespace

void survey_options::name_small_groups(std::size_t groups, language lang) const {
  if (groups == 0 || smallest_group) return;
  complain(small_groups_notice(groups, lang) + say(lang, " (--smallest-group ", " (--smallest-group ") +
           std::to_string(least_published_group) + say(lang, " menahannya)", " withholds them)"));
}

void name_changes(const ikm::methodology& method, language lang) {
  const auto changed = changed_from_built_in(method);
  if (changed.empty()) return;
  complain(say(lang, "metodologi ", "the methodology ") + method.id() +
           say(lang, " diubah, bukan lagi menurut peraturan: ", " is changed, no longer by the regulation: ") +
           sentence_of(changed).in(lang) +
           (methodology_named(method.id()) ? say(lang, "; beri id sendiri", "; give it an id of its own")
                                           : say(lang, "; beri nama sendiri", "; give it a name of its own")));
}

std::string methodology_file(const std::string& id_or_file) {
  return methodology_named(id_or_file) ? std::string{} : id_or_file;
}

mapping survey_options::said() const {
  mapping made = mapping_file.empty() ? mapping{} : read_mapping_file(mapping_file);
  if (!count.empty()) made.count = count;
  return made;
}

ikm::methodology survey_options::method() const {
  if (!methodology.empty()) return with_mapped_questions(methodology_named_or_read(methodology), said());
  for (const std::string& input : inputs)
    if (std::filesystem::is_regular_file(input))
      if (const auto stored = read_stored(input, limits.chosen()))
        return with_mapped_questions(stored->all.method(), said());
  return with_mapped_questions(permenpan_14_2017(), said());
}

std::vector<breakdown> survey_options::breakdowns() const {
  std::vector<breakdown> made;
  for (const std::string& list : by)
    if (breakdown columns = columns_of(list); std::find(made.begin(), made.end(), columns) == made.end())
      made.push_back(std::move(columns));
  return made;
}

read_options survey_options::meaning() const {
  read_options options{.said = said(),
                       .said_in = mapping_file,
                       .sheet = sheet,
                       .query = query,
                       .limits = limits.chosen(),
                       .threads = threads};
  options.csv.delimiter = delimiter_named(delimiter);
  if (query_seconds != 0) options.limits.sqlite.max_query_seconds = query_seconds;
  const auto date = [](const std::string& option, const std::string& text) -> std::optional<day> {
    if (text.empty()) return std::nullopt;
    if (const auto read = parse_day(text)) return read;
    throw usage_error{{option + " '" + text + "' bukan tanggal (yyyy-mm-dd atau dd/mm/yyyy)",
                       option + " '" + text + "' is not a date (yyyy-mm-dd or dd/mm/yyyy)"}};
  };
  options.from = date("--from", from);
  options.to = date("--to", to);
  if (options.from && options.to && *options.to < *options.from)
    throw usage_error{{"--to " + to + " mendahului --from " + from, "--to " + to + " is before --from " + from}};
  if (duplicates == "report") options.duplicates = ikm::duplicates::report;
  if (duplicates == "first") options.duplicates = ikm::duplicates::first;
  if (duplicates == "last") options.duplicates = ikm::duplicates::last;
  if (duplicates == "stop") options.duplicates = ikm::duplicates::stop;
  return options;
}

read_options survey_options::reading(const ikm::methodology& method, outputs& written) const {
  if (std::count(inputs.begin(), inputs.end(), "-") > 1)
    throw usage_error{{"masukan baku hanya dapat dibaca sekali", "standard input can be read only once"}};
  read_options options = meaning();
  options.bad_rows = bad_rows == "skip" ? ikm::bad_rows::skip : ikm::bad_rows::stop;
  options.by = breakdowns();
  options.joint_counts = joint_counts;

  if (!rejects.empty()) {
    const bool first = written.empty();  // the rejects of every survey of a run are one list
    std::ostream& list = first ? written.open(rejects).stream() : written.front().stream();
    if (first) write_rejects_header(list, method);
    options.on_reject = [&list](const rejected_row& row) { write_reject(list, row); };
  }
  return options;
}

survey survey_options::read(const ikm::methodology& method, const read_options& options, language lang,
                            outputs& written) const {
  survey made = [&] {
    try {
      return read_watched(inputs, method, options, lang);
    } catch (const bad_rows_error&) {
      written.commit();  // the list of what was wrong is the product of such a run; of no other that fails
      throw;
    } catch (const answers_needed& problem) {
      const std::string option = " (" + option_of(problem.asked_for) + ")";
      throw tally_error{problem.code(), {problem.said().id + option, problem.said().en + option}};
    }
  }();
  for (const std::string& notice : notices_of(made.account, lang, cli::option_of)) complain(notice);
  std::uint64_t rejected = 0;
  for (const auto& [why, rows] : made.account.reject_counts) rejected += rows;
  if (rejected != 0) complain(input_error{made.account.rejects, rejected}, lang);
  return made;
}

}  // namespace ikm::cli
