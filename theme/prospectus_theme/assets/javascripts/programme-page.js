/* “Put a programme together”: the choice is in the address of the page and nowhere else. */

import { candidates, instead, pairs } from "./programme-check.js";
import { Data } from "./programme-data.js";
import { dateWords, make, pairItem, week } from "./programme-parts.js";

const HITS = 8;
const MOST = 12;
const OFFERS = 3;
const FAILED = "The courses could not be read. Look whether you are online, and try again.";
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

class Programme {
  constructor(place) {
    this.place = place;
    this.data = new Data(place.dataset.programme);
    this.chosen = [];
    const part = (name) => place.querySelector(`[data-${name}]`);
    [this.hits, this.found, this.list, this.none, this.verdict, this.pairs] = ["hits", "found", "chosen", "none", "verdict", "pairs"].map(part);
    [this.clear, this.print, this.share, this.weekPart, this.week] = ["clear", "print", "share", "week-part", "week"].map(part);
    this.input = place.querySelector("input");
    this.heading = place.querySelector("#programme-chosen");
    this.input.addEventListener("focus", () => this.search());
    this.input.addEventListener("input", () => this.search());
    place.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.clear.addEventListener("click", () => this.forget());
    this.print.addEventListener("click", () => window.print());
    addEventListener("popstate", () => this.fromAddress());
    place.hidden = false;
    place.parentElement.classList.add("programme-works");
    this.fromAddress();
  }

  async ready() {
    try {
      await this.data.load();
      return true;
    } catch {
      this.found.textContent = FAILED;
      return false;
    }
  }

  // ── The address ──

  async fromAddress() {
    const asked = (new URLSearchParams(location.search).get("with") || "").split(",").filter(Boolean).slice(0, MOST);
    if (!asked.length) {
      this.chosen = [];
      if (this.data.courses) await this.show("");
      return;
    }
    if (!(await this.ready())) return;
    const known = asked.map((one) => one.split("~")).map(([key, number]) => ({ course: this.data.courses.get(key), number: Number(number || 0) })).filter(({ course }) => course);
    this.chosen = known.map(({ course, number }) => ({ course, date: course.dates[number] || course.dates[0] }));
    const gone = asked.length - known.length;
    await this.show(gone ? `${count(gone, "course")} of this address ${gone === 1 ? "is" : "are"} no longer here.` : "");
  }

  keep() {
    const told = this.chosen.map(({ course, date }) => {
      const number = course.dates.indexOf(date);
      return number ? `${course.key}~${number}` : course.key;
    });
    history.replaceState(null, "", told.length ? `?with=${told.join(",")}` : location.pathname);
  }

  // ── Choosing ──

  async search() {
    if (!(await this.ready())) return;
    const asked = this.input.value.trim();
    const hits = asked ? this.data.search(asked).filter((course) => !this.has(course)) : [];
    this.hits.replaceChildren(...hits.slice(0, HITS).map((course) => this.hit(course)));
    const more = hits.length > HITS ? `, the first ${HITS} are shown` : "";
    this.found.textContent = asked ? `${count(hits.length, "course")}${more}.` : `${count(this.data.courses.size, "course")} with days and times. Type a subject, a course or a school.`;
  }

  has(course) {
    return this.chosen.some((one) => one.course === course);
  }

  hit(course) {
    const name = `${course.title}, ${course.level}, ${course.provider}`;
    const button = make("button", { type: "button", "aria-label": `Add ${name}` }, "Add");
    button.addEventListener("click", () => this.add(course));
    const dates = course.dates.length > 1 ? ` (${count(course.dates.length, "date")} to choose from)` : "";
    return make("li", {}, make("p", {}, make("strong", {}, name), make("br"), make("span", { class: "quiet" }, dateWords(course.dates[0]) + dates)), button);
  }

  /** Add a course on the date that goes best with what is chosen. */
  async add(course) {
    if (this.chosen.length >= MOST) {
      this.found.textContent = `${MOST} courses are the most. Take one away first.`;
      return;
    }
    await this.data.loadWays([...course.dates, ...this.chosen.map(({ date }) => date)].map(({ site }) => site));
    const rank = (date) => {
      const mine = { course, date };
      return pairs([...this.chosen, mine], this.data.ways).filter((pair) => pair.other === mine && ["clash", "not"].includes(pair.answer)).length;
    };
    const date = course.dates.reduce((best, one) => (rank(one) < rank(best) ? one : best));
    this.chosen.push({ course, date });
    this.input.value = "";
    await this.changed(`${course.title} added.`);
    this.input.focus();
  }

