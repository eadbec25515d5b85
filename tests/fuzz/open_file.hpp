// SPDX-License-Identifier: BSL-1.0
// A file that only this process has, for what is read by its name.
#ifndef IKM_TESTS_FUZZ_OPEN_FILE_HPP
#define IKM_TESTS_FUZZ_OPEN_FILE_HPP

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

class open_file {
 public:
  explicit open_file(std::string_view bytes) : number_{memfd_create("input", MFD_CLOEXEC)} {
    if (number_ < 0) std::abort();
    while (!bytes.empty()) {
      const ssize_t put = write(number_, bytes.data(), bytes.size());
      if (put <= 0) std::abort();
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
  open_file(const open_file&) = delete;
  open_file& operator=(const open_file&) = delete;
  ~open_file() { close(number_); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
};

}  // namespace fuzz

#endif
