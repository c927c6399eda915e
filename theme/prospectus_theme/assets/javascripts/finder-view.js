/* What an answer looks like: what was found, the cards, what lies just outside, pages that may help. */

import { make } from "./finder-filters.js";
import { saver } from "./plan-save.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const ANY = {
  area: "Any area",
  sector: "Any subject",
  level: "Any level",
  place: "Any place",
  ages: "Any age",
  study: "Full-time or part-time",
  pattern: "Any time of day",
  day: "Any day",
  start: "Any start",
  kind: "Any kind of course",
  provider: "Any provider",
  within: "Any distance",
  minutes: "Any journey",
};
const MOST_OFFERS = 4;

export const courses = (number) => (number === 1 ? "1 course" : `${number.toLocaleString("en-GB")} courses`);

/** Names as a person lists them: “a”, “a and b”, “a, b and c”. */
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** “6 Sep 2027”, “Sep 2027”, “2027” or “any time”. */
function startWords(start) {
  if (start === "flexible") return "any time";
  const [year, month, day] = start.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** “Mon–Thu”, “Tue, Thu”; empty when no days are known. */
export function dayWords(mask) {
  const days = DAYS.map((_, place) => place).filter((place) => (mask >> place) & 1);
  const inRow = days.length > 2 && days[days.length - 1] - days[0] === days.length - 1;
  return inRow ? `${DAYS[days[0]]}–${DAYS[days[days.length - 1]]}` : days.map((place) => DAYS[place]).join(", ");
}

/** “3.6 miles”, “12 miles”, “less than half a mile”. */
function mileWords(miles) {
  if (miles < 0.5) return "less than half a mile";
  const number = miles < 9.95 ? miles.toFixed(1).replace(/\.0$/, "") : String(Math.round(miles));
  return number === "1" ? "1 mile" : `${number} miles`;
}

/** “32 min by bus 291 from Abberton Green”; what is said where no bus or train is in time. */
function journeyWords({ minutes, by }, from) {
  return minutes === null ? `no bus or train in time from ${from}` : `${minutes} min ${by} from ${from}`;
}

/** A card: title, level in words, provider and place and how far, start and days. */
export function card(template, root, data, from) {
  const item = template.content.cloneNode(true).firstElementChild;
  const part = (name) => item.querySelector(`[data-${name}]`);
  const link = item.querySelector("a");
  link.textContent = data.title;
  link.href = data.area ? data.address : root + data.address;
  if (data.area) {
    part("area").textContent = `${data.area} – another area: its own page opens.`;
  }
  const about = [data.words, data.kind].filter(Boolean).map((words) => ` · ${words}`);
  part("level").append(make("strong", {}, data.level), ...about);
  const place = data.place ? [...new Set(data.place)].join(", ") : "online";
  part("place").append(make("strong", {}, data.provider), `, ${place}`);
  if (data.journey && from) {
    part("place").append(make("span", { class: "finder-miles" }, journeyWords(data.journey, from.timed)));
  } else if (data.miles !== null && from) {
    const far = `${mileWords(data.miles)} from ${from.name} in a straight line`;
    part("place").append(make("span", { class: "finder-miles" }, far));
  }
  const week = dayWords(data.days) || data.pattern.toLowerCase();
  const start = make("strong", {}, `Starts ${startWords(data.start)}`);
  part("when").append(start, ` · ${data.study.toLowerCase()} · ${week}`);
  part("others").textContent = othersWords(data.others);
  if (!data.area) item.append(saver(data.address.split("/").slice(1, 3).join("/"), data.title));
  return item;
}

function othersWords(others) {
  if (!others) return "";
  return others === 1 ? "and 1 more date or place" : `and ${others} more dates or places`;
}

/** What is said of an answer: how many, and how the search was understood. */
export function said(answer, state) {
  const lines = [make("p", { class: "finder-total" }, headline(answer, state))];
  for (const [word, better] of answer.corrections) {
    lines.push(make("p", {}, "Showing ", make("strong", {}, `“${better}”`), `: no course says “${word}”.`));
  }
  if (answer.partly) {
    const left = answer.missing.length ? `Left out: ${listed(answer.missing)}.` : "These have the most of it.";
    lines.push(make("p", {}, `No course has all that you asked for. ${left}`));
  }
  if (state.mine && !answer.mine) {
    const grades = make("a", { href: new URL("../../grades/", import.meta.url).href }, "Enter the grades that you expect");
    lines.push(make("p", {}, grades, " to see only courses where you would get in."));
  }
  if (answer.needsHome) lines.push(make("p", {}, "Choose a place under “From” to see the nearest first."));
  return lines;
}

function headline(answer, state) {
  if (answer.total) return courses(answer.total);
  if (answer.unfiltered) return "No courses with all these filters";
  return state.q ? `No course found for “${state.q}”` : "No courses";
}

/**
 * What lies just outside the filters, as offers: a text and what it would change in the state. For every filter the
 * values beside the chosen ones, then no such filter at all.
 */
export function offers(answer, state, filters) {
  const found = [];
  for (const [facet, total] of Object.entries(answer.without)) {
    if (total <= answer.total) continue;
    const others = facet === "within" || facet === "minutes" ? reaches(answer, facet) : values(answer, state, filters, facet);
    found.push(...others);
    if (others.length === 1 && others[0].count === total) continue;
    found.push({ text: `${ANY[facet]} (${total})`, change: without(facet, state) });
  }
  if (!found.length && !answer.total && answer.unfiltered) {
    found.push({ text: `Without filters (${answer.unfiltered})`, change: { filters: {}, within: 0, minutes: 0, mine: false } });
  }
  return found;
}

function without(facet, { filters }) {
  return facet === "within" || facet === "minutes" ? { [facet]: 0 } : { filters: { ...filters, [facet]: [] } };
}

/** The values of a facet that would bring courses: those next to the chosen one where there is an order. */
function values(answer, state, filters, facet) {
  const chosen = new Set(state.filters[facet]);
  const numbered = filters.values[facet].map(([id], place) => ({ id, place, count: answer.counts[facet][place] }));
  const at = numbered.findIndex(({ id }) => chosen.has(id));
  const free = numbered.filter(({ id, count }) => count && !chosen.has(id));
  const inOrder = ["level", "start", "day", "ages"].includes(facet);
  const away = ({ place }) => Math.abs(place - at);
  free.sort((a, b) => (inOrder ? away(a) - away(b) : b.count - a.count) || a.place - b.place);
  return free.slice(0, MOST_OFFERS).map(({ id, count }) => ({
    text: `${filters.name(facet, id)} (${count})`,
    count,
    change: { filters: { ...state.filters, [facet]: [id] } },
  }));
}

/** Wider limits of how far or how long, each that would bring more. */
function reaches({ reaches: counts, from, ...answer }, facet) {
  const unit = from && from.timed ? "minutes" : "within";
  if (facet !== unit) return []; // the counts are of the other unit
  const wider = Object.entries(counts).map(([most, count]) => ({ most: Number(most), count }));
  return wider
    .filter(({ most, count }, place) => most > answer[facet] && count && (place === 0 || count > wider[place - 1].count))
    .map(({ most, count }) => ({
      text: `Within ${most} ${facet === "minutes" ? "minutes" : "miles"} (${count})`,
      count,
      change: { [facet]: most },
    }));
}

/** The chips: what the search was understood to mean, and the filters; each with the change that takes it away. */
export function chips(answer, state, filters) {
  const found = answer.understood.map(({ label, rest }) => ({ text: label, change: { q: rest } }));
  for (const [facet, ids] of Object.entries(state.filters)) {
    for (const id of ids) {
      const text = filters.name(facet, id);
      const rest = ids.filter((other) => other !== id);
      if (text) found.push({ text, filter: true, change: { filters: { ...state.filters, [facet]: rest } } });
    }
  }
  if (state.mine && answer.mine) found.push({ text: "Only where I would get in", filter: true, change: { mine: false } });
  if (state.within && answer.from) {
    const text = `Within ${state.within} miles of ${answer.from.name}`;
    found.push({ text, filter: true, change: { within: 0 } });
  }
  if (answer.minutes) {
    const text = `Within ${answer.minutes} minutes from ${answer.from.timed}`;
    found.push({ text, filter: true, change: { minutes: 0 } });
  }
  return found;
}
