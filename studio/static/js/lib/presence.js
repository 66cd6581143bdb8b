// Which tabs live. A tab has a name, kept over a reload; but the browser copies it into a duplicated tab, and two tabs
// of one name would pass for one. So a name is held for the page's life: by a Web Lock, or, where there are none (plain
// http on the local network), by answering for it.
import { newId } from "./ids.js";

/** Milliseconds a page that is just leaving may keep its name, or take to answer for it. */
const PATIENCE = 250;
const lock = (/** @type {string} */ name) => `tab:${name}`;
/** @type {BroadcastChannel | null} */
let channel = null;
const line = () => (channel ??= new BroadcastChannel("tabs"));

/** This tab's name, held from now on; a new one when another page holds it already. @returns {Promise<string>} */
export async function present() {
  const kept = sessionStorage.getItem("client");
  if (kept && (await free(kept))) return kept;
  const name = newId(6);
  await hold(name);
  sessionStorage.setItem("client", name);
  return name;
}

/** Which of these names belong to living tabs. @param {string[]} names @returns {Promise<Set<string>>} */
export async function living(names) {
  if (!names.length) return new Set();
  if (!navigator.locks) return asked(names);
  const { held: taken = [] } = await navigator.locks.query();
  const locks = new Set(taken.map((one) => one.name));
  return new Set(names.filter((name) => locks.has(lock(name))));
}

/** Whether no other page holds the name; then it is ours. @param {string} name @returns {Promise<boolean>} */
async function free(name) {
  if (navigator.locks) return hold(name);
  return !(await asked([name])).has(name) && hold(name);
}

/** @param {string} name @returns {Promise<boolean>} whether it is ours for the page's life */
async function hold(name) {
  if (!navigator.locks) {
    const mine = line();
    mine.addEventListener("message", ({ data }) => { if (data.who?.includes(name)) mine.postMessage({ here: name }); });
    return true;
  }
  return new Promise((told) => {
    const forever = () => { told(true); return new Promise(() => undefined); };
    navigator.locks.request(lock(name), { signal: AbortSignal.timeout(PATIENCE) }, forever).catch(() => told(false));
  });
}

/** @param {string[]} names @returns {Promise<Set<string>>} */
async function asked(names) {
  /** @type {Set<string>} */
  const here = new Set();
  const listen = (/** @type {MessageEvent} */ { data }) => { if (names.includes(data.here)) here.add(data.here); };
  line().addEventListener("message", listen);
  line().postMessage({ who: names });
  await new Promise((go) => setTimeout(go, PATIENCE));
  line().removeEventListener("message", listen);
  return here;
}
