// Pictures: each mark tells its year, value and source, to a pointer and to the keyboard; a picture
// can be saved.
(() => {
  "use strict";
  const { say, make, button, save, fileName, whenSeen } = annals;

  const tip = make("p", { class: "tip", hidden: "" });
  const spoken = make("p", { class: "unseen", role: "status" });

  const show = (figure, mark) => {
    figure.querySelector(".here")?.classList.remove("here");
    tip.hidden = !mark;
    if (!mark) return;
    mark.classList.add("here");
    tip.textContent = mark.querySelector("title").textContent;
    figure.append(tip);
    const box = figure.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    const left = at.left - box.left + at.width / 2 - tip.offsetWidth / 2;
    tip.style.left = Math.max(0, Math.min(left, box.width - tip.offsetWidth)) + "px";
    tip.style.top = at.top - box.top - tip.offsetHeight - 6 + "px";
  };

  const nameOf = (figure) => figure.parentNode.querySelector("h3, h4").textContent;

  const nearest = (marks, x, y) => {
    let best = null;
    let least = Infinity;
    for (const mark of marks) {
      const at = mark.getBoundingClientRect();
      const far = Math.hypot((at.left + at.right) / 2 - x, ((at.top + at.bottom) / 2 - y) / 3);
      if (far < least) [best, least] = [mark, far];
    }
    return best;
  };

  const addTips = (figure) => {
    const marks = [...figure.querySelectorAll(".annals-mark, .annals-cell")];
    let here = -1;
    figure.tabIndex = 0;
    figure.setAttribute("role", "group");
    figure.setAttribute(
      "aria-label",
      nameOf(figure) +
        say(": left and right arrow keys go through the values", "：用左右方向键逐个查看数值"),
    );
    figure.addEventListener("pointermove", (event) =>
      show(figure, nearest(marks, event.clientX, event.clientY)),
    );
    figure.addEventListener("pointerleave", () => show(figure, null));
    figure.addEventListener("blur", () => show(figure, null));
    figure.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (event.key === "Escape") show(figure, null);
      if (!step) return;
      event.preventDefault();
      here = here < 0 && step < 0 ? marks.length - 1 : here + step;
      here = Math.max(0, Math.min(marks.length - 1, here));
      show(figure, marks[here]);
      spoken.textContent = tip.textContent;
    });
  };

  // ---- Saving. A picture has all its colours and fonts with it; a copy is four times as large. ----
  const standing = (svg) => {
    const copy = svg.cloneNode(true);
    const { width, height } = svg.viewBox.baseVal;
    copy.setAttribute("width", width * 4);
    copy.setAttribute("height", height * 4);
    copy.querySelector(".here")?.classList.remove("here");
    return new XMLSerializer().serializeToString(copy);
  };
  const savePng = (svg, name) => {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([standing(svg)], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
      const canvas = make("canvas", { width: image.width, height: image.height });
      canvas.getContext("2d").drawImage(image, 0, 0);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => save(blob, fileName(name, ".png")), "image/png");
    });
    image.src = url;
  };
  const addSaving = (figure) => {
    const svg = figure.querySelector("svg");
    const name = nameOf(figure);
    const saves = make("p", { class: "saves" });
    const add = (words, press) =>
      saves.append(button(words, press, { "aria-label": words + say(": ", "：") + name }));
    add(say("Save as PNG", "保存为 PNG"), () => savePng(svg, name));
    add(say("Save as SVG", "保存为 SVG"), () =>
      save(new Blob([standing(svg)], { type: "image/svg+xml" }), fileName(name, ".svg")),
    );
    (figure.parentNode.querySelector("details") || figure).append(saves);
  };

  document.body.append(spoken);
  whenSeen("figure.picture", (figure) => {
    addTips(figure);
    addSaving(figure);
  });
})();
