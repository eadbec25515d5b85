// SPDX-License-Identifier: BSL-1.0
// The functions of ikm.h: each checks what it is given, and works after the border.
#include <ikm/ikm.h>

#include "border.hpp"
#include "counted.hpp"
#include "handles.hpp"
#include "options.hpp"
#include "runs.hpp"

#include "base/utf8.hpp"

#include <ikm/base/version.hpp>
#include <ikm/read/methodology_file.hpp>
#include <ikm/report/methodology_toml.hpp>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace ikm::c;
using methodologies = handle_table<ikm_methodology, const ikm::methodology>;
using tallies = handle_table<ikm_tally, counted>;

ikm::language language_named(const char* lang) {
  return lang != nullptr && std::string_view{lang} == "en" ? ikm::language::english : ikm::language::indonesian;
}

/// Where a function puts the handle that it makes: null until it is made.
template <typename Handle>
void forget(Handle** made) noexcept {
  if (made != nullptr) *made = nullptr;
}

/// A text with its length.
std::string text_with_size(const char* text, std::size_t size, const char* name) {
  const std::string_view bytes = bytes_of(text, size, name);
  const std::string parameter{name};
  if (!ikm::is_plain_text(bytes))
    throw wrong_use{"not_utf8", {parameter + " bukan teks UTF-8", parameter + " is not UTF-8 text"}};
  return std::string{bytes};
}

/// The name of a file: any bytes. Standard input belongs to the program.
std::string path_of(const char* path, const char* name) {
  need(path, name);
  if (std::string_view{path} == "-")
    throw wrong_use{"standard_input",
                    {"masukan baku dibaca oleh program itu sendiri; berikan bitanya",
                     "standard input is the program's to read; give its bytes"}};
  return path;
}

}  // namespace

int ikm_abi_version(void) { return IKM_ABI_VERSION; }

const char* ikm_version(void) {
  static const std::string version = std::to_string(IKM_VERSION / 10000) + "." +
                                     std::to_string(IKM_VERSION / 100 % 100) + "." + std::to_string(IKM_VERSION % 100);
  return version.c_str();
}

const char* ikm_last_error(const char* lang) { return last_error(language_named(lang)); }
const char* ikm_last_code(void) { return last_code(); }
const char* ikm_last_notices(const char* lang) { return last_notices(language_named(lang)); }

void ikm_free(void* given) {
  if (given == nullptr || take_back(given)) return;
  static_cast<void>(at_the_border([] {
    throw wrong_use{"not_given",
                    {"alamat ini tidak diberikan oleh pustaka, atau sudah dikembalikan",
                     "this address was not given by the library, or was given back before"}};
  }));
}

int ikm_score_file(const char* path, const char* options_json, char** json, size_t* size) {
  return ikm_score_files(&path, 1, options_json, json, size);
}

int ikm_score_files(const char* const* paths, size_t count, const char* options_json, char** json, size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    need(paths, "paths");
    if (count == 0) throw wrong_use{"wrong_size", {"tidak ada berkas", "there are no files"}};
    std::vector<std::string> files;
    for (std::size_t i = 0; i < count; ++i) files.push_back(path_of(paths[i], "path"));
    made.give(scored_files(files, options_json));
  });
}

int ikm_score_bytes(const void* bytes, size_t count, const char* options_json, char** json, size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    made.give(scored_bytes(bytes_of(bytes, count, "bytes"), options_json));
  });
}

int ikm_score_answers(const unsigned char* answers, size_t rows, size_t questions, const char* options_json,
                      char** json, size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    if (questions != 0 && rows > std::numeric_limits<std::size_t>::max() / questions)
      throw wrong_use{"wrong_size", {"lebih banyak jawaban daripada memori", "more answers than memory holds"}};
    static_cast<void>(bytes_of(answers, rows * questions, "answers"));
    made.give(scored_answers({answers, rows, questions}, options_json));
  });
}

int ikm_gap_tables(const char* targets_text, const char* actuals_text, const char* options_json, char** json,
                   size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    need(targets_text, "targets_text");
    made.give(gap_of_tables(targets_text, actuals_text, options_json));
  });
}

int ikm_report_bytes(const void* bytes, size_t count, const char* options_json, const char* file, char** document,
                     size_t* size) {
  made_text made{document, size};
  return at_the_border([&] {
    made.check("document");
    made.give(reported_bytes(bytes_of(bytes, count, "bytes"), text_of(file, "file"), options_json));
  });
}

