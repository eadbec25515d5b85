// SPDX-License-Identifier: BSL-1.0
#include <ikm/stats/undefined.hpp>

#include <array>
#include <cstddef>

namespace ikm {
namespace {

struct entry {
  std::string_view name;
  std::string_view id;
  std::string_view en;
};

constexpr std::array<entry, 9> reasons = {{
    {"no_respondents", "tidak ada responden", "there are no respondents"},
    {"no_answers", "ada unsur tanpa satu jawaban pun", "an element has no answer at all"},
    {"too_few_respondents", "responden terlalu sedikit", "there are too few respondents"},
    {"lone_in_stratum", "ada strata atau unit dengan hanya satu responden",
     "a stratum or unit has a single respondent"},
    {"no_variance", "semua jawaban sama, tidak ada ragam", "all answers are alike, there is no variance"},
    {"one_item", "perlu sedikitnya dua unsur", "at least two elements are needed"},
    {"unequal_weights", "bobot pertanyaan tidak sama", "the questions do not weigh the same"},
    {"everybody_asked", "semua orang ditanya, kebetulan tidak berperan", "everybody was asked, chance has no part"},
    {"only_marginals", "dihitung per unsur, jawaban tiap responden tidak diketahui",
     "counted per element, the answers of each respondent are not known"},
}};

}  // namespace

std::string_view name_of(undefined reason) noexcept { return reasons[static_cast<std::size_t>(reason)].name; }

sentence sentence_of(undefined reason) {
  const entry& found = reasons[static_cast<std::size_t>(reason)];
  return {std::string{found.id}, std::string{found.en}};
}

}  // namespace ikm
