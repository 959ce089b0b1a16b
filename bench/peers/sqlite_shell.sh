#!/bin/sh
# The shell of SQLite on the same CSV and the same questions: a plain table with an index.
#
#   sqlite_shell.sh <values.csv> <folder>
#
# Lines of tool, job and seconds, parted by tabs.
set -eu
csv=$1 file=$2/sqlite_shell.db
if ! command -v sqlite3 > /dev/null; then
  echo "The shell of SQLite is left out: sqlite3 is not installed" >&2
  exit 0
fi
tool="sqlite3 $(sqlite3 --version | cut -d' ' -f1)"
tab=$(printf '\t')
tell() { echo "$tool$tab$1$tab$2"; }
# The seconds of a script, by the clock.
seconds_of() {
  begin=$(date +%s%N)
  sqlite3 "$file" > /dev/null
  echo "$begin $(date +%s%N)" | awk '{ printf "%.6g", ($2 - $1) / 1e9 }'
}
# What one of "times" statements takes in one process; $1 is the statement for a number i.
each() {
  job=$1 times=$2 statement=$3
  start=$(echo '.tables' | seconds_of)
  all=$(awk -v times="$times" -v statement="$statement" -v measures="$measures" \
    -v counties="$counties" 'BEGIN {
      for (i = 0; i < times; ++i) {
        text = statement
        gsub(/MEASURE/, sprintf("\047m-%04d\047", i * 37 % int(measures / 4) * 4), text)
        gsub(/COUNTY/, sprintf("\047county-%04d\047", i * 7919 % counties), text)
        print text ";"
      }
    }' | seconds_of)
  tell "$job" "$(echo "$all $start $times" | awk '{ printf "%.4g", ($1 - $2) / $3 }')"
}

rm -f "$file"
tell import "$(seconds_of << END
CREATE TABLE v (agency TEXT, indicator TEXT, year INTEGER, value REAL);
.import --csv --skip 1 $csv v
CREATE INDEX by_series ON v (indicator, agency, year);
END
)"
measures=$(sqlite3 "$file" 'SELECT count(DISTINCT indicator) FROM v')
counties=$(sqlite3 "$file" 'SELECT count(DISTINCT agency) FROM v')
rows=$(sqlite3 "$file" 'SELECT count(*) FROM v')
last=$(sqlite3 "$file" 'SELECT max(year) FROM v')
tell "bytes a value" "$(echo "$(stat -c %s "$file") $rows" | awk '{ printf "%.4g", $1 / $2 }')"
each "series, in one state" 500 \
  "SELECT year, value FROM v WHERE indicator = MEASURE AND agency = COUNTY ORDER BY year"
each "rank in a year" 20 "SELECT agency, rank() OVER (ORDER BY value DESC) FROM v
  WHERE indicator = MEASURE AND year = $last"
each "yearly changes" 20 "SELECT agency, year, value - lag(value) OVER
  (PARTITION BY agency ORDER BY year) FROM v WHERE indicator = MEASURE"
each "roll-up" 20 "SELECT year, sum(value) FROM v WHERE indicator = MEASURE GROUP BY year"
each "coverage" 20 "SELECT agency, count(value) FROM v WHERE indicator = MEASURE GROUP BY agency"
each "check of a rule" 20 \
  "SELECT * FROM v WHERE indicator = MEASURE AND NOT value BETWEEN 1 AND 1e6"
each "lines of all series, from the file" 1 "SELECT indicator, agency,
  (count(*) * sum(year * value) - sum(year) * sum(value)) /
    (count(*) * sum(year * year) - sum(year) * sum(year)),
  min(year), max(year) FROM v GROUP BY indicator, agency"
each "roll-up of everything" 1 \
  "SELECT indicator, year, sum(value) FROM v GROUP BY indicator, year"
rm -f "$file"
