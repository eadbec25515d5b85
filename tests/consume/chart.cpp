// SPDX-License-Identifier: BSL-1.0
#include <ikm/documents/elements_chart.hpp>

int main() {
  ikm::elements_chart chart{.title = "IKM", .scale = index_scale_of(ikm::permenpan_14_2017())};
  chart.elements.push_back({.code = "U1", .name = "Persyaratan", .index = ikm::decimal{7874, 2}, .grade = "B"});
  return svg_of(chart).find(">78,74<") == std::string::npos ? 1 : 0;
}
