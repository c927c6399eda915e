/* What is searched for, as it stands in the address, and the home that this device keeps. */

export const FACETS = ["area", "sector", "level", "place", "ages", "study", "pattern", "day", "start", "kind", "provider"];
const SORTS = ["best", "near", "soon", "az"];

const HOME = "prospectus.home";
const ALIAS = new Map([["level-1-2", ["level-1", "level-2"]]]); // no object: an address can say “constructor”
const FARTHEST = 1000;

/** What an address asks for. The home stands after the #, which no browser sends; a form may put it before. */
export function read(address) {
  const query = address.searchParams;
  const behind = new URLSearchParams(address.hash.slice(1));
  const filters = {};
  for (const facet of FACETS) {
    const ids = query.getAll(facet).flatMap((id) => ALIAS.get(id) || [id]);
    if (ids.length) filters[facet] = [...new Set(ids)];
  }
  return {
    q: (query.get("q") || "").slice(0, 100),
    filters,
    mine: query.get("entry") === "mine",
    sort: SORTS.includes(query.get("sort")) ? query.get("sort") : "",
    within: Math.min(FARTHEST, Math.max(0, Number(query.get("within")) || 0)),
    minutes: Math.min(FARTHEST, Math.max(0, Number(query.get("minutes")) || 0)),
    from: behind.get("from") || "",
    chosen: query.get("from") || "",
  };
}

/** Whether an address asks for anything. */
export function asks(state) {
  const far = state.within || state.minutes || state.from;
  return Boolean(state.q || state.mine || state.sort || far || Object.keys(state.filters).length);
}

/** The address of a search, without what stands before the question mark. */
export function write(state, home) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const facet of FACETS) for (const id of state.filters[facet] || []) query.append(facet, id);
  if (state.mine) query.set("entry", "mine");
  if (state.sort) query.set("sort", state.sort);
  if (state.within && home) query.set("within", state.within);
  if (state.minutes && home) query.set("minutes", state.minutes);
  const text = query.toString();
  const needed = home && (state.sort === "near" || state.within || state.minutes || state.from);
  return (text ? `?${text}` : "") + (needed ? `#from=${encodeURIComponent(home)}` : "");
}

/** The home that this device keeps: a locality's id or a postcode district; empty when there is none. */
export function keptHome() {
  try {
    return localStorage.getItem(HOME) || "";
  } catch {
    return "";
  }
}

export function keepHome(id) {
  try {
    if (id) localStorage.setItem(HOME, id);
    else localStorage.removeItem(HOME);
  } catch {
    // Storage is switched off: the home holds for this page.
  }
}

/** The first half of a postcode, however it is typed: “wt3”, “WT3 4BH”, “wt34bh”. */
export function district(typed) {
  const text = typed.toUpperCase().replace(/\s+/g, "");
  const found = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?$/.exec(text);
  return found ? found[1] : "";
}
