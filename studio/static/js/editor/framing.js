// Framing: the whole picture with the part that stays, moved by dragging the focus point or with the arrow keys.
import { h, icon, the } from "../lib/dom.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { followFace } from "./faces.js";

/** @param {import("./store.js").Store} store */
export function framing(store) {
  const scene = store.selected;
  const media = store.state.media[store.scene.media] ?? {};
  const box = h("div", { class: "box" });
  const dot = h("button", { class: "dot", type: "button", "aria-label": say("desk-focus") }, [icon("crosshair")]);
  const image = /** @type {HTMLImageElement} */ (h("img", { src: media.poster, alt: "", draggable: "false" }));
  const film = filmed(store, media);
  const area = h("div", { class: "reframe" }, [image, film.view, box, dot]);
  const blur = say("desk-framing-blur");
  const modes = h("div", { class: "seg", role: "group", "aria-label": say("desk-framing") }, [["fill", say("desk-framing-fill")], ["blur", blur]].map(([mode, word]) => h("button", {
    type: "button", data: { mode }, text: word, on: { click: () => store.do({ verb: "frame", scene, framing: { ...store.part.framing, mode } }) },
  })));

  const course = h("div", { class: "stack s2" });
  const here = () => store.frameInScene;
  const show = (/** @type {any} */ framing) => {
    const f = { ...framing, ...focus(framing, here()) };
    const wide = (media.width || 9) / (media.height || 16) > 9 / 16;
    const shown = place(area, image);
    film.show(here(), shown);
    const w = wide ? shown.height * (9 / 16) : shown.width;
    const high = wide ? shown.height : shown.width * (16 / 9);
    const left = Math.max(0, Math.min((f.x / 1000) * shown.width - w / 2, shown.width - w));
    const top = Math.max(0, Math.min((f.y / 1000) * shown.height - high / 2, shown.height - high));
    box.hidden = f.mode === "blur";
    Object.assign(box.style, { left: `${shown.left + left}px`, top: `${shown.top + top}px`, width: `${w}px`, height: `${high}px` });
    Object.assign(dot.style, { left: `${shown.left + (f.x / 1000) * shown.width}px`, top: `${shown.top + (f.y / 1000) * shown.height}px` });
    dot.setAttribute("aria-description", `${Math.round(f.x / 10)} %, ${Math.round(f.y / 10)} %`);
    for (const button of modes.children) button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.mode === f.mode));
  };
  const set = (/** @type {number} */ x, /** @type {number} */ y, gesture = "") => {
    const point = { x: clamp(x), y: clamp(y) };
    const f = store.part.framing;
    const next = f.keys?.length ? { ...f, mode: "fill", keys: withKey(f.keys, { at: here(), ...point }) } : { ...f, mode: "fill", ...point };
    show(next);
    store.do({ verb: "frame", scene, framing: next }, gesture);
  };
  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dot.focus();
    const gesture = newId();
    the("scene-body").classList.add("held");
    const move = (/** @type {PointerEvent} */ now) => {
      const shown = place(area, image);
      const outer = area.getBoundingClientRect();
      set(((now.clientX - outer.left - shown.left) / shown.width) * 1000, ((now.clientY - outer.top - shown.top) / shown.height) * 1000, gesture);
    };
    const up = () => { removeEventListener("pointermove", move); removeEventListener("pointerup", up); the("scene-body").classList.remove("held"); };
    move(event);
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
  });
  dot.addEventListener("keydown", (event) => {
    const [dx, dy] = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] }[event.key] ?? [0, 0];
    if (!dx && !dy) return;
    event.preventDefault();
    event.stopPropagation();
    const now = focus(store.part.framing, here());
    set(now.x + dx, now.y + dy);
  });
  const follow = () => {
    const f = store.part.framing;
    const keep = (/** @type {any[]} */ keys) => store.do({ verb: "frame", scene, framing: { ...store.part.framing, mode: "fill", keys } });
    const put = h("button", { class: "btn line sm", type: "button", data: { focus: "key" }, on: { click: () => keep(withKey(f.keys ?? [], { at: here(), ...focus(f, here()) })) } }, [icon("map-pin"), say("desk-focus-key")]);
    const keys = f.keys ?? [];
    const points = keys.length > MOST_CHIPS ? [] : keys.map((/** @type {any} */ key) => h("button", { class: "chip", type: "button", "aria-label": say("desk-focus-remove", { moment: seconds(key.at, store.layout.rate) }), on: { click: () => keep(keys.filter((/** @type {any} */ k) => k.at !== key.at)) } }, [seconds(key.at, store.layout.rate), icon("x")]));
    const forget = keys.length > 1 ? [h("button", { class: "btn bare sm", type: "button", data: { focus: "none" }, on: { click: () => keep([]) } }, [icon("x"), say("desk-focus-none")])] : [];
    const told = f.proposed ? say(keys.length ? "desk-framing-follows" : "desk-framing-proposed") : keys.length > MOST_CHIPS ? say("desk-focus-many", { count: keys.length }) : keys.length ? say("desk-focus-why") : "";
    const face = media.cut && f.mode === "fill" ? followFace(store) : null;
    course.replaceChildren(...[face, put, points.length && !f.proposed ? h("div", { class: "chips" }, points) : null, told ? h("p", { class: "meta", text: told }) : null, ...forget].filter((piece) => piece !== null));
  };
  image.addEventListener("load", () => show(store.part.framing));
  store.on("frame", () => { if (area.isConnected && store.part && store.selected === scene) show(store.part.framing); });
  follow();
  the("scene-body").addEventListener("refresh", () => { if (store.selected === scene && store.part && !the("scene-body").classList.contains("held")) { show(store.part.framing); follow(); } });
  new ResizeObserver(() => { if (store.part && store.selected === scene) show(store.part.framing); }).observe(area);
  return h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-framing") }), area, modes, course]);
}

