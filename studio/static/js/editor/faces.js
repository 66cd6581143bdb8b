// Faces: the machine looks at the scene's film, to frame it by what it saw or to let a blur follow whom a person points at.
import { h, icon, the } from "../lib/dom.js";
import { call, CallFailed } from "../lib/http.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

const LOOK = 700;

/** What is looked at now: its scene, for the framing. */
let at = "";
/** The blur for which a face is followed now. */
let hiding = "";

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
    if (!store.state.media[store.scene.media]?.looked) await looked(store.urls.faces, { scene });
    store.do({ verb: "follow-face", scene });
  } catch (error) {
    toast("failed", why(error));
  } finally {
    at = "";
    redraw();
  }
}

/** What a blur says of the face it follows, and its buttons. @param {import("./store.js").Store} store @param {any} laid  as the layout has it @param {any} gag  as the storyboard has it @param {(change: any) => void} put @returns {HTMLElement[]} */
export function followKnob(store, laid, gag, put) {
  const take = store.scene?.take;
  if (!take || take.photo) return [];
  if (!store.shelf.faces) return [h("p", { class: "meta wide", text: say("desk-faces-missing") })];
  const follows = gag.trail.length > 0;
  const word = hiding === gag.id ? "desk-follow-runs" : follows ? "desk-follow-another" : "desk-follow";
  const start = h("button", { class: "btn line sm", type: "button", id: `follow-${gag.id}`, "aria-disabled": String(hiding !== ""), on: { click: () => { if (!hiding) mark(store, laid); } } }, [icon(hiding === gag.id ? "loader" : "smile"), h("span", { text: say(word) })]);
  const stop = follows ? h("button", { class: "btn bare sm", type: "button", on: { click: () => put({ trail: [] }) } }, [icon("x"), say("desk-follow-stop")]) : null;
  const lost = laid.lost ? h("p", { class: "meta lost", role: "status", text: laid.lost }) : null;
  const pieces = [h("div", { class: "row wrap s2" }, [start, stop]), lost, h("p", { class: "meta", text: say("desk-follow-promise") })];
  return [h("div", { class: "stack s2 wide" }, pieces.filter((piece) => piece !== null))];
}

/** Lets a person point at a face in the preview, at a moment of the blur. @param {import("./store.js").Store} store @param {any} laid */
function mark(store, laid) {
  if (store.frame < laid.at || store.frame >= laid.to) store.seek(laid.look);
  const scene = store.selected;
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  let [x, y] = [500, 350];
  const dot = h("button", { class: "dot", type: "button", "aria-label": say("desk-follow-point"), "aria-describedby": "mark-how" }, [icon("crosshair")]);
  const layer = h("div", { class: "pointing", id: "mark" }, [h("p", { id: "mark-how", text: say("desk-follow-mark") }), dot]);
  const show = () => { const { left, top, wide, high } = picture(layer); Object.assign(dot.style, { left: `${left + (x / 1000) * wide}px`, top: `${top + (y / 1000) * high}px` }); };
  const away = () => { removeEventListener("keydown", escape, true); layer.remove(); before?.focus(); };
  const escape = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); away(); } };
  const chosen = () => { const frame = store.frame; away(); hide(store, { scene, gag: laid.id, frame, x, y }); };
  layer.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.detail > 0) {
      const box = layer.getBoundingClientRect();
      const { left, top, wide, high } = picture(layer);
      x = within(((event.clientX - box.left - left) / wide) * 1000);
      y = within(((event.clientY - box.top - top) / high) * 1000);
    }
    if (event.detail > 0 || event.target === dot || dot.contains(/** @type {Node} */ (event.target))) chosen();
  });
  dot.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const [dx, dy] = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -12], ArrowDown: [0, 12] }[event.key] ?? [0, 0];
    if (!dx && !dy) return;
    event.preventDefault();
    event.stopPropagation();
    [x, y] = [within(x + dx), within(y + dy)];
    show();
  });
  addEventListener("keydown", escape, true);
  document.getElementById("mark")?.remove();
  const place = /** @type {HTMLElement} */ (the("still").parentElement);
  place.append(layer);
  place.scrollIntoView({ block: "nearest" });
  show();
  dot.focus({ preventScroll: true });
}

/** @param {number} n */
const within = (n) => Math.max(0, Math.min(1000, Math.round(n)));

/** Where the picture of 9:16 lies that just covers a box, in its pixels. @param {HTMLElement} box */
function picture(box) {
  const share = Math.max(box.clientWidth / 9, box.clientHeight / 16);
  const [wide, high] = [9 * share, 16 * share];
  return { left: (box.clientWidth - wide) / 2, top: (box.clientHeight - high) / 2, wide, high };
}

/** Has the face followed, and lays its way with the length the server gives the blur, as one gesture. @param {import("./store.js").Store} store @param {{scene: string, gag: string, frame: number, x: number, y: number}} wish */
async function hide(store, wish) {
  hiding = wish.gag;
  store.say("faces");
  try {
    if (!await store.outbox.emptied()) throw new Unseen(say("desk-broken"));
    const told = await looked(store.urls.faces, wish);
    const gag = store.board.scenes.find((/** @type {any} */ s) => s.id === wish.scene)?.gags.find((/** @type {any} */ g) => g.id === wish.gag);
    if (gag && told.trail.length) {
      store.do({ verb: "gag", scene: wish.scene, gag: { ...gag, trail: told.trail, at: told.at, duration: told.duration } });
      toast(told.whole ? "live" : "unsure", told.done);
    }
  } catch (error) {
    toast("failed", why(error));
  } finally {
    hiding = "";
    store.say("faces");
  }
}

/** @param {unknown} error */
function why(error) {
  if (error instanceof Unseen) return error.message;
  return (error instanceof CallFailed && error.body?.text) || say("desk-broken");
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
