// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "survey_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace ikm::cli {
namespace {

struct inspect_command {
  survey_options answers = {};
  std::string mapping_to = {};

  void run(language lang) const {
    answers.keep_apart(mapping_to, "--write-mapping");
    const ikm::methodology method = answers.method();
    read_options options = answers.meaning();
    options.bad_rows = ikm::bad_rows::skip;
    options.duplicates = ikm::duplicates::report;
    try {
      const survey read = read_watched(answers.inputs, method, options, lang);
      if (read.understood.empty())
        throw usage_error{{"ini hitungan tersimpan; inspect memerlukan berkas jawaban",
                           "this is a stored tally; inspect needs a file of answers"}};
      output result{""};
      result.stream() << description(read, lang);
      result.commit();
      write_mapping(to_toml(read.understood.front().as_mapping) + unknown_words(read, lang) + open_rows(read, lang));
      if (!read.account.rejects.empty()) complain(input_error{read.account.rejects, read.account.rejected}, lang);
    } catch (const input_error& problem) {
      write_mapping(unsettled(problem, lang));
      throw;
    }
  }

 private:
  void write_mapping(const std::string& toml) const {
    if (mapping_to.empty()) return;
    output file{mapping_to};
    file.stream() << toml;
    file.commit();
  }

  /// Words that no element knows, as lines that a person completes.
  [[nodiscard]] static std::string unknown_words(const survey& read, language lang) {
    std::string toml;
    const std::vector<std::string>& columns = read.understood.front().question_columns;
    const ikm::methodology& method = read.all.method();
    for (std::size_t q = 0; q < columns.size(); ++q) {
      bool first = true;
      for (const auto& [word, count] : read.account.unknown_words) {
        if (word.first != shown(columns[q])) continue;
        if (std::exchange(first, false)) toml += "# [words." + method.elements()[method.element_of(q)].id + "]\n";
        toml += "# " + toml_quoted(word.second) + " = …  # × " + std::to_string(count) + "\n";
      }
    }
    return toml.empty() ? toml
                        : "\n# " +
                              say(lang, "Kata yang belum dikenal; beri nilai dan hapus tanda #:",
                                  "Words not known yet; give a score and remove the #:") +
                              "\n" + toml;
  }

  /// Rows of which somebody has to say what they are, once for each line that would settle it.
  [[nodiscard]] static std::string open_rows(const survey& read, language lang) {
    std::string toml;
    std::set<std::string> said;
    for (const complaint& c : read.account.rejects) {
      const bool asks = c.why == reason::incomplete_row || c.why == reason::totals_or_respondent ||
                        c.why == reason::legend_or_respondent || c.why == reason::after_totals ||
                        c.why == reason::coded_answer;
      if (asks && !c.remedy.empty() && said.insert(c.remedy).second)
        toml += "# " + shown(text_of(c, lang), 400) + "\n# " + c.remedy + "\n";
    }
    return toml.empty() ? toml
                        : "\n# " +
                              say(lang, "Baris yang harus dijelaskan; pilih satu, di bawah [rows] atau [words]:",
                                  "Rows to be explained; choose one, under [rows] or [words]:") +
                              "\n" + toml;
  }

  /// What has to be settled, as lines that a person uncomments and completes.
  [[nodiscard]] static std::string unsettled(const input_error& problem, language lang) {
    std::string toml = "schema = \"ikm.mapping/1\"\n";
    std::string table;
    for (const complaint& c : problem.complaints()) {
      if (c.remedy.empty()) continue;
      toml += "\n# " + shown(text_of(c, lang), 400) + "\n";
      std::string_view lines = c.remedy;
      if (lines.starts_with('[')) {
        const std::size_t end = std::min(lines.find(']') + 1, lines.size());
        if (table != lines.substr(0, end)) {
          table = lines.substr(0, end);
          toml += table + "\n";
        }
        lines.remove_prefix(std::min(end + 1, lines.size()));
      }
      while (!lines.empty()) {
        const std::size_t bar = std::min(lines.find(" | "), lines.size());
        toml += "# " + std::string{lines.substr(0, bar)} + "\n";
        lines.remove_prefix(std::min(bar + 3, lines.size()));
      }
    }
    return toml;
  }

