// SPDX-License-Identifier: BSL-1.0
// contract.md, "`ikm gap`" and "`gap` inside a result", through the built program.
#include "run_ikm.hpp"

namespace {

using cli::outcome;
using nlohmann::json;

class Gap : public cli::Ikm {
 protected:
  void SetUp() override {
    Ikm::SetUp();
    for (const char* name : {"iku_targets.csv", "iku_actuals.csv", "sekadau_2019s1.csv"})
      cli::fs::copy_file(cli::fs::path{IKM_SOURCE_DIR} / "docs/examples" / name, path(name));
  }
  [[nodiscard]] json gap(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"gap", "--format", "json"});
    return works(arguments).json();
  }
};

// domain.md §1 and §10: the seed's two rows, and Sekadau's 78.74 as the value of 2025.
TEST_F(Gap, TheSeedWithASurvey) {
  const json made =
      gap({"--targets", "iku_targets.csv", "--actuals", "iku_actuals.csv", "--survey", "ikm:2025=sekadau_2019s1.csv"});
  EXPECT_EQ(made["schema"], "ikm.gap/1");
  ASSERT_EQ(made["indicators"].size(), 2U);
  const json& ikm = made["indicators"][0];
  EXPECT_EQ(ikm["id"], "ikm");
  EXPECT_EQ(ikm["direction"], "higher");
  EXPECT_EQ(ikm["formula"], "IKM unit pelayanan X 25");
  EXPECT_EQ(ikm["responsible"], "Seksi Pelayanan Umum");
  EXPECT_EQ(ikm["years"][1]["target"], 76.9);
  const json& year = ikm["years"][4];
  EXPECT_EQ(year["year"], 2025);
  EXPECT_EQ(year["target"], 78);
  EXPECT_EQ(year["actual"], 78.74);
  EXPECT_EQ(year["source"], "survey");
  EXPECT_EQ(year["difference"], 0.74);
  EXPECT_EQ(year["attainment_percent"], 100.95);  // 78.74/78 = 1.009487
  EXPECT_EQ(year["met"], true);
  EXPECT_EQ(year["rating"], "Sangat tinggi");
  EXPECT_EQ(year["change"], 1.11);          // − 77.63
  EXPECT_EQ(year["change_percent"], 1.43);  // 1.11/77.63
  EXPECT_EQ(year["grade"]["letter"], "B");
  EXPECT_EQ(year["gap"]["points_needed"], 0);
  EXPECT_EQ(ikm["years"][0]["grade"]["letter"], "C");  // 75.1
  const json& next = ikm["years"][5];
  EXPECT_TRUE(next["actual"].is_null());
  EXPECT_FALSE(next.contains("difference"));
  EXPECT_EQ(ikm["end"], json::parse(R"({"year": 2026, "target": 78.5, "difference": 0.24, "attainment_percent": 100.31,
                                        "met": true, "required_per_year": 0.0})"));
  // The line through 75.1, 76.95, 77.2, 77.63, 78.74: tests/gap/projection_test.cpp has the steps.
  EXPECT_NEAR(ikm["projection"]["value"].get<double>(), 79.512, 1e-9);
  EXPECT_EQ(ikm["projection"]["points"], 5);
  EXPECT_EQ(ikm["projection"]["status"], "at_risk");
  EXPECT_EQ(ikm["projection"]["on_track"], false);
  EXPECT_EQ(ikm["projection"]["method"], "least_squares");
  EXPECT_EQ(ikm["projection"]["confidence"], 0.95);

  const json& lakip = made["indicators"][1];
  EXPECT_EQ(lakip["id"], "nilai_lakip_kecamatan");
  EXPECT_EQ(lakip["years"][1]["attainment_percent"], 99.64);  // 69.85/70.1 = 0.996434
  EXPECT_FALSE(lakip["years"][0].contains("grade"));
  EXPECT_EQ(lakip["end"]["required_per_year"], 1.67);  // (77.5 − 72.5)/3
  EXPECT_EQ(lakip["path"], json::parse(R"({"year": 2023, "expected": 72.5, "difference": 0.0, "standing": "on"})"));
}

