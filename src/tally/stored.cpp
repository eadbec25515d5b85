// SPDX-License-Identifier: BSL-1.0
#include <ikm/tally/stored.hpp>

#include "base/utf8.hpp"
#include "tally/group_budget.hpp"

#include <ikm/base/error.hpp>
#include <ikm/base/over_limit.hpp>

#include <boost/crc.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace ikm {
namespace {

constexpr std::string_view version_line = "ikm.tally/1\n";

std::string checksum(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  std::array<char, 8> digits{};
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), crc.checksum(), 16).ptr;
  const std::string text(digits.data(), end);
  return std::string(digits.size() - text.size(), '0') + text;
}

// ---- writing

class record {
 public:
  record(std::string& to, std::string_view kind) : to_{to} { to_ += kind; }
  ~record() { to_ += '\n'; }
  record(const record&) = delete;
  record& operator=(const record&) = delete;

  record& text(std::string_view field) {
    to_ += '\t';
    for (const char c : field) {
      switch (c) {
        case '\\': to_ += "\\\\"; break;
        case '\t': to_ += "\\t"; break;
        case '\n': to_ += "\\n"; break;
        case '\r': to_ += "\\r"; break;
        default: to_ += c;
      }
    }
    return *this;
  }
  record& number(std::uint64_t value) {
    std::array<char, 20> digits{};
    char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    to_ += '\t';
    to_.append(digits.data(), end);
    return *this;
  }
  record& counts(const tally& t) {
    number(t.respondents()).number(t.respondents(coverage::complete));
    for (const std::uint64_t count : t.counts()) number(count);
    return *this;
  }

 private:
  std::string& to_;
};

/// What more is kept of the tally on the line above: how many respondents were counted question by question, or the
/// joint counts.
void write_more(std::string& to, const tally& t) {
  if (t.marginal_respondents() != 0) record{to, "marginal"}.number(t.marginal_respondents());
  if (!t.has_joint_counts()) return;
  {
    record line{to, "pairs"};
    for (const std::uint64_t count : t.joint().pairs.counts()) line.number(count);
  }
  record line{to, "own"};
  for (const std::uint64_t count : t.joint().own.counts()) line.number(count);
}

void write_methodology(std::string& to, const methodology& method) {
  const methodology_definition& d = method.definition();
  record{to, "methodology"}.text(d.id).text(d.name.id).text(d.name.en);
  record{to, "scale"}
      .number(static_cast<std::uint64_t>(d.scale.lowest))
      .number(static_cast<std::uint64_t>(d.scale.highest));
  record{to, "publish"}.number(static_cast<std::uint64_t>(d.decimals)).text(method.conversion().to_string());
  record{to, "weights"}.text(d.weight_decimals ? std::to_string(*d.weight_decimals) : "-");
  record{to, "rounding"}.text(name_of(d.rounding));
  for (const element& e : d.elements) {
    record line{to, "element"};
    line.text(e.id).text(e.code).text(e.name.id).text(e.name.en).text(e.weight.to_string());
    for (const question& q : e.questions) line.text(q.code);
  }
  for (const band& b : d.bands)
    record{to, "band"}.text(b.letter).text(b.label.id).text(b.label.en).text(b.lower.to_string());
}

// ---- reading

/// More than the joint counts of the largest methodology have, so that a line of tabs costs no memory.
constexpr std::size_t most_fields = 2 * own_sums::max_cells;

class records {
 public:
  explicit records(std::string_view bytes) : rest_{bytes} { advance(); }

  [[nodiscard]] bool is(std::string_view kind) const { return !fields_.empty() && fields_.front() == kind; }
  [[nodiscard]] std::size_t size() const { return fields_.size(); }

