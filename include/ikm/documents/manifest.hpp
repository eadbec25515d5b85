// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_DOCUMENTS_MANIFEST_HPP
#define IKM_DOCUMENTS_MANIFEST_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ikm {

/// A file as it was read or written, so that anybody can tell whether it is still the same.
struct file_record {
  std::string name = {};                   ///< without its folder
  std::optional<std::uint64_t> size = {};  ///< in bytes; empty where it was read from a pipe, and cannot be read again
  std::string sha256 = {};                 ///< 64 digits; empty with `size`
};

/// Source of the digest: FIPS 180-4.
[[nodiscard]] file_record record_of(std::string name, std::string_view bytes);

/// Reads the file once more. Nothing but the name for what gives its bytes once only.
/// \throws io_error
[[nodiscard]] file_record record_of_file(const std::string& path);

/// What went into a report, and what came out.
struct manifest {
  std::vector<file_record> inputs = {};
  std::vector<file_record> outputs = {};
};

}  // namespace ikm

#endif
