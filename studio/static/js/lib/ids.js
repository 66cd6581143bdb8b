// Ids made in the page. getRandomValues also works over plain http on the local network; randomUUID does not.

/** @param {number} [bytes] @returns {string} lower-case hexadecimal */
export function newId(bytes = 10) {
  const numbers = crypto.getRandomValues(new Uint8Array(bytes));
  return [...numbers].map((n) => n.toString(16).padStart(2, "0")).join("");
}

/** Short ids inside a document: a letter, then six digits. @param {string} letter */
export const shortId = (letter) => letter + newId(3);
