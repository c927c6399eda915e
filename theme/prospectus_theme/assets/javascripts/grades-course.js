/* A course page's “Would I get in?”: the answer for the grades that this device keeps. */

import "./grades.js";

const { kept, keep, clear, told, open, verdict, forAges, ofAge, KEY, NONE } = globalThis.Grades;
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

/** What stands under a yes: of those who have not told their age, for whom the course is. */
function enough(asked, answer, mine) {
  const grades = open(asked) ? "It asks for no grades" : "What you have told us is enough to get in";
  const ages = asked.ages && mine.cohort === NONE ? ` It is ${forAges(asked)}.` : "";
  return `${grades}${answer === "interview" ? ", and there is an interview" : ""}.${ages}`;
}

/** What stands under an answer that a reader's age decides. */
function older(asked, { ways, untold, age }) {
  const missing = untold.length ? ` You have told us no grade in ${untold.join(", ")}.` : "";
  const until = ways.length ? ` Until then, you would get into ${ways.length > 1 ? "these" : "this one"}:` : "";
  return `${ofAge(asked, age)}${missing}${age.opens === null ? "" : until}`;
}

/** What stands under the answer. */
function because(asked, found, mine) {
  const { answer, ways, untold, age } = found;
  if (answer === "yes" || answer === "interview") return enough(asked, answer, mine);
  if (age) return older(asked, found);
  const missing = untold.length ? `You have told us no grade in ${untold.join(", ")}. ` : "";
  if (answer === "not yet") return `${missing}You would get into ${ways.length > 1 ? "these" : "this one"} now:`;
  const words = asked.words ? "What you need is told in words only. " : "Grades alone do not decide here. ";
  const alone = asked.else ? "Something else may count for you: see “What else counts”. " : words;
  return `${missing}${alone}Ask before you rule it out.${ways.length ? " These lead there, and you would get in now:" : ""}`;
}

/** What this course asks for and, with their lines on the page, what those ask for that lead to it. */
function data() {
  const { entry, leads } = JSON.parse(panel.dataset.grades);
  const rows = document.querySelectorAll("#from + .rows > li");
  return { entry, leads: leads.map((one, place) => ({ entry: one, row: rows[place] })).filter(({ row }) => row) };
}

/** The answer itself. */
function says({ answer, ways, age }) {
  if (age && age.opens !== null) return "Not yet.";
  return answer === "not yet" && ways.length > 1 ? "Not yet: these courses lead there." : SAYS[answer];
}

function lines(asked, leads, mine) {
  if (!told(mine) && !open(asked)) return [];
  const found = verdict(asked, mine, leads);
  const answer = line("p", says(found));
  answer.className = "grades-answer";
  const list = document.createElement("ul");
  list.className = "rows";
  const ways = found.age && found.age.opens === null ? [] : found.ways;
  list.append(...ways.map(way));
  return [answer, line("p", because(asked, found, mine)), ...(ways.length ? [list] : [])];
}

/** Keeps which of the courses that get one in are done, as their boxes are ticked. */
function tick(boxes) {
  const mine = kept();
  const others = mine.done.filter((one) => !boxes.some(({ value }) => value === one));
  return keep({ ...mine, done: [...others, ...boxes.filter(({ checked }) => checked).map(({ value }) => value)] });
}

function start() {
  const { entry, leads } = data();
  const answer = panel.querySelector("[data-grades-answer]");
  const link = panel.querySelector("[data-grades-link]");
  const button = panel.querySelector("[data-grades-clear]");
  const boxes = [...panel.querySelectorAll("[data-grades-done]")];
  const show = () => {
    const mine = kept();
    for (const box of boxes) box.checked = mine.done.includes(box.value);
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
  panel.addEventListener("change", () => {
    if (tick(boxes)) show();
    else answer.replaceChildren(line("p", "This browser keeps nothing, so ticking a course does nothing here."));
  });
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  panel.hidden = false;
  setTimeout(show); // after the region is shown, so that it is read out
}

if (panel) start();
