# The reference of the public headers, as HTML: cmake --build … --target reference. Where Doxygen is (install-packages.sh
# reference), a test holds the headers to it.
find_program(IKM_DOXYGEN doxygen)
mark_as_advanced(IKM_DOXYGEN)
if(IKM_DOXYGEN)
  set(ikm_doxyfile ${PROJECT_BINARY_DIR}/Doxyfile)
  configure_file(docs/reference/Doxyfile.in ${ikm_doxyfile} @ONLY)
  add_custom_target(reference COMMAND ${IKM_DOXYGEN} ${ikm_doxyfile} VERBATIM
                    COMMENT "${PROJECT_BINARY_DIR}/reference/html/index.html")
endif()
