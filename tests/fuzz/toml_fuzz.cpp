// SPDX-License-Identifier: BSL-1.0
// A text as a mapping and as a methodology: refused with an error of ours, or written and read back to the same.
#include <ikm/base/error.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/report/methodology_toml.hpp>
#include <ikm/survey/methodology.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

template <class Read>
auto read_or_refused(Read read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const ikm::error&) {  // what it is for
    return std::nullopt;
  }
}

[[noreturn]] void differs(const std::string& written) {
  std::fprintf(stderr, "reads back otherwise:\n%s\n", written.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto said = read_or_refused([&] { return ikm::parse_mapping(text, "m.toml"); })) {
    const std::string written = ikm::to_toml(*said);
    if (ikm::parse_mapping(written, "again.toml") != *said) differs(written);
    (void)read_or_refused([&] { return ikm::with_mapped_questions(ikm::permenpan_14_2017(), *said); });
  }
  if (const auto method = read_or_refused([&] { return ikm::methodology_from_toml(text, "m.toml"); })) {
    const std::string written = ikm::to_toml(*method);
    if (!alike(ikm::methodology_from_toml(written, "again.toml"), *method)) differs(written);
  }
  return 0;
}
