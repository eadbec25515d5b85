// SPDX-License-Identifier: BSL-1.0
// One text through the fast reader and through the careful one, and everything that can be seen of each run as a text:
// for the tests of their equality and for the search for inputs on which they differ.
#ifndef IKM_TESTS_READ_BOTH_READERS_HPP
#define IKM_TESTS_READ_BOTH_READERS_HPP

#include "read/careful/row_fold.hpp"
#include "read/intake.hpp"
#include "read/open_table.hpp"
#include "read/route.hpp"

#include <ikm/base/error.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/source/open_rows.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace both_readers {

using ikm::kernels::isa;

class memory_blocks final : public ikm::file_blocks {
 public:
  explicit memory_blocks(std::string_view text) : text_{text} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t size() const noexcept override { return text_.size(); }
  [[nodiscard]] std::size_t read(std::uint64_t offset, std::span<char> into) const override {
    return offset >= text_.size() ? 0 : text_.copy(into.data(), into.size(), static_cast<std::size_t>(offset));
  }

 private:
  std::string_view text_;
  std::string name_ = "s.csv";
};

inline ikm::methodology small_method(int questions, int highest = 4) {
  ikm::methodology_definition d{.id = "small", .name = {"k", "s"}, .elements = {}};
  for (int q = 1; q <= questions; ++q) {
    const std::string n = std::to_string(q);
    const std::string name = std::string{"aspek "} + static_cast<char>('a' + q);  // no cell of the texts below
    d.elements.push_back({.id = "e" + n, .code = "U" + n, .name = {name, name}, .weight = ikm::ratio{1, questions}});
  }
  d.scale = {1, highest};
  d.bands = {{"A", {"a", "a"}, ikm::decimal{0}}};
  return ikm::methodology{d};
}

inline std::string told(const ikm::tally& t) {
  std::string text = std::to_string(t.respondents()) + "/" + std::to_string(t.respondents(ikm::coverage::complete));
  for (const std::uint64_t c : t.counts()) text += " " + std::to_string(c);
  return text + "\n";
}

/// Everything that can be seen of a run.
template <class Run>
std::string told(const ikm::methodology& method, ikm::read_options options, Run run) {
  std::string heard;
  options.on_reject = [&](const ikm::rejected_row& row) {
    heard += text_of(row.why, ikm::language::english);
    for (const std::string& cell : row.answer_cells) heard += "|" + cell;
    heard += "\n";
  };
  try {
    ikm::survey made = ikm::empty_survey(method, options);
    run(made, options);
    const ikm::row_account& a = made.account;
    std::string text = told(made.all);
    for (const ikm::grouped_tally& by : made.groups) {
      for (const auto& [key, counts] : by.groups()) {
        for (const std::string& value : key) text += "[" + value + "]";
        text += told(counts);
      }
      text += "--\n";
    }
    text += std::to_string(a.rows) + " " + std::to_string(a.accepted) + " " + std::to_string(a.rejected) + " " +
            std::to_string(a.skipped) + (a.lines_read ? " of " + std::to_string(*a.lines_read) : "") + "\n";
    for (const auto& [kind, count] : a.skips) text += std::string{name_of(kind)} + std::to_string(count) + "\n";
    for (const auto& [word, count] : a.unknown_words)
      text += word.first + ":" + word.second + std::to_string(count) + "\n";
    for (const auto& [why, count] : a.reject_counts) text += std::string{name_of(why)} + std::to_string(count) + "\n";
    for (const ikm::complaint& c : a.rejects) text += text_of(c, ikm::language::english) + "\n";
    return heard + text;
  } catch (const ikm::error& e) {
    return heard + "error: " + e.what();
  }
}

/// A text as a pipe gives it, a few bytes at a time; may break.
class drops final : public ikm::byte_source {
 public:
  drops(std::string_view rest, std::size_t most, bool breaks = false) : rest_{rest}, most_{most}, breaks_{breaks} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (rest_.empty() && std::exchange(breaks_, false))
      throw ikm::io_error{ikm::failure::file_not_readable, {"putus", "broken"}};  // only once
    const std::size_t size = rest_.copy(into.data(), std::min(into.size(), most_));
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string name_ = "s.csv";
  std::string_view rest_;
  std::size_t most_;
  bool breaks_;
};

/// How bytes become rows: translated to UTF-8, or as they are; as a pipe that breaks after them.
enum class pipe { translated, raw, broken };

inline std::unique_ptr<ikm::row_source> rows_of(std::string_view text, std::size_t at_a_time, pipe how,
                                                const ikm::csv_options& csv) {
  auto bytes = std::make_unique<drops>(text, at_a_time, how == pipe::broken);
  return how == pipe::raw ? csv_rows(std::move(bytes), csv) : open_rows(std::move(bytes), {.csv = csv});
}

/// Only rows of delimited text, with no more ahead of the loops than the header and a few rows.
inline std::string carefully(std::string_view text, const ikm::methodology& method, const ikm::read_options& options,
                             pipe how = pipe::translated) {
  return told(method, options, [&](ikm::survey& into, const ikm::read_options& with) {
    const auto rows = rows_of(text, text.size() + 1, how, with.csv);
    ikm::seen_rows seen;
    ikm::table from{*rows, method, with.by, with.said};
    ikm::row_fold{rows->name(), {}, {method, with, seen, into}}.run(from, *rows);
  });
}

// How many texts the loops have counted, and not thrown away.
inline std::size_t texts = 0;
inline std::size_t by_loops = 0;

inline std::string fast(std::string_view text, const ikm::methodology& method, ikm::read_options options, isa which,
                        std::size_t chunk, unsigned threads) {
  options.threads = threads;
  const memory_blocks blocks{text};
  return told(method, options, [&](ikm::survey& into, const ikm::read_options& with) {
    const auto rows = open_rows(ikm::bytes_of(text, "s.csv"), {.csv = with.csv});
    ikm::seen_rows seen;
    const ikm::intake to{method, with, seen, into};
    ikm::open_table from{*rows, to};
    ++texts;
    by_loops += fold_table(from, to, &blocks, {.chunk_bytes = chunk, .isa = which}) ? 1U : 0U;
  });
}

// The same of text that only comes from front to back.
inline std::size_t streams = 0;
inline std::size_t streams_by_loops = 0;

inline std::string streamed(std::string_view text, const ikm::methodology& method, ikm::read_options options, pipe how,
                            std::size_t at_a_time, ikm::fold_tuning tuning, unsigned threads) {
  options.threads = threads;
  return told(method, options, [&](ikm::survey& into, const ikm::read_options& with) {
    const auto rows = rows_of(text, at_a_time, how, with.csv);
    ikm::seen_rows seen;
    const ikm::intake to{method, with, seen, into};
    ikm::open_table from{*rows, to};
    ++streams;
    streams_by_loops += fold_table(from, to, nullptr, tuning) ? 1U : 0U;
  });
}

inline std::vector<isa> sets() {
  std::vector<isa> all;
  for (const isa one : {isa::scalar, isa::avx2, isa::avx512})
    if (ikm::kernels::has(one)) all.push_back(one);
  return all;
}

}  // namespace both_readers

#endif
