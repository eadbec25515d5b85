// SPDX-License-Identifier: BSL-1.0
// Everything that asks the operating system for bytes stands here.
#include <ikm/source/bytes.hpp>

#include <ikm/base/error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <istream>
#include <utility>

namespace ikm {
namespace {

[[noreturn]] void refuse(const std::string& name) {
  const std::string why = std::strerror(errno);
  throw io_error{{name + ": tidak dapat dibaca: " + why, name + ": cannot be read: " + why}};
}

class file_bytes final : public byte_source {
 public:
  file_bytes(std::FILE* file, std::string name, bool owned) : file_{file}, name_{std::move(name)}, owned_{owned} {}
  file_bytes(const file_bytes&) = delete;
  file_bytes& operator=(const file_bytes&) = delete;
  ~file_bytes() override {
    if (owned_) std::fclose(file_);
  }
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file_);
    if (got == 0 && std::ferror(file_) != 0) refuse(name_);
    return got;
  }

 private:
  std::FILE* file_;
  std::string name_;
  bool owned_;
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

}  // namespace

std::unique_ptr<byte_source> open_bytes(const std::string& path) {
  if (path == "-") return std::make_unique<file_bytes>(stdin, "-", false);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    errno = EISDIR;
    refuse(path);
  }
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) refuse(path);
  return std::make_unique<file_bytes>(file, path, true);
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
