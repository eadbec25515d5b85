// SPDX-License-Identifier: BSL-1.0
#include "read/fold_text.hpp"

#include "read/text_buffer.hpp"
#include "read/text_fold.hpp"
#include "read/text_pieces.hpp"
#include "source/csv_reader.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t overhang = 4096;  // read behind a chunk, for the row that begins in it and ends behind it

/// Complaints are made by the careful reader, from the rows of one piece of text in which some were set aside: so they
/// cost memory only for those that are kept, and are the very same.
class complainer {
 public:
  complainer(const text_plan& plan, const read_options& options, survey& into)
      : plan_{plan},
        options_{ungrouped(options)},
        account_{into.account},
        heard_{empty_survey(plan.method, options_)},
        judge_{plan.name, plan.csv.delimiter, plan.front, plan.method, options_, heard_} {
    heard_.account = account_;  // what the first rows gave counts among those that are kept
  }

  [[nodiscard]] bool wants(const std::map<reason, std::uint64_t>& set_aside) const {
    return std::any_of(set_aside.begin(), set_aside.end(), [this](const auto& entry) {
      if (options_.on_reject || entry.first == reason::text_answer) return true;  // unknown words are listed
      const auto kept = heard_.account.reject_counts.find(entry.first);
      return kept == heard_.account.reject_counts.end() || kept->second < complaints_kept;
    });
  }

  /// \throws source_error, input_error where the careful reader does
  void hear(std::unique_ptr<byte_source> rows_from, std::uint64_t line) {
    csv_reader rows{std::move(rows_from), plan_.csv, line};
    for (row next; rows.next(next);) judge_.take(next);
  }

  void finish() {
    account_.rejects = std::move(heard_.account.rejects);
    account_.unknown_words = std::move(heard_.account.unknown_words);
  }

 private:
  [[nodiscard]] static read_options ungrouped(read_options options) {
    options.by.clear();
    return options;
  }

  const text_plan& plan_;
  read_options options_;
  row_account& account_;
  survey heard_;
  row_judge judge_;
};

[[noreturn]] void changed(const std::string& name) {
  throw io_error{failure::file_changed, {name + ": berubah selagi dibaca", name + ": changed while it was read"}};
}

std::map<reason, std::uint64_t> since(const row_account& now, const row_account& before) {
  std::map<reason, std::uint64_t> more;
  if (now.rejected == before.rejected) return more;
  for (const auto& [why, count] : now.reject_counts) {
    const auto had = before.reject_counts.find(why);
    const std::uint64_t fresh = count - (had == before.reject_counts.end() ? 0 : had->second);
    if (fresh != 0) more[why] = fresh;
  }
  return more;
}

std::size_t threads_of(const read_options& options) {
  return options.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.threads;
}

/// What became of one chunk of a file.
struct chunk {
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};
  std::uint64_t begin = nowhere;  ///< of its first row; nowhere when no row was taken to begin in it
  std::uint64_t next = 0;         ///< of the row behind its last one
  std::uint64_t lines = 0;
  bool refused = false;
  bool foreign = false;
  std::map<reason, std::uint64_t> set_aside;
};

/// A file by several threads. A chunk owns the rows that begin in it. Where its first row begins cannot be known from
/// the chunk alone, since a line feed may stand inside of quotes: it is guessed, and when all is done the chunks are
/// gone through in order. Behind each, the next row is known to begin; a chunk that began elsewhere is counted once
/// more as it was, to be taken away, and then again from where it should.
class chunk_fold {
 public:
  chunk_fold(const file_blocks& file, std::uint64_t from, std::uint64_t line, const text_plan& plan,
             const read_options& options, std::size_t chunk_bytes, progress_meter* meter)
      : file_{file},
        from_{from},
        line_{line},
        plan_{plan},
        options_{options},
        chunk_bytes_{chunk_bytes},
        meter_{meter},
        chunks_((file.size() - from + chunk_bytes - 1) / chunk_bytes) {}

  /// False, and nothing done, when only the careful reader will do.
  [[nodiscard]] bool into(survey& made) {
    count();
    if (!too_many_groups_) repair();
    if (too_many_groups() || std::any_of(chunks_.begin(), chunks_.end(), [](const chunk& c) { return c.foreign; }))
      return false;
    complain(made);
    if (poured_) workers_.insert(workers_.begin(), std::move(poured_));
    text_fold::collect(workers_, wrong_.get(), made);
    return true;
  }

