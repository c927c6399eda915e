/* The finder's page: asks the worker as the reader types and chooses, shows the answers, keeps the address. */

import "./grades.js";
import { asks, district, keepHome, keptHome, read, write } from "./finder-state.js";
import { Filters, make } from "./finder-filters.js";
import { Picture } from "./finder-picture.js";
import { packAt } from "./pack-choose.js";
import { MOST as MOST_PRINTED } from "./pack-kept.js";
import { idAt } from "./plan-parts.js";
import { card, chips, courses, offers, said } from "./finder-view.js";

const HERE = "here";
const STEP = 20;
const PAUSE = 120;
const FEW = 3;
const PARTS = [
  ...["search", "postcode", "postcode-fault", "kept", "tools", "open", "chosen", "sorting", "sort", "chips", "status"],
  ...["again", "retry", "results", "cards", "more", "outside", "offers", "pages", "page-list", "browse", "card"],
  ...["pack-all", "aside", "dialog", "panel", "groups", "picture", "close", "show", "total", "clear"],
];
const OFFLINE = "The courses could not be fetched. Are you online? Try again, or look through them below.";
const KEPT = "Kept on this device only. Minutes are for the day of lessons that begins earliest.";
const ROOT = new URL("../../", import.meta.url).href;

class Page {
  constructor(element) {
    this.element = element;
    this.parts = Object.fromEntries(PARTS.map((name) => [name, element.querySelector(`[data-${name}]`)]));
    this.input = element.querySelector("#finder-q");
    this.select = element.querySelector("#finder-from");
    this.postcode = element.querySelector("#finder-postcode");
    this.wide = matchMedia("(min-width: 60em)");
    this.asked = 0;
    this.shown = STEP;
    this.listen();
    this.arrive();
  }

  // ── What the reader does ──

  listen() {
    const { parts } = this;
    this.input.addEventListener("input", () => this.typed());
    parts.search.addEventListener("submit", (event) => this.submitted(event));
    parts.open.addEventListener("click", () => this.openFilters());
    for (const name of ["close", "show"]) parts[name].addEventListener("click", () => this.closeFilters());
    parts.clear.addEventListener("click", () => this.clearFilters());
    parts.sort.addEventListener("change", () => this.sorted());
    parts.more.querySelector("button").addEventListener("click", () => this.showMore());
    parts.retry.addEventListener("click", () => this.retry());
    parts["pack-all"].addEventListener("click", () => this.printAll());
    if (this.select) this.select.addEventListener("change", () => this.homeChosen());
    this.postcode.addEventListener("change", () => this.postcodeTyped());
    this.wide.addEventListener("change", () => this.layOut());
    addEventListener("popstate", () => this.arrive());
    parts.tools.hidden = false;
    const option = element("[data-postcode-option]");
    if (option) option.hidden = option.disabled = false;
  }

  /** Reads the address, at first and whenever the reader goes back or on. */
  arrive() {
    const address = new URL(location.href);
    const { chosen, ...state } = read(address);
    this.state = state;
    this.shown = (history.state && history.state.shown) || STEP;
    this.filtering = false;
    if (chosen) {
      keepHome(chosen);
      history.replaceState(history.state, "", address.pathname + write(state, chosen));
    }
    this.input.value = state.q;
    this.showHome();
    if (asks(state) || this.worker) this.ask();
  }

  typed() {
    clearTimeout(this.timer);
    const ask = () => this.change({ q: this.input.value.trim() }, { typing: true });
    this.timer = setTimeout(ask, this.worker ? PAUSE : 0);
  }

  submitted(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.change({ q: this.input.value.trim() });
    if (matchMedia("(pointer: coarse)").matches) this.input.blur(); // the keyboard covers the results
  }

  sorted() {
    this.change({ sort: this.parts.sort.value });
    if (this.parts.sort.value === "near" && !this.home() && this.select) this.select.focus();
  }

  homeChosen() {
    const byPostcode = this.select.value === "postcode";
    this.parts.postcode.hidden = !byPostcode;
    if (byPostcode) this.postcode.focus();
    else this.setHome(this.select.value);
  }

  postcodeTyped() {
    const code = district(this.postcode.value);
    const fault = this.postcode.value && !code ? "That is not the start of a postcode. Write it like WT3." : "";
    this.parts["postcode-fault"].textContent = fault;
    if (code) this.setHome(code);
  }

  setHome(id) {
    keepHome(id);
    this.kept = id;
    this.change({ from: "", ...(id ? {} : { within: 0, minutes: 0 }) });
  }

  /** Where the reader starts from: what the address says, else what the device keeps. */
  home() {
    return this.state.from || keptHome() || this.kept || "";
  }

