// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/inspect_report.hpp>

#include "ingest/quoted.hpp"
#include "report/counted_text.hpp"
#include "report/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <variant>

namespace ikm {
namespace {

/// Words that no element knows, for a person to score.
std::vector<open_question> unknown_words(const survey& read, language lang) {
  std::vector<open_question> open;
  const std::vector<std::string>& columns = read.understood.front().question_columns;
  const methodology& method = read.all.method();
  std::map<std::string, std::size_t> columns_of_word;
  for (const auto& [place, count] : read.account.unknown_words) ++columns_of_word[place.second];
  const auto ask = [&](const std::string& word, std::uint64_t count, const std::string& section) {
    open.push_back({std::string{label(
                        lang, "kata yang belum dikenal; beri nilai: ", "a word that is not known; give it a score: ")} +
                        word + " × " + std::to_string(count),
                    {{{section, word, to_complete{}}}}});
  };
  std::map<std::string, std::uint64_t> everywhere;  // words that are in every question are asked for once
  for (const auto& [place, count] : read.account.unknown_words)
    if (columns_of_word[place.second] >= columns.size() && columns.size() > 1) everywhere[place.second] += count;
  for (const auto& [word, count] : everywhere) ask(word, count, "words");
  for (std::size_t q = 0; q < columns.size(); ++q)
    for (const auto& [word, count] : read.account.unknown_words)
      if (word.first == shown(columns[q]) && !everywhere.contains(word.second))
        ask(word.second, count, "words." + method.elements()[method.element_of(q)].id);
  return open;
}

/// `12,5 %`; a dash where there is nothing to take a share of.
std::string share(std::uint64_t part, std::uint64_t all, language lang) {
  if (all == 0) return "-";
  std::string text = fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(all));
  if (lang == language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

class understanding_writer {
 public:
  understanding_writer(std::ostream& to, const survey& read, language lang)
      : to_{to}, read_{read}, file_{read.understood.front()}, lang_{lang} {}

  void write() const {
    found();
    questions();
    rows();
    oddities();
  }

 private:
  [[nodiscard]] std::string say(const char* id, const char* en) const { return label(lang_, id, en); }
  void fact(const std::string& name, const std::string& value) const { to_ << fmt::format("{:<14}{}\n", name, value); }
  template <typename... Values>
  void line(const char* id, const char* en, const Values&... values) const {
    to_ << fmt::format(fmt::runtime(label(lang_, id, en)), values...);
  }

  void found() const {
    fact(say("Berkas", "File"), shown(file_.file, 200));
    if (!file_.sheet.empty()) fact(say("Lembar", "Sheet"), shown(file_.sheet));
    for (const std::string& other : file_.other_sheets) fact("", say("tidak dibaca: ", "not read: ") + shown(other));
    if (!file_.delimiter.empty()) fact(say("Pemisah", "Delimiter"), file_.delimiter);
    fact(say("Judul kolom", "Header"), say("baris ", "line ") + std::to_string(file_.header_line));
    if (file_.is_long) fact(say("Bentuk", "Shape"), say("satu baris satu jawaban", "one row per answer"));
    if (file_.is_counted) fact(say("Bentuk", "Shape"), counted_text(file_, read_.all.method().scale(), lang_));
    fact(say("Metodologi", "Methodology"), read_.all.method().id());
  }

  void questions() const {
    const methodology& method = read_.all.method();
    line("\nUnsur dan kolomnya; terisi, kosong:\n", "\nElements and their columns; answered, blank:\n");
    const std::uint64_t all = read_.all.respondents();
    for (std::size_t q = 0; q < method.question_count(); ++q) {
      const std::uint64_t blanks = read_.all.count(q, blank);
      to_ << fmt::format("  {:<6}{:<14}{:>8}{:>8} {:>7}  {}\n", method.question_at(q).code,
                         method.elements()[method.element_of(q)].id, all - blanks, blanks, share(blanks, all, lang_),
                         shown(file_.question_columns[q], 120));
    }
    if (!file_.as_mapping.profile.empty()) line("\nProfil (untuk rincian):\n", "\nProfile (for breakdowns):\n");
    for (const auto& [field, header] : file_.as_mapping.profile)
      to_ << fmt::format("  {:<16}{}\n", field, shown(header, 120));
    line("\nKolom lain, tidak dibaca: {}\n", "\nOther columns, not read: {}\n", file_.other_columns);
  }

  void rows() const {
    const row_account& of = read_.account;
    line("\nBaris: {} = {} responden + {} ditolak + {} dilewati\n",
         "\nRows: {} = {} respondents + {} rejected + {} skipped\n", of.rows, of.accepted, of.rejected, of.skipped);
    if (of.lines_read)
      line("Dari {} baris berkas, yang masing-masing mewakili beberapa responden\n",
           "From {} rows of the file, each standing for several respondents\n", *of.lines_read);
    for (const auto& [kind, count] : of.skips) to_ << fmt::format("  {:>8}  {}\n", count, label_of(kind).in(lang_));
    for (const auto& [why, count] : of.reject_counts)
      to_ << fmt::format("  {:>8}  {}\n", count, label_of(why).in(lang_));
    if (!of.unknown_words.empty()) line("\nKata yang tidak dikenal:\n", "\nWords that are not known:\n");
    for (const auto& [word, count] : of.unknown_words)
      to_ << fmt::format("  {:>8}  {}: '{}'\n", count, shown(word.first, 80), word.second);
  }

  /// What may be in order, and a person should look at.
  void oddities() const {
    const row_account& of = read_.account;
    to_ << "\n";
    fact(say("Ganda", "Duplicates"), std::to_string(of.duplicates.value_or(0)) +
                                         say(" baris sama dengan baris sebelumnya", " rows repeat an earlier one"));
    for (const repeated_line& one : of.duplicate_lines)
      line("  baris {} = baris {}\n", "  line {} = line {}\n", one.line, one.same_as);
    fact(say("Seragam", "Alike"), std::to_string(of.straight_lined.value_or(0)) +
                                      say(" responden memberi jawaban yang sama untuk semua pertanyaan",
                                          " respondents gave every question the same answer"));
  }

  std::ostream& to_;
  const survey& read_;
  const understanding& file_;
  language lang_;
};

}  // namespace

std::vector<open_question> open_questions_of(std::span<const complaint> complaints, language lang) {
  std::vector<open_question> open;
  for (const complaint& c : complaints) {
    open_question question{.prose = shown(text_of({c.where, c.what, {}}, lang), 400)};
    for (const remedy& one : c.remedies)
      if (const auto* const edits = std::get_if<std::vector<mapping_edit>>(&one))
        question.choices.push_back(*edits);
      else if (const auto& chosen = std::get<setting>(one); chosen.which == rule::sheet)
        for (const std::string& sheet : chosen.values) question.choices.push_back({{"", "sheet", sheet}});
    if (!question.choices.empty()) open.push_back(std::move(question));
  }
  return open;
}

std::vector<open_question> open_questions_of(const survey& read, language lang) {
  std::vector<open_question> open = unknown_words(read, lang);
  std::vector<complaint> rows = read.account.rejects;
  // Unknown words are listed once each, above.
  std::erase_if(rows, [](const complaint& c) { return c.code() == reason::text_answer; });
  for (open_question& question : open_questions_of(rows, lang)) open.push_back(std::move(question));
  return open;
}

void write_understanding(std::ostream& to, const survey& read, language lang) {
  understanding_writer{to, read, lang}.write();
}

}  // namespace ikm
