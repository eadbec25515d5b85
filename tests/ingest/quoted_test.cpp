// SPDX-License-Identifier: BSL-1.0
#include "ingest/quoted.hpp"

#include <gtest/gtest.h>

TEST(Quoted, WhatIsShownIsHarmless) {
  EXPECT_EQ(ikm::shown("a\x1b[31m\nb"), "a?[31m?b");
  EXPECT_EQ(ikm::shown(std::string_view{"\0x", 2}), "?x");
  EXPECT_EQ(ikm::shown("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(ikm::shown("\xFF\xC3"), "??");
  EXPECT_EQ(ikm::shown("\xC2\x9B"), "?");        // a control sequence introducer
  EXPECT_EQ(ikm::shown("\xED\xA0\x80"), "???");  // a lone surrogate
  EXPECT_EQ(ikm::shown(std::string(100, 'x')), std::string(60, 'x') + "…");
}

// U+202E turns a line round, U+2028 begins one, U+FEFF is taken for nothing; U+200C and U+200D join letters and emoji.
TEST(Quoted, MarksAreNeverShownAsTheyAre) {
  for (const char* mark : {"\xD8\x9C", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAA",
                           "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(ikm::shown(std::string{"a"} + mark + "b"), "a?b");
    EXPECT_EQ(ikm::harmless(std::string{"a"} + mark + "b\n"), "a?b\n");
    EXPECT_EQ(ikm::visible(std::string{"a"} + mark + "b").substr(0, 3), "aU+");
    EXPECT_EQ(ikm::numbered(std::string{"a"} + mark + "b").substr(0, 3), "aU+");
    EXPECT_EQ(ikm::well_formed(std::string{"a"} + mark + "b"), std::string{"a"} + mark + "b");
  }
  EXPECT_EQ(ikm::visible("\xE2\x80\xAE"), "U+202E");
  EXPECT_EQ(ikm::visible("\xD8\x9C"), "U+061C");
  const std::string joined = "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xE0\xA6\xB0\xE2\x80\x8C\xE0\xA7\x8D";
  EXPECT_EQ(ikm::shown(joined), joined);
  EXPECT_EQ(ikm::visible(joined), joined);
}

TEST(Quoted, WhatCannotBeSeenIsNamedInAComplaintOnly) {
  EXPECT_EQ(ikm::visible("3\xC2\xA0"), "3U+00A0");
  EXPECT_EQ(ikm::visible("\xE2\x80\x8B"
                         "4"),
            "U+200B4");
  EXPECT_EQ(ikm::visible("3\xE2\x80\xAFx"), "3U+202Fx");
  EXPECT_EQ(ikm::visible("\xE3\x80\x80"), "U+3000");
  EXPECT_EQ(ikm::visible("Sangat baik"), "Sangat baik");
  EXPECT_EQ(ikm::shown("3\xC2\xA0x"), "3\xC2\xA0x");
  EXPECT_EQ(ikm::numbered("data\xC2\xA0"
                          "baru.csv"),
            "data\xC2\xA0"
            "baru.csv")
      << "the name of a file";
}

TEST(Quoted, LinesKeepTheirFeedsAndNothingElse) {
  EXPECT_EQ(ikm::harmless("a\tb\x1b[1m\nc\r\n\xC2\x85"), "a?b?[1m\nc?\n?");
  EXPECT_EQ(ikm::harmless("┊ \xE2\x80\x93 é\n"), "┊ \xE2\x80\x93 é\n");
  EXPECT_EQ(ikm::numbered("f.csv: 'a\nb'"), "f.csv: 'a?b'");
}

TEST(Quoted, NoTextThatEndsEarlyIsReadBehindItsEnd) {
  for (const char* cut : {"\xE2", "\xE2\x80", "\xC2", "\xEF\xBB", "\xF0\x9F\x91"}) {
    const std::string heap = std::string{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"} + cut;
    const std::size_t bytes = std::string_view{cut}.size();
    EXPECT_EQ(ikm::shown(heap), heap.substr(0, 39) + std::string(bytes, '?'));
    EXPECT_EQ(ikm::quotable(heap), heap);
  }
}

// Ten digits or more with no letter between them: shared telephone and NIK spellings, in any script.
TEST(Quoted, PersonalNumbersAreNotQuoted) {
  for (const char* number : {"7324010101900001",
                             "0812-3456-7890",
                             "3273.0112.3456.0001",
                             "0812 3456 7890",
                             "(0812) 3456-7890",
                             "+62 812 3456 789",
                             "0812/3456/7890",
                             "0812_3456_7890",
                             "3273 0112 3456 0001",
                             "08 12 34 56 78 90",
                             "0812\xE2\x80\x93"
                             "3456\xE2\x80\x93"
                             "7890",
                             "0812\xE2\x80\x94"
                             "3456\xE2\x88\x92"
                             "7890",
                             "０８１２３４５６７８９０",
                             "081234\xE2\x80\x8B"
                             "567890",
                             "0812\xC2\xA0"
                             "3456\xC2\xA0"
                             "7890",
                             "0812\n3456\r\n7890",
                             "٠٨١٢٣٤٥٦٧٨٩٠",
                             "०८१२३४५६७८९०",
                             "꧐꧘꧑꧒꧓꧔꧕꧖꧗꧘꧙꧐",
                             "0812;3456;7890",
                             "0812*3456*7890",
                             "0\xEF\xB8\x8F\xE2\x83\xA3"
                             "812345678901"})
    EXPECT_EQ(ikm::quotable(number), "#") << number;
  EXPECT_EQ(ikm::quotable("rek: 1234 5678 90"), "rek: #");
  EXPECT_EQ(ikm::quotable("+62-812-3456-7890 siang"), "# siang");
  EXPECT_EQ(ikm::quotable("hubungi 0812 3456 7890 ya, atau 0813-1111-2222!"), "hubungi # ya, atau #!");
}

TEST(Quoted, AddressesAreNotQuotedOnEitherSide) {
  for (const char* address : {"budi@x.id", "budi @ x.id", "budi＠x.id", "budi﹫x.id", "budi(at)x.id", "budi (at) x.id",
                              "budi [at] x.id", "budi[AT]x.id", "budi%40x.id", "budi ( at ) x.id", "budi@ x.id"})
    EXPECT_EQ(ikm::quotable(address), "#") << address;
  EXPECT_EQ(ikm::quotable("tulis ke budi@contoh.id, ya"), "tulis ke #, ya");
  EXPECT_EQ(ikm::quotable("surel: ani (at) dinas.go.id; terima kasih"), "surel: #; terima kasih");
  EXPECT_EQ(ikm::quotable("a@b.id, c@d.id"), "#, #");
}

// What is not a number of a person stays readable.
TEST(Quoted, OtherCellsStayReadable) {
  for (const char* cell : {"",
                           "0812 345",
                           "123456789",
                           "3,5 atau 4.0",
                           "31/02/2026 08:00:00",
                           "2026-02-31 08:00:00",
                           "2026-02-31T08:00:00",
                           "2026-02-31T08:00:00.000Z",
                           "2026-02-31T08:00:00+07:00",
                           "31-02-2026 8.00",
                           "31.02.2026, 08:00:00",
                           "2/31/2026 8:00:00 AM",
                           "31/02/2026 08:00:00 WIB",
                           "31/02/26 08:00:00",
                           "31/02/2026",
                           "12345 lalu 67890",
                           "Sangat baik (4)",
                           "80% puas",
                           "100% (3 dari 3)",
                           "[3]",
                           "Baik \xE2\x80\x93 3"})
    EXPECT_EQ(ikm::quotable(cell), cell);
  // Of the form of a date, and yet not one with a time.
  EXPECT_EQ(ikm::quotable("0812/34/5678 90:12"), "#");
  EXPECT_EQ(ikm::quotable("31/02/2026 08:00:00 0812"), "#");
  EXPECT_EQ(ikm::quotable("tanggal 31022026080000"), "tanggal #");
}
