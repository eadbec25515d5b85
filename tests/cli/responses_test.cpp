// SPDX-License-Identifier: BSL-1.0
// Contract: how a file of responses is understood, and each complaint with its place. Domain, sections 4 and 5.
#include "cli/run_ikm.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using cli::lines_of;
using cli::outcome;
using nlohmann::json;

namespace {

class Responses : public cli::Ikm {
 protected:
  /// The exact index of these bytes.
  std::string index_of(const std::string& bytes, std::vector<std::string> more = {}) const {
    write("s.csv", bytes);
    more.insert(more.begin(), "s.csv");
    return score(more)["result"]["index_exact"].dump();
  }
  /// The lines of standard error of a run that stops.
  std::vector<std::string> complaints_of(const std::string& bytes, const std::string& name = "responses.csv") const {
    write(name, bytes);
    return lines_of(fails(1, {"score", name, "--lang", "en"}).err);
  }
  bool complains(const std::string& bytes, const std::string& line) const {
    write("responses.csv", bytes);
    const outcome made = fails(1, {"score", "responses.csv", "--lang", "en"});
    EXPECT_TRUE(made.complains(line)) << "expected the line\n" << line << "\nin\n" << made;
    return made.complains(line);
  }
};

const std::string good = "4,4,4,4,4,4,4,4,4";

}  // namespace

// ---- the contract's own example

TEST_F(Responses, AComplaintHasExactlyTheFormOfTheContract) {
  std::vector<std::string> rows(212, good);
  rows.push_back("4,4,4,7,4,4,4,4,4");
  complains(nine(rows), "responses.csv:214: U4: '7' is outside the scale 1..4");
}

TEST_F(Responses, TheLineIsThePhysicalOneWhereTheRowStarts) {
  complains("saran,U1,U2,U3,U4,U5,U6,U7,U8,U9\n\"satu\ndua\ntiga\"," + good + "\n\"empat\nlima\",4,4,4,0,4,4,4,4,4\n",
            "responses.csv:5: U4: '0' is outside the scale 1..4");
  complains("\n\nU1,U2,U3,U4,U5,U6,U7,U8,U9\r\n" + good + "\r\n\r\n4,4,4,5,4,4,4,4,4\r\n",
            "responses.csv:6: U4: '5' is outside the scale 1..4");
}

TEST_F(Responses, CellsThatAreNoAnswer) {
  for (const auto& [cell, reason] : std::map<std::string, std::string>{{"0", "out_of_scale"},
                                                                       {"5", "out_of_scale"},
                                                                       {"-1", "out_of_scale"},
                                                                       {"44", "out_of_scale"},
                                                                       {"99999999999999999999", "out_of_scale"},
                                                                       {"3.5", "decimal_answer"},
                                                                       {"\"3,5\"", "decimal_answer"},
                                                                       {"3.01", "decimal_answer"},
                                                                       {"Baik", "text_answer"},
                                                                       {"3x", "text_answer"},
                                                                       {"1e0", "text_answer"},
                                                                       {"=3", "text_answer"},
                                                                       {"3 4", "text_answer"},
                                                                       {"\xC2\xB3", "text_answer"}}) {
    SCOPED_TRACE(cell);
    write("s.csv", nine({good, "4,4,4," + cell + ",4,4,4,4,4"}));
    EXPECT_TRUE(fails(1, {"score", "s.csv"}).mentions("s.csv:3: U4: "));
    const json made = score({"s.csv", "--bad-rows", "skip"});
    EXPECT_EQ(made["input"]["reject_counts"], json({{reason, 1}}));
    EXPECT_EQ(made["input"]["rejects"][0]["column"], "U4");
    EXPECT_EQ(made["input"]["rejects"][0]["line"], 3);
    EXPECT_EQ(made["result"]["respondents"], 1);
    EXPECT_EQ(made["result"]["index"], 100);
  }
}

