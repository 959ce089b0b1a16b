// The program, and stores for the pages to be of.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";

const { ANNALS: program, ANNALS_EXAMPLE_DATA: examples } = process.env;
if (!program || !examples) throw new Error("set ANNALS and ANNALS_EXAMPLE_DATA");

const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: "C.UTF-8" };

export const folder = mkdtempSync(join(tmpdir(), "annals-browser-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const annals = (store, ...words) =>
  execFileSync(program, ["--store", store, ...words], { env: environment, stdio: "pipe" });

export function exampleStore() {
  const store = join(folder, "example.db");
  annals(store, "init");
  const definitions = ["agencies", "subjects", "indicators", "definitions", "breaks", "sources",
    "targets", "rules"];
  annals(store, "import", ...definitions.flatMap((name) => [`--${name}`, `${examples}/${name}.csv`]),
    `${examples}/observations.csv`);
  return store;
}

// Names, units and places that would be markup, and would call alert() if they were.
export function hostileStore() {
  const store = join(folder, "hostile.db");
  const agencies = join(folder, "agencies.csv"), indicators = join(folder, "indicators.csv");
  writeFileSync(agencies, "code,kind,name_en\n" +
    "evil,county,<script>alert(1)</script>\n" +
    'worse,county,"""><img src=x onerror=alert(2)>"\n');
  writeFileSync(indicators, "code,kind,name_en,unit\nbad,count,</title></style><script>alert(3)</script>,<b>\n");
  annals(store, "init");
  annals(store, "import", "--agencies", agencies, "--indicators", indicators);
  for (const year of ["2019", "2020", "2021", "2022"]) {
    annals(store, "set", "evil", "bad", year, year.slice(2), "--by-hand", "--locator",
      "<svg/onload=alert(4)>");
    annals(store, "set", "worse", "bad", year, "7", "--by-hand");
  }
  return store;
}

// Thirty agencies, two hundred indicators, twenty years: the store and the codes of its indicators.
export function largeStore() {
  const store = join(folder, "large.db");
  const file = (name, lines) => {
    const path = join(folder, `large-${name}.csv`);
    writeFileSync(path, lines.join("\n") + "\n");
    return path;
  };
  const count = (n) => Array.from({ length: n }, (_, i) => i + 1);
  const agencies = count(30), indicators = count(200), years = count(20);
  annals(store, "init");
  annals(store, "import",
    "--agencies", file("agencies", ["code,kind,name_en",
      ...agencies.map((a) => `a${a},county,County ${a}`)]),
    "--indicators", file("indicators", ["code,kind,name_en,unit",
      ...indicators.map((i) => `i${i},count,Indicator ${i},cases`)]),
    "--sources", file("sources", ["code,title,published", "s,Yearbook,2024-01-01"]),
    file("values", ["agency,indicator,year,value,source",
      ...agencies.flatMap((a) => indicators.flatMap((i) =>
        years.map((y) => `a${a},i${i},${2000 + y},${100 + ((a * 7 + i * 13 + y * y * 5) % 97)},s`)))]));
  return { file: store, indicators: indicators.map((i) => `i${i}`) };
}

export function report(store, name, ...words) {
  const file = join(folder, name);
  annals(store, "report", ...words, "--out", file);
  return `file://${file}`;
}

// Serves a store; the address, and how to end it. By the program that is tested, or another.
export async function serve(store, by = program) {
  const server = spawn(by, ["--store", store, "serve", "--port", "0"],
    { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  const [address] = await once(createInterface(server.stdout), "line");
  return {
    address: address.replace(/\/$/, ""),
    async end() {
      server.kill("SIGTERM");
      const [status] = await once(server, "exit");
      return status;
    },
  };
}
