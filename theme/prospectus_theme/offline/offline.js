/*
 * The offline edition: what browsers do not do for pages that are opened as files, done here in their stead.
 * Modules, data and workers come as classic scripts that register themselves; links to folders lead to their pages.
 */
"use strict";

{
  const ROOT = new URL("../../", document.currentScript.src).href;
  const [DAY, WEEK, YEAR] = [1, 7, 365];
  const exported = new Map();
  const written = new Map();
  const workers = new Map();
  const loading = new Map();

  const nameOf = (address) => address.slice(ROOT.length);

  /** Loads a classic script, once; what failed is tried again when it is asked for again. */
  function load(address) {
    if ([...document.scripts].some(({ src }) => src === address) && !loading.has(address)) return Promise.resolve();
    if (!loading.has(address)) loading.set(address, new Promise((done, fail) => {
      const script = document.createElement("script");
      script.addEventListener("load", done);
      script.addEventListener("error", () => {
        loading.delete(address);
        script.remove();
        fail(new Error(address));
      });
      script.src = address;
      document.head.append(script);
    }));
    return loading.get(address);
  }

  /** Stands in for fetch: data files are scripts that register what they hold. */
  const fetchBeside = (base) => async (asked) => {
    const address = new URL(asked, base).href.split(/[?#]/)[0];
    const name = nameOf(address);
    const found = written.has(name) || await load(`${address}.js`).then(() => written.has(name), () => false);
    return { ok: found, status: found ? 200 : 404, json: async () => written.get(name)() };
  };

  /** Stands in for a worker: the same script, on the page's own thread. */
  class PageWorker extends EventTarget {
    constructor(address) {
      super();
      this.inbox = new EventTarget();
      this.begun = this.begin(new URL(address, document.baseURI).href);
      this.begun.catch(() => this.dispatchEvent(new Event("error")));
    }

    async begin(address) {
      await load(address);
      const { needed, work } = workers.get(nameOf(address));
      for (const name of needed) await load(ROOT + name);
      work((data) => this.tell(this, data), this.inbox.addEventListener.bind(this.inbox), fetchBeside(address));
    }

    tell(target, data) {
      const event = new MessageEvent("message", { data: structuredClone(data) });
      setTimeout(() => this.ended || target.dispatchEvent(event));
    }

    postMessage(data) {
      this.begun.then(() => this.tell(this.inbox, data), () => {});
    }

    terminate() {
      this.ended = true;
    }
  }

  globalThis.Worker = PageWorker;
  globalThis.fetch = fetchBeside(document.baseURI);
  globalThis.Prospectus = Object.freeze({
    module: (name, make) => exported.set(name, make((other) => exported.get(other), ROOT + name)),
    worker: (name, needed, work) => workers.set(name, { needed, work }),
    data: (name, give) => written.set(name, give),
  });

  // ── Links that scripts make ──

  function mend(link) {
    const address = new URL(link.getAttribute("href"), document.baseURI);
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
    address.pathname += "index.html";
    link.setAttribute("href", address.href);
  }

  function mendAll(changes) {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes" && target.matches("a[href]")) mend(target);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        if (added.matches("a[href]")) mend(added);
        added.querySelectorAll("a[href]").forEach(mend);
      }
    }
  }

  new MutationObserver(mendAll).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });

  // ── How old this copy is ──

  const many = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  function age(days) {
    if (days < 2 * WEEK) return many(days, "day");
    return days < YEAR ? many(Math.floor(days / WEEK), "week") : `more than ${many(Math.floor(days / YEAR), "year")}`;
  }

  for (const day of document.querySelectorAll("[data-copy-of]")) {
    const days = Math.floor((Date.now() - Date.parse(day.dataset.copyOf)) / 86_400_000);
    if (days >= DAY) day.append(`, ${age(days)} old`);
  }
}