TEST_F(Responses, BlankCellsAreBlanks) {
  for (const char* cell : {"", " ", "\t", "\"\"", "\"  \""}) {
    SCOPED_TRACE(cell);
    write("s.csv", nine({good, std::string{"2,2,2,"} + cell + ",2,2,2,2,2"}));
    const json made = score({"s.csv"});
    EXPECT_EQ(made["result"]["elements"][3]["blanks"], 1);
    EXPECT_EQ(made["result"]["elements"][3]["answers"], 1);
    EXPECT_EQ(made["result"]["elements"][4]["answers"], 2);  // no later answer moved
  }
}

TEST_F(Responses, BlanksAroundAnAnswerDoNotMatter) {
  EXPECT_EQ(index_of(nine({" 4,4 ,\"4\",\" 4 \",4,4,4,4,\t4"})), "\"100\"");
}

TEST_F(Responses, TheWholeInputIsLookedAtBeforeItStops) {
  const auto lines = complaints_of(nine({"7,4,4,4,4,4,4,4,4", good, "4,4,4,4,4,4,4,4,Baik"}));
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                          [](const auto& l) { return l.find("responses.csv:2: U1: ") != std::string::npos; }),
            1);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                          [](const auto& l) { return l.find("responses.csv:4: U9: ") != std::string::npos; }),
            1);
}

// The first 20 of a kind are shown, the rest counted.
TEST_F(Responses, TwentyOfAKindAreShownAndTheRestCounted) {
  std::vector<std::string> rows;
  for (int i = 0; i < 33; ++i) rows.push_back("7,4,4,4,4,4,4,4,4");
  for (int i = 0; i < 25; ++i) rows.push_back("4,4,4,4,4,4,4,4,x");
  for (int i = 0; i < 3; ++i) rows.push_back("4,4,4");
  write("responses.csv", nine(rows));
  for (const bool stop : {true, false}) {
    SCOPED_TRACE(stop ? "stop" : "skip");
    rows.push_back(good);
    const outcome made =
        stop ? fails(1, {"score", "responses.csv", "--lang", "en"})
             : works({"score", "responses.csv", "--lang", "en", "--bad-rows", "skip", "--format", "json"});
    std::size_t out_of_scale = 0;
    std::size_t text = 0;
    std::size_t ragged = 0;
    for (const std::string& line : lines_of(made.err)) {
      out_of_scale += line.find(": U1: '7'") != std::string::npos ? 1U : 0U;
      text += line.find(": U9: 'x'") != std::string::npos ? 1U : 0U;
      ragged += line.find("3 cells") != std::string::npos ? 1U : 0U;
    }
    EXPECT_EQ(out_of_scale, 20U);
    EXPECT_EQ(text, 20U);
    EXPECT_EQ(ragged, 3U);
    EXPECT_TRUE(made.mentions("18")) << made;  // 13 and 5 that are not shown
    if (!stop) {
      EXPECT_EQ(made.json()["input"]["rejects"].size(), 43U);
      EXPECT_EQ(made.json()["input"]["reject_counts"],
                json({{"out_of_scale", 33}, {"text_answer", 25}, {"ragged_row", 3}}));
      EXPECT_EQ(made.json()["input"]["rejected"], 61);
    }
  }
}

// ---- rows that cannot be taken apart

TEST_F(Responses, ARaggedRow) {
  for (const auto& [row, cells] :
       std::map<std::string, std::string>{{"4,4,4,4,4,4,4,4", "8"}, {"4,4,4,4,4,4,4,4,4,4", "10"}, {"4", "1"}}) {
    const auto lines = complaints_of(nine({good, row}));
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines[0].find("responses.csv:3: "), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find(cells), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find('9'), std::string::npos) << lines[0];
    EXPECT_EQ(score({"responses.csv", "--bad-rows", "skip"})["input"]["reject_counts"], json({{"ragged_row", 1}}));
  }
}

