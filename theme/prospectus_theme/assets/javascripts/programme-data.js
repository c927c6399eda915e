/* Courses with lessons and the ways between places, read when they are needed. */

const LESSON = 3;

/** Lessons as [day, from, to], from numbers one after the other. */
function lessonsOf(numbers) {
  const found = [];
  for (let at = 0; at < numbers.length; at += LESSON) found.push(numbers.slice(at, at + LESSON));
  return found;
}

const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** A course as the page uses it; each of its dates has what programme-hours.js compares: lessons, site, where, block. */
function made([key, title, provider, level, ages, runs], { sites, blocks }) {
  const dates = runs.map(([site, block, starts, study, numbers]) => ({
    site: site < 0 ? "" : sites[site][0],
    where: site < 0 ? "Online" : sites[site][1],
    block: blocks[block] ? block : "",
    blockName: blocks[block] || "",
    starts,
    study,
    lessons: lessonsOf(numbers),
  }));
  return { key, title, provider, level, ages, dates, words: folded(`${title} ${provider} ${level} ${dates.map(({ where }) => where).join(" ")}`) };
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** The courses by their keys, and the places from which ways are known. */
export class Data {
  constructor(root) {
    this.root = root;
    this.ways = new Map();
  }

  load() {
    this.loading ||= read(`${this.root}data/timetable.json`).then((found) => {
      this.courses = new Map(found.courses.map((one) => [one[0], made(one, found)]));
      this.known = new Set(found.known);
      this.titled = new Map();
      for (const course of this.courses.values()) {
        const title = folded(course.title);
        this.titled.set(title, [...(this.titled.get(title) || []), course]);
      }
    });
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }

  /** Courses that have all of these words. */
  search(asked) {
    const words = folded(asked).split(/\s+/).filter(Boolean);
    return [...this.courses.values()].filter((course) => words.every((word) => course.words.includes(word)));
  }

  /** The same course elsewhere: other providers' with the same title. */
  elsewhere(course) {
    return this.titled.get(folded(course.title)).filter((one) => one !== course);
  }

  /** Read the ways from these places; what cannot be read is not known. */
  async loadWays(sites) {
    const missing = [...new Set(sites)].filter((site) => this.known.has(site) && !this.ways.has(site));
    await Promise.all(missing.map(async (site) => {
      this.ways.set(site, await read(`${this.root}data/between/${site}.json`).catch(() => ({})));
    }));
  }
}
