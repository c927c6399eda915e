/* The facts of a course in the same rows for every course, as the plan lists them and the comparison sets them side by side. */

import "./grades.js";
import { miles } from "./plan-distance.js";
import { dayWords } from "./plan-week.js";
import { listed } from "./plan-parts.js";

const { told, open, verdict, ofAge } = globalThis.Grades;
const NOT_TOLD = "not told";
const SAYS = { yes: "Yes", interview: "Yes, with an interview", ask: "Ask" };

/** How long it takes to get to a course from home, else how far its nearest place is, in words. */
export function journey(course, home) {
  const runs = course.runs || [];
  if (runs.some((run) => !run.site && run.where === "Online")) return "none: it is online";
  if (!home) return "choose where you start from";
  const way = home.journeys && home.journeys(course.id);
  if (way && way.minutes === null) return `no bus or train from ${home.name} in time: ask`;
  if (way) return [`${way.minutes} min`, way.words, `from ${home.name}`].filter(Boolean).join(" ");
  const far = runs.filter((run) => run.point).map((run) => ({ run, miles: miles(home.point, run.point) }));
  if (!far.length) return NOT_TOLD;
  const best = far.reduce((one, other) => (other.miles < one.miles ? other : one));
  const number = best.miles < 9.95 ? best.miles.toFixed(1).replace(/\.0$/, "") : String(Math.round(best.miles));
  const words = best.miles < 0.5 ? "less than half a mile" : number === "1" ? "1 mile" : `${number} miles`;
  return `${words} from ${home.name} in a straight line`;
}

/** Whether the reader would get in, in a few words; empty when nothing is told of grades. */
export function wouldGetIn(course, mine) {
  const asked = course.asked || {};
  if (open(asked) && !verdict(asked, mine).age) return asked.interview ? "Yes, with an interview: it asks for no grades" : "Yes: it asks for no grades";
  if (asked.words && !verdict(asked, mine).age) return "Ask";
  if (!told(mine)) return "";
  const leads = (course.ways || []).map(([id, title, , entry]) => ({ id, title, entry }));
  const { answer, ways, age } = verdict(asked, mine, leads);
  if (age) return ofAge(asked, age);
  if (answer !== "not yet") return SAYS[answer];
  return `Not yet: ${listed(ways.slice(0, 2).map(({ title }) => title))} ${ways.length > 1 ? "lead" : "leads"} there`;
}

/** The days of a run in words: “Mon–Thu”, else the part of the day. */
export const days = (run) => (run.lessons ? dayWords(run.lessons) : run.days);

const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

/** The rows: a name and, for a course, what stands there. */
export function rows({ home, mine }) {
  const first = (course) => (course.runs || [])[0] || {};
  const others = ({ runs = [] }) => (runs.length > 1 ? `, and ${runs.length - 1} more` : "");
  return [
    ["Level", (one) => [one.level, one.means].filter(Boolean).join(": ")],
    ["Qualification awarded", (one) => one.award],
    ["School, college or provider", (one) => one.provider],
    ["Where", (one) => [...new Set((one.runs || []).map((run) => run.where))].slice(0, 3).join("; ")],
    ["Journey", (one) => (one.runs ? journey(one, home) : "")],
    ["Days", (one) => capital(days(first(one)) || "")],
    ["Starts", (one) => capital(first(one).starts || "") + others(one)],
    ["How long", (one) => [first(one).long, (first(one).way || "").toLowerCase()].filter(Boolean).join(", ")],
    ["Cost", (one) => [one.cost, one.kit && `To buy: ${one.kit}`].filter(Boolean).join(". ")],
    ["What you need to get in", (one) => one.entry],
    ["Would I get in?", (one) => wouldGetIn(one, mine) || "enter your grades to see"],
    ["How you are assessed", (one) => (one.assessed || "").replace(/\n+(- )?/g, " ")],
    ["Where it leads", (one) => (one.leads || []).join("; ")],
    ["Apply by", (one) => (one.apply ? one.apply.by : "")],
  ].map(([name, value]) => ({ name, value: (course) => value(course) || NOT_TOLD }));
}
