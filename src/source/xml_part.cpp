// SPDX-License-Identifier: BSL-1.0
#include "source/xml_part.hpp"

#include <algorithm>
#include <array>
#include <new>

namespace ikm {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 15;
constexpr int max_depth = 64;

/// What Expat found, in our words.
sentence sentence_of(XML_Error why) {
  switch (why) {
    case XML_ERROR_NO_ELEMENTS: return {"tidak ada isinya", "it holds nothing"};
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION: return {"terpotong", "it is cut off"};
    case XML_ERROR_TAG_MISMATCH:
      return {"penutup tidak cocok dengan pembukanya", "an end tag does not match its start"};
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return {"sebuah atribut ditulis dua kali", "an attribute is given twice"};
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING: return {"pengodean hurufnya tidak dikenal", "its encoding is not known"};
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH: return {"isinya mengembang terlalu besar", "it expands too far"};
    default: return {"bukan XML yang utuh", "it is not well-formed"};
  }
}

}  // namespace

xml_part::xml_part(std::shared_ptr<archive_part> bytes) : bytes_{std::move(bytes)}, parser_{XML_ParserCreate("UTF-8")} {
  if (parser_ == nullptr) throw std::bad_alloc{};
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(
      parser_.get(),
      [](void* self, const XML_Char* tag, const XML_Char** pairs) {
        auto& that = *static_cast<xml_part*>(self);
        that.guarded([&] {
          if (++that.depth_ > max_depth) that.refuse_limit("max_depth", max_depth);
          that.on_open(tag, pairs);
        });
      },
      [](void* self, const XML_Char* tag) {
        auto& that = *static_cast<xml_part*>(self);
        that.guarded([&] {
          --that.depth_;
          that.on_close(tag);
        });
      });
  XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int size) {
    auto& that = *static_cast<xml_part*>(self);
    that.guarded([&] { that.on_text({text, static_cast<std::size_t>(size)}); });
  });
  XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& that = *static_cast<xml_part*>(self);
    that.guarded([&] {
      that.refuse(failure::malformed_workbook,
                  "memuat DOCTYPE, yang tidak pernah ditulis program lembar kerja; ditolak",
                  "holds a DOCTYPE, which no spreadsheet program writes; refused");
    });
  });
}

bool xml_part::step() {
  if (stopped_ || (done_ && !paused_)) return false;
  const XML_Status status = std::exchange(paused_, false) ? XML_ResumeParser(parser_.get()) : parse_block();
  if (failure_) std::rethrow_exception(failure_);
  if (stopped_) return false;
  paused_ = status == XML_STATUS_SUSPENDED;
  if (paused_) return true;
  if (status != XML_STATUS_OK) {
    refuse_xml();
  }
  // A tag or comment is held whole until its end comes.
  const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
  const std::size_t most = bytes_->of().limits().max_markup_bytes;
  if (!done_ && at >= 0 && fed_ - static_cast<std::uint64_t>(at) > most + block_bytes)
    refuse_limit("max_markup_bytes", most);
  return !done_;
}

void xml_part::pause() {
  if (!paused_) XML_StopParser(parser_.get(), XML_TRUE);
  paused_ = true;
}

void xml_part::stop() {
  if (!stopped_) XML_StopParser(parser_.get(), XML_FALSE);
  stopped_ = true;
}

void xml_part::read_between(std::uint64_t begin, std::uint64_t end, std::string_view parent, byte_limit most) {
  end_ = end;
  std::array<char, block_bytes> passed;
  while (bytes_->bytes() < begin) {
    const std::uint64_t left = begin - bytes_->bytes();
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left, block_bytes));
    if (bytes_->read(std::span{passed}.first(size)) == 0) refuse(failure::damaged_file, "terpotong", "cut off");
  }
  bytes_->limit_from_here(most);
  fed_ += parent.size();
  if (XML_Parse(parser_.get(), parent.data(), static_cast<int>(parent.size()), 0) != XML_STATUS_OK) refuse_xml();
}

std::uint64_t xml_part::offset() const { return static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_.get())); }

void xml_part::refuse(failure code, const std::string& id, const std::string& en) const {
  bytes_->of().refuse(code, bytes_->name() + ": " + id, bytes_->name() + ": " + en);
}

void xml_part::refuse_xml() const {
  const XML_Error why = XML_GetErrorCode(parser_.get());
  if (why == XML_ERROR_NO_MEMORY) throw std::bad_alloc{};
  const std::string line = std::to_string(XML_GetCurrentLineNumber(parser_.get()));
  const sentence said = sentence_of(why);
  refuse(failure::malformed_xml, "XML, baris " + line + ": " + said.id, "XML, line " + line + ": " + said.en);
}

void xml_part::refuse_limit(const char* limit, std::uint64_t most) const {
  bytes_->of().refuse_limit(bytes_->name(), limit, most);
}

XML_Status xml_part::parse_block() {
  void* const into = XML_GetBuffer(parser_.get(), static_cast<int>(block_bytes));
  if (into == nullptr) throw std::bad_alloc{};
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes, end_ - bytes_->bytes()));
  const std::size_t got = size == 0 ? 0 : bytes_->read({static_cast<char*>(into), size});
  fed_ += got;
  done_ = got == 0;
  return XML_ParseBuffer(parser_.get(), static_cast<int>(got), done_ ? 1 : 0);
}

void parse_part(const std::shared_ptr<archive>& from, const std::string& part, byte_limit most, part_events events) {
  xml_part_for<part_events> reader{from, part, most, events};
  while (reader.step()) {
  }
}

}  // namespace ikm
