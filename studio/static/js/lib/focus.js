// The keyboard keeps its place when a panel is drawn anew: the same control, or the one that stands there now.

const REACHED = "button, a[href], input, select, textarea, summary, [tabindex]";

/** @type {Node | null} what the pointer is held down on */
let pressed = null;
/** @type {Map<HTMLElement, [() => void, () => void]>} what waits for the pointer to be let go */
const waiting = new Map();

/** A control that is replaced between press and release never hears its click: a place under the pointer waits. */
function released() {
  pressed = null;
  setTimeout(() => {
    for (const [place, both] of [...waiting]) { waiting.delete(place); redrawn(place, ...both); }
  });
}
addEventListener("pointerdown", (event) => { pressed = event.target instanceof Node ? event.target : null; }, true);
addEventListener("pointerup", released, true);
addEventListener("pointercancel", released, true);

/** Draws a place anew, then does what is to follow; what had the focus in it has it again, else its successor. @param {HTMLElement} place @param {() => void} draw @param {() => void} [then] */
export function redrawn(place, draw, then = () => undefined) {
  if (pressed && place.contains(pressed)) return void waiting.set(place, [draw, then]);
  keeping(place, draw);
  then();
}

/** @param {HTMLElement} place @param {() => void} draw */
function keeping(place, draw) {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement) || !place.contains(before)) return draw();
  const trace = { id: before.id, data: JSON.stringify(before.dataset), label: before.getAttribute("aria-label"), text: before.textContent, tag: before.tagName, at: reached(place).indexOf(before) };
  draw();
  if (place.contains(document.activeElement)) return;
  const after = successor(place, trace);
  after?.focus({ preventScroll: true });
  if (after?.id && after.id === trace.id) written(before, after);
}

/** What is being written stays under the hand. @param {HTMLElement} before @param {HTMLElement} after */
function written(before, after) {
  if (!before.matches("textarea, input:not([type]), input[type=text]")) return;
  const [old, box] = /** @type {HTMLInputElement[]} */ ([before, after]);
  box.value = old.value;
  box.setSelectionRange(old.selectionStart, old.selectionEnd);
}

/** @param {HTMLElement} place @param {{id: string, data: string, label: string | null, text: string | null, tag: string, at: number}} trace */
function successor(place, { id, data, label, text, tag, at }) {
  const all = reached(place);
  const near = (/** @type {(e: HTMLElement) => boolean} */ fits) => all.filter((e) => e.tagName === tag && fits(e)).sort((a, b) => Math.abs(all.indexOf(a) - at) - Math.abs(all.indexOf(b) - at))[0];
  return (id && all.find((e) => e.id === id))
    || (data !== "{}" && near((e) => JSON.stringify(e.dataset) === data))
    || (label && near((e) => e.getAttribute("aria-label") === label))
    || (!label && text && near((e) => e.textContent === text))
    || all[Math.max(0, Math.min(at, all.length - 1))]
    || /** @type {HTMLElement | null} */ (document.querySelector(`[aria-controls="${CSS.escape(place.id)}"]`));
}

/** What the keyboard can stand on there, in order. @param {HTMLElement} place */
const reached = (place) => /** @type {HTMLElement[]} */ ([...place.querySelectorAll(REACHED)]).filter((e) => !e.hasAttribute("disabled"));
