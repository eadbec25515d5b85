// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/entry_form.hpp>

#include "read_book.hpp"

#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>

namespace {

constexpr auto id = ikm::language::indonesian;

/// A form with rows below its header, as somebody entered them.
class entered final : public ikm::row_source {
 public:
  entered(const std::string& bytes, const sheet_rows& answers) : rows_{read_book{bytes}.sheets.begin()->second} {
    rows_.insert(rows_.end(), answers.begin(), answers.end());
  }
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] bool cells_are_placed() const noexcept override { return true; }
  [[nodiscard]] bool next(ikm::row& into) override {
    if (at_ == rows_.size()) return false;
    cells_.assign(rows_[at_].begin(), rows_[at_].end());
    into = {.line = ++at_, .cells = cells_};
    return true;
  }

 private:
  std::string name_ = "form.xlsx";
  sheet_rows rows_;
  std::vector<std::string_view> cells_;
  std::size_t at_ = 0;
};

const std::vector<std::string> profile = {"2025-03-05", "KTP", "Laki-laki", "40", "SMA", "Petani"};

std::vector<std::string> row_of(const std::vector<std::string>& answers, const std::string& suggestion = "") {
  std::vector<std::string> made = profile;
  made.insert(made.end(), answers.begin(), answers.end());
  made.push_back(suggestion);
  return made;
}

/// The answer words of the text, question by question.
std::vector<std::vector<std::string>> words_in(const std::string& text, std::vector<std::string>& questions) {
  std::vector<std::vector<std::string>> made;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with("]")) {
      questions.push_back(line);
      made.emplace_back();
    } else if (line.starts_with("  - ") && !made.empty()) {
      made.back().push_back(line.substr(4));
    } else if (!made.empty()) {
      break;
    }
  }
  return made;
}

}  // namespace

TEST(EntryForm, EveryBuiltInFormIsReadBackWithoutAMapping) {
  for (const ikm::methodology& method : ikm::built_in_methodologies())
    for (const ikm::language lang : {id, ikm::language::english}) {
      const std::size_t questions = method.question_count();
      entered rows{form_xlsx(method, lang),
                   {row_of(std::vector<std::string>(questions, "4"), "Tambah kursi, tolong"),
                    row_of(std::vector<std::string>(questions, "3")), row_of(std::vector<std::string>(questions, ""))}};
      const ikm::survey made = read_survey(rows, method);
      EXPECT_EQ(made.all.respondents(), 3U) << method.id();
      for (std::size_t q = 0; q < questions; ++q) EXPECT_EQ(made.all.sum(q), 7U) << method.id() << " " << q;
    }
}

TEST(EntryForm, TheWordsOfTheFormAreWorthTheirSteps) {
  const ikm::methodology& method = ikm::permenpan_14_2017();
  std::vector<std::string> questions;
  const auto words = words_in(form_text(method, id), questions);
  ASSERT_EQ(words.size(), 9U);
  EXPECT_EQ(words[3], (std::vector<std::string>{"Sangat mahal", "Cukup mahal", "Murah", "Gratis"}));
  sheet_rows answers;
  for (std::size_t step = 0; step < 4; ++step) {
    std::vector<std::string> one;
    for (const auto& each : words) one.push_back(each.at(step));
    answers.push_back(row_of(one));
  }
  entered rows{form_xlsx(method, id), answers};
  const ikm::survey made = read_survey(rows, method);
  for (std::size_t q = 0; q < 9; ++q)
    for (ikm::answer step = 1; step <= 4; ++step) EXPECT_EQ(made.all.count(q, step), 1U) << q << " " << int{step};
}

// What an online form with these questions gives: its questions as headers, its words as answers.
TEST(EntryForm, AnOnlineFormOfTheTextIsReadWithoutAMapping) {
  for (const ikm::methodology& method : ikm::built_in_methodologies()) {
    std::vector<std::string> questions;
    const auto words = words_in(form_text(method, id), questions);
    ASSERT_EQ(questions.size(), method.question_count()) << method.id();
    std::string text = "Cap waktu,Tanggal,Jenis layanan,Jenis kelamin,Umur,Pendidikan,Pekerjaan";
    for (const std::string& question : questions) text += ",\"" + question + "\"";
    text += ",Saran\n2025/03/05 10:00:00 AM GMT+8,2025-03-05,KTP,Laki-laki,40,SMA,Petani";
    for (const auto& each : words) text += "," + each.back();
    text += ",\"Tambah kursi, tolong\"\n";
    const ikm::survey made = read_survey(ikm::bytes_of(text, "form.csv"), method);
    const ikm::unit_index index = score(made.all);
    EXPECT_EQ(made.all.respondents(), 1U) << method.id();
    for (std::size_t q = 0; q < method.question_count(); ++q) EXPECT_EQ(made.all.sum(q), 4U) << method.id() << " " << q;
  }
}

TEST(EntryForm, SeveralQuestionsOfAnElementHaveAColumnEach) {
  ikm::methodology_definition own;
  own.id = "daring";
  own.name = {"Layanan daring", "Online service"};
  own.elements = {{"mudah", "Q1", {"Kemudahan", "Ease"}, {}, {{"Q1.1"}, {"Q1.2"}}},
                  {"cepat", "Q2", {"Kecepatan", "Speed"}, {}, {}}};
  own.scale = {1, 5};
  own.bands = {{"D", {"Tidak baik", "Bad"}, ikm::decimal{2000, 2}}, {"A", {"Baik", "Good"}, ikm::decimal{6000, 2}}};
  const ikm::methodology method{own};
  entered rows{form_xlsx(method, id), {row_of({"5", "4", "3"})}};
  const ikm::survey made = read_survey(rows, method);
  EXPECT_EQ(made.all.sum(0), 5U);
  EXPECT_EQ(made.all.sum(1), 4U);
  EXPECT_EQ(made.all.sum(2), 3U);
}

TEST(EntryForm, TheSpreadsheetRefusesOtherAnswers) {
  const read_book book{form_xlsx(ikm::permenpan_14_2017(), id)};
  const std::string& sheet = book.parts.at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("Sangat mahal,Cukup mahal,Murah,Gratis,1,2,3,4"), std::string::npos);
  EXPECT_NE(sheet.find("<pane "), std::string::npos);
  EXPECT_FALSE(book.parts.contains("xl/vbaProject.bin"));
  ikm::methodology_definition own = ikm::permenpan_14_2017().definition();
  own.id = "lima";
  own.scale = {1, 5};
  own.conversion = 20;
  own.bands = {{"D", {"Tidak baik", "Bad"}, ikm::decimal{2000, 2}}, {"A", {"Baik", "Good"}, ikm::decimal{6000, 2}}};
  const read_book five{form_xlsx(ikm::methodology{own}, id)};
  EXPECT_NE(five.parts.at("xl/worksheets/sheet1.xml").find("type=\"whole\""), std::string::npos);
}

TEST(EntryForm, TheSameMethodologyGivesTheSameBytes) {
  EXPECT_EQ(form_xlsx(ikm::permenpan_14_2017(), id), form_xlsx(ikm::permenpan_14_2017(), id));
}
