// SPDX-License-Identifier: BSL-1.0
// The least that any reader of a file must do: bring its bytes in and find its line feeds.
//   read_limit FILE [THREADS]     prints the lines counted; chunks of 512 KiB by pread into one reused buffer a thread
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: read_limit FILE [THREADS]\n"), 2;
  const int file = open(argv[1], O_RDONLY);
  struct stat facts {};
  if (file < 0 || fstat(file, &facts) != 0) return std::perror(argv[1]), 1;
  const auto size = static_cast<std::size_t>(facts.st_size);
  constexpr std::size_t block = std::size_t{1} << 19;
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> lines{0};
  const auto work = [&] {
    std::vector<char> buffer(block);
    std::uint64_t seen = 0;
    for (std::size_t at = 0; (at = next.fetch_add(block)) < size;) {
      const ssize_t got = pread(file, buffer.data(), std::min(block, size - at), static_cast<off_t>(at));
      if (got < 0) std::abort();
      const char* from = buffer.data();
      const char* const end = from + got;
      while ((from = static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)))) !=
             nullptr) {
        ++seen;
        if (++from == end) break;
      }
    }
    lines += seen;
  };
  std::vector<std::thread> threads;
  for (int t = 1; t < (argc > 2 ? std::atoi(argv[2]) : 2); ++t) threads.emplace_back(work);
  work();
  for (std::thread& t : threads) t.join();
  close(file);
  std::printf("%llu\n", static_cast<unsigned long long>(lines.load()));
}
