/* The answer to a search: which courses, in which order, and what lies just outside it. */
"use strict";

const SHARED = { subject: 0.5, kind: 0.6, provider: 0.8, place: 0.6, leads: 0.8, sector: 0.2 };
const PHRASE_SCORE = 10;
const FEW = 3;

class Finder {
  /** The files courses.json, index.json and home.json. */
  constructor(courses, index, home) {
    this.table = new Table(courses);
    this.words = new Words(index);
    this.meaning = new Meaning(index, home, this.table, this.words);
    this.index = lunr.Index.load(unfold(index));
    this.boosts = Object.fromEntries(index.fields);
    this.pages = index.pages;
    this.asks = index.asks;
    this.kept = new Map();
    this.groups = [];
    let start = 0;
    for (const [name, count] of index.groups) {
      this.groups.push({ name, start, end: start + count });
      start += count;
    }
    this.shared = this.sharing(index);
  }

  /** The courses that share each thing, group by group. */
  sharing({ subject, leads, groups }) {
    const shared = Object.fromEntries(groups.map(([name, count]) => [name, Array.from({ length: count }, () => [])]));
    for (let course = 0; course < this.table.size; course++) {
      shared.subject[subject[course]].push(course);
      for (const thing of leads[course]) shared.leads[thing].push(course);
      for (const facet of ["kind", "provider", "sector"]) shared[facet][this.table[facet][course]].push(course);
      const places = new Set();
      for (let run = this.table.first[course]; run < this.table.first[course + 1]; run++) {
        for (const place of this.table.ofRun("place", run)) places.add(place);
      }
      for (const place of places) shared.place[place].push(course);
    }
    return shared;
  }

  /** Where a stem stands: the courses with their scores, those that have it in the title, the hand-written pages. */
  hits(term) {
    if (this.kept.has(term)) return this.kept.get(term);
    const found = { courses: new Map(), titles: new Map(), pages: new Map() };
    const things = new Map();
    const sectors = new Map();
    const results = this.index.query((query) => query.term(term, { usePipeline: false }));
    for (const { ref, score: sum, matchData } of results) {
      const number = Number(ref);
      const fields = matchData.metadata[term];
      const score = (sum * this.bestShare(Object.keys(fields))) / this.words.weight.get(term);
      const group = this.groups.find(({ end }) => number < end);
      if (group.name === "page") found.pages.set(number - group.start, score);
      else if (group.name === "course") {
        found.courses.set(number, score);
        if (fields.title && !this.words.common.has(term)) found.titles.set(number, this.titleShare(ref));
      } else {
        const most = group.name === "sector" ? sectors : things;
        for (const course of this.shared[group.name][number - group.start]) {
          most.set(course, Math.max(most.get(course) || 0, score * SHARED[group.name]));
        }
      }
    }
    for (const [course, score] of things) found.courses.set(course, Math.max(found.courses.get(course) || 0, score));
    if (found.courses.size === 0) found.courses = sectors;
    if (this.kept.size > 400) this.kept.clear();
    this.kept.set(term, found);
    return found;
  }

  /** Only the best of the fields in which a word stands counts: a word said over and over raises nobody. */
  bestShare(fields) {
    const boosts = fields.map((field) => this.boosts[field]);
    return Math.max(...boosts) / boosts.reduce((sum, boost) => sum + boost);
  }

  /** The share of a title that one of its words is, words for the kind of course left out. */
  titleShare(reference) {
    const { elements } = this.index.fieldVectors[`title/${reference}`];
    let words = 0;
    for (let at = 0; at < elements.length; at += 2) if (!this.words.common.has(this.words.terms[elements[at]])) words++;
    return 1 / words;
  }

  /** Where a word stands, in whatever form; where nowhere, the words that it begins; `open` says it may go on. */
  word(word, open = false) {
    const exact = this.hits(stem(word));
    if (exact.courses.size >= (open && word.length !== 2 ? FEW : 1)) return exact;
    const found = { courses: new Map(exact.courses), titles: new Map(exact.titles), pages: new Map(exact.pages) };
    for (const term of new Set(this.words.completed(word).map(stem))) {
      const more = this.hits(term);
      for (const part of ["courses", "titles", "pages"]) {
        for (const [key, score] of more[part]) found[part].set(key, Math.max(found[part].get(key) || 0, score * 0.5));
      }
    }
    return found;
  }

