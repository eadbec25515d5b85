// SPDX-License-Identifier: BSL-1.0
#include "source/line_ends.hpp"

#include <string>
#include <utility>

namespace ikm {
namespace {

class line_feed_bytes final : public byte_source {
 public:
  line_feed_bytes(std::unique_ptr<byte_source> bytes, char delimiter)
      : bytes_{std::move(bytes)}, delimiter_{delimiter} {}

  [[nodiscard]] const std::string& name() const noexcept override { return bytes_->name(); }

  [[nodiscard]] std::size_t read(std::span<char> into) override {
    for (;;) {
      const std::size_t got = bytes_->read(into);
      if (got == 0) return 0;
      // Where both kinds of ends are mixed, the LF after a CR ends no second line.
      std::size_t kept = 0;
      for (std::size_t i = 0; i < got; ++i)
        if (const char c = into[i]; !(c == '\n' && after_cr_))
          into[kept++] = translated(c);
        else
          after_cr_ = false;
      if (kept != 0) return kept;
    }
  }

 private:
  char translated(char c) {
    after_cr_ = false;
    if (quoted_) {
      if (c == '"') quoted_ = false;  // a doubled quote opens it again
      cell_start_ = c == '"';
      return c;
    }
    if (c == '"' && cell_start_ && delimiter_ != '\0') {
      quoted_ = true;
      return c;
    }
    after_cr_ = c == '\r';
    cell_start_ = c == delimiter_ || c == '\r' || c == '\n';
    return after_cr_ ? '\n' : c;
  }

  std::unique_ptr<byte_source> bytes_;
  char delimiter_;
  bool quoted_ = false;
  bool cell_start_ = true;
  bool after_cr_ = false;
};

}  // namespace

bool ends_lines_in_cr(std::string_view front) noexcept {
  constexpr std::string_view before_a_cell = ",;\t|^~:\r\n";
  bool quoted = false;
  bool cell_start = true;
  bool in_cr = false;
  for (std::size_t i = 0; i < front.size(); ++i) {
    const char c = front[i];
    if (quoted) {
      quoted = c != '"';  // a doubled quote opens it again
      cell_start = !quoted;
    } else if (c == '"' && cell_start) {
      quoted = true;
    } else {
      if (c == '\n') return false;
      in_cr = in_cr || (c == '\r' && i + 1 < front.size());
      cell_start = before_a_cell.find(c) != std::string_view::npos;
    }
  }
  return in_cr;
}

std::unique_ptr<byte_source> with_line_feeds(std::unique_ptr<byte_source> bytes, char delimiter) {
  return std::make_unique<line_feed_bytes>(std::move(bytes), delimiter);
}

}  // namespace ikm
