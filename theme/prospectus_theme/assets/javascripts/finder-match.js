/* Which courses and pages suit a search, and how well: by the words that lunr finds and by what they mean. */
"use strict";

const SHARED = { subject: 0.5, kind: 0.6, provider: 0.8, place: 0.6, leads: 0.8, sector: 0.2 };
const PHRASE_SCORE = 10;
const BEGUN = 0.5;
const VERY_WORD = 1.3;
const FEW = 3;
const HELP = "help/";

/**
 * What suits something: courses and pages, each with a score, and for courses the share of their title that it is.
 * A score says where a word stands, ten for a title and one for a summary, and not how rare the word is.
 */
class Found {
  constructor(courses = new Map(), titles = new Map(), pages = new Map()) {
    Object.assign(this, { courses, titles, pages });
  }

  /** Takes over what suits something else as well, the better score counting. */
  widen(other, factor = 1) {
    for (const part of ["courses", "titles", "pages"]) {
      for (const [key, score] of other[part]) this[part].set(key, Math.max(this[part].get(key) || 0, score * factor));
    }
    return this;
  }

  /** What suits both, with the sum of the scores. */
  and(other) {
    const titles = new Map(this.titles);
    for (const [course, share] of other.titles) titles.set(course, (titles.get(course) || 0) + share);
    return new Found(inBoth(this.courses, other.courses), titles, inBoth(this.pages, other.pages));
  }

  times(factor) {
    const courses = new Map([...this.courses].map(([course, score]) => [course, score * factor]));
    return new Found(courses, this.titles, this.pages);
  }
}

/** The keys of both maps, with the sum of their scores. */
function inBoth(one, other) {
  const shared = [...one].filter(([key]) => other.has(key));
  return new Map(shared.map(([key, score]) => [key, score + other.get(key)]));
}

class Matcher {
  /** `file` is index.json. */
  constructor(file, table, words) {
    this.table = table;
    this.words = words;
    this.index = lunr.Index.load(unfold(file));
    this.boosts = Object.fromEntries(file.fields);
    this.pages = file.pages;
    this.asks = file.asks;
    this.kept = new Map();
    this.groups = [];
    for (const [name, count] of file.groups) {
      const start = this.groups.length ? this.groups[this.groups.length - 1].end : 0;
      this.groups.push({ name, start, end: start + count });
    }
    this.shared = this.sharing(file);
  }

  /** The courses that share each thing, group by group. */
  sharing({ subject, leads, groups }) {
    const shared = Object.fromEntries(groups.map(([name, count]) => [name, Array.from({ length: count }, () => [])]));
    for (let course = 0; course < this.table.size; course++) {
      shared.subject[subject[course]].push(course);
      for (const thing of leads[course]) shared.leads[thing].push(course);
      for (const facet of ["kind", "provider", "sector"]) shared[facet][this.table[facet][course]].push(course);
      for (const place of this.table.everywhere(course)) shared.place[place].push(course);
    }
    return shared;
  }

  /** Where a stem stands: in courses, in the names of what they share, in hand-written pages. */
  hits(term) {
    if (this.kept.has(term)) return this.kept.get(term);
    const found = new Found();
    const things = new Map();
    const sectors = new Map();
    for (const result of this.index.query((query) => query.term(term, { usePipeline: false }))) {
      const { ref } = result;
      const fields = result.matchData.metadata[term];
      const place = { number: Number(ref), score: this.plainScore(result.score, term, Object.keys(fields)) };
      const group = this.groups.find(({ end }) => place.number < end);
      if (group.name === "page") found.pages.set(place.number - group.start, place.score);
      else if (group.name !== "course") this.share(group, place, group.name === "sector" ? sectors : things);
      else {
        found.courses.set(place.number, place.score);
        if (fields.title && !this.words.common.has(term)) found.titles.set(place.number, this.titleShare(ref));
      }
    }
    found.widen(new Found(things));
    if (found.courses.size === 0) found.widen(new Found(sectors));
    if (this.kept.size > 400) this.kept.clear();
    this.kept.set(term, found);
    return found;
  }

  /** The courses that share a thing have its score, as far as its group counts. */
  share({ name, start }, { number, score }, most) {
    for (const course of this.shared[name][number - start]) {
      most.set(course, Math.max(most.get(course) || 0, score * SHARED[name]));
    }
  }

  /**
   * lunr's score without what makes rare words weigh more (synonyms stand beside the word itself), and of the best
   * field only: a word said over and over raises nobody.
   */
  plainScore(score, term, fields) {
    const boosts = fields.map((field) => this.boosts[field]);
    const best = Math.max(...boosts) / boosts.reduce((sum, boost) => sum + boost);
    return (score * best) / this.words.weight.get(term);
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
    const found = new Found().widen(exact);
    for (const term of new Set(this.words.completed(word).map(stem))) found.widen(this.hits(term), BEGUN);
    return found;
  }

