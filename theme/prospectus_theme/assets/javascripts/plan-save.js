/* On every page: the count in the header, and a button at every course that saves it and takes it out again. */

import { add, has, isFull, isLost, kept, remove, touch, undo, watch, MOST } from "./plan-store.js";
import { ROOT, button, idAt, make, many, unseen } from "./plan-parts.js";
import { offline } from "./plan-offline.js";

const NOT_KEPT = "This browser keeps nothing, so your plan is gone when you leave this page. Print it, or look in the browser’s settings for “site data”.";
const FULL = `Your plan holds ${MOST} courses and no more. Take one out first.`;
const LISTED = ".rows > li, .map-list > li";
const PAUSE = 7000;

/** The button of a course. */
export function saver(id, title) {
  const sign = make("span", { class: "i i-save", "aria-hidden": "true" });
  const label = make("span", { "data-plan-label": true });
  const element = make("button", { type: "button", class: "plan-save", "data-plan-save": id }, sign, label, unseen(` ${title}`));
  mark(element);
  return element;
}

/** Shows whether its course is in the plan. */
function mark(element) {
  const saved = has(element.dataset.planSave);
  const sign = element.querySelector(".i");
  sign.classList.toggle("i-saved", saved);
  sign.classList.toggle("i-save", !saved);
  element.querySelector("[data-plan-label]").textContent = saved ? "Saved" : "Save";
}

function toggle(element) {
  const id = element.dataset.planSave;
  const title = element.querySelector(".unseen").textContent.trim();
  if (has(id)) {
    remove(id);
    const back = button("Undo", () => {
      undo();
      say(`${title} is in your plan again.`);
      element.focus(); // the button that had the focus goes
    });
    say(`${title} is taken out of your plan.`, back);
  } else if (isFull()) say(FULL);
  else {
    add(id);
    const number = many(kept().courses.length, "course");
    say(`${title} is saved: ${number} in `, make("a", { href: `${ROOT}plan/` }, "my plan"), ".");
  }
}

// ── What is said ──

const region = make("div", { class: "page plan-said", role: "status" });
let timer;

/** Says something at the foot of the window; what is not kept stays there until it is closed. */
export function say(...inside) {
  clearTimeout(timer);
  const close = button(["Close", unseen(" this message")], () => region.replaceChildren());
  const lost = isLost() ? [make("strong", {}, NOT_KEPT)] : [];
  region.replaceChildren(make("p", {}, ...inside, ...(lost.length ? [" ", ...lost] : [])), close);
  const busy = () => region.contains(document.activeElement) || region.matches(":hover");
  const end = () => (busy() ? (timer = setTimeout(end, PAUSE)) : region.replaceChildren());
  if (!lost.length) timer = setTimeout(end, PAUSE);
}

// ── The page ──

function show() {
  const number = kept().courses.length;
  for (const element of document.querySelectorAll("[data-plan-save]")) mark(element);
  for (const element of document.querySelectorAll("[data-plan-count]")) {
    element.replaceChildren(...(number ? [String(number), make("span", { class: "shell-unseen" }, number === 1 ? " course" : " courses")] : []));
  }
  offline();
}

function start() {
  touch();
  document.body.append(region);
  for (const item of document.querySelectorAll(LISTED)) {
    const link = item.querySelector("a");
    const id = link && idAt(link.href);
    if (id) item.append(saver(id, link.textContent));
  }
  document.addEventListener("click", ({ target }) => {
    const element = target.closest("[data-plan-save]");
    if (element) toggle(element);
  });
  if (document.querySelector("[data-pack-open]")) import("./pack-choose.js");
  watch(show);
  show();
}

start();
