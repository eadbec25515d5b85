// SPDX-License-Identifier: BSL-1.0
#include "cli.hpp"
#include "named_files.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "survey_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>

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
    try {
      const survey read = read_watched(answers.inputs, method, options, lang);
      if (read.understood.empty())
        throw usage_error{{"ini hitungan tersimpan; inspect memerlukan berkas jawaban",
                           "this is a stored tally; inspect needs a file of answers"}};
      std::vector<open_question> open = unknown_words(read, lang);
      std::vector<complaint> rows = read.account.rejects;
      // Unknown words are listed once each, above.
      std::erase_if(rows, [](const complaint& c) { return c.code() == reason::text_answer; });
      for (open_question& question : open_questions(rows, lang)) open.push_back(std::move(question));
      outputs written;
      written.open("").text() << description(read, lang);
      write_mapping(written, to_toml(read.understood.front().as_mapping, open, lang), open, lang);
      if (!read.account.rejects.empty()) complain(input_error{read.account.rejects, read.account.rejected}, lang);
    } catch (const input_error& problem) {
      const std::vector<open_question> open = open_questions(problem.complaints(), lang);
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
      complain(shown(mapping_to, 4096) +
               say(lang, ": pemetaan ditulis; lengkapi baris yang diawali '# ', lalu pakai dengan --mapping",
                   ": the mapping is written; complete the lines that begin with '# ', then use it with --mapping"));
  }

  /// Words that no element knows, for a person to score.
  [[nodiscard]] static std::vector<open_question> unknown_words(const survey& read, language lang) {
    std::vector<open_question> open;
    const std::vector<std::string>& columns = read.understood.front().question_columns;
    const ikm::methodology& method = read.all.method();
    std::map<std::string, std::size_t> columns_of_word;
    for (const auto& [place, count] : read.account.unknown_words) ++columns_of_word[place.second];
    const auto ask = [&](const std::string& word, std::uint64_t count, const std::string& section) {
      open.push_back(
          {say(lang, "kata yang belum dikenal; beri nilai: ", "a word that is not known; give it a score: ") + word +
               " × " + std::to_string(count),
           {{{section, word, to_complete{}}}}});
    };
    std::map<std::string, std::uint64_t> everywhere;  // words that stand in every question are asked for once
    for (const auto& [place, count] : read.account.unknown_words)
      if (columns_of_word[place.second] >= columns.size() && columns.size() > 1) everywhere[place.second] += count;
    for (const auto& [word, count] : everywhere) ask(word, count, "words");
    for (std::size_t q = 0; q < columns.size(); ++q)
      for (const auto& [word, count] : read.account.unknown_words)
        if (word.first == shown(columns[q]) && !everywhere.contains(word.second))
          ask(word.second, count, "words." + method.elements()[method.element_of(q)].id);
    return open;
  }

  /// What has to be settled, with the lines of a mapping that do.
  [[nodiscard]] static std::vector<open_question> open_questions(const std::vector<complaint>& complaints,
                                                                 language lang) {
    std::vector<open_question> open;
    for (const complaint& c : complaints) {
      open_question question{.prose = shown(text_of({c.where, c.what, {}}, lang), 400)};
      for (const remedy& one : c.remedies)
        if (const auto* const edits = std::get_if<std::vector<mapping_edit>>(&one)) question.choices.push_back(*edits);
      if (!question.choices.empty()) open.push_back(std::move(question));
    }
    return open;
  }

  /// `12,5 %`; a dash where there is nothing to take a share of.
  [[nodiscard]] static std::string share(std::uint64_t part, std::uint64_t all, language lang) {
    if (all == 0) return "-";
    std::string text = fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(all));
    if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
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
      text += fmt::format("  {:<6}{:<14}{:>8}{:>8} {:>7}  {}\n", method.question_at(q).code,
                          method.elements()[method.element_of(q)].id, all - blanks, blanks, share(blanks, all, lang),
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
    for (const auto& [why, count] : rows.reject_counts)
      text += fmt::format("  {:>8}  {}\n", count, label_of(why).in(lang));
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
  reads_files(command, {"FILE"});
  writes_beside(command, "--write-mapping");
  command.callback([c, &lang] { c->run(lang); });
}

}  // namespace ikm::cli
