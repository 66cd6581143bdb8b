// The scene panel: what it shows, what it needs, its picture, its sound and its comic timing.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { newId } from "../lib/ids.js";
import { decibels, paint } from "../lib/ranges.js";
import { say } from "../lib/say.js";
import { framing } from "./framing.js";
import { trimmer } from "./trim.js";

/** @param {import("./store.js").Store} store */
export function wireScene(store) {
  store.on("state", () => draw(store));
  store.on("select", () => draw(store));
  const body = the("scene-body");
  body.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (!(/** @type {Element} */ (event.target).matches("input.range"))) return;
    body.classList.add("held");
    addEventListener("pointerup", () => body.classList.remove("held"), { once: true });
  });
  draw(store);
}

/** Redraws, but never under the hand: what is being dragged or typed stays as it is. @param {import("./store.js").Store} store */
function draw(store) {
  const body = the("scene-body");
  const scene = store.scene;
  const part = store.part;
  the("scene-pan").classList.toggle("nothing", !scene);
  heading(store, scene);
  problems(store);
  if (!scene || !part) return body.replaceChildren(h("p", { class: "muted", text: say("desk-no-scene") }));
  const same = body.dataset.scene === scene.id && body.dataset.kind === kindOf(scene);
  if (same && underTheHand(body)) return body.dispatchEvent(new CustomEvent("refresh"));
  body.dataset.scene = scene.id;
  body.dataset.kind = kindOf(scene);
  const pieces = [picture(store, scene, part), sound(store, scene, part), timing(store, scene, part)];
  redrawn(body, () => body.replaceChildren(...pieces.filter((p) => p !== null)), () => {
    for (const range of body.querySelectorAll("input.range")) paint(/** @type {HTMLInputElement} */ (range));
  });
}

/** Something is dragged, a text is being written, or a handle has the keyboard: those follow by themselves. @param {HTMLElement} body */
function underTheHand(body) {
  const active = document.activeElement;
  const writes = active?.matches("input:not([type=range]), textarea, select") || active?.closest(".trim, .reframe");
  return body.classList.contains("held") || Boolean(writes && body.contains(active));
}

/** @param {any} scene */
const kindOf = (scene) => `${scene.kind}:${scene.filled}:${scene.media}`;

/** @param {import("./store.js").Store} store @param {any} scene */
function heading(store, scene) {
  the("h-scene").textContent = scene ? `${scene.number}. ${scene.name}` : say("desk-no-scene-title");
  const line = scene?.say ? [" ", h("q", { text: say("desk-quote", { text: scene.say }) })] : [];
  the("instructions").replaceChildren(scene?.instructions ?? "", ...line);
}

/** @param {import("./store.js").Store} store */
function problems(store) {
  const mine = store.state.problems.filter((/** @type {any} */ p) => p.scene === store.selected && p.severity !== "todo");
  const place = the("scene-problems");
  redrawn(place, () => place.replaceChildren(...mine.map((/** @type {any} */ p) => problem(store, p))));
}

