// SPDX-License-Identifier: BSL-1.0
// Handles are numbers that are never used twice, and not addresses: one that was freed, or is of another kind, is found
// out and never read.
#ifndef IKM_SRC_BINDINGS_C_HANDLES_HPP
#define IKM_SRC_BINDINGS_C_HANDLES_HPP

#include "border.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

namespace ikm::c {

/// The next number, of whatever kind of handle. Odd ones only, which are addresses of nothing.
[[nodiscard]] inline std::uintptr_t next_handle() noexcept {
  static std::atomic<std::uintptr_t> last{1};
  return last.fetch_add(2, std::memory_order_relaxed) + 2;
}

/// What is after the handles of one kind. A call keeps the value alive that it works on, whatever others free
/// meanwhile.
template <typename Handle, typename Value>
class handle_table {
 public:
  [[nodiscard]] static Handle* keep(std::shared_ptr<Value> value) {
    const std::uintptr_t number = next_handle();
    handle_table& table = only();
    const std::unique_lock held{table.guard_};
    table.values_.emplace(number, std::move(value));
    return reinterpret_cast<Handle*>(number);  // NOLINT(performance-no-int-to-ptr): it is not read through
  }

  /// \throws wrong_use for a handle that is null, freed or of another kind; `name` is that of the parameter
  [[nodiscard]] static std::shared_ptr<Value> at(const Handle* handle, const char* name) {
    need(handle, name);
    handle_table& table = only();
    const std::shared_lock held{table.guard_};
    const auto found = table.values_.find(reinterpret_cast<std::uintptr_t>(handle));
    if (found == table.values_.end()) refuse(name);
    return found->second;
  }

  /// \throws wrong_use as `at`; null is passed over
  static void drop(const Handle* handle, const char* name) {
    if (handle == nullptr) return;
    std::shared_ptr<Value> last;  // dies when the table is free again
    handle_table& table = only();
    const std::unique_lock held{table.guard_};
    const auto found = table.values_.find(reinterpret_cast<std::uintptr_t>(handle));
    if (found == table.values_.end()) refuse(name);
    last = std::move(found->second);
    table.values_.erase(found);
  }

 private:
  [[noreturn]] static void refuse(const char* name) {
    const std::string parameter{name};
    throw wrong_use{"unknown_handle",
                    {parameter + " bukan pegangan yang berlaku: sudah dibebaskan, atau dari jenis lain",
                     parameter + " is not a valid handle: it was freed, or is of another kind"}};
  }
  /// Never destroyed: other threads may still call while the program ends.
  [[nodiscard]] static handle_table& only() {
    static auto* const table = new handle_table;
    return *table;
  }

  std::shared_mutex guard_;
  std::unordered_map<std::uintptr_t, std::shared_ptr<Value>> values_;
};

}  // namespace ikm::c

#endif
