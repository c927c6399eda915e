/* What a reader means by a search: corrected words, a place and how near to it, phrases that stand for a filter. */
"use strict";

const NEAR = new Set("near nearest nearby close closest around by from of away".split(" "));
const BEFORE_NEAR = new Set([...NEAR, "to"]);
const BEFORE_IN = new Set(["in", "at"]);
const GRADED = new Map(Object.entries({ maths: 0, math: 0, mathematics: 0, english: 1 }));
const BEFORE_GRADE = new Set(["a", "an", "at", "got", "grade", "with", "have"]);
const SYNONYM = 0.6;
const NUMBER = /^(?:[1-9]|one|two|three|four|five|six|seven|eight)$/;

/**
 * A concept is one thing that is asked for: `alternatives` any of which will do, each either the values of a facet, a
 * grade, or words that all have to be there; `weight` says how much it counts where not everything can be had.
 */
class Meaning {
  /** `file` is index.json, `home` home.json. */
  constructor(file, home, table, words) {
    this.table = table;
    this.words = words;
    this.phrases = new Map();
    this.longest = 1;
    for (const [phrase, facet, ids] of file.meanings) {
      const values = ids.map((id) => table.number[facet].get(id)).filter((number) => number !== undefined);
      if (values.length) this.phrase(phrase).push({ facet, values });
    }
    for (const [phrase, texts] of file.synonyms) {
      const found = this.phrase(phrase);
      const said = phrase.split(" ");
      found.push({ words: said, factor: said.some((word) => words.aside.has(word)) ? 0.5 : 1 });
      texts.forEach((text, place) => found.push({ words: text.split(" "), factor: SYNONYM * 0.97 ** place }));
    }
    this.points = new Map();
    for (const [id, name, lat, lon, timed = id] of [...home.districts, ...home.localities]) {
      this.points.set(fold(name), { id, name, point: [lat, lon], timed }); // journeys are told from there
    }
    this.homes = new Map([...this.points.values()].map((point) => [point.id, point]));
  }

  /** The alternatives of a phrase, which is found whatever the forms of its words. */
  phrase(text) {
    const key = stems(text);
    this.longest = Math.max(this.longest, text.split(" ").length);
    if (!this.phrases.has(key)) this.phrases.set(key, []);
    return this.phrases.get(key);
  }

  /** What a search means. */
  read(query) {
    const said = fold(query).split(" ").filter(Boolean).slice(0, 24);
    const corrections = [];
    const tokens = said.map((word) => {
      const better = this.better(word);
      if (better) corrections.push([word, better]);
      return { said: word, word: better || word, used: false };
    });
    const concepts = [];
    this.phrased(tokens, concepts, ({ facet }) => facet === "provider");
    const place = this.place(tokens, concepts);
    this.grade(tokens, concepts);
    this.phrased(tokens, concepts);
    const aside = this.loose(tokens, concepts);
    return { concepts, aside, corrections, ...place };
  }

  /** The right spelling of a word that is not known and does not begin one that is. */
  better(word) {
    if (this.words.knows(word) || this.points.has(word) || this.words.completed(word, 1).length) return null;
    return outward(word, this.points) ? null : this.words.corrected(word);
  }

  /** Takes out the place that is named: to be near it, or to be in it; or “near me”. */
  place(tokens, concepts) {
    const length = tokens.length;
    for (let from = 0; from < length; from++) {
      if (tokens[from].word === "near" && from + 1 < length && ["me", "home", "here"].includes(tokens[from + 1].word)) {
        return { nearMe: this.span(tokens, from, from + 2, "Near me"), ...this.reach(tokens, from) };
      }
      for (let to = Math.min(length, from + 4); to > from; to--) {
        if (tokens.slice(from, to).some((token) => token.used)) continue;
        const text = tokens.slice(from, to).map((token) => token.word).join(" ");
        const code = to === from + 1 ? outward(text, this.points) : null;
        const found = this.points.get(code || text);
        if (!found || (code && this.isPhrase(text) && !(from && NEAR.has(tokens[from - 1].word)))) continue;
        const end = code && to < length && /^\d[a-z]{2}$/.test(tokens[to].said) ? to + 1 : to;
        return this.placed(tokens, from, end, found, Boolean(code), concepts);
      }
    }
    return {};
  }

  placed(tokens, from, to, found, district, concepts) {
    let start = from;
    let near = district;
    while (start && BEFORE_NEAR.has(tokens[start - 1].word)) near = NEAR.has(tokens[--start].word) || near;
    if (start === from && from && BEFORE_IN.has(tokens[from - 1].word)) start--;
    const reach = this.reach(tokens, start);
    const town = this.table.number.place.get(found.id);
    if (near || reach.within || town === undefined) {
      const label = reach.within ? `Within ${reach.within} miles of ${found.name}` : `Near ${found.name}`;
      return { near: this.span(tokens, reach.within ? start - 3 : start, to, label), home: found, ...reach };
    }
    const alternatives = [{ facet: "place", values: [town] }];
    concepts.push({ ...this.span(tokens, start, to, `In ${found.name}`), alternatives, weight: 1, place: true });
    return { home: found };
  }

