// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/unpacked.hpp>

#include "source/read_once.hpp"

#include <ikm/source/source_error.hpp>

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <bit>
#include <exception>
#include <new>
#include <string>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 17;
constexpr std::size_t magic_bytes = 4;

bool is_gzip(std::string_view front) noexcept { return front.starts_with("\x1F\x8B"); }

bool is_zstd(std::string_view front) noexcept {
  if (front.starts_with("\x28\xB5\x2F\xFD")) return true;
  // A frame that is to be skipped: the parallel programs put one in front.
  return front.size() >= magic_bytes && (static_cast<unsigned char>(front[0]) & 0xF0U) == 0x50 &&
         front.substr(1).starts_with("\x2A\x4D\x18");
}

/// What both formats share: blocks of packed bytes go in, and what is wrong is said after all that came out.
class unpacked_bytes : public byte_source {
 public:
  explicit unpacked_bytes(std::unique_ptr<byte_source> packed)
      : packed_{std::move(packed)}, block_(block_bytes, '\0') {}

  [[nodiscard]] const std::string& name() const noexcept override { return packed_->name(); }

  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (into.empty()) return 0;
    for (;;) {
      if (wrong_) std::rethrow_exception(wrong_);
      if (done_) return 0;
      if (rest_.empty() && !drained_) {
        const std::size_t got = packed_->read(block_);
        rest_ = std::string_view{block_}.substr(0, got);
        drained_ = got == 0;
      }
      if (const std::size_t got = unpack(into)) return got;
    }
  }

 protected:
  /// Takes from `rest_` and gives what comes out of it; 0 when it needs more, is done, or something is wrong.
  virtual std::size_t unpack(std::span<char> into) = 0;

  void cut_off() {
    damaged({"berkas terkompresi ini terpotong; unduh atau salin lagi",
             "this compressed file is cut off; download or copy it again"});
  }
  void damaged() {
    damaged({"berkas terkompresi ini rusak; unduh atau salin lagi",
             "this compressed file is damaged; download or copy it again"});
  }
  void damaged(const sentence& said) {
    wrong_ = std::make_exception_ptr(source_error{name(), 0, failure::damaged_file, said});
  }

  std::unique_ptr<byte_source> packed_;
  std::string block_;
  std::string_view rest_;
  bool drained_ = false;  // nothing comes after `rest_`
  bool done_ = false;
  std::exception_ptr wrong_;
};

class gzip_bytes final : public unpacked_bytes {
 public:
  explicit gzip_bytes(std::unique_ptr<byte_source> packed) : unpacked_bytes{std::move(packed)} {
    constexpr int gzip_only = 16;
    if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc{};
  }
  ~gzip_bytes() override { inflateEnd(&stream_); }

 private:
  std::size_t unpack(std::span<char> into) override {
    if (between_ && !begin_member()) return 0;
    // zlib does not write to what it reads; its interface is older than that promise.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
    stream_.avail_in = static_cast<uInt>(rest_.size());
    const std::size_t room = std::min<std::size_t>(into.size(), std::size_t{1} << 30);
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(room);
    const int state = inflate(&stream_, Z_NO_FLUSH);
    rest_.remove_prefix(rest_.size() - stream_.avail_in);
    const std::size_t got = room - stream_.avail_out;
    if (state == Z_STREAM_END) {
      between_ = true;
    } else if (state == Z_MEM_ERROR) {
      throw std::bad_alloc{};
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
      damaged();
    } else if (got == 0 && drained_) {
      cut_off();
    }
    return got;
  }

  /// Members follow each other; only zeros, with which tapes were filled up, may be after the last.
  bool begin_member() {
    const std::size_t zeros = std::min(rest_.find_first_not_of('\0'), rest_.size());
    padded_ = padded_ || zeros != 0;
    rest_.remove_prefix(zeros);
    if (rest_.empty()) {
      done_ = drained_;
      return false;
    }
    if (padded_ || rest_.front() != '\x1F') {
      damaged({"berkas terkompresi ini rusak: ada bita asing setelah isinya",
               "this compressed file is damaged: foreign bytes follow what it holds"});
      return false;
    }
    between_ = false;
    return inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_{};
  bool between_ = false;
  bool padded_ = false;
};

class zstd_bytes final : public unpacked_bytes {
 public:
  zstd_bytes(std::unique_ptr<byte_source> packed, unpack_limits limits)
      : unpacked_bytes{std::move(packed)}, limits_{limits}, stream_{ZSTD_createDStream()} {
    if (stream_ == nullptr) throw std::bad_alloc{};
    const int most = static_cast<int>(std::bit_width(limits_.max_window_bytes)) - 1;
    const ZSTD_bounds bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, std::clamp(most, bounds.lowerBound, bounds.upperBound));
  }

 private:
  std::size_t unpack(std::span<char> into) override {
    if (rest_.empty() && !within_) {
      done_ = drained_;
      return 0;
    }
    ZSTD_inBuffer in{rest_.data(), rest_.size(), 0};
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    const std::size_t state = ZSTD_decompressStream(stream_.get(), &out, &in);
    rest_.remove_prefix(in.pos);
    if (ZSTD_isError(state) == 0) {
      within_ = state != 0;
      if (within_ && out.pos == 0 && drained_) cut_off();
      return out.pos;
    }
    switch (ZSTD_getErrorCode(state)) {
      case ZSTD_error_memory_allocation: throw std::bad_alloc{};
      case ZSTD_error_frameParameter_windowTooLarge: {
        const std::string most = std::to_string(limits_.max_window_bytes >> 20U);
        wrong_ = std::make_exception_ptr(over_limit{
            name(),
            0,
            "max_window_bytes",
            limits_.max_window_bytes,
            {"untuk membukanya zstd memerlukan lebih dari " + most +
                 " MiB (max_window_bytes); kompres tanpa jendela panjang",
             "zstd needs more than " + most + " MiB to unpack it (max_window_bytes); pack it without a long window"}});
        break;
      }
      default: damaged();
    }
    return out.pos;
  }

  struct free_stream {
    void operator()(ZSTD_DStream* stream) const noexcept { ZSTD_freeDStream(stream); }
  };
  unpack_limits limits_;
  std::unique_ptr<ZSTD_DStream, free_stream> stream_;
  bool within_ = false;  // a frame
};

}  // namespace

bool is_packed(std::string_view front) noexcept { return is_gzip(front) || is_zstd(front); }

std::unique_ptr<byte_source> unpacked(std::unique_ptr<byte_source> bytes, unpack_limits limits) {
  std::string front(magic_bytes, '\0');
  std::size_t size = 0;
  while (size < front.size()) {
    const std::size_t got = bytes->read(std::span{front}.subspan(size));
    if (got == 0) break;
    size += got;
  }
  front.resize(size);
  const bool gzip = is_gzip(front);
  const bool zstd = is_zstd(front);
  std::unique_ptr<byte_source> whole = rejoined(std::move(front), std::move(bytes));
  if (gzip) return std::make_unique<gzip_bytes>(std::move(whole));
  if (zstd) return std::make_unique<zstd_bytes>(std::move(whole), limits);
  return whole;
}

}  // namespace ikm
