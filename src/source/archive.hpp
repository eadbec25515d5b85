// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_ARCHIVE_HPP
#define IKM_SRC_SOURCE_ARCHIVE_HPP

#include <ikm/source/workbook.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct zip;
struct zip_error;
struct zip_file;

namespace ikm {

/// Which of the limits is meant, and how many bytes it allows.
struct byte_limit {
  const char* name;
  std::uint64_t bytes;
  std::uint64_t used = 0;  ///< by what was read before
  bool of_first_looks = false;
};

/// A ZIP archive. All that is unpacked from it is counted together.
class archive {
 public:
  /// \throws source_error when it is not a whole archive, or has more parts than `max_parts`
  archive(std::string path, const workbook_limits& limits);
  archive(const archive&) = delete;
  archive& operator=(const archive&) = delete;
  ~archive();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const workbook_limits& limits() const noexcept { return limits_; }
  [[nodiscard]] bool has(const std::string& part) const;
  [[nodiscard]] std::vector<std::string> parts() const;

  [[noreturn]] void refuse(failure code, const std::string& id, const std::string& en) const;
  /// What is said where `most` is passed; `part` may be empty.
  [[noreturn]] void refuse_limit(const std::string& part, const char* limit, std::uint64_t most) const;

 private:
  friend class archive_part;
  std::string path_;
  workbook_limits limits_;
  zip* zip_ = nullptr;
  std::uint64_t unpacked_ = 0;
};

/// One part, unpacked as it is read.
class archive_part {
 public:
  /// \throws source_error when there is no such part, or it has a password
  archive_part(std::shared_ptr<archive> from, std::string part, byte_limit most);
  archive_part(const archive_part&) = delete;
  archive_part& operator=(const archive_part&) = delete;
  ~archive_part();

  [[nodiscard]] const archive& of() const noexcept { return *from_; }
  [[nodiscard]] const std::string& name() const noexcept { return part_; }
  /// How many bytes have been read.
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }
  /// From here on the bytes count towards another limit.
  void limit_from_here(byte_limit most) noexcept {
    most_ = most;
    counted_from_ = bytes_;
  }
  /// All bytes of the part count towards this limit.
  void limit_from_the_start(byte_limit most) noexcept {
    most_ = most;
    counted_from_ = 0;
  }
  /// What is read from here on does not count towards `max_unpacked_bytes`.
  void count_apart() noexcept { apart_ = true; }

  /// 0 at the end.
  /// \throws source_error when the part is damaged or a limit is passed
  [[nodiscard]] std::size_t read(std::span<char> into);

 private:
  [[noreturn]] void refuse(const zip_error& why) const;
  [[noreturn]] void refuse_more() const;

  std::shared_ptr<archive> from_;
  std::string part_;
  byte_limit most_;
  zip_file* opened_ = nullptr;
  std::uint64_t bytes_ = 0;
  std::uint64_t counted_from_ = 0;
  bool apart_ = false;
};

}  // namespace ikm

#endif
