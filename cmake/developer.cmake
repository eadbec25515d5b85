# Flags of our own builds. Linked with BUILD_INTERFACE only, so that none reaches whoever uses the libraries.
add_library(ikm_developer INTERFACE)
if(IKM_DEVELOPER)
  target_compile_options(ikm_developer INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
                                                 -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough -Werror)
  # GCC 12 sees overlapping copies in every "text" + std::string (its bug 105651), and, at -O3, members not yet set in
  # the strings of a braced list that it destroys (its bug 105562). Clang looks for the second in its own build.
  target_compile_options(ikm_developer INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                                                 $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
                                                 $<$<CXX_COMPILER_ID:Clang>:-Wconditional-uninitialized>)
  find_program(IKM_CCACHE ccache)
  if(IKM_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${IKM_CCACHE})
  endif()
endif()
if(IKM_SANITIZE)
  target_compile_options(ikm_developer INTERFACE -fsanitize=${IKM_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
  target_link_options(ikm_developer INTERFACE -fsanitize=${IKM_SANITIZE})
endif()
if(IKM_TIDY)
  find_program(IKM_CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${IKM_CLANG_TIDY} --quiet)
endif()
