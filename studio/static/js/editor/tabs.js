// Tabs as one expects them: one in the order of Tab, arrows between them.

/** @param {Document} doc */
export function wireTabs(doc) {
  for (const list of doc.querySelectorAll('[role="tablist"]')) {
    const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="tab"]')]);
    for (const tab of tabs) tab.addEventListener("click", () => show(doc, tabs, tab));
    list.addEventListener("keydown", (event) => {
      const key = /** @type {KeyboardEvent} */ (event).key;
      const at = tabs.indexOf(/** @type {HTMLElement} */ (doc.activeElement));
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[key];
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const tab = tabs[(next + tabs.length) % tabs.length];
      show(doc, tabs, tab);
      tab.focus();
    });
  }
}

/** @param {Document} doc @param {HTMLElement[]} tabs @param {HTMLElement} chosen */
function show(doc, tabs, chosen) {
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    const panel = doc.getElementById(tab.getAttribute("aria-controls") ?? "");
    if (panel) panel.hidden = !on;
  }
}