  /** “within 5 miles” before the place at `start`. */
  reach(tokens, start) {
    const [within, count, unit] = tokens.slice(Math.max(0, start - 3), start).map((token) => token.word);
    const most = Number(count);
    if (within !== "within" || !(most > 0) || !/^miles?$/.test(unit)) return {};
    for (const token of tokens.slice(start - 3, start)) token.used = true;
    return { within: REACHES.find((reach) => reach >= most) || REACHES[REACHES.length - 1] };
  }

  /** “a 3 in maths”: courses that ask for no more than that, and resits where it is no pass. */
  grade(tokens, concepts) {
    for (let at = 0; at < tokens.length; at++) {
      const next = at + 1 < tokens.length && ["in", "at", "for"].includes(tokens[at + 1].word) ? at + 2 : at + 1;
      if (!/^[1-9]$/.test(tokens[at].word) || next >= tokens.length || !GRADED.has(tokens[next].word)) continue;
      let start = at;
      while (start && BEFORE_GRADE.has(tokens[start - 1].word)) start--;
      const subject = tokens[next].word === "english" ? "English" : "maths";
      const span = this.span(tokens, start, next + 1, `Grade ${tokens[at].word} in ${subject}`);
      const grade = { subject: GRADED.get(tokens[next].word), most: Number(tokens[at].word) };
      const resit = { facet: "kind", ids: ["gcse-resit"], words: [subject.toLowerCase(), "resit"], factor: 2 };
      concepts.push({ ...span, alternatives: grade.most < 4 ? [{ grade }, resit] : [{ grade }], weight: 2 });
      return;
    }
  }

  /** Takes out the phrases that mean something together, the longest first; only the `wanted` ones, if given. */
  phrased(tokens, concepts, wanted = null) {
    for (let from = 0; from < tokens.length; from++) {
      for (let to = Math.min(tokens.length, from + this.longest); to > from; to--) {
        const part = tokens.slice(from, to);
        if (part.some((token) => token.used)) continue;
        const text = part.map((token) => token.word).join(" ");
        const joined = part.length === 2 && !this.isPhrase(text) && this.words.known.has(text.replace(" ", ""));
        const alternatives = joined ? this.joined(part, text) : this.phrases.get(stems(text));
        if (!alternatives || (wanted && !alternatives.some(wanted))) continue;
        if (text === "a level" && to < tokens.length && NUMBER.test(tokens[to].word)) continue;
        const facet = alternatives.every((one) => one.facet);
        const label = facet ? this.label(alternatives, text) : null;
        concepts.push({ ...this.span(tokens, from, to, label), alternatives, weight: facet ? 1 : 2, said: text });
        break;
      }
    }
  }

  isPhrase(text) {
    return this.phrases.has(stems(text));
  }

  /** “brick laying” is “bricklaying” too. */
  joined(part, text) {
    return [{ words: part.map((token) => token.word), factor: 1 }, { words: [text.replace(" ", "")], factor: 1 }];
  }

  /** What is left: words that have to be there, and words that people say round them. */
  loose(tokens, concepts) {
    const aside = [];
    for (let at = 0; at < tokens.length; at++) {
      const { said, word, used } = tokens[at];
      if (used || this.words.stop.has(word)) continue;
      if (this.words.aside.has(word)) aside.push(word);
      else {
        const alternatives = [{ words: [word], factor: 1, open: at === tokens.length - 1 }];
        // A hand-written page may have the word as it was typed.
        if (said !== word) alternatives.push({ words: [said], factor: 1, strict: true });
        concepts.push({ ...this.span(tokens, at, at + 1, null), alternatives, weight: 2, said: word });
      }
    }
    return aside;
  }

  /** What a phrase means, in the words of the filters. */
  label(alternatives, text) {
    const all = alternatives.flatMap(({ facet, values }) => values.map((value) => this.table.values[facet][value][1]));
    const names = [...new Set(all)];
    return names.length < 3 ? names.join(" or ") : text;
  }

  /** Marks words as used; gives what to show for them (`label`, null for plain words) and the search without them. */
  span(tokens, from, to, label) {
    for (const token of tokens.slice(from, to)) token.used = true;
    const rest = [...tokens.slice(0, from), ...tokens.slice(to)];
    return { label, rest: rest.map((token) => token.said).join(" ") };
  }
}

const stems = (text) => text.split(" ").map(stem).join(" ");

/** The known postcode district with which a word starts, if it can be a postcode. */
function outward(word, points) {
  const found = /^([a-z]{1,2}\d[a-z\d]?)(?:\d[a-z]{2})?$/.exec(word);
  return found && points.has(found[1]) ? found[1] : null;
}
