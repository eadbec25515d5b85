// SPDX-License-Identifier: BSL-1.0
#include "read/fast/chunks.hpp"

#include "read/careful/complainer.hpp"
#include "read/fast/row_end.hpp"
#include "read/fast/text_buffer.hpp"
#include "read/fast/worker.hpp"

#include <ikm/base/error.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::size_t overhang = 4096;  // read after a chunk, for the row that begins in it and ends after it

[[noreturn]] void changed(const std::string& name) {
  throw io_error{failure::file_changed, {name + ": berubah selagi dibaca", name + ": changed while it was read"}};
}

/// Where in a file a row begins.
struct text_place {
  std::uint64_t offset;
  std::uint64_t line;
};

/// What became of one chunk of a file.
struct chunk {
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};
  std::uint64_t begin = nowhere;  ///< of its first row; nowhere when no row was taken to begin in it
  std::uint64_t next = 0;         ///< of the row after its last one
  std::uint64_t lines = 0;
  bool refused = false;
  bool foreign = false;
  std::map<reason, std::uint64_t> set_aside;
};

/// A file by several threads. A chunk owns the rows that begin in it. Where its first row begins cannot be known from
/// the chunk alone, since a line feed may be inside of quotes: it is guessed, and when all is done the chunks are
/// gone through in order. After each, the next row is known to begin; a chunk that began elsewhere is counted once
/// more as it was, to be taken away, and then again from where it should.
class chunk_fold {
 public:
  /// All are kept by the caller.
  chunk_fold(const file_blocks& file, text_place from, const text_plan& plan, const intake& to, std::size_t chunk_bytes)
      : file_{file},
        from_{from.offset},
        line_{from.line},
        plan_{plan},
        to_{to},
        chunk_bytes_{chunk_bytes},
        chunks_((file.size() - from.offset + chunk_bytes - 1) / chunk_bytes) {}

  /// False, and nothing done, when only the careful reader will do.
  [[nodiscard]] bool run() {
    count();
    // Totals change what a worker says of later rows. Also where they are in a chunk that began at a wrong place, what
    // was counted after them could not be taken away by a worker that has not seen them.
    if (!too_many_groups_ && !has_foreign()) repair();
    if (too_many_groups() || has_foreign()) return false;
    complain();
    if (poured_) workers_.insert(workers_.begin(), std::move(poured_));
    text_worker::collect(workers_, to_.into);
    if (!wrong_.empty()) {
      survey part = empty_survey(to_.method, to_.options);
      text_worker::collect(wrong_, part);
      to_.into.take_away(part);
    }
    return true;
  }

 private:
  [[nodiscard]] bool has_foreign() const {
    return std::any_of(chunks_.begin(), chunks_.end(), [](const chunk& c) { return c.foreign; });
  }

  /// A worker that has more groups than its share gives them to all, so that what all keep is bounded whatever their
  /// number. False when there are too many.
  [[nodiscard]] bool keep_groups_few(text_worker& worker) {
    if (worker.group_count() <= plan_.worker_groups && !worker.passes_limit()) return true;
    const std::lock_guard lock{guard_};
    if (!poured_) poured_ = std::make_unique<text_worker>(plan_);
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
    // Several workers may have the same groups.
    if (!poured_) poured_ = std::make_unique<text_worker>(plan_);
    for (const auto& worker : workers_) poured_->pour(*worker);
    return all_groups() > plan_.most_groups;
  }

  [[nodiscard]] std::uint64_t end_of(std::size_t k) const {
    return std::min(file_.size(), from_ + (k + 1) * chunk_bytes_);
  }

