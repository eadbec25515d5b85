// SPDX-License-Identifier: BSL-1.0
// One big CSV file, read by the ranks of an MPI job, each its own stretch; the counts are added, and one rank prints
// the index: mpirun -n 4 ranks FILE. Which rows are respondents is judged by the first rows of each stretch, so this is
// for a plain table: a header in the first line, codes as answers, no totals below.
#include <ikm/index/score.hpp>
#include <ikm/interop/reducible.hpp>
#include <ikm/read/read_survey.hpp>

#include <boost/mpi.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

namespace mpi = boost::mpi;
using ikm::interop::reducible;

template <>
struct boost::mpi::is_commutative<std::plus<reducible>, reducible> : boost::mpl::true_ {};

namespace {

/// The header line, and then the bytes of a file from one place to another.
class stretch final : public ikm::byte_source {
 public:
  stretch(const std::string& path, std::string header, std::uint64_t begin, std::uint64_t end)
      : name_{path}, file_{path, std::ios::binary}, header_{std::move(header)}, left_{end - begin} {
    file_.seekg(static_cast<std::streamoff>(begin));
  }
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(std::span<char> into) override {
    if (!header_.empty()) {
      const std::size_t size = header_.copy(into.data(), into.size());
      header_.erase(0, size);
      return size;
    }
    file_.read(into.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(into.size(), left_)));
    left_ -= static_cast<std::uint64_t>(file_.gcount());
    return static_cast<std::size_t>(file_.gcount());
  }

 private:
  std::string name_;
  std::ifstream file_;
  std::string header_;
  std::uint64_t left_;
};

/// Where the first row that begins at `from` or later does; a line feed between quotes ends no row.
std::uint64_t next_row(const std::string& path, std::uint64_t from, bool inside, std::uint64_t size) {
  std::ifstream file{path, std::ios::binary};
  file.seekg(static_cast<std::streamoff>(from));
  for (char c = 0; from < size && file.get(c); ++from) {
    if (c == '"') inside = !inside;
    if (c == '\n' && !inside) return from + 1;
  }
  return size;
}

std::uint64_t quotes_between(const std::string& path, std::uint64_t begin, std::uint64_t end) {
  std::ifstream file{path, std::ios::binary};
  file.seekg(static_cast<std::streamoff>(begin));
  std::string block(std::size_t{1} << 20, '\0');
  std::uint64_t quotes = 0;
  for (; begin < end; begin += static_cast<std::uint64_t>(file.gcount())) {
    file.read(block.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(block.size(), end - begin)));
    if (file.gcount() == 0) break;
    quotes += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + file.gcount(), '"'));
  }
  return quotes;
}

}  // namespace

int main(int argc, char** argv) {
  const mpi::environment environment{argc, argv};
  const mpi::communicator world;
  const std::string path = argc > 1 ? argv[1] : "";
  std::ifstream file{path, std::ios::binary};
  std::string header;
  if (!std::getline(file, header)) {
    std::cerr << "usage: ranks FILE\n";
    return 2;
  }
  header += '\n';
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(file.tellg());
  const std::uint64_t rows = size - header.size();
  const auto at = [&](int rank) {
    return header.size() + rows * static_cast<std::uint64_t>(rank) / static_cast<std::uint64_t>(world.size());
  };

  // Quotes in all stretches before this one say whether it begins between two of them.
  const std::uint64_t own = quotes_between(path, at(world.rank()), at(world.rank() + 1));
  const std::uint64_t up_to_here = mpi::scan(world, own, std::plus<std::uint64_t>{});
  const auto begin_of = [&](int rank, std::uint64_t quotes) {
    return rank == 0 ? at(0) : next_row(path, at(rank) - 1, quotes % 2 != 0, size);
  };
  const auto without_last = [&](std::uint64_t quotes, std::uint64_t place) {
    return quotes - quotes_between(path, place - 1, place);
  };
  const std::uint64_t begin = begin_of(world.rank(), without_last(up_to_here - own, at(world.rank())));
  const std::uint64_t end = world.rank() + 1 == world.size()
                                ? size
                                : begin_of(world.rank() + 1, without_last(up_to_here, at(world.rank() + 1)));

  const ikm::methodology method = ikm::permenpan_14_2017();
  reducible mine;
  if (begin < end) {
    ikm::survey read = read_survey(std::make_unique<stretch>(path, header, begin, end), method,
                                   {.bad_rows = ikm::bad_rows::skip, .threads = 1});
    mine = reducible{std::move(read).stored()};
  }
  reducible whole;
  mpi::reduce(world, mine, whole, std::plus<reducible>{}, 0);
  if (world.rank() != 0 || !whole.counts()) return 0;
  const ikm::unit_index index = score(whole.counts()->all);
  std::cout << whole.counts()->rows.rows << " rows, " << whole.counts()->rows.rejected << " set aside, index "
            << (index.published() ? index.published()->to_string() : "none") << '\n';
}
