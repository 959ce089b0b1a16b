# The rules that check_source.sh applies. Prints "file:line: what is wrong".

BEGIN {
  # Which rooms a room may use, itself included.
  uses["core"] = " core "
  uses["analysis"] = " analysis core "
  uses["storage"] = " storage core "
  uses["query"] = " query storage analysis reading core "
  uses["exchange"] = " exchange query analysis core "
  uses["reading"] = " reading core "
  uses["picture"] = " picture query analysis core "
  uses["report"] = " report picture exchange query analysis core "
  # These read and write through the public Store, not through the storage's own headers.
  uses_public["exchange"] = " storage "
  uses_public["report"] = " storage "
  uses_public["picture"] = " storage "

  # The homes of the libraries behind us: a regular expression on paths.
  home["utf8proc"] = "^lib/core/utf8\\.cpp$"
  home["muParser"] = "^lib/core/evaluator\\.cpp$"
  home["nettle"] = "^lib/core/sha256\\.h$"
  home["date"] = "^lib/core/dates\\.cpp$"
  home["spdlog"] = "^lib/core/log\\.cpp$"
  home["boost"] = "^lib/analysis/distributions\\.cpp$"
  home["SQLiteCpp"] = "^lib/storage/|^tests/|^bench/"
  home["sqlite3"] = "^lib/storage/|^tests/|^bench/"
  home["CLI"] = "^examples/"
  home["nlohmann"] = "^lib/exchange/|^examples/|^tests/"
  home["xlsxwriter"] = "^lib/exchange/workbook/"
  home["zip"] = "^lib/exchange/workbook/"
  home["pugixml"] = "^lib/exchange/workbook/|^tests/unit/report/"
  home["dlfcn"] = "^lib/exchange/workbook/late_library\\.cpp$"
  home["httplib"] = "^examples/annals_cli/serve/|^tests/|^bench/"
  home["doctest"] = "^tests/"
  home["benchmark"] = "^bench/"

  while ((getline line < headers) > 0) {
    if (line ~ /^#/) continue
    split(line, part, " ")
    room_of_header[part[1]] = part[2]
  }
  max_lines = 500
}

FNR == 1 {
  finish()
  file = FILENAME
  is_header = file ~ /\.h$/
  is_public = file ~ /^include\//
  is_library = file ~ /^lib\//
  room = ""
  if (is_library) {
    split(file, part, "/")
    room = part[2]
  }
  has_pragma_once = 0
  raw_end = ""
}

{
  lines = FNR
  split_line($0)
  if ($0 ~ /^[ \t]*#[ \t]*include/) check_include($0)
  else check_line()
}

END { finish() }

function report(message) { print file ":" FNR ": " message }

# What can be said only of a whole file.
function finish() {
  if (file == "") return
  if (lines > max_lines) print file ":" lines ": longer than " max_lines " lines"
  if (is_header && !has_pragma_once) print file ":1: a header without #pragma once"
}

# Splits a line into "code" (strings emptied, comments removed), "strings" and "comment".
function split_line(line,    i, c, end, at) {
  code = strings = comment = ""
  i = 1
  if (raw_end != "") i = raw_string(line, 1)
  for (; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "/" && substr(line, i, 2) == "//") {
      comment = substr(line, i + 2)
      return
    }
    if (c == "\"" && code ~ /R$/) {
      at = index(substr(line, i), "(")
      raw_end = ")" substr(line, i + 1, at - 2) "\""
      code = code "\"\""
      i = raw_string(line, i + at) - 1
    } else if (c == "\"" || (c == "'" && code !~ /[0-9A-Fa-f]$/)) {
      end = closing(line, i, c)
      strings = strings " " substr(line, i + 1, end - i - 1)
      code = code c c
      i = end
    } else {
      code = code c
    }
  }
}

# The position of the quote that closes the one at "i".
function closing(line, i, quote,    c) {
  for (i++; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "\\") i++
    else if (c == quote) return i
  }
  return i
}

# Takes the rest of a raw string from "i" on; the position behind it.
function raw_string(line, i,    at) {
  at = index(substr(line, i), raw_end)
  if (at == 0) {
    strings = strings " " substr(line, i)
    return length(line) + 1
  }
  strings = strings " " substr(line, i, at - 1)
  i += at - 1 + length(raw_end)
  raw_end = ""
  return i
}

function check_include(line,    name, quoted) {
  name = line
  quoted = name ~ /include[ \t]*"/
  sub(/^[^"<]*["<]/, "", name)
  sub(/[">].*$/, "", name)
  if (quoted) check_own(name)
  else if (name ~ /^annals\//) check_public(name)
  else if (name ~ /[\/.]/) check_foreign(name)
}

# A header of a room, or one that lies beside the source.
function check_own(name,    target) {
  if (is_public) report("a public header includes \"" name "\"; only <annals/...> and the standard library may be")
  target = name
  if (!sub(/\/.*/, "", target)) {
    if (is_library) report("\"" name "\" is included without its room")
    return
  }
  if (is_library) {
    if (index(uses[room], " " target " ") == 0) report("the room " room " may not include \"" name "\"")
  } else if (file ~ /^examples\// || file ~ /^tests\/(contract|model|documents)\//) {
    if (target in uses) report("\"" name "\" is private to the library; use a public header")
  }
}

function check_public(name,    target) {
  target = name
  sub(/^annals\//, "", target)
  sub(/\.h$/, "", target)
  if (!(target in room_of_header)) {
    report("<" name "> has no room in tests/rules/headers.txt")
    return
  }
  if (!is_library) return
  target = room_of_header[target]
  if (index(uses[room] uses_public[room], " " target " ") == 0) report("the room " room " may not include <" name ">")
}

function check_foreign(name,    library) {
  library = name
  sub(/[\/.].*/, "", library)
  if (library in home) {
    if (file !~ home[library]) report("<" name "> is included outside its home")
    return
  }
  if (is_public) report("a public header includes <" name ">")
  else if (name !~ /^(errno|fcntl|iconv|langinfo|locale|netinet\/in|poll|pty|pwd|signal|spawn|sys\/[a-z]+|termios|unistd)\.h$/)
    report("<" name "> has no home in tests/rules/source_rules.awk")
}

function check_line() {
  if ($0 ~ /^#pragma once/) has_pragma_once = 1
  if (is_header && code ~ /using[ \t]+namespace/) report("using namespace in a header")
  if (is_public && code ~ /[\200-\377]/) report("a public header with a character outside ASCII in its code")
  if (comment ~ /(TODO|FIXME|XXX)/ && comment !~ /#[0-9]+/) report("a TODO without the number of an issue")
  if (is_library) check_no_printing()
  if (is_public || file ~ /^examples\// || (is_library && room != "storage")) check_no_sql()
}

function check_no_printing() {
  if (code ~ /(^|[^A-Za-z0-9_])(cout|cerr|clog)([^A-Za-z0-9_]|$)/) report("the library prints")
  if (code ~ /(^|[^A-Za-z0-9_.>])(v?f?printf|f?puts|f?putc|putchar|perror)[ \t]*\(/) report("the library prints")
  if (code ~ /(^|[^A-Za-z0-9_.>])(abort|exit|_exit|_Exit|quick_exit|terminate)[ \t]*\(/) report("the library ends the program")
}

function check_no_sql() {
  if (strings ~ /(^|[^A-Z_])(SELECT|INSERT|UPDATE|DELETE)([^A-Z_]|$)/ || strings ~ /(^| )(select [a-z_*., ]+ from|insert into|delete from|update [a-z_]+ set) /)
    report("SQL outside the storage")
}
