// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/unit_reports.hpp>

#include "surveyed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using ikm::language;

/// The units, and within each the sexes.
ikm::score_report units_and_sexes(const std::string& text, std::uint64_t smallest = 5,
                                  const ikm::score_request& more = {}) {
  ikm::score_request asked = more;
  asked.smallest_group = smallest;
  asked.against_subtraction = true;
  return score_survey(
      [&](const ikm::methodology& method, const ikm::read_options& options) {
        return read_survey(ikm::bytes_of(text, "survei.csv"), method, options);
      },
      ikm::permenpan_14_2017(), {.by = {{"unit"}, {"unit", "jenis_kelamin:baku"}}}, asked);
}

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// What holds for the name of a folder on Linux, Windows and macOS.
void expect_safe(const std::string& name) {
  EXPECT_FALSE(name.empty());
  EXPECT_LE(name.size(), ikm::longest_folder_name);
  for (const char c : name) {
    EXPECT_TRUE(c >= ' ' && c <= '~') << name;
    EXPECT_EQ(std::string{R"(<>:"/\|?*$%&;'`)"}.find(c), std::string::npos) << name;
  }
  EXPECT_NE(name.front(), '.') << name;
  EXPECT_NE(name.front(), '-') << name;
  EXPECT_NE(name.front(), ' ') << name;
  EXPECT_NE(name.back(), '.') << name;
  EXPECT_NE(name.back(), ' ') << name;
  const std::string device = folded(name.substr(0, name.find('.')));
  for (const char* reserved : {"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"})
    EXPECT_NE(device, reserved) << name;
}

}  // namespace

TEST(FolderNames, AUsualNameStaysAsItIs) {
  const std::vector<std::string> usual = {"Loket 1", "Kecamatan Tomoni Timur",
                                          "UPTD Puskesmas (Rawat Inap) No. 2, Barat"};
  EXPECT_EQ(ikm::folder_names(usual), usual);
}

TEST(FolderNames, NoNameLeavesItsPlaceOrIsRefusedSomewhere) {
  const std::vector<std::string> hostile = {"..",
                                            ".",
                                            "",
                                            "/",
                                            "../../etc/passwd",
                                            "..\\..\\windows",
                                            "C:\\x",
                                            "a/b",
                                            "CON",
                                            "nul.txt",
                                            "Com1",
                                            "LPT9 ",
                                            "con .csv",
                                            "-rf",
                                            "~root",
                                            "$(reboot)",
                                            "a\nb",
                                            "a\x1B[2Jb",
                                            "x. . .",
                                            " spasi ",
                                            "a:b",
                                            "\"kutip\"",
                                            "report*?",
                                            "|pipa>",
                                            "Café",
                                            "\xE2\x80\xAE"
                                            "gpj",
                                            std::string(500, 'x'),
                                            std::string(500, 'y') + "/",
                                            "aux",
                                            "CONIN$",
                                            "%PATH%"};
  const std::vector<std::string> made = ikm::folder_names(hostile);
  ASSERT_EQ(made.size(), hostile.size());
  std::set<std::string> different;
  for (const std::string& name : made) {
    expect_safe(name);
    EXPECT_TRUE(different.insert(folded(name)).second) << name;
  }
  EXPECT_EQ(made[4], "_.._.._etc_passwd");
  EXPECT_EQ(made[8], "_CON");
  EXPECT_EQ(made[9], "_nul.txt");
  EXPECT_EQ(made[24], "Caf_");
  EXPECT_EQ(ikm::folder_names({"com10", "console", "Aux Puskesmas"}),
            (std::vector<std::string>{"com10", "console", "Aux Puskesmas"}))
      << "no devices";
}

TEST(FolderNames, NamesThatWouldMeetAreToldApartByTheirValues) {
  const std::vector<std::string> made = ikm::folder_names({"Loket A", "loket a", "a/b", "a_b", "a:b", "Loket B"});
  std::set<std::string> different;
  for (const std::string& name : made) EXPECT_TRUE(different.insert(folded(name)).second) << name;
  EXPECT_TRUE(made[0].starts_with("Loket A-"));
  EXPECT_TRUE(made[1].starts_with("loket a-"));
  EXPECT_EQ(made[5], "Loket B");
  const std::vector<std::string> other = ikm::folder_names({"a:b", "a/b"});
  EXPECT_EQ(other[0], made[4]) << "whatever else is there";
  EXPECT_EQ(other[1], made[2]);
}

// Somebody who knows the digits cannot take the name of another.
TEST(FolderNames, AValueThatIsTheNameOfAnotherGetsOneOfItsOwn) {
  const std::string taken = ikm::folder_names({"a/b", "a:b"}).front();
  const std::vector<std::string> made = ikm::folder_names({"a/b", "a:b", taken});
  std::set<std::string> different;
  for (const std::string& name : made) EXPECT_TRUE(different.insert(folded(name)).second) << name;
  EXPECT_EQ(made[2], taken);
}

// forty(): A 20, B 17, C 3. C is small, and B is withheld beside it.
TEST(UnitReports, UnitsThatAreWithheldHaveNone) {
  EXPECT_EQ(reported_units(units_and_sexes(forty())), (std::vector<ikm::group_key>{{"A"}}));
  EXPECT_EQ(reported_units(units_and_sexes(forty(), 0)), (std::vector<ikm::group_key>{{"A"}, {"B"}, {"C"}}));
  const std::string blank = forty() + rows(9, ",L,SMA,x,7,x", 3);
  EXPECT_EQ(reported_units(units_and_sexes(blank, 0)).size(), 3U) << "no report of those without a unit";
}

// Unit B: 15 women and 2 men, all of whom answer 4.
TEST(UnitReports, AUnitHasItsOwnAnswersAndGroups) {
  const ikm::score_report whole = units_and_sexes(forty(), 0);
  const ikm::score_report unit = report_of_unit(whole, {"B"});
  EXPECT_EQ(unit.combined.whole.published()->to_string(), "100.00");
  EXPECT_EQ(unit.combined.whole.respondents(), 17U);
  ASSERT_EQ(unit.answers.groups.size(), 1U);
  EXPECT_EQ(unit.answers.groups[0].columns(), (std::vector<std::string>{"jenis_kelamin:baku"}));
  std::map<std::string, std::uint64_t> sexes;
  for (const auto& [key, counts] : unit.answers.groups[0].groups()) sexes[key.front()] = counts.respondents();
  EXPECT_EQ(sexes, (std::map<std::string, std::uint64_t>{{"Laki-laki", 2}, {"Perempuan", 15}}));
  EXPECT_EQ(unit.answers.account.rows, 40U) << "rows are those of the whole survey";
  EXPECT_EQ(report_of_unit(whole, {"A"}).combined.whole.published()->to_string(), "75.00");
}

// Unit A has 6 men and 6 women, B has 2 and 9: the men of B are few. In B the women are withheld with them; across the
// units the men of A are, since all men less those of A are those of B, and so on.
TEST(UnitReports, WhatTheWholeWithholdsAUnitWithholdsToo) {
  const std::string text = "unit,jenis_kelamin,U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + rows(6, "A,L", 3) + rows(6, "A,P", 4) +
                           rows(2, "B,L", 3) + rows(9, "B,P", 4) + rows(8, "C,L", 2) + rows(8, "C,P", 3);
  const ikm::score_report whole = units_and_sexes(text);
  ASSERT_EQ(reported_units(whole).size(), 3U);
  std::size_t withheld = 0;
  for (const char* name : {"A", "B", "C"}) {
    const ikm::score_report unit = report_of_unit(whole, {name});
    for (const auto& [key, counts] : unit.answers.groups[0].groups()) {
      const ikm::group_key crossed = {name, key.front()};
      const bool by_whole = is_withheld(whole, 1, crossed, whole.answers.groups[1].groups().at(crossed));
      if (by_whole) {
        EXPECT_TRUE(is_withheld(unit, 0, key, counts)) << name << key.front();
      }
      withheld += by_whole ? 1U : 0U;
    }
  }
  EXPECT_EQ(withheld, 4U) << "both of B, and both of one other unit";
}

TEST(UnitReports, TheCommonTargetIsThatOfEveryUnitAndThePopulationOfNone) {
  ikm::score_request asked;
  asked.target = ikm::decimal{80};
  asked.statistics.level = 0.95;
  asked.statistics.population = 500;
  const ikm::score_report unit = report_of_unit(units_and_sexes(forty(), 0, asked), {"A"});
  EXPECT_EQ(*unit.targets.all, ikm::decimal{80});
  EXPECT_FALSE(unit.sample);
  EXPECT_FALSE(unit.statistics.confidence->population);
}

TEST(UnitReports, TheOfficeIsWhatTheUnitBelongsTo) {
  const ikm::score_report whole = units_and_sexes(forty(), 0);
  const ikm::about office{.unit = "Kecamatan X", .parent = "Kabupaten Y", .service = "KTP", .population = 900};
  const ikm::about made = about_of_unit(office, whole, {"A"}, language::indonesian);
  EXPECT_EQ(made.unit, "A");
  EXPECT_EQ(made.parent, "Kecamatan X, Kabupaten Y");
  EXPECT_EQ(made.service, "KTP");
  EXPECT_FALSE(made.population);
  EXPECT_EQ(about_of_unit({}, whole, {"A"}, language::indonesian).parent, "");
}

TEST(WithinUnits, EveryBreakdownIsOneWithinTheUnitsAndOnceOnly) {
  const std::vector<ikm::breakdown> others = {{"unit"}, {"jenis_kelamin:baku"}, {"layanan", "unit"}, {"layanan"}};
  EXPECT_EQ(ikm::within_units("unit", others),
            (std::vector<ikm::breakdown>{{"unit"}, {"unit", "jenis_kelamin:baku"}, {"unit", "layanan"}}));
  EXPECT_EQ(ikm::within_units("loket", {}), (std::vector<ikm::breakdown>{{"loket"}}));
}

// `layanan` is found by any header that means it.
TEST(WithinUnits, TheSameFieldUnderItsOtherNameIsNotCrossedWithItself) {
  EXPECT_EQ(ikm::within_units("Jenis layanan", {{"layanan"}, {"umur:baku"}}),
            (std::vector<ikm::breakdown>{{"Jenis layanan"}, {"Jenis layanan", "umur:baku"}}));
}
