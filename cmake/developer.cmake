# Flags of our own builds. Linked with BUILD_INTERFACE only, so that none reaches anyone who uses the libraries.
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
if(IKM_HARDEN)
  # As distributions build programs that read what others send. What a compiler or processor does not know is left out.
  include(CheckCXXCompilerFlag)
  include(CheckLinkerFlag)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "ikm_knows${flag}" known)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
      target_compile_options(ikm_developer INTERFACE ${flag})
    endif()
  endforeach()
  # Checked calls need an optimised build; some compilers define the macro themselves.
  target_compile_options(ikm_developer INTERFACE $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=2>)
  check_linker_flag(CXX -Wl,-z,relro,-z,now ikm_knows_relro)
  # Not in ikm_developer: what a static library is linked with reaches anyone who links it.
  if(ikm_knows_relro)
    set(ikm_hardened_link -Wl,-z,relro,-z,now)
  endif()
endif()
if(IKM_TIDY)
  find_program(IKM_CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${IKM_CLANG_TIDY} --quiet)
endif()
