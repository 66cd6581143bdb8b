// Two people at once: who changed the scene, both versions side by side, and a person chooses. A word under way is
// written to its end first; a dialog that was closed leaves a note in the header that opens it again.
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** Milliseconds without a key after which a word is at its end. */
const PAUSE = 1200;

/** @param {import("./store.js").Store} store */
export function wireConflicts(store) {
  let base = 0;
  let typed = -PAUSE;
  addEventListener("keydown", () => { typed = performance.now(); }, { capture: true });
  store.on("conflict", ({ letter, body }) => {
    if (letter.url !== store.urls.verbs) return toast("unsure", body.text);
    if (underPen() && performance.now() - typed < PAUSE) return afterTheWord();
    base = body.state?.revision ?? store.revision;
    the("conflict-text").textContent = body.text;
    the("conflict-who").textContent = body.who;
    list("conflict-theirs", body.differences, "theirs");
    list("conflict-mine", body.differences, "mine");
    open(document, "conflict");
  });
  const afterTheWord = () => {
    const rest = PAUSE - (performance.now() - typed);
    if (underPen() && rest > 0) setTimeout(afterTheWord, rest + 20);
    else store.outbox.ask();
  };
  the("conflict").addEventListener("close", () => setTimeout(() => { if (document.activeElement === document.body) the("h-scene").focus(); }));
  document.addEventListener("click", (event) => {
    const act = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-act]"))?.dataset.act;
    if (act === "choose") return store.outbox.ask();
    if (act !== "keep-mine" && act !== "keep-theirs") return;
    the("conflict").close();
    store.outbox.settle(act === "keep-mine" ? base : null);
    if (act === "keep-theirs") store.say("state");
    store.outbox.ask();
  });
}

/** Somebody is writing. */
const underPen = () => Boolean(document.activeElement?.matches("textarea, input:not([type=range]):not([type=checkbox])"));

/** @param {string} id @param {any[]} differences @param {"theirs" | "mine"} side */
function list(id, differences, side) {
  const rows = differences.flatMap((d) => [h("dt", { text: d.label }), h("dd", { text: d[side] })]);
  the(id).replaceChildren(...(rows.length ? rows : [h("dd", { text: say("desk-conflict-gone") })]));
}
