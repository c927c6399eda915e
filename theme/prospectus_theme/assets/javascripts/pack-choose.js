/* In lists: boxes to tick the courses of a pack, and a bar that says how many there are and leads on to print them. */

import { MOST, choose, chosen } from "./pack-kept.js";
import { ROOT, button, idAt, make, many } from "./plan-parts.js";
import { written } from "./plan-share.js";

const LISTS = ".rows, .finder-cards";
const LOOK = new URL("../stylesheets/pack-choose.css", import.meta.url).href;

/** Where a pack of these courses is printed; of a `total` that is more than a pack holds, it says how many are left. */
export function packAt(ids, total = 0) {
  const left = total > MOST ? `&left=${total - MOST}` : "";
  const page = ROOT.startsWith("file:") ? "index.html" : ""; // what is opened as a file has nobody who would add it
  return `${ROOT}advisers/print/${page}#courses=${written(ids, MOST)}${left}`;
}

class Choosing {
  constructor(opener) {
    this.said = make("p", { role: "status" });
    this.go = make("a", { class: "button", href: packAt([]) }, "Print them");
    const all = button("Tick all here", () => this.all());
    const none = button("Take all away", () => this.show(choose([])));
    const close = button("Stop choosing", () => this.end(opener));
    this.bar = make("section", { class: "page pack-bar", "aria-label": "Courses to print" }, this.said, this.go, all, none, close);
    document.head.append(make("link", { rel: "stylesheet", href: LOOK }));
    document.body.append(this.bar);
    this.watch = new MutationObserver(() => this.dress());
    this.begin();
  }

  begin() {
    document.documentElement.classList.add("pack-choosing");
    this.bar.hidden = false;
    for (const list of document.querySelectorAll(LISTS)) this.watch.observe(list, { childList: true });
    this.dress();
    this.show(chosen());
    document.querySelector("[data-pack-tick]")?.focus();
  }

  end(opener) {
    document.documentElement.classList.remove("pack-choosing");
    this.bar.hidden = true;
    this.watch.disconnect();
    opener.focus();
  }

  /** Puts a box before every course that has none yet. */
  dress() {
    for (const item of document.querySelectorAll(`:is(${LISTS}) > li:not(:has([data-pack-tick]))`)) {
      const link = item.querySelector("a");
      const id = link && idAt(link.href);
      if (!id) continue;
      const box = make("input", { type: "checkbox", "data-pack-tick": id, autocomplete: "off", "aria-label": `Print ${link.textContent.trim()}` });
      box.checked = chosen().includes(id);
      box.addEventListener("change", () => this.tick(id, box.checked));
      item.prepend(make("label", { class: "pack-tick" }, box));
    }
  }

  get boxes() {
    return [...document.querySelectorAll("[data-pack-tick]")];
  }

  tick(id, on) {
    this.add(on ? [id] : [], on ? "" : id);
  }

  all() {
    this.add(this.boxes.map(({ dataset }) => dataset.packTick));
  }

  add(ids, without = "") {
    const before = chosen().filter((id) => id !== without);
    const wanted = new Set([...before, ...ids]);
    this.show(choose([...wanted]), wanted.size > MOST);
  }

  /** Says what is chosen, and ticks the boxes so. */
  show(ids, over = false) {
    const full = over ? ` A pack holds ${MOST} and no more: print these first.` : "";
    this.said.textContent = `${many(ids.length, "course")} to print.${full}`;
    this.go.href = packAt(ids);
    this.go.hidden = !ids.length;
    for (const box of this.boxes) box.checked = ids.includes(box.dataset.packTick);
  }
}

let choosing = null;
for (const opener of document.querySelectorAll("[data-pack-open]")) {
  opener.addEventListener("click", () => (choosing ? choosing.begin() : (choosing = new Choosing(opener))));
}
document.documentElement.classList.add("pack-ready");
