// SPDX-License-Identifier: BSL-1.0
// The ZIP archive that DOCX is (Open Packaging Conventions).
#ifndef IKM_SRC_DOCUMENTS_PACKAGE_HPP
#define IKM_SRC_DOCUMENTS_PACKAGE_HPP

#include <string>
#include <vector>

namespace ikm {

struct package_part {
  std::string name;  ///< `word/document.xml`
  std::string bytes;
};

/// The archive with its parts in this order, all of one fixed time: the same parts give the same bytes.
/// \throws std::bad_alloc
[[nodiscard]] std::string package_of(const std::vector<package_part>& parts);

}  // namespace ikm

#endif
