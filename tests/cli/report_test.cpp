// SPDX-License-Identifier: BSL-1.0
// Promises about `ikm report`: docs/laporan.md.
#include "cli/running.hpp"

#include <set>

using cli::outcome;
namespace fs = std::filesystem;

namespace {

class Report : public cli::Ikm {
 protected:
  void SetUp() override {
    cli::Ikm::SetUp();
    std::string text = "Unit,Jenis Kelamin,Pendidikan,Nama Lengkap,NIK,Email,No HP,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
    for (int i = 0; i < 40; ++i) {
      const std::string unit = i < 20 ? "A" : i < 37 ? "B" : "C";
      text += unit + (i % 2 == 0 ? ",L" : ",P") + (i < 25 ? ",SMA" : ",S1") +
              ",Siti Rahayu,7324010101900001,siti@example.id,081234567890";
      for (int u = 0; u < 9; ++u) text += i < 20 ? ",3" : i < 37 ? ",4" : ",1";
      text += "\n";
    }
    write("s.csv", text);
    write("about.toml", "unit = \"Kecamatan X\"\nperiod = \"Semester I 2025\"\n");
  }

  [[nodiscard]] std::set<std::string> names(const std::string& folder) const {
    std::set<std::string> made;
    for (const auto& each : fs::directory_iterator{path(folder)}) made.insert(each.path().filename().string());
    return made;
  }
};

const std::set<std::string> all_files = {"follow-up.csv",  "follow-up.xlsx", "poster-16x9.svg",
                                         "poster-1x1.svg", "poster-a4.svg",  "processing.xlsx",
                                         "report.docx",    "report.html",    "report.json"};

}  // namespace

TEST_F(Report, OneCommandMakesEveryFile) {
  EXPECT_EQ(works({"report", "s.csv", "-o", "out/1", "--about", "about.toml"}).out, "");
  EXPECT_EQ(names("out/1"), all_files);
  const auto json = nlohmann::json::parse(read("out/1/report.json"));
  EXPECT_EQ(json.at("schema"), "ikm.report/1");
  // 25 · (20 · 3 + 17 · 4 + 3 · 1)/40 = 81.875
  EXPECT_EQ(json.at("result").at("index"), 81.88);
  EXPECT_EQ(json.at("about").at("unit"), "Kecamatan X");
  EXPECT_EQ(json.at("manifest").at("inputs").at(0).at("name"), "s.csv");
  for (const char* file : {"report.html", "poster-a4.svg", "poster-16x9.svg", "poster-1x1.svg"}) {
    EXPECT_NE(read(std::string{"out/1/"} + file).find("81,88"), std::string::npos) << file;
    EXPECT_NE(read(std::string{"out/1/"} + file).find("Kecamatan X"), std::string::npos) << file;
  }
}

TEST_F(Report, TheProfileOfTheFileIsBrokenDownUnasked) {
  (void)works({"report", "s.csv", "-o", "out"});
  std::set<std::string> names;
  const auto report = nlohmann::json::parse(read("out/report.json"));
  for (const auto& field : report.at("profile")) names.insert(field.at("name"));
  EXPECT_EQ(names, (std::set<std::string>{"Jenis kelamin", "Pendidikan", "Unit pelayanan"}));
  (void)works({"report", "s.csv", "-o", "asked", "--by", "unit,jenis_kelamin"});
  EXPECT_EQ(nlohmann::json::parse(read("asked/report.json")).at("profile").size(), 4U);
}

TEST_F(Report, TheSameInputsGiveTheSameBytes) {
  for (const char* folder : {"a", "b"})
    (void)works({"report", "s.csv", "-o", folder, "--about", "about.toml", "--by", "unit", "--target", "80"});
  for (const std::string& name : all_files) EXPECT_EQ(read("a/" + name), read("b/" + name)) << name;
}

TEST_F(Report, SmallGroupsAreWithheldAlsoAgainstSubtraction) {
  (void)works({"report", "s.csv", "-o", "out", "--by", "unit"});
  std::set<std::string> withheld;
  const auto report = nlohmann::json::parse(read("out/report.json"));
  for (const auto& group : report.at("groups"))
    if (group.contains("withheld") && group.at("by").contains("unit")) withheld.insert(group.at("by").at("unit"));
  EXPECT_EQ(withheld, (std::set<std::string>{"B", "C"}));
  (void)works({"report", "s.csv", "-o", "all", "--by", "unit", "--smallest-group", "1"});
  EXPECT_EQ(read("all/report.json").find("withheld"), std::string::npos);
}