TEST_F(Responses, AnUnclosedQuoteIsNamedWhereItOpens) {
  const std::string bytes =
      "saran,U1,U2,U3,U4,U5,U6,U7,U8,U9\nbaik," + good + "\n\"tidak ditutup," + good + "\nbaik," + good + "\n";
  const auto lines = complaints_of(bytes);
  ASSERT_FALSE(lines.empty());
  EXPECT_NE(lines[0].find("responses.csv:3: "), std::string::npos) << lines[0];
  // No row can be trusted after it, so it stops the run also where bad rows are skipped.
  static_cast<void>(fails(1, {"score", "responses.csv", "--bad-rows", "skip"}));
}

TEST_F(Responses, TextBehindAClosingQuote) {
  write("s.csv", nine({good, "4,4,4,\"4\"4,4,4,4,4,4"}));
  EXPECT_TRUE(fails(1, {"score", "s.csv"}).mentions("s.csv:3"));
  EXPECT_EQ(score({"s.csv", "--bad-rows", "skip"})["result"]["respondents"], 1);
}

TEST_F(Responses, AFileWithoutAnything) {
  for (const char* bytes : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", " \n,,,\n"}) {
    const auto lines = complaints_of(bytes);
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines[0].find("responses.csv"), std::string::npos) << lines[0];
  }
}

TEST_F(Responses, AMissingColumnIsNamedWithWhatThereIs) {
  const auto lines = complaints_of("nama,U1,U2,U3,U5,U6,U7,U8\nBudi,4,4,4,4,4,4,4\n");
  ASSERT_EQ(lines.size(), 1U);  // one cause, one complaint
  EXPECT_NE(lines[0].find("responses.csv:1: U4, U9: "), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("biaya"), std::string::npos) << lines[0];  // what was looked for
  EXPECT_NE(lines[0].find("nama"), std::string::npos) << lines[0];   // what there is
}

TEST_F(Responses, ADuplicatedElementColumn) {
  for (const char* header : {"U1,U2,U3,U4,U5,U6,U7,U8,U9,U4", "U1,U2,U3,U4,U5,U6,U7,U8,U9,u4",
                             "U1,U2,U3,U4,U5,U6,U7,U8,U9,biaya", "U1,U2,U3,Biaya,U5,U6,U7,U8,U9,biaya"}) {
    const auto lines = complaints_of(std::string{header} + "\n4,4,4,4,4,4,4,4,4,1\n");
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines[0].find("responses.csv:1: U4: "), std::string::npos) << lines[0];
  }
  // Two columns that are not an element may have one name.
  EXPECT_EQ(index_of("saran,U1,U2,U3,U4,U5,U6,U7,U8,U9,saran\na," + good + ",b\n"), "\"100\"");
  // Unless a breakdown asks for it.
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9,unit\na," + good + ",b\n");
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--by", "unit"}).mentions("s.csv:1: unit"));
}

// ---- what is understood

TEST_F(Responses, ElementsAreFoundByCodeOrIdInAnyOrderAmongOtherColumns) {
  EXPECT_EQ(index_of("Timestamp,sarana,u8,U7,nama,U6,U5,BIAYA, U3 ,U2,persyaratan\nx,1,2,3,y,4,1,2,3,4,1\n"),
            "\"175/3\"");
  const json made = score({"s.csv"});
  const std::vector<int> answers = {1, 4, 3, 2, 1, 4, 3, 2, 1};
  for (std::size_t e = 0; e < 9; ++e) EXPECT_EQ(made["result"]["elements"][e]["sum"], answers[e]) << e;
}

TEST_F(Responses, DelimitersAreDetectedOutsideQuotesAndOverridable) {
  const auto with = [](char d, const std::string& first = "x") {
    std::string text = first;
    for (int q = 1; q <= 9; ++q) text += std::string{d} + "U" + std::to_string(q);
    text += "\na";
    for (int q = 1; q <= 9; ++q) text += std::string{d} + "3";
    return text + "\n";
  };
  for (const char d : {',', ';', '\t'}) EXPECT_EQ(index_of(with(d)), "\"75\"") << d;
  EXPECT_EQ(index_of(with(';', "\"a,b,c,d,e,f,g,h,i,j,k,l\"")), "\"75\"");
  EXPECT_EQ(index_of(with(',', "\"a;b;c;d;e;f\ng;h;i;j;k;l;m\"")), "\"75\"");
  EXPECT_EQ(index_of(with('|'), {"--delimiter", "|"}), "\"75\"");
  EXPECT_EQ(index_of(with('\t'), {"--delimiter", "tab"}), "\"75\"");
  EXPECT_EQ(index_of(with(';', "a,b,c,d,e,f,g,h,i,j,k,l"), {"--delimiter", ";"}), "\"75\"");
  write("s.csv", with(','));
  static_cast<void>(fails(1, {"score", "s.csv", "--delimiter", ";"}));
}

