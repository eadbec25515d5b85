// SPDX-License-Identifier: BSL-1.0
#include <ikm/interop/reducible.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <boost/mpl/bool.hpp>

#include <functional>
#include <vector>

namespace {

using ikm::interop::reducible;

/// What an archive of Boost needs to be, keeping texts: Boost.MPI packs them into a message.
struct texts_out {
  using is_saving = boost::mpl::true_;
  using is_loading = boost::mpl::false_;
  std::vector<std::string> texts = {};
  texts_out& operator<<(const std::string& text) {
    texts.push_back(text);
    return *this;
  }
};
struct texts_in {
  using is_saving = boost::mpl::false_;
  using is_loading = boost::mpl::true_;
  std::vector<std::string> texts;
  texts_in& operator>>(std::string& text) {
    text = texts.front();
    texts.erase(texts.begin());
    return *this;
  }
};

reducible sent(reducible value) {
  texts_out out;
  boost::serialization::access::serialize(out, value, 0);
  texts_in in{out.texts};
  reducible got;
  boost::serialization::access::serialize(in, got, 0);
  return got;
}

/// That many respondents of one unit, all with this answer.
reducible part(const std::string& unit, ikm::answer given, std::uint64_t respondents) {
  ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit"}};
  units.at({unit}).add(std::vector<ikm::answer>(9, given), respondents);
  return reducible{{.rows = {respondents, respondents, 0, 0}, .all = units.total(), .groups = {units}}};
}

}  // namespace

TEST(Reducible, AddsLikeANumberInAnyOrder) {
  const std::vector<reducible> ranks = {part("A", 4, 3), part("B", 3, 2), reducible{}, part("A", 1, 1)};
  reducible forth;
  for (const reducible& rank : ranks) forth = std::plus<>{}(forth, rank);
  reducible back;
  for (auto rank = ranks.rbegin(); rank != ranks.rend(); ++rank) back += *rank;
  EXPECT_EQ(forth, back);
  ASSERT_TRUE(forth.counts());
  EXPECT_EQ(forth.counts()->all.sum(0), 4U * 3 + 3 * 2 + 1);
  EXPECT_EQ(forth.counts()->groups.front().groups().at({"A"}).respondents(), 4U);
  EXPECT_EQ(forth.counts()->rows.rows, 6U);
}

TEST(Reducible, NothingAddsNothing) {
  EXPECT_FALSE(reducible{}.counts());
  EXPECT_EQ(reducible{} + part("A", 4, 3), part("A", 4, 3));
  EXPECT_EQ(part("A", 4, 3) + reducible{}, part("A", 4, 3));
}

TEST(Reducible, TravelsWhole) {
  EXPECT_EQ(sent(part("Loket\n\"A\"", 4, 3)), part("Loket\n\"A\"", 4, 3));
  EXPECT_EQ(sent(reducible{}), reducible{});
}

TEST(Reducible, OtherMethodologiesAreRefused) {
  const reducible other{{.rows = {}, .all = ikm::tally{ikm::permenpan_16_2014()}, .groups = {}}};
  EXPECT_THROW((void)(part("A", 4, 1) + other), ikm::tally_error);
}