  [[noreturn]] void refuse(const std::string& indonesian, const std::string& english) const {
    const std::string line = std::to_string(line_);
    throw tally_error{
        failure::malformed_tally,
        {"hitungan tersimpan, baris " + line + ": " + indonesian, "stored tally, line " + line + ": " + english}};
  }
  [[noreturn]] void refuse(const over_limit& passed) const {
    const std::string line = std::to_string(line_);
    const over_limit here{passed.limit(),
                          passed.most(),
                          {"hitungan tersimpan, baris " + line + ": " + passed.said().id,
                           "stored tally, line " + line + ": " + passed.said().en}};
    throw passed.is_of_memory() ? here.of_memory() : here;
  }
  enum class fields { exactly, at_least };
  void expect(std::string_view kind, std::size_t count, fields how = fields::exactly) const {
    if (!is(kind) || fields_.size() < count + 1 || (how == fields::exactly && fields_.size() != count + 1))
      refuse("yang diharapkan adalah '" + std::string{kind} + "'", "expected '" + std::string{kind} + "'");
  }
  [[nodiscard]] const std::string& text(std::size_t field) const { return fields_[field]; }
  [[nodiscard]] std::uint64_t number(std::size_t field) const {
    const std::string& digits = fields_[field];
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool padded = digits.size() > 1 && digits.front() == '0';  // equal counts have equal bytes
    if (problem != std::errc{} || end != digits.data() + digits.size() || padded)
      refuse("'" + digits + "' bukan bilangan cacah", "'" + digits + "' is not a whole number");
    return value;
  }
  [[nodiscard]] std::vector<std::uint64_t> numbers() const {
    std::vector<std::uint64_t> values;
    values.reserve(fields_.size());
    for (std::size_t f = 1; f < fields_.size(); ++f) values.push_back(number(f));
    return values;
  }
  [[nodiscard]] int small_number(std::size_t field) const {
    return static_cast<int>(std::min<std::uint64_t>(number(field), 1000));  // beyond any limit of a methodology
  }
  [[nodiscard]] tally counts(const methodology& method, std::size_t from) const {
    if (fields_.size() < from + 2) refuse("hitungan tidak lengkap", "incomplete counts");
    std::vector<std::uint64_t> counts;
    counts.reserve(fields_.size());
    for (std::size_t f = from + 2; f < fields_.size(); ++f) counts.push_back(number(f));
    try {
      return tally::from_counts(method, number(from), number(from + 1), counts);
    } catch (const tally_error& problem) {
      refuse(problem.said().id, problem.said().en);
    }
  }

  /// Reads what more is kept of a tally, if this record holds it; the record after it is the current one then.
  void more_of(tally& counted) {
    if (is("marginal")) {
      expect("marginal", 1);
      if (number(1) == 0) refuse("hitungan saling bertentangan", "the counts contradict each other");
      try {
        counted = tally::from_counts(counted.method(), counted.respondents(), counted.respondents(coverage::complete),
                                     counted.counts(), number(1));
      } catch (const tally_error& problem) {
        refuse(problem.said().id, problem.said().en);
      }
      return advance();
    }
    if (!is("pairs")) return;
    const std::vector<std::uint64_t> pairs = numbers();
    advance();
    expect("own", 1, fields::at_least);
    try {
      counted.keep(
          {pair_counts::from_counts(counted.method(), pairs), own_sums::from_counts(counted.method(), numbers())});
    } catch (const tally_error& problem) {
      refuse(problem.said().id, problem.said().en);
    }
    advance();
  }

  void advance() {
    ++line_;
    fields_.clear();
    if (rest_.empty()) return;
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) refuse("baris terpotong", "the line is cut off");
    std::string field;
    const std::string_view text = rest_.substr(0, end);
    if (!is_plain_text(text)) refuse("isinya bukan teks UTF-8", "what it holds is no UTF-8 text");
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\t') {
        if (fields_.size() == most_fields)
          refuse("terlalu banyak isian dalam satu baris", "too many fields in one line");
        fields_.push_back(std::exchange(field, {}));
      } else if (text[i] == '\\' && i + 1 < text.size()) {
        const char c = text[++i];
        if (c != 't' && c != 'n' && c != 'r' && c != '\\') refuse("'\\' tidak dikenal", "an unknown '\\'");
        field += c == 't' ? '\t' : (c == 'n' ? '\n' : (c == 'r' ? '\r' : c));
      } else {
        field += text[i];
      }
    }
    fields_.push_back(std::move(field));
    rest_.remove_prefix(end + 1);
  }

 private:
  std::string_view rest_;
  std::vector<std::string> fields_;
  std::uint64_t line_ = 1;  // the version line was taken off before
};

