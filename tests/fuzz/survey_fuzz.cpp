// SPDX-License-Identifier: BSL-1.0
// A mapping, and after it (after a byte 0x1E) rows of a table whose cells are any bytes, not UTF-8 too, separated by
// 0x1F and lines: refused with an error of ours, or a survey that every writer writes, and that is stored and read back
// to the same. What is written to be seen is sound text.
#include "base/utf8.hpp"

#include <ikm/base/error.hpp>
#include <ikm/ingest/mapping.hpp>
#include <ikm/read/read_survey.hpp>
#include <ikm/report/csv.hpp>
#include <ikm/report/inspect_report.hpp>
#include <ikm/report/json.hpp>
#include <ikm/report/notices.hpp>
#include <ikm/report/rejects.hpp>
#include <ikm/report/score_report.hpp>
#include <ikm/report/text.hpp>
#include <ikm/source/row.hpp>
#include <ikm/tally/stored.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

void require(bool held, const char* what, const std::string& text) {
  if (held) return;
  std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
  std::abort();
}

std::vector<std::string_view> parted(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(by);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// A table as it stands, with cells that no source has made sound.
class raw_rows final : public ikm::row_source {
 public:
  explicit raw_rows(std::string_view text) : lines_{parted(text, '\n')} {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] bool next(ikm::row& into) override {
    if (next_ == lines_.size()) return false;
    cells_ = parted(lines_[next_++], '\x1F');
    into = {.line = next_, .cells = cells_};
    return true;
  }

 private:
  std::vector<std::string_view> lines_;
  std::vector<std::string_view> cells_;
  std::size_t next_ = 0;
  std::string name_ = "f";
};

/// \param sound the cells were UTF-8
void look_at(const ikm::survey& read, bool sound) {
  const std::string stored = ikm::to_stored(read.stored());
  if (sound)
    require(ikm::to_stored(ikm::from_stored(stored)) == stored, "it is stored and read back otherwise", stored);
  const ikm::score_report report = ikm::score_report_of(read);
  for (const ikm::language lang : {ikm::language::indonesian, ikm::language::english}) {
    std::ostringstream text;
    std::ostringstream json;
    std::ostringstream csv;
    std::ostringstream understood;
    ikm::write_text(text, report, lang);
    ikm::write_json(json, report, lang);
    ikm::write_csv(csv, report);
    ikm::write_understanding(understood, read, lang);
    (void)ikm::notices_of(report, ikm::report_form::text, lang);
    const std::string shown = text.str();
    require(ikm::is_plain_text(shown), "text that is not sound", shown);
    require(ikm::is_plain_text(json.str()), "JSON that is not sound", json.str());
    require(!sound || ikm::is_plain_text(csv.str()), "CSV that is not sound", csv.str());
    require(std::none_of(shown.begin(), shown.end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }),
            "text that commands", shown);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given{reinterpret_cast<const char*>(data), size};
  const std::size_t end = given.find('\x1E');
  const std::string_view said = end == std::string_view::npos ? std::string_view{} : given.substr(0, end);
  const std::string_view table = end == std::string_view::npos ? given : given.substr(end + 1);
  const bool sound = ikm::is_plain_text(table);
  try {
    ikm::read_options options{.bad_rows = ikm::bad_rows::skip, .by = {{"unit"}}};
    if (!said.empty()) options.said = ikm::parse_mapping(said, "m.toml");
    options.joint_counts = true;
    options.duplicates = ikm::duplicates::report;
    std::ostringstream rejects;
    const ikm::methodology method = ikm::with_mapped_questions(ikm::permenpan_14_2017(), options.said);
    ikm::write_rejects_header(rejects, method);
    options.on_reject = [&](const ikm::rejected_row& row) { ikm::write_reject(rejects, row); };
    raw_rows rows{table};
    const ikm::survey read = ikm::read_survey(rows, method, options);
    look_at(read, sound);
    require(!sound || ikm::is_plain_text(rejects.str()), "rejects that are not sound", rejects.str());
  } catch (const ikm::error& problem) {
    require(!sound || ikm::is_plain_text(problem.what()), "a sentence that is not sound", problem.what());
  }
  return 0;
}
