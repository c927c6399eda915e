/* The area picture beside the results: where towns and villages lie, where courses are found, where home is. */

const WIDTH = 240;
const EDGE = 26;
const TALLEST = 420;
const LETTER = 6;
const SVG = "http://www.w3.org/2000/svg";

function draw(name, attributes, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inside);
  return element;
}

export class Picture {
  /** `figure` is where it goes; the rest as the worker tells it: values, towns, points, localities. */
  constructor(figure, { values, towns, points, localities }) {
    this.figure = figure;
    this.places = values.place;
    this.towns = towns;
    this.points = points;
    this.homes = localities.map(([id, name, lat, lon]) => ({ id, name, point: [lat, lon] }));
    this.scale([...points.filter(Boolean), ...this.homes.map(({ point }) => point)]);
  }

  /** Fits the area into the picture: x from the west, y from the north. */
  scale(all) {
    const [lats, lons] = [all.map(([lat]) => lat), all.map(([, lon]) => lon)];
    this.north = Math.max(...lats);
    this.west = Math.min(...lons);
    this.narrow = Math.cos((this.north * Math.PI) / 180);
    const across = Math.max((Math.max(...lons) - this.west) * this.narrow, 0.01);
    const down = Math.max(this.north - Math.min(...lats), 0.01);
    this.zoom = Math.min((WIDTH - 2 * EDGE) / across, (TALLEST - 2 * EDGE) / down);
    this.left = (WIDTH - across * this.zoom) / 2;
    this.height = down * this.zoom + 2 * EDGE;
  }

  at([lat, lon]) {
    const x = this.left + (lon - this.west) * this.narrow * this.zoom;
    const y = EDGE + (this.north - lat) * this.zoom;
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  }

  /** Draws an answer: a disc for every place, the larger the more courses are found there. */
  update({ counts, from, total }) {
    const courses = counts.place;
    const places = this.points.map((point, place) => ({ point, count: courses[place] }));
    const held = places.filter(({ point, count }) => point && count);
    this.figure.querySelector("svg")?.remove();
    this.figure.hidden = !total || !held.length;
    if (this.figure.hidden) return;
    const discs = held.map(({ point, count }) => this.disc(point, count));
    const size = { viewBox: `0 0 ${WIDTH} ${Math.round(this.height)}`, role: "img", "aria-label": this.told(courses) };
    this.figure.prepend(draw("svg", size, ...this.names(from), ...discs, ...this.home(from)));
  }

  disc(point, courses) {
    const [cx, cy] = this.at(point);
    return draw("circle", { class: "finder-disc", cx, cy, r: Math.min(15, 3.5 + 1.8 * Math.sqrt(courses)).toFixed(1) });
  }

  home(from) {
    const found = from && this.homes.find(({ id }) => id === from.id);
    if (!found) return [];
    const [cx, cy] = this.at(found.point);
    return [draw("circle", { class: "finder-home", cx, cy, r: 7 })];
  }

  /** The names of towns and villages, home first, as far as one does not stand on another. */
  names(from) {
    const towns = new Set(this.places.filter((_, place) => this.towns[place] === place).map(([id]) => id));
    const rank = ({ id }) => (from && id === from.id ? 0 : towns.has(id) ? 1 : 2);
    const taken = [];
    const named = [...this.homes].sort((a, b) => rank(a) - rank(b));
    return named.flatMap((one) => this.name(one, rank(one) < 2 ? "finder-town" : "finder-village", taken));
  }

  /** A name over its dot, kept inside the picture; nothing where another stands. */
  name({ name, point }, kind, taken) {
    const [cx, cy] = this.at(point);
    const half = (name.length * LETTER) / 2;
    const x = Math.min(Math.max(cx, half), WIDTH - half);
    const y = cy - 11;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 11)) return [];
    taken.push({ x, y, half });
    const dot = draw("circle", { class: "finder-dot", cx, cy, r: 1.8 });
    return [dot, draw("text", { class: kind, x, y, "text-anchor": "middle" }, name)];
  }

  /** The picture in words. */
  told(courses) {
    const numbered = this.places.map(([, name], place) => ({ name, place }));
    const towns = numbered.filter(({ place }) => this.towns[place] === place && courses[place]);
    const found = towns.map(({ name, place }) => `${name} ${courses[place]}`);
    return `Map of the area with the courses found: ${found.join(", ")}`;
  }
}
