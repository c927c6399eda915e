/* A QR code as a picture: black on white in every scheme, with the quiet edge that readers of codes need. */

import { draw, make } from "./plan-parts.js";

const EDGE = 4;

/** The picture of a matrix of dark and light squares. */
export function picture(matrix, name) {
  const size = matrix.length + 2 * EDGE;
  const path = matrix.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : ""))).join("");
  const svg = draw("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "shape-rendering": "crispEdges", class: "plan-qr" });
  const title = draw("title", {});
  title.textContent = name;
  svg.append(title, draw("rect", { width: size, height: size, fill: "#fff" }), draw("path", { d: path, fill: "#000" }));
  return make("figure", {}, svg);
}
