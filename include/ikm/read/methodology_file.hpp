// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_READ_METHODOLOGY_FILE_HPP
#define IKM_READ_METHODOLOGY_FILE_HPP

#include <ikm/survey/methodology.hpp>

#include <string>
#include <string_view>

namespace ikm {

/// A methodology from TOML: `id`, `name`, `name_en`, `scale = [1, 4]`, `decimals`, `conversion`, `weight_decimals`,
/// `rounding`, `[[elements]]` with `id`, `code`, `name`, `name_en`, `weight` (`"1/9"`, `"0.2"`), `questions` (codes),
/// and `[[bands]]` with `letter`, `label`, `label_en`, `lower`, `upper`. Weights may all be left out: they are then
/// equal. Codes may be left out: `U1`, `U2` … Bands may be left out: those of 14/2017. `upper` is checked to meet the
/// next `lower`. Unknown keys are refused, since a misspelt one would be ignored in silence.
/// \param name how complaints name the text
/// \throws methodology_error with file, line and what was expected
[[nodiscard]] methodology methodology_from_toml(std::string_view text, const std::string& name);

/// The same from a file.
/// \throws also io_error
[[nodiscard]] methodology read_methodology_file(const std::string& path);

/// A built-in one by its id, else one from a file, as people name them.
/// \throws methodology_error also where it is neither, naming the built-in ones
[[nodiscard]] methodology methodology_named_or_read(const std::string& id_or_file);

}  // namespace ikm

#endif
