/* A course on paper: its short address as a QR code at the head of the sheet, drawn when the page is printed. */

const address = document.querySelector("[data-short]")?.textContent;
const later = globalThis.requestIdleCallback || setTimeout;
let code = null;

async function ready() {
  const [{ qr }, { picture }] = await Promise.all([import("./plan-qr.js"), import("./plan-qr-picture.js")]);
  const matrix = qr(address);
  if (!matrix) return; // an address that is too long for a code
  code = picture(matrix, "This page’s address as a QR code");
  code.className = "sheet-code";
}

if (address) {
  later(ready);
  addEventListener("beforeprint", () => code && document.querySelector(".head").prepend(code));
  addEventListener("afterprint", () => code && code.remove());
}
