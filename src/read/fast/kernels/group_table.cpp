// SPDX-License-Identifier: BSL-1.0
#include "group_table.hpp"

#include <cstring>
#include <random>

namespace ikm::kernels {

hash_seed::hash_seed() {
  std::random_device device;  // dear: a few words of it are spread over all
  std::seed_seq words{device(), device(), device(), device()};
  std::mt19937_64 random{words};
  for (std::size_t i = 0; i < sizeof bytes; i += sizeof(std::uint64_t)) {
    const std::uint64_t word = random();
    std::memcpy(bytes + i, &word, sizeof word);
  }
}

group& group_table::find_or_add(std::uint32_t hash, std::string_view key) {
  std::size_t at = hash & mask();
  for (; slots_[at] != 0; at = (at + 1) & mask()) {
    if (slots_[at] >> 32 != hash) continue;
    group& found = this->at((slots_[at] & 0xFFFF'FFFFU) - 1);
    if (found.name() == key) return found;
  }
  if (size_ % block_groups == 0) blocks_.push_back(std::make_unique<cache_line[]>(block_groups * lines_));
  group& made = this->at(size_);
  std::memcpy(made.key, key.data(), key.size());
  made.key_size = static_cast<std::uint32_t>(key.size());
  slots_[at] = std::uint64_t{hash} << 32 | ++size_;
  if (2 * size_ > slots_.size()) grow();
  return made;
}

const group* group_table::find(std::uint32_t hash, std::string_view key) const noexcept {
  for (std::size_t at = hash & mask(); slots_[at] != 0; at = (at + 1) & mask()) {
    if (slots_[at] >> 32 != hash) continue;
    const group& found = this->at((slots_[at] & 0xFFFF'FFFFU) - 1);
    if (found.name() == key) return &found;
  }
  return nullptr;
}

void group_table::merge(const group_table& other, std::uint32_t (*hash)(std::string_view, const std::uint8_t* seed)) {
  for (std::size_t i = 0; i < other.size_; ++i) {
    const group& theirs = other.at(i);
    group& mine = find_or_add(hash(theirs.name(), seed()), theirs.name());
    if (mine.whole[respondents_at] + theirs.whole[respondents_at] > 255 ||
        mine.partial[respondents_at] + theirs.partial[respondents_at] > 255)
      flush(mine);
    for (std::size_t b = 0; b < line_bytes; ++b) {
      mine.whole[b] = static_cast<std::uint8_t>(mine.whole[b] + theirs.whole[b]);
      mine.partial[b] = static_cast<std::uint8_t>(mine.partial[b] + theirs.partial[b]);
    }
    for (std::size_t j = 0; j < joint_cells_; ++j)
      joint_of(mine)[j] = static_cast<std::uint16_t>(joint_of(mine)[j] + joint_of(theirs)[j]);
    if (theirs.wide == 0) continue;
    add_wide(mine, other.wide_at(theirs.wide));
    for (std::size_t j = 0; j < joint_cells_; ++j)
      wide_joint_[mine.wide - 1][j] += other.wide_joint_[theirs.wide - 1][j];
    if (const auto more = other.spilled_.find(theirs.wide); more != other.spilled_.end()) {
      std::vector<std::uint64_t>& all = spilled_[mine.wide];
      all.resize(stride());
      for (std::size_t c = 0; c < stride(); ++c) all[c] += more->second[c];
    }
  }
}

void group_table::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 4);
  old.swap(slots_);
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::size_t at = (slot >> 32) & mask();
    while (slots_[at] != 0) at = (at + 1) & mask();
    slots_[at] = slot;
  }
}

void group_table::flush(group& of) {
  std::uint32_t line[2 * line_bytes] = {};
  for (std::size_t i = 0; i < cells_; ++i) {
    line[i] = of.whole[i];
    line[cells_ + 1 + i] = of.partial[i];
  }
  line[cells_] = of.whole[respondents_at];
  line[2 * cells_ + 1] = of.partial[respondents_at];
  std::memset(of.whole, 0, line_bytes);
  std::memset(of.partial, 0, line_bytes);
  add_wide(of, line);
  if (joint_cells_ == 0) return;
  std::uint16_t* const joint = joint_of(of);
  std::vector<std::uint64_t>& wide = wide_joint_[of.wide - 1];
  for (std::size_t j = 0; j < joint_cells_; ++j) wide[j] += joint[j];
  std::memset(joint, 0, joint_cells_ * sizeof *joint);
}

std::uint32_t* group_table::make_wide(group& of) {
  if (of.wide == 0) {
    if (wide_size_ % wide_groups == 0) wide_.push_back(std::make_unique<std::uint32_t[]>(wide_groups * stride()));
    of.wide = ++wide_size_;
    if (joint_cells_ != 0) wide_joint_.emplace_back(joint_cells_);
  }
  return wide_at(of.wide);
}

void group_table::add(group& to, std::span<const std::uint8_t> answers, bool whole, std::uint32_t respondents) {
  std::uint32_t* const counts = make_wide(to) + (whole ? 0 : cells_ + 1);
  // No counter of a line is larger than its respondents.
  if (counts[cells_] > ~respondents) spill(to);
  const std::size_t steps = cells_ / answers.size();
  for (std::size_t q = 0; q < answers.size(); ++q)
    if (answers[q] != 0) counts[q * steps + answers[q] - 1] += respondents;
  counts[cells_] += respondents;
}

void group_table::add_wide(group& to, const std::uint32_t* counts) {
  std::uint32_t* const wide = make_wide(to);
  // No counter of a line is larger than its respondents.
  if (wide[cells_] > ~counts[cells_] || wide[2 * cells_ + 1] > ~counts[2 * cells_ + 1]) spill(to);
  for (std::size_t i = 0; i < stride(); ++i) wide[i] += counts[i];
}

void group_table::spill(group& of) {
  std::uint32_t* const wide = wide_at(of.wide);
  std::vector<std::uint64_t>& all = spilled_[of.wide];
  all.resize(stride());
  for (std::size_t i = 0; i < stride(); ++i) all[i] += wide[i];
  std::memset(wide, 0, stride() * sizeof *wide);
}

void group_table::add_counts(const group& of, std::span<std::uint64_t> whole, std::span<std::uint64_t> partial) const {
  for (std::size_t i = 0; i < cells_; ++i) {
    whole[i] += of.whole[i];
    partial[i] += of.partial[i];
  }
  whole[cells_] += of.whole[respondents_at];
  partial[cells_] += of.partial[respondents_at];
  if (of.wide == 0) return;
  const std::uint32_t* const wide = wide_at(of.wide);
  for (std::size_t i = 0; i <= cells_; ++i) {
    whole[i] += wide[i];
    partial[i] += wide[cells_ + 1 + i];
  }
  const auto more = spilled_.find(of.wide);
  if (more == spilled_.end()) return;
  for (std::size_t i = 0; i <= cells_; ++i) {
    whole[i] += more->second[i];
    partial[i] += more->second[cells_ + 1 + i];
  }
}

void group_table::add_joint(const group& of, std::span<std::uint64_t> into) const {
  for (std::size_t j = 0; j < joint_cells_; ++j) into[j] += joint_of(of)[j];
  if (of.wide == 0) return;
  for (std::size_t j = 0; j < joint_cells_; ++j) into[j] += wide_joint_[of.wide - 1][j];
}

}  // namespace ikm::kernels
