// Captions of the scene: text, style, speaker, place, times, before or after the voice.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { CallFailed, send } from "../lib/http.js";
import { newId, shortId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";
import { pickEmoji } from "./emoji.js";
import { select, toggle } from "./scene.js";
import { speech } from "./speech.js";

/** The caption that was just asked for: one writes into it as soon as it is there. */
let fresh = "";

/** @param {import("./store.js").Store} store */
export function wireCaptions(store) {
  for (const event of ["state", "select", "settled"]) store.on(event, () => draw(store));
  store.on("frame", () => { for (const laid of store.scene?.captions ?? []) showWords(store, the("panel-captions"), laid, store.part?.captions.find((/** @type {any} */ c) => c.id === laid.id)); });
  draw(store);
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  const panel = the("panel-captions");
  const scene = store.scene;
  const part = store.part;
  if (!scene || !part) return panel.replaceChildren(h("p", { class: "muted", text: say("desk-no-scene") }));
  const shape = `${scene.id}:${part.captions.map((/** @type {any} */ c) => [c.id, c.style, c.place, c.speaker, c.animation, c.heard, c.easy, c.dial, c.count?.first, c.count?.last].join("/")).join()}:${part.beat}:${part.timing.words}:${store.board.speakers.length}`;
  if (panel.dataset.shape === shape) return refresh(store, panel);
  panel.dataset.shape = shape;
  const add = h("button", { class: "btn line", type: "button", id: "add-caption", on: { click: () => { fresh = shortId("c"); put(store, { id: fresh, start: store.frameInScene, duration: null }); } } }, [icon("plus"), say(part.captions.length ? "desk-caption-more" : "desk-caption-add")]);
  const cards = part.captions.map((/** @type {any} */ c) => card(store, c));
  const children = cards.length ? cards : [h("p", { class: "muted", text: say("desk-caption-none") })];
  if (part.beat === "punchline") children.push(toggle({ id: "after-voice", label: say("desk-words-after"), help: say("desk-words-after-why"), on: part.timing.words === "after", act: (on) => store.do({ verb: "time", scene: scene.id, timing: { ...store.part.timing, words: on ? "after" : "before" } }) }));
  redrawn(panel, () => panel.replaceChildren(...children, add, speech(store), speakers(store), subtitles(store)), () => {
    refresh(store, panel);
    if (fresh && scene.captions.some((/** @type {any} */ c) => c.id === fresh)) { document.getElementById(`text-${fresh}`)?.focus(); fresh = ""; }
  });
}

/** @param {import("./store.js").Store} store @param {any} change @param {string} [gesture] */
function put(store, change, gesture = "") {
  const known = store.part.captions.find((/** @type {any} */ c) => c.id === change.id);
  const last = store.board.scenes.flatMap((/** @type {any} */ s) => s.captions).at(-1);
  const fresh = { text: "", style: last?.style ?? "documentaire", place: last?.place ?? "bottom", speaker: null };
  store.do({ verb: "caption", scene: store.selected, caption: { ...(known ?? fresh), ...change } }, gesture);
}

/** @param {import("./store.js").Store} store @param {any} caption */
function card(store, caption) {
  const id = caption.id;
  let gesture = newId();
  const laid = store.scene.captions.find((/** @type {any} */ c) => c.id === id);
  const text = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "in", id: `text-${id}`, rows: "2", "aria-label": say("desk-caption-text"), placeholder: laid?.hint || say("desk-caption-placeholder") }));
  text.value = caption.text;
  text.addEventListener("input", () => put(store, { id, text: text.value }, gesture));
  text.addEventListener("blur", () => { gesture = newId(); });
  text.addEventListener("focus", () => { if (laid && !(store.frame >= laid.from && store.frame < laid.to)) store.seek(laid.from + 9 < laid.to ? laid.from + 9 : laid.from); });
  const emoji = h("button", { class: "btn bare sm sq", type: "button", "aria-label": say("desk-emoji"), on: { click: () => pickEmoji(store, (face) => { insert(text, face); put(store, { id, text: text.value }); }) } }, [icon("smile")]);
  const remove = h("button", { class: "btn bare sm sq", type: "button", "aria-label": say("desk-caption-remove"), on: { click: () => store.do({ verb: "remove", scene: store.selected, part: "caption", id }) } }, [icon("trash-2")]);
  const meter = h("span", { class: "push meter", data: { meter: id } });
  const box = h("div", { class: "capbox" }, [text, h("div", { class: "tools" }, [emoji, remove, meter])]);
  const styles = h("div", { class: "styles", role: "radiogroup", "aria-label": say("desk-style") }, store.shelf.styles.map((/** @type {any} */ s) => style(store, id, s, caption.style)));
  radio(styles);
  const start = field(`from-${id}`, say("desk-from"), (at) => put(store, { id, start: at }));
  const end = field(`to-${id}`, say("desk-to"), (at) => store.do({ verb: "caption-end", scene: store.selected, id, at }));
  const toEnd = h("button", { class: "btn bare sm", type: "button", text: say("desk-to-end"), on: { click: () => put(store, { id, duration: null }) } });
  const place = h("label", {}, [say("desk-place"), select(`place-${id}`, [["top", say("desk-place-top")], ["middle", say("desk-place-middle")], ["bottom", say("desk-place-bottom")]], caption.place, (v) => put(store, { id, place: v }))]);
  const row = h("div", { class: "times" }, [start, end, toEnd, place]);
  if (store.board.speakers.length) row.append(h("label", {}, [say("desk-speaker"), select(`speaker-${id}`, [["", say("desk-nobody")], ...store.board.speakers.map((/** @type {any} */ s) => [s.id, s.name || s.id])], caption.speaker ?? "", (v) => put(store, { id, speaker: v || null }))]));
  return h("div", { class: "capcard", data: { caption: id } }, [box, h("p", { class: "meta lost", data: { face: id }, hidden: true }), h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-style") }), styles]), row, ...(caption.style === "karaoke" ? [beats(id)] : []), ...counter(store, caption), looks(store, caption)]);
}

/** Where the words of a karaoke are shown, to be set one by one. @param {string} id */
function beats(id) {
  return h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-words") }), h("div", { class: "words", data: { words: id } }), h("p", { class: "meta", text: say("desk-words-why") })]);
}

/** The words, the one that is lit marked; a click lets it light up at the playhead. @param {import("./store.js").Store} store @param {HTMLElement} panel @param {any} laid @param {any} caption */
function showWords(store, panel, laid, caption) {
  const box = panel.querySelector(`[data-words="${CSS.escape(laid.id)}"]`);
  if (!box || !caption) return;
  const times = laid.said.map((/** @type {any} */ s) => s.at);
  const now = () => Math.max(0, Math.min(store.frame, laid.to - 1) - laid.from);
  const set = (/** @type {number} */ index) => put(store, { id: laid.id, lit: times.map((/** @type {number} */ at, /** @type {number} */ k) => (k === index ? now() : k < index ? Math.min(at, now()) : at)) });
  const shape = JSON.stringify(laid.said) + caption.lit.length;
  if (/** @type {HTMLElement} */ (box).dataset.shape !== shape) {
    /** @type {HTMLElement} */ (box).dataset.shape = shape;
    redrawn(/** @type {HTMLElement} */ (box), () => box.replaceChildren(
      ...laid.said.map((/** @type {any} */ s, /** @type {number} */ k) => h("button", { class: "btn bare sm", type: "button", id: `word-${laid.id}-${k}`, "aria-label": say("desk-word-here", { word: s.word }), text: s.word, on: { click: () => set(k) } })),
      ...(caption.lit.length ? [h("button", { class: "btn line sm", type: "button", id: `word-${laid.id}-share`, text: say("desk-words-share"), on: { click: () => put(store, { id: laid.id, lit: [] }) } })] : []),
    ));
  }
  const shown = store.frame >= laid.from && store.frame < laid.to;
  const current = times.filter((/** @type {number} */ at) => at <= now()).length - 1;
  for (const [k, word] of [...box.children].entries()) word.classList.toggle("lit", shown && k === current);
}

/** What a countdown or a score counts. @param {import("./store.js").Store} store @param {any} caption */
function counter(store, caption) {
  const { id, style, count } = caption;
  if (style !== "chrono" && style !== "score") return [];
  const number = (/** @type {"first" | "last"} */ end) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id: `count-${end}-${id}`, type: "number", min: "0", max: "9999", step: "1", value: count ? String(count[end]) : "" }));
    input.addEventListener("change", () => {
      const typed = input.value.trim();
      const value = Math.min(9999, Math.max(0, Math.round(Number(typed))));
      put(store, { id, count: typed === "" ? null : { first: count?.first ?? value, last: count?.last ?? value, [end]: value } });
    });
    return h("label", {}, [say(end === "first" ? "desk-count-first" : "desk-count-last"), input]);
  };
  const row = [number("first"), number("last")];
  if (style === "chrono") row.push(h("label", {}, [say("desk-dial"), select(`dial-${id}`, [["ring", say("desk-dial-ring")], ["bar", say("desk-dial-bar")]], caption.dial, (v) => put(store, { id, dial: v }))]));
  return [h("div", { class: "times" }, row), h("p", { class: "meta", text: say(style === "chrono" ? "desk-count-chrono-why" : "desk-count-score-why") })];
}

