// SPDX-License-Identifier: BSL-1.0
// Contract: `ikm methodology list|show`, and own methodologies from TOML.
#include "cli/run_ikm.hpp"

#include <string>
#include <utility>
#include <vector>

using cli::outcome;
using nlohmann::json;

namespace {

class Methodology : public cli::Ikm {
 protected:
  static std::string elements(const std::vector<std::string>& ids, const std::string& more = {}) {
    std::string text;
    for (const std::string& id : ids) text += "[[elements]]\nid = \"" + id + "\"\n" + more;
    return text;
  }
  static std::string row_of(const std::string& cell, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + cell;
    return text;
  }
  static std::string header(std::size_t count) {
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) text += (i == 1 ? "U" : ",U") + std::to_string(i);
    return text + "\n";
  }
  static std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
  }
};

const std::vector<std::string> built_in = {"permenpan-14-2017", "permenpan-16-2014", "kepmenpan-25-2004", "ipkp",
                                           "ipak"};

}  // namespace

TEST_F(Methodology, ListNamesTheBuiltInOnes) {
  const std::string list = works({"methodology", "list"}).out;
  for (const std::string& id : built_in) EXPECT_NE(list.find(id), std::string::npos) << list;
}

// `show` prints the TOML that `--methodology FILE.toml` reads, so every built-in one round-trips.
TEST_F(Methodology, EveryBuiltInOneRoundTrips) {
  for (const std::string& id : built_in) {
    SCOPED_TRACE(id);
    const std::string shown = works({"methodology", "show", id}).out;
    write("m.toml", shown);
    EXPECT_EQ(works({"methodology", "show", "m.toml"}).out, shown);
    const std::size_t questions = id == "kepmenpan-25-2004" ? 14 : id == "ipkp" ? 8 : id == "ipak" ? 5 : 9;
    write("s.csv", header(questions) + row_of("3", questions) + "\n" + row_of("2", questions) + "\n");
    for (const char* lang : {"id", "en"})
      EXPECT_EQ(works({"score", "s.csv", "--methodology", "m.toml", "--format", "json", "--lang", lang}).out,
                works({"score", "s.csv", "--methodology", id, "--format", "json", "--lang", lang}).out);
    EXPECT_EQ(works({"tally", "s.csv", "--methodology", "m.toml"}).out,
              works({"tally", "s.csv", "--methodology", id}).out);
  }
}

TEST_F(Methodology, ShowHasExactWeightsWithTheDecimalsBesideThem) {
  const std::string of_2004 = works({"methodology", "show", "kepmenpan-25-2004"}).out;
  for (const char* part : {"1/14", "weight_decimals = 3", "rounding", "decimals = 2", "81.26", "Kewajaran biaya"})
    EXPECT_NE(of_2004.find(part), std::string::npos) << part << " in\n" << of_2004;
  const std::string of_2017 = works({"methodology", "show", "permenpan-14-2017"}).out;
  for (const char* part : {"1/9", "88.31", "76.61", "65.00", "sarana"})
    EXPECT_NE(of_2017.find(part), std::string::npos) << part;
  EXPECT_EQ(of_2017.find("weight_decimals"), std::string::npos);
}

TEST_F(Methodology, ShowToAFile) {
  static_cast<void>(works({"methodology", "show", "permenpan-14-2017", "-o", "m.toml"}));
  EXPECT_EQ(read("m.toml"), works({"methodology", "show", "permenpan-14-2017"}).out);
  const outcome unknown = run({"methodology", "show", "nothing"});
  EXPECT_TRUE(unknown.status == 1 || unknown.status == 2);
  EXPECT_EQ(unknown.out, "");
}

// Domain, section 2: IPKP has eight elements, weight 1/8.
TEST_F(Methodology, EightElements) {
  write("m.toml",
        "id = \"ipkp\"\nname = \"Indeks persepsi kualitas pelayanan\"\n" +
            elements({"informasi", "persyaratan", "prosedur", "waktu", "biaya", "sarana", "respon", "konsultasi"}));
  write("s.csv", header(8) + row_of("4", 8) + "\n3,3,3,3,3,3,3,2\n");
  const json made = score({"s.csv", "--methodology", "m.toml"});
  EXPECT_EQ(made["methodology"]["id"], "ipkp");
  EXPECT_EQ(made["result"]["index_exact"], "1375/16");  // 25 · (7 · 3.5 + 3) / 8
  EXPECT_EQ(made["result"]["index"], 85.94);
  EXPECT_EQ(made["result"]["grade"]["letter"], "B");
  EXPECT_EQ(made["result"]["elements"][7]["weight_exact"], "1/8");
}

