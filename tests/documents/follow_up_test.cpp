// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/follow_up.hpp>

#include "planned_actions.hpp"

#include <ikm/ingest/complaint.hpp>

#include <gtest/gtest.h>

namespace {

ikm::follow_up_plan plan_of(const std::string& text) {
  const on_disk file{text};
  return read_follow_up(file.path(), ikm::permenpan_14_2017());
}

/// What is wrong with a plan, without the name of the file.
std::vector<std::string> wrong_with(const std::string& text) {
  const on_disk file{text};
  std::vector<std::string> made;
  try {
    static_cast<void>(read_follow_up(file.path(), ikm::permenpan_14_2017()));
  } catch (const ikm::input_error& problem) {
    for (const ikm::complaint& each : problem.complaints())
      made.push_back(ikm::text_of(each, ikm::language::english).substr(file.path().size()));
  }
  return made;
}

const std::string keys = "element,index,grade,priority,cause,action,due,responsible,done,evidence\n";

}  // namespace

TEST(FollowUp, TheWeakestElementComesFirst) {
  const ikm::follow_up_plan plan = follow_up_of(weak_in_two());
  const std::string text = follow_up_csv(plan);
  EXPECT_TRUE(text.starts_with(keys + "waktu,50.00,D,1,,,,,,\nbiaya,62.50,D,2,,,,,,\npersyaratan,75.00,C,3,,,,,,\n"
                                      "prosedur,75.00,C,3,,,,,,\n"))
      << text;
  EXPECT_FALSE(plan.is_filled_in());
}

TEST(FollowUp, TextOfTheOfficeIsNoFormulaInASpreadsheet) {
  ikm::follow_up_plan plan;
  plan.lines.push_back({.element = "waktu", .action = "=HYPERLINK(\"http://x\",\"a\")", .evidence = "a\"b, c"});
  EXPECT_EQ(follow_up_csv(plan), keys + "waktu,,,,,\"'=HYPERLINK(\"\"http://x\"\",\"\"a\"\")\",,,,\"a\"\"b, c\"\n");
}

TEST(FollowUp, AnElementWithoutAnswersIsLastAndHasNoPriority) {
  const ikm::follow_up_plan plan = follow_up_of(report_of("U1,U2,U3,U4,U5,U6,U7,U8,U9\n,3,2,3,3,3,3,3,3\n", {}));
  EXPECT_EQ(plan.lines.back().element, "persyaratan");
  EXPECT_FALSE(plan.lines.back().priority.has_value());
}

// 4 lines with an action, 2 of them done: one 3 days early, one 5 days late.
TEST(FollowUp, ShareAndSpeedAreThoseOfLinesWithAnAction) {
  const ikm::follow_up_plan plan = plan_of(keys +
                                           "waktu,50.00,D,1,a,Tambah loket,2025-07-31,Seksi,28/07/2025,foto\n"
                                           "biaya,62.50,D,2,a,Pasang tarif,31 Juli 2025,Seksi,2025-08-05,\n"
                                           "produk,75.00,C,3,a,Uji,Agustus 2025,Seksi,belum,\n"
                                           "sarana,75.00,C,3,a,Kursi,Triwulan III 2025,Seksi,50%,\n"
                                           "perilaku,75.00,C,3,,,,,,\n");
  const ikm::follow_up_progress made = progress_of(plan);
  EXPECT_EQ(made.planned, 4U);
  EXPECT_EQ(made.done, 2U);
  EXPECT_EQ(made.share_percent, ikm::decimal::parse("50"));
  EXPECT_EQ(made.on_time, 1U);
  EXPECT_EQ(made.late, 1U);
  EXPECT_EQ(made.days_after_due, ikm::decimal::parse("1")) << "(−3 + 5)/2";
  EXPECT_EQ(plan.lines[2].due_day, (ikm::day{2025, 8, 31}));
  EXPECT_EQ(plan.lines[3].due_day, (ikm::day{2025, 9, 30}));
}

TEST(FollowUp, APlanWithoutActionsHasNoShare) {
  const ikm::follow_up_progress made = progress_of(follow_up_of(weak_in_two()));
  EXPECT_EQ(made.planned, 0U);
  EXPECT_FALSE(made.share_percent.has_value());
  EXPECT_FALSE(made.days_after_due.has_value());
}

