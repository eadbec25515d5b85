// SPDX-License-Identifier: BSL-1.0
// The reference of the vector loops: one byte after the other, and nothing that a machine must have.
#include "scan.hpp"

#include "ingest/decode.hpp"
#include "ingest/totals_label.hpp"
#include "ingest/totals_words.hpp"

#include <ikm/ingest/row_kind.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace ikm::kernels {
namespace {

/// Where the row at `at` ends, or why that cannot be said.
struct row_end {
  std::size_t end = 0;
  std::uint64_t inner_lines = 0;
  enum { found, stray, missing } what = missing;
};

/// Fills the begin of each cell, and one past the last delimiter or line end.
row_end take_apart(const scan& job, std::vector<std::size_t>& bounds) {
  const char delimiter = job.shape->delimiter;
  row_end out;
  bounds.assign(1, job.at);
  bool quoted = false;
  bool fresh = true;  // nothing of the cell was seen yet
  for (std::size_t i = job.at; i < job.limit; ++i) {
    const char c = job.text[i];
    if (quoted) {
      if (c == '\n') ++out.inner_lines;
      if (c != '"') continue;
      if (i + 1 < job.limit && job.text[i + 1] == '"') {
        ++i;
        continue;
      }
      quoted = false;
      fresh = false;
      if (i + 1 == job.limit) break;
      const char next = job.text[i + 1];
      const bool ends = next == delimiter || next == '\n' ||
                        (job.shape->crlf && next == '\r' && i + 2 < job.limit && job.text[i + 2] == '\n');
      if (!ends) {
        out.what = row_end::stray;
        return out;
      }
    } else if (c == '"') {
      if (!fresh) {
        out.what = row_end::stray;
        return out;
      }
      quoted = true;
    } else if (c == delimiter) {
      bounds.push_back(i + 1);
      fresh = true;
    } else if (c == '\n') {
      bounds.push_back(i + 1);
      out.end = i;
      out.what = row_end::found;
      return out;
    } else {
      fresh = false;
    }
  }
  return out;
}

}  // namespace

std::uint32_t hash_scalar(std::string_view key, const std::uint8_t* seed) {
  std::uint64_t h;
  std::memcpy(&h, seed, sizeof h);
  for (const char c : key) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return static_cast<std::uint32_t>(h ^ h >> 32);
}

namespace {

/// The first words of all labels of totals, in order of their first three letters.
struct first_word {
  std::uint32_t three;
  std::string_view word;
};
consteval auto first_words_of_totals() {
  using namespace totals_words;
  constexpr std::size_t labels = std::size(sure_labels) + std::size(likely_beginnings) + std::size(likely_labels) +
                                 std::size(end_labels) + std::size(end_beginnings) + 1;
  std::array<first_word, labels> made{};
  std::size_t size = 0;
  const auto add = [&](std::string_view label) {
    const std::string_view word = label.substr(0, label.find(' '));
    made[size++] = {label_beginnings::three_of(word), word};
  };
  for (const std::string_view label : sure_labels) add(label);
  for (const std::string_view label : likely_beginnings) add(label);
  for (const std::string_view label : likely_labels) add(label);
  for (const std::string_view label : end_labels) add(label);
  for (const std::string_view label : end_beginnings) add(label);
  add(source_of_data);
  std::sort(made.begin(), made.end(), [](const first_word& a, const first_word& b) { return a.three < b.three; });
  return made;
}
constexpr auto first_words = first_words_of_totals();

consteval label_beginnings beginnings_of_totals() {
  label_beginnings made{};
  for (const auto& [three, word] : first_words) {
    // A word of three letters ends before anything but a letter, and that may share its bit with a letter.
    std::uint32_t fourth = word.size() == 3 ? 0 : 1U << (word[3] & 31);
    for (int c = 0; word.size() == 3 && c < 256; ++c)
      if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) fourth |= 1U << (c & 31);
    std::uint32_t& place = made.fourth_letters[label_beginnings::place_of(three)];
    place |= fourth;
  }
  // Blanks, brackets, quotes, sigma.
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool digit = c >= '0' && c <= '9';
    made.no_letter[c] = letter || digit ? 0 : 1;
  }
  return made;
}

/// Whether the text begins with the first word of a label, whatever its case.
bool begins_like_totals(std::string_view text) {
  if (text.size() < 3) return false;
  const std::uint32_t three = label_beginnings::three_of(text);
  const auto* word = std::lower_bound(first_words.begin(), first_words.end(), three,
                                      [](const first_word& a, std::uint32_t b) { return a.three < b; });
  const auto same = [](char small, char c) {
    return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  };
  for (; word != first_words.end() && word->three == three; ++word)
    if (text.size() >= word->word.size() && std::equal(word->word.begin(), word->word.end(), text.begin(), same))
      return true;
  return false;
}

}  // namespace

