// SPDX-License-Identifier: BSL-1.0
// A text as JSON: refused with an error of ours, or rows of sound text within the limits; given whole or byte by byte
// the rows are the same, and so is what is refused.
#include "base/utf8.hpp"

#include <ikm/base/error.hpp>
#include <ikm/source/bytes.hpp>
#include <ikm/source/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace {

/// Gives one byte at a time.
class drops final : public ikm::byte_source {
 public:
  explicit drops(std::string_view text) : text_{text} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (text_.empty() || into.empty()) return 0;
    into.front() = text_.front();
    text_.remove_prefix(1);
    return 1;
  }

 private:
  std::string_view text_;
  std::string name_ = "f.json";
};

void require(bool held, const char* what) {
  if (held) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

std::string told(std::unique_ptr<ikm::byte_source> bytes, const std::string& table) {
  const ikm::json_limits limits{.max_file_bytes = 1 << 20, .max_rows = 2'000, .max_columns = 300, .max_cells = 20'000};
  std::string all;
  try {
    const auto rows = ikm::json_rows(std::move(bytes), limits, table);
    for (ikm::row one; rows->next(one);) {
      require(one.cells.size() <= limits.max_columns, "more columns than the limit");
      all += std::to_string(one.line) + "." + std::to_string(one.record);
      for (const std::string_view cell : one.cells) {
        require(ikm::is_plain_text(cell), "a cell that is not a sound text");
        (all += '|') += cell;
      }
      all += '\n';
    }
  } catch (const ikm::error& problem) {
    (all += "refused: ") += problem.what();
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  require(told(ikm::bytes_of(text, "f.json"), "") == told(std::make_unique<drops>(text), ""), "pieces differ");
  try {
    for (const std::string& table : ikm::json_tables(ikm::bytes_of(text, "f.json")))
      (void)told(ikm::bytes_of(text, "f.json"), table);
  } catch (const ikm::error&) {  // what it is for
  }
  return 0;
}
