/* Hours of a week: when two dates meet, and where one has to get from one place to another between lessons. */

export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const inOrder = (a, b) => a[0] - b[0] || a[1] - b[1];

/** When the lessons of two dates meet: the day, from when and until when. */
export function overlaps(one, other) {
  const found = [];
  for (const [day, from, to] of one.lessons) {
    for (const [otherDay, otherFrom, otherTo] of other.lessons) {
      if (day === otherDay && from < otherTo && otherFrom < to) found.push([day, Math.max(from, otherFrom), Math.min(to, otherTo)]);
    }
  }
  return found.sort(inOrder);
}

/** Where lessons of two dates at different places follow each other on a day; online there is no way to go. */
export function moves(one, other) {
  if (!one.site || !other.site || one.site === other.site) return [];
  const lessons = [one, other].flatMap((date) => date.lessons.map((lesson) => [lesson, date])).sort(([a], [b]) => inOrder(a, b));
  return lessons.slice(1).flatMap(([after, to], place) => {
    const [before, from] = lessons[place];
    return before[0] === after[0] && from !== to && before[2] <= after[1] ? [{ day: before[0], from, to, leaves: before[2], starts: after[1] }] : [];
  });
}

/** “Tuesday 13:15 to 15:45”. */
export const timeWords = ([day, from, to]) => `${DAYS[day]} ${clock(from)} to ${clock(to)}`;
