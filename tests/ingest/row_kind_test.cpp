// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/row_kind.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

TEST(RowKind, EveryKindHasANameAndLabelsOfItsOwn) {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const ikm::row_kind kind :
       {ikm::row_kind::respondent, ikm::row_kind::empty, ikm::row_kind::title, ikm::row_kind::totals,
        ikm::row_kind::legend, ikm::row_kind::repeated_header, ikm::row_kind::column_numbers, ikm::row_kind::told,
        ikm::row_kind::incomplete, ikm::row_kind::outside_period, ikm::row_kind::duplicate}) {
    seen.insert("name " + std::string{name_of(kind)});
    seen.insert("id " + ikm::label_of(kind).id);
    seen.insert("en " + ikm::label_of(kind).en);
    count += 3;
  }
  EXPECT_EQ(seen.size(), count);
  EXPECT_EQ(name_of(ikm::row_kind::repeated_header), "repeated_header");
}
