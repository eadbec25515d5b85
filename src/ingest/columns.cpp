// SPDX-License-Identifier: BSL-1.0
#include <ikm/ingest/columns.hpp>

#include <ikm/ingest/decode.hpp>

#include <optional>
#include <unordered_map>

namespace ikm {
namespace {

/// How names are compared: without the blanks around them, ASCII letters in lower case.
std::string key_of(std::string_view name) {
  std::string key{trimmed(name)};
  for (char& c : key)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return key;
}

struct places {
  std::size_t first = 0;
  std::optional<std::size_t> second;
};

class header_search {
 public:
  header_search(std::span<const std::string_view> header, complaint where) : where_{std::move(where)} {
    for (std::size_t column = 0; column < header.size(); ++column) {
      headers_.emplace_back(trimmed(header[column]));
      const auto [place, fresh] = by_key_.try_emplace(key_of(header[column]), places{column, {}});
      if (!fresh && !place->second.second) place->second.second = column;
    }
  }

  /// The one column with one of these names; complains and answers 0 where there is none or more than one.
  std::size_t find(const std::string& asked, std::span<const std::string> names) {
    std::vector<std::size_t> found;
    for (const std::string& name : names)
      if (const auto place = by_key_.find(key_of(name)); place != by_key_.end()) {
        found.push_back(place->second.first);
        if (place->second.second) found.push_back(*place->second.second);
      }
    if (found.size() == 1) return found.front();
    complaint wrong = where_;
    wrong.column = asked;
    if (found.empty()) {
      wrong.why = reason::missing_column;
      wrong.found = listed();
      for (const std::string& name : names) wrong.expected += (wrong.expected.empty() ? "" : ", ") + name;
    } else {
      wrong.why = reason::duplicate_column;
      for (const std::size_t column : found)
        wrong.found += (wrong.found.empty() ? "" : ", ") + headers_[column] + " (" + std::to_string(column + 1) + ")";
    }
    complaints_.push_back(std::move(wrong));
    return 0;
  }

  [[nodiscard]] std::vector<std::string> headers() && { return std::move(headers_); }
  [[nodiscard]] const std::vector<complaint>& complaints() const { return complaints_; }

 private:
  /// The first headers, as many as fit a line.
  [[nodiscard]] std::string listed() const {
    std::string text;
    for (const std::string& header : headers_) {
      if (text.size() > 50) return text + ", …";
      text += (text.empty() ? "" : ", ") + header;
    }
    return text;
  }

  complaint where_;
  std::vector<std::string> headers_;
  std::unordered_map<std::string, places> by_key_;
  std::vector<complaint> complaints_;
};

}  // namespace

column_plan understand_header(std::span<const std::string_view> header, const methodology& method,
                              std::span<const breakdown> by, const std::string& file, std::string_view sheet,
                              std::uint64_t line) {
  header_search search{header, {.file = file, .sheet = std::string{sheet}, .line = line}};
  column_plan plan{.width = header.size()};
  for (const element& e : method.elements())
    for (const question& q : e.questions) {
      std::vector<std::string> names = {q.code};
      if (e.questions.size() == 1) {
        if (key_of(e.code) != key_of(q.code)) names.push_back(e.code);
        names.push_back(e.id);
      }
      plan.answer_columns.push_back(search.find(q.code, names));
    }
  for (const breakdown& columns : by) {
    std::vector<std::size_t> found;
    for (const std::string& column : columns) found.push_back(search.find(column, std::vector{column}));
    plan.group_columns.push_back(std::move(found));
  }
  if (!search.complaints().empty()) throw input_error{search.complaints()};
  plan.headers = std::move(search).headers();
  return plan;
}

}  // namespace ikm
