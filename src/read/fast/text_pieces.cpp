// SPDX-License-Identifier: BSL-1.0
#include "read/fast/text_pieces.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace ikm {

text_pieces::text_pieces(csv_reader& from, std::size_t piece_bytes, bool read_ahead)
    : from_{from},
      piece_bytes_{piece_bytes},
      room_{piece_bytes},
      read_ahead_{read_ahead},
      blocks_{{text_buffer{room_ + piece_bytes}}, {text_buffer{room_ + piece_bytes}}} {}

text_pieces::~text_pieces() {
  if (!reader_.joinable()) return;
  {
    const std::lock_guard lock{guard_};
    stop_ = true;
  }
  changed_.notify_all();
  reader_.join();
}

/// Not before it is full, or nothing more comes: what writes a pipe drop by drop shall not cost a hand-over a drop.
void text_pieces::fill(block& into) {
  into.size = 0;
  try {
    while (into.size < piece_bytes_) {
      const std::size_t got = from_.read({into.buffer.text() + room_ + into.size, piece_bytes_ - into.size});
      into.more = got != 0;
      if (got == 0) return;
      into.size += got;
    }
  } catch (...) {
    into.more = false;
    into.failure = std::current_exception();
  }
}

void text_pieces::work() {
  std::unique_lock lock{guard_};
  for (;;) {
    changed_.wait(lock, [this] { return wanted_ || stop_; });
    if (stop_) return;
    lock.unlock();
    fill(*next_);
    lock.lock();
    wanted_ = false;
    changed_.notify_all();
  }
}

void text_pieces::read_on() {
  if (!read_ahead_ || !now_->more) return;
  if (!reader_.joinable()) {
    try {
      reader_ = std::thread{[this] { work(); }};
    } catch (const std::system_error&) {
      read_ahead_ = false;  // one thread does the same work
      return;
    }
  }
  {
    const std::lock_guard lock{guard_};
    wanted_ = true;
  }
  ahead_ = true;
  changed_.notify_all();
}

void text_pieces::await_next() {
  if (!std::exchange(ahead_, false)) return fill(*next_);
  std::unique_lock lock{guard_};
  changed_.wait(lock, [this] { return !wanted_; });
}

bool text_pieces::next(std::size_t unfinished) {
  if (!now_->more) return false;
  const char* const row = text() + size_ - unfinished;
  await_next();
  if (unfinished <= room_) {
    std::swap(now_, next_);
    begin_ = room_ - unfinished;
    std::copy_n(row, unfinished, now_->buffer.text() + begin_);
    size_ = unfinished + now_->size;
  } else {
    // A row longer than a piece. As much again is read before anybody looks at it, so that all looks together stay
    // linear in its length.
    const std::size_t enough = 2 * unfinished;
    std::memmove(now_->buffer.text(), row, unfinished);
    begin_ = 0;
    size_ = unfinished;
    now_->buffer.reserve(enough + piece_bytes_, size_);
    for (;;) {
      std::copy_n(next_->buffer.text() + room_, next_->size, now_->buffer.text() + size_);
      size_ += next_->size;
      now_->more = next_->more;
      now_->failure = next_->failure;
      if (!now_->more || size_ >= enough) break;
      fill(*next_);
    }
  }
  now_->buffer.text()[static_cast<std::ptrdiff_t>(begin_) - 1] = '\n';
  closed_size_ = now_->buffer.close(begin_ + size_, ended()) - begin_;
  read_on();
  return size_ != 0;
}

void text_pieces::give_back(std::uint64_t line) {
  std::string rest{text(), size_};
  const block* last = now_;
  if (ahead_) {
    await_next();
    rest.append(next_->buffer.text() + room_, next_->size);
    last = next_;
  }
  from_.give_back(rest, line, last->failure);
}

}  // namespace ikm
