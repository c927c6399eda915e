/* The finder's answers, worked out beside the page so that typing never waits. */
"use strict";

importScripts("../finder/lunr.js", "finder-words.js", "finder-table.js", "finder-meaning.js");
importScripts("finder-match.js", "finder-answer.js", "grades.js");

let finder = null;
let travel = null;
let entry = null;
let waiting = null;

/** A data file; read anew when the copy that the browser kept is of an earlier build. */
async function read(name, cache) {
  const reply = await fetch(`../finder/${name}.json`, { cache });
  if (!reply.ok) throw new Error(`${name}.json: ${reply.status}`);
  return reply.json();
}

const all = (cache) => Promise.all(["courses", "index", "home"].map((name) => read(name, cache)));

async function load() {
  let [courses, index, home] = await all("default");
  if (courses.stamp !== index.stamp) [courses, index, home] = await all("reload");
  finder = new Finder(courses, index, home);
  const { values, towns, points } = courses;
  postMessage({ ready: { values, towns, points, localities: home.localities, timed: finder.timed } });
}

/** A file of the same build as the table, read when it is first asked for; null when there is none. */
function later(name) {
  const fits = (file) => (file.stamp === finder.table.stamp ? file : null);
  return read(name, "default")
    .then((file) => fits(file) || read(name, "reload").then(fits))
    .catch(() => null);
}

/** The journeys from home. Those of all towns and villages are in one file, so that nobody learns which is home. */
async function journeysFrom(home) {
  if (!finder.timed || !home || !home.timed) return null;
  const all = await (travel ||= later("travel"));
  const from = all && all.homes[home.timed];
  return from ? { minutes: from[0], by: from[1], words: all.words } : null;
}

/** Answers the last question that has come; those before it are out of date. */
async function answer() {
  const question = waiting;
  waiting = null;
  if (!question) return;
  const journeys = await journeysFrom(finder.home(question));
  const asked = question.mine && (await (entry ||= later("entry")));
  if (question.mine && !asked) {
    entry = null;
    postMessage({ failed: "entry.json" });
  } else postMessage({ answer: finder.answer(question, { journeys, asked }) });
}

const loaded = load().then(
  () => true,
  (error) => {
    postMessage({ failed: String(error) });
    return false;
  },
);

addEventListener("message", ({ data }) => {
  const idle = waiting === null;
  waiting = data;
  if (idle) loaded.then((ready) => ready && setTimeout(answer));
});
