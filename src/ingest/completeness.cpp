// SPDX-License-Identifier: BSL-1.0
#include "ingest/completeness.hpp"

#include "ingest/decode.hpp"
#include "ingest/label.hpp"
#include "ingest/quoted.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>

namespace ikm {
namespace {

struct usual_status {
  std::string_view header;  // folded
  status_kind kind;
};

constexpr std::array usual_headers{
    usual_status{"submitdate", status_kind::date_when_done},
    usual_status{"date submitted", status_kind::date_when_done},
    usual_status{"submitted at", status_kind::date_when_done},
    usual_status{"completed at", status_kind::date_when_done},
    usual_status{"finished at", status_kind::date_when_done},
    usual_status{"deleted at", status_kind::date_when_gone},
    usual_status{"deletedat", status_kind::date_when_gone},
    usual_status{"dihapus pada", status_kind::date_when_gone},
    usual_status{"finished", status_kind::flag_when_done},
    usual_status{"completed", status_kind::flag_when_done},
    usual_status{"is complete", status_kind::flag_when_done},
    usual_status{"is completed", status_kind::flag_when_done},
    usual_status{"is finished", status_kind::flag_when_done},
    usual_status{"is submit", status_kind::flag_when_done},
    usual_status{"is submitted", status_kind::flag_when_done},
    usual_status{"submitted", status_kind::flag_when_done},
    usual_status{"is deleted", status_kind::flag_when_gone},
    usual_status{"isdeleted", status_kind::flag_when_gone},
    usual_status{"deleted", status_kind::flag_when_gone},
    usual_status{"is delete", status_kind::flag_when_gone},
    usual_status{"dihapus", status_kind::flag_when_gone},
    usual_status{"is draft", status_kind::flag_when_gone},
    usual_status{"is test", status_kind::flag_when_gone},
    usual_status{"status", status_kind::words},
    usual_status{"response type", status_kind::words},
    usual_status{"response status", status_kind::form_words},
    usual_status{"submission status", status_kind::form_words},
    usual_status{"completion status", status_kind::form_words},
    usual_status{"status pengisian", status_kind::form_words},
    usual_status{"status kuesioner", status_kind::form_words},
    usual_status{"status kuisioner", status_kind::form_words},
    usual_status{"status survei", status_kind::form_words},
    usual_status{"status survey", status_kind::form_words},
    usual_status{"status angket", status_kind::form_words},
    usual_status{"status form", status_kind::form_words},
    usual_status{"status formulir", status_kind::form_words},
    usual_status{"status respon", status_kind::form_words},
    usual_status{"status respons", status_kind::form_words},
    usual_status{"status jawaban", status_kind::form_words},
    usual_status{"status isian", status_kind::form_words},
    usual_status{"validation status", status_kind::words},
    usual_status{"reviewstate", status_kind::words},
    usual_status{"review state", status_kind::words},
};

constexpr std::array<std::string_view, 10> yes_words = {"true", "1",       "yes", "ya",   "y",
                                                        "t",    "selesai", "v",   "done", "benar"};
constexpr std::array<std::string_view, 9> no_words = {"false", "0", "no", "tidak", "n", "f", "belum", "salah", "bukan"};
/// Words of forms. `Selesai` and `Ditolak` are those of an application's progress, and say nothing of the form.
constexpr std::array<std::string_view, 15> finished_words = {"submitted",
                                                             "terkirim",
                                                             "dikirim",
                                                             "sent",
                                                             "completed",
                                                             "complete",
                                                             "ip address",
                                                             "imported",
                                                             "offline",
                                                             "email",
                                                             "approved",
                                                             "final",
                                                             "validation status approved",
                                                             "published",
                                                             "qr code"};
constexpr std::array<std::string_view, 29> unfinished_words = {"draft",
                                                               "draf",
                                                               "konsep",
                                                               "preview",
                                                               "survey preview",
                                                               "survey test",
                                                               "test",
                                                               "tes",
                                                               "uji coba",
                                                               "deleted",
                                                               "dihapus",
                                                               "trash",
                                                               "spam",
                                                               "in progress",
                                                               "incomplete",
                                                               "partial",
                                                               "disqualified",
                                                               "screened out",
                                                               "over quota",
                                                               "quota full",
                                                               "abandoned",
                                                               "testing",
                                                               "percobaan",
                                                               "unsubmitted",
                                                               "belum terkirim",
                                                               "not approved",
                                                               "on hold",
                                                               "validation status not approved",
                                                               "validation status on hold"};
/// Words of a column whose header says that it is about the form.
constexpr std::array<std::string_view, 9> form_done = {"selesai", "lengkap",     "sudah",  "sudah selesai", "final",
                                                       "valid",   "sudah diisi", "terisi", "finished"};
constexpr std::array<std::string_view, 13> form_not_done = {
    "belum selesai", "tidak selesai", "belum lengkap", "tidak lengkap", "belum",     "sebagian",    "proses",
    "tidak valid",   "batal",         "dibatalkan",    "belum diisi",   "cancelled", "not finished"};
/// Qualtrics' codes of `Status`: 0 by link, 4 imported, 16 offline; previews, tests and spam otherwise.
constexpr std::array<std::string_view, 3> qualtrics_real = {"0", "4", "16"};
constexpr std::array<std::string_view, 6> qualtrics_other = {"1", "2", "8", "9", "12", "17"};

bool is_among(std::string_view label, auto const& words) {
  return std::find(words.begin(), words.end(), label) != words.end();
}

std::optional<bool> by_words(std::string_view label, auto const& finished, auto const& unfinished) {
  if (is_among(label, finished)) return true;
  if (is_among(label, unfinished)) return false;
  return std::nullopt;
}

bool is_date_kind(status_kind kind) {
  return kind == status_kind::date_when_done || kind == status_kind::date_when_gone;
}

/// The kind that a header names; REDCap names its column after the instrument.
std::optional<status_kind> kind_of_header(std::string_view header, bool of_qualtrics) {
  const std::string label = folded(header);
  if (label == "status" && of_qualtrics) return status_kind::qualtrics;
  for (const usual_status& usual : usual_headers)
    if (usual.header == label) return usual.kind;
  if (trimmed(header).ends_with("_complete") && label.size() > 9) return status_kind::redcap;
  return std::nullopt;
}

/// Columns that the mapping says something of.
bool is_settled(std::string_view header, const mapping& said) {
  const std::string label = folded(header);
  const auto names = [&](const auto& values) {
    return std::any_of(values.begin(), values.end(), [&](const auto& one) { return folded(one.first) == label; });
  };
  return (said.complete_when && folded(*said.complete_when) == label) || names(said.complete_values) ||
         names(said.leave_out) || std::any_of(said.not_read.begin(), said.not_read.end(), [&](const std::string& one) {
           return folded(one) == label;
         });
}

/// Whether all filled cells of the first rows are values of the kind: a status of anything else is a profile.
bool holds_kind(status_kind kind, std::size_t column, const std::deque<kept_row>& front, std::size_t below) {
  if (is_date_kind(kind)) return true;
  for (std::size_t i = below; i < front.size(); ++i) {
    if (column >= front[i].cells.size() || is_blank(front[i].cells[column])) continue;
    if (!is_finished(kind, front[i].cells[column])) return false;
  }
  return true;
}

}  // namespace

std::optional<bool> is_finished(status_kind kind, std::string_view value) {
  const bool empty = is_blank(value);
  if (kind == status_kind::date_when_done) return !empty;
  if (kind == status_kind::date_when_gone) return empty || folded(value) == "null";
  if (empty) return std::nullopt;
  const std::string label = folded(value);
  switch (kind) {
    case status_kind::flag_when_done: return by_words(label, yes_words, no_words);
    case status_kind::flag_when_gone: return by_words(label, no_words, yes_words);
    case status_kind::redcap:
      return by_words(label, std::array<std::string_view, 2>{"2", "complete"},
                      std::array<std::string_view, 4>{"0", "1", "incomplete", "unverified"});
    case status_kind::qualtrics:
      if (const auto coded = by_words(label, qualtrics_real, qualtrics_other)) return coded;
      break;
    case status_kind::form_words:
      if (const auto said = by_words(label, form_done, form_not_done)) return said;
      break;
    default: break;
  }
  return by_words(label, finished_words, unfinished_words);
}

std::vector<std::vector<mapping_edit>> choices_of(status_kind kind, const std::string& header, std::string_view value) {
  const mapping_edit count_all{"rows", "complete_when", std::string{}};
  const auto only = [&](std::string finished) -> mapping_edit {
    return {"rows", "complete_when", values_by_header{{header, {std::move(finished)}}}};
  };
  const mapping_edit without{"rows", "leave_out", values_by_header{{header, {std::string{trimmed(value)}}}}};
  switch (kind) {
    case status_kind::date_when_done: return {{{"rows", "complete_when", header}}, {count_all}};
    case status_kind::date_when_gone: return {{only("")}, {count_all}};
    default: return {{without}, {count_all}};
  }
}

bool is_status_header(std::string_view header) { return kind_of_header(header, false).has_value(); }

bool leaves_out(const value_rule& rule, std::string_view value) {
  const bool listed = std::any_of(rule.values.begin(), rule.values.end(), [&](const std::string& one) {
    return folded(one) == folded(value) && is_blank(one) == is_blank(value);
  });
  return listed == rule.leave_out;
}

std::vector<value_rule> value_rules_of(const column_plan& plan, const header_choice& header, const mapping& said,
                                       const place& where) {
  const auto column_of = [&](const std::string& name) {
    for (const std::vector<std::string>* const names : {&plan.headers, &header.aliases})
      for (std::size_t c = 0; c < std::min(names->size(), plan.width); ++c)
        if (folded((*names)[c]) == folded(name)) return c;
    faults::missing_column missing{.wanted = {name}};
    for (std::size_t c = 0; c < plan.headers.size(); ++c) missing.offered.push_back({quotable(plan.headers[c]), c + 1});
    throw input_error{{{.where = where, .what = std::move(missing)}}};
  };
  std::vector<value_rule> rules;
  for (const auto& [name, values] : said.complete_values) rules.push_back({column_of(name), values, false});
  for (const auto& [name, values] : said.leave_out) rules.push_back({column_of(name), values, true});
  return rules;
}

std::vector<status_column> status_columns_of(const column_plan& plan, const header_choice& header,
                                             const std::deque<kept_row>& front, const mapping& said) {
  std::vector<status_column> found;
  if (said.complete_when && said.complete_when->empty()) return found;  // all rows count
  const bool of_qualtrics = header.lines >= 2 && header.below() > 0 && header.below() <= front.size() &&
                            !front[header.below() - 1].cells.empty() &&
                            front[header.below() - 1].cells.front().find("ImportId") != std::string::npos;
  for (std::size_t column = 0; column < plan.headers.size() && column < plan.table_end; ++column) {
    const std::string alias = column < header.aliases.size() ? std::string{trimmed(header.aliases[column])} : "";
    const std::string& name = alias.empty() ? plan.headers[column] : alias;
    const auto kind = kind_of_header(name, of_qualtrics);
    if (!kind || is_settled(name, said) || is_settled(plan.headers[column], said) ||
        !holds_kind(*kind, column, front, header.below()))
      continue;
    status_column made{.column = column, .kind = *kind, .name = name};
    for (std::size_t i = header.below(); i < front.size(); ++i) {
      const std::vector<std::string_view> cells = views_of(front[i]);
      if (all_blank(cells)) continue;
      made.has_finished |= is_finished(*kind, column < cells.size() ? cells[column] : std::string_view{}) == true;
    }
    found.push_back(made);
  }
  return found;
}

}  // namespace ikm