 private:
  /// A worker that has more groups than its share gives them to all, so that what all keep is bounded whatever their
  /// number. False when there are too many.
  [[nodiscard]] bool keep_groups_few(text_fold& worker) {
    if (worker.group_count() <= plan_.worker_groups && !worker.passes_limit()) return true;
    const std::lock_guard lock{guard_};
    if (!poured_) poured_ = std::make_unique<text_fold>(plan_);
    poured_->pour(worker);
    if (poured_->group_count() > plan_.most_groups || worker.group_count() > plan_.worker_groups ||
        worker.passes_limit())
      too_many_groups_ = true;
    return !too_many_groups_;
  }

  /// Whether there may be more groups than a limit allows: only the careful reader knows then.
  [[nodiscard]] bool too_many_groups() {
    if (too_many_groups_) return true;
    const auto all_groups = [&] {
      std::size_t groups = poured_ ? poured_->group_count() : 0;
      for (const auto& worker : workers_) groups += worker->group_count();
      return groups;
    };
    if (all_groups() <= plan_.most_groups) return false;
    // The same groups may stand with several workers.
    if (!poured_) poured_ = std::make_unique<text_fold>(plan_);
    for (const auto& worker : workers_) poured_->pour(*worker);
    return all_groups() > plan_.most_groups;
  }

  [[nodiscard]] std::uint64_t end_of(std::size_t k) const {
    return std::min(file_.size(), from_ + (k + 1) * chunk_bytes_);
  }