  /** The courses that suit one alternative of a concept. */
  suits({ facet, values, ids, words, grade, factor, open }) {
    let found = null;
    if (grade) found = this.within(grade);
    if (facet) {
      const numbers = values || ids.map((id) => this.table.number[facet].get(id));
      found = { courses: new Map(this.table.having(facet, numbers).map((course) => [course, PHRASE_SCORE])), titles: new Map(), pages: new Map() };
    }
    const meant = (words || []).filter((word) => !this.words.stop.has(word));
    const needed = meant.filter((word) => !this.words.aside.has(word));
    const asked = needed.length ? needed : meant;
    for (const word of asked) {
      const more = this.word(word, open);
      found = found ? both(found, more) : more;
    }
    return found && scaled(found, (factor || 1) / Math.max(1, asked.length + (facet ? 1 : 0)));
  }

  /** The courses that ask for a grade in a subject, but for none above `most`. */
  within({ subject, most }) {
    const courses = new Map();
    this.asks.forEach((both, course) => {
      const grade = subject ? both % 10 : Math.floor(both / 10);
      if (grade && grade <= most) courses.set(course, PHRASE_SCORE);
    });
    return { courses, titles: new Map(), pages: new Map() };
  }

  /** The courses that suit a concept, by the best of its alternatives. */
  concept({ alternatives }) {
    const found = { courses: new Map(), titles: new Map(), pages: new Map() };
    for (const alternative of alternatives) {
      const more = this.suits(alternative);
      if (!more) continue;
      for (const part of ["courses", "titles", "pages"]) {
        for (const [key, score] of more[part]) found[part].set(key, Math.max(found[part].get(key) || 0, score));
      }
    }
    return found;
  }

  /**
   * The courses that suit a search, with their scores: those that suit all of it; where there are none, those that
   * suit most. `missing` is what none of them has.
   */
  matched({ concepts, aside }) {
    const all = () => Array.from({ length: this.table.size }, (_, course) => [course, 0]);
    let parts = concepts.map((concept) => ({ concept, found: this.concept(concept) }));
    if (!parts.length) parts = this.asideParts(aside);
    if (!parts.length) return { scores: new Map(all()), pages: [], missing: [] };
    const sums = new Map();
    for (const { concept, found } of parts) {
      for (const [course, score] of found.courses) {
        const sum = sums.get(course) || { weight: 0, score: 0, share: 0 };
        sum.weight += concept.weight;
        sum.score += score;
        sum.share += found.titles.get(course) || 0;
        sums.set(course, sum);
      }
    }
    const most = Math.max(0, ...[...sums.values()].map((sum) => sum.weight));
    const best = [...sums].filter(([, sum]) => sum.weight === most && most > 0);
    const has = new Set(best.map(([course]) => course));
    const missing = parts.filter(({ found }) => !best.some(([course]) => found.courses.has(course)));
    const said = concepts.flatMap((concept) => (concept.said ? concept.said.split(" ") : []));
    const scores = new Map(best.map(([course, sum]) => [course, sum.score * (1 + sum.share) * (sum.share ? this.literal(course, said) : 1)]));
    this.favour(scores, aside);
    const whole = parts.reduce((sum, { concept }) => sum + concept.weight, 0);
    const texts = parts.filter(({ concept }) => !concept.label);
    const missed = missing.map(({ concept }) => concept.label || `“${concept.said}”`);
    return { scores, partly: has.size > 0 && most < whole, missing: missed, pages: this.pagesOf(texts) };
  }

  /** A title with the very word that was said comes before one with another form of it. */
  literal(course, said) {
    const title = this.table.folded(course);
    return said.some((word) => title.includes(` ${word} `)) ? 1.3 : 1;
  }

  /** A search of nothing but words like “courses” or “training” is for those that have such a word, if any has. */
  asideParts(aside) {
    const parts = aside.map((word) => ({ concept: { weight: 1, said: word }, found: this.word(word) }));
    return parts.filter(({ concept, found }) => concept.said !== "course" && concept.said !== "courses" && found.courses.size);
  }

  /** Words that people say round what they want raise the courses that have them. */
  favour(scores, aside) {
    for (const word of aside) {
      for (const [course, score] of this.hits(stem(word)).courses) {
        if (scores.has(course)) scores.set(course, scores.get(course) + score * 0.2);
      }
    }
  }

  /** The hand-written pages that have all the words, best first. */
  pagesOf(parts) {
    if (!parts.length) return [];
    const [first, ...rest] = parts.map(({ found }) => found.pages);
    const found = [...first].filter(([page]) => rest.every((pages) => pages.has(page)));
    const scored = found.map(([page, score]) => [page, rest.reduce((sum, pages) => sum + pages.get(page), score)]);
    scored.sort(([page, score], [other, otherScore]) => otherScore - score || page - other);
    return scored.slice(0, 4).map(([page]) => ({ address: this.pages[page][0], title: this.pages[page][1] }));
  }

