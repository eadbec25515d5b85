// SPDX-License-Identifier: BSL-1.0
// A survey with weak elements, and plans about them as files.
#ifndef IKM_TESTS_DOCUMENTS_PLANNED_ACTIONS_HPP
#define IKM_TESTS_DOCUMENTS_PLANNED_ACTIONS_HPP

#include "surveyed.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

class on_disk {
 public:
  explicit on_disk(const std::string& bytes, const std::string& name = "plan.csv")
      : path_{std::filesystem::temp_directory_path() /
              ("ikm_" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()} + name)} {
    std::ofstream{path_, std::ios::binary} << bytes;
  }
  on_disk(const on_disk&) = delete;
  on_disk& operator=(const on_disk&) = delete;
  ~on_disk() { std::filesystem::remove(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// 2 respondents: waktu has 2 and 2, biaya 3 and 2, the others 3: 50, 62.5 and 75.
inline ikm::score_report weak_in_two() {
  return report_of("U1,U2,U3,U4,U5,U6,U7,U8,U9\n3,3,2,3,3,3,3,3,3\n3,3,2,2,3,3,3,3,3\n", {});
}

#endif
