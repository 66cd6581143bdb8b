// Calls to our own server. What went wrong is one of a few situations, so that nobody guesses from a number.

/** @typedef {"offline" | "signed-out" | "conflict" | "refused" | "no-space" | "broken"} Trouble */

export class CallFailed extends Error {
  /** @param {Trouble} trouble @param {any} body @param {number} status */
  constructor(trouble, body, status) {
    super(trouble);
    this.trouble = trouble;
    this.body = body;
    this.status = status;
  }
}

/**
 * @param {string} url
 * @param {{method?: string, json?: any, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the JSON of the answer
 */
export async function call(url, { method = "GET", json, signal } = {}) {
  const body = json === undefined ? undefined : JSON.stringify(json);
  return ask(url, method, body, json === undefined ? "" : "application/json", signal);
}

/** Sends a small file as it is. @param {string} url @param {Blob} file @returns {Promise<any>} the JSON of the answer */
export const send = (url, file) => ask(url, "POST", file, "application/octet-stream");

/** @param {string} url @param {string} method @param {BodyInit | undefined} body @param {string} type @param {AbortSignal} [signal] */
async function ask(url, method, body, type, signal) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json", "x-requested-with": "fetch" };
  if (method !== "GET") headers["x-csrftoken"] = csrf();
  if (type) headers["content-type"] = type;
  let answer;
  try {
    answer = await fetch(url, { method, headers, body, signal, redirect: "manual", credentials: "same-origin" });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new CallFailed("offline", null, 0);
  }
  const said = await bodyOf(answer);
  if (answer.ok) return said;
  throw new CallFailed(troubleOf(answer, said), said, answer.status);
}

export const csrf = () => document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";

/** @param {Response} answer @param {any} body @returns {Trouble} */
function troubleOf(answer, body) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
  if (answer.status === 409) return "conflict";
  if (answer.status === 507) return "no-space";
  if (answer.status === 400 && body?.code === "csrf") return "signed-out";
  return answer.status >= 400 && answer.status < 500 ? "refused" : "broken";
}

/** @param {Response} answer */
async function bodyOf(answer) {
  if (!(answer.headers.get("content-type") ?? "").includes("json")) return null;
  return answer.json().catch(() => null);
}
