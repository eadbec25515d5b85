// SPDX-License-Identifier: BSL-1.0
#include "requests.hpp"

#include "border.hpp"

#include "base/ascii.hpp"
#include "base/joined.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/index/score.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <utility>

namespace ikm::c {
namespace {

using namespace std::string_view_literals;
using words = std::array<std::string_view, 4>;
using names = std::vector<std::string_view>;

constexpr std::int64_t most_people = 999'999'999'999'999'999;

const names of_every_call = {"lang"sv, "methodology"sv, "methodology-text"sv};
const names of_index = {"weight-decimals"sv, "rounding"sv, "missing"sv};
const names of_meaning = {"mapping"sv, "mapping-text"sv, "count"sv,         "delimiter"sv,
                          "sheet"sv,   "query"sv,        "query-seconds"sv, "threads"sv};
const names of_rows = {"from"sv, "to"sv, "duplicates"sv, "bad-rows"sv};
const names of_groups = {"by"sv, "smallest-group"sv};
const names of_units = {"combine"sv, "combine-by"sv, "combine-weights"sv, "targets"sv, "year"sv};
const names of_result = {"target"sv, "confidence"sv, "interval"sv, "population"sv, "quality"sv, "priority-lines"sv};
const names of_weighting = {"importance"sv, "strata"sv, "poststratify"sv, "rake"sv};

names joined(std::initializer_list<names> lists) {
  names all;
  for (const names& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// Options that do not go together.
[[noreturn]] void refuse_together(const std::string& id, const std::string& en) {
  throw wrong_use{"wrong_option", {"opsi " + id, "options: " + en}};
}

/// Standard input is the program's own.
void refuse_standard_input(std::string_view option, const std::string& path) {
  if (path == "-")
    refuse_option(option, path, "berkas; masukan baku dibaca oleh program itu sendiri",
                  "a file; standard input is the program's to read");
}

std::optional<std::string> file_of(const options& given, std::string_view option) {
  auto path = given.text(option);
  if (path) refuse_standard_input(option, *path);
  return path;
}

breakdown columns_of(std::string_view option, const std::string& list) {
  breakdown columns = items_of(list);
  for (const std::string& column : columns)
    if (column.empty()) refuse_option(option, list, "nama kolom", "names of columns");
  return columns;
}

std::vector<breakdown> breakdowns_of(const options& given) {
  std::vector<breakdown> made;
  for (const std::string& list : given.texts("by"))
    if (breakdown columns = columns_of("by", list); std::find(made.begin(), made.end(), columns) == made.end())
      made.push_back(std::move(columns));
  return made;
}

char delimiter_of(const options& given) {
  const std::string name = given.text("delimiter").value_or("");
  if (name.empty()) return '\0';
  if (name == "tab" || name == "\t") return '\t';
  if (name.size() == 1 && name != "\"" && name != "\n" && name != "\r") return name.front();
  refuse_option("delimiter", name, "satu karakter, atau tab", "one character, or tab");
}

std::optional<day> day_of(const options& given, std::string_view option) {
  const auto text = given.text(option);
  if (!text || text->empty()) return std::nullopt;
  if (const auto read = parse_day(*text)) return read;
  refuse_option(option, *text, "tanggal (yyyy-mm-dd atau dd/mm/yyyy)", "a date (yyyy-mm-dd or dd/mm/yyyy)");
}

mapping mapping_of(const options& given) {
  const auto file = file_of(given, "mapping");
  const auto text = given.text("mapping-text");
  if (file && text)
    refuse_together("'mapping' atau 'mapping-text', jangan keduanya", "'mapping' or 'mapping-text', not both");
  mapping made = file ? read_mapping_file(*file) : text ? parse_mapping(*text, "mapping-text") : mapping{};
  if (const auto count = given.text("count")) made.count = *count;
  return made;
}

double proportion_of(std::string_view option, const std::string& text) {
  const auto value = decimal::parse(text);
  if (!value || *value <= decimal{0} || *value >= decimal{1})
    refuse_option(option, text, "proporsi di antara 0 dan 1, misalnya 0,95",
                  "a proportion between 0 and 1, such as 0.95");
  return value->to_double();
}

std::optional<std::uint64_t> people_of(const options& given, std::string_view option) {
  const auto number = given.whole(option, 0, most_people);
  return number ? std::optional{static_cast<std::uint64_t>(*number)} : std::nullopt;
}

/// A target beyond the highest index is not an index (785, 7850).
std::optional<decimal> target_of(const options& given, const methodology& method) {
  const auto text = given.text("target");
  if (!text) return std::nullopt;
  const auto value = plan_value(*text);
  const ratio highest = highest_index(method);
  if (!value || *value < decimal{0} || value->places() > 9 || ratio{*value} >= highest + ratio{1, 2})
    refuse_option("target", *text, "indeks dari 0 sampai " + highest.to_string() + ", misalnya 77,5",
                  "an index from 0 to " + highest.to_string() + ", such as 77.5");
  return value;
}

std::optional<int> year_of(const options& given) {
  const auto year = given.whole("year", 1900, 2999);
  return year ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

/// Options of combining that do not go together.
combination combination_of(const options& given) {
  constexpr words rules = {"pooled", "respondents", "units", "weights"};
  const combination rule = *combination_named(given.word("combine", rules));
  if ((rule == combination::weights) != given.has("combine-weights"))
    refuse_together("'combine' weights dan 'combine-weights' harus bersama",
                    "'combine' weights and 'combine-weights' go together");
  if (!given.has("combine") && given.has("combine-by"))
    refuse_together("'combine-by' memerlukan 'combine' respondents, units, atau weights",
                    "'combine-by' needs 'combine' respondents, units or weights");
  return rule;
}

statistics_request statistics_of(const options& given) {
  constexpr std::array methods = {"student_t"sv, "logit"sv, "skew_corrected"sv};
  constexpr std::array lines = {"means"sv, "midpoint"sv, "target"sv};
  const auto level = given.text("confidence");
  if (!level && given.has("interval"))
    refuse_together("'interval' memerlukan 'confidence'", "'interval' needs 'confidence'");
  statistics_request asked{.method = *interval_method_named(given.word("interval", methods)),
                           .population = people_of(given, "population"),
                           .quality = given.flag("quality")};
  if (level) asked.level = proportion_of("confidence", *level);
  if (!asked.quality && (given.has("priority-lines") || given.has("importance")))
    refuse_together("'priority-lines' dan 'importance' memerlukan 'quality'",
                    "'priority-lines' and 'importance' need 'quality'");
  asked.lines = *priority_lines_named(given.word("priority-lines", lines));
  return asked;
}

std::uint64_t whole_people(const std::string& option, const group_key& key, const ratio& number) {
  const std::int64_t whole = number.ceiling();
  if (ratio{whole} != number || whole < 0)
    refuse_option(option, key.front(), "banyaknya orang sebagai bilangan bulat", "a whole number of people");
  return static_cast<std::uint64_t>(whole);
}

weighting_request raked_by(const std::vector<std::string>& files) {
  weighting_request made{.rule = weighting_rule::raked};
  for (const std::string& file : files) {
    refuse_standard_input("rake", file);
    const known_composition known = read_composition(*open_rows(file));
    if (known.columns.size() != 1) refuse_option("rake", file, "satu kolom tiap tabel", "one column per table");
    made.by.push_back(known.columns.front());
    std::map<std::string, double>& margin = made.margins.emplace_back();
    for (const auto& [key, number] : known.numbers) margin.emplace(key.front(), number.to_double());
  }
  return made;
}

std::optional<weighting_request> weighting_of(const options& given, const statistics_request& asked) {
  const auto strata = file_of(given, "strata");
  const auto shares = file_of(given, "poststratify");
  const std::vector<std::string> rake = given.texts("rake");
  const int ways = (strata ? 1 : 0) + (shares ? 1 : 0) + (rake.empty() ? 0 : 1);
  if (ways == 0) return std::nullopt;
  if (ways > 1)
    refuse_together("pilih satu: 'strata', 'poststratify', atau 'rake'", "one of 'strata', 'poststratify' and 'rake'");
  if (!asked.level || asked.method == interval_method::skew_corrected)
    refuse_together("'strata', 'poststratify' dan 'rake' memerlukan 'confidence', dengan student_t atau logit",
                    "'strata', 'poststratify' and 'rake' need 'confidence', with student_t or logit");
  if (!rake.empty()) return raked_by(rake);
  const known_composition known = read_composition(*open_rows(strata ? *strata : *shares));
  weighting_request made{.rule = strata ? weighting_rule::stratified : weighting_rule::poststratified,
                         .by = known.columns};
  for (const auto& [key, number] : known.numbers) {
    if (strata)
      made.served.emplace(key, whole_people("strata", key, number));
    else
      made.shares.emplace(key, number.to_double());
  }
  return made;
}

/// The methodology without the questions of a mapping.
methodology unmapped_methodology(const options& given, std::span<const std::string> paths) {
  const auto name = given.text("methodology");
  const auto text = given.text("methodology-text");
  if (name && text)
    refuse_together("'methodology' atau 'methodology-text', jangan keduanya",
                    "'methodology' or 'methodology-text', not both");
  if (name) return methodology_named_or_read(*name);
  if (text) return methodology_from_toml(*text, "methodology-text");
  for (const std::string& path : paths)
    if (std::filesystem::is_regular_file(path))
      if (const auto stored = read_stored(path)) return stored->all.method();
  return permenpan_14_2017();
}

/// The second set of questions of the same survey, which states importances: the files are read twice for it.
importance_questions importance_of(const options& given, const std::string& file, const methodology& method,
                                   std::span<const std::string> paths) {
  for (const std::string& path : paths)
    if (std::filesystem::is_regular_file(path) && read_stored(path))
      refuse_together("'importance' memerlukan jawaban, bukan hitungan tersimpan",
                      "'importance' needs answers, not a stored tally");
  const mapping said = read_mapping_file(file);
  importance_questions asked{with_mapped_questions(unmapped_methodology(given, paths), said), said};
  if (asked.method.elements().size() != method.elements().size())
    refuse_together("'importance': unsurnya tidak sama dengan unsur survei",
                    "'importance': its elements are not those of the survey");
  return asked;
}

/// `ID:YEAR=VALUE`, taken apart.
struct assignment {
  std::string id;
  int year = 0;
  std::string value;
};

assignment assignment_of(std::string_view option, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = equals == std::string::npos ? equals : text.rfind(':', equals);
  assignment made;
  if (colon != std::string::npos) {
    made = {text.substr(0, colon), 0, text.substr(equals + 1)};
    const char* const end = text.data() + equals;
    const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, made.year);
    if (problem != std::errc{} || stop != end) made.year = 0;
  }
  if (made.id.empty() || made.value.empty() || made.year < 1900 || made.year > 2999)
    refuse_option(option, text, option == "survey" ? "ID:TAHUN=BERKAS" : "ID:TAHUN=NILAI",
                  option == "survey" ? "ID:YEAR=FILE" : "ID:YEAR=VALUE");
  return made;
}

/// Several files of one indicator and year are one survey.
std::vector<surveyed_actual> surveys_of(const options& given, const methodology& method, const score_options& valued) {
  std::map<std::pair<std::string, int>, std::vector<std::string>> files;
  for (const std::string& text : given.texts("survey")) {
    const assignment one = assignment_of("survey", text);
    refuse_standard_input("survey", one.value);
    files[{lower(one.id), one.year}].push_back(one.value);
  }
  std::vector<surveyed_actual> made;
  made.reserve(files.size());
  for (const auto& [key, paths] : files)
    made.push_back({key.first, key.second, score(read_survey(paths, method).all, valued), paths});
  return made;
}

}  // namespace

std::span<const std::string_view> options_of_score_file() {
  static const names all =
      joined({of_every_call, of_meaning, of_rows, of_groups, of_index, of_units, of_result, of_weighting});
  return all;
}

std::span<const std::string_view> options_of_score_bytes() {
  static const names all =
      joined({{"name"sv}, of_every_call, of_meaning, of_rows, of_groups, of_index, of_units, of_result, of_weighting});
  return all;
}

std::span<const std::string_view> options_of_score_answers() {
  static const names all = joined({{"bad-rows"sv, "name"sv}, of_every_call, of_index, of_result});
  return all;
}

std::span<const std::string_view> options_of_score_tally() {
  static const names all = joined({{"lang"sv, "threads"sv}, of_groups, of_index, of_units, of_result});
  return all;
}

std::span<const std::string_view> options_of_report() {
  static const names all = joined({{"name"sv, "about"sv, "about-text"sv, "follow-up"sv, "rows"sv},
                                   of_every_call,
                                   of_meaning,
                                   of_rows,
                                   of_groups,
                                   of_index,
                                   of_units,
                                   of_result,
                                   of_weighting});
  return all;
}

std::span<const std::string_view> options_of_gap() {
  static const names all = joined(
      {{"actual"sv, "survey"sv, "year"sv, "lower-formula"sv, "confidence"sv, "delimiter"sv}, of_every_call, of_index});
  return all;
}

std::span<const std::string_view> options_of_compare() {
  static const names all =
      joined({{"confidence"sv, "adjust"sv, "missing"sv, "population-first"sv, "population-second"sv},
              of_every_call,
              of_meaning,
              of_rows,
              of_groups});
  return all;
}

std::span<const std::string_view> options_of_inspect() {
  static const names all = joined({of_every_call, of_meaning});
  return all;
}

std::span<const std::string_view> options_of_tally() {
  static const names all = joined({{"joint"sv, "by"sv}, of_every_call, of_meaning, of_rows});
  return all;
}

language language_of(const options& given) {
  constexpr std::array known = {"id"sv, "en"sv};
  return given.word("lang", known) == "en" ? language::english : language::indonesian;
}

methodology methodology_of(const options& given, std::span<const std::string> paths) {
  return with_mapped_questions(unmapped_methodology(given, paths), mapping_of(given));
}

read_options reading_of(const options& given) {
  constexpr words duplicate_rules = {"report", "first", "last", "stop"};
  constexpr std::array bad_row_rules = {"stop"sv, "skip"sv};
  read_options made{.by = breakdowns_of(given),
                    .said = mapping_of(given),
                    .sheet = given.text("sheet").value_or(""),
                    .query = given.text("query").value_or(""),
                    .from = day_of(given, "from"),
                    .to = day_of(given, "to"),
                    .joint_counts = given.flag("joint"),
                    .threads = static_cast<unsigned>(given.whole("threads", 0, 4096).value_or(0))};
  made.csv.delimiter = delimiter_of(given);
  if (const auto seconds = given.whole("query-seconds", 1, 86'400))
    made.limits.sqlite.max_query_seconds = static_cast<unsigned>(*seconds);
  if (made.from && made.to && *made.to < *made.from) refuse_together("'to' mendahului 'from'", "'to' is before 'from'");
  if (given.word("bad-rows", bad_row_rules) == "skip") made.bad_rows = bad_rows::skip;
  if (given.has("duplicates")) {
    const std::string rule = given.word("duplicates", duplicate_rules);
    made.duplicates = rule == "first"  ? duplicates::first
                      : rule == "last" ? duplicates::last
                      : rule == "stop" ? duplicates::stop
                                       : duplicates::report;
  }
  return made;
}

score_options valued_by(const options& given, const methodology& method) {
  constexpr words roundings = {"exact", "weighted3", "sum3", "mean2-truncated"};
  constexpr std::array blanks = {"available"sv, "listwise"sv, "zero"sv};
  score_options made{.missing = *missing_named(given.word("missing", blanks))};
  if (const auto decimals = given.whole("weight-decimals", 0, 9)) made.weight_decimals = static_cast<int>(*decimals);
  if (given.has("rounding")) made.rounding = rounding_named(given.word("rounding", roundings));
  if (total_weight(method, made) == ratio{0})
    refuse_together("'weight-decimals': bobot yang dibulatkan semuanya 0",
                    "'weight-decimals': the rounded weights are all 0");
  return made;
}

score_request score_request_of(const options& given, const methodology& method, std::span<const std::string> paths) {
  score_request asked{.options = valued_by(given, method), .rule = combination_of(given)};
  const std::vector<breakdown> by = breakdowns_of(given);
  asked.smallest_group = people_of(given, "smallest-group").value_or(0);
  asked.target = target_of(given, method);
  asked.statistics = statistics_of(given);
  if (given.has("year") && !given.has("targets"))
    refuse_together("'year' memerlukan 'targets'", "'year' needs 'targets'");
  if (given.has("targets") && by.empty()) refuse_together("'targets' memerlukan 'by'", "'targets' needs 'by'");
  if (asked.statistics.lines == priority_lines::target && !asked.target && !given.has("targets"))
    refuse_together("'priority-lines' target memerlukan 'target' atau 'targets'",
                    "'priority-lines' target needs 'target' or 'targets'");
  if (asked.rule != combination::pooled) {
    if (asked.statistics.method == interval_method::skew_corrected)
      refuse_together("'interval' skew_corrected hanya untuk 'combine' pooled",
                      "'interval' skew_corrected is for 'combine' pooled only");
    const auto named = given.text("combine-by");
    if (!named && by.size() != 1) refuse_together("'combine' memerlukan 'combine-by'", "'combine' needs 'combine-by'");
    asked.combined_by = named ? columns_of("combine-by", *named) : by.front();
  }
  if (const auto file = file_of(given, "targets"))
    asked.targets_of_units = read_unit_targets(*open_rows(*file), by.front(), year_of(given), method);
  if (const auto file = file_of(given, "combine-weights"))
    asked.weights = read_unit_weights(*open_rows(*file), asked.combined_by);
  asked.weighting = weighting_of(given, asked.statistics);
  if (const auto file = file_of(given, "importance")) asked.importance = importance_of(given, *file, method, paths);
  return asked;
}

about about_of(const options& given, const methodology& method) {
  const auto file = file_of(given, "about");
  const auto text = given.text("about-text");
  if (file && text) refuse_together("'about' atau 'about-text', jangan keduanya", "'about' or 'about-text', not both");
  about made = file ? read_about(*file) : text ? parse_about(*text, "about-text") : about{};
  if (const auto plan = file_of(given, "follow-up")) made.follow_up = read_follow_up(*plan, method);
  return made;
}

compare_request compare_request_of(const options& given, const methodology& method) {
  constexpr std::array rules = {"holm"sv, "benjamini_hochberg"sv, "none"sv};
  return {.options = valued_by(given, method),
          .level = proportion_of("confidence", given.text("confidence").value_or("0.95")),
          .rule = *adjustment_named(given.word("adjust", rules)),
          .first_population = people_of(given, "population-first"),
          .second_population = people_of(given, "population-second"),
          .smallest_group = people_of(given, "smallest-group").value_or(0)};
}

indicator_request indicator_request_of(const options& given, const std::string& targets,
                                       const std::optional<std::string>& actuals) {
  constexpr std::array formulas = {"reflect"sv, "ratio"sv};
  indicator_request asked;
  asked.method = methodology_of(given);
  asked.options = {.lower = *lower_formula_named(given.word("lower-formula", formulas)),
                   .confidence = proportion_of("confidence", given.text("confidence").value_or("0.95")),
                   .year = year_of(given)};
  const score_options valued = valued_by(given, asked.method);
  const csv_options csv{.delimiter = delimiter_of(given)};
  const auto table = [&](const std::string& text, const char* name, table_values holds) {
    const auto rows = open_rows(ikm::bytes_of(text, name), {.csv = csv});
    return read_indicator_table(*rows, holds, asked.method);
  };
  asked.targets = table(targets, "targets", table_values::targets);
  if (actuals) asked.actuals = table(*actuals, "actuals", table_values::actuals);
  for (const std::string& text : given.texts("actual")) {
    const assignment one = assignment_of("actual", text);
    asked.given.push_back({one.id, one.year, one.value});
  }
  asked.surveys = surveys_of(given, asked.method, valued);
  return asked;
}

}  // namespace ikm::c
