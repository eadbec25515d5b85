cmake_minimum_required(VERSION 3.25)
# Installs or packs the build beside it, then builds and runs the small projects here in the ways in which a user gets us.
#   cmake -DBUILD=… -DSOURCE=… -DWORK=… -DCXX=…
#         -DWAY=installed|subdirectory|fetchcontent|pkgconfig|shared|package|one_file|unity|languages
#         -P consume.cmake
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(output_of variable)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(${variable} "${printed}" PARENT_SCOPE)
endfunction()

# A user who only scores has none of these, and is asked for none.
set(core_needs_none_of "")
foreach(package IN ITEMS Eigen3 EXPAT simdjson SQLite3 XlsxWriter fmt nlohmann_json tomlplusplus CLI11 GTest benchmark Threads)
  list(APPEND core_needs_none_of -DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON)
endforeach()
# An installed core does not even need what it was built with.
set(installed_core_needs_none_of ${core_needs_none_of} -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON)

set(compiler -DCMAKE_CXX_COMPILER=${CXX})
find_program(CCACHE ccache)
if(CCACHE)
  list(APPEND compiler -DCMAKE_CXX_COMPILER_LAUNCHER=${CCACHE})
endif()

# Builds a program with what pkg-config says and runs it. `folder` holds the .pc files; nothing else is said of the place.
# A program that is compiled by a later standard keeps it.
function(link_by_pkg_config folder component program)
  output_of(flags ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder} pkg-config ${ARGN} --cflags --libs ikm-${component})
  separate_arguments(flags UNIX_COMMAND "${flags}")
  cmake_path(GET folder PARENT_PATH libraries)
  if(flags MATCHES "-std=")
    message(FATAL_ERROR "the flags of ikm-${component} choose a standard: ${flags}")
  endif()
  set(source ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${program}.cpp)
  run(${CXX} -std=c++20 ${source} ${flags} -Wl,-rpath,${libraries} -o ${WORK}/${program})
  execute_process(COMMAND ${CXX} -std=c++17 -fsyntax-only ${source} ${flags} ERROR_VARIABLE said OUTPUT_QUIET)
  if(NOT said MATCHES "ikm needs C\\+\\+20")
    message(FATAL_ERROR "an older standard is not refused by name: ${said}")
  endif()
  run(${WORK}/${program})
endfunction()

# The README's own project: its CMake and its program, word for word.
function(build_the_readmes_project prefix)
  file(COPY ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/district DESTINATION ${WORK})
  file(COPY_FILE ${SOURCE}/docs/examples/score.cpp ${WORK}/district/main.cpp)
  run(${CMAKE_COMMAND} -S ${WORK}/district -B ${WORK}/district/build -G Ninja ${compiler}
      -DCMAKE_PREFIX_PATH=${prefix} ${installed_core_needs_none_of})
  run(${CMAKE_COMMAND} --build ${WORK}/district/build)
  output_of(printed ${WORK}/district/build/district)
  # By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
  if(NOT printed STREQUAL "87.50 B")
    message(FATAL_ERROR "the README's program printed: ${printed}")
  endif()
endfunction()

