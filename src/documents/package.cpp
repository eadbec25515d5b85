// SPDX-License-Identifier: BSL-1.0
#include "documents/package.hpp"

#include <zip.h>

#include <memory>
#include <new>

namespace ikm {
namespace {

// The first moment that the format knows: 1 January 1980, 0:00.
constexpr zip_uint16_t first_time = 0;
constexpr zip_uint16_t first_date = (1U << 5U) | 1U;

// Nothing is asked of a disk here, so that an archive only fails where there is no memory.
void demand(bool done) {
  if (!done) throw std::bad_alloc{};
}

struct discarded {
  void operator()(zip_t* made) const { zip_discard(made); }
};
struct let_go {
  void operator()(zip_source_t* made) const { zip_source_free(made); }
};
using open_archive = std::unique_ptr<zip_t, discarded>;
using open_source = std::unique_ptr<zip_source_t, let_go>;

void add(zip_t* to, const package_part& part) {
  open_source bytes{zip_source_buffer(to, part.bytes.data(), part.bytes.size(), 0)};
  demand(bytes != nullptr);
  const zip_int64_t at = zip_file_add(to, part.name.c_str(), bytes.get(), ZIP_FL_ENC_UTF_8);
  demand(at >= 0);
  static_cast<void>(bytes.release());  // the archive's from here on
  const auto index = static_cast<zip_uint64_t>(at);
  demand(zip_set_file_compression(to, index, ZIP_CM_DEFLATE, 0) == 0);
  demand(zip_file_set_dostime(to, index, first_time, first_date, 0) == 0);
}

std::string bytes_of(zip_source_t* from) {
  demand(zip_source_open(from) == 0);
  demand(zip_source_seek(from, 0, SEEK_END) == 0);
  const zip_int64_t size = zip_source_tell(from);
  demand(size >= 0 && zip_source_seek(from, 0, SEEK_SET) == 0);
  std::string made(static_cast<std::size_t>(size), '\0');
  const bool is_whole = zip_source_read(from, made.data(), made.size()) == size;
  zip_source_close(from);
  demand(is_whole);
  return made;
}

}  // namespace

std::string package_of(const std::vector<package_part>& parts) {
  zip_error_t why;
  zip_error_init(&why);
  const open_source to{zip_source_buffer_create(nullptr, 0, 0, &why)};
  zip_error_fini(&why);
  demand(to != nullptr);
  zip_source_keep(to.get());  // the archive lets go of it too
  open_archive made{zip_open_from_source(to.get(), ZIP_TRUNCATE, nullptr)};
  if (made == nullptr) zip_source_free(to.get());
  demand(made != nullptr);
  for (const package_part& part : parts) add(made.get(), part);
  demand(zip_close(made.get()) == 0);
  static_cast<void>(made.release());  // closed is let go of
  return bytes_of(to.get());
}

}  // namespace ikm
