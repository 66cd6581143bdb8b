// Who did what, newest first. Nothing is ever taken out: undoing is a line of its own.
import { call, CallFailed } from "../lib/http.js";
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";
import { say } from "../lib/say.js";

/** @param {import("./store.js").Store} store */
export async function showHistory(store) {
  await store.outbox.emptied();
  open(document, "history");
  try {
    const { lines } = await call(store.urls.history);
    the("history-lines").replaceChildren(...(lines.length ? lines.map(line) : [h("li", {}, [h("span"), h("span", { text: say("desk-history-none") })])]));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    the("history-lines").replaceChildren(h("li", {}, [h("span"), h("span", { text: say("desk-broken") })]));
  }
}

/** @param {any} l */
function line(l) {
  return h("li", { class: l.undone ? "undone" : "" }, [h("span", { class: "ava s", "aria-hidden": "true", text: l.initials }), h("span", {}, [h("b", { text: l.who }), " ", l.what]), h("time", { class: "meta", datetime: l.iso, text: l.at })]);
}
