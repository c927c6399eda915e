/* A course page's “Would I get in?”: the answer for the grades that this device keeps. */

import "./grades.js";

const { kept, clear, told, open, verdict, KEY } = globalThis.Grades;
const SAYS = {
  yes: "Yes.",
  interview: "Yes, with an interview.",
  "not yet": "Not yet: this course leads there.",
  ask: "Ask.",
};

const panel = document.querySelector("[data-grades]");

function line(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** The line of one of the courses that lead there, as it stands under “What leads here”. */
function way({ row, entry }) {
  const item = row.cloneNode(true);
  if (entry.interview) item.append(line("span", "You would get in, with an interview."));
  return item;
}

/** What stands under the answer. */
function because(asked, { answer, ways, untold }) {
  const enough = open(asked) ? "It asks for no grades" : "What you have told us is enough to get in";
  if (answer === "yes") return `${enough}.`;
  if (answer === "interview") return `${enough}, and there is an interview.`;
  const missing = untold.length ? `You have told us no grade in ${untold.join(", ")}. ` : "";
  if (answer === "not yet") return `${missing}You would get into ${ways.length > 1 ? "these" : "this one"} now:`;
  const alone = asked.else ? "Something else may count for you: see “What else counts”. " : "Grades alone do not decide here. ";
  return `${missing}${alone}Ask before you rule it out.${ways.length ? " These lead there, and you would get in now:" : ""}`;
}

/** What this course asks for and, with their lines on the page, what those ask for that lead to it. */
function data() {
  const { entry, leads } = JSON.parse(panel.dataset.grades);
  const rows = document.querySelectorAll("#from + .rows > li");
  return { entry, leads: leads.map((one, place) => ({ entry: one, row: rows[place] })).filter(({ row }) => row) };
}

function lines(asked, leads, mine) {
  if (!told(mine) && !open(asked)) return [];
  const found = verdict(asked, mine, leads);
  const several = found.answer === "not yet" && found.ways.length > 1;
  const answer = line("p", several ? "Not yet: these courses lead there." : SAYS[found.answer]);
  answer.className = "grades-answer";
  const list = document.createElement("ul");
  list.className = "rows";
  list.append(...found.ways.map(way));
  return [answer, line("p", because(asked, found)), ...(found.ways.length ? [list] : [])];
}

function start() {
  const { entry, leads } = data();
  const answer = panel.querySelector("[data-grades-answer]");
  const link = panel.querySelector("[data-grades-link]");
  const button = panel.querySelector("[data-grades-clear]");
  const show = () => {
    const mine = kept();
    answer.replaceChildren(...lines(entry, leads, mine));
    link.textContent = told(mine) ? "Change my grades" : "Enter the grades that you expect";
    button.hidden = !told(mine);
  };
  button.addEventListener("click", () => {
    clear();
    show();
    answer.prepend(line("p", "Your grades are cleared from this device."));
    link.focus(); // the button that had the focus goes
  });
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  panel.hidden = false;
  setTimeout(show); // after the region is shown, so that it is read out
}

if (panel) start();
