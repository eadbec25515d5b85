// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_BASE_SENTENCE_HPP
#define IKM_BASE_SENTENCE_HPP

#include <ikm/base/version.hpp>

#include <string>

namespace ikm {

/// The two languages of everything that a person reads.
enum class language { indonesian, english };

/// One thing said in both languages, so that anyone who shows it chooses and the library never prints.
struct sentence {
  std::string id;
  std::string en;

  /// What it says in that language.
  [[nodiscard]] const std::string& in(language lang) const noexcept { return lang == language::english ? en : id; }

  friend bool operator==(const sentence&, const sentence&) = default;
};

}  // namespace ikm

#endif
