// SPDX-License-Identifier: BSL-1.0
// Promises about `ikm template`: docs/panduan.md.
#include "cli/running.hpp"

using cli::outcome;

namespace {

class Template : public cli::Ikm {
 protected:
  /// The questions of a text, each with its highest answer word.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> questions(const std::string& file) const {
    std::vector<std::pair<std::string, std::string>> made;
    for (const std::string& line : cli::lines_of(read(file))) {
      if (line.ends_with("]")) made.emplace_back(line, "");
      if (line.starts_with("  - ") && !made.empty()) made.back().second = line.substr(4);
    }
    return made;
  }
};

}  // namespace

TEST_F(Template, WhatAnOnlineFormOfTheTextGivesIsScoredWithoutAQuestion) {
  for (const char* methodology : {"permenpan-14-2017", "permenpan-16-2014", "kepmenpan-25-2004", "ipkp", "ipak"}) {
    EXPECT_EQ(works({"template", "-o", "form.txt", "--methodology", methodology}).out, "");
    std::string header = "Cap waktu";
    std::string answers = "05/03/2025 10:00:00";
    for (const auto& [question, word] : questions("form.txt")) {
      header += ",\"" + question + "\"";
      answers += "," + word;
    }
    write("answers.csv", header + "\n" + answers + "\n");
    const auto made =
        nlohmann::json::parse(works({"score", "answers.csv", "--methodology", methodology, "--format", "json"}).out);
    EXPECT_EQ(made.at("result").at("respondents"), 1) << methodology;
    EXPECT_EQ(made.at("result").at("elements").at(0).at("mean"), 4) << methodology;
  }
}

TEST_F(Template, TheEndingOfTheNameDecides) {
  (void)works({"template", "-o", "form.xlsx"});
  EXPECT_TRUE(read("form.xlsx").starts_with("PK")) << "a ZIP, as every workbook is";
  EXPECT_TRUE(fails(2, {"template", "-o", "form.docx", "--lang", "en"}).mentions("must end in .xlsx"));
  (void)fails(2, {"template"});
  EXPECT_FALSE(exists("form.docx"));
}

TEST_F(Template, AnUnknownMethodologyMakesNothing) {
  write("form.txt", "lama");
  (void)fails(1, {"template", "-o", "form.txt", "--methodology", "permenpan-99"});
  EXPECT_EQ(read("form.txt"), "lama");
}

TEST_F(Template, AnOwnMethodologyIsAskedInItsOwnWords) {
  write("own.toml",
        "id = \"x\"\nname = \"Layanan X\"\nname_en = \"Service X\"\nscale = [1, 4]\n[[elements]]\nid = \"a\"\ncode = "
        "\"Q1\"\nname = "
        "\"Kemudahan\"\nweight = \"1\"\n");
  (void)works({"template", "-o", "form.txt", "--methodology", "own.toml"});
  EXPECT_NE(read("form.txt").find("Bagaimana pendapat Saudara tentang Kemudahan? [Q1]"), std::string::npos);
  (void)works({"template", "-o", "en.txt", "--lang", "en"});
  EXPECT_NE(read("en.txt").find("How do you rate: Requirements? [U1]"), std::string::npos) << read("en.txt");
}
