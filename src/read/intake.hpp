// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_INTAKE_HPP
#define IKM_SRC_READ_INTAKE_HPP

#include "read/careful/seen_rows.hpp"
#include "read/progress_meter.hpp"

#include <ikm/read/read_survey.hpp>
#include <ikm/read/survey.hpp>

#include <cstddef>

namespace ikm {

/// A tally that keeps what is asked for.
[[nodiscard]] tally empty_tally(const methodology& method, const read_options& options);

/// Nothing counted yet, with the breakdowns that were asked for.
[[nodiscard]] survey empty_survey(const methodology& method, const read_options& options);

/// What every part of a pass over the inputs needs, from the first input to the last. The caller keeps all of it.
struct intake {
  const methodology& method;
  const read_options& options;
  seen_rows& seen;
  survey& into;
  progress_meter* meter = nullptr;  ///< told of what is read, where somebody wants to know
};

/// As many as were asked for, or as the machine has.
[[nodiscard]] std::size_t threads_of(const read_options& options);

}  // namespace ikm

#endif
