// The header: title, undo and redo, « Tout est gardé », what waits, troubles in a sentence with one action.
import { icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** @param {import("./store.js").Store} store */
export function wireHeader(store) {
  const title = the("title");
  title.addEventListener("change", () => {
    const words = { ...store.board.title, [document.documentElement.lang]: title.value.trim() };
    if (title.value.trim()) store.do({ verb: "rename", title: words });
  });
  store.on("state", () => draw(store));
  store.on("waiting", ({ waiting, troubled }) => saved(store, waiting, troubled));
  store.on("trouble", (detail) => trouble(store, detail));
  store.on("refused", (body) => toast("unsure", body?.text ?? say("desk-refused")));
  addEventListener("online", () => store.outbox.leave());
  addEventListener("beforeunload", (event) => { if (store.outbox.waiting) store.outbox.leave(); void event; });
  draw(store);
  saved(store, store.outbox.waiting, false);
  store.outbox.leave();
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  const title = the("title");
  const name = store.state.title;
  if (document.activeElement !== title) title.value = name;
  for (const place of document.querySelectorAll("[data-title]")) place.textContent = name;
  the("sub").textContent = store.state.subtitle;
  document.title = `${name} · Clin d’Œil`;
  able("undo", store.state.can_undo);
  able("redo", store.state.can_redo);
  const button = the("problem-count");
  const problems = store.state.problems;
  button.hidden = problems.length === 0;
  button.querySelector("span").textContent = store.state.problems_label;
  saved(store, store.outbox.waiting, false);
}

/** @param {string} act @param {boolean} on */
function able(act, on) {
  for (const button of document.querySelectorAll(`[data-act="${act}"]`)) /** @type {HTMLButtonElement} */ (button).disabled = !on;
}

/** @param {import("./store.js").Store} store @param {number} waiting @param {boolean} troubled */
function saved(store, waiting, troubled) {
  for (const place of document.querySelectorAll("[data-saved]")) {
    const late = waiting > 0 && (troubled || place.classList.contains("waiting"));
    place.classList.toggle("waiting", late);
    place.replaceChildren(icon(late ? "hourglass" : "check"), late ? say("desk-waiting") : store.state.saved_label);
  }
}

/** @type {string} */
let told = "";
/** @type {() => void} */
let forget = () => undefined;

/** @param {import("./store.js").Store} store @param {{trouble: string, body: any}} detail */
function trouble(store, { trouble: kind, body }) {
  if (told === kind) return;
  told = kind;
  forget();
  const again = { word: say("desk-again"), act: () => { told = ""; store.outbox.leave(); } };
  if (kind === "signed-out") {
    const back = encodeURIComponent(location.pathname);
    forget = toast("unsure", say("desk-signed-out"), { word: say("desk-sign-in"), act: () => location.assign(`${body?.url ?? "/sign-in"}?next=${back}`) });
  } else if (kind === "no-space") forget = toast("failed", say("desk-no-space"), again);
  else if (kind === "offline") forget = toast("unsure", say("desk-offline"), again);
  else forget = toast("failed", say("desk-broken"), again);
  store.addEventListener("state", () => { told = ""; forget(); }, { once: true });
}
