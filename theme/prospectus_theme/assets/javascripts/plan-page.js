/* The page “My plan”: the saved courses in their order and what follows from them, a plan that was shared, and an end to all. */

import "./grades.js";
import { calendar } from "./plan-calendar.js";
import { course, words } from "./plan-data.js";
import { List } from "./plan-list.js";
import { SITE, button, courseLink, listed, make, many } from "./plan-parts.js";
import * as after from "./plan-sections.js";
import { share } from "./plan-sharing.js";
import { named, written } from "./plan-share.js";
import * as store from "./plan-store.js";
import { fromHome, waysBetween } from "./plan-travel.js";

const NOT_KEPT = "This browser keeps nothing: storage is switched off, or full. Your plan is here until you leave this page, so print it or share it with yourself.";
const PARTS = ["said", "undo", "lost", "empty", "list", "tools", "compare", "still", "together", "dates", "download", "sharing", "shared", "shared-list", "shared-do", "computer", "computer-says", "clear", "full"];

class MyPlan {
  constructor(element) {
    this.element = element;
    this.parts = Object.fromEntries(PARTS.map((name) => [name, element.querySelector(`[data-${name}]`)]));
    const actions = { say: (text, taken) => this.say(text, taken ? () => store.undo() : null), chosen: (ids) => this.choose(ids) };
    this.list = new List(this.parts.list, actions);
    this.parts.clear.addEventListener("click", () => this.clear());
    this.parts.computer.addEventListener("change", ({ target }) => this.sharedComputer(target.checked));
    this.parts.download.addEventListener("click", () => this.download());
    store.watch(() => this.show());
    addEventListener("hashchange", () => this.arrive());
    setInterval(() => store.isShared() && this.show(), 60_000); // what has run out goes while the page is open
    this.arrive();
    this.show();
  }

  // ── What is saved ──

  /** Shows what is kept; of several calls at once the last one counts. */
  async show() {
    const turn = (this.turn = (this.turn || 0) + 1);
    const ids = store.kept().courses;
    const [home, ...told] = await Promise.all([fromHome(), ...ids.map(course)]);
    if (turn !== this.turn || this.renamed(ids, told)) return;
    const courses = told.map((one) => one.course).filter((one) => one && one.status === "published");
    const ways = await waysBetween(courses);
    if (turn !== this.turn) return;
    this.list.show(told, home, globalThis.Grades.kept());
    this.after(courses, ways);
    this.element.querySelector("[data-waits]").hidden = false;
  }

  /** Courses that have another id now keep their place; says so, and shows the plan anew. */
  renamed(ids, told) {
    const changes = told.map(({ id }, place) => [ids[place], id]).filter(([old, id]) => old !== id);
    for (const [old, id] of changes) store.rename(old, id);
    const names = changes.map(([old, id]) => `${words(old)} has a new address: it is ${told.find((one) => one.id === id)?.course?.title || words(id)}`);
    if (changes.length) this.say(`${names.join(". ")}.`);
    return changes.length > 0;
  }

  /** What follows from the courses that one can apply for. */
  after(courses, ways) {
    const { parts } = this;
    const some = store.kept().courses.length > 0;
    const mine = globalThis.Grades.kept();
    this.nothing();
    for (const name of ["tools", "sharing"]) parts[name].hidden = !some;
    if (SITE.startsWith("file:")) parts.sharing.hidden = true; // nobody else can open what is on this device
    parts.lost.hidden = !store.isLost();
    parts.lost.textContent = store.isLost() ? NOT_KEPT : "";
    parts.full.hidden = !store.isFull();
    after.still(parts.still, courses, mine);
    after.together(parts.together, courses, ways);
    this.days = after.dates(parts.dates, courses, new Date().toLocaleDateString("sv"));
    this.choose([...this.list.compared]);
    this.computer();
    share(parts.sharing, some ? written(store.kept().courses) : "", store.kept().courses.length);
  }

  /** “Nothing is saved yet” stands where there is no plan at all: neither the reader's own nor one that was shared. */
  nothing() {
    this.parts.empty.hidden = store.kept().courses.length > 0 || !this.parts.shared.hidden;
  }