  /** Everything that the page shows for a question. */
  answer({ id, query, filters, sort, home, within, today, limit, focus }) {
    const meaning = this.meaning.read(query);
    const from = meaning.home || this.meaning.homes.get(home) || null;
    const far = this.table.distances(from);
    const reach = from ? within || meaning.within || 0 : 0;
    const by = sort || (from && (meaning.near || meaning.nearMe) ? "near" : "best");
    const { scores, partly, missing, pages } = this.matched(meaning);
    const only = this.limits(meaning, missing);
    const { found, counts, without, reach: reaches } = this.table.select(scores.keys(), this.chosen(filters), far, reach, only);
    const ranked = this.ranked(found, scores, { by, far, today });
    return {
      id,
      total: ranked.length,
      unfiltered: scores.size,
      focus,
      cards: ranked.slice(0, limit).map((entry) => this.table.card(entry, far)),
      counts,
      without,
      reaches,
      sort: by,
      from: from && { id: from.id, name: from.name },
      within: reach,
      understood: [meaning.near, meaning.nearMe, ...meaning.concepts].filter((one) => one && one.label).map(({ label, rest }) => ({ label, rest })),
      needsHome: Boolean(meaning.nearMe && !from),
      corrections: meaning.corrections,
      partly,
      missing,
      pages,
    };
  }

  /** What a search says of dates and places holds for one and the same run: “evening in Tembridge”. */
  limits({ concepts }, missing) {
    const limits = [];
    for (const { alternatives, label } of concepts) {
      const [{ facet }] = alternatives;
      if (!OF_RUN.includes(facet) || missing.includes(label) || alternatives.some((one) => one.facet !== facet)) continue;
      limits.push([facet, new Set(alternatives.flatMap(({ values }) => values))]);
    }
    return limits;
  }

  /** The chosen filters as sets of numbers. */
  chosen(filters) {
    const chosen = {};
    for (const facet of FACETS) {
      const numbers = (filters[facet] || []).map((id) => this.table.number[facet].get(id)).filter((one) => one !== undefined);
      if (numbers.length) chosen[facet] = new Set(numbers);
    }
    return chosen;
  }

  /** The courses in order, each with that run in front which suits the order best. */
  ranked(found, scores, { by, far, today }) {
    const entries = found.map(({ course, runs }) => {
      const options = runs.map((run) => ({ run, away: this.away(run, far), start: this.startKey(run, today) }));
      options.sort((a, b) => (by === "soon" || !far ? 0 : a.away - b.away) || (a.start < b.start ? -1 : a.start > b.start ? 1 : a.run - b.run));
      const score = scores.get(course);
      return { course, runs, ...options[0], bucket: score > 0 ? Math.round(3 * Math.log2(score)) : -99 };
    });
    const orders = {
      best: (a, b) => b.bucket - a.bucket || (b.bucket > -99 && far ? a.away - b.away : 0),
      near: (a, b) => a.away - b.away || b.bucket - a.bucket,
      soon: (a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : b.bucket - a.bucket),
      az: () => 0,
    };
    const order = orders[by] || orders.best;
    return entries.sort((a, b) => order(a, b) || a.course - b.course);
  }

  /** Miles from home, to a tenth; what is online or not on the map comes after. */
  away(run, far) {
    if (!far) return 0;
    const place = this.table.site[run];
    if (this.table.towns[place] < 0) return 9e3;
    return far[place] === null ? 9e4 : Math.round(far[place] * 10) / 10;
  }

  /** Starts in order: any time is today, and what has started comes last. */
  startKey(run, today) {
    const start = this.table.whens[this.table.when[run]][3];
    if (start === "flexible") return today;
    return start < today.slice(0, start.length) ? `~${start}` : start;
  }
}

/** The courses and pages that two findings share, with the sum of their scores. */
function both(one, other) {
  const shared = (a, b) => new Map([...a].flatMap(([key, score]) => (b.has(key) ? [[key, score + b.get(key)]] : [])));
  const titles = new Map(one.titles);
  for (const [course, share] of other.titles) titles.set(course, (titles.get(course) || 0) + share);
  return { courses: shared(one.courses, other.courses), titles, pages: shared(one.pages, other.pages) };
}

function scaled(found, factor) {
  if (factor === 1) return found;
  return { ...found, courses: new Map([...found.courses].map(([course, score]) => [course, score * factor])) };
}