# Nothing of ours may name the tree that it was built in, nor what is compiled in.
function(check_for_leaks prefix)
  file(GLOB_RECURSE files ${prefix}/*.cmake ${prefix}/*.pc)
  if(NOT files)
    message(FATAL_ERROR "nothing is installed in ${prefix}")
  endif()
  foreach(file IN LISTS files)
    file(STRINGS ${file} leaks REGEX "${SOURCE}/(src|include)|fmt::|Boost::|nlohmann|Eigen|/usr/local")
    if(leaks)
      message(FATAL_ERROR "${file} names the build tree, a prefix or a private dependency: ${leaks}")
    endif()
  endforeach()
endfunction()

# Every page that is installed links only to what is installed.
function(check_pages prefix)
  file(GLOB_RECURSE pages ${prefix}/share/doc/*.md)
  set(links 0)
  foreach(page IN LISTS pages)
    cmake_path(GET page PARENT_PATH folder)
    file(READ ${page} rest)
    string(REGEX REPLACE "```[^`]*```" "" rest "${rest}")  # code has brackets of its own
    while(rest MATCHES "\\]\\(([^): \n]+)\\)(.*)$")
      set(rest "${CMAKE_MATCH_2}")
      string(REGEX REPLACE "#.*$" "" target "${CMAKE_MATCH_1}")
      math(EXPR links "${links} + 1")
      if(NOT EXISTS ${folder}/${target})
        message(FATAL_ERROR "${page} links to ${target}, which is not installed")
      endif()
    endwhile()
  endforeach()
  if(links LESS 50)
    message(FATAL_ERROR "only ${links} links are in the pages of ${prefix}: the test looks in the wrong place")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
set(prefix ${WORK}/prefix)

if(WAY MATCHES "^(installed|pkgconfig|languages)$")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
  check_for_leaks(${prefix})
  check_pages(${prefix})
endif()

if(WAY STREQUAL "installed")
  build_the_readmes_project(${prefix})
  run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/installed -B ${WORK}/build -G Ninja ${compiler}
      -DCMAKE_PREFIX_PATH=${prefix} -DIKM_SOURCE=${SOURCE})
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/build --output-on-failure --no-tests=error)
  # Scoring rules under test with GoogleTest, word for word as the documentation has them.
  file(COPY ${CMAKE_CURRENT_LIST_DIR}/scoring_rules DESTINATION ${WORK})
  file(COPY ${SOURCE}/docs/examples/scoring_rules_test.cpp DESTINATION ${WORK}/scoring_rules)
  run(${CMAKE_COMMAND} -S ${WORK}/scoring_rules -B ${WORK}/scoring_rules/build -G Ninja ${compiler}
      -DCMAKE_PREFIX_PATH=${prefix})
  run(${CMAKE_COMMAND} --build ${WORK}/scoring_rules/build)
  run(${CMAKE_COMMAND} -E chdir ${SOURCE} ${WORK}/scoring_rules/build/scoring_rules)
  # The reference scorers against the vectors, from where they are installed.
  set(ENV{PYTHONDONTWRITEBYTECODE} 1)
  run(python3 ${prefix}/share/ikm/reference/python/run_vectors.py ${prefix}/share/ikm/conformance)
  run(php ${prefix}/share/ikm/reference/php/run_vectors.php ${prefix}/share/ikm/conformance)
  if(NOT EXISTS ${prefix}/share/ikm/conformance/conformance.schema.json)
    message(FATAL_ERROR "the schema of the vectors is not installed")
  endif()

elseif(WAY STREQUAL "pkgconfig")
  file(GLOB_RECURSE pc ${prefix}/*/ikm-core.pc)
  cmake_path(GET pc PARENT_PATH folder)
  foreach(linking IN ITEMS "" --static)
    link_by_pkg_config(${folder} core score ${linking})
    link_by_pkg_config(${folder} io read ${linking})
  endforeach()

