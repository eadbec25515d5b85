// SPDX-License-Identifier: BSL-1.0
// Contract, `ikm score`: options, JSON, CSV and text of a scored survey.
#include "cli/run_ikm.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using cli::keys_of;
using cli::lines_of;
using cli::outcome;
using nlohmann::json;

namespace {

class Score : public cli::Ikm {
 protected:
  /// `78.74 B` of a result.
  static std::string figure(const json& result) {
    if (result["index"].is_null()) return "null";
    return result["index"].dump() + " " + result["grade"]["letter"].get<std::string>();
  }
};

const std::vector<std::string> ids = {"persyaratan", "prosedur", "waktu",     "biaya", "produk",
                                      "kompetensi",  "perilaku", "pengaduan", "sarana"};

void expect_keys(const json& object, std::vector<std::string> required) {
  ASSERT_TRUE(object.is_object()) << object;
  for (const std::string& key : required)
    EXPECT_TRUE(object.contains(key)) << key << " in " << keys_of(object).size() << " keys";
}

}  // namespace

// "Done means": the first command prints 78.74 and B, and would have printed 78.66 / 77.95.
TEST_F(Score, Sekadau) {
  EXPECT_EQ(figure(score({sekadau()})["result"]), "78.74 B");
  EXPECT_EQ(figure(score({sekadau(), "--weight-decimals", "3"})["result"]), "78.66 B");
  EXPECT_EQ(figure(score({sekadau(), "--weight-decimals", "2"})["result"]), "77.95 B");
  const std::string text = works({"score", sekadau()}).out;
  EXPECT_NE(text.find("78,74"), std::string::npos) << text;
  EXPECT_NE(text.find("Baik"), std::string::npos);
}

// "Done means": 96.18 A, 21 named units and the unnamed rest; listwise 96.35, zero 95.31.
TEST_F(Score, JeparaByUnit) {
  const json made = score({jepara(), "--by", "unit"});
  EXPECT_EQ(figure(made["result"]), "96.18 A");
  EXPECT_EQ(made["result"]["index_exact"], "685125016553506609281167353685/7123269433736435913906305256");
  EXPECT_EQ(made["result"]["mean"], 3.8473);
  EXPECT_EQ(made["result"]["respondents"], 2404);
  ASSERT_EQ(made["groups"].size(), 22U);
  EXPECT_EQ(made["groups"][0]["by"], json({{"unit", ""}}));
  EXPECT_EQ(made["groups"][0]["result"]["respondents"], 375);
  EXPECT_EQ(figure(score({jepara(), "--missing", "listwise"})["result"]), "96.35 A");
  EXPECT_EQ(figure(score({jepara(), "--missing", "zero"})["result"]), "95.31 A");
  EXPECT_EQ(score({jepara(), "--missing", "listwise"})["result"]["respondents"], 2322);
}

