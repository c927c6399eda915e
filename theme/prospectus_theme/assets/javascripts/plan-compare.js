/* The comparison: two to four courses in a table, the same facts in the same rows; on a phone two of them at a time. */

import "./grades.js";
import { course, words } from "./plan-data.js";
import { rows } from "./plan-facts.js";
import { courseLink, make, unseen } from "./plan-parts.js";
import { named, written } from "./plan-share.js";
import { saver } from "./plan-save.js";
import { kept, watch } from "./plan-store.js";
import { fromHome } from "./plan-travel.js";

const MOST = 4;
const SAME = "the same";
const DIFFERS = "differs";
const PARTS = ["said", "waits", "choose", "choices", "none", "tools", "pair", "left", "right", "differ", "table", "heads", "home"];

class Compare {
  constructor(element) {
    this.parts = Object.fromEntries(PARTS.map((name) => [name, element.querySelector(`[data-${name}]`)]));
    this.narrow = matchMedia("screen and (max-width: 47.99em)");
    this.asked = named("courses", location.hash);
    this.chosen = this.first();
    const { left, right, differ } = this.parts;
    for (const select of [left, right]) select.addEventListener("change", () => this.paired(select));
    differ.addEventListener("change", () => this.draw());
    this.narrow.addEventListener("change", () => this.printing || this.draw());
    for (const when of ["beforeprint", "afterprint"]) addEventListener(when, () => this.onPaper(when === "beforeprint"));
    addEventListener("hashchange", () => this.arrive());
    watch(() => this.show());
    this.show();
  }

  arrive() {
    this.asked = named("courses", location.hash);
    this.chosen = this.first();
    this.show();
  }

  /** What the address names; one alone is set beside the first courses of the plan. */
  first() {
    const mine = kept().courses;
    const beside = this.asked.length > 1 ? [] : mine.filter((id) => !this.asked.includes(id));
    return [...this.asked, ...beside].slice(0, MOST);
  }

  /** All that can be chosen: what the address names and what is saved. */
  get ids() {
    return [...new Set([...this.asked, ...kept().courses])];
  }

  async show() {
    const turn = (this.turn = (this.turn || 0) + 1);
    const ids = this.ids;
    const [home, ...told] = await Promise.all([fromHome(), ...ids.map(course)]);
    if (turn !== this.turn) return;
    this.home = home;
    await this.alike(told);
    this.told = new Map(told.map((one, place) => [ids[place], one]));
    for (const one of this.extra || []) this.told.set(one.id, one);
    this.choices();
    this.draw();
    this.parts.waits.hidden = false;
  }

  /** A course alone is set beside one that is like it. */
  async alike(told) {
    this.extra = [];
    const only = told.length === 1 && told[0].course;
    if (!only) return;
    this.extra = await Promise.all((only.alike || []).slice(0, MOST - 1).map(([id]) => course(id)));
    if (this.chosen.length < 2 && this.extra.length) this.chosen = [...this.chosen, this.extra[0].id];
  }

  name(id) {
    const { course: one } = this.told.get(id) || {};
    return one ? one.title : words(id);
  }

  /** The boxes by which courses are chosen: at most four, and the others wait until one is taken away. */
  choices() {
    const all = [...this.told.keys()];
    this.parts.choose.hidden = all.length < 3;
    this.parts.none.hidden = all.length > 1;
    const focused = document.activeElement?.dataset?.choice;
    this.parts.choices.replaceChildren(...all.map((id) => {
      const box = make("input", { type: "checkbox", "data-choice": id, autocomplete: "off" });
      box.checked = this.chosen.includes(id);
      box.addEventListener("change", () => this.choose(id, box));
      const { course: one } = this.told.get(id);
      return make("li", {}, make("label", { class: "plan-choose" }, box, make("span", {}, this.name(id), one ? make("span", { class: "quiet" }, ` ${one.provider}`) : "")));
    }));
    this.parts.choices.querySelector(`[data-choice="${focused}"]`)?.focus();
  }

  choose(id, box) {
    if (box.checked && this.chosen.length >= MOST) {
      box.checked = false;
      this.say(`${MOST} courses at a time: take one away first.`);
      return;
    }
    const order = [...this.told.keys()];
    this.chosen = order.filter((one) => (one === id ? box.checked : this.chosen.includes(one)));
    this.pair = null;
    history.replaceState(null, "", `#courses=${written(this.chosen)}`);
    this.say("");
    this.draw();
  }

  say(text) {
    this.parts.said.textContent = text;
  }

  // ── The table ──

  /** On paper all courses stand side by side, whatever the screen is. */
  onPaper(printing) {
    this.printing = printing;
    this.draw();
  }

  /** The courses that are shown: all that are chosen, on a narrow screen the pair of them. */
  get shown() {
    const all = this.chosen.filter((id) => this.told.get(id)?.course);
    if (this.printing || !this.narrow.matches || all.length < 3) return all;
    if (!this.pair || !this.pair.every((id) => all.includes(id))) this.pair = all.slice(0, 2);
    return this.pair;
  }

  /** A course chosen on one side that stands on the other changes places with it. */
  paired(select) {
    const { left, right } = this.parts;
    const before = this.pair;
    if (left.value === right.value) {
      if (select === left) right.value = before[0];
      else left.value = before[1];
    }
    this.pair = [left.value, right.value];
    this.draw();
  }

  draw() {
    const shown = this.shown;
    const all = this.chosen.filter((id) => this.told.get(id)?.course);
    const { parts } = this;
    parts.tools.hidden = parts.table.hidden = shown.length < 2;
    parts.pair.hidden = !(this.narrow.matches && all.length > 2);
    for (const [place, select] of [parts.left, parts.right].entries()) {
      select.replaceChildren(...all.map((id) => make("option", { value: id }, this.name(id))));
      if (shown[place]) select.value = shown[place];
    }
    const courses = shown.map((id) => this.told.get(id).course);
    parts.heads.replaceChildren(...courses.map((one) => this.head(one)));
    parts.table.replaceChildren(parts.table.caption, parts.table.tHead, ...this.bodies(courses));
    parts.home.hidden = Boolean(this.home);
    parts.home.textContent = this.home ? "" : "Choose where you start from under “From” on the page “Courses”, and journeys are told here.";
  }

  head(one) {
    return make("th", { scope: "col" }, courseLink(one.id, one.title), make("span", { class: "quiet" }, one.provider), saver(one.id, one.title));
  }

  /** For each fact a row with its name, and whether the courses differ, and a row with what is so for each. */
  bodies(courses) {
    const facts = rows({ home: this.home, mine: globalThis.Grades.kept() });
    const made = [];
    for (const { name, value } of facts) {
      const values = courses.map(value);
      const differs = new Set(values).size > 1;
      if (this.parts.differ.checked && !differs) continue;
      const sign = make("span", { class: differs ? "compare-differs" : "compare-same" }, unseen(": "), differs ? DIFFERS : SAME);
      const head = make("tr", {}, make("th", { scope: "rowgroup", colspan: courses.length }, name, " ", sign));
      made.push(make("tbody", {}, head, make("tr", {}, ...values.map((text) => make("td", {}, text)))));
    }
    return made;
  }
}

const found = document.querySelector("[data-compare-page]");
if (found) new Compare(found);
