/*
 * Would I get in? What a course asks for, held against the grades that a reader keeps on this device.
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

  /** Only what can be grades and a level, whatever was kept. */
  function sound(kept) {
    const gcse = Object.create(null);
    const grades = kept && typeof kept.gcse === "object" && kept.gcse ? kept.gcse : {};
    for (const [subject, grade] of Object.entries(grades)) {
      if (Number.isInteger(grade) && grade >= 1 && grade <= 9) gcse[subject] = grade;
    }
    const level = kept && Number.isFinite(kept.level) && kept.level >= 0 ? kept.level : NONE;
    return { gcse, level };
  }

  /** The grades and the level that this device keeps. */
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
  const told = ({ gcse, level }) => level > NONE || Object.keys(gcse).length > 0;

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

  /**
   * Whether a reader has all that is asked; a course that asks only for earlier courses is not decided by grades.
   * GCSEs are worth level 2 at most: where more is asked, that level is needed beside them.
   */
  function meets(asked, mine) {
    const graded = (asked.gcse || []).every(([subject, grade, many]) => count(mine, subject, grade) >= (many || 1));
    if (asked.level !== undefined && (!asked.gcse || asked.level > BY_GCSE)) return graded && reached(mine) >= asked.level;
    return asked.gcse ? graded : !asked.from;
  }

  const open = (asked) => !asked.gcse && asked.level === undefined && !asked.from;

  /** The subjects that are asked for and of which the reader has said nothing. */
  function untold({ gcse = [] }, mine) {
    return gcse.map(([subject]) => subject).filter((one) => one !== "any" && !count(mine, one, 1));
  }

  /**
   * The answer: “yes”, “interview” (yes, with an interview), “not yet” or “ask”; and `ways`, those of the courses
   * that lead there which the reader would get into now. It is never a bare no.
   */
  function verdict(asked, mine, leads = []) {
    if (meets(asked, mine)) return { answer: asked.interview ? "interview" : "yes", ways: [], untold: [] };
    const ways = leads.filter(({ entry }) => meets(entry, mine));
    return { answer: ways.length && !asked.else ? "not yet" : "ask", ways, untold: untold(asked, mine) };
  }

  globalThis.Grades = Object.freeze({ KEY, NONE, sound, kept, keep, clear, told, open, reached, verdict });
}
