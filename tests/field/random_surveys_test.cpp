// SPDX-License-Identifier: BSL-1.0
// Thousands of files of which the truth is known: each is read as it is meant, or refused, and never read as something
// else in silence. A file without a flaw is not refused. `IKM_SURVEYS` says how many (10,000 under the label slow).
#include "field/random_survey.hpp"

#include "source/workbook_files.hpp"

#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>

namespace {

std::string text_of(const ikm::survey& read) {
  std::string made = std::to_string(read.all.respondents()) + ":";
  for (std::size_t q = 0; q < random_survey::elements; ++q)
    for (ikm::answer a = 1; a <= 4; ++a) made += std::to_string(read.all.count(q, a)) + (a == 4 ? " " : ",");
  const auto published = score(read.all).published();
  made += published ? published->to_string() : "-";
  if (!read.groups.empty())
    for (const auto& [key, of] : read.groups.front().groups())
      made += " " + key.front() + "=" + std::to_string(of.respondents());
  return made;
}

/// What the library makes of a file; `refused: …` where it does not read it.
std::string outcome(const random_survey::made& survey) {
  const workbook_files::file kept{"survey." + survey.ending, survey.bytes};
  try {
    ikm::read_options options;
    if (!survey.mapping.empty()) options.said = ikm::parse_mapping(survey.mapping, "m.toml");
    if (survey.has_units) options.by = {{{"unit"}}};
    return text_of(ikm::read_survey(std::vector<std::string>{kept.path()}, ikm::permenpan_14_2017(), options));
  } catch (const ikm::error& problem) {
    return std::string{"refused: "} + problem.what();
  }
}

std::uint64_t wanted_files() {
  const char* const asked = std::getenv("IKM_SURVEYS");
  return asked == nullptr ? 150 : std::strtoull(asked, nullptr, 10);
}

std::string about(std::uint64_t seed, const random_survey::made& survey) {
  return "survey " + std::to_string(seed) + " (" + survey.shape + "; " + name_of(survey.wrong) + ")\n" +
         (survey.ending == "csv" || survey.ending == "json" ? survey.bytes.substr(0, 3000) : "");
}

}  // namespace

TEST(RandomSurveys, AreReadAsTheyAreMeant) {
  for (std::uint64_t seed = 1; seed <= wanted_files(); ++seed) {
    const random_survey::made survey = random_survey::make(seed, false);
    EXPECT_EQ(outcome(survey), survey.expected.text()) << about(seed, survey);
  }
}

TEST(RandomSurveys, WithAFlawAreRefusedOrReadAsTheyAreMeant) {
  std::map<random_survey::flaw, std::uint64_t> seen;
  std::uint64_t refused = 0;
  for (std::uint64_t seed = 1; seed <= wanted_files(); ++seed) {
    const random_survey::made survey = random_survey::make(seed, true);
    const std::string got = outcome(survey);
    ++seen[survey.wrong];
    refused += got.starts_with("refused: ") ? 1U : 0U;
    if (got.starts_with("refused: ")) continue;
    EXPECT_TRUE(survey.readable) << got << "\n" << about(seed, survey);
    EXPECT_EQ(got, survey.expected.text()) << about(seed, survey);
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(random_survey::flaw::count_of_them)) << "a flaw that is never made";
  EXPECT_GT(refused, wanted_files() / 2);
}
