// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_TEXT_BUFFER_HPP
#define IKM_SRC_READ_FAST_TEXT_BUFFER_HPP

#include "read/fast/kernels/scan.hpp"

#include <cstddef>
#include <cstring>
#include <memory>
#include <utility>

namespace ikm {

/// Text with room around it, as the loops want it. Grows, never shrinks.
class text_buffer {
 public:
  explicit text_buffer(std::size_t capacity) { reserve(capacity); }

  [[nodiscard]] char* text() noexcept { return bytes_.get() + front; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

  /// Keeps the first `used` bytes.
  void reserve(std::size_t capacity, std::size_t used = 0) {
    if (capacity <= capacity_) return;
    // Not filled: pages of a small file that are never touched are never paid for.
    std::unique_ptr<char[]> bytes{new char[front + capacity + kernels::scan::padding + 1]};
    if (used != 0) std::memcpy(bytes.get() + front, text(), used);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  /// Makes the bytes after the text plain; at the end of everything a last row without line feed gets one.
  [[nodiscard]] std::size_t close(std::size_t size, bool last) noexcept {
    if (last && size != 0 && text()[size - 1] != '\n') text()[size++] = '\n';
    std::memset(text() + size, 0, kernels::scan::padding);
    return size;
  }

 private:
  static constexpr std::size_t front = 64;  // the loops look at the byte before a row
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
};

}  // namespace ikm

#endif