/** How it arrives, the charter's colours, letters for easier reading. @param {import("./store.js").Store} store @param {any} caption */
function looks(store, caption) {
  const id = caption.id;
  const moves = ["pop", "slide", "typewriter", "none"].map((m) => [m, say(`desk-move-${m}`)]);
  const kinds = ["", "seen", "unseen", "thought", "sound", "music", "foreign"].map((k) => [k, say(k ? `desk-heard-${k}` : "desk-heard-none")]);
  // the charter's captions stand on a dark band and do not jump: choosing its colour brings both along
  const heard = (/** @type {string} */ value) => put(store, { id, heard: value, ...(value && !caption.heard ? { style: "documentaire", animation: "none" } : {}) });
  const open = opened.has(id);
  const more = /** @type {HTMLDetailsElement} */ (h("details", { class: "more looks", ...(open ? { open: "" } : {}) }, [
    h("summary", {}, [icon("sliders-horizontal"), say("desk-looks")]),
    h("div", { class: "stack s3" }, [
      h("div", { class: "times" }, [
        h("label", {}, [say("desk-move"), select(`move-${id}`, moves, caption.animation, (v) => put(store, { id, animation: v }))]),
        h("label", {}, [say("desk-heard"), select(`heard-${id}`, kinds, caption.heard, heard)]),
      ]),
      toggle({ id: `easy-${id}`, label: say("desk-easy"), help: say("desk-easy-why"), on: caption.easy, act: (on) => put(store, { id, easy: on }) }),
    ]),
  ]));
  more.addEventListener("toggle", () => { if (more.open) opened.add(id); else opened.delete(id); });
  return more;
}

