/* The sheets of a pack: a front sheet, perhaps a comparison, and a leaflet for each course, each made to fit one side of A4. */

import "./grades.js";
import { LEFT_OUT, SIZES, SMALLEST, leaflet } from "./pack-leaflet.js";
import { rows } from "./plan-facts.js";
import { make } from "./plan-parts.js";

export const COMPARED = 4;
const FRONT_SIZES = [11, 10, 9.5, 9, 8.5, 8, 7.5, 7];
const COMPARED_SIZES = [9.5, 9, 8.5, 8, 7.5, 7, 6.5];

/** A side of A4: a line at its head, what stands on it, and its number among all. */
function sheet(about, part, place) {
  const head = make("p", { class: "sheet-head" }, make("span", {}, `${about.area} prospectus`), make("span", {}, part));
  const body = make("div", { class: "sheet-body" });
  const foot = make("div", { class: "sheet-end" });
  const number = make("p", { class: "sheet-number" }, `${place} of ${about.pages}`);
  return { element: make("article", { class: "sheet" }, head, body, foot, number), body, foot };
}

const fits = ({ body }) => body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth;

/** The first of the sizes in which what is on the sheet fits, else the last. */
function sized(one, sizes) {
  for (const size of sizes) {
    one.element.style.setProperty("--sheet-size", `${size}pt`);
    if (fits(one)) return true;
  }
  return false;
}

/** Everything in the sizes that read well, then less and less in the smallest of them, at last in a smaller one. */
function* cuts() {
  const names = Object.keys(LEFT_OUT);
  for (const size of SIZES) yield { size, without: new Set() };
  for (let number = 1; number <= names.length; number++) yield { size: SIZES[SIZES.length - 1], without: new Set(names.slice(0, number)) };
  yield { size: SMALLEST, without: new Set(names) };
}

function leafletSheet(place, one, found, about, into) {
  const made = sheet(about, one.sector, place);
  into.append(made.element);
  const all = [...cuts()];
  const fitted = ({ size, without }) => {
    const { body, foot } = leaflet(one, without, found, about);
    made.body.replaceChildren(...body.filter(Boolean));
    made.foot.replaceChildren(foot);
    return sized(made, [size]);
  };
  let [first, last] = [0, all.length - 1];
  while (first < last) {
    // each cut takes less room than the one before: narrowing down finds the first that fits
    const middle = (first + last) >> 1;
    if (fitted(all[middle])) last = middle;
    else first = middle + 1;
  }
  fitted(all[first]);
}

function front(courses, first, about, into) {
  const made = sheet(about, "", 1);
  const lines = courses.map((one, place) => make("tr", {},
    make("th", { scope: "row" }, one.title), make("td", {}, one.level), make("td", {}, one.provider), make("td", {}, String(first + place))));
  const names = ["Course", "Level", "School, college or provider", "Page"];
  const head = make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
  made.body.replaceChildren(
    make("h1", {}, about.whose ? `Courses for ${about.whose}` : "Courses to look at"),
    make("p", {}, `${courses.length} ${courses.length > 1 ? "courses" : "course"}, as on ${about.today}. Facts change: each sheet says when it was checked.`),
    make("table", { class: "sheet-list" }, head, make("tbody", {}, ...lines)));
  made.foot.replaceChildren(make("p", {}, `Not sure? ${about.adviser}.`));
  into.append(made.element);
  sized(made, FRONT_SIZES);
}

function comparison(courses, place, home, about, into) {
  const made = sheet(about, "", place);
  const told = rows({ home, mine: globalThis.Grades.kept() }).filter(({ name }) => name !== "Would I get in?" && (home || name !== "Journey"));
  const head = make("thead", {}, make("tr", {}, make("td", {}), ...courses.map((one) => make("th", { scope: "col" }, one.title))));
  const lines = told.map(({ name, value }) => make("tr", {}, make("th", { scope: "row" }, name), ...courses.map((one) => make("td", {}, value(one)))));
  made.body.replaceChildren(make("h1", {}, "Side by side"), make("table", { class: "sheet-compared" }, head, make("tbody", {}, ...lines)));
  into.append(made.element);
  sized(made, COMPARED_SIZES);
}

/**
 * Puts the sheets of these courses, as plan-data tells them, into an element. `about` has the `area`, `today`, the
 * `adviser`, `whose` pack it is, the `journeys` to a course, a `home` or null, and whether a `front` sheet and a
 * `comparison` are wanted. Gives back how many sheets there are.
 */
export function sheets(courses, about, into) {
  const compared = about.comparison && courses.length > 1 ? courses.slice(0, COMPARED) : [];
  const before = Number(about.front) + Number(compared.length > 0);
  const said = { ...about, pages: before + courses.length };
  into.replaceChildren();
  if (about.front) front(courses, before + 1, said, into);
  if (compared.length) comparison(compared, before, about.home, said, into);
  courses.forEach((one, place) => leafletSheet(before + 1 + place, one, about.journeys(one.id), said, into));
  return said.pages;
}
