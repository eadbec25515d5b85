// SPDX-License-Identifier: BSL-1.0
#include "named_files.hpp"

#include "output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <vector>

namespace ikm::cli {
namespace {

enum class role { read, result, beside };

struct file_option {
  role what{};
  file_in_value part = nullptr;
};

/// Filled while subcommands add their options; looked at once, after parsing.
std::map<const CLI::Option*, file_option>& file_options() {
  static std::map<const CLI::Option*, file_option> options;
  return options;
}

/// A file as one option names it.
struct named_file {
  std::string option;
  std::string name;  // empty: standard input or output
  bool there = false;
  struct stat status {};
  std::filesystem::path place = {};  // of what is not there yet
};

bool is_standard(const std::string& name) { return name.empty() || name == "-"; }

named_file file_named(const std::string& option, const std::string& name, int standard) {
  named_file made{.option = option, .name = is_standard(name) ? std::string{} : name};
  if (made.name.empty()) {
    made.there = fstat(standard, &made.status) == 0;
  } else if (stat(made.name.c_str(), &made.status) == 0) {
    made.there = true;
  } else {
    std::error_code unknown;
    made.place = std::filesystem::weakly_canonical(std::filesystem::absolute(followed(made.name), unknown), unknown);
  }
  return made;
}

bool same_file(const named_file& a, const named_file& b) {
  if (a.there != b.there) return false;
  if (!a.there) return !a.place.empty() && a.place == b.place;
  return a.status.st_dev == b.status.st_dev && a.status.st_ino == b.status.st_ino;
}

/// What is not a regular file, such as a terminal, is not overwritten.
bool would_be_lost(const named_file& read, const named_file& written) {
  return read.there && S_ISREG(read.status.st_mode) && same_file(read, written);
}

/// A terminal or `/dev/null` takes the texts of both.
bool would_mix(const named_file& a, const named_file& b) {
  if (a.name.empty() && b.name.empty()) return true;
  return same_file(a, b) && !(a.there && S_ISCHR(a.status.st_mode));
}

struct run_files {
  std::vector<named_file> read = {};
  std::vector<named_file> written = {};
};

void collect(const CLI::App& command, run_files& files) {
  for (const CLI::Option* option : command.get_options()) {
    const auto found = file_options().find(option);
    if (found == file_options().end()) continue;
    const auto& [what, part] = found->second;
    const std::string called = option->get_lnames().empty() ? option->get_name() : "--" + option->get_lnames().front();
    if (what != role::read) {
      const std::string value = option->count() == 0 ? std::string{} : option->results().front();
      if (what == role::result || option->count() != 0)
        files.written.push_back(file_named(called, value, STDOUT_FILENO));
      continue;
    }
    // Where no input is named, standard input is read.
    if (option->get_positional() && option->results().empty())
      files.read.push_back(file_named(called, "-", STDIN_FILENO));
    for (const std::string& value : option->results()) {
      const std::string path = part == nullptr ? value : part(value);
      if (path.empty()) continue;
      files.read.push_back(file_named(called, path, STDIN_FILENO));
      // What a database keeps beside itself is read with it.
      if (!is_standard(path))
        for (const char* beside : {"-wal", "-journal"})
          files.read.push_back(file_named(called, path + beside, STDIN_FILENO));
    }
  }
  for (const CLI::App* inner : command.get_subcommands()) collect(*inner, files);
}

void mark(CLI::App& command, const char* option, file_option as) {
  file_options().emplace(command.get_option(option), as);
}

}  // namespace

void reads_files(CLI::App& command, std::initializer_list<const char*> options, file_in_value part) {
  for (const char* option : options) mark(command, option, {role::read, part});
}

void writes_result(CLI::App& command, const char* option) { mark(command, option, {role::result}); }

void writes_beside(CLI::App& command, const char* option) { mark(command, option, {role::beside}); }

bool names_a_file(const CLI::Option& option) { return file_options().contains(&option); }

void keep_files_apart(const CLI::App& app) {
  run_files files;
  collect(app, files);
  for (const named_file& written : files.written)
    for (const named_file& read : files.read)
      if (would_be_lost(read, written)) {
        if (written.name.empty())
          throw usage_error{{"keluaran baku adalah berkas masukan", "standard output is an input file"}};
        throw usage_error{{written.option + " '" + written.name + "' adalah berkas masukan",
                           written.option + " '" + written.name + "' is an input file"}};
      }
  for (std::size_t i = 0; i < files.written.size(); ++i)
    for (std::size_t j = i + 1; j < files.written.size(); ++j)
      if (would_mix(files.written[i], files.written[j])) {
        const std::string both = files.written[i].option + ", " + files.written[j].option;
        throw usage_error{{both + ": ditulis ke tempat yang sama", both + ": written to one place"}};
      }
}

}  // namespace ikm::cli
