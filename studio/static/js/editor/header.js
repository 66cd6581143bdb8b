// The header: title, undo and redo, « Tout est gardé », what waits, troubles in a sentence with one action.
import { h, icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** @param {import("./store.js").Store} store @param {[string, string][]} says  what the last step left to say: hue and sentence */
export function wireHeader(store, says) {
  const title = the("title");
  title.addEventListener("change", () => {
    const words = { ...store.board.title, [document.documentElement.lang]: title.value.trim() };
    if (title.value.trim()) store.do({ verb: "rename", title: words });
  });
  store.on("state", () => draw(store));
  store.on("waiting", ({ waiting, troubled }) => { stuck = waiting > 0 && (troubled || stuck); saved(store); });
  store.on("settled", () => announce(store));
  store.on("trouble", (detail) => trouble(store, detail));
  store.on("refused", (body) => toast("unsure", body?.text ?? say("desk-refused")));
  addEventListener("online", () => store.outbox.leave());
  addEventListener("beforeunload", (event) => { if (store.outbox.waiting) store.outbox.leave(); void event; });
  draw(store);
  for (const [hue, text] of says) toast(hue, text, hue === "failed" ? { word: say("desk-see"), act: () => the("problem-count").click() } : undefined);
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
  for (const [act, on] of /** @type {[string, boolean][]} */ ([["undo", store.state.can_undo], ["redo", store.state.can_redo]]).sort((a, b) => Number(b[1]) - Number(a[1]))) able(act, on);
  const button = the("problem-count");
  const problems = store.state.problems;
  button.hidden = problems.length === 0;
  button.querySelector("span").textContent = store.state.problems_label;
  saved(store);
}

/** @param {string} act @param {boolean} on */
function able(act, on) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(`[data-act="${act}"]`))) {
    const focused = document.activeElement === button;
    button.disabled = !on;
    if (focused && !on) /** @type {HTMLElement | null} */ (button.parentElement?.querySelector('[data-act="undo"]:enabled, [data-act="redo"]:enabled'))?.focus();
  }
}

/** Something could not leave. */
let stuck = false;
/** What waits has waited long enough to say so: a word that comes and goes at each key would flicker. */
let slow = false;
let timer = 0;
const SOON = 300;
const LATER = 1000;

/** The tick stands only where all is with the server. @param {import("./store.js").Store} store */
function saved(store) {
  const { waiting, held } = store.outbox;
  if (!waiting) { clearTimeout(timer); timer = 0; slow = false; }
  else timer ||= setTimeout(() => { slow = true; saved(store); }, SOON);
  if (stuck) show("hourglass", say("desk-waiting"), "waiting");
  else if (held) show("eye", say("desk-choose"), "choice");
  else if (!waiting) show("check", store.state.saved_label, "");
  else if (slow) show("hourglass", say("desk-keeping"), "keeping");
}

/** @param {string} sign @param {string} words @param {"" | "keeping" | "waiting" | "choice"} how  a choice can be pressed */
function show(sign, words, how) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-saved]"))) {
    if (place.dataset.saved === how && place.textContent === words) continue;
    place.dataset.saved = how;
    place.classList.toggle("waiting", how === "waiting");
    const inside = [icon(sign), words];
    place.replaceChildren(...(how === "choice" ? [h("button", { class: "btn line sm", type: "button", data: { act: "choose" } }, inside)] : inside));
  }
}

let saying = 0;

/** Who listens hears the end only, once the hand rests. @param {import("./store.js").Store} store */
function announce(store) {
  clearTimeout(saying);
  saying = setTimeout(() => { if (!store.outbox.waiting) the("saved-said").textContent = store.outbox.held ? say("desk-choose") : store.state.saved_label; }, LATER);
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
