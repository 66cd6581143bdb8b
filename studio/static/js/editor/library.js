// The library in a dialog: choose a clip, a photo or a sound for the slot.
import { call } from "../lib/http.js";
import { open } from "../lib/dialogs.js";
import { h, icon, the } from "../lib/dom.js";

/** @typedef {{scene: string, slot: string, take?: (media: any) => void}} Slot  where it goes; `take` says what to do with it instead */

/** @param {import("./store.js").Store} store @param {Slot} slot */
export async function pickFromLibrary(store, slot) {
  const words = the("library-words");
  words.value = "";
  words.oninput = () => list(store, slot, words.value);
  open(document, "library");
  await list(store, slot, "");
}

/** @param {import("./store.js").Store} store @param {Slot} slot @param {string} words */
async function list(store, slot, words) {
  const kind = { voice: "sound", music: "audio", logo: "image" }[slot.slot] ?? "picture";
  const found = await call(`${store.urls.library}?kind=${kind}&q=${encodeURIComponent(words)}`).catch(() => ({ media: [] }));
  the("pick-none").hidden = found.media.length > 0;
  the("pick").replaceChildren(...found.media.map((/** @type {any} */ media) => h("button", { type: "button", on: { click: () => choose(store, slot, media) } }, [
    h("span", { class: "th" }, [media.poster ? h("img", { src: media.poster, alt: "", loading: "lazy" }) : icon("file-audio")]), h("span", { text: media.name }), h("span", { class: "meta", text: media.detail }),
  ])));
}

/** @param {import("./store.js").Store} store @param {Slot} slot @param {any} media */
function choose(store, slot, media) {
  the("library").close();
  if (slot.take) slot.take(media);
  else if (slot.slot === "logo") store.do({ verb: "logo", media: media.sha256 });
  else if (slot.slot === "music") store.do({ verb: "music", music: { ...(store.board.music ?? { gain_db: -14, ducked: true }), name: "", take: { media: media.sha256, start: 0, duration: null } } });
  else store.do({ verb: "fill", scene: slot.scene, slot: slot.slot, media: media.sha256 });
}
