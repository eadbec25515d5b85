// SPDX-License-Identifier: BSL-1.0
#include "result_form.hpp"

#include "help.hpp"
#include "named_files.hpp"
#include "survey_options.hpp"

#include "base/ascii.hpp"
#include "base/joined.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace ikm::cli {
namespace {

/// Endings that promise a form. Whatever else follows a point (`hasil.txt`, `hasil.2026`) promises none.
constexpr std::array<std::string_view, 38> known_endings = {
    "csv",  "tsv", "json",    "jsonl", "ndjson", "tally", "xlsx", "xlsm", "xlsb", "xls", "ods", "docx",  "doc",
    "odt",  "rtf", "pptx",    "ppt",   "odp",    "pdf",   "html", "htm",  "xml",  "svg", "png", "jpg",   "jpeg",
    "epub", "ps",  "parquet", "sav",   "dta",    "db",    "zip",  "gz",   "zst",  "bz2", "7z",  "sqlite"};

std::string ending_of(const std::string& file) {
  std::string ending = std::filesystem::path{file}.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  return lower(ending);
}

}  // namespace

void result_options::add_to(CLI::App& command, const language& lang) {
  under(command, say(lang, "Hasil", "Result"));
  std::string known;
  for (const std::string& each : forms)
    known += known.empty() ? each + say(lang, " (bawaan)", " (default)") : ", " + each;
  command
      .add_option("--format", format,
                  say(lang, "bentuk hasil: ", "form of the result: ") + known +
                      say(lang, "; tanpa ini menurut akhiran nama -o", "; without it as the ending of -o says"))
      ->check(CLI::IsMember(forms));
  command.add_option("-o,--output", file, say(lang, "tulis hasil ke berkas ini", "write the result to this file"));
  writes_result(command, "--output");
}

std::string result_options::form() const { return result_form(format, file, forms); }

std::string result_form(const std::string& asked, const std::string& file, const std::vector<std::string>& forms) {
  if (!asked.empty()) return asked;
  std::string ending = ending_of(file);
  if (std::find(forms.begin(), forms.end(), ending) != forms.end()) return ending;
  if (std::find(known_endings.begin(), known_endings.end(), ending) == known_endings.end()) return forms.front();
  const std::string known = joined(forms);
  const bool choice = forms.size() > 1;
  throw usage_error{{"--output '" + file + "': perintah ini tidak menulis bentuk " + ending + "; yang ditulisnya: " +
                         known + (choice ? "; sebut --format, atau beri nama lain" : "; beri nama lain"),
                     "--output '" + file + "': this command does not write " + ending + "; it writes: " + known +
                         (choice ? "; give --format, or another name" : "; give another name")}};
}

}  // namespace ikm::cli
