#!/bin/sh
# Checks the rules of the house over the sources: layers, homes of the libraries behind us, no
# printing, no SQL outside the storage, sizes. Prints one line for each breach and fails on any.
#
#   check_source.sh [root of the tree]
set -eu
LC_ALL=C
export LC_ALL
rules=$(cd "$(dirname "$0")" && pwd)
cd "${1:-$rules/../..}"

files=$(find include lib examples tests bench fuzz -name '*.h' -o -name '*.cpp' 2>/dev/null |
  grep -v '^tests/rules/fixture/' | sort)
if [ -z "$files" ]; then
  echo "check_source: no sources below $(pwd)" >&2
  exit 2
fi

unlisted() {
  for header in include/annals/*.h; do
    name=${header#include/}
    [ "$name" = annals/annals.h ] || grep -q "<$name>" include/annals/annals.h ||
      echo "include/annals/annals.h:1: <$name> is left out"
  done
}

# shellcheck disable=SC2086  # one word a file: our names have no blanks
breaches=$({
  awk -v headers="$rules/headers.txt" -f "$rules/source_rules.awk" $files
  unlisted
} | sort -t: -k1,1 -k2,2n -k3)
if [ -n "$breaches" ]; then
  printf '%s\n' "$breaches"
  exit 1
fi
