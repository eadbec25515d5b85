// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/follow_up_xlsx.hpp>

#include "planned_actions.hpp"
#include "read_book.hpp"

namespace {

constexpr auto id = ikm::language::indonesian;

}  // namespace

TEST(FollowUpXlsx, BothFilesAreReadBack) {
  ikm::follow_up_plan plan = follow_up_of(weak_in_two());
  plan.lines[0].cause = "Antrean panjang, \"sistem\" lambat";
  plan.lines[0].action = "Tambah loket";
  plan.lines[0].due = "2025-07-31";
  plan.lines[0].done = "2025-08-02";
  plan.lines[1].action = "Pasang tarif";
  const on_disk csv{follow_up_csv(plan)};
  const on_disk xlsx{follow_up_xlsx(plan, ikm::permenpan_14_2017(), {}, id), "plan.xlsx"};
  for (const std::string& path : {csv.path(), xlsx.path()}) {
    const ikm::follow_up_plan again = read_follow_up(path, ikm::permenpan_14_2017());
    ASSERT_EQ(again.lines.size(), plan.lines.size()) << path;
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
      EXPECT_EQ(again.lines[i].element, plan.lines[i].element) << path;
      EXPECT_EQ(again.lines[i].index, plan.lines[i].index) << path;
      EXPECT_EQ(again.lines[i].grade, plan.lines[i].grade) << path;
      EXPECT_EQ(again.lines[i].priority, plan.lines[i].priority) << path;
      EXPECT_EQ(again.lines[i].action, plan.lines[i].action) << path;
    }
    EXPECT_EQ(again.lines[0].cause, plan.lines[0].cause) << path;
    EXPECT_TRUE(again.lines[0].is_done) << path;
    EXPECT_EQ(days_after_due(again.lines[0]), 2) << path;
    EXPECT_FALSE(again.lines[1].is_done) << path;
    EXPECT_TRUE(again.is_filled_in()) << path;
  }
}

TEST(FollowUpXlsx, TheWorkbookNamesElementsAndEvidence) {
  const read_book book{follow_up_xlsx(follow_up_of(weak_in_two()), ikm::permenpan_14_2017(), {}, id)};
  EXPECT_EQ(book.names, (std::vector<std::string>{"Tindak lanjut", "PEKPPP"}));
  EXPECT_EQ(book.row("Tindak lanjut", "waktu").at(1), "U3 Waktu penyelesaian");
  EXPECT_NE(book.parts.at("xl/worksheets/sheet1.xml").find("dataValidation"), std::string::npos);
  for (const char* indicator : {"6", "7", "8", "9"}) EXPECT_FALSE(book.row("PEKPPP", indicator).empty()) << indicator;
}

TEST(FollowUpXlsx, TheSamePlanGivesTheSameBytes) {
  const ikm::follow_up_plan plan = follow_up_of(weak_in_two());
  EXPECT_EQ(follow_up_xlsx(plan, ikm::permenpan_14_2017(), {}, id),
            follow_up_xlsx(plan, ikm::permenpan_14_2017(), {}, id));
}