TEST_F(Report, NothingOfARespondentIsInAnyFile) {
  (void)works({"report", "s.csv", "-o", "out"});
  for (const std::string& name : all_files)
    for (const char* personal : {"Siti", "Rahayu", "7324010101900001", "siti@example", "081234567890"})
      EXPECT_EQ(read("out/" + name).find(personal), std::string::npos) << name << " " << personal;
}

TEST_F(Report, OnlyWhatIsAskedForIsWritten) {
  fs::create_directory(path("out"));
  write("out/catatan.txt", "x");
  (void)works({"report", "s.csv", "-o", "out", "--only", "poster-a4"});
  EXPECT_EQ(names("out"), (std::set<std::string>{"catatan.txt", "poster-a4.svg"}));
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--only", "poster-a3", "--lang", "en"})
                  .mentions("--only 'poster-a3' is not known; known: follow-up, poster-16x9, poster-1x1, poster-a4, "
                            "processing, report"));
}

TEST_F(Report, AFailedRunLeavesEveryFileAsItWas) {
  (void)works({"report", "s.csv", "-o", "out"});
  const std::string before = read("out/report.json");
  write("bad.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n9,3,3,3,3,3,3,3,3\n");
  (void)fails(1, {"report", "bad.csv", "-o", "out"});
  (void)fails(1, {"report", "bad.csv", "-o", "none"});
  EXPECT_FALSE(exists("none")) << "no folder is made for nothing";
  write("wrong.toml", "unt = \"x\"\n");
  EXPECT_TRUE(fails(1, {"report", "s.csv", "-o", "out", "--about", "wrong.toml", "--lang", "en"})
                  .mentions("wrong.toml:1: unknown key 'unt'"));
  fs::remove(path("out/poster-a4.svg"));
  fs::create_directory(path("out/poster-a4.svg"));
  (void)fails(3, {"report", "s.csv", "-o", "out", "--target", "80"});
  EXPECT_EQ(read("out/report.json"), before);
  (void)fails(3, {"report", "s.csv", "-o", "s.csv/x"});
}

TEST_F(Report, WhatIsReadIsNeverReplaced) {
  (void)works({"report", "s.csv", "-o", "out"});
  fs::copy_file(path("s.csv"), path("out/report.html"), fs::copy_options::overwrite_existing);
  EXPECT_TRUE(fails(2, {"report", "out/report.html", "-o", "out", "--lang", "en"}).mentions("is an input file"));
  EXPECT_EQ(read("out/report.html"), read("s.csv"));
}

TEST_F(Report, StandardInputAndStoredTalliesAreRead) {
  (void)works({"report", "-", "-o", "piped"}, read("s.csv"));
  EXPECT_EQ(nlohmann::json::parse(read("piped/report.json")).at("result").at("index"), 81.88);
  EXPECT_TRUE(nlohmann::json::parse(read("piped/report.json")).at("manifest").at("inputs").at(0).at("size").is_null());
  (void)works({"tally", "s.csv", "--by", "unit", "-o", "s.tally"});
  (void)works({"report", "s.tally", "-o", "stored", "--by", "unit"});
  EXPECT_EQ(nlohmann::json::parse(read("stored/report.json")).at("result").at("index"), 81.88);
}

// 40 answers of before: all 3, IKM 75.00. Now 81.88.
TEST_F(Report, EarlierPeriodsAreAnswersTalliesOrResults) {
  std::string before = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 40; ++i) before += "3,3,3,3,3,3,3,3,3\n";
  write("lama.csv", before);
  (void)works({"tally", "lama.csv", "-o", "lama.tally"});
  write("lama.json", works({"score", "lama.csv", "--format", "json", "--confidence", "0.95"}).out);
  (void)works({"report", "lama.csv", "-o", "lama"});
  for (const char* file : {"lama.csv", "lama.tally", "lama.json", "lama/report.json"}) {
    (void)works({"report", "s.csv", "-o", "out", "--previous", std::string{"Semester II 2024="} + file});
    const auto made = nlohmann::json::parse(read("out/report.json"));
    const auto& last = made.at("previous").at(0);
    EXPECT_EQ(last.at("period"), "Semester II 2024") << file;
    EXPECT_EQ(last.at("index"), 75) << file;
    EXPECT_EQ(last.at("respondents"), 40) << file;
    EXPECT_EQ(last.at("change").at("difference"), 6.88) << file;
    EXPECT_EQ(last.at("change").at("low").is_null(), std::string{file} == "lama.tally")
        << file << ": a tally without joint counts has no standard error";
    EXPECT_NE(read("out/report.html").find("Terhadap Semester II 2024 (IKM 75,00, 40 responden)"), std::string::npos);
    EXPECT_EQ(made.at("manifest").at("inputs").at(1).at("name"), fs::path{file}.filename().string());
  }
}

