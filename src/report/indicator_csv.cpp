// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/indicator_report.hpp>

#include "report/csv_cell.hpp"

#include <ikm/report/csv.hpp>

#include <ostream>

namespace ikm {
namespace {

std::string cell(const std::optional<decimal>& value) { return value ? value->to_string() : std::string{}; }
std::string percent(const std::optional<ratio>& value) { return value ? value->rounded(2).to_string() : std::string{}; }

}  // namespace

void write_csv(std::ostream& to, const indicator_report& report, language lang) {
  to << "id,name,year,target,actual,source,difference,attainment_percent,met,rating,change,change_percent\n";
  for (const indicator_progress& progress : report.indicators)
    for (const year_progress& row : progress.years) {
      to << csv_cell(progress.plan.id) << ',' << csv_cell(progress.plan.name) << ',' << row.year << ','
         << cell(row.target) << ',';
      if (row.actual)
        to << row.actual->value.to_string() << ',' << name_of(row.actual->source);
      else
        to << ',';
      to << ',' << cell(row.difference) << ',' << percent(row.attainment_percent) << ',';
      if (row.met) to << (*row.met ? "true" : "false");
      to << ',';
      if (row.rating) to << csv_cell(label_of(*row.rating).in(lang));
      to << ',' << cell(row.change) << ',' << percent(row.change_percent) << '\n';
    }
}

}  // namespace ikm
