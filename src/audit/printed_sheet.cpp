// SPDX-License-Identifier: BSL-1.0
#include <ikm/audit/printed_sheet.hpp>

#include "base/ascii.hpp"
#include "base/joined.hpp"

#include <ikm/index/unit_index.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ikm {
namespace {

/// Words that accompany a grade and do not name it.
constexpr std::array<std::string_view, 12> words_beside = {"mutu",     "pelayanan", "layanan",  "unit",
                                                           "kinerja",  "grade",     "kategori", "category",
                                                           "predikat", "nilai",     "kriteria", "tingkat"};

/// Runs of letters and digits, in lower case.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  bool within = false;
  for (const char c : text) {
    const bool letter = (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
    if (letter && !within) words.emplace_back();
    if (letter) words.back() += lower(c);
    within = letter;
  }
  return words;
}

bool is_within(const decimal& value, const ratio& low, const ratio& high) {
  return ratio{value} >= low && ratio{value} <= high;
}

}  // namespace

figure_scale scale_of(const methodology& method, const printed_sheet& printed) {
  const ratio low = method.scale().lowest;
  const ratio high = method.scale().highest;
  bool means = true;
  bool indices = true;
  for (const auto& mean : printed.means) {
    if (!mean) continue;
    means = means && is_within(mean->value, low, high);
    indices = indices && is_within(mean->value, low * method.conversion(), high * method.conversion());
  }
  if (means) return figure_scale::means;
  return indices ? figure_scale::index : figure_scale::mixed;
}

int decimals_of_means(const printed_sheet& printed) {
  int most = 2;
  for (const auto& mean : printed.means)
    if (mean) most = std::max(most, mean->value.places());
  return most;
}

std::vector<std::optional<ratio>> printed_means(const methodology& method, const printed_sheet& printed) {
  const ratio per_mean = scale_of(method, printed) == figure_scale::index ? method.conversion() : ratio{1};
  std::vector<std::optional<ratio>> means;
  means.reserve(printed.means.size());
  for (const auto& mean : printed.means)
    means.push_back(mean ? std::optional{ratio{mean->value} / per_mean} : std::nullopt);
  return means;
}

std::vector<exact_range> possible_means(const methodology& method, const printed_sheet& printed) {
  const ratio lowest = method.scale().lowest;
  const ratio highest = method.scale().highest;
  const ratio per_mean = scale_of(method, printed) == figure_scale::index ? method.conversion() : ratio{1};
  const ratio last = ratio{decimal{1, decimals_of_means(printed)}} / per_mean;
  std::vector<exact_range> ranges;
  ranges.reserve(printed.means.size());
  for (const auto& mean : printed_means(method, printed))
    ranges.push_back(mean ? exact_range{std::max(lowest, *mean - last / ratio{2}), std::min(highest, *mean + last)}
                          : exact_range{lowest, highest});
  return ranges;
}

exact_range possible_index(const methodology& method, const printed_sheet& printed, const score_options& options) {
  std::vector<ratio> low;
  std::vector<ratio> high;
  low.reserve(printed.means.size());
  high.reserve(printed.means.size());
  for (const exact_range& mean : possible_means(method, printed)) {
    low.push_back(mean.low);
    high.push_back(mean.high);
  }
  return {index_of(method, options, low), index_of(method, options, high)};
}

std::optional<band> printed_band(const methodology& method, std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  const band* found = nullptr;
  for (const band& one : method.bands())  // `A+`, `AA`
    if (lower(one.letter) == lower(text)) return one;
  std::string rest;
  for (const std::string& word : words) {
    const auto letter = std::find_if(method.bands().begin(), method.bands().end(),
                                     [&](const band& one) { return lower(one.letter) == word; });
    if (letter != method.bands().end()) {
      if (found != nullptr && found->letter != letter->letter) return std::nullopt;
      found = &*letter;
    } else if (std::find(words_beside.begin(), words_beside.end(), word) == words_beside.end()) {
      append_item(rest, word, " ");
    }
  }
  if (rest.empty()) return found == nullptr ? std::nullopt : std::optional{*found};
  for (const band& one : method.bands())
    if (rest == lower(one.label.id) || rest == lower(one.label.en)) {
      if (found != nullptr && found->letter != one.letter) return std::nullopt;
      return one;
    }
  return std::nullopt;
}

}  // namespace ikm
