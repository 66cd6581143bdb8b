// The preview: the engine's still at the playhead, and its draft when one plays. Nothing is drawn here but guides.
import { call, CallFailed } from "../lib/http.js";
import { icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** Milliseconds after which a picture that is still to come is said to be. */
const LATE = 250;
/** How often a picture is asked for that did not come. */
const TRIES = 3;

export class Preview {
  #wanted = "";
  #asked = 0;
  /** @type {AbortController | null} */ #making = null;
  #draftOf = "";
  #idle = 0;
  /** Frame of the timeline at which the file in the player begins. */
  #from = 0;
  #seen = -1;
  #late = 0;
  #tries = 0;
  /** @type {{ wanted: string, ready: Promise<boolean> } | null} */ #coming = null;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.image = the("still");
    this.video = the("draft");
    this.rate = store.layout.rate;
    store.on("state", () => this.#outdated());
    store.on("frame", () => this.#moved());
    this.video.addEventListener("ended", () => this.pause());
    this.video.addEventListener("playing", () => this.#follow());
    this.#outdated();
  }

  toggle() {
    if (this.store.playing) this.pause();
    else this.play();
  }

  async play() {
    if (!this.store.layout.length) return;
    this.store.playing = true;
    this.#button();
    const ready = await this.#made();
    if (!ready || !this.store.playing) return this.pause();
    this.#from = 0;
    const from = this.store.frame >= this.store.layout.length - 2 ? 0 : this.store.frame;
    this.video.currentTime = from / this.rate;
    this.video.hidden = false;
    try {
      await this.video.play();
    } catch {
      this.pause();
    }
  }

  /** The selected scene alone, from its own draft: soon there, even when the rest is long. */
  async playScene() {
    const scene = this.store.scene;
    if (!scene) return;
    if (this.store.playing) this.pause();
    this.store.playing = true;
    this.#button();
    const ready = await this.#made(false, scene.id);
    if (!ready || !this.store.playing) return this.pause();
    this.#from = scene.start;
    this.video.currentTime = 0;
    this.video.hidden = false;
    await this.video.play().catch(() => this.pause());
  }

  pause() {
    this.store.playing = false;
    this.store.say("rest");
    this.video.pause();
    this.#button();
    this.#still();
  }

  /** @param {boolean} on */
  sound(on) {
    this.video.muted = !on;
  }

  #outdated() {
    const same = this.#seen === this.store.revision;
    this.#seen = this.store.revision;
    if (same) return;
    if (this.store.playing) this.pause();
    this.rate = this.store.layout.rate;
    this.#making?.abort();
    this.#making = null;
    the("making").hidden = true;
    the("empty-screen").hidden = this.store.layout.length > 0;
    this.#still();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => { if (!this.store.outbox.waiting) this.#made(true); }, 1500);
    this.#time();
  }

  #moved() {
    this.#time();
    if (!this.store.playing) this.#still();
  }

  #time() {
    the("now").textContent = moment(this.store.frame, this.rate);
    the("total").textContent = this.store.layout.total_label;
  }

  /** The still of the playhead; the picture before it stays until the new one is whole. */
  #still() {
    if (!this.store.layout.length) return;
    this.#wanted = `${this.store.urls.still}?frame=${this.store.frame}&rev=${this.store.revision}`;
    if (this.#asked) return;
    const url = this.#wanted;
    if (this.image.dataset.shown === url) { this.#stands("exact"); this.video.hidden = !this.store.playing; return; }
    this.#asked = 1;
    if (!this.#late) this.#late = setTimeout(() => this.#stands("coming"), this.image.src ? LATE : 0);
    const next = new Image();
    const done = () => { this.#asked = 0; if (url !== this.#wanted) this.#still(); };
    next.onload = () => {
      this.#tries = 0;
      this.image.src = url;
      this.image.dataset.shown = url;
      this.image.alt = say("desk-still-alt");
      if (!this.store.playing) this.video.hidden = true;
      if (url === this.#wanted) this.#stands("exact");
      done();
    };
    next.onerror = () => {
      const again = ++this.#tries < TRIES;
      this.#stands(again ? "coming" : "failed");
      if (!again) this.#tries = 0;
      setTimeout(() => { this.#asked = 0; if (again || url !== this.#wanted) this.#still(); }, 1000);
    };
    next.src = url;
  }

  /** Says whether the picture is the one of the playhead; one that is not is dimmed. @param {"exact" | "coming" | "failed"} how */
  #stands(how) {
    clearTimeout(this.#late);
    this.#late = 0;
    the("screen").dataset.still = how;
    the("exact").textContent = say(`desk-still-${how}`);
    the("still-coming").hidden = how !== "coming";
  }

  /** Whether the draft of this revision is in the player; asked for once, whoever waits for it. @param {boolean} [quiet] @param {string} [scene] of one scene only */
  #made(quiet = false, scene = "") {
    const revision = this.store.revision;
    const wanted = `${revision}/${scene}`;
    if (this.#draftOf === wanted) return Promise.resolve(true);
    if (this.#coming?.wanted !== wanted) {
      const coming = { wanted, ready: this.#ask(revision, scene, quiet) };
      this.#coming = coming;
      coming.ready.finally(() => { if (this.#coming === coming) this.#coming = null; });
    }
    return this.#coming?.ready ?? Promise.resolve(false);
  }

  /** @param {number} revision @param {string} scene @param {boolean} quiet */
  async #ask(revision, scene, quiet) {
    this.#making?.abort();
    const mine = new AbortController();
    this.#making = mine;
    the("making").hidden = quiet;
    try {
      for (;;) {
        const answer = await call(`${this.store.urls.draft}${scene && `/${encodeURIComponent(scene)}`}?rev=${revision}&wait=1`, { signal: mine.signal });
        if (this.store.revision !== revision) return false;
        if (answer.url) {
          if (this.video.getAttribute("src") !== answer.url) this.video.src = answer.url;
          this.#draftOf = `${revision}/${scene}`;
          return true;
        }
        if (!quiet || this.store.playing) the("making").hidden = false;
        the("making").querySelector("span").textContent = say("desk-making", { done: answer.progress });
      }
    } catch (error) {
      if (mine.signal.aborted) return false;
      if (error instanceof CallFailed && (!quiet || this.store.playing)) toast("unsure", error.body?.text ?? say("desk-no-draft"));
      return false;
    } finally {
      if (this.#making === mine) { this.#making = null; the("making").hidden = true; }
    }
  }

  /** While it plays, the playhead goes along. */
  #follow() {
    const step = () => {
      if (!this.store.playing) return;
      this.store.frame = Math.min(this.store.layout.length - 1, this.#from + Math.round(this.video.currentTime * this.rate));
      this.store.say("frame");
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  #button() {
    document.body.classList.toggle("plays", this.store.playing);
    const see = document.querySelector('[data-act="see"]');
    see?.replaceChildren(icon(this.store.playing ? "pause" : "play"), say(this.store.playing ? "desk-pause" : "desk-see"));
    for (const button of document.querySelectorAll('[data-act="play"]')) {
      button.setAttribute("aria-label", say(this.store.playing ? "desk-pause" : "desk-play"));
      button.replaceChildren(icon(this.store.playing ? "pause" : "play", "f"));
    }
  }
}

/** The clock under the picture: the one thing the page writes itself, while it plays. @param {number} frame @param {number} rate */
export function moment(frame, rate) {
  const tenths = Math.floor((frame * 10) / rate);
  const comma = document.documentElement.lang === "fr" ? "," : ".";
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}${comma}${tenths % 10}`;
}