/** Captions whose looks are open, so that a change does not close them. @type {Set<string>} */
const opened = new Set();

/** @param {import("./store.js").Store} store @param {string} id @param {any} s @param {string} current */
function style(store, id, s, current) {
  const on = s.name === current;
  const sample = h("span", { class: `t k-${s.name}` });
  if (s.sample.length > 1) sample.append(h("span", {}, [h("i", { text: s.sample[0] }), h("u", { text: s.sample[1] })]));
  else sample.append(h("span", { text: s.sample[0] }));
  return h("button", { class: "sty", type: "button", role: "radio", "aria-checked": String(on), tabindex: on ? "0" : "-1", on: { click: () => put(store, { id, style: s.name }) } }, [sample, s.label]);
}

/** Arrow keys choose among radios. @param {HTMLElement} group */
function radio(group) {
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const all = /** @type {HTMLElement[]} */ ([...group.children]);
    const next = all[(all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step + all.length) % all.length];
    next.focus();
    next.click();
  });
}

/** @param {string} id @param {string} label @param {(at: string) => void} act */
function field(id, label, act) {
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "in num", id, autocomplete: "off", inputmode: "decimal" }));
  input.addEventListener("change", () => act(input.value));
  return h("label", {}, [label, input]);
}

/** Writes what changed, but not under the cursor. @param {import("./store.js").Store} store @param {HTMLElement} panel */
function refresh(store, panel) {
  for (const laid of store.scene.captions) {
    const caption = store.part.captions.find((/** @type {any} */ c) => c.id === laid.id);
    const write = (/** @type {string} */ name, /** @type {string} */ value) => {
      const box = /** @type {HTMLInputElement | null} */ (panel.querySelector(`#${CSS.escape(`${name}-${laid.id}`)}`));
      if (box && document.activeElement !== box && box.value !== value) box.value = value;
    };
    if (!store.outbox.waiting) write("text", caption.text);
    write("from", laid.start_label);
    write("to", laid.end_label);
    showWords(store, panel, laid, caption);
    const meter = panel.querySelector(`[data-meter="${CSS.escape(laid.id)}"]`);
    const face = panel.querySelector(`[data-face="${CSS.escape(laid.id)}"]`);
    if (face) Object.assign(face, { textContent: laid.face, hidden: !laid.face });
    const reading = laid.reading;
    if (meter) /** @type {HTMLElement} */ (meter).dataset.light = reading.light;
    meter?.replaceChildren(...(reading.text ? [h("progress", { class: "bar", max: "100", value: String(reading.share), "aria-hidden": "true" }), reading.text] : []));
  }
}

