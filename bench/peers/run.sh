#!/bin/sh
# Other tools on the same CSV and the same questions. Each that is not installed says so.
#
#   run.sh <values.csv> <folder for their files>  > peers.tsv
#
# The CSV is what "annals_bench_nation --csv values.csv" writes; table.py lays the figures beside
# those of "annals_bench_nation --json nation.json".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
csv=$(realpath "$1") folder=$(realpath "$2")
if command -v node > /dev/null; then
  node "$here/duckdb.mjs" "$csv" "$folder"
else
  echo "DuckDB is left out: node is not installed" >&2
fi
if command -v python3 > /dev/null; then
  "${PYTHON:-python3}" "$here/pandas_frame.py" "$csv"
else
  echo "pandas is left out: python3 is not installed" >&2
fi
sh "$here/sqlite_shell.sh" "$csv" "$folder"
sh "$here/postgresql.sh" "$csv" "$folder"
