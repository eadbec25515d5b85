// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/fault.hpp>

#include "base/joined.hpp"
#include "ingest/quoted.hpp"

#include <ikm/ingest/complaint.hpp>

#include <fmt/format.h>

#include <array>
#include <utility>

namespace ikm {
namespace {

/// The word of each code in files, and what it is called in a list of counts.
struct reason_name {
  reason code;
  std::string_view name;
  const char* id;
  const char* en;
};

constexpr std::array reason_names{
    reason_name{reason::out_of_scale, "out_of_scale", "di luar skala", "outside the scale"},
    reason_name{reason::decimal_answer, "decimal_answer", "bilangan desimal", "a decimal"},
    reason_name{reason::text_answer, "text_answer", "kata yang tidak dikenal", "an unknown word"},
    reason_name{reason::ragged_row, "ragged_row", "jumlah sel tidak sama dengan judul", "not as wide as the header"},
    reason_name{reason::stray_quote, "stray_quote", "teks setelah kutip penutup", "text after a closing quote"},
    reason_name{reason::missing_column, "missing_column", "kolom tidak ditemukan", "column not found"},
    reason_name{reason::duplicate_column, "duplicate_column", "dua kolom untuk hal yang sama",
                "two columns for the same thing"},
    reason_name{reason::empty_file, "empty_file", "berkas kosong", "an empty file"},
    reason_name{reason::not_a_number, "not_a_number", "bukan angka", "not a number"},
    reason_name{reason::unknown_word, "unknown_word", "kata yang tidak dikenal di tabel", "an unknown word in a table"},
    reason_name{reason::missing_name, "missing_name", "baris tanpa nama", "a row without a name"},
    reason_name{reason::duplicate_row, "duplicate_row", "baris yang sama dua kali", "the same row twice"},
    reason_name{reason::ambiguous_year, "ambiguous_year", "beberapa tahun", "several years"},
    reason_name{reason::ambiguous_column, "ambiguous_column", "kolom yang tidak pasti", "an uncertain column"},
    reason_name{reason::code_against_word, "code_against_word", "angka dan kata tidak sama artinya",
                "code and word differ"},
    reason_name{reason::coded_answer, "coded_answer", "kode yang belum diberi nilai", "a code without a score"},
    reason_name{reason::five_point_form, "five_point_form", "formulir lima pilihan", "a five-point form"},
    reason_name{reason::bad_date, "bad_date", "bukan tanggal", "not a date"},
    reason_name{reason::date_order, "date_order", "urutan tanggal", "the order of a date"},
    reason_name{reason::totals_or_respondent, "totals_or_respondent", "ringkasan atau responden?",
                "a summary or a respondent?"},
    reason_name{reason::after_totals, "after_totals", "jawaban di bawah baris jumlah", "answers below the totals"},
    reason_name{reason::answered_twice, "answered_twice", "pertanyaan dijawab dua kali", "a question answered twice"},
    reason_name{reason::duplicate, "duplicate", "ganda", "a duplicate"},
    reason_name{reason::incomplete_row, "incomplete_row", "belum selesai atau tidak dikirim", "not finished"},
    reason_name{reason::legend_or_respondent, "legend_or_respondent", "keterangan atau responden?",
                "a legend or a respondent?"},
    reason_name{reason::without_number, "without_number", "tanpa nomor urut", "without a running number"},
    reason_name{reason::without_time, "without_time", "tanpa cap waktu", "without a time stamp"},
    reason_name{reason::other_order, "other_order", "judul dengan urutan lain", "a header in another order"},
    reason_name{reason::unread_question, "unread_question", "pertanyaan yang tidak dibaca", "a question not read"},
    reason_name{reason::words_of_one_score, "words_of_one_score", "kata berbeda bernilai sama",
                "different words with one score"},
    reason_name{reason::key_against_scale, "key_against_scale", "keterangan nilai berlawanan dengan skala",
                "a key against the scale"},
    reason_name{reason::ambiguous_number, "ambiguous_number", "tanda desimal yang tidak pasti",
                "an uncertain decimal mark"},
    reason_name{reason::not_an_index, "not_an_index", "bukan indeks", "not an index"},
    reason_name{reason::mixed_units, "mixed_units", "sebagian dengan tanda persen", "a percent sign on some only"},
    reason_name{reason::against_direction, "against_direction", "batas yang berlawanan dengan arah",
                "a bound against the direction"},
    reason_name{reason::formula_without_value, "formula_without_value", "rumus tanpa nilai tersimpan",
                "a formula without a saved value"},
    reason_name{reason::merged_answers, "merged_answers", "sel jawaban digabung", "merged answer cells"},
    reason_name{reason::several_sheets, "several_sheets", "beberapa lembar berisi responden",
                "several sheets with respondents"},
    reason_name{reason::unread_sheets, "unread_sheets", "lembar terlalu besar untuk diperiksa satu per satu",
                "sheets too large to look at each"},
    reason_name{reason::bad_count, "bad_count", "bukan banyaknya responden", "not a number of respondents"},
    reason_name{reason::frequency_column, "frequency_column", "banyaknya responden tiap baris?",
                "how many respondents per row?"},
    reason_name{reason::recap_of_offices, "recap_of_offices", "rekap unit, bukan jawaban", "a recap of offices"},
    reason_name{reason::changing_profile, "changing_profile", "profil satu responden berbeda-beda",
                "a respondent's profile that changes"},
    reason_name{reason::same_input, "same_input", "masukan yang sama dua kali", "the same input twice"},
    reason_name{reason::repeated_rows, "repeated_rows", "baris yang ada di dua masukan", "rows of two inputs"},
    reason_name{reason::missing_row, "missing_row", "unsur tanpa baris", "an element without a row"},
    reason_name{reason::counts_against_total, "counts_against_total", "hitungan tidak sama dengan jumlahnya",
                "counts against their total"},
    reason_name{reason::uneven_counts, "uneven_counts", "hitungan dari responden yang lain",
                "counts of other respondents"},
};

/// The enumeration, the faults and the names are in one order.
template <std::size_t... I>
constexpr bool in_one_order(std::index_sequence<I...>) {
  return ((std::variant_alternative_t<I, fault>::code == static_cast<reason>(I) &&
           reason_names[I].code == static_cast<reason>(I)) &&
          ...);
}
static_assert(std::variant_size_v<fault> == reason_names.size());
static_assert(in_one_order(std::make_index_sequence<std::variant_size_v<fault>>{}));

const reason_name& names_of(reason why) { return reason_names[static_cast<std::size_t>(why)]; }

std::string text_of(const answer_scale& scale) { return fmt::format("{}..{}", scale.lowest, scale.highest); }

/// `1 (Lambat, Tidak cepat), 2 (Kurang cepat), 3 (Cepat), 4 (Sangat cepat)`: what each code says.
std::string text_of(const known_answers& known) {
  if (known.words.empty()) return text_of(known.scale);
  if (known.scores.size() != known.words.size()) return text_of(known.scale) + "; " + joined(known.words);
  std::string all;
  for (int code = known.scale.lowest; code <= known.scale.highest; ++code) {
    std::string words;
    for (std::size_t i = 0; i < known.words.size(); ++i)
      if (known.scores[i] == code) append_item(words, known.words[i]);
    append_item(all, std::to_string(code));
    if (!words.empty()) all += " (" + words + ")";
  }
  return all;
}

constexpr std::size_t most_columns = 6;
constexpr std::size_t longest_path = 4096;  // whole, so that it is found

/// `'Waktu' (3), 'Waktu tunggu' (4)`; `#3` where the header is not quoted.
std::string places(const std::vector<column_ref>& columns) {
  std::string all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == most_columns) return all + fmt::format(", … ({})", columns.size());
    if (i != 0) all += ", ";
    all += columns[i].header.empty() ? fmt::format("#{}", columns[i].number)
                                     : fmt::format("'{}' ({})", visible(columns[i].header, 100), columns[i].number);
  }
  return all;
}

