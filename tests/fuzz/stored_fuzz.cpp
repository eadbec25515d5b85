// SPDX-License-Identifier: BSL-1.0
// A stored tally of any content: refused with an error of ours, or counts that are stored and read back to the same and
// can be merged and scored. The checksum is put right first, or nothing would ever come after it.
#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>
#include <ikm/tally/stored.hpp>

#include <boost/crc.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void look_at(std::string_view bytes) {
  try {
    const ikm::stored_survey survey = ikm::from_stored(bytes);
    const std::string again = ikm::to_stored(survey);
    if (ikm::from_stored(again) != survey || ikm::to_stored(ikm::from_stored(again)) != again) {
      std::fprintf(stderr, "reads back otherwise: %s\n", again.c_str());
      std::abort();
    }
    (void)ikm::score(survey.all).published();
    ikm::stored_survey twice = survey;
    twice.merge(survey);
    (void)ikm::to_stored(twice);
  } catch (const ikm::error&) {  // what it is for
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given{reinterpret_cast<const char*>(data), size};
  look_at(given);
  const std::string bytes = "ikm.tally/1\n" + std::string{given};
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  char end[16];
  std::snprintf(end, sizeof end, "end\t%08x\n", static_cast<unsigned>(crc.checksum()));
  look_at(bytes + end);
  return 0;
}
