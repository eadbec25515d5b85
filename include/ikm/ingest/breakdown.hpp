// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_BREAKDOWN_HPP
#define IKM_INGEST_BREAKDOWN_HPP

#include <string>
#include <vector>

namespace ikm {

/// Columns whose values, crossed, make one breakdown: what one `--by` names. `tanggal:triwulan` groups a date by
/// `bulan`, `triwulan`, `semester` or `tahun`; `umur:baku` groups the normalised value (see normalised).
using breakdown = std::vector<std::string>;

}  // namespace ikm

#endif