TEST_F(Report, PeriodsStandInTheirOrderAndFilesOfOneAreOneSurvey) {
  write("a.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,3,3,3,3,3,3,3\n");
  write("b.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n");
  (void)works({"report", "s.csv", "-o", "out", "--previous", "2024=a.csv", "--previous", "2023=a.csv", "--previous",
               "2024=b.csv"});
  const auto previous = nlohmann::json::parse(read("out/report.json")).at("previous");
  ASSERT_EQ(previous.size(), 2U);
  EXPECT_EQ(previous.at(0).at("period"), "2024");
  EXPECT_EQ(previous.at(0).at("index"), 87.5);
  EXPECT_EQ(previous.at(1).at("index"), 75);
}

TEST_F(Report, AnEarlierPeriodThatCannotBeIsRefused) {
  for (const char* wrong : {"2024", "=s.csv", "2024="})
    EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--previous", wrong, "--lang", "en"})
                    .mentions("expected PERIOD=FILE"))
        << wrong;
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--previous", "2024=s.csv", "--lang", "en"})
                  .mentions("is the input of this report"));
  write("a.csv", "U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,3,3,3,3,3,3,3\n");
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--about", "about.toml", "--previous", "Semester I 2025=a.csv",
                        "--lang", "en"})
                  .mentions("is the period of this report"));
  write("other.json", R"({"schema": "ikm.score/1", "result": 3})");
  EXPECT_TRUE(fails(1, {"report", "s.csv", "-o", "out", "--previous", "2024=other.json", "--lang", "en"})
                  .mentions("other.json: 'result': found 3, expected"));
  (void)fails(1, {"report", "s.csv", "-o", "out", "--previous", "2024=none.csv"});
  EXPECT_FALSE(exists("out"));
}

TEST_F(Report, DatesOfThisPeriodAreNotThoseOfAnEarlierOne) {
  std::string now = "tanggal,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  std::string before = now;
  for (int i = 1; i < 10; ++i) now += "2025-02-0" + std::to_string(i) + ",4,4,4,4,4,4,4,4,4\n";
  for (int i = 1; i < 10; ++i) before += "2024-02-0" + std::to_string(i) + ",3,3,3,3,3,3,3,3,3\n";
  write("now.csv", now);
  write("before.csv", before);
  (void)works({"report", "now.csv", "-o", "out", "--from", "2025-01-01", "--to", "2025-06-30", "--previous",
               "2024=before.csv"});
  EXPECT_EQ(nlohmann::json::parse(read("out/report.json")).at("previous").at(0).at("respondents"), 9);
}

TEST_F(Report, TheIndexIsTheActualValueOfItsYear) {
  write("about.toml", "unit = \"Kecamatan X\"\nyear = 2025\n");
  write("iku.csv", "indikator;2024;2025;2026\nNilai indeks kepuasan masyarakat (IKM);77,5;78;78,5\n");
  (void)works({"report", "s.csv", "-o", "out", "--about", "about.toml", "--indicators", "iku.csv", "--actual",
               "ikm:2024=77,63"});
  const auto years = nlohmann::json::parse(read("out/report.json")).at("indicators").at(0).at("years");
  EXPECT_EQ(years.at(0).at("actual"), 77.63);
  EXPECT_EQ(years.at(1).at("actual"), 81.88);
  EXPECT_EQ(years.at(1).at("source"), "survey");
  EXPECT_EQ(years.at(1).at("attainment_percent"), 104.97);  // 81.88/78
  for (const char* file : {"report.html"})
    EXPECT_NE(read(std::string{"out/"} + file).find("104,97"), std::string::npos) << file;
  // What a table says of the year stays, and the report names both.
  (void)works({"report", "s.csv", "-o", "out", "--about", "about.toml", "--indicators", "iku.csv", "--actual",
               "ikm:2025=80,00"});
  EXPECT_NE(read("out/report.html").find("menurut tabel 80,00, sedangkan indeks survei ini 81,88."), std::string::npos);
}

