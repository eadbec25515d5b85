// SPDX-License-Identifier: BSL-1.0
// Why the operating system could not do something with a file, in our words: its own are in one language only.
#ifndef IKM_SRC_BASE_SYSTEM_PROBLEM_HPP
#define IKM_SRC_BASE_SYSTEM_PROBLEM_HPP

#include <ikm/base/failure.hpp>
#include <ikm/base/sentence.hpp>

namespace ikm {

struct system_problem {
  failure code;
  sentence said;
};

/// \param number as `errno` has it
/// \param otherwise the code where the number has none of its own
[[nodiscard]] system_problem system_problem_of(int number, failure otherwise);

}  // namespace ikm

#endif