TEST_F(Gap, ValuesFromTheCommandLine) {
  const json made = gap({"--targets", "iku_targets.csv", "--actual", "ikm:2024=77,63", "--actual", "IKM:2025=78.74",
                         "--actual", "nilai_lakip_kecamatan:2024=70"});
  const json& years = made["indicators"][0]["years"];
  EXPECT_EQ(years[3]["actual"], 77.63);
  EXPECT_EQ(years[3]["source"], "given");
  EXPECT_EQ(years[4]["change"], 1.11);
  EXPECT_TRUE(made["indicators"][0]["projection"].is_null());  // two points
  EXPECT_EQ(made["indicators"][1]["years"][3]["difference"], -3.5);
}

TEST_F(Gap, CsvHasARowAYear) {
  const outcome made = works({"gap", "--format", "csv", "--targets", "iku_targets.csv", "--actual", "ikm:2024=77.63"});
  const auto lines = cli::lines_of(made.out);
  ASSERT_EQ(lines.size(), 13U);
  EXPECT_EQ(lines[0],
            "id,name,year,target,actual,source,difference,attainment_percent,met,rating,change,change_percent");
  EXPECT_EQ(lines[2], "ikm,Nilai indeks kepuasan masyarakat (IKM),2022,76.9,,,,,,,,");
  EXPECT_EQ(lines[4],
            "ikm,Nilai indeks kepuasan masyarakat (IKM),2024,77.5,77.63,given,0.13,100.17,true,Sangat tinggi,,");
}

TEST_F(Gap, LowerIsBetterByBothFormulas) {
  write("t.csv", "indikator,arah,2024,2025\nAduan terbuka,turun,10,8\n");
  EXPECT_EQ(gap({"--targets", "t.csv", "--actual",
                 "aduan_terbuka:2024=8"})["indicators"][0]["years"][0]["attainment_percent"],
            120);
  EXPECT_EQ(gap({"--targets", "t.csv", "--actual", "aduan_terbuka:2024=8", "--lower-formula",
                 "ratio"})["indicators"][0]["years"][0]["attainment_percent"],
            125);
}

TEST_F(Gap, AWrongTableFailsWithAPlaceAndNoResult) {
  write("t.csv", "no;indikator;2024;2025\n1;Nilai (IKM);77,5;tujuh\n");
  EXPECT_TRUE(fails(1, {"gap", "--targets", "t.csv"}).complains("t.csv:2: 2025: 'tujuh' bukan angka seperti 77,5"));
  write("twice.csv", "no;indikator;2024;2024\n1;Nilai (IKM);77,5;78\n");
  EXPECT_TRUE(fails(1, {"gap", "--targets", "twice.csv", "--lang", "en"}).mentions("twice.csv:1: 2024: "));
  (void)fails(1, {"gap", "--targets", "nowhere.csv"});
  EXPECT_TRUE(fails(1, {"gap", "--targets", "iku_targets.csv", "--actuals", "t.csv"}).mentions("t.csv:2"));
  EXPECT_TRUE(
      fails(1, {"gap", "--targets", "iku_targets.csv", "--actual", "lakip:2024=3"}).mentions("nilai_lakip_kecamatan"));
  (void)fails(1, {"gap", "--targets", "iku_targets.csv", "--actuals", "iku_actuals.csv", "--actual", "ikm:2024=3"});
  write("bad.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,2,3,4,1,2,3,4,7\n");
  EXPECT_TRUE(fails(1, {"gap", "--targets", "iku_targets.csv", "--survey", "ikm:2025=bad.csv"}).mentions("bad.csv:2"));
}

TEST_F(Gap, SeveralFilesOfOneIndicatorAndYearAreOneSurvey) {
  write("sekadau_lagi.csv", read("sekadau_2019s1.csv") + "\n");  // the same answers; the same content is refused
  const json made = gap({"--targets", "iku_targets.csv", "--survey", "ikm:2025=sekadau_2019s1.csv", "--survey",
                         "IKM:2025=sekadau_lagi.csv"});
  EXPECT_EQ(made["indicators"][0]["years"][4]["actual"], 78.74);
  EXPECT_EQ(made["files"].size(), 3U);
  (void)fails(1, {"gap", "--targets", "iku_targets.csv", "--survey", "ikm:2025=sekadau_2019s1.csv", "--survey",
                  "ikm:2025=sekadau_2019s1.csv"});
}

