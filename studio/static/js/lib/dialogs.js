// Dialogs and menus: opened by a button that names them, closed by Escape, a click outside, or their own button.

/** @param {Document} doc */
export function wireDialogs(doc) {
  doc.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = /** @type {HTMLElement | null} */ (target.closest("[data-opens]"));
    if (opener) open(doc, opener.dataset.opens ?? "");
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && outside(target, event)) target.close();
  });
}

/** @param {Document} doc @param {string} id */
export function open(doc, id) {
  const dialog = /** @type {HTMLDialogElement | null} */ (doc.getElementById(id));
  if (dialog && !dialog.open) dialog.showModal();
}

/** @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  const inX = event.clientX >= box.left && event.clientX <= box.right;
  const inY = event.clientY >= box.top && event.clientY <= box.bottom;
  return event.detail > 0 && !(inX && inY);
}

/** Menus are <details>: one open at a time, closed by Escape or a click elsewhere. @param {Document} doc */
export function wireMenus(doc) {
  doc.addEventListener("click", (event) => {
    for (const menu of doc.querySelectorAll("details.menu[open], details.me[open]")) {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
    }
  });
  doc.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of doc.querySelectorAll("details.menu[open], details.me[open]")) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    }
  });
}
