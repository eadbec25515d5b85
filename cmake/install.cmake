include(CMakePackageConfigHelpers)

get_property(ikm_components GLOBAL PROPERTY ikm_components)
list(TRANSFORM ikm_components PREPEND ikm_ OUTPUT_VARIABLE targets)
install(TARGETS ${targets} EXPORT ikm FILE_SET HEADERS)
install(EXPORT ikm NAMESPACE ikm:: FILE ikm-targets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ikm)

configure_package_config_file(cmake/ikm-config.cmake.in ${PROJECT_BINARY_DIR}/ikm-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ikm)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ikm-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ikm-config.cmake ${PROJECT_BINARY_DIR}/ikm-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ikm)

# pkg-config: one file per component, from what the component links. They find the prefix from where they are, since
# it may be another one than at configuration: `cmake --install --prefix`, an unpacked archive, a package.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(ikm_pc_prefix ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH ikm_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  string(REGEX REPLACE "/$" "" ikm_pc_prefix "\${pcfiledir}/${ikm_pc_up}")
endif()
set(ikm_pc_includedir "\${prefix}")
cmake_path(APPEND ikm_pc_includedir ${CMAKE_INSTALL_INCLUDEDIR})
set(ikm_pc_libdir "\${prefix}")
cmake_path(APPEND ikm_pc_libdir ${CMAKE_INSTALL_LIBDIR})
foreach(component IN LISTS ikm_components)
  get_target_property(links ikm_${component} INTERFACE_LINK_LIBRARIES)
  set(ikm_pc_requires "")
  set(ikm_pc_private "")
  foreach(link IN LISTS links)
    if(link MATCHES "^ikm_([a-z]+)$")
      string(APPEND ikm_pc_requires " ikm-${CMAKE_MATCH_1}")
    elseif(link MATCHES "^Threads::")
      string(APPEND ikm_pc_private " -pthread")
    endif()
  endforeach()
  get_property(ikm_pc_libs GLOBAL PROPERTY ikm_component_${component}_pc_libs)
  string(APPEND ikm_pc_private " ${ikm_pc_libs}")
  # A static library needs what it links at the consumer's link; a shared one brings it along.
  get_target_property(type ikm_${component} TYPE)
  set(ikm_pc_library " -L\${libdir} -likm_${component}")
  if(type STREQUAL "INTERFACE_LIBRARY")
    set(ikm_pc_library "")
    set(ikm_pc_static "")
  elseif(type STREQUAL "STATIC_LIBRARY")
    set(ikm_pc_static "${ikm_pc_private}")
    set(ikm_pc_private "")
  else()
    set(ikm_pc_static "")
  endif()
  set(ikm_pc_component ${component})
  configure_file(cmake/ikm.pc.in ${PROJECT_BINARY_DIR}/ikm-${component}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/ikm-${component}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

# What a library without a CMake file of its own says of its version: IKM_LIBZIP_VERSION.
function(ikm_version_in library header macro)
  string(TOUPPER ${library} name)
  find_file(IKM_${name}_HEADER ${header})
  mark_as_advanced(IKM_${name}_HEADER)
  set(version "")
  if(IKM_${name}_HEADER)
    file(STRINGS ${IKM_${name}_HEADER} lines REGEX "^#define +${macro}(_MAJOR|_MINOR|_RELEASE)? ")
    foreach(line IN LISTS lines)
      if(line MATCHES "_(MAJOR|MINOR|RELEASE) +([0-9]+)")
        list(APPEND version ${CMAKE_MATCH_2})
      elseif(line MATCHES "\"([0-9.]+)\"")
        set(version ${CMAKE_MATCH_1})
        break()
      endif()
    endforeach()
    list(JOIN version . version)
  endif()
  set(IKM_${name}_VERSION "${version}" PARENT_SCOPE)
endfunction()

# libikm.so needs none of the others, nor C++ of anyone who links it.
if(IKM_BUILD_C)
  install(TARGETS ikm_c EXPORT ikm FILE_SET HEADERS)
  configure_file(cmake/ikm-c.pc.in ${PROJECT_BINARY_DIR}/ikm.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/ikm.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()

if(IKM_BUILD_CLI)
  if(BUILD_SHARED_LIBS)
    set_target_properties(ikm_cli PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
  endif()
  install(TARGETS ikm_cli)
  set(ikm_completions ${PROJECT_BINARY_DIR}/src/cli/completions)
  install(FILES ${ikm_completions}/ikm.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ikm)
  install(FILES ${ikm_completions}/ikm.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _ikm)
  install(FILES ${ikm_completions}/ikm.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  install(FILES ${PROJECT_BINARY_DIR}/src/cli/manual/en/ikm.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${PROJECT_BINARY_DIR}/src/cli/manual/id/ikm.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/id/man1)
endif()
include(cmake/pages.cmake)
include(cmake/debian.cmake)  # the licence is in `copyright`

# What a scorer of any language is held to, and the reference scorers that an application copies.
install(DIRECTORY tests/conformance/ DESTINATION ${CMAKE_INSTALL_DATADIR}/ikm/conformance
        FILES_MATCHING PATTERN "*.json")
install(DIRECTORY docs/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/ikm)
foreach(language node php python)
  install(DIRECTORY src/bindings/${language}/reference/ DESTINATION ${CMAKE_INSTALL_DATADIR}/ikm/reference/${language}
          FILES_MATCHING PATTERN "*.mjs" PATTERN "*.php" PATTERN "*.py")
endforeach()

# Packages of other languages: plain source, where Debian has theirs.
set(IKM_PYTHON_DIR lib/python3/dist-packages CACHE STRING "Where the Python module ikm is installed")
set(IKM_PHP_DIR ${CMAKE_INSTALL_DATADIR}/php CACHE STRING "Where the PHP package Ikm is installed")
install(DIRECTORY src/bindings/python/ikm DESTINATION ${IKM_PYTHON_DIR} FILES_MATCHING PATTERN "*.py" PATTERN "py.typed"
        PATTERN __pycache__ EXCLUDE)
install(FILES src/bindings/php/composer.json src/bindings/php/autoload.php src/bindings/php/preload.php DESTINATION ${IKM_PHP_DIR}/Ikm)
install(DIRECTORY src/bindings/php/src DESTINATION ${IKM_PHP_DIR}/Ikm)

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_CONTACT "${IKM_MAINTAINER}")
set(CPACK_PACKAGE_VENDOR "ikm")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)

# A bill of materials (SPDX 2.3) beside each release file: what is compiled in, and what is linked with.
ikm_version_in(libzip zipconf.h LIBZIP_VERSION)
ikm_version_in(zstd zstd.h ZSTD_VERSION)
set(CPACK_IKM_PARTS
    "Boost|${Boost_VERSION}|BSL-1.0|compiled in"
    "Eigen|${Eigen3_VERSION}|MPL-2.0|compiled in")
if(TARGET ikm_io)
  list(APPEND CPACK_IKM_PARTS
    "fmt|${fmt_VERSION}|MIT|compiled in"
    "nlohmann-json|${nlohmann_json_VERSION}|MIT|compiled in"
    "tomlplusplus|${tomlplusplus_VERSION}|MIT|compiled in"
    "expat|${EXPAT_VERSION_STRING}|MIT|linked"
    "libzip|${IKM_LIBZIP_VERSION}|BSD-3-Clause|linked"
    "simdjson|${simdjson_VERSION}|Apache-2.0|linked"
    "sqlite|${SQLite3_VERSION}|blessing|linked"
    "zlib|${ZLIB_VERSION_STRING}|Zlib|linked"
    "zstd|${IKM_ZSTD_VERSION}|BSD-3-Clause|linked")
endif()
if(TARGET ikm_documents)
  list(APPEND CPACK_IKM_PARTS "libxlsxwriter|${XlsxWriter_VERSION}|BSD-2-Clause|linked")
endif()
if(IKM_BUILD_CLI)
  list(APPEND CPACK_IKM_PARTS "CLI11|${CLI11_VERSION}|BSD-3-Clause|compiled in")
endif()
set(CPACK_POST_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/bill_of_materials.cmake)
include(CPack)
