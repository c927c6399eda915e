/* The link and the QR code by which a plan is handed on: the courses and their order, never the notes. */

import { SITE, button, copyLink, make } from "./plan-parts.js";
import { qr } from "./plan-qr.js";
import { picture } from "./plan-qr-picture.js";
import { MOST } from "./plan-share.js";

let shown = "";

/** Shows the link and the code of the courses written as `text`. */
export function share(section, text, number) {
  const address = `${SITE}plan/#share=${text}`;
  if (!text || address === shown) return;
  shown = address;
  const input = section.querySelector("[data-link]");
  const said = section.querySelector("[data-copied]");
  input.value = address;
  said.textContent = number > MOST ? `Only the first ${MOST} courses are in it.` : "";
  section.querySelector("[data-copy]").replaceChildren(button("Copy the link", () => copyLink(input, said)));
  const code = section.querySelector("[data-code]");
  const matrix = qr(address);
  code.replaceChildren(matrix ? picture(matrix, "The link as a QR code") : make("p", {}, "There are too many courses for a QR code: send the link."));
}
