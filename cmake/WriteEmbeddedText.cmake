# Run by the build (see EmbedText.cmake): writes OUTPUT, which defines FUNCTION, from FILES.
set(bytes "")
foreach(file IN LISTS FILES)
  # As bytes: reading as text would lose semicolons and brackets to CMake's lists.
  file(READ "${file}" hex HEX)
  string(APPEND bytes "${hex}")
endforeach()
string(LENGTH "${bytes}" hex_length)
math(EXPR size "${hex_length} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
# Lines of 24 bytes.
string(REPEAT "." 96 line)
string(REGEX REPLACE "(${line})" "\\1\"\n      \"" bytes "${bytes}")
file(WRITE "${OUTPUT}" "// Generated from texts of this project; change these instead.
#include \"${HEADER}\"

std::string_view ${FUNCTION}() noexcept {
  return std::string_view(
      \"${bytes}\",
      ${size});
}
")
