// Sliders show how far they are: the filled part is a custom property set from their value.

/** @param {Document} doc */
export function paintRanges(doc) {
  for (const range of doc.querySelectorAll("input.range")) paint(/** @type {HTMLInputElement} */ (range));
  doc.addEventListener("input", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.matches("input.range")) paint(/** @type {HTMLInputElement} */ (target));
  });
}

/** @param {HTMLInputElement} range */
export function paint(range) {
  const low = Number(range.min || 0);
  const high = Number(range.max || 100);
  range.style.setProperty("--at", `${((Number(range.value) - low) / (high - low)) * 100}%`);
}

/** A level as one reads it, with a true minus. @param {number} v @returns {string} */
export const decibels = (v) => `${v > 0 ? "+" : v < 0 ? "−" : ""}${Math.abs(v)}\u00a0dB`;
