// What colleagues, other tabs and phones do to the video is told by the server (server-sent events); where no stream
// can be had, the page asks now and then. A page nobody sees neither listens nor asks.
import { call, CallFailed } from "../lib/http.js";

/** Milliseconds between two looks of a page that is behind or has no stream, and before the next try at a stream. */
const ASK = 5000;
const AGAIN = 30000;

/** @param {import("./store.js").Store} store */
export function wireWatch(store) {
  /** @type {EventSource | null} */
  let stream = null;
  let told = store.state.stamp;
  let asking = false;

  const busy = () => asking || document.hidden || store.outbox.waiting > 0 || store.playing;
  const behind = () => told !== store.state.stamp;
  const look = async () => {
    if (busy()) return;
    asking = true;
    const wanted = told;
    await newest(store);
    asking = false;
    if (told !== wanted && behind()) look(); // told again while we asked: that would be lost otherwise
  };
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource(store.urls.events);
    stream.addEventListener("video", (event) => { told = JSON.parse(event.data).stamp; if (behind()) look(); });
  };
  for (const event of ["settled", "rest"]) store.on(event, () => { if (behind()) look(); });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  setInterval(() => { if (behind() || stream?.readyState !== EventSource.OPEN) look(); }, ASK);
  setInterval(() => { if (stream?.readyState === EventSource.CLOSED) listen(); }, AGAIN);
  listen();
}

/** Takes the server's view if it is another than ours. @param {import("./store.js").Store} store */
async function newest(store) {
  try {
    const state = await call(`${store.urls.storyboard}?seen=${store.state.stamp}`);
    if (state.stamp !== store.state.stamp && !store.outbox.waiting) store.take(state); // (the answer to what waits is newer)
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
  }
}
