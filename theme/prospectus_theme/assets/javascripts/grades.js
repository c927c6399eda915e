/*
 * Would I get in? What a course asks for, held against the grades, the age and the courses that a reader keeps on this
 * device.
 * Pages import this file and the finder's worker takes it by importScripts; both find it as `Grades`.
 */
"use strict";

{
  const KEY = "prospectus.grades";
  const NONE = -1;
  const BY_GCSE = 2;
  const SCIENCES = ["biology", "chemistry", "physics"];
  const COUNTS_AS = new Map([
    ["science", ["science", "combined science", ...SCIENCES]],
    ["english", ["english language", "english literature"]],
  ]);
  /** Combined science is two GCSEs. */
  const worth = (subject) => (subject === "combined science" ? 2 : 1);

  const MOST_DONE = 200;
  const AUGUST = 7;

  /** The year in which the school year of a day began; some courses begin in August. */
  const schoolYear = (day) => (day.getMonth() >= AUGUST ? day.getFullYear() : day.getFullYear() - 1);

  /**
   * Only what can be grades, a level, a cohort (the year in which the reader's school year turned 0, so that it stays
   * true from year to year) and courses that are done or being done, whatever was kept.
   */
  function sound(kept) {
    const gcse = Object.create(null);
    const grades = kept && typeof kept.gcse === "object" && kept.gcse ? kept.gcse : {};
    for (const [subject, grade] of Object.entries(grades)) {
      if (Number.isInteger(grade) && grade >= 1 && grade <= 9) gcse[subject] = grade;
    }
    const level = kept && Number.isFinite(kept.level) && kept.level >= 0 ? kept.level : NONE;
    const cohort = kept && Number.isInteger(kept.cohort) && kept.cohort > 1900 ? kept.cohort : NONE;
    const listed = kept && Array.isArray(kept.done) ? kept.done : [];
    const done = [...new Set(listed.filter((one) => typeof one === "string"))].slice(0, MOST_DONE);
    return { gcse, level, cohort, done };
  }

  /** What this device keeps. */
  function kept() {
    try {
      return sound(JSON.parse(localStorage.getItem(KEY)));
    } catch {
      return sound(null); // storage is switched off, or holds something else
    }
  }

  /** Keeps them, or nothing when there is nothing to keep; false when the device does not allow it. */
  function keep(mine) {
    try {
      if (told(mine)) localStorage.setItem(KEY, JSON.stringify(mine));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  const clear = () => keep(sound(null));

  /** Whether the reader has told anything. */
  const told = ({ gcse, level, cohort, done }) =>
    level > NONE || cohort > NONE || done.length > 0 || Object.keys(gcse).length > 0;

  /** How many GCSEs a reader has in a subject, at a grade or above. */
  function count({ gcse }, subject, grade) {
    const subjects = subject === "any" ? Object.keys(gcse) : COUNTS_AS.get(subject) || [subject];
    const good = subjects.filter((one) => gcse[one] >= grade);
    return good.reduce((sum, one) => sum + worth(one), 0);
  }

  /** The level that a reader has reached: by a course, or by GCSEs (five at 4 or above are level 2, any are level 1). */
  function reached(mine) {
    const byGrades = count(mine, "any", 4) >= 5 ? 2 : count(mine, "any", 1) ? 1 : NONE;
    return Math.max(mine.level, byGrades);
  }

  /** Whether a reader has done, or is doing, one of the courses that get them in. */
  const came = (asked, mine) => Array.isArray(asked.from) && asked.from.some((one) => mine.done.includes(one));

  /**
   * Whether a reader has all that is asked. One of the courses that are named gets them in without the grades.
   * GCSEs are worth level 2 at most: where more is asked, that level is needed beside them, and such a course gives it.
   */
  function meets(asked, mine) {
    const graded = (asked.gcse || []).every(([subject, grade, many]) => count(mine, subject, grade) >= (many || 1));
    const higher = asked.level !== undefined && (!asked.gcse || asked.level > BY_GCSE);
    if (asked.gcse && higher) return graded && (came(asked, mine) || reached(mine) >= asked.level);
    if (came(asked, mine)) return true;
    return higher ? reached(mine) >= asked.level : asked.gcse ? graded : open(asked);
  }

  /**
   * How a reader's age goes with a course: null when it does, or nothing is told; else `opens`, the year in whose
   * September they are old enough, or null when they are older than those for whom it is. A course begins in the
   * school years that it names as far as they are not over, else in this one.
   */
  function tooYoungOrOld({ ages, starts = [] }, { cohort }, now = schoolYear(new Date())) {
    if (!ages || cohort === NONE) return null;
    const [from, before = Infinity] = ages;
    const coming = starts.filter((year) => year >= now);
    const old = (coming.length ? coming : [now]).map((year) => year - cohort);
    if (old.some((age) => age >= from && age < before)) return null;
    return { opens: Math.max(...old) < from ? cohort + from : null };
  }

  /** Whether neither grades nor a level nor a course is asked for; where that is told only in words, nobody can tell. */
  const open = (asked) => !asked.gcse && asked.level === undefined && !asked.from && !asked.words;

  /** The subjects that are asked for and of which the reader has said nothing. */
  function untold({ gcse = [] }, mine) {
    return gcse.map(([subject]) => subject).filter((one) => one !== "any" && !count(mine, one, 1));
  }

  /**
   * The answer: “yes”, “interview” (yes, with an interview), “not yet” or “ask”; `ways`, those of the courses that lead
   * there which the reader would get into now; and `age`, how their age stands in the way. It is never a bare no.
   */
  function verdict(asked, mine, leads = [], now = undefined) {
    const age = tooYoungOrOld(asked, mine, now);
    const enough = meets(asked, mine);
    if (enough && !age) return { answer: asked.interview ? "interview" : "yes", ways: [], untold: [], age };
    const ways = leads.filter(({ entry }) => meets(entry, mine) && !tooYoungOrOld(entry, mine, now));
    const answer = ways.length && !asked.else && !asked.words && !(age && age.opens === null) ? "not yet" : "ask";
    return { answer, ways, untold: enough ? [] : untold(asked, mine), age };
  }

  /** The ages that a course is for, in words; empty when it says none. */
  function forAges({ ages }) {
    if (!ages) return "";
    return ages.length > 1 ? `for ages ${ages[0]} to ${ages[1]}` : `for ages ${ages[0]} and over`;
  }

  /** What to say of a reader's age that does not go with a course. */
  function ofAge(asked, { opens }) {
    const course = `This course is ${forAges(asked)}.`;
    return opens === null ? `${course} Ask whether you can join.` : `${course} You could start in September ${opens}.`;
  }

  globalThis.Grades = Object.freeze({
    ...{ KEY, NONE, sound, kept, keep, clear, told, open, reached, verdict, forAges, ofAge },
  });
}
