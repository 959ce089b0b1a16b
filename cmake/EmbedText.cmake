# Turns text files into one generated source, so that a program needs no files beside it.
#
#   annals_embed_text(<target> <source to generate> <header> <function> <file>...)
#
# The function, with its namespace, is declared in the header and returns the files one behind
# another as a std::string_view.
function(annals_embed_text target output header function)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" REGEX "^[^/]")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -D "OUTPUT=${output}" -D "HEADER=${header}"
            -D "FUNCTION=${function}" -D "FILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedText.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedText.cmake
    COMMENT "Embedding ${function}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