TEST_F(Score, JsonHasTheKeysOfTheContract) {
  write("s.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,1,2,3,4,4,3,2,1,1\n,,,,,,,,,\nb,1,2,3,7,4,3,2,1,1\nb,4,4,4,4,4,4,4,4,\n");
  const json made = score({"s.csv", "--bad-rows", "skip", "--by", "unit"});
  expect_keys(made, {"schema", "methodology", "combination", "input", "result", "groups"});
  EXPECT_EQ(made["schema"], "ikm.score/1");
  EXPECT_EQ(made["methodology"]["id"], "permenpan-14-2017");
  EXPECT_TRUE(made["methodology"].at("weight_decimals").is_null());
  EXPECT_EQ(made["methodology"]["rounding"], "exact");
  EXPECT_EQ(made["methodology"]["missing"], "available");
  EXPECT_EQ(made["combination"]["rule"], "pooled");
  const json& input = made["input"];
  EXPECT_EQ(input["files"], json({"s.csv"}));
  EXPECT_EQ(input["rows"], 4);
  EXPECT_EQ(input["skipped"], 1);
  EXPECT_EQ(input["accepted"], 2);
  EXPECT_EQ(input["rejected"], 1);
  EXPECT_EQ(
      input["rejects"],
      json::array({{{"file", "s.csv"}, {"line", 4}, {"column", "U4"}, {"found", "7"}, {"reason", "out_of_scale"}}}));
  EXPECT_EQ(input["reject_counts"], json({{"out_of_scale", 1}}));

  const json& result = made["result"];
  expect_keys(result, {"respondents", "index", "index_exact", "mean", "grade", "elements"});
  EXPECT_EQ(keys_of(result["grade"]), (std::vector<std::string>{"label", "letter"}));
  EXPECT_TRUE(result["index"].is_number());
  EXPECT_TRUE(result["index_exact"].is_string());
  ASSERT_EQ(result["elements"].size(), 9U);
  for (std::size_t e = 0; e < 9; ++e) {
    const json& element = result["elements"][e];
    expect_keys(element, {"id", "code", "name", "answers", "blanks", "counts", "sum", "mean", "mean_exact", "weight",
                          "weight_exact", "weighted_mean", "index", "grade"});
    EXPECT_FALSE(element.contains("questions"));
    EXPECT_EQ(element["id"], ids[e]);
    EXPECT_EQ(element["code"], "U" + std::to_string(e + 1));
    EXPECT_EQ(element["weight_exact"], "1/9");
  }
  // The fourth element: 4 and 4 of two respondents; the ninth: 1 and a blank.
  const json& biaya = result["elements"][3];
  EXPECT_EQ(biaya["counts"], json({0, 0, 0, 2}));
  EXPECT_EQ(biaya["sum"], 8);
  EXPECT_EQ(biaya["mean"], 4);
  EXPECT_EQ(biaya["mean_exact"], "4");
  EXPECT_EQ(biaya["weighted_mean"], 0.4444);
  EXPECT_EQ(biaya["index"], 100);
  EXPECT_EQ(biaya["grade"]["letter"], "A");
  const json& sarana = result["elements"][8];
  EXPECT_EQ(sarana["answers"], 1);
  EXPECT_EQ(sarana["blanks"], 1);
  EXPECT_EQ(sarana["counts"], json({1, 0, 0, 0}));
  EXPECT_EQ(sarana["index"], 25);
  EXPECT_EQ(sarana["grade"]["letter"], "D");
  ASSERT_EQ(made["groups"].size(), 2U);
  for (const json& group : made["groups"]) EXPECT_EQ(keys_of(group), (std::vector<std::string>{"by", "result"}));
}

TEST_F(Score, JsonCarriesTheElementsOfSekadau) {
  const json result = score({sekadau()})["result"];
  EXPECT_EQ(result["index_exact"], "11575/147");
  EXPECT_EQ(result["mean"], 3.1497);
  EXPECT_EQ(result["respondents"], 49);
  const std::vector<int> sums = {138, 139, 150, 177, 159, 163, 161, 143, 159};
  const std::vector<double> means = {2.8163, 2.8367, 3.0612, 3.6122, 3.2449, 3.3265, 3.2857, 2.9184, 3.2449};
  const std::vector<double> indices = {70.41, 70.92, 76.53, 90.31, 81.12, 83.16, 82.14, 72.96, 81.12};
  for (std::size_t e = 0; e < 9; ++e) {
    EXPECT_EQ(result["elements"][e]["sum"], sums[e]);
    EXPECT_EQ(result["elements"][e]["mean"], means[e]);
    EXPECT_EQ(result["elements"][e]["index"], indices[e]);
  }
  EXPECT_EQ(result["elements"][0]["counts"], json({1, 8, 39, 1}));
  EXPECT_EQ(result["elements"][0]["mean_exact"], "138/49");
  const json three = score({sekadau(), "--weight-decimals", "3"});
  EXPECT_EQ(three["methodology"]["weight_decimals"], 3);
  EXPECT_EQ(three["result"]["elements"][0]["weight_exact"], "111/1000");
  EXPECT_EQ(three["result"]["elements"][0]["weight"], 0.111);
  EXPECT_EQ(three["result"]["index_exact"], "154179/1960");
}

