/* What is still to do for the courses of the plan: grades, interviews, and dates in their order. */

import "./grades.js";
import { wouldGetIn } from "./plan-facts.js";

const { told, verdict } = globalThis.Grades;

const BEST = 9;

/** The grades that a course asks for and that the reader does not expect yet, in words. */
export function missing(course, mine) {
  const grades = (course.asked && course.asked.gcse) || [];
  return grades.filter((one) => verdict({ gcse: [one] }, mine).answer === "ask").map(([subject, grade, number]) => {
    const least = grade === BEST ? `grade ${grade}` : `grade ${grade} or above`;
    if (number) return `${number} GCSEs at ${least}${subject === "any" ? "" : ` in ${subject}`}`;
    return `${least} in ${subject === "any" ? "any GCSE" : `GCSE ${subject}`}`;
  });
}

/** What stands after the grades that are lacking. */
const also = (answer) => (answer === "Ask" ? "Ask before you rule it out: something else may count." : `${answer}.`);

/** What is still needed for a course, a line for each thing; empty lines are left out. */
export function needs(course, mine) {
  const lacking = told(mine) ? missing(course, mine) : [];
  const answer = wouldGetIn(course, mine);
  const decided = answer.startsWith("Yes");
  return [
    !answer && `Enter the grades that you expect. It asks: ${course.entry}`,
    !decided && lacking.length > 0 && `To get in you still need ${lacking.join("; ")}.`,
    answer && !decided && (lacking.length ? also(answer) : `${answer}. It asks: ${course.entry}`),
    course.interview && "There is an interview: get ready for it.",
    course.apply && course.apply.by && `${course.apply.says} ${course.apply.by}`,
    course.kit && `To buy: ${course.kit}`,
  ].filter(Boolean);
}

/**
 * The days of these courses in their order, each once, with the courses for which it counts. Those before `today`
 * (as 2027-01-29) come first, marked as `over`.
 */
export function dates(courses, today) {
  const byId = new Map();
  for (const course of courses) {
    for (const one of course.dates || []) {
      if (!byId.has(one.id)) byId.set(one.id, { ...one, over: (one.last || one.on) < today, courses: [] });
      byId.get(one.id).courses.push(course);
    }
  }
  const key = ({ on, time = "", name }) => `${on} ${time} ${name}`;
  return [...byId.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