  /** The grades that this device keeps; null when there are none. */
  grades() {
    const mine = globalThis.Grades.kept();
    return globalThis.Grades.told(mine) ? mine : null;
  }

  showHome() {
    const home = this.home();
    this.parts.kept.hidden = !home;
    if (!this.select) return;
    const listed = [...this.select.options].some((option) => option.value === home);
    this.select.value = listed ? home : "postcode";
    this.parts.postcode.hidden = listed;
    if (!listed) this.postcode.value = home;
  }

  openFilters() {
    this.filtering = true;
    if (!this.wide.matches) this.parts.dialog.showModal();
    element("#finder-filters").focus();
    this.ask();
  }

  clearFilters() {
    this.change({ filters: {}, within: 0, minutes: 0, mine: false });
    element("#finder-filters").focus(); // the button that had the focus goes
  }

  closeFilters() {
    this.parts.dialog.close();
  }

  /** Shows twenty more; the focus goes to the first of them. */
  showMore() {
    const first = this.shown;
    this.shown += STEP;
    history.replaceState({ shown: this.shown }, "");
    this.ask(first);
  }

  /** Asks for as many as a pack holds; what comes is taken to the page that prints them. */
  printAll() {
    this.printing = true;
    this.shown = Math.max(this.shown, MOST_PRINTED);
    this.ask();
  }

  /** A new state: into the address, and to the worker; `focus` as in `ask`. */
  change(changes, { typing = false, focus = null } = {}) {
    this.state = { ...this.state, ...changes };
    this.filtering ||= "filters" in changes || "mine" in changes;
    const filters = Object.entries(this.state.filters).filter(([, ids]) => ids.length);
    this.state.filters = Object.fromEntries(filters);
    if ("q" in changes && !typing) this.input.value = this.state.q;
    this.shown = STEP;
    this.showHome();
    const address = location.pathname + write(this.state, this.home());
    const same = address === location.pathname + location.search + location.hash;
    if (typing || same) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.ask(focus);
  }

  // ── The worker ──

  start() {
    if (this.worker) return;
    this.worker = new Worker(new URL("finder-worker.js", import.meta.url));
    this.worker.addEventListener("message", ({ data }) => this.told(data));
    this.worker.addEventListener("error", () => this.failed());
    this.wait = setTimeout(() => this.say(make("p", {}, "Fetching the courses …")), 400);
  }

  /** Asks for an answer to the state; the focus then goes to the card of this number, if there is one. */
  ask(focus = null) {
    this.start();
    this.asked += 1;
    const { q: query, sort, within, minutes } = this.state;
    const filters = this.printing ? ownOnly(this.state.filters) : this.state.filters;
    const today = new Date().toLocaleDateString("sv"); // as 2027-09-06
    const question = { id: this.asked, query, filters, sort, within, minutes, home: this.home(), today };
    this.worker.postMessage({ ...question, mine: this.state.mine ? this.grades() : null, limit: this.shown, focus });
  }

  told({ ready, answer, failed }) {
    clearTimeout(this.wait);
    if (failed) this.failed();
    if (ready) this.ready(ready);
    if (!answer || answer.id !== this.asked) return;
    if (this.printing) this.print(answer);
    else this.show(answer);
    this.printing = false;
  }

  /** Takes the courses to the page that prints them. */
  print({ cards, total }) {
    const own = cards.filter(({ area }) => !area);
    location.href = packAt(own.map(({ address }) => idAt(ROOT + address)), own.length && total);
  }

  ready(data) {
    this.picture = new Picture(this.parts.picture, data);
    if (data.timed) {
      this.parts.sort.querySelector("[value=near]").textContent = "journey time";
      this.parts.kept.textContent = KEPT;
    }
    this.parts.groups.replaceChildren();
    this.filters = new Filters(this.parts.groups, data, {
      changed: (facet, ids) => this.change({ filters: { ...this.state.filters, [facet]: ids } }),
      reached: (change) => this.change(change),
      entered: (mine) => this.change({ mine }),
    });
    this.layOut();
  }

  failed() {
    this.say(make("p", {}, OFFLINE));
    this.parts.results.hidden = true;
    this.parts.again.hidden = false;
    this.parts.browse.hidden = false;
  }

  retry() {
    this.worker.terminate();
    this.worker = null;
    this.parts.again.hidden = true;
    this.ask();
  }

  // ── What the reader sees ──

