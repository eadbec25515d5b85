// SPDX-License-Identifier: BSL-1.0
// Text as other programs would have compressed it.
#ifndef IKM_TESTS_SOURCE_PACKED_HPP
#define IKM_TESTS_SOURCE_PACKED_HPP

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <string>

namespace packed {

/// One member of a gzip file (RFC 1952).
inline std::string gzip(std::string text) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc{};
  std::string made(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(made.data());
  stream.avail_out = static_cast<uInt>(made.size());
  const int state = deflate(&stream, Z_FINISH);
  made.resize(stream.total_out);
  deflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error{"deflate"};
  return made;
}

/// One frame of a zstd file (RFC 8878), with a check sum.
inline std::string zstd(const std::string& text) {
  std::string made(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  const std::size_t size = ZSTD_compress2(context, made.data(), made.size(), text.data(), text.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size) != 0) throw std::runtime_error{ZSTD_getErrorName(size)};
  made.resize(size);
  return made;
}

/// A frame of zstd that is to be skipped (RFC 8878, 3.1.2).
inline std::string skippable(const std::string& text) {
  const auto size = static_cast<char>(text.size());
  return std::string{"\x51\x2A\x4D\x18"} + size + std::string(3, '\0') + text;
}

}  // namespace packed

#endif
