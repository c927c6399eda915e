/* What follows from the courses of the plan, below their list: what is still needed, what goes together, the dates. */

import { courseLink, listed, make } from "./plan-parts.js";
import { dates as datesOf, needs } from "./plan-needs.js";
import { checked, moveWords } from "./plan-week.js";
import { timeWords } from "./programme-hours.js";

const line = (...inside) => make("li", {}, ...inside);
const strong = (text) => make("strong", {}, text);

/** A part of the page with its heading; it goes when there is nothing in it. */
function fill(section, ...inside) {
  section.querySelector("[data-lines]").replaceChildren(...inside);
  section.hidden = !inside.length;
}

/** “What I still need”: a list for each course. */
export function still(section, courses, mine) {
  const found = courses.map((course) => [course, needs(course, mine)]).filter(([, lines]) => lines.length);
  fill(section, ...found.map(([course, lines]) => {
    const list = make("ul", {}, ...lines.map((text) => line(text)));
    return make("div", { class: "plan-need" }, make("h3", {}, courseLink(course.id, course.title)), list);
  }));
}

const SIGNS = { clash: "clash", block: "clash", late: "clash", unknown: "ask", fits: "fits" };
const WORDS = { clash: "Clash", block: "Clash", late: "No time for the way", unknown: "Ask", fits: "Fits" };

/** How two courses go together, in a sentence. */
function sentence({ one, other, answer, meets, moves, runs, later }) {
  const both = `${one.title} and ${other.title}`;
  if (answer === "clash") return `${both} are both on ${listed(meets.slice(0, 3).map(timeWords))}${meets.length > 3 ? " and at other times" : ""}.`;
  if (answer === "block") return `${both} are in the same option block, so you can choose one of them.`;
  if (answer === "unknown") return `We do not know all days of ${both}. Ask before you choose both.`;
  if (answer === "late") return `${both}: no bus or train is in time. ${moves.map(moveWords).join("; ")}.`;
  const dates = later ? ` with other dates than the first (${runs.map((run) => run.starts).join(" and ")})` : "";
  if (!moves.length) return `${both} fit${dates}.`;
  return `${both} fit${dates} if you can get from one place to the other. ${moves.map(moveWords).join("; ")}. We do not know how long that takes: ask.`;
}

/** “Can I do them together?”: what clashes first; full-time courses are one or the other. */
export function together(section, courses, ways) {
  const pairs = checked(courses, ways);
  const apart = pairs.filter(({ answer }) => answer === "one or the other");
  const whole = courses.filter(({ runs }) => runs.every(({ study }) => study === "full-time"));
  const lines = pairs.filter((pair) => !apart.includes(pair)).map((pair) => {
    const { answer, moves = [] } = pair;
    const asks = answer === "fits" && moves.length > 0;
    const sign = asks ? "ask" : SIGNS[answer];
    const word = asks ? "Ask" : WORDS[answer];
    return make("li", { class: `plan-${sign}` }, strong(`${word}: `), sentence(pair));
  });
  const choose = `${listed(whole.map(({ title }) => title))} are full-time, so in the end you choose one of them.`;
  fill(section, ...(apart.length ? [make("p", {}, choose)] : []), ...(lines.length ? [make("ul", { class: "plan-checks" }, ...lines)] : []));
}

/** The day in words: “29 January 2027”. */
function dayWords(day) {
  const how = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", how).replace(",", "");
}

/** “Dates”: in their order, those that are over marked; gives them back. */
export function dates(section, courses, today) {
  const found = datesOf(courses, today);
  const lines = found.map((one) => {
    const when = [dayWords(one.on), one.last && `to ${dayWords(one.last)}`, one.time].filter(Boolean).join(", ");
    const what = one.kind === "apply" ? `Apply by this day: ${listed(one.courses.map(({ title }) => title))}` : one.name;
    const whom = one.kind === "apply" ? "" : listed(one.courses.map(({ title }) => title));
    const about = [one.kind === "visit" && one.says.toLowerCase(), one.where, whom && `for ${whom}`].filter(Boolean).join(", ");
    return line(strong(one.over ? `Over: ${when}` : when), make("br"), what, about && make("span", { class: "quiet" }, ` (${about})`));
  });
  fill(section, ...(lines.length ? [make("ol", { class: "plan-dates" }, ...lines)] : []));
  section.querySelector("[data-download]").hidden = !found.some(({ over }) => !over);
  return found;
}
