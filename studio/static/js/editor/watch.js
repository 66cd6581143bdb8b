// What colleagues, other tabs and phones do to the video is told by the server (server-sent events); where no stream
// can be had, the page asks now and then. A page nobody sees neither listens nor asks.
import { call, CallFailed } from "../lib/http.js";

/** Milliseconds between two questions without a stream, and before the next try at one. */
const ASK = 5000;
const AGAIN = 30000;

/** @param {import("./store.js").Store} store */
export function wireWatch(store) {
  /** @type {EventSource | null} */
  let stream = null;
  let told = "";
  let asking = false;

  const look = async () => {
    if (asking || !told || told === store.state.stamp || store.outbox.waiting || store.playing) return;
    asking = true;
    const wanted = told;
    const answered = await newest(store);
    asking = false;
    if (told !== wanted) return look(); // told again while we asked: that would be lost otherwise
    if (answered) told = "";
  };
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource(store.urls.events);
    stream.addEventListener("video", (event) => { told = JSON.parse(event.data).stamp; look(); });
  };
  for (const event of ["settled", "rest"]) store.on(event, look);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  setInterval(look, ASK); // what could not be looked at when it was told
  setInterval(() => { if (stream?.readyState !== EventSource.OPEN && !document.hidden && !store.outbox.waiting && !store.playing) newest(store); }, ASK);
  setInterval(look, ASK); // what could not be looked at when it was told
  setInterval(() => { if (stream?.readyState === EventSource.CLOSED) listen(); }, AGAIN);
  listen();
}

/** Takes the server's view if it is another than ours. @param {import("./store.js").Store} store @returns {Promise<boolean>} whether it was had */
async function newest(store) {
  try {
    const state = await call(`${store.urls.storyboard}?seen=${store.state.stamp}`);
    if (store.outbox.waiting) return false; // the answer to what waits is newer
    if (state?.storyboard && state.stamp !== store.state.stamp) store.take(state);
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return false;
  }
}
