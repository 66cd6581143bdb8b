// The choice of theme: like the computer, light, dark. Kept in a cookie so that the server draws it at once.

/** @param {Document} doc */
export function rememberTheme(doc) {
  doc.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-theme-choice]");
    if (button) choose(doc, /** @type {HTMLElement} */ (button).dataset.themeChoice ?? "auto");
  });
}

/** @param {Document} doc @param {string} name */
function choose(doc, name) {
  const root = doc.documentElement;
  if (name === "auto") delete root.dataset.theme;
  else root.dataset.theme = name;
  doc.cookie = `theme=${name}; path=/; max-age=31536000; samesite=lax`;
  for (const other of doc.querySelectorAll("[data-theme-choice]")) {
    const same = /** @type {HTMLElement} */ (other).dataset.themeChoice === name;
    other.setAttribute("aria-pressed", String(same));
  }
}
