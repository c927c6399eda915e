/* Which courses are chosen for a pack: kept for this tab alone, so that they can be picked from several lists. */

import { isId } from "./plan-store.js";

const KEY = "prospectus.pack";
let memory = []; // when the browser keeps nothing, until the page is left

/** The most courses of a pack: what a school's photocopier takes at once, and one address holds. */
export const MOST = 60;

/** The chosen courses, in the order in which they were chosen. */
export function chosen() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY));
    return Array.isArray(found) ? [...new Set(found.filter(isId))].slice(0, MOST) : memory;
  } catch {
    return memory;
  }
}

/** Keeps these courses and no others; what is over the most is left out. Gives back what is kept. */
export function choose(ids) {
  memory = [...new Set(ids.filter(isId))].slice(0, MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // then the page remembers them
  }
  return memory;
}
