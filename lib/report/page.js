// What a page can do beyond being read: find, sort, save. It adds its own buttons, so that nothing
// is there that would not work without it.
const annals = (() => {
  "use strict";
  const chinese = document.documentElement.lang.startsWith("zh");
  const say = (english, other) => (chinese ? other : english);

  const make = (name, attributes, text) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  const button = (text, press, attributes) => {
    const element = make("button", { type: "button", ...attributes }, text);
    element.addEventListener("click", press);
    return element;
  };

  const save = (blob, name) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // What files may be called everywhere.
  const fileName = (text, ending) =>
    (text.trim().replace(/[\s\\/:*?"<>|.]+/gu, "-").slice(0, 80) || "annals") + ending;

  // Calls "work" with each element before it comes into sight: a page may have hundreds.
  const whenSeen = (selector, work) => {
    const seer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          seer.unobserve(target);
          work(target);
        }
      },
      { rootMargin: "600px" },
    );
    document.querySelectorAll(selector).forEach((element) => seer.observe(element));
  };

  return { say, make, button, save, fileName, whenSeen };
})();