TEST_F(Responses, ByteOrderMarkLineEndsAndQuotes) {
  const std::string header = "U1,U2,U3,U4,U5,U6,U7,U8,U9";
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ(index_of(mark + header + "\n" + good + "\n"), "\"100\"");
  EXPECT_EQ(index_of(mark + "\"U1\",U2,U3,U4,U5,U6,U7,U8,U9\r\n" + good + "\r\n"), "\"100\"");
  EXPECT_EQ(index_of(header + "\r\n" + good + "\r\n" + good), "\"100\"");
  EXPECT_EQ(index_of(header + "\n" + good), "\"100\"");
  EXPECT_EQ(index_of("\"U1\",\"U2\",\"U3\",\"U4\",\"U5\",\"U6\",\"U7\",\"U8\",\"U9\"\n\"4\",\"4\",\"4\",\"4\",\"4\","
                     "\"4\",\"4\",\"4\",\"4\"\n"),
            "\"100\"");
  EXPECT_EQ(
      index_of("saran," + header + "\n\"katanya \"\"baik\"\", lalu\r\npergi\"," + good + "\n5\" layar," + good + "\n"),
      "\"100\"");
}

TEST_F(Responses, Utf16IsReadAsExcelSavesIt) {
  std::string wide = "\xFF\xFE";
  for (const char c : nine({good})) wide += {c, '\0'};
  EXPECT_EQ(index_of(wide), "\"100\"");
}

