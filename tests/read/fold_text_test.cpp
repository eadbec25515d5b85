// SPDX-License-Identifier: BSL-1.0
// The fast reader must not be told from the careful one: same counts, same complaints in the same order, same errors,
// whatever the instruction set, the number of threads, and the places where the text is cut.
#include "read/route.hpp"

#include "both_readers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using both_readers::by_loops;
using both_readers::carefully;
using both_readers::fast;
using both_readers::isa;
using both_readers::pipe;
using both_readers::sets;
using both_readers::small_method;
using both_readers::streamed;
using both_readers::streams;
using both_readers::streams_by_loops;
using both_readers::texts;

/// Pieces of each size, by the instruction sets and numbers of threads in turn; bytes one by one where pieces are
/// small.
void expect_streams_alike(std::string_view text, const ikm::methodology& method, const ikm::read_options& options,
                          const std::vector<std::size_t>& pieces) {
  std::size_t turn = 0;
  for (const pipe how : {pipe::translated, pipe::raw, pipe::broken}) {
    const std::string expected = carefully(text, method, options, how);
    for (const std::size_t piece : pieces) {
      const unsigned threads = turn % 2 == 0 ? 1 : 3;
      const isa which = sets()[turn++ / 2 % sets().size()];
      const std::size_t at_a_time = piece < 50 ? 1 : piece < 5000 ? 61 : 70'000;
      ASSERT_EQ(streamed(text, method, options, how, at_a_time, {.chunk_bytes = piece, .isa = which}, threads),
                expected)
          << "isa " << static_cast<int>(which) << " piece " << piece << " threads " << threads << " pipe "
          << static_cast<int>(how) << "\n"
          << text;
    }
  }
}

void expect_alike(std::string_view text, const ikm::methodology& method, const ikm::read_options& options,
                  const std::vector<std::size_t>& chunks) {
  expect_streams_alike(text, method, options, chunks);
  if (testing::Test::HasFatalFailure()) return;
  const std::string expected = carefully(text, method, options);
  for (const isa which : sets())
    for (const std::size_t chunk : chunks)
      for (const unsigned threads : {1U, 3U})
        ASSERT_EQ(fast(text, method, options, which, chunk, threads), expected)
            << "isa " << static_cast<int>(which) << " chunk " << chunk << " threads " << threads << "\n"
            << text;
}

/// Texts of rows that are mostly sound and sometimes not, in one of many dialects.
class text_maker {
 public:
  explicit text_maker(std::uint64_t seed) : random_{seed} {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[below(of.size())];
  }