  async remove(one) {
    this.chosen = this.chosen.filter((other) => other !== one);
    await this.changed(`${one.course.title} taken away.`);
    this.heading.focus();
  }

  async replace(old, course, date) {
    this.chosen = this.chosen.map((one) => (one === old ? { course, date } : one));
    await this.changed(`${course.title} is now at ${date.where}.`);
    this.heading.focus();
  }

  async forget() {
    this.chosen = [];
    await this.changed("Your choice is cleared.");
    this.input.focus();
  }

  async changed(said) {
    this.keep();
    await this.show(said);
    await this.search();
  }

  // ── Showing ──

  async show(said) {
    const { chosen, data } = this;
    const near = chosen.flatMap((one) => [one, ...candidates(one, data)]).map(({ date }) => date.site);
    if (chosen.length > 1) await data.loadWays(near);
    if (chosen !== this.chosen) return;
    const found = pairs(chosen, data.ways);
    this.list.replaceChildren(...chosen.map((one) => this.item(one)));
    this.pairs.replaceChildren(...(found.length ? [make("ul", { class: "fits" }, ...found.map((pair) => this.pair(pair)))] : []));
    this.week.replaceChildren(...(chosen.length ? [week(chosen)] : []));
    for (const part of [this.clear, this.print, this.share, this.weekPart]) part.hidden = !chosen.length;
    this.none.hidden = chosen.length > 0;
    this.place.parentElement.classList.toggle("programme-chose", chosen.length > 0);
    this.verdict.textContent = [said, summary(found)].filter(Boolean).join(" ");
  }

  item(one) {
    const { course, date } = one;
    const link = make("a", { href: `${this.data.root}courses/${course.key}/` }, course.title);
    const told = make("p", {}, link, `, ${course.provider}`, make("br"), make("span", { class: "quiet" }, dateWords(date)));
    const button = make("button", { type: "button", "aria-label": `Take away ${course.title}, ${course.provider}` }, "Take away");
    button.addEventListener("click", () => this.remove(one));
    const item = make("li", {}, told, button);
    if (course.dates.length > 1) item.append(this.dates(one));
    return item;
  }

  dates(one) {
    const select = make("select", { autocomplete: "off" }, ...one.course.dates.map((date, number) => {
      const option = make("option", { value: number }, `starts ${date.starts}, ${dateWords(date)}`);
      option.selected = date === one.date;
      return option;
    }));
    select.addEventListener("change", () => this.replace(one, one.course, one.course.dates[Number(select.value)]));
    return make("label", {}, make("span", { class: "unseen" }, `Date of ${one.course.title}`), select);
  }

  pair(pair) {
    const told = ["clash", "not"].includes(pair.answer) ? [pair.one, pair.other] : [];
    const offers = told.flatMap((old) => instead(old, this.chosen, this.data).slice(0, OFFERS).map((offer) => ({ old, ...offer })));
    return pairItem(pair, offers, (...taken) => this.replace(...taken));
  }
}

/** The first pairs by name, and how many more there are. */
const few = (pairs) => (pairs.length > 2 ? `${pairs[0]}, and ${count(pairs.length - 1, "other pair")}` : pairs.join("; "));

/** In a sentence or two how everything goes together; what clashes is named. */
function summary(found) {
  if (!found.length) return "";
  const named = (answer) => found.filter((pair) => pair.answer === answer).map(({ one, other }) => `${one.course.title} and ${other.course.title}`);
  const [clash, far, unknown] = ["clash", "not", "unknown"].map(named);
  const told = [];
  if (clash.length) told.push(`At the same time: ${few(clash)}.`);
  if (far.length) told.push(`No time for the journey: ${few(far)}.`);
  if (clash.length || far.length) told.push("Below is what you could do.");
  else told.push(unknown.length ? "Days and times fit." : "Everything fits together: days, times and journeys.");
  if (unknown.length) told.push(`Of ${count(unknown.length, "pair")} the journey is not known: look it up.`);
  return told.join(" ");
}

const place = document.querySelector("[data-programme]");
if (place) new Programme(place);
