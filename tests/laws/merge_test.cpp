// SPDX-License-Identifier: BSL-1.0
// The laws of merging, the same ones for everything that merges: `a.merge(b)` leaves `a` as if it had seen all that
// `b` saw, in any order and after any split; a refusal leaves it as it was.
#include <ikm/ikm.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/read/survey.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace ikm::literals;

/// One row of a made-up survey: where, and nine answers; a bad cell where `spoilt`.
struct made_row {
  std::string unit;
  std::string service;
  std::vector<ikm::answer> answers;
  bool spoilt = false;
  bool empty = false;
};

std::vector<made_row> random_rows(std::mt19937_64& random, std::size_t count) {
  std::vector<made_row> rows(count);
  for (made_row& row : rows) {
    row.unit = std::vector<std::string>{"Loket 1", "Loket 2", "", "Camat, Tomoni Timur", "\xC3\xA9tat"}[random() % 5];
    row.service = random() % 2 == 0 ? "KTP" : "KK";
    for (int q = 0; q < 9; ++q)
      row.answers.push_back(static_cast<ikm::answer>(random() % 20 == 0 ? 0 : random() % 4 + 1));
    row.spoilt = random() % 10 == 0;
    row.empty = random() % 15 == 0;
  }
  return rows;
}

using row_span = std::vector<made_row>;

// ---- how each mergeable is made from rows, and told apart

struct of_tally {
  using type = ikm::tally;
  static type make(const row_span& rows) {
    type made{ikm::permenpan_14_2017()};
    for (const made_row& row : rows) made.add(row.answers);
    return made;
  }
  static auto counted(const type& value) { return value; }
  static auto ordered(const type& value) { return value; }
};

/// Whatever counts answers one respondent after the other: a tally's joint counts, and each of them alone.
template <class Counts>
struct of_counts {
  using type = Counts;
  static type make(const row_span& rows) {
    type made{ikm::permenpan_14_2017()};
    for (const made_row& row : rows) made.add(row.answers);
    return made;
  }
  static auto counted(const type& value) { return value; }
  static auto ordered(const type& value) { return value; }
};

struct of_joint : of_tally {
  static type make(const row_span& rows) {
    type made = ikm::tally::with_joint_counts(ikm::permenpan_14_2017());
    for (const made_row& row : rows) made.add(row.answers);
    return made;
  }
};

struct of_grouped {
  using type = ikm::grouped_tally;
  static type make(const row_span& rows) {
    type made{ikm::permenpan_14_2017(), {"unit", "service"}};
    for (const made_row& row : rows) made.at({row.unit, row.service}).add(row.answers);
    return made;
  }
  static auto counted(const type& value) { return value; }
  static auto ordered(const type& value) { return value; }
};

struct of_row_counts {
  using type = ikm::row_counts;
  static type make(const row_span& rows) {
    type made;
    for (const made_row& row : rows) {
      ++made.rows;
      ++(row.empty ? made.skipped : row.spoilt ? made.rejected : made.accepted);
    }
    return made;
  }
  static auto counted(const type& value) { return value; }
  static auto ordered(const type& value) { return value; }
};

/// Rows as a CSV text whose empty rows are empty and whose spoilt rows hold a 7 for U4.
std::string csv_of(const row_span& rows) {
  std::string text = "unit,service,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
  for (const made_row& row : rows) {
    if (row.empty) {
      text += ",,,,,,,,,,\n";
      continue;
    }
    text += '"' + row.unit + "\"," + row.service;
    for (std::size_t q = 0; q < row.answers.size(); ++q) {
      text += ',';
      if (row.spoilt && q == 3)
        text += '7';
      else if (row.answers[q] != ikm::blank)
        text += std::to_string(row.answers[q]);
    }
    text += '\n';
  }
  return text;
}

struct of_survey {
  using type = ikm::survey;
  static type make(const row_span& rows) {
    if (rows.empty())
      return {.all = ikm::tally{ikm::permenpan_14_2017()},
              .groups = {{ikm::permenpan_14_2017(), {"unit"}}, {ikm::permenpan_14_2017(), {"service", "unit"}}}};
    return ikm::read_survey(ikm::bytes_of(csv_of(rows), "rows.csv"), ikm::permenpan_14_2017(),
                            {.bad_rows = ikm::bad_rows::skip, .by = {{"unit"}, {"service", "unit"}}});
  }
  /// What does not depend on the order of merging.
  static auto counted(const type& value) {
    return std::tuple{value.stored(), value.account.reject_counts, value.account.rejects.size()};
  }
  /// What depends on the order but not on where the brackets are.
  static auto ordered(const type& value) {
    std::vector<std::string> said = value.account.files;
    for (const ikm::complaint& c : value.account.rejects) said.push_back(ikm::text_of(c, ikm::language::english));
    for (const ikm::understanding& u : value.understood) said.push_back(u.file);
    return std::pair{counted(value), said};
  }
};

