/* The table of courses and their runs: which the filters choose, how many each would leave, their cards. */
"use strict";

const OF_COURSE = ["area", "sector", "level", "kind", "provider", "ages"];
const OF_RUN = ["place", "study", "pattern", "day", "start"];
const FACETS = [...OF_COURSE, ...OF_RUN];
const HERE = "here";
const REACHES = [2, 5, 10, 20];
const TIMES = [20, 30, 45, 60, 90];

/** Miles in a straight line between two points in degrees. */
function miles([lat, lon], [otherLat, otherLon]) {
  const radian = Math.PI / 180;
  const half = (degrees) => Math.sin((degrees * radian) / 2) ** 2;
  const across = half(otherLat - lat) + Math.cos(lat * radian) * Math.cos(otherLat * radian) * half(otherLon - lon);
  return 2 * 3958.8 * Math.asin(Math.sqrt(across));
}

const NOT_LOOKED_FOR = -2; // the course is a neighbour's

class Table {
  /** `file` is courses.json. A course and a run are numbers: their rows. */
  constructor(file) {
    Object.assign(this, file);
    this.size = file.id.length;
    this.titles = [];
    for (const title of file.title) this.titles.push(title || this.titles[this.titles.length - 1]);
    this.first = [0];
    for (const count of file.runs) this.first.push(this.first[this.first.length - 1] + count);
    this.number = {};
    for (const facet of FACETS) this.number[facet] = new Map(file.values[facet].map(([id], place) => [id, place]));
    this.links = this.linked(file);
    this.dayLists = new Map();
    this.foldedTitles = [];
    this.placeLists = file.towns.map((town, place) => (town < 0 || town === place ? [place] : [place, town]));
  }

  /** Where the pages of neighbours' courses are: on other sites. */
  linked({ values, area = [], links = [] }) {
    const neighbours = area.flatMap((value, course) => (values.area[value][0] === HERE ? [] : [course]));
    return new Map(neighbours.map((course, place) => [course, links[place]]));
  }

  /** A title as it is searched, with a space at both ends. */
  folded(course) {
    this.foldedTitles[course] ??= ` ${fold(this.titles[course])} `;
    return this.foldedTitles[course];
  }

  /** The numbers of the values that a course has in a facet of courses. */
  ofCourse(facet, course) {
    if (facet === "area") return this.values.area.length ? [this.area[course]] : [];
    if (facet === "level") return this.levels[this.level[course]][2];
    if (facet === "ages") return this.agesets[this.ages[course]];
    return [this[facet][course]];
  }

  /** The numbers of the values that a run has in a facet of runs. */
  ofRun(facet, run) {
    const when = this.when[run];
    if (facet === "place") return this.placeLists[this.site[run]];
    if (facet === "study") return [this.whens[when][0]];
    if (facet === "pattern") return [this.whens[when][1]];
    if (facet === "start") return [this.starts[when]];
    return this.daysOf(this.whens[when][2]);
  }

  daysOf(mask) {
    if (!this.dayLists.has(mask)) {
      this.dayLists.set(mask, this.days.flatMap((bit, place) => (bit & mask ? [place] : [])));
    }
    return this.dayLists.get(mask);
  }

  /** The courses that have one of these values of a facet. */
  having(facet, numbers) {
    const wanted = new Set(numbers);
    const found = [];
    for (let course = 0; course < this.size; course++) {
      if (OF_COURSE.includes(facet)) {
        if (this.ofCourse(facet, course).some((value) => wanted.has(value))) found.push(course);
      } else if (this.someRun(course, (run) => this.ofRun(facet, run).some((value) => wanted.has(value)))) {
        found.push(course);
      }
    }
    return found;
  }

  someRun(course, test) {
    for (let run = this.first[course]; run < this.first[course + 1]; run++) if (test(run)) return true;
    return false;
  }

  /** How far each place is from home, in miles: null where that is not known, 0 for online; and the journeys. */
  distances(home, journeys) {
    if (!home) return null;
    const far = (point, place) => (this.towns[place] < 0 ? 0 : point && miles(home.point, point));
    return { miles: this.points.map(far), journeys };
  }

  /**
   * How many minutes it takes from home to a run: null where there is no way on each of its days or nobody has looked
   * for it, 0 for online.
   */
  took(run, { journeys }) {
    const trip = this.trip[run];
    return trip === NOT_LOOKED_FOR ? null : trip < 0 ? 0 : journeys.minutes[trip];
  }

  /** The numbers of all places where a course is held, towns among them. */
  everywhere(course) {
    const places = new Set();
    for (let run = this.first[course]; run < this.first[course + 1]; run++) {
      for (const place of this.placeLists[this.site[run]]) places.add(place);
    }
    return places;
  }

  /**
   * The candidates that pass every filter, with the runs by which they pass; how many courses every value would leave
   * with the other filters as they are (`counts`); and how many there would be without each filter (`without`).
   * Runs outside the `limits`, pairs of a facet and its values, do not count at all.
   */
  select(candidates, { chosen, far, within, minutes, limits }) {
    const ofCourse = OF_COURSE.filter((facet) => chosen[facet]);
    const ofRun = OF_RUN.filter((facet) => chosen[facet]);
    const tally = new Tally(this, [...ofCourse, ...ofRun, ...(within ? ["within"] : []), ...(minutes ? ["minutes"] : [])], far);
    const found = [];
    for (const course of candidates) {
      const among = (facet) => this.ofCourse(facet, course).some((value) => chosen[facet].has(value));
      const failed = ofCourse.filter((facet) => !among(facet));
      if (failed.length > 1) continue;
      const { passing, nearly } = this.runsOf(course, { ofRun, chosen, far, within, minutes, limits });
      if (failed.length && passing.length) tally.outside(course, failed[0]);
      if (failed.length) continue;
      if (passing.length) found.push({ course, runs: passing });
      tally.add(course, passing, nearly, far);
    }
    return { found, ...tally.totals(found.length) };
  }

