// Verbs that are not yet with the server. They wait in the browser's storage through a dropped line, an expired
// sign-in or a reload, leave in order, one at a time, and are applied once: each has an id the server remembers.
// One that met somebody else's change is held, apart from the others, until a person chooses.

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

  /** How many are to leave by themselves. */
  get waiting() {
    return this.#letters.filter((l) => !l.held).length;
  }

  /** The first that waits for a person's choice. @returns {Letter | undefined} */
  get held() {
    return this.#letters.find((l) => l.held);
  }

  /**
   * Puts a letter in; one of the same gesture that has not left yet is replaced. What goes on being typed into a held
   * letter stays held with it.
   * @param {Letter} letter
   */
  put(letter) {
    const same = (/** @type {Letter} */ l) => Boolean(letter.gesture) && l.gesture === letter.gesture && l.url === letter.url;
    const apart = this.#letters.find((l) => l.held && same(l));
    const last = this.#letters.at(-1);
    const replaces = last && !last.held && same(last) && !(this.#busy && this.waiting === 1);
    if (apart) apart.body = letter.body;
    else if (replaces) this.#letters[this.#letters.length - 1] = { ...letter, base: last.base };
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
    for (let letter = this.#next(); letter; letter = this.#next()) {
      const outcome = await this.carry(letter);
      if (outcome === "later") { troubled = true; break; }
      if (outcome === "held") this.#hold(letter);
      else this.#letters = this.#letters.filter((l) => l.id !== letter.id);
      this.#pause = 0;
      this.#keep();
    }
    this.#busy = false;
    this.#keep();
    this.changed(this.waiting, troubled);
    if (troubled) this.#again();
  }

  /** The first held letter goes again on another base, or is thrown away. @param {number | null} base */
  settle(base) {
    const held = this.held;
    if (!held) return;
    if (base === null) this.#letters = this.#letters.filter((l) => l !== held);
    else Object.assign(held, { held: false, base });
    this.#keep();
    this.leave();
  }

  /** The first held letter asks again, as it is: the answer tells both versions as they are by now. */
  ask() {
    const held = this.held;
    if (held) this.settle(held.base);
  }

  /** Resolves to whether all is with the server; not when something cannot leave now, or waits for a choice. */
  async emptied() {
    while (this.#busy) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.leave();
    return this.#letters.length === 0;
  }

  #next() {
    return this.#letters.find((l) => !l.held);
  }

  /** @param {Letter} letter */
  #hold(letter) {
    const later = this.#letters.filter((l) => letter.gesture && l.gesture === letter.gesture && l.url === letter.url);
    const held = { ...letter, body: later.at(-1)?.body ?? letter.body, held: true };
    this.#letters = this.#letters.filter((l) => l.id === letter.id || !later.includes(l)).map((l) => (l.id === letter.id ? held : l));
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
    this.changed(this.waiting, false);
  }
}

/**
 * Takes the letters that tabs of this video left when they went.
 * @param {string} prefix  what their keys begin with; a tab's name follows
 * @param {string} mine  this tab's name
 * @param {Storage} storage
 * @param {(names: string[]) => Promise<Set<string>>} living  which of these tabs are still there
 * @returns {Promise<Letter[]>}
 */
export async function orphans(prefix, mine, storage, living) {
  const names = Object.keys(storage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).filter((name) => name !== mine);
  const there = await living(names);
  /** @type {Letter[]} */
  const found = [];
  for (const name of names.filter((one) => !there.has(one))) {
    try {
      found.push(...JSON.parse(storage.getItem(prefix + name) ?? "[]").map((/** @type {Letter} */ letter) => ({ ...letter, held: false })));
    } catch {
      continue;
    } finally {
      storage.removeItem(prefix + name);
    }
  }
  return found;
}
