/* The courses of the plan as a list: their order, notes, what is told of each, and which to compare. */

import { wouldGetIn, journey, days } from "./plan-facts.js";
import { words } from "./plan-data.js";
import { courseLink, button, make, unseen } from "./plan-parts.js";
import { saver } from "./plan-save.js";
import { LONGEST_NOTE, kept, move, note, remove } from "./plan-store.js";

const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

function fact(name, text) {
  return text ? make("div", {}, make("dt", {}, name), make("dd", {}, text)) : null;
}

/** The few facts that stand in the list; the comparison has them all. */
function facts(course, home, mine) {
  const run = course.runs[0];
  return make(
    "dl",
    { class: "plan-facts" },
    fact("Where", [...new Set(course.runs.map(({ where }) => where))].slice(0, 3).join("; ")),
    home && fact("Journey", journey(course, home)),
    fact("When", [run.starts && `starts ${run.starts}`, days(run)].filter(Boolean).join(", ")),
    fact("My grades", wouldGetIn(course, mine)),
    fact("Deadline", course.apply.by),
  );
}

/** What stands for a course that one cannot apply for, or of which nothing can be told now. */
function notice({ state, course }, id) {
  if (state === "unknown") return [make("p", { class: "quiet" }, "Its facts could not be fetched. Are you online?")];
  if (state === "gone") return [make("p", { class: "notice" }, "This course is not in the prospectus any more. Ask an adviser what there is instead.")];
  const alike = (course.alike || []).filter(([one]) => one !== id);
  const text = `${course.provider} no longer offers this course, so you cannot apply for it.`;
  if (!alike.length) return [make("p", { class: "notice" }, `${text} Ask an adviser what there is instead.`)];
  const list = make("ul", { class: "rows" }, ...alike.map(([one, title, provider]) => {
    const link = courseLink(one, title);
    link.className = "row-title";
    return make("li", {}, link, make("span", { class: "row-facts" }, provider), saver(one, title));
  }));
  return [make("div", { class: "notice" }, make("p", {}, `${text} Like it:`), list)];
}

export class List {
  /** `say` tells what was done, `chosen` is called when courses to compare are chosen. */
  constructor(element, { say, chosen }) {
    this.element = element;
    this.say = say;
    this.chosen = chosen;
    this.items = new Map();
    this.compared = new Set();
  }

  /** Shows these courses, as plan-data tells them; whoever has the focus keeps it. */
  show(told, home, mine) {
    const focused = document.activeElement;
    const ids = told.map(({ id }) => id);
    for (const id of [...this.items.keys()]) if (!ids.includes(id)) this.drop(id);
    told.forEach((one, place) => this.place(one, place, told.length, home, mine));
    this.element.hidden = !told.length;
    if (this.element.contains(focused) && document.activeElement !== focused) focusOn(focused);
  }

  drop(id) {
    this.items.get(id).item.remove();
    this.items.delete(id);
    this.compared.delete(id);
  }

  place(one, place, total, home, mine) {
    if (!this.items.has(one.id)) this.items.set(one.id, this.make(one));
    const { item, body, up, down, area } = this.items.get(one.id);
    const title = one.course ? one.course.title : words(one.id);
    body.replaceChildren(...this.body(one, title, home, mine));
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === total - 1));
    if (area !== document.activeElement) area.value = kept().notes[one.id] || "";
    if (this.element.children[place] !== item) this.element.insertBefore(item, this.element.children[place] || null);
  }

  body(one, title, home, mine) {
    const { course } = one;
    const about = course && [course.level, course.provider].join(" · ");
    const head = make("h3", {}, one.state === "gone" ? title : courseLink(one.id, title));
    const live = course && course.status === "published";
    return [head, about && make("p", {}, about), ...(live ? [facts(course, home, mine)] : notice(one, one.id))].filter(Boolean);
  }

  /** The line of a course with its buttons; what they say does not change, so that it is found again. */
  make({ id, course }) {
    const title = course ? course.title : words(id);
    const named = (text) => [text, unseen(` ${title}`)];
    const up = button(named("Up"), () => this.move(id, title, -1), { class: "plan-quiet" });
    const down = button(named("Down"), () => this.move(id, title, 1), { class: "plan-quiet" });
    const out = button(named("Take out"), () => this.take(id, title), { class: "plan-quiet" });
    const area = make("textarea", { id: `note-${id.replace("/", "-")}`, rows: 1, maxlength: LONGEST_NOTE, autocomplete: "off" });
    area.addEventListener("input", () => note(id, area.value) || this.say());
    const label = make("label", { for: area.id }, "My note", unseen(` on ${title}`));
    const body = make("div", { class: "plan-body" });
    const controls = make("div", { class: "plan-controls" }, up, down, this.compareBox(id, title), out);
    const item = make("li", { class: "plan-item" }, body, make("div", { class: "plan-note" }, label, area), controls);
    return { item, body, up, down, area };
  }

  compareBox(id, title) {
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    box.addEventListener("change", () => {
      if (box.checked) this.compared.add(id);
      else this.compared.delete(id);
      this.chosen([...this.compared]);
    });
    return make("label", { class: "plan-choose" }, box, "Compare", unseen(` ${title}`));
  }

  move(id, title, by) {
    const before = kept().courses.indexOf(id);
    move(id, by);
    const now = kept().courses.indexOf(id);
    this.say(before === now ? `${title} is ${by < 0 ? "first" : "last"} already.` : `${title} is now choice ${now + 1}.`);
  }

  /** Takes a course out; the focus goes to the one that is then in its place. */
  take(id, title) {
    const next = this.items.get(id).item.nextElementSibling || this.items.get(id).item.previousElementSibling;
    remove(id);
    this.say(`${capital(title)} is taken out.`, true);
    next?.querySelector("h3 a, h3")?.focus();
  }
}

/** Gives the focus back to what lost it by being moved. */
function focusOn(element) {
  if (element.isConnected) element.focus({ preventScroll: true });
}
