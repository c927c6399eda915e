/* What the plan shows of a course: read from its provider's file when it is asked for, and where the course is now. */

import { ROOT } from "./plan-parts.js";
import { isId } from "./plan-store.js";

const HOPS = 5;
const found = new Map();

/**
 * A course by its id. `state` is “here”, “gone” (not in this prospectus any more) or “unknown” (it could not be
 * fetched); `course` is what is said of it and `id` its id now, which is another one when it was renamed.
 */
export async function course(id) {
  for (let now = id, hop = 0; hop < HOPS && isId(now); hop++) {
    const { state, told } = await entry(now);
    if (state !== "here") return { state, id: now };
    if (!told.moved) return { state, id: now, course: told };
    now = told.moved;
  }
  return { state: "gone", id };
}

/** What the file of its provider says of an id. In a part of another build than the list of parts nothing is known. */
async function entry(id) {
  const [provider, name] = id.split("/");
  const whole = await file(`data/courses/${provider}.json`);
  if (whole.state !== "here") return whole;
  const part = whole.told.parts ? await partOf(provider, name, whole.told) : whole;
  if (part.state !== "here") return part;
  const { courses = {}, sites = {} } = part.told;
  return Object.hasOwn(courses, name) ? { state: "here", told: { sites, ...courses[name] } } : { state: "gone" };
}

/** The part in which a course stands: the last one that begins with it or before it. */
async function partOf(provider, name, { parts, stamp }) {
  const number = parts.filter((first) => first <= name).length;
  if (!number) return { state: "gone" };
  const part = await file(`data/courses/${provider}/${number}.json`);
  return part.state === "here" && part.told.stamp !== stamp ? { state: "unknown" } : part;
}

/** A file; what was fetched is not fetched again, what failed is. */
async function file(path) {
  if (!found.has(path)) found.set(path, get(path));
  const answer = await found.get(path);
  if (answer.state === "unknown") found.delete(path);
  return answer;
}

async function get(path) {
  try {
    const answer = await fetch(ROOT + path, { credentials: "same-origin" });
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
