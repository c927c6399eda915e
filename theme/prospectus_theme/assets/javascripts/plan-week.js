/* The week of the plan: which courses can be taken together, and where lessons or option blocks get in each other's way. */

import { walk } from "./plan-distance.js";
import { many } from "./plan-parts.js";
import { wayFits } from "./programme-check.js";
import { DAYS, clock, moves, overlaps } from "./programme-hours.js";

const ON_FOOT = 45; // minutes: as far as people walk
const NO_WAYS = new Map();

/** “Mon–Thu”, “Tue, Thu”: the days of lessons. */
export function dayWords(lessons) {
  const days = [...new Set(lessons.map(([day]) => day))].sort((a, b) => a - b);
  const short = (day) => DAYS[day].slice(0, 3);
  const last = days[days.length - 1];
  return days.length > 2 && last - days[0] === days.length - 1 ? `${short(days[0])}–${short(last)}` : days.map(short).join(", ");
}

/** Whether there is time for a way: as the timetable says, else on foot where that is near enough. */
function wayOf(move, ways) {
  const found = wayFits(move, ways);
  const near = walk(move.from, move.to) <= Math.min(move.starts - move.leaves, ON_FOOT);
  return { ...move, ...found, answer: found.answer === "unknown" && near ? "fits" : found.answer };
}

const isWhole = (run) => run.study === "full-time";

/**
 * How two runs go together: “one or the other” (both full-time), “block” (the same option block), “clash”, “unknown”
 * (the days of one are not told), “late” (no bus or train in time) or “fits”; `moves` are the ways between places for
 * which there is no time, or of which nothing is known. `ways` are those between places, as plan-travel reads them.
 */
export function pair(one, other, ways = NO_WAYS) {
  if (isWhole(one) && isWhole(other)) return { answer: "one or the other" };
  if (one.block && one.block === other.block) return { answer: "block" };
  if (!one.lessons || !other.lessons) return { answer: "unknown" };
  const meets = overlaps(one, other);
  if (meets.length) return { answer: "clash", meets };
  const found = moves(one, other).map((move) => wayOf(move, ways)).filter(({ answer }) => answer !== "fits");
  const late = found.filter(({ answer }) => answer === "not");
  return late.length ? { answer: "late", moves: late } : { answer: "fits", moves: found };
}

const RANK = ["fits", "unknown", "one or the other", "late", "block", "clash"];

/**
 * How two courses go together: as those of their dates that go together best. `later` is true when that is not the
 * first date of both, and `runs` are the two dates.
 */
export function together(one, other, ways) {
  let best = null;
  for (const run of one.runs || []) {
    for (const otherRun of other.runs || []) {
      const found = { ...pair(run, otherRun, ways), runs: [run, otherRun], later: run !== one.runs[0] || otherRun !== other.runs[0] };
      if (!best || rank(found) < rank(best)) best = found;
    }
  }
  return best || { answer: "unknown", runs: [{}, {}] };
}

const rank = ({ answer, moves: lacking = [] }) => RANK.indexOf(answer) + (lacking.length ? 0.5 : 0);

/** The pairs of courses that need a word, those that clash first. */
export function checked(courses, ways) {
  const found = [];
  courses.forEach((one, place) => {
    for (const other of courses.slice(place + 1)) found.push({ one, other, ...together(one, other, ways) });
  });
  return found.sort((a, b) => rank(b) - rank(a));
}

/** A way from one place to another in words. */
export function moveWords({ day, from, to, leaves, starts }) {
  const gap = starts - leaves;
  const room = gap ? many(gap, "minute") : "no time";
  return `${DAYS[day]}: ${room} to get from ${from.where} (ends ${clock(leaves)}) to ${to.where} (starts ${clock(starts)})`;
}
