/*
 * My plan without a connection: as soon as something is saved, a worker keeps the plan's pages and the saved courses.
 * An empty plan, a shared computer and the preview while writing have no worker, and what one kept goes.
 */

import { isLost, isShared, kept } from "./plan-store.js";
import { ROOT, make } from "./plan-parts.js";

const WORKER = document.documentElement.dataset.worker;
const NAME = `prospectus ${ROOT}`;

const possible = "serviceWorker" in navigator && isSecureContext;
let started = false;

function wanted() {
  return Boolean(WORKER) && !isShared() && !isLost() && kept().courses.length > 0;
}

/** Tells the worker which courses are saved. */
function tell() {
  navigator.serviceWorker.controller?.postMessage({ saved: kept().courses });
}

async function begin() {
  if (started) return tell();
  started = true;
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.copy && said(data.copy));
  navigator.serviceWorker.addEventListener("controllerchange", tell);
  navigator.serviceWorker.controller?.postMessage({ copy: true });
  await navigator.serviceWorker.register(new URL(WORKER, location.href), { scope: ROOT, updateViaCache: "none" });
  tell();
}

async function end() {
  const found = await navigator.serviceWorker.getRegistration(ROOT);
  if (found && found.scope === ROOT) await found.unregister();
  started = false;
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
}

/** Says that the page comes from the device, and of which day it is. */
function said(day) {
  const text = `You are offline, or the connection is slow. This copy is of ${day}: dates and places can have changed since.`;
  const main = document.querySelector("main");
  if (!main.querySelector(".plan-copy")) main.prepend(make("p", { class: "plan-copy", role: "note" }, text));
}

/** Starts or ends the worker, as the plan asks for. */
export function offline() {
  if (!possible) return;
  (wanted() ? begin() : end()).catch(() => {
    // the browser allows no worker: then the plan needs a connection, and nothing else changes
  });
}