constinit const label_beginnings totals_beginnings = beginnings_of_totals();

bool may_be_totals_slow(std::string_view text, char delimiter) {
  if (text.front() == delimiter || text.front() == '"') return true;
  if (totals_beginnings.no_letter[static_cast<unsigned char>(text.front())] == 0 && !begins_like_totals(text))
    return false;
  const std::string_view cell = text.substr(0, text.find_first_of(std::string{delimiter} + "\n"));
  return trimmed(cell).empty() || totals_label_of(cell) != totals_label::none;
}

namespace {

/// One respondent into joint counts, one pair after the other.
template <class Count>
void count_joint(Count* to, const joint_shape& shape, const std::vector<std::uint8_t>& given, bool complete) {
  const auto add = [&](std::size_t at, unsigned more) { to[at] = static_cast<Count>(to[at] + more); };
  std::size_t answers = 0;
  std::size_t sum = 0;
  bool alike = true;
  for (std::size_t a = 0; a < given.size(); ++a) {
    answers += given[a] != 0;
    sum += given[a];
    alike = alike && given[a] == given[0];
    if (given[a] == 0) continue;
    for (std::size_t b = 0; b < given.size(); ++b) {
      const std::size_t at = a * joint_shape::row + b;
      if (complete) {
        add(at, unsigned{given[a]} * given[b]);
      } else if (given[b] != 0) {
        add(shape.square() + at, 1);
        add(2 * shape.square() + at, given[a]);
        add(3 * shape.square() + at, unsigned{given[a]} * given[b]);
      }
    }
    if (complete) add(a * joint_shape::row + joint_shape::row - 1, given[a]);
  }
  add(shape.own(answers) + sum - answers, 1);
  if (alike && complete) add(shape.straight() + given[0] - 1, 1);
}

}  // namespace

stopped scan_scalar(scan& job) {
  const row_shape& shape = *job.shape;
  const std::size_t steps = shape.steps();
  std::vector<std::size_t> bounds;
  std::vector<std::uint8_t> given(shape.questions);
  std::string key;
  while (job.at < job.end) {
    const row_end row = take_apart(job, bounds);
    if (row.what == row_end::missing) return stopped::at_limit;
    if (row.what == row_end::stray) return stopped::at_quote;
    job.inner_lines += row.inner_lines;
    for (std::size_t i = job.at; i < row.end; ++i) {
      job.nul = job.nul || job.text[i] == '\0';
      job.beyond_ascii = job.beyond_ascii || static_cast<unsigned char>(job.text[i]) > 127;
    }

    bool plain = bounds.size() == shape.columns + 1U;
    if (shape.crlf) {
      plain = plain && row.end > job.at && job.text[row.end - 1] == '\r';
      if (plain) --bounds.back();  // the last cell ends before CR
    }
    bool complete = true;
    bool any = false;
    std::size_t q = 0;
    for (std::uint32_t c = 0; plain && c < shape.columns; ++c) {
      if ((shape.answers_from[c] & 1) == 0) continue;
      const std::size_t size = bounds[c + 1] - 1 - bounds[c];
      const unsigned digit = static_cast<unsigned char>(job.text[bounds[c]]) - static_cast<unsigned>('0');
      plain = size == 0 || (size == 1 && digit >= shape.lowest && digit <= shape.highest);
      given[q] = size == 0 ? 0 : static_cast<std::uint8_t>(digit - shape.lowest + 1);
      complete = complete && given[q] != 0;
      any = any || given[q] != 0;
      ++q;
    }
    plain = plain && any && !may_be_other(shape, job.text + job.at, row.end - job.at);
    key.clear();
    for (std::size_t s = 0; plain && s < shape.key.size(); ++s) {
      const auto [first, last] = shape.key[s];
      if (s != 0) key += shape.delimiter;
      key.append(job.text + bounds[first], bounds[last + 1] - 1 - bounds[first]);
    }
    plain = plain && key.size() <= key_room && (shape.crlf || key.empty() || key.back() != '\r');
    std::uint32_t times = 1;
    if (plain && shape.count_column) {
      const std::size_t end = bounds[*shape.count_column + 1] - 1;
      times = count_before(job.text + end, end - bounds[*shape.count_column]);
      plain = times != 0;
    }

    if (!plain) {
      job.odd.push_back({job.at, row.end});
    } else {
      ++job.rows;
      job.respondents += times;
      if (job.groups != nullptr && times != 1) {
        group& mine = job.groups->find_or_add(hash_scalar(key, job.groups->seed()), key);
        job.groups->add(mine, given, complete, times);
      } else if (job.groups != nullptr) {
        group& mine = job.groups->find_or_add(hash_scalar(key, job.groups->seed()), key);
        std::uint8_t* const line = complete ? mine.whole : mine.partial;
        for (std::size_t i = 0; i < given.size(); ++i)
          if (given[i] != 0) ++line[i * steps + given[i] - 1];
        if (shape.joint.questions != 0) count_joint(group_table::joint_of(mine), shape.joint, given, complete);
        if (++line[respondents_at] == 255) job.groups->flush(mine);
      } else {
        std::vector<std::uint64_t>& counts = complete ? job.plain->whole : job.plain->partial;
        for (std::size_t i = 0; i < given.size(); ++i)
          if (given[i] != 0) counts[i * steps + given[i] - 1] += times;
        counts[shape.cells()] += times;
        if (shape.joint.questions != 0) count_joint(job.plain->joint.data(), shape.joint, given, complete);
      }
    }
    job.at = row.end + 1;
  }
  return stopped::at_end;
}

