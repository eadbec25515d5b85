# Run by cpack after it has made the packages: writes a bill of materials beside each (SPDX 2.3, JSON), with the checksum
# of the file and each part that is in it or is linked with it.
cmake_minimum_required(VERSION 3.25)

function(write_bill file)
  cmake_path(GET file FILENAME name)
  file(SHA256 ${file} sum)
  string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC)
  set(packages "")
  set(relations "")
  foreach(part IN LISTS CPACK_IKM_PARTS)
    string(REPLACE "|" ";" part "${part}")
    list(GET part 0 of)
    list(GET part 1 version)
    list(GET part 2 licence)
    list(GET part 3 how)
    if(version STREQUAL "")
      set(version NOASSERTION)
    endif()
    if(how STREQUAL "linked")
      set(relation DYNAMIC_LINK)
    else()
      set(relation CONTAINS)
    endif()
    string(APPEND packages ",
    {\"SPDXID\": \"SPDXRef-${of}\", \"name\": \"${of}\", \"versionInfo\": \"${version}\",
     \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseConcluded\": \"${licence}\",
     \"licenseDeclared\": \"${licence}\", \"copyrightText\": \"NOASSERTION\", \"comment\": \"${how}\"}")
    string(APPEND relations ",
    {\"spdxElementId\": \"SPDXRef-ikm\", \"relationshipType\": \"${relation}\", \"relatedSpdxElement\": \"SPDXRef-${of}\"}")
  endforeach()
  file(WRITE ${CPACK_PACKAGE_DIRECTORY}/${name}.spdx.json "{
  \"spdxVersion\": \"SPDX-2.3\",
  \"dataLicense\": \"CC0-1.0\",
  \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"${name}\",
  \"documentNamespace\": \"https://spdx.org/spdxdocs/${name}-${sum}\",
  \"creationInfo\": {\"created\": \"${now}\", \"creators\": [\"Tool: cpack-${CMAKE_VERSION}\"]},
  \"packages\": [
    {\"SPDXID\": \"SPDXRef-ikm\", \"name\": \"ikm\", \"versionInfo\": \"${CPACK_PACKAGE_VERSION}\", \"packageFileName\": \"${name}\",
     \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseConcluded\": \"BSL-1.0\",
     \"licenseDeclared\": \"BSL-1.0\", \"copyrightText\": \"the ikm authors\",
     \"checksums\": [{\"algorithm\": \"SHA256\", \"checksumValue\": \"${sum}\"}]}${packages}
  ],
  \"relationships\": [
    {\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-ikm\"}${relations}
  ]
}
")
endfunction()

foreach(file IN LISTS CPACK_PACKAGE_FILES)
  write_bill(${file})
endforeach()
