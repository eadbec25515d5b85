// SPDX-License-Identifier: BSL-1.0
#include <ikm/report/methodology_toml.hpp>

#include <toml++/toml.h>

#include <sstream>

namespace ikm {
namespace {

/// One below the next bound, in the published decimals: bands are printed from bound to bound, as regulations do.
std::string upper_bound(const methodology& method, std::size_t band) {
  if (band + 1 == method.bands().size())
    return (ratio{method.scale().highest} * method.conversion()).rounded(method.decimals()).to_string();
  const ratio step = ratio{decimal{1, method.decimals()}};
  return (ratio{method.bands()[band + 1].lower} - step).rounded(method.decimals()).to_string();
}

}  // namespace

std::string to_toml(const methodology& method) {
  const methodology_definition& d = method.definition();
  toml::array elements;
  for (const element& e : d.elements) {
    toml::table row{
        {"id", e.id}, {"code", e.code}, {"name", e.name.id}, {"name_en", e.name.en}, {"weight", e.weight.to_string()}};
    if (e.questions.size() > 1 || e.questions.front().code != e.code) {
      toml::array codes;
      for (const question& q : e.questions) codes.push_back(q.code);
      row.insert("questions", std::move(codes));
    }
    elements.push_back(std::move(row));
  }
  toml::array bands;
  for (std::size_t b = 0; b < d.bands.size(); ++b)
    bands.push_back(toml::table{{"letter", d.bands[b].letter},
                                {"label", d.bands[b].label.id},
                                {"label_en", d.bands[b].label.en},
                                {"lower", d.bands[b].lower.to_string()},
                                {"upper", upper_bound(method, b)}});

  toml::table head{{"id", d.id},
                   {"name", d.name.id},
                   {"name_en", d.name.en},
                   {"scale", toml::array{d.scale.lowest, d.scale.highest}},
                   {"conversion", method.conversion().to_string()},
                   {"decimals", d.decimals},
                   {"rounding", name_of(d.rounding)}};
  if (d.weight_decimals) head.insert("weight_decimals", *d.weight_decimals);
  // The library sorts keys; three documents one after the other keep the reader's order: head, elements, bands.
  std::ostringstream text;
  text << head << "\n\n"
       << toml::table{{"elements", std::move(elements)}} << "\n\n"
       << toml::table{{"bands", std::move(bands)}} << '\n';
  return text.str();
}

}  // namespace ikm