void row_shape::set_answers(const std::vector<std::uint32_t>& answer_columns) {
  questions = static_cast<std::uint32_t>(answer_columns.size());
  std::vector<bool> answers(columns + 64U);
  for (const std::uint32_t c : answer_columns) answers[c] = true;
  answers_from.assign(columns + 1U, 0);
  for (std::uint32_t c = 0; c <= columns; ++c)
    for (std::uint32_t i = 0; i < 64; ++i)
      if (answers[c + i]) answers_from[c] |= std::uint64_t{1} << i;
  std::memset(pick, most_questions, sizeof pick);
  std::memset(step, 0xFF, sizeof step);
  for (std::size_t i = 0; i < cells(); ++i) {
    pick[i] = static_cast<std::uint8_t>(i / steps());
    step[i] = static_cast<std::uint8_t>(i % steps() + 1);
  }
  step[respondents_at] = 1;
}

answer_rows::answer_rows(const row_shape& of)
    : lanes{batch_shape{of.questions, 1, of.steps()}}, counts{lanes.shape}, questions{of.questions} {
  for (std::size_t i = 0; i < sizeof place; ++i) place[i] = static_cast<std::uint8_t>(i % questions);
  for (std::size_t i = 0; i < questions; ++i) {
    last_of_row[i] = 0;
    for (std::size_t k = 0; k < 64; ++k)
      if ((i + k) % questions == questions - 1) last_of_row[i] |= std::uint64_t{1} << k;
  }
}

plain_counts::plain_counts(const row_shape& shape)
    : whole(shape.cells() + 1), partial(shape.cells() + 1), joint(shape.joint.cells()) {
  // A row of one question that is left blank is a row with nothing in it, which only careful eyes tell apart.
  if (shape.key.empty() && shape.columns == shape.questions && shape.questions > 1 && joint.empty())
    rows = std::make_unique<answer_rows>(shape);
  if (shape.key.empty() && shape.count_column) weighted = std::make_unique<weighted_lines>();
}

void plain_counts::pour_weighted(weighted_lines::line& from, std::uint64_t times) {
  const std::size_t cells = whole.size() - 1;
  for (std::size_t i = 0; i < cells; ++i) {
    whole[i] += times * from.whole[i];
    partial[i] += times * from.partial[i];
  }
  whole[cells] += times * from.whole[respondents_at];
  partial[cells] += times * from.partial[respondents_at];
  from = {};
}

void plain_counts::settle() {
  for (std::size_t place = 0; weighted && place < weighted_lines::number_bytes; ++place)
    for (unsigned byte = 1; byte < 256; ++byte) {
      weighted_lines::line& line = weighted->at(place, static_cast<std::uint8_t>(byte));
      if (line.whole[respondents_at] != 0 || line.partial[respondents_at] != 0)
        pour_weighted(line, std::uint64_t{byte} << 8 * place);
    }
  if (!rows) return;
  batch_counts& counts = rows->counts;
  count_rows(rows->lanes.shape, rows->bytes, rows->size / rows->questions, isa::scalar, counts);
  pour(rows->lanes, counts);
  rows->size = 0;
  const std::size_t cells = counts.all.size();
  for (std::size_t i = 0; i < cells; ++i) {
    whole[i] += counts.complete[i];
    partial[i] += counts.all[i] - counts.complete[i];
  }
  whole[cells] += counts.complete_respondents;
  partial[cells] += counts.respondents - counts.complete_respondents;
  counts = batch_counts{rows->lanes.shape};
}

scan_loop scan_loop_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return scan_avx512;
  if (which == isa::avx2) return scan_avx2;
#endif
  static_cast<void>(which);
  return scan_scalar;
}

key_hash key_hash_for(isa which) noexcept {
#ifdef IKM_X86_LOOPS
  if (which == isa::avx512) return hash_avx512;
  if (which == isa::avx2) return hash_avx2;
#endif
  static_cast<void>(which);
  return hash_scalar;
}

}  // namespace ikm::kernels
