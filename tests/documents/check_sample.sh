#!/bin/sh
# Compares the first C++ block of a document with the source that it shows, and the block behind it
# with what the built program prints in an empty folder.
#
#   check_sample.sh <document> <source> <program> <folder to work in>
set -eu
document=$1 source=$2 program=$3 work=$4

rm -rf "$work"
mkdir -p "$work/here"
# The first block of the document that opens with "fence".
block() {
  awk -v fence="$1" '
    $0 == fence && !seen { inside = seen = 1; next }
    /^```/ && inside { exit }
    inside' "$document"
}
block '```cpp' > "$work/source"
block '```text' > "$work/expected"
[ -s "$work/source" ] && [ -s "$work/expected" ] || { echo "$document has no sample"; exit 1; }
diff -u "$source" "$work/source"
(cd "$work/here" && "$program") > "$work/printed"
diff -u "$work/expected" "$work/printed"