TEST_F(Report, WithoutAYearTheIndexIsNoActualValueAndThatIsSaid) {
  write("iku.csv", "indikator;2024;2025\nNilai indeks kepuasan masyarakat (IKM);77,5;78\n");
  EXPECT_TRUE(works({"report", "s.csv", "-o", "out", "--indicators", "iku.csv", "--lang", "en"})
                  .mentions("the year of the report is not known"));
  EXPECT_TRUE(
      nlohmann::json::parse(read("out/report.json")).at("indicators").at(0).at("years").at(1).at("actual").is_null());
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--actual", "ikm:2024=77,63", "--lang", "en"})
                  .mentions("--actuals and --actual need --indicators"));
}

TEST_F(Report, EachUnitHasAFolder) {
  const auto run = works({"report", "s.csv", "-o", "out", "--each", "unit", "--about", "about.toml", "--target", "80",
                          "--smallest-group", "1", "--lang", "en"});
  EXPECT_EQ(names("out"), (std::set<std::string>{"A", "B", "C"}));
  for (const char* unit : {"A", "B", "C"}) EXPECT_EQ(names(std::string{"out/"} + unit), all_files);
  const auto made = nlohmann::json::parse(read("out/B/report.json"));
  EXPECT_EQ(made.at("each"), (nlohmann::json{{"unit", "B"}}));
  EXPECT_EQ(made.at("result").at("index"), 100);
  EXPECT_EQ(made.at("result").at("respondents"), 17);
  EXPECT_EQ(made.at("result").at("gap").at("met"), true);
  EXPECT_EQ(made.at("about").at("unit"), "B");
  EXPECT_EQ(made.at("about").at("parent"), "Kecamatan X");
  EXPECT_NE(read("out/B/report.html")
                .find("Of 40 rows of all units, 40 were accepted, 0 rejected and 0 passed over. 17 of "
                      "the respondents are of B."),
            std::string::npos);
  for (const std::string& name : all_files) {
    const std::string bytes = read("out/B/" + name);
    EXPECT_EQ(bytes.find("Siti"), std::string::npos) << name;
  }
  (void)works({"report", "s.csv", "-o", "again", "--each", "unit", "--about", "about.toml", "--target", "80",
               "--smallest-group", "1", "--lang", "en"});
  for (const std::string& name : all_files) EXPECT_EQ(read("out/B/" + name), read("again/B/" + name)) << name;
}

TEST_F(Report, SmallUnitsHaveNoFolderAndThatIsSaid) {
  EXPECT_TRUE(works({"report", "s.csv", "-o", "out", "--each", "unit", "--lang", "en"})
                  .mentions("2 units are withheld, because they have fewer than 5 respondents"));
  EXPECT_EQ(names("out"), (std::set<std::string>{"A"}));
  write("t.csv", read("s.csv") + ",L,SMA,Siti,7,x,8,3,3,3,3,3,3,3,3,3\n");
  EXPECT_TRUE(works({"report", "t.csv", "-o", "out2", "--each", "unit", "--smallest-group", "1", "--lang", "en"})
                  .mentions("1 respondents without unit are in no report"));
}

TEST_F(Report, ABreakdownIsOneWithinEachUnit) {
  (void)works({"report", "s.csv", "-o", "out", "--each", "unit", "--by", "pendidikan", "--smallest-group", "1"});
  const auto made = nlohmann::json::parse(read("out/A/report.json"));
  std::set<std::string> columns;
  for (const auto& group : made.at("groups"))
    for (const auto& [column, value] : group.at("by").items()) columns.insert(column);
  EXPECT_TRUE(columns.contains("pendidikan"));
  EXPECT_FALSE(columns.contains("unit"));
}

TEST_F(Report, NamesOfUnitsStayInTheFolder) {
  std::string text = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (const char* unit : {"../../luar", "a/b", "a:b", "NUL"})
    for (int i = 0; i < 5; ++i) text += std::string{unit} + ",3,3,3,3,3,3,3,3,3\n";
  write("h.csv", text);
  (void)works({"report", "h.csv", "-o", "di/dalam/out", "--each", "unit", "--only", "report"});
  EXPECT_EQ(names("di/dalam/out").size(), 4U);
  EXPECT_EQ(names("di/dalam"), (std::set<std::string>{"out"}));
  EXPECT_EQ(names("di"), (std::set<std::string>{"dalam"}));
  EXPECT_TRUE(exists("di/dalam/out/_.._luar") || exists("di/dalam/out/_.._.._luar"));
}