// Nine of the regulation and two added ones, with unequal weights as decimals.
TEST_F(Methodology, ElevenElementsWithUnequalWeights) {
  std::string text = "id = \"sebelas\"\n";
  for (int e = 1; e <= 9; ++e) text += "[[elements]]\nid = \"e" + std::to_string(e) + "\"\nweight = \"0.1\"\n";
  text +=
      "[[elements]]\nid = \"inklusi\"\ncode = \"K1\"\nname = \"Inklusi\"\nname_en = \"Inclusion\"\nweight = \"1/15\"\n";
  text += "[[elements]]\nid = \"digital\"\ncode = \"K2\"\nweight = \"1/30\"\n";
  write("m.toml", text);
  write("s.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9,k1,digital\n4,4,4,4,4,4,4,4,4,1,2\n");
  const json made = score({"s.csv", "--methodology", "m.toml"});
  EXPECT_EQ(made["result"]["index_exact"], "280/3");  // 25 · (0.9 · 4 + 1/15 + 2/30)
  EXPECT_EQ(made["result"]["elements"][9]["name"], "Inklusi");
  EXPECT_EQ(made["result"]["elements"][9]["weight_exact"], "1/15");
  EXPECT_EQ(score({"s.csv", "--methodology", "m.toml", "--lang", "en"})["result"]["elements"][9]["name"], "Inclusion");
}

// An element's mean is the mean of its questions' means; its counts are their sums.
TEST_F(Methodology, SeveralQuestionsAnElement) {
  write("m.toml",
        "id = \"banyak\"\n[[elements]]\nid = \"ramah\"\nquestions = [\"U1.1\", \"U1.2\"]\n[[elements]]\nid = "
        "\"cepat\"\n");
  write("s.csv", "U2,U1.2,U1.1\n2,4,1\n2,,2\n2,,3\n");
  const json element = score({"s.csv", "--methodology", "m.toml"})["result"]["elements"][0];
  EXPECT_EQ(element["mean_exact"], "3");  // (2 + 4) / 2, not 10 / 4
  EXPECT_EQ(element["answers"], 4);
  EXPECT_EQ(element["blanks"], 2);
  EXPECT_EQ(element["sum"], 10);
  EXPECT_EQ(element["counts"], json({1, 1, 1, 1}));
  ASSERT_EQ(element["questions"].size(), 2U);
  EXPECT_EQ(element["questions"][0]["counts"], json({1, 1, 1, 0}));
  EXPECT_EQ(element["questions"][0]["sum"], 6);
  EXPECT_EQ(element["questions"][1]["counts"], json({0, 0, 0, 1}));
  EXPECT_EQ(element["questions"][1]["blanks"], 2);
  EXPECT_EQ(element["questions"][1]["answers"], 1);
}

// Combined units too: a question's mean is that of the units, an element's mean that of its questions' means.
TEST_F(Methodology, SeveralQuestionsAnElementOfCombinedUnits) {
  write("m.toml",
        "id = \"banyak\"\n[[elements]]\nid = \"ramah\"\nquestions = [\"U1.1\", \"U1.2\"]\n[[elements]]\nid = "
        "\"cepat\"\n");
  write("s.csv", "unit,U1.1,U1.2,U2\na,1,4,2\na,2,,2\nb,3,3,2\nb,4,2,2\nb,4,4,2\n");
  const json element = score(
      {"s.csv", "--methodology", "m.toml", "--combine", "units", "--combine-by", "unit"})["result"]["elements"][0];
  // By hand: unit a has 3/2 and 4, unit b 11/3 and 3; their means (3/2 + 11/3)/2 = 31/12 and (4 + 3)/2 = 7/2.
  EXPECT_EQ(element["questions"][0]["mean_exact"], "31/12");
  EXPECT_EQ(element["questions"][0]["mean"], 2.5833);
  EXPECT_EQ(element["questions"][1]["mean_exact"], "7/2");
  EXPECT_EQ(element["mean_exact"], "73/24");  // (31/12 + 7/2) / 2
  EXPECT_EQ(element["questions"][0]["answers"], 5);
  EXPECT_EQ(element["questions"][1]["blanks"], 1);
}

