// A publication on its way: the page looks every few seconds, and shows what has changed.
import { call, CallFailed } from "./lib/http.js";
import { toast } from "./lib/toasts.js";

const EVERY = 3000;
const KEPT = "publication-landed";
const watched = /** @type {HTMLElement | null} */ (document.querySelector("[data-watch]"));
if (watched) setTimeout(look, EVERY, watched);
sayWhatLanded();

/** @param {HTMLElement} place */
async function look(place) {
  if (!document.hidden) {
    try {
      const told = await call(place.dataset.watch ?? "");
      if (told.mark !== place.dataset.mark && !isWriting()) {
        if (told.landed) sessionStorage.setItem(KEPT, told.landed);
        location.reload();
        return;
      }
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.trouble === "signed-out" && !isWriting()) {
        location.reload(); // the way in, and back here
        return;
      }
    }
  }
  setTimeout(look, EVERY, place);
}

/** Nothing is taken out of the hands of somebody who writes. */
function isWriting() {
  return document.activeElement?.matches("textarea, input") ?? false;
}

/** Good news waits a moment, then lands. */
function sayWhatLanded() {
  const landed = sessionStorage.getItem(KEPT);
  if (!landed) return;
  sessionStorage.removeItem(KEPT);
  setTimeout(() => toast("live", landed), 400);
}