  void count() {
    const std::size_t threads = std::min({threads_of(options_), chunks_.size(), std::size_t{256}});
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    for (std::size_t t = 0; t < threads; ++t) workers_.push_back(std::make_unique<text_fold>(plan_));
    const auto work = [&](text_fold& worker) {
      try {
        text_buffer buffer{std::min<std::uint64_t>(chunk_bytes_, file_.size()) + overhang};
        for (std::size_t k = next++; k < chunks_.size(); k = next++) {
          take(worker, buffer, k, k == 0 ? from_ : chunk::nowhere, chunks_[k]);
          if (!keep_groups_few(worker)) next = chunks_.size();
          if (meter_ == nullptr) continue;
          meter_->add(chunk_bytes_);
          if (&worker == workers_.front().get()) meter_->tell();
        }
      } catch (...) {
        const std::lock_guard lock{guard_};
        if (!failure) failure = std::current_exception();
        next = chunks_.size();
      }
    };
    std::vector<std::thread> others;
    const auto join = [&] {
      for (std::thread& other : others) other.join();
    };
    try {
      for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work, std::ref(*workers_[t]));
    } catch (const std::system_error&) {
      // Fewer threads than hoped for do the same work.
    }
    work(*workers_.front());
    join();
    if (failure) std::rethrow_exception(failure);
    if (meter_ != nullptr) meter_->tell();
  }

  /// Counts chunk `k` from the row at `begin`, or from where its first row seems to begin.
  void take(text_fold& worker, text_buffer& buffer, std::size_t k, std::uint64_t begin, chunk& out) const {
    const std::uint64_t start = from_ + k * chunk_bytes_;
    const std::uint64_t base = (begin == chunk::nowhere ? start : begin) - 1;  // there is a byte before: the header
    const std::uint64_t end = end_of(k);
    std::size_t size = 0;
    const auto read_to = [&](std::uint64_t to) {
      to = std::min(to, file_.size());
      buffer.reserve(static_cast<std::size_t>(to - base), size);
      const std::size_t wanted = static_cast<std::size_t>(to - base) - size;
      if (file_.read(base + size, {buffer.text() + size, wanted}) != wanted) changed(plan_.name);
      size += wanted;
      return buffer.close(size, to == file_.size());
    };
    std::size_t limit = read_to(end + overhang);
    std::size_t at = 1;
    if (begin == chunk::nowhere) {
      const auto guess = likely_row(buffer.text(), size);
      if (!guess || base + *guess >= end) return;
      at = *guess;
    } else {
      buffer.text()[0] = '\n';  // it may be the last byte of a text that was cut, in tests
    }
    out.begin = base + at;
    const row_account before = worker.account();
    for (;;) {
      const text_fold::passed passed = worker.take({buffer.text(), at, static_cast<std::size_t>(end - base), limit});
      out.lines += passed.lines;
      at = passed.next;
      out.foreign = out.foreign || passed.foreign;
      out.refused = passed.refused || (passed.unfinished && base + size == file_.size());
      if (!passed.unfinished || out.refused) break;
      limit = read_to(base + 2 * size);
    }
    out.next = std::min(base + at, file_.size());
    out.set_aside = since(worker.account(), before);
  }

  /// Where a row seems to begin: behind the first line feed, unless a quote soon after it closes a cell that must have
  /// been opened before the chunk.
  [[nodiscard]] std::optional<std::size_t> likely_row(const char* text, std::size_t size) const {
    constexpr std::size_t near = 4096;
    const std::string_view all{text, size};
    std::size_t from = 0;
    const std::size_t quote = all.substr(0, near).find('"', 1);
    if (quote != std::string_view::npos && quote + 1 < size) {
      const auto edge = [&](char c) { return c == plan_.csv.delimiter || c == '\n' || c == '\r'; };
      if (!edge(text[quote - 1]) && text[quote - 1] != '"' && edge(text[quote + 1])) from = quote + 1;
    }
    if (from == 0) {
      const std::size_t feed = all.find('\n');
      return feed == std::string_view::npos ? std::nullopt : std::optional{feed + 1};
    }
    const auto feed = row_end(all, from, plan_.csv.delimiter);
    return feed ? std::optional{*feed + 1} : std::nullopt;
  }

  void take_away(std::size_t k, text_buffer& buffer) {
    if (chunks_[k].begin == chunk::nowhere) return;
    if (!wrong_) wrong_ = std::make_unique<text_fold>(plan_);
    chunk again;
    take(*wrong_, buffer, k, chunks_[k].begin, again);
    chunks_[k] = {};
  }

  [[nodiscard]] std::size_t wrong_groups() const { return wrong_ ? wrong_->group_count() : 0; }

  /// In order: first rows where they should be.
  void repair() {
    text_buffer buffer{overhang};
    std::uint64_t expected = from_;
    for (std::size_t k = 0; k < chunks_.size(); ++k) {
      chunk& c = chunks_[k];
      if (expected >= end_of(k)) {
        take_away(k, buffer);
        continue;
      }
      if (c.begin != expected) {
        take_away(k, buffer);
        take(*workers_.front(), buffer, k, expected, c);
        too_many_groups_ = !keep_groups_few(*workers_.front()) || wrong_groups() > plan_.most_groups;
        if (too_many_groups_) return;
      }
      if (c.refused || c.foreign) return;  // what stands behind it does not matter
      expected = c.next;
    }
  }

  /// In order: complaints, and errors.
  void complain(survey& made) {
    complainer complaints{plan_, options_, made};
    for (const chunk& c : chunks_) {
      if (c.begin == chunk::nowhere) continue;
      if (c.refused) {
        complaints.hear(bytes_between(file_, c.begin, file_.size()), line_);
        changed(plan_.name);  // the careful reader has refused nothing
      }
      if (complaints.wants(c.set_aside)) complaints.hear(bytes_between(file_, c.begin, c.next), line_);
      line_ += c.lines;
    }
    complaints.finish();
  }

  const file_blocks& file_;
  std::uint64_t from_;
  std::uint64_t line_;
  const text_plan& plan_;
  const read_options& options_;
  std::uint64_t chunk_bytes_;
  progress_meter* meter_;
  std::vector<chunk> chunks_;
  std::vector<std::unique_ptr<text_fold>> workers_;
  std::unique_ptr<text_fold> wrong_;
  std::unique_ptr<text_fold> poured_;
  bool too_many_groups_ = false;
  std::mutex guard_;
};

/// Whether the text of the file up to `offset` is the text that was read, byte for byte.
bool stands_as_read(const file_blocks& file, std::uint64_t offset) {
  std::string front(static_cast<std::size_t>(offset), '\0');
  return file.read(0, front) == offset && front.find('\0') == std::string::npos && is_utf8(front);
}

