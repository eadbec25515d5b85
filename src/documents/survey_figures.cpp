// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/survey_figures.hpp>

#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <ikm/gap/index_value.hpp>
#include <ikm/index/score.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::size_t longest_name = 400;

/// A value that is the same in every survey, in the order in which people expect it.
struct standard_value {
  profile_field field;
  std::string_view id;
  std::string_view en;
};

constexpr std::array<standard_value, 16> standard_values = {{
    {profile_field::sex, "Laki-laki", "Male"},
    {profile_field::sex, "Perempuan", "Female"},
    {profile_field::age, "<17", "Under 17"},
    {profile_field::age, "17-25", "17–25"},
    {profile_field::age, "26-35", "26–35"},
    {profile_field::age, "36-45", "36–45"},
    {profile_field::age, "46-55", "46–55"},
    {profile_field::age, "56-65", "56–65"},
    {profile_field::age, ">65", "Over 65"},
    {profile_field::education, "SD", "Primary (SD)"},
    {profile_field::education, "SMP", "Junior high (SMP)"},
    {profile_field::education, "SMA", "Senior high (SMA)"},
    {profile_field::education, "D1-D3", "Diploma (D1–D3)"},
    {profile_field::education, "D4/S1", "Bachelor (D4/S1)"},
    {profile_field::education, "S2 ke atas", "Master or above (S2)"},
    {profile_field::education, "Tidak diketahui", "Not known"},
}};

/// Where a value is among the standard ones; after them where it is none.
std::size_t rank_of(std::optional<profile_field> field, const std::string& value) {
  const auto* const found =
      std::find_if(standard_values.begin(), standard_values.end(),
                   [&](const standard_value& each) { return field == each.field && each.id == value; });
  return static_cast<std::size_t>(found - standard_values.begin());
}

sentence name_of_field(profile_field field) {
  switch (field) {
    case profile_field::unit: return {"Unit pelayanan", "Service unit"};
    case profile_field::service: return {"Jenis layanan", "Service"};
    case profile_field::sex: return {"Jenis kelamin", "Sex"};
    case profile_field::age: return {"Umur", "Age"};
    case profile_field::education: return {"Pendidikan", "Education"};
    case profile_field::occupation: return {"Pekerjaan", "Occupation"};
    case profile_field::date: break;
  }
  return {"Tanggal", "Date"};
}

std::string letter_of(const std::optional<band>& grade) { return grade ? grade->letter : std::string{}; }

/// Steps of 1, 2 or 5 times a power of ten, so that there are at most twenty.
decimal class_width(const decimal& lowest, const decimal& highest) {
  constexpr int most_classes = 20;
  const ratio whole = ratio{highest} - ratio{lowest};
  for (int places = 2; places >= 0; --places)
    for (const int digit : {1, 2, 5}) {
      const decimal width{digit, places};
      if (whole / ratio{width} <= ratio{most_classes}) return width;
    }
  std::int64_t power = 10;
  while (whole / ratio{5 * power} > ratio{most_classes}) power *= 10;
  for (const int digit : {1, 2})
    if (whole / ratio{digit * power} <= ratio{most_classes}) return decimal{digit * power};
  return decimal{5 * power};
}

std::vector<charted_class> classes_of(const own_indices& own, const methodology& method) {
  const decimal lowest = lowest_index(method);
  const decimal highest = highest_index(method);
  const decimal width = class_width(lowest, highest);
  const int places = std::max(width.places(), ratio{lowest} == ratio{lowest}.ceiling() ? 0 : lowest.places());
  std::vector<charted_class> made;
  for (ratio lower = lowest; lower < ratio{highest}; lower += ratio{width}) made.push_back({lower.rounded(places), 0});
  for (const own_index& each : own.values()) {
    const decimal value = published_of(method, each.index);
    std::size_t at = 0;
    while (at + 1 < made.size() && made[at + 1].lower <= value) ++at;
    made[at].respondents += each.respondents;
  }
  return made;
}

}  // namespace

std::optional<profile_field> field_of(const grouped_tally& groups) {
  if (groups.columns().size() != 1) return std::nullopt;
  const std::string& column = groups.columns().front();
  const std::string name = column.substr(0, column.find(':'));
  const auto named = profile_field_named(name);
  return named ? named : profile_field_of(name);
}

std::vector<breakdown> with_profile(std::vector<breakdown> by, const std::vector<understanding>& understood) {
  if (understood.empty()) return by;
  for (const auto& found : understood.front().as_mapping.profile) {
    const std::string& name = found.first;
    const auto field = profile_field_named(name);
    if (!field || field == profile_field::date) continue;
    const bool is_everywhere = std::all_of(understood.begin(), understood.end(), [&](const understanding& each) {
      return each.as_mapping.profile.contains(name);
    });
    const bool is_there = std::any_of(by.begin(), by.end(), [&](const breakdown& columns) {
      return columns.size() == 1 && columns.front().substr(0, columns.front().find(':')) == name;
    });
    const bool is_grouped =
        field == profile_field::sex || field == profile_field::age || field == profile_field::education;
    if (is_everywhere && !is_there) by.push_back({is_grouped ? name + ":baku" : name});
  }
  return by;
}

std::string title_of(const grouped_tally& groups, language lang) {
  if (const auto field = field_of(groups)) return name_of_field(*field).in(lang);
  std::string made;
  for (const std::string& column : groups.columns()) made += (made.empty() ? "" : " / ") + shown(column, longest_name);
  return made;
}

