/* The panel of filters: a group for each facet, its values with how many courses each would leave. */

import { FACETS } from "./finder-state.js";

const GROUPS = {
  area: "Area",
  sector: "Subject",
  level: "Level",
  place: "Place",
  ages: "Age",
  study: "Full-time or part-time",
  pattern: "Time of day",
  day: "Day",
  start: "Start",
  kind: "Kind of course",
  provider: "School, college or provider",
};
const REACHES = [2, 5, 10, 20];
const TIMES = [20, 30, 45, 60, 90];
const REACH_NOTE = "Choose a place under “From”, where the search is, to filter by distance too.";
const TIME_NOTE = "Choose a place under “From”, where the search is, to filter by the journey too.";
const OPEN = ["area", "sector", "level"];
const BORDER_NOTE = "Journeys end at the border: with this filter the courses of other areas are left out.";

/** An element with attributes, holding texts and elements. */
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...inside);
  return element;
}

export class Filters {
  /** `root` is where the groups go; `changed(facet, ids)`, `reached(change)` and `entered(mine)` are told what is chosen. */
  constructor(root, { values, towns, timed }, { changed, reached, entered }) {
    this.values = values;
    this.timed = timed;
    this.names = new Map();
    this.boxes = {};
    this.counts = {};
    this.summaries = {};
    root.append(this.entry(entered));
    for (const facet of FACETS) {
      if (facet === "place") root.append(this.reach(reached));
      if (values[facet].length) root.append(this.group(facet, towns, changed));
    }
  }

  group(facet, towns, changed) {
    this.boxes[facet] = new Map();
    this.counts[facet] = new Map();
    this.summaries[facet] = make("span", { class: "finder-picked" });
    const list = make("ul", { class: "finder-values" });
    this.values[facet].forEach(([id, name], place) => {
      const inner = facet === "place" && towns[place] >= 0 && towns[place] !== place;
      this.names.set(`${facet} ${id}`, inner ? `${name}, ${this.values.place[towns[place]][1]}` : name);
      const box = make("input", { type: "checkbox", value: id });
      const count = make("span", { class: "finder-count" });
      this.boxes[facet].set(id, box);
      this.counts[facet].set(id, count);
      const label = make("label", {}, box, make("span", {}, name), count);
      list.append(make("li", inner ? { class: "finder-inner" } : {}, label));
    });
    list.addEventListener("change", () => changed(facet, this.picked(facet)));
    const set = make("fieldset", {}, make("legend", { class: "unseen" }, GROUPS[facet]), list);
    const summary = make("summary", {}, GROUPS[facet], this.summaries[facet]);
    return make("details", { class: "finder-group", open: OPEN.includes(facet) }, summary, set);
  }

  picked(facet) {
    return [...this.boxes[facet]].filter(([, box]) => box.checked).map(([id]) => id);
  }

  /** Whether the reader would get in, by the grades that this device keeps. */
  entry(entered) {
    this.mine = make("input", { type: "checkbox" });
    this.mine.addEventListener("change", () => entered(this.mine.checked));
    this.mineLabel = make("label", {}, this.mine, make("span", {}, "Only where I would get in"));
    this.mineLink = make("a", { href: new URL("../../grades/", import.meta.url).href }, "Enter the grades that you expect");
    return make("div", { class: "finder-reach finder-entry" }, this.mineLabel, make("p", { class: "quiet" }, this.mineLink));
  }

  updateEntry(chosen, grades) {
    this.mine.checked = Boolean(chosen && grades);
    this.mineLabel.hidden = !grades;
    this.mineLink.textContent = grades ? "Change my grades" : "Enter the grades that you expect, to see where you would get in";
  }

  /** How far from home: in minutes where there is a timetable of buses and trains, else in miles. */
  reach(reached) {
    const { timed } = this;
    const any = make("option", { value: "0" }, timed ? "any journey" : "any distance");
    this.within = make("select", { id: "finder-within" }, any);
    for (const most of timed ? TIMES : REACHES) this.within.append(make("option", { value: String(most) }));
    this.within.addEventListener("change", () => reached({ [timed ? "minutes" : "within"]: Number(this.within.value) }));
    const asks = timed ? "How long from home, by bus, train or on foot" : "How far from home, in a straight line";
    const label = make("label", { for: "finder-within" }, asks);
    this.near = make("div", { class: "finder-near" }, label, this.within);
    const border = timed && this.values.area.length ? [make("p", { class: "quiet" }, BORDER_NOTE)] : [];
    this.near.append(...border);
    this.reachNote = make("p", { class: "quiet" }, timed ? TIME_NOTE : REACH_NOTE);
    return make("div", { class: "finder-reach" }, this.near, this.reachNote);
  }

  /** The name of a value, as on a chip. */
  name(facet, id) {
    return this.names.get(`${facet} ${id}`) || null;
  }

  /** Shows what is chosen and the counts of an answer; what nobody would find is hidden, unless it is in use. */
  update(state, answer) {
    for (const facet of FACETS) {
      if (this.boxes[facet]) this.updateGroup(facet, new Set(state.filters[facet]), answer.counts[facet]);
    }
    this.updateReach(answer);
  }

  updateGroup(facet, chosen, counts) {
    this.values[facet].forEach(([id], place) => {
      const box = this.boxes[facet].get(id);
      box.checked = chosen.has(id);
      this.counts[facet].get(id).textContent = String(counts[place]);
      box.closest("li").hidden = counts[place] === 0 && !box.checked && box !== document.activeElement;
    });
    const picked = this.picked(facet).length;
    this.summaries[facet].textContent = picked ? `${picked} chosen` : "";
    const group = this.summaries[facet].closest("details");
    const empty = counts.every((count) => count === 0);
    group.hidden = empty && !picked && !group.contains(document.activeElement);
  }

  updateReach({ from, within, minutes, reaches }) {
    const known = Boolean(from) && Boolean(from.timed) === this.timed;
    this.near.hidden = !known;
    this.reachNote.hidden = Boolean(from);
    this.within.value = String((this.timed ? minutes : within) || 0);
    for (const option of this.within.options) {
      const most = Number(option.value);
      if (most) option.textContent = `within ${most} ${this.timed ? "minutes" : "miles"} (${known ? reaches[most] : 0})`;
    }
  }
}
