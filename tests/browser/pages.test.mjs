// The pages of reports, from files and served, as a reader meets them.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as store from "./annals.mjs";
import { assertAccessible, assertPicturesStandOut, assertPrintsWhole, assertReachedByKeyboard, launch,
  visit } from "./browser.mjs";

const agency = "shandong-courts", indicator = "litigation.appearance_rate";
const compared = `/compare?indicator=${indicator}&agency=wuyuan&agency=shanghai-courts`;

let browser, example, served, hostile, hostileServed, pages;

before(async () => {
  browser = await launch();
  example = store.exampleStore();
  hostile = store.hostileStore();
  [served, hostileServed] = await Promise.all([store.serve(example), store.serve(hostile)]);
  const at = (path) => served.address + path;
  pages = {
    "a file of an agency": store.report(example, "agency.html", "--agency", agency),
    "a file of an indicator": store.report(example, "indicator.html", "--indicator", indicator),
    "a file in Chinese": store.report(example, "zh.html", "--lang", "zh", "--agency", "pukou"),
    home: at("/"),
    "a search": at("/?q=诉讼&language=zh"),
    "an agency": at(`/agency?code=${agency}`),
    "an indicator": at(`/indicator?code=${indicator}&language=zh`),
    "a choice": at("/compare"),
    "a comparison": at(compared),
  };
});

after(async () => {
  await browser?.close();
  for (const each of [served, hostileServed]) if (each) assert.equal(await each.end(), 0);
});

const each = async (look, names = Object.keys(pages)) => {
  for (const name of names) await visit(browser, pages[name], look);
};
const reports = ["a file of an agency", "a file of an indicator", "a file in Chinese", "an agency",
  "an indicator", "a comparison"];

test("every page opens in two seconds, without an error and without leaving the machine", () =>
  each(async (page) => assert.notEqual(await page.title(), "")));

test("every page is free of serious faults of accessibility, light and dark", () =>
  each(assertAccessible));

test("the keyboard alone reaches everything, and shows where it is", () =>
  each(assertReachedByKeyboard));

test("no table is cut on paper", () => each(assertPrintsWhole, reports));

test("pictures stand out from what is behind them, light and dark", () =>
  each(assertPicturesStandOut, reports));

test("a page of one indicator has bars and a map, each with a name and told by the arrow keys", () =>
  visit(browser, pages["a file of an indicator"], async (page) => {
    for (const [selector, name] of [["#indicators .drawn", "Ranked in"], ["#coverage .drawn", "Each agency"]]) {
      const figure = page.locator(`${selector} figure`).first();
      await figure.scrollIntoViewIfNeeded();
      await page.waitForFunction((found) => document.querySelector(found)?.tabIndex === 0,
        `${selector} figure`);
      assert.match(await figure.getAttribute("aria-label"), new RegExp(`^${name}`));
      await figure.press("ArrowRight");
      const told = await page.getByRole("status").last().textContent();
      assert.match(told, /\d{4}: /);
      assert.equal(await figure.locator(".here").count(), 1);
    }
  }));

test("a picture on paper is on white, whatever the reader's colours", () =>
  visit(browser, pages["a file of an indicator"], async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const paper = await page.locator("svg.annals-picture > rect").first()
      .evaluate((found) => getComputedStyle(found).fill);
    assert.equal(paper, "rgb(255, 255, 255)");
  }));

test("a table is sorted by its headings", () =>
  each(async (page) => {
    await page.locator("table.sortable").first().scrollIntoViewIfNeeded();
    const heading = page.locator("table.sortable th button").first();
    const table = page.locator("table.sortable", { has: page.locator("th button") }).first();
    const column = () => table.evaluate((found) =>
      [...found.tBodies[0].rows].map((row) => row.cells[0].textContent.trim()));
    const states = [];
    for (let presses = 0; presses < 2; ++presses) {
      await heading.press("Enter");
      states.push([await table.locator("th").first().getAttribute("aria-sort"), await column()]);
    }
    assert.deepEqual(states.map(([direction]) => direction).sort(), ["ascending", "descending"]);
    const [one, other] = states.map(([, texts]) => texts);
    if (new Set(one).size > 1) assert.notDeepEqual(one, other);
    assert.deepEqual([...one].sort(), [...other].sort());
  }, reports));