/** @param {HTMLTextAreaElement} box @param {string} face */
function insert(box, face) {
  const at = box.selectionStart ?? box.value.length;
  box.setRangeText(face, at, box.selectionEnd ?? at, "end");
  box.focus();
}

/** A file of subtitles over the whole video. @param {import("./store.js").Store} store */
function subtitles(store) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "file", class: "vh", id: "subtitles-file", accept: ".srt,.vtt,.ass,.ssa,.txt", tabindex: "-1", "aria-label": say("desk-subtitles") }));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      const read = await send(store.urls.subtitles, file);
      store.do({ verb: "subtitles", cues: read.cues });
      toast("live", read.text);
    } catch (error) {
      toast("failed", error instanceof CallFailed && error.body?.text ? error.body.text : say("desk-broken"));
    } finally {
      input.value = "";
    }
  });
  const button = h("button", { class: "btn line sm", type: "button", id: "subtitles-import", on: { click: () => input.click() } }, [icon("captions"), say("desk-subtitles")]);
  return h("div", { class: "stack s2" }, [h("div", {}, [button, input]), h("p", { class: "meta", text: say("desk-subtitles-why") })]);
}

/** @param {import("./store.js").Store} store */
function speakers(store) {
  const known = store.board.speakers;
  const names = [0, 1].map((n) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "in", id: `speaker-name-${n}`, maxlength: "40", value: known[n]?.name ?? "", placeholder: say("desk-speaker-placeholder", { number: n + 1 }), "aria-label": say("desk-speaker-name", { number: n + 1 }) }));
    input.addEventListener("change", () => {
      const next = [0, 1].map((k) => ({ id: known[k]?.id ?? `voix${k + 1}`, name: k === n ? input.value.trim() : known[k]?.name ?? "" }));
      store.do({ verb: "speakers", speakers: next.filter((s, k) => s.name || known[k]) });
    });
    return input;
  });
  return h("details", { class: "more" }, [h("summary", {}, [icon("users"), say("desk-speakers")]), h("div", { class: "row" }, names)]);
}