elseif(WAY STREQUAL "languages")  # the programs of docs/languages.md, word for word
  file(GLOB_RECURSE pc ${prefix}/*/ikm.pc)
  cmake_path(GET pc PARENT_PATH folder)
  cmake_path(GET folder PARENT_PATH libraries)
  set(examples ${SOURCE}/docs/examples)
  output_of(flags ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder} pkg-config --cflags --libs ikm)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  run(${CC} -std=c11 ${examples}/index.c ${flags} -Wl,-rpath,${libraries} -o ${WORK}/index)
  # The module and the package find the library that was installed with them.
  set(in_python ${CMAKE_COMMAND} -E env PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=${prefix}/lib/python3/dist-packages /usr/bin/python3)
  set(in_php ${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${libraries} php -d include_path=${prefix}/share/php)
  set(by_command ${CMAKE_COMMAND} -E env PATH=${prefix}/bin:$ENV{PATH} php -d ffi.enable=0 -d include_path=${prefix}/share/php)
  file(READ ${SOURCE}/docs/languages.md page)
  foreach(way IN ITEMS "${WORK}/index" "${in_python};${examples}/index.py" "${in_php};${examples}/index.php"
                       "${by_command};${examples}/index.php")
    output_of(printed ${way} ${examples}/sekadau_2019s1.csv ${examples}/dua_loket.csv)
    string(FIND "${page}" "```text\n${printed}\n```" at)
    if(printed STREQUAL "" OR at EQUAL -1)
      message(FATAL_ERROR "docs/languages.md does not show what ${way} prints: ${printed}")
    endif()
  endforeach()
  output_of(printed ${in_python} ${examples}/tally.py)
  if(NOT printed MATCHES "^[0-9]+\\.[0-9]+$")
    message(FATAL_ERROR "docs/examples/tally.py printed: ${printed}")
  endif()
  # A project of C finds it with CMake, and no compiler of C++.
  file(WRITE ${WORK}/project/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)\nproject(index C)\nfind_package(ikm REQUIRED COMPONENTS c)\n\
add_executable(index ${examples}/index.c)\ntarget_link_libraries(index PRIVATE ikm::c)\n")
  run(${CMAKE_COMMAND} -S ${WORK}/project -B ${WORK}/project/build -G Ninja -DCMAKE_PREFIX_PATH=${prefix}
      -DCMAKE_C_COMPILER=${CC})
  run(${CMAKE_COMMAND} --build ${WORK}/project/build)
  run(${WORK}/project/build/index ${examples}/sekadau_2019s1.csv ${examples}/dua_loket.csv)

elseif(WAY STREQUAL "subdirectory")  # A user who only scores builds only the core
  run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/subdirectory -B ${WORK}/build -G Ninja ${compiler}
      -DIKM_SOURCE=${SOURCE} -DIKM_COMPONENTS=core ${core_needs_none_of} -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
      -DIKM_DEVELOPER=ON)
  # Our warnings and their -Werror are for our own files: a consumer's are compiled with what the consumer says.
  file(READ ${WORK}/build/compile_commands.json commands)
  string(JSON last LENGTH "${commands}")
  math(EXPR last "${last} - 1")
  foreach(i RANGE ${last})
    string(JSON file GET "${commands}" ${i} file)
    string(JSON command GET "${commands}" ${i} command)
    if(file STREQUAL "${CMAKE_CURRENT_LIST_DIR}/score.cpp")
      set(of_the_consumer "${command}")
    elseif(file MATCHES "^${SOURCE}/src/" AND NOT command MATCHES " -Werror ")
      message(FATAL_ERROR "${file} is compiled without our warnings: this test sees nothing")
    endif()
  endforeach()
  if(NOT of_the_consumer OR of_the_consumer MATCHES " -(W|f|D)")
    message(FATAL_ERROR "our flags leak into a consumer: ${of_the_consumer}")
  endif()
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/build --output-on-failure --no-tests=error)

elseif(WAY STREQUAL "one_file")  # the README's program and one file beside it, without a build system
  file(READ ${SOURCE}/docs/examples/score.cpp program)
  string(REPLACE "#include <ikm/ikm.hpp>" "#include \"ikm_core.hpp\"" in_one_file "${program}")
  if(in_one_file STREQUAL program)
    message(FATAL_ERROR "the README's program does not include what this test replaces")
  endif()
  file(WRITE ${WORK}/main.cpp "#define IKM_IMPLEMENTATION\n${in_one_file}")
  file(WRITE ${WORK}/other.cpp "#include \"ikm_core.hpp\"\nint other() { return ikm::permenpan_14_2017().question_count() == 9 ? 0 : 1; }\n")
  foreach(also IN ITEMS "" other.cpp)
    execute_process(COMMAND ${CXX} -std=c++20 -Wall -Wextra -Wshadow -Werror -I${BUILD}/singleheader main.cpp ${also} -o score
                    WORKING_DIRECTORY ${WORK} COMMAND_ERROR_IS_FATAL ANY)
    output_of(printed ${WORK}/score)
    if(NOT printed STREQUAL "87.50 B")
      message(FATAL_ERROR "the README's program, in one file, printed: ${printed}")
    endif()
  endforeach()

elseif(WAY STREQUAL "unity")  # no two files of the core use one name for two things
  run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja ${compiler} -DIKM_COMPONENTS=core ${core_needs_none_of}
      -DIKM_DEVELOPER=ON -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=0)
  run(${CMAKE_COMMAND} --build ${WORK}/build)

elseif(WAY STREQUAL "fetchcontent")  # the same files by the other door: what they compile to is built above
  run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/fetchcontent -B ${WORK}/build -G Ninja ${compiler}
      -DFETCHCONTENT_SOURCE_DIR_IKM=${SOURCE})

elseif(WAY STREQUAL "shared")  # a core of its own, shared, by both ways to find it
  run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja ${compiler} -DBUILD_SHARED_LIBS=ON
      -DCMAKE_BUILD_TYPE=Release -DIKM_COMPONENTS=core ${core_needs_none_of})
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  run(${CMAKE_COMMAND} --install ${WORK}/build --prefix ${prefix})
  check_for_leaks(${prefix})
  build_the_readmes_project(${prefix})
  file(GLOB_RECURSE pc ${prefix}/*/ikm-core.pc)
  cmake_path(GET pc PARENT_PATH folder)
  link_by_pkg_config(${folder} core score)
  # Before 1.0 a minor version may break the ABI, so the name that programs ask for holds it.
  file(STRINGS ${SOURCE}/include/ikm/base/version.hpp line REGEX "^#define IKM_VERSION [0-9]+$")
  string(REGEX MATCH "[0-9]+$" number "${line}")
  math(EXPR major "${number} / 10000")
  math(EXPR minor "${number} / 100 % 100")
  file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${WORK}/score RESOLVED_DEPENDENCIES_VAR libraries
       PRE_EXCLUDE_REGEXES "^(libc|libm|libgcc_s|libstdc\\+\\+|ld-linux.*)\\.so")
  if(NOT libraries MATCHES "/libikm_core\\.so\\.${major}\\.${minor}$")
    message(FATAL_ERROR "the program asks for: ${libraries}")
  endif()