  void count() {
    const std::size_t threads = std::min({threads_of(to_.options), chunks_.size(), std::size_t{256}});
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    for (std::size_t t = 0; t < threads; ++t) workers_.push_back(std::make_unique<text_worker>(plan_));
    const auto work = [&](text_worker& worker) {
      try {
        text_buffer buffer{static_cast<std::size_t>(std::min<std::uint64_t>(chunk_bytes_, file_.size())) + overhang};
        for (std::size_t k = next++; k < chunks_.size(); k = next++) {
          take(worker, buffer, k, k == 0 ? from_ : chunk::nowhere, chunks_[k]);
          if (!keep_groups_few(worker)) next = chunks_.size();
          if (to_.meter == nullptr) continue;
          to_.meter->add(chunk_bytes_);
          if (&worker == workers_.front().get()) to_.meter->tell();
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
    if (to_.meter != nullptr) to_.meter->tell();
  }

  /// Counts chunk `k` from the row at `begin`, or from where its first row seems to begin.
  void take(text_worker& worker, text_buffer& buffer, std::size_t k, std::uint64_t begin, chunk& out) const {
    const std::uint64_t start = from_ + k * chunk_bytes_;
    const std::uint64_t base = (begin == chunk::nowhere ? start : begin) - 1;  // there is a byte before: the header
    const std::uint64_t end = end_of(k);
    std::size_t size = 0;
    const auto read_to = [&](std::uint64_t to) {
      to = std::min(to, file_.size());
      buffer.reserve(static_cast<std::size_t>(to - base), size);
      const std::size_t wanted = static_cast<std::size_t>(to - base) - size;
      if (file_.read(base + size, {buffer.text() + size, wanted}) != wanted) changed(plan_.table.name);
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
      const text_worker::passed passed = worker.take({buffer.text(), at, static_cast<std::size_t>(end - base), limit});
      out.lines += passed.lines;
      at = passed.next;
      out.foreign = out.foreign || passed.foreign;
      out.refused = passed.refused || (passed.unfinished && base + size == file_.size());
      if (!passed.unfinished || out.refused) break;
      limit = read_to(base + 2 * size);
    }
    out.next = std::min(base + at, file_.size());
    out.set_aside = set_aside_since(worker.account(), before);
  }

  /// Where a row seems to begin: after the first line feed, unless a quote soon after it closes a cell that must have
  /// been opened before the chunk.
  [[nodiscard]] std::optional<std::size_t> likely_row(const char* text, std::size_t size) const {
    constexpr std::size_t near = 4096;
    const std::string_view all{text, size};
    std::size_t from = 0;
    const std::size_t quote = all.substr(0, near).find('"', 1);
    if (quote != std::string_view::npos && quote + 1 < size) {
      const auto edge = [&](char c) { return c == plan_.table.csv.delimiter || c == '\n' || c == '\r'; };
      if (!edge(text[quote - 1]) && text[quote - 1] != '"' && edge(text[quote + 1])) from = quote + 1;
    }
    if (from == 0) {
      const std::size_t feed = all.find('\n');
      return feed == std::string_view::npos ? std::nullopt : std::optional{feed + 1};
    }
    const auto feed = row_end(all, from, plan_.table.csv.delimiter);
    return feed ? std::optional{*feed + 1} : std::nullopt;
  }

  void take_away(std::size_t k, text_buffer& buffer) {
    if (chunks_[k].begin == chunk::nowhere) return;
    if (wrong_.empty()) wrong_.push_back(std::make_unique<text_worker>(plan_));
    chunk again;
    take(*wrong_.front(), buffer, k, chunks_[k].begin, again);
    chunks_[k] = {};
  }

  [[nodiscard]] std::size_t wrong_groups() const { return wrong_.empty() ? 0 : wrong_.front()->group_count(); }

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
      if (c.refused || c.foreign) return;  // what is after it does not matter
      expected = c.next;
    }
  }

  /// In order: complaints, and errors.
  void complain() {
    complainer complaints{plan_.table, to_};
    for (const chunk& c : chunks_) {
      if (c.begin == chunk::nowhere) continue;
      if (c.refused) {
        complaints.hear(bytes_between(file_, c.begin, file_.size()), line_);
        changed(plan_.table.name);  // the careful reader has refused nothing
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
  const intake& to_;
  std::uint64_t chunk_bytes_;
  std::vector<chunk> chunks_;
  std::vector<std::unique_ptr<text_worker>> workers_;
  std::vector<std::unique_ptr<text_worker>> wrong_;  // at most one: what was counted and should not have been
  std::unique_ptr<text_worker> poured_;
  bool too_many_groups_ = false;
  std::mutex guard_;
};

/// Whether the text of the file up to `offset` is the text that was read, byte for byte.
bool stands_as_read(const file_blocks& file, std::uint64_t offset) {
  std::string front(static_cast<std::size_t>(offset), '\0');
  return file.read(0, front) == offset && front.find('\0') == std::string::npos && is_utf8(front);
}

}  // namespace

bool fold_chunks(const file_blocks& file, const csv_reader& from, const text_plan& plan, const intake& to,
                 std::size_t chunk_bytes) {
  char first[3] = {};
  const std::size_t got = file.read(0, first);
  const std::uint64_t mark = std::string_view{first, got} == "\xEF\xBB\xBF" ? 3 : 0;  // passed over before it was read
  const std::uint64_t offset = from.offset() + mark;
  if (offset >= file.size() || offset == 0 || !stands_as_read(file, offset)) return false;
  const std::uint64_t before = to.meter == nullptr ? 0 : to.meter->bytes();
  if (chunk_fold{file, {offset, from.line()}, plan, to, chunk_bytes}.run()) return true;
  if (to.meter != nullptr) to.meter->set(before);
  return false;
}

}  // namespace ikm
