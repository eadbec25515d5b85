// SPDX-License-Identifier: BSL-1.0
// The least that any reader of a file must do: bring its bytes in and find its line feeds.
#ifndef IKM_BENCH_PEERS_LINE_SCAN_HPP
#define IKM_BENCH_PEERS_LINE_SCAN_HPP

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace ikm::bench {

/// The line feeds of a file: chunks of 512 KiB by pread into one reused buffer per thread, memchr over them.
/// \throws std::runtime_error when the file cannot be read
inline std::uint64_t lines_of(const char* path, unsigned threads) {
  const int file = open(path, O_RDONLY);
  struct stat facts {};
  if (file < 0 || fstat(file, &facts) != 0) throw std::runtime_error{std::string{path} + ": cannot be read"};
  const auto size = static_cast<std::size_t>(facts.st_size);
  constexpr std::size_t block = std::size_t{1} << 19;
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> lines{0};
  const auto work = [&] {
    std::vector<char> buffer(std::min(block, size));
    std::uint64_t seen = 0;
    for (std::size_t at = 0; (at = next.fetch_add(block)) < size;) {
      const ssize_t got = pread(file, buffer.data(), std::min(block, size - at), static_cast<off_t>(at));
      if (got < 0) std::abort();
      const char* from = buffer.data();
      const char* const end = from + got;
      while (from != end) {
        const void* const found = std::memchr(from, '\n', static_cast<std::size_t>(end - from));
        if (found == nullptr) break;
        ++seen;
        from = static_cast<const char*>(found) + 1;
      }
    }
    lines += seen;
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads; ++t) others.emplace_back(work);
  work();
  for (std::thread& t : others) t.join();
  close(file);
  return lines;
}

}  // namespace ikm::bench

#endif
