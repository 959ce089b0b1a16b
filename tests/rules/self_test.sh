#!/bin/sh
# Proves that the rules can fail: a tree with a breach of each must give the expected list, and a
# library that prints must be told from one that does not.
#
#   self_test.sh <folder to work in> <library that prints> [nm]
set -eu
rules=$(cd "$(dirname "$0")" && pwd)
work=$1
printer=$2

rm -rf "$work"
mkdir -p "$work"
cp -R "$rules/fixture" "$work/tree"
awk 'BEGIN { for (i = 1; i <= 501; i++) print "// line " i }' > "$work/tree/lib/core/long.cpp"

if sh "$rules/check_source.sh" "$work/tree" > "$work/breaches"; then
  echo "check_source.sh accepts a tree that breaks the rules"
  exit 1
fi
diff -u "$rules/fixture.expected" "$work/breaches"

if sh "$rules/check_symbols.sh" "$printer" "${3:-nm}" > "$work/symbols"; then
  echo "check_symbols.sh accepts a library that prints"
  exit 1
fi
for symbol in _ZSt4cout abort fprintf stderr; do
  grep -qw "$symbol" "$work/symbols" || { echo "check_symbols.sh misses $symbol"; exit 1; }
done
