// Two people at once: who changed the scene, both versions side by side, and a person chooses.
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** @param {import("./store.js").Store} store */
export function wireConflicts(store) {
  let base = 0;
  store.on("conflict", ({ letter, body }) => {
    if (letter.url !== store.urls.verbs) return toast("unsure", body.text);
    base = body.state?.revision ?? store.revision;
    the("conflict-text").textContent = body.text;
    the("conflict-who").textContent = body.who;
    list("conflict-theirs", body.differences, "theirs");
    list("conflict-mine", body.differences, "mine");
    toast("unsure", body.text, { word: say("desk-compare"), act: () => open(document, "conflict") });
    open(document, "conflict");
  });
  document.addEventListener("click", (event) => {
    const act = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-act]"))?.dataset.act;
    if (act !== "keep-mine" && act !== "keep-theirs") return;
    the("conflict").close();
    the("toasts").replaceChildren();
    store.outbox.settle(act === "keep-mine" ? base : null);
    if (act === "keep-theirs") store.say("state");
  });
}

/** @param {string} id @param {any[]} differences @param {"theirs" | "mine"} side */
function list(id, differences, side) {
  const rows = differences.flatMap((d) => [h("dt", { text: d.label }), h("dd", { text: d[side] })]);
  the(id).replaceChildren(...(rows.length ? rows : [h("dd", { text: say("desk-conflict-gone") })]));
}
