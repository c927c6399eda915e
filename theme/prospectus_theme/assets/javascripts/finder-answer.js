/* The answer to a question: which courses, in which order, and what lies just outside them. */
"use strict";

const ORDERS = {
  best: (a, b) => b.worth - a.worth || (b.worth > UNASKED ? a.away - b.away : 0),
  near: (a, b) => a.away - b.away || b.worth - a.worth,
  soon: (a, b) => after(a.start, b.start) || b.worth - a.worth,
  az: () => 0,
};
const UNASKED = -99;
const ONLINE_AWAY = 9e3;
const UNKNOWN_AWAY = 9e4;
const NO_WAY = 8e3;

class Finder {
  /** The files courses.json, index.json and home.json. */
  constructor(courses, index, home) {
    this.table = new Table(courses);
    const words = new Words(index);
    this.meaning = new Meaning(index, home, this.table, words);
    this.matcher = new Matcher(index, this.table, words);
    this.timed = Boolean(courses.trip);
  }

  /** Where a question starts from: what its words say, else the reader's home; null when neither is known. */
  home({ query, home }) {
    return this.meaning.read(query).home || this.meaning.homes.get(home) || null;
  }

  /**
   * Everything that the page shows for a question; `journeys` are those from its home, if there are any, and `asked` is
   * the file entry.json, without which no question can be about the reader's grades.
   */
  answer(question, { journeys = null, asked = null } = {}) {
    const { id, query, filters, sort, home, within, minutes, today, limit, focus, mine } = question;
    const meaning = this.meaning.read(query);
    const from = meaning.home || this.meaning.homes.get(home) || null;
    const far = this.table.distances(from, journeys);
    const reach = from ? within || meaning.within || 0 : 0;
    const most = journeys ? minutes || 0 : 0;
    const by = sort || (from && (meaning.near || meaning.nearMe) ? "near" : "best");
    const { scores, partly, missing, pages } = this.matcher.matched(meaning);
    const open = this.enterable(scores.keys(), mine, asked);
    const limits = runLimits(meaning, missing);
    const chosen = this.chosen(filters);
    const { found, ...around } = this.table.select(open, { chosen, far, within: reach, minutes: most, limits });
    const cards = this.ranked(found, scores, { by, far, today }).slice(0, limit);
    return {
      ...{ id, focus, partly, missing, pages, mine: Boolean(mine), ...around },
      ...{ total: found.length, unfiltered: scores.size, sort: by, within: reach, minutes: most, corrections: meaning.corrections },
      cards: cards.map((entry) => this.table.card(entry, far)),
      from: from && { id: from.id, name: from.name, timed: journeys ? this.meaning.homes.get(from.timed).name : null },
      understood: understood(meaning),
      needsHome: Boolean((meaning.nearMe || by === "near") && !from),
    };
  }

  /** Those of the courses that a reader with these grades would get into; all of them when there are no grades. */
  enterable(courses, mine, asked) {
    if (!mine) return courses;
    const { entries, entry } = asked;
    const done = new Set(mine.done);
    const fits = entries.map((one) => {
      const from = one.from && one.from.map((other) => this.table.key(other)).filter((key) => done.has(key));
      return ["yes", "interview"].includes(Grades.verdict({ ...one, from }, mine).answer);
    });
    return [...courses].filter((course) => fits[entry[course]]);
  }

  /** The chosen filters as sets of numbers. */
  chosen(filters) {
    const chosen = {};
    for (const facet of FACETS) {
      const numbers = (filters[facet] || []).map((id) => this.table.number[facet].get(id));
      const known = numbers.filter((number) => number !== undefined);
      if (known.length) chosen[facet] = new Set(known);
    }
    return chosen;
  }

  /** The courses in order, each with that run in front which suits the order best; equals in the area's order. */
  ranked(found, scores, { by, far, today }) {
    const nearFirst = far && by !== "soon";
    const entries = found.map(({ course, runs }) => {
      const options = runs.map((run) => ({ run, away: this.away(run, far), start: this.startKey(run, today) }));
      options.sort((a, b) => (nearFirst ? a.away - b.away : 0) || after(a.start, b.start) || a.run - b.run);
      return { course, runs, ...options[0], worth: worth(scores.get(course)) };
    });
    const order = ORDERS[by] || ORDERS.best;
    return entries.sort((a, b) => order(a, b) || a.course - b.course);
  }

  /** Minutes from home where they are known, else miles to a tenth; no way, online and not on the map come after. */
  away(run, far) {
    if (!far) return 0;
    const place = this.table.site[run];
    if (this.table.towns[place] < 0) return ONLINE_AWAY;
    if (far.miles[place] === null) return UNKNOWN_AWAY;
    if (far.journeys) return this.table.took(run, far) ?? NO_WAY + Math.min(999, far.miles[place]);
    return Math.round(far.miles[place] * 10) / 10;
  }

  /** Starts in order: any time is today, and what has started comes last. */
  startKey(run, today) {
    const start = this.table.whens[this.table.when[run]][3];
    if (start === "flexible") return today;
    return start < today.slice(0, start.length) ? `~${start}` : start;
  }
}

const after = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** A score in coarse steps, so that a word more or less in a summary puts nobody before another. */
function worth(score) {
  return score > 0 ? Math.round(3 * Math.log2(score)) : UNASKED;
}

/** What a search says of dates and places holds for one and the same run: “evening in Tembridge”. */
function runLimits({ concepts }, missing) {
  const limits = [];
  for (const { alternatives, label } of concepts) {
    const [{ facet }] = alternatives;
    const plain = OF_RUN.includes(facet) && alternatives.every((one) => one.facet === facet);
    if (plain && !missing.includes(label)) limits.push([facet, new Set(alternatives.flatMap(({ values }) => values))]);
  }
  return limits;
}

/** What is shown of how the search was understood, each with the search without it. */
function understood({ near, nearMe, concepts }) {
  const shown = [near, nearMe, ...concepts].filter((one) => one && one.label);
  return shown.map(({ label, rest }) => ({ label, rest }));
}