elseif(WAY STREQUAL "package")
  set(root ${WORK}/root)
  file(MAKE_DIRECTORY ${root})
  run(${CMAKE_CPACK_COMMAND} --config ${BUILD}/CPackConfig.cmake -G TGZ -B ${WORK})
  file(GLOB archive ${WORK}/*.tar.gz)
  run(${CMAKE_COMMAND} -E chdir ${root} ${CMAKE_COMMAND} -E tar xzf ${archive})
  file(GLOB unpacked ${root}/*)
  set(prefixes ${unpacked})
  find_program(DPKG_DEB dpkg-deb)
  if(DPKG_DEB)
    run(${CMAKE_CPACK_COMMAND} --config ${BUILD}/CPackConfig.cmake -G DEB -B ${WORK})
    file(GLOB package ${WORK}/*.deb)
    run(${DPKG_DEB} -x ${package} ${WORK}/debian)
    list(APPEND prefixes ${WORK}/debian/usr)
    # What the command links is asked for when the package is installed; what is compiled in is not.
    output_of(depends ${DPKG_DEB} -f ${package} Depends)
    foreach(library IN ITEMS libc6 libexpat1 libsimdjson libsqlite3 libstdc libxlsxwriter4 libzip)
      if(NOT depends MATCHES "${library}")
        message(FATAL_ERROR "${library} is missing in Depends: ${depends}")
      endif()
    endforeach()
    foreach(floor IN ITEMS "libexpat1 \\(>= 2\\.5" "libsqlite3-0 \\(>= 3\\.40" "zlib1g \\(>= 1:1\\.2\\.13")
      if(NOT depends MATCHES "${floor}")
        message(FATAL_ERROR "no floor ${floor} in Depends: ${depends}")
      endif()
    endforeach()
    if(depends MATCHES "boost|eigen|fmt|toml")
      message(FATAL_ERROR "Depends asks for what is compiled in: ${depends}")
    endif()
  endif()
  # Beside each file is its bill of materials, with the checksum of the file.
  foreach(released IN LISTS archive package)
    file(READ ${released}.spdx.json bill)
    file(SHA256 ${released} sum)
    string(JSON written GET "${bill}" packages 0 checksums 0 checksumValue)
    string(JSON parts LENGTH "${bill}" packages)
    if(NOT written STREQUAL sum OR parts LESS 10)
      message(FATAL_ERROR "the bill of ${released} has ${parts} parts and the checksum ${written}")
    endif()
  endforeach()
  foreach(prefix IN LISTS prefixes)
    check_for_leaks(${prefix})
    check_pages(${prefix})
    output_of(printed ${prefix}/bin/ikm score ${SOURCE}/docs/examples/sekadau_2019s1.csv --format csv)
    if(NOT printed MATCHES "\nsurvey,49,78\\.74,B,")
      message(FATAL_ERROR "the packed command printed: ${printed}")
    endif()
    file(GLOB_RECURSE pc ${prefix}/lib/ikm-core.pc)  # of a Debian package: within the folder of the architecture
    cmake_path(GET pc PARENT_PATH folder)
    link_by_pkg_config(${folder} core score)
  endforeach()

else()
  message(FATAL_ERROR "WAY=${WAY} is unknown")
endif()
