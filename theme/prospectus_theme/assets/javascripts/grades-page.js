/* The page “My grades”: keeps what the reader enters on this device and nowhere else, and clears it. */

import "./grades.js";

const { kept, keep, clear, told, sound, KEY, NONE } = globalThis.Grades;
const NOT_KEPT = "This browser keeps nothing, so your grades are gone when you leave. You can still read each course's requirements.";

const form = document.querySelector("[data-grades-form]");

function start() {
  const selects = [...form.querySelectorAll("[data-subject]")];
  const level = form.querySelector("[data-level]");
  const status = form.querySelector("[data-grades-said]");
  const button = form.querySelector("[data-grades-clear]");
  const next = form.querySelector("[data-grades-next]");

  /** What the form holds. */
  const entered = () => {
    const grades = selects.filter(({ value }) => value).map(({ dataset, value }) => [dataset.subject, Number(value)]);
    return sound({ gcse: Object.fromEntries(grades), level: level.value ? Number(level.value) : NONE });
  };
  const show = (mine) => {
    for (const select of selects) select.value = mine.gcse[select.dataset.subject] || "";
    level.value = mine.level === NONE ? "" : String(mine.level);
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
