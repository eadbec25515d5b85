// SPDX-License-Identifier: BSL-1.0
#include "field/random_survey.hpp"

#include "field/random_formats.hpp"
#include "source/packed.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace random_survey {
namespace {

using texts = std::vector<std::string>;

const texts ids = {"persyaratan", "prosedur", "waktu",     "biaya", "produk",
                   "kompetensi",  "perilaku", "pengaduan", "sarana"};
const texts names = {"Persyaratan",        "Sistem, Mekanisme dan Prosedur",          "Waktu Penyelesaian",
                     "Biaya/Tarif",        "Produk Spesifikasi Jenis Pelayanan",      "Kompetensi Pelaksana",
                     "Perilaku Pelaksana", "Penanganan Pengaduan, Saran dan Masukan", "Sarana dan Prasarana"};
const texts questions = {
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan "
    "dengan hasil yang diberikan?",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?"};
/// Of the questionnaire annexed to the regulation, worst first.
const std::array<texts, elements> own_words = {{
    {"Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"},
    {"Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"},
    {"Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"},
    {"Sangat mahal", "Cukup mahal", "Murah", "Gratis"},
    {"Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"},
    {"Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"},
    {"Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"},
    {"Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"},
    {"Buruk", "Cukup", "Baik", "Sangat baik"},
}};
const std::array<texts, 3> common_words = {{{"Tidak baik", "Kurang baik", "Baik", "Sangat baik"},
                                            {"Tidak puas", "Kurang puas", "Puas", "Sangat puas"},
                                            {"Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju"}}};
const texts units = {"Loket 1", "Loket 2", "Ruang Anak"};

enum class naming {
  code,
  lower_code,
  unsur,
  id,
  name,
  numbered_name,
  question,
  numbered_question,
  path,
  count_of_them
};
enum class wording { code, decimal_code, own_word, common_word, code_and_word, lime_code };

struct respondent {
  answers given{};
  std::string unit;
};

struct column {
  std::string header;
  std::function<std::string(std::size_t, const respondent&)> cell;  // of the row with this number, from 1
  int element = -1;                                                 // of a question
};

/// What was chosen for one survey.
struct plan {
  format form = format::comma;
  naming headers = naming::code;
  wording answers_as = wording::code;
  std::vector<column> columns = {};
  bool has_number = false;
  bool has_person = false;  // a name or a time, so that a row without answers is a respondent
  bool sheet_like = true;   // titles, totals and notes may be around the table
  std::size_t number_at = 0;
  int common = 0;
  std::string prefix = {};
  std::string shape = {};
};

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string header_of(const plan& chosen, std::size_t e, dice& roll) {
  const std::string number = std::to_string(e + 1);
  switch (chosen.headers) {
    case naming::code: return "U" + number;
    case naming::lower_code: return "u" + number;
    case naming::unsur: return "Unsur " + number;
    case naming::id: return ids[e];
    case naming::name: return names[e];
    case naming::numbered_name: return chosen.prefix + number + (chosen.prefix == "U" ? ". " : " - ") + names[e];
    case naming::question: return questions[e] + (roll.chance(20) ? " " : "");
    case naming::numbered_question: return number + ". " + questions[e];
    default: return "penilaian/" + (chosen.prefix == "U" ? "U" + number : ids[e]);
  }
}

std::string in_some_case(const std::string& word, dice& roll) {
  std::string made = word;
  const std::size_t how = roll.below(8);
  if (how == 0)
    for (char& c : made) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  if (how == 1)
    for (char& c : made) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  if (how == 2) made = " " + made + " ";
  if (how == 3) made += ".";
  if (how == 4) made += "\xC2\xA0";  // a no-break blank
  return made;
}

std::string blank_cell(const plan& chosen, dice& roll) {
  if (chosen.answers_as == wording::lime_code) return "";
  static const texts marks = {"", "", "", "-", " ", "\xE2\x80\x93", "NA", "N/A", "#N/A", "NULL", "NaN", "\\N"};
  return roll.one_of(marks);
}

std::string answer_cell(const plan& chosen, std::size_t e, int given, dice& roll) {
  if (given == 0) return blank_cell(chosen, roll);
  const std::string code = std::to_string(given);
  const auto step = static_cast<std::size_t>(given - 1);
  switch (chosen.answers_as) {
    case wording::code: return roll.chance(3) ? " " + code : code;
    case wording::decimal_code: return code + roll.text_of({".0", ",0", ".00", ",00", ""});
    case wording::own_word: return in_some_case(own_words[e][step], roll);
    case wording::common_word: return in_some_case(common_words[static_cast<std::size_t>(chosen.common)][step], roll);
    case wording::code_and_word: return code + ". " + own_words[e][step];
    default: return "A" + std::to_string(5 - given);
  }
}

// Columns beside the questions.

column number_column(dice& roll) {
  return {roll.text_of({"No", "No.", "NO", "Nomor", "No. Responden", "NO. RES", "Nomor Urut"}),
          [](std::size_t i, const respondent&) { return std::to_string(i); }};
}

column name_column(dice& roll) {
  const std::size_t kind = roll.below(3);
  return {roll.text_of({"Nama", "Nama Responden", "Nama Lengkap"}), [kind](std::size_t i, const respondent&) {
            const std::string warga = "Warga " + std::to_string(i);
            return kind == 0 ? warga : kind == 1 ? warga + ", S.Pd." : "H. " + warga + " \"Ayah\"";
          }};
}

column time_column(const std::string& header) {
  return {header, [](std::size_t i, const respondent&) {
            return two_digits(1 + i % 28) + "/" + two_digits(1 + i % 12) + "/2026 " + two_digits(8 + i % 8) + ":" +
                   two_digits(i % 60) + ":" + two_digits(i * 7 % 60);
          }};
}

column date_column(const std::string& header) {
  return {header, [](std::size_t i, const respondent&) { return two_digits(1 + i % 28) + "/03/2026"; }};
}

column unit_column(const std::string& header) {
  return {header, [](std::size_t, const respondent& of) { return of.unit; }};
}

column constant_column(const std::string& header, const std::string& value) {
  return {header, [value](std::size_t, const respondent&) { return value; }};
}

column listed_column(const std::string& header, const texts& values, std::size_t shift) {
  return {header,
          [values, shift](std::size_t i, const respondent&) { return values[(i * 5 + shift) % values.size()]; }};
}

std::vector<column> profile(dice& roll) {
  std::vector<column> made;
  const std::size_t shift = roll.below(5);
  if (roll.chance(50))
    made.push_back(listed_column("Jenis Kelamin", {"L", "P", "Laki - Laki", "Perempuan", "pria"}, shift));
  if (roll.chance(50)) made.push_back(listed_column("Umur", {"34", "19", "52", "28", "63", ""}, shift));
  if (roll.chance(40)) made.push_back(listed_column("Pendidikan", {"SMA / SMK", "S1", "SD", "D3", "S-1"}, shift));
  if (roll.chance(40))
    made.push_back(listed_column("Pekerjaan", {"PNS", "Petani", "Wiraswasta", "Pelajar", "Nelayan"}, shift));
  return made;
}

column remarks_column(dice& roll) {
  static const texts remarks = {"",
                                "Tidak ada",
                                "Baik",
                                "Sudah bagus, pertahankan",
                                "4",
                                "mohon \"kursi\" ditambah;\nkipas juga",
                                "Sangat baik",
                                "-",
                                "Antri 2 jam",
                                "AC panas"};
  return listed_column(roll.text_of({"Saran", "Kritik dan saran",
                                     "Kritik dan saran untuk perbaikan sarana dan pelayanan", "Masukan", "Komentar"}),
                       remarks, roll.below(7));
}

std::string decimal_text(std::uint64_t hundredths, char mark) {
  return std::to_string(hundredths / 100) + mark + two_digits(static_cast<std::size_t>(hundredths % 100));
}

/// Figures that the office computed of the row: they are not read.
std::vector<column> derived(dice& roll) {
  const char mark = roll.chance(50) ? ',' : '.';
  const auto mean_of = [](const respondent& of) -> std::uint64_t {
    const int sum = std::accumulate(of.given.begin(), of.given.end(), 0);
    const auto n = std::count_if(of.given.begin(), of.given.end(), [](int a) { return a != 0; });
    return n == 0 ? 0 : static_cast<std::uint64_t>(100 * sum / static_cast<int>(n));
  };
  std::vector<column> made;
  if (roll.chance(60))
    made.push_back({roll.text_of({"Rata-rata", "NRR", "Nilai Rata-Rata"}),
                    [=](std::size_t, const respondent& of) { return decimal_text(mean_of(of), mark); }});
  if (roll.chance(40))
    made.push_back({roll.text_of({"IKM (%)", "IKM", "Nilai IKM"}),
                    [=](std::size_t, const respondent& of) { return decimal_text(25 * mean_of(of), mark); }});
  if (roll.chance(30))
    made.push_back({roll.text_of({"Jumlah", "Total", "Jumlah Nilai"}), [](std::size_t, const respondent& of) {
                      return std::to_string(std::accumulate(of.given.begin(), of.given.end(), 0));
                    }});
  if (roll.chance(30)) made.push_back(listed_column("Mutu", {"A", "B", "B", "C"}, 0));
  return made;
}

void add_all(std::vector<column>& to, std::vector<column> more) {
  for (column& one : more) to.push_back(std::move(one));
}

std::vector<column> question_columns(const plan& chosen, dice& roll, bool in_any_order) {
  std::vector<column> made;
  for (std::size_t e = 0; e < elements; ++e) {
    column one;
    one.header = header_of(chosen, e, roll);
    one.element = static_cast<int>(e);
    made.push_back(std::move(one));
  }
  if (in_any_order)
    for (std::size_t i = made.size() - 1; i > 0; --i) std::swap(made[i], made[roll.below(i + 1)]);
  return made;
}

// Platforms.

void office_sheet(plan& chosen, dice& roll, bool with_units) {
  static const std::array kinds = {naming::code, naming::unsur, naming::id, naming::name, naming::numbered_name};
  chosen.headers = roll.one_of(kinds);
  chosen.prefix = roll.text_of({"U", "Q", "U"});
  static const std::array ways = {wording::code,     wording::code,        wording::decimal_code,
                                  wording::own_word, wording::common_word, wording::code_and_word};
  chosen.answers_as = roll.one_of(ways);
  chosen.has_number = roll.chance(70);
  if (chosen.has_number) chosen.columns.push_back(number_column(roll));
  if (roll.chance(60)) {
    chosen.columns.push_back(name_column(roll));
    chosen.has_person = true;
  }
  if (with_units) chosen.columns.push_back(unit_column(roll.text_of({"Unit", "Loket", "unit"})));
  if (roll.chance(40)) chosen.columns.push_back(date_column("Tanggal"));
  add_all(chosen.columns, profile(roll));
  add_all(chosen.columns, question_columns(chosen, roll, roll.chance(20)));
  add_all(chosen.columns, derived(roll));
  if (roll.chance(30)) chosen.columns.push_back(remarks_column(roll));
  static const std::array forms = {format::comma, format::semicolon, format::tab,          format::pipe,
                                   format::utf16, format::xlsx,      format::xlsx,         format::ods,
                                   format::gzip,  format::zip,       format::windows_1252, format::carriage_returns};
  chosen.form = roll.one_of(forms);
  chosen.shape = "office";
}

void online_form(plan& chosen, dice& roll, bool with_units) {
  const std::size_t platform = roll.below(3);  // Google, Microsoft, SurveyMonkey
  chosen.headers = roll.chance(50) ? naming::question : naming::numbered_question;
  static const std::array ways = {wording::own_word, wording::own_word, wording::code, wording::common_word};
  chosen.answers_as = roll.one_of(ways);
  if (platform == 0) {
    chosen.columns.push_back(time_column(roll.text_of({"Timestamp", "Cap waktu", "Stempel waktu"})));
  } else if (platform == 1) {
    chosen.columns.push_back({"ID", [](std::size_t i, const respondent&) { return std::to_string(i); }});
    chosen.columns.push_back(time_column("Start time"));
    chosen.columns.push_back(time_column("Completion time"));
    chosen.columns.push_back(constant_column("Email", "anonymous"));
    chosen.columns.push_back(constant_column("Name", ""));
  } else {
    chosen.columns.push_back(
        {"Respondent ID", [](std::size_t i, const respondent&) { return std::to_string(118'000'000'00 + i); }});
    chosen.columns.push_back(constant_column("Collector ID", "43102"));
    chosen.columns.push_back(time_column("Start Date"));
    chosen.columns.push_back(time_column("End Date"));
  }
  chosen.has_person = true;
  chosen.sheet_like = false;
  if (with_units)
    chosen.columns.push_back(unit_column(roll.text_of({"Unit layanan yang dikunjungi", "Unit", "Loket"})));
  add_all(chosen.columns, profile(roll));
  add_all(chosen.columns, question_columns(chosen, roll, true));
  if (roll.chance(60)) chosen.columns.push_back(remarks_column(roll));
  static const std::array forms = {format::comma, format::comma, format::xlsx, format::gzip, format::ods};
  chosen.form = roll.one_of(forms);
  chosen.shape = platform == 0 ? "google" : platform == 1 ? "microsoft" : "surveymonkey";
}

void kobo(plan& chosen, dice& roll, bool with_units) {
  chosen.headers = naming::path;
  chosen.prefix = roll.text_of({"U", "id"});
  chosen.answers_as = roll.chance(70) ? wording::code : wording::own_word;
  chosen.columns = {time_column("start"), time_column("end")};
  if (with_units) chosen.columns.push_back(unit_column("profil/unit"));
  add_all(chosen.columns, question_columns(chosen, roll, roll.chance(50)));
  chosen.columns.push_back({"_id", [](std::size_t i, const respondent&) { return std::to_string(5000 + i); }});
  chosen.columns.push_back({"_uuid", [](std::size_t i, const respondent&) { return "uuid-" + std::to_string(i); }});
  chosen.columns.push_back(time_column("_submission_time"));
  chosen.columns.push_back(constant_column("_validation_status", ""));
  chosen.columns.push_back({"_index", [](std::size_t i, const respondent&) { return std::to_string(i); }});
  chosen.has_person = true;
  chosen.sheet_like = false;
  chosen.form = roll.chance(60) ? format::semicolon : format::xlsx;
  chosen.shape = "kobo";
}

void qualtrics_or_redcap(plan& chosen, dice& roll, bool with_units) {
  const bool redcap = roll.chance(50);
  chosen.headers = redcap ? naming::lower_code : naming::question;
  chosen.answers_as = roll.chance(60) ? wording::code : wording::own_word;
  if (redcap) {
    chosen.columns.push_back({"record_id", [](std::size_t i, const respondent&) { return std::to_string(i); }});
  } else {
    chosen.columns = {time_column("StartDate"), time_column("EndDate"), constant_column("Status", "IP Address"),
                      constant_column("Finished", "True")};
    chosen.has_person = true;
  }
  if (with_units) chosen.columns.push_back(unit_column("unit"));
  add_all(chosen.columns, question_columns(chosen, roll, roll.chance(30)));
  if (redcap) chosen.columns.push_back(constant_column("skm_complete", "2"));
  chosen.sheet_like = false;
  chosen.form = roll.chance(70) ? format::comma : format::xlsx;
  chosen.shape = redcap ? "redcap" : "qualtrics";
}

void limesurvey(plan& chosen, dice& roll, bool with_units) {
  chosen.answers_as = wording::lime_code;
  chosen.columns = {{"id", [](std::size_t i, const respondent&) { return std::to_string(i); }},
                    time_column("submitdate"),
                    constant_column("lastpage", "3"),
                    constant_column("startlanguage", "id")};
  if (with_units) chosen.columns.push_back(unit_column("unit"));
  std::vector<column> asked = question_columns(chosen, roll, false);
  for (std::size_t e = 0; e < asked.size(); ++e)
    asked[e].header = "Q1[SQ" + std::string("00") + std::to_string(e + 1) + "]";
  add_all(chosen.columns, std::move(asked));
  chosen.has_person = true;
  chosen.sheet_like = false;
  chosen.form = roll.chance(70) ? format::comma : format::xlsx;
  chosen.shape = "limesurvey";
}

void application(plan& chosen, dice& roll, bool with_units) {
  static const std::array kinds = {naming::lower_code, naming::code, naming::id};
  chosen.headers = roll.one_of(kinds);
  chosen.answers_as = roll.chance(80) ? wording::code : wording::own_word;
  chosen.columns = {{"id", [](std::size_t i, const respondent&) { return std::to_string(900 + i); }}};
  if (with_units) chosen.columns.push_back(unit_column("unit"));
  add_all(chosen.columns, question_columns(chosen, roll, roll.chance(30)));
  if (roll.chance(40)) chosen.columns.push_back(remarks_column(roll));
  chosen.columns.push_back(time_column("created_at"));
  if (roll.chance(50)) chosen.columns.push_back(constant_column("deleted_at", ""));
  chosen.has_person = true;
  chosen.sheet_like = false;
  static const std::array forms = {format::json_array,  format::json_lines,    format::json_arrays,
                                   format::json_within, format::json_firebase, format::json_phpmyadmin,
                                   format::sqlite,      format::sqlite,        format::long_table,
                                   format::long_table,  format::comma};
  chosen.form = roll.one_of(forms);
  chosen.shape = "application";
}

// Respondents.

std::vector<respondent> people(dice& roll, bool with_units, bool blank_ones) {
  const bool many = roll.chance(1);
  const std::size_t n = many ? 1000 + roll.below(3000) : roll.chance(15) ? 1 + roll.below(3) : 3 + roll.below(38);
  const std::size_t blanks = roll.chance(50) ? 0 : roll.below(25);
  const std::size_t good = roll.below(90);
  std::vector<respondent> made(n);
  for (respondent& one : made) {
    for (int& answer : one.given)
      answer = roll.chance(blanks) ? 0 : roll.chance(good) ? 3 + int(roll.chance(50)) : 1 + int(roll.below(4));
    if (blank_ones && roll.chance(3)) one.given = {};
    // A row in which nothing is filled in is not a respondent, unless something tells of a person.
    if (!blank_ones && one.given == answers{}) one.given[roll.below(elements)] = 3;
    if (with_units) one.unit = roll.one_of(units);
  }
  return made;
}

line row_of(const plan& chosen, std::size_t i, const respondent& of, dice& roll) {
  line cells;
  for (const column& one : chosen.columns)
    cells.push_back(one.element < 0 ? one.cell(i, of)
                                    : answer_cell(chosen, static_cast<std::size_t>(one.element),
                                                  of.given[static_cast<std::size_t>(one.element)], roll));
  return cells;
}

// What is around the table of an office.

std::size_t label_column(const plan& chosen) { return chosen.columns.front().element < 0 ? 0 : chosen.columns.size(); }

void put_titles(table& into, const plan& chosen, dice& roll) {
  static const texts titles = {"SURVEI KEPUASAN MASYARAKAT",
                               "PENGOLAHAN INDEKS KEPUASAN MASYARAKAT PER RESPONDEN",
                               "KECAMATAN CONTOH TAHUN 2026",
                               "Periode: Januari - Juni 2026",
                               "Unit Pelayanan: Loket Contoh",
                               "Nilai: 1 = Tidak baik, 2 = Kurang baik, 3 = Baik, 4 = Sangat baik",
                               ""};
  const std::size_t count = roll.chance(50) ? 0 : 1 + roll.below(4);
  const bool padded = roll.chance(50);
  for (std::size_t i = 0; i < count; ++i) {
    line one = {roll.one_of(titles)};
    if (padded) one.resize(chosen.columns.size());
    into.above.push_back(std::move(one));
  }
}

line header_line(const plan& chosen) {
  line made;
  for (const column& one : chosen.columns) made.push_back(one.header);
  return made;
}

/// Over the questions one heading, and the codes below it; the other columns are headed above.
void put_header_in_two_lines(table& into, const plan& chosen) {
  line upper;
  line lower;
  bool headed = false;
  for (const column& one : chosen.columns) {
    const bool asks = one.element >= 0;
    upper.push_back(!asks ? one.header : headed ? "" : "Nilai Unsur Pelayanan");
    lower.push_back(asks ? one.header : "");
    headed = headed || asks;
  }
  into.header = {upper, lower};
}

void put_header(table& into, const plan& chosen, dice& roll) {
  into.header = {header_line(chosen)};
  const std::size_t width = chosen.columns.size();
  if (chosen.shape == "surveymonkey") {
    line second(width);
    for (std::size_t i = 0; i < width; ++i)
      if (chosen.columns[i].element >= 0) second[i] = "Response";
    into.header.push_back(second);
  }
  if (chosen.shape == "qualtrics") {
    line codes = into.header.front();
    line imports(width);
    for (std::size_t i = 0; i < width; ++i) {
      if (chosen.columns[i].element >= 0) codes[i] = "Q" + std::to_string(i);
      imports[i] = "{\"ImportId\":\"QID" + std::to_string(i) + "\"}";
    }
    into.header = {codes, into.header.front(), imports};
  }
  if (!chosen.sheet_like) return;
  const bool codes = chosen.headers == naming::code || chosen.headers == naming::unsur;
  if (codes && chosen.columns.front().element < 0 && roll.chance(20)) put_header_in_two_lines(into, chosen);
  if (roll.chance(10)) {
    line numbers;
    for (std::size_t i = 0; i < width; ++i) numbers.push_back("(" + std::to_string(i + 1) + ")");
    into.header.push_back(numbers);
  }
}

void put_between(table& into, const plan& chosen, dice& roll) {
  const std::size_t width = chosen.columns.size();
  if (roll.chance(10)) into.rows.emplace_back(width);
  if (roll.chance(6))
    into.rows.push_back(into.header.back().front().starts_with("(") ? line(width) : header_line(chosen));
}

line labelled(const plan& chosen, const std::string& label, const std::function<std::string(std::size_t)>& figure) {
  line made(chosen.columns.size());
  if (const std::size_t at = label_column(chosen); at < made.size()) made[at] = label;
  for (std::size_t i = 0; i < made.size(); ++i)
    if (chosen.columns[i].element >= 0) made[i] = figure(static_cast<std::size_t>(chosen.columns[i].element));
  return made;
}

void put_totals(table& into, const plan& chosen, const truth& held, dice& roll) {
  if (label_column(chosen) != 0 || roll.chance(50)) return;
  const auto sum = [&](std::size_t e) {
    std::uint64_t all = 0;
    for (std::uint64_t a = 1; a <= 4; ++a) all += a * held.counts[e][a];
    return all;
  };
  const auto mean = [&](std::size_t e) {
    const std::uint64_t n = held.respondents - held.counts[e][0];
    return n == 0 ? 0 : 100 * sum(e) / n;
  };
  const char mark = roll.chance(50) ? ',' : '.';
  if (roll.chance(30)) into.below.emplace_back(chosen.columns.size());
  into.below.push_back(labelled(chosen, roll.text_of({"Jumlah", "\xCE\xA3 Nilai/Unsur", "Total", "JUMLAH NILAI"}),
                                [&](std::size_t e) { return std::to_string(sum(e)); }));
  if (chosen.form == format::windows_1252) into.below.back()[0] = "Jumlah";  // which has no sigma
  into.below.push_back(labelled(chosen, roll.text_of({"NRR/Unsur", "NRR per unsur", "Rata-rata"}),
                                [&](std::size_t e) { return decimal_text(mean(e), mark); }));
  if (roll.chance(50))
    into.below.push_back(
        labelled(chosen, "NRR Tertimbang/Unsur", [&](std::size_t e) { return decimal_text(mean(e) / 9, mark); }));
  line index(chosen.columns.size());
  index[0] = roll.text_of({"IKM Unit Pelayanan", "IKM", "Nilai IKM"});
  index.back() = "81" + std::string{mark} + "25";
  if (roll.chance(60)) into.below.push_back(index);
  if (roll.chance(40)) {
    into.below.emplace_back(chosen.columns.size());
    for (const char* const note : {"Mengetahui,", "Kepala Dinas Contoh", "NIP. 19700101 199001 1 001"}) {
      line one(chosen.columns.size());
      one[roll.chance(50) ? 0 : one.size() - 1] = note;
      into.below.push_back(one);
    }
  }
}

/// Sheets that hold no respondents to read: a hidden one, or means of units.
void put_other_sheet(table& into, const plan& chosen, dice& roll) {
  if ((chosen.form != format::xlsx && chosen.form != format::ods) || roll.chance(70)) return;
  into.elsewhere_is_hidden = roll.chance(50);
  if (into.elsewhere_is_hidden) {
    into.elsewhere = into.header;
    into.elsewhere.push_back(into.rows.front());
    return;
  }
  into.elsewhere = {
      {"No", "Unit Layanan", "IKM", "Mutu"}, {"1", "Loket 1", "81.25", "B"}, {"2", "Loket 2", "78.30", "B"}};
}

/// A template that was filled in only in part.
void put_empty_lines(table& into, const plan& chosen, std::size_t people, dice& roll) {
  if (!chosen.has_number || !roll.chance(12)) return;
  for (std::size_t i = 1; i <= 5; ++i) {
    line one(chosen.columns.size());
    one[0] = std::to_string(people + i);
    into.rows.push_back(one);
  }
}

void put_legend_beside(table& into, const plan& chosen, dice& roll) {
  if (!roll.chance(15)) return;
  static const texts legend = {"Keterangan", "U1 : Persyaratan",     "U2 : Prosedur",
                               "U3 : Waktu", "Mutu A = Sangat Baik", ""};
  const std::size_t width = chosen.columns.size();
  std::size_t next = 0;
  for (std::vector<line>* const part : {&into.above, &into.header, &into.rows, &into.below})
    for (line& one : *part) {
      if (one.size() < width) continue;  // a title alone
      one.resize(width + 2);
      if (part == &into.rows && next < legend.size()) one[width + 1] = legend[next++];
    }
}

// What may be wrong. Each says whether there was room for it.

struct spoiling {
  made& result;
  table& sheet;
  plan& chosen;
  std::vector<respondent>& who;
  const std::vector<std::size_t>& rows;  // of the respondents, in the sheet
  dice& roll;

  [[nodiscard]] bool is_text() const { return chosen.form <= format::zip; }
  [[nodiscard]] bool has_codes() const {
    return chosen.answers_as == wording::code || chosen.answers_as == wording::decimal_code;
  }
  [[nodiscard]] bool has_words() const {
    return chosen.answers_as == wording::own_word || chosen.answers_as == wording::common_word;
  }
  [[nodiscard]] std::size_t column_of(int element) const {
    const auto found = std::find_if(chosen.columns.begin(), chosen.columns.end(),
                                    [&](const column& one) { return one.element == element; });
    return static_cast<std::size_t>(found - chosen.columns.begin());
  }
  line& row_of_somebody() { return sheet.rows[roll.one_of(rows)]; }
  [[nodiscard]] line figures(const std::string& label, std::size_t label_at) const {
    line made(chosen.columns.size());
    for (std::size_t i = 0; i < made.size(); ++i)
      if (chosen.columns[i].element >= 0) made[i] = std::to_string(1 + roll.below(4));
    if (label_at < made.size() && chosen.columns[label_at].element < 0) made[label_at] = label;
    return made;
  }
};

bool put_bad_cell(spoiling& by) {
  static const texts cells = {"7", "0", "3,5", "Gercep", "44", "-1", "4*", "Ya", "A7"};
  by.row_of_somebody()[by.column_of(static_cast<int>(by.roll.below(elements)))] = by.roll.one_of(cells);
  by.result.readable = false;
  return true;
}

bool put_unfinished_rows(spoiling& by) {
  if (by.who.size() < 2 || by.chosen.form == format::long_table) return false;
  struct mark {
    const char* header;
    texts values;
  };
  static const std::array<mark, 6> marks = {{{"Finished", {"False"}},
                                             {"Status", {"Survey Preview"}},
                                             {"skm_complete", {"0", "1"}},
                                             {"submitdate", {""}},
                                             {"deleted_at", {"2026-03-04 10:00:00"}},
                                             {"_validation_status", {"Not Approved"}}}};
  for (std::size_t i = 0; i < by.chosen.columns.size(); ++i)
    for (const mark& one : marks) {
      if (by.chosen.columns[i].header != one.header || by.roll.chance(30)) continue;
      by.result.expected = {};
      const bool approved = std::string{one.header} == "_validation_status";
      for (std::size_t r = 0; r < by.who.size(); ++r) {
        const bool unfinished = r != 0 && (r == 1 || by.roll.chance(25));
        if (unfinished) by.sheet.rows[by.rows[r]][i] = by.roll.one_of(one.values);
        if (!unfinished && approved) by.sheet.rows[by.rows[r]][i] = "Approved";
        if (!unfinished) by.result.expected.add(by.who[r].given, by.who[r].unit);
      }
      return true;
    }
  return false;
}

bool put_row_without_number(spoiling& by) {
  if (!by.chosen.has_number || !by.chosen.sheet_like || by.who.size() < 3) return false;
  const std::string label = by.roll.text_of({"Skor Maksimal", "Target", "Kunci", "Nilai Ideal", "Contoh", ""});
  const std::size_t at = by.roll.below(by.sheet.rows.size() + 1);
  by.sheet.rows.insert(by.sheet.rows.begin() + static_cast<std::ptrdiff_t>(at), by.figures(label, 1));
  return true;
}

bool put_tenth_question(spoiling& by) {
  const naming headers = by.chosen.headers;
  std::string header = headers == naming::code            ? "U10"
                       : headers == naming::lower_code    ? "u10"
                       : headers == naming::unsur         ? "Unsur 10"
                       : headers == naming::numbered_name ? by.chosen.prefix + "10 - Maklumat Pelayanan"
                       : headers == naming::numbered_question
                           ? "10. Bagaimana pendapat Saudara tentang maklumat pelayanan?"
                           : "";
  if (header.empty() || by.chosen.form == format::long_table || !by.has_codes()) return false;
  by.sheet.header.back().push_back(header);
  for (std::size_t i = 0; i + 1 < by.sheet.header.size(); ++i)
    by.sheet.header[i].push_back(by.chosen.shape == "surveymonkey" ? header : "");
  if (by.chosen.shape == "surveymonkey") by.sheet.header.back().back() = "Response";
  if (by.chosen.shape == "qualtrics") return false;
  for (line& one : by.sheet.rows) one.emplace_back();
  for (const std::size_t at : by.rows) by.sheet.rows[at].back() = std::to_string(1 + by.roll.below(4));
  by.chosen.columns.push_back(constant_column(header, ""));
  return true;
}

bool put_reversed_key(spoiling& by) {
  if (!by.chosen.sheet_like || !by.has_codes()) return false;
  by.sheet.above.push_back(
      {by.roll.text_of({"Keterangan: 1 = Sangat baik, 2 = Baik, 3 = Kurang baik, 4 = Tidak baik",
                        "1: Sangat puas; 2: Puas; 3: Kurang puas; 4: Tidak puas",
                        "Nilai 4 = Tidak sesuai, 3 = Kurang sesuai, 2 = Sesuai, 1 = Sangat sesuai"})});
  by.result.expected = {};
  for (const respondent& one : by.who) {
    answers turned = one.given;
    for (int& answer : turned) answer = answer == 0 ? 0 : 5 - answer;
    by.result.expected.add(turned, one.unit);
  }
  return true;
}

bool put_five_steps(spoiling& by) {
  static const texts words = {"Sangat tidak baik", "Tidak baik", "Cukup baik", "Baik", "Sangat baik"};
  if (by.who.size() < 5 || (!by.has_codes() && !by.has_words())) return false;
  const std::size_t column = by.column_of(static_cast<int>(by.roll.below(elements)));
  for (std::size_t r = 0; r < by.rows.size(); ++r)
    by.sheet.rows[by.rows[r]][column] = by.has_words() ? words[r % 5] : std::to_string(1 + r % 5);
  by.result.readable = false;
  return true;
}

bool put_two_degrees(spoiling& by) {
  if (by.who.size() < 4 || by.chosen.answers_as != wording::own_word) return false;
  struct pair {
    int element;
    const char* one;
    const char* other;
  };
  static const std::array<pair, 3> pairs = {
      {{3, "Mahal", "Cukup mahal"}, {2, "Tidak cepat", "Lambat"}, {1, "Sulit", "Tidak mudah"}}};
  const pair& chosen = by.roll.one_of(pairs);
  for (std::size_t r = 0; r < by.rows.size(); ++r)
    if (r % 2 == 0) by.sheet.rows[by.rows[r]][by.column_of(chosen.element)] = r % 4 == 0 ? chosen.one : chosen.other;
  by.result.readable = false;
  return true;
}

bool put_ragged_row(spoiling& by) {
  if (!by.is_text()) return false;
  line& row = by.row_of_somebody();
  const std::size_t at = by.column_of(static_cast<int>(by.roll.below(elements)));
  if (by.roll.chance(50))
    row.erase(row.begin() + static_cast<std::ptrdiff_t>(at));
  else
    row.insert(row.begin() + static_cast<std::ptrdiff_t>(at), "3");
  by.result.readable = false;
  return true;
}

bool put_another_table(spoiling& by) {
  if (!by.chosen.sheet_like) return false;
  static const texts other = {"Laki-laki", "Perempuan", "SD", "SMP", "SMA", "D3", "S1", "S2", "Lainnya"};
  line header(by.chosen.columns.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < header.size(); ++i)
    if (by.chosen.columns[i].element >= 0) header[i] = other[next++ % other.size()];
  if (by.roll.chance(60)) by.sheet.rows.emplace_back(header.size());
  by.sheet.rows.push_back(header);
  for (const char* const label : {"Loket 1", "Loket 2"}) by.sheet.rows.push_back(by.figures(label, 0));
  return true;
}

bool put_statistics_below(spoiling& by) {
  if (!by.chosen.sheet_like || by.chosen.columns.front().element >= 0 || by.who.size() < 3) return false;
  for (const std::string& label : {by.roll.text_of({"Tertinggi", "Skor Tertinggi", "Maksimum", "Nilai Maksimal"}),
                                   by.roll.text_of({"Terendah", "Minimum", "Peringkat", "Ranking", "Target"})})
    by.sheet.rows.push_back(by.figures(label, 0));
  return true;
}

bool put_second_sheet(spoiling& by) {
  if ((by.chosen.form != format::xlsx && by.chosen.form != format::ods) || by.who.size() < 2) return false;
  by.sheet.elsewhere = by.sheet.header;
  for (const std::size_t at : by.rows) by.sheet.elsewhere.push_back(by.sheet.rows[at]);
  by.result.readable = false;
  return true;
}

bool put_second_column(spoiling& by) {
  if (by.sheet.header.size() != 1 || by.chosen.form == format::long_table || by.chosen.form >= format::json_array)
    return false;
  const std::size_t at = by.column_of(static_cast<int>(by.roll.below(elements)));
  by.sheet.header.back().push_back(by.sheet.header.back()[at]);
  for (line& one : by.sheet.rows) one.emplace_back();
  for (const std::size_t r : by.rows) by.sheet.rows[r].back() = by.sheet.rows[by.rows.front()][at];
  by.chosen.columns.push_back(constant_column("", ""));
  by.result.readable = false;
  return true;
}

bool put_missing_column(spoiling& by) {
  if (by.chosen.form == format::long_table) return false;
  const auto at = static_cast<std::ptrdiff_t>(by.column_of(static_cast<int>(by.roll.below(elements))));
  for (std::vector<line>* const part : {&by.sheet.header, &by.sheet.rows})
    for (line& one : *part) one.erase(one.begin() + at);
  by.chosen.columns.erase(by.chosen.columns.begin() + at);
  by.result.readable = false;
  return true;
}

/// The same questions again below, two of them in each other's place, and the answers with them.
bool put_other_order(spoiling& by) {
  if (!by.chosen.sheet_like || by.who.size() < 4 || by.sheet.header.size() != 1) return false;
  const std::size_t one = by.column_of(static_cast<int>(by.roll.below(4)));
  const std::size_t other = by.column_of(static_cast<int>(5 + by.roll.below(4)));
  const std::size_t from = by.rows[by.rows.size() / 2];
  for (std::size_t r = from; r < by.sheet.rows.size(); ++r) std::swap(by.sheet.rows[r][one], by.sheet.rows[r][other]);
  line header = by.sheet.header.back();
  std::swap(header[one], header[other]);
  by.sheet.rows.insert(by.sheet.rows.begin() + static_cast<std::ptrdiff_t>(from), header);
  return true;
}

bool spoil(spoiling& by) {
  using way = bool (*)(spoiling&);
  static const std::array<way, static_cast<std::size_t>(flaw::count_of_them)> ways = {[](spoiling&) { return true; },
                                                                                      put_bad_cell,
                                                                                      put_unfinished_rows,
                                                                                      put_row_without_number,
                                                                                      put_tenth_question,
                                                                                      put_reversed_key,
                                                                                      put_five_steps,
                                                                                      put_two_degrees,
                                                                                      put_ragged_row,
                                                                                      put_another_table,
                                                                                      put_statistics_below,
                                                                                      put_second_sheet,
                                                                                      put_second_column,
                                                                                      put_missing_column,
                                                                                      put_other_order};
  for (int attempt = 0; attempt < 8; ++attempt) {
    const std::size_t which = 1 + by.roll.below(ways.size() - 1);
    by.result.wrong = static_cast<flaw>(which);
    if (ways[which](by)) return true;
  }
  by.result.wrong = flaw::none;
  return false;
}

// Writing.

table long_form(const table& from, const plan& chosen, dice& roll) {
  table made;
  made.header = {{"id_responden", "unit", "unsur", "jawaban"}};
  std::size_t unit_at = from.header.back().size();
  for (std::size_t i = 0; i < chosen.columns.size(); ++i)
    if (chosen.columns[i].header == "unit") unit_at = i;
  for (std::size_t i = 0; i < chosen.columns.size(); ++i) {
    if (chosen.columns[i].element < 0) continue;
    const auto e = static_cast<std::size_t>(chosen.columns[i].element);
    for (const line& one : from.rows)
      made.rows.push_back({one.front(), unit_at < one.size() ? one[unit_at] : "x", ids[e], one[i]});
  }
  if (roll.chance(50))
    std::stable_sort(made.rows.begin(), made.rows.end(), [](const line& a, const line& b) { return a[0] < b[0]; });
  return made;
}

void write(made& into, const table& from, const plan& chosen, dice& roll) {
  const bool quote_all = chosen.shape == "kobo" || roll.chance(10);
  const std::string end = roll.chance(40) ? "\r\n" : "\n";
  const std::string mark = roll.chance(20) ? "\xEF\xBB\xBF" : "";
  const bool typed = roll.chance(60);
  // A key that no record has is not a column.
  const bool all_answered = std::all_of(into.expected.counts.begin(), into.expected.counts.end(),
                                        [](const auto& one) { return one[1] + one[2] + one[3] + one[4] != 0; });
  into.ending = "csv";
  switch (chosen.form) {
    case format::comma: into.bytes = mark + delimited(from, ',', end, quote_all); break;
    case format::semicolon: into.bytes = mark + delimited(from, ';', end, quote_all); break;
    case format::tab: into.bytes = mark + delimited(from, '\t', end, quote_all); break;
    case format::pipe: into.bytes = delimited(from, '|', end, quote_all); break;
    case format::utf16:
      into.bytes = utf16(delimited(from, roll.chance(50) ? '\t' : ';', end, false), roll.chance(30));
      break;
    case format::windows_1252: into.bytes = windows_1252(delimited(from, ';', end, quote_all)); break;
    case format::carriage_returns: into.bytes = delimited(from, ',', "\r", quote_all); break;
    case format::gzip: into.bytes = packed::gzip(delimited(from, ',', end, quote_all)); break;
    case format::zip: into.bytes = zip(delimited(from, ',', end, quote_all)), into.ending = "zip"; break;
    case format::xlsx: into.bytes = xlsx(from), into.ending = "xlsx"; break;
    case format::ods: into.bytes = ods(from), into.ending = "ods"; break;
    case format::sqlite: into.bytes = sqlite(from, typed), into.ending = "db"; break;
    case format::long_table: into.bytes = delimited(long_form(from, chosen, roll), ',', end, quote_all); break;
    default: into.bytes = json(from, chosen.form, typed, all_answered && roll.chance(50)), into.ending = "json";
  }
}

const texts format_names = {"comma",
                            "semicolon",
                            "tab",
                            "pipe",
                            "utf16",
                            "1252",
                            "cr",
                            "gzip",
                            "zip",
                            "xlsx",
                            "ods",
                            "json array",
                            "json lines",
                            "json arrays",
                            "json within",
                            "json firebase",
                            "json phpmyadmin",
                            "sqlite",
                            "long"};
const texts naming_names = {"code",     "lower code",        "unsur", "id", "name", "numbered name",
                            "question", "numbered question", "path"};
const texts flaw_names = {"none",           "bad cell",       "unfinished rows",  "row without number",
                          "tenth question", "reversed key",   "five steps",       "two degrees",
                          "ragged row",     "another table",  "statistics below", "second sheet",
                          "second column",  "missing column", "other order"};
const texts wording_names = {"codes", "decimal codes", "own words", "common words", "codes and words", "A1"};

}  // namespace

void truth::add(const answers& given, const std::string& unit) {
  ++respondents;
  for (std::size_t e = 0; e < elements; ++e) ++counts[e][static_cast<std::size_t>(given[e])];
  if (!unit.empty()) ++units[unit];
}

std::string truth::text() const {
  std::string made = std::to_string(respondents) + ":";
  // 25/9 of the sum of the means, over one denominator: 128 bits hold it for up to 4,000 respondents.
  __extension__ using wide = unsigned __int128;
  wide top = 0;
  wide bottom = 1;
  bool defined = true;
  for (const auto& one : counts) {
    for (std::size_t a = 1; a <= 4; ++a) made += std::to_string(one[a]) + (a == 4 ? " " : ",");
    const std::uint64_t n = one[1] + one[2] + one[3] + one[4];
    const std::uint64_t sum = one[1] + 2 * one[2] + 3 * one[3] + 4 * one[4];
    defined = defined && n != 0;
    if (n == 0) continue;
    top = top * n + wide{sum} * bottom;
    bottom *= n;
  }
  const wide hundredths = (2 * 2500 * top + 9 * bottom) / (2 * 9 * bottom);
  made += defined ? decimal_text(static_cast<std::uint64_t>(hundredths), '.') : "-";
  for (const auto& [unit, n] : units) made += " " + unit + "=" + std::to_string(n);
  return made;
}

std::string name_of(flaw which) { return flaw_names[static_cast<std::size_t>(which)]; }

made make(std::uint64_t seed, bool wrong) {
  dice roll{seed};
  made result;
  plan chosen;
  result.has_units = roll.chance(50);
  chosen.common = static_cast<int>(roll.below(common_words.size()));
  static const std::array<void (*)(plan&, dice&, bool), 9> platforms = {office_sheet,        office_sheet, office_sheet,
                                                                        online_form,         online_form,  kobo,
                                                                        qualtrics_or_redcap, limesurvey,   application};
  roll.one_of(platforms)(chosen, roll, result.has_units);
  std::vector<respondent> who = people(roll, result.has_units, chosen.has_person);
  for (const respondent& one : who) result.expected.add(one.given, one.unit);

  table sheet;
  std::vector<std::size_t> rows;
  if (chosen.sheet_like) put_titles(sheet, chosen, roll);
  put_header(sheet, chosen, roll);
  for (std::size_t i = 0; i < who.size(); ++i) {
    if (chosen.sheet_like && i > 0 && !wrong) put_between(sheet, chosen, roll);
    rows.push_back(sheet.rows.size());
    sheet.rows.push_back(row_of(chosen, i + 1, who[i], roll));
  }
  spoiling by{result, sheet, chosen, who, rows, roll};
  if (wrong) spoil(by);
  if (chosen.sheet_like && !wrong) put_empty_lines(sheet, chosen, who.size(), roll);
  if (chosen.sheet_like && result.wrong != flaw::ragged_row) {
    if (result.wrong == flaw::none) put_other_sheet(sheet, chosen, roll);
    if (result.wrong != flaw::statistics_below) put_totals(sheet, chosen, result.expected, roll);
    put_legend_beside(sheet, chosen, roll);
  }
  if (chosen.answers_as == wording::lime_code) {
    result.mapping = "[columns]\n";
    for (std::size_t e = 0; e < elements; ++e)
      result.mapping += ids[e] + " = \"Q1[SQ00" + std::to_string(e + 1) + "]\"\n";
    result.mapping += "[words]\nA1 = 4\nA2 = 3\nA3 = 2\nA4 = 1\n";
  }
  write(result, sheet, chosen, roll);
  result.shape = chosen.shape + ", " + format_names[static_cast<std::size_t>(chosen.form)] + ", " +
                 naming_names[static_cast<std::size_t>(chosen.headers)] + ", " +
                 wording_names[static_cast<std::size_t>(chosen.answers_as)];
  return result;
}

}  // namespace random_survey