// An element per row, 20 respondents: 2 twos, 10 threes, 8 fours, but for U9, which one left blank. By hand 3.3 for
// each of U1 to U8, 25·(8·3.3 + (2·2 + 10·3 + 7·4)/19)/9 = 82.50 − 25·(3.3 − 62/19)/9 = 82.40.
TEST_F(Score, CountsFromPaperAreSaidToBeCountsInBothLanguages) {
  std::string table = "Unsur,TB,KB,B,SB\n";
  for (char u = '1'; u <= '9'; ++u) table += std::string{"U"} + u + ",0,2,10," + (u == '9' ? "7" : "8") + "\n";
  write("hitungan.csv", table);
  const json scored = score({"hitungan.csv", "--target", "83", "--quality", "--confidence", "0.95"});
  EXPECT_EQ(figure(scored["result"]), "82.4 B");
  EXPECT_EQ(scored["result"]["gap"]["met"], false);
  EXPECT_EQ(scored["input"]["counted"], 20);
  EXPECT_EQ(scored["input"]["rows"], 20);
  EXPECT_EQ(scored["input"]["columns"][0]["rows_are"], "elements");
  EXPECT_EQ(scored["input"]["columns"][0]["answers"]["2"], "KB");
  EXPECT_EQ(scored["input"]["columns"][0]["blanks"], "inferred");
  EXPECT_EQ(scored["result"]["elements"][8]["blanks"], 1);
  EXPECT_TRUE(scored["result"]["standard_error"].is_null());
  EXPECT_EQ(scored["result"]["undefined"]["standard_error"], "only_marginals");
  EXPECT_EQ(scored["result"]["reliability"]["undefined"]["alpha"], "only_marginals");
  EXPECT_EQ(scored["result"]["own_indices"]["undefined"]["mean"], "only_marginals");
  EXPECT_EQ(scored["result"]["missing_answers"]["undefined"]["listwise"], "only_marginals");
  EXPECT_TRUE(scored["result"]["missing_answers"]["incomplete_respondents"].is_null());

  const std::string id = works({"score", "hitungan.csv"}).out;
  EXPECT_NE(id.find("20 responden dari hitungan per unsur, bukan satu baris per responden"), std::string::npos) << id;
  EXPECT_NE(id.find("'TB'→1, 'KB'→2, 'B'→3, 'SB'→4; kosong: kekurangan dari unsur yang terbanyak dijawab"),
            std::string::npos)
      << id;
  const std::string en = works({"score", "hitungan.csv", "--lang", "en"}).out;
  EXPECT_NE(en.find("20 respondents from counts per element, not from one row per respondent"), std::string::npos);

  const json listwise = score({"hitungan.csv", "--missing", "listwise"});
  EXPECT_TRUE(listwise["result"]["index"].is_null());
  EXPECT_EQ(listwise["result"]["undefined"]["index"], "only_marginals");
  EXPECT_EQ(works({"score", "hitungan.csv", "--missing", "listwise", "--lang", "en", "--format", "csv"}).err,
            "ikm: no index: answers were counted per element, so it is not known which respondents answered all\n");

  // A tally made of it is one of counts too.
  static_cast<void>(works({"tally", "hitungan.csv", "-o", "hitungan.tally"}));
  EXPECT_EQ(score({"hitungan.tally"})["input"]["counted"], 20);
  EXPECT_EQ(figure(score({"hitungan.tally"})["result"]), "82.4 B");
  EXPECT_NE(
      works({"inspect", "hitungan.csv", "--lang", "en"}).out.find("one row per element, how many gave each answer"),
      std::string::npos);
  static_cast<void>(fails(1, {"score", "hitungan.csv", "--by", "unit"}));
}

