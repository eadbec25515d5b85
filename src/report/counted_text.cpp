// SPDX-License-Identifier: BSL-1.0
#include "report/counted_text.hpp"

#include "ingest/quoted.hpp"
#include "report/labels.hpp"

#include <cstddef>

namespace ikm {

std::string counted_text(const understanding& of, const answer_scale& scale, language lang) {
  std::string text = label(
      lang, "satu baris satu unsur, banyaknya tiap jawaban: ", "one row per element, how many gave each answer: ");
  for (std::size_t step = 0; step < of.step_columns.size(); ++step)
    text += (step == 0 ? "'" : ", '") + shown(of.step_columns[step]) + "'→" +
            std::to_string(static_cast<std::size_t>(scale.lowest) + step);
  if (!of.blank_column.empty()) text += label(lang, "; kosong: '", "; blanks: '") + shown(of.blank_column) + "'";
  if (of.blanks_are_inferred)
    text += label(lang, "; kosong: kekurangan dari unsur yang terbanyak dijawab",
                  "; blanks: what an element lacks of the one answered most");
  return text;
}

}  // namespace ikm
