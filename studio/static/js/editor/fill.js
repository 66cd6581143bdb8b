// Filling a slot: by telephone, file, library or voice. What is on its way is shown; what was written stays.
import { call, CallFailed } from "../lib/http.js";
import { open } from "../lib/dialogs.js";
import { h, icon, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";
import { pickFromLibrary } from "./library.js";
import { showPhone } from "./phone-link.js";
import { sendFile } from "./sending.js";
import { forget, unfinished } from "./unfinished.js";

/** @typedef {{scene: string, slot: string, name: string, share: number, text?: string}} Going */

export class Filling {
  /** @type {Map<string, Going>} */ #going = new Map();
  /** @type {import("./unfinished.js").Stopped[]} */ #stopped = [];
  #slot = { scene: "", slot: "picture" };

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    document.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-fill]"));
      if (button) this.#by(button.dataset.fill ?? "");
    });
    for (const id of ["file-input", "camera-input"]) {
      the(id).addEventListener("change", () => { for (const file of the(id).files) this.send(file); the(id).value = ""; });
    }
    dropping(this);
    store.on("state", () => this.#draw());
    store.on("select", () => this.#draw());
    this.#draw();
    addEventListener("beforeunload", (event) => { if ([...this.#going.values()].some((g) => g.share < 100)) event.preventDefault(); });
    unfinished(store.urls.video).then((found) => { this.#stopped = found; this.#draw(); });
  }

  /** @param {File} file @param {{scene: string, slot: string}} [where]  the slot that was pressed last, else */
  async send(file, where = this.#slot.scene ? this.#slot : this.#shown()) {
    const { scene, slot } = where;
    this.#stopped = this.#stopped.filter((one) => one.name !== file.name || one.size !== file.size);
    const key = `${scene}/${slot}/${file.name}`;
    const going = { scene, slot, name: file.name, share: 0 };
    this.#going.set(key, going);
    this.#draw();
    try {
      await sendFile(file, { ...this.store.urls, scene, slot }, (share, text) => { this.#going.set(key, { ...going, share, text }); this.#draw(); });
      await this.store.look();
    } catch (error) {
      const text = error instanceof Error && error.message ? error.message : say("desk-upload-failed");
      toast("failed", text, { word: say("desk-again"), act: () => this.send(file, where) });
    } finally {
      this.#going.delete(key);
      this.#draw();
    }
  }

  /** What a dropped file fills. */
  #shown() {
    return { scene: this.store.selected, slot: "picture" };
  }

  /** @param {FileList} files */
  drop(files) {
    for (const file of files) this.send(file, this.#shown());
  }

  /** @param {string} how */
  #by(how) {
    this.#slot = { scene: this.store.selected, slot: how.startsWith("voice") ? "voice" : "picture" };
    if (!this.store.selected && how !== "phone") return;
    if (how === "file" || how === "voice-file") the("file-input").click();
    if (how === "camera") the("camera-input").click();
    if (how === "phone") showPhone(this.store);
    if (how === "library" || how === "voice-library") pickFromLibrary(this.store, this.#slot);
    if (how === "voice") this.#voice();
    if (how === "card") this.#card();
  }

  /** What a reload cut short. @param {import("./unfinished.js").Stopped} one */
  #cut(one) {
    const choose = h("button", { class: "btn line sm", type: "button", text: say("desk-sending-choose"), on: { click: () => { this.#slot = { scene: one.scene, slot: one.slot }; the("file-input").click(); } } });
    const drop = h("button", { class: "btn bare sm", type: "button", text: say("desk-sending-forget"), on: { click: async () => { await forget(one); this.#stopped = this.#stopped.filter((other) => other !== one); this.#draw(); } } });
    return h("div", { class: "note unsure", role: "status" }, [icon("upload"), h("div", { class: "txt" }, [say("desk-sending-stopped", { name: one.name, done: one.share }), h("br"), choose, drop])]);
  }

  #voice() {
    const voice = this.store.scene?.voice;
    const script = voice?.script || this.store.scene?.say || "";
    the("voice-script").hidden = !script;
    the("voice-script").textContent = say("desk-quote", { text: script });
    the("voice-clear").hidden = !voice?.filled;
    the("voice-state").textContent = "";
    open(document, "voice");
  }

  #card() {
    const card = this.store.shelf.cards[0];
    this.store.do({ verb: "show", scene: this.store.selected, picture: { kind: "card", text: "", background: card.background, ink: card.ink } });
  }

  #draw() {
    const mine = [...this.#going.values(), ...this.store.state.imports].filter((g) => g.scene === this.store.selected);
    const place = the("filling");
    redrawn(place, () => place.replaceChildren(...mine.map((g) => (g.problem ? refused(this.store, g) : going(g))), ...this.#stopped.map((one) => this.#cut(one))));
    for (const button of document.querySelectorAll("[data-fill]")) /** @type {HTMLButtonElement} */ (button).disabled = !this.store.selected && /** @type {HTMLElement} */ (button).dataset.fill !== "phone";
  }
}

/** @param {any} g */
function going(g) {
  const text = g.text || say(g.share < 100 ? "desk-sending" : "desk-preparing", { name: g.name, done: Math.round(g.share) });
  return h("div", { class: "note sending", role: "status" }, [icon(g.share < 100 ? "upload" : "hourglass"), h("div", { class: "txt" }, [h("span", { text }), h("progress", { class: "bar thin", max: "100", value: String(g.share), "aria-label": text })])]);
}

/** @param {import("./store.js").Store} store @param {any} g */
function refused(store, g) {
  const hide = h("button", { class: "btn line sm", type: "button", text: say("desk-understood"), on: { click: async () => { await call(g.forget, { method: "POST", json: {} }).catch(() => null); await store.look(); } } });
  return h("div", { class: "note failed", role: "alert" }, [icon("triangle-alert"), h("div", { class: "txt" }, [h("b", { text: g.name }), g.problem, h("br"), hide])]);
}

/** Files dropped on the scene panel or the picture fill the selected scene. @param {Filling} filling */
function dropping(filling) {
  for (const id of ["scene-pan", "screen"]) {
    const place = the(id);
    place.addEventListener("dragover", (/** @type {DragEvent} */ event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
    place.addEventListener("drop", (/** @type {DragEvent} */ event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      filling.drop(event.dataTransfer.files);
    });
  }
}
