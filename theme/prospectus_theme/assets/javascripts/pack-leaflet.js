/* The leaflet of a course for a pack: the same facts, words and order as on those that the program prints as PDF. */

import { SITE, listed, make } from "./plan-parts.js";
import { qr } from "./plan-qr.js";
import { picture } from "./plan-qr-picture.js";

export const SIZES = [10.5, 10, 9.5, 9]; // points, with everything on the sheet
export const SMALLEST = 8.5;
const HOMES = 6;
const FEW_HOMES = 3;
const FEW_STEPS = 3;
const SHORTEST = /^https?:\/\//;

/** What is left out, in this order, when even the smallest of these sizes is too large, and what it is called. */
export const LEFT_OUT = {
  ways: "the ways there in words",
  homes: "journeys from farther away",
  bring: "what to bring",
  assessed: "how you are assessed",
  help: "help on this course",
  how: "how you learn",
  belong: "who else is welcome",
  others: "other dates and places",
  journeys: "journeys",
  steps: "some of the next steps",
  learn: "what you learn",
  who: "who it is for",
};

/** Paragraphs, and lists of lines that begin with “- ”, of a provider's words. */
function prose(text = "") {
  const made = [];
  for (const line of text.split(/\n\n+|\n(?=- )/)) {
    const item = line.startsWith("- ");
    if (item && made[made.length - 1]?.localName === "ul") made[made.length - 1].append(make("li", {}, line.slice(2)));
    else if (line) made.push(item ? make("ul", {}, make("li", {}, line.slice(2))) : make("p", {}, line));
  }
  return made;
}

const fact = (name, ...lines) => make("div", {}, make("dt", {}, name), ...lines.filter(Boolean).map((line) => make("dd", {}, line)));
const strong = (text) => make("strong", {}, text);
const sentence = (text) => (text ? `${text.replace(/[.]$/, "")}.` : "");
const times = (run) => (run.times || []).join("; ");

function facts(one, run) {
  const more = one.runs.length - 1;
  const also = more ? `, and ${more} other ${more > 1 ? "choices" : "choice"}` : "";
  const starts = run.starts ? run.starts[0].toUpperCase() + run.starts.slice(1) : "";
  return make("dl", { class: "sheet-facts" },
    fact("Starts", starts + also), fact("Where", run.at || run.where), fact("Days", run.pattern, ...(run.times || [])),
    fact("For ages", one.ages), fact("How long", run.length), fact("Cost", one.cost));
}

/** The parts with their headings; each under the name by which it is left out, or none. */
function parts(one, run, without) {
  const has = (name) => !without.has(name);
  const site = run.site && one.sites[run.site];
  const award = !one.none && one.award ? [make("p", {}, strong("Qualification awarded: "), one.award, one.body ? ` (${one.body})` : "")] : [];
  const steps = one.leads || [];
  const shown = has("steps") ? steps : steps.slice(0, FEW_STEPS);
  const further = (one.further || 0) + steps.length - shown.length;
  const english = one.english ? [make("p", {}, "English and maths are part of it, if you still need a grade 4.")] : [];
  return [
    ["What it is", has("who") ? [...prose(one.who), ...prose(one.special), ...award] : []],
    ["Would I get in?", [make("p", {}, strong(one.entry), ` ${(one.asks || []).join(" ")}`), ...(one.else ? [make("p", {}, strong("What else counts: "), one.else)] : [])]],
    ["What you learn", [...(has("learn") ? prose(one.learn) : []), ...english]],
    ["How you learn", has("how") ? prose(one.how) : []],
    ["How you are assessed", has("assessed") ? prose(one.assessed) : []],
    ["What to bring", has("bring") ? prose(one.bring) : []],
    ["Help on this course", has("help") ? prose(one.help) : []],
    ["Everybody belongs here", has("belong") ? prose(one.belong) : []],
    ["Where it leads", shown.length ? [make("p", {}, [...shown, ...(further ? [`and ${further} other ${further > 1 ? "steps" : "step"}`] : [])].join(" · "))] : [make("p", {}, "The provider does not say where it leads.")]],
    ["Other dates and places", has("others") ? one.runs.slice(1).map(other) : []],
    ["Money", one.money || one.kit ? [make("p", {}, one.money || "", one.kit ? strong(" What you need to buy: ") : "", one.kit || "")] : []],
    ["How to get there", site ? [make("p", {}, `${site.address}.`, ...there(site, has("ways")))] : []],
    ["How to apply", [make("p", {}, strong(one.apply.says), ` ${one.apply.by} `, (one.apply.url || "").replace(SHORTEST, "").split("/")[0])]],
    ["Who to ask", [make("p", {}, `${one.provider}: ${one.ask || ""}`)]],
  ];
}

