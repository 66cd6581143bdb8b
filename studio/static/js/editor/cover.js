// What stands for the video: cover picture, end card, logo.
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { call } from "../lib/http.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";
import { pickFromLibrary } from "./library.js";
import { select, timeField, toggle } from "./scene.js";

/** @param {import("./store.js").Store} store */
export function wireCover(store) {
  store.on("state", () => draw(store));
  draw(store);
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  const panel = the("panel-cover");
  if (panel.matches(":focus-within") && panel.querySelector("input:focus, textarea:focus")) return;
  redrawn(panel, () => panel.replaceChildren(cover(store), endCard(store), logo(store), language(store)));
}

/** @param {import("./store.js").Store} store */
function cover(store) {
  const frame = store.layout.cover;
  const image = h("img", { src: `${store.urls.still}?frame=${frame}&rev=${store.revision}&size=cover`, alt: say("desk-cover-alt"), width: "90", height: "160" });
  const here = h("button", { class: "btn line", type: "button", on: { click: () => store.do({ verb: "cover", cover: { scene: store.selected, at: store.frameInScene } }) } }, [icon("image"), say("desk-cover-here")]);
  const auto = store.board.cover && h("button", { class: "btn bare sm", type: "button", text: say("desk-cover-auto"), on: { click: () => store.do({ verb: "cover", cover: null }) } });
  const shown = h("button", { class: "v w72", type: "button", "aria-label": say("desk-cover-show"), on: { click: () => store.seek(frame) } }, [image]);
  return h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-cover") }), h("div", { class: "row top" }, [shown, h("div", { class: "stack s2" }, [h("p", { class: "meta", text: say("desk-cover-why") }), here, auto])])]);
}

/** @param {import("./store.js").Store} store */
function endCard(store) {
  const card = store.board.end_card;
  const set = (/** @type {any} */ change, gesture = "") => store.do({ verb: "end-card", end_card: { ...(store.board.end_card ?? store.shelf.end_card), ...change } }, gesture);
  const on = toggle({ id: "end-card", label: say("desk-end-card"), help: say("desk-end-card-why"), on: Boolean(card), act: (wanted) => (wanted ? set({}) : store.do({ verb: "end-card", end_card: null })) });
  if (!card) return h("div", { class: "stack s3" }, [on]);
  const text = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ value, /** @type {(v: string) => any} */ change, long = false) => {
    const gesture = newId();
    const box = /** @type {HTMLInputElement} */ (h(long ? "textarea" : "input", { class: "in", id, rows: long ? "3" : null }));
    box.value = value;
    box.addEventListener("input", () => set(change(box.value), gesture));
    return h("div", { class: "field" }, [h("label", { for: id, text: label }), box]);
  };
  return h("div", { class: "stack s3" }, [
    on,
    text("end-title", say("desk-end-title"), card.title, (title) => ({ title })),
    text("end-lines", say("desk-end-lines"), card.lines.join("\n"), (v) => ({ lines: v.split("\n").slice(0, 4) }), true),
    text("end-link", say("desk-end-link"), card.link, (link) => ({ link })),
    text("end-funding", say("desk-end-funding"), card.funding, (funding) => ({ funding })),
    toggle({ id: "end-union", label: say("desk-end-union"), help: say("desk-end-union-why"), on: Boolean(card.union), act: (wanted) => set({ union: wanted ? {} : null }) }),
    grounds(store, card, set),
    h("button", { class: "btn line sm", type: "button", on: { click: () => keep(store) } }, [icon("save"), say("desk-end-keep")]),
    timeField(say("desk-lasts"), "end-frames", card.frames, store.layout.rate, (frames) => set({ frames })),
  ]);
}

/** @param {import("./store.js").Store} store @param {any} card @param {(change: any) => void} set */
function grounds(store, card, set) {
  const chips = store.shelf.grounds.map((/** @type {any} */ c) => h("button", { class: "chip", type: "button", "aria-pressed": String(c.background === card.background), on: { click: () => set({ background: c.background, ink: c.ink }) } }, [h("span", { class: "swatch", css: { background: c.background } }), c.name]));
  return h("div", { class: "field" }, [h("span", { class: "lab", text: say("desk-end-colour") }), h("div", { class: "chips", role: "group", "aria-label": say("desk-end-colour") }, chips)]);
}

/** The end card becomes the one every new video begins with. @param {import("./store.js").Store} store */
async function keep(store) {
  await store.outbox.emptied();
  const told = await call(store.urls.end_card, { method: "POST", json: {} }).catch(() => null);
  toast(told ? "live" : "failed", told?.text ?? say("desk-broken"));
}

/** @param {import("./store.js").Store} store */
function logo(store) {
  const media = store.board.logo && store.state.media[store.board.logo];
  const shown = media?.poster && h("img", { src: media.poster, alt: media.name, width: "56" });
  const choose = h("button", { class: "btn line sm", type: "button", on: { click: () => pickFromLibrary(store, { scene: "", slot: "logo" }) } }, [icon("folder-open"), say("desk-logo-choose")]);
  const none = store.board.logo && h("button", { class: "btn bare sm", type: "button", text: say("desk-logo-none"), on: { click: () => store.do({ verb: "logo", media: null }) } });
  return h("div", { class: "stack s2" }, [h("span", { class: "lab", text: say("desk-logo") }), h("p", { class: "meta", text: say("desk-logo-why") }), h("div", { class: "row wrap" }, [shown, choose, none])]);
}

/** What captions and cards are written in. @param {import("./store.js").Store} store */
function language(store) {
  const choices = ["fr", "en"].map((one) => /** @type {[string, string]} */ ([one, say(`desk-language-${one}`)]));
  const box = select("language", choices, store.board.language, (chosen) => store.do({ verb: "language", language: chosen }));
  return h("div", { class: "field" }, [h("label", { for: "language", text: say("desk-language") }), box, h("span", { class: "help", text: say("desk-language-why") })]);
}