test("what is sought on a report is what is left of it", () =>
  each(async (page) => {
    const shown = () => page.locator(".card:visible, main tbody tr:visible").count();
    const all = await shown();
    const box = page.locator(".tools input");
    await box.fill("zzzz");
    await page.waitForFunction((count) =>
      [...document.querySelectorAll(".card, main tbody tr")]
        .filter((found) => found.checkVisibility()).length < count, all);
    await box.fill("");
    await page.waitForFunction((count) =>
      [...document.querySelectorAll(".card, main tbody tr")]
        .filter((found) => found.checkVisibility()).length === count, all);
  }, ["a file of an agency", "an agency"]));

test("the home finds agencies and indicators, and leads to their pages", () =>
  visit(browser, `${served.address}/`, async (page) => {
    await page.getByRole("searchbox").fill("出庭应诉率");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Appearance rate of agency heads" }).click();
    assert.match(page.url(), /\/indicator\?code=litigation\.appearance_rate$/);
    await page.getByRole("link", { name: "中文" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "zh");
  }));

test("agencies are chosen and compared, also without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await visit(browser, `${served.address}/compare`, async (page) => {
      await page.getByLabel("Indicator").selectOption(indicator);
      await page.getByLabel("Wuyuan County").check();
      await page.getByLabel("Courts of Shanghai").check();
      await page.getByRole("button", { name: "Compare" }).click();
      const text = await page.locator("main").innerText();
      for (const name of ["Wuyuan County", "Courts of Shanghai"]) assert.ok(text.includes(name), name);
      assert.ok(!text.includes("Sheqi"));
    }, { javaScriptEnabled });
  }
});

// Whatever a page does that its policy forbids.
const violations = [];
const watchPolicy = async (page) => {
  await page.exposeFunction("tellViolation", (words) => violations.push(words));
  await page.evaluate(() => document.addEventListener("securitypolicyviolation",
    ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`)));
};

test("no page of the explorer does what its policy forbids", () =>
  each(async (page) => {
    await watchPolicy(page);
    for (const figure of await page.locator("figure.picture").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.press("ArrowRight");
    }
    for (const heading of await page.locator("th button").all()) await heading.press("Enter");
    assert.deepEqual(violations, []);
  }, ["home", "a search", "an agency", "an indicator", "a choice", "a comparison"]));

test("nor does one with Apache ECharts, while its pictures are moved about in", async (t) => {
  const program = process.env.ANNALS_WITH_ECHARTS;
  if (!program || !existsSync(program)) {
    t.skip("no program with Apache ECharts was built: it takes npm");
    return;
  }
  const withEcharts = await store.serve(example, program);
  try {
    for (const path of [`/agency?code=${agency}`, `/indicator?code=${indicator}&language=zh`, compared]) {
      await visit(browser, withEcharts.address + path, async (page) => {
        await watchPolicy(page);
        const switches = page.getByRole("button", { name: /Zoom and point|缩放与查看/u });
        const figure = page.locator("figure.lines").first();
        if ((await figure.count()) === 0) return;
        await figure.scrollIntoViewIfNeeded();
        await switches.first().press("Enter");
        const live = page.locator(".live svg").first();
        await live.waitFor();
        const { x, y, width, height } = await live.boundingBox();
        for (let step = 0; step <= 20; ++step) {
          await page.mouse.move(x + (width * step) / 20, y + height / 2);
        }
        await page.mouse.wheel(0, -200);
        await page.evaluate(() =>
          new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        assert.ok((await live.locator("path").count()) > 3);
        assert.deepEqual(violations, [], path);
      });
    }
  } finally {
    assert.equal(await withEcharts.end(), 0);
  }
});

test("names with markup stay text", async () => {
  const urls = [
    store.report(hostile, "evil.html", "--agency", "evil"),
    store.report(hostile, "bad.html", "--indicator", "bad"),
    ...["/", "/?q=<script>alert(5)</script>", "/agency?code=evil", "/indicator?code=bad", "/compare",
      "/compare?indicator=bad&agency=evil&agency=worse"].map((path) => hostileServed.address + path),
  ];
  for (const url of urls) {
    await visit(browser, url, async (page) => {
      assert.equal(await page.locator("script:not([src])").count(), url.startsWith("file:") ? 1 : 0);
      assert.equal(await page.locator("img, b").count(), 0);
      const text = await page.locator("body").innerText();
      assert.ok(text.includes("<script>alert("), url);
    });
  }
});

test("two hundred indicators of thirty agencies over twenty years open in two seconds", async () => {
  const { file: large, indicators } = store.largeStore();
  const words = indicators.flatMap((code) => ["--indicator", code]);
  const page = store.report(large, "large.html", ...words);
  await visit(browser, page, async (opened) => assert.notEqual(await opened.title(), ""));
});
