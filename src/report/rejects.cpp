// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/rejects.hpp>

#include "report/csv_cell.hpp"

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
  const place& where = row.why.where;
  to << csv_cell(where.file) << ',' << where.line << ',' << csv_cell(where.column) << ','
     << csv_cell(found_in(row.why.what)) << ',' << name_of(row.why.code());
  for (const std::string& cell : row.answer_cells) to << ',' << csv_cell(cell);
  to << '\n';
}

}  // namespace ikm
