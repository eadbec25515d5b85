// SPDX-License-Identifier: BSL-1.0
#include <ikm/read/read_limits.hpp>

#include <algorithm>
#include <type_traits>

namespace ikm {

read_limits limits_within(std::uint64_t bytes) {
  constexpr std::uint64_t most = std::uint64_t{1} << 50;  // no product passes 64 bits
  constexpr std::uint64_t usual = usual_memory >> 20;
  const std::uint64_t mebibytes = std::clamp<std::uint64_t>(bytes >> 20, 1, most >> 20);
  const auto scale = [&](auto& limit) {
    using number = std::remove_reference_t<decltype(limit)>;
    limit = static_cast<number>(std::max<std::uint64_t>(1, limit / usual * mebibytes));
  };
  read_limits made;
  scale(made.tally.max_group_bytes);
  scale(made.tally.max_joint_bytes);
  scale(made.long_table.max_cells);
  scale(made.long_table.max_text_bytes);
  scale(made.max_seen_bytes);
  scale(made.json.max_file_bytes);
  return made;
}

}  // namespace ikm