  /** What suits one alternative of a concept: values of a facet, a grade, words that all have to be there. */
  suits({ facet, values, ids, words = [], grade, factor = 1, open, strict }) {
    const meant = words.filter((word) => !this.words.stop.has(word));
    const needed = meant.filter((word) => !this.words.aside.has(word));
    const asked = needed.length ? needed : meant;
    const parts = asked.map((word) => (strict ? this.hits(stem(word)) : this.word(word, open)));
    if (grade) parts.push(this.graded(grade));
    if (facet) parts.push(this.having(facet, values || ids.map((id) => this.table.number[facet].get(id))));
    if (!parts.length) return new Found();
    return parts.reduce((sum, part) => sum.and(part)).times(factor / parts.length);
  }

  having(facet, values) {
    return new Found(new Map(this.table.having(facet, values).map((course) => [course, PHRASE_SCORE])));
  }

  /** The courses that ask for a grade in a subject, but for none above `most`. */
  graded({ subject, most }) {
    const found = new Found();
    this.asks.forEach((both, course) => {
      const grade = subject ? both % 10 : Math.floor(both / 10);
      if (grade && grade <= most) found.courses.set(course, PHRASE_SCORE);
    });
    return found;
  }

  /** What suits a concept, by the best of its alternatives. */
  concept({ alternatives }) {
    return alternatives.reduce((found, alternative) => found.widen(this.suits(alternative)), new Found());
  }

  /**
   * The courses that suit a search, with their scores: those that suit all of it or, where there are none, those that
   * suit most of it (`partly`); `missing` is what none of these has.
   */
  matched({ concepts, aside }) {
    const parts = concepts.map((concept) => ({ concept, found: this.concept(concept) }));
    if (!parts.length) parts.push(...this.asides(aside));
    if (!parts.length) return { scores: this.everything(), pages: [], missing: [] };
    const sums = this.sums(parts);
    const most = Math.max(0, ...[...sums.values()].map(({ weight }) => weight));
    const best = most ? [...sums].filter(([, { weight }]) => weight === most) : [];
    const left = parts.filter(({ found }) => !best.some(([course]) => found.courses.has(course)));
    return {
      scores: this.favoured(new Map(best.map(([course, sum]) => [course, this.score(course, sum, concepts)])), aside),
      partly: best.length > 0 && most < parts.reduce((sum, { concept }) => sum + concept.weight, 0),
      missing: left.map(({ concept }) => concept.label || `“${concept.said}”`),
      pages: this.pagesOf(parts.filter(({ concept }) => !concept.label), best.length > 0 && !left.length),
    };
  }

  everything() {
    return new Map(Array.from({ length: this.table.size }, (_, course) => [course, 0]));
  }

  /** For each course that suits anything: how much of the search, how well, and how much of its title that is. */
  sums(parts) {
    const sums = new Map();
    for (const { concept, found } of parts) {
      for (const [course, score] of found.courses) {
        const { weight, points, share } = sums.get(course) || { weight: 0, points: 0, share: 0 };
        const more = found.titles.get(course) || 0;
        sums.set(course, { weight: weight + concept.weight, points: points + score, share: share + more });
      }
    }
    return sums;
  }

  /** A title that is all about what was said counts double; the very word comes before another form of it. */
  score(course, { points, share }, concepts) {
    const words = concepts.flatMap(({ said }) => (said ? said.split(" ") : []));
    const title = this.table.folded(course);
    if (!share) return points * (1 + this.begunShare(title, words));
    return points * (1 + share) * (words.some((word) => title.includes(` ${word} `)) ? VERY_WORD : 1);
  }

  /** Half the share of a title that a word is which begins with what was said: “mathematics” for “maths”. */
  begunShare(title, words) {
    const starts = words.map(stem).filter((start) => start.length > 3);
    if (!starts.some((start) => title.includes(` ${start}`))) return 0;
    const { common, stop } = this.words;
    const own = title.trim().split(" ").filter((word) => !common.has(stem(word)) && !stop.has(word));
    return 0.5 / Math.max(1, own.length);
  }

  /** A search of nothing but words like “training” is for the courses that have such a word, if any has. */
  asides(aside) {
    const parts = aside.map((said) => ({ concept: { weight: 1, said }, found: this.word(said) }));
    return parts.filter(({ concept, found }) => !/^courses?$/.test(concept.said) && found.courses.size);
  }

  /** Words that people say round what they want raise the courses that have them. */
  favoured(scores, aside) {
    for (const word of aside) {
      for (const [course, score] of this.hits(stem(word)).courses) {
        if (scores.has(course)) scores.set(course, scores.get(course) + score * 0.2);
      }
    }
    return scores;
  }

  /**
   * The hand-written pages that have all the words, best first. Where courses are found, help for those who write the
   * prospectus comes only by its titles: its examples name trades too.
   */
  pagesOf(parts, courses) {
    if (!parts.length) return [];
    const { pages } = parts.map(({ found }) => found).reduce((sum, found) => sum.and(found));
    const fits = ([page, score]) => !courses || score >= this.boosts.title || !this.pages[page][0].startsWith(HELP);
    const best = [...pages].filter(fits);
    best.sort(([page, score], [other, otherScore]) => otherScore - score || page - other);
    return best.slice(0, 4).map(([page]) => ({ address: this.pages[page][0], title: this.pages[page][1] }));
  }
}
