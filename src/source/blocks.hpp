// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_BLOCKS_HPP
#define IKM_SRC_SOURCE_BLOCKS_HPP

#include <ikm/source/bytes.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace ikm {

/// A file of known size that can be read anywhere, by several threads at once.
class file_blocks {
 public:
  file_blocks() = default;
  file_blocks(const file_blocks&) = delete;
  file_blocks& operator=(const file_blocks&) = delete;
  virtual ~file_blocks() = default;

  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t size() const noexcept = 0;
  /// Fills `into` with what is at `offset`; says how many bytes, fewer only where the file ends.
  /// \throws io_error
  [[nodiscard]] virtual std::size_t read(std::uint64_t offset, std::span<char> into) const = 0;
  /// To be asked when all was read: a file that was written anew meanwhile gave a mixture. One that only grew did not.
  /// \throws io_error
  virtual void refuse_if_changed() const {}
};

/// Empty when the path is not a regular file, or the system cannot read like this. `-` is standard input, where that is
/// a file of which nothing was read yet.
[[nodiscard]] std::unique_ptr<file_blocks> open_blocks(const std::string& path);

/// The bytes from `offset` up to `end`. `blocks` is kept by the caller.
[[nodiscard]] std::unique_ptr<byte_source> bytes_between(const file_blocks& blocks, std::uint64_t offset,
                                                         std::uint64_t end);

}  // namespace ikm

#endif