TEST_F(Score, RoundingsAreByName) {
  // Two respondents, so that means are halves and 1/9 of them needs rounding: means 3, 3.5, 4 … of sums below.
  write("s.csv", nine({"3,4,4,2,1,3,3,4,4", "3,3,4,3,2,3,4,4,1", "3,3,4,3,4,3,4,4,1"}));
  // Sums 9 10 12 8 7 9 11 12 6 of 3: NRR 3 10/3 4 8/3 7/3 3 11/3 4 2, in all 28; exact 25·28/9 = 700/9.
  EXPECT_EQ(score({"s.csv"})["result"]["index_exact"], "700/9");
  EXPECT_EQ(score({"s.csv", "--rounding", "exact"})["result"]["index_exact"], "700/9");
  // Weighted: .333 .370 .444 .296 .259 .333 .407 .444 .222 = 3.108, × 25 = 77.7.
  EXPECT_EQ(score({"s.csv", "--rounding", "weighted3"})["result"]["index"], 77.7);
  // Their sum 3.1111… to 3.111, × 25 = 77.775, published 77.78.
  EXPECT_EQ(score({"s.csv", "--rounding", "sum3"})["result"]["index_exact"], "3111/40");
  EXPECT_EQ(score({"s.csv", "--rounding", "sum3"})["result"]["index"], 77.78);
  // Cut: 3 3.33 4 2.66 2.33 3 3.66 4 2 = 27.98, × 25/9 = 1399/18.
  EXPECT_EQ(score({"s.csv", "--rounding", "mean2-truncated"})["result"]["index_exact"], "1399/18");
  EXPECT_EQ(score({"s.csv", "--rounding", "mean2-truncated"})["methodology"]["rounding"], "mean2-truncated");
}

TEST_F(Score, BuiltInMethodologiesById) {
  write("s.csv", nine({"3,3,3,3,3,3,3,3,3"}));
  const json of_2014 = score({"s.csv", "--methodology", "permenpan-16-2014"});
  EXPECT_EQ(figure(of_2014["result"]), "75.0 B");
  EXPECT_EQ(of_2014["result"]["elements"][7]["id"], "maklumat");
  EXPECT_EQ(figure(score({"s.csv"})["result"]), "75.0 C");
  write("f.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9,U10,U11,U12,U13,U14\n1,1,1,1,1,1,1,1,1,1,1,1,1,1\n");
  const json of_2004 = score({"f.csv", "--methodology", "kepmenpan-25-2004"});
  EXPECT_EQ(figure(of_2004["result"]), "24.85 D");  // domain, section 10
  EXPECT_EQ(of_2004["methodology"]["weight_decimals"], 3);
  EXPECT_EQ(of_2004["result"]["elements"][0]["weight_exact"], "71/1000");
  const outcome unknown = run({"score", "s.csv", "--methodology", "permenpan-15-2016"});
  EXPECT_TRUE(unknown.status == 1 || unknown.status == 2) << unknown;
  EXPECT_TRUE(unknown.mentions("permenpan-15-2016"));
  EXPECT_TRUE(unknown.mentions("permenpan-14-2017"));  // says what is known
  EXPECT_EQ(unknown.out, "");
}

TEST_F(Score, CsvHasOneRowAResult) {
  write("s.csv",
        "unit,kota,U1,U2,U3,U4,U5,U6,U7,U8,U9\nb,x,4,4,4,4,4,4,4,4,4\n\"a, "
        "\"\"1\"\"\",x,3,3,3,3,3,3,3,3,3\n,y,1,1,1,1,1,1,1,1,1\n");
  const std::string elements = ",persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarana";
  const auto means = [](const std::string& mean) {
    std::string text;
    for (int e = 0; e < 9; ++e) text += "," + mean;
    return text;
  };
  EXPECT_EQ(works({"score", "s.csv", "--format", "csv"}).out,
            "level,respondents,index,grade" + elements + "\nsurvey,3,66.67,C" + means("2.6667") + "\n");
  EXPECT_EQ(works({"score", "s.csv", "--format", "csv", "--by", "unit"}).out,
            "level,unit,respondents,index,grade" + elements + "\nsurvey,,3,66.67,C" + means("2.6667") +
                "\ngroup,,1,25.00,D" + means("1.0000") + "\ngroup,\"a, \"\"1\"\"\",1,75.00,C" + means("3.0000") +
                "\ngroup,b,1,100.00,A" + means("4.0000") + "\n");
  const auto crossed = lines_of(works({"score", "s.csv", "--format", "csv", "--by", "kota,unit", "--lang", "en"}).out);
  ASSERT_EQ(crossed.size(), 5U);
  EXPECT_EQ(crossed[0], "level,kota,unit,respondents,index,grade" + elements);
  EXPECT_EQ(crossed[4].substr(0, 11), "group,y,,1,");
}

