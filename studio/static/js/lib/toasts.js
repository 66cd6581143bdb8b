// A sentence that comes and stays until it is read or mended. Bad news never bounces and never leaves by itself.

/**
 * @param {string} hue  failed, unsure, live, planned
 * @param {string} text
 * @param {{word: string, act: () => void}} [action]
 * @returns {() => void} takes it away
 */
export function toast(hue, text, action) {
  const box = document.getElementById("toasts");
  const form = /** @type {HTMLTemplateElement} */ (document.getElementById("toast"));
  const note = /** @type {HTMLElement} */ (form.content.firstElementChild?.cloneNode(true));
  note.classList.add(hue);
  const words = /** @type {HTMLElement} */ (note.querySelector(".txt"));
  words.textContent = text;
  for (const same of box?.children ?? []) if (same.querySelector(".txt")?.firstChild?.textContent === text) same.remove();
  const remove = () => note.remove();
  note.querySelector("button")?.addEventListener("click", remove);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn line sm";
    button.textContent = action.word;
    button.addEventListener("click", () => { action.act(); remove(); });
    words.append(document.createElement("br"), button);
  }
  box?.append(note);
  if (hue === "live" || hue === "planned") setTimeout(remove, 6000);
  return remove;
}
