/* The finder's answers, worked out beside the page so that typing never waits. */
"use strict";

importScripts("../finder/lunr.js", "finder-words.js", "finder-table.js", "finder-meaning.js");
importScripts("finder-match.js", "finder-answer.js", "grades.js");

let finder = null;
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
  postMessage({ ready: { values, towns, points, localities: home.localities } });
}

/** Answers the last question that has come; those before it are out of date. */
function answer() {
  const question = waiting;
  waiting = null;
  if (question) postMessage({ answer: finder.answer(question) });
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
