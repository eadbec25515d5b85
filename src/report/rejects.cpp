// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/rejects.hpp>

#include <ikm/report/csv.hpp>

#include <ostream>

namespace ikm {

void write_rejects_header(std::ostream& to, const methodology& method) {
  to << "file,line,column,found,reason";
  for (const element& e : method.elements())
    for (const question& q : e.questions) to << ',' << csv_cell(q.code);
  to << '\n';
}

void write_reject(std::ostream& to, const rejected_row& row) {
  to << csv_cell(row.why.file) << ',' << row.why.line << ',' << csv_cell(row.why.column) << ','
     << csv_cell(row.why.found) << ',' << name_of(row.why.why);
  for (const std::string& cell : row.answer_cells) to << ',' << csv_cell(cell);
  to << '\n';
}

}  // namespace ikm
