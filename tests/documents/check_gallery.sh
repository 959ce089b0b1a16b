#!/bin/sh
# Runs the commands of the gallery over the example data, and compares the pictures that they make
# with those that it shows, byte for byte.
#
#   check_gallery.sh <folder of the programs> <folder of the example data> <folder of the docs>
#                    <folder to work in>
set -eu
programs=$1 data=$2 docs=$3 work=$4

rm -rf "$work"
mkdir -p "$work"
cd "$work"
unset ANNALS_STORE ANNALS_AUTHOR
PATH="$programs:$PATH" LC_ALL=C.UTF-8
export PATH LC_ALL

annals init > /dev/null
(
  cd "$data"
  annals --store "$work/annals.db" import --agencies agencies.csv --subjects subjects.csv \
    --indicators indicators.csv --definitions definitions.csv --breaks breaks.csv \
    --sources sources.csv --targets targets.csv --rules rules.csv observations.csv
) > /dev/null
awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$docs/gallery.md" > commands
. ./commands > /dev/null

shown=0
for picture in "$docs"/gallery/*.svg; do
  name=$(basename "$picture")
  cmp "$picture" "$name"
  grep -q "(gallery/$name)" "$docs/gallery.md" || { echo "gallery.md does not show $name"; exit 1; }
  shown=$((shown + 1))
done
made=$(find . -maxdepth 1 -name '*.svg' | wc -l)
[ "$shown" -gt 0 ] && [ "$shown" -eq "$made" ] || { echo "$made made, $shown shown"; exit 1; }
