# Builds and runs the stranger's program with nothing but a compiler and pkg-config.
file(GLOB_RECURSE pc_files "${PREFIX}/annals.pc")
cmake_path(GET pc_files PARENT_PATH pc_dir)
set(ENV{PKG_CONFIG_PATH} "${pc_dir}:$ENV{PKG_CONFIG_PATH}")

execute_process(
  COMMAND ${PKG_CONFIG} --modversion annals
  OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT version STREQUAL WANTED_VERSION)
  message(FATAL_ERROR "pkg-config says version \"${version}\", not ${WANTED_VERSION}")
endif()

execute_process(
  COMMAND ${PKG_CONFIG} --static --cflags --libs annals
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
file(MAKE_DIRECTORY "${WORK_DIR}")
execute_process(
  COMMAND ${CXX} -std=c++20 "${SOURCE}" -o "${WORK_DIR}/stranger" ${flags}
  COMMAND_ERROR_IS_FATAL ANY)

cmake_path(GET pc_dir PARENT_PATH lib_dir)
set(ENV{LD_LIBRARY_PATH} "${lib_dir}:$ENV{LD_LIBRARY_PATH}")
execute_process(COMMAND "${WORK_DIR}/stranger" COMMAND_ERROR_IS_FATAL ANY)
