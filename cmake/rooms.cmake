# A room is a folder with one question. Its order, what it may include and its headers are written once, in
# src/CMakeLists.txt, by ikm_room(); a test reads them from here.

# ikm_component(stats LINK ikm_core): a library. HEADER_ONLY: it has nothing to compile.
function(ikm_component name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "HEADER_ONLY" "" "LINK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ikm_component(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT name IN_LIST IKM_COMPONENTS AND NOT arg_HEADER_ONLY)
    return()
  endif()
  foreach(link IN LISTS arg_LINK)
    if(link MATCHES "^ikm_" AND NOT TARGET ${link})  # not asked for
      return()
    endif()
  endforeach()
  if(arg_HEADER_ONLY)
    set(scope INTERFACE)
    add_library(ikm_${name} INTERFACE)
  else()
    set(scope PUBLIC)
    add_library(ikm_${name})
    target_include_directories(ikm_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(ikm_${name} PRIVATE $<BUILD_INTERFACE:ikm_developer>)
    target_link_options(ikm_${name} PRIVATE ${ikm_hardened_link})
  endif()
  add_library(ikm::${name} ALIAS ikm_${name})
  target_compile_features(ikm_${name} ${scope} cxx_std_20)
  target_link_libraries(ikm_${name} ${scope} ${arg_LINK})
  target_sources(ikm_${name} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include)
  set_target_properties(ikm_${name} PROPERTIES
    EXPORT_NAME ${name}
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}  # before 1.0 a minor version may break the ABI
    INSTALL_RPATH "$ORIGIN"  # shared ones find each other wherever they are installed
    POSITION_INDEPENDENT_CODE ON
    CXX_EXTENSIONS OFF
    VERIFY_INTERFACE_HEADER_SETS ${IKM_DEVELOPER})
  set_property(GLOBAL APPEND PROPERTY ikm_components ${name})
endfunction()

# ikm_room(tally COMPONENT core MAY_INCLUDE base survey HEADERS tally grouped INTERNAL budget SOURCES tally grouped)
# HEADERS are installed. INTERNAL ones are in src/ and have a test of their own, as those have.
# The first room of the list is the most upstream one; a room may include itself and those that it names.
function(ikm_room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT" "MAY_INCLUDE;HEADERS;INTERNAL;SOURCES")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_COMPONENT OR NOT arg_HEADERS)
    message(FATAL_ERROR "ikm_room(${name}): needs COMPONENT and HEADERS; unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  get_property(upstream GLOBAL PROPERTY ikm_rooms)
  foreach(room IN LISTS arg_MAY_INCLUDE)
    if(NOT room IN_LIST upstream)
      message(FATAL_ERROR "ikm_room(${name}): '${room}' is not upstream of it")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY ikm_rooms ${name})
  set_property(GLOBAL PROPERTY ikm_room_${name}_may_include ${name} ${arg_MAY_INCLUDE})
  set_property(GLOBAL PROPERTY ikm_room_${name}_headers ${arg_HEADERS})
  set_property(GLOBAL PROPERTY ikm_room_${name}_internal ${arg_INTERNAL})
  set_property(GLOBAL PROPERTY ikm_room_${name}_component ${arg_COMPONENT})
  if(NOT TARGET ikm_${arg_COMPONENT})  # not asked for
    return()
  endif()
  list(TRANSFORM arg_HEADERS PREPEND ${PROJECT_SOURCE_DIR}/include/ikm/${name}/)
  list(TRANSFORM arg_HEADERS APPEND .hpp)
  list(TRANSFORM arg_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/src/${name}/)
  list(TRANSFORM arg_SOURCES APPEND .cpp)
  if(arg_SOURCES)
    target_sources(ikm_${arg_COMPONENT} PUBLIC FILE_SET HEADERS FILES ${arg_HEADERS} PRIVATE ${arg_SOURCES})
  else()
    target_sources(ikm_${arg_COMPONENT} INTERFACE FILE_SET HEADERS FILES ${arg_HEADERS})
  endif()
endfunction()
