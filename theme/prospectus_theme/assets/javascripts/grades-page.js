/* The page “My grades”: keeps what the reader enters on this device and nowhere else, and clears it. */

import "./grades.js";

const { kept, keep, clear, told, sound, KEY, NONE } = globalThis.Grades;
const NOT_KEPT = "This browser keeps nothing, so your grades are gone when you leave. You can still read each course's requirements.";

const TICKED = (many) => (many ? `You have ticked ${many} ${many === 1 ? "course" : "courses"} as done.` : "");

const form = document.querySelector("[data-grades-form]");

function start() {
  const selects = [...form.querySelectorAll("[data-subject]")];
  const level = form.querySelector("[data-level]");
  const cohort = form.querySelector("[data-cohort]");
  const ticked = form.querySelector("[data-grades-ticked]");
  const status = form.querySelector("[data-grades-said]");
  const button = form.querySelector("[data-grades-clear]");
  const next = form.querySelector("[data-grades-next]");

  /** What the form holds. */
  const entered = () => {
    const grades = selects.filter(({ value }) => value).map(({ dataset, value }) => [dataset.subject, Number(value)]);
    const [rank, born] = [level, cohort].map(({ value }) => (value ? Number(value) : NONE));
    return sound({ gcse: Object.fromEntries(grades), level: rank, cohort: born, done: kept().done });
  };
  const show = (mine) => {
    for (const select of selects) select.value = mine.gcse[select.dataset.subject] || "";
    level.value = mine.level === NONE ? "" : String(mine.level);
    cohort.value = mine.cohort === NONE ? "" : String(Math.max(mine.cohort, Number(cohort.dataset.cohort)));
    ticked.textContent = TICKED(mine.done.length);
    next.hidden = !told(mine);
  };
  form.addEventListener("change", () => {
    const mine = entered();
    status.textContent = keep(mine) ? "Kept on this device." : NOT_KEPT;
    next.hidden = !told(mine);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    clear();
    show(kept());
    status.textContent = "Your grades are cleared from this device.";
  });
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && show(kept()));
  show(kept());
  form.hidden = false;
}

if (form) start();