/**
 * The clip's own picture at the playhead, over the poster that gives it its place.
 * @param {import("./store.js").Store} store @param {any} media
 */
function filmed(store, media) {
  const view = /** @type {HTMLVideoElement} */ (h("video", { muted: "", playsinline: "", preload: "auto", tabindex: "-1", "aria-hidden": "true", hidden: "" }));
  let wanted = 0;
  const seek = () => { if (!view.seeking && Math.abs(view.currentTime - wanted) > 0.01) view.currentTime = wanted; };
  const show = (/** @type {number} */ frame, /** @type {{left: number, top: number, width: number, height: number}} */ at) => {
    const take = store.scene?.take;
    if (!take || !media.proxy) return;
    Object.assign(view.style, { left: `${at.left}px`, top: `${at.top}px`, width: `${at.width}px`, height: `${at.height}px` });
    wanted = (take.start + (frame * (store.part.timing.tempo || 100)) / 100 + 0.5) / store.layout.rate;
    if (!view.src) view.src = media.proxy;
    else seek();
  };
  view.addEventListener("loadedmetadata", seek);
  view.addEventListener("seeked", () => { view.hidden = false; seek(); });
  return { view, show };
}

/** Points shown one by one; what follows a face has more. */
const MOST_CHIPS = 6;
/** Frames within which a point is moved rather than added. */
const NEAR = 3;

/** @param {any[]} keys @param {{at: number, x: number, y: number}} key */
function withKey(keys, key) {
  const near = keys.find((k) => Math.abs(k.at - key.at) <= NEAR);
  const others = keys.filter((k) => k !== near);
  return [...others, near ? { ...key, at: near.at } : key].sort((a, b) => a.at - b.at);
}

/** Where the focus point is at a frame: as the engine moves it, gently from one to the next. @param {any} framing @param {number} frame */
function focus(framing, frame) {
  const keys = framing.keys ?? [];
  if (!keys.length) return { x: framing.x, y: framing.y };
  const next = keys.findIndex((/** @type {any} */ k) => k.at > frame);
  if (next <= 0) { const { x, y } = keys.at(next === 0 ? 0 : -1); return { x, y }; }
  const [a, b] = [keys[next - 1], keys[next]];
  const u = (frame - a.at) / (b.at - a.at);
  const along = (/** @type {"x" | "y"} */ axis) => {
    const [leaves, comes] = [next - 1, next].map((n) => pace(keys, n, axis) * (b.at - a.at));
    return a[axis] + (b[axis] - a[axis]) * u * u * (3 - 2 * u) + leaves * u * (1 - u) ** 2 - comes * u * u * (1 - u);
  };
  return { x: along("x"), y: along("y") };
}

/** How fast a key is passed, each frame (media/course.py). @param {any[]} keys @param {number} n @param {"x" | "y"} axis */
function pace(keys, n, axis) {
  if (!keys[n].passing) return 0;
  const chord = (/** @type {any} */ a, /** @type {any} */ b) => (b[axis] - a[axis]) / Math.max(1, b.at - a.at);
  const [before, after] = [keys[n - 1] ?? keys[n], keys[n + 1] ?? keys[n]];
  const chords = [[before, keys[n]], [keys[n], after]].filter(([a, b]) => a !== b).map(([a, b]) => chord(a, b));
  if (!chords.length || chords.includes(0) || (Math.min(...chords) < 0 && Math.max(...chords) > 0)) return 0;
  const limit = 3 * Math.min(...chords.map(Math.abs));
  return Math.max(-limit, Math.min(chord(before, after), limit));
}

/** @param {number} frames @param {number} rate */
const seconds = (frames, rate) => `${(Math.round((frames * 10) / rate) / 10).toLocaleString(document.documentElement.lang)} s`;

/** @param {number} n */
const clamp = (n) => Math.max(0, Math.min(1000, Math.round(n)));

/** Where the picture lies in its box. @param {HTMLElement} area @param {HTMLElement} image */
function place(area, image) {
  const a = area.getBoundingClientRect();
  const i = image.getBoundingClientRect();
  return { left: i.left - a.left, top: i.top - a.top, width: i.width || 1, height: i.height || 1 };
}
