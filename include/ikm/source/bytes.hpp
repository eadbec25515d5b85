// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SOURCE_BYTES_HPP
#define IKM_SOURCE_BYTES_HPP

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ikm {

/// Where bytes come from: a file, a buffer in memory, a stream. Read once, from front to back, by one thread.
class byte_source {
 public:
  byte_source() = default;
  byte_source(const byte_source&) = delete;
  byte_source& operator=(const byte_source&) = delete;
  virtual ~byte_source() = default;

  /// How complaints name it.
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;

  /// Fills the front of `into` and says how many bytes; 0 only at the end.
  /// \throws io_error when the bytes cannot be read
  [[nodiscard]] virtual std::size_t read(std::span<char> into) = 0;
};

/// Opens a file; `-` is standard input.
/// \throws io_error when there is no such file or it is a directory
[[nodiscard]] std::unique_ptr<byte_source> open_bytes(const std::string& path);

/// A buffer that the caller keeps alive.
[[nodiscard]] std::unique_ptr<byte_source> bytes_of(std::string_view buffer, std::string name);

/// A stream that the caller keeps alive.
[[nodiscard]] std::unique_ptr<byte_source> bytes_of(std::istream& stream, std::string name);

}  // namespace ikm

#endif
