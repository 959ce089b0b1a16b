# annals_for_tests: what the programs of tests link. It is the library as a shared one, of the same
# objects: to copy it into each of fifty programs was a fifth of the time of their build. The fuzzer
# and the counting of coverage want it within the program.
if(BUILD_SHARED_LIBS OR ANNALS_BUILD_FUZZ OR ANNALS_COVERAGE)
  add_library(annals_for_tests ALIAS annals)
  return()
endif()
add_library(annals_for_tests SHARED $<TARGET_OBJECTS:annals>)
set_target_properties(annals_for_tests PROPERTIES LINKER_LANGUAGE CXX)
target_compile_features(annals_for_tests INTERFACE cxx_std_20)
target_include_directories(annals_for_tests INTERFACE ${PROJECT_SOURCE_DIR}/include)
get_target_property(annals_libraries annals LINK_LIBRARIES)
foreach(library IN LISTS annals_libraries)
  # Its own headers call them too, as a static library would have it.
  target_link_libraries(annals_for_tests PRIVATE ${library} INTERFACE $<LINK_ONLY:${library}>)
endforeach()
