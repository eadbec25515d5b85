// SPDX-License-Identifier: BSL-1.0
// Personal data are planted everywhere and looked for in everything that the program writes.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path exports = IKM_SOURCE_DIR "/tests/data/exports";

std::string text_of_file(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

class PersonalData : public ::testing::Test {
 protected:
  PersonalData() { fs::create_directories(folder_); }
  ~PersonalData() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name, std::ios::binary} << text;
    return folder_ / name;
  }

  /// Runs the program and looks at all that it wrote.
  void run(const fs::path& input, const std::string& options, bool may_write_nothing = false) const {
    const fs::path out = folder_ / "out";
    fs::remove_all(out);
    fs::create_directories(out);
    const std::string command =
        "cd '" + out.string() + "' && '" IKM_PROGRAM "' " + options + " '" + input.string() + "' > stdout 2> stderr";
    static_cast<void>(std::system(command.c_str()));
    std::size_t bytes = 0;
    for (const fs::directory_entry& written : fs::directory_iterator{out}) {
      const std::string text = text_of_file(written.path());
      bytes += text.size();
      for (const std::string_view planted :
           {"RAHASIA", "rahasia", "999999000", "08000000", "contoh.invalid", "203.0.113"})
        EXPECT_EQ(text.find(planted), std::string::npos)
            << options << " " << input << " " << written.path().filename() << ": " << text.substr(0, 2000);
    }
    EXPECT_TRUE(may_write_nothing || bytes > 0) << command;
  }

  void run_all(const fs::path& input) const {
    run(input, "score");
    run(input, "score --format json --by unit --bad-rows skip --rejects rejects.csv --duplicates report");
    run(input, "score --lang en --format csv --bad-rows skip --rejects rejects.csv", true);
    run(input, "tally -o a.tally --by unit", true);
    run(input, "inspect --write-mapping m.toml");
  }

 private:
  fs::path folder_ = fs::temp_directory_path() /
                     ("ikm_personal_" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()});
};

std::string replaced(std::string text, std::string_view what, std::string_view by, std::size_t most = 1) {
  for (std::size_t at = text.find(what); at != std::string::npos && most-- > 0; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

}  // namespace

TEST_F(PersonalData, OfEveryShapeIsNeverWritten) {
  for (const char* name :
       {"google_forms.csv", "application_export.csv", "qualtrics.csv", "limesurvey.csv", "kobo.csv", "windows_1252.csv",
        "lines.jsonl", "array.json", "application.xlsx", "google_forms.xlsx", "application.sqlite"})
    run_all(exports / name);
}

TEST_F(PersonalData, OfBrokenFilesIsNeverWritten) {
  const std::string forms = text_of_file(exports / "google_forms.csv");
  const std::string plain = text_of_file(exports / "plain.csv");
  run_all(file("unknown_word.csv", replaced(forms, "SANGAT MUDAH", "Gampang banget")));
  run_all(file("no_header.csv", forms.substr(forms.find('\n') + 1)));
  run_all(file("shifted.csv", replaced(plain, "RAHASIA Warga 02,", "RAHASIA,Warga 02,")));
  // As wide as the header, but in the wrong columns.
  const std::string row = plain.substr(plain.find("\n2,") + 1, plain.find("\n3,") - plain.find("\n2,") - 1);
  run_all(file("moved_left.csv", replaced(plain, row, row.substr(row.find(',') + 1) + ",RAHASIA")));
  run_all(file("moved_right.csv",
               replaced(plain, row, ",,," + row.substr(0, row.rfind(',', row.rfind(',', row.rfind(',') - 1) - 1)))));
  run_all(file("called_like_totals.csv", replaced(plain, "1,RAHASIA Warga 01", ",Sum RAHASIA")));
  run_all(file("name_for_a_date.csv", replaced(plain, "15/01/2024", "RAHASIA Warga")));
  run_all(file("short.csv", replaced(plain, "1,RAHASIA Warga 01", "RAHASIA Warga 01")));
  run_all(file("stray_quote.csv", replaced(plain, "RAHASIA Warga 03", "\"RAHASIA\" Warga 03")));
  run_all(file("no_column.csv", replaced(forms, "kecepatan waktu", "kecepatan")));
  run_all(file("wrong_answer.csv", replaced(plain, ",3,4,3,4,3,3,4,3,4", ",3,4,3,4,3,3,4,3,9")));
  run_all(file("nik_in_answer.csv", replaced(plain, ",3,4,3,4,3,3,4,3,4", ",3,4,3,4,3,3,4,3,9999990000000001")));
  run_all(
      file("mail_in_answer.csv", replaced(plain, ",3,4,3,4,3,3,4,3,4", ",3,4,3,4,3,3,4,3,rahasia01@contoh.invalid")));
  run_all(file("bad_date.csv", replaced(plain, "15/01/2024", "RAHASIA", 0) + "x"));
}