// Control characters and whole paragraphs of the input do not reach the terminal.
TEST_F(Responses, ComplaintsShowHostileCellsHarmlessly) {
  write("s.csv",
        nine({"4,4,4,\x1B[31mred\x1B]0;x\x07,4,4,4,4,4", "4,4,4," + std::string(100'000, 'x') + ",4,4,4,4,4"}));
  const outcome made = fails(1, {"score", "s.csv"});
  EXPECT_EQ(made.err.find('\x1B'), std::string::npos);
  EXPECT_EQ(made.err.find('\x07'), std::string::npos);
  EXPECT_LT(made.err.size(), 1'000U);
}

// What a mapping would have to say is written into it, to be completed.
TEST_F(Responses, InspectWritesWhatHasToBeSettledAboutRows) {
  write("s.csv",
        "id,submitdate,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,2024-01-02," + good + "\n2,," + good + "\n3,," + good + "\n");
  static_cast<void>(works({"inspect", "s.csv", "--write-mapping", "m.toml", "--lang", "en"}));
  const std::string written = read("m.toml");
  const std::string line = "# complete_when = \"submitdate\"\n# complete_when = \"\"\n";
  ASSERT_NE(written.find(line), std::string::npos) << written;
  EXPECT_EQ(written.find(line, written.find(line) + 1), std::string::npos) << written;
  static_cast<void>(fails(1, {"score", "s.csv", "--mapping", "m.toml"}));
  const std::string choice = "# complete_when = \"\"";
  write("m.toml", std::string{written}.replace(written.find(choice), 2, ""));
  EXPECT_EQ(score({"s.csv", "--mapping", "m.toml"})["result"]["respondents"], 3);
}

// A mapping of another form changes nothing, and the result says so.
TEST_F(Responses, TheResultSaysWhichPartsOfAMappingChangedSomething) {
  write("s.csv", nine({good, "Oke,4,4,4,4,4,4,4,4"}));
  write("m.toml", "not_read = \"lain\"\n[columns]\nwaktu = \"U3\"\n[words]\nOke = 3\n");
  EXPECT_EQ(
      score({"s.csv", "--mapping", "m.toml"})["input"]["mapping"],
      json::parse(R"({"file": "m.toml", "sections": ["not_read", "[columns]", "[words]"], "changed": ["[words]"]})"));
  EXPECT_FALSE(score({"s.csv", "--bad-rows", "skip"})["input"].contains("mapping"));
  const std::string en = works({"score", "s.csv", "--mapping", "m.toml", "--lang", "en"}).out;
  EXPECT_NE(en.find("\nMapping      m.toml; changed: [words]; without effect: not_read, [columns]\n"),
            std::string::npos)
      << en;
  const std::string id = works({"score", "s.csv", "--mapping", "m.toml", "--lang", "id"}).out;
  EXPECT_NE(id.find("\nPemetaan     m.toml; mengubah: [words]; tanpa pengaruh: not_read, [columns]\n"),
            std::string::npos)
      << id;
}

// The contract gives no index here; the rows say why, in one line.
TEST_F(Responses, WithoutRespondentsThereIsNoIndexAndOneReason) {
  write("s.csv", nine({"7,7,7,7,7,7,7,7,7", "8,8,8,8,8,8,8,8,8", ",,,,,,,,"}));
  const outcome made = works({"score", "s.csv", "--bad-rows", "skip", "--format", "json", "--lang", "en"});
  EXPECT_TRUE(made.json()["result"]["index"].is_null());
  EXPECT_TRUE(made.json()["result"]["grade"].is_null());
  EXPECT_TRUE(made.complains("ikm: no index: there are no respondents; rows: 3 (rejected 2, skipped 1)")) << made;
  EXPECT_EQ(made.err.find("there is no answer to"), std::string::npos) << made;
}

TEST_F(Responses, InspectSaysThatAStoredTallyHoldsNoAnswers) {
  write("s.csv", nine({good}));
  static_cast<void>(works({"tally", "s.csv", "-o", "s.tally"}));
  EXPECT_TRUE(fails(2, {"inspect", "s.tally", "--lang", "en"})
                  .complains("ikm: this is a stored tally; inspect needs a file of answers"));
}

TEST_F(Responses, APeriodThatEndsBeforeItBeginsIsWrongUse) {
  write("s.csv", "tanggal,U1,U2,U3,U4,U5,U6,U7,U8,U9\n01/02/2024," + good + "\n");
  static_cast<void>(fails(2, {"score", "s.csv", "--from", "2024-12-31", "--to", "2024-01-01"}));
  EXPECT_EQ(score({"s.csv", "--from", "2024-02-01", "--to", "01/02/2024"})["result"]["respondents"], 1);
}

// ---- rows set aside

TEST_F(Responses, SkippedBadRowsAreSetAsideWholeAndCounted) {
  write("s.csv", nine({good, "1,1,1,1,1,1,1,1,9", good}));
  const outcome made = works({"score", "s.csv", "--bad-rows", "skip", "--format", "json", "--lang", "en"});
  EXPECT_EQ(made.json()["result"]["index"], 100);  // the good answers of the bad row do not count
  EXPECT_EQ(made.json()["input"]["accepted"], 2);
  EXPECT_EQ(made.json()["input"]["rejected"], 1);
  EXPECT_TRUE(made.complains("s.csv:3: U9: '9' is outside the scale 1..4")) << made;
}

TEST_F(Responses, RejectsHoldAnswerCellsAndNoOtherColumn) {
  write("a.csv",
        "nama,telepon,U1,U2,U3,U4,U5,U6,U7,U8,U9,saran\nBudi,0811,4,4,4,4,4,4,4,4,4,bagus\nSiti,0822,1,2,3,Baik,4,,2,1,"
        "4,\"rahasia, sekali\"\n");
  write("b.csv", "U9,U8,U7,U6,U5,U4,U3,U2,U1,nik\n9,1,1,1,1,1,1,1,1,7312\n");
  static_cast<void>(works({"score", "a.csv", "b.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  EXPECT_EQ(read("r.csv"),
            "file,line,column,found,reason,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
            "a.csv,3,U4,Baik,text_answer,1,2,3,Baik,4,,2,1,4\n"
            "b.csv,2,U9,9,out_of_scale,1,1,1,1,1,1,1,1,9\n");
}

TEST_F(Responses, RejectsAreWrittenWhenTheRunStopsToo) {
  write("s.csv", nine({"4,4,4,4,4,4,4,4,7"}));
  static_cast<void>(fails(1, {"score", "s.csv", "--rejects", "r.csv"}));
  EXPECT_EQ(lines_of(read("r.csv")).size(), 2U);
}

// The answers cannot be asked for again.
TEST_F(Responses, NoResultIsWrittenOverTheAnswers) {
  const std::string answers = nine({good, good});
  write("s.csv", answers);
  std::filesystem::create_symlink("s.csv", path("link.csv"));
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"score", "s.csv", "-o", "s.csv"},
                                             {"score", "s.csv", "-o", "link.csv"},
                                             {"score", "s.csv", "--rejects", "s.csv"},
                                             {"tally", "s.csv", "-o", "s.csv"},
                                             {"compare", "s.csv", "link.csv", "-o", "./s.csv"},
                                             {"inspect", "s.csv", "--write-mapping", "s.csv"}}) {
    const outcome made = fails(2, words);
    EXPECT_NE(made.err.find("' adalah berkas masukan"), std::string::npos) << made;
    EXPECT_EQ(read("s.csv"), answers) << words[0];
  }
}

// A stored tally names the methodology, and the mapping's words are looked at all the same.
TEST_F(Responses, WordsOfAMappingStayOnTheScaleBesideAStoredTally) {
  write("s.csv", nine({good}));
  static_cast<void>(works({"tally", "s.csv", "-o", "s.tally"}));
  write("w.csv", nine({"puas sekali,4,4,4,4,4,4,4,4"}));
  write("m.toml", "schema = \"ikm.mapping/1\"\n[words]\n\"puas sekali\" = 6\n");
  const outcome made = fails(1, {"score", "s.tally", "w.csv", "--mapping", "m.toml"});
  EXPECT_NE(made.err.find("nilai kata 'puas sekali' di luar skala"), std::string::npos) << made;
}

// All of them, not the first twenty.
TEST_F(Responses, RejectsHoldEveryRowSetAside) {
  write("s.csv", nine(std::vector<std::string>(57, "4,4,4,4,4,4,4,4,7")));
  static_cast<void>(works({"score", "s.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  EXPECT_EQ(lines_of(read("r.csv")).size(), 58U);
  write("good.csv", nine({good}));
  static_cast<void>(works({"score", "good.csv", "--rejects", "r.csv"}));
  EXPECT_EQ(lines_of(read("r.csv")).size(), 1U);  // the header alone
}

// Rows whose cells have moved: what is under an element's header may be a name.
TEST_F(Responses, RejectsOfARaggedRowLeakNoOtherColumn) {
  write("s.csv", "nama,U1,U2,U3,U4,U5,U6,U7,U8,U9,telepon\nTenriawaru, Andi," + good +
                     ",0811234567\nBudi,4,4,4,4,4,4,4,4,0822345678\n");
  const outcome made = works({"score", "s.csv", "--bad-rows", "skip", "--rejects", "r.csv", "--format", "json"});
  EXPECT_EQ(made.json()["input"]["reject_counts"], json({{"ragged_row", 2}}));
  const std::string rejects = read("r.csv");
  for (const char* personal : {"Andi", "Tenriawaru", "Budi", "0811234567", "0822345678"}) {
    EXPECT_EQ(rejects.find(personal), std::string::npos) << personal << " in\n" << rejects;
    EXPECT_EQ(made.out.find(personal), std::string::npos) << personal;
    EXPECT_FALSE(made.mentions(personal)) << personal;
  }
}

TEST_F(Responses, RejectsOfARowWithAStrayQuoteLeakNoOtherColumn) {
  write(
      "s.csv",
      "nama,U1,U2,U3,U4,U5,U6,U7,U8,U9\n\"Budi\" Santoso,4,4,4,4,4,4,4,4,4\n\"x\" y,\"Siti\" Aminah,4,4,4,4,4,4,4,4\n");
  static_cast<void>(works({"score", "s.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  for (const char* personal : {"Budi", "Santoso", "Aminah"})
    EXPECT_EQ(read("r.csv").find(personal), std::string::npos) << read("r.csv");
}

// A reject file is opened in a spreadsheet: a cell must not run as a formula there.
TEST_F(Responses, RejectsRunNoFormula) {
  write("s.csv", nine({"=HYPERLINK(1),4,4,4,4,4,4,4,4"}));
  static_cast<void>(works({"score", "s.csv", "--bad-rows", "skip", "--rejects", "r.csv"}));
  EXPECT_EQ(read("r.csv").find(",="), std::string::npos) << read("r.csv");
}

// What offices hold is met in more shapes than the usual three.
TEST_F(Responses, TablesOfJsonAndUnusualTextAreRead) {
  const std::string codes = R"("u1":4,"u2":4,"u3":4,"u4":4,"u5":4,"u6":4,"u7":4,"u8":4,"u9":4})";
  const std::string twos = R"("u1":2,"u2":2,"u3":2,"u4":2,"u5":2,"u6":2,"u7":2,"u8":2,"u9":2})";
  const std::string three_quarters = "\"75\"";  // 25 * (4 + 2) / 2
  EXPECT_EQ(index_of(R"({"-Na":{)" + codes + R"(,"-Nb":{)" + twos + "}"), three_quarters);
  const std::string tables = R"({"layanan":[{"id":1,"nama":"A"}],"survei":[{)" + codes + ",{" + twos + "]}";
  EXPECT_EQ(index_of(tables), three_quarters);
  EXPECT_EQ(index_of(tables, {"--sheet", "survei"}), three_quarters);
  write("s.json", tables);
  EXPECT_TRUE(fails(1, {"score", "s.json", "--sheet", "lain"}).mentions("layanan, survei"));
  // Standard input cannot be read a second time: the tables are named.
  EXPECT_TRUE(fails(1, {"score", "-"}, tables).mentions("layanan, survei"));
  EXPECT_EQ(score({"-", "--sheet", "survei"}, tables)["result"]["index_exact"].dump(), three_quarters);
  const std::string header = "U1,U2,U3,U4,U5,U6,U7,U8,U9";
  EXPECT_EQ(index_of(header + "\r4,4,4,4,4,4,4,4,4\r2,2,2,2,2,2,2,2,2\r"), three_quarters);
  std::string pipes = header + "\n4,4,4,4,4,4,4,4,4\n2,2,2,2,2,2,2,2,2\n";
  std::replace(pipes.begin(), pipes.end(), ',', '|');
  EXPECT_EQ(index_of(pipes), three_quarters);
  // More than what is read ahead, so that the loops would go on if they could.
  std::string many = header + "\r";
  for (int i = 0; i < 20'000; ++i) many += "4,4,4,4,4,4,4,4,4\r2,2,2,2,2,2,2,2,2\r";
  EXPECT_EQ(index_of(many), three_quarters);
}

TEST_F(Responses, JsonWithNothingInItIsAnEmptyFile) {
  const auto empty = complaints_of("[]", "e.json");
  for (const char* text : {"[{},{}]", "{}\n{}\n", "{\"data\":[{}]}"})
    EXPECT_EQ(complaints_of(text, "e.json"), empty) << text;
}

// One of eight is blank: 12.5 %.
TEST_F(Responses, SharesOfInspectHaveTheMarkOfTheLanguage) {
  std::vector<std::string> rows(7, good);
  rows.emplace_back("4,4,4,4,4,4,4,4,");
  write("s.csv", nine(rows));
  EXPECT_NE(works({"inspect", "s.csv"}).out.find(" 12,5 %  U9"), std::string::npos);
  EXPECT_NE(works({"inspect", "s.csv"}).out.find("  0,0 %  U1"), std::string::npos);
  EXPECT_NE(works({"inspect", "s.csv", "--lang", "en"}).out.find(" 12.5 %  U9"), std::string::npos);
}

// Where a whole array is on one line, only the number of the record says which row is meant.
TEST_F(Responses, ARecordOfJsonIsNamed) {
  const std::string row = R"({"u1":4,"u2":4,"u3":4,"u4":4,"u5":4,"u6":4,"u7":4,"u8":4,"u9":4})";
  const std::string bad = R"({"u1":4,"u2":4,"u3":4,"u4":9,"u5":4,"u6":4,"u7":4,"u8":4,"u9":4})";
  const std::string array = "[" + row + "," + row + "," + row + "," + bad + "]";
  const std::string place = "s.json:1: record 4: u4: '9'";
  for (const std::string& text : {array, "{\"data\":" + array + "}",
                                  R"({"a":)" + row + R"(,"b":)" + row + R"(,"c":)" + row + R"(,"d":)" + bad + "}"}) {
    const auto lines = complaints_of(text, "s.json");
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.front().substr(0, place.size()), place) << text;
  }
  EXPECT_TRUE(fails(1, {"score", "s.json"}).mentions("s.json:1: rekaman 4: u4: '9'"));
  const json rejects = score({"s.json", "--bad-rows", "skip"})["input"]["rejects"];
  ASSERT_EQ(rejects.size(), 1U);
  EXPECT_EQ(rejects[0]["record"], 4);
  EXPECT_EQ(rejects[0]["line"], 1);
  // Of JSON lines, and of text, the line says it.
  const std::string lines = row + "\n" + bad + "\n";
  EXPECT_EQ(complaints_of(lines, "l.json").front().substr(0, 16), "l.json:2: u4: '9");
  EXPECT_FALSE(score({"l.json", "--bad-rows", "skip"})["input"]["rejects"][0].contains("record"));
}

// What settles a complaint is easier to write with a file that has it already.
TEST_F(Responses, AComplaintThatAMappingSettlesSaysHowToHaveItWritten) {
  write("s.csv", "n,U1,U2,U3,U4,U5,U6,U7,U8,U9\n90,4,4,4,4,4,4,4,4,4\n10,3,3,3,3,3,3,3,3,3\n");
  const std::string hint = "(ikm inspect FILE --write-mapping FORM.toml writes it)";
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--lang", "en"}).mentions(hint));
  EXPECT_FALSE(fails(1, {"inspect", "s.csv", "--lang", "en"}).mentions(hint));
  EXPECT_FALSE(fails(1, {"score", "s.csv", "s.csv", "--lang", "en"}).mentions(hint));
}

TEST_F(Responses, OneNameGivenTwiceIsNamedOnce) {
  write("s.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n");
  EXPECT_TRUE(
      fails(1, {"score", "s.csv", "s.csv", "--lang", "en"}).complains("s.csv: 's.csv' is named twice; name it once"));
}

// By hand: two offices, one by one 100 and 50; as rows of respondents nothing is sure, and the mapping decides that.
TEST_F(Responses, AMappingThatSettlesARecapIsSaidToChangeSomething) {
  write("s.csv", "OPD,SAMPEL,U1,U2,U3,U4,U5,U6,U7,U8,U9\nDinas A,90,4,4,4,4,4,4,4,4,4\nDinas B,10,2,2,2,2,2,2,2,2,2\n");
  write("m.toml", "schema = \"ikm.mapping/1\"\nnot_read = [\"SAMPEL\"]\n");
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--lang", "en"}).mentions("ikm recap --combine respondents | units"));
  EXPECT_EQ(score({"s.csv", "--mapping", "m.toml"})["input"]["mapping"]["changed"], json({"not_read"}));
}
