// DuckDB on the same CSV and the same questions, by its package for Node.js, with two threads:
//
//   node duckdb.mjs <values.csv> <folder>
//
// Lines of tool, job and seconds, parted by tabs. "npm install @duckdb/node-api" in a folder of
// NODE_PATH, or beside this file, makes it available.
import { createRequire } from "node:module";
import { statSync, rmSync } from "node:fs";
import { join } from "node:path";

let duckdb;
try {
  duckdb = createRequire(import.meta.url)("@duckdb/node-api");
} catch {
  console.error("DuckDB is left out: the npm package @duckdb/node-api is not installed");
  process.exit(0);
}

const [csv, folder] = process.argv.slice(2);
const file = join(folder, "duckdb.db");
const tool = `DuckDB ${duckdb.version().replace(/^v/, "")}`;
const tell = (job, seconds) => console.log([tool, job, seconds.toPrecision(4)].join("\t"));

const clock = () => Number(process.hrtime.bigint()) / 1e9;
async function median(times, work) {
  const seconds = [];
  for (let i = 0; i < times; ++i) {
    const begin = clock();
    await work(i);
    seconds.push(clock() - begin);
  }
  return seconds.sort((a, b) => a - b)[times >> 1];
}

async function load() {
  const instance = await duckdb.DuckDBInstance.create(file, { threads: "2" });
  const db = await instance.connect();
  await db.run("CREATE TABLE v (agency VARCHAR, indicator VARCHAR, year SMALLINT, value DOUBLE)");
  await db.run(`COPY v FROM '${csv}' (HEADER)`);
  await db.run("CHECKPOINT");
  return [instance, db];
}
const removed = () => [file, file + ".wal"].forEach((each) => rmSync(each, { force: true }));

removed();
let instance, db;
tell("import", await median(3, async () => {
  db?.closeSync();
  instance?.closeSync();
  removed();
  [instance, db] = await load();
}));
const one = async (sql) => (await (await db.run(sql)).getRows())[0][0];
const rows = Number(await one("SELECT count(*) FROM v"));
tell("bytes a value", statSync(file).size / rows);
const agencies = Number(await one("SELECT count(DISTINCT agency) FROM v"));
const indicators = Number(await one("SELECT count(DISTINCT indicator) FROM v"));
const last = Number(await one("SELECT max(year) FROM v"));
const name = (prefix, i) => prefix + String(i).padStart(4, "0");
const measure = (i) => name("m-", ((i * 37) % (indicators >> 2)) * 4);

const series = await db.prepare(
  "SELECT year, value FROM v WHERE agency = $1 AND indicator = $2 ORDER BY year");
tell("series, in one state", await median(101, async (i) => {
  series.bindVarchar(1, name("county-", (i * 7919) % agencies));
  series.bindVarchar(2, measure(i));
  await series.run();
}));

const questions = [
  ["rank in a year", 31, "SELECT agency, rank() OVER (ORDER BY value DESC) FROM v " +
    `WHERE indicator = $1 AND year = ${last}`],
  ["yearly changes", 31, "SELECT agency, year, value - lag(value) OVER " +
    "(PARTITION BY agency ORDER BY year) FROM v WHERE indicator = $1"],
  ["roll-up", 31, "SELECT year, sum(value) FROM v WHERE indicator = $1 GROUP BY year"],
  ["coverage", 31, "SELECT agency, count(*) FROM v WHERE indicator = $1 GROUP BY agency"],
  ["check of a rule", 31, "SELECT * FROM v WHERE indicator = $1 AND NOT value BETWEEN 1 AND 1e6"],
];
for (const [job, times, sql] of questions) {
  const prepared = await db.prepare(sql);
  tell(job, await median(times, async (i) => {
    prepared.bindVarchar(1, measure(i));
    await prepared.run();
  }));
}
const scans = [
  ["lines of all series, from the file", "SELECT agency, indicator, regr_slope(value, year), " +
    "arg_min(value, year), arg_max(value, year), pow(arg_max(value, year) / " +
    "arg_min(value, year), 1.0 / (max(year) - min(year))) - 1 FROM v GROUP BY agency, indicator"],
  ["roll-up of everything", "SELECT indicator, year, sum(value) FROM v GROUP BY ALL"],
];
for (const [job, sql] of scans) {
  tell(job, await median(3, () => db.run(sql)));
}
db.closeSync();
instance.closeSync();
removed();
