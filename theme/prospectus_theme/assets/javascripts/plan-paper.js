/* The sheets for print: filled in from the plan where there is one; what is written is kept only when the reader says so. */

import "./grades.js";
import { course, words } from "./plan-data.js";
import { button, make } from "./plan-parts.js";
import { kept } from "./plan-store.js";

const KEY = "prospectus.plan.paper";
const NOT_KEPT = "This browser keeps nothing, so print the sheet before you leave it.";

const page = document.querySelector("[data-paper]");
const sheet = page.dataset.paper;
const said = page.querySelector("[data-notice]");

// ── What is kept, when the reader wants it ──

/** What is kept of all sheets: for each of them what is ticked and written. */
function everything() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

function store(values) {
  const all = everything();
  if (values) all[sheet] = values;
  else delete all[sheet];
  try {
    if (Object.keys(all).length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

const fields = () => [...page.querySelectorAll("[data-tick], [data-write]")];
const nameOf = ({ dataset }) => dataset.tick || dataset.write;

/** What the reader has ticked and written on this sheet. */
function written() {
  const told = fields().map((field) => [nameOf(field), field.type === "checkbox" ? field.checked : field.value]);
  return Object.fromEntries(told.filter(([, value]) => value));
}

function fill(values) {
  for (const field of fields()) {
    const value = Object.hasOwn(values, nameOf(field)) ? values[nameOf(field)] : undefined;
    if (field.type === "checkbox") field.checked = value === true;
    else if (typeof value === "string") field.value = value;
  }
}

/** The box by which the reader has this sheet kept on the device. */
function keeping() {
  const choice = page.querySelector("[data-keep]");
  if (!choice) return;
  const box = choice.querySelector("input");
  const before = everything()[sheet];
  box.checked = Boolean(before);
  if (before && typeof before === "object") fill(before);
  const save = () => box.checked && !store(written()) && (said.textContent = NOT_KEPT);
  page.addEventListener("input", ({ target }) => nameOf(target) && save());
  box.addEventListener("change", () => {
    const done = store(box.checked ? written() : null);
    said.textContent = done ? (box.checked ? "It is kept on this device." : "It is not kept any more.") : NOT_KEPT;
  });
  choice.hidden = false;
}

// ── From the plan ──

/** The courses of the plan that one can apply for, in their order. */
async function chosen() {
  const told = await Promise.all(kept().courses.map(course));
  return told.filter((one) => one.course?.status === "published").map((one) => one.course);
}

function choices(courses) {
  const body = page.querySelector("[data-choices]");
  [...body.rows].forEach((row, place) => {
    const one = courses[place];
    if (!one) return;
    const texts = [`${one.title}, ${one.level.toLowerCase()}`, one.provider, one.runs[0].starts];
    texts.forEach((text, cell) => (row.cells[cell + 1].textContent = text));
  });
  const over = page.querySelector("[data-left-over]");
  over.hidden = courses.length <= body.rows.length;
  over.textContent = `The sheet has room for ${body.rows.length}; the others of your plan are not on it.`;
}

/** The box that puts something on the paper, and takes it off again. */
function ticked(name, put) {
  const choice = page.querySelector(`[data-tick-${name}]`);
  choice.hidden = false;
  choice.querySelector("input").addEventListener("change", ({ target }) => put(target.checked));
}

function grades(shown) {
  const cells = [...page.querySelectorAll("[data-grades-rows] td")];
  const mine = shown ? Object.entries(globalThis.Grades.kept().gcse) : [];
  for (let place = 0; place * 2 < cells.length; place++) {
    const [subject = "", grade = ""] = mine[place] || [];
    cells[place * 2].textContent = subject && `GCSE ${subject}`;
    cells[place * 2 + 1].textContent = grade;
  }
}

function notes(shown) {
  const plan = kept();
  const lines = plan.courses.filter((id) => plan.notes[id]).map((id) => make("li", {}, `${words(id)}: ${plan.notes[id]}`));
  page.querySelector("[data-note-lines]").replaceChildren(...(shown ? lines : []));
  page.querySelector("[data-notes]").hidden = !shown;
}

/** The checklist of each course of the plan in place of the blank ones. */
function lists(courses) {
  const place = page.querySelector("[data-courses]");
  const blank = place.querySelector(".paper-course");
  const made = courses.map((one) => {
    const list = blank.cloneNode(true);
    const title = list.querySelector("h3");
    title.className = "";
    title.textContent = `${one.title}, ${one.provider}`;
    for (const box of list.querySelectorAll("[data-tick]")) box.dataset.tick = `${one.id} ${box.dataset.tick}`;
    return list;
  });
  place.dataset.filled = ""; // until then nothing can be ticked that would go
  if (made.length) place.replaceChildren(...made);
  else for (const [number, list] of [...place.children].entries()) for (const box of list.querySelectorAll("[data-tick]")) box.dataset.tick += ` ${number + 1}`;
}

function mine(courses) {
  page.querySelector("[data-chosen-list]").replaceChildren(...courses.map((one) => make("li", {}, `${one.title}, ${one.level.toLowerCase()}, ${one.provider}`)));
  page.querySelector("[data-chosen]").hidden = !courses.length;
}

function form(courses) {
  choices(courses);
  if (globalThis.Grades.told(globalThis.Grades.kept())) ticked("grades", grades);
  if (Object.keys(kept().notes).length) ticked("notes", notes);
}

const FILL = { form, checklist: lists, "learning-plan": mine };

page.querySelector("[data-print]").replaceChildren(button("Print this page", () => print()));
chosen().then((courses) => {
  FILL[sheet](courses);
  keeping();
});
