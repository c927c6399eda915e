/* What the plan shows of a course: its small file, fetched when it is asked for, and where the course is now. */

import { ROOT } from "./plan-parts.js";
import { isId } from "./plan-store.js";

const HOPS = 5;
const found = new Map();

/**
 * A course by its id. `state` is “here”, “gone” (not in this prospectus any more) or “unknown” (it could not be
 * fetched); `course` is what its file says and `id` its id now, which is another one when it was renamed.
 */
export async function course(id) {
  for (let now = id, hop = 0; hop < HOPS && isId(now); hop++) {
    const { state, told } = await file(now);
    if (state !== "here") return { state, id: now };
    if (!told.moved) return { state, id: now, course: told };
    now = told.moved;
  }
  return { state: "gone", id };
}

/** The file of an id; what was fetched is not fetched again, what failed is. */
async function file(id) {
  if (!found.has(id)) found.set(id, get(id));
  const answer = await found.get(id);
  if (answer.state === "unknown") found.delete(id);
  return answer;
}

async function get(id) {
  try {
    const answer = await fetch(`${ROOT}data/courses/${id}.json`, { credentials: "same-origin" });
    if (answer.status === 404 || answer.status === 410) return { state: "gone" };
    if (!answer.ok) return { state: "unknown" };
    const told = await answer.json();
    return told && typeof told === "object" ? { state: "here", told } : { state: "unknown" };
  } catch {
    return { state: "unknown" };
  }
}

/** What an id says of a course of which nothing else is known: “Plumbing level 2”. */
export function words(id) {
  const text = id.split("/")[1].replaceAll("-", " ");
  return text[0].toUpperCase() + text.slice(1);
}

let places = null;

/** Where the reader starts from, by the id or postcode district that the device keeps: its name, its point and its town. */
export async function homeOf(id) {
  if (!id) return null;
  try {
    places ??= fetch(`${ROOT}assets/finder/home.json`, { credentials: "same-origin" }).then((answer) => answer.json());
    const { localities, districts } = await places;
    const row = [...localities, ...districts].find(([one]) => one === id);
    return row ? { id, name: row[1], point: [row[2], row[3]], town: row[4] || id } : null;
  } catch {
    places = null;
    return null;
  }
}
