#!/bin/sh
# Runs the commands in the console blocks of a document and compares what they print, standard
# error included, with what the document says.
#
#   run_console.sh <document> <folder of the programs> <folder of the example data>
#                  <folder to work in> [loaded]
#
# A block begins with ```console and ends with ```. A line "$ command" is a command (one that ends
# in "\" goes on in the next line); the lines up to the next one are its output. All run in one
# shell, in a folder that has a copy of the example data as "data" and, where "loaded" is given, a
# store annals.db with that data. A document whose blocks hold no command fails. Differences are
# printed.
set -eu
document=$1 programs=$2 data=$3 work=$4 loaded=${5:-}

rm -rf "$work"
mkdir -p "$work/here"
cp -R "$data" "$work/here/data"

awk -v commands="$work/commands" -v expected="$work/expected" '
  function quoted(text) { gsub(/\047/, "\047\\\047\047", text); return "\047" text "\047" }
  /^```console$/ { inside = 1; next }
  /^```/ { inside = 0; next }
  !inside { next }
  { print > expected }
  more { command = command "\n" $0 }
  !more && /^\$ / { command = substr($0, 3); shown = $0 }
  !more && !/^\$ / { next }
  more { shown = shown "\n" $0 }
  { more = /\\$/ }
  !more { print "printf \"%s\\n\" " quoted(shown) "\n{\n" command "\n} 2>&1" > commands }
' "$document"
[ -s "$work/commands" ] || { echo "$document has no commands"; exit 1; }

load() (
  annals init
  cd data
  annals --store ../annals.db --author lin import --agencies agencies.csv \
    --subjects subjects.csv --indicators indicators.csv --definitions definitions.csv \
    --breaks breaks.csv --sources sources.csv --targets targets.csv --rules rules.csv \
    observations.csv
)

(
  cd "$work/here"
  unset ANNALS_STORE ANNALS_AUTHOR NO_COLOR
  PATH="$programs:$PATH" LC_ALL=C.UTF-8
  export PATH LC_ALL
  [ -z "$loaded" ] || load > /dev/null
  # A command that fails is part of the story.
  set +e
  . "$work/commands"
  true
) > "$work/printed"
diff -u "$work/expected" "$work/printed"
