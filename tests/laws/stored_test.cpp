// SPDX-License-Identifier: BSL-1.0
// The stored form loses nothing, says the same thing in the same bytes, and is refused when one byte of it is wrong.
#include <ikm/ikm.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace ikm::literals;

/// CRC-32 as RFC 1952 describes it, bit by bit.
std::string crc_32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  crc = ~crc;
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[(crc >> shift) & 0xFU];
  return text;
}

/// A body with the end line that belongs to it.
std::string sealed(const std::string& body) { return body + "end\t" + crc_32(body) + "\n"; }

ikm::methodology two_questions() {
  return ikm::methodology{{.id = "own",
                           .name = {"Tab\tdan\nbaris", "back\\slash \\t"},
                           .elements = {{.id = "a",
                                         .code = "U1",
                                         .name = {"Satu", "One"},
                                         .weight = "1/3"_ratio,
                                         .questions = {{"U1.1"}, {"U1.2"}}},
                                        {.id = "b", .code = "U2", .name = {"Dua\r", "Two"}, .weight = "2/3"_ratio}},
                           .scale = {1, 5},
                           .bands = {{"D", {"d", "d"}, "20"_decimal}, {"A", {"a", "a"}, "60.5"_decimal}},
                           .decimals = 1,
                           .weight_decimals = 2,
                           .rounding = ikm::intermediate_rounding::sum3}};
}

ikm::stored_survey random_survey(std::mt19937_64& random, const ikm::methodology& method, std::size_t count) {
  ikm::stored_survey made{{}, ikm::tally{method}, {}};
  made.groups = {{method, {"unit"}}, {method, {"layanan", "tahun"}}};
  const std::vector<std::string> units = {"Loket 1", "",    "tab\there",     "line\nbreak\r",
                                          "\\",      "\\n", "end\t00000000", "\xC3\xA9"};
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<ikm::answer> answers(method.question_count());
    for (ikm::answer& a : answers)
      a = static_cast<ikm::answer>(random() % static_cast<unsigned>(method.scale().highest + 1));
    made.all.add(answers);
    made.groups[0].at({units[random() % units.size()]}).add(answers);
    made.groups[1].at({units[random() % units.size()], random() % 2 == 0 ? "2020" : ""}).add(answers);
  }
  made.rows = {count + 5, count, 3, 2};
  return made;
}

bool is_refused(const std::string& bytes) {
  try {
    static_cast<void>(ikm::from_stored(bytes));
    return false;
  } catch (const ikm::error& problem) {
    return !problem.said().id.empty() && !problem.said().en.empty();
  }
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST(StoredForm, RoundTripsWithEqualBytes) {
  std::mt19937_64 random{31};
  for (const ikm::methodology& method :
       {ikm::permenpan_14_2017(), ikm::permenpan_16_2014(), ikm::kepmenpan_25_2004(), two_questions()})
    for (unsigned round = 0; round < 15; ++round) {
      const ikm::stored_survey survey = random_survey(random, method, random() % 50);
      const std::string bytes = ikm::to_stored(survey);
      const ikm::stored_survey back = ikm::from_stored(bytes);
      EXPECT_EQ(back, survey);
      EXPECT_EQ(ikm::to_stored(back), bytes);
      // Names are not compared by `alike`, so they are compared here.
      EXPECT_EQ(back.all.method().definition().name.en, method.definition().name.en);
      EXPECT_EQ(back.all.method().definition().name.id, method.definition().name.id);
      for (std::size_t e = 0; e < method.elements().size(); ++e) {
        EXPECT_EQ(back.all.method().elements()[e].name.id, method.elements()[e].name.id);
        EXPECT_EQ(back.all.method().elements()[e].code, method.elements()[e].code);
      }
      EXPECT_EQ(ikm::score(back.all).exact(), ikm::score(survey.all).exact());
    }
}

TEST(StoredForm, EqualCountsHaveEqualBytesWhateverTheOrder) {
  std::mt19937_64 random{32};
  const ikm::stored_survey a = random_survey(random, ikm::permenpan_14_2017(), 30);
  const ikm::stored_survey b = random_survey(random, ikm::permenpan_14_2017(), 30);
  ikm::stored_survey ab = a;
  ab.merge(b);
  ikm::stored_survey ba = ikm::from_stored(ikm::to_stored(b));
  ba.merge(ikm::from_stored(ikm::to_stored(a)));
  EXPECT_EQ(ikm::to_stored(ab), ikm::to_stored(ba));
}

TEST(StoredForm, EndsWithTheChecksumOfAllBytesAbove) {
  std::mt19937_64 random{33};
  const std::string bytes = ikm::to_stored(random_survey(random, ikm::permenpan_14_2017(), 9));
  const std::size_t end = bytes.rfind("end\t");
  EXPECT_EQ(bytes, sealed(bytes.substr(0, end)));
}

TEST(StoredForm, DamageOfAnyByteIsRefused) {
  std::mt19937_64 random{34};
  const std::string bytes = ikm::to_stored(random_survey(random, two_questions(), 12));
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const unsigned flip : {0x01U, 0x02U, 0x10U, 0x20U, 0x80U, 0xFFU}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
      ASSERT_TRUE(is_refused(damaged)) << "byte " << at << " flipped by " << flip;
    }
}