// What a file, or a tally of another office, calls things reaches the terminal without its control characters.
TEST_F(Methodology, HostileNamesReachTheTerminalHarmlessly) {
  const std::string red = "\\u001b[31m";
  write("m.toml", "id = \"own\"\nname = \"" + red + "\"\n[[elements]]\nid = \"a\"\ncode = \"" + red + "\"\nname = \"" +
                      red + "\"\n[[bands]]\nletter = \"" + red + "\"\nlabel = \"" + red + "\"\nlower = \"25\"\n");
  write("s.csv", "unit,a\nx,3\ny,\n");
  static_cast<void>(works({"tally", "s.csv", "--methodology", "m.toml", "--by", "unit", "-o", "s.tally"}));
  const outcome made = works({"score", "s.tally", "--by", "unit"});
  EXPECT_EQ(made.out.find('\x1B'), std::string::npos) << made;
  write("empty.csv", "a\n\n");
  const outcome none = works({"score", "empty.csv", "--methodology", "m.toml"});
  EXPECT_EQ(none.out.find('\x1B'), std::string::npos) << none;
  EXPECT_EQ(none.err.find('\x1B'), std::string::npos) << none;
}

// A five-point form is another methodology, never squeezed into this one.
TEST_F(Methodology, AScaleOfFive) {
  write("m.toml", "id = \"lima\"\nscale = [1, 5]\ndecimals = 1\n" + elements({"a", "b", "c"}) +
                      "[[bands]]\nletter = \"K\"\nlabel = \"Kurang\"\nlower = \"20\"\nupper = \"59.9\"\n"
                      "[[bands]]\nletter = \"B\"\nlabel = \"Baik\"\nlower = \"60\"\nupper = \"100\"\n");
  write("s.csv", header(3) + "5,3,2\n1,1,5\n");
  const json made = score({"s.csv", "--methodology", "m.toml"});
  EXPECT_EQ(made["result"]["index_exact"], "170/3");  // 20 · (3 + 2 + 3.5) / 3
  EXPECT_EQ(made["result"]["index"], 56.7);
  EXPECT_EQ(made["result"]["grade"], json({{"letter", "K"}, {"label", "Kurang"}}));
  EXPECT_EQ(made["result"]["elements"][0]["counts"], json({1, 0, 0, 0, 1}));
  write("s.csv", header(3) + "5,3,6\n");
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--methodology", "m.toml", "--lang", "en"})
                  .complains("s.csv:2: U3: '6' is outside the scale 1..5"));
}