  /** The runs of a course that pass, and those that only one filter keeps out, with that filter. */
  runsOf(course, { ofRun, chosen, far, within, minutes, limits }) {
    const passing = [];
    const nearly = [];
    for (let run = this.first[course]; run < this.first[course + 1]; run++) {
      const among = (facet, wanted) => this.ofRun(facet, run).some((value) => wanted.has(value));
      if (!limits.every(([facet, wanted]) => among(facet, wanted))) continue;
      const missed = ofRun.filter((facet) => !among(facet, chosen[facet]));
      const away = within ? far.miles[this.site[run]] : 0;
      if (away === null || away > within) missed.push("within");
      const took = minutes ? this.took(run, far) : 0;
      if (took === null || took > minutes) missed.push("minutes");
      if (missed.length === 0) passing.push(run);
      else if (missed.length === 1) nearly.push([missed[0], run]);
    }
    return { passing, nearly };
  }

  /** Where a course's page is: from the root of the site, or in another one. */
  address(course) {
    return this.links.get(course) || `courses/${this.key(course)}/`;
  }

  /** A course as files and the reader's device name it. */
  key(course) {
    return `${this.values.provider[this.provider[course]][0]}/${this.id[course]}`;
  }

  /** What a course's kind is called, where that says more than its level and title. */
  kindWords(course) {
    const [id, name] = this.values.kind[this.kind[course]];
    return id === "vocational" || this.titles[course].toLowerCase().includes(name.toLowerCase()) ? null : name;
  }

  /** How one gets to a run: how many minutes, null where there is no way, and by what. */
  journey(run, { journeys }) {
    const trip = this.trip[run];
    return { minutes: journeys.minutes[trip], by: journeys.words[journeys.by[trip]] };
  }

  /** What stands on the card of a course, with that one of its runs in front that suits best. */
  card({ course, run, runs }, far) {
    const [level, words] = this.levels[this.level[course]];
    const [study, pattern, days, start] = this.whens[this.when[run]];
    const place = this.site[run];
    const town = this.towns[place];
    return {
      address: this.address(course),
      area: this.links.has(course) ? this.values.area[this.area[course]][1] : null,
      title: this.titles[course],
      level,
      words,
      kind: this.kindWords(course),
      provider: this.values.provider[this.provider[course]][1],
      place: town < 0 ? null : [this.values.place[place][1], this.values.place[town][1]],
      miles: far && town >= 0 ? far.miles[place] : null,
      journey: far && far.journeys && town >= 0 && this.trip[run] >= 0 ? this.journey(run, far) : null,
      study: this.values.study[study][1],
      pattern: this.values.pattern[pattern][1],
      days,
      start,
      others: runs.length - 1,
    };
  }
}

/** How far a run is in the unit that an area tells: minutes where there is a timetable, else miles. */
const measured = (table, run, far) => (far.journeys ? table.took(run, far) : far.miles[table.site[run]]);

/** Counts the values of the courses that pass, and of those that only one filter keeps out. */
class Tally {
  constructor(table, active, far) {
    this.table = table;
    this.steps = far && far.journeys ? TIMES : REACHES;
    this.limit = far && far.journeys ? "minutes" : "within";
    this.counts = {};
    this.seen = {};
    for (const facet of FACETS) {
      this.counts[facet] = new Array(table.values[facet].length).fill(0);
      this.seen[facet] = new Int32Array(table.values[facet].length).fill(-1);
    }
    this.extra = Object.fromEntries(active.map((facet) => [facet, 0]));
    this.reach = Object.fromEntries(this.steps.map((most) => [most, 0]));
  }

  /** A course that only a filter of courses keeps out. */
  outside(course, facet) {
    this.extra[facet]++;
    this.count(facet, course, this.table.ofCourse(facet, course));
  }

  /** A course that passes, or that some of its runs would if one filter of runs were not there. */
  add(course, passing, nearly, far) {
    const missed = new Set(nearly.map(([facet]) => facet));
    if (passing.length) {
      for (const facet of OF_COURSE) this.count(facet, course, this.table.ofCourse(facet, course));
    } else {
      for (const facet of missed) this.extra[facet]++;
    }
    for (const facet of OF_RUN) {
      for (const run of passing) this.count(facet, course, this.table.ofRun(facet, run));
      for (const [only, run] of nearly) if (only === facet) this.count(facet, course, this.table.ofRun(facet, run));
    }
    if (far) this.reaches(passing.concat(nearly.flatMap(([only, run]) => (only === this.limit ? [run] : []))), far);
  }

  count(facet, course, values) {
    for (const value of values) {
      if (this.seen[facet][value] !== course) {
        this.seen[facet][value] = course;
        this.counts[facet][value]++;
      }
    }
  }

  /** A course counts for every distance within which one of its runs is. */
  reaches(runs, far) {
    const known = runs.map((run) => measured(this.table, run, far)).filter((one) => one !== null);
    const nearest = Math.min(...known);
    for (const most of this.steps) if (nearest <= most) this.reach[most]++;
  }

  totals(found) {
    const without = Object.fromEntries(Object.entries(this.extra).map(([facet, more]) => [facet, found + more]));
    return { counts: this.counts, without, reaches: this.reach };
  }
}
