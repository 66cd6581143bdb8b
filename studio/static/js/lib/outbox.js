// Verbs that are not yet with the server. They wait in the browser's storage through a dropped line, an expired
// sign-in or a reload, leave in order, one at a time, and are applied once: each has an id the server remembers.

/**
 * @typedef {{id: string, client: string, base: number, gesture: string, url: string, body: any, held?: boolean}} Letter
 */

export class Outbox {
  /** @type {Letter[]} */ #letters = [];
  #busy = false;
  #timer = 0;
  #pause = 0;

  /**
   * @param {string} key  where the letters wait in localStorage
   * @param {Storage} storage
   * @param {(letter: Letter) => Promise<"done" | "later" | "held">} carry  takes one letter to the server
   * @param {(waiting: number, troubled: boolean) => void} changed
   */
  constructor(key, storage, carry, changed) {
    this.key = key;
    this.storage = storage;
    this.carry = carry;
    this.changed = changed;
    this.#letters = this.#stored();
  }

  get waiting() {
    return this.#letters.length;
  }

  /** Puts a letter in; one of the same gesture that has not left yet is replaced. @param {Letter} letter */
  put(letter) {
    const last = this.#letters.at(-1);
    const replaces = last && !last.held && letter.gesture && last.gesture === letter.gesture && last.url === letter.url && !(this.#busy && this.#letters.length === 1);
    if (replaces) this.#letters[this.#letters.length - 1] = { ...letter, base: last.base };
    else this.#letters.push(letter);
    this.#keep();
    this.leave();
  }

  /** Sends what waits, in order. @returns {Promise<void>} */
  async leave() {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    let troubled = false;
    while (this.#letters.length && !this.#letters[0].held) {
      const letter = this.#letters[0];
      const outcome = await this.carry(letter);
      if (outcome === "later") { troubled = true; break; }
      if (outcome === "held") { this.#letters = this.#letters.map((l) => (l.id === letter.id ? { ...l, held: true } : l)); break; }
      this.#letters = this.#letters.filter((l) => l.id !== letter.id);
      this.#pause = 0;
      this.#keep();
    }
    this.#busy = false;
    this.#keep();
    this.changed(this.#letters.length, troubled);
    if (troubled) this.#again();
  }

  /** The letter that waits for a person's choice goes again on another base, or is thrown away. @param {number | null} base */
  settle(base) {
    const [first, ...rest] = this.#letters;
    if (!first?.held) return;
    this.#letters = base === null ? rest : [{ ...first, held: false, base }, ...rest];
    this.#keep();
    this.leave();
  }

  /** Resolves when nothing waits, or when it cannot leave now. */
  async emptied() {
    while (this.#busy) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.leave();
    return this.#letters.length === 0;
  }

  #again() {
    this.#pause = Math.min(15000, (this.#pause || 500) * 2);
    this.#timer = setTimeout(() => this.leave(), this.#pause);
  }

  /** @returns {Letter[]} */
  #stored() {
    try {
      const found = JSON.parse(this.storage.getItem(this.key) ?? "[]");
      return Array.isArray(found) ? found.map((letter) => ({ ...letter, held: false })) : [];
    } catch {
      return [];
    }
  }

  #keep() {
    try {
      if (this.#letters.length) this.storage.setItem(this.key, JSON.stringify(this.#letters));
      else this.storage.removeItem(this.key);
    } catch {
      // A full storage only costs the safety net: the letters are still in memory and still leave.
    }
    this.changed(this.#letters.length, false);
  }
}

/** Letters left by tabs of this video that are gone. @param {string} prefix @param {string} mine @param {Storage} storage @returns {Letter[]} */
export function orphans(prefix, mine, storage) {
  /** @type {Letter[]} */
  const found = [];
  for (const key of Object.keys(storage)) {
    if (!key.startsWith(prefix) || key === mine) continue;
    try {
      found.push(...JSON.parse(storage.getItem(key) ?? "[]"));
    } catch {
      continue;
    } finally {
      storage.removeItem(key);
    }
  }
  return found;
}
