// SPDX-License-Identifier: BSL-1.0
// The peer on one thread: fast-cpp-csv-parser (Debian's libfccp-dev), the fastest reader of delimited text that Debian
// has for C++, with the work of work (a) around it as one would write it: fccp_reader FILE
//   -> unit,n,m1..m9,index on standard output, without a header
// Its reading thread is left out: one thread against one. It reads no quoted line breaks.
#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

struct counts {
  std::uint64_t respondents = 0;
  std::array<std::uint64_t, 9> answers{};
  std::array<std::uint64_t, 9> sums{};
};

struct key_hash : std::hash<std::string_view> {
  using is_transparent = void;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) return std::fprintf(stderr, "usage: fccp_reader FILE\n"), 2;
  io::CSVReader<10, io::trim_chars<>, io::double_quote_escape<',', '"'>> in{argv[1]};
  in.read_header(io::ignore_extra_column, "unit", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9");
  std::unordered_map<std::string, counts, key_hash, std::equal_to<>> units;
  const char* unit = nullptr;
  std::array<const char*, 9> u{};
  while (in.read_row(unit, u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8])) {
    const std::string_view key{unit};
    auto at = units.find(key);
    if (at == units.end()) at = units.try_emplace(std::string{key}).first;
    counts& of = at->second;
    ++of.respondents;
    for (std::size_t e = 0; e < 9; ++e) {
      const char digit = *u[e];
      if (digit == '\0') continue;
      if (digit < '1' || digit > '4' || u[e][1] != '\0')
        return std::fprintf(stderr, "no answer: '%s'\n", u[e]), 1;
      ++of.answers[e];
      of.sums[e] += static_cast<std::uint64_t>(digit - '0');
    }
  }
  for (const auto& [key, of] : units) {
    std::printf("%s,%llu", key.c_str(), static_cast<unsigned long long>(of.respondents));
    double index = 0;
    bool whole = true;
    for (std::size_t e = 0; e < 9; ++e) {
      if (of.answers[e] == 0) {
        whole = false;
        std::printf(",");
        continue;
      }
      const double mean = static_cast<double>(of.sums[e]) / static_cast<double>(of.answers[e]);
      std::printf(",%.17g", mean);
      index += mean / 9 * 25;
    }
    if (whole)
      std::printf(",%.17g\n", index);
    else
      std::printf(",\n");
  }
} catch (const std::exception& e) {
  return std::fprintf(stderr, "%s\n", e.what()), 1;
}
