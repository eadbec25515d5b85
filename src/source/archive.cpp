// SPDX-License-Identifier: BSL-1.0
#include "source/archive.hpp"

#include <ikm/source/source_error.hpp>

#include <zip.h>

#include <utility>

namespace ikm {

archive::archive(std::string path, const workbook_limits& limits) : path_{std::move(path)}, limits_{limits} {
  int why = 0;
  zip_ = zip_open(path_.c_str(), ZIP_RDONLY, &why);
  if (zip_ == nullptr) {
    zip_error_t said;
    zip_error_init_with_code(&said, why);
    const std::string text = zip_error_strerror(&said);
    zip_error_fini(&said);
    refuse("bukan arsip ZIP yang utuh (XLSX, ODS): " + text + "; unduh atau salin lagi",
           "no whole ZIP archive (XLSX, ODS): " + text + "; download or copy it again");
  }
  if (static_cast<std::uint64_t>(zip_get_num_entries(zip_, 0)) <= limits.max_parts) return;
  zip_discard(std::exchange(zip_, nullptr));
  refuse("lebih dari " + std::to_string(limits.max_parts) + " bagian (max_parts)",
         "more than " + std::to_string(limits.max_parts) + " parts (max_parts)");
}

archive::~archive() {
  if (zip_ != nullptr) zip_discard(zip_);
}

bool archive::has(const std::string& part) const { return zip_name_locate(zip_, part.c_str(), 0) >= 0; }

std::vector<std::string> archive::parts() const {
  std::vector<std::string> names;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip_, 0));
  for (zip_uint64_t i = 0; i < count; ++i)
    if (const char* const name = zip_get_name(zip_, i, 0); name != nullptr) names.emplace_back(name);
  return names;
}

void archive::refuse(const std::string& id, const std::string& en) const { throw source_error{path_, 0, {id, en}}; }

void archive::refuse_limit(const std::string& part, const char* limit, std::uint64_t most) const {
  const std::string where = part.empty() ? "" : part + ": ";
  const std::string number = std::to_string(most) + " (" + limit + ")";
  refuse(where + "melewati batas " + number, where + "over the limit of " + number);
}

archive_part::archive_part(std::shared_ptr<archive> from, std::string part, byte_limit most)
    : from_{std::move(from)}, part_{std::move(part)}, most_{most} {
  opened_ = zip_fopen(from_->zip_, part_.c_str(), 0);
  if (opened_ != nullptr) return;
  if (zip_error_code_zip(zip_get_error(from_->zip_)) == ZIP_ER_NOPASSWD)
    from_->refuse(part_ + ": berkata sandi; simpan tanpa kata sandi", part_ + ": has a password; save it without one");
  const std::string why = zip_strerror(from_->zip_);
  from_->refuse(part_ + ": " + why, part_ + ": " + why);
}

archive_part::~archive_part() {
  if (opened_ != nullptr) zip_fclose(opened_);
}

void archive_part::refuse_more() const {
  if (most_.of_first_looks) {
    const std::string number = std::to_string(most_.bytes) + " (" + most_.name + ")";
    throw first_look_error{from_->path_,
                           {"lembar yang diperiksa melewati batas " + number,
                            "the sheets that were looked at are over the limit of " + number},
                           most_.bytes};
  }
  from_->refuse_limit(part_, most_.name, most_.bytes);
}

std::size_t archive_part::read(std::span<char> into) {
  const zip_int64_t got = zip_fread(opened_, into.data(), into.size());
  if (got < 0) {
    const std::string why = zip_file_strerror(opened_);
    from_->refuse(part_ + ": " + why, part_ + ": " + why);
  }
  const auto size = static_cast<std::size_t>(got);
  bytes_ += size;
  if (most_.used + (bytes_ - counted_from_) > most_.bytes) refuse_more();
  if (apart_) return size;
  from_->unpacked_ += size;
  if (from_->unpacked_ > from_->limits_.max_unpacked_bytes)
    from_->refuse_limit(part_, "max_unpacked_bytes", from_->limits_.max_unpacked_bytes);
  return size;
}

}  // namespace ikm
