// SPDX-License-Identifier: BSL-1.0
// The page of `man ikm`, made from the options themselves: `ikm manual`.
#include "command_words.hpp"
#include "help.hpp"
#include "output.hpp"
#include "survey_options.hpp"

#include "base/joined.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace ikm::cli {
namespace {

/// Text of a page: a hyphen that is typed stays one, and nothing at the start of a line is a command of roff.
std::string roff(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (made.empty() && (c == '.' || c == '\'')) made += "\\&";
    if (c == '-') made += '\\';
    made += c;
    if (c == '\\') made += 'e';
  }
  return made;
}

void write_option(std::ostream& to, const option_words& option, language lang) {
  to << ".TP\n.B " << roff(joined(option.names, ", "));
  if (!option.choices.empty())
    to << " " << roff(joined(option.choices, "|"));
  else if (option.takes_value)
    to << " " << (option.names_a_file ? say(lang, "BERKAS", "FILE") : say(lang, "NILAI", "VALUE"));
  to << "\n" << roff(option.meaning) << "\n";
}

void write_commands(std::ostream& to, const std::vector<command_words>& commands, language lang) {
  to << ".SH " << say(lang, "RINGKASAN", "SYNOPSIS") << "\n";
  for (const command_words& command : commands) {
    to << ".B ikm " << roff(command.name) << "\n.RI [ " << say(lang, "OPSI", "OPTIONS") << " ]";
    if (!command.subcommands.empty()) to << " \" " << roff(joined(command.subcommands, "|")) << "\"";
    if (!command.arguments.empty()) to << " \" " << roff(joined(command.arguments, " ")) << "\"";
    to << "\n.br\n";
  }
  for (const command_words& command : commands) {
    to << ".SH ikm " << roff(command.name) << "\n" << roff(command.meaning) << "\n";
    for (const option_words& option : command.options) write_option(to, option, lang);
  }
}

void write_statuses(std::ostream& to, language lang) {
  to << ".SH " << say(lang, "STATUS KELUAR", "EXIT STATUS") << "\n";
  const auto row = [&](exit_status status, const std::string& meaning) {
    to << ".TP\n.B " << static_cast<int>(status) << "\n" << roff(meaning) << "\n";
  };
  row(done, say(lang, "selesai", "done"));
  row(bad_input, say(lang, "masukan tidak dapat dibaca, tidak pasti, memuat baris yang salah, atau melampaui batas",
                     "an input cannot be read, is not certain, holds bad rows, or passes a limit"));
  row(wrong_use, say(lang, "perintah salah dipakai", "the command was used wrongly"));
  row(bad_output, say(lang, "hasil tidak dapat ditulis; yang ada sebelumnya tetap seperti semula",
                      "the result could not be written; what was there before is as it was"));
}

void write_page(std::ostream& to, const std::vector<command_words>& commands, language lang) {
  to << ".\\\" made by `ikm manual`\n.TH IKM 1 \"\" \"" << version_text() << "\" \""
     << say(lang, "Perintah pengguna", "User Commands") << "\"\n.SH " << say(lang, "NAMA", "NAME") << "\nikm \\- "
     << roff(say(lang, "indeks kepuasan masyarakat (IKM) dari jawaban seperti yang disimpan kantor",
                 "index of public satisfaction (IKM) from answers as offices hold them"))
     << "\n.SH " << say(lang, "URAIAN", "DESCRIPTION") << "\n"
     << roff(say(
            lang,
            "ikm membaca jawaban survei (teks berkolom, XLSX, ODS, JSON, SQLite, dimampatkan atau tidak) dan memberi "
            "indeks menurut PermenPAN-RB 14/2017, 16/2014, atau KEP/25/M.PAN/2/2004 beserta mutunya. Indeks adalah "
            "pecahan pasti dan dibulatkan satu kali. Yang tidak pasti ditanyakan dan tidak pernah ditebak.",
            "ikm reads answers of a survey (delimited text, XLSX, ODS, JSON, SQLite, compressed or not) and gives the "
            "index of PermenPAN-RB 14/2017, 16/2014 or KEP/25/M.PAN/2/2004 and its grade. The index is an exact "
            "fraction and is rounded once. What is not certain is asked for and never guessed."))
     << "\n";
  write_commands(to, commands, lang);
  write_statuses(to, lang);
  to << ".SH " << say(lang, "CONTOH", "EXAMPLES")
     << "\n.nf\nikm score jawaban.xlsx \\-\\-by unit\nikm score jawaban.csv \\-\\-by unit \\-o hasil.json\n"
        "ikm inspect jawaban.csv \\-\\-write\\-mapping pemetaan.toml\n.fi\n.SH "
     << say(lang, "LIHAT JUGA", "SEE ALSO") << "\n"
     << roff(say(lang, "Dokumentasi proyek: docs/panduan.md, docs/file_formats.md, docs/methodology.md.",
                 "The documentation of the project: docs/panduan.md (Indonesian), docs/file_formats.md, "
                 "docs/methodology.md."))
     << "\n";
}

}  // namespace

void add_manual(CLI::App& app, const language& lang) {
  CLI::App* const command =
      app.add_subcommand("manual", say(lang, "halaman manual, untuk man", "the manual page, for man"));
  command->callback([&app, lang] {
    output file{""};
    write_page(file.stream(), commands_of(app), lang);
    file.commit();
  });
}

}  // namespace ikm::cli
