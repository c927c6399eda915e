/* The home page's search: remembers on this device where the reader starts from, and does not send it anywhere. */

import { keepHome, keptHome } from "./finder-state.js";

const select = document.querySelector("#home-from");
if (select) {
  const kept = keptHome();
  if ([...select.options].some((option) => option.value === kept)) select.value = kept;
  select.form.addEventListener("submit", () => {
    keepHome(select.value);
    select.disabled = true; // a control that is disabled is not part of the address
    setTimeout(() => {
      select.disabled = false;
    });
  });
}
