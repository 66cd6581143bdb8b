// Sending files to the library: resumable, with progress; what a reload or a cut line stopped goes on from where it was.
import { csrf } from "./lib/http.js";
import { h, icon } from "./lib/dom.js";

/** @typedef {Record<string, string>} Words */

/**
 * @param {File} file
 * @param {{endpoint: string, metadata?: Record<string, string>, headers?: Record<string, string>}} where
 * @param {(sent: number, all: number) => void} tell
 * @returns {{upload: any, done: Promise<string>}} the upload, and the address of its state when all has come
 */
export function send(file, { endpoint, metadata = {}, headers = {} }, tell) {
  const tus = /** @type {any} */ (globalThis).tus;
  /** @type {any} */
  let upload;
  const done = new Promise((resolve, reject) => {
    upload = new tus.Upload(file, {
      endpoint,
      metadata: { filename: file.name, ...metadata },
      headers: { "X-CSRFToken": csrf(), Accept: "application/json", ...headers },
      retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () => ["studio", endpoint, metadata.scene ?? "", file.name, file.size, file.lastModified].join("-"),
      onProgress: tell,
      onShouldRetry: (/** @type {any} */ error) => { const status = error.originalResponse?.getStatus() ?? 0; return status === 0 || status >= 500 && status !== 507 || status === 409 || status === 423; },
      onError: reject,
      onSuccess: () => resolve(upload.url),
    });
  });
  begin(upload);
  return { upload, done: /** @type {Promise<string>} */ (done) };
}

/** What the server said, if it said a sentence; its status, if it gave one. @param {any} error */
export function reason(error) {
  const answer = error?.originalResponse;
  let sentence = "";
  try { sentence = JSON.parse(answer?.getBody() ?? "").sentence ?? ""; } catch { /* no JSON, no sentence */ }
  return { sentence, status: answer?.getStatus() ?? 0 };
}

/** Waits until the import says ready or refused. @param {string} url @param {(percent: number) => void} tell @returns {Promise<{state: string, sentence?: string, asset?: number, sha256?: string}>} */
export async function settled(url, tell = () => {}) {
  for (;;) {
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      const told = await answer.json();
      if (told.state === "ready" || told.state === "refused") return told;
      tell(told.progress ?? 0);
    } else if (answer && answer.status === 404) return { state: "refused" };
    await new Promise((go) => setTimeout(go, 900));
  }
}

/** @param {any} upload */
async function begin(upload) {
  const before = await upload.findPreviousUploads().catch(() => []);
  if (before.length) upload.resumeFromPreviousUpload(before[0]);
  upload.start();
}

/** @param {HTMLElement} place */
function wire(place) {
  const words = /** @type {Words} */ (JSON.parse(document.getElementById("upload-words")?.textContent ?? "{}"));
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input[type=file]"));
  const endpoint = place.dataset.upload ?? "/uploads";
  input.addEventListener("change", () => { for (const file of input.files ?? []) one(file, endpoint, words); input.value = ""; });
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    for (const file of event.dataTransfer?.files ?? []) one(file, endpoint, words);
  });
}

/** @param {File} file @param {string} endpoint @param {Words} words */
async function one(file, endpoint, words) {
  const text = h("span", { text: file.name });
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { class: "bar thin", max: "100", "aria-label": file.name }));
  const stop = h("button", { class: "btn line sm", type: "button", text: words.stop });
  const note = h("div", { class: "note sending" }, [icon("upload"), h("div", { class: "txt" }, [h("b", { text: file.name }), text, bar, stop])]);
  document.getElementById("coming")?.append(note);
  let percent = 0;
  const { upload, done } = send(file, { endpoint }, (sent, all) => { percent = all ? Math.floor((sent * 100) / all) : 0; bar.value = percent; text.textContent = filled(words.sending, percent); });
  stop.addEventListener("click", async () => { await upload.abort(true).catch(() => null); note.remove(); });
  try {
    const url = await done;
    stop.remove();
    bar.removeAttribute("value");
    text.textContent = words.preparing;
    const told = await settled(url, (share) => { bar.value = share; });
    bar.remove();
    note.className = told.state === "ready" ? "note live" : "note failed";
    text.textContent = told.state === "ready" ? words.ready : told.sentence ?? words.failed;
    if (told.state === "ready") setTimeout(() => location.reload(), 700);
  } catch (error) {
    const { sentence, status } = reason(error);
    note.className = "note failed";
    text.textContent = sentence || (status === 401 ? words.signin : filled(words.cut, percent));
    stop.textContent = words.again;
    stop.replaceWith(retry(note, () => one(file, endpoint, words), words.again));
  }
}

/** @param {HTMLElement} note @param {() => void} act @param {string} word */
function retry(note, act, word) {
  return h("button", { class: "btn line sm", type: "button", text: word, on: { click: () => { note.remove(); act(); } } });
}

/** @param {string} sentence @param {number} percent */
function filled(sentence, percent) {
  return sentence.replace("{percent}", String(percent));
}

for (const place of document.querySelectorAll("[data-upload]")) wire(/** @type {HTMLElement} */ (place));
