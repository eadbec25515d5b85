# What the module for WebAssembly is made of: headers of installed packages, and sources of Debian's packages, which
# `sh cmake/install-packages.sh wasm` unpacks. They are compiled here; nothing is downloaded.
enable_language(C)
# Exceptions are WebAssembly's own (Node 17, browsers of 2022 and later): the module is smaller, and as fast as without.
add_compile_options(-fwasm-exceptions $<$<COMPILE_LANGUAGE:CXX>:-include${PROJECT_SOURCE_DIR}/cmake/wasm/libcxx13.hpp>)
add_link_options(-fwasm-exceptions)
# Node of other packages does not look where Debian keeps what emscripten's own scripts need.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

set(IKM_DEBIAN_SOURCES ${PROJECT_SOURCE_DIR}/build/debian-sources CACHE PATH "Where install-packages.sh unpacked sources")

function(ikm_debian_source variable package)
  file(GLOB found LIST_DIRECTORIES true ${IKM_DEBIAN_SOURCES}/${package}-[0-9]*)
  list(LENGTH found count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR "the sources of ${package} are not in ${IKM_DEBIAN_SOURCES}: sh cmake/install-packages.sh wasm")
  endif()
  set_property(GLOBAL APPEND PROPERTY ikm_notices ${found}/debian/copyright)
  set(${variable} ${found} PARENT_SCOPE)
endfunction()

# Debian's folder of headers belongs to another system library: each of ours is named alone.
set(headers ${PROJECT_BINARY_DIR}/debian-headers)
file(MAKE_DIRECTORY ${headers})
foreach(name boost eigen3/Eigen fmt nlohmann toml++)
  if(NOT EXISTS /usr/include/${name})
    message(FATAL_ERROR "/usr/include/${name} is not there: sh cmake/install-packages.sh wasm")
  endif()
  cmake_path(GET name FILENAME link)
  file(CREATE_LINK /usr/include/${name} ${headers}/${link} SYMBOLIC)
endforeach()
foreach(name Boost::headers Eigen3::Eigen fmt::fmt-header-only nlohmann_json::nlohmann_json ikm_toml)
  add_library(${name} INTERFACE IMPORTED)
  target_include_directories(${name} SYSTEM INTERFACE ${headers})
endforeach()
target_compile_definitions(ikm_toml INTERFACE TOML_HEADER_ONLY=1)
target_compile_definitions(fmt::fmt-header-only INTERFACE FMT_HEADER_ONLY=1)
add_library(Threads::Threads INTERFACE IMPORTED)  # there are none

# What others ask to be said beside a copy of their work: the licence of each part that is compiled in.
function(ikm_third_party_notices file)
  get_property(notices GLOBAL PROPERTY ikm_notices)
  set(said "ikm.wasm holds parts of these works, under these licences; and of Boost, under that of LICENSE.\n")
  foreach(notice IN LISTS notices)
    file(READ ${notice} text)
    string(REGEX REPLACE "^${IKM_DEBIAN_SOURCES}/|^/usr/share/doc/" "" name ${notice})
    string(APPEND said "\n==== ${name}\n\n${text}")
  endforeach()
  file(WRITE ${file} "${said}")
endfunction()
foreach(package emscripten libeigen3-dev libfmt-dev nlohmann-json3-dev libtomlplusplus-dev)
  set_property(GLOBAL APPEND PROPERTY ikm_notices /usr/share/doc/${package}/copyright)
endforeach()

# ikm_foreign(expat EXPAT::EXPAT INCLUDE folder SOURCES …): a library of somebody else's sources, whose warnings are theirs.
function(ikm_foreign name alias)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "INCLUDE;SOURCES;DEFINE;LINK")
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_include_directories(${name} SYSTEM PUBLIC ${arg_INCLUDE})
  target_compile_definitions(${name} PRIVATE ${arg_DEFINE})
  target_compile_options(${name} PRIVATE -w)
  target_link_libraries(${name} PRIVATE ${arg_LINK})
  if(NOT alias STREQUAL name)
    add_library(${alias} ALIAS ${name})
  endif()
endfunction()

