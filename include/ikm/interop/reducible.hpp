// SPDX-License-Identifier: BSL-1.0
// Boost.MPI and whatever else adds values of several processes: counts that travel by Boost.Serialization and are added
// like numbers. Only headers of Boost.Serialization are included.
#ifndef IKM_INTEROP_REDUCIBLE_HPP
#define IKM_INTEROP_REDUCIBLE_HPP

#include <ikm/tally/stored.hpp>

#include <boost/serialization/access.hpp>
#include <boost/serialization/split_member.hpp>
#include <boost/serialization/string.hpp>

#include <optional>
#include <string>
#include <utility>

namespace ikm::interop {

/// Counts of a survey as a value that `boost::mpi::reduce` and `all_reduce` add with `std::plus<reducible>`: made
/// without counts it is nothing, and adds nothing. Addition merges, so it does not matter in which order ranks are
/// added; say so by `boost::mpi::is_commutative<std::plus<reducible>, reducible>`.
///
///     boost::mpi::reduce(world, reducible{std::move(read).stored()}, whole, std::plus<reducible>{}, 0);
class reducible {
 public:
  reducible() = default;
  /// The counts of one rank.
  explicit reducible(stored_survey counts) : counts_{std::move(counts)} {}

  /// Empty where nothing was added.
  [[nodiscard]] const std::optional<stored_survey>& counts() const noexcept { return counts_; }

  /// \throws tally_error when methodologies or breakdowns differ or a count would overflow, over_limit when there would
  ///         be too many groups
  reducible& operator+=(const reducible& other) {
    if (!other.counts_) return *this;
    if (counts_)
      counts_->merge(*other.counts_);
    else
      counts_ = other.counts_;
    return *this;
  }
  friend reducible operator+(reducible one, const reducible& other) { return one += other; }
  friend bool operator==(const reducible&, const reducible&) = default;

 private:
  friend class boost::serialization::access;

  /// The stored form, or an empty text. \throws when it is loaded, as from_stored
  template <class Archive>
  void save(Archive& to, unsigned /*version*/) const {
    const std::string bytes = counts_ ? to_stored(*counts_) : std::string{};
    to << bytes;
  }
  template <class Archive>
  void load(Archive& from, unsigned /*version*/) {
    std::string bytes;
    from >> bytes;
    counts_ = bytes.empty() ? std::nullopt : std::optional{from_stored(bytes)};
  }
  template <class Archive>
  void serialize(Archive& archive, unsigned version) {
    boost::serialization::split_member(archive, *this, version);
  }

  std::optional<stored_survey> counts_ = {};
};

}  // namespace ikm::interop

#endif