TEST_F(Score, GroupsAreSortedByByteValue) {
  write("s.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n\xC3\xA9,4,4,4,4,4,4,4,4,4\nb,4,4,4,4,4,4,4,4,4\nZ,4,4,4,4,4,4,4,4,4\n10,4,4,"
        "4,4,4,4,4,4,4\n9,4,4,4,4,4,4,4,4,4\n,4,4,4,4,4,4,4,4,4\n");
  std::vector<std::string> keys;
  const json made = score({"s.csv", "--by", "unit"});
  for (const json& group : made["groups"]) keys.push_back(group["by"]["unit"]);
  EXPECT_EQ(keys, (std::vector<std::string>{"", "10", "9", "Z", "b", "\xC3\xA9"}));
}

TEST_F(Score, SeveralBreakdownsAndCrossedOnes) {
  write("s.csv",
        "Unit,tahun,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,2020,4,4,4,4,4,4,4,4,4\na,2021,3,3,3,3,3,3,3,3,3\nb,2021,2,2,2,2,2,2,"
        "2,2,2\n");
  const json made = score({"s.csv", "--by", "Unit", "--by", "Unit,tahun"});
  std::vector<std::string> seen;
  for (const json& group : made["groups"]) seen.push_back(group["by"].dump() + " " + group["result"]["index"].dump());
  EXPECT_EQ(seen, (std::vector<std::string>{
                      R"({"Unit":"a"} 87.5)", R"({"Unit":"b"} 50.0)", R"({"Unit":"a","tahun":"2020"} 100.0)",
                      R"({"Unit":"a","tahun":"2021"} 75.0)", R"({"Unit":"b","tahun":"2021"} 50.0)"}));
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--by", "kecamatan", "--lang", "en"}).mentions("kecamatan"));
}

// Domain, section 7.
TEST_F(Score, CombiningJeparaByEachRule) {
  const json pooled = score({jepara(), "--combine", "pooled"});
  EXPECT_EQ(figure(pooled["result"]), "96.18 A");
  const json units = score({jepara(), "--combine", "units", "--combine-by", "unit"});
  EXPECT_EQ(figure(units["result"]), "94.8 A");
  EXPECT_EQ(units["combination"]["rule"], "units");
  EXPECT_EQ(units["result"]["respondents"], 2029);
  EXPECT_EQ(figure(score({jepara(), "--combine", "respondents", "--by", "unit"})["result"]), "97.2 A");
  // The output says which, and what it left out: the 375 without a counter.
  for (const char* lang : {"id", "en"}) {
    const std::string text =
        works({"score", jepara(), "--combine", "units", "--combine-by", "unit", "--lang", lang}).out;
    EXPECT_NE(text.find("375"), std::string::npos) << text;
  }
  EXPECT_NE(units["combination"].dump().find("375"), std::string::npos) << units["combination"];
}

// hostile page, 25: weights are read like every other table. (3·100 + 50)/4 = 87.5
TEST_F(Score, WeightsOfAnyFormat) {
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,4,4\nb,2,2,2,2,2,2,2,2,2\n");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string{"unit\tbobot\na\t3\nb\t1\n"}) wide += {c, '\0'};
  write("w16.csv", wide);
  write("w.json", R"([{"unit": "a", "bobot": 1.125}, {"unit": "b", "bobot": 0.375}])");
  write("titled.csv", "BOBOT TIAP LOKET;\n\nunit;bobot\na;3\nb;1\n");
  for (const char* table : {"w16.csv", "w.json", "titled.csv"})
    EXPECT_EQ(score({"s.csv", "--combine", "weights", "--combine-by", "unit", "--combine-weights",
                     table})["result"]["index_exact"],
              "175/2")
        << table;
}

