// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_PROGRESS_METER_HPP
#define IKM_SRC_READ_PROGRESS_METER_HPP

#include <ikm/read/read_survey.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace ikm {

/// How many bytes of the input were read: any thread adds, the one that reads the survey tells.
class progress_meter {
 public:
  progress_meter(std::function<void(const read_progress&)> listener, std::optional<std::uint64_t> total)
      : listener_{std::move(listener)}, total_{total} {}

  void add(std::uint64_t bytes) noexcept { bytes_.fetch_add(bytes, std::memory_order_relaxed); }
  /// Another way of reading begins: what was read up to here.
  void set(std::uint64_t bytes) noexcept { bytes_.store(bytes, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_.load(std::memory_order_relaxed); }

  /// Only when a good deal more was read than when it was last told.
  void tell() {
    constexpr std::uint64_t step = std::uint64_t{1} << 18;
    // Chunks read a little of each other: what was read may seem to be more than there is.
    const std::uint64_t now = total_ ? std::min(bytes(), *total_) : bytes();
    if (!listener_ || now < told_ + step) return;
    told_ = now;
    listener_({.bytes = now, .total = total_});
  }

 private:
  std::function<void(const read_progress&)> listener_;
  std::optional<std::uint64_t> total_;
  std::atomic<std::uint64_t> bytes_{0};
  std::uint64_t told_ = 0;
};

/// The same bytes, counted. The meter is kept by the caller.
class counted_bytes final : public byte_source {
 public:
  counted_bytes(std::unique_ptr<byte_source> bytes, progress_meter& meter) : bytes_{std::move(bytes)}, meter_{meter} {}
  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const std::size_t got = bytes_->read(into);
    meter_.add(got);
    return got;
  }

 private:
  std::unique_ptr<byte_source> bytes_;
  progress_meter& meter_;
};

}  // namespace ikm

#endif
