// Buttons that act on the whole and on the scene, and the keyboard: every gesture has a key.
import { open } from "../lib/dialogs.js";
import { the } from "../lib/dom.js";
import { shortId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";
import { showHistory } from "./history.js";
import { revokePhone } from "./phone-link.js";
import { problem } from "./scene.js";
import { moveTo } from "./score.js";

/** @param {import("./store.js").Store} store @param {import("./preview.js").Preview} preview */
export function wireActions(store, preview) {
  /** @type {Record<string, (button: HTMLElement) => void>} */
  const acts = {
    undo: () => store.undo(),
    redo: () => store.redo(),
    play: () => preview.toggle(),
    see: () => { the("finder").scrollIntoView({ block: "center" }); preview.toggle(); },
    "play-scene": () => preview.playScene(),
    "to-start": () => store.seek(0),
    "frame-back": () => store.seek(store.frame - 1),
    "frame-on": () => store.seek(store.frame + 1),
    sound: (button) => { const on = button.getAttribute("aria-pressed") !== "true"; button.setAttribute("aria-pressed", String(on)); preview.sound(on); },
    "scene-before": () => step(store, -1),
    "scene-after": () => step(store, 1),
    "add-scene": () => add(store),
    split: () => store.do({ verb: "split", scene: store.selected, at: store.frameInScene, id: shortId("p") }),
    "duplicate-scene": () => { const id = shortId("p"); store.do({ verb: "duplicate-scene", scene: store.selected, id }); afterwards(store, id); },
    "remove-scene": () => remove(store),
    "move-left": () => shift(store, -1),
    "move-right": () => shift(store, 1),
    "rename-scene": () => describe(store),
    history: () => showHistory(store),
    problems: () => { the("all-problems").replaceChildren(...store.state.problems.map((/** @type {any} */ p) => problem(store, p, true))); open(document, "problems"); },
    "phone-revoke": () => revokePhone(),
  };
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-act]"));
    const act = acts[button?.dataset.act ?? ""];
    if (!button || !act) return;
    const menu = button.closest("details.menu");
    if (menu?.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu?.removeAttribute("open");
    act(button);
  });
  the("all-problems").addEventListener("click", () => the("problems").close());
  document.addEventListener("keydown", (event) => key(store, preview, event));
  for (const form of document.querySelectorAll("[data-render]")) form.addEventListener("submit", async (event) => { event.preventDefault(); if (await store.outbox.emptied()) /** @type {HTMLFormElement} */ (form).submit(); else store.outbox.ask(); });
  the("describe-form").addEventListener("submit", () => described(store));
}

/** @param {import("./store.js").Store} store @param {import("./preview.js").Preview} preview @param {KeyboardEvent} event */
function key(store, preview, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const writes = target.matches("input:not([type=range]):not([type=checkbox]), textarea, select");
  if (document.querySelector("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !writes) {
    const letter = event.key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    event.preventDefault();
    if (letter === "y" || event.shiftKey) store.redo();
    else store.undo();
    return;
  }
  if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
  const pressed = target.matches("button, summary, a, [role=option]");
  /** @type {Record<string, () => void>} */
  const keys = {
    i: () => edge(store, "i"), o: () => edge(store, "o"), s: () => store.do({ verb: "split", scene: store.selected, at: store.frameInScene, id: shortId("p") }),
    j: () => step(store, -1), l: () => step(store, 1), k: () => preview.toggle(), p: () => preview.playScene(),
    ",": () => store.seek(store.frame - 1), ".": () => store.seek(store.frame + 1), "?": () => open(document, "keys"),
  };
  if (event.key === " " && (!pressed || target.matches("[role=option]"))) { event.preventDefault(); preview.toggle(); return; }
  if (event.key === "Delete" && target.matches("[role=option]")) { event.preventDefault(); remove(store); return; }
  const act = keys[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
}

/** I and O: the part of the clip that is used begins, or ends, at the playhead. @param {import("./store.js").Store} store @param {"i" | "o"} side */
function edge(store, side) {
  if (!store.scene?.take || store.scene.take.photo) return;
  store.do({ verb: side === "i" ? "trim-here" : "trim-until-here", scene: store.selected, at: store.frameInScene });
}

/** @param {import("./store.js").Store} store @param {number} by */
function step(store, by) {
  const scenes = store.layout.scenes;
  const at = scenes.findIndex((/** @type {any} */ s) => s.id === store.selected);
  const next = scenes[at + by];
  if (next) store.select(next.id);
}

/** @param {import("./store.js").Store} store @param {number} by */
function shift(store, by) {
  const at = store.layout.scenes.findIndex((/** @type {any} */ s) => s.id === store.selected);
  if (at + by >= 0 && at + by < store.layout.scenes.length) moveTo(store, store.selected, at + by);
}

/** @param {import("./store.js").Store} store */
function add(store) {
  const id = shortId("p");
  const at = store.board.scenes.findIndex((/** @type {any} */ s) => s.id === store.selected) + 1;
  store.do({ verb: "add-scene", scene: { ...store.shelf.scene, id }, at });
  afterwards(store, id);
}

/** @param {import("./store.js").Store} store @param {string} id */
function afterwards(store, id) {
  store.addEventListener("state", () => store.select(id), { once: true });
}

/** @param {import("./store.js").Store} store */
function remove(store) {
  if (!store.scene) return;
  const name = store.scene.name;
  store.do({ verb: "remove-scene", scene: store.selected });
  toast("planned", say("desk-removed", { name }), { word: say("desk-undo"), act: () => store.undo() });
}

/** @param {import("./store.js").Store} store */
function describe(store) {
  const lang = document.documentElement.lang;
  const part = store.part;
  if (!part) return;
  the("describe-name").value = part.name[lang] || part.name.fr;
  the("describe-how").value = part.instructions[lang] || part.instructions.fr;
  the("describe-say").value = part.say;
  the("describe-beat").value = part.beat;
  open(document, "describe");
}

/** @param {import("./store.js").Store} store */
function described(store) {
  const lang = document.documentElement.lang;
  const part = store.part;
  store.do({
    verb: "describe", scene: store.selected, name: { ...part.name, [lang]: the("describe-name").value.trim() },
    instructions: { ...part.instructions, [lang]: the("describe-how").value.trim() }, say: the("describe-say").value.trim(), beat: the("describe-beat").value,
  });
}
