// What the script of a page does to its tables: a page as the program writes it, script and policy
// and all, with tables in it that are made to be hard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as store from "./annals.mjs";
import { launch, visit } from "./browser.mjs";

let browser, frames;

before(async () => {
  browser = await launch();
  const example = store.exampleStore();
  frames = {};
  for (const language of ["en", "zh"]) {
    const url = store.report(example, `frame-${language}.html`, "--lang", language, "--agency", "pukou");
    frames[language] = await readFile(fileURLToPath(url), "utf8");
  }
});
after(() => browser?.close());

const table = (caption, heads, rows) => `<div class="table"><table class="sortable"><caption>${caption}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => cell.startsWith("<t") ? cell : `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</tbody></table></div>`;

let pages = 0;
// Opens the page of the program with other contents.
async function opened(main, look, language = "en") {
  const file = join(store.folder, `script-${++pages}.html`);
  await writeFile(file, frames[language].replace(/(<main [^>]*>)[\s\S]*<\/main>/u, `$1${main}</main>`));
  await visit(browser, `file://${file}`, look);
}

const column = (page, n = 0) => page.locator("tbody").first().evaluate((body, at) =>
  [...body.rows].map((row) => row.cells[at].textContent.trim()), n);
const press = (page, n = 0) => page.locator("th button").nth(n).click();

test("a column is sorted by its numbers, then words, and what is empty stays last", () =>
  opened(table("t", ["Value"], [["10"], [""], ["9.5"], ["\u22123"], ["none"], ["97.30"], ["-20 %"]]),
    async (page) => {
      await press(page);
      assert.deepEqual(await column(page), ["-20 %", "\u22123", "9.5", "10", "97.30", "none", ""]);
      assert.equal(await page.locator("th").first().getAttribute("aria-sort"), "ascending");
      await press(page);
      assert.deepEqual((await column(page)).at(-1), "");
      assert.deepEqual((await column(page)).slice(0, 2), ["97.30", "10"]);
    }));

test("what a cell means goes before what is printed in it, and marks beside it count for nothing", () =>
  opened(table("t", ["Value"], [['<td data-v="122000">122e3<sup>P</sup></td>'], ["700<sup>[1]</sup>"],
    ['<td data-v="5">about five</td>']]), async (page) => {
    await press(page);
    assert.deepEqual(await column(page), ["about five", "700[1]", "122e3P"]);
  }));

test("words are sorted as the language of the page has them", async () => {
  await opened(table("t", ["Name"], [["b"], ["A"], ["\u00E9"], ["a"], ["z"], ["e"]]), async (page) => {
    await press(page);
    assert.deepEqual(await column(page), ["a", "A", "b", "e", "\u00E9", "z"]);
  });
  await opened(table("t", ["Name"], [["\u5F20"], ["\u674E"], ["\u738B"]]), async (page) => {
    await press(page);
    assert.deepEqual(await column(page), ["\u674E", "\u738B", "\u5F20"]);
  }, "zh");
});

test("only one heading says by what a table is sorted, and equals keep their order", () =>
  opened(table("t", ["A", "B"], [["1", "x"], ["1", "w"], ["0", "v"]]), async (page) => {
    await press(page, 1);
    await press(page, 0);
    assert.equal(await page.locator("th[aria-sort]").count(), 1);
    assert.deepEqual(await column(page, 1), ["v", "w", "x"]);
  }));

test("all words that are sought must be in a row, whatever their case, and it is told how many are", () =>
  opened(table("t", ["A", "B"], [["Court North", "win"], ["Court South", "WIN"], ["Town", "loss"]]),
    async (page) => {
      const box = page.locator(".tools input");
      const shown = () => page.locator("tbody tr:visible").allInnerTexts();
      await box.fill("court Win");
      await page.waitForFunction(() => document.querySelector(".tools [role=status]").textContent !== "");
      assert.equal((await shown()).length, 2);
      assert.equal(await page.locator(".tools [role=status]").textContent(), "2 rows and cards");
      await box.fill("  south ");
      await page.waitForFunction(() => document.querySelectorAll("tbody tr:not([hidden])").length === 1);
      assert.equal(await page.locator(".tools [role=status]").textContent(), "1 row or card");
      await box.fill("");
      await page.waitForFunction(() => document.querySelectorAll("tbody tr:not([hidden])").length === 3);
      assert.equal(await page.locator(".tools [role=status]").textContent(), "");
    }));

async function saved(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: /Save as CSV|保存为 CSV/u }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a table is saved as CSV that a spreadsheet reads and does not run", () =>
  opened(table("Rate, a/b: 50 %", ["Name", "Value"], [
    ["a, b", "97.30<sup>[1]</sup>"], ['say "so"', "-3"], ["=1+1", "+4.5"], ["@cmd", "\u22123"],
    ["'=1", "-x"], ["两\n行", ""],
  ]), async (page) => {
    const { name, text } = await saved(page);
    assert.equal(name, "Rate,-a-b-50-%.csv");
    assert.equal(text, "\ufeff" + ["Name,Value", '"a, b",97.30', '"say ""so""",-3', "'=1+1,+4.5",
      "'@cmd,\u22123", "''=1,'-x", '"两\n行",'].join("\n") + "\n");
  }));

test("what is saved is what is shown: in its order, without the rows that were not found", () =>
  opened(table("t", ["N"], [["2 a"], ["1 a"], ["3 b"]]), async (page) => {
    await press(page);
    await page.locator(".tools input").fill("a");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr:not([hidden])").length === 2);
    assert.equal((await saved(page)).text, "\ufeffN\n1 a\n2 a\n");
  }, "zh"));
