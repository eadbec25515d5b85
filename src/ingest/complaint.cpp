// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/complaint.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ikm {
namespace {

/// One line a reason, in the enumeration's order: its name in files, and its sentence with %f for what was found
/// and %e for what was expected. A test holds the two together.
struct reason_text {
  std::string_view name;
  std::string_view id;
  std::string_view en;
};

constexpr std::array<reason_text, 25> texts = {{
    {"out_of_scale", "'%f' di luar skala %e", "'%f' is outside the scale %e"},
    {"decimal_answer", "'%f' bilangan desimal; jawaban harus bilangan bulat %e",
     "'%f' is a decimal; an answer is a whole number %e"},
    {"text_answer", "'%f' bukan jawaban yang dikenal; yang dikenal: %e", "'%f' is no known answer; known are: %e"},
    {"ragged_row", "baris berisi %f sel, sedangkan judul kolom %e", "the row has %f cells, the header %e"},
    {"stray_quote", "ada teks setelah tanda kutip penutup; kutip di dalam sel harus digandakan",
     "text follows a closing quote; a quote inside a cell must be doubled"},
    {"missing_column", "kolom tidak ditemukan; yang ada: %f; yang dicari: %e",
     "column not found; there are: %f; looked for: %e"},
    {"duplicate_column", "dua kolom untuk hal yang sama: %f; harus satu",
     "two columns for the same thing: %f; one is expected"},
    {"empty_file", "berkas kosong; yang diharapkan adalah %e", "the file is empty; expected %e"},
    {"not_a_number", "'%f' bukan angka seperti %e", "'%f' is not a number such as %e"},
    {"unknown_word", "'%f' tidak dikenal; yang dapat dipakai: %e", "'%f' is not known; expected one of: %e"},
    {"missing_name", "baris tanpa nama", "the row has no name"},
    {"duplicate_row", "'%f' sudah ada di baris %e", "'%f' already stands on line %e"},
    {"ambiguous_year", "ada beberapa tahun (%f); pilih dengan %e", "there are several years (%f); choose with %e"},
    {"ambiguous_column", "tidak pasti kolom mana: %f; harus tepat satu kolom untuk %e",
     "it is not certain which column: %f; exactly one is expected for %e"},
    {"code_against_word", "'%f': angka dan kata tidak sama artinya; yang diharapkan: %e",
     "'%f': the code and the word say different things; expected: %e"},
    {"coded_answer", "'%f' adalah kode; tidak tertulis ujung mana yang terbaik; yang diharapkan: %e",
     "'%f' is a code that does not say which end is best; expected: %e"},
    {"five_point_form",
     "'%f' berasal dari formulir lima pilihan; skala di sini %e. Pakai metodologi sendiri dengan skala 1-5",
     "'%f' is of a five-point form; the scale here is %e. Use an own methodology with the scale 1-5"},
    {"bad_date", "'%f' bukan tanggal; yang diharapkan: %e", "'%f' is no date; expected: %e"},
    {"date_order", "'%f' tidak mungkin %e; mungkin bulan ditulis di depan",
     "'%f' cannot be %e; perhaps the month stands in front"},
    {"totals_or_respondent", "'%f' berjudul seperti jumlah, tetapi berisi jawaban; yang diharapkan: %e",
     "'%f' is labelled like totals but holds answers; expected: %e"},
    {"after_totals", "ada jawaban di bawah baris jumlah (%f); yang diharapkan: %e",
     "there are answers below the totals (%f); expected: %e"},
    {"answered_twice", "pertanyaan ini dijawab dua kali oleh satu responden: %f; yang diharapkan: %e",
     "one respondent answered this question twice: %f; expected: %e"},
    {"duplicate", "sama dengan baris %f; yang diharapkan: %e", "the same as line %f; expected: %e"},
    {"incomplete_row", "tidak dikirim (%f kosong): berhenti di tengah jalan, atau tetap dihitung? Yang diharapkan: %e",
     "not submitted (%f is blank): given up half way, or counted all the same? Expected: %e"},
    {"legend_or_respondent", "hanya berisi sel di kanan jawaban (%f): keterangan, atau responden? Yang diharapkan: %e",
     "holds nothing but cells behind the answers (%f): a legend, or a respondent? Expected: %e"},
}};

const reason_text& text_for(reason why) { return texts[static_cast<std::size_t>(why)]; }

std::string filled(std::string_view pattern, std::string_view found, std::string_view expected) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '%' && i + 1 < pattern.size()) {
      text += pattern[++i] == 'f' ? found : expected;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

/// Names of columns are shown whole: they are what has to be chosen from.
bool lists_columns(reason why) {
  return why == reason::missing_column || why == reason::duplicate_column || why == reason::ambiguous_column;
}

sentence first_said(const std::vector<complaint>& complaints) {
  if (complaints.empty()) return {"masukan tidak dapat dipakai", "the input cannot be used"};
  return {text_of(complaints.front(), language::indonesian), text_of(complaints.front(), language::english)};
}

}  // namespace

std::string_view name_of(reason why) noexcept { return text_for(why).name; }

std::string text_of(const complaint& what, language lang) {
  std::string text = shown(what.file, 4096);  // whole, so that an editor finds it
  if (!what.sheet.empty()) text += "[" + shown(what.sheet) + "]";
  if (what.line != 0) text += ":" + std::to_string(what.line);
  text += ": ";
  if (!what.column.empty()) text += shown(what.column) + ": ";
  const reason_text& pattern = text_for(what.why);
  text += filled(lang == language::english ? pattern.en : pattern.id,
                 shown(what.found, lists_columns(what.why) ? 600 : 60), what.expected);
  if (!what.remedy.empty())
    text += (lang == language::english ? "; in the mapping: " : "; di pemetaan: ") + what.remedy;
  return text;
}

input_error::input_error(std::vector<complaint> complaints, std::uint64_t total)
    : error{first_said(complaints)},
      complaints_{std::move(complaints)},
      total_{std::max<std::uint64_t>(total, complaints_.size())} {}

}  // namespace ikm
