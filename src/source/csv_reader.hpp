// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_CSV_READER_HPP
#define IKM_SRC_SOURCE_CSV_READER_HPP

#include <ikm/base/failure.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/source/csv.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {

/// The cells of one row of delimited text. Views are into the text, or into what was unquoted of it.
class csv_cells {
 public:
  /// \param text without the line feed
  /// \returns false when there are more than max_columns
  [[nodiscard]] bool split(std::string_view text, char delimiter, std::size_t max_columns);

  [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return cells_; }
  [[nodiscard]] bool stray_quote() const noexcept { return stray_quote_; }

 private:
  std::size_t unquote(std::string_view text, char delimiter);

  std::vector<std::string_view> cells_;
  std::string unquoted_;
  bool stray_quote_ = false;
};

/// The reader behind csv_rows, for callers that have to know where in the bytes it is.
class csv_reader final : public row_source {
 public:
  csv_reader(std::unique_ptr<byte_source> bytes, csv_options options) : bytes_{std::move(bytes)}, options_{options} {}
  /// Begins in the middle of a text: at the start of a row, on this physical line.
  csv_reader(std::unique_ptr<byte_source> bytes, csv_options options, std::uint64_t line)
      : bytes_{std::move(bytes)}, options_{options}, line_{line}, started_{true} {}

  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }
  [[nodiscard]] std::string_view delimiter() const noexcept override { return {&options_.delimiter, 1}; }
  [[nodiscard]] csv_reader* delimited_text() noexcept override { return this; }
  [[nodiscard]] bool next(row& into) override;

  /// How many bytes are before the next row, and on which line it begins.
  [[nodiscard]] std::uint64_t offset() const noexcept { return dropped_ + begin_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  /// The last row ended in CR LF.
  [[nodiscard]] bool ended_with_crlf() const noexcept { return crlf_; }
  /// The text from the next row on, in place of rows; 0 only at its end.
  /// \throws what the bytes throw
  [[nodiscard]] std::size_t read(std::span<char> into);
  /// Text that was taken by `read` and is to be read as rows after all: the next one begins with it, on this line.
  /// \param thrown what reading on has thrown already, if it has
  void give_back(std::string_view text, std::uint64_t line, std::exception_ptr thrown);

 private:
  [[noreturn]] void refuse(std::uint64_t line, failure code, const sentence& said) const;
  [[noreturn]] void refuse_limit(std::uint64_t line, const char* limit, std::uint64_t most, const sentence& said) const;
  bool fill();
  void start();
  [[nodiscard]] bool is_delimiter(char c) const {
    return options_.delimiter == '"' ? (c == ',' || c == ';' || c == '\t') : c == options_.delimiter;
  }
  std::size_t find_row_end();
  [[noreturn]] void refuse_length(bool quoted, std::uint64_t row_line, std::uint64_t opened) const;

  std::unique_ptr<byte_source> bytes_;
  csv_options options_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t dropped_ = 0;  // bytes that were before the buffer
  std::uint64_t line_ = 1;
  bool started_ = false;
  bool ended_ = false;
  bool crlf_ = false;
  std::exception_ptr failure_;  // is after the buffer
  csv_cells cells_;
};

}  // namespace ikm

#endif
