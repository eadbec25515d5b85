// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_KERNELS_GROUP_TABLE_HPP
#define IKM_SRC_READ_FAST_KERNELS_GROUP_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ikm::kernels {

/// One cache line of byte counters: for each question and step of the scale how many gave that answer, and in the
/// last byte how many respondents there were. It holds 255 respondents, then it is emptied into wide counters.
inline constexpr std::size_t line_bytes = 64;
inline constexpr std::size_t respondents_at = line_bytes - 1;

/// Longer keys take the careful path.
inline constexpr std::size_t key_room = 56;

/// The counts of one group. Complete respondents and incomplete ones are counted apart, in lines of their own, so that
/// a respondent costs one line however complete the answers are: all = complete + incomplete.
struct alignas(line_bytes) group {
  std::uint8_t whole[line_bytes];
  char key[key_room];  // padded with zeros
  std::uint32_t key_size;
  std::uint32_t wide;  // where the wide counters are, from 1; 0: nowhere yet
  std::uint8_t partial[line_bytes];

  [[nodiscard]] std::string_view name() const noexcept { return {key, key_size}; }
};
static_assert(sizeof(group) == 3 * line_bytes);

/// Random bytes that the hash starts from, so that no file can be made to put all its keys into one slot.
struct hash_seed {
  hash_seed();
  alignas(line_bytes) std::uint8_t bytes[2 * line_bytes];
};

inline void prefetch([[maybe_unused]] const void* at) noexcept {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(at);
#endif
}

/// Joint counts of respondents on their way into wide numbers, where they are kept: how the answers of one respondent
/// go together, in steps of the scale from 1. For each answer a row of sixteen, one for each other answer and the last
/// for the respondent; first of complete respondents their products, then of the others how many gave both, the sum of
/// the one where the other was given too, and their products. Then respondents by (answers given, sum), as `own_sums`
/// has them on a scale from 1. 255 respondents fit 16 bits: a product is at most 81.
struct joint_shape {
  static constexpr std::size_t row = 16;
  static constexpr std::size_t most_questions = row - 1;
  std::size_t questions = 0;  ///< 0: none are kept
  std::size_t steps = 0;

  [[nodiscard]] std::size_t square() const noexcept { return questions * row; }
  [[nodiscard]] std::size_t own() const noexcept { return 4 * square(); }
  /// Where respondents of that many answers with the sum of as many least ones are.
  [[nodiscard]] std::size_t own(std::size_t answers) const noexcept {
    return own() + answers + (answers == 0 ? 0 : (steps - 1) * answers * (answers - 1) / 2);
  }
  /// Where respondents are who gave the first step to every question.
  [[nodiscard]] std::size_t straight() const noexcept { return own(questions) + (steps - 1) * questions + 1; }
  [[nodiscard]] std::size_t cells() const noexcept { return questions == 0 ? 0 : straight() + steps; }
};

/// Groups by the bytes of their key, found by a hash that the caller computes. Open addressing: a slot holds the
/// hash beside the number of the group, so that growing touches no key and a look-up touches one that is right.
class group_table {
 public:
  /// \param cells how many counters of a line are in use, from the front
  /// \param seed kept by the caller
  /// \param joint what is kept of how answers go together
  group_table(std::size_t cells, const hash_seed& seed, const joint_shape& joint = {})
      : seed_{&seed},
        cells_{cells},
        joint_cells_{joint.cells()},
        lines_{sizeof(group) / line_bytes + (2 * joint_cells_ + line_bytes - 1) / line_bytes},
        slots_(256) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] group& at(std::size_t number) noexcept { return *place(number); }
  [[nodiscard]] const group& at(std::size_t number) const noexcept { return *place(number); }
  /// The joint counts of a group of this table, after it. Precondition: they are kept.
  [[nodiscard]] static std::uint16_t* joint_of(group& of) noexcept { return reinterpret_cast<std::uint16_t*>(&of + 1); }
  [[nodiscard]] static const std::uint16_t* joint_of(const group& of) noexcept {
    return reinterpret_cast<const std::uint16_t*>(&of + 1);
  }

  /// Asks the memory for a group that will soon be looked at.
  void expect(std::size_t number) const noexcept {
    const group& soon = at(number);
    prefetch(soon.whole);
    prefetch(soon.key);
    prefetch(soon.partial);
  }

  [[nodiscard]] const std::uint8_t* seed() const noexcept { return seed_->bytes; }

  /// A slot: the hash in the high half, the number of the group from 1 in the low half; 0 is empty.
  [[nodiscard]] const std::uint64_t* slots() const noexcept { return slots_.data(); }
  [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }

  /// The group of a key that may be there or not. Precondition: key.size() <= key_room.
  group& find_or_add(std::uint32_t hash, std::string_view key);

  /// As find_or_add, but null when there is none.
  [[nodiscard]] const group* find(std::uint32_t hash, std::string_view key) const noexcept;

  /// Adds the groups of another table of the same shape. \param hash the one both were filled with
  void merge(const group_table& other, std::uint32_t (*hash)(std::string_view, const std::uint8_t* seed));

  /// Adds that many respondents who gave the same answers: steps of the scale from 1, 0 where blank.
  /// Precondition: no joint counts are kept.
  void add(group& to, std::span<const std::uint8_t> answers, bool whole, std::uint32_t respondents);

  /// Empties both lines of a group into its wide counters.
  void flush(group& of);

  /// Adds what is counted for a group to `whole` and `partial`: the cells in use, then the respondents.
  void add_counts(const group& of, std::span<std::uint64_t> whole, std::span<std::uint64_t> partial) const;
  /// Adds the joint counts of a group. Precondition: into.size() is their number.
  void add_joint(const group& of, std::span<std::uint64_t> into) const;

 private:
  static constexpr std::size_t block_groups = 512;
  static constexpr std::size_t wide_groups = 256;

  struct alignas(line_bytes) cache_line {
    std::uint8_t bytes[line_bytes];
  };

  [[nodiscard]] group* place(std::size_t number) const noexcept {
    return reinterpret_cast<group*>(blocks_[number / block_groups].get() + number % block_groups * lines_);
  }
  [[nodiscard]] std::size_t stride() const noexcept { return 2 * (cells_ + 1); }
  [[nodiscard]] std::uint32_t* wide_at(std::uint32_t wide) const noexcept {
    return wide_[(wide - 1) / wide_groups].get() + (wide - 1) % wide_groups * stride();
  }
  void grow();
  std::uint32_t* make_wide(group& of);
  void add_wide(group& to, const std::uint32_t* counts);
  void spill(group& of);

  const hash_seed* seed_;
  std::size_t cells_;
  std::size_t joint_cells_;
  std::size_t lines_;  // of one group
  std::size_t size_ = 0;
  std::uint32_t wide_size_ = 0;
  std::vector<std::uint64_t> slots_;
  std::vector<std::unique_ptr<cache_line[]>> blocks_;
  std::vector<std::unique_ptr<std::uint32_t[]>> wide_;
  std::vector<std::vector<std::uint64_t>> wide_joint_;  // of the groups that have wide counters, where they are kept
  std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> spilled_;  // by `wide`: what no longer fitted 32 bits
};

}  // namespace ikm::kernels

#endif
