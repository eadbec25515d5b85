// SPDX-License-Identifier: BSL-1.0
#include "ingest/answer_reader.hpp"

#include <gtest/gtest.h>

#include <array>

using ikm::reason;

namespace {

std::size_t question(std::string_view id, const ikm::methodology& method = ikm::permenpan_14_2017()) {
  for (std::size_t e = 0; e < method.elements().size(); ++e)
    if (method.elements()[e].id == id) return method.first_question(e);
  throw std::logic_error{"no such element"};
}

ikm::decoded read(std::string_view id, std::string_view cell, const ikm::mapping& said = {}) {
  return ikm::answer_reader{ikm::permenpan_14_2017(), said}.read(question(id), cell);
}

}  // namespace

// Domain, section 5: every word of the table, by element.
TEST(AnswerReader, TheWordsOfTheForms) {
  struct line {
    const char* element;
    std::array<std::vector<const char*>, 4> words;
  };
  const std::vector<line> table = {
      {"persyaratan", {{{"Tidak sesuai"}, {"Kurang sesuai"}, {"Sesuai"}, {"Sangat sesuai"}}}},
      {"produk", {{{"Tidak sesuai"}, {"Kurang sesuai"}, {"Sesuai"}, {"Sangat sesuai"}}}},
      {"prosedur", {{{"Tidak mudah", "Sulit"}, {"Kurang mudah"}, {"Mudah"}, {"Sangat mudah"}}}},
      {"waktu", {{{"Tidak cepat", "Lambat"}, {"Kurang cepat", "Lumayan lambat"}, {"Cepat"}, {"Sangat cepat"}}}},
      {"biaya",
       {{{"Sangat mahal", "Tidak wajar"},
         {"Cukup mahal", "Mahal", "Kurang wajar"},
         {"Murah", "Wajar"},
         {"Gratis", "Sangat wajar"}}}},
      {"kompetensi",
       {{{"Tidak kompeten", "Tidak mampu"},
         {"Kurang kompeten", "Kurang mampu"},
         {"Kompeten", "Mampu"},
         {"Sangat kompeten", "Sangat mampu"}}}},
      {"perilaku",
       {{{"Tidak sopan dan ramah", "Tidak sopan dan tidak ramah"},
         {"Kurang sopan dan ramah"},
         {"Sopan dan ramah"},
         {"Sangat sopan dan ramah"}}}},
      {"sarana", {{{"Buruk"}, {"Cukup"}, {"Baik"}, {"Sangat baik"}}}},
      {"pengaduan",
       {{{"Tidak ada"}, {"Ada tetapi tidak berfungsi"}, {"Berfungsi kurang maksimal"}, {"Dikelola dengan baik"}}}}};
  for (const line& l : table)
    for (std::size_t score = 1; score <= 4; ++score) {
      for (const char* word : l.words[score - 1]) {
        EXPECT_EQ(read(l.element, word).given, score) << l.element << ": " << word;
        EXPECT_FALSE(read(l.element, word).wrong) << l.element << ": " << word;
      }
      const std::array<const char*, 4> any = {"Tidak baik", "Kurang puas", "Baik", "Sangat puas"};
      EXPECT_EQ(read(l.element, any[score - 1]).given, score);
    }
}

// Domain, section 4: option order taken for the score (`Sangat mahal` first = 4).
TEST(AnswerReader, VeryExpensiveIsTheWorstAnswer) {
  EXPECT_EQ(read("biaya", "Sangat mahal").given, 1);
  EXPECT_EQ(read("waktu", "Sangat mahal").wrong, reason::text_answer);  // a word of another element
}

TEST(AnswerReader, SpellingsVaryAndNothingIsGuessed) {
  EXPECT_EQ(read("waktu", " SANGAT  CEPAT. ").given, 4);
  EXPECT_EQ(read("perilaku", "Sopan & ramah").given, 3);
  EXPECT_EQ(read("pengaduan", "Ada tapi tidak berfungsi").given, 2);
  EXPECT_EQ(read("waktu", "sgt cepat").given, 4);
  EXPECT_EQ(read("waktu", "c. Cepat").given, 3);
  EXPECT_EQ(read("waktu", "sangat cepatt").wrong, reason::text_answer);
  EXPECT_EQ(read("waktu", "Gercep").wrong, reason::text_answer);
}

