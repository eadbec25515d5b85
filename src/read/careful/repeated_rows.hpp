// SPDX-License-Identifier: BSL-1.0
// Do rows of one input are in another, as in two downloads of one form?
#ifndef IKM_SRC_READ_CAREFUL_REPEATED_ROWS_HPP
#define IKM_SRC_READ_CAREFUL_REPEATED_ROWS_HPP

#include "base/keyed_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ikm {

/// Rows that hold what hardly two responses share, by a keyed hash of 64 bits: no cell is kept. Of very many rows a
/// sample is kept, by their hashes.
class repeated_rows {
 public:
  static constexpr std::size_t most_rows = std::size_t{1} << 19;

  /// \param most how many rows are kept before they are sampled
  explicit repeated_rows(std::size_t most = most_rows) : most_{most} {}

  /// The rows that follow are those of another input.
  void next_input() { marked_.push_back(0); }
  /// Precondition: an input has begun.
  void see(std::span<const std::string_view> cells);

  /// Rows of a later input that are also in an earlier one.
  struct overlap {
    std::size_t later = 0;  ///< numbers of the inputs, from 0
    std::size_t earlier = 0;
    std::uint64_t rows = 0;
    std::uint64_t of = 0;      ///< rows that were compared, of the smaller of the two
    bool is_estimate = false;  ///< of that many rows only some were compared
  };
  [[nodiscard]] std::vector<overlap> overlaps() const;

 private:
  struct inputs_of_row {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  keyed_hash hash_ = {};
  std::size_t most_;
  std::uint64_t sampled_out_ = 0;  // hashes with one of these bits are not kept
  std::unordered_map<std::uint64_t, inputs_of_row> rows_;
  std::vector<std::uint64_t> marked_;  // by input
  std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> shared_;
};

}  // namespace ikm

#endif