  /// \param counted each row says for how many respondents it stands
  std::string text(int questions, std::size_t rows, bool counted = false) {
    delimiter_ = any<char>({',', ',', ';', '\t'});
    end_ = one_in(3) ? "\r\n" : "\n";
    odd_ = any<std::size_t>({2, 20, 1000});
    long_ = any<std::size_t>({3, 40, 400});
    const bool numbered = one_in(2);
    std::vector<std::string> columns;
    for (int q = 1; q <= questions; ++q) columns.push_back("U" + std::to_string(q));
    if (one_in(3)) std::shuffle(columns.begin(), columns.end(), random_);
    std::vector<std::string> others = {"unit", "kota", "saran", "no"};
    if (counted) others.emplace_back("n");
    for (const std::string& other : others)
      columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(one_in(2) ? 0 : below(columns.size() + 1)), other);
    std::string made = one_in(10) ? "\xEF\xBB\xBF" : "";
    if (one_in(10)) made += end_;
    for (std::size_t c = 0; c < columns.size(); ++c) made += (c == 0 ? "" : std::string{delimiter_}) + columns[c];
    made += end_;
    for (std::size_t r = 0; r < rows + ahead; ++r) {
      if (r < ahead) {  // rows that are looked at to find the header
        for (std::size_t c = 0; c < columns.size(); ++c)
          made += (c == 0 ? "" : std::string{delimiter_}) + (columns[c][0] == 'U'             ? "3"
                                                             : numbered && columns[c] == "no" ? std::to_string(r + 1)
                                                             : columns[c] == "n"              ? "2"
                                                                                              : "a");
        made += end_;
        continue;
      }
      if (one_in(4 * odd_)) made += end_;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c != 0) made += delimiter_;
        if (numbered && columns[c] == "no" && !one_in(odd_))
          made += std::to_string(r + 1) + (one_in(5) ? "." : "");
        else if (columns[c] == "n")
          made += respondents();
        else
          made += columns[c][0] == 'U' ? answer() : other();
      }
      if (one_in(2 * odd_)) made += std::string{delimiter_} + "x";
      made += one_in(2 * odd_) ? (end_ == "\n" ? "\r\n" : "\n") : end_;
    }
    if (one_in(2)) made.resize(made.size() - end_.size());
    if (one_in(12)) made += "\"never closed";
    return made;
  }

 private:
  static constexpr std::size_t ahead = 66;

  std::string answer() {
    if (one_in(10)) return "";
    if (one_in(4 * odd_))
      return any<std::string>({"7",
                               "0",
                               "12",
                               "3,5",
                               "Baik",
                               " 3",
                               "3 ",
                               " ",
                               "\"4\"",
                               "\"\"",
                               "\"4",
                               "4\"",
                               "\"4\"x",
                               "-",
                               "44",
                               "\"3\n\"",
                               "\"a\r\nb\"",
                               "\t",
                               std::string(1, one_in(40) ? '\0' : 'y'),
                               "Sangat baik",
                               "cukup puas?"});
    return std::string(1, static_cast<char>('1' + below(4)));
  }
  std::string respondents() {
    if (one_in(odd_))
      return any<std::string>({"0",          "",          "x",         "-1",        "1.5",   "90.0", "1234567890",
                               "0000000007", "000000007", " 7",        "7 ",        "\"7\"", "1e3",  "1/2",
                               "12:4",       "\r",        "999999999", "100000000", "\"\"",  "-",    "2\t"});
    if (one_in(5)) return std::to_string(below(1'000'000'000));
    return std::to_string(below(one_in(3) ? 100'000 : 300));
  }
  std::string other() {
    if (one_in(odd_))
      return any<std::string>(
          {"\"a\nb\"",
           "\"a\r\nb\"",
           "\"a\"\"b\"",
           "\"\"\"\"",
           "\"\"",
           "a\"b",
           "\"a\"b",
           "\"a\"b\"",
           "\"",
           " \"q\"",
           "\"1,2;3\t4\"",
           "\"\n\n\"",
           "\"x\"\"\n\"\",\"\"y\"",
           "\r",
           "a\rb",
           std::string(1, one_in(40) ? '\0' : 'x'),
           one_in(30) ? "\xFF" : "\u00E9",
           "Nilai bagus",
           "Mutu",
           one_in(20) ? "Jumlah" : "Ketik",
           any<std::string>({"Median", "Jml.", "rata2 baris", "MINIMUM", "Sumber: BPS", "sumber air", "Catatan",
                             "Rata - rata", "Hasil", "Hasilnya", "(Total", "* Sum", "Perikanan"})});
    if (one_in(long_)) return std::string(below(70), 'k');
    if (one_in(4 * long_)) return std::string(below(400), 'l');
    if (one_in(100 * long_)) return std::string(below(20'000), 'm');
    return any<std::string>({"", "Loket 1", "Loket 2", " Loket 1", "\"Loket 1\"", "Puskesmas Kota", "RSUD", "1",
                             "Kelurahan", "Indramayu", "caf\u00E9"});
  }

  std::mt19937_64 random_;
  char delimiter_ = ',';
  std::string end_;
  std::size_t odd_ = 20;
  std::size_t long_ = 40;
};

ikm::read_options skipping(std::vector<ikm::breakdown> by) {
  return {.bad_rows = ikm::bad_rows::skip, .by = std::move(by)};
}

ikm::read_options counting(std::vector<ikm::breakdown> by) {
  ikm::read_options options = skipping(std::move(by));
  options.said.count = "n";
  return options;
}

// A sanitizer slows these some ten times: it looks at every fourth text.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IKM_SANITIZED
#endif
#endif
#ifdef IKM_SANITIZED
constexpr std::uint64_t step = 4;
#else
constexpr std::uint64_t step = 1;
#endif

TEST(fold_text, cut_at_every_byte) {
  const auto method = small_method(3);
  for (std::uint64_t seed = 0; seed < 12; seed += step) {
    text_maker make{seed};
    const std::string text = make.text(3, 9).substr(0, 2000);
    std::vector<std::size_t> chunks;
    for (std::size_t c = 1; c < std::min<std::size_t>(text.size(), 300); c += c < 60 ? 1 : 7) chunks.push_back(c);
    expect_alike(text, method, skipping({{"unit"}}), chunks);
    if (HasFatalFailure()) return;
  }
}

TEST(fold_text, random_texts) {
  texts = by_loops = streams = streams_by_loops = 0;
  for (std::uint64_t seed = 100; seed < 700; seed += step) {
    text_maker make{seed};
    const int questions = make.any<int>({1, 2, 3, 9, 9, 9, 15});
    const auto method = small_method(questions);
    const std::string text = make.text(questions, make.any<std::size_t>({1, 5, 30, 200}));
    const auto by = make.any<std::vector<ikm::breakdown>>(
        {{}, {{"unit"}}, {{"kota", "unit"}}, {{"unit"}, {"no"}}, {{"no", "saran", "kota"}}});
    expect_alike(text, method, skipping(by), {make.below(60) + 1, make.below(900) + 100, 5000, 100'000});
    if (HasFatalFailure()) return;
  }
  std::cout << by_loops << " of " << texts << " texts counted by the loops\n";
  EXPECT_GT(texts, 600 / step * 4 * 2 * sets().size() * 4 / 5)
      << "most texts are refused at their header: this proves little";
  EXPECT_GT(by_loops, texts / 4) << "the loops are hardly ever used: this proves little";
  EXPECT_GT(streams_by_loops, streams / 2) << "the loops are hardly ever used: this proves little";
}

// A row may stand for several respondents, whatever the column that says so holds.
TEST(fold_text, random_texts_of_counted_rows) {
  texts = by_loops = streams = streams_by_loops = 0;
  for (std::uint64_t seed = 1000; seed < 1300; seed += step) {
    text_maker make{seed};
    const int questions = make.any<int>({1, 2, 9, 9, 15});
    const auto method = small_method(questions);
    const std::string text = make.text(questions, make.any<std::size_t>({1, 5, 30, 200}), true);
    const auto by = make.any<std::vector<ikm::breakdown>>(
        {{}, {}, {{"unit"}}, {{"kota", "unit"}}, {{"unit"}, {"no"}}, {{"n", "saran", "kota"}}});
    expect_alike(text, method, counting(by), {make.below(60) + 1, make.below(900) + 100, 5000, 100'000});
    if (HasFatalFailure()) return;
  }
  std::cout << by_loops << " of " << texts << " texts counted by the loops\n";
  EXPECT_GT(by_loops, texts / 4) << "the loops are hardly ever used: this proves little";
  EXPECT_GT(streams_by_loops, streams / 4) << "the loops are hardly ever used: this proves little";
}

// The law: each row written out as often as its number says gives the same tally, byte for byte.
TEST(fold_text, rows_written_out_as_often_as_they_count_give_the_same_tally) {
  const auto stored = [](const std::string& text, const ikm::read_options& options) {
    return to_stored(read_survey(ikm::bytes_of(text, "s.csv"), small_method(9), options).stored());
  };
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    text_maker make{seed};
    std::string counted = "unit,n,U1,U2,U3,U4,U5,U6,U7,U8,U9\n";
    std::string written = counted;
    for (std::size_t r = 0; r < 400; ++r) {
      const std::size_t times = make.one_in(9) ? 256 + make.below(900) : make.below(12);
      std::string cells;
      for (int q = 0; q < 9; ++q) {
        cells += ',';
        if (!make.one_in(15)) cells += static_cast<char>('1' + make.below(make.one_in(40) ? 9 : 4));
      }
      const std::string unit = "Loket " + std::to_string(make.below(5));
      counted += unit + "," + std::to_string(times) + cells + "\n";
      for (std::size_t i = 0; i < times; ++i) written += unit + ",1" + cells + "\n";
    }
    for (const auto& by : std::vector<std::vector<ikm::breakdown>>{{}, {{"unit"}}})
      for (const bool joint : {false, true}) {
        ikm::read_options options = counting(by);
        options.joint_counts = joint;
        ikm::read_options one_each = skipping(by);
        one_each.joint_counts = joint;
        ASSERT_EQ(stored(counted, options), stored(written, one_each)) << seed;
      }
  }
}

// Sums pass 32 bits in one line of counters, in one group, and in what workers pour together. By hand: 300 rows of
// 999,999,999 in each of two groups, fours in one and threes in the other.
TEST(fold_text, numbers_of_nine_digits_add_up) {
  std::string text = "unit,U1,U2,n\n";
  for (int r = 0; r < 300; ++r) text += "A,4,4,999999999\nB,3,,999999999\n";
  for (const auto& by : std::vector<std::vector<ikm::breakdown>>{{}, {{"unit"}}}) {
    expect_alike(text, small_method(2), counting(by), {1, 30, 1000, 100'000});
    if (HasFatalFailure()) return;
  }
  const std::string told = fast(text, small_method(2), counting({{"unit"}}), sets().back(), 1000, 3);
  EXPECT_NE(told.find("[A]299999999700/299999999700 0 0 0 0 299999999700 0 0 0 0 299999999700 "), std::string::npos)
      << told;
  EXPECT_NE(told.find("[B]299999999700/0 0 0 0 299999999700 0 299999999700 0 0 0 0 "), std::string::npos) << told;
  EXPECT_NE(told.find("599999999400 599999999400 0 0 of 600"), std::string::npos) << told;
}

// From the place on where something reaches beyond its row, the careful reader goes on, with what it knew.
TEST(fold_text, a_stream_is_given_back_where_the_loops_cannot_go_on) {
  const auto method = small_method(3);
  std::string front = "no,unit,U1,U2,U3\n";
  for (int r = 1; r < 200; ++r) front += std::to_string(r) + (r % 9 == 0 ? ",B,4,,9\n" : ",A,4,,4\n");
  const auto many = skipping({{"unit"}, {"unit", "no"}});
  EXPECT_NE(carefully(front, method, many).find("[A]177/0"), std::string::npos)
      << carefully(front, method, many).substr(0, 300);  // 199 less the 22 that hold a 9
  const std::string nul{"1,\0,1,1,1\n2,A,4,4,4\n", 20};
  for (const std::string end :
       {"", ",Jumlah,500,600,700\n", ",Jumlah,500,600,700\n\n1,A,2,2,2\n", "catatan: lihat hal. 2,,,,\n",
        "\"never closed\n", "1,\"A\"x,2,2,2\n1,\"B\nC\",3,3,3\n,Rata-rata,3,3,3\n1,C,2,2,2\n", "1,caf\xE9,2,2,2\n",
        "1,caf\u00e9,2,2,2\n1,\xFF,3,3,3", "1,\r,2,2,2\r\n"}) {
    expect_alike(front + end, method, many, {1, 2, 7, 30, 100, 1000, 100'000});
    if (HasFatalFailure()) return;
    expect_alike(front + end + nul, method, many, {1, 7, 100, 100'000});
    if (HasFatalFailure()) return;
  }
}

// Totals change what later rows of a worker are. Where a chunk is taken to begin within a quoted cell, they are
// nobody's, and what another worker counted of the next chunk is taken away as it was counted. Which worker takes which
// chunk is chance, so it is tried often.
TEST(fold_text, totals_within_a_quoted_cell_change_nothing) {
  const auto method = small_method(3);
  std::string text = "no,unit,U1,U2,U3\n";
  for (int r = 1; r < 100; ++r) text += std::to_string(r) + ",A,4,4,4\n";
  text += "100,\"\n";
  for (int r = 0; r < 200; ++r) text += r == 40 ? ",Jumlah,500,600,700\n" : "5,A,3,3,9\n";
  text += "\",4,4,4\n";
  for (int r = 101; r < 104; ++r) text += std::to_string(r) + ",A,4,4,4\n";
  const std::string expected = carefully(text, method, skipping({}));
  EXPECT_EQ(expected.substr(0, 8), "103/103 ") << expected;
  for (int turn = 0; turn < 300; ++turn)
    ASSERT_EQ(fast(text, method, skipping({}), isa::scalar, 60, 3), expected) << turn;
}

// A sheet of Windows-1252 or UTF-16 is translated on the way and counted by the loops all the same.
TEST(fold_text, streams_of_other_encodings) {
  const auto method = small_method(2);
  std::string text = "unit,U1,U2\r\n";
  for (int r = 0; r < 300; ++r)
    text += r % 3 == 0 ? "caf\xE9,4,3\r\n" : r % 50 == 1 ? "\"a\nb\",7,4\r\n" : "Loket,3,4\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : text) (wide += c) += '\0';
  for (const std::string& in : {text, wide}) {
    const std::size_t before = streams_by_loops;
    const std::string expected = carefully(in, method, skipping({{"unit"}}));
    EXPECT_NE(expected.find("[caf\u00e9]100/"), std::string::npos) << expected;  // every third of 300
    for (const std::size_t piece : {3U, 100U, 10'000U})
      ASSERT_EQ(streamed(in, method, skipping({{"unit"}}), pipe::translated, 11, {.chunk_bytes = piece}, 2), expected);
    EXPECT_EQ(streams_by_loops, before + 3);
  }
}

TEST(fold_text, every_answer_column_order_and_no_other_column) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    text_maker make{seed};
    const std::string end = seed % 2 == 0 ? "\n" : "\r\n";
    std::string text = "u3;u1;u2;u9;u8;u7;u6;u5;u4" + end;
    for (std::size_t r = 0; r < 1500; ++r)
      for (int c = 0; c < 9; ++c) {
        if (!make.one_in(12)) text += static_cast<char>('1' + make.below(4));
        if (make.one_in(1500)) text += make.any<std::string>({"3", " ", "x", "\"\"", "\r", ";"});
        text += c == 8 ? end : ";";
      }
    expect_alike(text, small_method(9), skipping({}), {97, 4096, 100'000});
    if (HasFatalFailure()) return;
  }
}

TEST(fold_text, counts_of_one_group_pass_a_byte_and_groups_pass_a_table) {
  std::string text = "unit,U1,U2\n";
  std::mt19937 random{7};
  for (int r = 0; r < 40'000; ++r) {
    text += r % 3 == 0 ? "satu" : "unit " + std::to_string(random() % 3000);
    text += "," + std::string(1, static_cast<char>('1' + random() % 4)) + ",";
    if (random() % 5 != 0) text += static_cast<char>('1' + random() % 4);
    text += "\n";
  }
  expect_alike(text, small_method(2), skipping({{"unit"}}), {1000, 70'000, 1 << 20});
}

TEST(fold_text, every_row_holds_a_line_feed) {
  std::string text = "saran,unit,U1,U2\n";
  for (int r = 0; r < 300; ++r)
    text += "\"saran\nyang panjang,\n\"\"sekali\"\" " + std::to_string(r) + "\",a" + std::to_string(r % 7) + ",3," +
            (r % 50 == 49 ? "9" : "4") + "\n";
  expect_alike(text, small_method(2), skipping({{"unit"}}), {16, 100, 1000, 9000});
}

TEST(fold_text, stops_with_the_same_complaint) {
  const auto method = small_method(2);
  std::string front = "U1,U2\n";
  for (int r = 0; r < 70; ++r) front += "1,2\n";
  ikm::read_options options;
  options.csv.max_columns = 3;
  expect_alike(front + "1,2\n1,5\n2,2\n\"\n", method, options, {1, 5, 100});
  expect_alike(front + "1,2\n1,2,3,4\n", method, options, {1, 5, 100});
  options.csv.max_row_bytes = 20'000;
  expect_alike(front + "1,2\n1," + std::string(30'000, 'x') + "\n3,4\n", method, options, {1000, 100'000});
  expect_alike(front + "1,2\n1,\"\n" + std::string(30'000, 'x') + "\"\n3,4\n", method, options, {1000, 100'000});
  expect_alike(front + "1,2\n1," + std::string(20'000 - 2, 'x') + "\n3,4\n", method, options, {1000, 100'000});
  expect_alike(front + "1,2\n1," + std::string(20'000 - 1, 'x') + "\n3,4\n", method, options, {1000, 100'000});
}

TEST(fold_text, header_alone_or_nothing) {
  const auto method = small_method(2);
  for (const char* text :
       {"", "\n", "U1,U2", "U1,U2\n", "U1,U2\n\n", "U1,U2\n\n\n", "U1,U2\n3", "U1,U2\n3,4", "U2\n", "\n\nU1,U2\n3,4\n"})
    expect_alike(text, method, skipping({}), {1, 2, 3, 100});
}

}  // namespace
