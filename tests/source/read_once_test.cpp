// SPDX-License-Identifier: BSL-1.0
#include "source/read_once.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

TEST(ReadOnce, StandardInputAPipeAndADeviceAreAndAFileIsNot) {
  const auto path = std::filesystem::temp_directory_path() / ("ikm_read_once_" + std::to_string(getpid()));
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_TRUE(ikm::is_read_once(path.string()));
  EXPECT_TRUE(ikm::is_read_once("-"));
  EXPECT_TRUE(ikm::is_read_once("/dev/null"));
  EXPECT_FALSE(ikm::is_read_once(std::string{IKM_SOURCE_DIR} + "/README.md"));
  EXPECT_FALSE(ikm::is_read_once("/no/such/file.csv"));
  std::filesystem::remove(path);
}

TEST(ReadOnce, WhatWasTakenAheadComesFirst) {
  const auto joined = ikm::rejoined("abc", ikm::bytes_of("def", "rest"));
  EXPECT_EQ(joined->name(), "rest");
  std::string all;
  char block[2];
  while (const std::size_t got = joined->read(block)) all.append(block, got);
  EXPECT_EQ(all, "abcdef");
}
