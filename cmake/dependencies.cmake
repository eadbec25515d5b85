# Every dependency is a Debian package found here and nowhere else; docs/dependencies.md says why each is there.
# Header-only ones are used in src/ only and never reach a consumer.
if(EMSCRIPTEN)
  include(cmake/wasm/dependencies.cmake)  # from sources
  return()
endif()
find_package(Boost 1.74 REQUIRED)             # libboost-dev
if("stats" IN_LIST IKM_COMPONENTS)
  find_package(Eigen3 3.4 REQUIRED NO_MODULE) # libeigen3-dev
endif()

if("io" IN_LIST IKM_COMPONENTS)
  find_package(Threads REQUIRED)
  find_package(fmt 9 REQUIRED)                # libfmt-dev
  find_package(nlohmann_json 3.11 REQUIRED)   # nlohmann-json3-dev
  find_package(tomlplusplus 3 REQUIRED)       # libtomlplusplus-dev
  # Debian builds toml++ as a shared library too; compiled in, it costs our users no run-time dependency.
  add_library(ikm_toml INTERFACE)
  target_include_directories(ikm_toml SYSTEM INTERFACE
                             $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(ikm_toml INTERFACE TOML_HEADER_ONLY=1)

  # Formats that offices hold: XLSX (archive and markup), JSON, SQLite; and what they are compressed with.
  find_package(EXPAT 2.5 REQUIRED)            # libexpat1-dev
  find_package(simdjson 3 REQUIRED)           # libsimdjson-dev
  find_package(SQLite3 3.34 REQUIRED)         # libsqlite3-dev
  find_package(ZLIB 1.2.11 REQUIRED)          # zlib1g-dev
  # Debian's CMake file of libzip names programs of other packages and fails without them, and that of zstd has another
  # target for each kind of library: both are linked by their names.
  find_library(IKM_ZIP zip REQUIRED)          # libzip-dev
  find_library(IKM_ZSTD zstd REQUIRED)        # libzstd-dev
  mark_as_advanced(IKM_ZIP IKM_ZSTD)
endif()
if("documents" IN_LIST IKM_COMPONENTS)
  list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
  find_package(XlsxWriter 1.1.4 REQUIRED)     # libxlsxwriter-dev; linked by its name, as libzip is
endif()

if(IKM_BUILD_CLI)
  find_package(CLI11 2.1 REQUIRED)          # libcli11-dev
endif()
if(IKM_BUILD_TESTS)
  find_package(GTest 1.12 REQUIRED)         # libgtest-dev
endif()
if(IKM_BUILD_BENCH)
  find_package(benchmark 1.7 REQUIRED)      # libbenchmark-dev
endif()
