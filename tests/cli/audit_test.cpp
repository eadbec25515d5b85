// SPDX-License-Identifier: BSL-1.0
// Contract: `ikm audit` says of printed tables whether their index and grade follow from their means.
#include "cli/run_ikm.hpp"

#include <string>
#include <vector>

using nlohmann::json;

namespace {

class Audit : public cli::Ikm {
 protected:
  static std::string published(const std::string& name) {
    return std::string{IKM_SOURCE_DIR} + "/tests/data/printed/" + name;
  }
  [[nodiscard]] json audited(std::vector<std::string> words) const {
    words.insert(words.begin(), "audit");
    words.insert(words.end(), {"--format", "json", "--lang", "en"});
    return works(words).json();
  }
  /// `own/exact 4/sum3` of the conventions that match.
  static std::string matches(const json& sheet) {
    std::string all;
    for (const json& tried : sheet["conventions"])
      if (tried["matches"] == true)
        all += (all.empty() ? "" : " ") +
               (tried["weight_decimals"].is_null() ? std::string{"own"} : tried["weight_decimals"].dump()) + "/" +
               tried["rounding"].get<std::string>();
    return all;
  }
};

struct judged {
  const char* file;
  const char* methodology;
  const char* verdict;
  const char* grade_verdict;
  const char* index;  // as printed
  const char* exact;  // of the methodology's own weights, as the published tables were judged
};

}  // namespace

// The verdicts are beside the tables that these offices published.
TEST_F(Audit, PublishedTablesHaveTheVerdictThatStandsBesideThem) {
  for (const judged& each :
       {judged{"gaspul_tw3.csv", "permenpan-14-2017", "reproduced", "right", "90.56", "91.48"},
        judged{"bantul_tataruang_2023.csv", "permenpan-14-2017", "reproduced", "right", "87.28", "87.28"},
        judged{"bogor_bpt_2011.csv", "kepmenpan-25-2004", "reproduced", "right", "74.67", "74.67"},
        judged{"phc_pendaftaran_2012.csv", "kepmenpan-25-2004", "reproduced", "right", "76.475", "76.467"},
        judged{"sumbar_dpmptsp_s1.csv", "permenpan-14-2017", "inconsistent", "right", "81.71", "82.7"},
        judged{"bogor_dpmptsp_2015.csv", "permenpan-16-2014", "inconsistent", "no_grade", "75.98", "78.61"}}) {
    SCOPED_TRACE(each.file);
    const json made = audited({published(each.file), "--methodology", each.methodology});
    EXPECT_EQ(made["schema"], "ikm.audit/1");
    ASSERT_EQ(made["sheets"].size(), 1U);
    const json& sheet = made["sheets"][0];
    EXPECT_EQ(sheet["verdict"], each.verdict);
    EXPECT_EQ(sheet["grade_verdict"], each.grade_verdict);
    EXPECT_EQ(sheet["printed"]["index"], each.index);
    EXPECT_EQ(sheet["name"], published(each.file));
    EXPECT_EQ(sheet["line"], 1);
    EXPECT_EQ(sheet["conventions"][0]["index"].dump(), each.exact);
    EXPECT_EQ(sheet["conventions"].size(), 16U);
  }
}

// 31.42 is the sum of Bantul's means: 25 · 31.42 / 9 = 1571/18. All means half a unit less give 25 · 31.375 / 9, one
// unit more 25 · 31.51 / 9.
TEST_F(Audit, ExactFiguresAreFractions) {
  const json sheet = audited({published("bantul_tataruang_2023.csv")})["sheets"][0];
  EXPECT_EQ(sheet["exact_from_means"], "1571/18");
  EXPECT_EQ(sheet["allowed"], (json{{"low", "6275/72"}, {"high", "3151/36"}}));
  EXPECT_EQ(matches(sheet), "own/exact own/sum3 own/mean2-truncated 4/sum3");
  EXPECT_EQ(sheet["printed"]["grade"], "B");
  EXPECT_EQ(sheet["printed"]["means"]["persyaratan"], "3.31");
  EXPECT_EQ(sheet["conventions"][0]["grade"]["letter"], "B");
  EXPECT_EQ(sheet["notes"], json::array());
}

// By hand: nine threes are 75.00, C; 0.11 makes 74.25, C; 80.00 is neither; A is not a grade of 75.
TEST_F(Audit, HundredsOfUnitsAreOneRun) {
  std::string table = "No;Unit Pelayanan;U1;U2;U3;U4;U5;U6;U7;U8;U9;Nilai IKM;Mutu\n";
  const std::vector<std::string> ends = {";75,00;C\n", ";74,25;C\n", ";80,00;B\n", ";75,00;A\n", ";75,00;B\n", ";;\n"};
  for (int i = 0; i < 600; ++i)
    table += std::to_string(i + 1) + ";Unit " + std::to_string(i + 1) +
             ";3,00;3,00;3,00;3,00;3,00;3,00;3,00;3,00;3,00" + ends[static_cast<std::size_t>(i) % ends.size()];
  write("units.csv", table);
  const json made = audited({"units.csv"});
  ASSERT_EQ(made["sheets"].size(), 600U);
  const std::vector<std::pair<const char*, const char*>> expected = {
      {"reproduced", "right"}, {"reproduced", "right"},       {"inconsistent", "right"},
      {"reproduced", "wrong"}, {"reproduced", "other_bands"}, {"no_index", "no_grade"}};
  for (std::size_t i = 0; i < 600; ++i) {
    const json& sheet = made["sheets"][i];
    EXPECT_EQ(sheet["verdict"], expected[i % 6].first) << i;
    EXPECT_EQ(sheet["grade_verdict"], expected[i % 6].second) << i;
    EXPECT_EQ(sheet["name"], "Unit " + std::to_string(i + 1));
    EXPECT_EQ(sheet["line"], i + 2);
  }
  EXPECT_NE(made["sheets"][4]["notes"].dump().find("permenpan-16-2014"), std::string::npos);
  const auto lines = cli::lines_of(works({"audit", "units.csv", "--format", "csv"}).out);
  EXPECT_EQ(lines.size(), 601U);
  EXPECT_EQ(lines[1],
            "Unit 1,units.csv,2,\"75,00\",C,75,75.00,C,599/8,301/4,reproduced,"
            "own/exact; own/sum3; own/mean2-truncated; 4/sum3,C,right,");
}

