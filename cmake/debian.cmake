# What Debian's policy asks of a package, made from what the project knows: copyright and changelog.

set(IKM_MAINTAINER "the ikm maintainers <ikm@example.org>" CACHE STRING "Who answers for the packages: Name <address>")

# Compressed as the policy asks, without a time stamp, so that equal sources make equal packages.
find_program(IKM_GZIP gzip)
mark_as_advanced(IKM_GZIP)
function(ikm_install_compressed file destination)
  if(NOT IKM_GZIP)
    install(FILES ${file} DESTINATION ${destination})
    return()
  endif()
  cmake_path(GET file FILENAME name)
  set(packed ${PROJECT_BINARY_DIR}/${name}.gz)
  execute_process(COMMAND ${IKM_GZIP} -9nc ${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  install(FILES ${packed} DESTINATION ${destination})
endfunction()

# The licence, each line indented and blank ones marked, as the machine-readable form has it.
file(READ LICENSE ikm_license)
string(REGEX REPLACE "\n+$" "" ikm_license "${ikm_license}")
string(REGEX REPLACE "\n\n" "\n.\n" ikm_license "${ikm_license}")
string(REPLACE "\n" "\n " ikm_license " ${ikm_license}")
configure_file(cmake/copyright.in ${PROJECT_BINARY_DIR}/copyright @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

string(TIMESTAMP ikm_date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # that of SOURCE_DATE_EPOCH where it is set
configure_file(cmake/changelog.in ${PROJECT_BINARY_DIR}/changelog @ONLY)
ikm_install_compressed(${PROJECT_BINARY_DIR}/changelog ${CMAKE_INSTALL_DOCDIR})

set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/multiarch.cmake)
set(CPACK_IKM_ARCHITECTURE "${CMAKE_LIBRARY_ARCHITECTURE}")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${IKM_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_DESCRIPTION
"ikm computes the index of public satisfaction (indeks kepuasan masyarakat) of
Indonesian public services from answers as offices hold them: delimited text,
XLSX, ODS, JSON and SQLite files. The index is exact and rounded once, as the
regulations PermenPAN-RB 14/2017, 16/2014 and KEP/25/M.PAN/2/2004 ask; results
are text, JSON or CSV.
The package holds the command, the C++ libraries with their headers, and CMake
and pkg-config files for those who link them.")
# Beside what the symbols ask for: the versions that carry the corrections for hostile files.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libexpat1 (>= 2.5.0), libsqlite3-0 (>= 3.40.1), zlib1g (>= 1:1.2.13)")
# To link a static ikm::io; the command and the core need none of them.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libexpat1-dev, libsimdjson-dev, libsqlite3-dev, libxlsxwriter-dev, libzip-dev, libzstd-dev, zlib1g-dev")
