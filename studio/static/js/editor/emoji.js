// A small choice of emoji, in families; a keyboard's own picker works as well.
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";

/** @param {import("./store.js").Store} store @param {(face: string) => void} chosen */
export function pickEmoji(store, chosen) {
  the("emoji-grid").replaceChildren(...store.shelf.emoji.map((/** @type {string} */ face) => h("button", {
    type: "button", text: face, "aria-label": face, on: { click: () => { the("emoji").close(); chosen(face); } },
  })));
  open(document, "emoji");
}
