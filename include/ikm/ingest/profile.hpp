// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_INGEST_PROFILE_HPP
#define IKM_INGEST_PROFILE_HPP

#include <optional>
#include <string>
#include <string_view>

namespace ikm {

/// What is asked about a respondent besides the elements.
enum class profile_field { unit, service, sex, age, education, occupation, date };

/// `unit`, `layanan`, `jenis_kelamin`, `umur`, `pendidikan`, `pekerjaan`, `tanggal`.
[[nodiscard]] std::string_view name_of(profile_field field) noexcept;

/// The field of that name, as `--by` writes it: `jenis_kelamin`, `Jenis Kelamin`.
[[nodiscard]] std::optional<profile_field> profile_field_named(std::string_view name);

/// The field that a column's header names by its usual names: `Usia (tahun)`, `Loket`, `Cap waktu`, `profil/unit`.
/// Empty when it names none: a question that merely holds such a word does not.
[[nodiscard]] std::optional<profile_field> profile_field_of(std::string_view header);

/// The value as it is grouped; blank stays blank, what is not understood is `Tidak diketahui`, never repaired.
/// - sex: `L`, `Laki - Laki`, `pria` are `Laki-laki`; `P`, `wanita` are `Perempuan`
/// - age: `<17`, `17-25`, `26-35`, `36-45`, `46-55`, `56-65`, `>65`; below 5 and above 110 is not believed
/// - education: `SD`, `SMP`, `SMA`, `D1-D3`, `D4/S1`, `S2 ke atas`, as publication posters group it
/// - others: without blanks at the ends and doubled blanks
[[nodiscard]] std::string normalised(profile_field field, std::string_view value);

}  // namespace ikm

#endif
