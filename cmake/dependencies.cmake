# Every dependency is a Debian package found here and nowhere else; docs/dependencies.md says why each is there.
# Header-only ones are used in src/ only and never reach a consumer.
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)           # libboost-dev
find_package(fmt 9 REQUIRED)                # libfmt-dev
find_package(nlohmann_json 3.11 REQUIRED)   # nlohmann-json3-dev
find_package(tomlplusplus 3 REQUIRED)       # libtomlplusplus-dev
if(IKM_BUILD_CLI)
  find_package(CLI11 2.1 REQUIRED)          # libcli11-dev
endif()
if(IKM_BUILD_TESTS)
  find_package(GTest 1.12 REQUIRED)         # libgtest-dev
endif()
if(IKM_BUILD_BENCH)
  find_package(benchmark 1.7 REQUIRED)      # libbenchmark-dev
endif()
