# libxlsxwriter brings a pkg-config file and no CMake file. Sets XlsxWriter_FOUND, XlsxWriter_VERSION and XlsxWriter_LIBRARY.
find_path(XlsxWriter_INCLUDE_DIR xlsxwriter.h)
find_library(XlsxWriter_LIBRARY xlsxwriter)
mark_as_advanced(XlsxWriter_INCLUDE_DIR XlsxWriter_LIBRARY)
if(XlsxWriter_INCLUDE_DIR)
  file(STRINGS ${XlsxWriter_INCLUDE_DIR}/xlsxwriter.h XlsxWriter_VERSION REGEX "^#define LXW_VERSION ")
  string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" XlsxWriter_VERSION "${XlsxWriter_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(XlsxWriter REQUIRED_VARS XlsxWriter_LIBRARY XlsxWriter_INCLUDE_DIR
                                  VERSION_VAR XlsxWriter_VERSION)
