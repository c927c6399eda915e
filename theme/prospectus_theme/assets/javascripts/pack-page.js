/* An adviser's own pack: the courses that the address names or that were ticked in lists, as sheets to print. */

import { course, words } from "./plan-data.js";
import { MOST, choose, chosen } from "./pack-kept.js";
import { COMPARED, sheets } from "./pack-sheets.js";
import { SITE, button, copyLink, courseLink, make, many, unseen } from "./plan-parts.js";
import { named, written } from "./plan-share.js";
import { kept } from "./plan-store.js";
import { fromEverywhere, fromHome } from "./plan-travel.js";

const PARTS = ["notice", "empty", "take", "full", "whose", "front", "comparison", "list", "print", "clear", "link", "copied", "copy"];
const ASKS = 1000; // more names than this in an address are not counted

class Pack {
  constructor(element) {
    this.element = element;
    this.sheets = document.querySelector("[data-pack-sheets]");
    this.parts = Object.fromEntries(PARTS.map((name) => [name, element.querySelector(`[data-${name}]`)]));
    const { take, whose, front, comparison, print, clear, copy } = this.parts;
    for (const field of [whose, front, comparison]) field.addEventListener("change", () => this.lay());
    print.addEventListener("click", () => this.print());
    clear.addEventListener("click", () => this.set([], "The pack is empty."));
    take.addEventListener("click", () => this.set(kept().courses, ""));
    copy.addEventListener("click", () => copyLink(this.parts.link, this.parts.copied));
    addEventListener("hashchange", () => this.arrive());
    addEventListener("beforeprint", () => this.lay());
    this.arrive();
  }

  /** What the address names is the pack; without an address it is what was ticked in this tab. */
  arrive() {
    const asked = named("courses", location.hash, ASKS);
    const left = /&left=(\d{1,6})$/.exec(location.hash);
    this.over = Math.max(0, asked.length - MOST) + Number(left ? left[1] : 0);
    if (asked.length) choose(asked);
    this.show("");
  }

  set(ids, text) {
    this.over = Math.max(0, ids.length - MOST);
    const now = choose(ids);
    history.replaceState(null, "", now.length ? `#courses=${written(now, MOST)}` : location.pathname);
    this.show(text);
    if (text) this.element.querySelector("h2").focus();
  }

  /** Shows the pack; of several calls at once the last one counts. */
  async show(text) {
    const turn = (this.turn = (this.turn || 0) + 1);
    const ids = chosen();
    this.parts.take.hidden = !kept().courses.length;
    const [home, journeys, ...told] = await Promise.all([fromHome(), fromEverywhere(), ...ids.map(course)]);
    if (turn !== this.turn) return;
    Object.assign(this, { home, journeys });
    this.courses = told.map((one) => one.course).filter((one) => one?.status === "published");
    const { parts } = this;
    parts.empty.hidden = ids.length > 0;
    parts.full.hidden = !ids.length;
    parts.list.replaceChildren(...told.map((one, place) => this.line(ids[place], one)));
    parts.comparison.closest("p").hidden = this.courses.length < 2;
    parts.link.value = `${SITE}advisers/print/#courses=${written(ids, MOST)}`;
    this.say([text, this.told(told)].filter(Boolean).join(" "));
    this.lay();
  }

  /** What is in it, and what is not. */
  told(told) {
    const lost = told.filter(({ state }) => state === "unknown").length;
    const gone = told.length - lost - this.courses.length;
    return [
      told.length && `${many(this.courses.length, "course")} in the pack.`,
      this.over && `A pack holds ${MOST} and no more: the other ${this.over} are left out. Print them as a second pack.`,
      gone && `${many(gone, "course")} cannot be printed, because nobody offers ${gone > 1 ? "them" : "it"} any more.`,
      lost && `The facts of ${many(lost, "course")} could not be fetched. Are you online?`,
    ].filter(Boolean).join(" ");
  }

  line(id, { state, course: one }) {
    const title = one ? one.title : words(id);
    const away = button(["Take out", unseen(` ${title}`)], () => this.set(chosen().filter((other) => other !== id), `${title} is taken out.`), { class: "plan-quiet" });
    const about = one ? `${one.level} · ${one.provider}${one.status === "published" ? "" : ": not offered any more, so not printed"}` : state === "gone" ? "not in this prospectus" : "its facts could not be fetched";
    return make("li", {}, make("span", {}, one ? courseLink(one.id, title) : title, make("span", { class: "quiet" }, ` ${about}`)), away);
  }

  say(text) {
    this.parts.notice.textContent = text;
  }

  // ── The sheets ──

  /** Makes the sheets, which stand beside the page until it is printed. */
  lay() {
    const { whose, front, comparison } = this.parts;
    const asked = JSON.stringify([this.turn, whose.value, front.checked, comparison.checked]);
    if (asked === this.laid || !this.courses) return;
    this.laid = asked;
    document.documentElement.classList.toggle("pack-ready", this.courses.length > 0);
    if (!this.courses.length) {
      this.sheets.replaceChildren();
      return;
    }
    const { area, today, adviser } = this.element.dataset;
    const wants = { whose: whose.value.trim(), front: front.checked, comparison: comparison.checked };
    const pages = sheets(this.courses, { area, today, adviser, journeys: this.journeys, home: this.home, ...wants }, this.sheets);
    this.parts.print.textContent = `Print ${many(pages, "page")}`;
    comparison.nextElementSibling.textContent = this.courses.length > COMPARED ? ` The first ${COMPARED} side by side` : " All side by side";
  }

  print() {
    this.lay();
    print();
  }
}

const found = document.querySelector("[data-pack]");
if (found) new Pack(found);
