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

const std::set<std::string> all_files = {"poster-16x9.svg", "poster-1x1.svg", "poster-a4.svg", "report.html",
                                         "report.json"};

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
                  .mentions("--only 'poster-a3' is not known; known: poster-16x9, poster-1x1, poster-a4, report"));
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
