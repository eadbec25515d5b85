// SPDX-License-Identifier: BSL-1.0
#include "base/system_problem.hpp"

#include <cerrno>
#include <string>

namespace ikm {
namespace {

/// Where the place for a file is at its end.
sentence full(int number) {
  switch (number) {
    case ENOSPC: return {"diska penuh", "the disk is full"};
#ifdef EDQUOT
    case EDQUOT: return {"jatah diska habis", "the disk quota is used up"};
#endif
    case EFBIG:
      return {"berkas menjadi lebih besar dari batas sistem", "the file becomes larger than the system allows"};
    default: return {};
  }
}

sentence other(int number) {
  if (sentence said = full(number); !said.id.empty()) return said;
  switch (number) {
    case EIO: return {"diska atau jaringan gagal", "the disk or the network failed"};
    case EPIPE: return {"penerimanya sudah berhenti", "the program that reads it has stopped"};
    case EMFILE:
    case ENFILE: return {"terlalu banyak berkas terbuka", "too many files are open"};
    case ENOMEM: return {"memori tidak cukup", "there is not enough memory"};
    case ELOOP: return {"tautannya berputar", "its links lead in a circle"};
    case ENAMETOOLONG: return {"namanya terlalu panjang", "its name is too long"};
    case EBUSY:
    case ETXTBSY: return {"sedang dipakai program lain", "another program is using it"};
    case EBADF: return {"aliran ini tertutup", "this stream is closed"};
    default: return {"galat sistem nomor " + std::to_string(number), "system error number " + std::to_string(number)};
  }
}

}  // namespace

system_problem system_problem_of(int number, failure otherwise) {
  switch (number) {
    case ENOENT:
      return {failure::file_not_found, {"berkas atau foldernya tidak ada", "there is no such file or folder"}};
    case ENOTDIR:
      return {failure::file_not_found, {"sebagian alamatnya bukan folder", "a part of its path is not a folder"}};
    case EACCES:
    case EPERM: return {failure::file_not_permitted, {"tidak diizinkan", "it is not permitted"}};
    case EROFS: return {failure::file_not_permitted, {"diskanya hanya dapat dibaca", "the disk is read-only"}};
    case EISDIR: return {failure::file_is_a_folder, {"ini sebuah folder", "it is a folder"}};
    default: return {otherwise, other(number)};
  }
}

}  // namespace ikm