TEST(FollowUp, TimesAreNamedAsOfficesNameThem) {
  const auto due = [](const std::string& text) {
    return plan_of(keys + "waktu,,,,,x," + text + ",,,\n").lines[0].due_day;
  };
  EXPECT_EQ(due("Februari 2024"), (ikm::day{2024, 2, 29}));
  EXPECT_EQ(due("TW IV 2025"), (ikm::day{2025, 12, 31}));
  EXPECT_EQ(due("Semester 1 2025"), (ikm::day{2025, 6, 30}));
  EXPECT_EQ(due("2025"), (ikm::day{2025, 12, 31}));
  EXPECT_EQ(due("Tahun 2026"), (ikm::day{2026, 12, 31}));
  for (const char* none : {"", "segera", "setiap bulan", "Semester 3 2025", "Triwulan V 2025", "Minggu 2 2025"})
    EXPECT_FALSE(due(none).has_value()) << none;
}

TEST(FollowUp, WordsSayWhetherItIsDone) {
  const auto done = [](const std::string& text) {
    return plan_of(keys + "waktu,,,,,x,,," + text + ",\n").lines[0].is_done;
  };
  for (const char* yes : {"ya", "Sudah", "SELESAI", "terlaksana", "100%", "✓", "2025-07-31", "done"})
    EXPECT_TRUE(done(yes)) << yes;
  for (const char* no : {"", "belum", "Tidak", "dalam proses", "75%", "-", "no"}) EXPECT_FALSE(done(no)) << no;
}

TEST(FollowUp, AnOfficesOwnTableIsRead) {
  // Semicolons, Indonesian headers, titles above, elements by code and by name, a second action below the first.
  const ikm::follow_up_plan plan = plan_of(
      "Rencana tindak lanjut;;;;\n"
      "Unsur;Indeks;Rencana Tindak Lanjut;Waktu;Penanggung Jawab\n"
      "U3;70,41;Tambah loket;Juli 2025;Seksi\n"
      ";;Antrean daring;Agustus 2025;Seksi\n"
      "Biaya/tarif;80,00;Pasang tarif;2025;Seksi\n");
  ASSERT_EQ(plan.lines.size(), 3U);
  EXPECT_EQ(plan.lines[0].element, "waktu");
  EXPECT_EQ(plan.lines[0].index, ikm::decimal::parse("70.41"));
  EXPECT_EQ(plan.lines[1].element, "waktu");
  EXPECT_EQ(plan.lines[1].action, "Antrean daring");
  EXPECT_EQ(plan.lines[2].element, "biaya");
}

TEST(FollowUp, WhatCannotBeUnderstoodIsNamedWithItsPlace) {
  const auto wrong = wrong_with(keys +
                                "waktu,50.00,D,1,,x,2025-02-31,,,\n"
                                "keramahan,50.00,D,1,,x,,,,\n"
                                "biaya,lima,D,1,,x,,,mungkin,\n"
                                "produk,75,C,1,,x,,,31/02/2025,\n");
  ASSERT_EQ(wrong.size(), 5U);
  EXPECT_TRUE(wrong[0].starts_with(":2: due: '2025-02-31'")) << wrong[0];
  EXPECT_TRUE(wrong[1].starts_with(":3: element: 'keramahan'")) << wrong[1];
  EXPECT_NE(wrong[1].find("persyaratan"), std::string::npos) << "the elements that there are";
  EXPECT_TRUE(wrong[2].starts_with(":4: index: 'lima'")) << wrong[2];
  EXPECT_TRUE(wrong[3].starts_with(":4: done: 'mungkin'")) << wrong[3];
  EXPECT_TRUE(wrong[4].starts_with(":5: done: '31/02/2025'")) << wrong[4];
}

TEST(FollowUp, ATableWithoutActionsIsNoPlan) {
  const auto wrong = wrong_with("element,index\nwaktu,50\n");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_NE(wrong[0].find("action"), std::string::npos) << wrong[0];
}