TEST_F(Score, TargetsOfUnitsBelowTheLowestIndexAreOneLine) {
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,4,4\nb,2,2,2,2,2,2,2,2,2\n");
  write("t.csv", "unit;target\na;3,27\nb;3,1\n");
  const outcome made = works({"score", "s.csv", "--by", "unit", "--targets", "t.csv", "--lang", "en"});
  EXPECT_TRUE(made.complains("ikm: t.csv: targets below the lowest index: a 3.27, b 3.1"));
  write("t.csv", "unit;target\na;88,305\nb;785\n");
  EXPECT_TRUE(fails(1, {"score", "s.csv", "--by", "unit", "--targets", "t.csv"}).mentions("t.csv:3: target: '785'"));
}

TEST_F(Score, CombiningByGivenWeights) {
  write("s.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,4,4\nb,2,2,2,2,2,2,2,2,2\nb,2,2,2,2,2,2,2,2,2\nc,1,1,1,1,1,1,"
        "1,1,1\n");
  write("w.csv", "unit;bobot\na;0,5\nb;3/2\nd;9\n");
  const json made = score({"s.csv", "--combine", "weights", "--combine-by", "unit", "--combine-weights", "w.csv"});
  EXPECT_EQ(made["result"]["index_exact"], "125/2");  // (0.5·100 + 1.5·50) / 2
  EXPECT_EQ(made["result"]["respondents"], 3);
  EXPECT_NE(made["combination"].dump().find("\"c\""), std::string::npos) << made["combination"];
  EXPECT_NE(made["combination"].dump().find("\"d\""), std::string::npos) << made["combination"];
  for (const auto& [table, said] : std::map<std::string, std::string>{{"unit,bobot\na,-1\n", "w.csv:2"},
                                                                      {"unit,bobot\na,x\n", "w.csv:2"},
                                                                      {"unit,bobot\na,1\na,1\n", "w.csv:3"},
                                                                      {"unit,nilai\na,1\n", "w.csv:1"},
                                                                      {"loket,bobot\na,1\n", "w.csv:1"},
                                                                      {"", "w.csv"}}) {
    write("w.csv", table);
    EXPECT_TRUE(
        fails(1, {"score", "s.csv", "--combine", "weights", "--combine-by", "unit", "--combine-weights", "w.csv"})
            .mentions(said))
        << table;
  }
}

TEST_F(Score, SeveralInputsAreOneSurvey) {
  write("a.csv", nine({"4,4,4,4,4,4,4,4,4", "1,1,1,1,1,1,1,1,1"}));
  write("b.csv", "U9;x;U8;U7;U6;U5;U4;U3;U2;U1\n1;y;2;3;4;1;2;3;4;1\n");
  write("both.csv", nine({"4,4,4,4,4,4,4,4,4", "1,1,1,1,1,1,1,1,1", "1,4,3,2,1,4,3,2,1"}));
  const json made = score({"a.csv", "b.csv"});
  EXPECT_EQ(made["result"], score({"both.csv"})["result"]);
  EXPECT_EQ(made["result"], score({"b.csv", "a.csv"})["result"]);
  EXPECT_EQ(made["input"]["files"], json({"a.csv", "b.csv"}));
  EXPECT_EQ(made["input"]["rows"], 3);
}

// A survey in which an element has no answer at all has no index, and standard error says which element.
TEST_F(Score, AnElementWithoutAnyAnswer) {
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,,4\na,1,1,1,1,1,1,1,,1\n");
  const outcome made = works({"score", "s.csv", "--format", "json", "--by", "unit"});
  const json result = made.json()["result"];
  for (const char* key : {"index", "index_exact", "mean", "grade"}) EXPECT_TRUE(result.at(key).is_null()) << key;
  EXPECT_TRUE(result["elements"][7]["mean"].is_null());
  EXPECT_EQ(result["elements"][7]["blanks"], 2);
  EXPECT_EQ(result["elements"][0]["mean"], 2.5);
  EXPECT_TRUE(made.mentions("U8")) << made;
  EXPECT_TRUE(made.json()["groups"][0]["result"]["index"].is_null());
  const auto csv = lines_of(works({"score", "s.csv", "--format", "csv"}).out);
  EXPECT_EQ(csv[1], "survey,2,,,2.5000,2.5000,2.5000,2.5000,2.5000,2.5000,2.5000,,2.5000");
  EXPECT_NE(works({"score", "s.csv"}).out, "");
  // A header and no respondent: the same for every element.
  write("none.csv", nine({}));
  const outcome none = works({"score", "none.csv", "--format", "json"});
  EXPECT_TRUE(none.json()["result"]["index"].is_null());
  EXPECT_EQ(none.json()["result"]["respondents"], 0);
  EXPECT_NE(none.err, "");
}

