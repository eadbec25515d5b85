// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_READ_FAST_TEXT_PIECES_HPP
#define IKM_SRC_READ_FAST_TEXT_PIECES_HPP

#include "read/fast/text_buffer.hpp"
#include "source/csv_reader.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string_view>
#include <thread>

namespace ikm {

/// A text that can only be read from front to back, piece by piece. Each piece begins with a row: the row that had no
/// end in the last one. While one piece is looked at, a thread of its own may read the next: reading is then also
/// unpacking and translating. Memory is that of two pieces, and of twice the longest row where that is longer.
class text_pieces {
 public:
  /// \param from is after a row; nobody else reads from it until `give_back` or the end
  text_pieces(csv_reader& from, std::size_t piece_bytes, bool read_ahead);
  text_pieces(const text_pieces&) = delete;
  text_pieces& operator=(const text_pieces&) = delete;
  /// Waits for what is being read.
  ~text_pieces();

  /// The next piece, beginning with the last `unfinished` bytes of the one before it. False when there is no more text;
  /// `failure` then says whether that is its end.
  [[nodiscard]] bool next(std::size_t unfinished);

  /// The piece: a byte before it and kernels::scan::padding bytes after it may be looked at.
  [[nodiscard]] const char* text() noexcept { return now_->buffer.text() + begin_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// The same with a line feed after the last row of all.
  [[nodiscard]] std::size_t closed_size() const noexcept { return closed_size_; }
  /// The text ends with this piece.
  [[nodiscard]] bool ended() const noexcept { return !now_->more && !now_->failure; }
  /// Why the text cannot be read beyond this piece; null where it can.
  [[nodiscard]] const std::exception_ptr& failure() const noexcept { return now_->failure; }

  /// Lets the reader go on by itself from the beginning of this piece, which is on that line.
  void give_back(std::uint64_t line);

 private:
  struct block {
    text_buffer buffer;
    std::size_t size = 0;  // from `room_` on
    bool more = true;
    std::exception_ptr failure = {};
  };

  void fill(block& into);
  void read_on();
  void await_next();
  void work();

  csv_reader& from_;
  std::size_t piece_bytes_;
  std::size_t room_;  // before a block, for the row that began in the last one
  bool read_ahead_;
  block blocks_[2];
  block* now_ = &blocks_[0];
  block* next_ = &blocks_[1];
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::size_t closed_size_ = 0;

  std::thread reader_;
  std::mutex guard_;
  std::condition_variable changed_;
  bool ahead_ = false;   // the reader was asked to fill next_
  bool wanted_ = false;  // and has not done it yet
  bool stop_ = false;
};

}  // namespace ikm

#endif
