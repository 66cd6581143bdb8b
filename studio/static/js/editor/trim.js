// Trim: filmstrip and waveform with two handles, two fields, and the keys I and O. A drag is one gesture.
import { h, icon, the } from "../lib/dom.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { drawWave } from "../lib/wave.js";

/** @param {import("./store.js").Store} store */
export function trimmer(store) {
  const film = h("div", { class: "film" }, [h("div", { class: "off a" }), h("div", { class: "off z" })]);
  const first = handle("ha", say("desk-trim-start"));
  const last = handle("hz", say("desk-trim-end"));
  const win = h("div", { class: "win" }, [first, last]);
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { width: "1020", height: "52" }));
  const lane = h("div", { class: "lane" }, [canvas]);
  const start = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id: "take-start", autocomplete: "off", inputmode: "decimal" }));
  const end = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id: "take-end", autocomplete: "off", inputmode: "decimal" }));
  const advice = h("span", { class: "advice", role: "status" });
  const bar = h("div", { class: "trim", role: "group", "aria-label": say("desk-trim") }, [film, win, lane]);
  const box = h("div", { class: "stack s3" }, [bar, h("div", { class: "times" }, [
    h("label", {}, [say("desk-trim-start"), start]), h("label", {}, [say("desk-trim-end"), end]), advice,
    h("span", { class: "push meta" }, [h("span", { class: "kbd", text: "I" }), " ", h("span", { class: "kbd", text: "O" }), ` ${say("desk-trim-keys")}`]),
  ])]);
  const scene = store.selected;

  const show = (/** @type {{x: number, width: number}} */ t) => {
    win.style.left = `${t.x}%`;
    win.style.width = `calc(${t.width}% + 4px)`;
    /** @type {HTMLElement} */ (film.children[0]).style.width = `${t.x}%`;
    /** @type {HTMLElement} */ (film.children[1]).style.width = `${Math.max(0, 100 - t.x - t.width)}%`;
  };
  const refresh = () => {
    const take = store.scene?.take;
    if (!take || store.selected !== scene) return;
    if (!bar.classList.contains("held")) show(take);
    if (document.activeElement !== start) start.value = take.start_label;
    if (document.activeElement !== end) end.value = take.end_label;
    advice.className = take.advice.ok ? "advice" : "advice short";
    advice.replaceChildren(icon(take.advice.ok ? "check" : "hourglass"), take.advice.text);
    for (const [button, value] of /** @type {[HTMLElement, number][]} */ ([[first, take.start], [last, take.start + take.duration]])) {
      button.setAttribute("aria-valuemax", String(take.available));
      button.setAttribute("aria-valuenow", String(value));
      button.setAttribute("aria-valuetext", button === first ? take.start_label : take.end_label);
    }
  };
  const trim = (/** @type {number | string} */ from, /** @type {number} */ duration, gesture = "") => store.do({ verb: "trim", scene, start: from, duration }, gesture);

  drag(store, bar, win, first, last, show, trim);
  start.addEventListener("change", () => store.do({ verb: "trim-from", scene, at: start.value }));
  end.addEventListener("change", () => store.do({ verb: "trim-to", scene, at: end.value }));
  for (const [button, side] of /** @type {[HTMLElement, string][]} */ ([[first, "a"], [last, "z"]])) button.addEventListener("keydown", (event) => nudge(store, event, side, trim));
  the("scene-body").addEventListener("refresh", refresh);
  const media = store.state.media[store.scene.media];
  if (media?.filmstrip) { film.style.backgroundImage = `url("${media.filmstrip}")`; film.style.backgroundSize = `${media.strip}% 100%`; }
  if (media?.waveform) drawWave(canvas, media.waveform);
  else lane.hidden = true;
  refresh();
  return box;
}

/** @param {string} cls @param {string} label */
const handle = (cls, label) => h("button", { class: cls, type: "button", role: "slider", "aria-label": label, "aria-valuemin": "0" });

/** Handles change one end, the middle moves both; what is dragged is sent as one gesture. */
function drag(/** @type {import("./store.js").Store} */ store, /** @type {HTMLElement} */ bar, /** @type {HTMLElement} */ win, /** @type {HTMLElement} */ first, /** @type {HTMLElement} */ last, /** @type {(t: {x: number, width: number}) => void} */ show, /** @type {(from: number, duration: number, gesture: string) => void} */ trim) {
  win.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const take = store.scene?.take;
    if (!take) return;
    event.preventDefault();
    const grip = first.contains(/** @type {Node} */ (event.target)) ? first : last.contains(/** @type {Node} */ (event.target)) ? last : win;
    if (grip !== win) grip.focus();
    const gesture = newId();
    const width = bar.getBoundingClientRect().width;
    const least = Math.min(take.available, 3);
    let { start, duration } = take;
    bar.classList.add("held");
    the("scene-body").classList.add("held");
    const move = (/** @type {PointerEvent} */ now) => {
      const by = Math.round(((now.clientX - event.clientX) / width) * take.available);
      if (grip === first) { start = Math.max(0, Math.min(take.start + by, take.start + take.duration - least)); duration = take.start + take.duration - start; }
      else if (grip === last) duration = Math.max(least, Math.min(take.duration + by, take.available - take.start));
      else start = Math.max(0, Math.min(take.start + by, take.available - take.duration));
      show({ x: (start / take.available) * 100, width: (duration / take.available) * 100 });
      trim(start, duration, gesture);
    };
    const up = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", up);
      bar.classList.remove("held");
      the("scene-body").classList.remove("held");
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", up);
  });
}

/** Arrow keys move a handle by one frame, with shift by ten. @param {import("./store.js").Store} store @param {KeyboardEvent} event @param {string} side @param {(from: number, duration: number, gesture?: string) => void} trim */
function nudge(store, event, side, trim) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const take = store.scene.take;
  const by = step * (event.shiftKey ? 10 : 1);
  if (side === "a") { const start = Math.max(0, Math.min(take.start + by, take.start + take.duration - 1)); trim(start, take.start + take.duration - start); }
  else trim(take.start, Math.max(1, Math.min(take.duration + by, take.available - take.start)));
}
