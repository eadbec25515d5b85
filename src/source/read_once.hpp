// SPDX-License-Identifier: BSL-1.0
// What gives its bytes once only, and how to look ahead in it.
#ifndef IKM_SRC_SOURCE_READ_ONCE_HPP
#define IKM_SRC_SOURCE_READ_ONCE_HPP

#include <ikm/source/bytes.hpp>

#include <memory>
#include <string>

namespace ikm {

/// Whether it gives its bytes once only: `-`, which is standard input, a pipe, a device.
[[nodiscard]] bool is_read_once(const std::string& path);

/// The bytes of `front`, already taken from `rest`, and then `rest`: for callers that had to look ahead.
[[nodiscard]] std::unique_ptr<byte_source> rejoined(std::string front, std::unique_ptr<byte_source> rest);

}  // namespace ikm

#endif
