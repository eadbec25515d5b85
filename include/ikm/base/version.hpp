// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_VERSION_HPP
#define IKM_BASE_VERSION_HPP

/// major · 10000 + minor · 100 + patch. The version is here and nowhere else; CMake reads it from this line.
#define IKM_VERSION 100

#if __cplusplus < 202002L
#error "ikm needs C++20 or later: compile with -std=c++20"
#endif

#endif