int ikm_compare_files(const char* first_path, const char* second_path, const char* options_json, char** json,
                      size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    std::vector<std::string> files = {path_of(first_path, "first_path")};
    if (second_path != nullptr) files.push_back(path_of(second_path, "second_path"));
    made.give(compared_files(files, options_json));
  });
}

int ikm_inspect_file(const char* path, const char* options_json, char** mapping_toml, size_t* size) {
  made_text made{mapping_toml, size};
  return at_the_border([&] {
    made.check();
    made.give(mapping_of_file(path_of(path, "path"), options_json));
  });
}

int ikm_methodology_named(const char* id, size_t size, ikm_methodology** made) {
  forget(made);
  return at_the_border([&] {
    need(made, "made");
    const std::string name = text_with_size(id, size, "id");
    *made = methodologies::keep(std::make_shared<const ikm::methodology>(ikm::methodology_named_or_read(name)));
  });
}

int ikm_methodology_from_toml(const char* text, size_t size, ikm_methodology** made) {
  forget(made);
  return at_the_border([&] {
    need(made, "made");
    const std::string toml = text_with_size(text, size, "text");
    *made =
        methodologies::keep(std::make_shared<const ikm::methodology>(ikm::methodology_from_toml(toml, "methodology")));
  });
}

int ikm_methodology_to_toml(const ikm_methodology* method, char** text, size_t* size) {
  made_text made{text, size};
  return at_the_border([&] {
    made.check();
    made.give(ikm::to_toml(*methodologies::at(method, "method")));
  });
}

int ikm_methodology_questions(const ikm_methodology* method, size_t* questions) {
  return at_the_border([&] {
    need(questions, "questions");
    *questions = methodologies::at(method, "method")->question_count();
  });
}

int ikm_methodology_free(ikm_methodology* method) {
  return at_the_border([&] { methodologies::drop(method, "method"); });
}

int ikm_tally_make(const ikm_methodology* method, int joint, ikm_tally** made) {
  forget(made);
  return at_the_border([&] {
    need(made, "made");
    *made = tallies::keep(std::make_shared<counted>(*methodologies::at(method, "method"), joint != 0));
  });
}

int ikm_tally_from_file(const char* path, const char* options_json, ikm_tally** made) {
  forget(made);
  return at_the_border([&] {
    need(made, "made");
    *made = tallies::keep(std::make_shared<counted>(counted_file(path_of(path, "path"), options_json)));
  });
}

int ikm_tally_add(ikm_tally* to, const unsigned char* answers, size_t questions, uint64_t respondents) {
  return at_the_border([&] {
    const auto counts = tallies::at(to, "to");
    static_cast<void>(bytes_of(answers, questions, "answers"));
    counts->add({answers, questions}, respondents);
  });
}

int ikm_tally_add_batch(ikm_tally* to, const unsigned char* answers, size_t rows, size_t questions,
                        ptrdiff_t row_stride, ptrdiff_t question_stride) {
  return at_the_border([&] {
    const auto counts = tallies::at(to, "to");
    if (rows != 0 && questions != 0) need(answers, "answers");
    counts->add_batch({answers, rows, questions, row_stride, question_stride});
  });
}

int ikm_tally_merge(ikm_tally* into, const ikm_tally* from) {
  return at_the_border([&] {
    const auto counts = tallies::at(into, "into");
    counts->merge(tallies::at(from, "from")->copy());
  });
}

int ikm_tally_respondents(const ikm_tally* tally, uint64_t* respondents) {
  return at_the_border([&] {
    need(respondents, "respondents");
    *respondents = tallies::at(tally, "counted")->respondents();
  });
}

int ikm_tally_store(const ikm_tally* tally, char** bytes, size_t* size) {
  made_text made{bytes, size};
  return at_the_border([&] {
    made.check();
    made.give(ikm::to_stored(tallies::at(tally, "counted")->copy()));
  });
}

int ikm_tally_load(const void* bytes, size_t count, ikm_tally** made) {
  forget(made);
  return at_the_border([&] {
    need(made, "made");
    *made = tallies::keep(std::make_shared<counted>(ikm::from_stored(bytes_of(bytes, count, "bytes"))));
  });
}

int ikm_tally_score(const ikm_tally* tally, const char* options_json, char** json, size_t* size) {
  made_text made{json, size};
  return at_the_border([&] {
    made.check();
    made.give(scored_tally(tallies::at(tally, "counted")->copy(), options_json));
  });
}

int ikm_tally_free(ikm_tally* tally) {
  return at_the_border([&] { tallies::drop(tally, "counted"); });
}