// A row with nothing in it is skipped and counted; a row with profile but no answers is a respondent with blanks.
TEST_F(Score, EmptyRowsAndRespondentsWithBlanks) {
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\na,4,4,4,4,4,4,4,4,4\n\n,,,,,,,,,\n  , ,,,,,,,,\nb,,,,,,,,,\n\n");
  const json made = score({"s.csv"});
  EXPECT_EQ(made["input"]["accepted"], 2);
  EXPECT_EQ(made["input"]["rejected"], 0);
  EXPECT_EQ(made["input"]["rows"].get<int>(), made["input"]["skipped"].get<int>() + 2);
  EXPECT_GE(made["input"]["skipped"], 3);
  EXPECT_EQ(made["result"]["respondents"], 2);
  EXPECT_EQ(made["result"]["elements"][0]["blanks"], 1);
}

// The text states what it assumed: methodology, weights, blanks, delimiter, which column became which element.
TEST_F(Score, TextStatesWhatItAssumed) {
  write("s.csv", "SARANA;u1;U2;U3;U4;U5;U6;U7;U8\n4;4;4;4;4;4;4;4;4\n");
  for (const auto& [lang, words] : std::map<std::string, std::vector<std::string>>{
           {"id", {"14 Tahun 2017", "1/9", "';'", "SARANA", "u1", "100,00", "Sangat baik", "Sarana dan prasarana"}},
           {"en", {"14/2017", "1/9", "';'", "SARANA", "u1", "100.00"}}}) {
    const std::string text = works({"score", "s.csv", "--lang", lang}).out;
    for (const std::string& word : words) EXPECT_NE(text.find(word), std::string::npos) << word << " in\n" << text;
  }
}