TEST(StoredForm, TruncationAtAnyByteIsRefused) {
  std::mt19937_64 random{35};
  const std::string bytes = ikm::to_stored(random_survey(random, two_questions(), 12));
  for (std::size_t size = 0; size < bytes.size(); ++size) ASSERT_TRUE(is_refused(bytes.substr(0, size))) << size;
  for (std::size_t from = 1; from < bytes.size(); ++from) ASSERT_TRUE(is_refused(bytes.substr(from))) << from;
}

TEST(StoredForm, ARemovedRepeatedOrAddedByteIsRefused) {
  std::mt19937_64 random{36};
  const std::string bytes = ikm::to_stored(random_survey(random, two_questions(), 12));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string shorter = bytes;
    shorter.erase(at, 1);
    // One of two equal neighbours removed is the same as the other removed; the length differs in any case.
    ASSERT_TRUE(is_refused(shorter)) << at;
    std::string longer = bytes;
    longer.insert(at, 1, bytes[at]);
    ASSERT_TRUE(is_refused(longer)) << at;
  }
  EXPECT_TRUE(is_refused(bytes + "\n"));
  EXPECT_TRUE(is_refused(bytes + bytes));
  EXPECT_TRUE(is_refused("\xEF\xBB\xBF" + bytes));
}

// A checksum is not proof: what it seals must still be possible.
TEST(StoredForm, SealedContradictionsAreRefused) {
  ikm::stored_survey survey{{4, 2, 1, 1}, ikm::tally{two_questions()}, {{two_questions(), {"unit"}}}};
  for (const auto& [unit, answers] :
       std::vector<std::pair<std::string, std::vector<ikm::answer>>>{{"a", {1, 5, 3}}, {"b", {2, ikm::blank, 3}}}) {
    survey.all.add(answers);
    survey.groups[0].at({unit}).add(answers);
  }
  const std::string bytes = ikm::to_stored(survey);
  const std::string body = bytes.substr(0, bytes.rfind("end\t"));
  ASSERT_FALSE(is_refused(sealed(body)));
  // Counts of a question: blanks, then 1 to 5; three questions of all respondents, three of the complete one.
  const std::string all =
      "all\t2\t1\t0\t1\t1\t0\t0\t0\t1\t0\t0\t0\t0\t1\t0\t0\t0\t2\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t1\t0\t0\t0\t1"
      "\t0\t0\n";
  ASSERT_NE(body.find(all), std::string::npos) << body;
  const std::string group_a =
      "group\ta\t1\t1\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t1\t0\t0\t0\t1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t1\t0\t0\t"
      "0\t1\t0\t0\n";
  ASSERT_NE(body.find(group_a), std::string::npos) << body;
  std::string nobody = "group\t";  // whose name is empty and who holds nobody: once, it may be
  for (int count = 0; count < 2 + 36; ++count) nobody += "\t0";
  nobody += '\n';
  ASSERT_FALSE(is_refused(sealed(replaced(body, "group\ta", nobody + "group\ta"))));
  const std::vector<std::pair<std::string, std::string>> contradictions = {
      {"rows\t4\t2\t1\t1", "rows\t5\t2\t1\t1"},     // rows are not accepted + rejected + skipped
      {"rows\t4\t2\t1\t1", "rows\t5\t3\t1\t1"},     // accepted are not the respondents
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t1\t1\t1"},  // one field too many
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t1"},        // one too few
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t+1\t1"},    // no whole number
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t-1\t3"},
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t18446744073709551617\t1"},
      // -2 twice and 2 add to -2 where sums wrap at 64 bits.
      {"rows\t4\t2\t1\t1", "rows\t18446744073709551614\t2\t18446744073709551614\t18446744073709551614"},
      {"rows\t4\t2\t1\t1", "rows\t4\t2\t01\t1"},  // equal counts have equal bytes
      {"all\t2\t1", "all\t2\t2"},                 // two complete where one left a blank
      {"all\t2\t1", "all\t1\t2"},
      {"all\t2\t1\t0\t1", "all\t2\t1\t0\t2"},              // a level counted twice
      {"all\t2\t1\t0\t1\t1\t0", "all\t2\t1\t1\t0\t1\t0"},  // a blank of a question that a complete one answered
      {all, replaced(all, "\n", "\t0\n")},
      {all, all + all},
      {all, ""},
      {group_a, ""},  // groups do not add up to the whole
      {group_a, group_a + group_a},
      {"group\ta", "group\tb"},                    // a group twice
      {"group\ta", "group\tc"},                    // out of order
      {"group\ta", nobody + nobody + "group\ta"},  // an empty group twice
      {"group\ta", "group\t\\x"},                  // no way to write a byte
      {"by\tunit", "by"},
      {"by\tunit", "by\tunit\tyear"},
      {"ikm.tally/1", "ikm.tally/2"},
      {"ikm.tally/1\n", "ikm.tally/1\r\n"},
      {"scale\t1\t5", "scale\t5\t1"},
      {"scale\t1\t5", "scale\t1\t4"},
      {"scale\t1\t5", "scale\t0\t5"},
      {"scale\t1\t5", "scale\t1\t4000000000"},
      {"publish\t1\t20", "publish\t1\t20/0"},
      {"publish\t1\t20", "publish\t1\t-20"},
      {"weights\t2", "weights\tx"},
      {"rounding\tsum3", "rounding\tsome"},
      {"\t1/3\t", "\t1/4\t"},                      // weights do not add to 1
      {"band\tD\td\td\t20", "band\tD\td\td\t21"},  // a hole at the bottom
      {"end", "unknown\n"},
  };
  for (const auto& [what, with] : contradictions) {
    if (what == "end") {
      EXPECT_TRUE(is_refused(sealed(body + with)));
      continue;
    }
    EXPECT_TRUE(is_refused(sealed(replaced(body, what, with)))) << what << " -> " << with;
  }
}

