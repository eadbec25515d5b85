// SPDX-License-Identifier: BSL-1.0
// What cannot be sure is refused, and hostile files cost little: bounded memory and time, and a clear complaint.
#include <ikm/read/read_survey.hpp>
#include <ikm/source/source_error.hpp>

#include <gtest/gtest.h>

namespace {

const std::string folder = IKM_SOURCE_DIR "/tests/data/exports/";

std::string refusal(const std::string& file, ikm::read_options options = {}) {
  const std::vector<std::string> paths = {folder + file};
  try {
    (void)read_survey(paths, ikm::permenpan_14_2017(), options);
  } catch (const ikm::error& problem) {
    return std::string{problem.what()}.substr(folder.size());
  }
  return "";
}

/// Bytes that are made as they are read: `front`, then `text` over and over.
class endless final : public ikm::byte_source {
 public:
  endless(std::string front, std::string text, std::uint64_t size)
      : front_{std::move(front)}, text_{std::move(text)}, left_{size} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    std::size_t size = 0;
    while (size < into.size() && left_ > 0) {
      const std::string& from = front_.empty() ? text_ : front_;
      into[size++] = from[at_++];
      --left_;
      if (at_ == from.size()) {
        at_ = 0;
        front_.clear();
      }
    }
    given_ += size;
    return size;
  }
  static inline std::uint64_t given_ = 0;

 private:
  std::string name_ = "made";
  std::string front_;
  std::string text_;
  std::uint64_t left_;
  std::size_t at_ = 0;
};

std::string refusal_of(std::string front, std::string text, std::uint64_t size) {
  endless::given_ = 0;
  try {
    (void)read_survey(std::make_unique<endless>(std::move(front), std::move(text), size), ikm::permenpan_14_2017());
  } catch (const ikm::error& problem) {
    return problem.what();
  }
  return "";
}

constexpr std::uint64_t a_hundred_megabytes = 100'000'000;
const std::string header = "u1,u2,u3,u4,u5,u6,u7,u8,u9\n";

}  // namespace

TEST(Refusals, SayWhatWasFoundAndWhatToDo) {
  EXPECT_EQ(refusal("hostile/nul.csv"), "hostile/nul.csv:2: there is a NUL byte; this is not a text file");
  EXPECT_EQ(refusal("hostile/open_quote.csv"),
            "hostile/open_quote.csv:3: a quote is opened on this line and never closed");
  EXPECT_NE(refusal("hostile/old_excel.xls").find("save it as XLSX"), std::string::npos);
  EXPECT_NE(refusal("hostile/page.xls").find("web page"), std::string::npos);
  EXPECT_NE(refusal("hostile/billion_laughs.xlsx").find("DOCTYPE"), std::string::npos);
  EXPECT_NE(refusal("hostile/bomb.xlsx").find("max_cell_bytes"), std::string::npos);
  EXPECT_NE(refusal("hostile/far_cell.xlsx").find("max_rows"), std::string::npos);
  for (const char* file : {"hostile/half.xlsx", "hostile/cut.xlsx", "hostile/cut.json", "hostile/deep.json"})
    EXPECT_NE(refusal(file), "") << file;
}

TEST(Refusals, AFormOfFiveStepsIsRefusedWhateverIsDoneWithBadRows) {
  EXPECT_NE(refusal("hostile/five_point.csv", {.bad_rows = ikm::bad_rows::skip}).find("five-point form"),
            std::string::npos);
  std::string text = header;
  for (int i = 0; i < 30; ++i) text += i % 3 == 0 ? "5,5,4,4,4,4,4,4,4\n" : "4,4,4,4,4,4,4,4,4\n";
  EXPECT_THROW(
      (void)read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), {.bad_rows = ikm::bad_rows::skip}),
      ikm::input_error);
}

