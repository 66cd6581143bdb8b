// Files whose sending was cut short by a reload or a closed tab: the browser no longer has them, the server keeps what
// had come. Chosen again, they go on from there.

import { csrf } from "../lib/http.js";

/** @typedef {{key: string, url: string, scene: string, slot: string, name: string, size: number, share: number}} Stopped */

/** Milliseconds between two looks: one that grows is being sent by another tab. */
const APART = 1500;

/** @param {string} video @returns {Promise<Stopped[]>} those of this video */
export async function unfinished(video) {
  const known = (await storage().findAllUploads()).filter((/** @type {any} */ one) => one.metadata?.video === video && one.uploadUrl);
  const found = await Promise.all(known.map(stopped));
  return found.filter((one) => one !== null);
}

/** Neither the server nor the browser keeps it any longer. @param {Stopped} one */
export async function forget(one) {
  const tus = /** @type {any} */ (globalThis).tus;
  await tus.Upload.terminate(one.url, { headers: { "X-CSRFToken": csrf() } }).catch(() => null);
  await storage().removeUpload(one.key);
}

/** @param {any} one @returns {Promise<Stopped | null>} */
async function stopped(one) {
  const before = await offset(one);
  if (before === null) return null;
  await new Promise((go) => setTimeout(go, APART));
  const now = await offset(one);
  if (now === null || now !== before) return null;
  const { scene, slot, filename } = one.metadata;
  return { key: one.urlStorageKey, url: one.uploadUrl, scene, slot, name: filename, size: one.size, share: one.size ? Math.floor((now * 100) / one.size) : 0 };
}

/** Bytes the server has; null when it has all of it, or does not know it. @param {any} one @returns {Promise<number | null>} */
async function offset(one) {
  const answer = await fetch(one.uploadUrl, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => null);
  if (answer?.status === 404 || answer?.status === 410) await storage().removeUpload(one.urlStorageKey);
  const there = Number(answer?.headers.get("Upload-Offset"));
  return answer?.ok && there < one.size ? there : null;
}

const storage = () => /** @type {any} */ (globalThis).tus.defaultOptions.urlStorage;
