// Gags and sounds, put at the playhead: punch-in, freeze, sticker, rain; fourteen sounds. Each can be tuned.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { shortId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { pickEmoji } from "./emoji.js";
import { numberField, slider } from "./scene.js";
import { paint } from "../lib/ranges.js";

const SIGNS = /** @type {Record<string, string>} */ ({ "punch-in": "zoom-in", freeze: "snowflake", sticker: "smile", "emoji-rain": "cloud-rain" });

/** @param {import("./store.js").Store} store */
export function wireGags(store) {
  for (const event of ["state", "select"]) store.on(event, () => draw(store));
  store.on("frame", () => { const here = document.getElementById("gag-here"); if (here && !store.playing) here.textContent = hereText(); });
  draw(store);
}

const hereText = () => say("desk-gag-here", { moment: the("now").textContent ?? "" });

/** @param {import("./store.js").Store} store */
function draw(store) {
  const panel = the("panel-gags");
  const scene = store.scene;
  if (!scene) return panel.replaceChildren(h("p", { class: "muted", text: say("desk-no-scene") }));
  if (panel.matches(":focus-within") && panel.querySelector("input:focus")) return;
  const gags = h("div", { class: "chips", role: "group", "aria-labelledby": "gag-here" }, store.shelf.gags.map((/** @type {any} */ gag) => h("button", { class: "chip", type: "button", data: { gag: gag.kind }, on: { click: () => addGag(store, gag) } }, [icon(SIGNS[gag.kind]), gag.label])));
  const sounds = h("div", { class: "chips", role: "group", "aria-label": say("desk-sounds") }, store.shelf.sounds.map((/** @type {any} */ sound) => h("button", { class: "chip", type: "button", data: { sound: sound.name }, on: { click: () => addSound(store, sound.name) } }, [icon("music"), sound.label])));
  const lines = [...scene.gags.map((/** @type {any} */ g) => gagLine(store, g)), ...scene.sounds.map((/** @type {any} */ s) => soundLine(store, s))];
  redrawn(panel, () => panel.replaceChildren(
    h("span", { class: "lab", id: "gag-here", text: hereText() }), gags, h("span", { class: "lab", text: say("desk-sounds") }), sounds,
    h("span", { class: "lab", text: say("desk-gags-of-scene") }), lines.length ? h("div", { class: "stack s2" }, lines) : h("p", { class: "muted", text: say("desk-gags-none") }),
  ));
  for (const range of panel.querySelectorAll("input.range")) paint(/** @type {HTMLInputElement} */ (range));
}

/** @param {import("./store.js").Store} store @param {any} gag */
function addGag(store, gag) {
  const at = store.frameInScene;
  const put = (/** @type {string} */ emoji) => store.do({ verb: "gag", scene: store.selected, gag: { ...gag.fresh, id: shortId("g"), kind: gag.kind, at, emoji } });
  if (gag.kind === "sticker" || gag.kind === "emoji-rain") pickEmoji(store, put);
  else put("");
}

/** @param {import("./store.js").Store} store @param {string} name */
function addSound(store, name) {
  store.do({ verb: "sound", scene: store.selected, sound: { id: shortId("s"), sound: name, at: store.frameInScene } });
  hear(store, name);
}

/** @param {import("./store.js").Store} store @param {string} name */
function hear(store, name) {
  const player = new Audio(store.urls.sound.replace("NAME", name));
  player.play().catch(() => null);
}

/** @param {import("./store.js").Store} store @param {any} laid */
function gagLine(store, laid) {
  const gag = store.part.gags.find((/** @type {any} */ g) => g.id === laid.id);
  const put = (/** @type {any} */ change, gesture = "") => store.do({ verb: "gag", scene: store.selected, gag: { ...store.part.gags.find((/** @type {any} */ g) => g.id === laid.id), ...change } }, gesture);
  const knobs = h("div", { class: "knobs" }, [time(`at-${laid.id}`, say("desk-at"), laid.at_label, (at) => put({ at })), time(`for-${laid.id}`, say("desk-lasts-short"), laid.length_label, (duration) => put({ duration }))]);
  if (gag.kind === "punch-in") knobs.append(slider({ id: `amount-${laid.id}`, label: say("desk-closer"), min: 105, max: 250, step: 5, value: gag.amount, word: (v) => `${v} %`, act: (amount, gesture) => put({ amount }, gesture) }));
  if (gag.kind === "sticker") {
    knobs.append(slider({ id: `amount-${laid.id}`, label: say("desk-size"), min: 40, max: 300, step: 5, value: gag.amount, word: (v) => `${v} %`, act: (amount, gesture) => put({ amount }, gesture) }));
    knobs.append(numberField(say("desk-across"), `x-${laid.id}`, Math.round(gag.x / 10), 0, 100, (x) => put({ x: x * 10 })), numberField(say("desk-down"), `y-${laid.id}`, Math.round(gag.y / 10), 0, 100, (y) => put({ y: y * 10 })));
  }
  if (gag.emoji) knobs.append(h("button", { class: "btn line sm", type: "button", on: { click: () => pickEmoji(store, (emoji) => put({ emoji })) } }, [gag.emoji, say("desk-change")]));
  const what = h("button", { class: "btn bare sm left", type: "button", on: { click: () => store.seek(laid.at) } }, [icon(SIGNS[gag.kind]), laid.label]);
  return line(store, what, "gag", laid.id, laid.label, knobs);
}

/** @param {import("./store.js").Store} store @param {any} laid */
function soundLine(store, laid) {
  const put = (/** @type {any} */ change, gesture = "") => store.do({ verb: "sound", scene: store.selected, sound: { ...store.part.sounds.find((/** @type {any} */ s) => s.id === laid.id), ...change } }, gesture);
  const cue = store.part.sounds.find((/** @type {any} */ s) => s.id === laid.id);
  const knobs = h("div", { class: "knobs" }, [time(`at-${laid.id}`, say("desk-at"), laid.at_label, (at) => put({ at })), slider({ id: `gain-${laid.id}`, label: say("desk-loud"), min: -30, max: 6, step: 1, value: cue.gain_db, word: (v) => `${v} dB`, act: (gain_db, gesture) => put({ gain_db }, gesture) })]);
  const what = h("button", { class: "btn bare sm left", type: "button", on: { click: () => { store.seek(laid.at); if (cue.sound) hear(store, cue.sound); } } }, [icon("music"), laid.label]);
  return line(store, what, "sound", laid.id, laid.label, knobs);
}

/** @param {import("./store.js").Store} store @param {HTMLElement} what @param {string} part @param {string} id @param {string} label @param {HTMLElement} knobs */
function line(store, what, part, id, label, knobs) {
  const remove = h("button", { class: "btn bare sm sq", type: "button", "aria-label": say("desk-remove", { what: label }), on: { click: () => store.do({ verb: "remove", scene: store.selected, part, id }) } }, [icon("trash-2")]);
  return h("div", { class: "gagline" }, [h("span", { class: "what" }, [what]), remove, knobs]);
}

/** @param {string} id @param {string} label @param {string} value @param {(text: string) => void} act */
function time(id, label, value, act) {
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id, value, autocomplete: "off", inputmode: "decimal" }));
  input.addEventListener("change", () => act(input.value));
  return h("label", {}, [label, input]);
}
