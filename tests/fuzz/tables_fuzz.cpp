// SPDX-License-Identifier: BSL-1.0
// A text as each table that is beside the answers: refused with an error of ours, or numbers that can be used. The
// first byte says which table it is.
#include <ikm/base/error.hpp>
#include <ikm/read/unit_weights.hpp>
#include <ikm/source/open_rows.hpp>
#include <ikm/targets/indicator_table.hpp>
#include <ikm/targets/unit_targets.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr ikm::table_limits limits{.max_table_rows = 300, .max_indicators = 200};

void require(bool held, const char* what) {
  if (held) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void look_at_indicators(std::string_view text) {
  const auto rows = [&] { return ikm::open_rows(ikm::bytes_of(text, "t.csv")); };
  const auto targets = ikm::read_indicator_table(*rows(), ikm::table_values::targets, ikm::permenpan_14_2017(), limits);
  require(targets.rows.size() <= limits.max_indicators, "more indicators than the limit");
  for (const ikm::indicator& one : ikm::with_targets(targets)) require(!one.id.empty(), "an indicator without an id");
  const auto actuals = ikm::read_indicator_table(*rows(), ikm::table_values::actuals, ikm::permenpan_14_2017(), limits);
  const auto joined = ikm::join(targets, actuals);
  require(joined.indicators.size() == targets.rows.size(), "an indicator is lost");
}

void look_at(std::string_view text, unsigned kind) {
  const auto rows = ikm::open_rows(ikm::bytes_of(text, "t.csv"));
  switch (kind) {
    case 0: return look_at_indicators(text);
    case 1: {
      const auto table = ikm::read_unit_targets(*rows, {"unit"}, {}, ikm::permenpan_14_2017(), limits);
      ikm::grouped_tally units{ikm::permenpan_14_2017(), {"unit"}};
      for (const auto& [key, target] : table.targets) (void)units.at(key);
      require(ikm::match_targets(units, table).targets.size() == table.targets.size(), "a target finds no unit");
      return;
    }
    case 2:
      for (const auto& [key, weight] : ikm::read_unit_weights(*rows, {"unit"}, limits))
        require(weight.sign() >= 0 && key.size() == 1, "a weight below 0");
      return;
    default: {
      const auto known = ikm::read_composition(*rows, limits);
      for (const auto& [key, number] : known.numbers)
        require(number.sign() >= 0 && key.size() == known.columns.size(), "a share below 0");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    look_at({reinterpret_cast<const char*>(data) + 1, size - 1}, data[0] % 4U);
  } catch (const ikm::error&) {  // what it is for
  }
  return 0;
}