struct of_stored {
  using type = ikm::stored_survey;
  static type make(const row_span& rows) { return of_survey::make(rows).stored(); }
  static auto counted(const type& value) { return value; }
  static auto ordered(const type& value) { return std::pair{value, ikm::to_stored(value)}; }
};

template <class Of>
class MergeLaws : public testing::Test {};

struct name_of_mergeable {
  template <class Of>
  static std::string GetName(int) {
    if (std::is_same_v<Of, of_tally>) return "tally";
    if (std::is_same_v<Of, of_joint>) return "joint_counts";
    if (std::is_same_v<Of, of_counts<ikm::pair_counts>>) return "pair_counts";
    if (std::is_same_v<Of, of_counts<ikm::own_sums>>) return "own_sums";
    if (std::is_same_v<Of, of_grouped>) return "grouped_tally";
    if (std::is_same_v<Of, of_row_counts>) return "row_counts";
    if (std::is_same_v<Of, of_survey>) return "survey";
    return "stored_survey";
  }
};

using every_mergeable = testing::Types<of_tally, of_joint, of_counts<ikm::pair_counts>, of_counts<ikm::own_sums>,
                                       of_grouped, of_row_counts, of_stored, of_survey>;
TYPED_TEST_SUITE(MergeLaws, every_mergeable, name_of_mergeable);

constexpr unsigned rounds = 25;

template <class T>
T merged(T a, const T& b) {
  a.merge(b);
  return a;
}

}  // namespace

TYPED_TEST(MergeLaws, EmptyIsTheIdentity) {
  std::mt19937_64 random{1};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto some = TypeParam::make(random_rows(random, 1 + random() % 60));
    const auto none = TypeParam::make({});
    EXPECT_EQ(TypeParam::ordered(merged(some, none)), TypeParam::ordered(some));
    EXPECT_EQ(TypeParam::ordered(merged(none, some)), TypeParam::ordered(some));
  }
}

TYPED_TEST(MergeLaws, Commutative) {
  std::mt19937_64 random{2};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto a = TypeParam::make(random_rows(random, random() % 300));
    const auto b = TypeParam::make(random_rows(random, random() % 300));
    EXPECT_EQ(TypeParam::counted(merged(a, b)), TypeParam::counted(merged(b, a)));
  }
}

TYPED_TEST(MergeLaws, Associative) {
  std::mt19937_64 random{3};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto a = TypeParam::make(random_rows(random, random() % 300));
    const auto b = TypeParam::make(random_rows(random, random() % 300));
    const auto c = TypeParam::make(random_rows(random, random() % 300));
    EXPECT_EQ(TypeParam::ordered(merged(merged(a, b), c)), TypeParam::ordered(merged(a, merged(b, c))));
  }
}

TYPED_TEST(MergeLaws, AnySplitOfTheRowsGivesTheWholeInAnyOrder) {
  std::mt19937_64 random{4};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto rows = random_rows(random, 1 + random() % 200);
    std::vector<row_span> pieces(1 + random() % 7);
    for (const made_row& row : rows) pieces[random() % pieces.size()].push_back(row);
    std::shuffle(pieces.begin(), pieces.end(), random);
    auto whole = TypeParam::make({});
    for (const row_span& piece : pieces) whole.merge(TypeParam::make(piece));
    EXPECT_EQ(TypeParam::counted(whole), TypeParam::counted(TypeParam::make(rows)));
  }
}

TYPED_TEST(MergeLaws, MergingDoesNotChangeItsSource) {
  std::mt19937_64 random{5};
  auto a = TypeParam::make(random_rows(random, 50));
  const auto b = TypeParam::make(random_rows(random, 50));
  const auto before = TypeParam::ordered(b);
  a.merge(b);
  EXPECT_EQ(TypeParam::ordered(b), before);
}

TYPED_TEST(MergeLaws, MergedWithItselfIsMergedWithACopy) {
  std::mt19937_64 random{6};
  for (unsigned round = 0; round < rounds; ++round) {
    auto a = TypeParam::make(random_rows(random, 1 + random() % 100));
    const auto copy = a;
    const auto expected = TypeParam::ordered(merged(a, copy));
    a.merge(a);
    EXPECT_EQ(TypeParam::ordered(a), expected);
  }
}

