// SPDX-License-Identifier: BSL-1.0
#include "printed_tables.hpp"

#include "help.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include <ikm/read/methodology_file.hpp>
#include <ikm/source/open_rows.hpp>

#include <algorithm>
#include <map>

namespace ikm::cli {
namespace {

/// `U1=persyaratan_nilai,ikm=indeks`, taken apart.
std::map<std::string, std::string> columns_in(const std::string& list, const ikm::methodology& method) {
  std::map<std::string, std::string> made;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t end = std::min(list.find(',', from), list.size());
    const std::string part = list.substr(from, end - from);
    const std::size_t equals = part.find('=');
    const std::string key = part.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == part.size() || key.empty())
      throw usage_error{{"--columns '" + part + "': yang diharapkan UNSUR=KOLOM",
                         "--columns '" + part + "': expected ELEMENT=COLUMN"}};
    if (!names_printed_column(method, key))
      throw usage_error{
          {"--columns '" + part + "': '" + key + "' bukan unsur metodologi ini, dan bukan unit, responden, ikm, mutu",
           "--columns '" + part + "': '" + key +
               "' is not an element of the methodology, nor unit, responden, ikm, mutu"}};
    if (!made.emplace(key, part.substr(equals + 1)).second)
      throw usage_error{{"--columns: '" + key + "' disebut dua kali", "--columns: '" + key + "' is given twice"}};
    from = end + 1;
  }
  return made;
}

}  // namespace

void printed_tables::add_to(CLI::App& command, const language& lang) {
  command
      .add_option(
          "TABLE", files,
          say(lang, "tabel NRR tercetak: satu unsur tiap baris, atau satu unit tiap baris; - untuk masukan baku",
              "printed tables of means: one element per row, or one unit per row; - is standard input"))
      ->required();
  under(command, say(lang, "Arti berkas", "What a file means"));
  command.add_option("--methodology", methodology,
                     say(lang, "id metodologi, atau berkas TOML", "a methodology's id, or a TOML file"));
  command.add_option("--columns", columns,
                     say(lang, "kolom tabel unit: U1=KOLOM,…; juga unit, responden, ikm, mutu",
                         "columns of a table of units: U1=COLUMN,…; also unit, responden, ikm, mutu"));
  command.add_option("--delimiter", delimiter,
                     say(lang, "pemisah sel: ',' ';' atau tab; bawaan: dikenali sendiri",
                         "cell delimiter: ',' ';' or tab; default: detected"));
  command.add_option("--sheet", sheet,
                     say(lang, "lembar buku kerja, atau tabel SQLite atau JSON; bawaan: satu-satunya",
                         "sheet of a workbook, or table of an SQLite or JSON file; default: the only one"));
  reads_files(command, {"TABLE"});
  reads_files(command, {"--methodology"}, methodology_file);
  under(command, say(lang, "Opsi", "Options"));
}

ikm::methodology printed_tables::method() const {
  return methodology.empty() ? permenpan_14_2017() : methodology_named_or_read(methodology);
}

std::vector<printed_table> printed_tables::read(const ikm::methodology& method, bool needs_means) const {
  if (std::count(files.begin(), files.end(), "-") > 1)
    throw usage_error{{"masukan baku hanya dapat dibaca sekali", "standard input can be read only once"}};
  const printed_options options{.columns = columns_in(columns, method), .needs_means = needs_means};
  std::vector<printed_table> made;
  made.reserve(files.size());
  for (const std::string& file : files) {
    const auto rows = open_rows(file, {.csv = {.delimiter = delimiter_named(delimiter)}, .sheet = sheet});
    made.push_back(read_printed_table(*rows, method, options));
  }
  return made;
}

}  // namespace ikm::cli