  /** On a wide screen the filters stand beside the results, on a narrow one in a dialog. */
  layOut() {
    const { aside, dialog, panel, open } = this.parts;
    const beside = this.wide.matches && Boolean(this.filters) && !this.idle();
    if (beside && dialog.open) dialog.close();
    const place = beside ? aside : dialog;
    if (panel.parentElement !== place) place.append(panel);
    aside.hidden = !beside;
    open.hidden = beside;
  }

  /** Whether nothing is asked for: then the ways to look through the courses are shown. */
  idle() {
    return !asks(this.state) && !this.filtering;
  }

  /** Says something, which is read out; the same is not said twice. */
  say(...lines) {
    const { status } = this.parts;
    if (status.textContent !== lines.map((line) => line.textContent).join("")) status.replaceChildren(...lines);
  }

  show(answer) {
    const { parts, state } = this;
    const idle = this.idle();
    parts.again.hidden = true;
    this.layOut();
    this.filters.update(state, answer);
    this.filters.updateEntry(state.mine, this.grades());
    this.say(...(idle ? [] : said(answer, state)));
    this.showChips(answer);
    this.showCards(answer);
    this.showOffers(answer);
    this.showPages(answer);
    parts.total.textContent = courses(answer.total);
    parts.sorting.hidden = idle || answer.total < 2;
    parts.sort.value = answer.sort === "best" && !state.q ? "az" : answer.sort;
    parts.sort.options[0].hidden = parts.sort.options[0].disabled = !state.q;
    parts.results.hidden = idle;
    if (idle) parts.picture.hidden = true;
    else this.picture.update(answer);
    this.element.classList.toggle("finder-asked", !idle);
    parts.browse.hidden = !idle && (answer.total > 0 || answer.unfiltered > 0);
    this.checkHome(answer);
  }

  showChips(answer) {
    const { parts, state } = this;
    const found = chips(answer, state, this.filters);
    const count = found.filter(({ filter }) => filter).length;
    parts.chosen.textContent = count ? ` (${count})` : "";
    parts.clear.hidden = !count;
    const focused = [...parts.chips.querySelectorAll("button")].indexOf(document.activeElement);
    const items = found.map(({ text, change }) => this.chip(text, change));
    if (count > 1) items.push(this.offer("Clear all", { filters: {}, within: 0, minutes: 0, mine: false }));
    parts.chips.replaceChildren(...items);
    parts.chips.hidden = !items.length;
    const buttons = [...parts.chips.querySelectorAll("button")];
    if (focused >= 0) (buttons[Math.min(focused, buttons.length - 1)] || this.input).focus();
  }

  /** A button that takes something away from what is chosen. */
  chip(text, change) {
    const cross = make("span", { class: "finder-cross", "aria-hidden": "true" }, "×");
    const unseen = make("span", { class: "unseen" }, "Take away: ");
    const button = make("button", { type: "button", class: "finder-chip" }, cross, unseen, text);
    button.addEventListener("click", () => this.change(change));
    return make("li", {}, button);
  }

  /** A button that changes what is chosen; it goes itself, so the focus moves to the first card. */
  offer(text, change) {
    const button = make("button", { type: "button", class: "finder-quiet" }, text);
    button.addEventListener("click", () => this.change(change, { focus: 0 }));
    return make("li", {}, button);
  }

  showCards({ cards, total, from, focus }) {
    const { parts } = this;
    parts.cards.replaceChildren(...cards.map((data) => card(parts.card, ROOT, data, from)));
    parts.more.hidden = cards.length >= total;
    if (focus !== null) parts.cards.children[focus]?.querySelector("a").focus();
  }

  showOffers(answer) {
    const { parts, state } = this;
    const found = answer.total <= FEW ? offers(answer, state, this.filters) : [];
    parts.outside.hidden = !found.length;
    parts.offers.replaceChildren(...found.map(({ text, change }) => this.offer(text, change)));
  }

  showPages({ pages }) {
    const { parts } = this;
    parts.pages.hidden = !pages.length;
    const links = pages.map(({ address, title }) => make("a", { href: ROOT + address }, title));
    parts["page-list"].replaceChildren(...links.map((link) => make("li", {}, link)));
  }

  /** A kept home that the area does not know is said, not passed over. */
  checkHome({ from }) {
    const unknown = this.home() && !from;
    const says = `“${this.home()}” is not a postcode area near here. Choose the nearest town or village.`;
    this.parts["postcode-fault"].textContent = unknown ? says : "";
  }
}

/** The filters, with which only the area's own courses are found: the neighbours' have no leaflets here. */
function ownOnly(filters) {
  return filters.area && !filters.area.includes(HERE) ? filters : { ...filters, area: [HERE] };
}

const element = (selector) => document.querySelector(selector);
const found = element("[data-finder]");
if (found) new Page(found);
