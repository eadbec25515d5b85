// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/about.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace {

std::string said_of(const std::string& toml) {
  try {
    (void)ikm::parse_about(toml, "about.toml");
  } catch (const ikm::about_error& problem) {
    return problem.said().en;
  }
  return "nothing";
}

}  // namespace

TEST(About, EveryKeyOfTheContractIsRead) {
  const ikm::about made = ikm::parse_about(R"(
schema = "ikm.about/1"
unit = "Kecamatan Tomoni Timur"
parent = "Pemerintah Kabupaten Luwu Timur"
service = "Pelayanan umum"
address = "Jalan Poros 1"
website = "tomonitimur.example.id"
period = "Semester I"
year = 2025
method = "wawancara"
place = "loket"
dates = "2–30 Juni 2025"
population = 500
team = ["A", "B"]
legal_basis = "PermenPAN-RB 14/2017"
thanks = "Terima kasih"
colour = "#0B6B3A"
[signatory]
name = "N"
nip = 19700101
rank = "Pembina"
position = "Camat"
place = "Tomoni Timur"
date = "1 Juli 2025"
[text]
introduction = "Satu."
collection = "Dua."
results = "Tiga."
analysis = "Empat."
last_follow_up = "Lima."
)",
                                           "about.toml");
  EXPECT_EQ(made.unit, "Kecamatan Tomoni Timur");
  EXPECT_EQ(made.parent, "Pemerintah Kabupaten Luwu Timur");
  EXPECT_EQ(made.service, "Pelayanan umum");
  EXPECT_EQ(made.address, "Jalan Poros 1");
  EXPECT_EQ(made.website, "tomonitimur.example.id");
  EXPECT_EQ(made.period, "Semester I");
  EXPECT_EQ(made.year, "2025");
  EXPECT_EQ(made.method, "wawancara");
  EXPECT_EQ(made.place, "loket");
  EXPECT_EQ(made.dates, "2–30 Juni 2025");
  EXPECT_EQ(made.population, 500U);
  EXPECT_EQ(made.team, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(made.legal_basis, std::vector<std::string>{"PermenPAN-RB 14/2017"});
  EXPECT_EQ(made.thanks, "Terima kasih");
  EXPECT_EQ(made.colour, "#0B6B3A");
  EXPECT_EQ(made.signatory.nip, "19700101");
  EXPECT_EQ(made.signatory.date, "1 Juli 2025");
  EXPECT_EQ(made.text.at(ikm::chapter::introduction), "Satu.");
  EXPECT_EQ(made.text.at(ikm::chapter::last_follow_up), "Lima.");
}

TEST(About, WhatIsMissingIsEmpty) {
  const ikm::about made = ikm::parse_about("", "about.toml");
  EXPECT_TRUE(made.unit.empty());
  EXPECT_FALSE(made.population);
  EXPECT_TRUE(made.text.empty());
}

TEST(About, AMistakeIsNamedWithItsLine) {
  EXPECT_EQ(said_of("unit = \"a\"\nunt = \"b\"\n").substr(0, 31), "about.toml:2: unknown key 'unt'");
  EXPECT_EQ(said_of("\n[signatory]\nnama = \"b\"\n"),
            "about.toml:3: unknown key 'nama'; known: name, nip, rank, position, place, date");
  EXPECT_EQ(said_of("[text]\npenutup = \"b\"\n"),
            "about.toml:2: unknown key 'penutup'; known: introduction, collection, results, analysis, last_follow_up");
  EXPECT_EQ(said_of("unit = [1]\n"), "about.toml:1: unit must be a quoted text");
  EXPECT_EQ(said_of("population = 0\n"), "about.toml:1: population must be a whole number, at least 1");
  EXPECT_EQ(said_of("population = \"500\"\n"), "about.toml:1: population must be a whole number, at least 1");
  EXPECT_EQ(said_of("colour = \"blue\"\n"), R"(about.toml:1: colour must be like "#1b5e8c")");
  EXPECT_EQ(said_of("schema = \"ikm.about/2\"\n"), "about.toml:1: the schema known is ikm.about/1");
  EXPECT_EQ(said_of("signatory = 1\n"), "about.toml:1: expected [signatory]");
  EXPECT_EQ(said_of(R"(unit = ")" + std::string(20'001, 'x') + "\"\n"),
            "about.toml:1: unit is longer than 20,000 bytes");
  EXPECT_EQ(said_of("unit = \"x\n").substr(0, 36), "about.toml:1: not well-formed TOML, ");
}

TEST(About, TheLogoIsReadFromWhereTheFileStands) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("ikm_about_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "in");
  std::ofstream{folder / "about.toml"} << "logo = \"in/logo.svg\"\n";
  EXPECT_THROW((void)ikm::read_about((folder / "about.toml").string()), ikm::io_error) << "there is none";
  std::ofstream{folder / "in/logo.svg"} << R"(<svg viewBox="0 0 2 1"/>)";
  EXPECT_EQ(ikm::read_about((folder / "about.toml").string()).logo.is, ikm::logo::kind::svg);
  std::ofstream{folder / "in/logo.svg"} << "secret";
  try {
    (void)ikm::read_about((folder / "about.toml").string());
    ADD_FAILURE();
  } catch (const ikm::about_error& problem) {
    EXPECT_EQ(problem.said().en.find("secret"), std::string::npos) << "the file may be another one than was meant";
  }
  std::filesystem::remove_all(folder);
}