// In a small survey too, and whatever else is out of the scale.
TEST(Refusals, FivesInATenthOfTheRowsAreAFormOfFiveSteps) {
  std::string text = header;
  for (int i = 0; i < 12; ++i) text += i % 4 == 0 ? "5,4,4,4,4,4,4,4,4\n" : "4,4,4,4,4,4,4,4,4\n";
  const auto read = [&] {
    (void)read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), {.bad_rows = ikm::bad_rows::skip});
  };
  EXPECT_THROW(read(), ikm::input_error);
  text += "9,4,4,4,4,4,4,4,4\n";
  EXPECT_THROW(read(), ikm::input_error);
}

// `Cukup` is the second of four steps or the third of five: one is a bad row, many are a question.
TEST(Refusals, AMiddleStepInATenthOfTheRowsStopsTheRun) {
  const std::string answers = "Sesuai,Mudah,Cepat,Gratis,Sesuai,Mampu,Sopan dan ramah,Tidak ada,Cukup\n";
  const auto read = [&](int many) {
    std::string text = header;
    for (int i = 0; i < 20; ++i) {
      text += answers;
      if (i < many) text.replace(text.size() - answers.size(), 6, "Cukup");
    }
    return read_survey(ikm::bytes_of(text, "f.csv"), ikm::permenpan_14_2017(), {.bad_rows = ikm::bad_rows::skip});
  };
  EXPECT_EQ(read(1).all.respondents(), 19U);
  try {
    (void)read(3);
    FAIL();
  } catch (const ikm::input_error& problem) {
    EXPECT_NE(std::string{problem.what()}.find("[words.persyaratan] \"Cukup\" = "), std::string::npos)
        << problem.what();
  }
}

TEST(Refusals, TwoCandidatesAndAMonthInFront) {
  EXPECT_NE(refusal("hostile/two_candidates.csv").find("waktu = \"Lama waktu menunggu\""), std::string::npos);
  EXPECT_EQ(refusal("hostile/month_first.csv"), "");  // no date is asked for
  EXPECT_EQ(refusal("hostile/month_first.csv", {.bad_rows = ikm::bad_rows::skip, .by = {{"tanggal:bulan"}}}),
            "hostile/month_first.csv:4: Tanggal: '01/31/2024' cannot be dd/mm/yyyy; perhaps the month comes first; "
            "in the mapping: date_order = \"mdy\"");
}

TEST(Refusals, LimeSurveyCodesAreAskedFor) {
  EXPECT_NE(refusal("limesurvey.csv").find("[columns] persyaratan = \"Q1[SQ001]\""), std::string::npos);
  ikm::read_options options;
  options.said = ikm::read_mapping_file(folder + "limesurvey.toml");
  options.said.words.clear();
  EXPECT_NE(refusal("limesurvey.csv", options).find("[words] \"A2\" = 4 | \"A2\" = 1"), std::string::npos);
}

TEST(Refusals, ADatabaseOfSeveralTablesNeedsAQuery) {
  EXPECT_NE(refusal("application.sqlite").find("jawaban, responden, unsur"), std::string::npos);
  EXPECT_NE(refusal("application.sqlite", {.query = "DELETE FROM unsur"}), "");
  EXPECT_NE(refusal("application.sqlite", {.query = "SELECT 1; SELECT 2"}), "");
  EXPECT_NE(refusal("application.sqlite", {.query = "ATTACH '/etc/passwd' AS x"}), "");
}

TEST(Refusals, BrokenUtf8InOtherColumnsIsNoReasonToStop) { EXPECT_EQ(refusal("hostile/broken_utf8.csv"), ""); }

TEST(Hostile, AQuoteNeverClosedInAHundredMegabytes) {
  EXPECT_NE(refusal_of(header + "4,4,4,4,4,4,4,4,\"", "4,4\n", a_hundred_megabytes).find("quote"), std::string::npos);
  EXPECT_LT(endless::given_, 40'000'000U);  // what was read before it gave up
}

TEST(Hostile, TenMillionColumns) { EXPECT_NE(refusal_of("u1", ",u1", 30'000'000).find("max_"), std::string::npos); }

TEST(Hostile, OneLineOfTwoGigabytes) {
  EXPECT_NE(refusal_of("u1", "x", 2'000'000'000).find("max_row_bytes"), std::string::npos);
  EXPECT_LT(endless::given_, 40'000'000U);
}
