# Installs BUILD_DIR into an empty folder and moves it to PREFIX: what is installed must not depend
# on where it was put first.
file(REMOVE_RECURSE "${PREFIX}" "${PREFIX}-staging")
execute_process(
  COMMAND ${CMAKE_COMMAND} --install "${BUILD_DIR}" --prefix "${PREFIX}-staging" --config "${CONFIG}"
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME "${PREFIX}-staging" "${PREFIX}")
