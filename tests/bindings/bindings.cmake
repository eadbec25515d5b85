# libikm.so as programs in C see it, and the packages of the languages that call it.
ikm_test_program(c_abi SOURCES bindings/c_abi_test.cpp LINK ikm_c nlohmann_json::nlohmann_json LABELS bindings)
if(TARGET ikm_cli)
  add_dependencies(test_c_abi ikm_cli)
endif()

find_program(IKM_READELF readelf REQUIRED)
add_test(NAME c_abi_exports
         COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:ikm_c> -DHEADER=${PROJECT_SOURCE_DIR}/include/ikm/ikm.h
                 -DMAP=${bindings}/c/exports.map -DNM=${CMAKE_NM} -DREADELF=${IKM_READELF}
                 -P ${CMAKE_CURRENT_SOURCE_DIR}/bindings/exports.cmake)
set_tests_properties(c_abi_exports PROPERTIES LABELS bindings)

# The program of docs/languages.md, by a compiler of C: the one that belongs to that of C++, so that both know the same
# sanitizers.
if(NOT CMAKE_C_COMPILER)
  string(REGEX REPLACE "clang\\+\\+" "clang" c_compiler "${CMAKE_CXX_COMPILER}")
  string(REGEX REPLACE "g\\+\\+" "gcc" c_compiler "${c_compiler}")
  set(CMAKE_C_COMPILER ${c_compiler})
endif()
enable_language(C)
set(examples ${PROJECT_SOURCE_DIR}/docs/examples)
add_executable(example_c ${examples}/index.c)
set_target_properties(example_c PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF LINKER_LANGUAGE CXX)
target_compile_options(example_c PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror)
target_link_libraries(example_c PRIVATE ikm_c)
if(IKM_SANITIZE)
  target_compile_options(example_c PRIVATE -fsanitize=${IKM_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(example_c PRIVATE -fsanitize=${IKM_SANITIZE})
endif()
add_test(NAME example_c COMMAND example_c ${examples}/sekadau_2019s1.csv ${examples}/dua_loket.csv)
# The published figure; by hand, five respondents with threes are 75, and a point is worth 25/9/5 = 0.5556 of the 5 that are
# missing to 80: nine.
set_tests_properties(example_c PROPERTIES LABELS bindings PASS_REGULAR_EXPRESSION
  "^Sekadau: 78.74 B, target 78.5: [+]0.24\nLoket 1: 100.00 A, poin ke 80: 0\nLoket 2: 75.00 C, poin ke 80: 9\n$")

if(NOT IKM_SANITIZE)
  add_test(NAME python_module COMMAND ${IKM_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/bindings/python_test.py)
  find_program(IKM_PHPUNIT phpunit REQUIRED)  # install-packages.sh test
  add_test(NAME php_package COMMAND ${IKM_PHPUNIT} --do-not-cache-result ${CMAKE_CURRENT_SOURCE_DIR}/bindings/php/BackendTest.php)
  set_tests_properties(python_module php_package PROPERTIES LABELS bindings ENVIRONMENT "${of_bindings}")
endif()