// A scale of 100 and a thousand questions are in a few kilobytes: what is not counted may cost nothing.
TEST(StoredForm, ALargeMethodologyAndManyEmptyBreakdownsCostWhatTheirLinesCost) {
  ikm::methodology_definition d{.id = "large", .name = {}, .elements = {}, .scale = {1, 100}};
  d.bands = {{"A", {}, {}}};
  for (std::int64_t e = 0; e < 1000; ++e)
    d.elements.push_back({.id = "e" + std::to_string(e), .code = {}, .name = {}, .weight = ikm::ratio{1, 1000}});
  const std::string bytes = ikm::to_stored({.rows = {}, .all = ikm::tally{ikm::methodology{d}}});
  std::string body = bytes.substr(0, bytes.rfind("end\t"));
  for (int i = 0; i < 100'000; ++i) body += "by\tx\n";
  EXPECT_EQ(ikm::from_stored(sealed(body)).groups.size(), 100'000U);
}

TEST(StoredForm, RandomBytesAreRefusedAndNeverCrash) {
  std::mt19937_64 random{37};
  const std::string bytes = ikm::to_stored(random_survey(random, two_questions(), 12));
  const std::string body = bytes.substr(0, bytes.rfind("end\t"));
  for (unsigned round = 0; round < 3'000; ++round) {
    // Sealed anew, so that the checksum does not hide the reader from the damage: it may read, but must not crash.
    std::string damaged = body;
    for (unsigned hits = 0; hits <= random() % 4; ++hits) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 3) {
        case 0: damaged[at] = static_cast<char>(random()); break;
        case 1: damaged.erase(at, random() % 20); break;
        default: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 20));
      }
    }
    try {
      const ikm::stored_survey read = ikm::from_stored(sealed(damaged));
      EXPECT_EQ(read.rows.rows, read.rows.accepted + read.rows.rejected + read.rows.skipped);
      EXPECT_EQ(read.rows.accepted, read.all.respondents());
      for (const ikm::grouped_tally& breakdown : read.groups) EXPECT_EQ(breakdown.total(), read.all);
      EXPECT_EQ(ikm::from_stored(ikm::to_stored(read)), read);
    } catch (const ikm::error& problem) {
      EXPECT_FALSE(problem.said().id.empty());
    }
  }
}
