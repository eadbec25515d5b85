// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_INGEST_LABEL_HPP
#define IKM_SRC_INGEST_LABEL_HPP

#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A header or an answer as it is compared: lower case (also of accented Latin letters), `&` as `dan`, every run of
/// blanks, punctuation and invisible characters as one blank, none at the ends. `" Sangat  BAIK."` is `sangat baik`,
/// `U-1` is `u 1`. What is not Latin stays as it is.
/// Complexity: one pass.
[[nodiscard]] std::string folded(std::string_view text);

/// The words of a folded label.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view folded_label);

/// Whether `phrase` is in `label` as whole words, both folded: `saran` is not in `sarana`.
[[nodiscard]] bool holds_words(std::string_view label, std::string_view phrase);

}  // namespace ikm

#endif