// ---- what was merged can be taken away

template <class Of>
class TakeAwayLaws : public testing::Test {};

using everything_taken_away = testing::Types<of_tally, of_joint, of_counts<ikm::pair_counts>, of_counts<ikm::own_sums>,
                                             of_grouped, of_row_counts>;
TYPED_TEST_SUITE(TakeAwayLaws, everything_taken_away, name_of_mergeable);

TYPED_TEST(TakeAwayLaws, InverseOfMerge) {
  std::mt19937_64 random{7};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto a = TypeParam::make(random_rows(random, random() % 300));
    const auto b = TypeParam::make(random_rows(random, random() % 300));
    auto made = merged(a, b);
    made.take_away(b);
    EXPECT_EQ(made, a);
    made.take_away(a);
    EXPECT_EQ(made, TypeParam::make({}));
  }
}

TEST(TakeAwayLaws, OfASurveyItsCountsAndRows) {
  std::mt19937_64 random{8};
  for (unsigned round = 0; round < rounds; ++round) {
    const auto a = of_survey::make(random_rows(random, 1 + random() % 300));
    const auto b = of_survey::make(random_rows(random, 1 + random() % 300));
    auto made = merged(a, b);
    made.take_away(b);
    EXPECT_EQ(made.stored(), a.stored());
    EXPECT_EQ(made.account.reject_counts, a.account.reject_counts);
    EXPECT_EQ(made.account.skips, a.account.skips);
  }
}

TEST(TakeAwayLaws, MoreThanAPartIsRefusedAndNothingIsChanged) {
  const ikm::methodology method = ikm::permenpan_14_2017();
  const std::vector<ikm::answer> fours(9, 4);
  const std::vector<ikm::answer> threes(9, 3);
  ikm::tally some{method};
  some.add(fours, 2);
  ikm::tally others{method};
  others.add(threes);
  const ikm::tally before = some;
  EXPECT_THROW(some.take_away(others), ikm::tally_error);  // nobody gave a 3
  others = ikm::tally{method};
  others.add(fours, 3);
  EXPECT_THROW(some.take_away(others), ikm::tally_error);
  EXPECT_THROW(some.take_away(ikm::tally{ikm::permenpan_16_2014()}), ikm::tally_error);
  EXPECT_EQ(some, before);
}

// ---- refusals leave the state untouched

namespace {

/// `merge` throws tally_error and `into` is as it was, to the byte of its stored form.
template <class T>
void expect_untouched(T& into, const T& from, const std::function<std::string(const T&)>& seen) {
  const std::string before = seen(into);
  try {
    into.merge(from);
    ADD_FAILURE() << "merged what is unlike";
  } catch (const ikm::tally_error& problem) {
    EXPECT_FALSE(problem.said().id.empty());
    EXPECT_FALSE(problem.said().en.empty());
  }
  EXPECT_EQ(seen(into), before);
}

std::string stored(const ikm::tally& t) { return ikm::to_stored({{t.respondents(), t.respondents(), 0, 0}, t, {}}); }
std::string stored(const ikm::grouped_tally& g) {
  const ikm::tally whole = g.total();
  return ikm::to_stored({{whole.respondents(), whole.respondents(), 0, 0}, whole, {g}});
}

/// The methodologies that differ from 14/2017 in one thing each.
std::vector<ikm::methodology> unlike_methodologies() {
  const ikm::methodology_definition base = ikm::permenpan_14_2017().definition();
  std::vector<ikm::methodology_definition> made(8, base);
  made[0].id = "another";
  made[1].elements[8].id = "lain";
  std::swap(made[2].elements[7], made[2].elements[8]);
  made[3].elements[0].weight = "2/9"_ratio;
  made[3].elements[1].weight = 0;
  made[4].scale = {1, 5};
  made[4].conversion = 25;
  made[5].bands[3].lower = "88.32"_decimal;
  made[6].weight_decimals = 3;
  made[7].elements[0].questions = {{"U1.1"}, {"U1.2"}};
  std::vector<ikm::methodology> methods;
  for (auto& definition : made) methods.emplace_back(definition);
  methods.push_back(ikm::permenpan_16_2014());
  methods.push_back(ikm::kepmenpan_25_2004());
  return methods;
}

/// As many respondents as a tally takes, all answering 3: one more does not fit.
ikm::tally full() {
  constexpr std::uint64_t most = std::uint64_t{1} << 56;
  std::vector<std::uint64_t> counts;
  for (int q = 0; q < 18; ++q) counts.insert(counts.end(), {0, 0, 0, most, 0});
  return ikm::tally::from_counts(ikm::permenpan_14_2017(), most, most, counts);
}

}  // namespace