TEST_F(Report, AFailedRunOfManyUnitsLeavesEveryFileAsItWas) {
  (void)works({"report", "s.csv", "-o", "out", "--each", "unit", "--smallest-group", "1"});
  const std::string before = read("out/A/report.json");
  fs::remove(path("out/C/poster-a4.svg"));
  fs::create_directory(path("out/C/poster-a4.svg"));  // the last unit cannot be written
  (void)fails(3, {"report", "s.csv", "-o", "out", "--each", "unit", "--smallest-group", "1", "--target", "80"});
  EXPECT_EQ(read("out/A/report.json"), before);
  EXPECT_EQ(names("out/A"), all_files) << "nothing is left beside them";
  write("file", "x");
  (void)fails(3, {"report", "s.csv", "-o", "file", "--each", "unit", "--smallest-group", "1"});
  EXPECT_EQ(read("file"), "x");
}

TEST_F(Report, EarlierPeriodsOfEachUnitAreItsOwn) {
  std::string before = "unit,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (int i = 0; i < 10; ++i) before += "A,2,2,2,2,2,2,2,2,2\n";
  for (int i = 0; i < 10; ++i) before += "B,3,3,3,3,3,3,3,3,3\n";
  write("lama.csv", before);
  (void)works({"report", "lama.csv", "-o", "lama", "--each", "unit"});
  for (const char* source : {"lama.csv", "lama"}) {
    (void)works({"report", "s.csv", "-o", "out", "--each", "unit", "--smallest-group", "1", "--previous",
                 std::string{"2024="} + source});
    const auto index = [&](const char* unit) {
      return nlohmann::json::parse(read(std::string{"out/"} + unit + "/report.json")).at("previous").at(0).at("index");
    };
    EXPECT_EQ(index("A"), 50) << source;
    EXPECT_EQ(index("B"), 75) << source;
    EXPECT_FALSE(nlohmann::json::parse(read("out/C/report.json")).contains("previous")) << source;
  }
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--each", "unit", "--previous", "2024=lama/A/report.json",
                        "--lang", "en"})
                  .mentions("for --each give answers, or the folder that --each wrote"));
}

TEST_F(Report, WhatIsAboutTheWholeDoesNotGoWithEach) {
  write("iku.csv", "indikator;2024;2025\nNilai indeks kepuasan masyarakat (IKM);77,5;78\n");
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--each", "unit", "--indicators", "iku.csv", "--lang", "en"})
                  .mentions("--each does not go with --indicators"));
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--each", "unit", "--combine", "units", "--lang", "en"})
                  .mentions("--each does not go with --combine"));
  EXPECT_TRUE(fails(2, {"report", "s.csv", "-o", "out", "--each", "unit,layanan", "--lang", "en"})
                  .mentions("--each takes one column"));
}

// Made anew by `cmake --build … --target ikm_readme_poster`.
TEST_F(Report, ThePictureOfTheReadmeIsWhatTheCommandWrites) {
  const fs::path docs = fs::path{IKM_SOURCE_DIR} / "docs";
  (void)works({"report", (docs / "examples/sekadau_2019s1.csv").string(), "--about",
               (docs / "examples/about.toml").string(), "-o", "out", "--only", "poster-16x9"});
  std::ifstream picture{docs / "poster.svg", std::ios::binary};
  EXPECT_EQ(read("out/poster-16x9.svg"), (std::string{std::istreambuf_iterator<char>{picture}, {}}));
}

TEST_F(Report, TheProcessingSheetListsSoManyRespondents) {
  const auto listed = [&](const std::string& folder) {
    // A workbook is compressed: the row of each respondent shows in the size only, so the program reads it itself.
    return works({"inspect", folder + "/processing.xlsx", "--sheet", "Pengolahan", "--lang", "en"}).out;
  };
  (void)works({"report", "s.csv", "-o", "all", "--only", "processing"});
  (void)works({"report", "s.csv", "-o", "counts", "--only", "processing", "--rows", "39"});
  (void)works({"report", "-", "-o", "piped", "--only", "processing"}, read("s.csv"));
  EXPECT_NE(read("all/processing.xlsx"), read("counts/processing.xlsx"));
  const auto again = [&](const std::string& folder) {
    const std::string book = folder + "/processing.xlsx";
    return nlohmann::json::parse(works({"score", book, "--sheet", "Pengolahan", "--format", "json"}).out).at("result");
  };
  EXPECT_EQ(again("all").at("index"), 81.88) << "the sheet is a file of answers again";
  EXPECT_EQ(again("all").at("respondents"), 40);
  EXPECT_EQ(again("piped"), again("all")) << "what can be read once is listed as it is read";
  EXPECT_NE(listed("all"), listed("counts"));
  (void)fails(2, {"report", "s.csv", "-o", "x", "--rows", "1000001"});
}