TEST_F(Methodology, RefusedOnesEachWithASentence) {
  const std::string good =
      "id = \"own\"\nscale = [1, 4]\ndecimals = 2\n"
      "[[elements]]\nid = \"a\"\ncode = \"U1\"\nweight = \"1/3\"\n"
      "[[elements]]\nid = \"b\"\ncode = \"U2\"\nweight = \"2/3\"\n"
      "[[bands]]\nletter = \"D\"\nlabel = \"d\"\nlower = \"25\"\nupper = \"59.99\"\n"
      "[[bands]]\nletter = \"A\"\nlabel = \"a\"\nlower = \"60\"\nupper = \"100\"\n";
  write("s.csv", "U1,U2\n4,4\n");
  write("m.toml", good);
  ASSERT_EQ(score({"s.csv", "--methodology", "m.toml"})["result"]["index"], 100);

  struct refusal {
    std::string what;
    std::string with;
    std::string says;  // in English
  };
  for (const auto& [what, with, says] : std::vector<refusal>{
           {"\"2/3\"", "\"3/5\"", "14/15"},  // weights do not add to 1
           {"\"2/3\"", "\"0.66\"", "not 1"},
           {"\"2/3\"", "0.6667", "weight"},  // a TOML float is not an exact weight
           {"\"2/3\"", "\"2/0\"", "weight"},
           {"weight = \"2/3\"\n", "", "weight"},  // one without
           {"weight = \"1/3\"", "weight = \"-1/3\"", "negative"},
           {"id = \"b\"", "id = \"a\"", "twice"},
           {"code = \"U2\"", "code = \"u1\"", "twice"},
           {"code = \"U2\"", "code = \"a\"", "id"},  // a code that is another element's id
           {"id = \"b\"", "id = \"B b\"", "lower-case"},
           {"id = \"own\"\n", "", "id"},
           {"id = \"own\"", "id = 5", "id"},
           {"[1, 4]", "[4, 1]", "scale"},
           {"[1, 4]", "[0, 4]", "scale"},
           {"[1, 4]", "[1]", "scale"},
           {"[1, 4]", "[1, 1000000]", "scale"},
           {"decimals = 2", "decimals = 30", "decimals"},
           {"decimals = 2", "decimals = -1", "decimals"},
           {"decimals = 2", "decimals = 2\nrounding = \"up\"", "up"},
           {"decimals = 2", "decimals = 2\nconversion = \"0\"", "conversion"},
           {"decimals = 2", "decimals = 2\nweigth_decimals = 3", "weigth_decimals"},  // a misspelt key
           {"lower = \"60\"", "lower = \"60.01\"", "hole"},
           {"upper = \"59.99\"", "upper = \"60\"", "overlap"},
           {"upper = \"59.99\"", "upper = \"59\"", "hole"},
           {"upper = \"100\"", "upper = \"99\"", "hole"},
           {"lower = \"25\"", "lower = \"25.01\"", "hole"},
           {"lower = \"60\"", "lower = \"25\"", "bound"},
           {"upper = \"59.99\"\n[[bands]]\nletter = \"A\"\nlabel = \"a\"\nlower = \"60\"\nupper = \"100\"\n",
            "[[bands]]\nletter = \"A\"\nlabel = \"a\"\nlower = \"100.01\"\n", "above the highest index"},
           {"lower = \"25\"\nupper = \"59.99\"\n[[bands]]\nletter = \"A\"\nlabel = \"a\"\nlower = \"60\"",
            "lower = \"1\"\n[[bands]]\nletter = \"A\"\nlabel = \"a\"\nlower = \"3.53\"", "not of the means"},
           {"decimals = 2", "decimals = 2\nconversion = \"1e3\"", "conversion"},
           {"lower = \"60\"", "lower = \"59.995\"", "59.995"},
           {"lower = \"60\"", "lower = 60.5", "lower"},
           {"letter = \"A\"", "letter = \"D\"", "twice"},
           {"letter = \"A\"\n", "", "grade"},
           {"[[elements]]", "[[elements", "TOML"},
       }) {
    SCOPED_TRACE(what + " -> " + with);
    write("m.toml", replaced(good, what, with));
    const outcome english = fails(1, {"score", "s.csv", "--methodology", "m.toml", "--lang", "en"});
    EXPECT_TRUE(english.mentions("m.toml")) << english;
    EXPECT_TRUE(english.mentions(says)) << english;
    const outcome indonesian = fails(1, {"score", "s.csv", "--methodology", "m.toml"});
    EXPECT_NE(indonesian.err, english.err);
  }
  write("m.toml", "id = \"own\"\n");
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--methodology", "m.toml", "--lang", "en"}).mentions("no elements"));
  write("m.toml", "");
  static_cast<void>(fails(1, {"score", "s.csv", "--methodology", "m.toml"}));
  write("m.toml", std::string(3'000'000, '#'));
  static_cast<void>(fails(1, {"score", "s.csv", "--methodology", "m.toml"}));
  write("m.toml", "x = " + std::string(100'000, '['));
  static_cast<void>(fails(1, {"score", "s.csv", "--methodology", "m.toml"}));
}

// The regulation grades 75.00 as C; a copy whose A begins at 70.00 calls it A, and is named as changed wherever it is
// used, also when the tally that was stored by it is read.
TEST_F(Methodology, AChangedCopyOfTheRegulationIsNamedAsChanged) {
  const std::string official = works({"methodology", "show", "permenpan-14-2017"}).out;
  std::string copy =
      replaced(replaced(official, "lower = '88.31'", "lower = '70.00'"), "lower = '76.61'", "lower = '60.00'");
  copy = replaced(replaced(copy, "upper = '88.30'", "upper = '69.99'"), "upper = '76.60'", "upper = '59.99'");
  copy = replaced(replaced(copy, "lower = '65.00'", "lower = '50.00'"), "upper = '64.99'", "upper = '49.99'");
  write("copy.toml", copy);
  write("s.csv", "unit," + header(9) + "a," + row_of("3", 9) + "\nb," + row_of("3", 9) + "\n");
  const std::vector<std::string> by = {"--methodology", "copy.toml"};
  const auto with = [](std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  static_cast<void>(
      works({"tally", "s.csv", "--methodology", "copy.toml", "--joint", "--by", "unit", "-o", "s.tally"}));
  const std::string said_en =
      "ikm: the methodology permenpan-14-2017 is changed, no longer by the regulation: bands; give it an id of its own";
  for (const auto& source : {with({"s.csv"}, by), std::vector<std::string>{"s.tally"}}) {
    SCOPED_TRACE(source.front());
    const json made = score(source);
    EXPECT_EQ(made["result"]["grade"]["letter"], "A");
    EXPECT_EQ(made["methodology"]["changed"], json({"bands"}));
    EXPECT_NE(works(with({"score"}, source)).out.find("! diubah, bukan lagi menurut peraturan: batas mutu"),
              std::string::npos);
    EXPECT_NE(works(with({"score", "--lang", "en"}, source)).out.find("! changed, no longer by the regulation: bands"),
              std::string::npos);
    EXPECT_TRUE(works(with({"score", "--format", "csv", "--lang", "en"}, source)).complains(said_en));
    EXPECT_TRUE(works(with({"tally", "--lang", "en"}, source)).complains(said_en));
    const std::vector<std::string> compared = with({"compare", "--by", "unit"}, source);
    EXPECT_EQ(works(with(compared, {"--format", "json"})).json()["methodology"]["changed"], json({"bands"}));
    EXPECT_NE(works(compared).out.find("! permenpan-14-2017 diubah, bukan lagi menurut peraturan: batas mutu"),
              std::string::npos);
  }
  EXPECT_TRUE(works({"merge", "s.tally", "s.tally", "--lang", "en"}).complains(said_en));
  EXPECT_TRUE(works({"methodology", "show", "copy.toml", "--lang", "en"}).complains(said_en));
  write("t.csv", "indikator,2024\nNilai (IKM),70\n");
  EXPECT_TRUE(
      works({"gap", "--targets", "t.csv", "--survey", "ikm:2024=s.csv", "--methodology", "copy.toml", "--lang", "en"})
          .complains(said_en));
}

TEST_F(Methodology, WhatIsNotChangedIsNotNamed) {
  const std::string official = works({"methodology", "show", "permenpan-14-2017"}).out;
  write("translated.toml", replaced(official, "name = 'Persyaratan'", "name = 'Syarat'"));
  write("own.toml",
        replaced(replaced(official, "id = 'permenpan-14-2017'", "id = 'rsud'"), "label = 'Baik'", "label = 'Bagus'"));
  write("s.csv", header(9) + row_of("3", 9) + "\n");
  for (const char* methodology : {"permenpan-14-2017", "translated.toml", "own.toml"}) {
    EXPECT_FALSE(score({"s.csv", "--methodology", methodology})["methodology"].contains("changed")) << methodology;
    EXPECT_EQ(works({"score", "s.csv", "--methodology", methodology, "--format", "csv"}).err, "") << methodology;
    EXPECT_EQ(works({"tally", "s.csv", "--methodology", methodology}).err, "") << methodology;
  }
}

// A printed copy whose scale alone was changed: 25 · 5 = 125; with 100/5 = 20 the lowest answer is worth 20.00.
TEST_F(Methodology, AFivePointCopyIsToldItsCauseOnce) {
  write("five.toml",
        replaced(works({"methodology", "show", "permenpan-14-2017"}).out, "scale = [ 1, 4 ]", "scale = [ 1, 5 ]"));
  write("s.csv", header(9) + row_of("3", 9) + "\n");
  const outcome made = fails(1, {"score", "s.csv", "--methodology", "five.toml"});
  EXPECT_EQ(
      cli::lines_of(made.err),
      std::vector<std::string>{
          "ikm: five.toml:1: conversion: indeks tertinggi 25 · 5 = 125, di atas batas atas mutu tertinggi 100.00; "
          "dengan conversion = \"20\" indeks tertinggi 100 dan mutu terendah mulai dari 20.00, bukan 25.00"});
}

// Two respondents: 5, 4, 3, 5 and 4, 4, 4, 5; means 4.5, 4, 3.5, 5. 20 · (4.5 + 4 + 3.5 + 5)/4 = 85.00, B from 76.61.
TEST_F(Methodology, TheExampleOfFiveStepsIsScored) {
  write("s.csv", "U1,U2,U3,U4\n5,4,3,5\n4,4,4,5\n");
  const json made = score({"s.csv", "--methodology", std::string{IKM_SOURCE_DIR} + "/docs/examples/lima-langkah.toml"});
  EXPECT_EQ(made["result"]["index_exact"], "85");
  EXPECT_EQ(made["result"]["grade"]["letter"], "B");
  // All ones are worth 20 · 1.
  write("low.csv", "U1,U2,U3,U4\n1,1,1,1\n");
  EXPECT_EQ(score({"low.csv", "--methodology",
                   std::string{IKM_SOURCE_DIR} + "/docs/examples/lima-langkah.toml"})["result"]["index"],
            20);
}
