// SPDX-License-Identifier: BSL-1.0
#include "memory_file.hpp"

#include "base/system_problem.hpp"

#include <ikm/base/error.hpp>
#include <ikm/ingest/complaint.hpp>
#include <ikm/source/source_error.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

namespace ikm::c {
namespace {

constexpr std::string_view sqlite_magic = "SQLite format 3";

[[noreturn]] void refuse(const std::string& name) {
  const system_problem why = system_problem_of(errno, failure::file_not_readable);
  throw io_error{why.code, {name + ": tidak dapat dibaca: " + why.said.id, name + ": cannot be read: " + why.said.en}};
}

void write_all(int file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse(name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

memory_file::memory_file(std::string_view bytes, std::string name) : name_{std::move(name)} {
  if (bytes.starts_with(sqlite_magic))
    throw source_error{
        name_,
        0,
        failure::plain_file_needed,
        {"basis data SQLite hanya dapat dibaca dari berkas, tidak dari memori; simpan tabelnya sebagai CSV",
         "an SQLite database can only be read from a file, not from memory; save its table as CSV"}};
  file_ = memfd_create("ikm", MFD_CLOEXEC);
  if (file_ < 0) refuse(name_);
  path_ = "/proc/self/fd/" + std::to_string(file_);
  try {
    write_all(file_, bytes, name_);
  } catch (...) {
    close(file_);
    throw;
  }
}

memory_file::~memory_file() { close(file_); }

survey memory_file::read(const methodology& method, const read_options& how) const {
  survey made = read_survey(std::vector{path_}, method, how);
  name_in(made);
  return made;
}

std::string memory_file::named(std::string text) const {
  for (std::size_t at = text.find(path_); at != std::string::npos; at = text.find(path_, at + name_.size()))
    text.replace(at, path_.size(), name_);
  return text;
}

void memory_file::name_in(survey& read) const {
  const auto rename = [&](std::string& file) {
    if (file == path_) file = name_;
  };
  for (std::string& file : read.account.files) rename(file);
  for (complaint& one : read.account.rejects) rename(one.where.file);
  for (place& one : read.account.told_with_answers) rename(one.file);
  for (understanding& one : read.understood) rename(one.file);
}

void memory_file::rethrow_named() const {
  try {
    throw;
  } catch (const input_error& problem) {
    std::vector<complaint> complaints = problem.complaints();
    for (complaint& one : complaints)
      if (one.where.file == path_) one.where.file = name_;
    if (problem.code() == failure::bad_rows) throw bad_rows_error{std::move(complaints), problem.total()};
    throw input_error{std::move(complaints), problem.total()};
  } catch (const error& problem) {
    throw error{problem.code(), {named(problem.said().id), named(problem.said().en)}};
  }
}

}  // namespace ikm::c