/// The headers that exist, as many as fit; how many columns there are where none may be quoted.
std::string headers_of(const std::vector<column_ref>& offered) {
  std::string all;
  for (const column_ref& column : offered) {
    if (column.header.empty()) continue;
    if (all.size() > 400) return all + ", …";
    append_item(all, visible(column.header, 80));
  }
  return all;
}

std::string form_of(date_order order) { return order == date_order::day_first ? "dd/mm/yyyy" : "mm/dd/yyyy"; }

/// One sentence per fault.
struct in_words {
  sentence operator()(const faults::out_of_scale& f) const {
    const std::string cell = visible(f.cell);
    const std::string scale = text_of(f.scale);
    return {fmt::format("'{}' di luar skala {}", cell, scale),
            fmt::format("'{}' is outside the scale {}", cell, scale)};
  }
  sentence operator()(const faults::decimal_answer& f) const {
    const std::string cell = visible(f.cell);
    const std::string scale = text_of(f.scale);
    return {fmt::format("'{}' bilangan desimal; jawaban harus bilangan bulat {}", cell, scale),
            fmt::format("'{}' is a decimal; an answer is a whole number {}", cell, scale)};
  }
  sentence operator()(const faults::text_answer& f) const {
    const std::string cell = visible(f.cell);
    const std::string known = text_of(f.known);
    return {fmt::format("'{}' bukan jawaban yang dikenal; yang dikenal: {}", cell, known),
            fmt::format("'{}' is not a known answer; expected {}", cell, known)};
  }
  sentence operator()(const faults::ragged_row& f) const {
    return {fmt::format("baris berisi {} sel, sedangkan judul kolom {}", f.cells, f.width),
            fmt::format("the row has {} cells, the header {}", f.cells, f.width)};
  }
  sentence operator()(const faults::stray_quote&) const {
    return {"ada teks setelah tanda kutip penutup; kutip di dalam sel harus digandakan",
            "text follows a closing quote; a quote inside a cell must be doubled"};
  }
  sentence operator()(const faults::missing_column& f) const {
    if (!f.instead.empty()) {
      const std::string allowed = joined(f.allowed);
      return {fmt::format("'{}' tidak dikenal; yang dapat dipakai: {}", visible(f.instead), allowed),
              fmt::format("'{}' is not known; expected one of: {}", visible(f.instead), allowed)};
    }
    const std::string headers = headers_of(f.offered);
    const std::string wanted = f.wanted.size() == 1 ? f.wanted.front() : of_each(f.wanted);
    if (headers.empty())
      return {fmt::format("kolom tidak ditemukan: {}; baris ini tidak dikutip, karena mungkin berisi data "
                          "({} kolom)",
                          wanted, f.offered.size()),
              fmt::format("column not found: {}; this row is not quoted, since it may hold data ({} columns)", wanted,
                          f.offered.size())};
    return {fmt::format("kolom tidak ditemukan: {}; yang ada: {}", wanted, headers),
            fmt::format("column not found: {}; there are: {}", wanted, headers)};
  }
  sentence operator()(const faults::duplicate_column& f) const {
    const std::string columns = places(f.columns);
    return {fmt::format("dua kolom untuk hal yang sama: {}; harus satu", columns),
            fmt::format("two columns for the same thing: {}; one is expected", columns)};
  }
  sentence operator()(const faults::empty_file& f) const {
    return {fmt::format("berkas kosong; yang diharapkan adalah {}", f.expected),
            fmt::format("the file is empty; expected {}", f.expected)};
  }
  sentence operator()(const faults::not_a_number& f) const {
    const std::string cell = visible(f.cell);
    return {fmt::format("'{}' bukan angka seperti {}", cell, f.example),
            fmt::format("'{}' is not a number such as {}", cell, f.example)};
  }
  sentence operator()(const faults::unknown_word& f) const {
    const std::string word = visible(f.word);
    const std::string known = joined(f.known);
    return {fmt::format("'{}' tidak dikenal; yang dapat dipakai: {}", word, known),
            fmt::format("'{}' is not known; expected one of: {}", word, known)};
  }
  sentence operator()(const faults::missing_name&) const { return {"baris tanpa nama", "the row has no name"}; }
  sentence operator()(const faults::duplicate_row& f) const {
    const std::string name = visible(f.name);
    return {fmt::format("'{}' sudah ada di baris {}", name, f.line),
            fmt::format("'{}' is already on line {}", name, f.line)};
  }
  sentence operator()(const faults::ambiguous_year& f) const {
    std::string years;
    for (const int year : f.years) append_item(years, std::to_string(year));
    return {fmt::format("ada beberapa tahun: {}", years), fmt::format("there are several years: {}", years)};
  }
  sentence operator()(const faults::ambiguous_column& f) const {
    const std::string columns = places(f.columns);
    if (f.columns.size() == 1)
      return {fmt::format("tidak pasti kolom mana untuk {}. Bila unsur itu tidak ditanyakan, buat metodologi sendiri "
                          "tanpa unsur itu. Hanya bila {} berisi penilaian, bukan isian bebas",
                          f.wanted, columns),
              fmt::format("it is not certain which column is for {}. If that element was not asked, define your own "
                          "methodology without it. Only if {} holds ratings and not free text",
                          f.wanted, columns)};
    return {fmt::format("tidak pasti kolom mana: {}; harus tepat satu kolom untuk {}", columns, f.wanted),
            fmt::format("it is not certain which column: {}; exactly one is expected for {}", columns, f.wanted)};
  }
  sentence operator()(const faults::code_against_word& f) const {
    const std::string cell = visible(f.cell);
    const std::string known = text_of(f.known);
    return {fmt::format("'{}': angka dan kata tidak sama artinya; yang diharapkan: {}", cell, known),
            fmt::format("'{}': the code and the word say different things; expected: {}", cell, known)};
  }
  sentence operator()(const faults::coded_answer& f) const {
    const std::string cell = visible(f.cell);
    const std::string known = text_of(f.known);
    return {fmt::format("'{}' adalah kode; tidak tertulis ujung mana yang terbaik; yang diharapkan: {}", cell, known),
            fmt::format("'{}' is a code that does not say which end is best; expected: {}", cell, known)};
  }
  sentence operator()(const faults::five_point_form& f) const {
    const std::string cell = visible(f.cell);
    const std::string scale = text_of(f.scale);
    sentence said = {fmt::format("'{}' berasal dari formulir lima pilihan; skala di sini {}. Buat metodologi sendiri "
                                 "dengan skala 1-5",
                                 cell, scale),
                     fmt::format("'{}' is of a five-point form; the scale here is {}. Define your own methodology with "
                                 "the scale 1-5",
                                 cell, scale)};
    if (std::none_of(f.cell.begin(), f.cell.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      said.id += ", bila semua unsur lima pilihan. Bila hanya unsur ini, beri tiap kata satu bilangan bulat " + scale;
      said.en += ", if all elements have five. If only this one has, give each word a whole number " + scale;
    }
    return said;
  }
  sentence operator()(const faults::bad_date& f) const {
    const std::string cell = visible(f.cell);
    const std::string form = form_of(f.order);
    return {fmt::format("'{}' bukan tanggal; yang diharapkan: {}", cell, form),
            fmt::format("'{}' is not a date; expected: {}", cell, form)};
  }
  sentence operator()(const faults::date_order& f) const {
    const std::string cell = visible(f.cell);
    const std::string form = form_of(f.order);
    const bool day = f.order == date_order::day_first;
    return {fmt::format("'{}' tidak mungkin {}; mungkin {} ditulis lebih dahulu", cell, form, day ? "bulan" : "hari"),
            fmt::format("'{}' cannot be {}; perhaps the {} comes first", cell, form, day ? "month" : "day")};
  }
  sentence operator()(const faults::totals_or_respondent& f) const {
    const std::string label = visible(f.label);
    return {fmt::format("'{} …' tampaknya baris ringkasan, tetapi berisi jawaban: ringkasan, atau responden?", label),
            fmt::format("'{} …' looks like a summary row but holds answers: a summary, or a respondent?", label)};
  }
  sentence operator()(const faults::after_totals& f) const {
    if (f.other_table)
      return {fmt::format("ada jawaban di bawah judul tabel lain (baris {}): responden, atau bukan?", f.totals_line),
              fmt::format("there are answers below the header of another table (line {}): a respondent, or not?",
                          f.totals_line)};
    return {fmt::format("ada jawaban di bawah baris jumlah (baris {}): responden, atau bukan?", f.totals_line),
            fmt::format("there are answers below the totals (line {}): a respondent, or not?", f.totals_line)};
  }
  sentence operator()(const faults::answered_twice& f) const {
    const std::string answers = visible(joined(f.answers));
    return {fmt::format("satu responden menjawab pertanyaan ini dua kali: {}", answers),
            fmt::format("one respondent answered this question twice: {}", answers)};
  }
  sentence operator()(const faults::duplicate& f) const {
    const std::string in_file = f.file.empty() ? "" : shown(f.file, longest_path) + ":";
    return {fmt::format("sama dengan baris {}{}", in_file, f.line),
            fmt::format("the same as line {}{}", in_file, f.line)};
  }
  sentence operator()(const faults::incomplete_row& f) const {
    if (!f.value.empty()) {
      const std::string value = visible(f.value);
      return {
          fmt::format("'{}': baris ini tampaknya belum selesai, dihapus, atau uji coba: tidak dihitung, atau dihitung?",
                      value),
          fmt::format("'{}': this row looks unfinished, deleted or a test: left out, or counted?", value)};
    }
    const std::string column = visible(f.column);
    return {fmt::format("tidak dikirim ({} kosong): berhenti di tengah jalan, atau tetap dihitung?", column),
            fmt::format("not submitted ({} is blank): given up half way, or counted all the same?", column)};
  }
  sentence operator()(const faults::legend_or_respondent& f) const {
    const std::string column = visible(f.column);
    return {fmt::format("hanya berisi sel di kanan jawaban ({}): keterangan, atau responden?", column),
            fmt::format("only cells to the right of the answers are filled ({}): a legend, or a respondent?", column)};
  }
  sentence operator()(const faults::without_number&) const {
    return {"ada jawaban tetapi tanpa nomor urut, padahal baris lain bernomor: responden, atau bukan?",
            "answers without a running number, which the other rows have: a respondent, or not?"};
  }
  sentence operator()(const faults::without_time&) const {
    return {"ada jawaban tetapi tanpa cap waktu, padahal baris lain memilikinya: responden, atau bukan?",
            "answers without a time stamp, which the other rows have: a respondent, or not?"};
  }
  sentence operator()(const faults::other_order& f) const {
    if (f.just_below)
      return {
          fmt::format("nama di baris ini menyebut unsur dengan urutan lain daripada kode di baris {}: mana yang benar?",
                      f.header_line),
          fmt::format("the names on this line ask the questions in another order than the codes on line {}: which "
                      "are right?",
                      f.header_line)};
    return {fmt::format("judul ini menanyakan unsur yang sama dengan urutan lain daripada judul di baris {}; samakan "
                        "urutan kolomnya, atau pisahkan menjadi dua berkas dan sebutkan keduanya",
                        f.header_line),
            fmt::format("this header asks the same questions in another order than the header on line {}; bring the "
                        "columns into one order, or make two files and name both",
                        f.header_line)};
  }
  sentence operator()(const faults::unread_question& f) const {
    const std::string columns = places(f.columns);
    return {
        fmt::format("{} tampaknya pertanyaan berikutnya dan berisi jawaban, tetapi bukan unsur metodologi ini: tidak "
                    "dibaca, atau unsur metodologi sendiri?",
                    columns),
        fmt::format("{} looks like a further question and holds answers, but is not an element of this methodology: "
                    "not read, or an element of your own methodology?",
                    columns)};
  }
  sentence operator()(const faults::words_of_one_score& f) const {
    const std::string words = joined(f.words);
    return {
        fmt::format("{}: tingkat yang berbeda dari satu pertanyaan, tetapi dalam daftar kata keduanya bernilai {}; "
                    "berapa nilai masing-masing?",
                    words, f.score),
        fmt::format("{}: different degrees of one question, but both are worth {} in the list of words; what is each "
                    "worth?",
                    words, f.score)};
  }
  sentence operator()(const faults::key_against_scale& f) const {
    const std::string pairs = joined(f.pairs);
    const std::string scale = text_of(f.scale);
    return {
        fmt::format("keterangan nilai: {}; itu berlawanan dengan skala di sini, {} dengan {} sebagai yang terburuk. "
                    "Bila keterangan itu benar",
                    pairs, scale, f.scale.lowest),
        fmt::format("the key says {}; that is against the scale here, {} with {} as the worst. If the key is right",
                    pairs, scale, f.scale.lowest)};
  }
  sentence operator()(const faults::ambiguous_number& f) const {
    const std::string cell = visible(f.cell);
    return {
        fmt::format("'{}': tabel ini tidak menunjukkan tanda desimalnya; tulis {} atau {}", cell, f.grouped, f.decimal),
        fmt::format("'{}': the table does not show its decimal mark; write {} or {}", cell, f.grouped, f.decimal)};
  }
  sentence operator()(const faults::not_an_index& f) const {
    const std::string cell = visible(f.cell);
    return {fmt::format("'{}' bukan indeks; yang diharapkan 0..{}", cell, f.highest),
            fmt::format("'{}' is not an index; expected 0..{}", cell, f.highest)};
  }
  sentence operator()(const faults::mixed_units& f) const {
    const std::string cell = visible(f.cell);
    const std::string other = visible(f.other);
    return {
        fmt::format("'{}' dan '{}' dalam satu kolom: semuanya dengan tanda persen, atau semuanya tanpa", cell, other),
        fmt::format("'{}' and '{}' in one column: all with a percent sign, or all without", cell, other)};
  }
  sentence operator()(const faults::against_direction& f) const {
    const std::string cell = visible(f.cell);
    return {
        fmt::format("'{}' berlawanan dengan arah indikatornya; tulis {} di kolom arah", cell, f.needed),
        fmt::format("'{}' contradicts the direction of the indicator; write {} in the column arah", cell, f.needed)};
  }
  sentence operator()(const faults::formula_without_value& f) const {
    return {
        fmt::format("sel {} berisi rumus yang nilainya tidak tersimpan; buka berkas di Excel atau LibreOffice, lalu "
                    "simpan sekali. Hanya bila baris itu tidak perlu dihitung",
                    f.at),
        fmt::format("cell {} holds a formula whose value is not saved; open the file in Excel or LibreOffice and "
                    "save it once. Only if the row need not count",
                    f.at)};
  }
  sentence operator()(const faults::merged_answers& f) const {
    const std::string answer = visible(f.answer);
    return {
        fmt::format("sel {} digabung dengan sel di atasnya ('{}'): jawaban responden ini juga, atau kosong? Pisahkan "
                    "sel itu (unmerge), lalu isi atau kosongkan",
                    f.at, answer),
        fmt::format("cell {} is merged with the cell above it ('{}'): the answer of this respondent too, or a "
                    "blank? Unmerge the cells and fill them in or leave them blank",
                    f.at, answer)};
  }
  sentence operator()(const faults::several_sheets& f) const {
    const std::string sheets = sheets_of(f.sheets);
    return {fmt::format("{} lembar berisi responden: {}; lembar mana yang dihitung?", f.sheets.size(), sheets),
            fmt::format("{} sheets hold respondents: {}; which of them count?", f.sheets.size(), sheets)};
  }
  sentence operator()(const faults::unread_sheets& f) const {
    return {fmt::format("lembar-lembarnya terlalu besar untuk diperiksa satu per satu: melewati batas {} "
                        "(max_tried_bytes); sebutkan lembarnya",
                        f.most_bytes),
            fmt::format("the sheets are too large to look at each: over the limit of {} (max_tried_bytes); name the "
                        "sheet",
                        f.most_bytes)};
  }
  sentence operator()(const faults::bad_count& f) const {
    const std::string cell = shown(f.cell);
    return {fmt::format(
                "'{}' bukan banyaknya responden; yang diharapkan: bilangan bulat mulai 0, paling banyak 9 angka", cell),
            fmt::format("'{}' is not a number of respondents; expected: a whole number from 0, up to 9 digits", cell)};
  }
  sentence operator()(const faults::frequency_column& f) const {
    const std::string column = shown(f.column);
    return {fmt::format("setiap pola jawaban hanya sekali dan '{}' berisi bilangan bulat: apakah tiap baris mewakili "
                        "sebanyak itu responden, atau satu?",
                        column),
            fmt::format("each pattern of answers occurs once and '{}' holds whole numbers: does each row stand for so "
                        "many respondents, or for one?",
                        column)};
  }
  sentence operator()(const faults::recap_of_offices& f) const {
    const std::string offices = shown(f.offices);
    const std::string column = shown(f.column);
    return {
        fmt::format("rekap unit: tiap baris satu unit ('{}') dan '{}' menghitung orangnya; nilai rata-rata bukan "
                    "jawaban. Yang diperlukan adalah berkas jawaban tiap responden. Hanya bila tiap baris sungguh satu "
                    "responden",
                    offices, column),
        fmt::format("a recap of offices: each row is an office ('{}') and '{}' counts its people; means are not "
                    "answers. What is needed is the file with one row per respondent. Only if each row really is one "
                    "respondent",
                    offices, column)};
  }
  sentence operator()(const faults::changing_profile& f) const {
    const sentence values = values_with_rows(f);
    return {
        fmt::format("satu responden mempunyai dua nilai: {}; yang diharapkan satu: betulkan di berkas, atau responden "
                    "ini tidak dihitung",
                    values.id),
        fmt::format("one respondent has two values: {}; expected one: correct the file, or the respondent is left out",
                    values.en)};
  }
  sentence operator()(const faults::same_input& f) const {
    const std::string name = shown(f.name, longest_path);
    if (f.again)
      return {fmt::format("'{}' disebut dua kali; sebutkan sekali saja", name),
              fmt::format("'{}' is named twice; name it once", name)};
    sentence said = {
        fmt::format("isinya sama dengan '{}'; sebutkan sekali saja. Bila keduanya survei yang berbeda", name),
        fmt::format("it holds the same as '{}'; name it once. If they are two different surveys", name)};
    if (f.counts) {
      said.id += ", gabungkan dulu menjadi satu hitungan tersimpan";
      said.en += ", merge them into one stored tally first";
    }
    return said;
  }
  sentence operator()(const faults::repeated_rows& f) const {
    const std::string name = shown(f.name, longest_path);
    return {fmt::format(
                "{}{} baris juga ada di '{}', sama seluruhnya dengan cap waktu atau kode responsnya: mungkin unduhan "
                "lama dan baru. first menghitungnya sekali, report dua kali",
                f.is_estimate ? "sekitar " : "", f.rows, name),
            fmt::format(
                "{}{} rows are in '{}' too, equal throughout with their time stamp or response id: perhaps an older "
                "and a newer download. first counts them once, report twice",
                f.is_estimate ? "about " : "", f.rows, name)};
  }

  sentence operator()(const faults::missing_row& f) const {
    const std::string wanted = of_each(f.wanted);
    return {fmt::format("tidak ada baris untuk {}; lengkapi tabelnya, atau sebutkan metodologi surveinya", wanted),
            fmt::format("there is no row for {}; add it, or name the methodology of the survey", wanted)};
  }
  sentence operator()(const faults::counts_against_total& f) const {
    return {fmt::format("hitungan baris ini berjumlah {}, sedangkan jumlah yang tertulis {}; betulkan, atau tambahkan "
                        "kolom Kosong untuk yang tidak menjawab",
                        f.counted, f.total),
            fmt::format("the counts of this row add up to {}, the total written is {}; correct it, or add a column "
                        "Blank for those who gave no answer",
                        f.counted, f.total)};
  }
  sentence operator()(const faults::uneven_counts& f) const {
    return {fmt::format("baris ini menghitung {} responden, baris {} menghitung {}; semua unsur ditanyakan kepada "
                        "responden yang sama: betulkan, atau tambahkan kolom Kosong untuk yang tidak menjawab",
                        f.counted, f.most_line, f.most),
            fmt::format("this row counts {} respondents, line {} counts {}; all elements are put to the same "
                        "respondents: correct it, or add a column Blank for those who gave no answer",
                        f.counted, f.most_line, f.most)};
  }

 private:
  /// `'Loket A' (2 rows), 'Loket B' (1 row)`
  static sentence values_with_rows(const faults::changing_profile& f) {
    sentence text;
    for (std::size_t i = 0; i < f.answers.size(); ++i) {
      const std::string value = (i == 0 ? "'" : ", '") + shown(f.answers[i]) + "'";
      text.id += value;
      text.en += value;
      if (i >= f.rows.size()) continue;
      text.id += fmt::format(" ({} baris)", f.rows[i]);
      text.en += fmt::format(" ({} {})", f.rows[i], f.rows[i] == 1 ? "row" : "rows");
    }
    return text;
  }
  static std::string sheets_of(const std::vector<std::string>& names) {
    constexpr std::size_t most_names = 12;
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i == most_names) return all + ", …";
      all += (i == 0 ? "'" : ", '") + shown(names[i]) + "'";
    }
    return all;
  }
  static std::string of_each(const std::vector<std::string>& wanted) {
    std::string all;
    for (const std::string& one : wanted) all += (all.empty() ? "" : "; ") + one;
    return all;
  }
};

