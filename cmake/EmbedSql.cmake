# Turns SQL files into one generated source, so that a program needs no files beside it.
#
#   annals_embed_sql(<target> <source to generate> <file.sql>...)
#
# Each file becomes one string, in the order given, in annals::storage::migrations(); see
# storage/migrations.h.
function(annals_embed_sql target output)
  set(sql_files ${ARGN})
  list(TRANSFORM sql_files PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" REGEX "^[^/]")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -D "OUTPUT=${output}" -D "SQL_FILES=${sql_files}"
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedSql.cmake
    DEPENDS ${sql_files} ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedSql.cmake
    COMMENT "Embedding the schema"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
