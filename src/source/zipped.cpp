// SPDX-License-Identifier: BSL-1.0
#include <ikm/source/zipped.hpp>

#include "base/ascii.hpp"
#include "base/joined.hpp"
#include "source/archive.hpp"

#include <ikm/source/source_error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace ikm {
namespace {

constexpr std::size_t listed_bytes = 300;

/// A folder, or what an operating system adds.
bool is_no_file_of_people(const std::string& part) {
  if (part.empty() || part.back() == '/') return true;
  const std::string path = lower(part);
  const std::string name = path.substr(path.rfind('/') + 1);
  return path.starts_with("__macosx/") || name.starts_with("._") || name == ".ds_store" || name == "thumbs.db" ||
         name == "desktop.ini";
}

template <std::size_t Count>
bool ends_with_any(const std::string& part, const std::array<std::string_view, Count>& endings) {
  const std::string path = lower(part);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

bool is_text_table(const std::string& part) {
  constexpr std::array<std::string_view, 7> endings = {".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".tally"};
  return ends_with_any(part, endings);
}

/// A table that is not read from front to back.
bool is_other_table(const std::string& part) {
  constexpr std::array<std::string_view, 11> endings = {".xlsx", ".xlsm",    ".xlsb", ".xls",     ".ods", ".sqlite",
                                                        ".db",   ".sqlite3", ".sav",  ".numbers", ".zip"};
  return ends_with_any(part, endings);
}

std::string front_of(const std::shared_ptr<archive>& from, const std::string& part) {
  std::string front(64, '\0');
  archive_part bytes{from, part, {"max_part_bytes", from->limits().max_part_bytes}};
  front.resize(bytes.read(front));
  return front;
}

/// A document of a known program that is not a table of ours; empty for anything else.
sentence known_document(const std::shared_ptr<archive>& from) {
  if (from->has("xl/workbook.bin"))
    return {"buku kerja Excel biner (XLSB); simpan sebagai XLSX atau CSV",
            "a binary Excel workbook (XLSB); save it as XLSX or CSV"};
  if (from->has("word/document.xml"))
    return {"dokumen Word (DOCX); salin tabelnya ke lembar kerja lalu simpan sebagai XLSX atau CSV",
            "a Word document (DOCX); copy its table into a spreadsheet and save that as XLSX or CSV"};
  if (from->has("ppt/presentation.xml"))
    return {"presentasi (PPTX); salin tabelnya ke lembar kerja lalu simpan sebagai XLSX atau CSV",
            "a presentation (PPTX); copy its table into a spreadsheet and save that as XLSX or CSV"};
  if (from->has("Index/Document.iwa") || from->has("Index.zip"))
    return {"dokumen Apple Numbers; ekspor sebagai XLSX atau CSV",
            "an Apple Numbers document; export it as XLSX or CSV"};
  if (from->has("mimetype") && front_of(from, "mimetype").starts_with("application/vnd.oasis.opendocument."))
    return {
        "dokumen OpenDocument yang bukan lembar kerja; salin tabelnya ke lembar kerja lalu simpan sebagai XLSX atau "
        "CSV",
        "an OpenDocument file that is not a spreadsheet; copy its table into one and save that as XLSX or CSV"};
  return {};
}

std::string list_of(const std::vector<std::string>& names) {
  std::string listed;
  for (const std::string& name : names) {
    if (listed.size() + name.size() > listed_bytes) return listed + (listed.empty() ? "…" : ", …");
    append_item(listed, name);
  }
  return listed;
}

/// The one that is read; the others of its kind make it unclear which.
std::string chosen_table(const archive& from) {
  std::vector<std::string> files;
  for (std::string& part : from.parts())
    if (!is_no_file_of_people(part)) files.push_back(std::move(part));
  std::vector<std::string> tables;
  std::copy_if(files.begin(), files.end(), std::back_inserter(tables),
               [](const std::string& part) { return is_text_table(part) || is_other_table(part); });
  if (tables.empty())
    std::copy_if(files.begin(), files.end(), std::back_inserter(tables),
                 [](const std::string& part) { return lower(part).ends_with(".txt"); });
  if (tables.empty() && files.size() == 1) tables = files;
  if (tables.empty())
    from.refuse(failure::no_table,
                "arsip ZIP ini tidak memuat tabel" + (files.empty() ? "" : "; isinya: " + list_of(files)),
                "this ZIP archive holds no table" + (files.empty() ? "" : "; it holds: " + list_of(files)));
  if (tables.size() > 1)
    from.refuse(failure::several_files,
                "arsip ZIP ini memuat " + std::to_string(tables.size()) + " tabel: " + list_of(tables) +
                    "; ekstrak dahulu, lalu sebutkan berkas yang dimaksud",
                "this ZIP archive holds " + std::to_string(tables.size()) + " tables: " + list_of(tables) +
                    "; unpack it and name the files that are meant");
  if (is_other_table(tables.front()))
    from.refuse(failure::plain_file_needed,
                "arsip ZIP ini memuat " + list_of(tables) + "; ekstrak dahulu, lalu baca berkas itu",
                "this ZIP archive holds " + list_of(tables) + "; unpack it and read that file");
  return tables.front();
}

class zipped_bytes final : public byte_source {
 public:
  zipped_bytes(const std::shared_ptr<archive>& from, const std::string& part)
      : name_{from->path()}, part_{from, part, {"max_unpacked_bytes", from->limits().max_unpacked_bytes}} {}

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override { return into.empty() ? 0 : part_.read(into); }

 private:
  std::string name_;
  archive_part part_;
};

}  // namespace

zip_kind zip_kind_of(const std::string& path) {
  std::shared_ptr<archive> opened;
  try {
    opened = std::make_shared<archive>(path, workbook_limits{});
  } catch (const source_error&) {
    return zip_kind::xlsx;
  } catch (const over_limit&) {
    return zip_kind::xlsx;
  }
  if (opened->has("xl/workbook.xml")) return zip_kind::xlsx;
  constexpr std::string_view spreadsheet = "application/vnd.oasis.opendocument.spreadsheet";
  const bool is_ods = opened->has("mimetype") ? front_of(opened, "mimetype").starts_with(spreadsheet)
                                              : opened->has("content.xml") && opened->has("META-INF/manifest.xml");
  return is_ods ? zip_kind::ods : zip_kind::other;
}

std::unique_ptr<byte_source> zipped_table(const std::string& path, const workbook_limits& limits) {
  const auto opened = std::make_shared<archive>(path, limits);
  if (const sentence known = known_document(opened); !known.id.empty())
    opened->refuse(failure::unsupported_format, known.id, known.en);
  return std::make_unique<zipped_bytes>(opened, chosen_table(*opened));
}

}  // namespace ikm