/** @param {import("./store.js").Store} store @param {any} p @param {boolean} [where]  whether to name its scene */
export function problem(store, p, where = false) {
  const scene = where && store.layout.scenes.find((/** @type {any} */ s) => s.id === p.scene);
  const text = scene ? say("desk-problem-of", { number: scene.number, name: scene.name, text: p.text }) : p.text;
  const sign = { error: "triangle-alert", warning: "eye", todo: "clapperboard" }[/** @type {string} */ (p.severity)] ?? "info";
  if (p.place) return h("a", { class: p.severity, href: p.place }, [icon(sign), h("span", { text })]);
  return h("button", { class: p.severity, type: "button", on: { click: () => { if (p.scene) store.select(p.scene); } } }, [icon(sign), h("span", { text })]);
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function picture(store, scene, part) {
  if (scene.kind === "card") return card(store, scene, part);
  if (scene.kind === "drawn") return h("p", { class: "muted", text: say("desk-drawn") });
  if (!scene.filled) return h("p", { class: "muted", text: say("desk-empty-slot", { length: scene.length_label }) });
  const box = h("div", { class: "stack" });
  if (scene.take && !scene.take.photo) box.append(trimmer(store));
  box.append(h("div", { class: "trio" }, [framing(store), knobs(store, scene, part)]));
  return box;
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function card(store, scene, part) {
  const gesture = newId();
  const words = h("textarea", { class: "in", id: "card-text", rows: "2", text: part.picture.text });
  words.addEventListener("input", () => store.do({ verb: "show", scene: scene.id, picture: { ...store.part.picture, text: /** @type {HTMLTextAreaElement} */ (words).value } }, gesture));
  const colours = store.shelf.cards.map((/** @type {any} */ c) => h("button", {
    class: "chip", type: "button", "aria-pressed": String(c.background === part.picture.background),
    on: { click: () => store.do({ verb: "show", scene: scene.id, picture: { ...store.part.picture, background: c.background, ink: c.ink } }) },
  }, [h("span", { class: "swatch", css: { background: c.background } }), c.name]));
  return h("div", { class: "stack s3" }, [h("div", { class: "field" }, [h("label", { for: "card-text", text: say("desk-card-text") }), words]), h("div", { class: "chips", role: "group", "aria-label": say("desk-card-colour") }, colours), lasting(store, scene, part)]);
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function knobs(store, scene, part) {
  const box = h("div", { class: "stack s3" });
  if (!scene.take?.photo) {
    box.append(slider({ id: "tempo", label: say("desk-speed"), min: 25, max: 200, step: 5, value: part.timing.tempo, word: (v) => `× ${String(v / 100).replace(".", comma())}`, act: (tempo, gesture) => store.do({ verb: "time", scene: scene.id, timing: { ...store.part.timing, tempo } }, gesture) }));
  }
  if (scene.take?.photo) box.append(lasting(store, scene, part));
  box.append(toggle({ id: "zoom", label: say("desk-zoom"), on: part.zoom, act: (zoom) => store.do({ verb: "zoom", scene: scene.id, zoom }) }));
  return box;
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function sound(store, scene, part) {
  const voice = scene.voice?.filled ? voiceKnobs(store, scene, part) : null;
  if (!scene.take?.has_sound) return voice;
  const level = (/** @type {number} */ volume, /** @type {boolean} */ mute, /** @type {string} */ gesture) => store.do({ verb: "level", scene: scene.id, volume, mute }, gesture);
  return h("div", { class: "stack s3" }, [
    slider({ id: "volume", label: say("desk-volume"), min: -24, max: 12, step: 1, value: part.volume, word: decibels, act: (v, gesture) => level(v, store.part.mute, gesture) }),
    toggle({ id: "mute", label: say("desk-mute"), on: part.mute, act: (mute) => level(store.part.volume, mute, "") }),
    voice,
  ]);
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function voiceKnobs(store, scene, part) {
  const set = (/** @type {any} */ change, gesture = "") => store.do({ verb: "voice", scene: scene.id, voice: { ...store.part.voice, ...change } }, gesture);
  return h("div", { class: "stack s3" }, [
    slider({ id: "voice-gain", label: say("desk-voice-level"), min: -18, max: 12, step: 1, value: part.voice.gain_db, word: decibels, act: (gain_db, gesture) => set({ gain_db }, gesture) }),
    timeField(say("desk-voice-at"), "voice-at", part.voice.at, store.layout.rate, (at) => set({ at })),
  ]);
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function lasting(store, scene, part) {
  return timeField(say("desk-lasts"), "lasts", part.duration.frames, store.layout.rate, (text) => store.do({ verb: "last", scene: scene.id, duration: { ...store.part.duration, rule: "fixed", frames: text } }));
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} part */
function timing(store, scene, part) {
  const t = part.timing;
  const set = (/** @type {any} */ change) => store.do({ verb: "time", scene: scene.id, timing: { ...store.part.timing, ...change } });
  const rate = store.layout.rate;
  const fields = [
    timeField(say("desk-hold-before"), "hold", t.hold, rate, (text) => set({ hold: text })),
    numberField(say("desk-repeats"), "repeats", t.repeats, 1, 4, (repeats) => set({ repeats })),
    h("div", { class: "field" }, [h("label", { for: "follows", text: say("desk-follows") }), select("follows", ["cut", "crossfade", "wipe", "whip-pan", "zoom", "blink"].map((kind) => [kind, say(`desk-passage-${kind}`)]), part.transition.kind, (kind) => store.do({ verb: "transition", scene: scene.id, transition: { ...store.part.transition, kind } }))]),
  ];
  if (scene.beat === "punchline") {
    fields.push(timeField(say("desk-cut-after"), "cut", t.cut, rate, (text) => set({ cut: text === "" ? null : text })));
    const here = h("button", { class: "btn line sm", type: "button", on: { click: () => set({ lands: store.frameInScene }) } }, [icon("flag"), say("desk-lands-here")]);
    fields.push(h("div", { class: "field" }, [h("span", { class: "lab", text: say("desk-lands") }), here]));
  }
  const known = the("scene-body").querySelector(".timing");
  const open = known?.hasAttribute("open") ?? false;
  return h("details", { class: "timing", open }, [h("summary", {}, [icon("timer"), say("desk-timing")]), h("div", { class: "grid2" }, fields)]);
}

const comma = () => (document.documentElement.lang === "fr" ? "," : ".");

/** @param {{id: string, label: string, min: number, max: number, step: number, value: number, word: (v: number) => string, act: (v: number, gesture: string) => void}} o */
export function slider({ id, label, min, max, step, value, word, act }) {
  let gesture = newId();
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "range", id, type: "range", min, max, step, value: String(value), "aria-label": label, "aria-valuetext": word(value) }));
  const output = h("output", { for: id, text: word(value) });
  input.addEventListener("input", () => { output.textContent = word(Number(input.value)); input.setAttribute("aria-valuetext", word(Number(input.value))); act(Number(input.value), gesture); });
  input.addEventListener("change", () => { gesture = newId(); });
  return h("div", { class: "sl" }, [h("span", { text: label }), input, output]);
}

/** @param {{id: string, label: string, help?: string, on: boolean, act: (on: boolean) => void}} o */
export function toggle({ id, label, help, on, act }) {
  const button = h("button", { class: "switch", id, type: "button", role: "switch", "aria-checked": String(on), "aria-label": label });
  button.addEventListener("click", () => { const next = button.getAttribute("aria-checked") !== "true"; button.setAttribute("aria-checked", String(next)); act(next); });
  return h("div", { class: "row" }, [button, h("span", {}, [h("b", { text: label }), help && h("br"), help && h("span", { class: "meta", text: help })])]);
}

/** A length in seconds, typed as people write it; the server reads it. @param {string} label @param {string} id @param {number | null} frames @param {number} rate @param {(text: string) => void} act */
export function timeField(label, id, frames, rate, act) {
  const shown = frames === null ? "" : String(Math.round((frames * 100) / rate) / 100).replace(".", comma());
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id, inputmode: "decimal", autocomplete: "off", value: shown }));
  input.addEventListener("change", () => act(input.value.trim()));
  return h("div", { class: "field" }, [h("label", { for: id, text: label }), input]);
}

/** @param {string} label @param {string} id @param {number} value @param {number} min @param {number} max @param {(n: number) => void} act */
export function numberField(label, id, value, min, max, act) {
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id, type: "number", min, max, value: String(value) }));
  input.addEventListener("change", () => act(Math.max(min, Math.min(max, Number(input.value) || min))));
  return h("div", { class: "field" }, [h("label", { for: id, text: label }), input]);
}

/** @param {string} id @param {string[][]} options @param {string} value @param {(v: string) => void} act */
export function select(id, options, value, act) {
  const box = /** @type {HTMLSelectElement} */ (h("select", { class: "in", id }, options.map(([v, word]) => h("option", { value: v, text: word }))));
  box.value = value;
  box.addEventListener("change", () => act(box.value));
  return box;
}
