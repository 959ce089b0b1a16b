# What is installed: the library, its headers, the package files for CMake and pkg-config, and the
# command line if it was built. Nothing installed names the prefix, so that it can be moved.
include(CMakePackageConfigHelpers)

set(annals_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/annals)

install(TARGETS annals EXPORT annalsTargets FILE_SET HEADERS)
install(EXPORT annalsTargets NAMESPACE annals:: DESTINATION ${annals_package_dir})

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/annalsConfig.cmake.in ${PROJECT_BINARY_DIR}/annalsConfig.cmake
  INSTALL_DESTINATION ${annals_package_dir}
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/annalsConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/annalsConfig.cmake ${PROJECT_BINARY_DIR}/annalsConfigVersion.cmake
  DESTINATION ${annals_package_dir})

# A shared library brings its own dependencies; a static one leaves them to the program's link.
# SQLiteCpp has no file for pkg-config, and Debian's for SQLite names libraries (-lz) for a static
# SQLite that its package does not bring along.
list(JOIN annals_needs ", " annals_pc_needs)
set(annals_pc_static
  "Requires.private: spdlog, ${annals_pc_needs}\nLibs.private: -lSQLiteCpp -lsqlite3 -ldl -pthread\n")
if(BUILD_SHARED_LIBS)
  set(annals_pc_static "")
endif()
file(RELATIVE_PATH annals_pc_to_prefix
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" annals_pc_to_prefix ${annals_pc_to_prefix})
configure_file(${CMAKE_CURRENT_LIST_DIR}/annals.pc.in ${PROJECT_BINARY_DIR}/annals.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/annals.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(annals_programs "")
foreach(annals_program IN ITEMS annals_cli annals_cli_serve)
  if(TARGET ${annals_program})
    list(APPEND annals_programs ${annals_program})
  endif()
endforeach()
if(annals_programs)
  # Only for a shared library: the loader would look there for each of the others too.
  if(BUILD_SHARED_LIBS)
    file(RELATIVE_PATH annals_bin_to_lib ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(${annals_programs} PROPERTIES
      INSTALL_RPATH "$ORIGIN/${annals_bin_to_lib}")
  endif()
  install(TARGETS ${annals_programs})
endif()
