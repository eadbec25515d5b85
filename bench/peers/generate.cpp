// SPDX-License-Identifier: BSL-1.0
// Seeded generator of survey batches for the benchmark kit.
//   build/bench/bench/generate is this program.
//   generate --out DIR/PREFIX [--rows N] [--units U] [--missing P] [--seed S]
//         [--want full,shuffled,breaks,answers,row,col,ids]   (default: full,answers,row,col,ids)
// Writes, for the same respondents in the same order:
//   PREFIX.full.csv     unit,date,gender,age,education,service,u1..u9   (empty answer = missing)
//   PREFIX.shuffled.csv the same in another order of columns
//   PREFIX.breaks.csv   the same as full, but for a line break in the quoted service of each hundredth row
//   PREFIX.answers.csv  u1..u9
//   PREFIX.row.u8       n x 9 bytes, row-major, 0 = missing, else 1..4
//   PREFIX.col.u8       9 x n bytes, column-major
//   PREFIX.ids.u32      unit number of each row, little-endian uint32
// About one row in twenty has a quoted field with a comma in it (column `service`), as exports of
// real service lists do; no quoted field holds a line break but in breaks.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

struct Rng {  // xoshiro256** seeded by splitmix64
  uint64_t s[4];
  explicit Rng(uint64_t seed) {
    for (auto& w : s) {
      uint64_t z = (seed += 0x9E3779B97F4A7C15ull);
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
      w = z ^ (z >> 31);
    }
  }
  static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
  uint64_t next() {
    const uint64_t r = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return r;
  }
  uint32_t below(uint32_t n) { return uint32_t((uint64_t(uint32_t(next() >> 32)) * n) >> 32); }
};

const char* kOffice[] = {"Disdukcapil",
                         "Puskesmas",
                         "RSUD",
                         "Samsat",
                         "Dinas Sosial",
                         "DPMPTSP",
                         "Dinas Pendidikan",
                         "Kantor Pertanahan",
                         "Dinas Perhubungan",
                         "Satpol PP",
                         "Bapenda",
                         "Dinas Lingkungan Hidup",
                         "PDAM",
                         "Kantor Camat",
                         "Kelurahan",
                         "Dinas Tenaga Kerja",
                         "Pengadilan Negeri",
                         "Imigrasi",
                         "KUA",
                         "Perpustakaan Daerah"};
const char* kPlace[] = {"Kota Surabaya",      "Kota Bandung",
                        "Kab. Sleman",        "Kota Bogor",
                        "Kab. Bantul",        "Kota Medan",
                        "Kota Makassar",      "Kab. Banyuwangi",
                        "Kota Semarang",      "Kota Palembang",
                        "Kab. Badung",        "Kota Pontianak",
                        "Kota Manado",        "Kab. Kulon Progo",
                        "Kota Padang",        "Kab. Sidoarjo",
                        "Kota Malang",        "Kab. Lamongan",
                        "Kota Ambon",         "Kota Jayapura",
                        "Kab. Gianyar",       "Kota Mataram",
                        "Kab. Lombok Tengah", "Kota Kupang",
                        "Kota Balikpapan",    "Kab. Kutai Kartanegara",
                        "Kota Banjarmasin",   "Kota Pekanbaru",
                        "Kota Jambi",         "Kota Bengkulu",
                        "Kab. Cilacap",       "Kab. Banyumas",
                        "Kota Surakarta",     "Kab. Jember",
                        "Kota Tegal",         "Kab. Gowa",
                        "Kota Kendari",       "Kota Palu",
                        "Kab. Minahasa",      "Kota Ternate",
                        "Kota Sorong",        "Kab. Merauke",
                        "Kota Batam",         "Kota Dumai",
                        "Kab. Bangka",        "Kota Cirebon",
                        "Kab. Garut",         "Kota Serang",
                        "Kota Tangerang",     "Kota Depok"};
