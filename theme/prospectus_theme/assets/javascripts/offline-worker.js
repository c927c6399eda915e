/*
 * The worker of the saved plan. The build puts the stamp of the site and the files to keep before this text, so that
 * every change of the site is a new worker with a cache of its own. Pages come from the network; only when it fails or
 * takes too long, a copy is shown, which says of which day it is. Of pages none is kept but those of saved courses.
 */
/* global STAMP, FILES, LATER */
"use strict";

const ROOT = self.registration.scope;
const NAME = `prospectus ${ROOT}`;
const CACHE = `${NAME} ${STAMP}`;
const PATIENCE = 3000;
const COURSE = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const MOST = 200;

const at = (path) => new URL(path, ROOT).href;
const always = new Set([...FILES, ...LATER].map(at));
const copies = new Map(); // the day of the copy that a window was given, by the window

const pageOf = (id) => at(`courses/${id}/`);
const listOf = (id) => at(`data/courses/${id.split("/")[0]}.json`);

/** Whether an answer is worth keeping: whole, ours, and no fault. */
const sound = (answer) => answer.ok && answer.status === 200 && answer.type === "basic" && !answer.redirected;

/** Fetches a file and keeps it; true when that was done. */
async function take(cache, address, how = "no-cache") {
  try {
    const answer = await fetch(address, { cache: how, credentials: "same-origin" });
    if (sound(answer)) await cache.put(address, answer);
    return sound(answer);
  } catch {
    return false;
  }
}

async function install() {
  const cache = await caches.open(CACHE);
  const done = await Promise.all(FILES.map((path) => take(cache, at(path))));
  if (done.includes(false)) throw new Error("Not every file of the plan could be fetched.");
  await self.skipWaiting();
}

/** Takes over; what earlier workers kept of the saved courses is fetched anew, and their caches go. */
async function activate() {
  const cache = await caches.open(CACHE);
  const old = (await caches.keys()).filter((name) => name.startsWith(`${NAME} `) && name !== CACHE);
  for (const name of old) {
    for (const { url } of await (await caches.open(name)).keys()) {
      if (!always.has(url) && !(await take(cache, url))) await carry(name, cache, url);
    }
    await caches.delete(name);
  }
  await self.clients.claim();
}

/** Without a connection a course's old copy stays, which says its day. */
async function carry(name, cache, address) {
  const answer = await (await caches.open(name)).match(address);
  if (answer && !navigator.onLine) await cache.put(address, answer);
}

/** Keeps the saved courses and the finder's data, and nothing of courses that are saved no longer. */
async function save(ids) {
  const cache = await caches.open(CACHE);
  const saved = ids.filter((id) => typeof id === "string" && COURSE.test(id)).slice(0, MOST);
  const keep = async (url) => (await cache.match(url)) || take(cache, url, "default");
  const lists = new Set(saved.map(listOf));
  for (const url of lists) await keep(url);
  const parts = await Promise.all(saved.map((id) => partOf(cache, id)));
  const wanted = new Set([...lists, ...parts.filter(Boolean), ...saved.map(pageOf)]);
  for (const { url } of await cache.keys()) if (!always.has(url) && !wanted.has(url)) await cache.delete(url);
  for (const url of [...wanted, ...LATER.map(at)]) await keep(url);
}

/** The file of the part in which a course stands, where its provider has so many that they are in parts. */
async function partOf(cache, id) {
  const [provider, name] = id.split("/");
  const { parts = [] } = await cache.match(listOf(id)).then((found) => found.json()).catch(() => ({}));
  const number = parts.filter((first) => first <= name).length;
  return number ? at(`data/courses/${provider}/${number}.json`) : "";
}

/** Asks the server, also when the browser has an older answer; scripts and styles may come from the browser's own. */
function ask(request) {
  if (request.mode === "navigate") return fetch(request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
  return request.url.startsWith(at("assets/javascripts/")) || request.url.startsWith(at("assets/stylesheets/")) ? fetch(request) : fetch(request, { cache: "no-cache" });
}

/** The answer of the network, which goes into the cache; a page that is no more leaves it. */
async function fresh(request, cache, address) {
  const answer = await ask(request);
  if (sound(answer)) await cache.put(address, answer.clone());
  else if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  else if (answer.status >= 500) throw new Error(`The server answered ${answer.status}.`);
  return answer;
}

async function answer(event, address) {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(address);
  const asked = fresh(event.request, cache, address);
  if (!copy) return asked;
  event.waitUntil(asked.catch(() => undefined));
  const late = new Promise((done) => setTimeout(done, PATIENCE, null));
  const found = await Promise.race([asked.catch(() => null), late]);
  if (event.request.mode === "navigate" && event.resultingClientId) {
    if (found) copies.delete(event.resultingClientId);
    else copies.set(event.resultingClientId, dayOf(copy));
  }
  return found || copy;
}

function dayOf(copy) {
  const date = new Date(copy.headers.get("date") || NaN);
  const how = { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" };
  return Number.isNaN(date.getTime()) ? "an earlier day" : date.toLocaleDateString("en-GB", how);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  const { data, source } = event;
  if (data && Array.isArray(data.saved)) event.waitUntil(save(data.saved));
  if (data && data.copy && copies.has(source.id)) source.postMessage({ copy: copies.get(source.id) });
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || request.headers.has("range")) return;
  event.respondWith(keeps(address).then((kept) => (kept ? answer(event, address) : fetch(request))));
});

/** Whether an address is one that is kept. After everything is cleared, until the page is left, nothing is. */
async function keeps(address) {
  if (!(await caches.has(CACHE))) return false;
  return always.has(address) || Boolean(await (await caches.open(CACHE)).match(address));
}
