// Tables: sorted by a press on a heading, saved as CSV; and a box that finds rows and cards.
(() => {
  "use strict";
  const { say, make, button, save, fileName, whenSeen } = annals;

  // What is read in a cell: the marks of sources and statuses stand beside it.
  const bare = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("sup, button").forEach((mark) => mark.remove());
    return copy.textContent.trim();
  };
  const key = (cell) => {
    const text = cell.dataset.v || bare(cell);
    const number = text.replace(/\u2212/gu, "-").match(/^[+-]?\d+(\.\d+)?/u);
    return { text, number: number ? Number(number[0]) : null };
  };
  // Numbers before words, and what is empty last whichever way.
  const order = (a, b, down) => {
    if (!a.text || !b.text) return (a.text ? 0 : 1) - (b.text ? 0 : 1);
    let sign = 0;
    if (a.number !== null && b.number !== null) sign = a.number - b.number;
    else if (a.number !== null || b.number !== null) return a.number !== null ? -1 : 1;
    else sign = a.text.localeCompare(b.text, document.documentElement.lang);
    return down ? -sign : sign;
  };
  const sort = (table, heading) => {
    const column = [...heading.parentNode.children].indexOf(heading);
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, at: key(row.cells[column]) }));
    rows.sort((a, b) => order(a.at, b.at, down));
    body.append(...rows.map((each) => each.row));
  };
  const addSorting = (table) => {
    for (const heading of table.tHead.rows[0].cells) {
      const words = say("Sort by ", "排序：") + bare(heading);
      heading.append(
        button("", () => sort(table, heading), { class: "sort", "aria-label": words, title: words }),
      );
    }
  };

  // A spreadsheet runs what begins like a formula; a number is none.
  const harmless = (text) =>
    /^'*[=+\-@\t\r]/u.test(text) && !/^[+-]?\d+(\.\d+)?$/u.test(text) ? "'" + text : text;
  const quoted = (text) => (/[",\r\n]/u.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const csv = (table) =>
    [...table.rows]
      .filter((row) => !row.hidden)
      .map((row) => [...row.cells].map((cell) => quoted(harmless(bare(cell)))).join(","))
      .join("\n") + "\n";
  const addSaving = (table) => {
    const name = table.caption.textContent;
    const words = say("Save as CSV", "保存为 CSV");
    const press = () =>
      save(new Blob(["\ufeff" + csv(table)], { type: "text/csv" }), fileName(name, ".csv"));
    const saves = make("p", { class: "saves" });
    saves.append(button(words, press, { "aria-label": words + say(": ", "：") + name }));
    table.parentNode.after(saves);
  };

  // ---- Finding. ----
  const finder = () => {
    const input = make("input", { type: "search", id: "find", autocomplete: "off" });
    const label = make("label", { for: "find" }, say("Find ", "查找 "));
    const told = make("span", { role: "status" });
    let things = null; // made when first needed: a large page has many
    const find = () => {
      things ??= [...document.querySelectorAll(".card, table.sortable tbody tr")].map(
        (element) => ({ element, text: element.textContent.toLowerCase() }),
      );
      const words = input.value.toLowerCase().split(/\s+/u).filter(Boolean);
      let n = 0;
      for (const { element, text } of things) {
        element.hidden = !words.every((word) => text.includes(word));
        if (!element.hidden) ++n;
      }
      for (const group of document.querySelectorAll(".cards, .indicator")) {
        const empty = !group.querySelector(".card:not([hidden]), tbody tr:not([hidden])");
        group.hidden = empty;
        if (group.matches(".cards")) group.previousElementSibling.hidden = empty;
      }
      const found = say(n === 1 ? "1 row or card" : n + " rows and cards", n + " 项");
      told.textContent = words.length ? found : "";
    };
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(find, 80);
    });
    return [label, input, told];
  };

  // Pictures, or the figures behind them.
  const switcher = () => {
    const words = say("Figures instead of pictures", "以数字代替图形");
    const press = button(
      words,
      () => {
        const figures = document.body.classList.toggle("figures-first");
        press.setAttribute("aria-pressed", String(figures));
        document.querySelectorAll("#indicators details").forEach((each) => {
          each.open = figures;
        });
      },
      { "aria-pressed": "false" },
    );
    return press;
  };

  whenSeen("table", (table) => {
    if (table.matches(".sortable")) addSorting(table);
    addSaving(table);
  });
  if (document.querySelector(".card, table.sortable")) {
    const tools = make("div", { class: "tools", role: "search" });
    tools.append(...finder());
    if (document.querySelector("#indicators details")) tools.append(switcher());
    document.querySelector("nav.contents").after(tools);
  }

  // On paper nothing is closed.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((each) => {
      each.open = true;
    });
  });
  addEventListener("afterprint", () => {
    closed.forEach((each) => {
      each.open = false;
    });
  });
})();
