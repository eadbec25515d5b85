// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/csv.hpp>

#include "source/csv_reader.hpp"

#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ikm {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16;

char likeliest_delimiter(std::string_view header) {
  constexpr std::array candidates = {',', ';', '\t'};
  std::array<std::size_t, candidates.size()> seen{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    for (std::size_t i = 0; i < candidates.size(); ++i) seen[i] += c == candidates[i] ? 1U : 0U;
  }
  return candidates[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
}

}  // namespace

bool csv_reader::next(row& into) {
  if (!started_) start();
  const std::uint64_t line = line_;
  const std::size_t end = find_row_end();
  if (end == begin_ && ended_ && begin_ == buffer_.size()) return false;
  crlf_ = end != begin_ && buffer_[end - 1] == '\r' && end != buffer_.size();
  if (!cells_.split({buffer_.data() + begin_, end - begin_}, options_.delimiter, options_.max_columns)) {
    const std::string most = std::to_string(options_.max_columns);
    refuse_limit(line, "max_columns", options_.max_columns,
                 {"lebih dari " + most + " kolom (max_columns)", "more than " + most + " columns (max_columns)"});
  }
  begin_ = std::min(end + 1, buffer_.size());  // past the line feed
  into = {.line = line, .cells = cells_.cells(), .stray_quote = cells_.stray_quote()};
  return true;
}

std::size_t csv_reader::read(std::span<char> into) {
  if (begin_ != buffer_.size()) {
    const std::size_t got = buffer_.copy(into.data(), into.size(), begin_);
    begin_ += got;
    return got;
  }
  if (ended_) return 0;
  const std::size_t got = bytes_->read(into);
  ended_ = got == 0;
  return got;
}

void csv_reader::give_back(std::string_view text, std::uint64_t line, std::exception_ptr thrown) {
  buffer_.replace(0, begin_, text);
  begin_ = 0;
  line_ = line;
  failure_ = std::move(thrown);
}

void csv_reader::refuse(std::uint64_t line, failure code, const sentence& said) const {
  throw source_error{bytes_->name(), line, code, said};
}

void csv_reader::refuse_limit(std::uint64_t line, const char* limit, std::uint64_t most, const sentence& said) const {
  throw over_limit{bytes_->name(), line, limit, most, said};
}

/// More bytes after the row that is being read; what was read before it is dropped first.
/// Doubling keeps the moves linear in the row's length.
bool csv_reader::fill() {
  if (failure_) std::rethrow_exception(failure_);
  if (ended_) return false;
  buffer_.erase(0, begin_);
  dropped_ += begin_;
  begin_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + std::max(block_bytes, had));
  std::size_t got = 0;
  try {
    got = bytes_->read(std::span{buffer_}.subspan(had));
  } catch (...) {
    buffer_.resize(had);
    throw;
  }
  buffer_.resize(had + got);
  ended_ = got == 0;
  return !ended_;
}

void csv_reader::start() {
  started_ = true;
  while (buffer_.size() < 3 && fill()) {
  }
  const std::string_view front = std::string_view{buffer_}.substr(0, 3);
  if (front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF"))
    refuse(1, failure::wrong_encoding,
           {"berkas UTF-16; simpan sebagai CSV UTF-8", "the file is UTF-16; save it as CSV UTF-8"});
  if (front == "\xEF\xBB\xBF") begin_ = 3;
  if (options_.delimiter == '\0') {
    const std::uint64_t line = line_;
    options_.delimiter = '"';  // counts as no delimiter: a quote can open anywhere after one of the three
    const std::size_t end = find_row_end();
    line_ = line;
    options_.delimiter = likeliest_delimiter({buffer_.data() + begin_, end - begin_});
  }
}

/// The place of the line feed that ends the row at begin_, or of the end of the bytes. Counts the lines it passes.
/// A quote opens only at the start of a cell, so a stray one in a cell cannot swallow the rest of the file.
std::size_t csv_reader::find_row_end() {
  std::size_t at = 0;  // from begin_, which fill() moves
  bool quoted = false;
  bool cell_start = true;
  const std::uint64_t row_line = line_;
  std::uint64_t opened = line_;
  for (;;) {
    if (at > options_.max_row_bytes) refuse_length(quoted, row_line, opened);
    if (begin_ + at == buffer_.size() && !fill()) break;
    const char c = buffer_[begin_ + at];
    if (quoted) {
      if (c == '"') quoted = false;  // a doubled quote opens it again
      cell_start = c == '"';
      line_ += c == '\n' ? 1U : 0U;
    } else if (c == '"' && cell_start) {
      quoted = true;
      opened = line_;
    } else if (c == '\n') {
      ++line_;
      return begin_ + at;
    } else {
      cell_start = is_delimiter(c);
    }
    ++at;
  }
  if (quoted)
    refuse(opened, failure::unclosed_quote,
           {"tanda kutip dibuka di baris ini dan tidak pernah ditutup",
            "a quote is opened on this line and never closed"});
  return begin_ + at;
}

void csv_reader::refuse_length(bool quoted, std::uint64_t row_line, std::uint64_t opened) const {
  const std::string most = std::to_string(options_.max_row_bytes);
  if (quoted)
    refuse_limit(opened, "max_row_bytes", options_.max_row_bytes,
                 {"tanda kutip dibuka di baris ini dan tidak ditutup dalam " + most + " bita (max_row_bytes)",
                  "a quote is opened on this line and not closed within " + most + " bytes (max_row_bytes)"});
  refuse_limit(row_line, "max_row_bytes", options_.max_row_bytes,
               {"baris lebih panjang dari batas " + most + " bita (max_row_bytes)",
                "the row is longer than the limit of " + most + " bytes (max_row_bytes)"});
}

bool csv_cells::split(std::string_view text, char delimiter, std::size_t max_columns) {
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  cells_.clear();
  stray_quote_ = false;
  unquoted_.clear();
  unquoted_.reserve(text.size());  // views into it stay valid while the row is taken apart
  for (;;) {
    if (cells_.size() == max_columns) return false;
    std::size_t end = 0;
    if (!text.empty() && text.front() == '"') {
      end = unquote(text, delimiter);
    } else {
      end = std::min(text.find(delimiter), text.size());
      cells_.push_back(text.substr(0, end));
    }
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

/// Adds the quoted cell at the front of `text`; the place of the delimiter after it.
std::size_t csv_cells::unquote(std::string_view text, char delimiter) {
  const std::size_t from = unquoted_.size();
  std::size_t at = 1;
  for (;;) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    unquoted_ += text.substr(at, quote - at);
    at = std::min(quote + 1, text.size());
    if (at == text.size() || text[at] != '"') break;
    unquoted_ += '"';
    ++at;
  }
  const std::size_t end = std::min(text.find(delimiter, at), text.size());
  if (end != at) {
    stray_quote_ = true;
    unquoted_ += text.substr(at, end - at);
  }
  cells_.push_back(std::string_view{unquoted_}.substr(from));
  return end;
}

std::unique_ptr<row_source> csv_rows(std::unique_ptr<byte_source> bytes, csv_options options) {
  return std::make_unique<csv_reader>(std::move(bytes), options);
}

}  // namespace ikm
