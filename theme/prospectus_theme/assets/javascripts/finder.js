/* The finder's page: asks the worker as the reader types and chooses, shows the answers, keeps the address. */

import { asks, district, keepHome, keptHome, read, write } from "./finder-state.js";
import { Filters, make } from "./finder-filters.js";
import { card, chips, courses, offers, said } from "./finder-view.js";

const STEP = 20;
const PAUSE = 120;
const FEW = 3;
const ROOT = new URL("../../", import.meta.url).href;

class Page {
  constructor(element) {
    const part = (name) => element.querySelector(`[data-${name}]`);
    this.parts = Object.fromEntries(
      ["search", "tools", "open", "chosen", "sorting", "sort", "chips", "aside", "status", "again", "retry", "results", "cards", "more", "outside",
        "offers", "pages", "page-list", "browse", "dialog", "panel", "groups", "close", "show", "total", "clear", "card", "postcode", "postcode-fault", "kept"]
        .map((name) => [name, part(name)]),
    );
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
    parts.clear.addEventListener("click", () => this.change({ filters: {}, within: 0 }));
    parts.sort.addEventListener("change", () => this.sorted());
    parts.more.querySelector("button").addEventListener("click", () => this.showMore());
    parts.retry.addEventListener("click", () => this.retry());
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
    this.timer = setTimeout(() => this.change({ q: this.input.value.trim() }, { typing: true }), this.worker ? PAUSE : 0);
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
    this.change({ from: "", ...(id ? {} : { within: 0 }) });
  }

  /** Where the reader starts from: what the address says, else what the device keeps. */
  home() {
    return this.state.from || keptHome() || this.kept || "";
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
    this.start();
    if (!this.filters) this.ask();
    if (this.wide.matches) this.layOut();
    else this.parts.dialog.showModal();
    element("#finder-filters").focus();
  }

  closeFilters() {
    this.parts.dialog.close();
  }

  /** Shows twenty more; the focus goes to the first of them. */
  showMore() {
    this.skip = this.shown;
    this.shown += STEP;
    history.replaceState({ shown: this.shown }, "");
    this.ask();
  }

  /** A new state: into the address, and to the worker. */
  change(changes, { typing = false } = {}) {
    this.state = { ...this.state, ...changes };
    for (const facet of Object.keys(this.state.filters)) if (!this.state.filters[facet].length) delete this.state.filters[facet];
    if ("q" in changes && !typing) this.input.value = this.state.q;
    this.shown = STEP;
    this.showHome();
    const address = location.pathname + write(this.state, this.home());
    if (typing || address === location.pathname + location.search + location.hash) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.ask();
  }

  // ── The worker ──

  start() {
    if (this.worker) return;
    this.worker = new Worker(new URL("finder-worker.js", import.meta.url));
    this.worker.addEventListener("message", ({ data }) => this.told(data));
    this.worker.addEventListener("error", () => this.failed());
    this.wait = setTimeout(() => this.say(make("p", {}, "Fetching the courses …")), 400);
  }

  ask() {
    this.start();
    this.asked += 1;
    const { q, filters, sort, within } = this.state;
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const { skip = 0 } = this;
    this.worker.postMessage({ id: this.asked, query: q, filters, sort, within, home: this.home(), today, skip: 0, limit: this.shown, focus: skip });
    this.skip = 0;
  }

  told({ ready, answer, failed }) {
    clearTimeout(this.wait);
    if (failed) this.failed();
    if (ready) this.ready(ready);
    if (answer && answer.id === this.asked) this.show(answer);
  }

  ready({ values, towns }) {
    this.parts.groups.replaceChildren();
    this.filters = new Filters(this.parts.groups, values, towns, {
      changed: (facet, ids) => this.change({ filters: { ...this.state.filters, [facet]: ids } }),
      reached: (within) => this.change({ within }),
    });
    this.layOut();
  }

  failed() {
    this.say(make("p", {}, "The courses could not be fetched. See whether you are online, then try again; or look through them below."));
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
    const beside = this.wide.matches && Boolean(this.filters);
    if (beside && dialog.open) dialog.close();
    const place = beside ? aside : dialog;
    if (panel.parentElement !== place) place.append(panel);
    aside.hidden = !beside;
    open.hidden = beside;
  }

  say(...lines) {
    this.parts.status.replaceChildren(...lines);
  }

  show(answer) {
    const { parts, state } = this;
    const idle = !asks(state) && !parts.dialog.open;
    this.filters.update(state, answer);
    this.say(...said(answer, state));
    this.showChips(answer);
    this.showCards(answer);
    this.showOffers(answer);
    this.showPages(answer);
    parts.total.textContent = courses(answer.total);
    parts.sorting.hidden = answer.total < 2;
    parts.sort.value = answer.sort === "best" && !state.q ? "az" : answer.sort;
    parts.sort.options[0].hidden = parts.sort.options[0].disabled = !state.q;
    parts.results.hidden = false;
    parts.browse.hidden = !(idle || (!answer.total && !answer.unfiltered));
    this.checkHome(answer);
  }

  showChips(answer) {
    const { parts, state } = this;
    const found = chips(answer, state, this.filters);
    const count = found.filter(({ filter }) => filter).length;
    parts.chosen.textContent = count ? ` (${count})` : "";
    parts.clear.hidden = !count;
    const focused = [...parts.chips.querySelectorAll("button")].indexOf(document.activeElement);
    const items = found.map(({ text, change }) => this.button(text, change, "Take away: "));
    if (count > 1) items.push(this.button("Clear all", { filters: {}, within: 0 }));
    parts.chips.replaceChildren(...items);
    parts.chips.hidden = !items.length;
    if (focused >= 0) (parts.chips.querySelectorAll("button")[Math.min(focused, items.length - 1)] || this.input).focus();
  }

  /** A button in a list that changes the state; `before` is read out before its text. */
  button(text, change, before = "") {
    const sign = before ? [make("span", { class: "finder-cross", "aria-hidden": "true" }, "×")] : [];
    const said = before ? [make("span", { class: "unseen" }, before)] : [];
    const button = make("button", { type: "button", class: before ? "finder-chip" : "finder-quiet" }, ...sign, ...said, text);
    button.addEventListener("click", () => this.change(change));
    return make("li", {}, button);
  }

  showCards({ cards, total, from, focus }) {
    const { parts } = this;
    parts.cards.replaceChildren(...cards.map((data) => card(parts.card, ROOT, data, from)));
    parts.more.hidden = cards.length >= total;
    if (focus) parts.cards.children[focus]?.querySelector("a").focus();
  }

  showOffers(answer) {
    const { parts, state } = this;
    const found = answer.total <= FEW ? offers(answer, state, this.filters) : [];
    parts.outside.hidden = !found.length;
    parts.offers.replaceChildren(...found.map(({ text, change }) => this.button(text, change)));
  }

  showPages({ pages }) {
    const { parts } = this;
    parts.pages.hidden = !pages.length;
    parts["page-list"].replaceChildren(...pages.map(({ address, title }) => make("li", {}, make("a", { href: ROOT + address }, title))));
  }

  /** A kept home that the area does not know is said, not passed over. */
  checkHome({ from }) {
    const unknown = this.home() && !from;
    const fault = unknown ? `“${this.home()}” is not a postcode area near here. Choose the nearest town or village.` : "";
    this.parts["postcode-fault"].textContent = fault;
  }
}

const element = (selector) => document.querySelector(selector);
const found = element("[data-finder]");
if (found) new Page(found);
