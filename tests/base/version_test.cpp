// SPDX-License-Identifier: BSL-1.0
#include <ikm/base/version.hpp>

#include <gtest/gtest.h>

// The header and CMake read one line; this fails when they drift apart.
TEST(Version, IsTheOneThatCMakeRead) { EXPECT_EQ(IKM_VERSION, IKM_CMAKE_VERSION); }
