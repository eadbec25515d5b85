// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/manifest.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

// The examples of FIPS 180-4, and of NIST's test vectors.
TEST(Manifest, TheDigestIsThatOfTheStandard) {
  EXPECT_EQ(ikm::record_of("a", "").sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(ikm::record_of("a", "abc").sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ikm::record_of("a", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").sha256,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(ikm::record_of("a", std::string(1'000'000, 'a')).sha256,
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Manifest, AFileHasItsNameWithoutItsFolder) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("ikm_manifest_" + std::to_string(getpid()));
  std::ofstream{path} << "abc";
  const ikm::file_record made = ikm::record_of_file(path.string());
  EXPECT_EQ(made.name, path.filename().string());
  EXPECT_EQ(made.size, 3U);
  EXPECT_EQ(made.sha256, ikm::record_of("a", "abc").sha256);
  std::filesystem::remove(path);
  EXPECT_FALSE(ikm::record_of_file("-").size) << "a pipe cannot be read again";
}
