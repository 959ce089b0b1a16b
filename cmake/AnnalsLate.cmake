# annals_link_late(target package name definition)
#
# Lets "target" load the shared library lib<name> of a package of pkg-config when it is first needed,
# by the name that "definition" holds. Where that is not wanted (ANNALS_LATE_LIBRARIES) or not
# possible, since the library is a static one, links it, adds its package to annals_needs, and
# "definition" is not set.
function(annals_link_late target package name definition)
  set(file "")
  if(ANNALS_LATE_LIBRARIES)
    foreach(library IN LISTS ${package}_LINK_LIBRARIES)
      if(library MATCHES "/lib${name}\\.so$")
        annals_soname(file ${library})
      endif()
    endforeach()
  endif()
  if(file STREQUAL "")
    target_link_libraries(${target} PRIVATE PkgConfig::${package})
    set(annals_needs ${annals_needs} ${package} PARENT_SCOPE)
    return()
  endif()
  target_include_directories(${target} SYSTEM PRIVATE ${${package}_INCLUDE_DIRS})
  target_compile_options(${target} PRIVATE ${${package}_CFLAGS_OTHER})
  target_compile_definitions(${target} PRIVATE ${definition}="${file}")
  target_link_libraries(${target} PRIVATE ${CMAKE_DL_LIBS})
endfunction()

# The name by which the loader finds a shared library, "libzip.so.4"; empty if none is told.
function(annals_soname variable library)
  set(${variable} "" PARENT_SCOPE)
  if(NOT CMAKE_READELF)
    return()
  endif()
  execute_process(COMMAND ${CMAKE_READELF} -d ${library}
    OUTPUT_VARIABLE dynamic ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed AND dynamic MATCHES "SONAME[^\n]*\\[([^]\n]+)\\]")
    set(${variable} ${CMAKE_MATCH_1} PARENT_SCOPE)
  endif()
endfunction()
