/* How pages of the plan are put together: elements with text alone, pictures, and words that pages share. */

const SVG = "http://www.w3.org/2000/svg";

/** The site's root, from wherever a page stands. */
export const ROOT = new URL("../../", import.meta.url).href;

/** Where others find this site: a copy that was opened from files names the site that it is of. */
export const SITE = document.documentElement.dataset.site || ROOT;

/** The id of the course at an address; empty for any other address. */
export function idAt(address) {
  const found = address.startsWith(ROOT) && /^courses\/([^/?#]+\/[^/?#]+)\/(?:index\.html)?$/.exec(address.slice(ROOT.length));
  return found ? found[1] : "";
}

/** An element with attributes (true stands for an empty one, false for none) and texts or elements in it. */
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one !== "" && one !== null && one !== undefined));
  return element;
}

export const unseen = (text) => make("span", { class: "unseen" }, text);

export function button(text, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, ...[text].flat());
  element.addEventListener("click", act);
  return element;
}

/** An SVG element. */
export function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export const courseLink = (id, title) => make("a", { href: `${ROOT}courses/${id}/` }, title);

export const many = (number, one, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;

/** Names as a person lists them: “a”, “a and b”, “a, b and c”. */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** Copies the link in a field, and says so. */
export async function copyLink(input, said) {
  try {
    await navigator.clipboard.writeText(input.value);
    said.textContent = "The link is copied.";
  } catch {
    input.select(); // the browser does not let pages copy: then the reader does
    said.textContent = "The link is marked: copy it.";
  }
}
