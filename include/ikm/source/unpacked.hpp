// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_UNPACKED_HPP
#define IKM_SOURCE_UNPACKED_HPP

#include <ikm/source/bytes.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

namespace ikm {

/// When a compressed file is refused.
struct unpack_limits {
  std::size_t max_window_bytes = std::size_t{1} << 27;  ///< what zstd may ask us to keep; its own programs keep as much
};

/// Whether these are the first bytes of a gzip or zstd file; four are looked at.
[[nodiscard]] bool is_packed(std::string_view front) noexcept;

/// What gzip (RFC 1952) or zstd (RFC 8878) has packed, told by the first bytes; any other bytes as they are. Several
/// members or frames one after the other are one text, frames that are to be skipped are.
/// Unpacked once: what was packed twice stays packed once. Memory is that of the window, however much comes out.
/// `read` gives all that could be unpacked and then throws source_error when the file is cut off, damaged, followed by
/// something else, or asks for more than the limits.
[[nodiscard]] std::unique_ptr<byte_source> unpacked(std::unique_ptr<byte_source> bytes, unpack_limits limits = {});

}  // namespace ikm

#endif