std::string value_name(std::optional<profile_field> field, const group_key& key, language lang) {
  if (key.size() == 1 && field) {
    const bool is_unknown = key.front() == "Tidak diketahui" || key.front().empty();
    if (is_unknown && field != profile_field::unit && field != profile_field::service)
      return label(lang, "Tidak diketahui", "Not known");
    const std::size_t rank = rank_of(field, key.front());
    if (rank < standard_values.size() && lang == language::english) return std::string{standard_values[rank].en};
  }
  std::string text;
  for (const std::string& value : key)
    text += (text.empty() ? "" : " / ") + (value.empty() ? std::string{unnamed(lang)} : shown(value, longest_name));
  return text;
}

elements_chart elements_chart_of(const score_report& report, language lang) {
  const unit_index& whole = report.combined.whole;
  elements_chart made{.title = label(lang, "Indeks tiap unsur pelayanan", "Index of each service element"),
                      .scale = index_scale_of(whole.method()),
                      .target = report.targets.all,
                      .index = whole.published()};
  made.elements.reserve(whole.method().elements().size());
  for (std::size_t e = 0; e < whole.method().elements().size(); ++e) {
    const element_index row = whole.element(e);
    const element& asked = whole.method().elements()[e];
    made.elements.push_back(
        {.code = asked.code, .name = asked.name.in(lang), .index = row.index, .grade = letter_of(row.grade)});
  }
  return made;
}

units_chart units_chart_of(const score_report& report, std::size_t table, language lang) {
  const grouped_tally& groups = report.answers.groups[table];
  units_chart made{.title = label(lang, "Indeks menurut ", "Index by ") + title_of(groups, lang),
                   .scale = index_scale_of(report.combined.whole.method()),
                   .index = report.combined.whole.published()};
  made.units.reserve(groups.groups().size());
  for (const auto& [key, counts] : groups.groups()) {
    charted_unit& unit = made.units.emplace_back(charted_unit{.name = value_name(field_of(groups), key, lang)});
    unit.withheld = is_withheld(report, table, key, counts);
    if (unit.withheld) continue;
    const unit_index own = score(counts, report.options);
    unit.index = own.published();
    unit.grade = letter_of(own.grade());
    if (report.targets.units && table == 0) unit.target = report.targets.of(table, key);
  }
  return made;
}

std::vector<const named_tally*> in_order(const grouped_tally& groups) {
  const auto field = field_of(groups);
  std::vector<const named_tally*> made;
  made.reserve(groups.groups().size());
  for (const named_tally& each : groups.groups()) made.push_back(&each);
  if (field)
    std::stable_sort(made.begin(), made.end(), [&](const named_tally* a, const named_tally* b) {
      return rank_of(field, a->first.front()) < rank_of(field, b->first.front());
    });
  return made;
}

charted_field respondents_by(const score_report& report, std::size_t table, language lang) {
  const grouped_tally& groups = report.answers.groups[table];
  charted_field made{.name = title_of(groups, lang)};
  for (const named_tally* const each : in_order(groups)) {
    charted_share& share =
        made.values.emplace_back(charted_share{.name = value_name(field_of(groups), each->first, lang)});
    if (!is_withheld(report, table, each->first, each->second))
      share.respondents = score(each->second, report.options).respondents();
  }
  return made;
}

std::optional<distribution_chart> distribution_chart_of(const score_report& report, language lang) {
  if (!report.statistics.quality || !report.statistics.quality->own) return std::nullopt;
  const own_indices& own = *report.statistics.quality->own;
  if (own.respondents() == 0) return std::nullopt;
  const unit_index& whole = report.combined.whole;
  return distribution_chart{
      .title = label(lang, "Sebaran indeks responden", "Distribution of respondents' own indices"),
      .classes = classes_of(own, whole.method()),
      .scale = index_scale_of(whole.method()),
      .index = whole.published()};
}

std::optional<priorities_chart> priorities_chart_of(const score_report& report, language lang) {
  if (!report.statistics.quality || !report.statistics.quality->lines) return std::nullopt;
  const quality_statement& quality = *report.statistics.quality;
  constexpr int mean_places = 4;
  constexpr int importance_places = 2;
  priorities_chart made{
      .title = label(lang, "Kepentingan dan kinerja unsur", "Importance and performance of the elements"),
      .performance_line = quality.lines->performance.rounded(mean_places),
      .importance_line = quality.lines->importance.rounded(importance_places)};
  made.importance_name =
      quality.importance_is_stated
          ? sentence{"kepentingan menurut responden", "importance as respondents state it"}
          : sentence{"kepentingan (korelasi dengan unsur lain)", "importance (correlation with the others)"};
  const methodology& method = report.combined.whole.method();
  for (const priority& each : quality.places) {
    if (!each.performance || !each.importance) continue;
    const element& asked = method.elements()[each.element];
    made.elements.push_back({.code = asked.code,
                             .name = asked.name.in(lang),
                             .performance = each.performance->rounded(mean_places),
                             .importance = each.importance->rounded(importance_places)});
  }
  return made;
}

poster poster_of(const score_report& report, const about& office, language lang) {
  const unit_index& whole = report.combined.whole;
  const auto grade = whole.grade();
  poster made{.office = office,
              .index = whole.published(),
              .grade = letter_of(grade),
              .label = grade ? grade->label.in(lang) : std::string{},
              .respondents = whole.respondents(),
              .methodology = whole.method().definition().name.in(lang),
              .scale = index_scale_of(whole.method())};
  for (const profile_field wanted : {profile_field::sex, profile_field::education})
    for (std::size_t t = 0; t < report.answers.groups.size(); ++t)
      if (field_of(report.answers.groups[t]) == wanted) {
        made.profile.push_back(respondents_by(report, t, lang));
        break;
      }
  return made;
}

}  // namespace ikm
