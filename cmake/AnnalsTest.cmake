# Adds a doctest program and registers it with ctest.
#
#   annals_add_test(<name> SOURCES <file>... [ALONE <file>...] [LIBRARIES <target>...]
#                   [LABELS <label>...])
#
# The program sees the library's private headers (lib/) and tests/support. In large units (the
# preset "test") the sources are compiled a dozen together, in a third of the time; those named by ALONE
# are not, since they name something as another source of the program does.
function(annals_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ALONE;LIBRARIES;LABELS")
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  target_link_libraries(${name} PRIVATE annals_test_support ${arg_LIBRARIES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  annals_set_warnings(${name})
  # What a library behind the test defines for its users could make the headers others.
  if(NOT arg_LIBRARIES)
    target_precompile_headers(${name} REUSE_FROM annals_test_support)
  endif()
  set_target_properties(${name} PROPERTIES UNITY_BUILD "${annals_unity_tests}")
  set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}")
endfunction()