TEST(AnswerReader, ACodeBesideAWordMustAgree) {
  EXPECT_EQ(read("biaya", "4. Gratis").given, 4);
  EXPECT_EQ(read("waktu", "Cepat (3)").given, 3);
  EXPECT_EQ(read("biaya", "4. Sangat mahal").wrong, reason::code_against_word);
}

TEST(AnswerReader, CodesAndBlanksAreReadAsEver) {
  EXPECT_EQ(read("biaya", "4").given, 4);
  EXPECT_EQ(read("biaya", "").given, ikm::blank);
  EXPECT_EQ(read("biaya", "-").given, ikm::blank);
  EXPECT_EQ(read("biaya", "7").wrong, reason::out_of_scale);
  EXPECT_EQ(read("biaya", "3,5").wrong, reason::decimal_answer);
  EXPECT_EQ(read("biaya", "A1").wrong, reason::coded_answer);
}

// Domain, section 5: a five-point form is another methodology, never squeezed into this one.
TEST(AnswerReader, WordsOfFivePointFormsAreRefusedAsSuch) {
  for (const char* word : {"Cukup baik", "Netral", "Sangat tidak baik", "Cukup puas", "Biasa saja"})
    EXPECT_EQ(read("waktu", word).wrong, reason::five_point_form) << word;
}

TEST(AnswerReader, RefusesAWordWhoseScoreIsOutsideTheScale) {
  for (const int score : {-1, 0, 5, 9, 260}) {
    ikm::mapping said;
    said.words[""]["Puas sekali"] = score;
    EXPECT_THROW((ikm::answer_reader{ikm::permenpan_14_2017(), said}), ikm::mapping_error) << score;
  }
}

TEST(AnswerReader, AMappingComesFirst) {
  ikm::mapping said;
  said.words["waktu"]["Gercep"] = 4;
  said.words[""]["Cukup baik"] = 2;
  said.words[""]["A1"] = 4;
  said.blanks = {"Tidak tahu"};
  EXPECT_EQ(read("waktu", "gercep", said).given, 4);
  EXPECT_EQ(read("biaya", "gercep", said).wrong, reason::text_answer);
  EXPECT_EQ(read("biaya", "cukup baik", said).given, 2);
  EXPECT_EQ(read("biaya", "A1", said).given, 4);
  EXPECT_EQ(read("biaya", "tidak tahu", said).given, ikm::blank);
  EXPECT_FALSE(read("biaya", "tidak tahu", said).wrong);
  said.words[""] = {{"1", 4}, {"2", 3}, {"3", 2}, {"4", 1}};  // a form whose best answer is 1
  EXPECT_EQ(read("biaya", "1", said).given, 4);
  EXPECT_EQ(read("biaya", "5", said).wrong, reason::out_of_scale);
}

TEST(AnswerReader, SaysWhatItKnows) {
  const ikm::answer_reader reader{ikm::permenpan_14_2017()};
  const ikm::known_answers known = reader.known(question("sarana"));
  EXPECT_EQ(known.scale, (ikm::answer_scale{1, 4}));
  EXPECT_EQ(known.words, (std::vector<std::string>{"Buruk", "Cukup", "Baik", "Sangat baik", "Tidak baik", "Tidak puas",
                                                   "Kurang baik", "Kurang puas", "Puas", "Sangat puas", "Tidak setuju",
                                                   "Kurang setuju", "Setuju", "Sangat setuju"}));
  EXPECT_EQ(known.scores, (std::vector<int>{1, 2, 3, 4, 1, 1, 2, 2, 3, 4, 1, 2, 3, 4}));
}

TEST(AnswerReader, AnotherScaleHasNoUsualWords) {
  ikm::methodology_definition five = ikm::permenpan_14_2017().definition();
  five.scale = {1, 5};
  five.conversion = {};
  five.bands = {{"A", {}, ikm::decimal{20}}};
  const ikm::methodology method{five};
  const ikm::answer_reader reader{method};
  EXPECT_EQ(reader.read(0, "5").given, 5);
  EXPECT_EQ(reader.read(0, "Sangat sesuai").wrong, reason::text_answer);
}
