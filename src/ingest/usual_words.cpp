// SPDX-License-Identifier: BSL-1.0
#include "ingest/usual_words.hpp"

#include <algorithm>
#include <array>

namespace ikm {
namespace {

/// From the questionnaires annexed to the regulations and the forms in use. The order is that in which they are listed
/// to a person who wrote another one.
constexpr std::array table = {
    usual_word{"persyaratan", "Tidak sesuai", 1, "sesuai", false},
    usual_word{"persyaratan", "Kurang sesuai", 2, "sesuai", false},
    usual_word{"persyaratan", "Sesuai", 3, "sesuai", false},
    usual_word{"persyaratan", "Sangat sesuai", 4, "sesuai", false},
    usual_word{"produk", "Tidak sesuai", 1, "sesuai", false}, usual_word{"produk", "Kurang sesuai", 2, "sesuai", false},
    usual_word{"produk", "Sesuai", 3, "sesuai", false}, usual_word{"produk", "Sangat sesuai", 4, "sesuai", false},
    usual_word{"prosedur", "Tidak mudah", 1, "mudah", false}, usual_word{"prosedur", "Sulit", 1, "mudah", true},
    usual_word{"prosedur", "Kurang mudah", 2, "mudah", false}, usual_word{"prosedur", "Mudah", 3, "mudah", false},
    usual_word{"prosedur", "Sangat mudah", 4, "mudah", false}, usual_word{"waktu", "Tidak cepat", 1, "cepat", false},
    usual_word{"waktu", "Lambat", 1, "cepat", true}, usual_word{"waktu", "Kurang cepat", 2, "cepat", false},
    usual_word{"waktu", "Lumayan lambat", 2, "cepat", true}, usual_word{"waktu", "Cepat", 3, "cepat", false},
    usual_word{"waktu", "Sangat cepat", 4, "cepat", false},
    // Here the first option of the form is the worst answer: many applications score it 4.
    usual_word{"biaya", "Sangat mahal", 1, "mahal", false}, usual_word{"biaya", "Cukup mahal", 2, "mahal", true},
    usual_word{"biaya", "Mahal", 2, "mahal", false}, usual_word{"biaya", "Murah", 3, "mahal", false},
    usual_word{"biaya", "Gratis", 4, "mahal", false}, usual_word{"biaya", "Tidak wajar", 1, "wajar", false},
    usual_word{"biaya", "Kurang wajar", 2, "wajar", false}, usual_word{"biaya", "Wajar", 3, "wajar", false},
    usual_word{"biaya", "Sangat wajar", 4, "wajar", false},
    usual_word{"kompetensi", "Tidak kompeten", 1, "kompeten", false},
    usual_word{"kompetensi", "Tidak mampu", 1, "mampu", false},
    usual_word{"kompetensi", "Kurang kompeten", 2, "kompeten", false},
    usual_word{"kompetensi", "Kurang mampu", 2, "mampu", false},
    usual_word{"kompetensi", "Kompeten", 3, "kompeten", false}, usual_word{"kompetensi", "Mampu", 3, "mampu", false},
    usual_word{"kompetensi", "Sangat kompeten", 4, "kompeten", false},
    usual_word{"kompetensi", "Sangat mampu", 4, "mampu", false},
    usual_word{"perilaku", "Tidak sopan dan ramah", 1, "sopan", false},
    usual_word{"perilaku", "Tidak sopan dan tidak ramah", 1, "sopan", false},
    usual_word{"perilaku", "Kurang sopan dan ramah", 2, "sopan", false},
    usual_word{"perilaku", "Kurang sopan dan kurang ramah", 2, "sopan", false},
    usual_word{"perilaku", "Sopan dan ramah", 3, "sopan", false},
    usual_word{"perilaku", "Sangat sopan dan ramah", 4, "sopan", false},
    usual_word{"perilaku", "Sangat sopan dan sangat ramah", 4, "sopan", false},
    usual_word{"sarana", "Buruk", 1, "baik", true}, usual_word{"sarana", "Cukup", 2, "", true},
    usual_word{"sarana", "Baik", 3, "baik", false}, usual_word{"sarana", "Sangat baik", 4, "baik", false},
    usual_word{"pengaduan", "Tidak ada", 1, "pengaduan", false},
    usual_word{"pengaduan", "Ada tetapi tidak berfungsi", 2, "pengaduan", false},
    usual_word{"pengaduan", "Berfungsi kurang maksimal", 3, "pengaduan", false},
    usual_word{"pengaduan", "Dikelola dengan baik", 4, "pengaduan", false},
    usual_word{"", "Tidak baik", 1, "baik", false}, usual_word{"", "Tidak puas", 1, "puas", false},
    usual_word{"", "Kurang baik", 2, "baik", false}, usual_word{"", "Kurang puas", 2, "puas", false},
    usual_word{"", "Baik", 3, "baik", false}, usual_word{"", "Puas", 3, "puas", false},
    usual_word{"", "Sangat baik", 4, "baik", false}, usual_word{"", "Sangat puas", 4, "puas", false},
    usual_word{"", "Tidak setuju", 1, "setuju", false}, usual_word{"", "Kurang setuju", 2, "setuju", false},
    usual_word{"", "Setuju", 3, "setuju", false}, usual_word{"", "Sangat setuju", 4, "setuju", false}};
static_assert(table.size() < 256);  // an index fits into one byte

/// `Cukup` is a step of whatever vocabulary is beside it; of its own where that is there.
std::string_view vocabulary_of(const usual_word& word, bool own_is_used) {
  return word.vocabulary.empty() && own_is_used ? std::string_view{"baik"} : word.vocabulary;
}

}  // namespace

std::span<const usual_word> usual_words() noexcept { return table; }

std::vector<std::size_t> used_words(std::span<const std::uint64_t> counts) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] != 0) used.push_back(i);
  return used;
}

std::vector<word_conflict> conflicts_among(std::span<const std::size_t> used) {
  const bool own_is_used =
      std::any_of(used.begin(), used.end(), [](std::size_t i) { return table[i].vocabulary == "baik"; });
  std::vector<word_conflict> found;
  for (std::size_t i = 0; i < used.size(); ++i)
    for (std::size_t j = i + 1; j < used.size(); ++j) {
      const usual_word& one = table[used[i]];
      const usual_word& other = table[used[j]];
      if (one.score != other.score || one.is_other_degree == other.is_other_degree) continue;
      const std::string_view of_one = vocabulary_of(one, own_is_used);
      const std::string_view of_other = vocabulary_of(other, own_is_used);
      const bool same = of_one == of_other || of_one.empty() || of_other.empty();
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const word_conflict& c) { return table[c.one].score == one.score; });
      if (same && !known) found.push_back({used[i], used[j]});
    }
  return found;
}

std::size_t degrees_among(std::span<const std::size_t> used) {
  std::array<bool, 8> scores{};
  for (const std::size_t i : used) scores[static_cast<std::size_t>(table[i].score)] = true;
  return static_cast<std::size_t>(std::count(scores.begin(), scores.end(), true)) + conflicts_among(used).size();
}

}  // namespace ikm
