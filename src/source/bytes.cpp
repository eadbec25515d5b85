// SPDX-License-Identifier: BSL-1.0
// Everything that asks the operating system for bytes is here.
#include <ikm/source/bytes.hpp>

#include "base/system_problem.hpp"
#include "source/blocks.hpp"
#include "source/read_once.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <istream>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define IKM_POSIX_FILES 1
#endif

namespace ikm {
namespace {

/// A pipe as large as the system grants without asking: fewer switches between its two ends.
void enlarge_pipe([[maybe_unused]] std::FILE* file) {
#ifdef F_SETPIPE_SZ
  ::fcntl(fileno(file), F_SETPIPE_SZ, 1 << 20);  // does nothing to what is not a pipe
#endif
}

[[noreturn]] void refuse(const std::string& name) {
  const system_problem why = system_problem_of(errno, failure::file_not_readable);
  throw io_error{why.code, {name + ": tidak dapat dibaca: " + why.said.id, name + ": cannot be read: " + why.said.en}};
}

class file_bytes final : public byte_source {
 public:
  /// \param most that many bytes: what is added to a file while it is read is not read
  file_bytes(std::FILE* file, std::string name, bool owned, std::uint64_t most)
      : file_{file}, name_{std::move(name)}, owned_{owned}, left_{most} {}
  file_bytes(const file_bytes&) = delete;
  file_bytes& operator=(const file_bytes&) = delete;
  ~file_bytes() override {
    if (owned_) static_cast<void>(std::fclose(file_));
  }
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_));
    const std::size_t got = std::fread(into.data(), 1, most, file_);
    if (got == 0 && std::ferror(file_) != 0) refuse(name_);
    left_ -= got;
    return got;
  }

 private:
  std::FILE* file_;
  std::string name_;
  bool owned_;
  std::uint64_t left_;
};

class buffer_bytes final : public byte_source {
 public:
  buffer_bytes(std::string_view rest, std::string name) : rest_{rest}, name_{std::move(name)} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const std::size_t got = rest_.copy(into.data(), into.size());
    rest_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view rest_;
  std::string name_;
};

class stream_bytes final : public byte_source {
 public:
  stream_bytes(std::istream& stream, std::string name) : stream_{stream}, name_{std::move(name)} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    stream_.read(into.data(), static_cast<std::streamsize>(into.size()));
    if (stream_.bad()) refuse(name_);
    return static_cast<std::size_t>(stream_.gcount());
  }

 private:
  std::istream& stream_;
  std::string name_;
};

class rejoined_bytes final : public byte_source {
 public:
  rejoined_bytes(std::string front, std::unique_ptr<byte_source> rest)
      : front_{std::move(front)}, rest_{std::move(rest)} {}
  [[nodiscard]] const std::string& name() const noexcept override { return rest_->name(); }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (taken_ == front_.size()) return rest_->read(into);
    const std::size_t got = front_.copy(into.data(), into.size(), taken_);
    taken_ += got;
    return got;
  }

 private:
  std::string front_;
  std::size_t taken_ = 0;
  std::unique_ptr<byte_source> rest_;
};

