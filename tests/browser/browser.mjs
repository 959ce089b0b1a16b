// A Chromium that goes nowhere but to this machine, and what its pages are asked.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: switches });

const isHere = (url) =>
  ["file:", "data:", "blob:", "about:"].includes(url.protocol) || url.hostname === "127.0.0.1";

// The time that the page's own thread worked, in seconds: on a machine that others use as well, the
// time of the wall says little of a page.
async function workOf(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

// Opens an address, shows the page to "look" and fails if it said something wrong meanwhile, took
// two seconds of work to open, or asked for anything that is not on this machine.
export async function visit(browser, url, look, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const wrong = [];
  await context.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    if (isHere(asked)) return route.continue();
    wrong.push(`asked for ${asked.href}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("dialog", (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  try {
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "load" });
    const work = await workOf(session);
    assert.ok(work < 2, `${url} took ${work} s to open`);
    await look(page);
    assert.deepEqual(wrong, [], url);
  } finally {
    await context.close();
  }
}

// No serious or critical fault of accessibility, in light and in dark. axe-core is given to the
// page past its content security policy, which stays in force.
export async function assertAccessible(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    const faults = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
    assert.deepEqual(faults, [], `${page.url()} in ${colorScheme}`);
  }
}

// Shows every part of the page once: what is far below may be made when it comes into view.
async function scrollThrough(page) {
  await page.evaluate(async () => {
    for (const each of document.querySelectorAll("h3, h4, table")) {
      each.scrollIntoView({ behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    scrollTo({ top: 0, behavior: "instant" });
  });
}

// Everything that can be used is reached by the Tab key alone, and shows that it is.
export async function assertReachedByKeyboard(page) {
  await scrollThrough(page);
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea")];
    const usable = all.filter((each) =>
      !each.disabled && each.type !== "hidden" && each.checkVisibility({ checkVisibilityCSS: true }));
    usable.forEach((each, number) => (each.dataset.number = number));
    return usable.length;
  });
  const reached = new Set();
  for (let presses = 0; reached.size < wanted && presses < 2 * wanted + 50; ++presses) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return {
        number: document.activeElement.dataset?.number,
        outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
        markup: document.activeElement.outerHTML.slice(0, 100),
      };
    });
    if (focused.number === undefined) continue;
    assert.ok(focused.outlined, `no visible focus: ${focused.markup}`);
    reached.add(focused.number);
  }
  const missed = await page.evaluate((numbers) =>
    [...document.querySelectorAll("[data-number]")]
      .filter((each) => !numbers.includes(each.dataset.number))
      .map((each) => each.outerHTML.slice(0, 100)), [...reached]);
  assert.deepEqual(missed, [], page.url());
}

// What pictures are drawn with stands out from what is behind it: text 4.5 to 1, marks and lines 3
// to 1, on a light page and on a dark one.
export async function assertPicturesStandOut(page) {
  await scrollThrough(page);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await page.evaluate(faintParts), [], `${page.url()} in ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

// Run by the page. Lines of the grid are to be faint, and a letter in a cell is on the cell.
function faintParts() {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/gu).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const found = [];
  for (const picture of document.querySelectorAll("svg.annals-picture")) {
    const paper = getComputedStyle(picture.querySelector("rect")).fill;
    const page = getComputedStyle(document.body).backgroundColor;
    if (contrast(light(paper), light(page)) > 1.5) found.push(`${paper} on a page of ${page}`);
    for (const part of picture.querySelectorAll("text, circle, path, line, rect")) {
      if (part === picture.querySelector("rect") || part.getAttribute("stroke") === "#dddddd") continue;
      if (part.matches(".annals-band, .annals-label line")) continue;
      const { fill, stroke } = getComputedStyle(part);
      const cell = part.matches(".annals-cell text") && part.parentNode.querySelector("rect");
      const ground = cell ? getComputedStyle(cell).fill : paper;
      const colours = [fill, stroke].filter((colour) => colour !== "none" && colour !== ground);
      const best = Math.max(0, ...colours.map((colour) => contrast(light(colour), light(ground))));
      // Colours of Okabe and Ito that white paper swallows have a mark and a label besides.
      const known = ["#e69f00", "#56b4e9", "#cc79a7"].some((colour) =>
        [part.getAttribute("fill"), part.getAttribute("stroke")].includes(colour));
      const least = part.matches("text") ? 4.5 : known ? 1.9 : 3;
      if (best < least) found.push(`${best.toFixed(2)}: ${part.outerHTML.slice(0, 90)}`);
    }
  }
  return [...new Set(found)];
}

// What a page of A4 has room for between its margins, in pixels: upright, and on its side, where
// broad tables are printed.
const upright = Math.floor(((210 - 28) / 25.4) * 96), onItsSide = Math.floor(((297 - 28) / 25.4) * 96);

// On paper no table is wider than its page, none of its rows is parted, and its heading comes again
// on each page.
export async function assertPrintsWhole(page) {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const [width, tables] of [[upright, "table:not(.broad *)"], [onItsSide, ".broad table"]]) {
    await page.setViewportSize({ width, height: 1000 });
    assert.deepEqual(await page.evaluate(printingFaults, tables), [], page.url());
  }
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(screen);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
}

// Run by the page.
function printingFaults(tables) {
  const found = [];
  const shown = [...document.querySelectorAll(tables)].filter((each) => each.checkVisibility());
  for (const table of shown) {
    const name = table.caption?.textContent ?? table.className;
    const { left, right } = table.getBoundingClientRect();
    if (left < -1 || right > document.documentElement.clientWidth + 1) found.push(`cut: ${name}`);
    for (let box = table.parentElement; box; box = box.parentElement) {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") {
        found.push(`cut by ${box.tagName}.${box.className}: ${name}`);
      }
    }
    const rows = [...table.rows];
    if (rows.some((row) => getComputedStyle(row).breakInside !== "avoid")) {
      found.push(`its rows may be parted: ${name}`);
    }
    if (table.tHead && getComputedStyle(table.tHead).display !== "table-header-group") {
      found.push(`its heading does not come again: ${name}`);
    }
  }
  return found;
}
