/* Journeys from home first: the home that this device keeps, chosen here or in the finder, and never sent anywhere. */

import { keepHome, keptHome } from "./finder-state.js";

const SAYS = "Kept on this device only.";

function make(name, attributes, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

const name = (row) => row.cells[0].textContent.trim();

/** The homes that a row is for: the town or village itself, and its postcode districts. */
const homes = (row) => row.dataset.home.split(" ");

/** A table of journeys: the rows of home come first and are marked, and home can be chosen above it. */
class Trips {
  constructor(table) {
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.names = this.rows.map(name);
    this.select = make("select", { id: "travel-home" }, make("option", { value: "" }, "choose a town or village"));
    this.rows.forEach((row, place) => this.select.append(make("option", { value: homes(row)[0] }, this.names[place])));
    this.clear = make("button", { type: "button" }, "Forget it");
    this.note = make("span", { class: "quiet" }, SAYS);
    const label = make("label", { for: "travel-home" }, "I start from");
    table.before(make("p", { class: "travel-home" }, label, this.select, this.clear, this.note));
    this.select.addEventListener("change", () => this.choose(this.select.value));
    this.clear.addEventListener("click", () => this.choose(""));
    this.show(keptHome());
  }

  choose(home) {
    keepHome(home);
    this.show(home);
    this.select.focus();
  }

  show(home) {
    const mine = this.rows.filter((row) => homes(row).includes(home));
    for (const row of this.rows) {
      row.classList.remove("mine");
      row.querySelector(".travel-mark")?.remove();
    }
    this.body.append(...mine, ...this.rows.filter((row) => !mine.includes(row)));
    for (const row of mine) {
      row.classList.add("mine");
      row.cells[0].append(make("span", { class: "travel-mark" }, homes(row)[0] === home ? " (your home)" : ` (${home})`));
    }
    this.select.value = mine.length === 1 ? homes(mine[0])[0] : "";
    this.clear.hidden = !home;
    this.note.hidden = !home;
  }
}

/** On the page of a town or village: keep it as home, or forget it. */
function offer(place) {
  const home = place.dataset.keep;
  const button = make("button", { type: "button" });
  const note = make("span", { class: "quiet" });
  const show = () => {
    const kept = keptHome() === home;
    button.textContent = kept ? "Forget my home" : "Keep this as my home";
    note.textContent = kept ? ` This is your home. ${SAYS}` : " Then courses tell the journey from here first.";
  };
  button.addEventListener("click", () => {
    keepHome(keptHome() === home ? "" : home);
    show();
  });
  place.append(button, note);
  place.hidden = false;
  show();
}

for (const table of document.querySelectorAll("[data-trips]")) new Trips(table);
for (const place of document.querySelectorAll("[data-keep]")) offer(place);
