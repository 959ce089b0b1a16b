// Pictures to move about in, by Apache ECharts: made of the marks of the picture that is there, which
// stays for print and comes back at a press.
(() => {
  "use strict";
  const { say, button, make, whenSeen } = annals;

  const numberOf = (mark) => {
    const text = mark.dataset.value.replace(/e(-?\d+)$/u, "E$1");
    return text === "" ? null : Number(text);
  };
  const linesOf = (marks) => {
    const lines = new Map();
    for (const mark of marks) {
      const name = mark.dataset.label || "";
      if (!lines.has(name)) lines.set(name, new Map());
      lines.get(name).set(Number(mark.dataset.year), mark);
    }
    return lines;
  };
  const rule = (name, place, type) => ({ name, ...place, lineStyle: { type } });
  const rulesOf = (figure) => {
    const breaks = [...figure.querySelectorAll(".annals-break")].map((each) =>
      rule(say("break", "口径中断"), { xAxis: each.dataset.year }, "dotted"),
    );
    const targets = [...figure.querySelectorAll(".annals-target")].map((each) =>
      rule(say("target", "目标"), { yAxis: Number(each.dataset.value) }, "dashed"),
    );
    return { symbol: "none", silent: true, label: { formatter: "{b}", position: "insideEndTop" }, data: [...breaks, ...targets] };
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const onLight = ["#0072b2", "#d55e00", "#009e73", "#a3488a", "#6b6300", "#444444"];
  const onDark = ["#5aa9e0", "#ec7a26", "#2bbf92", "#d79ac0", "#cdbf3e", "#c4c4c4"];

  const optionOf = (figure) => {
    const marks = [...figure.querySelectorAll(".annals-mark")];
    const all = marks.map((mark) => Number(mark.dataset.year));
    const years = [];
    for (let year = Math.min(...all); year <= Math.max(...all); ++year) years.push(String(year));
    const rules = rulesOf(figure);
    const lines = [...linesOf(marks)];
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      backgroundColor: "transparent",
      color: dark.matches ? onDark : onLight,
      grid: { left: 8, right: 24, top: lines.length > 1 ? 56 : 28, bottom: 44, containLabel: true },
      legend: { show: lines.length > 1, type: "scroll", top: 4 },
      // No markup, which the policy of the page would not let have styles.
      tooltip: {
        trigger: "item",
        renderMode: "richText",
        confine: true,
        formatter: ({ data }) => data.told,
      },
      dataZoom: [{ type: "inside" }, { type: "slider", height: 16, bottom: 8 }],
      xAxis: { type: "category", data: years },
      yAxis: { type: "value", name: marks[0].dataset.unit, scale: false },
      series: lines.map(([name, values], i) => ({
        name,
        type: "line",
        connectNulls: false,
        symbolSize: 8,
        markLine: i === 0 ? rules : undefined,
        data: years.map((year) => {
          const mark = values.get(Number(year));
          const value = mark ? numberOf(mark) : null;
          if (value === null) return null;
          const normal = mark.dataset.status === "A";
          return {
            value,
            told: mark.querySelector("title").textContent,
            symbol: normal ? "circle" : "emptyCircle",
          };
        }),
      })),
    };
  };

  const addSwitch = (figure) => {
    const svg = figure.querySelector("svg");
    let chart = null;
    let room = null;
    const toggle = () => {
      const live = !chart;
      svg.toggleAttribute("hidden", live);
      press.setAttribute("aria-pressed", String(live));
      if (live) {
        room = make("div", { class: "live" });
        figure.append(room);
        chart = echarts.init(room, dark.matches ? "dark" : null, { renderer: "svg" });
        chart.setOption(optionOf(figure));
      } else {
        chart.dispose();
        room.remove();
        chart = null;
      }
    };
    const press = button(say("Zoom and point", "缩放与查看"), toggle, { "aria-pressed": "false" });
    const saves = make("p", { class: "saves" });
    saves.append(press);
    figure.after(saves);
    addEventListener("resize", () => chart?.resize());
  };

  whenSeen("figure.lines", addSwitch);
})();
