/* The page of dates: of one kind, of one provider, or both; the address holds the choice, so that it can be shared. */

const form = document.querySelector("[data-dates-filter]");
const [kind, of] = ["kind", "of"].map((name) => form.querySelector(`[data-${name}]`));
const said = form.querySelector("[data-said]");
const events = [...document.querySelectorAll("li.event")];

function show() {
  const fits = ({ dataset }) => (!kind.value || kind.value.split(" ").includes(dataset.kind)) && (!of.value || dataset.of === of.value);
  for (const one of events) one.hidden = !fits(one);
  for (const month of document.querySelectorAll("[data-month]")) {
    month.hidden = !month.querySelector("li.event:not([hidden])");
    const link = document.querySelector(`.dates-jump a[href="#${month.querySelector("h2").id}"]`);
    if (link) link.parentElement.hidden = month.hidden;
  }
  const shown = events.filter((one) => !one.hidden).length;
  said.textContent = kind.value || of.value ? `${shown || "No"} ${shown === 1 ? "date" : "dates"}` : "";
}

function arrive() {
  const asked = new URLSearchParams(location.search);
  for (const [name, select] of [["kind", kind], ["of", of]]) {
    const value = asked.get(name) || "";
    select.value = [...select.options].some((one) => one.value === value) ? value : "";
  }
  show();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  const chosen = Object.entries({ kind: kind.value, of: of.value }).filter(([, value]) => value);
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", location.pathname + (query && `?${query}`));
  show();
});
addEventListener("popstate", arrive);
if (location.search) arrive();
