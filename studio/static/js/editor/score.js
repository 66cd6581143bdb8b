// The score: scenes by length, the hatched hold, the punchline, the end card, and lanes of sound and gags.
import { h, icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { drawWave } from "../lib/wave.js";

/** @param {import("./store.js").Store} store */
export function wireScore(store) {
  const strip = the("scenes");
  const scrub = the("scrub");
  scrub.addEventListener("input", () => store.seek(Number(scrub.value)));
  store.on("state", () => draw(store));
  store.on("select", () => draw(store));
  store.on("frame", () => playhead(store));
  strip.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => keys(store, event));
  new ResizeObserver(() => fit(the("lane-gags"))).observe(the("lane-gags"));
  draw(store);
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  const { scenes, end, ruler, length } = store.layout;
  const strip = the("scenes");
  const focused = strip.contains(document.activeElement);
  the("count").textContent = store.layout.count_label;
  the("ruler").replaceChildren(...ruler.map((/** @type {any} */ tick) => h("span", { text: tick.label, css: { left: `${tick.x}%` } })));
  const pieces = scenes.flatMap((/** @type {any} */ scene) => [scene.hold && hold(store, scene), one(store, scene)]);
  if (end) pieces.push(h("div", { class: "endbar", "aria-hidden": "true", title: say("desk-end-card"), css: place(end), on: { click: () => { store.seek(end.start); the("tab-cover").click(); } } }, [icon("lock")]));
  strip.replaceChildren(...pieces.filter(Boolean));
  the("scrub").max = String(Math.max(1, length - 1));
  lanes(store);
  endings(store);
  playhead(store);
  if (focused) /** @type {HTMLElement | null} */ (strip.querySelector(".sel"))?.focus();
}

/** @param {{x: number, width: number}} box */
const place = (box) => ({ left: `${box.x}%`, width: `calc(${box.width}% - 3px)` });

/** @param {import("./store.js").Store} store @param {any} scene */
function one(store, scene) {
  const selected = scene.id === store.selected;
  const punch = scene.beat === "punchline";
  const classes = ["sc", selected && "sel", !scene.filled && "todo", punch && "pun", scene.width < 9 && "thin", scene.width < 4 && "thinner", scene.kind === "card" && scene.filled && "words"];
  const number = punch && scene.width > 11 ? say("desk-punchline", { number: scene.number }) : String(scene.number);
  const children = [h("span", { class: "vh", text: say("desk-scene-word") }), h("span", { class: "no", text: number }), h("span", { class: "ln", text: scene.length_label })];
  if (scene.kind === "card" && scene.filled) children.push(h("span", { class: "say", text: scene.words }));
  else if (scene.filled) children.push(h("span", { class: "lb", text: scene.name }));
  else children.push(h("span", { class: "mid" }, [icon("smartphone"), scene.name, h("span", { text: say("desk-to-film") })]));
  const button = h("button", {
    class: classes.filter(Boolean).join(" "), type: "button", role: "option", "aria-selected": String(selected), title: scene.name,
    tabindex: selected ? "0" : "-1", css: place(scene), data: { scene: scene.id },
    on: { click: () => store.select(scene.id), pointerdown: (/** @type {PointerEvent} */ event) => drag(store, scene, event) },
  }, children);
  const picture = thumbnail(store, scene);
  if (picture) button.style.backgroundImage = `url("${picture}")`;
  const shown = store.board.scenes.find((/** @type {any} */ s) => s.id === scene.id)?.picture;
  if (shown?.kind === "card" && scene.filled) Object.assign(button.style, { backgroundColor: shown.background, color: shown.ink });
  return button;
}

/** The address of the picture that stands for a scene: its clip's poster, or where the take begins elsewhere, what is seen there. @param {import("./store.js").Store} store @param {any} scene @returns {string} */
export function thumbnail(store, scene) {
  if (!scene.filled) return "";
  if (scene.kind === "drawn") return `${store.urls.still}?frame=${Math.floor((scene.start + scene.end) / 2)}&rev=${store.revision}`;
  const halves = Math.floor(((scene.take?.start ?? 0) * 2) / store.layout.rate);
  if (halves > 0 && !scene.take.photo) return `${store.urls.still}?frame=${scene.start + 2}&of=${scene.media.slice(0, 12)}-${halves}`;
  return store.state.media[scene.media]?.poster ?? "";
}

/** @param {import("./store.js").Store} store @param {any} scene */
function hold(store, scene) {
  const label = say("desk-hold", { length: scene.hold.label });
  return h("div", { class: "holdbar", "aria-hidden": "true", title: label, css: place(scene.hold), on: { click: () => { store.select(scene.id, false); store.seek(scene.hold.start); } } });
}

/** A scene is dragged to another place: one verb when it is let go. @param {import("./store.js").Store} store @param {any} scene @param {PointerEvent} event */
function drag(store, scene, event) {
  if (event.button !== 0) return;
  const strip = the("scenes");
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const mark = h("div", { class: "drop", hidden: true });
  let at = -1;
  const move = (/** @type {PointerEvent} */ now) => {
    if (at < 0 && Math.abs(now.clientX - event.clientX) < 8) return;
    const others = store.layout.scenes.filter((/** @type {any} */ s) => s.id !== scene.id);
    const box = strip.getBoundingClientRect();
    const share = ((now.clientX - box.left) / box.width) * 100;
    at = others.filter((/** @type {any} */ s) => s.x + s.width / 2 < share).length;
    button.classList.add("dragged");
    mark.hidden = false;
    const before = others[at];
    mark.style.left = `${before ? before.x : others.at(-1).x + others.at(-1).width}%`;
    if (!mark.isConnected) strip.append(mark);
  };
  const up = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    button.classList.remove("dragged");
    mark.remove();
    if (at >= 0) moveTo(store, scene.id, at);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
}

