// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/bytes.hpp>

#include <ikm/base/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

std::string drained(ikm::byte_source& bytes) {
  std::string text;
  std::array<char, 3> block{};
  for (std::size_t got = 0; (got = bytes.read(block)) != 0;) text.append(block.data(), got);
  return text;
}

}  // namespace

TEST(Bytes, ABufferAStreamAndAFileGiveTheSame) {
  const std::string text = "U1,U2\n1,2\n";
  EXPECT_EQ(drained(*ikm::bytes_of(text, "b")), text);
  std::istringstream stream{text};
  EXPECT_EQ(drained(*ikm::bytes_of(stream, "s")), text);
  const auto path = std::filesystem::temp_directory_path() / "ikm_bytes_test.csv";
  std::ofstream{path} << text;
  const auto file = ikm::open_bytes(path.string());
  EXPECT_EQ(drained(*file), text);
  EXPECT_EQ(file->name(), path.string());
  std::filesystem::remove(path);
}

TEST(Bytes, AMissingFileAndAFolderAreRefused) {
  EXPECT_THROW((void)ikm::open_bytes("/no/such/file.csv"), ikm::io_error);
  EXPECT_THROW((void)ikm::open_bytes("/"), ikm::io_error);
}

// What is added to a file while it is read was not there when reading began.
TEST(Bytes, AFileThatGrowsIsReadAsItWas) {
  const auto path = std::filesystem::temp_directory_path() / "ikm_bytes_growing.csv";
  std::ofstream{path} << "U1\n1\n";
  const auto file = ikm::open_bytes(path.string());
  std::ofstream{path, std::ios::app} << "2\n";
  EXPECT_EQ(drained(*file), "U1\n1\n");
  std::filesystem::remove(path);
}
