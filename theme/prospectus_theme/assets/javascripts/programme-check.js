/* Whether chosen dates go together: their lessons, and the ways between places from one lesson to the next. */

import { moves, overlaps } from "./programme-hours.js";

/** Whether a way fits: on foot, or by bus or train; “unknown” where nobody has looked it up, never “fits” for that. */
export function wayFits({ day, from, to, leaves, starts }, ways) {
  const known = ways.get(from.site)?.[to.site];
  if (!known) return { answer: "unknown" };
  if (known.walk !== null && leaves + known.walk <= starts) return { answer: "fits", walk: known.walk };
  const told = known.days.find(([days]) => days.includes(day));
  if (!told) return { answer: "unknown" };
  let next = null;
  for (let at = 0; at < told[1].length; at += 2) {
    const [away, there] = told[1].slice(at, at + 2);
    if (away < leaves) continue;
    if (there <= starts) return { answer: "fits", away, there };
    if (!next || there < next.there) next = { away, there };
  }
  return { answer: "not", next, walk: known.walk };
}

const RANK = ["fits", "unknown", "not", "clash"];
const worst = (answers) => answers.reduce((one, other) => (RANK.indexOf(other) > RANK.indexOf(one) ? other : one), "fits");

/** How two dates go together: “clash” with when they meet, else the worst of the ways between them. */
export function together(one, other, ways) {
  const meets = overlaps(one, other);
  if (meets.length) return { answer: "clash", meets, ways: [] };
  const found = moves(one, other).map((move) => ({ ...move, ...wayFits(move, ways) }));
  return { answer: worst(found.map(({ answer }) => answer)), meets: [], ways: found };
}

/** Every pair of what is chosen, the worst first; each choice is a course and one of its dates. */
export function pairs(chosen, ways) {
  const found = [];
  chosen.forEach((one, place) => {
    for (const other of chosen.slice(place + 1)) found.push({ one, other, ...together(one.date, other.date, ways) });
  });
  return found.sort((a, b) => RANK.indexOf(b.answer) - RANK.indexOf(a.answer));
}

/** What could be taken instead of one of the chosen: other dates of it, and the same course elsewhere. */
export const candidates = (one, data) => [
  ...one.course.dates.filter((date) => date !== one.date).map((date) => ({ course: one.course, date })),
  ...data.elsewhere(one.course).flatMap((course) => course.dates.map((date) => ({ course, date }))),
];

/** Those of them that go with everything else that is chosen, as far as is known. */
export function instead(one, chosen, data) {
  const others = chosen.filter((other) => other !== one);
  const fits = ({ course, date }) => others.every((other) => other.course !== course && ["fits", "unknown"].includes(together(date, other.date, data.ways).answer));
  return candidates(one, data).filter(fits);
}
