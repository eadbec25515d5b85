// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_SOURCE_XML_PART_HPP
#define IKM_SRC_SOURCE_XML_PART_HPP

#include "source/archive.hpp"

#include <expat.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace ikm {

/// A name without its prefix: `c` of `x:c`.
[[nodiscard]] inline std::string_view local_name(const XML_Char* name) noexcept {
  const XML_Char* end = name;
  for (; *end != '\0'; ++end)
    if (*end == ':') name = end + 1;
  return {name, static_cast<std::size_t>(end - name)};
}

/// Attributes of a tag.
class attributes {
 public:
  explicit attributes(const XML_Char** pairs) : pairs_{pairs} {}

  /// By the name without prefix. LibreOffice repeats what OpenDocument says under a prefix of its own, which is passed
  /// over.
  [[nodiscard]] std::string_view operator[](std::string_view name) const {
    for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2)
      if (local_name(*pair) == name && !std::string_view{*pair}.starts_with("calcext:")) return *(pair + 1);
    return {};
  }

  [[nodiscard]] bool has(std::string_view name) const {
    for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2)
      if (local_name(*pair) == name && !std::string_view{*pair}.starts_with("calcext:")) return true;
    return false;
  }

  [[nodiscard]] const XML_Char** pairs() const noexcept { return pairs_; }

 private:
  const XML_Char** pairs_;
};

/// What is done with the tags and texts of a part, where speed does not matter.
struct part_events {
  std::function<void(std::string_view tag, const attributes&)> open = [](std::string_view, const attributes&) {};
  std::function<void(std::string_view tag)> close = [](std::string_view) {};
  std::function<void(std::string_view)> text = [](std::string_view) {};
};

/// One part of an archive, unpacked and parsed as it is asked for.
class xml_part {
 public:
  xml_part(const xml_part&) = delete;
  xml_part& operator=(const xml_part&) = delete;
  virtual ~xml_part() = default;

  /// Parses the next block, or as far as an event pauses; false when the part is done.
  bool step();

  /// For an event: what follows waits for the next step.
  void pause();

  /// For an event: nothing follows.
  void stop();

  /// Reads only the bytes from `begin`, at a tag, to `end`: those before it are unpacked and passed over.
  /// \param parent a tag around what follows, such as `<p>`
  /// \param most of what follows
  void read_between(std::uint64_t begin, std::uint64_t end, std::string_view parent, byte_limit most);

  /// Where the tag of the event begins, in bytes of the part.
  [[nodiscard]] std::uint64_t offset() const;

  [[nodiscard]] std::uint64_t unpacked() const noexcept { return bytes_->bytes(); }

  [[noreturn]] void refuse(failure code, const std::string& id, const std::string& en) const;
  [[noreturn]] void refuse_limit(const char* limit, std::uint64_t most) const;
  [[noreturn]] void refuse_xml() const;

 protected:
  explicit xml_part(std::shared_ptr<archive_part> bytes);

  virtual void on_open(const XML_Char* tag, const XML_Char** pairs) = 0;
  virtual void on_close(const XML_Char* tag) = 0;
  virtual void on_text(std::string_view text) = 0;

 private:
  struct free_parser {
    void operator()(XML_ParserStruct* parser) const noexcept { XML_ParserFree(parser); }
  };

  [[nodiscard]] XML_Status parse_block();
  /// Exceptions must not pass through the parser's C code, so a refusal is kept until it has returned.
  template <typename Action>
  void guarded(const Action& action) {
    if (failure_ || stopped_) return;
    try {
      action();
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  std::shared_ptr<archive_part> bytes_;
  std::uint64_t end_ = ~std::uint64_t{0};
  std::unique_ptr<XML_ParserStruct, free_parser> parser_;
  std::exception_ptr failure_;
  std::uint64_t fed_ = 0;
  int depth_ = 0;
  bool done_ = false;
  bool paused_ = false;
  bool stopped_ = false;
};

/// A part whose tags and texts go to `Events`, which has open, close and text as part_events has.
template <typename Events>
class xml_part_for final : public xml_part {
 public:
  xml_part_for(std::shared_ptr<archive> from, const std::string& part, byte_limit most, Events& events)
      : xml_part_for{std::make_shared<archive_part>(std::move(from), part, most), events} {}
  /// Of bytes that may have been read up to some place.
  xml_part_for(std::shared_ptr<archive_part> bytes, Events& events) : xml_part{std::move(bytes)}, events_{events} {}

 private:
  void on_open(const XML_Char* tag, const XML_Char** pairs) override {
    events_.open(local_name(tag), attributes{pairs});
  }
  void on_close(const XML_Char* tag) override { events_.close(local_name(tag)); }
  void on_text(std::string_view text) override { events_.text(text); }

  Events& events_;
};

/// Reads a part to its end.
void parse_part(const std::shared_ptr<archive>& from, const std::string& part, byte_limit most, part_events events);

}  // namespace ikm

#endif
