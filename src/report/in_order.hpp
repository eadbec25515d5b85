// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_SRC_REPORT_IN_ORDER_HPP
#define IKM_SRC_REPORT_IN_ORDER_HPP

#include "base/threads.hpp"

#include <cstddef>
#include <future>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

namespace ikm {

/// Writes what `make(text, item)` appends for each item, in the order of the items, made by several threads where there
/// are enough items to be worth their start. Memory is that of a few thousand texts, however many items there are.
/// \param threads 0: all cores
/// \throws whatever `make` throws
template <class Items, class Make>
void write_in_order(std::ostream& to, const Items& items, unsigned threads, const Make& make) {
  constexpr std::ptrdiff_t share = 2048;  // items that one thread makes between two writings
  const std::size_t cores = threads_for(threads);
  const auto text_of = [&make](auto from, auto end) {
    std::string text;
    for (; from != end; ++from) make(text, *from);
    return text;
  };
  for (auto next = items.begin(); next != items.end();) {
    std::vector<std::future<std::string>> texts;
    while (texts.size() < cores && next != items.end()) {
      const auto from = next;
      std::ranges::advance(next, share, items.end());
      // The first share is made by this thread, when it is asked for; the others meanwhile, if there are threads.
      const std::launch when = texts.empty() ? std::launch::deferred : std::launch::async | std::launch::deferred;
      texts.push_back(std::async(when, text_of, from, next));
    }
    for (std::future<std::string>& text : texts) to << text.get();
  }
}

}  // namespace ikm

#endif
