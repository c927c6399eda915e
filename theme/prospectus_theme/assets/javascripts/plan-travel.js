/* How long ways take: from home as the finder knows it, and between places as the timetable of the area does. */

import { keptHome } from "./finder-state.js";
import { homeOf } from "./plan-data.js";
import { ROOT } from "./plan-parts.js";

const ONLINE = -1;

async function file(path) {
  const answer = await fetch(`${ROOT}${path}.json`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`There is no ${path}.`);
  return answer.json();
}

/** Where the reader starts from, with its `journeys`; null when this device keeps no home. */
export async function fromHome() {
  const home = await homeOf(keptHome());
  return home && { ...home, journeys: await journeys(home) };
}

/**
 * What tells the journeys from a home: for the id of a course its quickest journey, `minutes`
 * (null when there is no way in time, 0 for online) and what one rides in. Null where there is no timetable.
 */
async function journeys(home) {
  try {
    const table = await file("assets/finder/courses");
    if (!table.trip) return null; // an area without a timetable
    const { stamp, words, homes } = await file("assets/finder/travel"); // one file: no request tells where home is
    const [minutes, by] = homes[home.town];
    return table.stamp === stamp ? (id) => quickest(table, { minutes, by, words }, id) : null;
  } catch {
    return null; // without a connection, miles have to do
  }
}

function quickest(table, from, id) {
  const trips = tripsOf(table, id);
  return trips && best(trips, from);
}

/** The journeys of a course's runs, as the finder's table numbers them; null when it is not in the table. */
function tripsOf(table, id) {
  const [provider, course] = id.split("/");
  let run = 0;
  for (let row = 0; row < table.id.length; run += table.runs[row], row++) {
    if (table.id[row] === course && table.values.provider[table.provider[row]][0] === provider) {
      return table.trip.slice(run, run + table.runs[row]);
    }
  }
  return null;
}

/**
 * What tells the ways to a course from every town and village from which there is one, the quickest first: their
 * `name`, `minutes` and `words`. It tells of none where there is no timetable, or no connection.
 */
export async function fromEverywhere() {
  try {
    const [table, { localities }] = await Promise.all([file("assets/finder/courses"), file("assets/finder/home")]);
    if (!table.trip) return () => [];
    const { stamp, words, homes } = await file("assets/finder/travel");
    if (table.stamp !== stamp) return () => [];
    const from = localities.map(([id, name]) => ({ name, minutes: homes[id][0], by: homes[id][1], words }));
    return (id) => waysFrom(from, tripsOf(table, id) || []);
  } catch {
    return () => [];
  }
}

function waysFrom(from, trips) {
  if (!trips.length || trips.includes(ONLINE)) return [];
  const ways = from.map((home) => ({ name: home.name, ...best(trips, home) }));
  return ways.filter(({ minutes }) => minutes !== null).sort((a, b) => a.minutes - b.minutes);
}

function best(trips, { minutes, by, words }) {
  if (trips.includes(ONLINE)) return { minutes: 0, words: "" };
  const ways = trips.filter((trip) => minutes[trip] !== null);
  if (!ways.length) return { minutes: null, words: "" };
  const first = ways.reduce((one, other) => (minutes[other] < minutes[one] ? other : one));
  return { minutes: minutes[first], words: words[by[first]] };
}

/**
 * The ways from the places of these courses, by the place: only from those whose courses are taken beside others are
 * there any. What cannot be read is not known.
 */
export async function waysBetween(courses) {
  const runs = courses.flatMap((course) => course.runs);
  const sites = new Set(runs.filter(({ study, site }) => study === "part-of-programme" && site).map(({ site }) => site));
  if (new Set(runs.map(({ site }) => site)).size < 2) return new Map();
  const read = async (site) => [site, await file(`data/between/${site}`).catch(() => ({}))];
  return new Map(await Promise.all([...sites].map(read)));
}
