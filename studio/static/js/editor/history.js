// Who did what, newest first. Nothing is ever taken out: undoing and going back are lines of their own.
import { call, CallFailed } from "../lib/http.js";
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** @param {import("./store.js").Store} store */
export async function showHistory(store) {
  await store.outbox.emptied();
  open(document, "history");
  try {
    const { lines } = await call(store.urls.history);
    the("history-lines").replaceChildren(...(lines.length ? lines.map((/** @type {any} */ l) => line(store, l)) : [told(say("desk-history-none"))]));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    the("history-lines").replaceChildren(told(say("desk-broken")));
  }
}

/** @param {import("./store.js").Store} store @param {any} l */
function line(store, l) {
  const back = l.stands
    ? h("span", { class: "st live", text: say("desk-history-stands") })
    : h("button", { class: "btn line sm", type: "button", "aria-label": say("desk-history-back-label", l), text: say("desk-history-back"), on: { click: () => goBack(store, row, l.revision, 0) } });
  const row = h("li", { class: l.undone ? "undone" : "" }, [
    h("span", { class: "ava s", "aria-hidden": "true", text: l.initials }),
    h("span", { class: "did" }, [h("span", { class: "what" }, [h("b", { text: l.who }), " ", l.what]), h("time", { class: "meta", datetime: l.iso, text: l.at })]),
    back,
  ]);
  return row;
}

/** @param {import("./store.js").Store} store @param {HTMLElement} row @param {number} to @param {number} agreed */
async function goBack(store, row, to, agreed) {
  try {
    await store.outbox.emptied();
    store.take(await call(store.urls.go_back, { method: "POST", json: { id: newId(), client: store.client, to, agreed } }));
    the("history").close();
    toast("live", say("desk-history-returned"), { word: say("desk-undo"), act: () => store.undo() });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (error.trouble === "conflict") ask(store, row, to, error.body);
    else toast("failed", error.body?.text ?? say("desk-broken"));
  }
}

/** Colleagues' work would go: whose, and whether. @param {import("./store.js").Store} store @param {HTMLElement} row @param {number} to @param {any} body */
function ask(store, row, to, body) {
  row.parentElement?.querySelector(".asks")?.remove();
  const sure = h("button", { class: "btn ink sm", type: "button", text: say("desk-history-back-sure"), on: { click: () => goBack(store, row, to, body.agreed) } });
  const not = h("button", { class: "btn bare sm", type: "button", text: say("desk-history-back-not"), on: { click: () => { asks.remove(); /** @type {HTMLElement | null} */ (row.querySelector("button"))?.focus(); } } });
  const asks = h("li", { class: "asks" }, [h("div", { class: "note unsure", role: "alert" }, [h("div", { class: "txt" }, [h("span", { text: body.text }), h("div", { class: "acts" }, [sure, not])])])]);
  row.after(asks);
  sure.focus();
}

/** @param {string} text */
function told(text) {
  return h("li", {}, [h("span"), h("span", { text })]);
}