const char* kService[] = {"KTP-el",
                          "Kartu Keluarga",
                          "Akta Kelahiran",
                          "Akta Kematian",
                          "Surat Pindah",
                          "Izin Usaha Mikro",
                          "\"Izin Usaha, Perubahan\"",
                          "Rawat Jalan",
                          "Rawat Inap",
                          "Imunisasi",
                          "Pajak Kendaraan",
                          "Balik Nama Kendaraan",
                          "PBB-P2",
                          "IMB",
                          "Kartu Pencari Kerja",
                          "Legalisir Ijazah",
                          "Sambungan Baru Air",
                          "Uji KIR",
                          "Pendaftaran Nikah",
                          "Paspor"};
const char* kEducation[] = {"SD", "SMP", "SMA", "D1-D3", "S1", "S2", "S3"};
const unsigned kEduWeight[] = {10, 15, 40, 12, 18, 4, 1};  // per cent

struct Out {
  FILE* f = nullptr;
  std::vector<char> buf;
  size_t len = 0;
  void open(const std::string& path) {
    f = fopen(path.c_str(), "wb");
    if (!f) {
      perror(path.c_str());
      exit(1);
    }
    buf.resize(1 << 22);
  }
  void room(size_t n) {
    if (len + n > buf.size()) flush();
  }
  void put(const void* p, size_t n) {
    room(n);
    memcpy(buf.data() + len, p, n);
    len += n;
  }
  void flush() {
    if (f && len) {
      if (fwrite(buf.data(), 1, len, f) != len) {
        perror("write");
        exit(1);
      }
      len = 0;
    }
  }
  void close() {
    flush();
    if (f && fclose(f)) {
      perror("close");
      exit(1);
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  std::string out, want = "full,answers,row,col,ids";
  uint64_t rows = 10'000'000, seed = 20240607;
  uint32_t units = 1000;
  double missing = 0.01;
  for (int i = 1; i + 1 < argc; i += 2) {
    std::string k = argv[i], v = argv[i + 1];
    if (k == "--out")
      out = v;
    else if (k == "--rows")
      rows = strtoull(v.c_str(), nullptr, 10);
    else if (k == "--units")
      units = uint32_t(strtoul(v.c_str(), nullptr, 10));
    else if (k == "--missing")
      missing = atof(v.c_str());
    else if (k == "--seed")
      seed = strtoull(v.c_str(), nullptr, 10);
    else if (k == "--want")
      want = v;
    else {
      fprintf(stderr, "unknown option %s\n", k.c_str());
      return 2;
    }
  }
  if (out.empty()) {
    fprintf(stderr, "usage: generate --out DIR/PREFIX [--rows N] [--units U] [--missing P] [--seed S] [--want LIST]\n");
    return 2;
  }
  auto wants = [&](const std::string& w) {
    for (size_t i = 0; i <= want.size();) {
      size_t j = want.find(',', i);
      if (j == std::string::npos) j = want.size();
      if (want.compare(i, j - i, w) == 0) return true;
      i = j + 1;
    }
    return false;
  };

  std::vector<std::string> name(units);
  for (uint32_t u = 0; u < units; ++u) {
    name[u] = kOffice[u % 20];
    name[u].append(1, ' ').append(kPlace[(u / 20) % 50]);
    if (u >= 1000) name[u].append(1, ' ').append(std::to_string(u / 1000 + 1));
  }
  std::vector<std::string> dates;
  static const int dim[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int m = 0; m < 12; ++m)
    for (int d = 1; d <= dim[m]; ++d) {
      char b[64];
      snprintf(b, sizeof b, "2024-%02d-%02d", m + 1, d);
      dates.push_back(b);
    }

  Out full, shuffled, breaks, answers, row, ids;
  const std::string header = "unit,date,gender,age,education,service,u1,u2,u3,u4,u5,u6,u7,u8,u9\n";
  if (wants("full")) {
    full.open(out + ".full.csv");
    full.put(header.data(), header.size());
  }
  if (wants("breaks")) {
    breaks.open(out + ".breaks.csv");
    breaks.put(header.data(), header.size());
  }
  if (wants("shuffled")) {
    shuffled.open(out + ".shuffled.csv");
    const char h[] = "u9,u1,date,u3,unit,u7,u2,gender,u4,age,u8,u5,service,u6,education\n";
    shuffled.put(h, sizeof h - 1);
  }
  if (wants("answers")) {
    answers.open(out + ".answers.csv");
    const char h[] = "u1,u2,u3,u4,u5,u6,u7,u8,u9\n";
    answers.put(h, sizeof h - 1);
  }
  if (wants("row")) row.open(out + ".row.u8");
  if (wants("ids")) ids.open(out + ".ids.u32");
  const bool col = wants("col");
  std::vector<uint8_t> cols(col ? rows * 9 : 0);

  Rng rng(seed);
  const uint32_t missCut = uint32_t(missing * 65536.0);
  for (uint64_t r = 0; r < rows; ++r) {
    const uint32_t u = rng.below(units);
    // answers: share of 1,2,3,4 shifts a little by unit and element
    uint8_t a[9];
    for (int e = 0; e < 9; ++e) {
      const uint64_t x = rng.next();
      const uint32_t q = uint32_t(x & 0xFFFF), p = uint32_t((x >> 16) % 1000);
      const uint32_t shift = (u * 37 + uint32_t(e) * 53) % 120;
      a[e] = q < missCut ? 0 : p < 20 ? 1 : p < 60 + shift ? 2 : p < 640 + shift ? 3 : 4;
    }
    if (row.f) row.put(a, 9);
    if (ids.f) ids.put(&u, 4);
    if (col)
      for (int e = 0; e < 9; ++e) cols[uint64_t(e) * rows + r] = a[e];
    char t[18];
    size_t tl = 0;
    for (int e = 0; e < 9; ++e) {
      if (e) t[tl++] = ',';
      if (a[e]) t[tl++] = char('0' + a[e]);
    }
    t[tl++] = '\n';
    if (answers.f) answers.put(t, tl);
    if (full.f || breaks.f || shuffled.f) {
      const std::string& date = dates[rng.below(uint32_t(dates.size()))];
      const uint64_t x = rng.next();
      const char* const gender = x & 1 ? "Perempuan" : "Laki-laki";
      const uint32_t age = 17 + uint32_t((x >> 8) % 31 + (x >> 16) % 31);
      uint32_t p = uint32_t((x >> 24) % 100), k = 0;
      while (p >= kEduWeight[k]) p -= kEduWeight[k++];
      const char* service = kService[(x >> 40) % 20];
      char b[256];
      const auto cells_before_answers = [&] {
        return size_t(snprintf(b, sizeof b, "%s,%s,%s,%u,%s,%s,", name[u].c_str(), date.c_str(), gender, age,
                               kEducation[k], service));
      };
      if (full.f) {
        full.put(b, cells_before_answers());
        full.put(t, tl);
      }
      if (shuffled.f) {
        const auto d = [&](int e) { return std::string(a[e] ? 1 : 0, char('0' + a[e])); };
        const std::string line = d(8) + ',' + d(0) + ',' + date + ',' + d(2) + ',' + name[u] + ',' + d(6) + ',' + d(1) +
                                 ',' + gender + ',' + d(3) + ',' + std::to_string(age) + ',' + d(7) + ',' + d(4) + ',' +
                                 service + ',' + d(5) + ',' + kEducation[k] + '\n';
        shuffled.put(line.data(), line.size());
      }
      if (breaks.f) {
        if (r % 100 == 99) service = "\"Kartu Keluarga,\nsatu rumah\"";
        breaks.put(b, cells_before_answers());
        breaks.put(t, tl);
      }
    }
  }
  full.close();
  shuffled.close();
  breaks.close();
  answers.close();
  row.close();
  ids.close();
  if (col) {
    Out c;
    c.open(out + ".col.u8");
    c.flush();
    if (fwrite(cols.data(), 1, cols.size(), c.f) != cols.size()) {
      perror("write");
      return 1;
    }
    c.close();
  }
  return 0;
}