/// A text that can only be read from front to back, by one worker, while another thread reads ahead. Where each piece
/// begins is known, so nothing is guessed. The first piece with something that reaches beyond its row is counted once
/// more to be taken away, and given back: from there on the careful reader goes on by itself.
void fold_in_pieces(csv_reader& rows, const text_plan& plan, const read_options& options, std::size_t piece_bytes,
                    progress_meter* meter, survey& into) {
  complainer complaints{plan, options, into};
  std::vector<std::unique_ptr<text_fold>> worker;
  worker.push_back(std::make_unique<text_fold>(plan));
  std::unique_ptr<text_fold> wrong;
  std::uint64_t line = rows.line();
  {
    text_pieces pieces{rows, piece_bytes, threads_of(options) > 1};
    for (std::size_t unfinished = 0; pieces.next(unfinished);) {
      const row_account before = worker.front()->account();
      const text_fold::piece piece{pieces.text(), 0, pieces.closed_size(), pieces.closed_size()};
      const text_fold::passed passed = worker.front()->take(piece);
      const bool too_many_groups = worker.front()->group_count() > plan.most_groups || worker.front()->passes_limit();
      if (passed.foreign || passed.refused || too_many_groups || (passed.unfinished && pieces.ended())) {
        wrong = std::make_unique<text_fold>(plan);
        static_cast<void>(wrong->take(piece));
        pieces.give_back(line);
        break;
      }
      const std::size_t taken = std::min(passed.next, pieces.size());
      if (complaints.wants(since(worker.front()->account(), before)))
        complaints.hear(bytes_of({pieces.text(), taken}, plan.name), line);
      line += passed.lines;
      unfinished = pieces.size() - taken;
      if (meter != nullptr) meter->tell();
    }
    if (!wrong && pieces.failure()) std::rethrow_exception(pieces.failure());
  }
  complaints.finish();
  text_fold::collect(worker, wrong.get(), into);
}

/// False, and nothing done, when the table is not for the loops.
bool fold_by_loops(const file_blocks* file, row_source& rows, const recorded_rows& recorded, const table& from,
                   const methodology& method, const read_options& options, const fold_tuning& tuning,
                   progress_meter* meter, survey& into) {
  auto* const csv = dynamic_cast<csv_reader*>(&rows);
  if (csv == nullptr || recorded.kept().size() < tuning.least_rows_ahead) return false;
  auto plan = plan_text(rows.name(), method, from, options, recorded.kept(), rows.delimiter().front(),
                        csv->ended_with_crlf(), tuning.isa);
  if (!plan) return false;
  set_room(*plan, options, into.groups, file == nullptr ? 1 : threads_of(options));
  if (file == nullptr) {
    fold_in_pieces(*csv, *plan, options, tuning.chunk_bytes, meter, into);
    return true;
  }
  char first[3] = {};
  const std::size_t got = file->read(0, first);
  const std::uint64_t mark = std::string_view{first, got} == "\xEF\xBB\xBF" ? 3 : 0;  // passed over before it was read
  const std::uint64_t offset = csv->offset() + mark;
  if (offset >= file->size() || offset == 0 || !stands_as_read(*file, offset)) return false;
  const std::uint64_t before = meter == nullptr ? 0 : meter->bytes();
  if (chunk_fold{*file, offset, csv->line(), *plan, options, tuning.chunk_bytes, meter}.into(into)) return true;
  if (meter != nullptr) meter->set(before);
  return false;
}

}  // namespace

bool fold_text(const file_blocks* file, row_source& rows, recorded_rows& recorded, table& from,
               const methodology& method, const read_options& options, seen_rows& seen, survey& into,
               const fold_tuning& tuning, progress_meter* meter) {
  export_fold careful{rows.name(), rows.sheet(), method, options, seen, into};
  careful.begin(from, rows);
  table_row next;
  // What a row is may still depend on being the first below the header.
  bool begun = false;
  if (!from.is_long()) {
    recorded.now = recorded_rows::mode::hold;
    while (from.next(next)) {
      careful.take(from, next);
      begun = begun || next.kind == row_kind::respondent || next.kind == row_kind::column_numbers;
    }
  }
  recorded.now = recorded_rows::mode::pass;
  const bool by_loops = begun && !from.has_turned() && !careful.compares_inputs() &&
                        fold_by_loops(file, rows, recorded, from, method, options, tuning, meter, into);
  if (by_loops) careful.recount_groups();
  // Of what comes from front to back the loops give back what they could not go on with.
  if (!by_loops || file == nullptr) {
    constexpr std::uint64_t now_and_then = 1024;
    for (std::uint64_t count = 1; from.next(next); ++count) {
      careful.take(from, next);
      if (meter != nullptr && count % now_and_then == 0) meter->tell();
    }
  }
  while (from.next_at_end(next)) careful.take(from, next);
  careful.finish();
  return by_loops;
}

}  // namespace ikm
