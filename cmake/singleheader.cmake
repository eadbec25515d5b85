cmake_minimum_required(VERSION 3.25)
# Makes one file of the component core, for anyone who wants no library to build or install:
#   cmake -DSOURCE=… -DSOURCES=a.cpp,b.cpp -DVERSION=… -DOUT=ikm_core.hpp -P cmake/singleheader.cmake
# Every own #include is replaced by its text at the first place that asks for it, so each header is there once and in
# the order of the flow. The public headers are above IKM_IMPLEMENTATION, what is compiled is below it.

# Appends the text of a file to `out`, own includes first replaced. `.inc` files are meant to be included repeatedly.
function(append_file file out)
  get_property(seen GLOBAL PROPERTY seen)
  if(file IN_LIST seen)
    return()
  endif()
  if(NOT file MATCHES "\\.inc$")
    set_property(GLOBAL APPEND PROPERTY seen ${file})
  endif()
  file(READ ${file} rest)
  string(REPLACE "// SPDX-License-Identifier: BSL-1.0\n" "" rest "${rest}")
  cmake_path(GET file PARENT_PATH folder)
  set(made "${${out}}")
  while(rest MATCHES "#include (<ikm/[^>\n]+>|\"[^\"\n]+\")\n")
    set(line "${CMAKE_MATCH_0}")
    string(REGEX REPLACE "[<>\"]" "" name "${CMAKE_MATCH_1}")
    string(FIND "${rest}" "${line}" at)
    string(SUBSTRING "${rest}" 0 ${at} before)
    string(LENGTH "${line}" length)
    math(EXPR after "${at} + ${length}")
    string(SUBSTRING "${rest}" ${after} -1 rest)
    string(APPEND made "${before}")
    set(found "")
    foreach(place IN ITEMS ${SOURCE}/include ${SOURCE}/src ${folder})
      if(NOT found AND EXISTS ${place}/${name})
        set(found ${place}/${name})
      endif()
    endforeach()
    if(NOT found)
      message(FATAL_ERROR "${file} includes ${name}, which is not there")
    endif()
    append_file(${found} made)
  endwhile()
  string(APPEND made "${rest}")
  set(${out} "${made}" PARENT_SCOPE)
endfunction()

file(READ ${SOURCE}/LICENSE license)
string(STRIP "${license}" license)
string(REPLACE "\n" "\n// " license "// ${license}")
set(text "// SPDX-License-Identifier: BSL-1.0
// ikm ${VERSION}, component core, in one file; made from the source tree by its target `singleheader`: do not edit.
// Include it anywhere. In exactly one source file define IKM_IMPLEMENTATION before it; that file needs Boost's headers.
//
${license}
")
append_file(${SOURCE}/include/ikm/ikm.hpp text)
string(APPEND text "\n#ifdef IKM_IMPLEMENTATION\n")
string(REPLACE "," ";" SOURCES "${SOURCES}")
foreach(file IN LISTS SOURCES)
  append_file(${file} text)
endforeach()
string(APPEND text "\n#endif  // IKM_IMPLEMENTATION\n")
string(REGEX REPLACE " +\n" "\n" text "${text}")
string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
file(WRITE ${OUT} "${text}")
