// What the page round ours does: the reader's choice of colours, and a menu that closes again.
// Loaded before anything is drawn, so that a chosen scheme does not flash. Keeps nothing but that choice.
(function () {
  "use strict";

  const KEY = "prospectus.colours";
  const CHOICES = ["device", "light", "dark"];
  const WORDS = { device: "as on this device", light: "light", dark: "dark" };
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      const kept = window.localStorage.getItem(KEY);
      return CHOICES.includes(kept) ? kept : "device";
    } catch {
      return "device";
    }
  }

  function keep(choice) {
    try {
      if (choice === "device") window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, choice);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  }

  let choice = chosen();

  function show() {
    const slate = choice === "dark" || (choice === "device" && dark.matches);
    root.setAttribute("data-md-color-scheme", slate ? "slate" : "default");
    const button = document.querySelector("[data-shell-scheme]");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-label", "Colours: " + WORDS[choice]);
    button.title = "Colours: " + WORDS[choice];
  }

  function turn() {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    keep(choice);
    show();
  }

  function close(menu, refocus) {
    menu.open = false;
    if (refocus) menu.querySelector("summary").focus();
  }

  function start() {
    show();
    const button = document.querySelector("[data-shell-scheme]");
    if (button) button.addEventListener("click", turn);
    const menu = document.querySelector(".shell-menu");
    if (!menu) return;
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) close(menu, true);
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) close(menu, false);
    });
  }

  root.classList.replace("no-js", "js");
  show();
  dark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", start);
})();
