/* Days of the plan as a calendar file (RFC 5545), made in the browser: CRLF, lines of 75 octets, the same ids for ever. */

const LONGEST = 75;

const escaped = (text) => text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r\n|\r|\n/g, "\\n");

/** A line cut where 75 octets are full, never within a letter. */
export function folded(line) {
  const encoder = new TextEncoder();
  const parts = [""];
  let length = 0;
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (length + octets > LONGEST) {
      parts.push(" ");
      length = 1;
    }
    parts[parts.length - 1] += letter;
    length += octets;
  }
  return parts.join("\r\n");
}

const compact = (day) => day.replaceAll("-", "");

function dayAfter(day) {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** From when until when: with its times in UTC, else whole days, of which the last is not included. */
function span({ on, last, start, end }) {
  if (start) return [`DTSTART:${start}`, ...(end ? [`DTEND:${end}`] : [])];
  return [`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(dayAfter(last || on))}`, "TRANSP:TRANSPARENT"];
}

function event(one, host, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${one.id}@${host}`,
    `DTSTAMP:${stamp}`,
    ...span(one),
    `SUMMARY:${escaped(one.name)}`,
    ...(one.where ? [`LOCATION:${escaped(one.where)}`] : []),
    ...(one.about ? [`DESCRIPTION:${escaped(one.about)}`] : []),
    ...(one.url ? [`URL:${one.url}`] : []),
    "END:VEVENT",
  ];
}

/** The file of these dates: each has an `id`, a `name`, a day `on`, and perhaps `last`, `start`, `end`, `where`, `about`, `url`. */
export function calendar(dates, { host, now, name }) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Prospectus//My plan//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...dates.flatMap((one) => event(one, host, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
