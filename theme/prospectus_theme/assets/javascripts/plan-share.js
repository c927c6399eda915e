/*
 * A plan in an address: behind the #, which no browser sends to anybody. It holds ids in their order and no notes:
 * “teme-valley/plumbing-level-2,bricklaying-level-1;wyreford/maths”.
 */

import { isId } from "./plan-store.js";

export const MOST = 40;
const LONGEST = 8000;

/** The text of these courses, as many as there may be; those of one provider that stand together name it once. */
export function written(ids, most = MOST) {
  const groups = [];
  for (const id of ids.filter(isId).slice(0, most)) {
    const [provider, course] = id.split("/");
    const last = groups[groups.length - 1];
    if (last && last[0] === provider) last[1].push(course);
    else groups.push([provider, [course]]);
  }
  return groups.map(([provider, courses]) => `${provider}/${courses.join(",")}`).join(";");
}

/** The courses that a text names, each once; whatever else it holds counts as nothing. */
export function read(text, most = MOST) {
  if (typeof text !== "string" || text.length > LONGEST) return [];
  const ids = text.split(";").flatMap((group) => {
    const [provider, courses = "", ...more] = group.split("/");
    return more.length ? [] : courses.split(",").map((one) => `${provider}/${one}`);
  });
  return [...new Set(ids.filter(isId))].slice(0, most);
}

/** The courses that an address names under this word behind the #. */
export function named(word, hash, most = MOST) {
  const found = hash.slice(1, LONGEST).split("&").find((part) => part.startsWith(`${word}=`));
  if (!found) return [];
  try {
    return read(decodeURIComponent(found.slice(word.length + 1)), most);
  } catch {
    return []; // a % that stands for nothing
  }
}
