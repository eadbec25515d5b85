// SPDX-License-Identifier: BSL-1.0
// Options and bytes at the border to C: up to the first NUL the options, after it a file, or answers of one byte each.
// Whatever they are, each call gives a known status, a text exactly where it is done, and a sentence where it is not.
#include <ikm/ikm.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr size_t most_reported = 4096;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(int status, char* text, size_t size) {
  require(status == IKM_DONE || status == IKM_BAD_INPUT || status == IKM_WRONG_USE || status == IKM_NO_MEMORY);
  require((status == IKM_DONE) == (text != nullptr));
  require((status == IKM_DONE) == (*ikm_last_error("id") == '\0'));
  require((status == IKM_DONE) == (*ikm_last_error("en") == '\0'));
  require((status == IKM_DONE) == (*ikm_last_code() == '\0'));
  if (text != nullptr) require(std::strlen(text) == size);  // JSON has no NUL
  ikm_free(text);
}

void check_tally(const unsigned char* data, size_t size, const char* options) {
  ikm_tally* tally = nullptr;
  if (ikm_tally_load(data, size, &tally) != IKM_DONE) return require(tally == nullptr);
  char* text = nullptr;
  size_t length = 0;
  const int status = ikm_tally_score(tally, options, &text, &length);
  check(status, text, length);
  require(ikm_tally_free(tally) == IKM_DONE);
  require(ikm_tally_free(tally) == IKM_WRONG_USE);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto* const end = size == 0 ? nullptr : static_cast<const uint8_t*>(std::memchr(data, 0, size));
  const size_t front = end == nullptr ? size : static_cast<size_t>(end - data);
  const std::string options{reinterpret_cast<const char*>(data), front};
  const unsigned char* const bytes = end == nullptr ? nullptr : end + 1;
  const size_t count = end == nullptr ? 0 : size - front - 1;
  // Options that name files would read whatever is on this machine.
  for (const char* file : {"mapping\"", "methodology\"", "weights", "targets", "importance", "strata", "stratify",
                           "rake", "about\"", "follow"})
    if (options.find(file) != std::string::npos) return 0;

  char* text = nullptr;
  size_t length = 0;
  int status = ikm_score_bytes(bytes, count, options.c_str(), &text, &length);
  check(status, text, length);
  status = ikm_score_answers(bytes, count / 9, 9, options.c_str(), &text, &length);
  check(status, text, length);
  if (count < most_reported) {  // a report takes long
    status = ikm_report_bytes(bytes, count, options.c_str(), count % 2 == 0 ? "poster-1x1.svg" : "follow-up.csv", &text,
                              &length);
    check(status, text, length);
  }
  const std::string table{reinterpret_cast<const char*>(bytes), count};
  status = ikm_gap_tables(table.c_str(), nullptr, options.c_str(), &text, &length);
  check(status, text, length);
  check_tally(bytes, count, options.c_str());
  return 0;
}
