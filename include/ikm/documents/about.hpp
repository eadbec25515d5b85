// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_ABOUT_HPP
#define IKM_DOCUMENTS_ABOUT_HPP

#include <ikm/base/error.hpp>
#include <ikm/documents/follow_up.hpp>
#include <ikm/documents/logo.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// What was said about an office cannot be used.
struct about_error : error {
  using error::error;
};

/// Who signs.
struct signatory {
  std::string name = {};
  std::string nip = {};
  std::string rank = {};
  std::string position = {};
  std::string place = {};
  std::string date = {};
};

/// The chapters of the report, and what else a paragraph may be written for.
enum class chapter { introduction, collection, results, analysis, last_follow_up };
/// The key in `[text]`: `introduction`.
[[nodiscard]] std::string_view name_of(chapter which) noexcept;

/// What an office says about itself and its survey (`ikm.about/1`). Whatever is empty is left as a marked place to fill
/// in, never invented.
struct about {
  std::string unit = {};     ///< the service unit
  std::string parent = {};   ///< what it belongs to
  std::string service = {};  ///< jenis pelayanan
  std::string address = {};
  std::string website = {};
  std::string period = {};  ///< `Semester I 2025`
  std::string year = {};
  std::string method = {};                       ///< how people were asked
  std::string place = {};                        ///< where
  std::string dates = {};                        ///< when
  std::optional<std::uint64_t> population = {};  ///< people served
  std::vector<std::string> team = {};
  std::vector<std::string> legal_basis = {};
  std::string thanks = {};
  std::string colour = {};  ///< `#rrggbb`
  ikm::logo logo = {};
  ikm::signatory signatory = {};
  std::map<chapter, std::string> text = {};  ///< paragraphs; an empty line begins the next
  /// A follow-up plan that the office filled in, which has a file of its own: see read_follow_up.
  std::optional<follow_up_plan> follow_up = {};
};

/// `Semester I 2025`: the period with the year, where it does not say it. Empty where the office says neither.
[[nodiscard]] std::string period_of(const about& office);

/// Reads TOML. The logo that it names is not read.
/// \param name how errors name it
/// \throws about_error with the line for text that is not TOML, an unknown key or a value of the wrong kind; a text
///         over 20,000 characters
[[nodiscard]] about parse_about(std::string_view toml, const std::string& name);

/// Reads the file and the logo that it names, from where the file is.
/// \throws about_error, io_error
[[nodiscard]] about read_about(const std::string& path);

}  // namespace ikm

#endif