function other(run) {
  const days = [run.pattern, times(run)].filter(Boolean).join(": ");
  return make("p", {}, strong(`${run.begins}: `), [run.at || run.where, run.length, days, run.apply && `Apply ${run.apply}`].map(sentence).filter(Boolean).join(" "));
}

function there(site, all) {
  const ways = (site.ways || []).filter(([name]) => all || name === "College bus");
  const said = ways.flatMap(([name, text]) => [" ", strong(`${name}: `), text]);
  return site.access ? [...said, " ", strong("Access: "), `${site.access}.`] : said;
}

function journeys(found, without) {
  const shown = without.has("journeys") ? [] : found.slice(0, without.has("homes") ? FEW_HOMES : HOMES);
  if (!shown.length) return "";
  const said = shown.map(({ name, minutes, words }) => `${name} ${minutes} min ${words}`).join(" · ");
  return make("p", { class: "sheet-journeys" }, strong("How long it takes from: "), said);
}

/** What there is and this sheet leaves out, in words. */
function leftOut(one, run, without, found) {
  const site = run.site && one.sites[run.site];
  const there = {
    ways: site && (site.ways || []).some(([name]) => name !== "College bus"), homes: found.length > FEW_HOMES && !without.has("journeys"),
    others: one.runs.length > 1, journeys: found.length, steps: (one.leads || []).length > FEW_STEPS,
  };
  return Object.keys(LEFT_OUT).filter((name) => without.has(name) && (name in there ? there[name] : one[name])).map((name) => LEFT_OUT[name]);
}

function foot(one, lacks, { today, adviser }) {
  const address = SITE.startsWith("http") && one.short ? SITE + one.short : "";
  return make("footer", { class: "sheet-foot-part" },
    address ? code(address) : "",
    make("div", {},
      address ? make("p", { class: "sheet-address" }, address.replace(SHORTEST, "").replace(/\/$/, "")) : "",
      make("p", {}, strong(one.checked), `. As on ${today}.`),
      lacks.length ? make("p", {}, `There was no room here for ${listed(lacks)}: see the ${address ? "address" : "course’s page"}.`) : "",
      make("p", {}, `Not sure? ${adviser}.`)));
}

/** The QR code of an address, or nothing where it is too long for one. */
function code(address) {
  const matrix = qr(address);
  return matrix ? picture(matrix, `QR code that leads to ${address.replace(SHORTEST, "")}`) : "";
}

/** What stands on the sheet, and its foot: with these parts left out, `found` the journeys to it. */
export function leaflet(one, without, found, about) {
  const run = one.runs[0];
  const made = parts(one, run, without).filter(([, inside]) => inside.length);
  const text = made.map(([title, inside]) => make("section", {}, make("h2", {}, title), ...inside));
  const body = [
    make("h1", {}, one.title),
    make("p", { class: "sheet-level" }, [one.level, one.means].filter(Boolean).join(": ")),
    make("p", {}, one.provider),
    make("p", { class: "sheet-lead" }, one.summary),
    facts(one, run), make("div", { class: "sheet-text" }, ...text), journeys(found, without),
  ];
  return { body, foot: foot(one, leftOut(one, run, without, found), about) };
}
