// « Suivre le visage »: the machine looks at the scene's film, if it has not yet, and frames the scene by what it saw.
import { h, icon } from "../lib/dom.js";
import { call, CallFailed } from "../lib/http.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

const LOOK = 700;

/** What is looked at now: its scene. */
let at = "";

/** @param {import("./store.js").Store} store */
export function followFace(store) {
  if (!store.shelf.faces) return h("p", { class: "meta", text: say("desk-faces-missing") });
  const busy = at === store.selected;
  const button = h("button", { class: "btn line sm", type: "button", id: "follow-face", "aria-disabled": String(busy), on: { click: () => follow(store) } }, [icon(busy ? "loader" : "smile"), h("span", { text: say(busy ? "desk-faces-looks" : "desk-faces-follow") })]);
  return h("div", {}, [button]);
}

/** @param {import("./store.js").Store} store */
async function follow(store) {
  if (at) return;
  const scene = store.selected;
  at = scene;
  redraw();
  try {
    if (!store.state.media[store.scene.media]?.looked) await looked(`${store.urls.faces}`, { scene });
    store.do({ verb: "follow-face", scene });
  } catch (error) {
    toast("failed", error instanceof CallFailed ? error.body?.text ?? say("desk-broken") : error instanceof Unseen ? error.message : say("desk-broken"));
  } finally {
    at = "";
    redraw();
  }
}

/** Why nothing could be seen, as a sentence. */
class Unseen extends Error {}

/** Asks for a look, and waits until it is over. @param {string} url @param {any} wish @returns {Promise<any>} */
async function looked(url, wish) {
  let told = await call(url, { method: "POST", json: wish });
  while (told.open) {
    await new Promise((done) => setTimeout(done, LOOK));
    told = await call(`${url}/${told.id}`);
  }
  if (told.text) throw new Unseen(told.text);
  return told;
}

function redraw() {
  document.getElementById("scene-body")?.dispatchEvent(new CustomEvent("refresh"));
}