// A target so large that its difference overflows must not leave half a result behind.
TEST_F(Gap, AbsurdNumbersAreRefusedBeforeAnythingIsPrinted) {
  for (const char* value : {"999999999999999999", "0,00000000000000001"}) {
    (void)fails(2, {"score", "sekadau_2019s1.csv", "--format", "csv", "--target", value});
    (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--actual", std::string{"ikm:2024="} + value});
  }
  write("t.csv", "indikator;2024;2025\nkecil;0,000001;1\n");  // 10^11 / 10^-6 in percent with two decimals: 21 digits
  (void)fails(1, {"gap", "--targets", "t.csv", "--actual", "kecil:2024=100000000000"});
}

// Field page, D: the published value is graded, wherever it comes from; a mean has no grade and is named.
TEST_F(Gap, TheGradeIsThatOfThePublishedValue) {
  write("t.csv", "no;indikator;2023;2024\n1;Indeks kepuasan masyarakat ( IKM );76;77\n");
  write("a.csv", "indikator;2023;2024\nIndeks kepuasan masyarakat ( IKM );88,305;64,995\n");
  const json made = gap({"--targets", "t.csv", "--actuals", "a.csv"})["indicators"][0]["years"];
  EXPECT_EQ(made[0]["grade"]["letter"], "A");
  EXPECT_EQ(made[1]["grade"]["letter"], "C");
  EXPECT_EQ(gap({"--targets", "t.csv", "--actual", "ikm:2024=76.605"})["indicators"][0]["years"][1]["grade"]["letter"],
            "B");
  const outcome mean =
      works({"gap", "--format", "json", "--lang", "en", "--targets", "t.csv", "--actual", "ikm:2024=3,1"});
  EXPECT_TRUE(mean.json()["indicators"][0]["years"][1]["grade"].is_null());
  EXPECT_EQ(mean.json()["indicators"][0]["years"][1]["grade_undefined"], "mean");
  EXPECT_TRUE(
      mean.mentions("ikm 2024: 3.1 is on the scale 1–4 (a mean), not an index; no grade. As an index: 77.50, B"));
  (void)fails(2, {"gap", "--targets", "t.csv", "--actual", "ikm:2024=785"});
  EXPECT_EQ(works({"gap", "--targets", "t.csv", "--actual", "ikm:2024=25"}).err, "");
}

TEST_F(Gap, TargetsBelowTheLowestIndexAreOneLine) {
  write("t.csv", "indikator;2023;2024\nNilai (IKM);3,20;3,27\nRasio;3,2;3,3\n");
  const outcome made = works({"gap", "--targets", "t.csv"});
  EXPECT_EQ(cli::lines_of(made.err).size(), 1U) << made;
  EXPECT_TRUE(made.mentions("2023: 3,20, 2024: 3,27"));
  write("high.csv", "indikator;2023;2024\nNilai (IKM);78;785\n");
  EXPECT_TRUE(fails(1, {"gap", "--targets", "high.csv"}).mentions("high.csv:2: 2024: '785'"));
}

// A value of the command line has no table beside it.
TEST_F(Gap, AGivenValueWhoseMarkMayBeEitherIsAsked) {
  write("t.csv", "indikator;2024\nLayanan (n);1300\nNilai (IKM);78\n");
  EXPECT_TRUE(fails(2, {"gap", "--targets", "t.csv", "--actual", "n:2024=1.250", "--lang", "en"})
                  .mentions("write 1250 or 1.2500"));
  const json made = gap({"--targets", "t.csv", "--actual", "n:2024=1.2500", "--actual", "ikm:2024=78,125"});
  EXPECT_EQ(made["indicators"][0]["years"][0]["actual"], 1.25);
  EXPECT_EQ(made["indicators"][1]["years"][0]["actual"], 78.125);
}

TEST_F(Gap, WhatATableHoldsThatIsNoNumberIsNamed) {
  write("t.csv", "indikator;2024;2025 (P)\nOpini BPK (opini);WTP;WTP\nSelesai;90 %;95 %\n");
  const outcome made = works({"gap", "--format", "json", "--targets", "t.csv"});
  EXPECT_TRUE(
      made.complains("ikm: t.csv:1: 2025 (P): kolom ini tidak dibaca; tulis tahunnya saja bila isinya diperlukan"));
  EXPECT_TRUE(made.complains("ikm: t.csv:2: Opini BPK (opini): 2024: 'WTP' bukan angka; tidak ikut"));
  EXPECT_EQ(made.json()["remarks"][1], json({{"kind", "words"},
                                             {"file", "t.csv"},
                                             {"line", 2},
                                             {"name", "Opini BPK (opini)"},
                                             {"column", "2024"},
                                             {"found", "WTP"}}));
  EXPECT_EQ(made.json()["indicators"][1]["years"][0]["target"], 90);
  std::string many = "indikator;2024\n";
  for (int i = 0; i < 30; ++i) many += "Predikat " + std::to_string(i) + ";BB\n";
  write("many.csv", many);
  EXPECT_EQ(cli::lines_of(works({"gap", "--targets", "many.csv"}).err).size(), 21U);  // twenty, and how many more
}

// Field page, D: figures as fine as the table's own, quotients finer. (0,025 − 0,0201)/2 = 0,00245.
TEST_F(Gap, SmallFiguresKeepTheirDecimals) {
  write("t.csv", "indikator;2024;2025;2026\nRasio;0,56744;0,568;0,569\n");
  const outcome made = works({"gap", "--format", "json", "--targets", "t.csv", "--actual", "rasio:2024=0,56734"});
  EXPECT_NE(made.out.find("\"target\":0.56744,"), std::string::npos) << made;
  const json one = made.json()["indicators"][0];
  EXPECT_EQ(one["path"]["expected"], 0.56744);
  EXPECT_EQ(one["path"]["difference"], -0.0001);
  EXPECT_EQ(one["end"]["required_per_year"], 0.00083);  // (0.569 − 0.56734)/2
  write("rise.csv", "indikator;2024;2027\nRasio;0,24;0,25\n");
  EXPECT_EQ(gap({"--targets", "rise.csv", "--actual", "rasio:2024=0,24"})["indicators"][0]["end"]["required_per_year"],
            0.0033);  // 0.01/3
  write("long.csv", "indikator;2024\nPagu;999999999999,999999\n");
  EXPECT_NE(works({"gap", "--format", "json", "--targets", "long.csv"}).out.find("\"target\":999999999999.999999,"),
            std::string::npos);
}

TEST_F(Gap, WrongUseIsToldApart) {
  (void)fails(2, {"gap"});
  (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--actual", "ikm=3"});
  (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--actual", "ikm:2024=tujuh"});
  (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--survey", "ikm:baru=x.csv"});
  (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--actual", "ikm:24=77"});
  (void)fails(2, {"gap", "--targets", "iku_targets.csv", "--confidence", "95"});
  (void)fails(2, {"score", "sekadau_2019s1.csv", "--target", "tinggi"});
  (void)fails(2, {"score", "sekadau_2019s1.csv", "--targets", "iku_targets.csv"});
}

TEST_F(Gap, ActualsWithoutATargetAreNamed) {
  write("a.csv", "no;indikator;2024\n9;Nilai Lakip Kecamatan;70\n3;Lain-lain;1\n");
  const outcome made =
      works({"gap", "--lang", "en", "--format", "json", "--targets", "iku_targets.csv", "--actuals", "a.csv"});
  EXPECT_TRUE(made.complains("ikm: a.csv:3: Lain-lain: has no target; left out"));
  EXPECT_TRUE(made.mentions("a.csv:2: Nilai Lakip Kecamatan: has another number"));
  EXPECT_EQ(made.json()["remarks"][1]["kind"], "unmatched");
}

// contract.md, `gap` inside a result; the figures are those of tests/gap/gap_to_test.cpp, by hand.
TEST_F(Gap, InsideAResult) {
  const json made = score({"sekadau_2019s1.csv", "--target", "80"})["result"]["gap"];
  EXPECT_EQ(made["target"], 80);
  EXPECT_EQ(made["difference"], -1.26);
  EXPECT_EQ(made["difference_exact"], "-185/147");
  EXPECT_EQ(made["met"], false);
  EXPECT_EQ(made["attainment_percent"], 98.43);
  EXPECT_EQ(made["points_needed"], 23);
  EXPECT_EQ(made["highest_reachable"], 100);
  EXPECT_EQ(made["elements"][3],
            json::parse(R"({"id": "biaya", "index": 90.31, "difference": 10.31, "contribution": 1.15,
      "contribution_exact": "505/441", "required_mean": 4.0653, "reachable": false, "points_needed": null})"));
  EXPECT_EQ(made["next_grade"], json::parse(R"({"letter": "A", "label": "Sangat baik", "lower_bound": 88.31,
                                                "difference": -9.57, "points_needed": 169})"));
  EXPECT_EQ(
      made["plan"],
      json::parse(R"([{"id": "persyaratan", "points": 23, "answers": 49, "below_highest": 48, "one_step": true}])"));
  EXPECT_EQ(score({"sekadau_2019s1.csv", "--target", "78,74"})["result"]["gap"]["attainment_percent"], 100);
  EXPECT_TRUE(score({"sekadau_2019s1.csv", "--target", "100,01"})["result"]["gap"]["points_needed"].is_null());
  EXPECT_FALSE(score({"sekadau_2019s1.csv"})["result"].contains("gap"));
}

TEST_F(Gap, InCsv) {
  const auto lines = cli::lines_of(works({"score", "--format", "csv", "--target", "80", "sekadau_2019s1.csv"}).out);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].ends_with(",sarana,target,difference,met,points_needed"));
  EXPECT_TRUE(lines[1].ends_with(",80,-1.26,false,23"));
}

TEST_F(Gap, OfManyUnits) {
  write("g.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,3,3,3,3,3,3,3,3,3\nB,4,4,4,4,4,4,4,4,4\nC,1,4,4,4,4,4,4,4,4\nA,3,3,3,3,4,3,"
        "3,3,3\n");
  // A: 25 · 55/18 = 76.39, B: 100, C: 25 · 33/9 = 91.67. One target for all: below it first.
  const std::string all = works({"score", "g.csv", "--by", "unit", "--target", "95", "--lang", "en"}).out;
  EXPECT_LT(all.find("\nA   "), all.find("\nC   "));
  EXPECT_LT(all.find("\nC   "), all.find("\nB   "));
  // One each: C is 7.83 below 99.5, A is 1.61 below 78; B has no target, Z no unit.
  write("t.csv", "unit;2024;2025\na;77,5;78\nC;99;99,5\nZ;1;2\n");
  const outcome each =
      works({"score", "g.csv", "--by", "unit", "--targets", "t.csv", "--year", "2025", "--lang", "en"});
  EXPECT_LT(each.out.find("\nC   "), each.out.find("\nA   "));
  EXPECT_TRUE(each.complains("ikm: a unit without a target: B"));
  EXPECT_TRUE(each.complains("ikm: a target for a unit that does not occur: Z"));
  const json made = score({"g.csv", "--by", "unit", "--targets", "t.csv", "--year", "2025"});
  EXPECT_EQ(made["groups"][0]["result"]["gap"]["target"], 78);
  EXPECT_EQ(made["groups"][0]["result"]["gap"]["points_needed"], 2);  // (77.995 − 76.3889)/(25/18) = 1.16
  EXPECT_FALSE(made["groups"][1]["result"].contains("gap"));
  EXPECT_EQ(made["groups"][2]["result"]["gap"]["difference"], -7.83);
  EXPECT_FALSE(made["result"].contains("gap"));
  EXPECT_EQ(made["targets"]["without_target"], json::parse(R"([{"unit": "B"}])"));
  EXPECT_EQ(made["targets"]["without_unit"], json::parse(R"([{"unit": "Z"}])"));
  EXPECT_TRUE(fails(1, {"score", "g.csv", "--by", "unit", "--targets", "t.csv"}).mentions("--year"));
}

}  // namespace
