// SPDX-License-Identifier: BSL-1.0
// The same bytes to the fast reader, by one of this machine's instruction sets, from a file and from a pipe, and to the
// careful one: counts, groups, rejects with their places, and errors must not differ. The first bytes of an input say
// how it is read and what is in front of it: a header and the rows that are looked at to find it, which must be
// plain or no input would ever come after them.
#include "read/both_readers.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using both_readers::carefully;
using both_readers::fast;
using both_readers::isa;
using both_readers::pipe;
using both_readers::streamed;

/// The first bytes of an input, one choice each.
class choices {
 public:
  choices(const std::uint8_t* data, std::size_t size) : rest_{reinterpret_cast<const char*>(data), size} {}
  std::size_t below(std::size_t n) {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte % n;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

void require(const std::string& got, const std::string& expected, isa which, const char* how) {
  if (got == expected) return;
  std::fprintf(stderr, "%s, instruction set %d: ---- got\n%s\n---- instead of\n%s\n", how, static_cast<int>(which),
               got.c_str(), expected.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  choices choose{data, size};
  const int questions = std::array{1, 2, 3, 9, 15}[choose.below(5)];
  const char delimiter = std::array{',', ';', '\t'}[choose.below(3)];
  const std::string end = choose.below(2) == 0 ? "\n" : "\r\n";
  const std::size_t where = choose.below(4);  // the other columns: behind, before, among the answers, nowhere
  const std::size_t columns_asked = where == 3 ? 0 : choose.below(8);
  const std::size_t breakdown = columns_asked % 4;
  const bool counted = columns_asked >= 4;  // `kota` says for how many respondents a row stands
  const unsigned threads = 1 + static_cast<unsigned>(choose.below(3));
  const std::size_t chunk = 1 + choose.below(256) + (choose.below(3) == 0 ? 16 * choose.below(256) : 0);
  const ikm::bad_rows bad = choose.below(4) == 0 ? ikm::bad_rows::stop : ikm::bad_rows::skip;
  const std::size_t at_a_time = 1 + choose.below(256);
  const std::vector<isa> sets = both_readers::sets();
  const isa of_file = sets[choose.below(sets.size())];
  const isa of_pipe = sets[choose.below(sets.size())];

  std::vector<std::pair<std::string, std::string>> columns;  // header and a plain cell
  for (int q = 1; q <= questions; ++q) columns.emplace_back("U" + std::to_string(q), std::to_string(1 + q % 4));
  if (where < 3)
    columns.insert(where == 0   ? columns.end()
                   : where == 1 ? columns.begin()
                                : columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2),
                   {{"unit", "Loket 1"}, {"kota", counted ? "3" : ""}, {"saran", "baik"}});
  std::string header;
  std::string plain;
  for (const auto& [name, cell] : columns) {
    if (!header.empty()) {
      header += delimiter;
      plain += delimiter;
    }
    header += name;
    plain += cell;
  }
  std::string text = header + end;
  for (int r = 0; r < 66; ++r) text += plain + end;
  text += choose.rest();

  const ikm::methodology method = both_readers::small_method(questions);
  const std::array<std::vector<ikm::breakdown>, 4> by = {
      {{}, {{"unit"}}, {{"kota", "unit"}}, {{"unit"}, {"saran", "kota", "unit"}}}};
  ikm::read_options options{.bad_rows = bad, .by = by[breakdown]};
  if (counted) options.said.count = "kota";

  const std::string expected = carefully(text, method, options);
  require(fast(text, method, options, of_file, chunk, threads), expected, of_file, "a file");
  require(streamed(text, method, options, pipe::translated, at_a_time, {.chunk_bytes = chunk, .isa = of_pipe}, threads),
          expected, of_pipe, "a pipe");
  return 0;
}