/** @param {import("./store.js").Store} store @param {string} id @param {number} at  place among the played scenes */
export function moveTo(store, id, at) {
  const played = store.layout.scenes.filter((/** @type {any} */ s) => s.id !== id);
  const all = store.board.scenes.filter((/** @type {any} */ s) => s.id !== id);
  const next = played[at];
  const place = next ? all.findIndex((/** @type {any} */ s) => s.id === next.id) : all.length;
  store.do({ verb: "move-scene", scene: id, at: place });
}

/** @param {import("./store.js").Store} store */
function lanes(store) {
  const sound = the("lane-sound");
  const gags = the("lane-gags");
  const { music, scenes } = store.layout;
  for (const lane of [sound, gags]) for (const old of lane.querySelectorAll(".wave, .mark")) old.remove();
  if (music) sound.append(h("span", { class: "wave music", css: place(music) }, [icon("music"), musicName(store)]));
  for (const scene of scenes) {
    const waveform = store.state.media[scene.media]?.waveform;
    if (scene.take?.has_sound && waveform && !store.board.scenes.find((/** @type {any} */ s) => s.id === scene.id)?.mute) sound.append(clipWave(scene, waveform));
    if (scene.voice?.filled) sound.append(h("span", { class: "wave voice", css: place(scene.voice), title: say("desk-lane-voice") }));
    for (const gag of scene.gags) gags.append(mark(store, scene, gag, "", store.shelf.gags.find((/** @type {any} */ g) => g.kind === gag.kind)?.sign ?? "sparkles"));
    for (const cue of scene.sounds) gags.append(mark(store, scene, cue, "s", "music"));
    if (scene.hold) gags.append(h("span", { class: "mark w", title: say("desk-hold", { length: scene.hold.label }), data: { x: scene.hold.x }, css: { left: `${scene.hold.x}%` } }, [icon("pause"), h("span", { text: scene.hold.label })]));
  }
  if (music?.stops) gags.append(h("span", { class: "mark s", title: say("desk-music-stops"), data: { x: music.x + music.width }, css: { left: `${music.x + music.width}%` } }, [icon("volume-x"), h("span", { text: say("desk-music-stops") })]));
  fit(gags);
}

/** Pixels under which a mark has no room for a word. */
const WORD = 60;

/** Each mark reaches to the next one at most; without room for a word its icon stands alone. @param {HTMLElement} lane */
function fit(lane) {
  const marks = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll(".mark")]).sort((a, b) => Number(a.dataset.x) - Number(b.dataset.x));
  marks.forEach((one, at) => {
    const room = ((Number(marks[at + 1]?.dataset.x ?? 100) - Number(one.dataset.x)) * lane.clientWidth) / 100;
    one.style.setProperty("--room", `${room}px`);
    one.classList.toggle("tiny", room < WORD);
  });
}

/** @param {import("./store.js").Store} store */
function musicName(store) {
  const name = store.board.music.name;
  return store.shelf.music.find((/** @type {any} */ m) => m.name === name)?.label ?? say("desk-lane-music");
}

/** The clip's own sound, as the import measured it, for the part that is used. @param {any} scene @param {string} url */
function clipWave(scene, url) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "wave clip", width: "300", height: "40", css: place(scene) }));
  drawWave(canvas, url, scene.take);
  return canvas;
}

/** @param {import("./store.js").Store} store @param {any} scene @param {any} thing @param {string} cls @param {string} sign */
function mark(store, scene, thing, cls, sign) {
  return h("button", { class: `mark ${cls}`, type: "button", tabindex: "-1", title: thing.label, data: { x: thing.x }, css: { left: `${thing.x}%` }, on: { click: () => { store.select(scene.id, false); store.seek(thing.at); the("tab-gags").click(); } } }, [icon(sign), h("span", { text: thing.label })]);
}

/** @param {import("./store.js").Store} store */
function endings(store) {
  const choices = store.board.endings;
  the("endings").hidden = choices.length < 2;
  const lang = document.documentElement.lang;
  const box = the("ending");
  box.replaceChildren(...choices.map((/** @type {any} */ e) => h("option", { value: e.id, text: e.name[lang] || e.name.fr })));
  box.value = store.board.ending ?? choices[0]?.id ?? "";
  box.onchange = () => store.do({ verb: "ending", ending: box.value });
}

/** @param {import("./store.js").Store} store */
function playhead(store) {
  const whole = Math.max(1, store.layout.length);
  the("ph").style.left = `${(store.frame / whole) * 100}%`;
  the("scrub").value = String(store.frame);
  the("scrub").setAttribute("aria-valuetext", the("now").textContent ?? "");
}

/** @param {import("./store.js").Store} store @param {KeyboardEvent} event */
function keys(store, event) {
  const scenes = store.layout.scenes;
  const at = scenes.findIndex((/** @type {any} */ s) => s.id === store.selected);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const jump = { Home: 0, End: scenes.length - 1 }[event.key];
  if (step === undefined && jump === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.altKey && step) return moveTo(store, store.selected, Math.max(0, at + step));
  const next = scenes[jump ?? at + (step ?? 0)];
  if (next) { store.select(next.id); /** @type {HTMLElement | null} */ (the("scenes").querySelector(".sel"))?.focus(); }
}