TEST(MergeRefusal, ATallyOfAnotherMethodology) {
  for (const ikm::methodology& other : unlike_methodologies()) {
    SCOPED_TRACE(other.id());
    ikm::tally into{ikm::permenpan_14_2017()};
    into.add({1, 2, 3, 4, 4, 3, 2, 1, ikm::blank});
    ikm::tally from{other};
    from.add(std::vector<ikm::answer>(other.question_count(), 1));
    expect_untouched<ikm::tally>(into, from, [](const ikm::tally& t) { return stored(t); });
    EXPECT_NE(into, from);
  }
}

TEST(MergeRefusal, OtherNamesAreNoReasonToRefuse) {
  ikm::methodology_definition renamed = ikm::permenpan_14_2017().definition();
  renamed.name = {"SKM", "SKM"};
  renamed.elements[0].name = {"Syarat", "Rules"};
  renamed.bands[0].label = {"Buruk", "Bad"};
  ikm::tally into{ikm::permenpan_14_2017()};
  into.merge(ikm::tally{ikm::methodology{renamed}});
  EXPECT_EQ(into, ikm::tally{ikm::permenpan_14_2017()});
}

TEST(MergeRefusal, MoreRespondentsThanATallyTakes) {
  ikm::tally into = full();
  ikm::tally one{ikm::permenpan_14_2017()};
  one.add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  expect_untouched<ikm::tally>(into, one, [](const ikm::tally& t) { return stored(t); });
  expect_untouched<ikm::tally>(one, into, [](const ikm::tally& t) { return stored(t); });
  EXPECT_EQ(into.sum(0), 3 * (std::uint64_t{1} << 56));
}

TEST(MergeRefusal, GroupsOfOtherColumnsOrMethodologies) {
  const auto seen = [](const ikm::grouped_tally& g) { return stored(g); };
  ikm::grouped_tally into{ikm::permenpan_14_2017(), {"unit"}};
  into.at({"a"}).add({1, 2, 3, 4, 4, 3, 2, 1, 1});
  for (const std::vector<std::string>& columns :
       {std::vector<std::string>{"unit", "year"}, std::vector<std::string>{"Unit"}, std::vector<std::string>{"year"}})
    expect_untouched<ikm::grouped_tally>(into, {ikm::permenpan_14_2017(), columns}, seen);
  for (const ikm::methodology& other : unlike_methodologies())
    expect_untouched<ikm::grouped_tally>(into, {other, {"unit"}}, seen);
}

TEST(MergeRefusal, AGroupThatOverflowsAfterOthersWouldHaveBeenMerged) {
  ikm::grouped_tally into{ikm::permenpan_14_2017(), {"unit"}};
  into.at({"a"}).add({1, 1, 1, 1, 1, 1, 1, 1, 1});
  into.at({"z"}).merge(full());
  ikm::grouped_tally from = into;
  from.at({"m"}).add({2, 2, 2, 2, 2, 2, 2, 2, 2});
  const auto before = into.groups();
  EXPECT_THROW(into.merge(from), ikm::tally_error);
  EXPECT_EQ(into.groups(), before);
}

namespace {

ikm::survey survey_of(const std::vector<ikm::breakdown>& by,
                      const ikm::methodology& method = ikm::permenpan_14_2017()) {
  std::mt19937_64 random{8};
  return ikm::read_survey(ikm::bytes_of(csv_of(random_rows(random, 40)), "rows.csv"), method,
                          {.bad_rows = ikm::bad_rows::skip, .by = by});
}

std::string seen_survey(const ikm::survey& s) {
  std::string text = ikm::to_stored(s.stored());
  for (const auto& [why, count] : s.account.reject_counts)
    text += std::string{ikm::name_of(why)} + std::to_string(count);
  return text + std::to_string(s.account.rejects.size()) + std::to_string(s.account.files.size()) +
         std::to_string(s.understood.size());
}

}  // namespace