  [[nodiscard]] static std::string description(const survey& read, language lang) {
    const auto say_ = [&](const char* id, const char* en) { return say(lang, id, en); };
    std::string text;
    const auto fact = [&](const std::string& name, const std::string& value) {
      text += fmt::format("{:<14}{}\n", name, value);
    };
    const ikm::methodology& method = read.all.method();
    const understanding& u = read.understood.front();
    fact(say_("Berkas", "File"), shown(u.file, 200));
    if (!u.sheet.empty()) fact(say_("Lembar", "Sheet"), shown(u.sheet));
    for (const std::string& other : u.other_sheets) fact("", say_("tidak dibaca: ", "not read: ") + shown(other));
    if (!u.delimiter.empty()) fact(say_("Pemisah", "Delimiter"), u.delimiter);
    fact(say_("Judul kolom", "Header"), fmt::format(fmt::runtime(say_("baris {}", "line {}")), u.header_line));
    if (u.is_long) fact(say_("Bentuk", "Shape"), say_("satu baris satu jawaban", "one row an answer"));
    fact(say_("Metodologi", "Methodology"), method.id());
    text += "\n" + say_("Unsur dan kolomnya; terisi, kosong:", "Elements and their columns; answered, blank:") + "\n";
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const std::uint64_t all = read.all.respondents();
      const std::uint64_t blanks = read.all.count(q, blank);
      text += fmt::format(
          "  {:<6}{:<14}{:>8}{:>8} {:>5}  {}\n", method.question_at(q).code, method.elements()[method.element_of(q)].id,
          all - blanks, blanks,
          all == 0 ? "-" : fmt::format("{:.1f}%", 100.0 * static_cast<double>(blanks) / static_cast<double>(all)),
          shown(u.question_columns[q], 120));
    }
    if (!u.as_mapping.profile.empty()) text += "\n" + say_("Profil (untuk --by):", "Profile (for --by):") + "\n";
    for (const auto& [field, header] : u.as_mapping.profile)
      text += fmt::format("  {:<16}{}\n", field, shown(header, 120));
    text += fmt::format(fmt::runtime(say_("\nKolom lain, tidak dibaca: {}\n", "\nOther columns, not read: {}\n")),
                        u.other_columns);
    const row_account& rows = read.account;
    text += fmt::format(fmt::runtime(say_("\nBaris: {} = {} responden + {} ditolak + {} dilewati\n",
                                          "\nRows: {} = {} respondents + {} rejected + {} skipped\n")),
                        rows.rows, rows.accepted, rows.rejected, rows.skipped);
    for (const auto& [kind, count] : rows.skips) text += fmt::format("  {:>8}  {}\n", count, label_of(kind).in(lang));
    for (const auto& [why, count] : rows.reject_counts) text += fmt::format("  {:>8}  {}\n", count, name_of(why));
    if (!rows.unknown_words.empty())
      text += "\n" + say_("Kata yang tidak dikenal:", "Words that are not known:") + "\n";
    for (const auto& [word, count] : rows.unknown_words)
      text += fmt::format("  {:>8}  {}: '{}'\n", count, shown(word.first, 80), word.second);
    text += "\n";
    fact(say_("Ganda", "Duplicates"),
         fmt::format(fmt::runtime(say_("{} baris sama dengan baris sebelumnya", "{} rows repeat an earlier one")),
                     rows.duplicates.value_or(0)));
    for (const auto& [line, first] : rows.duplicate_lines)
      text += fmt::format(fmt::runtime(say_("  baris {} = baris {}\n", "  line {} = line {}\n")), line, first);
    fact(say_("Seragam", "Alike"),
         fmt::format(fmt::runtime(say_("{} responden memberi jawaban yang sama untuk semua pertanyaan",
                                       "{} respondents gave every question the same answer")),
                     rows.straight_lined.value_or(0)));
    return text;
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
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
