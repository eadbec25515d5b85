// SPDX-License-Identifier: BSL-1.0
#include "ingest/malformed_toml.hpp"

#include "ingest/decode.hpp"

#include <algorithm>
#include <string_view>

namespace ikm {
namespace {

std::string_view line_of(std::string_view text, std::size_t number) {
  std::string_view line;
  for (std::size_t i = 0; i < number && !text.empty(); ++i) {
    line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return line;
}

sentence cause_of(std::string_view description, std::string_view line) {
  // What people meet who complete a mapping by hand comes first: the parser's own cause leads them astray.
  if (line.find("…") != std::string_view::npos)
    return {"masih berisi '…'; tulis nilainya", "it still holds '…'; write the value"};
  const std::size_t end_of_head = line.find(']');
  if (trimmed(line).starts_with('[') && end_of_head != std::string_view::npos &&
      !trimmed(line.substr(end_of_head + 1)).empty())
    return {"judul seperti [rows] harus di baris tersendiri", "a heading such as [rows] needs a line of its own"};
  const auto says = [&](std::string_view words) { return description.find(words) != std::string_view::npos; };
  if (says("redefine") || says("already"))
    return {"kunci atau bagian ini sudah ada di atasnya; gabungkan menjadi satu",
            "this key or section is already above; join the two into one"};
  if (says("utf-8") || says("UTF-8")) return {"bukan teks UTF-8", "it is not UTF-8 text"};
  if (says("string"))
    return {"teks tidak diapit tanda kutip dengan benar", "a text is not between quotes as it should be"};
  if (says("end-of-file")) return {"berkas berakhir di tengah", "the file ends too early"};
  if (says("array") || says("table")) return {"tanda kurung tidak pada tempatnya", "a bracket is out of place"};
  return {"yang diharapkan kunci = nilai, atau [bagian]", "expected key = value, or [section]"};
}

}  // namespace

sentence malformed_toml(const std::string& file, std::string_view text, const toml::parse_error& problem) {
  const toml::source_position at = problem.source().begin;
  const std::string where = file + ":" + std::to_string(at.line) + ": ";
  const std::string column = std::to_string(at.column);
  const sentence cause = cause_of(problem.description(), line_of(text, at.line));
  return {where + "bukan TOML yang utuh, kolom " + column + ": " + cause.id,
          where + "not well-formed TOML, column " + column + ": " + cause.en};
}

}  // namespace ikm
