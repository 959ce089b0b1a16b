#!/bin/sh
# PostgreSQL on the same CSV and the same questions: a server of its own for the while, on a socket
# in the folder, with a plain table and an index.
#
#   postgresql.sh <values.csv> <folder>
#
# Lines of tool, job and seconds, parted by tabs. As root it runs as the user postgres.
set -eu
csv=$1 folder=$2/postgresql
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
if ! command -v psql > /dev/null || [ ! -x "$bin/initdb" ]; then
  echo "PostgreSQL is left out: its server and psql are not installed" >&2
  exit 0
fi
as=
if [ "$(id -u)" -eq 0 ]; then
  id postgres > /dev/null 2>&1 || {
    echo "PostgreSQL is left out: it does not run as root, and there is no user postgres" >&2
    exit 0
  }
  as="runuser -u postgres --"
fi
tool="PostgreSQL $("$bin/postgres" --version | sed 's/.*) \([0-9.]*\).*/\1/')"
tab=$(printf '\t')
tell() { echo "$tool$tab$1$tab$2"; }
ask() { $as psql -X -q -h "$folder" -d postgres "$@"; }
# The median of the times that psql tells of the statements it reads.
timed() {
  { printf '%s\n' '\timing on'; cat; } | ask -o /dev/null | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' |
    sort -g | awk '{ all[NR] = $1 } END { printf "%.4g", all[int((NR + 1) / 2)] / 1e3 }'
}
each() {
  job=$1 times=$2 statement=$3
  tell "$job" "$(awk -v times="$times" -v statement="$statement" -v measures="$measures" \
    -v counties="$counties" 'BEGIN {
      for (i = 0; i < times; ++i) {
        text = statement
        gsub(/MEASURE/, sprintf("\047m-%04d\047", i * 37 % int(measures / 4) * 4), text)
        gsub(/COUNTY/, sprintf("\047county-%04d\047", i * 7919 % counties), text)
        print text ";"
      }
    }' | timed)"
}

rm -rf "$folder"
mkdir -p "$folder"
[ -z "$as" ] || chown postgres "$folder"
$as "$bin/initdb" -D "$folder/data" -A trust > /dev/null
$as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-k $folder -c listen_addresses='' \
  -c shared_buffers=1GB -c work_mem=256MB -c maintenance_work_mem=512MB -c max_wal_size=4GB" \
  start > /dev/null
trap '$as "$bin/pg_ctl" -D "$folder/data" -m fast stop > /dev/null; rm -rf "$folder"' EXIT

ask -c "CREATE TABLE v (agency text, indicator text, year smallint, value double precision)"
begin=$(date +%s%N)
ask -c "\\copy v FROM STDIN (FORMAT csv, HEADER)" < "$csv"
ask -c "CREATE INDEX by_series ON v (indicator, agency, year)"
tell import "$(echo "$begin $(date +%s%N)" | awk '{ printf "%.4g", ($2 - $1) / 1e9 }')"
ask -c "VACUUM ANALYZE v"
measures=$(ask -At -c "SELECT count(DISTINCT indicator) FROM v")
counties=$(ask -At -c "SELECT count(DISTINCT agency) FROM v")
last=$(ask -At -c "SELECT max(year) FROM v")
tell "bytes a value" \
  "$(ask -At -c "SELECT round(pg_total_relation_size('v')::numeric / count(*), 1) FROM v")"
each "series, in one state" 101 \
  "SELECT year, value FROM v WHERE indicator = MEASURE AND agency = COUNTY ORDER BY year"
each "rank in a year" 15 "SELECT agency, rank() OVER (ORDER BY value DESC) FROM v
  WHERE indicator = MEASURE AND year = $last"
each "yearly changes" 15 "SELECT agency, year, value - lag(value) OVER
  (PARTITION BY agency ORDER BY year) FROM v WHERE indicator = MEASURE"
each "roll-up" 15 "SELECT year, sum(value) FROM v WHERE indicator = MEASURE GROUP BY year"
each "coverage" 15 "SELECT agency, count(value) FROM v WHERE indicator = MEASURE GROUP BY agency"
each "check of a rule" 15 \
  "SELECT * FROM v WHERE indicator = MEASURE AND NOT value BETWEEN 1 AND 1e6"
each "lines of all series, from the file" 1 "SELECT indicator, agency, regr_slope(value, year),
  (array_agg(value ORDER BY year))[1], (array_agg(value ORDER BY year DESC))[1]
  FROM v GROUP BY indicator, agency"
each "roll-up of everything" 1 \
  "SELECT indicator, year, sum(value) FROM v GROUP BY indicator, year"