TEST_F(Audit, ColumnsAreNamedOnTheCommandLine) {
  write("w.csv", "kantor,n1,n2,n3,n4,n5,hasil,huruf\nA,4,4,4,4,3,95.00,A\n");
  const json sheet = audited({"w.csv", "--methodology", "spak", "--columns",
                              "U1=n1,U2=n2,gratifikasi=n3,U4=n4,U5=n5,ikm=hasil,mutu=huruf,unit=kantor"})["sheets"][0];
  EXPECT_EQ(sheet["verdict"], "reproduced");
  EXPECT_EQ(sheet["grade_verdict"], "right");
  EXPECT_EQ(sheet["name"], "A");
  for (const char* wrong : {"U1", "U1=", "U6=n1", "U1=n1,U1=n2", "=n1"})
    EXPECT_EQ(run({"audit", "w.csv", "--methodology", "ipak", "--columns", wrong}).status, 2) << wrong;
  const cli::outcome missing = run({"audit", "w.csv", "--columns", "U1=nilai", "--lang", "en"});
  EXPECT_EQ(missing.status, 1);
  EXPECT_TRUE(missing.mentions("nilai")) << missing;
}

// What an inspector reads, in both languages: what was printed, what follows, which convention, which grade.
TEST_F(Audit, TheTextIsAPageForAnInspector) {
  const std::string indonesian = works({"audit", published("gaspul_tw3.csv")}).out;
  for (const char* text : {"90.56, mutu A", "U1=3.6207", "91,48 mutu A (bobot metodologi)", "91,4740 – 91,4775",
                           "90,56 A: bobot 0,11", "Kesimpulan", "Mutu A benar."})
    EXPECT_NE(indonesian.find(text), std::string::npos) << text << "\n" << indonesian;
  const std::string english = works({"audit", published("sumbar_dpmptsp_s1.csv"), "--lang", "en"}).out;
  for (const char* text : {"81.71", "does not follow from the", "82.6903", "82.70 grade B", "is right."})
    EXPECT_NE(english.find(text), std::string::npos) << text << "\n" << english;
}

TEST_F(Audit, ATableThatCannotBeReadIsRefused) {
  write("x.csv", "unsur,nrr\nU1,3\n");
  const cli::outcome made = run({"audit", "x.csv", "--lang", "en"});
  EXPECT_EQ(made.status, 1);
  EXPECT_EQ(made.out, "");
  EXPECT_TRUE(made.mentions("U9, sarana")) << made;
  EXPECT_EQ(run({"audit"}).status, 2);
  EXPECT_EQ(run({"audit", "none.csv"}).status, 1);
}

// A regency of three units. By hand: 75, 90 and 60; (75 + 90 + 60) / 3 = 75; by respondents (30 · 75 + 10 · 90 + 60) /
// 41.
TEST_F(Audit, ARecapCombinesUnitsByANamedRule) {
  write("r.csv",
        "OPD,Responden,U1,U2,U3,U4,U5,U6,U7,U8,U9,IKM\nA,30,3,3,3,3,3,3,3,3,3,75.00\n"
        "B,10,3.6,3.6,3.6,3.6,3.6,3.6,3.6,3.6,3.6,90.00\nC,1,2.4,2.4,2.4,2.4,2.4,2.4,2.4,2.4,2.4,60.00\n"
        "Rata-rata,,3,3,3,3,3,3,3,3,3,75.00\n");
  const auto recap = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"recap", "r.csv", "--format", "json"});
    return works(words).json();
  };
  EXPECT_EQ(recap({"--combine", "units"})["result"]["index"], 75.0);
  EXPECT_EQ(recap({"--combine", "respondents"})["result"]["index_exact"], "3210/41");
  write("w.csv", "unit;bobot\nA;1\nB;3\n");
  const json weighted = recap({"--combine", "weights", "--combine-weights", "w.csv"});
  EXPECT_EQ(weighted["result"]["index_exact"], "345/4");
  EXPECT_EQ(weighted["left_out"][0]["name"], "C");
  EXPECT_EQ(weighted["passed"][0]["label"], "Rata-rata");
  EXPECT_EQ(run({"recap", "r.csv"}).status, 2);
  EXPECT_EQ(run({"recap", "r.csv", "--combine", "pooled"}).status, 2);
  EXPECT_EQ(run({"recap", "r.csv", "--combine", "weights"}).status, 2);
}