  /** The link to the comparison: of what is chosen, else of the first courses of the plan. */
  choose(ids) {
    const all = store.kept().courses;
    const some = (ids.length > 1 ? all.filter((id) => ids.includes(id)) : all).slice(0, 4);
    const { compare } = this.parts;
    compare.href = `compare/#courses=${written(some)}`;
    compare.textContent = ids.length > 1 ? `Compare ${listed([`${some.length} courses`])}` : "Compare side by side";
    compare.hidden = all.length < 2;
  }

  /** Says what was done; what can be taken back has a button. */
  say(text = "", back = null) {
    const { said, undo } = this.parts;
    said.textContent = text;
    undo.replaceChildren();
    if (back) undo.append(button("Undo", () => this.takeBack(back)));
  }

  takeBack(back) {
    back();
    this.say("It is as it was.");
    this.element.querySelector("h1").focus(); // the button that had the focus goes
  }

  // ── Dates ──

  download() {
    const url = (ids) => `${SITE}courses/${ids}/`;
    const coming = this.days.filter(({ over }) => !over).map((one) => ({
      ...one,
      about: listed(one.courses.map(({ title }) => title)),
      url: url(one.courses[0].id),
    }));
    const text = calendar(coming, { host: this.element.dataset.host, now: new Date(), name: "My plan" });
    const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    const link = make("a", { href: address, download: "my-plan.ics" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.say(`${many(coming.length, "date")} for your calendar: open the file my-plan.ics.`);
  }

  // ── A plan that was shared ──

  /** Reads the address: a plan in it is shown beside the reader's own, and changes nothing by itself. */
  async arrive() {
    const ids = named("share", location.hash);
    const { parts } = this;
    parts.shared.hidden = !ids.length;
    this.nothing();
    if (!ids.length) return;
    const mine = store.kept().courses;
    const told = await Promise.all(ids.map(course));
    parts["shared-list"].replaceChildren(...told.map((one) => this.sharedLine(one)));
    const now = told.filter(({ state }) => state !== "gone").map(({ id }) => id);
    parts["shared-do"].replaceChildren(...this.offers(now, mine));
  }

  sharedLine({ id, state, course: one }) {
    const about = one ? `${one.level} · ${one.provider}${one.status === "withdrawn" ? ", no longer offered" : ""}` : "";
    const gone = state === "gone" ? "not in this prospectus" : "";
    return make("li", {}, state === "gone" ? words(id) : courseLink(id, one ? one.title : words(id)), " ", make("span", { class: "quiet" }, about || gone));
  }

  offers(ids, mine) {
    const leave = button("Leave it", () => this.leave("Your own plan is as it was."), { class: "plan-quiet" });
    const compare = make("a", { href: `compare/#courses=${written(ids.slice(0, 4))}` }, "Compare these");
    const take = () => this.accept(() => store.replace(ids), "This is your plan now.");
    if (!mine.length) return [button("Make it mine", take), leave, compare];
    const add = () => this.accept(() => {
      const before = store.kept();
      return { done: store.add(...ids), undo: () => store.keep(before) };
    }, "They stand after your own courses.");
    return [button("Add to mine", add), button("Put it in place of mine", take, { class: "plan-quiet" }), leave, compare];
  }

  accept(act, text) {
    const { undo } = act();
    this.leave(text, undo);
  }

  /** Takes the shared plan out of the address, so that it is not offered again. */
  leave(text, undo = null) {
    history.replaceState(null, "", location.pathname + location.search);
    this.parts.shared.hidden = true;
    this.nothing();
    this.say(text, undo);
    this.element.querySelector("h1").focus();
  }

  // ── This device ──

  computer() {
    const { parts } = this;
    const shared = store.isShared();
    parts.computer.querySelector("input").checked = shared;
    parts["computer-says"].textContent = shared
      ? "Your plan goes when you close this tab, and an hour after you last used it. It is not kept for use without a connection."
      : "Your plan stays on this device until you clear it.";
  }

  sharedComputer(shared) {
    const done = store.setShared(shared);
    this.say(done ? (shared ? "From now on your plan is kept for this tab only." : "Your plan is kept on this device.") : NOT_KEPT);
  }

  clear() {
    const back = store.clear();
    this.list.compared.clear();
    this.say("Everything is cleared from this device: your plan, notes, ticked lists, grades and where you start from.", back);
    this.element.querySelector("h1").focus();
  }
}

const found = document.querySelector("[data-my-plan]");
if (found) new MyPlan(found);