TEST_F(Report, WithoutRoomNoWorkbookIsWrittenAndTheOldOneStays) {
  (void)works({"report", "s.csv", "-o", "out", "--only", "processing"});
  const std::string before = read("out/processing.xlsx");
  cli::running program;
  program.file_size = 2000;
  program.start(path("."), {"report", "s.csv", "-o", "out", "--only", "processing", "--by", "unit"}, false);
  EXPECT_EQ(program.wait(), 3);
  EXPECT_EQ(read("out/processing.xlsx"), before);
}

TEST_F(Report, AFollowUpPlanThatIsFilledInIsNeverReplaced) {
  (void)works({"report", "s.csv", "-o", "out"});
  std::string plan = read("out/follow-up.csv");
  // 81.88 for every element: 25 · (20 · 3 + 17 · 4 + 3 · 1)/40
  EXPECT_TRUE(
      plan.starts_with("element,index,grade,priority,cause,action,due,responsible,done,evidence\n"
                       "persyaratan,81.88,B,1,,,,,,\n"))
      << plan;
  plan.replace(plan.find("B,1,,"), 5, "B,1,Antrean,");
  write("out/follow-up.csv", plan);
  write("out/follow-up.xlsx", "catatan");
  const outcome again = works({"report", "s.csv", "-o", "out", "--lang", "en"});
  EXPECT_TRUE(again.mentions("follow-up.csv: it is filled in, so it is not replaced"));
  EXPECT_EQ(read("out/follow-up.csv"), plan);
  EXPECT_EQ(read("out/follow-up.xlsx"), "catatan") << "what cannot be read may be anything";
  const auto listed = nlohmann::json::parse(read("out/report.json")).at("manifest").at("outputs");
  for (const auto& file : listed) EXPECT_NE(file.at("name"), "follow-up.csv");
  (void)works({"report", "s.csv", "-o", "new"});
  (void)works({"report", "s.csv", "-o", "new", "--target", "80"});
  EXPECT_FALSE(works({"report", "s.csv", "-o", "new"}).mentions("sudah diisi")) << "one that is empty is written anew";
}

TEST_F(Report, AFilledInPlanAddsTheShareThatWasDone) {
  write("plan.csv",
        "unsur;indeks;rencana tindak lanjut;waktu;selesai\nU3;70,41;Tambah loket;31/07/2025;02/08/2025\nU4;80;Pasang "
        "tarif;Juli 2025;belum\n");
  (void)works({"report", "s.csv", "-o", "out", "--follow-up", "plan.csv"});
  const auto made = nlohmann::json::parse(read("out/report.json")).at("follow_up");
  EXPECT_EQ(made.at("share_percent"), 50.0);
  EXPECT_EQ(made.at("days_after_due"), 2.0);
  EXPECT_NE(read("out/report.html").find("Dari 2 tindakan yang direncanakan, 1 dilaksanakan (50,00 %)"),
            std::string::npos);
  write("wrong.csv", "element,action,done\nkeramahan,x,\n");
  EXPECT_TRUE(fails(1, {"report", "s.csv", "-o", "out", "--follow-up", "wrong.csv", "--lang", "en"})
                  .mentions("wrong.csv:2: element: 'keramahan'"));
}

// An office fills in the plan where it lies, and asks for the report once more.
TEST_F(Report, ThePlanOfThisSurveyIsReadFromItsFolderAndStays) {
  (void)works({"report", "s.csv", "-o", "out"});
  std::string plan = read("out/follow-up.csv");
  plan.replace(plan.find("B,1,,,"), 6, "B,1,Antrean,Tambah loket,");
  write("out/follow-up.csv", plan);
  (void)works({"report", "s.csv", "-o", "out", "--follow-up", "out/follow-up.csv"});
  EXPECT_EQ(read("out/follow-up.csv"), plan);
  const auto made = nlohmann::json::parse(read("out/report.json")).at("follow_up");
  EXPECT_EQ(made.at("of_this_survey"), true);
  EXPECT_EQ(made.at("planned"), 1);
}
