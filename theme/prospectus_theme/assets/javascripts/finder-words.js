/* The words of the area's index: folded and stemmed as the build did it, completed and corrected as people type. */
"use strict";

/** A text as it is searched: small letters and figures, no accents or apostrophes (search.py's `fold`). */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['’‘]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** lunr's stem of a word; the Python stemmer turns every last y to i, so this does too. */
function stem(word) {
  return lunr.stemmer(new lunr.Token(word, {})).toString().replace(/y$/, "i");
}

/** The index as `lunr.Index.load` takes it, from the short form of index.json. */
function unfold(file) {
  const names = file.fields.map(([name]) => name);
  const bare = {};
  const vectors = new Map();
  const terms = file.terms ? file.terms.split(" ") : [];
  const inverted = terms.map((term, place) => {
    const posting = { _index: place };
    file.fields.forEach(([name, worth], field) => {
      posting[name] = {};
      for (const document of numbers(file.postings[field][place])) {
        const reference = `${name}/${document}`;
        posting[name][document] = bare;
        if (!vectors.has(reference)) vectors.set(reference, []);
        vectors.get(reference).push(place, file.idf[place] * worth);
      }
    });
    return [term, posting];
  });
  return { version: file.version, fields: names, fieldVectors: [...vectors], invertedIndex: inverted, pipeline: [] };
}

/** The numbers of which each is given as its distance from the one before. */
function numbers(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

const ROWS = [new Uint16Array(128), new Uint16Array(128), new Uint16Array(128)];

/** How many letters to put in, leave out, change or swap to make one word of another; `most` + 1 if more. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last, row] = ROWS;
  for (let j = 0; j <= other.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let least = (row[0] = i);
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let changes = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) changes = Math.min(changes, before[j - 2] + 1);
      row[j] = changes;
      if (changes < least) least = changes;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[other.length];
}

class Words {
  /**
   * `file` is index.json. `count` says in how many texts of courses a stem stands, `weight` how rare lunr finds it;
   * `written` are the stems that only hand-written pages have.
   */
  constructor(file) {
    this.sorted = file.words ? file.words.split(" ") : [];
    this.known = new Set(this.sorted);
    this.stop = new Set(file.stop.split(" "));
    this.aside = new Set(file.aside.split(" "));
    this.terms = file.terms ? file.terms.split(" ") : [];
    this.common = new Set(file.common.split(" ").map(stem));
    this.count = new Map();
    this.written = new Set();
    const pages = file.groups.reduce((sum, [, count]) => sum + count, 0) - file.pages.length;
    this.terms.forEach((term, place) => {
      const count = file.postings.reduce((sum, field) => sum + below(field[place], pages), 0);
      if (count) this.count.set(term, count);
      else this.written.add(term);
    });
    this.weight = new Map(this.terms.map((term, place) => [term, file.idf[place]]));
  }

  /** Whether people write this word, or another form of it. */
  knows(word) {
    return this.known.has(word) || this.stop.has(word) || this.aside.has(word) || this.count.has(stem(word));
  }

  /** The words that start like this, at most `most`, those in most texts first. */
  completed(start, most = 80) {
    let low = 0;
    for (let high = this.sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < this.sorted.length && this.sorted[low].startsWith(start)) found.push(this.sorted[low++]);
    if (found.length <= most) return found;
    const weight = new Map(found.map((word) => [word, this.count.get(stem(word)) || 0]));
    return found.sort((a, b) => weight.get(b) - weight.get(a)).slice(0, most);
  }

  /** The known word most like a mistyped one: fewest changes, then the same first letter, then the commonest. */
  corrected(word) {
    const most = word.length < 4 ? 0 : word.length < 7 || this.written.has(stem(word)) ? 1 : 2;
    if (most === 0 || word.length > 60 || /\d/.test(word)) return null;
    let best = null;
    for (const other of this.sorted) {
      if (other.length < 4 || other.length > 60) continue;
      const changes = distance(word, other, best ? Math.min(most, best.changes) : most);
      if (changes > most) continue;
      const rank = [changes, other[0] === word[0] ? 0 : 1, -(this.count.get(stem(other)) || 0)];
      if (!best || compare(rank, best.rank) < 0) best = { changes, rank, word: other };
    }
    return best && best.word;
  }
}

/** How many of the numbers, each given as its distance from the one before, are below a limit. */
function below(steps, limit) {
  let number = 0;
  let count = 0;
  for (const step of steps) {
    number += step;
    if (number >= limit) break;
    count++;
  }
  return count;
}

/** Which of two lists of numbers comes first. */
function compare(one, other) {
  for (let place = 0; place < one.length; place++) {
    if (one[place] !== other[place]) return one[place] - other[place];
  }
  return 0;
}
