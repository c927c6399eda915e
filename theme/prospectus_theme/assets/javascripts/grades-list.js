/* The list of what every course asks for: under each course the answer for what this device keeps, to print. */

import "./grades.js";

const { kept, clear, told, verdict, ofAge, KEY } = globalThis.Grades;
const SAYS = { yes: "Yes.", interview: "Yes, with an interview.", ask: "Ask." };
const ANSWERED = "Under each course stands whether you would get in, by what this device keeps. It is printed with the list.";

const panel = document.querySelector("[data-grades-list]");

/** The answer in a line. */
function says(asked, mine) {
  const { answer, age } = verdict(asked, mine);
  return age ? `${age.opens === null ? "" : "Not yet. "}${ofAge(asked, age)}` : SAYS[answer];
}

/** Puts the answer under a course, or takes it away when nothing is kept. */
function answered(item, mine) {
  item.querySelector(".requirements-answer")?.remove();
  if (!told(mine)) return;
  const line = document.createElement("p");
  line.className = "requirements-answer";
  line.textContent = `Would I get in? ${says(JSON.parse(item.dataset.grades).entry, mine)}`;
  item.append(line);
}

function start() {
  const status = panel.querySelector("[data-grades-said]");
  const show = (words) => {
    const mine = kept();
    for (const item of document.querySelectorAll("li[data-grades]")) answered(item, mine);
    panel.querySelector("button").hidden = !told(mine);
    status.textContent = told(mine) ? ANSWERED : words;
  };
  panel.querySelector("button").addEventListener("click", () => {
    clear();
    show("Your grades are cleared from this device.");
  });
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && show(""));
  panel.hidden = false;
  show("");
}

if (panel) start();
