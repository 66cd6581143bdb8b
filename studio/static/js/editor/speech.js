// « Caler les textes sur la voix »: the machine listens to the scene; what it hears is laid by verbs, or offered.
import { h, icon } from "../lib/dom.js";
import { call, CallFailed } from "../lib/http.js";
import { newId, shortId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

const LOOK = 700;

/** Words that were said and are not written, by scene; they wait here for a person. @type {Map<string, any[]>} */
const offers = new Map();
/** What is listened to now: scene and address. @type {{scene: string, url: string} | null} */
let work = null;

/** @param {import("./store.js").Store} store */
export function speech(store) {
  const box = h("div", { class: "stack s2", id: "speech" });
  draw(store, box);
  return box;
}

/** @param {import("./store.js").Store} store @param {HTMLElement | null} box */
function draw(store, box = document.getElementById("speech")) {
  if (!box) return;
  if (!store.shelf.speech) return box.replaceChildren(h("p", { class: "meta", text: say("desk-speech-missing") }));
  const told = h("p", { class: "meta", role: "status", text: say(work ? "desk-speech-listens" : "desk-speech-why") });
  const button = work
    ? h("button", { class: "btn line sm", type: "button", id: "speech-stop", on: { click: () => stop() } }, [icon("square"), say("desk-speech-stop")])
    : h("button", { class: "btn line sm", type: "button", id: "speech-start", on: { click: () => start(store) } }, [icon("mic"), say("desk-speech")]);
  box.replaceChildren(h("div", {}, [button]), told, ...offered(store));
}

/** @param {import("./store.js").Store} store */
function offered(store) {
  const found = offers.get(store.selected) ?? [];
  if (!found.length) return [];
  return [h("h4", { class: "lab", text: say("desk-speech-offers") }), ...found.map((offer, k) => one(store, offer, k))];
}

/** @param {import("./store.js").Store} store @param {any} offer @param {number} k */
function one(store, offer, k) {
  const text = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "in", id: `speech-offer-${k}`, rows: "2", "aria-label": say("desk-speech-text") }));
  text.value = offer.text;
  text.addEventListener("input", () => { offer.text = text.value; });
  const gone = () => { offers.set(store.selected, (offers.get(store.selected) ?? []).filter((o) => o !== offer)); draw(store); };
  const add = h("button", { class: "btn line sm", type: "button", on: { click: () => { lay(store, offer); gone(); } } }, [icon("plus"), say("desk-speech-add")]);
  const leave = h("button", { class: "btn bare sm", type: "button", text: say("desk-speech-leave"), on: { click: gone } });
  const mark = h("span", { class: "lab push", text: say(offer.guessed ? "desk-speech-guessed" : "desk-speech-script") });
  return h("div", { class: "capbox" }, [text, h("div", { class: "tools" }, [mark, add, leave])]);
}

/** @param {import("./store.js").Store} store @param {any} offer */
function lay(store, offer) {
  const last = store.board.scenes.flatMap((/** @type {any} */ s) => s.captions).at(-1);
  const caption = { id: shortId("c"), text: offer.text, start: offer.start, duration: offer.duration, style: last?.style ?? "documentaire", place: last?.place ?? "bottom", speaker: null };
  store.do({ verb: "caption", scene: store.selected, caption });
}

/** @param {import("./store.js").Store} store */
async function start(store) {
  const scene = store.selected;
  work = { scene, url: "" };
  draw(store);
  try {
    let told = await call(store.urls.speech, { method: "POST", json: { scene } });
    work = { scene, url: `${store.urls.speech}/${told.id}` };
    while (told.open) {
      await new Promise((done) => setTimeout(done, LOOK));
      told = await call(work.url);
    }
    take(store, scene, told);
  } catch (error) {
    toast("failed", error instanceof CallFailed && error.body?.text ? error.body.text : say("desk-broken"));
  } finally {
    work = null;
    draw(store);
  }
}

/** Puts what was found, as one gesture: one « Annuler » takes it all back. @param {import("./store.js").Store} store @param {string} scene @param {any} told */
function take(store, scene, told) {
  if (told.state === "cancelled") return;
  const gesture = newId();
  for (const caption of told.captions) store.do({ verb: "caption", scene, caption }, gesture);
  offers.set(scene, told.offers);
  if (told.text) toast(told.state === "failed" ? "failed" : told.captions.length ? "live" : "unsure", told.text);
}

function stop() {
  if (work?.url) call(`${work.url}/cancel`, { method: "POST", json: {} }).catch(() => null);
}
