// SPDX-License-Identifier: BSL-1.0
// A stored tally of any content: refused with an error of ours, or counts that are stored and read back to the same and
// can be merged and scored, with their joint counts, and that every writer writes as sound text. The checksum is put
// right first, or nothing would ever come after it.
#include "base/utf8.hpp"
#include "ingest/question_names.hpp"

#include <ikm/base/error.hpp>
#include <ikm/index/score.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/report/text.hpp>
#include <ikm/tally/stored.hpp>

#include "fuzz/open_file.hpp"

#include <boost/crc.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

void require_sound(const std::ostringstream& written) {
  if (ikm::is_plain_text(written.str())) return;
  std::fprintf(stderr, "written as no sound text: %s\n", written.str().c_str());
  std::abort();
}

/// As the command reads and shows it: with its breakdowns, and with its joint counts where it has some.
void look_at_report(const std::string& bytes, const ikm::stored_survey& survey) {
  ikm::read_options options{.joint_counts = survey.all.has_joint_counts()};
  for (const ikm::grouped_tally& one : survey.groups) options.by.push_back(one.columns());
  const fuzz::open_file file{bytes};
  const ikm::score_report report =
      ikm::score_report_of(ikm::read_survey(std::vector{file.path()}, survey.all.method(), options));
  std::ostringstream text;
  std::ostringstream json;
  std::ostringstream csv;
  ikm::write_text(text, report, ikm::language::indonesian);
  ikm::write_json(json, report, ikm::language::english);
  ikm::write_csv(csv, report);
  for (const std::ostringstream* const one : {&text, &json, &csv}) require_sound(*one);
}

void look_at(std::string_view bytes) {
  try {
    const ikm::stored_survey survey = ikm::from_stored(bytes);
    const ikm::methodology& method = survey.all.method();
    const ikm::question_names names{method};
    for (std::size_t q = 0; q < method.question_count(); ++q) (void)names.claims(method.question_at(q).code);
    const std::string again = ikm::to_stored(survey);
    if (ikm::from_stored(again) != survey || ikm::to_stored(ikm::from_stored(again)) != again) {
      std::fprintf(stderr, "reads back otherwise: %s\n", again.c_str());
      std::abort();
    }
    (void)ikm::score(survey.all).published();
    ikm::stored_survey twice = survey;
    twice.merge(survey);
    (void)ikm::to_stored(twice);
    look_at_report(again, survey);
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
