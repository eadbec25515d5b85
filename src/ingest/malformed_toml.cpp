// SPDX-License-Identifier: BSL-1.0
#include "ingest/malformed_toml.hpp"

#include <string_view>

namespace ikm {
namespace {

sentence cause_of(std::string_view description) {
  const auto says = [&](std::string_view words) { return description.find(words) != std::string_view::npos; };
  if (says("redefine") || says("already"))
    return {"kunci atau bagian ini sudah ada di atasnya", "this key or section stands above already"};
  if (says("utf-8") || says("UTF-8")) return {"bukan teks UTF-8", "it is not UTF-8 text"};
  if (says("string"))
    return {"teks tidak diapit tanda kutip dengan benar", "a text is not between quotes as it should be"};
  if (says("end-of-file")) return {"berkas berakhir di tengah", "the file ends too early"};
  if (says("array") || says("table")) return {"tanda kurung tidak pada tempatnya", "a bracket is out of place"};
  return {"yang diharapkan kunci = nilai, atau [bagian]", "expected key = value, or [section]"};
}

}  // namespace

sentence malformed_toml(const std::string& file, const toml::parse_error& problem) {
  const toml::source_position at = problem.source().begin;
  const std::string where = file + ":" + std::to_string(at.line) + ": ";
  const std::string column = std::to_string(at.column);
  const sentence cause = cause_of(problem.description());
  return {where + "bukan TOML yang utuh, kolom " + column + ": " + cause.id,
          where + "not well-formed TOML, column " + column + ": " + cause.en};
}

}  // namespace ikm