TEST(MergeRefusal, SurveysWithOtherBreakdowns) {
  for (const std::vector<ikm::breakdown>& other : {std::vector<ikm::breakdown>{},
                                                   {{"unit"}},
                                                   {{"unit"}, {"unit", "service"}},
                                                   {{"service"}, {"unit"}},
                                                   {{"unit"}, {"service"}, {"service", "unit"}}}) {
    ikm::survey into = survey_of({{"unit"}, {"service"}});
    expect_untouched<ikm::survey>(into, survey_of(other), seen_survey);
    ikm::stored_survey kept = into.stored();
    expect_untouched<ikm::stored_survey>(kept, survey_of(other).stored(),
                                         [](const ikm::stored_survey& s) { return ikm::to_stored(s); });
  }
}

TEST(MergeRefusal, SurveysOfOtherMethodologies) {
  ikm::survey into = survey_of({{"unit"}});
  const ikm::survey from = survey_of({{"unit"}}, ikm::permenpan_16_2014());
  expect_untouched<ikm::survey>(into, from, seen_survey);
}

TEST(MergeRefusal, ARespondentThatDoesNotFit) {
  ikm::tally into{ikm::permenpan_14_2017()};
  into.add({1, 2, 3, 4, 4, 3, 2, 1, ikm::blank});
  const std::string before = stored(into);
  EXPECT_THROW(into.add({1, 2, 3, 4, 4, 3, 2, 1}), ikm::tally_error);
  EXPECT_THROW(into.add({1, 2, 3, 4, 4, 3, 2, 1, 1, 1}), ikm::tally_error);
  EXPECT_THROW(into.add({1, 2, 3, 4, 4, 3, 2, 1, 5}), ikm::tally_error);
  EXPECT_THROW(into.add({255, 2, 3, 4, 4, 3, 2, 1, 1}), ikm::tally_error);
  EXPECT_EQ(stored(into), before);
}

// "rows = accepted + rejected + skipped" must stay true of any two stored tallies that are themselves true.
TEST(MergeRefusal, RowCountsThatWouldWrapAreRefused) {
  ikm::stored_survey many{{~std::uint64_t{0}, 0, ~std::uint64_t{0}, 0}, ikm::tally{ikm::permenpan_14_2017()}, {}};
  ikm::stored_survey one{{1, 0, 1, 0}, ikm::tally{ikm::permenpan_14_2017()}, {}};
  expect_untouched<ikm::stored_survey>(many, one, [](const ikm::stored_survey& s) { return ikm::to_stored(s); });
}

// ---- nothing is lost

TEST(NothingIsLost, RowsAreAcceptedRejectedOrSkipped) {
  std::mt19937_64 random{12};
  for (unsigned round = 0; round < 40; ++round) {
    const auto rows = random_rows(random, random() % 120);
    if (rows.empty()) continue;
    const ikm::survey survey = of_survey::make(rows);
    const ikm::row_counts expected = of_row_counts::make(rows);
    EXPECT_EQ(static_cast<const ikm::row_counts&>(survey.account), expected);
    EXPECT_EQ(survey.account.rows, survey.account.accepted + survey.account.rejected + survey.account.skipped);
    EXPECT_EQ(survey.all.respondents(), survey.account.accepted);
    std::uint64_t counted = 0;
    for (const auto& [why, count] : survey.account.reject_counts) counted += count;
    EXPECT_EQ(counted, survey.account.rejected);
    for (const ikm::grouped_tally& breakdown : survey.groups) EXPECT_EQ(breakdown.total(), survey.all);
  }
}

TEST(NothingIsLost, LevelsAndBlanksOfEachQuestionAreTheRespondents) {
  std::mt19937_64 random{13};
  for (unsigned round = 0; round < 40; ++round) {
    auto rows = random_rows(random, random() % 120);
    const ikm::tally counts = of_tally::make(rows);
    for (const ikm::coverage who : {ikm::coverage::all, ikm::coverage::complete}) {
      const auto complete = static_cast<std::uint64_t>(std::count_if(rows.begin(), rows.end(), [](const made_row& row) {
        return std::find(row.answers.begin(), row.answers.end(), ikm::blank) == row.answers.end();
      }));
      EXPECT_EQ(counts.respondents(who), who == ikm::coverage::all ? rows.size() : complete);
      for (std::size_t q = 0; q < 9; ++q) {
        std::uint64_t total = counts.count(q, ikm::blank, who);
        for (ikm::answer a = 1; a <= 4; ++a) total += counts.count(q, a, who);
        EXPECT_EQ(total, counts.respondents(who));
        if (who == ikm::coverage::complete) {
          EXPECT_EQ(counts.count(q, ikm::blank, who), 0U);
        }
      }
    }
  }
}
