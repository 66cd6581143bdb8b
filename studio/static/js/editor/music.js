// The bed: which loop, how loud, whether it gives way to voices, where it stops.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { decibels, paint } from "../lib/ranges.js";
import { say } from "../lib/say.js";
import { pickFromLibrary } from "./library.js";
import { problem, select, slider, toggle } from "./scene.js";

/** @param {import("./store.js").Store} store */
export function wireMusic(store) {
  store.on("state", () => draw(store));
  draw(store);
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  const panel = the("panel-music");
  const music = store.board.music;
  if (panel.matches(":focus-within") && panel.querySelector("input:focus, select:focus")) return;
  const player = new Audio();
  player.volume = 0.6;
  const set = (/** @type {any} */ change, gesture = "") => store.do({ verb: "music", music: { ...(store.board.music ?? { gain_db: -14, ducked: true }), ...change } }, gesture);
  const none = choice(say("desk-music-none"), !music, "volume-x", () => store.do({ verb: "music", music: null }));
  const loops = store.shelf.music.map((/** @type {any} */ m) => choice(m.label, music?.name === m.name && !music.take, "music", () => { set({ name: m.name, take: null }); player.src = store.urls.sound.replace("NAME", m.name); player.play().catch(() => null); setTimeout(() => player.pause(), 6000); }));
  const pieces = store.shelf.pieces.map((/** @type {any} */ p) => choice(p.title, music?.take?.media === p.sha256, "music", () => set({ name: "", take: { media: p.sha256, start: 0, duration: null } })));
  const listed = store.shelf.pieces.some((/** @type {any} */ p) => p.sha256 === music?.take?.media);
  const own = choice(say("desk-music-own"), Boolean(music?.take) && !listed, "folder-open", () => pickFromLibrary(store, { scene: "", slot: "music" }));
  const children = [h("span", { class: "lab", text: say("desk-music") }), h("div", { class: "chips", role: "group", "aria-label": say("desk-music") }, [none, ...loops, ...pieces, own])];
  const wrong = store.state.problems.filter((/** @type {any} */ p) => p.where[0] === "music");
  if (wrong.length) children.push(h("div", { class: "probs" }, wrong.map((/** @type {any} */ p) => problem(store, p))));
  if (music) {
    children.push(slider({ id: "music-gain", label: say("desk-loud"), min: -30, max: 0, step: 1, value: music.gain_db, word: decibels, act: (gain_db, gesture) => set({ gain_db }, gesture) }));
    children.push(toggle({ id: "ducked", label: say("desk-ducked"), help: say("desk-ducked-why"), on: music.ducked, act: (ducked) => set({ ducked }) }));
    children.push(stop(store, music, set));
  }
  redrawn(panel, () => panel.replaceChildren(...children), () => {
    for (const range of panel.querySelectorAll("input.range")) paint(/** @type {HTMLInputElement} */ (range));
  });
}

/** @param {string} label @param {boolean} on @param {string} sign @param {() => void} act */
function choice(label, on, sign, act) {
  return h("button", { class: "chip", type: "button", "aria-pressed": String(on), on: { click: act } }, [icon(sign), label]);
}

/** @param {import("./store.js").Store} store @param {any} music @param {(change: any) => void} set */
function stop(store, music, set) {
  const scene = store.scene;
  const here = h("button", { class: "btn line sm", type: "button", disabled: !scene, on: { click: () => set({ stop: { scene: store.selected, at: store.frameInScene, kind: music.stop?.kind ?? "hard" } }) } }, [icon("flag"), say("desk-music-stop-here")]);
  const row = h("div", { class: "row wrap" }, [here]);
  if (music.stop) {
    const kind = select("stop-kind", [["hard", say("desk-stop-hard")], ["soft", say("desk-stop-soft")]], music.stop.kind, (chosen) => set({ stop: { ...music.stop, kind: chosen } }));
    kind.setAttribute("aria-label", say("desk-music-stop"));
    row.append(kind);
    row.append(h("button", { class: "btn bare sm", type: "button", text: say("desk-music-goes-on"), on: { click: () => set({ stop: null }) } }));
  }
  return h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-music-stop") }), h("p", { class: "meta", text: say("desk-music-stop-why") }), row]);
}
