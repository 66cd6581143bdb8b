// What the page knows of the video, and the one way to change it: a verb into the outbox. The server's answer to
// each verb is the new storyboard, its layout and its problems; nothing is computed here.
import { call, CallFailed } from "../lib/http.js";
import { newId } from "../lib/ids.js";
import { orphans, Outbox } from "../lib/outbox.js";
import { living } from "../lib/presence.js";

/** @typedef {import("../lib/outbox.js").Letter} Letter */

export class Store extends EventTarget {
  #waiting = 0;

  /** @param {any} data  the page's #editor-data @param {string} client  this tab's name */
  constructor(data, client) {
    super();
    this.urls = data.urls;
    this.shelf = data.shelf;
    this.state = data.state;
    this.client = client;
    this.frame = 0;
    this.playing = false;
    const scenes = this.layout.scenes;
    this.selected = (scenes.find((/** @type {any} */ s) => !s.filled) ?? scenes[0])?.id ?? "";
    this.frame = this.scene?.look ?? 0;
    const prefix = `outbox:${data.video}:`;
    this.outbox = new Outbox(prefix + client, localStorage, (letter) => this.#carry(letter), (waiting, troubled) => this.#moved(waiting, troubled));
    this.#waiting = this.outbox.waiting;
    orphans(prefix, client, localStorage, living).then((left) => { for (const letter of left) this.outbox.put(letter); });
  }

  get layout() { return this.state.layout; }
  get board() { return this.state.storyboard; }
  get revision() { return this.state.revision; }

  /** The selected scene as the layout has it. @returns {any} */
  get scene() { return this.layout.scenes.find((/** @type {any} */ s) => s.id === this.selected); }

  /** The selected scene as the storyboard has it. @returns {any} */
  get part() { return this.board.scenes.find((/** @type {any} */ s) => s.id === this.selected); }

  /** @param {any} verb @param {string} [gesture] one for all verbs of a drag or a typed sentence */
  do(verb, gesture = "") {
    this.#post(this.urls.verbs, { verb }, gesture);
  }

  undo() { this.#post(this.urls.undo, {}, ""); }
  redo() { this.#post(this.urls.redo, {}, ""); }

  /** @param {string} id @param {boolean} [seek] also put the playhead on it */
  select(id, seek = true) {
    if (!this.layout.scenes.some((/** @type {any} */ s) => s.id === id)) return;
    this.selected = id;
    if (seek && this.scene && !(this.frame >= this.scene.start && this.frame < this.scene.end)) this.seek(this.scene.look);
    this.say("select");
  }

  /** @param {number} frame */
  seek(frame) {
    this.frame = Math.max(0, Math.min(frame, Math.max(0, this.layout.length - 1)));
    this.say("frame");
  }

  /** Frames of the selected scene at the playhead, kept inside it. */
  get frameInScene() {
    const scene = this.scene;
    if (!scene) return 0;
    return Math.max(0, Math.min(this.frame - scene.start, scene.once - 1));
  }

  /** Takes the server's view, unless a newer one came before it: answers overtake each other. @param {any} state */
  take(state) {
    if (!state?.storyboard || state.revision < this.revision) return;
    this.state = state;
    if (!this.scene) this.selected = this.layout.scenes[0]?.id ?? "";
    if (this.frame >= this.layout.length) this.frame = Math.max(0, this.layout.length - 1);
    this.say("state");
  }

  /** Asks for the newest view: another tab or a phone may have changed it. */
  async look() {
    try {
      this.take(await call(this.urls.storyboard));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
    }
  }

  /** @param {string} name @param {any} [detail] */
  say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {string} name @param {(detail: any) => void} act */
  on(name, act) {
    this.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
  }

  /** Says what waits; « settled » when the last of it has left. @param {number} waiting @param {boolean} troubled */
  #moved(waiting, troubled) {
    const settled = this.#waiting > 0 && waiting === 0;
    this.#waiting = waiting;
    this.say("waiting", { waiting, troubled });
    if (settled) this.say("settled");
  }

  /** @param {string} url @param {any} body @param {string} gesture */
  #post(url, body, gesture) {
    this.outbox.put({ id: newId(), client: this.client, base: this.revision, gesture, url, body });
  }

  /** @param {Letter} letter @returns {Promise<"done" | "later" | "held">} */
  async #carry(letter) {
    const { id, client, base, gesture, url, body } = letter;
    try {
      this.take(await call(url, { method: "POST", json: { id, client, base, gesture, ...body } }));
      return "done";
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.trouble === "conflict") {
        this.take(error.body?.state);
        this.say("conflict", { letter, body: error.body });
        return url === this.urls.verbs ? "held" : "done";
      }
      if (error.trouble === "refused") {
        this.take(error.body?.state);
        this.say("refused", error.body);
        return "done";
      }
      this.say("trouble", { trouble: error.trouble, body: error.body });
      return "later";
    }
  }
}