methodology read_methodology(records& r) {
  methodology_definition d;
  r.expect("methodology", 3);
  d.id = r.text(1);
  d.name = {r.text(2), r.text(3)};
  r.advance();
  r.expect("scale", 2);
  d.scale = {r.small_number(1), r.small_number(2)};
  r.advance();
  r.expect("publish", 2);
  d.decimals = r.small_number(1);
  d.conversion = ratio::parse(r.text(2));
  if (!d.conversion) r.refuse("konversi tidak terbaca", "unreadable conversion");
  r.advance();
  r.expect("weights", 1);
  if (r.text(1) != "-") d.weight_decimals = r.small_number(1);
  r.advance();
  r.expect("rounding", 1);
  const auto rule = rounding_named(r.text(1));
  if (!rule) r.refuse("pembulatan tidak dikenal", "unknown rounding");
  d.rounding = *rule;
  r.advance();
  for (; r.is("element"); r.advance()) {
    r.expect("element", 6, records::fields::at_least);
    const auto weight = ratio::parse(r.text(5));
    if (!weight) r.refuse("bobot tidak terbaca", "unreadable weight");
    element e{.id = r.text(1), .code = r.text(2), .name = {r.text(3), r.text(4)}, .weight = *weight};
    for (std::size_t f = 6; f < r.size(); ++f) e.questions.push_back({r.text(f)});
    d.elements.push_back(std::move(e));
  }
  // A definition may leave its weights out; a stored one has them.
  if (std::all_of(d.elements.begin(), d.elements.end(), [](const element& e) { return e.weight == 0; }))
    r.refuse("jumlah bobot 0, bukan 1", "the weights add to 0, not 1");
  for (; r.is("band"); r.advance()) {
    r.expect("band", 4);
    const auto lower = decimal::parse(r.text(4));
    if (!lower) r.refuse("batas bawah tidak terbaca", "unreadable lower bound");
    d.bands.push_back({r.text(1), {r.text(2), r.text(3)}, *lower});
  }
  return methodology{std::move(d)};
}

/// One breakdown with its groups, of respondents who add up to `all`.
grouped_tally read_breakdown(records& r, const tally& all, const tally_limits& limits, group_budget& budget) {
  r.expect("by", 1, records::fields::at_least);
  std::vector<std::string> columns;
  for (std::size_t f = 1; f < r.size(); ++f) columns.push_back(r.text(f));
  grouped_tally breakdown{all.method(), columns};
  const auto hold = [&](const std::optional<over_limit>& passed) {
    if (passed) r.refuse(*passed);
  };
  r.advance();
  while (r.is("group")) {
    r.expect("group", columns.size() + 2, records::fields::at_least);
    group_key key;
    for (std::size_t f = 1; f <= columns.size(); ++f) key.push_back(r.text(f));
    // Equal counts have equal bytes, so each group is once and in its place.
    if (!breakdown.groups().empty() && breakdown.groups().rbegin()->first >= key)
      r.refuse("kelompok muncul dua kali atau tidak terurut", "the group occurs twice or is out of order");
    hold(too_long(key, limits));
    hold(budget.add(key, r.number(columns.size() + 1) >> 32 == 0 ? 1 : 2));
    tally group = r.counts(all.method(), columns.size() + 1);
    r.advance();
    if (r.is("pairs")) hold(budget.add_joint());
    r.more_of(group);
    breakdown.add(std::move(key), std::move(group));
  }
  // Without groups nothing is added up, so that many empty breakdowns cost no more than their lines.
  if (breakdown.groups().empty() ? all.respondents() != 0 : breakdown.total() != all)
    r.refuse("jumlah kelompok tidak sama dengan keseluruhan", "the groups do not add up to the whole");
  return breakdown;
}

