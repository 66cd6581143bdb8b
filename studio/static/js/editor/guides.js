// Where each network lays its own things over the picture: hatched zones, and the free part in a dashed line.
import { h, icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";

/** @param {import("./store.js").Store} store */
export function wireGuides(store) {
  const group = the("guides");
  group.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const choice = /** @type {HTMLElement} */ (event.target).closest("[data-guide]");
    if (choice) choose(store, group, /** @type {HTMLElement} */ (choice).dataset.guide ?? "none");
  });
  group.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...group.querySelectorAll("[data-guide]")];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    choose(store, group, next.dataset.guide);
  });
  choose(store, group, localStorage.getItem("guide") ?? "none");
}

/** @param {import("./store.js").Store} store @param {HTMLElement} group @param {string} name */
function choose(store, group, name) {
  for (const other of group.querySelectorAll("[data-guide]")) {
    const on = /** @type {HTMLElement} */ (other).dataset.guide === name;
    other.setAttribute("aria-checked", String(on));
    other.setAttribute("tabindex", on ? "0" : "-1");
  }
  localStorage.setItem("guide", name);
  const box = the("guide-box");
  const area = store.shelf.areas[name];
  box.hidden = !area;
  box.replaceChildren();
  if (!area) return;
  const { top, bottom, left, right } = area;
  const fakes = h("div", { class: "fake" }, [icon("heart"), icon("message-circle"), icon("send")]);
  box.append(
    h("div", { class: "zone t", css: { height: `${top}%` } }),
    h("div", { class: "zone r", css: { top: `${top}%`, bottom: `${bottom}%`, width: `${right}%` } }, [fakes]),
    h("div", { class: "zone b", css: { height: `${bottom}%` }, text: say("desk-guide-text", { network: area.name }) }),
    h("div", { class: "guide", css: { inset: `${top}% ${right}% ${bottom}% ${left}%` } }),
  );
}