TEST_F(Score, TextFitsATerminalOf80Columns) {
  for (const char* lang : {"id", "en"})
    for (const std::string& line : lines_of(works({"score", jepara(), "--by", "unit", "--lang", lang}).out)) {
      const auto columns = std::count_if(line.begin(), line.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
      if (line.find(IKM_SOURCE_DIR) != std::string::npos) continue;  // a file's name may be longer
      EXPECT_LE(columns, 80) << line;
    }
}

// Rows = accepted + rejected + skipped, always shown.
TEST_F(Score, TextShowsWhatBecameOfTheRows) {
  std::vector<std::string> rows(123, "4,4,4,4,4,4,4,4,4");
  rows.insert(rows.end(), 7, "4,4,4,4,4,4,4,4,7");
  rows.insert(rows.end(), 11, ",,,,,,,,");
  write("s.csv", nine(rows));
  for (const char* lang : {"id", "en"}) {
    const std::string text = works({"score", "s.csv", "--bad-rows", "skip", "--lang", lang}).out;
    for (const char* number : {"141", "123", "7", "11"})
      EXPECT_NE(text.find(number), std::string::npos) << number << " in\n" << text;
  }
}

TEST_F(Score, BrokenUtf8InAGroupStillGivesJsonThatParses) {
  write("s.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n\xFF\xFE\xC3,4,4,4,4,4,4,4,4,4\n");
  EXPECT_EQ(score({"s.csv", "--by", "unit"})["groups"].size(), 1U);
}

// 25 · 4 · Σ weights: eight elements of 1/8, rounded to 0.13, add to 1.04.
TEST_F(Score, RoundedWeightsThatAddToNothingOrTooMuchAreNamed) {
  write("s.csv", nine({"4,4,4,4,4,4,4,4,4"}));
  EXPECT_TRUE(fails(2, {"score", "s.csv", "--weight-decimals", "0", "--lang", "en"})
                  .mentions("weights rounded to 0 decimals are all 0"));
  std::string eight = "id = \"delapan\"\n";
  for (int e = 1; e <= 8; ++e) eight += "[[elements]]\nid = \"e" + std::to_string(e) + "\"\n";
  write("eight.toml", eight);
  write("e.csv", "U1,U2,U3,U4,U5,U6,U7,U8\n4,4,4,4,4,4,4,4\n");
  EXPECT_TRUE(works({"score", "e.csv", "--methodology", "eight.toml", "--weight-decimals", "2", "--lang", "en"})
                  .complains("ikm: the rounded weights add to 1.04: an index can be as high as 104.00"));
  EXPECT_TRUE(works({"score", "e.csv", "--methodology", "eight.toml", "--weight-decimals", "2"})
                  .complains("ikm: bobot yang dibulatkan berjumlah 1,04: indeks dapat mencapai 104,00"));
  for (const char* decimals : {"1", "2", "3"})
    EXPECT_EQ(works({"score", "s.csv", "--weight-decimals", decimals}).err, "") << decimals;
  EXPECT_EQ(works({"score", "e.csv", "--methodology", "eight.toml", "--weight-decimals", "3"}).err, "");
}

// Loket A alone enters: 100. Loket B has no weight, Loket C no respondents.
TEST_F(Score, UnitsThatAreLeftOutAreNamed) {
  write("s.csv",
        "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nLoket A,4,4,4,4,4,4,4,4,4\nLoket A,4,4,4,4,4,4,4,4,4\n"
        "Loket B,2,2,2,2,2,2,2,2,2\nLoket B,2,2,2,2,2,2,2,2,2\n");
  write("w.csv", "unit;bobot\nLoket A;10\nLoket C;5\n");
  for (const char* format : {"csv", "json"}) {
    const outcome made = works({"score", "s.csv", "--combine", "weights", "--combine-by", "unit", "--combine-weights",
                                "w.csv", "--format", format, "--lang", "en"});
    EXPECT_TRUE(made.complains("ikm: left out, no weight given: Loket B, 2 respondents")) << made;
    EXPECT_TRUE(made.complains("ikm: a weight for a unit that does not occur: Loket C")) << made;
  }
  write("gaps.csv", "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,4,4,4,4,4,4,4,4,4\nB,2,2,2,2,2,2,2,2,\n,3,3,3,3,3,3,3,3,3\n");
  for (const char* rule : {"units", "respondents"}) {
    const outcome made =
        works({"score", "gaps.csv", "--combine", rule, "--combine-by", "unit", "--format", "csv", "--lang", "en"});
    EXPECT_TRUE(made.complains("ikm: left out, unnamed: (unnamed), 1 respondent")) << made;
    EXPECT_TRUE(made.complains("ikm: left out, an element without answers: B, 1 respondent")) << made;
  }
  EXPECT_EQ(works({"score", "gaps.csv", "--format", "csv"}).err, "");
}

// On 1–4 an index is within 25 and 100; 3.27 · 25 = 81.75.
TEST_F(Score, ATargetThatIsNoIndexIsNamed) {
  write("s.csv", nine({"3,3,3,3,3,3,3,3,3"}));
  const auto with = [&](const std::string& target) {
    return std::vector<std::string>{"score", "s.csv", "--format", "csv", "--lang", "en", "--target", target};
  };
  for (const char* outside : {"785", "7850", "101", "100,5"})
    EXPECT_TRUE(
        fails(2, with(outside)).mentions("--target '" + std::string{outside} + "': an index is within 0 and 100"));
  static_cast<void>(fails(2, with("-1")));
  EXPECT_TRUE(works(with("100,01")).complains("ikm: the target 100.01 is above the highest index 100.00"));
  EXPECT_TRUE(works(with("0,785")).complains("ikm: the target 0.785 is below the lowest index 25.00"));
  EXPECT_TRUE(
      works(with("3,27"))
          .complains("ikm: the target 3.27 is below the lowest index 25.00; if it is a mean, as an index it is 81.75"));
  EXPECT_TRUE(works({"score", "s.csv", "--target", "3.27"})
                  .complains("ikm: target 3,27 di bawah indeks terendah 25,00; bila itu NRR, indeksnya 81,75"));
  for (const char* usual : {"25", "78,5", "100"}) EXPECT_EQ(works(with(usual)).err, "") << usual;
}