/// The bytes between the version line and the end line, once both are as they must be.
std::string_view body_of(std::string_view bytes) {
  if (!bytes.starts_with(stored_magic))
    throw tally_error{failure::not_a_tally, {"bukan hitungan tersimpan", "not a stored tally"}};
  if (!bytes.starts_with(version_line)) {
    const std::string version{bytes.substr(0, std::min<std::size_t>(bytes.find('\n'), 40))};
    throw tally_error{failure::unknown_tally_version,
                      {"versi hitungan tersimpan tidak dikenal: '" + version + "'",
                       "unknown version of a stored tally: '" + version + "'"}};
  }
  const std::size_t end = bytes.rfind("end\t");
  if (end == std::string_view::npos || bytes.substr(end) != "end\t" + checksum(bytes.substr(0, end)) + "\n")
    throw tally_error{failure::damaged_tally,
                      {"hitungan tersimpan terpotong atau rusak: jumlah periksa tidak cocok",
                       "the stored tally is cut off or damaged: its checksum does not match"}};
  return bytes.substr(version_line.size(), end - version_line.size());
}

}  // namespace

void stored_survey::merge(const stored_survey& other, const tally_limits& limits) {
  merge(stored_survey{other}, limits);
}

void stored_survey::merge(stored_survey&& other, const tally_limits& limits) {
  // Everything is looked at before anything is changed.
  all.refuse_merge(other.all);
  if (groups.size() != other.groups.size())
    throw tally_error{failure::different_breakdowns, {"pengelompokan keduanya berbeda", "their breakdowns differ"}};
  if (other.rows.rows > ~std::uint64_t{0} - rows.rows)
    throw tally_error{failure::too_many_rows, {"terlalu banyak baris", "too many rows"}};
  for (std::size_t i = 0; i < groups.size(); ++i) groups[i].refuse_merge(other.groups[i]);
  refuse_merge(groups, other.groups, limits);

  all.merge(other.all);
  for (std::size_t i = 0; i < groups.size(); ++i) groups[i].merge(std::move(other.groups[i]));
  rows.merge(other.rows);
}

std::string to_stored(const stored_survey& survey) {
  std::string bytes{version_line};
  write_methodology(bytes, survey.all.method());
  record{bytes, "rows"}
      .number(survey.rows.rows)
      .number(survey.rows.accepted)
      .number(survey.rows.rejected)
      .number(survey.rows.skipped);
  record{bytes, "all"}.counts(survey.all);
  write_more(bytes, survey.all);
  for (const grouped_tally& breakdown : survey.groups) {
    {
      record line{bytes, "by"};
      for (const std::string& column : breakdown.columns()) line.text(column);
    }
    for (const auto& [key, counts] : breakdown.groups()) {
      {
        record line{bytes, "group"};
        for (const std::string& value : key) line.text(value);
        line.counts(counts);
      }
      write_more(bytes, counts);
    }
  }
  // Not by `+`: it would copy all of it.
  const std::string check = checksum(bytes);
  bytes += "end\t";
  bytes += check;
  bytes += '\n';
  return bytes;
}

stored_survey from_stored(std::string_view bytes, const tally_limits& limits) {
  records r{body_of(bytes)};
  const methodology method = read_methodology(r);
  r.expect("rows", 4);
  const row_counts rows{r.number(1), r.number(2), r.number(3), r.number(4)};
  r.advance();
  r.expect("all", 2, records::fields::at_least);
  stored_survey survey{.rows = rows, .all = r.counts(method, 1), .groups = {}};
  // Taken away one after the other: a sum could wrap and agree.
  if (rows.accepted != survey.all.respondents() || rows.accepted > rows.rows ||
      rows.rejected > rows.rows - rows.accepted || rows.skipped != rows.rows - rows.accepted - rows.rejected)
    r.refuse("jumlah baris tidak cocok dengan responden", "the rows do not add up to the respondents");
  r.advance();
  r.more_of(survey.all);
  group_budget budget{method, limits};
  while (r.is("by")) survey.groups.push_back(read_breakdown(r, survey.all, limits, budget));
  if (r.size() != 0) r.refuse("isi tidak dikenal", "unknown content");
  return survey;
}

}  // namespace ikm