#ifdef IKM_POSIX_FILES
// Reading into a buffer that stays in the cache is several times faster than mapping the file: page faults are dear.
class posix_blocks final : public file_blocks {
 public:
  posix_blocks(int file, const struct stat& about, std::string name)
      : file_{file},
        size_{static_cast<std::uint64_t>(about.st_size)},
        written_{time_of(about)},
        name_{std::move(name)} {
    front_ = sample(0);
    back_ = sample(back_at());
  }
  posix_blocks(const posix_blocks&) = delete;
  posix_blocks& operator=(const posix_blocks&) = delete;
  ~posix_blocks() override { ::close(file_); }
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t size() const noexcept override { return size_; }
  [[nodiscard]] std::size_t read(std::uint64_t offset, std::span<char> into) const override {
    std::size_t had = 0;
    while (had < into.size()) {
      const auto got = ::pread(file_, into.data() + had, into.size() - had, static_cast<off_t>(offset + had));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) refuse(name_);
      if (got == 0) break;
      had += static_cast<std::size_t>(got);
    }
    return had;
  }
  void refuse_if_changed() const override {
    struct stat now {};
    if (::fstat(file_, &now) != 0) refuse(name_);
    const auto size = static_cast<std::uint64_t>(now.st_size);
    // The time alone is not enough: it moves by steps of some milliseconds.
    const bool grown = size > size_;
    if ((grown || (size == size_ && time_of(now) == written_)) && sample(0) == front_ && sample(back_at()) == back_)
      return;
    throw io_error{failure::file_changed,
                   {name_ + ": berubah selagi dibaca; ulangi setelah selesai ditulis",
                    name_ + ": it was changed while it was read; try again when it is written"}};
  }

 private:
  static constexpr std::size_t sample_bytes = 4096;

  static std::pair<std::int64_t, std::int64_t> time_of(const struct stat& about) {
#ifdef __APPLE__
    return {about.st_mtimespec.tv_sec, about.st_mtimespec.tv_nsec};
#else
    return {about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
#endif
  }
  [[nodiscard]] std::uint64_t back_at() const { return size_ - std::min<std::uint64_t>(size_, sample_bytes); }
  [[nodiscard]] std::string sample(std::uint64_t at) const {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size_ - at, sample_bytes)), '\0');
    bytes.resize(read(at, bytes));
    return bytes;
  }

  int file_;
  std::uint64_t size_;
  std::pair<std::int64_t, std::int64_t> written_;
  std::string name_;
  std::string front_;
  std::string back_;
};

/// Bytes of a regular file; what else can be read has no size.
std::uint64_t size_of(std::FILE* file) {
  struct stat about {};
  const bool sized = ::fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
  return sized ? static_cast<std::uint64_t>(about.st_size) : ~std::uint64_t{0};
}
#else
std::uint64_t size_of(std::FILE*) { return ~std::uint64_t{0}; }
#endif

class part_bytes final : public byte_source {
 public:
  part_bytes(const file_blocks& blocks, std::uint64_t at, std::uint64_t end) : blocks_{blocks}, at_{at}, end_{end} {}
  [[nodiscard]] const std::string& name() const noexcept override { return blocks_.name(); }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), end_ - at_));
    const std::size_t got = blocks_.read(at_, into.first(most));
    at_ += got;
    return got;
  }

 private:
  const file_blocks& blocks_;
  std::uint64_t at_;
  std::uint64_t end_;
};

}  // namespace

bool is_read_once(const std::string& path) {
  if (path == "-") return true;
  std::error_code unknown;
  const auto kind = std::filesystem::status(path, unknown).type();
  return kind == std::filesystem::file_type::fifo || kind == std::filesystem::file_type::character ||
         kind == std::filesystem::file_type::socket;
}

std::unique_ptr<file_blocks> open_blocks([[maybe_unused]] const std::string& path) {
#ifdef IKM_POSIX_FILES
  // Standard input may be a file too; somebody may have read the front of it.
  const bool standard = path == "-";
  if (!standard && is_read_once(path)) return nullptr;
  if (standard && ::lseek(STDIN_FILENO, 0, SEEK_CUR) != 0) return nullptr;
  const int file = standard ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  struct stat about {};
  if (::fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0)
    return std::make_unique<posix_blocks>(file, about, path);
  ::close(file);
#endif
  return nullptr;
}

std::unique_ptr<byte_source> bytes_between(const file_blocks& blocks, std::uint64_t offset, std::uint64_t end) {
  return std::make_unique<part_bytes>(blocks, offset, end);
}

std::unique_ptr<byte_source> open_bytes(const std::string& path) {
  if (path == "-") {
    enlarge_pipe(stdin);
    return std::make_unique<file_bytes>(stdin, "-", false, ~std::uint64_t{0});
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    errno = EISDIR;
    refuse(path);
  }
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) refuse(path);
  enlarge_pipe(file);
  return std::make_unique<file_bytes>(file, path, true, size_of(file));
}

std::unique_ptr<byte_source> bytes_of(std::string_view buffer, std::string name) {
  return std::make_unique<buffer_bytes>(buffer, std::move(name));
}

std::unique_ptr<byte_source> bytes_of(std::istream& stream, std::string name) {
  return std::make_unique<stream_bytes>(stream, std::move(name));
}

std::unique_ptr<byte_source> rejoined(std::string front, std::unique_ptr<byte_source> rest) {
  return std::make_unique<rejoined_bytes>(std::move(front), std::move(rest));
}

}  // namespace ikm
