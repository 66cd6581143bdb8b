// Sending one file by the resumable protocol (tus): it goes on from where it stopped, also after a reload.
import { csrf } from "../lib/http.js";
import { say } from "../lib/say.js";

/**
 * @param {File} file
 * @param {{uploads: string, video: string, scene: string, slot: string}} where
 * @param {(share: number, text?: string) => void} tell  per cent, and what to say when it is more than « arrives »
 * @returns {Promise<void>} when it is in; what the import makes of it is told by the editor's own view
 */
export function sendFile(file, { uploads, video, scene, slot }, tell) {
  const tus = /** @type {any} */ (globalThis).tus;
  let done = 0;
  const cut = () => tell(done, say("desk-sending-cut", { name: file.name, done: Math.round(done) }));
  const sent = new Promise((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: uploads,
      retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
      chunkSize: 16 * 1024 * 1024,
      metadata: { filename: file.name, filetype: file.type, video, scene, slot },
      headers: { "X-CSRFToken": csrf() },
      removeFingerprintOnSuccess: true,
      fingerprint: async () => ["clin", video, scene, slot, file.name, file.size, file.lastModified].join("-"),
      onProgress: (/** @type {number} */ sent, /** @type {number} */ all) => tell((done = all ? Math.min(99, (sent * 100) / all) : 0)),
      onError: (/** @type {any} */ error) => (status(error) || navigator.onLine ? reject(new Error(sentence(error))) : addEventListener("online", () => upload.start(), { once: true })),
      onSuccess: () => { tell(100, say("desk-preparing", { name: file.name })); resolve(undefined); },
      onShouldRetry: (/** @type {any} */ error) => { if (!status(error)) cut(); return mends(status(error)); },
    });
    upload.findPreviousUploads().then((/** @type {any[]} */ before) => {
      if (before.length) upload.resumeFromPreviousUpload(before[0]);
      upload.start();
    });
  });
  addEventListener("offline", cut);
  return sent.finally(() => removeEventListener("offline", cut));
}

/** 0 without an answer. @param {any} error @returns {number} */
const status = (error) => error.originalResponse?.getStatus() ?? 0;

/** Whether it is worth trying again. @param {number} code */
const mends = (code) => code === 0 || (code >= 500 && code !== 507) || code === 409 || code === 423;

/** The server's own sentence when it gave one. @param {any} error */
function sentence(error) {
  const body = error.originalResponse?.getBody?.() ?? "";
  try {
    const told = JSON.parse(body);
    return told.sentence ?? told.text ?? say("desk-upload-failed");
  } catch {
    return say("desk-upload-failed");
  }
}
