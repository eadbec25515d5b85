// SPDX-License-Identifier: BSL-1.0
#include "border.hpp"

#include "base/utf8.hpp"

#include <ikm/ingest/complaint.hpp>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <unordered_set>

namespace ikm::c {
namespace {

/// What is known of the last call of a thread.
struct call_record {
  sentence said = {};
  std::string code = {};
  sentence notices = {};
  bool out_of_memory = false;  // nothing could be kept
};

call_record& record() noexcept {
  thread_local call_record kept;
  return kept;
}

/// Options are named as they are in options_json.
std::string option_of(rule which) {
  std::string name{name_of(which)};
  for (char& c : name)
    if (c == '_') c = '-';
  return "'" + name + "'";
}

std::string lines_of(const input_error& problem, language lang) {
  std::string text;
  for (const complaint& one : problem.complaints())
    text += (text.empty() ? "" : "\n") + ikm::text_of(one, lang, option_of);
  const std::uint64_t rest = problem.total() - problem.complaints().size();
  if (rest != 0)
    text += lang == language::english ? "\nand " + std::to_string(rest) + " more"
                                      : "\ndan " + std::to_string(rest) + " lagi";
  return text;
}

int keep(int status, std::string_view code, const sentence& said) {
  record().code = code;
  record().said = said;
  return status;
}

int kept_exception() {
  try {
    throw;
  } catch (const wrong_use& problem) {
    return keep(IKM_WRONG_USE, problem.code(), problem.said());
  } catch (const input_error& problem) {
    return keep(IKM_BAD_INPUT, name_of(problem.code()),
                {lines_of(problem, language::indonesian), lines_of(problem, language::english)});
  } catch (const error& problem) {
    return keep(IKM_BAD_INPUT, name_of(problem.code()), problem.said());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    return keep(IKM_UNEXPECTED, "unexpected",
                {std::string{"kesalahan yang tidak diduga: "} + problem.what(),
                 std::string{"an unexpected failure: "} + problem.what()});
  } catch (...) {
    return keep(IKM_UNEXPECTED, "unexpected", {"kesalahan yang tidak diduga", "an unexpected failure"});
  }
}

/// Texts that were given to the caller. Never destroyed: somebody may free one while the program ends.
struct given_texts {
  std::mutex one_at_a_time;
  std::unordered_set<const void*> live;
};

given_texts& live_texts() {
  static auto* const kept = new given_texts;
  return *kept;
}

}  // namespace

void begin_call() noexcept {
  call_record& kept = record();
  for (sentence* said : {&kept.said, &kept.notices}) {
    said->id.clear();
    said->en.clear();
  }
  kept.code.clear();
  kept.out_of_memory = false;
}

int failed_call() noexcept {
  try {
    return kept_exception();
  } catch (...) {  // keeping what was said takes memory, too
    record().out_of_memory = true;
    return IKM_NO_MEMORY;
  }
}

void add_notices(const std::vector<std::string>& id, const std::vector<std::string>& en) {
  sentence& kept = record().notices;
  for (const std::string& line : id) kept.id += (kept.id.empty() ? "" : "\n") + line;
  for (const std::string& line : en) kept.en += (kept.en.empty() ? "" : "\n") + line;
}

void need(const void* given, const char* name) {
  if (given != nullptr) return;
  const std::string parameter{name};
  throw wrong_use{"null_pointer", {parameter + " tidak diberikan (NULL)", parameter + " is not given (NULL)"}};
}

std::string text_of(const char* given, const char* name) {
  need(given, name);
  std::string text{given};
  const std::string parameter{name};
  if (!is_plain_text(text))
    throw wrong_use{"not_utf8", {parameter + " bukan teks UTF-8", parameter + " is not UTF-8 text"}};
  return text;
}

std::string_view bytes_of(const void* given, std::size_t count, const char* name) {
  if (count == 0) return {};
  need(given, name);
  return {static_cast<const char*>(given), count};
}

made_text::made_text(char** text, std::size_t* size) noexcept : text_{text}, size_{size} {
  if (text_ != nullptr) *text_ = nullptr;
  if (size_ != nullptr) *size_ = 0;
}

void made_text::give(std::string_view made) {
  struct freed {
    void operator()(char* bytes) const noexcept { std::free(bytes); }
  };
  std::unique_ptr<char, freed> copy{static_cast<char*>(std::malloc(made.size() + 1))};
  if (!copy) throw std::bad_alloc{};
  std::memcpy(copy.get(), made.data(), made.size());
  copy.get()[made.size()] = '\0';
  {
    const std::lock_guard held{live_texts().one_at_a_time};
    live_texts().live.insert(copy.get());
  }
  *text_ = copy.release();
  if (size_ != nullptr) *size_ = made.size();
}

bool take_back(void* given) noexcept {
  {
    const std::lock_guard held{live_texts().one_at_a_time};
    if (live_texts().live.erase(given) == 0) return false;
  }
  std::free(given);
  return true;
}

const char* last_error(language lang) noexcept {
  const call_record& kept = record();
  if (kept.out_of_memory) return lang == language::english ? "not enough memory" : "memori tidak cukup";
  return kept.said.in(lang).c_str();
}

const char* last_code() noexcept { return record().out_of_memory ? "no_memory" : record().code.c_str(); }

const char* last_notices(language lang) noexcept { return record().notices.in(lang).c_str(); }

}  // namespace ikm::c
