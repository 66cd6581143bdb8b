// Gags and sounds, put at the playhead, by heading; the shelf says what of each gag can be tuned.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { newId, shortId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { pickEmoji } from "./emoji.js";
import { followKnob } from "./faces.js";
import { pickFromLibrary } from "./library.js";
import { numberField, slider, toggle } from "./scene.js";
import { decibels, paint } from "../lib/ranges.js";

const GROUPS = ["picture", "time", "drawn", "layout"];

/** What the shelf says of a kind of gag. @param {import("./store.js").Store} store @param {string} kind */
const offered = (store, kind) => store.shelf.gags.find((/** @type {any} */ g) => g.kind === kind) ?? { sign: "sparkles", knobs: [] };

/** @param {import("./store.js").Store} store */
export function wireGags(store) {
  for (const event of ["state", "select", "faces"]) store.on(event, () => draw(store));
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
  const gags = GROUPS.flatMap((group) => [
    h("span", { class: "lab", id: `gags-${group}`, text: say(`desk-gags-${group}`) }),
    h("div", { class: "chips", role: "group", "aria-labelledby": `gags-${group}` }, store.shelf.gags.filter((/** @type {any} */ gag) => gag.group === group).map((/** @type {any} */ gag) => h("button", { class: "chip", type: "button", data: { gag: gag.kind }, on: { click: () => addGag(store, gag) } }, [icon(gag.sign), gag.label]))),
  ]);
  const sounds = h("div", { class: "chips", role: "group", "aria-label": say("desk-sounds") }, store.shelf.sounds.map((/** @type {any} */ sound) => h("button", { class: "chip", type: "button", data: { sound: sound.name }, on: { click: () => addSound(store, sound.name) } }, [icon("music"), sound.label])));
  const lines = [...scene.gags.map((/** @type {any} */ g) => gagLine(store, g)), ...scene.sounds.map((/** @type {any} */ s) => soundLine(store, s))];
  // what is there comes first: a new gag's settings are under the eye that looks for them
  const there = lines.length ? [h("span", { class: "lab", text: say("desk-gags-of-scene") }), h("div", { class: "stack s2" }, lines)] : [];
  redrawn(panel, () => panel.replaceChildren(
    ...there, h("span", { class: "lab", id: "gag-here", text: hereText() }), ...gags, h("span", { class: "lab", text: say("desk-sounds") }), sounds,
  ), () => {
    for (const range of panel.querySelectorAll("input.range")) paint(/** @type {HTMLInputElement} */ (range));
  });
}

/** @param {import("./store.js").Store} store @param {any} gag */
function addGag(store, gag) {
  const end = Math.max(1, (store.scene?.once ?? 1) - gag.fresh.duration);
  const at = gag.kind === "loop-seam" ? end : store.frameInScene;
  const put = (/** @type {any} */ more) => {
    const id = shortId("g");
    store.do({ verb: "gag", scene: store.selected, gag: { ...gag.fresh, id, kind: gag.kind, at, ...more } });
    lookAt(store, id);
  };
  if (gag.knobs.includes("emoji")) pickEmoji(store, (/** @type {string} */ emoji) => put({ emoji }));
  else put(gag.kind === "burst" ? { text: say("desk-gag-burst-text") } : {});
}

/** A gag begins with nothing to see (it pops, it fades in): once it is laid, the playhead goes a little into it. @param {import("./store.js").Store} store @param {string} id */
function lookAt(store, id) {
  const scene = store.selected;
  const laid = () => {
    const gag = scene === store.selected && store.scene?.gags.find((/** @type {any} */ g) => g.id === id);
    if (!gag && scene === store.selected) return;
    store.removeEventListener("state", laid);
    if (gag && !store.playing) store.seek(gag.look);
  };
  store.addEventListener("state", laid);
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
  const kind = offered(store, gag.kind);
  const knobs = h("div", { class: "knobs" }, [time(`at-${laid.id}`, say("desk-at"), laid.at_label, (at) => put({ at })), time(`for-${laid.id}`, say("desk-lasts-short"), laid.length_label, (duration) => put({ duration }))]);
  const own = gag.trail.length ? ["size", "place"] : [];
  for (const name of kind.knobs) if (!own.includes(name)) knobs.append(...(name === "face" ? followKnob(store, laid, gag, put) : knob(store, name, gag, put)));
  const what = h("button", { class: "btn bare sm left", type: "button", on: { click: () => store.seek(laid.at) } }, [icon(kind.sign), laid.label]);
  return line(store, what, "gag", laid.id, laid.label, knobs);
}

