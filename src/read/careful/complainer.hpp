// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_CAREFUL_COMPLAINER_HPP
#define IKM_SRC_READ_CAREFUL_COMPLAINER_HPP

#include "read/careful/row_judge.hpp"
#include "read/intake.hpp"

#include <ikm/ingest/complaint.hpp>
#include <ikm/source/bytes.hpp>

#include <cstdint>
#include <map>
#include <memory>

namespace ikm {

/// How many rows were set aside between two accounts of one reader, by reason.
[[nodiscard]] std::map<reason, std::uint64_t> set_aside_since(const row_account& now, const row_account& before);

/// Complaints are made by the careful reader, from the rows of one piece of text in which some were set aside: so they
/// cost memory only for those that are kept, and are the very same.
class complainer {
 public:
  complainer(const found_table& of, const intake& to);

  /// Whether a piece in which these were set aside is to be heard.
  [[nodiscard]] bool wants(const std::map<reason, std::uint64_t>& set_aside) const;
  /// Takes the rows of a piece that begins on that line.
  /// \throws source_error, input_error where the careful reader does
  void hear(std::unique_ptr<byte_source> rows_from, std::uint64_t line);
  /// Hands over what was heard.
  void finish();

 private:
  const found_table& of_;
  read_options options_;
  row_account& account_;
  survey heard_;
  row_judge judge_;
};

}  // namespace ikm

#endif
