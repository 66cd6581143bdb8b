// Filters on a page that is already whole: chips and a search box hide the cards that do not match.

/** @param {Document} doc */
export function wireFilters(doc) {
  const box = doc.querySelector("[data-filters]");
  if (!box) return;
  const cards = [...doc.querySelectorAll("[data-tags]")];
  const empty = doc.querySelector("[data-none]");
  const search = /** @type {HTMLInputElement | null} */ (doc.querySelector("[data-filter-words]"));
  const apply = () => {
    const pressed = /** @type {HTMLElement | null} */ (box.querySelector('[aria-pressed="true"]'));
    const tag = pressed?.dataset.filter ?? "";
    const words = plain(search?.value ?? "");
    let shown = 0;
    for (const card of cards) {
      const element = /** @type {HTMLElement} */ (card);
      const fits = !tag || (element.dataset.tags ?? "").split(" ").includes(tag);
      element.hidden = !(fits && plain(element.textContent ?? "").includes(words));
      if (!element.hidden) shown += 1;
    }
    if (empty) /** @type {HTMLElement} */ (empty).hidden = shown > 0;
  };
  box.addEventListener("click", (event) => {
    const chip = /** @type {Element} */ (event.target).closest("[data-filter]");
    if (!chip) return;
    for (const other of box.querySelectorAll("[data-filter]")) other.setAttribute("aria-pressed", String(other === chip));
    apply();
  });
  search?.addEventListener("input", apply);
}

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase().trim();