/** Per cent: the ends and the step of each slider. */
const RANGES = /** @type {Record<string, [number, number, number]>} */ ({ closer: [105, 250, 5], size: [10, 300, 5], strength: [20, 300, 10], speed: [10, 400, 5], to: [10, 400, 5] });

/** One thing that can be tuned. @param {import("./store.js").Store} store @param {string} name @param {any} gag @param {(change: any, gesture?: string) => void} put @returns {HTMLElement[]} */
function knob(store, name, gag, put) {
  const range = RANGES[name];
  if (range) {
    const field = name === "to" ? "to" : "amount";
    return [slider({ id: `${name}-${gag.id}`, label: say(name === "speed" && gag.kind === "ramp" ? "desk-gag-from" : `desk-gag-${name}`), min: range[0], max: range[1], step: range[2], value: gag[field], word: (v) => `${v} %`, act: (value, gesture) => put({ [field]: value }, gesture) })];
  }
  if (name === "place") return [numberField(say("desk-across"), `x-${gag.id}`, Math.round(gag.x / 10), 0, 100, (x) => put({ x: x * 10 })), numberField(say("desk-down"), `y-${gag.id}`, Math.round(gag.y / 10), 0, 100, (y) => put({ y: y * 10 }))];
  if (name === "pitch") return [toggle({ id: `pitch-${gag.id}`, label: say("desk-gag-pitch"), on: gag.pitch, act: (pitch) => put({ pitch }) })];
  if (name === "bleep") return [toggle({ id: `bleep-${gag.id}`, label: say("desk-gag-bleep"), on: gag.bleeps, act: (bleeps) => put({ bleeps }) })];
  if (name === "emoji") return [h("button", { class: "btn line sm", type: "button", on: { click: () => pickEmoji(store, (/** @type {string} */ emoji) => put({ emoji })) } }, [gag.emoji, say("desk-change")])];
  if (name === "text") return [words(gag, put)];
  return [h("button", { class: "btn line sm", type: "button", data: { take: gag.id }, on: { click: () => pickFromLibrary(store, { scene: store.selected, slot: "gag", take: (/** @type {any} */ media) => put({ take: { media: media.sha256, start: 0, duration: null } }) }) } }, [icon("folder-open"), say(gag.take ? "desk-gag-other-clip" : "desk-gag-clip")])];
}

/** What a burst says. @param {any} gag @param {(change: any, gesture?: string) => void} put */
function words(gag, put) {
  const gesture = newId();
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "in", id: `text-${gag.id}`, value: gag.text, maxlength: "60", autocomplete: "off" }));
  input.addEventListener("input", () => put({ text: input.value }, gesture));
  return h("label", {}, [say("desk-caption-text"), input]);
}

/** @param {import("./store.js").Store} store @param {any} laid */
function soundLine(store, laid) {
  const put = (/** @type {any} */ change, gesture = "") => store.do({ verb: "sound", scene: store.selected, sound: { ...store.part.sounds.find((/** @type {any} */ s) => s.id === laid.id), ...change } }, gesture);
  const cue = store.part.sounds.find((/** @type {any} */ s) => s.id === laid.id);
  const knobs = h("div", { class: "knobs" }, [time(`at-${laid.id}`, say("desk-at"), laid.at_label, (at) => put({ at })), slider({ id: `gain-${laid.id}`, label: say("desk-loud"), min: -30, max: 6, step: 1, value: cue.gain_db, word: decibels, act: (gain_db, gesture) => put({ gain_db }, gesture) })]);
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
