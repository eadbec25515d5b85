// SPDX-License-Identifier: BSL-1.0
// Which element does a header or the label of a row name, and which printed result?
#ifndef IKM_SRC_PRINTED_ELEMENT_COLUMNS_HPP
#define IKM_SRC_PRINTED_ELEMENT_COLUMNS_HPP

#include "ingest/question_names.hpp"

#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace ikm {

/// What a header or a label of a printed table names, beside elements.
enum class printed_part { element, mean, weighted, index, grade, unit, people, number };

/// How surely a header names it: a lower one is surer; empty where it does not.
/// \param label folded
[[nodiscard]] std::optional<std::size_t> rank_of(printed_part part, std::string_view label);

/// Whether the label of a row begins as one of the printed result does: `IKM Unit Pelayanan Disdukcapil`.
[[nodiscard]] bool begins_like(printed_part part, std::string_view label);

/// Finds elements by code, id, name or the words of a text.
class element_names {
 public:
  explicit element_names(const methodology& method);

  /// Empty where the text names no element, or several. `NRR U1` and `Rata-rata Persyaratan` name one too.
  [[nodiscard]] std::optional<std::size_t> element_of(std::string_view text) const;
  /// The same for the label of a row, where the bare number of an element names it.
  [[nodiscard]] std::optional<std::size_t> element_of_row(std::string_view text) const;
  /// The same, only by code, id or name.
  [[nodiscard]] std::optional<std::size_t> named(std::string_view text) const;
  /// Whether the text goes on with the numbers of the elements: `U10` of nine.
  [[nodiscard]] bool goes_on(std::string_view text) const;

 private:
  methodology method_;  // with one question per element
  question_names names_;
};

}  // namespace ikm

#endif