ikm_debian_source(zlib zlib)
set(sources adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
list(TRANSFORM sources PREPEND ${zlib}/)
list(TRANSFORM sources APPEND .c)
ikm_foreign(zlib ZLIB::ZLIB INCLUDE ${zlib} SOURCES ${sources})

ikm_debian_source(zstd libzstd)
file(GLOB sources ${zstd}/lib/common/*.c ${zstd}/lib/decompress/*.c)
ikm_foreign(zstd zstd INCLUDE ${zstd}/lib SOURCES ${sources} DEFINE ZSTD_DISABLE_ASM=1 DEBUGLEVEL=0)

ikm_debian_source(expat expat)
ikm_foreign(expat EXPAT::EXPAT INCLUDE ${expat}/expat/lib
            SOURCES ${expat}/expat/lib/xmlparse.c ${expat}/expat/lib/xmlrole.c ${expat}/expat/lib/xmltok.c
            DEFINE XML_NS XML_DTD XML_CONTEXT_BYTES=1024 XML_DEV_URANDOM HAVE_MEMMOVE BYTEORDER=1234)
file(WRITE ${PROJECT_BINARY_DIR}/expat/expat_config.h "/* all is said in the command line */\n")
target_include_directories(expat PRIVATE ${PROJECT_BINARY_DIR}/expat)

ikm_debian_source(simdjson simdjson)
ikm_foreign(simdjson simdjson::simdjson INCLUDE ${simdjson}/include SOURCES ${simdjson}/src/simdjson.cpp)
target_include_directories(simdjson PRIVATE ${simdjson}/src)
target_compile_features(simdjson PUBLIC cxx_std_20)

# libzip: what its own CMake finds out is known here.
ikm_debian_source(libzip libzip)
set(zip ${PROJECT_BINARY_DIR}/libzip)
file(READ ${libzip}/CMakeLists.txt said)
string(REGEX MATCH "VERSION ([0-9]+)\\.([0-9]+)\\.([0-9]+)" found "${said}")
set(libzip_VERSION_MAJOR ${CMAKE_MATCH_1})
set(libzip_VERSION_MINOR ${CMAKE_MATCH_2})
set(libzip_VERSION_PATCH ${CMAKE_MATCH_3})
set(libzip_VERSION ${CMAKE_MATCH_1}.${CMAKE_MATCH_2}.${CMAKE_MATCH_3})
set(ZIP_STATIC ON)
set(ZIP_NULLABLE_DEFINES "#define _Nullable\n#define _Nonnull")
set(LIBZIP_TYPES_INCLUDE "#include <stdint.h>")
foreach(bits 8 16 32 64)
  set(ZIP_INT${bits}_T int${bits}_t)
  set(ZIP_UINT${bits}_T uint${bits}_t)
endforeach()
foreach(has FILENO FSEEKO FTELLO LOCALTIME_R MKSTEMP SNPRINTF STDBOOL_H STRCASECMP STRDUP STRINGS_H STRTOLL STRTOULL UNISTD_H
            DIRENT_H)
  set(HAVE_${has} ON)
endforeach()
set(SIZEOF_OFF_T 8)
set(SIZEOF_SIZE_T 4)
configure_file(${libzip}/cmake-zipconf.h.in ${zip}/zipconf.h)
configure_file(${libzip}/cmake-config.h.in ${zip}/config.h)
# Its sentences for errors, as its own CMake makes them from zip.h.
file(STRINGS ${libzip}/lib/zip.h lines REGEX "^#define ZIP_ER_[A-Z_]+ [0-9]+[ \t]+/\\* [NSZ] .* \\*/")
set(texts "")
set(kinds "")
foreach(line IN LISTS lines)
  string(REGEX MATCH "/\\* ([NSZ]) (.*) \\*/" found "${line}")
  string(APPEND kinds "  ${CMAKE_MATCH_1},\n")
  string(APPEND texts "  \"${CMAKE_MATCH_2}\",\n")
endforeach()
file(CONFIGURE OUTPUT ${zip}/zip_err_str.c CONTENT [[#include "zipint.h"
const char* const _zip_err_str[] = {
@texts@};
const int _zip_nerr_str = sizeof(_zip_err_str) / sizeof(_zip_err_str[0]);
#define N ZIP_ET_NONE
#define S ZIP_ET_SYS
#define Z ZIP_ET_ZLIB
const int _zip_err_type[] = {
@kinds@};
]] @ONLY)
file(GLOB sources ${libzip}/lib/*.c)
list(FILTER sources EXCLUDE REGEX "_(bzip2|xz|win|win32[a-z0-9_]*|uwp|commoncrypto|gnutls|mbedtls|openssl|winzip_aes[a-z_]*)\\.c$")
list(FILTER sources EXCLUDE REGEX "/zip_(crypto_[a-z]+|winzip_aes|source_winzip_aes_[a-z]+)\\.c$")
ikm_foreign(zip zip SOURCES ${sources} ${zip}/zip_err_str.c INCLUDE ${libzip}/lib ${zip} DEFINE HAVE_CONFIG_H LINK zlib)

ikm_debian_source(xlsxwriter libxlsxwriter)
file(GLOB sources ${xlsxwriter}/src/*.c)
ikm_foreign(xlsxwriter xlsxwriter INCLUDE ${xlsxwriter}/include LINK zlib
            SOURCES ${sources} ${xlsxwriter}/third_party/minizip/zip.c ${xlsxwriter}/third_party/minizip/ioapi.c
                    ${xlsxwriter}/third_party/md5/md5.c
            DEFINE NOCRYPT NOUNCRYPT USE_STANDARD_TMPFILE)
