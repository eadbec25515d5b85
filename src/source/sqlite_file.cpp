// SPDX-License-Identifier: BSL-1.0
#include "source/sqlite_file.hpp"

#include "source/sqlite_error.hpp"

#include <ikm/source/source_error.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;

/// A path as a URI, whatever characters are in it: as a name it may mean something to SQLite (`:memory:`, `file:…?…`).
std::string uri_of(const std::string& path, bool immutable) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "/-._~";
  std::string uri = "file:";
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += digits[byte / 16U];
      uri += digits[byte % 16U];
    }
  }
  return uri + (immutable ? "?mode=ro&immutable=1" : "?mode=ro");
}

std::string all_of(const file_blocks& file) {
  std::string bytes(static_cast<std::size_t>(file.size()), '\0');
  bytes.resize(file.read(0, bytes));
  return bytes;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// The running sums that a log keeps over its frames.
class log_sums {
 public:
  explicit log_sums(bool big) : big_{big} {}
  void add(std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first_ += word(bytes, at) + second_;
      second_ += word(bytes, at + 4) + first_;
    }
  }
  [[nodiscard]] bool are(std::string_view bytes, std::size_t at) const {
    return big_endian(bytes, at) == first_ && big_endian(bytes, at + 4) == second_;
  }

 private:
  [[nodiscard]] std::uint32_t word(std::string_view bytes, std::size_t at) const {
    const std::uint32_t value = big_endian(bytes, at);
    if (big_) return value;
    return value >> 24U | (value >> 8U & 0xFF00U) | (value << 8U & 0xFF0000U) | value << 24U;
  }
  bool big_;
  std::uint32_t first_ = 0;
  std::uint32_t second_ = 0;
};

}  // namespace

std::string with_log(std::string bytes, std::string_view log, std::size_t max_bytes) {
  constexpr std::uint32_t magic = 0x377F0682;
  if (log.size() < header_bytes || (big_endian(log, 0) | 1U) != (magic | 1U)) return bytes;
  const std::size_t page = big_endian(log, 8);
  log_sums sums{(big_endian(log, 0) & 1U) != 0};
  sums.add(log.substr(0, header_bytes - 8));
  if (page < 512 || page > 65'536 || (page & (page - 1)) != 0 || !sums.are(log, header_bytes - 8)) return bytes;
  const std::string_view salts = log.substr(16, 8);
  std::map<std::uint32_t, std::size_t> waiting;  // page -> where its newest text is, up to the next commit
  for (std::size_t at = header_bytes; at + frame_header_bytes + page <= log.size(); at += frame_header_bytes + page) {
    const std::uint32_t number = big_endian(log, at);
    const std::uint64_t pages = big_endian(log, at + 4);
    sums.add(log.substr(at, 8));
    sums.add(log.substr(at + frame_header_bytes, page));
    if (number == 0 || log.substr(at + 8, 8) != salts || !sums.are(log, at + 16)) break;
    waiting[number] = at + frame_header_bytes;
    if (pages == 0) continue;
    if (pages * page > max_bytes) break;
    bytes.resize(static_cast<std::size_t>(pages) * page);
    for (const auto& [one, from] : waiting)
      if (one <= pages) bytes.replace((one - std::size_t{1}) * page, page, log.substr(from, page));
    waiting.clear();
  }
  return bytes;
}

sqlite_file::sqlite_file(const std::string& path, const sqlite_limits& limits) : name_{path} {
  std::error_code missing;
  place_ = std::filesystem::canonical(path, missing).string();
  if (missing) refuse(SQLITE_CANTOPEN);
  file_ = open_blocks(place_);
  if (!file_) refuse(SQLITE_CANTOPEN);
  refuse_journal();
  if (const auto log = open_blocks(place_ + "-wal")) {
    open_image(*file_, *log, limits);
    return;
  }
  std::array<char, 20> header{};
  const bool keeps_log = file_->read(0, header) == header.size() && (header[18] == 2 || header[19] == 2);
  std::error_code unknown;
  // SQLite would make a log and its index beside the file.
  read_without_locks_ = keeps_log || std::filesystem::exists(place_ + "-wal", unknown);
  sqlite3* opened = nullptr;
  const int why = sqlite3_open_v2(uri_of(place_, read_without_locks_).c_str(), &opened,
                                  SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE, nullptr);
  database_.reset(opened);
  if (why != SQLITE_OK) refuse(why);
}

void sqlite_file::open_image(const file_blocks& file, const file_blocks& log, const sqlite_limits& limits) {
  if (file.size() > limits.max_log_bytes || log.size() > limits.max_log_bytes - file.size()) {
    const std::string most = std::to_string(limits.max_log_bytes);
    throw over_limit{name_,
                     0,
                     "max_log_bytes",
                     limits.max_log_bytes,
                     {"-wal di sampingnya memuat perubahan, dan keduanya lebih besar dari " + most +
                          " bita (max_log_bytes); tutup program yang menulis ke basis data ini, lalu ulangi",
                      "the -wal beside it holds changes, and both are larger than " + most +
                          " bytes (max_log_bytes); close the program that writes to this database and try again"}};
  }
  image_ = with_log(all_of(file), all_of(log), static_cast<std::size_t>(limits.max_log_bytes));
  file.refuse_if_changed();
  log.refuse_if_changed();
  constexpr std::size_t versions_at = 18;
  constexpr std::size_t smallest = 512;
  if (image_.size() < smallest) refuse(SQLITE_NOTADB);
  image_[versions_at] = image_[versions_at + 1] = '\x01';  // all of the log is in it
  sqlite3* opened = nullptr;
  const int why = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE, nullptr);
  database_.reset(opened);
  if (why != SQLITE_OK) refuse(why);
  const auto size = static_cast<sqlite3_int64>(image_.size());
  auto* const bytes = reinterpret_cast<unsigned char*>(image_.data());
  if (const int bad = sqlite3_deserialize(opened, "main", bytes, size, size, SQLITE_DESERIALIZE_READONLY)) refuse(bad);
}

/// A journal that begins with zeros is one that was finished.
void sqlite_file::refuse_journal() const {
  const auto journal = open_blocks(place_ + "-journal");
  char first = '\0';
  if (!journal || journal->read(0, std::span{&first, 1}) != 1 || first == '\0') return;
  throw source_error{
      name_,
      0,
      failure::file_in_use,
      {"di sampingnya ada " + place_ +
           "-journal: sebuah program sedang menulis ke basis data ini atau terhenti di tengah; tutup program itu, "
           "atau buka basis data ini sekali dengan program itu, lalu ulangi",
       place_ +
           "-journal is beside it: a program is writing to this database or was stopped while it wrote; close that "
           "program, or open the database once with it, and try again"}};
}

void sqlite_file::refuse_if_changed() const {
  if (!read_without_locks_) return;
  file_->refuse_if_changed();
  if (open_blocks(place_ + "-wal"))
    throw source_error{name_,
                       0,
                       failure::file_changed,
                       {"berubah selagi dibaca; ulangi setelah selesai ditulis",
                        "it was changed while it was read; try again when it is written"}};
}

void sqlite_file::refuse(int why) const { throw sqlite_error_of(name_, why, {}); }

}  // namespace ikm
