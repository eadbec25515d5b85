// SPDX-License-Identifier: BSL-1.0
#include "source/archive.hpp"

#include <ikm/source/source_error.hpp>

#include <zip.h>

#include <utility>

namespace ikm {
namespace {

/// What libzip found, in our words.
sentence sentence_of(const zip_error_t& why) {
  switch (zip_error_code_zip(&why)) {
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS: return {"isinya rusak atau terpotong", "what it holds is damaged or cut off"};
    case ZIP_ER_EOF: return {"terpotong", "it is cut off"};
    case ZIP_ER_CRC:
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA: return {"isinya rusak", "what it holds is damaged"};
    case ZIP_ER_COMPNOTSUPP: return {"dikompres dengan cara yang tidak dikenal", "it is packed in an unknown way"};
    case ZIP_ER_ENCRNOTSUPP: return {"disandikan dengan cara yang tidak dikenal", "it is encrypted in an unknown way"};
    case ZIP_ER_NOENT: return {"bagian ini tidak ada", "this part is missing"};
    default: return {"tidak dapat dibaca", "it cannot be read"};
  }
}

}  // namespace

archive::archive(std::string path, const workbook_limits& limits) : path_{std::move(path)}, limits_{limits} {
  int why = 0;
  zip_ = zip_open(path_.c_str(), ZIP_RDONLY, &why);
  if (zip_ == nullptr) {
    zip_error_t code;
    zip_error_init_with_code(&code, why);
    const sentence said = sentence_of(code);
    zip_error_fini(&code);
    refuse(failure::damaged_file, "bukan arsip ZIP yang utuh (XLSX, ODS): " + said.id + "; unduh atau salin lagi",
           "not a whole ZIP archive (XLSX, ODS): " + said.en + "; download or copy it again");
  }
  if (static_cast<std::uint64_t>(zip_get_num_entries(zip_, 0)) <= limits.max_parts) return;
  zip_discard(std::exchange(zip_, nullptr));
  refuse_limit({}, "max_parts", limits.max_parts);
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

void archive::refuse(failure code, const std::string& id, const std::string& en) const {
  throw source_error{path_, 0, code, {id, en}};
}

void archive::refuse_limit(const std::string& part, const char* limit, std::uint64_t most) const {
  const std::string where = part.empty() ? "" : part + ": ";
  const sentence said = over_limit::said_of(limit, most);
  throw over_limit{path_, 0, limit, most, {where + said.id, where + said.en}};
}

archive_part::archive_part(std::shared_ptr<archive> from, std::string part, byte_limit most)
    : from_{std::move(from)}, part_{std::move(part)}, most_{most} {
  opened_ = zip_fopen(from_->zip_, part_.c_str(), 0);
  if (opened_ != nullptr) return;
  refuse(*zip_get_error(from_->zip_));
}

archive_part::~archive_part() {
  if (opened_ != nullptr) zip_fclose(opened_);
}

void archive_part::refuse(const zip_error& why) const {
  if (zip_error_code_zip(&why) == ZIP_ER_NOPASSWD || zip_error_code_zip(&why) == ZIP_ER_WRONGPASSWD)
    from_->refuse(failure::password_needed, part_ + ": berkata sandi; simpan tanpa kata sandi",
                  part_ + ": has a password; save it without one");
  const sentence said = sentence_of(why);
  from_->refuse(failure::damaged_file, part_ + ": " + said.id, part_ + ": " + said.en);
}

void archive_part::refuse_more() const {
  if (most_.of_first_looks) {
    const std::string number = std::to_string(most_.bytes) + " (" + most_.name + ")";
    throw first_look_error{from_->path_,
                           0,
                           most_.name,
                           most_.bytes,
                           {"lembar yang diperiksa melewati batas " + number,
                            "the sheets that were looked at are over the limit of " + number}};
  }
  from_->refuse_limit(part_, most_.name, most_.bytes);
}

std::size_t archive_part::read(std::span<char> into) {
  const zip_int64_t got = zip_fread(opened_, into.data(), into.size());
  if (got < 0) refuse(*zip_file_get_error(opened_));
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
