cmake_minimum_required(VERSION 3.25)
# Installs the build beside it, then builds and runs the small projects here the three ways in which a user links us.
#   cmake -DBUILD=… -DSOURCE=… -DWORK=… -DCXX=… -DWAY=installed|subdirectory|pkgconfig -P consume.cmake
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
if(NOT WAY STREQUAL "subdirectory")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
  # Nothing of ours may name the tree that it was built in.
  file(GLOB_RECURSE files ${WORK}/prefix/*.cmake ${WORK}/prefix/*.pc)
  foreach(file IN LISTS files)
    file(STRINGS ${file} leaks REGEX "${SOURCE}/(src|include)|fmt::|Boost::|nlohmann|Eigen")
    if(leaks)
      message(FATAL_ERROR "${file} names the build tree or a private dependency: ${leaks}")
    endif()
  endforeach()
endif()

if(WAY STREQUAL "pkgconfig")
  file(GLOB_RECURSE pc ${WORK}/prefix/*/ikm-core.pc)
  cmake_path(GET pc PARENT_PATH folder)
  foreach(program core:score io:read)
    string(REPLACE ":" ";" parts ${program})
    list(GET parts 0 component)
    list(GET parts 1 source)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder} pkg-config
                            --define-variable=prefix=${WORK}/prefix --cflags --libs ikm-${component}
                    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    cmake_path(GET folder PARENT_PATH libraries)
    run(${CXX} ${CMAKE_CURRENT_LIST_DIR}/${source}.cpp ${flags} -Wl,-rpath,${libraries} -o ${WORK}/${source})
    run(${WORK}/${source})
  endforeach()
else()
  if(WAY STREQUAL "installed")  # the README's own project: its CMake and its program, word for word
    file(COPY ${CMAKE_CURRENT_LIST_DIR}/district DESTINATION ${WORK})
    file(COPY_FILE ${SOURCE}/docs/examples/score.cpp ${WORK}/district/main.cpp)
    run(${CMAKE_COMMAND} -S ${WORK}/district -B ${WORK}/district/build -G Ninja -DCMAKE_CXX_COMPILER=${CXX}
        -DCMAKE_PREFIX_PATH=${WORK}/prefix)
    run(${CMAKE_COMMAND} --build ${WORK}/district/build)
    execute_process(COMMAND ${WORK}/district/build/district OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
    # By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
    if(NOT printed STREQUAL "87.50 B\n")
      message(FATAL_ERROR "the README's program printed: ${printed}")
    endif()
  endif()
  run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/${WAY} -B ${WORK}/build -G Ninja -DCMAKE_CXX_COMPILER=${CXX}
      -DCMAKE_PREFIX_PATH=${WORK}/prefix -DIKM_SOURCE=${SOURCE})
  if(WAY STREQUAL "subdirectory")
    run(${CMAKE_COMMAND} --build ${WORK}/build --target score)  # who only scores builds only the core
  else()
    run(${CMAKE_COMMAND} --build ${WORK}/build)
  endif()
  run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK}/build --output-on-failure --no-tests=error)
endif()
