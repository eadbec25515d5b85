# Run by cpack before it packs: a Debian package has the files of pkg-config within the folder of the architecture, where
# those who compile for another one find them too. Nothing else moves: CMake finds its files from where they are.
if(NOT CPACK_GENERATOR STREQUAL "DEB" OR NOT CPACK_IKM_ARCHITECTURE)
  return()
endif()
file(GLOB files ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/lib/pkgconfig/*.pc)
foreach(file IN LISTS files)
  file(READ ${file} text)
  string(REPLACE "\${pcfiledir}/../.." "\${pcfiledir}/../../.." text "${text}")
  cmake_path(GET file FILENAME name)
  file(WRITE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/lib/${CPACK_IKM_ARCHITECTURE}/pkgconfig/${name} "${text}")
endforeach()
file(REMOVE_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/lib/pkgconfig)
