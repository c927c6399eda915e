/* The parts of “Put a programme together”: the week, and how pairs and ways are told. All text is put in as text. */

import { DAYS, clock, timeWords } from "./programme-hours.js";

const PARTS = [["Morning", 0, 720], ["Afternoon", 720, 960], ["Twilight", 960, 1080], ["Evening", 1080, 1440]];

export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** “Monday, Wednesday, 09:00 to 11:00; Friday, 13:15 to 15:20”. */
function lessonWords({ lessons }) {
  const found = new Map();
  for (const [day, from, to] of lessons) {
    const hours = `${clock(from)} to ${clock(to)}`;
    found.set(hours, [...(found.get(hours) || []), DAYS[day]]);
  }
  return [...found].map(([hours, days]) => `${days.join(", ")}, ${hours}`).join("; ");
}

/** “Wyreford, Block B: Monday, 09:00 to 11:00”. */
export const dateWords = (date) => `${date.where}${date.blockName ? `, ${date.blockName}` : ""}: ${lessonWords(date)}`;

const met = (lesson, others) => others.some(([day, from, to]) => day === lesson[0] && from < lesson[2] && lesson[1] < to);

function cell(entries) {
  const box = make("td", { role: "cell" });
  if (!entries.length) box.className = "free";
  for (const { lesson, one, clash } of entries) {
    box.append(make("p", { class: "week-hours" }, `${clock(lesson[1])} to ${clock(lesson[2])}`));
    const item = make("li", {}, one.course.title, make("span", { class: "quiet" }, ` ${one.date.where}`));
    if (clash) item.prepend(make("span", { class: "week-clash" }, "Clash"), " ");
    box.append(make("ul", {}, item));
  }
  return box;
}

/** The week of what is chosen as a table: on a phone it is shown as a list by day. */
export function week(chosen) {
  const entries = chosen.flatMap((one) => one.date.lessons.map((lesson) => ({
    lesson, one, clash: met(lesson, chosen.filter((other) => other !== one).flatMap(({ date }) => date.lessons)),
  }))).sort((a, b) => a.lesson[0] - b.lesson[0] || a.lesson[1] - b.lesson[1]);
  const inside = ([, since, before]) => ({ lesson }) => since <= lesson[1] && lesson[1] < before;
  const used = PARTS.filter((part) => entries.some(inside(part)));
  const last = Math.max(5, ...entries.map(({ lesson }) => lesson[0] + 1));
  const titles = ["Day", ...used.map(([name]) => name)];
  const headings = titles.map((name) => make("th", { scope: "col", role: "columnheader" }, name));
  const rows = DAYS.slice(0, last).map((name, day) => {
    const mine = entries.filter(({ lesson }) => lesson[0] === day);
    const row = make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, name), ...used.map((part) => cell(mine.filter(inside(part)))));
    if (!mine.length) row.className = "free";
    return row;
  });
  return make("table", { class: "week", role: "table" },
    make("caption", { class: "unseen" }, "The week of your choice"),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...headings)),
    make("tbody", { role: "rowgroup" }, ...rows));
}

/** A way from one lesson to the next in words. */
function wayWords({ day, from, to, leaves, starts, answer, walk, away, there, next }) {
  const when = `${DAYS[day]}: ${from.where} until ${clock(leaves)}, ${to.where} from ${clock(starts)}. `;
  if (answer === "fits") return when + (away === undefined ? `${walk} minutes on foot.` : `By bus or train at ${clock(away)}, there ${clock(there)}.`);
  if (answer === "unknown") return `${when}There is no data on this journey: look it up, or ask.`;
  const soonest = next ? `by bus or train one is there at ${clock(next.there)} at the earliest` : "no bus or train goes then";
  return `${when}There is no time: ${soonest}${walk === null || walk === undefined ? "" : `, on foot it takes ${walk} minutes`}.`;
}

export const WORDS = { fits: "Fits", unknown: "Journey not known", not: "No time for the journey", clash: "Clash" };

/** A pair: the word for it, when lessons meet, the ways, and what could be taken instead. */
export function pairItem({ one, other, answer, meets, ways }, offers, take) {
  const head = make("p", {}, make("span", { class: "fit-word" }, WORDS[answer]), ` ${one.course.title} and ${other.course.title}`);
  const item = make("li", { class: `fit-${answer}` }, head);
  if (meets.length) {
    const block = one.date.block && one.date.block === other.date.block ? ` Both are in ${one.date.blockName}.` : "";
    item.append(make("p", {}, `At the same time: ${meets.map(timeWords).join("; ")}.${block}`));
  }
  for (const way of ways) item.append(make("p", {}, wayWords(way)));
  if (answer === "clash" || answer === "not") item.append(...instead(one, other, offers, take));
  return item;
}

function instead(one, other, offers, take) {
  if (!offers.length) {
    return [make("p", {}, `Neither is told here at another time or place that would fit. Ask whether ${[...new Set([one.course.provider, other.course.provider])].join(" or ")} can offer one of them at other hours, or choose another course.`)];
  }
  const list = make("ul", { class: "plain" });
  for (const { old, course, date } of offers) {
    const button = make("button", { type: "button" }, `${course.title}, ${course.provider}, ${dateWords(date)}`);
    button.addEventListener("click", () => take(old, course, date));
    list.append(make("li", {}, button));
  }
  return [make("p", {}, "Instead you could take:"), list];
}