struct as_found {
  template <class Fault>
  std::string operator()(const Fault& f) const {
    if constexpr (requires { f.cell; })
      return f.cell;
    else if constexpr (requires { f.word; })
      return f.word;
    else if constexpr (requires { f.label; })
      return f.label + " …";
    else if constexpr (requires { f.column; })
      return f.column;
    else if constexpr (requires { f.columns; })
      return places(f.columns);
    else if constexpr (requires { f.pairs; })
      return joined(f.pairs);
    else if constexpr (requires { f.words; })
      return joined(f.words);
    else if constexpr (requires { f.at; })
      return f.at;
    else if constexpr (requires { f.sheets; })
      return joined(f.sheets);
    else if constexpr (requires { f.answers; })
      return joined(f.answers);
    else
      return {};
  }
  std::string operator()(const faults::ragged_row& f) const { return std::to_string(f.cells); }
  std::string operator()(const faults::missing_column& f) const { return headers_of(f.offered); }
  std::string operator()(const faults::duplicate_row& f) const { return f.name; }
  std::string operator()(const faults::duplicate& f) const { return std::to_string(f.line); }
  std::string operator()(const faults::incomplete_row& f) const { return f.value.empty() ? f.column : f.value; }
  std::string operator()(const faults::same_input& f) const { return f.name; }
  std::string operator()(const faults::repeated_rows& f) const { return f.name; }
  std::string operator()(const faults::after_totals&) const { return "…"; }
  std::string operator()(const faults::missing_row& f) const { return joined(f.wanted); }
  std::string operator()(const faults::counts_against_total& f) const { return std::to_string(f.counted); }
  std::string operator()(const faults::uneven_counts& f) const { return std::to_string(f.counted); }
};

}  // namespace

std::string_view name_of(reason why) noexcept { return names_of(why).name; }

sentence label_of(reason why) { return {names_of(why).id, names_of(why).en}; }

sentence sentence_of(const fault& what) { return std::visit(in_words{}, what); }

std::string found_in(const fault& what) { return std::visit(as_found{}, what); }

}  // namespace ikm
