/*
 * My plan, as this device keeps it: the ids of courses in their order, and notes. Every change is made to what is kept
 * at that moment, so that two tabs lose nothing. On a shared computer it is kept for the tab alone, and for an hour.
 */

const KEY = "prospectus.plan";
const UNDO = "prospectus.plan.undo";
const SHARED = "prospectus.shared";
const OURS = "prospectus.";
const STAYS = ["prospectus.colours", SHARED];
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 200;

export const MOST = 200;
export const LONGEST_NOTE = 2000;
const HOUR = 60 * 60 * 1000;

const changed = new EventTarget();
let memory = null; // the plan of this page alone, when the browser keeps nothing

export const isId = (text) => typeof text === "string" && text.length <= LONGEST_ID && ID.test(text);

/** Only what can be a plan, whatever was kept. */
export function sound(found) {
  const listed = found && Array.isArray(found.courses) ? found.courses : [];
  const courses = [...new Set(listed.filter(isId))].slice(0, MOST);
  const notes = Object.create(null);
  const written = found && typeof found.notes === "object" && found.notes ? found.notes : {};
  for (const id of courses) {
    if (Object.hasOwn(written, id) && typeof written[id] === "string" && written[id]) notes[id] = written[id].slice(0, LONGEST_NOTE);
  }
  return { courses, notes };
}

// ── Where it is kept ──

export function isShared() {
  try {
    return localStorage.getItem(SHARED) === "1";
  } catch {
    return false;
  }
}

const place = () => (isShared() ? sessionStorage : localStorage);

/** What a place holds; on a shared computer nothing that is older than an hour. */
function read() {
  const found = JSON.parse(place().getItem(KEY));
  if (isShared() && found && !(Date.now() - found.at < HOUR)) {
    forget();
    return null;
  }
  return found;
}

/** The plan: what the device keeps, else what this page remembers. */
export function kept() {
  if (memory) return sound(memory);
  try {
    return sound(read());
  } catch {
    return sound(null); // storage is switched off, or holds something else
  }
}

/** Keeps a plan; false when the browser does not allow it, and then it holds for this page. */
export function keep(plan) {
  let done = true;
  try {
    const store = place();
    if (plan.courses.length) store.setItem(KEY, JSON.stringify({ ...plan, ...(isShared() ? { at: Date.now() } : {}) }));
    else store.removeItem(KEY);
    memory = null;
  } catch {
    memory = plan;
    done = false;
  }
  changed.dispatchEvent(new Event("plan"));
  return done;
}

/** Whether this page alone holds the plan, because the browser keeps nothing. */
export const isLost = () => memory !== null;

/** Keeps a shared computer's plan for another hour. */
export function touch() {
  const plan = kept();
  if (isShared() && plan.courses.length && !memory) keep(plan);
}

/** Says whether this is a shared computer; the plan moves to where it then belongs. False when that cannot be kept. */
export function setShared(shared) {
  const plan = kept();
  try {
    forget();
    if (shared) localStorage.setItem(SHARED, "1");
    else localStorage.removeItem(SHARED);
  } catch {
    keep(plan);
    return false;
  }
  return keep(plan);
}

function forget() {
  for (const store of [localStorage, sessionStorage]) for (const key of [KEY, UNDO]) store.removeItem(key);
}

/** Calls `show` whenever the plan changes, here or in another tab. */
export function watch(show) {
  changed.addEventListener("plan", show);
  addEventListener("storage", ({ key }) => (key === KEY || key === SHARED || key === null) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}

// ── Changes: each says whether it is kept ──

export const has = (id) => kept().courses.includes(id);

/** Puts courses at the end; one that was just taken out comes back to its place, with its note. */
export function add(...ids) {
  const plan = kept();
  const last = removed();
  for (const id of ids.filter(isId)) {
    if (plan.courses.includes(id) || plan.courses.length >= MOST) continue;
    if (last && last.id === id) putBack(plan, last);
    else plan.courses.push(id);
  }
  return keep(plan);
}

export const isFull = () => kept().courses.length >= MOST;

function putBack(plan, { id, at, note }) {
  plan.courses.splice(Math.min(at, plan.courses.length), 0, id);
  if (note) plan.notes[id] = note;
  remember(null);
}

export function remove(id) {
  const plan = kept();
  const at = plan.courses.indexOf(id);
  if (at < 0) return true;
  remember({ id, at, note: plan.notes[id] || "" });
  plan.courses.splice(at, 1);
  delete plan.notes[id];
  return keep(plan);
}

/** Moves a course up (-1) or down (1) in the order of preference. */
export function move(id, by) {
  const plan = kept();
  const at = plan.courses.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= plan.courses.length) return true;
  plan.courses.splice(to, 0, plan.courses.splice(at, 1)[0]);
  return keep(plan);
}

export function note(id, text) {
  const plan = kept();
  if (!plan.courses.includes(id)) return true;
  if (text) plan.notes[id] = text.slice(0, LONGEST_NOTE);
  else delete plan.notes[id];
  return keep(plan);
}

/** A course that has another id now keeps its place and its note. */
export function rename(old, id) {
  const plan = kept();
  const at = plan.courses.indexOf(old);
  if (at < 0) return true;
  if (plan.courses.includes(id)) plan.courses.splice(at, 1);
  else plan.courses[at] = id;
  if (plan.notes[old]) plan.notes[id] = [plan.notes[id], plan.notes[old]].filter(Boolean).join("\n");
  delete plan.notes[old];
  return keep(sound(plan));
}

/** Takes these courses in place of what was there; what was there comes back, as is told by `undo`. */
export function replace(ids) {
  const before = kept();
  const done = keep(sound({ courses: ids, notes: before.notes }));
  return { done, undo: () => keep(before) };
}

// ── Undo ──

let taken = null; // what was taken out last, where the browser keeps nothing

function remember(one) {
  taken = one;
  try {
    if (one) sessionStorage.setItem(UNDO, JSON.stringify(one));
    else sessionStorage.removeItem(UNDO);
  } catch {
    // it is remembered for this page
  }
}

/** The course that was taken out last in this tab: its id, its place and its note; null when there is none. */
function removed() {
  if (taken) return taken;
  try {
    const one = JSON.parse(sessionStorage.getItem(UNDO));
    const whole = one && isId(one.id) && Number.isInteger(one.at) && one.at >= 0 && typeof one.note === "string";
    return whole ? one : null;
  } catch {
    return null;
  }
}

/** Puts the course that was taken out last back; false when it cannot be kept. */
export function undo() {
  const last = removed();
  return last ? add(last.id) : true;
}

/**
 * Clears all that this site keeps on the device but the colours: the plan, notes, home, grades, ticked lists. What it
 * gives back puts it there again, for as long as the page is open.
 */
export function clear() {
  const before = kept();
  const held = [];
  try {
    for (const store of [localStorage, sessionStorage]) {
      const keys = Array.from({ length: store.length }, (_, place) => store.key(place));
      for (const key of keys.filter((one) => one.startsWith(OURS) && !STAYS.includes(one))) {
        held.push([store, key, store.getItem(key)]);
        store.removeItem(key);
      }
    }
  } catch {
    // storage is switched off: there is only what this page remembers
  }
  memory = taken = null;
  changed.dispatchEvent(new Event("plan"));
  return () => {
    try {
      for (const [store, key, value] of held) store.setItem(key, value);
    } catch {
      // the plan itself is kept next, or told that it is not
    }
    return keep(before);
  };
}
