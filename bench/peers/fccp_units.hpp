// SPDX-License-Identifier: BSL-1.0
// The peer on one thread: fast-cpp-csv-parser (Debian's libfccp-dev), the fastest reader of delimited text that Debian
// has for C++, with the work of work (a) around it as one would write it. Its reading thread is left out: one thread
// against one. It reads no quoted line breaks.
#ifndef IKM_BENCH_PEERS_FCCP_UNITS_HPP
#define IKM_BENCH_PEERS_FCCP_UNITS_HPP

#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ikm::bench {

struct unit_sums {
  std::uint64_t respondents = 0;
  std::array<std::uint64_t, 9> answers{};
  std::array<std::uint64_t, 9> sums{};
};

struct key_hash : std::hash<std::string_view> {
  using is_transparent = void;
};

/// \throws std::exception when the file cannot be read, or a cell is not an answer
inline auto fccp_units(const std::string& path) {
  io::CSVReader<10, io::trim_chars<>, io::double_quote_escape<',', '"'>> in{path};
  in.read_header(io::ignore_extra_column, "unit", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9");
  std::unordered_map<std::string, unit_sums, key_hash, std::equal_to<>> units;
  const char* unit = nullptr;
  std::array<const char*, 9> u{};
  while (in.read_row(unit, u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8])) {
    const std::string_view key{unit};
    auto at = units.find(key);
    if (at == units.end()) at = units.try_emplace(std::string{key}).first;
    unit_sums& of = at->second;
    ++of.respondents;
    for (std::size_t e = 0; e < 9; ++e) {
      const char digit = *u[e];
      if (digit == '\0') continue;
      if (digit < '1' || digit > '4' || u[e][1] != '\0') throw std::runtime_error{std::string{"no answer: "} + u[e]};
      ++of.answers[e];
      of.sums[e] += static_cast<std::uint64_t>(digit - '0');
    }
  }
  return units;
}

}  // namespace ikm::bench

#endif
